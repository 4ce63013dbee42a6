//! Takes translations out of a table and puts them into the translation file.

use std::collections::{HashMap, HashSet};

use super::sheet::{LARGEST, Sheet, SheetRow, column, letters, read};
use super::wording::{Column, Refused, Why};
use super::{Line, Unreadable};
use crate::interop::csv::unguarded;
use crate::story::{Row, Story, TextId, Translation, TranslationFile, load_translation, nearest};

/// What came of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The translation file as it should be now; nothing when there is nothing to write: no file yet, and no translation either.
    pub file: Option<String>,
    /// How many texts got a translation that had none, or a stale one.
    pub added: usize,
    /// How many texts got another translation.
    pub changed: usize,
    /// What could not be taken, in the order of the rows; at most [`MOST_REFUSED`].
    pub refused: Vec<Refused>,
    /// How many more could not be taken.
    pub more_refused: usize,
    /// Whether the table was Unicode; otherwise signs that Windows-1252 does not have may have been lost in it.
    pub unicode: bool,
    /// Every text with its translation, as it is now.
    pub lines: Vec<Line>,
}

/// More rows than this are not told one by one.
pub const MOST_REFUSED: usize = 1_000;

/// A near name is looked for this often, and only for an id that could be one: it takes a look at every id of the case.
const MOST_NEAR: usize = 20;

