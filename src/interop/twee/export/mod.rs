//! A case as a map in Twine: a passage for each chapter, talk, step, answer and outcome, with the roads between them. What Twine has no
//! place for (conditions, effects, points, reasons) stands in remarks, written as in `story.ron`.

mod place;
mod plain;
mod talk;

use std::collections::{HashMap, HashSet};

use place::{Card, positions};
use plain::{link, note, plain};

use super::notation::header;
use crate::play::{Chance, Words};
use crate::story::Story;
use crate::story::model::{Hub, Line, Name, Named, Outcome, Slot, Text};
use crate::story::wording::Language;
use crate::story::write;

/// A link without words: the story goes on by itself. The importer knows it.
const ONWARD: &str = "→";

/// Writes a case as Twee 3. `words` are those of the case, in whatever language; `language` is that of what is added to them.
pub fn export(story: &Story, words: &Words, language: Language) -> String {
    let mut map =
        Map { story, words, language, cards: Vec::new(), names: HashMap::new(), taken: HashSet::new(), drawn: HashSet::new(), band: 0, block: 0 };
    map.chapters();
    map.write()
}

struct Map<'s> {
    story: &'s Story,
    words: &'s Words,
    language: Language,
    cards: Vec<Card>,
    /// The name of the passage for each thing of the story, by its path.
    names: HashMap<String, String>,
    taken: HashSet<String>,
    /// Talks that have their passages already: a topic may be listed in two chapters.
    drawn: HashSet<String>,
    /// In which band of the map, and which block of it, cards come now.
    band: usize,
    block: usize,
}

/// Where a talk goes on when it is done.
#[derive(Clone)]
struct Back {
    /// The hub it belongs to.
    hub: String,
    /// What comes after that chapter.
    next: String,
}

