//! Attempts at a case: begin one, branch one off, and what a list of them says about a case.

use super::route::{Place, Route};
use super::storage::{self, Attempt};

/// How far a player is with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Never played.
    New,
    /// Begun and not finished.
    Halfway,
    /// Played to the end at least once.
    Played,
}

/// How far, judged by the attempts at it.
pub fn progress<'a>(attempts: impl IntoIterator<Item = &'a Attempt>) -> Progress {
    let mut progress = Progress::New;
    for attempt in attempts {
        if attempt.finished {
            return Progress::Played;
        }
        progress = Progress::Halfway;
    }
    progress
}

/// The page of an attempt.
pub fn route(attempt: &Attempt, look_back: bool) -> Route {
    beside(attempt, look_back, None)
}

/// The same, with another attempt laid beside it.
pub fn beside(attempt: &Attempt, look_back: bool, beside: Option<u32>) -> Route {
    Route::Play(Place {
        case: attempt.case.clone(),
        seat: attempt.seat.clone(),
        seed: attempt.seed,
        attempt: Some(attempt.number),
        decisions: Vec::new(),
        look_back,
        beside,
    })
}

/// A new attempt, not kept yet.
pub fn begin(place: &Place) -> Attempt {
    Attempt {
        case: place.case.clone(),
        number: place.attempt.unwrap_or_else(|| storage::free_number(&place.case)),
        seat: place.seat.clone(),
        seed: place.seed,
        decisions: place.decisions.clone(),
        read: 0,
        finished: false,
        changed: 0.0,
        from: None,
    }
}

/// A new attempt that shares the first `decisions` of another; the other stays as it is.
pub fn branch(from: &Attempt, decisions: usize) -> Attempt {
    let shared: Vec<String> = from.decisions.iter().take(decisions).cloned().collect();
    let mut attempt = Attempt {
        number: storage::free_number(&from.case),
        from: Some((from.number, shared.len())),
        decisions: shared,
        // What was said before that decision was read in the other attempt.
        read: usize::MAX,
        finished: false,
        ..from.clone()
    };
    let known = attempt.decisions.clone();
    storage::keep_attempt(&mut attempt, &known);
    attempt
}

/// The attempt an address asks for, if there is one: the one it names, else the newest that fits.
pub fn find(place: &Place) -> Option<Attempt> {
    let fits = |attempt: &Attempt| attempt.seat == place.seat && attempt.seed == place.seed;
    match place.attempt {
        Some(number) => storage::attempt(&place.case, number).filter(fits),
        None if place.decisions.is_empty() => storage::attempts().into_iter().find(|attempt| attempt.case == place.case && fits(attempt)),
        None => None,
    }
}
