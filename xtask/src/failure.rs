//! Why a command stopped: one sentence on what went wrong and one on what to do about it.

use std::fmt;

/// What a command answers: its result, or why not.
pub type Outcome<T> = Result<T, Failure>;

/// What went wrong and the remedy, both whole sentences for a person.
#[derive(Debug)]
pub struct Failure {
    problem: String,
    remedy: String,
}

impl Failure {
    /// A failure with what went wrong and what to do.
    pub fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { problem: problem.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stopped: {}\nWhat to do: {}", self.problem, self.remedy)
    }
}

/// Turns an input/output error into a [`Failure`] that names the file.
pub trait AtPath<T> {
    /// `doing` completes "Could not …", for instance "read".
    fn at(self, doing: &str, path: &std::path::Path) -> Outcome<T>;
}

impl<T> AtPath<T> for std::io::Result<T> {
    fn at(self, doing: &str, path: &std::path::Path) -> Outcome<T> {
        self.map_err(|error| {
            Failure::new(
                format!("could not {doing} {}: {error}.", path.display()),
                "see that the file is there, that it may be read and written, and that the disk is not full; then run the command again.",
            )
        })
    }
}
