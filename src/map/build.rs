//! From a story to its map: every part that a teacher wrote, in the order a player comes by.

use std::collections::{HashMap, HashSet};

use super::condition::{Opener, opened_by, say};
use super::names::Names;
use super::words::{answer, fill, outcome, place, slot};
use super::{Edge, Kind, Link, Map, Node, Note, Part, Sort};
use crate::play::Words;
use crate::story::model::*;
use crate::story::span::Span;
use crate::story::wording::Language;
use crate::story::{Story, talks};

impl Map {
    /// The map of a story: its texts from `words`, its own words in `language`. A story with mistakes in it has a map too, of
    /// what could be read; what leads nowhere has no edge.
    pub fn of(story: &Story, words: &Words, language: Language) -> Self {
        let mut build = Build {
            names: Names::new(story, words, language),
            map: Self { language, nodes: Vec::new(), edges: Vec::new() },
            places: HashMap::new(),
            talks: talks(story)
                .map(|(_, talk)| Written { then: talk.then, lines: talk.lines, choices: talk.choices, to: talk.to, moments: talk.moments })
                .collect(),
            opened: Vec::new(),
            late: Vec::new(),
        };
        build.case();
        build.link();
        build.map
    }
}

struct Build<'s> {
    names: Names<'s>,
    map: Map,
    places: HashMap<Part, usize>,
    talks: Vec<Written<'s>>,
    /// Conditions, with the node they are of.
    opened: Vec<(usize, &'s When)>,
    /// Edges to a part that may not have a node yet.
    late: Vec<(usize, Part, Link)>,
}

impl<'s> Build<'s> {
    fn case(&mut self) {
        let story = self.names.story;
        let terms = self.names.terms;
        let case = self.add(None, Part::Case, Kind::Case, story.title.words.span, "", self.text(&story.title));
        if !story.wishes.0.is_empty() {
            let area = self.area(case, Part::Wishes, first(&story.wishes), terms.wishes, String::new());
            for (number, (name, wish)) in story.wishes.0.iter().enumerate() {
                let label = self.names.wish_words(&name.value);
                let node = self.add(Some(area), Part::Wish(number), Kind::Wish, name.span, &name.value, label);
                self.map.nodes[node].about = if wish.hidden { terms.hidden.to_owned() } else { String::new() };
            }
        }
        let mut listed = HashSet::new();
        if let Some(hub) = &story.prepare {
            let area = self.area(case, Part::Prepare, hub.done.words.span, terms.prepare, self.turns(hub));
            self.topics(area, &hub.topics, &hub.must, &mut listed);
        }
        let area = self.area(case, Part::Table, story.table.done.words.span, terms.table, self.turns(&story.table));
        self.topics(area, &story.table.topics, &story.table.must, &mut listed);
        self.things(area);
        let of_offers = story.topics.0.len();
        let of_interruptions = of_offers + story.offers.0.len();
        if !story.interruptions.0.is_empty() {
            let area = self.area(case, Part::Interruptions, first(&story.interruptions), terms.interruptions, terms.interruptions_about.to_owned());
            for (number, (name, interruption)) in story.interruptions.0.iter().enumerate() {
                let talk = of_interruptions + number;
                let node = self.add(Some(area), Part::Talk(talk), Kind::Interruption, name.span, &name.value, readable(&name.value));
                self.map.nodes[node].when = say(&self.names, &interruption.when, terms.starts_when);
                self.opened.push((node, &interruption.when));
                self.steps(node, talk, name.span);
            }
        }
        if !story.offers.0.is_empty() {
            let area = self.area(case, Part::Offers, first(&story.offers), terms.offers, terms.offers_about.to_owned());
            for (number, (name, offer)) in story.offers.0.iter().enumerate() {
                let talk = of_offers + number;
                let label = self.text(&offer.title);
                let node = self.add(Some(area), Part::Talk(talk), Kind::Offer, name.span, &name.value, label);
                self.map.nodes[node].about = fill(terms.offered_by, &[&self.names.person_words(&offer.by.value)]);
                self.steps(node, talk, name.span);
            }
        }
        self.agreements(case, &mut listed);
        self.month(case);
        let loose: Vec<usize> = (0..of_offers).filter(|topic| !listed.contains(topic)).collect();
        if !loose.is_empty() {
            let span = loose.first().and_then(|topic| story.topics.0.get(*topic)).map_or_else(Span::default, |(name, _)| name.span);
            let area = self.area(case, Part::Loose, span, terms.loose, terms.loose_about.to_owned());
            loose.into_iter().for_each(|topic| self.topic(area, topic, false));
        }
    }

