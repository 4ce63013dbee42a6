//! What many plays of one way from one seat showed, added up. Every figure is of plays: something that comes twice in one play
//! counts once, so that "in 12 of 100 plays" is what it says.

use serde::Serialize;

use super::spread::Spread;
use crate::play::view::OfferState;
use crate::play::{Case, Pick, Sink, State, present_step};
use crate::score::{level, total};
use crate::story::TextId;
use crate::story::model::Answer;

/// In how many plays something was on offer, and in how many it was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Taken {
    pub offered: u64,
    pub taken: u64,
}

/// How far a wish of hers came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct WishCount {
    pub asked: u64,
    pub heard: u64,
    pub confirmed: u64,
}

/// What became of an offer: how it stood when the table was closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OfferCount {
    /// It was made at all.
    pub made: u64,
    /// She said yes.
    pub yes: u64,
    /// She said no.
    pub no: u64,
    /// She put it off.
    pub later: u64,
    /// Accepted over her head.
    pub noted: u64,
    /// Taken off the table.
    pub dropped: u64,
    /// Never settled, so carried out all the same.
    pub open: u64,
}

/// Agreements, all plays together: these are not plays but agreements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AgreementCount {
    /// Put together by the player.
    pub made: u64,
    /// Noted without asking her.
    pub noted: u64,
    /// She said yes.
    pub yes: u64,
    /// She said no.
    pub no: u64,
    /// She put it off.
    pub later: u64,
}

/// The plays of one way from one seat. Everything is in the order of the story; read it with [`super::Seen`] or
/// [`super::Report`], which know the names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    /// How many plays.
    pub plays: u64,
    /// Decisions in all of them.
    pub decisions: u64,
    /// Plays in which nothing could be chosen any more before the month: a mistake in the case.
    pub stuck: u64,
    /// How often each text was shown, all plays together; by [`TextId`].
    pub shown: Vec<u64>,
    /// In how many plays it was.
    pub(crate) texts: Vec<u64>,
    /// By talk and step, flattened: see [`Layout`].
    pub(crate) steps: Vec<u64>,
    pub(crate) choices: Vec<Taken>,
    pub(crate) things: Vec<u64>,
    pub(crate) looked_up: Vec<u64>,
    /// Per wish.
    pub wishes: Vec<WishCount>,
    /// Per offer.
    pub offers: Vec<OfferCount>,
    /// Agreements that were put together.
    pub agreements: AgreementCount,
    /// Per reply of hers to an agreement; the last is a yes where no reply holds.
    pub replies: Vec<u64>,
    /// Per outcome: those about agreements first, then those of events.
    pub outcomes: Vec<u64>,
    /// How many plays ended with 0, 1, 2 … lassos.
    pub lassos: Vec<u64>,
    /// Per dimension: how many plays had these points, smallest first.
    pub points: Vec<Spread>,
    /// Per dimension: how many plays came to level 0, 1, 2 and 3.
    pub levels: Vec<[u64; 4]>,
    /// How many plays had this total in percent.
    pub totals: Spread,
}

/// Where the steps of each talk stand in a flat list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    first: Vec<usize>,
    all: usize,
    /// Choices of the case.
    choices: usize,
}

impl Layout {
    pub fn new(case: &Case) -> Self {
        let mut layout = Self { choices: (case.bits.seen - case.bits.chosen) as usize, ..Self::default() };
        for talk in &case.talks {
            layout.first.push(layout.all);
            layout.all += talk.steps.len();
        }
        layout
    }

    /// The place of a step.
    pub fn step(&self, talk: usize, step: usize) -> usize {
        self.first.get(talk).map_or(usize::MAX, |first| first + step)
    }
}

/// In which play each thing was last counted, so that it counts once in a play.
#[derive(Default)]
pub(super) struct Last {
    play: u64,
    texts: Vec<u64>,
    steps: Vec<u64>,
    offered: Vec<u64>,
    taken: Vec<u64>,
    replies: Vec<u64>,
}

