//! Going through a play again, fast: without words, views or a record.

use crate::play::{Case, Pick, PlayError, Sink, State, apply, begin, draw};

/// Makes these picks from the beginning and answers the state they end in. `at` sees every pick just before it is made, with its
/// number.
pub(super) fn walk(
    case: &Case,
    seat: usize,
    seed: u64,
    picks: &[Pick],
    sink: &mut impl Sink,
    mut at: impl FnMut(usize, &State, Pick),
) -> Result<State, PlayError> {
    let mut state = begin(case, seat, draw(case, seed).1, sink)?;
    for (number, pick) in picks.iter().enumerate() {
        at(number, &state, *pick);
        apply(case, &mut state, *pick, sink)?;
    }
    Ok(state)
}