    /// A node behind all others.
    fn add(&mut self, parent: Option<usize>, part: Part, kind: Kind, span: Span, name: &str, label: String) -> usize {
        let place = self.map.nodes.len();
        let node = Node {
            part,
            kind,
            parent,
            span,
            name: name.to_owned(),
            label,
            about: String::new(),
            when: String::new(),
            notes: Vec::new(),
            ends: false,
        };
        self.map.nodes.push(node);
        self.places.entry(part).or_insert(place);
        if let Some(parent) = parent {
            self.map.edges.push(Edge { from: parent, to: place, link: Link::Holds, when: String::new() });
        }
        place
    }

    fn area(&mut self, case: usize, part: Part, span: Span, label: &str, about: String) -> usize {
        let node = self.add(Some(case), part, Kind::Area, span, "", label.to_owned());
        self.map.nodes[node].about = about;
        node
    }

    fn text(&self, text: &Text) -> String {
        self.names.words.of(text).to_owned()
    }

    fn turns(&self, hub: &Hub) -> String {
        let Some(turns) = &hub.turns else { return String::new() };
        fill(self.names.terms.turns, &[&turns.value.to_string(), &hub.topics.len().to_string()])
    }

    /// The condition of a node; without one it has none.
    fn only_when(&mut self, node: usize, when: &'s Option<When>) {
        if let Some(when) = when {
            self.map.nodes[node].when = say(&self.names, when, self.names.terms.only_when);
            self.opened.push((node, when));
        }
    }

    /// The topics that a chapter lists. A topic that two chapters list stands with the first.
    fn topics(&mut self, area: usize, topics: &[Name], must: &[Name], listed: &mut HashSet<usize>) {
        let must: HashSet<&str> = must.iter().map(|name| name.value.as_str()).collect();
        for name in topics {
            let Some(topic) = self.names.talk(&name.value).filter(|topic| *topic < self.names.story.topics.0.len()) else { continue };
            if listed.insert(topic) {
                self.topic(area, topic, must.contains(name.value.as_str()));
            } else {
                self.late.push((area, Part::Talk(topic), Link::Opens));
            }
        }
    }

    fn topic(&mut self, area: usize, number: usize, must: bool) {
        let Some((name, topic)) = self.names.story.topics.0.get(number) else { return };
        let node = self.add(Some(area), Part::Talk(number), Kind::Topic, name.span, &name.value, self.text(&topic.title));
        let terms = self.names.terms;
        let about = topic.about.as_ref().map(|about| self.text(about));
        let remarks = [about, must.then(|| terms.must.to_owned()), topic.again.then(|| terms.again.to_owned())];
        self.map.nodes[node].about = remarks.into_iter().flatten().filter(|remark| !remark.is_empty()).collect::<Vec<_>>().join(" · ");
        self.only_when(node, &topic.when);
        self.steps(node, number, name.span);
    }

    fn steps(&mut self, parent: usize, talk: usize, span: Span) {
        let Some(written) = self.talks.get(talk).copied() else { return };
        // The first moment of a name counts, as everywhere.
        let mut moments: HashMap<&str, usize> = HashMap::new();
        for (number, name) in written.moments.names().enumerate() {
            moments.entry(name).or_insert(number + 1);
        }
        let begin = StepWords { name: "", span: first_span(written.lines).unwrap_or(span), then: written.then, lines: written.lines };
        self.step(parent, (talk, 0), begin, written.choices, written.to, &moments);
        for (number, (name, moment)) in written.moments.0.iter().enumerate() {
            let words = StepWords { name: &name.value, span: name.span, then: &moment.then, lines: &moment.lines };
            self.step(parent, (talk, number + 1), words, &moment.choices, &moment.to, &moments);
        }
    }

