//! Where a choice that is worth more ends lower. At a decision between choices of different worth the play is copied, and played
//! on with the best and with the worst of them, with the same chance.

use std::collections::{BTreeMap, HashSet};

use crate::play::{Case, Chance, Pick, PlayError, Silent, State, apply, begin, choice_open, draw, present_step, random_pick};
use crate::score::{share, worth};

/// Plays per seat.
pub(crate) const PLAYS: u64 = 400;
/// Decisions in all plays together: what a very large case is looked into.
pub(crate) const MOST_DECISIONS: u64 = 400_000;
/// A play of more decisions than this goes nowhere.
pub(crate) const LONGEST: usize = 1_000;
/// Pairs of plays that are wanted before two choices are compared, and are enough.
const PAIRS: std::ops::Range<usize> = 40..160;
/// A choice that is praised may end so many percent lower by chance.
const SLACK: f64 = 2.0;

/// A choice that is worth more than another one of its step, and ends lower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorseEnd {
    /// The talk: topics first, then offers, then interruptions.
    pub talk: usize,
    /// The step in it: 0 is its start.
    pub step: usize,
    /// The place of the choice that is worth more.
    pub better: usize,
    /// The place of the choice that is worth less and ends higher.
    pub worse: usize,
    /// How many percent lower the better one ends on average.
    pub percent: f64,
    /// How many plays were compared.
    pub plays: usize,
}

/// Two choices of one step: talk, step, the better and the worse by points.
type Pair = (usize, usize, usize, usize);

/// Pairs of plays that were the same up to a choice, by where that was, each with its two ends.
pub(crate) struct Forks<'c> {
    case: &'c Case,
    pairs: BTreeMap<Pair, Vec<(f64, f64)>>,
    /// Decisions made in them.
    pub decisions: u64,
}

impl<'c> Forks<'c> {
    pub fn new(case: &'c Case) -> Self {
        Self { case, pairs: BTreeMap::new(), decisions: 0 }
    }

    /// At a choice between two that are open and worth different points: plays on with each of them. `compared` are the steps
    /// of this play where that was done.
    pub fn fork(&mut self, state: &State, seed: u64, compared: &mut HashSet<(usize, usize)>) {
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

    /// The share of all points at the end of a play that goes on with this choice.
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
        (!state.goes_on()).then(|| share(case, &state.points))
    }

    /// Choices that are worth more but end lower: the mean of the differences lies well below nothing.
    pub fn found(&self) -> Vec<WorseEnd> {
        let mut found = Vec::new();
        for ((talk, step, better, worse), ends) in self.pairs.iter().filter(|(_, ends)| ends.len() >= PAIRS.start) {
            let differences: Vec<f64> = ends.iter().map(|(good, bad)| good - bad).collect();
            let count = differences.len() as f64;
            let mean = differences.iter().sum::<f64>() / count;
            let spread = differences.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / (count - 1.0);
            // Three standard errors: by chance alone this comes once in seven hundred comparisons.
            let certain = mean + 3.0 * (spread / count).sqrt();
            if certain < 0.0 && mean < -SLACK {
                found.push(WorseEnd { talk: *talk, step: *step, better: *better, worse: *worse, percent: -mean, plays: ends.len() * 2 });
            }
        }
        found
    }
}

/// The seed of the chance a player has in the plays that are forked.
pub(crate) fn player(seed: u64) -> Chance {
    Chance::new(seed ^ 0x00c0_ffee)
}

/// Plays a case always the same times, and tells where a choice that is worth more ends lower.
///
/// # Errors
/// When a play runs in a circle.
pub fn worse_ends(case: &Case) -> Result<Vec<WorseEnd>, PlayError> {
    let mut forks = Forks::new(case);
    let mut decisions = 0;
    let mut scratch = Vec::new();
    let seats = case.story().seats.0.len();
    'seats: for seed in 1..=PLAYS {
        for seat in 0..seats {
            if decisions + forks.decisions > MOST_DECISIONS {
                break 'seats;
            }
            let mut chance = player(seed);
            let mut compared = HashSet::new();
            let mut state = begin(case, seat, draw(case, seed).1, &mut Silent)?;
            for _ in 0..LONGEST {
                let Some(pick) = random_pick(case, &state, &mut chance, &mut scratch) else { break };
                decisions += 1;
                if matches!(pick, Pick::Choice(_)) {
                    forks.fork(&state, seed, &mut compared);
                }
                apply(case, &mut state, pick, &mut Silent)?;
            }
        }
    }
    Ok(forks.found())
}
