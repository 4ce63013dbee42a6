//! What works beside the pages, in a thread of its own: it checks a case at every keystroke and plays it in every pause, so that
//! whoever writes is never held up. The pages hand it a [`Task`] and hear what it [`Found`], both as bytes.
//!
//! ```
//! use keukentafel::worker::{Found, Task, Worker};
//!
//! let files = vec![("story.ron".to_owned(), "Story(format: 1, language: \"nl\")".to_owned())];
//! let answer = Worker::default().answer(&Task::Check { files }.to_bytes()).ok_or("no task")?;
//! let Some(Found::Checked { problems, playable }) = Found::from_bytes(&answer) else { return Err("another answer") };
//! assert!(!playable && problems.iter().all(|one| one.problem.code() == "K203"));
//! # Ok::<(), &str>(())
//! ```

use serde::{Deserialize, Serialize};

use crate::check::{check_case, check_files, check_play};
use crate::play::Case;
use crate::story::{Diagnostic, Problem};

/// What the worker says when it is ready. A page and a worker of different releases (a browser, or a host, may still have an old
/// one) would take each other's bytes for something else; then this differs, and the page does without.
pub const RELEASE: u32 =
    fnv1a(concat!(env!("CARGO_PKG_VERSION"), " Check Play Checked Played 1 ").as_bytes(), fnv1a(Problem::SHAPE.as_bytes(), 0x811c_9dc5));

/// Fowler, Noll and Vo's hash (FNV-1a, 32 bits, as in <http://www.isthe.com/chongo/tech/comp/fnv/>): the compiler can work it out,
/// so neither program carries the words it is made of.
const fn fnv1a(bytes: &[u8], from: u32) -> u32 {
    let (mut hash, mut at) = (from, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// What there is to do. Who changes it, or [`Found`], changes the number in [`RELEASE`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Check a case.
    Check {
        /// Names and texts, the story first.
        files: Vec<(String, String)>,
    },
    /// Play it many times, and tell what went wrong.
    Play {
        /// The name of its story.
        file: String,
        /// The text of its story.
        text: String,
    },
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// Of a check.
    Checked {
        /// What is wrong, file by file in the order of each.
        problems: Vec<Diagnostic>,
        /// Whether there is a case to play.
        playable: bool,
    },
    /// Of playing; nothing when there was no case to play.
    Played {
        /// What went wrong.
        problems: Vec<Diagnostic>,
    },
}

impl Task {
    /// As it is handed over.
    pub fn to_bytes(&self) -> Vec<u8> {
        bytes(self)
    }
}

impl Found {
    /// As it was handed over; `None` for what no worker of this release said.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Only texts, numbers and lists of them: this never fails, and an empty message is understood by nobody.
fn bytes(what: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(what).unwrap_or_default()
}

/// Does one task after the other.
#[derive(Debug, Default)]
pub struct Worker {
    /// The text that was last checked, and its case: in a pause that is the one to play.
    last: Option<(String, Case)>,
    /// The one before, which nobody needs any more.
    before: Option<(String, Case)>,
}

impl Worker {
    /// Does a task; [`Worker::tidy`] has to follow once the answer was handed over. `None` for bytes that are none.
    pub fn answer(&mut self, task: &[u8]) -> Option<Vec<u8>> {
        let found = match postcard::from_bytes(task).ok()? {
            Task::Check { files } => self.check(files),
            Task::Play { file, text } => self.play(&file, text),
        };
        Some(bytes(&found))
    }

    fn check(&mut self, files: Vec<(String, String)>) -> Found {
        let checked = check_files(&files);
        let text = files.into_iter().next().map(|(_, text)| text);
        self.before = std::mem::replace(&mut self.last, text.zip(checked.case));
        Found::Checked { problems: checked.diagnostics, playable: self.last.is_some() }
    }

    /// Throws away what is no longer needed: nobody waits for that.
    pub fn tidy(&mut self) {
        self.before = None;
    }

    fn play(&mut self, file: &str, text: String) -> Found {
        if self.last.as_ref().is_none_or(|(known, _)| *known != text) {
            self.last = check_case(file, text.as_bytes()).case.map(|case| (text, case));
        }
        let problems = self.last.as_ref().map_or_else(Vec::new, |(text, case)| check_play(file, text.as_bytes(), case));
        Found::Played { problems }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = include_str!("../../scenarios/de-schone-keuken/story.ron");
    const ENGLISH: &str = include_str!("../../scenarios/de-schone-keuken/en.ron");

    fn done(worker: &mut Worker, task: &Task) -> Found {
        Found::from_bytes(&worker.answer(&task.to_bytes()).expect("a task")).expect("an answer")
    }

    fn check(worker: &mut Worker, story: &str, english: &str) -> (Vec<Diagnostic>, bool) {
        let files = [("story.ron", story), ("en.ron", english)].map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        match done(worker, &Task::Check { files }) {
            Found::Checked { problems, playable } => (problems, playable),
            other => panic!("{other:?}"),
        }
    }

    fn play(worker: &mut Worker, story: &str) -> Vec<Diagnostic> {
        match done(worker, &Task::Play { file: "story.ron".to_owned(), text: story.to_owned() }) {
            Found::Played { problems } => problems,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_worker_says_what_the_checker_says_with_its_places_and_names() {
        let torn = STORY.replacen("invitation:", "invitatie:", 1);
        let translated = ENGLISH.replacen("lines:", "lins:", 1);
        let mut worker = Worker::default();
        for (story, english) in [(STORY, ENGLISH), (&torn, ENGLISH), (STORY, &translated), ("", ""), ("(((", "\"")] {
            let files: Vec<(String, String)> = vec![("story.ron".into(), story.into()), ("en.ron".into(), english.into())];
            let direct = check_files(&files);
            assert_eq!(check(&mut worker, story, english), (direct.diagnostics, direct.case.is_some()));
        }
    }

    #[test]
    fn what_is_played_is_the_text_that_was_asked_for() {
        let mut worker = Worker::default();
        let case = check_case("story.ron", STORY.as_bytes()).case.expect("a case");
        let expected = check_play("story.ron", STORY.as_bytes(), &case);
        // Not checked before, checked before, and another one checked before.
        assert_eq!(play(&mut worker, STORY), expected);
        assert!(check(&mut worker, STORY, ENGLISH).1);
        assert_eq!(play(&mut worker, STORY), expected);
        assert!(!check(&mut worker, "", "").1);
        assert_eq!(play(&mut worker, STORY), expected);
        assert_eq!(play(&mut worker, "Story("), Vec::new());
    }

    #[test]
    fn the_release_is_the_published_hash_of_what_is_said() {
        // From the authors' own list of test vectors.
        assert_eq!(fnv1a(b"", 0x811c_9dc5), 0x811c_9dc5);
        assert_eq!(fnv1a(b"foobar", 0x811c_9dc5), 0xbf9c_f968);
        assert!(Problem::SHAPE.starts_with("K100NotUtf8") && Problem::SHAPE.contains("limit"), "{}", Problem::SHAPE);
    }

    #[test]
    fn bytes_that_are_no_task_get_no_answer() {
        let mut worker = Worker::default();
        for bytes in [&b""[..], &[0xff; 64], &[7], b"\x00\x01\xff\xff\xff\xff\x0f"] {
            assert_eq!(worker.answer(bytes), None);
        }
        assert_eq!(Found::from_bytes(&[9, 9]), None);
    }
}