    fn step(
        &mut self,
        parent: usize,
        (talk, step): (usize, usize),
        written: StepWords<'s>,
        choices: &'s Named<Choice>,
        to: &'s Option<Name>,
        moments: &HashMap<&str, usize>,
    ) {
        let terms = self.names.terms;
        let label = last_said(&self.names, written.lines).unwrap_or_else(|| match (choices.0.is_empty(), written.name) {
            (true, _) => terms.goes_on.to_owned(),
            (false, "") => terms.choose.to_owned(),
            (false, name) => fill(terms.choose_at, &[name]),
        });
        let node = self.add(Some(parent), Part::Step(talk, step), Kind::Step, written.span, written.name, label);
        self.effects(node, written.then);
        self.leads(node, talk, to, moments);
        self.map.nodes[node].ends = choices.0.is_empty() && to.is_none();
        for (number, (name, choice)) in choices.0.iter().enumerate() {
            let (kind, text) = match (&choice.say, &choice.act) {
                (Some(said), _) => (Kind::Say, self.text(said)),
                (None, act) => (Kind::Act, act.as_ref().map(|act| self.text(act)).unwrap_or_default()),
            };
            let text = if text.is_empty() { readable(&name.value) } else { text };
            let place = self.add(Some(node), Part::Choice(talk, step, number), kind, name.span, &name.value, text);
            self.only_when(place, &choice.when);
            if choice.again {
                self.map.nodes[place].about = terms.again.to_owned();
            }
            self.effects(place, &choice.then);
            self.leads(place, talk, &choice.to, moments);
            self.map.nodes[place].ends = choice.to.is_none();
        }
    }

    fn leads(&mut self, from: usize, talk: usize, to: &Option<Name>, moments: &HashMap<&str, usize>) {
        if let Some(step) = to.as_ref().and_then(|to| moments.get(to.value.as_str())) {
            self.late.push((from, Part::Step(talk, *step), Link::Leads));
        }
    }

    /// What happens with wishes and offers; other effects are told by the conditions that ask for them.
    fn effects(&mut self, node: usize, effects: &'s [Effect]) {
        let terms = self.names.terms;
        let told: HashSet<&str> =
            effects.iter().filter_map(|effect| if let Effect::Hear(name) = effect { Some(name.value.as_str()) } else { None }).collect();
        for effect in effects {
            let (sort, template, name) = match effect {
                // What is asked and told in one breath is told.
                Effect::Ask(name) if told.contains(name.value.as_str()) => continue,
                Effect::Ask(name) => (Sort::Wish, terms.asked, Some(name)),
                Effect::Hear(name) => (Sort::Wish, terms.heard, Some(name)),
                Effect::Confirm(name) => (Sort::Wish, terms.confirmed, Some(name)),
                Effect::Offer(name) => (Sort::Offer, terms.offered, Some(name)),
                Effect::Answer(name, said) => (Sort::Answered(*said), terms.answered[place(*said)], Some(name)),
                Effect::Note(name) => (Sort::Noted, terms.noted, Some(name)),
                Effect::Drop(name) => (Sort::Dropped, terms.dropped, Some(name)),
                Effect::EndChapter => (Sort::Chapter, terms.chapter_ends, None),
                _ => continue,
            };
            let called = name.map_or_else(String::new, |name| match sort {
                Sort::Wish => self.names.wish_words(&name.value),
                _ => self.names.offer_words(&name.value),
            });
            if let Some(name) = name {
                let to = match sort {
                    Sort::Wish => self.names.wish(&name.value).map(|wish| (Part::Wish(wish), Link::Tells)),
                    Sort::Offer => self.names.offer_talk(&name.value).map(|talk| (Part::Talk(talk), Link::Offers)),
                    Sort::Answered(_) | Sort::Noted | Sort::Dropped | Sort::Chapter => None,
                };
                self.late.extend(to.map(|(part, link)| (node, part, link)));
            }
            self.map.nodes[node].notes.push(Note { sort, text: fill(template, &[&called]) });
        }
    }