/// What spreadsheets write where a formula went wrong: words that began like one.
const FORMULA_ERRORS: [&str; 12] =
    ["#NAME?", "#NAAM?", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#N/A", "#N/B", "#DIV/0!", "#DEEL/0!", "#ERROR!", "#FOUT!"];

/// What is taken from a row.
struct Taken {
    number: usize,
    words: String,
}

/// What could not be taken, as far as it is told.
#[derive(Default)]
struct Refusals {
    told: Vec<Refused>,
    more: usize,
    near: usize,
}

impl Refusals {
    fn add(&mut self, row: usize, column: String, id: &str, why: Why) {
        if self.told.len() < MOST_REFUSED {
            self.told.push(Refused { row, column, id: id.to_owned(), why });
        } else {
            self.more += 1;
        }
    }
}

/// Reads a table that was made by [`super::export`] and filled in with whatever spreadsheet. `target` is the language it is for, as a
/// tag; `known` has the bytes of the translation file, where there is one; `remark` goes at the head of a new one.
///
/// # Errors
/// When the translation file has mistakes in it: changing it by program would hide them.
pub fn import(story: &Story, target: &str, known: Option<&[u8]>, table: &[u8], remark: &str) -> Result<Imported, Unreadable> {
    let written = known.map(TranslationFile::read).transpose().map_err(|_| Unreadable)?;
    let before = known.and_then(|bytes| load_translation(story, "", bytes).0).unwrap_or_default();
    let mut refused = Refusals::default();
    let sheet = if table.len() > LARGEST { Sheet::default() } else { read(table) };
    let columns = if table.len() > LARGEST { Err(Why::TooLarge { limit: LARGEST }) } else { Columns::of(&sheet, &story.language, target) };
    let taken = match columns {
        Ok(columns) => columns.take(story, &before, &sheet, &mut refused),
        Err(why) => {
            refused.add(1, String::new(), "", why);
            Vec::new()
        }
    };
    let added = taken.iter().filter(|taken| before.text(TextId(taken.number as u32)).is_none()).count();
    let file = match (taken.is_empty(), written) {
        (true, written) => written.map(|file| file.written().to_owned()),
        (false, written) => Some(put(story, written.unwrap_or_else(|| TranslationFile::new(target, remark)), &before, &taken)),
    };
    let lines = super::lines(story, file.as_deref().map(str::as_bytes))?;
    let Refusals { told: refused, more: more_refused, .. } = refused;
    Ok(Imported { file, added, changed: taken.len() - added, refused, more_refused, unicode: sheet.unicode, lines })
}

/// Writes what was taken into the file.
fn put(story: &Story, file: TranslationFile, before: &Translation, taken: &[Taken]) -> String {
    let mut wanted: Vec<Option<&str>> = (0..story.texts.len()).map(|number| before.text(TextId(number as u32))).collect();
    for taken in taken {
        if let Some(place) = wanted.get_mut(taken.number) {
            *place = Some(&taken.words);
        }
    }
    let order: Vec<&str> = story.texts.iter().skip(1).map(|row| row.path.as_str()).collect();
    let mut numbers: HashSet<usize> = taken.iter().map(|taken| taken.number).collect();
    // A text that moved is found by its words. Where the line it is found by changes, it gets a line of its own.
    loop {
        let mut rows: Vec<(usize, Row)> = Vec::new();
        for number in &numbers {
            if let (Some(text), Some(Some(words))) = (story.texts.get(*number), wanted.get(*number)) {
                rows.push((*number, Row { path: text.path.clone(), source: text.words.clone(), target: (*words).to_owned() }));
            }
        }
        rows.sort_by_key(|(number, _)| *number);
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        let written = file.with(&rows, &order);
        let now = load_translation(story, "", written.as_bytes()).0.unwrap_or_default();
        let lost = (1..story.texts.len()).filter(|number| {
            let wanted = wanted.get(*number).copied().flatten();
            wanted.is_some() && now.text(TextId(*number as u32)) != wanted
        });
        let before = numbers.len();
        numbers.extend(lost);
        if numbers.len() == before {
            return written;
        }
    }
}

/// Where the columns stand that are read.
struct Columns {
    id: usize,
    source: usize,
    target: usize,
}

impl Columns {
    fn of(sheet: &Sheet, source: &str, target: &str) -> Result<Self, Why> {
        let find = |wanted: Column, language: Option<&str>| {
            let mut found = sheet.head.iter().enumerate().filter_map(|(at, name)| match column(name) {
                Some((column, tag)) if column == wanted => Some((at, tag)),
                _ => None,
            });
            let (at, tag) = found.next().ok_or(Why::NoColumn { column: wanted })?;
            if let Some((second, _)) = found.next() {
                return Err(Why::TwoColumns { column: wanted, at: [letters(at), letters(second)] });
            }
            match (tag, language) {
                (Some(tag), Some(language)) if !tag.eq_ignore_ascii_case(language) => {
                    Err(Why::OtherLanguage { found: tag, wanted: language.to_owned() })
                }
                _ => Ok(at),
            }
        };
        Ok(Self { id: find(Column::Id, None)?, source: find(Column::Source, Some(source))?, target: find(Column::Target, Some(target))? })
    }

    /// Goes through the rows. What is the same as before is not taken.
    fn take(&self, story: &Story, before: &Translation, sheet: &Sheet, refused: &mut Refusals) -> Vec<Taken> {
        let numbers: HashMap<&str, usize> = story.texts.iter().enumerate().skip(1).map(|(number, row)| (row.path.as_str(), number)).collect();
        let mut seen: HashMap<usize, usize> = HashMap::new();
        let mut taken = Vec::new();
        for row in &sheet.rows {
            let id = unguarded(&row.raw(self.id)).trim().to_owned();
            let (raw, words) = (row.raw(self.target), cell(row, self.target));
            let mut refuse = |at: usize, why: Why| refused.add(row.number, letters(at), &id, why);
            if id.is_empty() {
                if !words.trim().is_empty() {
                    refuse(self.id, Why::NoId);
                }
                continue;
            }
            let Some((number, text)) = numbers.get(id.as_str()).and_then(|number| Some((*number, story.texts.get(*number)?))) else {
                let look = id.len() <= 200 && refused.near < MOST_NEAR;
                refused.near += 1;
                let near = if look { nearest(&id, story.texts.iter().skip(1).map(|row| row.path.as_str())) } else { None };
                refused.add(row.number, letters(self.id), &id, Why::UnknownId { near });
                continue;
            };
            if let Some(first) = seen.get(&number) {
                refuse(self.id, Why::DoubleId { first: *first });
                continue;
            }
            seen.insert(number, row.number);
            let (source, own) = (row.raw(self.source), one_line_end(&text.words));
            if source != own && unguarded(&source) != own {
                refuse(self.source, if sheet.unicode { Why::SourceChanged } else { Why::SourceLost });
                continue;
            }
            let known = before.text(TextId(number as u32)).map(one_line_end);
            if known.as_deref().is_some_and(|known| known == words || known == raw) {
                continue;
            }
            match fault(&words, &own) {
                // Not translated yet, or not again: nothing to say.
                Some(Why::Empty) if known.is_none() => {}
                Some(why) => refuse(self.target, why),
                None => taken.push(Taken { number, words }),
            }
        }
        taken
    }
}

fn cell(row: &SheetRow, at: usize) -> String {
    unguarded(&row.raw(at)).to_owned()
}

/// Words with `\n` for every line end: a spreadsheet may have written another one.
pub(super) fn one_line_end(words: &str) -> String {
    if words.contains('\r') { words.replace("\r\n", "\n").replace('\r', "\n") } else { words.to_owned() }
}

/// Why these words cannot be a translation.
fn fault(words: &str, source: &str) -> Option<Why> {
    if words.trim().is_empty() {
        Some(Why::Empty)
    } else if words.contains('\n') && !source.contains('\n') {
        Some(Why::LineBreak)
    } else if words.contains(char::REPLACEMENT_CHARACTER) {
        Some(Why::BrokenSign)
    } else if FORMULA_ERRORS.contains(&words.trim()) {
        Some(Why::FormulaError)
    } else {
        None
    }
}
