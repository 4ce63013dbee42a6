//! One way to load a story: bytes in, a story and all its problems out.

use super::model::{FORMAT, Story};
use super::problem::{Diagnostic, MOST_TOLD, Problem, Severity};
use super::span::Span;
use super::syntax::Node;
use super::{check, content, lines, reader, syntax};

/// A story file larger than this (in bytes) is refused; the whole Ansaj case is about 150 kB.
pub const LARGEST_FILE: usize = 4 << 20;

/// What loading gave.
#[derive(Debug)]
pub struct Loaded {
    /// The story, when it can be played: there was no error.
    pub story: Option<Story>,
    /// Everything that is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads a story from the bytes of one file. `file` is only named in the problems.
pub fn load(file: &str, bytes: &[u8]) -> Loaded {
    let Draft { story, problems, .. } = draft(bytes);
    let playable = playable(&problems);
    Loaded { story: story.filter(|_| playable), diagnostics: diagnostics(file, bytes, problems) }
}

/// A story as far as it could be read, mistakes and all.
pub(crate) struct Draft {
    pub story: Option<Story>,
    pub problems: Vec<(Span, Problem)>,
    /// Whether a bracket or a quote is torn, so that parts of the story are hidden from view.
    pub torn: bool,
}

/// Whether a story with these problems can be played.
pub(crate) fn playable(problems: &[(Span, Problem)]) -> bool {
    problems.iter().all(|(_, problem)| problem.severity() != Severity::Error)
}

/// Reads a story and checks its writing, its fields and its names.
pub(crate) fn draft(bytes: &[u8]) -> Draft {
    let (story, tree, mut problems) = read_file::<Story>(bytes);
    let story = story.zip(tree).map(|(mut story, tree)| {
        lines::number(&mut story);
        story.content = content::number(&tree, &story.texts);
        story
    });
    // Names that a torn bracket or quote hides are not told to be missing: one cause, one message.
    let torn = problems.iter().any(|(_, problem)| tears(problem));
    if let Some(story) = story.as_ref().filter(|_| !torn) {
        problems.extend(check::check(story));
    }
    Draft { story, problems, torn }
}

/// A value as it was read, the tree it was read from, and the problems of writing and fields.
pub(super) type ReadFile<'b, T> = (Option<T>, Option<Node<'b>>, Vec<(Span, Problem)>);

/// Reads any of our RON files; the value is there when it can be read at all.
pub(super) fn read_file<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> ReadFile<'_, T> {
    if bytes.len() > LARGEST_FILE {
        return (None, None, vec![(Span::default(), Problem::TooLarge { limit: LARGEST_FILE })]);
    }
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let at = error.valid_up_to();
            return (None, None, vec![(Span::new(at, at + 1), Problem::NotUtf8)]);
        }
    };
    let (tree, mut problems) = syntax::parse(source);
    let Some(tree) = tree else { return (None, None, problems) };
    if problems.iter().any(|(_, problem)| matches!(problem, Problem::TooDeep { .. })) {
        // Sixty brackets that are not closed are one mistake.
        problems.retain(|(_, problem)| !matches!(problem, Problem::UnclosedBracket { .. }));
        return (None, None, problems);
    }
    let (value, more) = reader::read(&tree);
    let torn = problems.iter().any(|(_, problem)| tears(problem));
    problems.extend(
        more.into_iter().filter(|(_, problem)| {
            !(torn && matches!(problem, Problem::MissingField { .. } | Problem::WrongType { .. } | Problem::WrongCount { .. }))
        }),
    );
    (value, Some(tree), problems)
}

/// Whether a problem hides things from view, so that they would seem to be missing.
fn tears(problem: &Problem) -> bool {
    use Problem::*;
    matches!(
        problem,
        UnclosedBracket { .. }
            | StrayBracket { .. }
            | AfterTheEnd
            | UnclosedQuote
            | QuoteInsideText
            | TextWithoutQuotes
            | MissingValue
            | MissingColon { .. }
    )
}

/// Puts problems in order and gives them their file. What is said of a whole form points at its first line. Of too many, the
/// worst are told.
pub(crate) fn diagnostics(file: &str, bytes: &[u8], mut problems: Vec<(Span, Problem)>) -> Vec<Diagnostic> {
    if problems.len() > MOST_TOLD {
        problems.sort_by_key(|(span, problem)| (problem.severity(), span.start));
        problems.truncate(MOST_TOLD);
        let last = problems.iter().map(|(span, _)| *span).max_by_key(|span| span.start).unwrap_or_default();
        problems.push((Span { end: last.start, ..last }, Problem::TooManyProblems { told: MOST_TOLD }));
    }
    let first_line = |span: Span, problem: &Problem| {
        let text = bytes.get(span.start as usize..(span.end as usize).min(bytes.len())).unwrap_or(&[]);
        let mut length = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len());
        match problem {
            Problem::UnknownWord { name, .. } => length = length.min(name.len()),
            Problem::MissingField { .. } | Problem::WrongCount { .. } => {
                length = text.iter().position(|byte| *byte == b'(').map_or(length, |at| length.min(at + 1));
            }
            _ => {}
        }
        Span::new(span.start as usize, span.start as usize + length)
    };
    let mut diagnostics: Vec<Diagnostic> =
        problems.into_iter().map(|(span, problem)| Diagnostic { file: file.to_owned(), span: first_line(span, &problem), problem }).collect();
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.problem.code()));
    diagnostics.dedup();
    diagnostics
}

/// The format number, when it is one this program cannot read.
pub(super) fn unreadable_format(story: &Story) -> Option<(Span, Problem)> {
    let found = story.format.value;
    (found == 0 || found > FORMAT).then_some((story.format.span, Problem::NotAFormat { found, newest: FORMAT }))
}
