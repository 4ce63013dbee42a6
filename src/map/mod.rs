//! A whole case as a picture: what there is, how it leads on, and what plays showed about it.
//!
//! [`Map`] says what is in a story, in reading order, each thing with its place in the file. [`Drawing`] gives it places on a
//! sheet. [`Marks`] are what plays showed (never reached, best and worst route) and lie over either of them; drawing a map
//! anew because of a mark is never needed. [`svg`], [`dot`], [`mermaid`] and [`outline`] write it down.
//!
//! ```
//! use keukentafel::{map::{self, Drawing, Map, Marks}, play::Words, story::{self, wording::Language}};
//!
//! let source = r#"Story(format: 1, language: "nl", title: "Kort", resident: "mia", invitation: ["Kom binnen."],
//!     people: { "mia": (name: "Mia"), "ik": (name: "Sam") }, seats: { "loket": (person: "ik") },
//!     table: (present: ["mia"], topics: ["thee"], done: "Klaar"),
//!     topics: { "thee": (title: "Schenk thee in", choices: { "melk": (say: "Melk?") }) })"#;
//! let story = story::load("story.ron", source.as_bytes()).story.ok_or("a mistake")?;
//! let map = Map::of(&story, &Words::new(&story, None), Language::Nl);
//! let picture = map::svg(&map, &Drawing::of(&map), &Marks::none(&map));
//! assert!(picture.contains("Schenk thee in"));
//! # Ok::<(), &str>(())
//! ```

mod build;
mod card;
mod column;
mod condition;
mod dot;
mod fit;
mod layout;
mod marks;
mod mermaid;
mod names;
mod outline;
mod path;
mod plain;
mod sheet;
mod svg;
mod words;
mod wrap;

pub use dot::dot;
pub use layout::{Drawing, Path, Pill, Rect, Row, Shape, Style};
pub use marks::{Mark, Marks, route_parts, seen_in};
pub use mermaid::mermaid;
pub use outline::{Item, lines, outline, outline_text};
pub use path::Stroke;
pub use sheet::Sign;
pub use svg::svg;

use crate::story::model::{Answer, OutcomeKind, Slot};
use crate::story::span::Span;
use crate::story::wording::Language;

/// A part of a story, by its numbers: talks are topics, then offers, then interruptions; outcomes of events stand behind those
/// of agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Part {
    Case,
    Wishes,
    Wish(usize),
    Prepare,
    Table,
    Things,
    Thing(usize),
    Interruptions,
    Offers,
    Talk(usize),
    /// Talk, step: the first step is the beginning of the talk, the others its moments.
    Step(usize, usize),
    /// Talk, step, choice.
    Choice(usize, usize, usize),
    Agreements,
    Slot(Slot),
    PartOption(Slot, usize),
    Replies,
    Reply(usize),
    Month,
    Outcomes,
    Event(usize),
    Outcome(usize),
    /// Topics that no chapter lists.
    Loose,
}

/// How a part is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Case,
    /// A chapter, or what belongs together beside one.
    Area,
    Topic,
    Interruption,
    Offer,
    /// Things, a part of an agreement, her answers, what becomes of agreements.
    Group,
    /// Where the player decides, or where talk just goes on.
    Step,
    Say,
    Act,
    Wish,
    Thing,
    PartOption,
    Reply(Answer),
    Event,
    Outcome(OutcomeKind),
}

/// One part of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Which.
    pub part: Part,
    /// How it is drawn.
    pub kind: Kind,
    /// The node it belongs to: always one before it. Only the case itself has none.
    pub parent: Option<usize>,
    /// Where its name stands in the file, or else its first words.
    pub span: Span,
    /// What the author calls it; empty for what has no name.
    pub name: String,
    /// What the reader sees: a title, what is said, what is done. Never markup.
    pub label: String,
    /// A small remark: who makes an offer, how many can be taken, on which day.
    pub about: String,
    /// The condition in words; empty when there is none.
    pub when: String,
    /// What happens here with wishes and offers.
    pub notes: Vec<Note>,
    /// Whether a talk ends here: a choice, or a step without choices, that leads nowhere.
    pub ends: bool,
}

/// Something that happens at a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What sort of thing.
    pub sort: Sort,
    /// In words.
    pub text: String,
}

/// What sort of thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A wish comes up: it is asked about, told or read back.
    Wish,
    /// Somebody makes an offer.
    Offer,
    /// She answers an offer.
    Answered(Answer),
    /// An offer is accepted over her head.
    Noted,
    /// An offer is taken off the table.
    Dropped,
    /// The chapter ends.
    Chapter,
}

/// What joins two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// From a chapter to the next one.
    Next,
    /// From what is around something to what is in it: a chapter and its topics, a step and its choices.
    Holds,
    /// From a choice or a step to the step that follows.
    Leads,
    /// From where an offer is made to the talk when one comes back to it.
    Offers,
    /// From where a wish is told or asked about to the wish.
    Tells,
    /// From a talk, choice or wish to what it is a condition of.
    Opens,
}

/// What leads from one node to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The place of the node it comes from.
    pub from: usize,
    /// The place of the node it goes to.
    pub to: usize,
    /// How they are joined.
    pub link: Link,
    /// The condition in words; empty when there is none.
    pub when: String,
}

/// All of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The language of its own words; those of the story are in the language they were given in.
    pub language: Language,
    /// In reading order, what belongs to something directly behind it: the case first, then its areas, their talks, steps and choices.
    pub nodes: Vec<Node>,
    /// What leads to what.
    pub edges: Vec<Edge>,
}

impl Map {
    /// The children of every node, in order.
    pub fn children(&self) -> Vec<Vec<usize>> {
        let mut children = vec![Vec::new(); self.nodes.len()];
        for (place, node) in self.nodes.iter().enumerate() {
            if let Some(children) = node.parent.and_then(|parent| children.get_mut(parent)) {
                children.push(place);
            }
        }
        children
    }

    /// The place of a part.
    pub fn find(&self, part: Part) -> Option<usize> {
        self.nodes.iter().position(|node| node.part == part)
    }

    /// The node that byte `offset` of the file stands in: the last one that begins before it. An area begins where the first thing
    /// in it does; then it is the thing.
    pub fn at(&self, offset: u32) -> Option<usize> {
        let before = |(_, node): &(usize, &Node)| node.span.end > 0 && node.span.start <= offset;
        let nearest = |(place, node): &(usize, &Node)| (node.span.start, !node.name.is_empty(), std::cmp::Reverse(*place));
        self.nodes.iter().enumerate().filter(before).max_by_key(nearest).map(|(place, _)| place)
    }
}
