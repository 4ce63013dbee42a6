//! A story made ready to be played fast: names are numbers, conditions are tests on bits.
//!
//! Built once by [`super::compile`]. Players never see it; sessions, simulations and searches all run on it.

use std::sync::Arc;

use crate::story::Story;
use crate::story::model::{Answer, Channel, Mood, OutcomeKind, Referral, Slot, TextId};

use super::view::OfferState;

/// Number of a bit in a [`super::state::State`].
pub(crate) type Bit = u32;

/// A story that can be played.
#[derive(Debug)]
pub struct Case {
    pub(crate) story: Arc<Story>,
    pub(crate) talks: Vec<Talk>,
    /// In `talks`: topics first, then offers, then interruptions.
    pub(crate) offers_from: usize,
    pub(crate) interruptions_from: usize,
    /// When each interruption starts: looked at after every decision, so kept close together.
    pub(crate) interruptions: Vec<(usize, Cond)>,
    pub(crate) prepare: Option<Hub>,
    pub(crate) table: Hub,
    pub(crate) agreements: Option<Agreements>,
    pub(crate) things: Vec<Thing>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) counters: Vec<Counter>,
    pub(crate) month_lines: Vec<Line>,
    pub(crate) outcomes: Vec<Outcome>,
    /// How many of `outcomes` are about agreements; the rest belong to events.
    pub(crate) agreement_outcomes: usize,
    pub(crate) events: Vec<Event>,
    pub(crate) ending: Vec<Line>,
    pub(crate) marks: Vec<(Cond, usize)>,
    pub(crate) awards: Vec<Award>,
    pub(crate) her: Vec<(Option<Cond>, TextId)>,
    pub(crate) voices: Vec<Vec<(Option<Cond>, TextId)>>,
    pub(crate) seat_person: Vec<usize>,
    pub(crate) resident: usize,
    pub(crate) bits: Bits,
}

impl Case {
    /// The story it was made from.
    pub fn story(&self) -> &Story {
        &self.story
    }

    /// The number of the seat with this name.
    pub fn seat(&self, name: &str) -> Option<usize> {
        self.story.seats.index(name)
    }
}

/// Where each sort of fact has its bits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bits {
    pub asked: Bit,
    pub heard: Bit,
    pub confirmed: Bit,
    pub visited: Bit,
    pub chosen: Bit,
    pub seen: Bit,
    pub looked_up: Bit,
    pub present: Bit,
    pub coming: Bit,
    pub flags: Bit,
    pub event: Bit,
    pub outcome: Bit,
    pub awarded: Bit,
    pub one_plan: Bit,
    pub ending: Bit,
    pub count: Bit,
}

#[derive(Clone, Debug)]
pub(crate) enum Cond {
    All(Box<[Cond]>),
    Any(Box<[Cond]>),
    Not(Box<Cond>),
    Bit(Bit),
    /// All these bits as they should be: most conditions that join others come down to this.
    Bits(Box<[Mask]>),
    Seat(usize),
    Offer(usize, OfferState),
    AtLeast(usize, i16),
    AtMost(usize, i16),
    Lassos(usize),
    Agreement(Box<Cond>),
    With(Box<[(Slot, Box<[u8]>)]>),
    Filled(Slot),
    PutToHer,
    SheSaid(Answer),
    FromOffer(usize),
    Never,
}

/// Bits of one word of the state: those that must be set, and those that must not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mask {
    pub word: u32,
    pub set: u64,
    pub unset: u64,
}

impl Cond {
    /// All of these, with what asks for a bit gathered in masks.
    pub fn all(list: Vec<Cond>) -> Self {
        let mut masks: Vec<Mask> = Vec::new();
        let mut rest = Vec::new();
        gather(list, &mut masks, &mut rest);
        match (masks.as_slice(), rest.len()) {
            ([mask], 0) if mask.unset == 0 && mask.set.is_power_of_two() => Cond::Bit(mask.word * 64 + mask.set.trailing_zeros()),
            ([], 1) => rest.remove(0),
            (_, 0) => Cond::Bits(masks.into()),
            ([], _) => Cond::All(rest.into()),
            _ => {
                rest.insert(0, Cond::Bits(masks.into()));
                Cond::All(rest.into())
            }
        }
    }
}

fn gather(list: Vec<Cond>, masks: &mut Vec<Mask>, rest: &mut Vec<Cond>) {
    for cond in list {
        match cond {
            Cond::All(inner) => gather(inner.into_vec(), masks, rest),
            Cond::Bits(inner) => inner.iter().for_each(|mask| join(masks, *mask)),
            Cond::Bit(bit) => join(masks, Mask { word: bit / 64, set: 1 << (bit % 64), unset: 0 }),
            Cond::Not(inner) => match *inner {
                Cond::Bit(bit) => join(masks, Mask { word: bit / 64, set: 0, unset: 1 << (bit % 64) }),
                other => rest.push(Cond::Not(Box::new(other))),
            },
            other => rest.push(other),
        }
    }
}

