//! What is called how: looking a name up in a large story has to be quick, since a map is drawn while somebody types.

use std::collections::HashMap;

use super::words::{self, Terms};
use crate::play::Words;
use crate::story::model::*;
use crate::story::wording::Language;
use crate::story::{ChoicePath, choice_paths, talks};

/// Longer names of things are cut in conditions and notes: what they are is known by their beginning.
const LONGEST: usize = 48;

/// Names of a story with their numbers, and their words.
pub(super) struct Names<'s> {
    pub story: &'s Story,
    pub words: &'s Words,
    pub language: Language,
    pub terms: &'static Terms,
    wishes: HashMap<&'s str, usize>,
    things: HashMap<&'s str, usize>,
    services: HashMap<&'s str, usize>,
    offers: HashMap<&'s str, usize>,
    people: HashMap<&'s str, usize>,
    seats: HashMap<&'s str, usize>,
    talks: HashMap<&'s str, usize>,
    /// The talk, step and place of each choice, by what `Chose` calls it.
    choices: HashMap<ChoicePath<'s>, ((usize, usize, usize), &'s Choice)>,
    events: HashMap<&'s str, usize>,
    outcomes: HashMap<&'s str, &'s Outcome>,
    options: HashMap<(Slot, &'s str), &'s PartOption>,
}

/// The number of each name; the first counts, as everywhere.
fn numbers<T>(named: &Named<T>) -> HashMap<&str, usize> {
    named.names().enumerate().map(|(number, name)| (name, number)).collect::<Vec<_>>().into_iter().rev().collect()
}

impl<'s> Names<'s> {
    pub fn new(story: &'s Story, words: &'s Words, language: Language) -> Self {
        let mut by_name = HashMap::new();
        let mut choices = HashMap::new();
        for (number, (owner, talk)) in talks(story).enumerate() {
            by_name.entry(owner).or_insert(number);
            let steps = std::iter::once(("", talk.choices)).chain(talk.moments.iter().map(|(name, moment)| (name, &moment.choices)));
            for (step, (moment, written)) in steps.enumerate() {
                for (place, (name, choice)) in written.iter().enumerate() {
                    choices.entry((owner, moment, name)).or_insert(((number, step, place), choice));
                }
            }
        }
        let mut outcomes = HashMap::new();
        for (name, outcome) in story.month.outcomes.iter().chain(story.month.events.0.iter().flat_map(|(_, event)| event.outcomes.iter())) {
            outcomes.entry(name).or_insert(outcome);
        }
        let mut options = HashMap::new();
        for slot in Slot::ALL {
            let part = story.agreements.as_ref().and_then(|agreements| agreements.parts.at(slot).as_ref());
            for (name, option) in part.iter().flat_map(|part| part.options.iter()) {
                options.entry((slot, name)).or_insert(option);
            }
        }
        Self {
            story,
            words,
            language,
            terms: words::terms(language),
            wishes: numbers(&story.wishes),
            things: numbers(&story.things),
            services: numbers(&story.services),
            offers: numbers(&story.offers),
            people: numbers(&story.people),
            seats: numbers(&story.seats),
            talks: by_name,
            choices,
            events: numbers(&story.month.events),
            outcomes,
            options,
        }
    }

    /// The number of a wish.
    pub fn wish(&self, name: &str) -> Option<usize> {
        self.wishes.get(name).copied()
    }

    /// The number of the talk when one comes back to an offer.
    pub fn offer_talk(&self, name: &str) -> Option<usize> {
        self.offers.get(name).map(|offer| self.story.topics.0.len() + offer)
    }

    /// The number of a topic, offer talk or interruption.
    pub fn talk(&self, name: &str) -> Option<usize> {
        self.talks.get(name).copied()
    }

    fn written(&self, path: &str) -> Option<((usize, usize, usize), &'s Choice)> {
        choice_paths(path).find_map(|path| self.choices.get(&path)).copied()
    }

    /// A choice by its path.
    pub fn choice(&self, path: &str) -> Option<(usize, usize, usize)> {
        self.written(path).map(|(place, _)| place)
    }

    /// The words of a text, on one line; `or` when there are none.
    fn say(&self, text: Option<&Text>, or: &str) -> String {
        let words = text.map_or("", |text| self.words.of(text)).trim();
        short(if words.is_empty() { or } else { words })
    }

    /// What a wish is called: in a few words, or in hers.
    pub fn wish_words(&self, name: &str) -> String {
        let wish = self.wish(name).and_then(|number| self.story.wishes.0.get(number)).map(|(_, wish)| wish);
        let about = self.say(wish.map(|wish| &wish.about), "");
        if about.is_empty() { self.say(wish.map(|wish| &wish.hers), name) } else { about }
    }

    pub fn offer_words(&self, name: &str) -> String {
        let offer = self.offers.get(name).and_then(|number| self.story.offers.0.get(*number));
        self.say(offer.map(|(_, offer)| &offer.title), name)
    }

    pub fn person_words(&self, name: &str) -> String {
        let person = self.people.get(name).and_then(|number| self.story.people.0.get(*number));
        self.say(person.map(|(_, person)| &person.name), name)
    }

    pub fn seat_words(&self, name: &str) -> String {
        let seat = self.seats.get(name).and_then(|number| self.story.seats.0.get(*number));
        seat.map_or_else(|| short(name), |(_, seat)| self.person_words(&seat.person.value))
    }

    pub fn thing_words(&self, name: &str) -> String {
        let thing = self.things.get(name).and_then(|number| self.story.things.0.get(*number));
        self.say(thing.map(|(_, thing)| &thing.name), name)
    }

    pub fn service_words(&self, name: &str) -> String {
        let service = self.services.get(name).and_then(|number| self.story.services.0.get(*number));
        self.say(service.map(|(_, service)| &service.name), name)
    }

    /// A topic or an offer by its title, an interruption by its name.
    pub fn talk_words(&self, name: &str) -> String {
        let topics = self.story.topics.0.len();
        let talk = self.talk(name).unwrap_or(usize::MAX);
        if let Some((_, topic)) = self.story.topics.0.get(talk) {
            return self.say(Some(&topic.title), name);
        }
        let offer = talk.checked_sub(topics).and_then(|offer| self.story.offers.0.get(offer));
        self.say(offer.map(|(_, offer)| &offer.title), name)
    }

    pub fn choice_words(&self, path: &str) -> String {
        let choice = self.written(path).map(|(_, choice)| choice);
        self.say(choice.and_then(|choice| choice.say.as_ref().or(choice.act.as_ref())), path)
    }

    pub fn event_words(&self, name: &str) -> String {
        // An event has no words of its own: what it is called is what its first outcome is called.
        let event = self.events.get(name).and_then(|number| self.story.month.events.0.get(*number));
        let first = event.and_then(|(_, event)| event.outcomes.0.first());
        self.say(first.map(|(_, outcome)| &outcome.title), name)
    }

    pub fn outcome_words(&self, name: &str) -> String {
        self.say(self.outcomes.get(name).map(|outcome| &outcome.title), name)
    }

    /// What stands in a part of an agreement; a service without words of its own is called by its name.
    pub fn option_words(&self, slot: Slot, name: &str) -> String {
        let own = self.options.get(&(slot, name)).and_then(|option| option.text.as_ref());
        match (own, slot) {
            (None, Slot::Service) => self.service_words(name),
            (own, _) => self.say(own, name),
        }
    }
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    let mut out = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count >= LONGEST {
            out.push('…');
            break;
        }
        out.push(if letter.is_control() { ' ' } else { letter });
    }
    out
}
