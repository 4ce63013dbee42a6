//! Rope with weight: points that keep their distance and fall, by Verlet's method, and how rope looks.

use bevy::prelude::*;

use super::paint::{Sheet, faded};

/// A rope between two ends.
#[derive(Clone, Debug)]
pub struct Rope {
    points: Vec<Vec2>,
    before: Vec<Vec2>,
}

/// How many points a rope has.
const POINTS: usize = 20;
/// How fast rope falls, in units a second a second.
const WEIGHT: f32 = 1500.0;
/// How much of its speed rope keeps in a step: it is stiff and not of rubber.
const KEPT: f32 = 0.975;
/// Seconds in a step; a fixed one, so that rope falls alike on slow and fast machines.
const STEP: f32 = 1.0 / 90.0;

impl Rope {
    /// A rope that hangs in this curve.
    pub fn hanging(from: Vec2, to: Vec2, sag: f32) -> Self {
        let points = curve(from, to, sag);
        Self { before: points.clone(), points }
    }

    /// A rope in a heap at one point.
    pub fn coiled(at: Vec2) -> Self {
        Self { points: vec![at; POINTS], before: vec![at; POINTS] }
    }

    /// Lets time pass. The first point is held at `from`, the last at `to` while somebody holds it; `slack` is how much
    /// longer the rope is than the straight way.
    pub fn fall(&mut self, seconds: f32, from: Vec2, to: Option<Vec2>, slack: f32) {
        let steps = (seconds / STEP).round().clamp(1.0, 8.0) as usize;
        let last = self.points.len() - 1;
        for _ in 0..steps {
            for at in 0..=last {
                let moved = (self.points[at] - self.before[at]) * KEPT;
                self.before[at] = self.points[at];
                self.points[at] += moved + Vec2::Y * WEIGHT * STEP * STEP;
            }
            let straight = to.map_or(180.0, |to| from.distance(to));
            let apart = straight * slack / last as f32;
            for _ in 0..12 {
                self.points[0] = from;
                if let Some(to) = to {
                    self.points[last] = to;
                }
                for at in 0..last {
                    let between = self.points[at + 1] - self.points[at];
                    let length = between.length();
                    if length > apart {
                        let pull = between * (0.5 * (length - apart) / length);
                        self.points[at] += pull;
                        self.points[at + 1] -= pull;
                    }
                }
            }
            self.points[0] = from;
            if let Some(to) = to {
                self.points[last] = to;
            }
        }
    }

    /// Part of the way to the curve it ends in.
    pub fn calm(&mut self, from: Vec2, to: Vec2, sag: f32, step: f32) {
        for (point, rest) in self.points.iter_mut().zip(curve(from, to, sag)) {
            *point = point.lerp(rest, step);
        }
        self.before.clone_from(&self.points);
    }

    /// Where it runs.
    pub fn points(&self) -> &[Vec2] {
        &self.points
    }
}

/// A hanging rope is close enough to a parabola.
fn curve(from: Vec2, to: Vec2, sag: f32) -> Vec<Vec2> {
    (0..POINTS)
        .map(|at| {
            let part = at as f32 / (POINTS - 1) as f32;
            from.lerp(to, part) + Vec2::Y * 4.0 * sag * part * (1.0 - part)
        })
        .collect()
}

/// Rope along these points: a light core with a twist in it.
pub fn paint(sheet: &mut Sheet, points: &[Vec2], thick: f32, opacity: f32) {
    let shade = [0.30, 0.19, 0.08, 0.5];
    let dark = [0.62, 0.47, 0.25, 1.0];
    let light = [0.91, 0.82, 0.63, 1.0];
    sheet.band(&points.iter().map(|point| *point + Vec2::new(0.8, 2.0)).collect::<Vec<_>>(), thick * 1.25, faded(shade, opacity));
    sheet.band(points, thick, faded(dark, opacity));
    sheet.band(&points.iter().map(|point| *point - Vec2::new(0.3, 0.8)).collect::<Vec<_>>(), thick * 0.74, faded(light, opacity));
    twist(sheet, points, thick, opacity);
}

/// The strands, as short slanting lines at equal distances.
fn twist(sheet: &mut Sheet, points: &[Vec2], thick: f32, opacity: f32) {
    let every = thick * 1.15;
    let strand = faded([0.50, 0.35, 0.16, 0.85], opacity);
    let mut left = every / 2.0;
    for pair in points.windows(2) {
        let along = pair[1] - pair[0];
        let length = along.length();
        let way = along.normalize_or_zero();
        let side = way.perp();
        while left < length {
            let middle = pair[0] + way * left;
            let slant = (side * 0.42 + way * 0.38) * thick;
            let wide = way * thick * 0.11;
            sheet.plain([middle - slant - wide, middle + slant - wide, middle + slant + wide, middle - slant + wide], strand);
            left += every;
        }
        left -= length;
    }
}
