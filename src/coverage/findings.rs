//! What a teacher should look at first, and whether the case is fair: drawn from the figures of a [`Report`], with the bounds
//! named here.

use serde::Serialize;

use super::options::Verdict;
use super::parts::PartKind;
use super::report::{Report, Spot, WayScore};
use super::way::Way;

/// Careful play should end at least so many percent above hasty and greedy play, on average.
pub const AHEAD: f64 = 20.0;
/// From each seat half of the careful plays should end at least here, in percent.
pub const FAR: i16 = 75;
/// The longest answer may bring so many percent more than a random one.
pub const LONGER: f64 = 10.0;
/// The middle of careful play may differ so many percent between seats.
pub const APART: i16 = 15;
/// Careful play should hear a wish in at least one of so many plays.
pub const HEARD: u64 = 4;
/// A dimension tells nothing when so many in a hundred plays of each way are on the same level.
pub const SAME: u64 = 90;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Finding {
    /// Plays that could not go on before the month.
    Stuck {
        /// How many, of all ways together.
        plays: u64,
    },
    /// A way that should end well below careful play does not.
    PlaysAsWell {
        /// The way.
        way: Way,
        /// Its mean total in percent, and that of careful play.
        mean: f64,
        /// That of careful play.
        careful: f64,
        /// The seats where it is so, by name.
        seats: Vec<String>,
    },
    /// A choice that is worth more ends lower than another.
    GoodLeadsToWorse {
        /// The one worth more.
        #[serde(skip)]
        better: Spot,
        /// The one that ends higher.
        #[serde(skip)]
        worse: Spot,
        /// By how many percent.
        percent: f64,
    },
    /// Who always gives the longest answer does better than who picks at random.
    LongestWins {
        /// Mean total of the longest answer.
        longest: f64,
        /// Mean total of random play.
        random: f64,
    },
    /// No careful play comes to level 3 of these dimensions.
    TopNotSeen {
        /// Names of the dimensions.
        dimensions: Vec<String>,
        /// The seats where it is so, by name; empty when it is so from every seat.
        seats: Vec<String>,
    },
    /// Careful play ends low from these seats.
    SeatEndsLow {
        /// Names of the seats.
        seats: Vec<String>,
        /// The lowest middle, in percent.
        median: i16,
    },
    /// Careful play ends much higher from one seat than from another.
    SeatsDiffer {
        /// Where it ends highest, and its middle in percent.
        high: (String, i16),
        /// Where it ends lowest.
        low: (String, i16),
    },
    /// Even careful play hardly hears these wishes.
    WishHardToHear {
        /// The wishes.
        #[serde(skip)]
        wishes: Vec<Spot>,
    },
    /// Turns of the month that came about in no play.
    NeverHappens {
        /// Which.
        #[serde(skip)]
        outcomes: Vec<Spot>,
    },
    /// Choices that nobody ever made.
    NeverChosen {
        /// Which.
        #[serde(skip)]
        choices: Vec<Spot>,
    },
    /// Lines that nobody ever saw.
    NeverSeen {
        /// Which.
        #[serde(skip)]
        lines: Vec<Spot>,
    },
    /// Options with nothing that pulls.
    NobodyPicks {
        /// Which.
        #[serde(skip)]
        choices: Vec<Spot>,
    },
    /// Options that are hardly ever on offer.
    Rare {
        /// Which.
        #[serde(skip)]
        choices: Vec<Spot>,
    },
    /// Dimensions on which nearly everybody ends on the same level, however they play.
    SaysNothing {
        /// Names of the dimensions.
        dimensions: Vec<String>,
    },
}

/// Something to look at, in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// The figures.
    #[serde(flatten)]
    pub finding: Finding,
    /// What there is, in a sentence.
    pub what: String,
    /// What to do about it.
    pub help: String,
    /// Where, when it is about places in the story.
    pub spots: Vec<Spot>,
}

impl Finding {
    /// The places it is about.
    pub(super) fn spots(&self) -> Vec<Spot> {
        match self {
            Self::GoodLeadsToWorse { better, worse, .. } => vec![better.clone(), worse.clone()],
            Self::WishHardToHear { wishes: spots }
            | Self::NeverHappens { outcomes: spots }
            | Self::NeverChosen { choices: spots }
            | Self::NeverSeen { lines: spots }
            | Self::NobodyPicks { choices: spots }
            | Self::Rare { choices: spots } => spots.clone(),
            _ => Vec::new(),
        }
    }
}