fn join(masks: &mut Vec<Mask>, mask: Mask) {
    match masks.iter_mut().find(|known| known.word == mask.word) {
        Some(known) => {
            known.set |= mask.set;
            known.unset |= mask.unset;
        }
        None => masks.push(mask),
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Effect {
    Ask(usize),
    Hear(usize),
    Confirm(usize),
    Offer(usize),
    Answer(usize, Answer),
    Note(usize),
    Drop(usize),
    Set(Bit),
    Clear(Bit),
    Add(usize, i16),
    Arrive(usize),
    Depart(usize),
    NextTime(usize),
    Mood(usize, Mood),
    OnePlan,
    EndChapter,
}

#[derive(Clone, Debug)]
pub(crate) enum Line {
    Say(usize, TextId),
    Think(usize, TextId),
    Tell(TextId),
    Mood(usize, Mood),
    If(Cond, Vec<Line>, Vec<Line>),
}

#[derive(Clone, Debug)]
pub(crate) struct Talk {
    pub name: String,
    pub title: TextId,
    pub about: Option<TextId>,
    pub who: Option<usize>,
    pub when: Option<Cond>,
    pub again: bool,
    pub leave: Option<TextId>,
    /// The first is the start, the others its moments.
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub name: String,
    pub then: Vec<Effect>,
    pub lines: Vec<Line>,
    pub choices: Vec<Choice>,
    pub to: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub name: String,
    pub bit: Bit,
    pub text: TextId,
    pub spoken: bool,
    pub when: Option<Cond>,
    pub again: bool,
    pub then: Vec<Effect>,
    pub lines: Vec<Line>,
    pub to: Option<usize>,
    pub award: Option<usize>,
    pub why: Option<TextId>,
    pub sources: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Hub {
    pub lines: Vec<Line>,
    pub topics: Vec<usize>,
    pub turns: Option<u16>,
    pub done: TextId,
    pub must: Vec<usize>,
    pub present: Vec<usize>,
    pub chairs: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Agreements {
    pub hub: Hub,
    pub most: u16,
    pub slots: Vec<SlotOptions>,
    pub answers: Vec<Reply>,
}

#[derive(Clone, Debug)]
pub(crate) struct SlotOptions {
    pub slot: Slot,
    pub options: Vec<SlotOption>,
}

#[derive(Clone, Debug)]
pub(crate) struct SlotOption {
    pub name: String,
    /// What stands for it in an agreement; never 0.
    pub code: u8,
    pub text: TextId,
    pub when: Option<Cond>,
    pub wish: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub when: Option<Cond>,
    pub answer: Answer,
    pub lines: Vec<Line>,
    pub then: Vec<Effect>,
}

#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub when: Option<Cond>,
    pub then: Vec<Effect>,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub by: usize,
    pub parts: [u8; 8],
}

#[derive(Clone, Debug)]
pub(crate) struct Counter {
    pub start: i16,
    pub min: i16,
    pub max: i16,
}

#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub name: String,
    pub when: Option<Cond>,
    pub kind: OutcomeKind,
    pub referral: Option<Referral>,
    pub day: u8,
    pub by: Channel,
    pub title: TextId,
    pub lines: Vec<Line>,
    pub then: Vec<Effect>,
    pub why: Option<TextId>,
    pub sources: Vec<usize>,
    pub award: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub draw: bool,
    pub outcomes: Vec<usize>,
}

/// Points with their reason.
#[derive(Clone, Debug)]
pub(crate) struct Award {
    /// Dimension and points.
    pub points: Vec<(usize, i16)>,
    pub why: Option<TextId>,
    pub sources: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::state::State;
    use crate::story::load;
    use proptest::prelude::*;

    fn cond() -> impl Strategy<Value = Cond> {
        let bit = (0_u32..130).prop_map(Cond::Bit);
        bit.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                inner.clone().prop_map(|one| Cond::Not(Box::new(one))),
                prop::collection::vec(inner.clone(), 0..4).prop_map(|list| Cond::Any(list.into())),
                prop::collection::vec(inner, 0..4).prop_map(|list| Cond::All(list.into())),
            ]
        })
    }

    proptest! {
        #[test]
        fn gathered_bits_hold_when_each_of_them_holds(list in prop::collection::vec(cond(), 0..5), bits in prop::collection::vec(any::<u64>(), 3)) {
            let story = load("story.ron", include_bytes!("../../scenarios/de-schone-keuken/story.ron")).story.unwrap();
            let case = Case::new(story).unwrap();
            let mut state = State::new(&case, 0);
            state.bits = bits;
            let each = list.iter().all(|one| state.holds(&case, one, None));
            prop_assert_eq!(state.holds(&case, &Cond::all(list), None), each);
        }
    }
}