impl Count {
    /// Room for all that a case has.
    pub(super) fn new(case: &Case, layout: &Layout) -> Self {
        let story = case.story();
        let texts = story.texts.len();
        Self {
            shown: vec![0; texts],
            texts: vec![0; texts],
            steps: vec![0; layout.all],
            choices: vec![Taken::default(); layout.choices],
            things: vec![0; story.things.0.len()],
            looked_up: vec![0; story.services.0.len()],
            wishes: vec![WishCount::default(); story.wishes.0.len()],
            offers: vec![OfferCount::default(); story.offers.0.len()],
            replies: vec![0; case.agreements.as_ref().map_or(0, |agreements| agreements.answers.len() + 1)],
            outcomes: vec![0; case.outcomes.len()],
            points: vec![Spread::default(); story.rubric.0.len()],
            levels: vec![[0; 4]; story.rubric.0.len()],
            ..Self::default()
        }
    }

    /// What was on offer at a decision and what was taken; `open` is all that could be picked, the social map aside.
    pub(super) fn decided(&mut self, case: &Case, state: &State, open: &[Pick], pick: Pick, last: &mut Last) {
        self.decisions += 1;
        let Some((_, step)) = present_step(case, state) else { return };
        // Looking something up is no answer: the same choices are there after it.
        if !matches!(pick, Pick::Choice(_) | Pick::Leave) {
            return;
        }
        let number = |pick: &Pick| match pick {
            Pick::Choice(at) => step.choices.get(usize::from(*at)).map(|choice| (choice.bit - case.bits.chosen) as usize),
            _ => None,
        };
        for at in open.iter().filter_map(number) {
            if let Some(count) = self.choices.get_mut(at).filter(|_| once(&mut last.offered, at, last.play)) {
                count.offered += 1;
            }
        }
        if let Some(at) = number(&pick)
            && let Some(count) = self.choices.get_mut(at).filter(|_| once(&mut last.taken, at, last.play))
        {
            count.taken += 1;
        }
    }

    /// Adds how a play ended.
    pub(super) fn end(&mut self, case: &Case, state: &State) {
        self.plays += 1;
        self.stuck += u64::from(state.goes_on());
        let bits = &case.bits;
        let has = |first: u32, at: usize| u64::from(state.has(first + at as u32));
        self.things.iter_mut().enumerate().for_each(|(at, count)| *count += has(bits.seen, at));
        self.looked_up.iter_mut().enumerate().for_each(|(at, count)| *count += has(bits.looked_up, at));
        for (at, wish) in self.wishes.iter_mut().enumerate() {
            wish.asked += has(bits.asked, at);
            wish.heard += has(bits.heard, at);
            wish.confirmed += has(bits.confirmed, at);
        }
        for (offer, state) in self.offers.iter_mut().zip(&state.offers) {
            offer.made += u64::from(*state != OfferState::Unmade);
            match state {
                OfferState::Unmade => {}
                OfferState::Open => offer.open += 1,
                OfferState::Noted => offer.noted += 1,
                OfferState::Dropped => offer.dropped += 1,
                OfferState::Answered(Answer::Yes) => offer.yes += 1,
                OfferState::Answered(Answer::No) => offer.no += 1,
                OfferState::Answered(Answer::Later) => offer.later += 1,
            }
        }
        for made in state.agreements.iter().filter(|made| made.offer.is_none()) {
            self.agreements.made += 1;
            match made.answer {
                None => self.agreements.noted += 1,
                Some(Answer::Yes) => self.agreements.yes += 1,
                Some(Answer::No) => self.agreements.no += 1,
                Some(Answer::Later) => self.agreements.later += 1,
            }
        }
        let lassos = state.lassos(case);
        if self.lassos.len() <= lassos {
            self.lassos.resize(lassos + 1, 0);
        }
        if let Some(count) = self.lassos.get_mut(lassos) {
            *count += 1;
        }
        let story = case.story();
        for ((spread, levels), (points, (_, dimension))) in
            self.points.iter_mut().zip(&mut self.levels).zip(state.points.iter().zip(story.rubric.iter()))
        {
            spread.add(*points);
            if let Some(count) = levels.get_mut(usize::from(level(dimension, *points))) {
                *count += 1;
            }
        }
        self.totals.add(total(story, &state.points).0 as i16);
    }

