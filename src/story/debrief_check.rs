//! What can be wrong with the part a group looks back with: places that are none, panels that do not add up, a script
//! that does not fit its time.

use std::collections::BTreeMap;

use super::check::talks;
use super::debrief::{Debrief, Panel, Script, Show};
use super::model::{Name, Named, Story};
use super::problem::{Kind, Problem, nearest};
use super::span::Span;

/// A group can talk about two or three decisions in an hour; more than this is no key decision any more.
pub const MOST_KEY_DECISIONS: usize = 8;

/// All problems of the debrief.
pub(super) fn check(story: &Story) -> Vec<(Span, Problem)> {
    let debrief = &story.debrief.0;
    let mut checker = Checker { story, debrief, places: places(story), options: BTreeMap::new(), problems: Vec::new() };
    checker.key_decisions();
    for (_, panel) in debrief.panels.iter() {
        checker.panel(panel);
    }
    if let Some(script) = &debrief.script {
        checker.script(script);
    }
    checker.problems
}

struct Checker<'s> {
    story: &'s Story,
    debrief: &'s Debrief,
    /// What can be chosen at each place.
    places: BTreeMap<String, Vec<&'s str>>,
    /// What can be chosen at each key decision.
    options: BTreeMap<&'s str, Vec<&'s str>>,
    problems: Vec<(Span, Problem)>,
}

/// Every step of every talk, as `at` names it, with the names of its choices.
fn places(story: &Story) -> BTreeMap<String, Vec<&str>> {
    let mut places: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let leaves = |owner: &str| story.topics.get(owner).is_some_and(|topic| topic.leave.is_some());
    for (owner, talk) in talks(story) {
        let moments = talk.moments.iter().map(|(name, moment)| (format!("{owner}.{name}"), &moment.choices));
        for (place, choices) in std::iter::once((owner.to_owned(), talk.choices)).chain(moments) {
            let options = places.entry(place).or_default();
            options.extend(choices.names());
            if leaves(owner) && !choices.0.is_empty() {
                options.push("leave");
            }
        }
    }
    places
}

impl<'s> Checker<'s> {
    fn unknown<'a>(&mut self, kind: Kind, name: &Name, among: impl IntoIterator<Item = &'a str>) {
        let near = nearest(&name.value, among);
        self.problems.push((name.span, Problem::UnknownName { kind, name: name.value.clone(), near }));
    }

    fn names<T>(&mut self, kind: Kind, things: &Named<T>) {
        for (number, (name, _)) in things.0.iter().enumerate() {
            if things.0[..number].iter().any(|(known, _)| known.value == name.value) {
                self.problems.push((name.span, Problem::DuplicateName { kind, name: name.value.clone() }));
            }
        }
    }

    fn key_decisions(&mut self) {
        let debrief = self.debrief;
        self.names(Kind::KeyDecision, &debrief.key_decisions);
        if let Some((name, _)) = debrief.key_decisions.0.get(MOST_KEY_DECISIONS) {
            self.problems.push((name.span, Problem::TooMany { kind: Kind::KeyDecision, limit: MOST_KEY_DECISIONS }));
        }
        for (name, decision) in &debrief.key_decisions.0 {
            let mut options: Vec<&str> = Vec::new();
            for place in &decision.at {
                match self.places.get(&place.value) {
                    Some(choices) => choices.iter().for_each(|choice| {
                        if !options.contains(choice) {
                            options.push(choice);
                        }
                    }),
                    None => {
                        let known: Vec<String> = self.places.keys().cloned().collect();
                        self.unknown(Kind::Place, place, known.iter().map(String::as_str));
                    }
                }
            }
            let all_known = decision.at.iter().all(|place| self.places.contains_key(&place.value));
            if all_known && options.len() < 2 {
                self.problems.push((name.span, Problem::NothingToDecide { name: name.value.clone() }));
            }
            for outcome in &decision.outcomes {
                let all = outcomes(self.story);
                if !all.contains(&outcome.value.as_str()) {
                    self.unknown(Kind::Outcome, outcome, all);
                }
            }
            self.options.insert(&name.value, options);
        }
    }

    fn panel(&mut self, panel: &Panel) {
        self.names(Kind::KeyDecision, &panel.chose);
        for source in &panel.sources {
            if self.story.sources.get(&source.value).is_none() {
                self.unknown(Kind::Source, source, self.story.sources.names());
            }
        }
        for (decision, chose) in &panel.chose.0 {
            self.names(Kind::Choice, chose);
            let Some(options) = self.options.get(decision.value.as_str()).cloned() else {
                self.unknown(Kind::KeyDecision, decision, self.debrief.key_decisions.names());
                continue;
            };
            for (option, _) in &chose.0 {
                if !options.contains(&option.value.as_str()) {
                    self.unknown(Kind::Choice, option, options.iter().copied());
                }
            }
            let votes: u32 = chose.iter().map(|(_, count)| u32::from(*count)).sum();
            if votes > u32::from(panel.people) {
                self.problems.push((decision.span, Problem::PanelTooLarge { votes, people: panel.people }));
            }
        }
    }

    fn script(&mut self, script: &Script) {
        let mut shown: Vec<&str> = Vec::new();
        for step in &script.steps {
            if let Show::Decision(decision) = &step.show {
                shown.push(&decision.value);
                if self.debrief.key_decisions.get(&decision.value).is_none() {
                    self.unknown(Kind::KeyDecision, decision, self.debrief.key_decisions.names());
                }
            } else if step.vote {
                self.problems.push((step.title.words.span, Problem::VoteWithoutDecision));
            }
            if step.short > step.long {
                self.problems.push((step.title.words.span, Problem::ShortIsLonger { short: step.short, long: step.long }));
            }
        }
        let plan = |minutes: fn(&super::debrief::ScriptStep) -> u16| script.steps.iter().map(|step| u32::from(minutes(step))).sum::<u32>();
        let span = script.steps.first().map_or(Span::default(), |step| step.title.words.span);
        for (found, planned) in [(plan(|step| step.short), script.short), (plan(|step| step.long), script.long)] {
            if found != u32::from(planned) {
                self.problems.push((span, Problem::ScriptMinutes { found, planned }));
            }
        }
        for (name, _) in &self.debrief.key_decisions.0 {
            if !shown.contains(&name.value.as_str()) {
                self.problems.push((name.span, Problem::KeyDecisionNotShown { name: name.value.clone() }));
            }
        }
    }
}

fn outcomes(story: &Story) -> Vec<&str> {
    story.month.outcomes.names().chain(story.month.events.iter().flat_map(|(_, event)| event.outcomes.names())).collect()
}
