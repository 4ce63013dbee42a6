//! The best and the worst that each dimension can reach from a seat, over all routes.
//!
//! What counts is kept between 0 and the points of level 3, so a route that gets there is a proof: nothing can be better
//! or worse. A search over plays looks for such routes, remembering states it has been through; when it has been through
//! all of them the answer is exact too. Otherwise the answer is the best route found together with a bound that
//! cannot be passed, and it is called estimated; how many plays were tried and how many states were gone through is told with it.

use serde::Serialize;

use super::level::{kept, total};
use crate::play::{Case, Chance, Pick, PlayError, Silent, State, agreements_open, apply, begin, draw, picks, random_pick};
use crate::story::Set;

/// Plays tried per dimension and direction before the search gives up.
const MOST_TRIES: usize = 6_000;
/// States gone through before the complete search gives up.
const MOST_STATES: usize = 60_000;
/// Longer plays than this are not looked into.
const LONGEST: usize = 400;

/// What every dimension can reach from one seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reach {
    /// The seat.
    pub seat: String,
    /// Per dimension, in the order of the rubric.
    pub dimensions: Vec<DimensionReach>,
    /// Whether all states were gone through: then every answer is exact.
    pub complete: bool,
    /// How many states there are; where there are too many to go through, how many were known of when the search stopped.
    pub states: usize,
}

/// What one dimension can reach.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DimensionReach {
    /// The id of the dimension.
    pub id: String,
    /// The lowest.
    pub worst: Bound,
    /// The highest.
    pub best: Bound,
}

/// An end of the range, in points between 0 and those of level 3.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bound {
    /// What a route was found for.
    pub found: i16,
    /// What cannot be passed.
    pub limit: i16,
    /// Decisions that get to `found`.
    pub route: Vec<String>,
    /// The seed with which they do.
    pub seed: u64,
    /// How many plays were tried to find it.
    pub tried: usize,
}

impl Bound {
    /// Whether no route can do better (or worse).
    pub fn exact(&self) -> bool {
        self.found == self.limit
    }
}

/// Searches what can be reached from the seat with this number. `progress` hears a number from 0 to 1.
///
/// # Errors
/// When a play runs in a circle.
pub fn reach(case: &Case, seat: usize, mut progress: impl FnMut(f64)) -> Result<Reach, PlayError> {
    let search = Search { case, seat };
    let dimensions = case.story().rubric.0.len();
    let (complete, states) = search.everything()?;
    let mut found = Vec::new();
    for number in 0..dimensions {
        let (name, dimension) = &case.story().rubric.0[number];
        let (lowest, highest) = search.limits(number);
        let mut ends = Vec::new();
        for up in [false, true] {
            let sign = if up { 1 } else { -1 };
            let goal = if up { highest } else { lowest };
            let value = |state: &State| i32::from(state.points[number]) * sign;
            let done = |state: &State| kept(dimension, state.points[number]) == goal;
            let (state, play, tried) = search.climb(number as u64 * 2 + u64::from(up), None, value, done)?;
            let reached = kept(dimension, state.points[number]);
            let limit = complete.as_ref().map_or(goal, |all| if up { all[number].1 } else { all[number].0 });
            ends.push(Bound { found: reached, limit, route: search.names(&play), seed: play.seed, tried });
            progress((number * 2 + usize::from(up) + 1) as f64 / (dimensions * 2) as f64);
        }
        if let (Some(best), Some(worst)) = (ends.pop(), ends.pop()) {
            found.push(DimensionReach { id: name.value.clone(), worst, best });
        }
    }
    let seat = case.story().seats.names().nth(seat).unwrap_or("").to_owned();
    Ok(Reach { seat, dimensions: found, complete: complete.is_some(), states })
}

/// The highest total that was found from a seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BestTotal {
    /// In percent.
    pub percent: u16,
    /// What cannot be passed: the total of the best that each dimension can reach by itself.
    pub limit: u16,
    /// Decisions that get there.
    pub route: Vec<String>,
    /// The seed with which they do.
    pub seed: u64,
    /// How many plays were tried to find it.
    pub tried: usize,
}

impl BestTotal {
    /// Whether no play can have a higher total.
    pub fn exact(&self) -> bool {
        self.percent == self.limit
    }
}

