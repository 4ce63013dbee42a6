//! Everything that was counted, with the names of the story: what the report for a teacher, its data and the desk are made from.
//!
//! As JSON this is what `keukentafel simulate --format json` writes; `docs/reports.md` tells what each field is. The shape has a
//! number, [`SHAPE`]: fields may be added under the same number, and none is renamed or taken away.

use serde::Serialize;

use super::count::{AgreementCount, Count, Layout, OfferCount, Taken};
use super::findings::{Fair, Finding, Found, fairness, find};
use super::forks::WorseEnd;
use super::options::{Verdict, verdict};
use super::parts::{Part, PartKind, Written, parts};
use super::seen::{of, taken};
use super::spread::Quartiles;
use super::trial::Coverage;
use super::way::Way;
use super::wording;
use crate::play::{Case, Words};
use crate::story::model::{Answer, Channel, OutcomeKind, TextId};
use crate::story::span::Span;
use crate::story::wording::Language;

/// The number of the shape of [`Report`].
pub const SHAPE: u32 = 1;

/// Something for each of the four ways a person could play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ByWay<T> {
    pub random: T,
    pub careful: T,
    pub hasty: T,
    pub greedy: T,
}

impl<T> ByWay<T> {
    fn new(mut each: impl FnMut(Way) -> T) -> Self {
        Self { random: each(Way::Random), careful: each(Way::Careful), hasty: each(Way::Hasty), greedy: each(Way::Greedy) }
    }

    /// In the order of [`Way::PEOPLE`].
    pub fn each(&self) -> [&T; 4] {
        [&self.random, &self.careful, &self.hasty, &self.greedy]
    }
}

/// A place in the story that is named.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Spot {
    /// Its name as conditions use it; for a line its path, for a reply its number from 1.
    pub id: String,
    /// Its words; empty where it has none.
    pub text: String,
    /// First byte of its name in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The line, from 1; nothing where the file was not given.
    pub line: Option<usize>,
}

/// A case, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// [`SHAPE`].
    pub shape: u32,
    /// The title of the case.
    pub title: String,
    /// Plays of each way, all seats together.
    pub plays: u64,
    /// The seed of the first play from each seat.
    pub seed: u64,
    /// What to look at, what matters most first.
    pub findings: Vec<Found>,
    /// Whether it is fair.
    pub fairness: Vec<Fair>,
    /// What is scored.
    pub dimensions: Vec<DimensionNote>,
    /// All seats together, by way in the order of [`Way::ALL`].
    pub ways: Vec<WayScore>,
    /// Each seat.
    pub seats: Vec<SeatScore>,
    /// What happened in the month, by day.
    pub outcomes: Vec<OutcomeNote>,
    /// Her wishes.
    pub wishes: Vec<WishNote>,
    /// What was offered.
    pub offers: Vec<OfferNote>,
    /// Agreements that were put together: agreements, not plays.
    pub agreements: ByWay<AgreementCount>,
    /// Her replies to them.
    pub replies: Vec<ReplyNote>,
    /// Every place where something is chosen, with its options.
    pub places: Vec<PlaceNote>,
    /// Things on the table.
    pub things: Vec<Seldom>,
    /// The social map.
    pub services: Vec<Seldom>,
    /// Every line that may be shown while playing.
    pub lines: Vec<Seldom>,
    /// What never came by in any play, of any way.
    pub never: Vec<Never>,
    /// Choices that are worth more and end lower.
    pub worse_ends: Vec<WorseEndNote>,
}

/// One thing that is scored.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct DimensionNote {
    pub id: String,
    pub name: String,
    pub weight: u16,
    /// Whether level 0 here keeps the total low.
    pub gate: bool,
    /// Points of level 1, 2 and 3.
    pub at: [i16; 3],
    /// What the four levels are.
    pub levels: Vec<String>,
}

/// How one way of playing scored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WayScore {
    /// The way.
    pub way: Way,
    /// How many plays.
    pub plays: u64,
    /// Decisions in a play, on average.
    pub decisions: f64,
    /// Plays that could not go on before the month.
    pub stuck: u64,
    /// The total, in percent.
    pub total: Quartiles,
    /// How many plays had which total: percent and plays, lowest first.
    pub totals: Vec<(i16, u64)>,
    /// How many plays ended with 0, 1, 2 … ropes around her.
    pub ropes: Vec<u64>,
    /// Per dimension: points.
    pub points: Vec<Quartiles>,
    /// Per dimension: how many plays came to level 0, 1, 2 and 3.
    pub levels: Vec<[u64; 4]>,
}

