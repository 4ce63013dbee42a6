//! What came by in some play, and what never did: for the map of a story, the desk and the report.

use std::collections::HashMap;

use super::count::{Count, Layout};
use super::parts::{Part, parts};
use super::trial::Coverage;
use super::way::Way;
use crate::play::Case;
use crate::story::TextId;
use crate::story::span::Span;

/// In how many plays, of all ways and seats together, each part of a story came by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// How many plays.
    pub plays: u64,
    counts: HashMap<Part, u64>,
    /// By text.
    texts: Vec<u64>,
    names: HashMap<String, Vec<Part>>,
    unseen: Vec<Unseen>,
}

/// A part that never came by.
#[derive(Clone, Debug, PartialEq)]
pub struct Unseen {
    /// Which.
    pub part: Part,
    /// Its name in the story, as conditions use it; for a line its path, for a reply its number from 1.
    pub name: String,
    /// Where its name (for a line and a reply: its words) stands in the file.
    pub span: Span,
    /// Its words, where it has any: see [`crate::play::Words::get`].
    pub text: TextId,
}

impl Seen {
    /// Looks up in `coverage`, which must be of this case.
    pub fn new(case: &Case, coverage: &Coverage) -> Self {
        let layout = Layout::new(case);
        let mut seen = Self { plays: Way::ALL.iter().map(|way| coverage.all(*way).plays).sum(), ..Self::default() };
        seen.texts = vec![0; case.story().texts.len()];
        for way in Way::ALL {
            seen.texts.iter_mut().zip(&coverage.all(way).texts).for_each(|(sum, count)| *sum += count);
        }
        for written in parts(case) {
            let count = Way::ALL.iter().map(|way| of(case, &layout, coverage.all(*way), written.part)).sum();
            seen.counts.insert(written.part, count);
            seen.names.entry(written.name.clone()).or_default().push(written.part);
            if count == 0 {
                seen.unseen.push(Unseen { part: written.part, name: written.name, span: written.span, text: written.text });
            }
        }
        seen
    }

    /// In how many plays a part came by: a choice that was made, an offer that was made, a wish that she told.
    pub fn plays(&self, part: Part) -> u64 {
        self.counts.get(&part).copied().unwrap_or(0)
    }

    fn named(&self, name: &str, is: impl Fn(&Part) -> bool) -> bool {
        self.names.get(name).into_iter().flatten().any(|part| is(part) && self.plays(*part) > 0)
    }

    /// Whether a choice was ever made, by the name that `Chose` has for it: `topic.choice`, `topic.moment.choice`.
    pub fn choice(&self, name: &str) -> bool {
        self.named(name, |part| matches!(part, Part::Choice(..)))
    }

    /// Whether a topic, a talk about an offer or an interruption ever began.
    pub fn talk(&self, name: &str) -> bool {
        self.named(name, |part| matches!(part, Part::Talk(_)))
    }

    /// Whether a moment was ever come to: `topic.moment`.
    pub fn moment(&self, name: &str) -> bool {
        self.named(name, |part| matches!(part, Part::Moment(..)))
    }

    /// Whether an offer was ever made.
    pub fn offer(&self, name: &str) -> bool {
        self.named(name, |part| matches!(part, Part::Offer(_)))
    }

    /// Whether she ever told a wish.
    pub fn wish(&self, name: &str) -> bool {
        self.named(name, |part| matches!(part, Part::Wish(_)))
    }

    /// Whether an outcome ever came about.
    pub fn outcome(&self, name: &str) -> bool {
        self.named(name, |part| matches!(part, Part::Outcome(_)))
    }

    /// Whether a text was ever shown: a line, the words of a choice, the name of a thing.
    pub fn line(&self, text: TextId) -> bool {
        self.texts.get(text.0 as usize).is_some_and(|count| *count > 0)
    }

    /// All that never came by, in the order of [`Part`]. Where a choice was never made its own lines are among them.
    pub fn unseen(&self) -> &[Unseen] {
        &self.unseen
    }
}

/// In how many plays a part came by.
pub(super) fn of(case: &Case, layout: &Layout, count: &Count, part: Part) -> u64 {
    let get = |list: &[u64], at: usize| list.get(at).copied().unwrap_or(0);
    match part {
        Part::Talk(talk) => get(&count.steps, layout.step(talk, 0)),
        Part::Moment(talk, step) => get(&count.steps, layout.step(talk, step)),
        Part::Choice(talk, step, choice) => taken(case, count, talk, step, choice).taken,
        Part::Line(text) => get(&count.texts, text.0 as usize),
        Part::Thing(at) => get(&count.things, at),
        Part::Service(at) => get(&count.looked_up, at),
        Part::Offer(at) => count.offers.get(at).map_or(0, |offer| offer.made),
        Part::Wish(at) => count.wishes.get(at).map_or(0, |wish| wish.heard),
        Part::Reply(at) => get(&count.replies, at),
        Part::Outcome(at) => get(&count.outcomes, at),
    }
}

/// How often a choice was on offer and was made.
pub(super) fn taken(case: &Case, count: &Count, talk: usize, step: usize, choice: usize) -> super::count::Taken {
    let written = case.talks.get(talk).and_then(|talk| talk.steps.get(step)).and_then(|step| step.choices.get(choice));
    written.and_then(|choice| count.choices.get((choice.bit - case.bits.chosen) as usize)).copied().unwrap_or_default()
}
