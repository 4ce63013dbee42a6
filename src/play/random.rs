//! Everything left to chance. All of it comes from the seed, through a generator whose stream is published.

use std::rc::Rc;

use rand_core::Rng;
use rand_pcg::Pcg32;

use super::case::Case;
use super::engine::{Pick, agreements_open, look_ups, moves};
use super::refusal::PlayError;
use super::session::Session;
use super::stage::Light;
use super::state::State;

/// PCG-XSH-RR 64/32 (O'Neill 2014): the same numbers on every machine and in every release. Stream 54 is the one of
/// the paper's own test vectors.
const STREAM: u64 = 54;

/// Numbers from a seed.
#[derive(Clone, Debug)]
pub(crate) struct Chance(Pcg32);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(Pcg32::new(seed, STREAM))
    }

    /// A number below `bound` (0 for 0): the high half of a 32×32 bit product. The bias is below 1 in 10 million for the
    /// small bounds used here, and the rule is short enough to be written again anywhere.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u64::from(self.0.next_u32()) * bound as u64) >> 32) as usize
    }
}

/// What the seed decides before a play begins: the light, then the event that comes.
pub(crate) fn draw(case: &Case, seed: u64) -> (Light, Option<usize>) {
    let mut chance = Chance::new(seed);
    let light = [Light::Morning, Light::Evening, Light::Rain][chance.below(3)];
    let drawn: Vec<usize> = (0..case.events.len()).filter(|number| case.events[*number].draw).collect();
    let event = drawn.get(chance.below(drawn.len())).copied();
    (light, event)
}

/// How often, one in so many decisions, a random player opens the social map.
const LOOKS_UP: usize = 8;

/// A player who picks at random: one decision in eight looks something up; otherwise each topic, choice, offer or thing
/// is as likely as another, and making an agreement, where that is possible, is as likely as three of them. Three
/// agreements in four are put to her.
pub(crate) fn random_pick(case: &Case, state: &State, chance: &mut Chance, scratch: &mut Vec<Pick>) -> Option<Pick> {
    if chance.below(LOOKS_UP) == 0 {
        let open = look_ups(case, state).count();
        if open > 0 {
            return look_ups(case, state).nth(chance.below(open));
        }
    }
    moves(case, state, scratch);
    let form = agreements_open(case, state);
    let groups = scratch.len() + if form.is_some() { 3 } else { 0 };
    if groups == 0 {
        return None;
    }
    let chosen = chance.below(groups);
    if let Some(pick) = scratch.get(chosen) {
        return Some(*pick);
    }
    let (agreements, _) = form?;
    let put = chance.below(4) != 0;
    let mut parts = [0; 8];
    for slot in &agreements.slots {
        let open = || slot.options.iter().filter(|option| state.open(case, &option.when)).map(|option| option.code);
        let possible = open().count() + usize::from(slot.slot.may_be_empty());
        if possible == 0 {
            // Nothing can be agreed upon yet: finish instead.
            return scratch.first().copied();
        }
        parts[slot.slot as usize] = open().nth(chance.below(possible)).unwrap_or(0);
    }
    Some(Pick::Agree { put, parts })
}

/// No play of a sane case has more decisions than this.
pub(crate) const MOST_DECISIONS: usize = 2_000;

/// Keeps what a player does by chance apart from what the seed draws for the case.
pub(crate) const PLAYER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The decisions of one random play, from its seed.
///
/// # Errors
/// When there is no such seat, or the play runs in a circle.
pub fn random_decisions(case: &Rc<Case>, seat: &str, seed: u64) -> Result<Vec<String>, PlayError> {
    let mut chance = Chance::new(seed ^ PLAYER);
    let mut scratch = Vec::new();
    decide(case, seat, seed, |state| random_pick(case, state, &mut chance, &mut scratch))
}

/// The decisions of one play whose player is asked for a pick until there is none.
///
/// # Errors
/// When there is no such seat, or the play runs in a circle.
pub(crate) fn decide(case: &Rc<Case>, seat: &str, seed: u64, mut pick: impl FnMut(&State) -> Option<Pick>) -> Result<Vec<String>, PlayError> {
    let mut session = Session::new(case.clone(), seat, seed)?;
    while let Some(pick) = pick(session.state()) {
        session.take(pick)?;
        if session.decisions().len() > MOST_DECISIONS {
            return Err(PlayError::Endless { place: session.decisions().last().cloned().unwrap_or_default() });
        }
    }
    Ok(session.decisions().to_vec())
}