impl Map<'_> {
    /// The name of a passage, always the same for the same path.
    fn name(&mut self, path: &str, wanted: &str) -> String {
        if let Some(name) = self.names.get(path) {
            return name.clone();
        }
        let mut name = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted} {number}");
            number += 1;
        }
        self.names.insert(path.to_owned(), name.clone());
        name
    }

    fn words(&self, text: &Text) -> String {
        plain(self.words.of(text))
    }

    fn person(&self, id: &str) -> String {
        self.story.people.get(id).map_or_else(|| id.to_owned(), |person| plain(self.words.of(&person.name)))
    }

    fn add(&mut self, name: String, tag: &'static str, text: Vec<String>, links: Vec<String>) {
        let (band, block) = (self.band, self.block);
        self.cards.push(Card { name, tag, text, links, band, block });
    }

    /// Cards from here on stand further to the right.
    fn next_block(&mut self) {
        self.block += 1;
    }

    /// Cards from here on stand below all others.
    fn next_band(&mut self) {
        self.band += 1;
        self.block = 0;
    }

    fn chapters(&mut self) {
        let story = self.story;
        let start = self.name("start", self.one_of("uitnodiging", "invitation"));
        let prepare = story.prepare.as_ref().map(|_| self.name("prepare", self.one_of("voorbereiding", "preparation")));
        let table = self.name("table", self.one_of("tafel", "table"));
        let agreements = story.agreements.as_ref().map(|_| self.name("agreements", self.one_of("afspraken", "agreements")));
        let month = self.name("month", self.one_of("een_maand_later", "month_later"));
        let first = prepare.clone().unwrap_or_else(|| table.clone());
        let invitation: Vec<String> = story.invitation.iter().map(|text| self.words(text)).chain([link(ONWARD, &first)]).collect();
        self.add(start, "start", invitation, vec![first]);
        self.notes();
        let after_table = agreements.clone().unwrap_or_else(|| month.clone());
        if let (Some(hub), Some(name)) = (&story.prepare, prepare) {
            self.hub(hub, Back { hub: name, next: table.clone() }, false);
        }
        self.hub(&story.table, Back { hub: table, next: after_table }, true);
        if let Some(name) = agreements {
            self.agreements(Back { hub: name, next: month.clone() });
        }
        self.month(month);
    }

    fn one_of(&self, nl: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// Everybody, and what the case is about: passages nothing leads to.
    fn notes(&mut self) {
        let story = self.story;
        self.next_block();
        let people = story.people.iter().map(|(_, person)| {
            let more = [&person.role, &person.about, &person.mandate].map(|text| self.words(text));
            format!("{}: {}", self.words(&person.name), more.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · "))
        });
        let people: Vec<String> = people.collect();
        let name = self.name("people", self.one_of("mensen", "people"));
        self.add(name, "people", people, Vec::new());
        self.next_block();
        let mut lines = Vec::new();
        let list = |head: &str, items: Vec<String>, lines: &mut Vec<String>| {
            if !items.is_empty() {
                lines.push(format!("{head}:"));
                lines.extend(items.into_iter().map(|item| format!("· {item}")));
            }
        };
        let seats = story.seats.iter().map(|(_, seat)| {
            let texts = [&seat.about, &seat.mandate, &seat.knows, &seat.tempts].map(|text| self.words(text));
            format!("{}: {}", self.person(&seat.person.value), texts.join(" "))
        });
        list(self.one_of("Stoelen", "Seats"), seats.collect(), &mut lines);
        let wishes = story.wishes.iter().map(|(id, wish)| {
            let hidden = if wish.hidden { self.one_of(" (verborgen)", " (hidden)") } else { "" };
            format!("{id}{hidden}: {}", self.words(&wish.hers))
        });
        list(self.one_of("Wensen", "Wishes"), wishes.collect(), &mut lines);
        let offers = story.offers.iter().map(|(id, offer)| format!("{id}: {} ({})", self.words(&offer.title), self.person(&offer.by.value)));
        list(self.one_of("Aanbod", "Offers"), offers.collect(), &mut lines);
        let services = story.services.iter().map(|(id, service)| format!("{id}: {}. {}", self.words(&service.name), self.words(&service.what)));
        list(self.one_of("Sociale kaart", "Social map"), services.collect(), &mut lines);
        let rubric = story.rubric.iter().map(|(id, dimension)| format!("{id}: {}", self.words(&dimension.name)));
        list(self.one_of("Wat telt", "What is scored"), rubric.collect(), &mut lines);
        let name = self.name("notes", self.one_of("notities", "notes"));
        self.add(name, "note", lines, Vec::new());
    }

    /// A hub with all that can be done at it.
    fn hub(&mut self, hub: &Hub, back: Back, at_table: bool) {
        self.next_band();
        let mut text = Vec::new();
        let names = |names: &[Name]| format!("[{}]", names.iter().map(|name| write::text(&name.value)).collect::<Vec<_>>().join(", "));
        text.extend(hub.turns.as_ref().map(|turns| note(&format!("turns: {}", turns.value))));
        for (field, list) in [("must", &hub.must), ("present", &hub.present), ("chairs", &hub.chairs)] {
            if !list.is_empty() {
                text.push(note(&format!("{field}: {}", names(list))));
            }
        }
        self.lines(&hub.lines, &mut text);
        let mut links = Vec::new();
        let mut talks: Vec<(String, String)> = Vec::new();
        for topic in &hub.topics {
            self.topic_link(&topic.value, &mut text, &mut links, &mut talks);
        }
        if at_table {
            self.table_links(&mut text, &mut links, &mut talks);
        }
        text.push(link(self.words.of(&hub.done), &back.next));
        links.push(back.next.clone());
        self.add(back.hub.clone(), "hub", text, links);
        self.talks(&talks, &back);
        if at_table {
            self.things(&back);
        }
    }

    /// A link to a topic, with when it is open.
    fn topic_link(&mut self, id: &str, text: &mut Vec<String>, links: &mut Vec<String>, talks: &mut Vec<(String, String)>) {
        let story = self.story;
        let Some(topic) = story.topics.get(id) else { return };
        let path = format!("topics.{id}");
        let name = self.name(&path, id);
        text.extend(topic.when.as_ref().map(|when| note(&format!("when: {}", write::condition(when)))));
        text.push(link(self.words.of(&topic.title), &name));
        links.push(name);
        talks.push((path, id.to_owned()));
    }

    /// Links to what is at the table besides topics: offers, talk that starts by itself, things.
    fn table_links(&mut self, text: &mut Vec<String>, links: &mut Vec<String>, talks: &mut Vec<(String, String)>) {
        let story = self.story;
        for (id, offer) in story.offers.iter() {
            let path = format!("offers.{id}");
            let name = self.name(&path, id);
            text.push(note(&format!("Open({}), by: {}", write::text(id), write::text(&offer.by.value))));
            text.push(link(self.words.of(&offer.title), &name));
            links.push(name);
            talks.push((path, id.to_owned()));
        }
        for (id, interruption) in story.interruptions.iter() {
            let path = format!("interruptions.{id}");
            let name = self.name(&path, id);
            text.push(note(&format!("when: {}", write::condition(&interruption.when))));
            text.push(link(&format!("{}: {id}", self.one_of("Begint vanzelf", "Starts by itself")), &name));
            links.push(name);
            talks.push((path, id.to_owned()));
        }
        for (id, thing) in story.things.iter() {
            let name = self.name(&format!("things.{id}"), id);
            text.extend(thing.when.as_ref().map(|when| note(&format!("when: {}", write::condition(when)))));
            text.push(link(self.words.of(&thing.name), &name));
            links.push(name);
        }
    }

    fn things(&mut self, back: &Back) {
        let story = self.story;
        for (id, thing) in story.things.iter() {
            self.next_block();
            let name = self.name(&format!("things.{id}"), id);
            let mut text = Vec::new();
            self.effects(&thing.then, &mut text);
            self.lines(&thing.lines, &mut text);
            text.push(link(ONWARD, &back.hub));
            self.add(name, "thing", text, vec![back.hub.clone()]);
        }
    }

    /// The agreements: the sentence, what can be filled in, and what she says to it.
    fn agreements(&mut self, back: Back) {
        let story = self.story;
        let Some(agreements) = &story.agreements else { return };
        self.next_band();
        let mut text = vec![note(&format!("most: {}", agreements.most.value))];
        self.lines(&agreements.lines, &mut text);
        text.push(self.words(&agreements.sentence));
        for slot in Slot::ALL {
            let Some(part) = agreements.parts.at(slot) else { continue };
            text.push(note(slot.word()));
            text.push(self.words(&part.ask));
            for (id, option) in part.options.iter() {
                let service = story.services.get(id).filter(|_| slot == Slot::Service).map(|service| &service.name);
                let words = option.text.as_ref().or(service).map_or_else(|| id.to_owned(), |words| self.words(words));
                let when = option.when.as_ref().map_or(String::new(), |when| note(&format!("when: {}", write::condition(when))));
                text.push(format!("· {words}{when}"));
            }
            text.extend(part.empty.as_ref().map(|empty| self.words(empty)));
        }
        for reply in &agreements.answers {
            let when = reply.when.as_ref().map_or(String::new(), |when| format!(", when: {}", write::condition(when)));
            text.push(note(&format!("answer: {:?}{when}", reply.answer)));
            self.effects(&reply.then, &mut text);
            self.lines(&reply.lines, &mut text);
        }
        let (mut links, mut talks) = (Vec::new(), Vec::new());
        for topic in &agreements.topics {
            self.topic_link(&topic.value, &mut text, &mut links, &mut talks);
        }
        text.push(link(self.words.of(&agreements.done), &back.next));
        links.push(back.next.clone());
        self.add(back.hub.clone(), "hub", text, links);
        self.talks(&talks, &back);
    }

    /// The month: what can become of it, and the end.
    fn month(&mut self, name: String) {
        let month = &self.story.month;
        self.next_band();
        let end = (!month.ending.is_empty()).then(|| self.name("month.ending", self.one_of("slot", "ending")));
        let mut text = Vec::new();
        self.lines(&month.lines, &mut text);
        let mut links = Vec::new();
        let mut cards = Vec::new();
        self.outcomes("outcomes", &month.outcomes, end.as_deref(), &mut text, &mut links, &mut cards);
        for (id, event) in month.events.iter() {
            text.push(note(&format!("event: {}{}", write::text(id), if event.draw { ", draw: true" } else { "" })));
            self.outcomes(&format!("events.{id}"), &event.outcomes, end.as_deref(), &mut text, &mut links, &mut cards);
        }
        if let (true, Some(end)) = (links.is_empty(), &end) {
            text.push(link(ONWARD, end));
            links.push(end.clone());
        }
        self.add(name, "month", text, links);
        for (name, text, links) in cards {
            self.add(name, "outcome", text, links);
        }
        if let Some(end) = end {
            let mut text = Vec::new();
            self.lines(&month.ending, &mut text);
            self.add(end, "month", text, Vec::new());
        }
    }

    fn outcomes(
        &mut self,
        group: &str,
        outcomes: &Named<Outcome>,
        end: Option<&str>,
        text: &mut Vec<String>,
        links: &mut Vec<String>,
        cards: &mut Vec<(String, Vec<String>, Vec<String>)>,
    ) {
        for (id, outcome) in outcomes.iter() {
            let name = self.name(&format!("{group}.{id}"), id);
            text.extend(outcome.when.as_ref().map(|when| note(&format!("when: {}", write::condition(when)))));
            text.push(link(self.words.of(&outcome.title), &name));
            links.push(name.clone());
            let referral = outcome.referral.map_or(String::new(), |referral| format!(", referral: {referral:?}"));
            let mut inside = vec![note(&format!("kind: {:?}{referral}, day: {}, by: {:?}", outcome.kind, outcome.day.value, outcome.by))];
            self.effects(&outcome.then, &mut inside);
            self.lines(&outcome.lines, &mut inside);
            self.worth(&outcome.points, outcome.why.as_ref(), &mut inside);
            inside.extend(end.map(|end| link(ONWARD, end)));
            cards.push((name, inside, end.map(str::to_owned).into_iter().collect()));
        }
    }

    /// Lines of talk.
    fn lines(&self, lines: &[Line], out: &mut Vec<String>) {
        for line in lines {
            match line {
                Line::Say(who, text) => out.push(format!("{}: {}", self.person(&who.value), self.words(text))),
                Line::Think(who, text) => {
                    out.push(format!("{} ({}): {}", self.person(&who.value), self.one_of("denkt", "thinks"), self.words(text)));
                }
                Line::Tell(text) => out.push(self.words(text)),
                Line::Mood(who, mood) => out.push(note(&format!("Mood({}, {mood:?})", write::text(&who.value)))),
                Line::If { when, then, otherwise } => {
                    out.push(note(&format!("If when: {}", write::condition(when))));
                    self.lines(then, out);
                    if !otherwise.is_empty() {
                        out.push(note("otherwise"));
                        self.lines(otherwise, out);
                    }
                    out.push(note("end of If"));
                }
            }
        }
    }

    /// The whole file.
    fn write(self) -> String {
        let start = self.cards.first().map_or("", |card| &card.name);
        let colours = serde_json::json!({
            "hub": "red", "topic": "blue", "offer": "orange", "interruption": "purple", "choice": "green", "month": "red", "outcome": "yellow",
        });
        let data = serde_json::json!({ "ifid": self.ifid(), "start": start, "tag-colors": colours });
        // The title is no markup: only `::` at its beginning would be read.
        let title = self.words.of(&self.story.title).split_whitespace().collect::<Vec<_>>().join(" ");
        let title = if title.starts_with("::") { format!("\\{title}") } else { title };
        // A value made of texts can always be written.
        let data = serde_json::to_string_pretty(&data).unwrap_or_default();
        let mut out = format!(":: StoryTitle\n{title}\n\n\n:: StoryData\n{data}\n");
        for (card, place) in self.cards.iter().zip(positions(&self.cards)) {
            let size = if card.tag == "hub" { (200, 100) } else { (100, 100) };
            out.push_str(&format!("\n\n{}\n", header(&card.name, &[card.tag], place, size)));
            for line in &card.text {
                out.push_str(line);
                out.push('\n');
            }
        }
        out
    }

    /// The number that tells one story from another in Twine: a UUID of version 4 in capitals, the same for the same title.
    fn ifid(&self) -> String {
        let mut chance = Chance::new(u64::from(crc32fast::hash(self.story.title.words.value.as_bytes())));
        let mut digits = |count: usize| (0..count).map(|_| char::from_digit(chance.below(16) as u32, 16).unwrap_or('0')).collect::<String>();
        let variant = ['8', '9', 'a', 'b'];
        let (first, second, third, fourth, fifth) = (digits(8), digits(4), digits(3), digits(3), digits(12));
        let which = variant.get(usize::from(fifth.bytes().next().unwrap_or(0) % 4)).copied().unwrap_or('8');
        format!("{first}-{second}-4{third}-{which}{fourth}-{fifth}").to_uppercase()
    }
}