/// A question about fairness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Does careful play come far from every seat? `value` is the lowest middle of a seat, `other` the bound.
    CarefulComesFar,
    /// Does hasty play end lower than careful play? `value` is its mean, `other` that of careful play.
    HastyEndsLower,
    /// Does arranging as much as possible end lower than careful play? The same.
    GreedyEndsLower,
    /// Does the longest answer say nothing? `value` is its mean, `other` that of random play.
    LengthSaysNothing,
    /// Is every seat as good? `value` is the lowest middle of careful play, `other` the highest.
    SeatsAreAlike,
}

/// The answer to a question about fairness.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Fair {
    /// The question.
    pub question: Question,
    /// Whether the answer is yes.
    pub yes: bool,
    /// In percent; see the question.
    pub value: f64,
    /// In percent; see the question.
    pub other: f64,
}

fn mean(score: Option<&WayScore>) -> f64 {
    score.map_or(0.0, |score| score.total.mean)
}

/// Answers every question about fairness. Nothing where nothing is scored.
pub(super) fn fairness(report: &Report) -> Vec<Fair> {
    if report.dimensions.is_empty() || report.plays == 0 {
        return Vec::new();
    }
    let all = |way: Way| mean(report.way(way));
    let played = || report.seats.iter().filter(|seat| is_played(&seat.ways));
    let medians: Vec<i16> = played().filter_map(|seat| seat.ways.get(Way::Careful as usize)).map(|score| score.total.median).collect();
    let (low, high) = (medians.iter().min().copied().unwrap_or(0), medians.iter().max().copied().unwrap_or(0));
    let careful = all(Way::Careful);
    let below = |way: Way| played().all(|seat| !as_well(&seat.ways, way));
    let mut fair = vec![
        Fair { question: Question::CarefulComesFar, yes: low >= FAR, value: f64::from(low), other: f64::from(FAR) },
        Fair { question: Question::HastyEndsLower, yes: below(Way::Hasty), value: all(Way::Hasty), other: careful },
        Fair { question: Question::GreedyEndsLower, yes: below(Way::Greedy), value: all(Way::Greedy), other: careful },
        Fair {
            question: Question::LengthSaysNothing,
            yes: all(Way::Longest) - all(Way::Random) < LONGER,
            value: all(Way::Longest),
            other: all(Way::Random),
        },
    ];
    if medians.len() > 1 {
        fair.push(Fair { question: Question::SeatsAreAlike, yes: high - low < APART, value: f64::from(low), other: f64::from(high) });
    }
    fair
}

/// Whether a way ends about as high as careful play.
fn as_well(ways: &[WayScore], way: Way) -> bool {
    mean(ways.get(way as usize)) > mean(ways.get(Way::Careful as usize)) - AHEAD
}

/// Everything to look at, what matters most first.
pub(super) fn find(report: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    let stuck = report.ways.iter().map(|way| way.stuck).sum();
    if stuck > 0 {
        found.push(Finding::Stuck { plays: stuck });
    }
    if !report.fairness.is_empty() {
        scores(report, &mut found);
    }
    parts(report, &mut found);
    found
}