/// Searches the highest total from the seat with this number, beginning with plays that are good already, as seed and picks.
pub(crate) fn best_total(case: &Case, seat: usize, reach: &Reach, begin_with: &[(u64, Vec<Pick>)]) -> Result<BestTotal, PlayError> {
    let story = case.story();
    let limits: Vec<i16> = reach.dimensions.iter().map(|dimension| dimension.best.limit).collect();
    let limit = total(story, &limits).0;
    // Points that make no level yet decide between plays of the same total.
    let value = |state: &State| {
        let parts = story.rubric.iter().zip(&state.points);
        let sum: i32 = parts.map(|((_, d), p)| i32::from(kept(d, *p)) * i32::from(d.weight) * 100 / i32::from(d.at.2.max(1))).sum();
        i32::from(total(story, &state.points).0) * 1_000_000 + sum.min(999_999)
    };
    let search = Search { case, seat };
    let mut model: Option<(i32, Play)> = None;
    for (seed, picks) in begin_with {
        let mut state = begin(case, seat, draw(case, *seed).1, &mut Silent)?;
        for pick in picks {
            apply(case, &mut state, *pick, &mut Silent)?;
        }
        if model.as_ref().is_none_or(|(known, _)| value(&state) > *known) {
            model = Some((value(&state), Play { seed: *seed, picks: picks.clone() }));
        }
    }
    let (state, play, tried) = search.climb(9_999, model.map(|(_, play)| play), value, |state| total(story, &state.points).0 >= limit)?;
    let percent = total(story, &state.points).0;
    Ok(BestTotal { percent, limit, route: search.names(&play), seed: play.seed, tried: tried + begin_with.len() })
}

struct Search<'c> {
    case: &'c Case,
    seat: usize,
}

/// Per dimension the lowest and the highest points.
type Ends = Vec<(i16, i16)>;

#[derive(Clone)]
struct Play {
    seed: u64,
    picks: Vec<Pick>,
}

