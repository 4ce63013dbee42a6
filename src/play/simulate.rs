//! Many random plays, to see what a case can do: which lines are reached, what becomes of her, how scores spread.

use super::PlayError;
use super::case::Case;
use super::engine::{Sink, apply, begin};
use super::random::{Chance, draw, random_pick};
use super::state::State;
use crate::story::model::TextId;

/// No play of a sane case has more decisions than this.
pub(crate) const MOST_DECISIONS: usize = 2_000;

/// What many plays showed, added up.
#[derive(Clone, Debug, Default)]
pub struct Simulation {
    /// How many plays.
    pub plays: u64,
    /// Decisions in all of them.
    pub decisions: u64,
    /// How often each text was shown; by [`TextId`].
    pub shown: Vec<u64>,
    /// How often each outcome came about: its id and the count, in the order of the story.
    pub outcomes: Vec<(String, u64)>,
    /// How many plays ended with 0, 1, 2 … lassos.
    pub lassos: Vec<u64>,
    /// Per dimension of the rubric: how many plays had these points, as (points, plays), smallest first.
    pub points: Vec<Vec<(i16, u64)>>,
}

/// Plays `runs` random games from one seat, with the seeds `seed`, `seed + 1` …, and adds them to `into`. `after_each`
/// hears how many are done.
///
/// # Errors
/// When a play runs in a circle.
pub fn simulate(case: &Case, seat: usize, seed: u64, runs: u64, into: &mut Simulation, mut after_each: impl FnMut(u64)) -> Result<(), PlayError> {
    into.shown.resize(case.story.texts.len(), 0);
    if into.outcomes.is_empty() {
        into.outcomes = case.outcomes.iter().map(|outcome| (outcome.name.clone(), 0)).collect();
    }
    into.points.resize(case.story.rubric.0.len(), Vec::new());
    let mut scratch = Vec::new();
    for run in 0..runs {
        let seed = seed.wrapping_add(run);
        let (_, event) = draw(case, seed);
        let mut chance = Chance::new(seed ^ PLAYER);
        let mut counter = Counter { shown: &mut into.shown, outcomes: &mut into.outcomes };
        let mut state = begin(case, seat, event, &mut counter)?;
        let mut made = 0;
        while let Some(pick) = random_pick(case, &state, &mut chance, &mut scratch) {
            apply(case, &mut state, pick, &mut counter)?;
            made += 1;
            if made > MOST_DECISIONS {
                let place = super::engine::present_step(case, &state).map_or_else(String::new, |(talk, _)| talk.name.clone());
                return Err(PlayError::Endless { place });
            }
        }
        into.decisions += made as u64;
        into.plays += 1;
        into.end(case, &state);
        after_each(run + 1);
    }
    Ok(())
}

/// The decisions of one random play, from its seed.
///
/// # Errors
/// When there is no such seat, or the play runs in a circle.
pub fn random_decisions(case: &std::rc::Rc<Case>, seat: &str, seed: u64) -> Result<Vec<String>, PlayError> {
    let mut session = super::Session::new(case.clone(), seat, seed)?;
    let mut chance = Chance::new(seed ^ PLAYER);
    let mut scratch = Vec::new();
    while let Some(pick) = random_pick(case, session.state(), &mut chance, &mut scratch) {
        session.take(pick)?;
        if session.decisions().len() > MOST_DECISIONS {
            return Err(PlayError::Endless { place: session.decisions().last().cloned().unwrap_or_default() });
        }
    }
    Ok(session.decisions().to_vec())
}

/// Keeps what the random player does apart from what the seed draws for the case.
pub(crate) const PLAYER: u64 = 0x9e37_79b9_7f4a_7c15;

impl Simulation {
    fn end(&mut self, case: &Case, state: &State) {
        let lassos = state.lassos(case);
        if self.lassos.len() <= lassos {
            self.lassos.resize(lassos + 1, 0);
        }
        self.lassos[lassos] += 1;
        for (spread, points) in self.points.iter_mut().zip(&state.points) {
            match spread.binary_search_by_key(points, |(known, _)| *known) {
                Ok(at) => spread[at].1 += 1,
                Err(at) => spread.insert(at, (*points, 1)),
            }
        }
    }
}

struct Counter<'s> {
    shown: &'s mut [u64],
    outcomes: &'s mut [(String, u64)],
}

impl Counter<'_> {
    fn count(&mut self, text: TextId) {
        if let Some(count) = self.shown.get_mut(text.0 as usize) {
            *count += 1;
        }
    }
}

impl Sink for Counter<'_> {
    fn say(&mut self, _: usize, text: TextId) {
        self.count(text);
    }
    fn think(&mut self, _: usize, text: TextId) {
        self.count(text);
    }
    fn tell(&mut self, text: TextId) {
        self.count(text);
    }
    fn you(&mut self, _: bool, text: TextId) {
        self.count(text);
    }
    fn outcome(&mut self, outcome: usize, _: Option<usize>) {
        self.outcomes[outcome].1 += 1;
    }
}
