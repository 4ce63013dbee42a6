//! What the plays say of an option: nobody has a reason to take it, it is nearly never on offer, or it never is.

use serde::Serialize;

use super::count::Taken;
use super::seen::taken;
use super::trial::Coverage;
use super::way::Way;
use crate::play::{Case, WrittenStep};

/// On offer in fewer than one in so many of the plays that come to its place, an option is rare.
pub const RARE: u64 = 100;

/// What is odd about an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was on offer in no play.
    NeverOffered,
    /// It was on offer in fewer than one in [`RARE`] of the plays in which its place was decided.
    Rare,
    /// It is worth less than another option of its place in at least one dimension and more in none, and neither who is careful
    /// nor who wants to arrange as much as possible ever takes it: nothing pulls at it.
    Dominated,
}

/// The verdict on the option at this place, if there is one.
pub(super) fn verdict(case: &Case, coverage: &Coverage, talk: usize, step: usize, choice: usize) -> Option<Verdict> {
    let written = case.talks.get(talk)?.steps.get(step)?;
    let sum = |choice: usize| {
        Way::ALL
            .iter()
            .map(|way| taken(case, coverage.all(*way), talk, step, choice))
            .fold(Taken::default(), |one, other| Taken { offered: one.offered + other.offered, taken: one.taken + other.taken })
    };
    let own = sum(choice);
    // The option that was most often there came by whenever the place did, near enough.
    let decided = (0..written.choices.len()).map(|choice| sum(choice).offered).max().unwrap_or(0);
    if own.offered == 0 {
        return (decided > 0).then_some(Verdict::NeverOffered);
    }
    if own.offered * RARE < decided {
        return Some(Verdict::Rare);
    }
    let wanted = |way: Way| taken(case, coverage.all(way), talk, step, choice);
    let (careful, greedy) = (wanted(Way::Careful), wanted(Way::Greedy));
    let came_by = careful.offered > 0 && greedy.offered > 0;
    (came_by && careful.taken == 0 && greedy.taken == 0 && dominated(case, written, choice)).then_some(Verdict::Dominated)
}

/// Whether another option of this step gives at least as much in every dimension and more in one.
fn dominated(case: &Case, step: &WrittenStep, choice: usize) -> bool {
    let points = |at: usize| -> Vec<i16> {
        let mut points = vec![0; case.story().rubric.0.len()];
        let award = step.choices.get(at).and_then(|choice| choice.award).and_then(|award| case.awards.get(award));
        for (dimension, given) in award.into_iter().flat_map(|award| &award.points) {
            if let Some(known) = points.get_mut(*dimension) {
                *known = *given;
            }
        }
        points
    };
    let own = points(choice);
    (0..step.choices.len())
        .filter(|at| *at != choice)
        .map(points)
        .any(|other| own.iter().zip(&other).all(|(own, other)| own <= other) && own != other)
}
