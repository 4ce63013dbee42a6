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
use crate::story::span::Span;
use crate::story::{Diagnostic, Loaded, Problem, diagnostics, draft, playable};

/// Loads a story from the bytes of one file and tells everything about it that can be told without playing. `file` is only
/// named in the problems.
///
/// How it plays and what it scores is only looked into when it can be played: a name that points nowhere would make ten
/// things seem unreachable, and one cause should be one message.
pub fn check(file: &str, bytes: &[u8]) -> Loaded {
    let mut draft = draft(bytes);
    let playable = playable(&draft.problems);
    // The case that is made of it to look into has it too.
    let story = draft.story.map(Arc::new);
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
            }
        }
        draft.problems.append(&mut more);
    }
    Loaded { story: story.filter(|_| playable).map(Arc::unwrap_or_clone), diagnostics: diagnostics(file, bytes, draft.problems) }
}

/// Plays a case many times, always the same times, and tells what went wrong. `bytes` is the file its story was read from.
pub fn check_play(file: &str, bytes: &[u8], case: &Case) -> Vec<Diagnostic> {
    diagnostics(file, bytes, plays::check(case))
}
