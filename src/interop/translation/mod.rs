//! The words of a case as a table for a translator, who fills it in with a spreadsheet, and back again into the translation file.
//!
//! [`export`] makes the table: one row for each text, with where it stands, who says it, the words, their translation, and how
//! that is: fresh, stale or missing. [`import`] takes the translations out of whatever a spreadsheet made of it. A row that cannot be
//! taken is told with its place; a row that is not there changes nothing; and a translation is never taken away.

mod import;
mod place;
mod sheet;
mod wording;

use super::csv::{Cell, Separator, Table};
use crate::story::model::Voiced;
use crate::story::wording::Language;
use crate::story::{Story, TextId, Translation, TranslationFile, load_translation};

pub use import::{Imported, import};
pub use wording::{Refused, Why};

/// How the translation of a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It was made from the words that stand in the story now.
    Fresh(String),
    /// It was made from other words. The game shows the story's own language here.
    Stale {
        /// The words it was made from.
        source: String,
        /// What they were translated with.
        target: String,
    },
    /// There is none. The game shows the story's own language here.
    Missing,
}

/// A text of a story with its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its stable id, such as `topics.werk.choices.bellen.say`.
    pub path: String,
    /// Its words in the language of the story.
    pub words: String,
    /// How its translation is.
    pub state: State,
}

/// Why the translation that is there already cannot be used: it has mistakes that have to be mended first.
/// [`crate::story::load_translation`] tells which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Every text of a story with its translation, in the order of the story. `known` has the bytes of the translation file, where
/// there is one.
///
/// # Errors
/// When the translation file has mistakes in it.
pub fn lines(story: &Story, known: Option<&[u8]>) -> Result<Vec<Line>, Unreadable> {
    let file = known.map(TranslationFile::read).transpose().map_err(|_| Unreadable)?;
    let translation = known.and_then(|bytes| load_translation(story, "", bytes).0).unwrap_or_default();
    Ok(states(story, file.as_ref(), &translation))
}

fn states(story: &Story, file: Option<&TranslationFile>, translation: &Translation) -> Vec<Line> {
    let rows = file.map(TranslationFile::by_path).unwrap_or_default();
    let state = |number: usize, path: &str| match (translation.text(TextId(number as u32)), rows.get(path)) {
        (Some(words), _) => State::Fresh(words.to_owned()),
        (None, Some(row)) if !row.target.is_empty() => State::Stale { source: row.source.clone(), target: row.target.clone() },
        (None, _) => State::Missing,
    };
    let line = |(number, row): (usize, &crate::story::model::TextRow)| Line {
        path: row.path.clone(),
        words: row.words.clone(),
        state: state(number, &row.path),
    };
    story.texts.iter().enumerate().skip(1).map(line).collect()
}

/// The table for a translator, as a file. `target` is the language to translate into, as a tag; `language` is that of the names
/// of the columns.
///
/// # Errors
/// When the translation file has mistakes in it.
pub fn export(story: &Story, target: &str, known: Option<&[u8]>, separator: Separator, language: Language) -> Result<Vec<u8>, Unreadable> {
    let words = Cell::Words;
    let lines = lines(story, known)?;
    let rows = lines.into_iter().zip(story.texts.iter().skip(1)).map(|(line, row)| {
        let state = wording::state(&line.state, language).to_owned();
        let (fresh, old_source, old_target) = match line.state {
            State::Fresh(fresh) => (fresh, String::new(), String::new()),
            State::Stale { source, target } => (String::new(), source, target),
            State::Missing => Default::default(),
        };
        let place = place::place(story, &line.path, language);
        [line.path, place, voice(story, &row.voice, language), line.words, fresh, state, old_source, old_target].map(words).to_vec()
    });
    let table = Table { head: wording::head(&story.language, target, language), rows: rows.collect() };
    let mut bytes = Vec::new();
    // Memory takes whatever is written to it.
    let _ = table.write(&mut bytes, separator);
    Ok(bytes)
}

/// Who says it.
fn voice(story: &Story, voice: &Voiced, language: Language) -> String {
    let name = |id: &str| story.people.get(id).map_or(id, |person| &person.name.words.value).to_owned();
    match voice {
        Voiced::Nobody => String::new(),
        Voiced::Player => wording::player(language).to_owned(),
        Voiced::Says(who) => name(who),
        Voiced::Thinks(who) => wording::thinks(&name(who), language),
    }
}