/// How each way scored from one seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct SeatScore {
    pub id: String,
    /// The person one plays there.
    pub name: String,
    /// In the order of [`Way::ALL`].
    pub ways: Vec<WayScore>,
}

/// In how many plays something happened in the month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OutcomeNote {
    #[serde(flatten)]
    pub spot: Spot,
    /// 1 to 30.
    pub day: u8,
    pub by: Channel,
    pub kind: OutcomeKind,
    /// Whether it belongs to an event, not to an agreement.
    pub event: bool,
    pub plays: ByWay<u64>,
}

/// In how many plays a wish came how far.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WishNote {
    #[serde(flatten)]
    pub spot: Spot,
    pub about: String,
    pub hidden: bool,
    pub asked: ByWay<u64>,
    pub heard: ByWay<u64>,
    pub confirmed: ByWay<u64>,
}

/// What became of an offer, in plays.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OfferNote {
    #[serde(flatten)]
    pub spot: Spot,
    /// Who offers it.
    pub by: String,
    pub plays: ByWay<OfferCount>,
}

/// In how many plays she gave a reply.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ReplyNote {
    #[serde(flatten)]
    pub spot: Spot,
    pub answer: Answer,
    pub plays: ByWay<u64>,
}

/// A place where something is chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct PlaceNote {
    #[serde(flatten)]
    pub spot: Spot,
    pub talk: TalkKind,
    /// In how many plays it was come to.
    pub plays: ByWay<u64>,
    pub options: Vec<OptionNote>,
}

/// What sort of talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TalkKind {
    Topic,
    Offer,
    Interruption,
}

/// One option there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OptionNote {
    #[serde(flatten)]
    pub spot: Spot,
    /// Dimension and points.
    pub points: Vec<(String, i16)>,
    /// In how many plays it was on offer and in how many it was taken.
    pub plays: ByWay<Taken>,
    /// What is odd about it.
    pub verdict: Option<Verdict>,
}

/// In how many plays something was seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Seldom {
    #[serde(flatten)]
    pub spot: Spot,
    pub plays: ByWay<u64>,
}

/// Something that never came by.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Never {
    #[serde(flatten)]
    pub spot: Spot,
    pub part: PartKind,
}

/// A choice that is worth more than another and ends lower.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WorseEndNote {
    /// The one that is worth more.
    pub better: Spot,
    /// The one that ends higher.
    pub worse: Spot,
    /// How many percent of all points lower the better one ends, on average.
    pub percent: f64,
    /// How many plays were compared.
    pub plays: usize,
}

impl Report {
    /// Says everything. `worse_ends` come from [`super::worse_ends`]; `source` is the text the story was read from, for the
    /// numbers of lines, and may be empty.
    pub fn new(case: &Case, coverage: &Coverage, worse_ends: &[WorseEnd], words: &Words, language: Language, source: &str) -> Self {
        let teller = Teller { case, coverage, words, layout: Layout::new(case), lines: line_starts(source), parts: parts(case) };
        let mut report = Self {
            shape: SHAPE,
            title: words.of(&case.story().title).to_owned(),
            plays: coverage.all(Way::Random).plays,
            seed: coverage.seed,
            findings: Vec::new(),
            fairness: Vec::new(),
            dimensions: teller.dimensions(),
            ways: Way::ALL.iter().map(|way| teller.score(*way, coverage.all(*way))).collect(),
            seats: teller.seats(),
            outcomes: teller.outcomes(),
            wishes: teller.wishes(),
            offers: teller.offers(),
            agreements: ByWay::new(|way| coverage.all(way).agreements),
            replies: teller.replies(),
            places: teller.places(),
            things: teller.seldom(PartKind::Thing),
            services: teller.seldom(PartKind::Service),
            lines: teller.seldom(PartKind::Line),
            never: teller.never(),
            worse_ends: worse_ends.iter().filter_map(|end| teller.worse_end(end)).collect(),
        };
        report.fairness = fairness(&report);
        let said = |finding: Finding| Found {
            what: wording::what(&finding, language),
            help: wording::help(&finding, language).to_owned(),
            spots: finding.spots(),
            finding,
        };
        report.findings = find(&report).into_iter().map(said).collect();
        report
    }

