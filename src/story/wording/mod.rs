//! How a problem is said to a teacher: one table of sentences per language, checked for completeness by the
//! compiler because every [`super::Problem`] must be matched.

mod en;
mod nl;

use super::problem::Diagnostic;
use super::span::Lines;

/// A language messages can be given in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// From a tag such as `nl` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)? {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// What is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong.
    pub what: String,
    /// The remedy.
    pub help: String,
}

/// The message for a problem.
pub fn message(diagnostic: &Diagnostic, language: Language) -> Message {
    let (what, help) = match language {
        Language::Nl => nl::say(&diagnostic.problem),
        Language::En => en::say(&diagnostic.problem),
    };
    Message { what, help }
}

/// So many characters of a line are shown, and so many of them before the place.
const SHOWN: usize = 110;
const SHOWN_BEFORE: usize = 60;

/// The whole message as plain text: place, line with a caret under the words, remedy.
pub fn render(diagnostic: &Diagnostic, source: &str, language: Language) -> String {
    render_in(diagnostic, &Lines::new(source), language)
}

/// The same for one of many messages about one text.
pub fn render_in(diagnostic: &Diagnostic, lines: &Lines<'_>, language: Language) -> String {
    let Message { what, help } = message(diagnostic, language);
    let (line, before) = lines.before(diagnostic.span.start);
    let column = before.chars().count() + 1;
    // Long lines are shown around the place.
    let shown_before = before.char_indices().rev().take(SHOWN_BEFORE).last().map_or("", |(at, _)| &before[at..]);
    let indent = shown_before.chars().count();
    let rest = lines.source.get(lines.source.floor_char_boundary(diagnostic.span.start as usize)..).unwrap_or_default();
    let rest = rest.split('\n').next().map_or("", |rest| rest.strip_suffix('\r').unwrap_or(rest));
    let blank = |c: char| if c == '\t' { ' ' } else { c };
    let shown: String = shown_before.chars().chain(rest.chars()).take(SHOWN).map(blank).collect();
    let meant = lines.source.get(diagnostic.span.start as usize..diagnostic.span.end as usize).unwrap_or_default();
    let length = if meant.contains('\n') { 1 } else { meant.chars().take(SHOWN - indent).count().max(1) };
    let caret = " ".repeat(indent) + &"^".repeat(length);
    let sort = match (diagnostic.problem.severity(), language) {
        (super::Severity::Error, Language::Nl) => "fout",
        (super::Severity::Error, Language::En) => "error",
        (super::Severity::Warning, Language::Nl) => "let op",
        (super::Severity::Warning, Language::En) => "warning",
        (super::Severity::Hint, Language::Nl) => "tip",
        (super::Severity::Hint, Language::En) => "hint",
    };
    let code = diagnostic.problem.code();
    let mut text = format!("{sort} {code}: {what}\n  --> {}:{line}:{column}\n", diagnostic.file);
    if !shown.trim().is_empty() {
        text.push_str(&format!("   | {shown}\n   | {caret}\n"));
    }
    text.push_str(&format!("   = {help}\n"));
    text
}
