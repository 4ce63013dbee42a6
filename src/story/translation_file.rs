//! A translation file as it is written, to change some of its lines and leave everything else, remarks included, as it stands.

use std::collections::HashMap;

use super::load::read_file;
use super::problem::{Problem, Severity};
use super::span::Span;
use super::syntax::{Node, Value};
use super::translation::File;
use super::write::text;

/// One line of the file: its id, the words it was made from, and the translation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub path: String,
    pub source: String,
    pub target: String,
}

/// A file that could be read without a mistake.
pub(crate) struct TranslationFile {
    written: String,
    rows: Vec<Placed>,
    /// Just behind the `{` of the lines.
    open: usize,
}

struct Placed {
    row: Row,
    /// Where the two texts stand, with the brackets around them.
    value: Span,
}

impl TranslationFile {
    /// Reads a file. `Err` has what is wrong in it: it has to be mended by hand first.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<(Span, Problem)>> {
        let (file, tree, problems) = read_file::<File>(bytes);
        if problems.iter().any(|(_, problem)| problem.severity() == Severity::Error) {
            return Err(problems);
        }
        let (Some(file), Some(open), Ok(written)) = (file, tree.as_ref().and_then(lines_open), std::str::from_utf8(bytes)) else {
            return Err(problems);
        };
        let rows = file.lines.0.into_iter().map(|(name, texts)| {
            let (source, target) = texts.value;
            Placed { row: Row { path: name.value, source, target }, value: texts.span }
        });
        Ok(Self { written: written.to_owned(), rows: rows.collect(), open })
    }

    /// A file without a line yet.
    pub fn new(language: &str, remark: &str) -> Self {
        let head = format!("{}\nTranslation(format: 1, language: {}, lines: {{", super::write::remark(remark), text(language));
        Self { open: head.len(), written: format!("{head}\n}})\n"), rows: Vec::new() }
    }

    /// Its text.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The lines by their ids; the last one where there are two, for that is the one that counts.
    pub fn by_path(&self) -> HashMap<&str, &Row> {
        self.rows.iter().map(|placed| (placed.row.path.as_str(), &placed.row)).collect()
    }

    /// The same file with these lines in it: changed where they are there, and otherwise added behind the line that comes
    /// before them in the story. `order` has every id of the story in order.
    pub fn with(&self, changes: &[Row], order: &[&str]) -> String {
        let places: HashMap<&str, &Placed> = self.rows.iter().map(|placed| (placed.row.path.as_str(), placed)).collect();
        let changed: HashMap<&str, &Row> = changes.iter().map(|row| (row.path.as_str(), row)).collect();
        // Byte from, byte to, what comes there.
        let mut edits: Vec<(usize, usize, String)> = Vec::new();
        let line_end = if self.written.contains("\r\n") { "\r\n" } else { "\n" };
        let mut behind = self.open;
        let mut comma_first = false;
        for path in order {
            match (places.get(path), changed.get(path)) {
                (Some(placed), change) => {
                    let (start, end) = (placed.value.start as usize, placed.value.end as usize);
                    if let Some(row) = change {
                        edits.push((start, end, format!("({}, {})", text(&row.source), text(&row.target))));
                    }
                    let (at, has_comma) = self.behind(end);
                    behind = at;
                    comma_first = !has_comma;
                }
                (None, Some(row)) => {
                    let comma = if std::mem::take(&mut comma_first) { "," } else { "" };
                    let written = format!("{comma}{line_end}    {}: ({}, {}),", text(&row.path), text(&row.source), text(&row.target));
                    edits.push((behind, behind, written));
                }
                (None, None) => {}
            }
        }
        // Stable: what is added at one place stays in the order of the story.
        edits.sort_by_key(|(start, _, _)| *start);
        let mut out = String::with_capacity(self.written.len() + edits.iter().map(|(_, _, words)| words.len()).sum::<usize>());
        let mut from = 0;
        for (start, end, words) in edits {
            out.push_str(self.written.get(from..start).unwrap_or(""));
            out.push_str(&words);
            from = end;
        }
        out.push_str(self.written.get(from..).unwrap_or(""));
        out
    }

    /// Where another line can come behind one that ends at `end`: past its comma, and past a remark on the same line. Says
    /// whether there is a comma.
    fn behind(&self, end: usize) -> (usize, bool) {
        let rest = self.written.get(end..).unwrap_or("");
        let blank = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
        let before = blank(rest);
        let Some(after) = rest.get(before..).and_then(|rest| rest.strip_prefix(',')) else { return (end, false) };
        let comma = end + before + 1;
        let line = after.split('\n').next().unwrap_or("").trim_end_matches('\r');
        let only_a_remark = line.get(blank(line)..).is_some_and(|words| words.is_empty() || words.starts_with("//"));
        (if only_a_remark { comma + line.len() } else { comma }, true)
    }
}

/// Just behind the `{` of `lines: {`.
fn lines_open(tree: &Node) -> Option<usize> {
    let Value::Form(_, fields) = &tree.value else { return None };
    let lines = fields.iter().find(|field| field.name == "lines")?;
    matches!(lines.value.value, Value::Map(_)).then_some(lines.value.span.start as usize + 1)
}
