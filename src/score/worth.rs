//! What points are worth beside each other: a level of each dimension counts by its weight.

use super::level::{GATE_CAP, total};
use crate::play::Case;

/// What an award is worth, in thousandths of the weight of a dimension; 0 without an award.
pub(crate) fn worth(case: &Case, award: Option<usize>) -> i64 {
    let points = award.and_then(|award| case.awards.get(award)).into_iter().flat_map(|award| &award.points);
    points
        .filter_map(|(dimension, points)| {
            let (_, dimension) = case.story().rubric.0.get(*dimension)?;
            Some(i64::from(*points) * i64::from(dimension.weight) * 1_000 / i64::from(dimension.at.2.max(1)))
        })
        .sum()
}

/// How much of all there is to have these points are, in percent. Finer than the total, which counts whole levels; the gates
/// count as they do there.
pub(crate) fn share(case: &Case, points: &[i16]) -> f64 {
    let (mut had, mut all) = (0.0, 0.0);
    for ((_, dimension), points) in case.story().rubric.iter().zip(points) {
        let top = dimension.at.2.max(1);
        had += f64::from(dimension.weight) * f64::from((*points).clamp(0, top)) / f64::from(top);
        all += f64::from(dimension.weight);
    }
    let (_, closed) = total(case.story(), points);
    let share = if all > 0.0 { had * 100.0 / all } else { 0.0 };
    if closed.is_empty() { share } else { share.min(f64::from(GATE_CAP)) }
}
