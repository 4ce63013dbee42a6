//! The passages of a story that one reads, with their roads; what else is in the file stands apart.

use std::collections::HashMap;

use super::Options;
use super::finding::{Finding, Lost, short};
use super::graph::Graph;
use super::markup::scan;
use super::notation::{Notation, Passage};
use super::parts::{Body, Dialect, Piece, Target};
use crate::story::wording::Language;

/// A talk cannot have more steps.
pub(super) const MOST_PASSAGES: usize = 5_000;
/// Nobody reads more answers to one question.
const MOST_LINKS: usize = 250;

/// A title is cut after so many signs.
const LONGEST_TITLE: usize = 200;

/// Passages that Twine, Tweego or SugarCube read for themselves.
const SPECIAL: [&str; 20] = [
    "StoryInit",
    "StoryCaption",
    "StoryMenu",
    "StoryBanner",
    "StorySubtitle",
    "StoryAuthor",
    "StoryInterface",
    "StorySettings",
    "StoryIncludes",
    "StoryShare",
    "StoryDisplayTitle",
    "StoryBody",
    "PassageHeader",
    "PassageFooter",
    "PassageReady",
    "PassageDone",
    "PassageStart",
    "PassageEnd",
    "StoryLoadingMessage",
    "ClickThroughTitle",
];

/// Tags that give a passage a meaning of its own.
const SPECIAL_TAGS: [&str; 9] = ["widget", "init", "startup", "header", "footer", "debug-startup", "debug-header", "debug-footer", "Twine.private"];

/// A passage that one reads.
pub(super) struct Card {
    pub name: String,
    pub line: usize,
    pub pieces: Vec<Piece>,
    pub roads: Vec<Road>,
}

/// A link that was looked up.
pub(super) struct Road {
    pub line: usize,
    /// Its words; empty when the story goes on by itself.
    pub text: String,
    /// The passage it goes to; `None` ends the talk.
    pub to: Option<usize>,
    pub when: Option<String>,
    pub pieces: Vec<Piece>,
}

impl Road {
    /// Whether the story goes on by itself here: there are no words to choose.
    pub fn is_auto(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }
}

/// A story taken apart.
pub(super) struct Deck {
    pub title: String,
    /// Remarks of the author about the whole.
    pub notes: Vec<String>,
    /// Lines that name people.
    pub people: Vec<String>,
    pub cards: Vec<Card>,
    pub start: usize,
    /// What is not read: name, line, and the text as it was.
    pub apart: Vec<(String, usize, String)>,
}

impl Deck {
    pub fn graph(&self) -> Graph {
        let to = self.cards.iter().map(|card| {
            let mut to: Vec<usize> = Vec::new();
            for road in &card.roads {
                to.extend(road.to.filter(|at| !to.contains(at)));
            }
            to
        });
        Graph { to: to.collect() }
    }
}

/// What `StoryData` says.
#[derive(Default)]
struct Data {
    start: Option<String>,
    format: String,
}

/// Takes a file apart.
pub(super) fn deck(notation: Notation, options: &Options, findings: &mut Vec<Finding>) -> Result<Deck, Lost> {
    findings.extend(notation.findings);
    let data = data(&notation.passages, findings);
    let mut deck = Deck { title: String::new(), notes: Vec::new(), people: Vec::new(), cards: Vec::new(), start: 0, apart: Vec::new() };
    let mut bodies: Vec<Body> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for passage in notation.passages {
        let mut find = |lost: Lost| findings.push(Finding { line: passage.line, passage: passage.name.clone(), lost });
        let apart = (passage.name.clone(), passage.line, passage.text.to_owned());
        match passage.name.as_str() {
            "StoryTitle" => {
                // The title is no markup; Twine writes `::` at the beginning of a line as `\::`.
                let words = passage.text.strip_prefix("\\:").map_or(passage.text.to_owned(), |rest| format!(":{rest}"));
                deck.title = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_TITLE).collect();
                continue;
            }
            "StoryData" => continue,
            name if SPECIAL.contains(&name) => {
                find(Lost::Special { name: name.to_owned() });
                deck.apart.push(apart);
                continue;
            }
            _ => {}
        }
        if passage.has_tag(&["script", "stylesheet"]) {
            find(if passage.has_tag(&["script"]) { Lost::Script } else { Lost::Style });
            continue;
        }
        if let Some(tag) = passage.tags.iter().find(|tag| SPECIAL_TAGS.contains(&tag.as_str()) || tag.starts_with("Twine.")) {
            find(Lost::Special { name: tag.clone() });
            deck.apart.push(apart);
            continue;
        }
        if passage.has_tag(&["people", "personen", "mensen"]) {
            deck.people.extend(words_of(&passage));
        }
        if passage.has_tag(&["people", "personen", "mensen", "note", "notes", "notitie", "notities"]) {
            deck.notes.extend(words_of(&passage));
            continue;
        }
        if deck.cards.len() >= MOST_PASSAGES {
            return Err(Lost::TooManyPassages { limit: MOST_PASSAGES });
        }
        if known.contains_key(&passage.name) {
            find(Lost::DoubleName);
        } else if !passage.name.is_empty() {
            known.insert(passage.name.clone(), deck.cards.len());
        }
        let body = scan(passage.text, passage.line + 1, Dialect::of(&data.format));
        deck.apart.push(apart);
        let lost = body.pieces.iter().chain(body.links.iter().flat_map(|link| &link.pieces)).filter_map(|piece| match piece {
            Piece::Lost { line, lost } => Some(Finding { line: *line, passage: passage.name.clone(), lost: lost.clone() }),
            _ => None,
        });
        findings.extend(lost);
        deck.cards.push(Card { name: passage.name, line: passage.line, pieces: Vec::new(), roads: Vec::new() });
        bodies.push(body);
    }
    if deck.cards.is_empty() {
        return Err(Lost::NothingToRead);
    }
    for (card, body) in deck.cards.iter_mut().zip(bodies) {
        roads(card, body, &known, findings);
    }
    deck.start(data.start, &known, findings);
    if deck.title.is_empty() {
        deck.title = untitled(options.words).to_owned();
    }
    Ok(deck)
}