    /// Adds what others counted.
    pub(super) fn join(&mut self, other: &Self) {
        fn sum(into: &mut Vec<u64>, from: &[u64]) {
            if into.len() < from.len() {
                into.resize(from.len(), 0);
            }
            into.iter_mut().zip(from).for_each(|(into, from)| *into += from);
        }
        self.plays += other.plays;
        self.decisions += other.decisions;
        self.stuck += other.stuck;
        sum(&mut self.shown, &other.shown);
        sum(&mut self.texts, &other.texts);
        sum(&mut self.steps, &other.steps);
        sum(&mut self.things, &other.things);
        sum(&mut self.looked_up, &other.looked_up);
        sum(&mut self.replies, &other.replies);
        sum(&mut self.outcomes, &other.outcomes);
        sum(&mut self.lassos, &other.lassos);
        for (into, from) in self.choices.iter_mut().zip(&other.choices) {
            into.offered += from.offered;
            into.taken += from.taken;
        }
        for (into, from) in self.wishes.iter_mut().zip(&other.wishes) {
            into.asked += from.asked;
            into.heard += from.heard;
            into.confirmed += from.confirmed;
        }
        for (into, from) in self.offers.iter_mut().zip(&other.offers) {
            into.made += from.made;
            into.yes += from.yes;
            into.no += from.no;
            into.later += from.later;
            into.noted += from.noted;
            into.dropped += from.dropped;
            into.open += from.open;
        }
        self.agreements.made += other.agreements.made;
        self.agreements.noted += other.agreements.noted;
        self.agreements.yes += other.agreements.yes;
        self.agreements.no += other.agreements.no;
        self.agreements.later += other.agreements.later;
        self.points.iter_mut().zip(&other.points).for_each(|(into, from)| into.join(from));
        for (into, from) in self.levels.iter_mut().zip(&other.levels) {
            into.iter_mut().zip(from).for_each(|(into, from)| *into += from);
        }
        self.totals.join(&other.totals);
    }
}

/// Hears one play and counts.
pub(super) struct Counting<'a> {
    pub count: &'a mut Count,
    pub last: &'a mut Last,
    pub layout: &'a Layout,
}

impl Last {
    pub fn new(case: &Case, layout: &Layout, count: &Count) -> Self {
        Self {
            play: 0,
            texts: vec![0; case.story().texts.len()],
            steps: vec![0; layout.all],
            offered: vec![0; layout.choices],
            taken: vec![0; layout.choices],
            replies: vec![0; count.replies.len()],
        }
    }

    pub fn next_play(&mut self) {
        self.play += 1;
    }
}

/// Whether this is the first time in this play.
fn once(last: &mut [u64], at: usize, play: u64) -> bool {
    last.get_mut(at).is_some_and(|last| std::mem::replace(last, play) != play)
}

impl Counting<'_> {
    fn text(&mut self, text: TextId) {
        let at = text.0 as usize;
        if let Some(count) = self.count.shown.get_mut(at) {
            *count += 1;
        }
        if once(&mut self.last.texts, at, self.last.play)
            && let Some(count) = self.count.texts.get_mut(at)
        {
            *count += 1;
        }
    }
}

impl Sink for Counting<'_> {
    fn say(&mut self, _: usize, text: TextId) {
        self.text(text);
    }
    fn think(&mut self, _: usize, text: TextId) {
        self.text(text);
    }
    fn tell(&mut self, text: TextId) {
        self.text(text);
    }
    fn you(&mut self, _: bool, text: TextId) {
        self.text(text);
    }
    fn step(&mut self, talk: usize, step: usize) {
        let at = self.layout.step(talk, step);
        if once(&mut self.last.steps, at, self.last.play)
            && let Some(count) = self.count.steps.get_mut(at)
        {
            *count += 1;
        }
    }
    fn reply(&mut self, reply: Option<usize>) {
        let at = reply.unwrap_or(self.count.replies.len().saturating_sub(1));
        if once(&mut self.last.replies, at, self.last.play)
            && let Some(count) = self.count.replies.get_mut(at)
        {
            *count += 1;
        }
    }
    fn outcome(&mut self, outcome: usize, _: Option<usize>) {
        if let Some(count) = self.count.outcomes.get_mut(outcome) {
            *count += 1;
        }
    }
}
