//! From points to levels, and from levels to a total.

use crate::story::Story;
use crate::story::model::Dimension;

/// A gate dimension at level 0 keeps the total at this percentage (domain.md D: "any 0 caps the total at 55 %").
pub const GATE_CAP: u16 = 55;

/// The level, 0 to 3, that so many points make.
pub fn level(dimension: &Dimension, points: i16) -> u8 {
    let (one, two, three) = dimension.at;
    [one, two, three].iter().filter(|needed| points >= **needed).count() as u8
}

/// Points kept between nothing and what the highest level asks.
pub(crate) fn kept(dimension: &Dimension, points: i16) -> i16 {
    points.clamp(0, dimension.at.2.max(0))
}

/// The total in whole percent, and the dimensions (by number) that keep it low.
pub fn total(story: &Story, points: &[i16]) -> (u16, Vec<usize>) {
    let mut reached = 0;
    let mut possible = 0;
    let mut closed = Vec::new();
    for (number, ((_, dimension), points)) in story.rubric.iter().zip(points).enumerate() {
        let level = level(dimension, *points);
        reached += u32::from(dimension.weight) * u32::from(level);
        possible += u32::from(dimension.weight) * 3;
        if dimension.gate && level == 0 {
            closed.push(number);
        }
    }
    let percent = (reached * 100).checked_div(possible).unwrap_or(0) as u16;
    (if closed.is_empty() { percent } else { percent.min(GATE_CAP) }, closed)
}
