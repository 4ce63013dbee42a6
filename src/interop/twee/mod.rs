//! A case from and to Twine, as Twee 3: the text format of Twine stories (the specification is `twee-3-specification.md` of the
//! Interactive Fiction Technology Foundation, version 3.0.2).
//!
//! [`import`] makes a skeleton of a case out of a Twine story: it keeps every word and every road, plays, and tells with the line
//! what it left out. [`export`] draws a case as a map in Twine. `docs/exchange.md` says what becomes of what.

mod build;
mod cards;
mod chapbook;
mod export;
mod finding;
mod graph;
mod harlowe;
mod html;
mod marks;
mod markup;
mod notation;
mod outline;
mod parts;
mod people;
mod shape;
mod sugarcube;
mod terms;
mod write;

pub use export::export;
pub use finding::{Finding, Lost};

use super::decode::decode;
use crate::story::wording::Language;
use crate::story::{LARGEST_FILE, Severity};

/// A larger file is no Twine story of words (bytes); of hostile signs this many take some hundred megabytes to tell about, which a browser has.
pub const LARGEST: usize = 2 << 20;

/// How a story is read.
#[derive(Clone, Debug)]
pub struct Options<'o> {
    /// The language the story is written in, as a tag: `nl`.
    pub story: &'o str,
    /// The language of what is added to it: remarks, and buttons that Twine has no words for.
    pub words: Language,
}

/// What came of a Twine story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The text of `story.ron`, when anything could be made of it. It loads without an error.
    pub story: Option<String>,
    /// How many passages are in it.
    pub passages: usize,
    /// Who speaks in it, by the name before a colon.
    pub people: Vec<String>,
    /// What was left out or changed, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Makes a skeleton of a case out of the bytes of a Twee file.
pub fn import(bytes: &[u8], options: &Options) -> Imported {
    let refused = |lost: Lost| Imported { findings: vec![Finding { line: 1, passage: String::new(), lost }], ..Default::default() };
    if bytes.len() > LARGEST {
        return refused(Lost::TooLarge { limit: LARGEST });
    }
    let (text, unicode) = decode(bytes);
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let notation = notation::read(&text);
    if notation.passages.is_empty() {
        return refused(if text.contains("<tw-storydata") { Lost::PublishedPage } else { Lost::NotTwee });
    }
    let mut findings = Vec::new();
    if !unicode {
        findings.push(Finding { line: 1, passage: String::new(), lost: Lost::NotUnicode });
    }
    let outline = match build::outline(notation, options, &mut findings) {
        Ok(outline) => outline,
        Err(lost) => return refused(lost),
    };
    let story = write::story(&outline, options);
    findings.sort_by_key(|finding| finding.line);
    findings.dedup();
    if story.len() > LARGEST_FILE {
        return refused(Lost::TooLarge { limit: LARGEST_FILE });
    }
    // What is written here is well formed; should it ever not be, no story is better than a broken one.
    let sound = crate::story::load("story.ron", story.as_bytes()).diagnostics.iter().all(|one| one.problem.severity() != Severity::Error);
    let people = outline.people.iter().map(|person| person.name.clone()).collect();
    Imported { story: sound.then_some(story), passages: outline.passages, people, findings }
}
