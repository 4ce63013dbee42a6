//! From passages to the skeleton of a case.
//!
//! A talk in a case may have any number of steps that lead to each other as they like, so a Twine story fits into one topic as it is:
//! every passage a step, every link a choice. Where the story turns around one passage that all talk comes back to, that passage is the
//! table, and every talk that goes out from it is a topic of its own.

use std::collections::{HashMap, HashSet};

use super::Options;
use super::cards::{Card, Deck, Road, deck};
use super::finding::{Finding, Lost, short};
use super::graph::{Graph, Hub, Spoke};
use super::notation::Notation;
use super::outline::{Chapter, Choice, Item, Named, Outline, Step, Topic};
use super::parts::{Piece, spoken};
use super::people::{People, Voice};
use super::shape::{Shape, WayIn, break_rows};
use super::terms::{Button, button, choice_word, only_when, player_word, resident_word, step_word, topic_word};
use crate::story::wording::Language;
use crate::story::write::name;

/// Makes the skeleton.
pub(super) fn outline(notation: Notation, options: &Options, findings: &mut Vec<Finding>) -> Result<Outline, Lost> {
    let deck = deck(notation, options, findings)?;
    let mut people = People::default();
    deck.people.iter().for_each(|line| people.tell(line));
    let graph = deck.graph();
    let reached = graph.reach(deck.start, &[]);
    let mut builder = Builder { deck: &deck, words: options.words, people, findings, taken: HashSet::new(), outline: Outline::default() };
    builder.outline.title.clone_from(&deck.title);
    builder.outline.notes.clone_from(&deck.notes);
    builder.chapters(&graph);
    builder.outline.passages = reached.len();
    builder.loose(&reached);
    builder.people();
    Ok(builder.outline)
}

struct Builder<'d, 'f> {
    deck: &'d Deck,
    words: Language,
    people: People,
    findings: &'f mut Vec<Finding>,
    /// Names of topics.
    taken: HashSet<String>,
    outline: Outline,
}

/// How a road out of a talk ends it.
#[derive(Clone, Copy)]
struct Ends {
    /// A passage the next chapter begins with.
    next: Option<usize>,
    /// Whether a passage without a link ends the chapter.
    leaf: bool,
}

impl Builder<'_, '_> {
    fn find(&mut self, line: usize, passage: &str, lost: Lost) {
        self.findings.push(Finding { line, passage: passage.to_owned(), lost });
    }

