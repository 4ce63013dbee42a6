//! A story in another language: each line beside the words it was made from.

use serde::Deserialize;

use super::load::{diagnostics, read_file};
use super::model::{Named, Story, TextId};
use super::problem::{Diagnostic, Problem, Spelling};
use super::span::Spanned;
use super::write::text;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Translation")]
pub(super) struct File {
    #[serde(rename = "format")]
    _format: u32,
    pub(super) language: String,
    pub(super) lines: Named<Spanned<(String, String)>>,
}

/// The texts of a story in one language.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, serde::Serialize)]
pub struct Translation {
    /// The language, as a BCP 47 tag.
    pub language: String,
    texts: Vec<Option<String>>,
}

impl Translation {
    /// The translated words; `None` where the base language has to do.
    pub fn text(&self, id: TextId) -> Option<&str> {
        self.texts.get(id.0 as usize)?.as_deref()
    }
}

/// Loads a translation of `story`. A line whose source words are no longer the story's is not used, wherever it
/// stands: better the base language than a wrong line.
pub fn load_translation(story: &Story, file: &str, bytes: &[u8]) -> (Option<Translation>, Vec<Diagnostic>) {
    let (written, _, mut problems) = read_file::<File>(bytes);
    let Some(written) = written else { return (None, diagnostics(file, bytes, problems)) };
    let mut texts = vec![None; story.texts.len()];
    let mut by_path: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for (index, row) in story.texts.iter().enumerate().skip(1) {
        by_path.insert(&row.path, index);
    }
    // A line that moved is found again by its words.
    let by_words: std::collections::HashMap<&str, &str> = written.lines.iter().map(|(_, row)| (row.value.0.as_str(), row.value.1.as_str())).collect();
    let by_name = written.lines.numbers();
    let mut spelling = Spelling::default();
    for (name, row) in &written.lines.0 {
        let (source, target) = &row.value;
        match by_path.get(name.value.as_str()) {
            Some(&index) if story.texts[index].words == *source => texts[index] = Some(target.clone()).filter(|t| !t.is_empty()),
            Some(&index) => {
                if !by_words.contains_key(story.texts[index].words.as_str()) {
                    problems.push((name.span, Problem::StaleTranslation { name: name.value.clone() }));
                }
            }
            None => {
                let near = spelling.nearest(&name.value, story.texts.iter().skip(1).map(|row| row.path.as_str()));
                problems.push((name.span, Problem::UnknownLine { name: name.value.clone(), near }));
            }
        }
    }
    for (index, row) in story.texts.iter().enumerate().skip(1) {
        if texts[index].is_none() {
            texts[index] = by_words.get(row.words.as_str()).filter(|t| !t.is_empty()).map(|target| (*target).to_owned());
        }
        let known = by_name.get(row.path.as_str()).and_then(|number| written.lines.0.get(*number));
        if texts[index].is_none() && known.is_none_or(|(_, known)| known.value.1.is_empty()) {
            problems.push((super::span::Span::default(), Problem::MissingTranslation { name: row.path.clone() }));
        }
    }
    (Some(Translation { language: written.language, texts }), diagnostics(file, bytes, problems))
}

/// The file to fill in: every text with its id, what is translated already beside it.
pub fn template(story: &Story, language: &str, known: Option<&Translation>) -> String {
    let mut out = format!("Translation(format: 1, language: {}, lines: {{\n", text(language));
    for (index, row) in story.texts.iter().enumerate().skip(1) {
        let target = known.and_then(|known| known.text(TextId(index as u32))).unwrap_or("");
        out.push_str(&format!("    {}: ({}, {}),\n", text(&row.path), text(&row.words), text(target)));
    }
    out.push_str("})\n");
    out
}