    fn things(&mut self, area: usize) {
        let story = self.names.story;
        if story.things.0.is_empty() {
            return;
        }
        let group = self.add(Some(area), Part::Things, Kind::Group, first(&story.things), "", self.names.terms.things.to_owned());
        for (number, (name, thing)) in story.things.0.iter().enumerate() {
            let node = self.add(Some(group), Part::Thing(number), Kind::Thing, name.span, &name.value, self.text(&thing.name));
            self.only_when(node, &thing.when);
            self.effects(node, &thing.then);
        }
    }

    fn agreements(&mut self, case: usize, listed: &mut HashSet<usize>) {
        let Some(written) = &self.names.story.agreements else { return };
        let terms = self.names.terms;
        let area =
            self.area(case, Part::Agreements, written.sentence.words.span, terms.agreements, fill(terms.most, &[&written.most.value.to_string()]));
        self.topics(area, &written.topics, &[], listed);
        for part_slot in Slot::ALL {
            let Some(part) = written.parts.at(part_slot) else { continue };
            let label = self.text(&part.ask);
            let group = self.add(Some(area), Part::Slot(part_slot), Kind::Group, part.ask.words.span, part_slot.word(), label);
            let word = slot(part_slot, self.names.language);
            // "Waarvoor?" needs no "waarvoor" below it.
            let same = self.map.nodes[group].label.trim_end_matches('?').to_lowercase() == word;
            self.map.nodes[group].about = if same { String::new() } else { word.to_owned() };
            for (number, (name, option)) in part.options.0.iter().enumerate() {
                let label = self.names.option_words(part_slot, &name.value);
                let node = self.add(Some(group), Part::PartOption(part_slot, number), Kind::PartOption, name.span, &name.value, label);
                self.only_when(node, &option.when);
                let wish = option.wish.as_ref().and_then(|wish| Some((self.names.wish(&wish.value)?, self.names.wish_words(&wish.value))));
                if let Some((number, called)) = wish {
                    self.late.push((node, Part::Wish(number), Link::Tells));
                    self.map.nodes[node].notes.push(Note { sort: Sort::Wish, text: called });
                }
            }
        }
        if written.answers.is_empty() {
            return;
        }
        let group = self.add(Some(area), Part::Replies, Kind::Group, written.sentence.words.span, "", terms.replies.to_owned());
        self.map.nodes[group].about = terms.replies_about.to_owned();
        for (number, reply) in written.answers.iter().enumerate() {
            let said = last_said(&self.names, &reply.lines);
            let answer = answer(reply.answer, self.names.language);
            let label = said.map_or_else(|| answer.to_owned(), |said| format!("{answer}. {said}"));
            let span = first_span(&reply.lines).unwrap_or(written.sentence.words.span);
            let node = self.add(Some(group), Part::Reply(number), Kind::Reply(reply.answer), span, "", label);
            match &reply.when {
                Some(_) => self.only_when(node, &reply.when),
                None => self.map.nodes[node].when = terms.otherwise.to_owned(),
            }
            self.effects(node, &reply.then);
        }
    }

    fn month(&mut self, case: usize) {
        let month = &self.names.story.month;
        let terms = self.names.terms;
        if month.outcomes.0.is_empty() && month.events.0.is_empty() {
            return;
        }
        let span = if month.outcomes.0.is_empty() { first(&month.events) } else { first(&month.outcomes) };
        let area = self.area(case, Part::Month, span, terms.month, String::new());
        if !month.outcomes.0.is_empty() {
            let group = self.add(Some(area), Part::Outcomes, Kind::Group, span, "", terms.outcomes.to_owned());
            self.map.nodes[group].about = terms.outcomes_about.to_owned();
            self.outcomes(group, &month.outcomes, 0);
        }
        let mut before = month.outcomes.0.len();
        for (number, (name, event)) in month.events.0.iter().enumerate() {
            let node = self.add(Some(area), Part::Event(number), Kind::Event, name.span, &name.value, readable(&name.value));
            self.map.nodes[node].about = if event.draw { terms.event_drawn } else { terms.event_always }.to_owned();
            self.outcomes(node, &event.outcomes, before);
            before += event.outcomes.0.len();
        }
    }

