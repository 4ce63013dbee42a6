//! One person's drawing, put together in a pose. Nothing here knows of time: a pose in, quads out.

use bevy::math::Affine2;
use bevy::prelude::*;

use super::atlas::{Loaded, Part};
use super::expression::Hands;
use super::paint::{Sheet, Tint};

/// How somebody is, in the units of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pose {
    /// Towards us, 0 to 1.
    pub lean: f32,
    /// The head's turn, -1 left to 1 right.
    pub turn: f32,
    /// Where the eyes look.
    pub gaze: Vec2,
    /// The head to one side, in degrees.
    pub tilt: f32,
    /// The head down.
    pub down: f32,
    /// The shoulders up.
    pub shoulders: f32,
    /// The brows up.
    pub brows_up: f32,
    /// Their inner ends up, in degrees.
    pub brows_turned: f32,
    /// The arms outward, in degrees: left and right.
    pub arms: Vec2,
    /// The hands, turned at the wrist, in degrees.
    pub wrists: Vec2,
}

impl Pose {
    /// Part of the way to another pose. `true` when there: then it is that pose exactly.
    pub fn follow(&mut self, to: &Pose, step: f32) -> bool {
        let mix = |from: f32, to: f32| from + (to - from) * step;
        let next = Pose {
            lean: mix(self.lean, to.lean),
            turn: mix(self.turn, to.turn),
            gaze: self.gaze.lerp(to.gaze, (step * 2.0).min(1.0)),
            tilt: mix(self.tilt, to.tilt),
            down: mix(self.down, to.down),
            shoulders: mix(self.shoulders, to.shoulders),
            brows_up: mix(self.brows_up, to.brows_up),
            brows_turned: mix(self.brows_turned, to.brows_turned),
            arms: self.arms.lerp(to.arms, step),
            wrists: self.wrists.lerp(to.wrists, step),
        };
        let there = next.near(to);
        *self = if there { *to } else { next };
        there
    }

    /// Whether nobody could tell the two apart.
    fn near(&self, to: &Pose) -> bool {
        let small = [
            (self.lean - to.lean) * 20.0,
            (self.turn - to.turn) * 5.0,
            self.gaze.distance(to.gaze),
            self.tilt - to.tilt,
            self.down - to.down,
            self.shoulders - to.shoulders,
            self.brows_up - to.brows_up,
            self.brows_turned - to.brows_turned,
            self.arms.distance(to.arms),
            self.wrists.distance(to.wrists),
        ];
        small.into_iter().all(|one| one.abs() < 0.12)
    }
}

/// Which of the layers that take turns are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    pub eyes: &'static str,
    pub mouth: &'static str,
    pub left: Hands,
    pub right: Hands,
}

/// From here down an arm lies before the table's edge.
const BEFORE_TABLE: f32 = 140.0;

