//! A story made ready to be played fast: names are numbers, conditions are tests on bits.
//!
//! Built once by [`super::compile`]. Players never see it; sessions, simulations and searches all run on it.

use crate::story::Story;
use crate::story::model::{Answer, Channel, Mood, OutcomeKind, Referral, Slot, TextId};

use super::view::OfferState;

/// Number of a bit in a [`super::state::State`].
pub(crate) type Bit = u32;

/// A story that can be played.
#[derive(Debug)]
pub struct Case {
    pub(crate) story: Story,
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
