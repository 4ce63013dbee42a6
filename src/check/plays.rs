//! What only shows when the case is played: a player who cannot go on, a story that runs in a circle, a choice that is praised
//! and ends worse than the one that is not.
//!
//! The same plays every time: the seeds are fixed and the number is bounded, so the same case is always told the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::walk::steps;
use crate::play::{Case, Chance, Pick, PlayError, Silent, Sink, State, apply, begin, choice_open, draw, present_step, random_pick};
use crate::score::total;
use crate::story::Problem;
use crate::story::span::Span;

/// Plays per seat.
const PLAYS: u64 = 400;
/// Decisions in all plays together: what a very large case is looked into.
const MOST_DECISIONS: u64 = 400_000;
/// A play of more decisions than this goes nowhere.
const LONGEST: usize = 1_000;
/// Pairs of plays that are wanted before two choices are compared, and are enough.
const PAIRS: std::ops::Range<usize> = 40..160;
/// A choice that is praised may end so many percent lower by chance.
const SLACK: f64 = 2.0;

/// Everything that went wrong.
pub(super) fn check(case: &Case) -> Vec<(Span, Problem)> {
    let mut player = Player { case, decisions: 0, dry: Dry::default(), pairs: BTreeMap::new(), problems: Vec::new() };
    let seats = case.story().seats.0.len();
    'seats: for run in 0..PLAYS {
        for seat in 0..seats {
            if player.decisions > MOST_DECISIONS || !player.problems.is_empty() {
                break 'seats;
            }
            player.play(seat, run + 1);
        }
    }
    player.dry();
    player.compare();
    player.problems
}

/// Two choices of one step: talk, step, the better and the worse by points.
type Pair = (usize, usize, usize, usize);

struct Player<'c> {
    case: &'c Case,
    decisions: u64,
    dry: Dry,
    /// Totals of plays that were the same up to this choice.
    pairs: BTreeMap<Pair, Vec<(f64, f64)>>,
    problems: Vec<(Span, Problem)>,
}

/// Steps where nothing could be chosen although something is written there: talk, step, and the seat.
#[derive(Default)]
struct Dry {
    found: BTreeMap<(usize, usize), usize>,
    seat: usize,
}

impl Sink for Dry {
    fn ran_dry(&mut self, talk: usize, step: usize) {
        self.found.entry((talk, step)).or_insert(self.seat);
    }
}