/// The drawing in this pose, where `to` puts it: what is behind the table, and what lies on it.
pub fn draw(drawing: &Loaded, pose: &Pose, shown: &Shown, breath: f32, to: Affine2, tint: Tint) -> (Sheet, Sheet) {
    let (mut back, mut front) = (Sheet::default(), Sheet::default());
    let head_pivot = drawing.part("head").map_or(Vec2::new(0.0, 40.0), |head| head.pivot);
    let lift = Affine2::from_translation(Vec2::new(0.0, -pose.shoulders - 0.8 * breath));
    let neck = Affine2::from_translation(Vec2::new(2.5 * pose.turn, pose.down - 0.5 * pose.shoulders - 1.5 * breath)) * turned(head_pivot, pose.tilt);
    // The face goes further round than the skull, the hair behind it the other way.
    let round = |far: f32| neck * Affine2::from_translation(Vec2::new(far * pose.turn, 0.0));
    let arm = |side: f32, part: &Part| lift * turned(part.pivot, side * if side > 0.0 { pose.arms.x } else { pose.arms.y });
    let arms = |name: &str, side: f32| drawing.part(name).map_or(lift, |part| arm(side, part));
    for part in &drawing.parts {
        let name = part.name.as_str();
        let place = match name {
            "hair-back" => round(-1.5),
            "body" => body(breath, pose.shoulders),
            "head" => neck,
            "hair-front" => round(1.0),
            "glasses" => round(2.6),
            "brow-left" => round(2.8) * brow(part, pose, -1.0),
            "brow-right" => round(2.8) * brow(part, pose, 1.0),
            "arm-left" => arm(1.0, part),
            "arm-right" => arm(-1.0, part),
            _ if name.starts_with("eyes-") => {
                // Eyes that are shut, or nearly, show no gaze.
                let gaze = if matches!(name, "eyes-closed" | "eyes-happy") { pose.gaze * 0.3 } else { pose.gaze };
                round(2.8) * Affine2::from_translation(gaze)
            }
            _ if name.starts_with("mouth-") || name.starts_with("talk-") => round(2.6),
            _ if name.starts_with("hand-left") => arms("arm-left", 1.0) * turned(part.pivot, pose.wrists.x),
            _ if name.starts_with("hand-right") => arms("arm-right", -1.0) * turned(part.pivot, -pose.wrists.y),
            _ => Affine2::IDENTITY,
        };
        if name.starts_with("hand-") {
            if is_hand(name, shown) {
                front.layer(part.pixels, part.place, to * place, tint);
            }
        } else if is_shown(name, shown) {
            back.layer(part.pixels, part.place, to * place, tint);
            if name.starts_with("arm-")
                && let Some((pixels, below)) = below(part, BEFORE_TABLE)
            {
                front.layer(pixels, below, to * place, tint);
            }
        }
    }
    (back, front)
}

fn is_shown(name: &str, shown: &Shown) -> bool {
    if name.starts_with("eyes-") {
        name == shown.eyes
    } else if name.starts_with("mouth-") || name.starts_with("talk-") {
        name == shown.mouth
    } else {
        true
    }
}

fn is_hand(name: &str, shown: &Shown) -> bool {
    match name.strip_prefix("hand-left-") {
        Some(how) => how == shown.left.layer(),
        None => name.strip_prefix("hand-right-") == Some(shown.right.layer()),
    }
}

/// Turned about a point, in degrees, clockwise.
fn turned(pivot: Vec2, degrees: f32) -> Affine2 {
    Affine2::from_translation(pivot) * Affine2::from_angle(degrees.to_radians()) * Affine2::from_translation(-pivot)
}

/// A chest that rises, and shoulders that go up: what is on the chair stays on the chair.
fn body(breath: f32, shoulders: f32) -> Affine2 {
    const CHAIR: f32 = 300.0;
    const SHOULDERS: f32 = 70.0;
    let taller = 1.0 + (0.8 * breath + 0.8 * shoulders) / (CHAIR - SHOULDERS);
    Affine2::from_translation(Vec2::new(0.0, CHAIR))
        * Affine2::from_scale(Vec2::new(1.0 + 0.004 * breath, taller))
        * Affine2::from_translation(Vec2::new(0.0, -CHAIR))
}

/// `side` is -1 for the left brow: its inner end is on its right.
fn brow(part: &Part, pose: &Pose, side: f32) -> Affine2 {
    Affine2::from_translation(Vec2::new(0.0, -pose.brows_up)) * turned(part.pivot, side * pose.brows_turned)
}

/// What of a layer is below this height.
fn below(part: &Part, height: f32) -> Option<(Rect, Rect)> {
    let cut = ((height - part.place.min.y) / part.place.height()).max(0.0);
    if cut >= 1.0 {
        return None;
    }
    let from = |rect: Rect| Rect { min: Vec2::new(rect.min.x, rect.min.y + cut * rect.height()), max: rect.max };
    Some((from(part.pixels), from(part.place)))
}
