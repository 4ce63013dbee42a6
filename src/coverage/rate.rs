//! What a way of playing sees in an option: what it is worth, what it asks of her or arranges for her, and how long the talk
//! then still takes; with what the talk can bring after it.

use crate::story::Set;
use std::ops::Add;

use crate::play::view::OfferState;
use crate::play::{Case, Effect, Guard, Pick, State, WrittenChoice, WrittenTalk, choice_open};
use crate::score::worth;
use crate::story::model::{Answer, TextId};

/// So many steps of a talk are looked ahead.
const AHEAD: usize = 10;

/// A case seen from one seat, with what does not change while it is played.
pub(super) struct Ground<'c> {
    pub case: &'c Case,
    /// Per talk, what it can be worth at its best from this seat.
    later: Vec<Rating>,
    /// What each choice is worth, by its number.
    worth: Vec<i64>,
    lengths: Vec<usize>,
}

/// How good something looks: what it is worth in points first, then what it asks of her or arranges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rating {
    pub worth: i64,
    pub kind: i64,
}

impl Add for Rating {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { worth: self.worth + other.worth, kind: self.kind + other.kind }
    }
}

/// What a player looks at in an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Eye {
    /// Points, then whether she is asked, heard and answered.
    Careful,
    /// Only how much is arranged.
    Greedy,
    /// Whether something is settled over her head, then how soon the talk is over.
    Hasty,
}

impl<'c> Ground<'c> {
    pub fn new(case: &'c Case, seat: usize) -> Self {
        let possible = case.possible(seat, &Set::default());
        let texts = case.story().texts.iter().map(|text| text.words.chars().count());
        let choices = (case.bits.seen - case.bits.chosen) as usize;
        let mut ground = Self { case, later: Vec::new(), worth: vec![0; choices], lengths: texts.collect() };
        for choice in case.talks.iter().flat_map(|talk| &talk.steps).flat_map(|step| &step.choices) {
            if let Some(known) = ground.worth.get_mut((choice.bit - case.bits.chosen) as usize) {
                *known = worth(case, choice.award);
            }
        }
        let state = State::new(case, seat);
        for (number, talk) in case.talks.iter().enumerate() {
            let happens = |step: usize, at: usize, _: &WrittenChoice| possible.happens(Guard::Choice(number, step, at));
            let best = Look { ground: &ground, state: &state, talk, eye: Eye::Careful, open: &happens }.talk();
            ground.later.push(best);
        }
        ground
    }

    /// Letters of a text in the story's own language.
    pub fn length(&self, text: TextId) -> usize {
        self.lengths.get(text.0 as usize).copied().unwrap_or(0)
    }

    fn worth(&self, state: &State, choice: &WrittenChoice) -> i64 {
        let given = choice.award.is_some_and(|award| state.has(self.case.bits.awarded + award as u32));
        if given { 0 } else { self.worth.get((choice.bit - self.case.bits.chosen) as usize).copied().unwrap_or(0) }
    }

    /// What a talk can bring as things stand, begun from its start.
    pub fn now(&self, state: &State, talk: usize, eye: Eye) -> Rating {
        let Some(written) = self.case.talks.get(talk) else { return Rating::default() };
        let open = |_: usize, _: usize, choice: &WrittenChoice| choice_open(self.case, state, choice);
        Look { ground: self, state, talk: written, eye, open: &open }.talk()
    }

    /// What a talk can bring at its best.
    pub fn later(&self, talk: usize) -> Rating {
        self.later.get(talk).copied().unwrap_or_default()
    }

    /// What each of the choices in this step can bring, with all that may follow in the talk.
    pub fn choices(&self, state: &State, open: &[Pick], eye: Eye) -> Vec<(Rating, Pick)> {
        let Some(place) = state.interruption.or(state.talk) else { return Vec::new() };
        let Some(talk) = self.case.talks.get(usize::from(place.talk)) else { return Vec::new() };
        let Some(step) = talk.steps.get(usize::from(place.step)) else { return Vec::new() };
        let may = |_: usize, _: usize, choice: &WrittenChoice| choice_open(self.case, state, choice);
        let look = Look { ground: self, state, talk, eye, open: &may };
        let mut known = vec![None; talk.steps.len()];
        let rated = open.iter().filter_map(|pick| {
            let Pick::Choice(number) = pick else { return None };
            Some((look.choice(step.choices.get(usize::from(*number))?, 0, &mut known), *pick))
        });
        rated.collect()
    }
}

