//! What needs more than names to be seen: whether a story can be played as it was meant, whether its points make sense,
//! whether the answers give themselves away, and whether its sentences are plain.
//!
//! Two doors. [`check`] tells everything that can be worked out from the text, fast enough for every keystroke. [`check_play`]
//! plays the case some thousand times and tells what went wrong in it: for when somebody pauses, or asks.
//!
//! ```
//! let told = keukentafel::check::check("story.ron", b"Story(format: 1, language: \"nl\")").diagnostics;
//! assert!(told.iter().all(|one| one.problem.code() == "K203"));
//! ```

mod guards;
mod language;
mod loose;
mod open;
mod plays;
mod points;
mod smells;
mod walk;

use std::sync::Arc;

use crate::play::Case;
use crate::story::model::Story;
use crate::story::span::Span;
use crate::story::{Diagnostic, Loaded, Problem, diagnostics, draft, load_translation, playable};

/// Loads a story from the bytes of one file and tells everything about it that can be told without playing. `file` is only
/// named in the problems.
pub fn check(file: &str, bytes: &[u8]) -> Loaded {
    let Checked { story, diagnostics, .. } = check_case(file, bytes);
    Loaded { story: story.map(Arc::unwrap_or_clone), diagnostics }
}

/// What checking gave, with the case it was looked into as.
#[derive(Debug)]
pub struct Checked {
    /// The story, when it can be played: there was no error.
    pub story: Option<Arc<Story>>,
    /// The same as a case.
    pub case: Option<Case>,
    /// Everything that is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// The same, for whoever plays the case next: it is made anyway.
///
/// How it plays and what it scores is only looked into when it can be played: a name that points nowhere would make ten
/// things seem unreachable, and one cause should be one message.
pub fn check_case(file: &str, bytes: &[u8]) -> Checked {
    let mut draft = draft(bytes);
    let playable = playable(&draft.problems);
    let story = draft.story.map(Arc::new);
    let mut made = None;
    if let Some(story) = story.as_ref().filter(|_| !draft.torn) {
        let mut more: Vec<(Span, Problem)> = Vec::new();
        if let Ok(source) = std::str::from_utf8(bytes) {
            more.extend(language::check(story, source));
        }
        let steps = walk::steps(story);
        more.extend(smells::check(story, &steps));
        if playable {
            more.extend(loose::check(story, &steps));
            if let Ok((case, mut conditions)) = Case::with_conditions(story) {
                let looked = open::look(story, &steps, &case, &mut conditions);
                more.extend(looked.problems);
                more.extend(points::check(story, &steps, &case, &looked.possible));
                drop(looked.possible);
                made = Some(case);
            }
        }
        draft.problems.append(&mut more);
    }
    Checked { story: story.filter(|_| playable), case: made, diagnostics: diagnostics(file, bytes, draft.problems) }
}

/// The same for a case with its translations: names and texts, the story first. What is wrong comes file by file.
pub fn check_files(files: &[(String, String)]) -> Checked {
    let Some(((name, text), translations)) = files.split_first() else { return check_case("", b"") };
    let mut checked = check_case(name, text.as_bytes());
    if let Some(story) = &checked.story {
        for (name, text) in translations {
            checked.diagnostics.extend(load_translation(story, name, text.as_bytes()).1);
        }
    }
    checked
}

/// Plays a case many times, always the same times, and tells what went wrong. `bytes` is the file its story was read from.
pub fn check_play(file: &str, bytes: &[u8], case: &Case) -> Vec<Diagnostic> {
    diagnostics(file, bytes, plays::check(case))
}
