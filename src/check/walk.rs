//! Goes through all of a story, and shows whoever looks every condition, effect and line.

use crate::play::About;
use crate::story::model::*;
use crate::story::{Set, talks};

/// Where a line stands: whether it is said where the player is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// At the table.
    Table,
    /// Before it, in the month, or looking back.
    Elsewhere,
}

/// Whoever looks. All of it may be passed over.
pub(super) trait Look<'s> {
    /// A condition; the conditions inside it come after it.
    fn when(&mut self, _when: &'s When, _about: About) {}
    fn effect(&mut self, _effect: &'s Effect) {}
    fn line(&mut self, _line: &'s Line, _place: Where) {}
}

/// Shows all of it, in the order of the model.
pub(super) fn walk<'s>(story: &'s Story, look: &mut impl Look<'s>) {
    let mut walk = Walk { look, place: Where::Elsewhere };
    for (_, thing) in &story.things.0 {
        walk.maybe(&thing.when, About::Play);
        walk.effects(&thing.then);
        walk.lines(&thing.lines);
    }
    if let Some(hub) = &story.prepare {
        walk.lines(&hub.lines);
    }
    walk.place = Where::Table;
    walk.lines(&story.table.lines);
    let mut only_before: Set<&str> = story.prepare.iter().flat_map(|hub| &hub.topics).map(|name| name.value.as_str()).collect();
    for name in story.table.topics.iter().take_while(|_| story.prepare.is_some()) {
        only_before.remove(name.value.as_str());
    }
    for (_, topic) in &story.topics.0 {
        walk.maybe(&topic.when, About::Play);
    }
    for (_, interruption) in &story.interruptions.0 {
        walk.when(&interruption.when, About::Play);
    }
    for (number, (name, talk)) in talks(story).enumerate() {
        let before = number < story.topics.0.len() && only_before.contains(name);
        walk.place = if before { Where::Elsewhere } else { Where::Table };
        walk.effects(talk.then);
        walk.lines(talk.lines);
        walk.choices(talk.choices);
        for (_, moment) in &talk.moments.0 {
            walk.effects(&moment.then);
            walk.lines(&moment.lines);
            walk.choices(&moment.choices);
        }
    }
    walk.place = Where::Table;
    if let Some(agreements) = &story.agreements {
        walk.lines(&agreements.lines);
        for slot in Slot::ALL {
            for (_, option) in agreements.parts.at(slot).iter().flat_map(|part| &part.options.0) {
                walk.maybe(&option.when, About::Play);
            }
        }
        for reply in &agreements.answers {
            walk.maybe(&reply.when, About::Answering);
            walk.effects(&reply.then);
            walk.lines(&reply.lines);
        }
    }
    walk.place = Where::Elsewhere;
    walk.lines(&story.month.lines);
    let of_events = story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0).map(|(_, outcome)| (outcome, About::Play));
    for (outcome, about) in story.month.outcomes.0.iter().map(|(_, outcome)| (outcome, About::Agreed)).chain(of_events) {
        walk.maybe(&outcome.when, about);
        walk.effects(&outcome.then);
        walk.lines(&outcome.lines);
    }
    walk.lines(&story.month.ending);
    for mark in &story.marks {
        walk.when(&mark.when, About::Play);
    }
    for remark in story.lookback.her.iter().chain(story.lookback.voices.iter().flat_map(|voice| &voice.remarks)) {
        walk.maybe(&remark.when, About::Play);
    }
}

struct Walk<'l, L> {
    look: &'l mut L,
    place: Where,
}

impl<'s, L: Look<'s>> Walk<'_, L> {
    fn maybe(&mut self, when: &'s Option<When>, about: About) {
        if let Some(when) = when {
            self.when(when, about);
        }
    }

    fn when(&mut self, when: &'s When, about: About) {
        self.look.when(when, about);
        match when {
            When::All(list) | When::Any(list) => list.iter().for_each(|when| self.when(when, about)),
            When::Not(inner) => self.when(inner, about),
            When::Agreement(inner) => self.when(inner, About::Agreed),
            _ => {}
        }
    }

    fn effects(&mut self, effects: &'s [Effect]) {
        effects.iter().for_each(|effect| self.look.effect(effect));
    }

    fn lines(&mut self, lines: &'s [Line]) {
        for line in lines {
            self.look.line(line, self.place);
            if let Line::If { when, then, otherwise } = line {
                self.when(when, About::Play);
                self.lines(then);
                self.lines(otherwise);
            }
        }
    }

    fn choices(&mut self, choices: &'s Named<Choice>) {
        for (_, choice) in &choices.0 {
            self.maybe(&choice.when, About::Play);
            self.effects(&choice.then);
            self.lines(&choice.lines);
        }
    }
}

/// Every step of a talk: the number of the talk (topics, then offers, then interruptions), the number of the step, and what can
/// be chosen.
pub(super) struct Step<'s> {
    pub talk: usize,
    pub step: usize,
    owner: &'s str,
    /// Where its name stands.
    pub name: &'s Name,
    pub choices: &'s Named<Choice>,
    pub to: &'s Option<Name>,
}

impl Step<'_> {
    /// The name as `at` and [`When::Chose`] begin.
    pub fn path(&self) -> String {
        if self.step == 0 { self.owner.to_owned() } else { format!("{}.{}", self.owner, self.name.value) }
    }
}

/// All steps of all talks.
pub(super) fn steps(story: &Story) -> Vec<Step<'_>> {
    let names = story
        .topics
        .0
        .iter()
        .map(|(name, _)| name)
        .chain(story.offers.0.iter().map(|(name, _)| name))
        .chain(story.interruptions.0.iter().map(|(name, _)| name));
    let mut steps = Vec::new();
    for ((talk, (owner, written)), name) in talks(story).enumerate().zip(names) {
        steps.push(Step { talk, step: 0, owner, name, choices: written.choices, to: written.to });
        for (number, (name, moment)) in written.moments.0.iter().enumerate() {
            steps.push(Step { talk, step: number + 1, owner, name, choices: &moment.choices, to: &moment.to });
        }
    }
    steps
}

/// The first name in a condition: where a message about it points.
pub(super) fn first_name(when: &When) -> Option<&Name> {
    match when {
        When::All(list) | When::Any(list) => list.iter().find_map(first_name),
        When::Not(inner) | When::Agreement(inner) => first_name(inner),
        When::Heard(name)
        | When::Asked(name)
        | When::Confirmed(name)
        | When::Visited(name)
        | When::Chose(name)
        | When::Seat(name)
        | When::Open(name)
        | When::Noted(name)
        | When::Answered(name, _)
        | When::Seen(name)
        | When::LookedUp(name)
        | When::Present(name)
        | When::Coming(name)
        | When::Is(name)
        | When::AtLeast(name, _)
        | When::AtMost(name, _)
        | When::Event(name)
        | When::Outcome(name)
        | When::Filled(name)
        | When::FromOffer(name) => Some(name),
        When::With(pattern) => Slot::ALL.into_iter().find_map(|slot| pattern.at(slot).as_ref()?.0.first()),
        When::Lassos(_) | When::PutToHer | When::SheSaid(_) => None,
    }
}