    /// The score of a way, all seats together.
    pub fn way(&self, way: Way) -> Option<&WayScore> {
        self.ways.get(way as usize)
    }
}

/// Where each line begins.
fn line_starts(source: &str) -> Vec<u32> {
    if source.is_empty() {
        return Vec::new();
    }
    std::iter::once(0).chain(source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1)).collect()
}

struct Teller<'c> {
    case: &'c Case,
    coverage: &'c Coverage,
    words: &'c Words,
    layout: Layout,
    lines: Vec<u32>,
    parts: Vec<Written>,
}

impl Teller<'_> {
    fn spot(&self, id: &str, text: TextId, span: Span) -> Spot {
        let line = (!self.lines.is_empty()).then(|| self.lines.partition_point(|start| *start <= span.start));
        Spot { id: id.to_owned(), text: self.words.own(text), start: span.start, end: span.end, line }
    }

    fn written(&self, written: &Written) -> Spot {
        self.spot(&written.name, written.text, written.span)
    }

    /// The spot of a part.
    fn part(&self, part: Part) -> Option<Spot> {
        let at = self.parts.binary_search_by_key(&part, |written| written.part).ok()?;
        self.parts.get(at).map(|written| self.written(written))
    }

    fn plays(&self, part: Part) -> ByWay<u64> {
        ByWay::new(|way| of(self.case, &self.layout, self.coverage.all(way), part))
    }

    fn dimensions(&self) -> Vec<DimensionNote> {
        let rubric = self.case.story().rubric.iter();
        rubric
            .map(|(id, dimension)| DimensionNote {
                id: id.to_owned(),
                name: self.words.of(&dimension.name).to_owned(),
                weight: dimension.weight,
                gate: dimension.gate,
                at: [dimension.at.0, dimension.at.1, dimension.at.2],
                levels: dimension.levels.iter().map(|text| self.words.of(text).to_owned()).collect(),
            })
            .collect()
    }

    fn score(&self, way: Way, count: &Count) -> WayScore {
        WayScore {
            way,
            plays: count.plays,
            decisions: count.decisions as f64 / count.plays.max(1) as f64,
            stuck: count.stuck,
            total: count.totals.quartiles(),
            totals: count.totals.iter().collect(),
            ropes: count.lassos.clone(),
            points: count.points.iter().map(super::spread::Spread::quartiles).collect(),
            levels: count.levels.clone(),
        }
    }

    fn seats(&self) -> Vec<SeatScore> {
        let story = self.case.story();
        let seats = self.coverage.seats.iter().enumerate();
        seats
            .filter_map(|(at, seat)| {
                let (id, seat) = story.seats.0.get(*seat)?;
                Some(SeatScore {
                    id: id.value.clone(),
                    name: self.person(&seat.person.value),
                    ways: Way::ALL.iter().filter_map(|way| Some(self.score(*way, self.coverage.of(at, *way)?))).collect(),
                })
            })
            .collect()
    }

    fn person(&self, id: &str) -> String {
        self.case.story().people.get(id).map_or_else(|| id.to_owned(), |person| self.words.of(&person.name).to_owned())
    }

    fn of_kind(&self, kind: PartKind) -> impl Iterator<Item = &Written> {
        self.parts.iter().filter(move |written| written.part.kind() == kind)
    }

    fn outcomes(&self) -> Vec<OutcomeNote> {
        let rows = self.of_kind(PartKind::Outcome).zip(&self.case.outcomes).enumerate();
        let mut rows: Vec<OutcomeNote> = rows
            .map(|(at, (written, outcome))| OutcomeNote {
                spot: self.written(written),
                day: outcome.day,
                by: outcome.by,
                kind: outcome.kind,
                event: at >= self.case.agreement_outcomes,
                plays: self.plays(written.part),
            })
            .collect();
        rows.sort_by_key(|row| row.day);
        rows
    }

    fn wishes(&self) -> Vec<WishNote> {
        let rows = self.of_kind(PartKind::Wish).zip(self.case.story().wishes.0.iter()).enumerate();
        rows.map(|(at, (written, (_, wish)))| {
            let count = |how: fn(&super::count::WishCount) -> u64| ByWay::new(|way| self.coverage.all(way).wishes.get(at).map_or(0, how));
            WishNote {
                spot: self.written(written),
                about: self.words.of(&wish.about).to_owned(),
                hidden: wish.hidden,
                asked: count(|wish| wish.asked),
                heard: count(|wish| wish.heard),
                confirmed: count(|wish| wish.confirmed),
            }
        })
        .collect()
    }

    fn offers(&self) -> Vec<OfferNote> {
        let rows = self.of_kind(PartKind::Offer).zip(self.case.story().offers.0.iter()).enumerate();
        rows.map(|(at, (written, (_, offer)))| OfferNote {
            spot: self.written(written),
            by: self.person(&offer.by.value),
            plays: ByWay::new(|way| self.coverage.all(way).offers.get(at).copied().unwrap_or_default()),
        })
        .collect()
    }

    fn replies(&self) -> Vec<ReplyNote> {
        let answers = self.case.agreements.iter().flat_map(|agreements| &agreements.answers);
        let rows = self.of_kind(PartKind::Reply).zip(answers);
        rows.map(|(written, reply)| ReplyNote { spot: self.written(written), answer: reply.answer, plays: self.plays(written.part) }).collect()
    }

    fn places(&self) -> Vec<PlaceNote> {
        let mut places = Vec::new();
        for (talk, written) in self.case.talks.iter().enumerate() {
            let kind = match talk {
                talk if talk < self.case.offers_from => TalkKind::Topic,
                talk if talk < self.case.interruptions_from => TalkKind::Offer,
                _ => TalkKind::Interruption,
            };
            for (step, place) in written.steps.iter().enumerate().filter(|(_, step)| !step.choices.is_empty()) {
                let part = if step == 0 { Part::Talk(talk) } else { Part::Moment(talk, step) };
                let mut spot = self.part(part).unwrap_or_default();
                spot.text = self.words.own(written.title);
                let options = (0..place.choices.len()).filter_map(|choice| self.option(talk, step, choice)).collect();
                places.push(PlaceNote { spot, talk: kind, plays: self.plays(part), options });
            }
        }
        places
    }

    fn option(&self, talk: usize, step: usize, choice: usize) -> Option<OptionNote> {
        let written = self.case.talks.get(talk)?.steps.get(step)?.choices.get(choice)?;
        let award = written.award.and_then(|award| self.case.awards.get(award));
        let name = |dimension: usize| self.case.story().rubric.0.get(dimension).map_or_else(String::new, |(id, _)| id.value.clone());
        Some(OptionNote {
            spot: self.part(Part::Choice(talk, step, choice))?,
            points: award.into_iter().flat_map(|award| &award.points).map(|(dimension, points)| (name(*dimension), *points)).collect(),
            plays: ByWay::new(|way| taken(self.case, self.coverage.all(way), talk, step, choice)),
            verdict: verdict(self.case, self.coverage, talk, step, choice),
        })
    }

    fn seldom(&self, kind: PartKind) -> Vec<Seldom> {
        self.of_kind(kind).map(|written| Seldom { spot: self.written(written), plays: self.plays(written.part) }).collect()
    }

    fn never(&self) -> Vec<Never> {
        let seen = |part: Part| Way::ALL.iter().any(|way| of(self.case, &self.layout, self.coverage.all(*way), part) > 0);
        let unseen = self.parts.iter().filter(|written| !seen(written.part));
        unseen.map(|written| Never { spot: self.written(written), part: written.part.kind() }).collect()
    }

    fn worse_end(&self, end: &WorseEnd) -> Option<WorseEndNote> {
        Some(WorseEndNote {
            better: self.part(Part::Choice(end.talk, end.step, end.better))?,
            worse: self.part(Part::Choice(end.talk, end.step, end.worse))?,
            percent: end.percent,
            plays: end.plays,
        })
    }
}