/// Looks ahead in one talk.
struct Look<'l, 'c> {
    ground: &'l Ground<'c>,
    state: &'l State,
    talk: &'l WrittenTalk,
    eye: Eye,
    /// Whether a choice counts: its step, its place and the choice.
    open: &'l dyn Fn(usize, usize, &WrittenChoice) -> bool,
}

impl Look<'_, '_> {
    fn talk(&self) -> Rating {
        self.step(0, 0, &mut vec![None; self.talk.steps.len()])
    }

    /// The best that can come from a step on. A step that was looked at before, or is being looked at, is not gone into again.
    fn step(&self, step: usize, depth: usize, known: &mut Vec<Option<Rating>>) -> Rating {
        let (Some(written), Some(place)) = (self.talk.steps.get(step), known.get(step).copied()) else { return Rating::default() };
        if let Some(rating) = place {
            return rating;
        }
        if depth >= AHEAD {
            return Rating::default();
        }
        known[step] = Some(Rating::default());
        let own = self.effects(&written.then);
        let open = written.choices.iter().enumerate().filter(|(at, choice)| (self.open)(step, *at, choice));
        let best = open.map(|(_, choice)| self.choice(choice, depth + 1, known)).max();
        let after = best.unwrap_or_else(|| written.to.map_or_else(Rating::default, |to| self.step(to, depth + 1, known)));
        known[step] = Some(own + after);
        own + after
    }

    fn choice(&self, choice: &WrittenChoice, depth: usize, known: &mut Vec<Option<Rating>>) -> Rating {
        let worth = if self.eye == Eye::Careful { self.ground.worth(self.state, choice) } else { 0 };
        let own = Rating { worth, kind: 0 } + self.effects(&choice.then);
        let longer = Rating { worth: 0, kind: if self.eye == Eye::Hasty { -1 } else { 0 } };
        choice.to.map_or(own, |to| own + longer + self.step(to, depth, known))
    }

    fn effects(&self, effects: &[Effect]) -> Rating {
        effects.iter().map(|effect| self.effect(effect)).fold(Rating::default(), Add::add)
    }

    fn effect(&self, effect: &Effect) -> Rating {
        let bits = &self.ground.case.bits;
        let new = |first: u32, wish: usize| i64::from(!self.state.has(first + wish as u32));
        let undecided = |offer: usize| {
            let state = self.state.offers.get(offer).copied().unwrap_or_default();
            i64::from(matches!(state, OfferState::Open | OfferState::Noted))
        };
        match self.eye {
            Eye::Careful => {
                let kind = match *effect {
                    Effect::Ask(wish) => new(bits.asked, wish),
                    Effect::Hear(wish) => new(bits.heard, wish),
                    Effect::Confirm(wish) => 2 * new(bits.confirmed, wish),
                    Effect::Answer(offer, _) => 2 * undecided(offer),
                    Effect::Note(_) => -2,
                    _ => 0,
                };
                Rating { worth: 0, kind }
            }
            Eye::Greedy => {
                let kind = match *effect {
                    Effect::Note(_) | Effect::Answer(_, Answer::Yes) => 2,
                    Effect::Offer(_) | Effect::NextTime(_) | Effect::Arrive(_) => 1,
                    Effect::Drop(_) | Effect::Answer(..) => -2,
                    _ => 0,
                };
                Rating { worth: 0, kind }
            }
            // Settled is settled: that comes before how soon it is over.
            Eye::Hasty => Rating { worth: i64::from(matches!(effect, Effect::Note(_))), kind: 0 },
        }
    }
}

/// The best rated; among equals chance decides.
pub(super) fn best<T: Copy>(rated: &[(Rating, T)], chance: &mut crate::play::Chance) -> Option<(Rating, T)> {
    let top = rated.iter().map(|(rating, _)| *rating).max()?;
    let equal: Vec<T> = rated.iter().filter(|(rating, _)| *rating == top).map(|(_, one)| *one).collect();
    equal.get(chance.below(equal.len())).map(|one| (top, *one))
}