    fn outcomes(&mut self, group: usize, outcomes: &'s Named<Outcome>, before: usize) {
        let terms = self.names.terms;
        for (number, (name, written)) in outcomes.0.iter().enumerate() {
            let kind = Kind::Outcome(written.kind);
            let node = self.add(Some(group), Part::Outcome(before + number), kind, name.span, &name.value, self.text(&written.title));
            let day = fill(terms.day, &[&written.day.value.to_string()]);
            self.map.nodes[node].about = format!("{} · {day}", outcome(written.kind, self.names.language));
            match &written.when {
                Some(_) => self.only_when(node, &written.when),
                None if number > 0 => self.map.nodes[node].when = terms.otherwise.to_owned(),
                None => {}
            }
            self.effects(node, &written.then);
        }
    }

    /// Draws what could not be drawn before all nodes were there.
    fn link(&mut self) {
        let areas: Vec<usize> =
            [Part::Prepare, Part::Table, Part::Agreements, Part::Month].iter().filter_map(|part| self.places.get(part).copied()).collect();
        for ends in areas.windows(2) {
            if let [from, to] = ends {
                self.map.edges.push(Edge { from: *from, to: *to, link: Link::Next, when: String::new() });
            }
        }
        for (from, part, link) in std::mem::take(&mut self.late) {
            if let Some(to) = self.places.get(&part) {
                self.map.edges.push(Edge { from, to: *to, link, when: String::new() });
            }
        }
        let mut known = HashSet::new();
        let mut openers = Vec::new();
        for (node, when) in std::mem::take(&mut self.opened) {
            openers.clear();
            opened_by(when, &mut openers);
            for opener in &openers {
                let part = match opener {
                    Opener::Talk(name) => self.names.talk(name).map(Part::Talk),
                    Opener::Choice(path) => self.names.choice(path).map(|(talk, step, choice)| Part::Choice(talk, step, choice)),
                    Opener::Wish(name) => self.names.wish(name).map(Part::Wish),
                };
                let Some(from) = part.and_then(|part| self.places.get(&part)).copied() else { continue };
                if from != node && known.insert((from, node)) {
                    self.map.edges.push(Edge { from, to: node, link: Link::Opens, when: self.map.nodes[node].when.clone() });
                }
            }
        }
        // What is held says under which condition.
        for edge in &mut self.map.edges {
            if edge.link == Link::Holds
                && let Some(node) = self.map.nodes.get(edge.to)
            {
                edge.when.clone_from(&node.when);
            }
        }
    }
}

/// What topics, offers and interruptions have in common.
#[derive(Clone, Copy)]
struct Written<'s> {
    then: &'s [Effect],
    lines: &'s [Line],
    choices: &'s Named<Choice>,
    to: &'s Option<Name>,
    moments: &'s Named<Moment>,
}

/// What a step says of itself.
struct StepWords<'s> {
    name: &'s str,
    span: Span,
    then: &'s [Effect],
    lines: &'s [Line],
}

fn first<T>(named: &Named<T>) -> Span {
    named.0.first().map_or_else(Span::default, |(name, _)| name.span)
}

/// A name as somebody would say it: `wie_betaalt` is ‘wie betaalt’.
fn readable(name: &str) -> String {
    name.replace('_', " ")
}

/// The last words before the player decides: that is what is decided about.
fn last_said(names: &Names, lines: &[Line]) -> Option<String> {
    lines.iter().rev().find_map(|line| match line {
        Line::Say(who, text) | Line::Think(who, text) => {
            let said = names.words.of(text);
            Some(format!("{}: {said}", names.person_words(&who.value)))
        }
        Line::Tell(text) => Some(names.words.of(text).to_owned()),
        Line::Mood(..) => None,
        Line::If { then, otherwise, .. } => last_said(names, then).or_else(|| last_said(names, otherwise)),
    })
}

fn first_span(lines: &[Line]) -> Option<Span> {
    lines.iter().find_map(|line| match line {
        Line::Say(_, text) | Line::Think(_, text) | Line::Tell(text) => Some(text.words.span),
        Line::Mood(who, _) => Some(who.span),
        Line::If { then, otherwise, .. } => first_span(then).or_else(|| first_span(otherwise)),
    })
}
