//! What nobody uses, and what stands there twice: people who never come, counters that never change, a condition that an
//! earlier one makes idle.

use super::walk::{Look, Step, Where, first_name, walk};
use crate::play::About;
use crate::story::model::*;
use crate::story::span::{Span, Spanned};
use crate::story::{Map, Problem, Set, talks};

/// All loose ends of a story whose names are right.
pub(super) fn check(story: &Story, steps: &[Step<'_>]) -> Vec<(Span, Problem)> {
    let mut used = Used::default();
    walk(story, &mut used);
    let mut loose = Loose { story, used, problems: Vec::new() };
    loose.people();
    loose.things_named();
    loose.counters();
    loose.turns();
    loose.same_conditions();
    loose.same_words(steps);
    loose.problems
}

/// What is used somewhere.
#[derive(Default)]
struct Used<'s> {
    /// Who speaks at the table, and where first.
    at_the_table: Vec<&'s Name>,
    /// Who is named in any line, effect or condition.
    people: Set<&'s str>,
    arrive: Set<&'s str>,
    flags_set: Vec<&'s Name>,
    flags_asked: Set<&'s str>,
    changed: Set<&'s str>,
    asked: Set<&'s str>,
}

impl<'s> Look<'s> for Used<'s> {
    fn when(&mut self, when: &'s When, _: About) {
        match when {
            When::Is(flag) => {
                self.flags_asked.insert(&flag.value);
            }
            When::AtLeast(counter, _) | When::AtMost(counter, _) => {
                self.asked.insert(&counter.value);
            }
            When::Present(person) | When::Coming(person) => {
                self.people.insert(&person.value);
            }
            _ => {}
        }
    }

    fn effect(&mut self, effect: &'s Effect) {
        match effect {
            Effect::Set(flag) => self.flags_set.push(flag),
            Effect::Add(counter, by) if *by != 0 => {
                self.changed.insert(&counter.value);
            }
            Effect::Arrive(person) => {
                self.people.insert(&person.value);
                self.arrive.insert(&person.value);
            }
            Effect::Depart(person) | Effect::NextTime(person) | Effect::Mood(person, _) => {
                self.people.insert(&person.value);
            }
            _ => {}
        }
    }

    fn line(&mut self, line: &'s Line, place: Where) {
        if let Line::Say(who, _) | Line::Think(who, _) | Line::Mood(who, _) = line {
            self.people.insert(&who.value);
            if place == Where::Table && matches!(line, Line::Say(..)) {
                self.at_the_table.push(who);
            }
        }
    }
}

struct Loose<'s> {
    story: &'s Story,
    used: Used<'s>,
    problems: Vec<(Span, Problem)>,
}