impl Player<'_> {
    fn play(&mut self, seat: usize, seed: u64) {
        let case = self.case;
        let (_, event) = draw(case, seed);
        let mut chance = Chance::new(seed ^ 0x00c0_ffee);
        let mut scratch = Vec::new();
        self.dry.seat = seat;
        let begun = begin(case, seat, event, &mut self.dry);
        let Ok(mut state) = self.goes_on(begun, seat, seed) else { return };
        let mut made = 0;
        let mut compared = HashSet::new();
        while let Some(pick) = random_pick(case, &state, &mut chance, &mut scratch) {
            self.decisions += 1;
            made += 1;
            if made > LONGEST {
                let place = place(case, &state);
                return self.endless(seat, seed, &place);
            }
            if matches!(pick, Pick::Choice(_)) {
                self.fork(&state, seed, &mut compared);
            }
            let applied = apply(case, &mut state, pick, &mut self.dry);
            if self.goes_on(applied, seat, seed).is_err() {
                return;
            }
        }
        if state.goes_on() {
            let place = place(case, &state);
            self.stuck(seat, seed, &place);
        }
    }

    fn goes_on<T>(&mut self, result: Result<T, PlayError>, seat: usize, seed: u64) -> Result<T, ()> {
        result.map_err(|error| {
            if let PlayError::Endless { place } = error {
                self.endless(seat, seed, &place);
            }
        })
    }

    fn endless(&mut self, seat: usize, seed: u64, place: &str) {
        let seat = self.case.story().seats.names().nth(seat).unwrap_or("").to_owned();
        let span = self.span(place);
        self.problems.push((span, Problem::PlayEndless { place: place.to_owned(), seat, seed }));
    }

    fn stuck(&mut self, seat: usize, seed: u64, place: &str) {
        let seat = self.case.story().seats.names().nth(seat).unwrap_or("").to_owned();
        let span = self.span(place);
        self.problems.push((span, Problem::PlayStuck { place: place.to_owned(), seat, seed }));
    }

    /// Where a place stands: a step, or the words that finish a chapter.
    fn span(&self, place: &str) -> Span {
        let story = self.case.story();
        let step = steps(story).into_iter().find(|step| step.path() == place).map(|step| step.name.span);
        let hub = match place {
            "prepare" => story.prepare.as_ref().map(|hub| hub.done.words.span),
            "agreements" => story.agreements.as_ref().map(|agreements| agreements.done.words.span),
            _ => None,
        };
        step.or(hub).unwrap_or(story.table.done.words.span)
    }

    /// At a choice between two that are open and worth different points: plays on with each of them, with the same chance.
    fn fork(&mut self, state: &State, seed: u64, compared: &mut HashSet<(usize, usize)>) {
        let case = self.case;
        let Some(at) = state.interruption.or(state.talk) else { return };
        let (talk, number) = (usize::from(at.talk), usize::from(at.step));
        let Some((_, step)) = present_step(case, state) else { return };
        if !compared.insert((talk, number)) {
            return;
        }
        let mut open: Vec<(i64, usize)> = step
            .choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice_open(case, state, choice))
            .map(|(number, choice)| (worth(case, choice.award), number))
            .collect();
        open.sort_unstable();
        let (Some((least, worse)), Some((most, better))) = (open.first().copied(), open.last().copied()) else { return };
        let pair = (talk, number, better, worse);
        if least == most || self.pairs.get(&pair).is_some_and(|known| known.len() >= PAIRS.end) {
            return;
        }
        let ends = [better, worse].map(|choice| self.play_on(state.clone(), choice, seed));
        if let [Some(good), Some(bad)] = ends {
            self.pairs.entry(pair).or_default().push((good, bad));
        }
    }

    /// The total in percent at the end of a play that goes on with this choice.
    fn play_on(&mut self, mut state: State, choice: usize, seed: u64) -> Option<f64> {
        let case = self.case;
        let mut chance = Chance::new(seed ^ 0x000d_ecaf);
        let mut scratch = Vec::new();
        apply(case, &mut state, Pick::Choice(choice as u16), &mut Silent).ok()?;
        for _ in 0..LONGEST {
            let Some(pick) = random_pick(case, &state, &mut chance, &mut scratch) else { break };
            self.decisions += 1;
            apply(case, &mut state, pick, &mut Silent).ok()?;
        }
        (!state.goes_on()).then(|| shares(case, &state))
    }

    fn dry(&mut self) {
        let seats: Vec<&str> = self.case.story().seats.names().collect();
        for step in steps(self.case.story()) {
            if let Some(seat) = self.dry.found.get(&(step.talk, step.step)) {
                let seat = seats.get(*seat).copied().unwrap_or("").to_owned();
                self.problems.push((step.name.span, Problem::StepRunsDry { name: step.path(), seat }));
            }
        }
    }

    /// A choice that is worth more but ends lower: the mean of the differences lies well below nothing.
    fn compare(&mut self) {
        let names: HashMap<(usize, usize), _> = steps(self.case.story()).into_iter().map(|step| ((step.talk, step.step), step)).collect();
        for ((talk, step, better, worse), ends) in &self.pairs {
            let Some(step) = names.get(&(*talk, *step)).filter(|_| ends.len() >= PAIRS.start) else { continue };
            let differences: Vec<f64> = ends.iter().map(|(good, bad)| good - bad).collect();
            let count = differences.len() as f64;
            let mean = differences.iter().sum::<f64>() / count;
            let spread = differences.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / (count - 1.0);
            // Three standard errors: by chance alone this comes once in seven hundred comparisons.
            let certain = mean + 3.0 * (spread / count).sqrt();
            let (Some((good, _)), Some((bad, _))) = (step.choices.0.get(*better), step.choices.0.get(*worse)) else { continue };
            if certain < 0.0 && mean < -SLACK {
                let problem = Problem::GoodLeadsToWorse {
                    better: good.value.clone(),
                    worse: bad.value.clone(),
                    percent: (-mean).round().clamp(0.0, 100.0) as i16,
                    plays: ends.len() * 2,
                };
                self.problems.push((good.span, problem));
            }
        }
    }
}

/// Where a play stands, as a step or a chapter is called.
fn place(case: &Case, state: &State) -> String {
    use crate::play::view::Chapter;
    present_step(case, state).map_or_else(
        || match state.chapter {
            Chapter::Prepare => "prepare".to_owned(),
            Chapter::Agreements => "agreements".to_owned(),
            _ => "table".to_owned(),
        },
        |(_, step)| step.name.clone(),
    )
}

/// What an award is worth: a level of each dimension counts by its weight.
fn worth(case: &Case, award: Option<usize>) -> i64 {
    let points = award.and_then(|award| case.awards.get(award)).into_iter().flat_map(|award| &award.points);
    points
        .filter_map(|(dimension, points)| {
            let (_, dimension) = case.story().rubric.0.get(*dimension)?;
            Some(i64::from(*points) * i64::from(dimension.weight) * 1_000 / i64::from(dimension.at.2.max(1)))
        })
        .sum()
}

/// How much of all there is to have was had, in percent. Finer than the total, which counts whole levels; the gates count as
/// they do there.
fn shares(case: &Case, state: &State) -> f64 {
    let (mut had, mut all) = (0.0, 0.0);
    for ((_, dimension), points) in case.story().rubric.iter().zip(&state.points) {
        let top = dimension.at.2.max(1);
        had += f64::from(dimension.weight) * f64::from((*points).clamp(0, top)) / f64::from(top);
        all += f64::from(dimension.weight);
    }
    let (_, closed) = total(case.story(), &state.points);
    let share = if all > 0.0 { had * 100.0 / all } else { 0.0 };
    if closed.is_empty() { share } else { share.min(f64::from(crate::score::GATE_CAP)) }
}
