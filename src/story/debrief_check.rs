//! What can be wrong with the part a group looks back with: places that are none, panels that do not add up, a script
//! that does not fit its time.

use std::collections::BTreeMap;

use super::check::talks;
use super::debrief::{Debrief, Panel, Script, Show};
use super::model::{Name, Named, Story};
use super::problem::{Kind, Problem, Spelling};
use super::span::Span;
use super::table::Set;

/// A group can talk about two or three decisions in an hour; more than this is no key decision any more.
pub const MOST_KEY_DECISIONS: usize = 8;

/// All problems of the debrief.
pub(super) fn check(story: &Story) -> Vec<(Span, Problem)> {
    let debrief = &story.debrief.0;
    let places = if debrief.key_decisions.0.is_empty() { BTreeMap::new() } else { places(story) };
    let mut checker = Checker { story, debrief, places, options: BTreeMap::new(), spelling: Spelling::default(), problems: Vec::new() };
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
    options: BTreeMap<&'s str, Set<&'s str>>,
    spelling: Spelling,
    problems: Vec<(Span, Problem)>,
}

/// Every step of every talk, as `at` names it, with the names of its choices.
fn places(story: &Story) -> BTreeMap<String, Vec<&str>> {
    let mut places: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let can_be_left: Set<&str> = story.topics.iter().filter(|(_, topic)| topic.leave.is_some()).map(|(name, _)| name).collect();
    for (owner, talk) in talks(story) {
        let moments = talk.moments.iter().map(|(name, moment)| (format!("{owner}.{name}"), &moment.choices));
        for (place, choices) in std::iter::once((owner.to_owned(), talk.choices)).chain(moments) {
            let options = places.entry(place).or_default();
            options.extend(choices.names());
            if can_be_left.contains(owner) && !choices.0.is_empty() {
                options.push("leave");
            }
        }
    }
    places
}

impl<'s> Checker<'s> {
    fn unknown<'a>(&mut self, kind: Kind, name: &Name, among: impl IntoIterator<Item = &'a str>) {
        let near = self.spelling.nearest(&name.value, among);
        self.problems.push((name.span, Problem::UnknownName { kind, name: name.value.clone(), near }));
    }

    fn names<T>(&mut self, kind: Kind, things: &Named<T>) {
        let mut known = Set::default();
        for (name, _) in &things.0 {
            if !known.insert(&name.value) {
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
        let outcomes: Set<&str> = outcomes(self.story).into_iter().collect();
        for (name, decision) in &debrief.key_decisions.0 {
            let mut options: Set<&str> = Set::default();
            for place in &decision.at {
                match self.places.get(&place.value) {
                    Some(choices) => options.extend(choices),
                    None => {
                        let near = self.spelling.nearest(&place.value, self.places.keys().map(String::as_str));
                        self.problems.push((place.span, Problem::UnknownName { kind: Kind::Place, name: place.value.clone(), near }));
                    }
                }
            }
            let all_known = decision.at.iter().all(|place| self.places.contains_key(&place.value));
            if all_known && options.len() < 2 {
                self.problems.push((name.span, Problem::NothingToDecide { name: name.value.clone() }));
            }
            for outcome in &decision.outcomes {
                if !outcomes.contains(outcome.value.as_str()) {
                    self.unknown(Kind::Outcome, outcome, outcomes.iter().copied());
                }
            }
            self.options.insert(&name.value, options);
        }
    }

    fn panel(&mut self, panel: &Panel) {
        self.names(Kind::KeyDecision, &panel.chose);
        let sources: Set<&str> = self.story.sources.names().filter(|_| !panel.sources.is_empty()).collect();
        for source in &panel.sources {
            if !sources.contains(source.value.as_str()) {
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
                if !options.contains(option.value.as_str()) {
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
        let mut shown: Set<&str> = Set::default();
        for step in &script.steps {
            if let Show::Decision(decision) = &step.show {
                shown.insert(&decision.value);
                if !self.options.contains_key(decision.value.as_str()) {
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
            if !shown.contains(name.value.as_str()) {
                self.problems.push((name.span, Problem::KeyDecisionNotShown { name: name.value.clone() }));
            }
        }
    }
}

fn outcomes(story: &Story) -> Vec<&str> {
    story.month.outcomes.names().chain(story.month.events.iter().flat_map(|(_, event)| event.outcomes.names())).collect()
}
