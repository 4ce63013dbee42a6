//! How a problem is said to a teacher: one table of sentences per language, checked for completeness by the
//! compiler because every [`super::Problem`] must be matched.

mod en;
mod nl;

use super::problem::Diagnostic;
use super::span::position;

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

/// The whole message as plain text: place, line with a caret under the words, remedy.
pub fn render(diagnostic: &Diagnostic, source: &str, language: Language) -> String {
    let Message { what, help } = message(diagnostic, language);
    let start = position(source, diagnostic.span.start);
    let end = position(source, diagnostic.span.end);
    let line = source.lines().nth(start.line - 1).unwrap_or("");
    let length = if end.line == start.line { (end.column - start.column).max(1) } else { 1 };
    // Long lines are shown around the place.
    let first = start.column.saturating_sub(60).max(1);
    let shown: String = line.chars().skip(first - 1).take(110).map(|c| if c == '\t' { ' ' } else { c }).collect();
    let caret = " ".repeat(start.column - first) + &"^".repeat(length.min(110 - (start.column - first)));
    let sort = match (diagnostic.problem.severity(), language) {
        (super::Severity::Error, Language::Nl) => "fout",
        (super::Severity::Error, Language::En) => "error",
        (super::Severity::Warning, Language::Nl) => "let op",
        (super::Severity::Warning, Language::En) => "warning",
        (super::Severity::Hint, Language::Nl) => "tip",
        (super::Severity::Hint, Language::En) => "hint",
    };
    let code = diagnostic.problem.code();
    let mut text = format!("{sort} {code}: {what}\n  --> {}:{}:{}\n", diagnostic.file, start.line, start.column);
    if !shown.trim().is_empty() {
        text.push_str(&format!("   | {shown}\n   | {caret}\n"));
    }
    text.push_str(&format!("   = {help}\n"));
    text
}