impl Loose<'_> {
    fn people(&mut self) {
        let story = self.story;
        let hubs = || story.prepare.iter().chain([&story.table]);
        let present: Set<&str> =
            hubs().flat_map(|hub| &hub.present).chain(story.seats.0.iter().map(|(_, seat)| &seat.person)).map(|name| name.value.as_str()).collect();
        let named: Set<&str> = hubs()
            .flat_map(|hub| &hub.chairs)
            .chain([&story.resident])
            .chain(story.offers.0.iter().map(|(_, offer)| &offer.by))
            .chain(story.topics.0.iter().filter_map(|(_, topic)| topic.who.as_ref()))
            .map(|name| name.value.as_str())
            .collect();
        for (name, _) in &story.people.0 {
            let id = name.value.as_str();
            if !present.contains(id) && !named.contains(id) && !self.used.people.contains(id) {
                self.problems.push((name.span, Problem::PersonNeverSeen { name: id.to_owned() }));
            }
        }
        let mut told = Set::default();
        for who in &self.used.at_the_table {
            let id = who.value.as_str();
            if !present.contains(id) && !self.used.arrive.contains(id) && told.insert(id) {
                self.problems.push((who.span, Problem::NeverPresent { name: id.to_owned() }));
            }
        }
    }

    fn unused<'n>(&mut self, names: impl Iterator<Item = &'n Name>, used: &Set<&str>, problem: fn(String) -> Problem) {
        for name in names.filter(|name| !used.contains(name.value.as_str())) {
            self.problems.push((name.span, problem(name.value.clone())));
        }
    }

    fn things_named(&mut self) {
        let story = self.story;
        let domains = story.wishes.0.iter().filter_map(|(_, wish)| wish.domain.as_ref()).map(|name| name.value.as_str()).collect();
        self.unused(story.domains.0.iter().map(|(name, _)| name), &domains, |name| Problem::DomainUnused { name });

        let sources: Set<&str> = source_lists(story).into_iter().flatten().map(|name| name.value.as_str()).collect();
        // What was made up, and what the whole case is built on, need not be named line by line.
        let named_line_by_line = story.sources.0.iter().filter(|(_, source)| source.kind == SourceKind::Public).map(|(name, _)| name);
        self.unused(named_line_by_line, &sources, |name| Problem::SourceUnused { name });

        let mut services: Set<&str> =
            story.agreements.iter().flat_map(|agreements| &agreements.parts.service).flat_map(|part| part.options.names()).collect();
        services.extend(story.offers.0.iter().filter_map(|(_, offer)| offer.parts.service.as_ref()).map(|name| name.value.as_str()));
        if story.agreements.is_some() {
            self.unused(story.services.0.iter().map(|(name, _)| name), &services, |name| Problem::ServiceUnused { name });
        }

        let asked = std::mem::take(&mut self.used.flags_asked);
        let mut told = Set::default();
        let set: Vec<&Name> = self.used.flags_set.iter().copied().filter(|name| told.insert(name.value.as_str())).collect();
        self.unused(set.into_iter(), &asked, |name| Problem::FlagNeverAsked { name });
    }

    fn counters(&mut self) {
        for (name, _) in &self.story.counters.0 {
            let id = name.value.as_str();
            let problem = match (self.used.changed.contains(id), self.used.asked.contains(id)) {
                (true, true) => continue,
                (false, _) => Problem::CounterNeverChanged { name: id.to_owned() },
                (true, false) => Problem::CounterNeverAsked { name: id.to_owned() },
            };
            self.problems.push((name.span, problem));
        }
    }

    fn turns(&mut self) {
        let story = self.story;
        for hub in story.prepare.iter().chain([&story.table]) {
            let Some(Spanned { value: turns, span }) = hub.turns else { continue };
            let again = hub.topics.iter().any(|name| story.topics.get(&name.value).is_some_and(|topic| topic.again));
            if usize::from(turns) > hub.topics.len() && !again {
                self.problems.push((span, Problem::TurnsTooMany { turns, topics: hub.topics.len() }));
            }
            if usize::from(turns) < hub.must.len()
                && let Some(first) = hub.must.get(usize::from(turns))
            {
                self.problems.push((first.span, Problem::MoreMustThanTurns { turns, must: hub.must.len() }));
            }
        }
        if let Some(agreements) = story.agreements.as_ref().filter(|agreements| agreements.most.value == 0) {
            self.problems.push((agreements.most.span, Problem::NoAgreementAllowed));
        }
    }

    /// The first that holds counts, so the same condition lower down never has its turn.
    fn same_conditions(&mut self) {
        let lists = std::iter::once(&self.story.month.outcomes).chain(self.story.month.events.0.iter().map(|(_, event)| &event.outcomes));
        for outcomes in lists {
            // Compared with those that name the same thing first, so that a long list stays quick.
            let mut seen: Map<&str, Vec<&When>> = Map::default();
            for (name, outcome) in &outcomes.0 {
                let Some(when) = &outcome.when else { continue };
                let alike = seen.entry(first_name(when).map_or("", |name| &name.value)).or_default();
                if alike.contains(&when) {
                    self.problems.push((name.span, Problem::SameCondition { name: name.value.clone() }));
                }
                alike.push(when);
            }
        }
    }

    fn same_words(&mut self, steps: &[Step<'_>]) {
        for step in steps {
            let mut seen: Map<String, &Choice> = Map::default();
            for (name, choice) in &step.choices.0 {
                let Some(text) = choice.say.as_ref().or(choice.act.as_ref()) else { continue };
                let words = text.words.value.trim().to_lowercase();
                match seen.get(&words) {
                    // The same words from another seat, or at another time, may be meant so.
                    Some(other) if other.when == choice.when => {
                        self.problems.push((name.span, Problem::SameWords { name: name.value.clone() }));
                    }
                    _ => {
                        seen.insert(words, choice);
                    }
                }
            }
        }
    }
}

/// Everywhere sources can be named.
fn source_lists(story: &Story) -> Vec<&[Name]> {
    let mut lists: Vec<&[Name]> = Vec::new();
    lists.extend(story.services.0.iter().map(|(_, service)| service.sources.as_slice()));
    for (_, talk) in talks(story) {
        lists.extend(talk.choices.0.iter().map(|(_, choice)| choice.sources.as_slice()));
        lists.extend(talk.moments.0.iter().flat_map(|(_, moment)| &moment.choices.0).map(|(_, choice)| choice.sources.as_slice()));
    }
    let outcomes = story.month.outcomes.0.iter().chain(story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0));
    lists.extend(outcomes.map(|(_, outcome)| outcome.sources.as_slice()));
    lists.extend(story.rubric.0.iter().map(|(_, dimension)| dimension.sources.as_slice()));
    lists.extend(story.marks.iter().map(|mark| mark.sources.as_slice()));
    lists.extend(story.lookback.voices.iter().map(|voice| voice.sources.as_slice()));
    lists.extend(story.debrief.0.panels.0.iter().map(|(_, panel)| panel.sources.as_slice()));
    lists
}