impl Search<'_> {
    /// What points in this dimension cannot pass, whatever the route.
    fn limits(&self, number: usize) -> (i16, i16) {
        let dimension = &self.case.story().rubric.0[number].1;
        let sum = |keep: fn(i16) -> bool| {
            let points = self.case.awards.iter().flat_map(|award| &award.points);
            points.filter(|(known, points)| *known == number && keep(*points)).map(|(_, points)| i32::from(*points)).sum::<i32>()
        };
        let bound = |points: i32| kept(dimension, points.clamp(-30_000, 30_000) as i16);
        (bound(sum(|points| points < 0)), bound(sum(|points| points > 0)))
    }

    /// Changes a play a little and keeps the change when it is not worse, until `done` or tired of it. Says how many plays that
    /// took. Without a play to begin with it begins at random.
    fn climb(
        &self,
        salt: u64,
        model: Option<Play>,
        value: impl Fn(&State) -> i32,
        done: impl Fn(&State) -> bool,
    ) -> Result<(State, Play, usize), PlayError> {
        let mut chance = Chance::new(0x005e_a4c4 + salt);
        let mut scratch = Vec::new();
        let mut best: Option<(i32, State, Play)> = None;
        if let Some(play) = model {
            let mut state = begin(self.case, self.seat, draw(self.case, play.seed).1, &mut Silent)?;
            for pick in &play.picks {
                apply(self.case, &mut state, *pick, &mut Silent)?;
            }
            if done(&state) {
                return Ok((state, play, 1));
            }
            best = Some((value(&state), state, play));
        }
        let begun = best.is_some();
        let mut tried = 0;
        for attempt in 0..MOST_TRIES {
            tried += 1;
            // Begin afresh some times: the first plays, and when stuck at a local top.
            let fresh = (!begun && attempt < 60) || attempt % 97 == 0;
            let model = best.as_ref().filter(|_| !fresh).map(|(_, _, play)| play.clone());
            let seed = model.as_ref().map_or(1 + (attempt as u64 % 8), |play| play.seed);
            let mut play = Play { seed, picks: Vec::new() };
            let mut state = begin(self.case, self.seat, draw(self.case, seed).1, &mut Silent)?;
            let old = model.map_or_else(Vec::new, |play| play.picks);
            let change_at = chance.below(old.len().max(1));
            let skip = chance.below(2);
            let mut next_old = 0;
            while play.picks.len() < LONGEST {
                let follow = next_old < old.len() && next_old != change_at;
                let pick = if follow {
                    let pick = old[next_old];
                    next_old += 1;
                    if !self.on_offer(&state, pick, &mut scratch) {
                        continue;
                    }
                    pick
                } else {
                    // At the place of the change: one pick more, or one instead of the old.
                    next_old += if next_old < old.len() { skip.max(usize::from(next_old == change_at)) } else { 0 };
                    match random_pick(self.case, &state, &mut chance, &mut scratch) {
                        Some(pick) => pick,
                        None => break,
                    }
                };
                apply(self.case, &mut state, pick, &mut Silent)?;
                play.picks.push(pick);
            }
            let worth = value(&state);
            let finished = done(&state);
            if best.as_ref().is_none_or(|(known, _, _)| worth >= *known) {
                best = Some((worth, state, play));
            }
            if finished {
                break;
            }
        }
        let (_, state, play) = match best {
            Some(best) => best,
            None => (0, begin(self.case, self.seat, None, &mut Silent)?, Play { seed: 1, picks: Vec::new() }),
        };
        Ok((state, play, tried))
    }

    fn on_offer(&self, state: &State, pick: Pick, scratch: &mut Vec<Pick>) -> bool {
        if let Pick::Agree { parts, .. } = pick {
            return agreements_open(self.case, state)
                .is_some_and(|(agreements, _)| crate::play::agreement_fits(self.case, state, agreements, &parts).is_ok());
        }
        picks(self.case, state, scratch);
        scratch.contains(&pick)
    }

    /// Goes through every state there is, if there are few enough: per dimension the lowest and highest. Says how many there were.
    fn everything(&self) -> Result<(Option<Ends>, usize), PlayError> {
        let story = self.case.story();
        let mut ends: Ends = story.rubric.iter().map(|(_, dimension)| (dimension.at.2.max(0), 0)).collect();
        let mut been: Set<State> = Set::default();
        let mut open = Vec::new();
        let events: Set<Option<usize>> = (0..64).map(|seed| draw(self.case, seed).1).collect();
        for event in events {
            open.push(begin(self.case, self.seat, event, &mut Silent)?);
        }
        let mut now = Vec::new();
        while let Some(state) = open.pop() {
            if !been.insert(state.clone()) {
                continue;
            }
            if been.len() + open.len() > MOST_STATES {
                return Ok((None, been.len() + open.len()));
            }
            picks(self.case, &state, &mut now);
            if let Some((agreements, _)) = agreements_open(self.case, &state) {
                let mut combinations = vec![[0u8; 8]];
                for slot in &agreements.slots {
                    let mut codes: Vec<u8> =
                        slot.options.iter().filter(|option| state.open(self.case, &option.when)).map(|option| option.code).collect();
                    if slot.slot.may_be_empty() {
                        codes.push(0);
                    }
                    // Each of them is an agreement of its own, and so a state.
                    if combinations.len() * codes.len() > MOST_STATES {
                        return Ok((None, been.len() + combinations.len() * codes.len()));
                    }
                    combinations = combinations
                        .iter()
                        .flat_map(|parts| {
                            codes.iter().map(|code| {
                                let mut parts = *parts;
                                parts[slot.slot as usize] = *code;
                                parts
                            })
                        })
                        .collect();
                }
                now.extend(combinations.iter().flat_map(|parts| [true, false].map(|put| Pick::Agree { put, parts: *parts })));
            }
            if now.is_empty() {
                for ((end, points), (_, dimension)) in ends.iter_mut().zip(&state.points).zip(story.rubric.iter()) {
                    let points = kept(dimension, *points);
                    *end = (end.0.min(points), end.1.max(points));
                }
            }
            for pick in &now {
                let mut next = state.clone();
                apply(self.case, &mut next, *pick, &mut Silent)?;
                open.push(next);
            }
        }
        Ok((Some(ends), been.len()))
    }

    fn names(&self, play: &Play) -> Vec<String> {
        crate::play::decision_names(self.case, self.seat, play.seed, &play.picks)
    }
}