    fn card(&self, at: usize) -> Option<&'_ Card> {
        self.deck.cards.get(at)
    }

    fn chapters(&mut self, graph: &Graph) {
        let Some(hub) = graph.hub(self.deck.start, &[]) else { return self.one_talk(graph) };
        let mut shut = hub.before.clone();
        shut.push(hub.at);
        let away: Vec<&Spoke> = hub.spokes.iter().filter(|spoke| !spoke.returns).collect();
        let second = match away[..] {
            [only] => graph.hub(only.root, &shut).map(|second| (only.root, second)),
            _ => None,
        };
        match second {
            Some((root, second)) => {
                let prepare = self.chapter(graph, &hub, Some(root), true);
                self.outline.prepare = Some(prepare);
                self.outline.table = self.chapter(graph, &second, None, false);
            }
            None => self.outline.table = self.chapter(graph, &hub, None, true),
        }
    }

    /// A hub as a chapter. `next` is where the next chapter begins; `first` says that nothing comes before it.
    fn chapter(&mut self, graph: &Graph, hub: &Hub, next: Option<usize>, first: bool) -> Chapter {
        let mut chapter = Chapter { done: button(Button::Finish, self.words).to_owned(), ..Default::default() };
        for (number, at) in hub.before.iter().enumerate() {
            let items = self.items(*at);
            let only_told = items.iter().all(|item| matches!(item, Item::Tell(_) | Item::Remark(_)));
            if first && number == 0 && only_told {
                self.outline.invitation.extend(items)
            } else {
                chapter.items.extend(items)
            }
            self.passed_over(*at, &mut chapter.items);
        }
        chapter.items.extend(self.items(hub.at));
        let deck = self.deck;
        let roads: &[Road] = deck.cards.get(hub.at).map_or(&[], |card| &card.roads);
        for spoke in &hub.spokes {
            let mut ways = roads.iter().filter(|road| road.to == Some(spoke.root));
            let Some(road) = ways.next() else { continue };
            for more in ways {
                let name = self.card(hub.at).map(|card| card.name.clone()).unwrap_or_default();
                self.find(more.line, &name, Lost::LinkWords { text: short(&more.text) });
                chapter.items.push(self.remark_lost(more.line, &Lost::LinkWords { text: short(&more.text) }));
            }
            if next == Some(spoke.root) {
                if !road.is_auto() {
                    chapter.done.clone_from(&road.text);
                }
                continue;
            }
            let ends = Ends { next, leaf: true };
            let topic = self.talk(graph, spoke.root, &spoke.passages, Some(road), ends);
            chapter.topics.push(topic.id.clone());
            self.outline.topics.push(topic);
        }
        // What goes nowhere is told in the remarks of its link.
        for road in roads.iter().filter(|road| road.to.is_none() || road.to == Some(hub.at)) {
            chapter.items.push(Item::Remark(format!("[[{}]]", short(&road.text))));
            let items = self.convert(hub.at, &road.pieces);
            chapter.items.extend(items);
        }
        chapter
    }

    /// The whole story as one topic.
    fn one_talk(&mut self, graph: &Graph) {
        let deck = self.deck;
        let mut root = deck.start;
        // A beginning that only tells something, and goes on by itself, invites.
        if let Some([road]) = deck.cards.get(root).map(|card| &card.roads[..])
            && let (true, Some(to), None) = (road.is_auto(), road.to, &road.when)
            && !graph.reach(to, &[]).contains(&root)
        {
            let items = self.items(root);
            if items.iter().all(|item| matches!(item, Item::Tell(_) | Item::Remark(_))) {
                self.outline.invitation = items;
                root = to;
            }
        }
        let passages = graph.reach(root, &[]);
        let topic = self.talk(graph, root, &passages, None, Ends { next: None, leaf: false });
        self.outline.table = Chapter {
            done: button(Button::Finish, self.words).to_owned(),
            topics: vec![topic.id.clone()],
            must: vec![topic.id.clone()],
            ..Default::default()
        };
        self.outline.topics.push(topic);
    }

    /// The words of a link that is passed over are told, when there are any.
    fn passed_over(&mut self, at: usize, items: &mut Vec<Item>) {
        let deck = self.deck;
        let Some(card) = deck.cards.get(at) else { return };
        for road in &card.roads {
            if !road.is_auto() {
                let lost = Lost::LinkWords { text: short(&road.text) };
                items.push(self.remark_lost(road.line, &lost));
                self.find(road.line, &card.name, lost);
            }
            items.extend(self.convert(at, &road.pieces));
        }
    }

    /// A talk: the passages reached from `root`. `from` is the link that leads to it.
    fn talk(&mut self, graph: &Graph, root: usize, passages: &[usize], from: Option<&Road>, ends: Ends) -> Topic {
        let deck = self.deck;
        let inside: HashMap<usize, usize> = passages.iter().enumerate().map(|(number, at)| (*at, number)).collect();
        let links = |at: &usize| graph.to.get(*at).into_iter().flatten().filter_map(|to| inside.get(to).copied()).collect();
        let circles = Graph { to: passages.iter().map(links).collect() }.circles();
        let circle = |at: usize| inside.get(&at).and_then(|number| circles.get(*number).copied().flatten());
        let mut ways_in: HashMap<usize, WayIn> = HashMap::new();
        for at in passages {
            let roads = deck.cards.get(*at).map_or(&[][..], |card| &card.roads);
            let by_itself = matches!(roads, [road] if road.is_auto());
            for to in roads.iter().filter_map(|road| road.to) {
                let way = ways_in.entry(to).or_insert(WayIn { count: 0, from: *at, by_itself });
                way.count += 1;
            }
        }
        let shape = Shape { deck, root, inside: &inside, ways_in: &ways_in };
        let root_name = deck.cards.get(root).map(|card| card.name.clone()).unwrap_or_default();
        let id = name(&root_name, topic_word(self.words), &mut self.taken);
        let mut names = HashSet::new();
        let steps: Vec<usize> = passages.iter().copied().filter(|at| !shape.is_part(*at)).collect();
        let mut ids: HashMap<usize, String> = HashMap::new();
        for at in &steps {
            let passage = deck.cards.get(*at).map_or("", |card| &card.name);
            let own = passage.strip_prefix(&format!("{root_name}.")).unwrap_or(passage);
            ids.insert(*at, name(own, step_word(self.words), &mut names));
        }
        let mut moments = Vec::new();
        for at in &steps {
            let chain = shape.chain(*at);
            let mut step = Step { id: ids.get(at).cloned().unwrap_or_default(), ..Default::default() };
            if let Some(card) = deck.cards.get(*at) {
                step.passage.clone_from(&card.name);
                step.line = card.line;
            }
            let last = chain.last().copied().unwrap_or(*at);
            for passage in &chain {
                let items = self.items(*passage);
                step.items.extend(items);
                if *passage != last {
                    self.passed_over(*passage, &mut step.items);
                }
            }
            let roads: &[Road] = deck.cards.get(last).map_or(&[], |card| &card.roads);
            let mut choice_names = HashSet::new();
            match roads {
                [] => step.ends = ends.leaf,
                [road] if road.is_auto() => {
                    step.to = road.to.and_then(|to| ids.get(&to).cloned());
                    step.ends = road.to.is_some() && road.to == ends.next;
                    step.items.extend(road.when.iter().map(|when| Item::Remark(only_when(when, self.words))));
                    let more = self.convert(last, &road.pieces);
                    step.items.extend(more);
                }
                roads => {
                    for road in roads {
                        let again = road.to.is_some_and(|to| circle(to).is_some() && circle(to) == circle(last));
                        let choice = self.choice(&shape, last, road, &ids, ends, again, &root_name, &mut choice_names);
                        step.choices.push(choice);
                    }
                }
            }
            moments.push(step);
        }
        let mut told = HashSet::new();
        for (at, number) in passages.iter().zip(&circles) {
            let Some(number) = number else { continue };
            if told.insert(*number) {
                let count = circles.iter().filter(|circle| **circle == Some(*number)).count();
                let Some(card) = deck.cards.get(*at) else { continue };
                self.findings.push(Finding { line: card.line, passage: card.name.clone(), lost: Lost::Cycle { passages: count } });
            }
        }
        break_rows(&mut moments, self.words);
        let comes_back = ways_in.contains_key(&root);
        let mut root_step = Step::default();
        if comes_back {
            root_step.to = ids.get(&root).cloned();
        } else if !moments.is_empty() {
            root_step = moments.remove(0);
        }
        let mut remarks: Vec<String> = Vec::new();
        if let Some(road) = from {
            remarks.extend(road.when.iter().map(|when| only_when(when, self.words)));
            let mut items = self.convert(root, &road.pieces);
            items.append(&mut root_step.items);
            root_step.items = items;
        }
        let title = from.filter(|road| !road.is_auto()).map(|road| road.text.clone()).unwrap_or(root_name);
        let title = if title.trim().is_empty() { self.outline.title.clone() } else { title };
        Topic { id, title, remarks, leave: !told.is_empty(), root: root_step, moments }
    }

    #[allow(clippy::too_many_arguments)]
    fn choice(
        &mut self,
        shape: &Shape,
        at: usize,
        road: &Road,
        ids: &HashMap<usize, String>,
        ends: Ends,
        again: bool,
        root_name: &str,
        names: &mut HashSet<String>,
    ) -> Choice {
        let deck = self.deck;
        let (text, spoken) = match spoken(&road.text) {
            Some(inner) => (inner.to_owned(), true),
            None if road.text.trim().is_empty() => (button(Button::GoOn, self.words).to_owned(), false),
            None => (road.text.trim().to_owned(), false),
        };
        let mut choice = Choice { id: String::new(), text, spoken, again, remarks: Vec::new(), items: Vec::new(), to: None, ends: false };
        choice.remarks.extend(road.when.iter().map(|when| only_when(when, self.words)));
        choice.items = self.convert(at, &road.pieces);
        let mut called = choice.text.clone();
        let mut goes_to = road.to;
        if let Some(part) = road.to.filter(|to| shape.is_reply(*to)) {
            // A passage that only answers this choice belongs to it.
            let chain = shape.chain(part);
            let passage = deck.cards.get(part).map_or("", |card| &card.name);
            called = passage.strip_prefix(&format!("{root_name}.")).map_or(passage, |rest| rest.rsplit('.').next().unwrap_or(rest)).to_owned();
            for passage in &chain {
                let items = self.items(*passage);
                choice.items.extend(items);
                self.passed_over(*passage, &mut choice.items);
            }
            let last = chain.last().and_then(|last| deck.cards.get(*last));
            goes_to = last.and_then(|card| card.roads.first()).and_then(|road| road.to);
            choice.ends = ends.leaf && last.is_some_and(|card| card.roads.is_empty());
        }
        choice.to = goes_to.and_then(|to| ids.get(&to).cloned());
        choice.ends |= goes_to.is_some() && goes_to == ends.next;
        choice.id = name(&called, choice_word(self.words), names);
        choice
    }

    /// The words of a passage.
    fn items(&mut self, at: usize) -> Vec<Item> {
        let deck = self.deck;
        deck.cards.get(at).map(|card| self.convert(at, &card.pieces)).unwrap_or_default()
    }

    fn convert(&mut self, at: usize, pieces: &[Piece]) -> Vec<Item> {
        let deck = self.deck;
        let passage = deck.cards.get(at).map_or("", |card| &card.name);
        let mut items = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match piece {
                Piece::Words { line, text } => match self.people.voice(text) {
                    Voice::Says(who, words) => items.push(Item::Say(who, words.to_owned())),
                    Voice::Thinks(who, words) => items.push(Item::Think(who, words.to_owned())),
                    Voice::Player(name) => {
                        let lost = Lost::OwnWords { name: short(name) };
                        items.push(self.remark_lost(*line, &lost));
                        items.push(Item::Tell(text.clone()));
                        self.find(*line, passage, lost);
                    }
                    Voice::Nobody => items.push(Item::Tell(text.clone())),
                },
                Piece::Note { text } => items.push(Item::Remark(text.clone())),
                Piece::Lost { line, lost } => items.push(self.remark_lost(*line, lost)),
            }
        }
        items
    }

    /// What is told in the report stands in the case too, at its place.
    fn remark_lost(&self, line: usize, lost: &Lost) -> Item {
        let what = lost.say(self.words);
        Item::Remark(match self.words {
            Language::Nl => format!("Twine, regel {line}: {what}"),
            Language::En => format!("Twine, line {line}: {what}"),
        })
    }

    /// Passages nobody comes to.
    fn loose(&mut self, reached: &[usize]) {
        let reached: HashSet<usize> = reached.iter().copied().collect();
        let mut lines = HashSet::new();
        for (at, card) in self.deck.cards.iter().enumerate() {
            if reached.contains(&at) {
                lines.insert(card.line);
            } else {
                self.findings.push(Finding { line: card.line, passage: card.name.clone(), lost: Lost::Unreachable });
            }
        }
        self.outline.loose = self.deck.apart.iter().filter(|(_, line, _)| !lines.contains(line)).cloned().collect();
    }

    /// Gives everybody a name that a case can use.
    fn people(&mut self) {
        let mut taken = HashSet::new();
        let player = name(player_word(self.words), "x", &mut taken);
        let all = self.people.all.iter();
        let mut people: Vec<Named> = all.map(|person| Named { id: name(&person.name, "persoon", &mut taken), name: person.name.clone() }).collect();
        let resident = match self.people.most().and_then(|most| people.get(most)) {
            Some(resident) => resident.id.clone(),
            None => {
                let id = name(resident_word(self.words), "x", &mut taken);
                people.push(Named { id: id.clone(), name: resident_word(self.words).to_owned() });
                id
            }
        };
        self.outline.resident = resident;
        self.outline.player = player;
        self.outline.people = people;
    }
}