/// The words of a passage that is not played.
fn words_of(passage: &Passage) -> Vec<String> {
    let body = scan(passage.text, passage.line + 1, Dialect::Other);
    let words = |piece: Piece| match piece {
        Piece::Words { text, .. } | Piece::Note { text } => Some(text),
        Piece::Lost { .. } => None,
    };
    body.pieces.into_iter().filter_map(words).collect()
}

fn untitled(language: Language) -> &'static str {
    match language {
        Language::Nl => "Een verhaal uit Twine",
        Language::En => "A story from Twine",
    }
}

fn data(passages: &[Passage], findings: &mut Vec<Finding>) -> Data {
    let Some(passage) = passages.iter().find(|passage| passage.name == "StoryData") else { return Data::default() };
    match serde_json::from_str::<serde_json::Value>(passage.text) {
        Ok(value) => {
            let text = |name: &str| value.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
            Data { start: text("start"), format: text("format").unwrap_or_default() }
        }
        Err(_) => {
            findings.push(Finding { line: passage.line, passage: passage.name.clone(), lost: Lost::BadStoryData });
            Data::default()
        }
    }
}

/// Looks up where the links of a passage go.
fn roads(card: &mut Card, body: Body, known: &HashMap<String, usize>, findings: &mut Vec<Finding>) {
    card.pieces = body.pieces;
    let mut more = false;
    for link in body.links {
        let mut pieces = link.pieces;
        let mut to = None;
        let text = short(&link.text);
        let lost = match &link.target {
            Target::Passage(name) => {
                to = known.get(name.as_str()).copied();
                to.is_none().then(|| Lost::MissingTarget { text, target: short(name) })
            }
            Target::Dynamic => Some(Lost::DynamicTarget { text }),
        };
        if let Some(lost) = lost {
            findings.push(Finding { line: link.line, passage: card.name.clone(), lost: lost.clone() });
            pieces.push(Piece::Lost { line: link.line, lost });
        }
        let road = Road { line: link.line, text: link.text, to, when: link.when, pieces };
        if card.roads.iter().any(|known| known.text == road.text && known.to == road.to && road.pieces.is_empty()) {
            continue;
        }
        if road.to.is_none() && road.text.is_empty() {
            card.pieces.extend(road.pieces);
        } else if card.roads.len() < MOST_LINKS {
            card.roads.push(road);
        } else if !std::mem::replace(&mut more, true) {
            findings.push(Finding { line: road.line, passage: card.name.clone(), lost: Lost::TooManyLinks { limit: MOST_LINKS } });
        }
    }
}

impl Deck {
    /// Finds the beginning, and takes away the links back to it where they only begin anew.
    fn start(&mut self, told: Option<String>, known: &HashMap<String, usize>, findings: &mut Vec<Finding>) {
        let found = told.as_deref().and_then(|name| known.get(name)).or_else(|| known.get("Start").filter(|_| told.is_none()));
        match found {
            Some(start) => self.start = *start,
            None => {
                let first = self.cards.iter().position(|card| !card.name.is_empty()).unwrap_or(0);
                self.start = told.as_deref().and(known.get("Start")).copied().unwrap_or(first);
                let used = self.cards.get(self.start).map(|card| short(&card.name)).unwrap_or_default();
                let line = self.cards.get(self.start).map_or(1, |card| card.line);
                findings.push(Finding { line, passage: String::new(), lost: Lost::NoStart { used } });
            }
        }
        let start = self.start;
        let mut ways: Vec<usize> = self.cards.get(start).map(|card| card.roads.iter().filter_map(|road| road.to).collect()).unwrap_or_default();
        ways.sort_unstable();
        ways.dedup();
        let [way] = ways[..] else { return };
        if way == start {
            return;
        }
        for card in &mut self.cards {
            for road in card.roads.iter_mut().filter(|road| road.to == Some(start)) {
                let lost = Lost::Restart { text: short(&road.text) };
                findings.push(Finding { line: road.line, passage: card.name.clone(), lost: lost.clone() });
                road.pieces.push(Piece::Lost { line: road.line, lost });
                road.to = None;
            }
        }
    }
}