fn scores(report: &Report, found: &mut Vec<Finding>) {
    let all = |way: Way| mean(report.way(way));
    for way in [Way::Hasty, Way::Greedy] {
        let seats: Vec<String> =
            report.seats.iter().filter(|seat| is_played(&seat.ways) && as_well(&seat.ways, way)).map(|seat| seat.name.clone()).collect();
        if !seats.is_empty() {
            found.push(Finding::PlaysAsWell { way, mean: all(way), careful: all(Way::Careful), seats });
        }
    }
    for end in &report.worse_ends {
        found.push(Finding::GoodLeadsToWorse { better: end.better.clone(), worse: end.worse.clone(), percent: end.percent });
    }
    if all(Way::Longest) - all(Way::Random) >= LONGER {
        found.push(Finding::LongestWins { longest: all(Way::Longest), random: all(Way::Random) });
    }
    let careful = report.seats.iter().filter(|seat| is_played(&seat.ways));
    let careful = careful.filter_map(|seat| Some((seat.name.clone(), seat.ways.get(Way::Careful as usize)?.total.median)));
    let mut careful: Vec<(String, i16)> = careful.collect();
    careful.sort_by_key(|(_, median)| *median);
    let low: Vec<&(String, i16)> = careful.iter().filter(|(_, median)| *median < FAR).collect();
    if let Some((_, median)) = low.first() {
        found.push(Finding::SeatEndsLow { seats: low.iter().map(|(name, _)| name.clone()).collect(), median: *median });
    }
    if let (Some(low), Some(high)) = (careful.first(), careful.last())
        && high.1 - low.1 >= APART
    {
        found.push(Finding::SeatsDiffer { high: high.clone(), low: low.clone() });
    }
    let named = |is: &dyn Fn(usize) -> bool| -> Vec<String> {
        report.dimensions.iter().enumerate().filter(|(at, _)| is(*at)).map(|(_, dimension)| dimension.name.clone()).collect()
    };
    let levels = |way: Way, at: usize| report.way(way).and_then(|score| score.levels.get(at)).copied().unwrap_or_default();
    top_not_seen(report, found);
    let flat = |at: usize| {
        let most = Way::PEOPLE.map(|way| {
            let levels = levels(way, at);
            let all: u64 = levels.iter().sum();
            levels.iter().position(|plays| all > 0 && *plays * 100 >= all * SAME)
        });
        most.iter().all(|level| level.is_some() && *level == most[0])
    };
    let dimensions = named(&flat);
    if !dimensions.is_empty() {
        found.push(Finding::SaysNothing { dimensions });
    }
}

/// Levels that careful play never comes to, from every seat first, then from some.
fn top_not_seen(report: &Report, found: &mut Vec<Finding>) {
    let mut groups: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for (at, dimension) in report.dimensions.iter().enumerate() {
        let never = |ways: &[WayScore]| ways.get(Way::Careful as usize).and_then(|score| score.levels.get(at)).is_some_and(|levels| levels[3] == 0);
        let played = || report.seats.iter().filter(|seat| is_played(&seat.ways));
        let mut seats: Vec<String> = played().filter(|seat| never(&seat.ways)).map(|seat| seat.name.clone()).collect();
        if seats.is_empty() {
            continue;
        }
        if seats.len() == played().count() {
            seats.clear();
        }
        match groups.iter_mut().find(|(known, _)| *known == seats) {
            Some((_, dimensions)) => dimensions.push(dimension.name.clone()),
            None => groups.push((seats, vec![dimension.name.clone()])),
        }
    }
    groups.sort_by_key(|(seats, _)| !seats.is_empty());
    found.extend(groups.into_iter().map(|(seats, dimensions)| Finding::TopNotSeen { dimensions, seats }));
}

/// With fewer plays than seats some seats are not played.
fn is_played(ways: &[WayScore]) -> bool {
    ways.iter().all(|score| score.plays > 0)
}

fn parts(report: &Report, found: &mut Vec<Finding>) {
    let wishes = report.wishes.iter().filter(|wish| wish.heard.careful * HEARD < report.plays);
    let wishes: Vec<Spot> = wishes.map(|wish| Spot { text: wish.about.clone(), ..wish.spot.clone() }).collect();
    if !wishes.is_empty() {
        found.push(Finding::WishHardToHear { wishes });
    }
    let never = |part: PartKind| -> Vec<Spot> { report.never.iter().filter(|never| never.part == part).map(|never| never.spot.clone()).collect() };
    let outcomes = never(PartKind::Outcome);
    if !outcomes.is_empty() {
        found.push(Finding::NeverHappens { outcomes });
    }
    let choices = never(PartKind::Choice);
    if !choices.is_empty() {
        found.push(Finding::NeverChosen { choices });
    }
    let odd = |verdict: Verdict| -> Vec<Spot> {
        let options = report.places.iter().flat_map(|place| &place.options);
        options.filter(|option| option.verdict == Some(verdict)).map(|option| option.spot.clone()).collect()
    };
    let choices = odd(Verdict::Dominated);
    if !choices.is_empty() {
        found.push(Finding::NobodyPicks { choices });
    }
    let choices = odd(Verdict::Rare);
    if !choices.is_empty() {
        found.push(Finding::Rare { choices });
    }
    let lines = never(PartKind::Line);
    if !lines.is_empty() {
        found.push(Finding::NeverSeen { lines });
    }
}
