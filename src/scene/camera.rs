//! The eye: it leans gently to whoever speaks and steps back for the whole table. With reduced motion it stays where
//! it is, so that names keep their places.

use bevy::camera::ScalingMode;
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::prelude::*;

use super::beat::Beat;
use super::link;
use super::stage::OnStage;

/// What the eye sees.
#[derive(Resource)]
pub struct Eye {
    /// The middle of what is seen.
    pub middle: Vec2,
    /// How near: 1 shows the whole box.
    pub near: f32,
    /// How much is seen at `near` 1.
    pub whole: Vec2,
    settled: bool,
    /// Whether it looks into her hallway.
    month: bool,
}

impl Eye {
    /// Where in the picture a point on the screen is; both from the left and the top, the screen in parts.
    pub fn at_screen(&self, part: Vec2) -> Vec2 {
        self.middle + (part - 0.5) * self.whole / self.near
    }

    /// How far the box of the stage is shifted on the screen, in parts of the box, and how near it is.
    pub fn shift(&self, of: Vec2) -> Vec3 {
        ((of / 2.0 - self.middle) * self.near / of).extend(self.near)
    }

    /// The other way round.
    pub fn to_screen(&self, point: Vec2) -> Vec2 {
        (point - self.middle) * self.near / self.whole + 0.5
    }
}

/// How near the eye comes to a speaker.
const LEAN: f32 = 1.045;
/// How far it follows a speaker, as a part of the way: just so far that the speaker stays in place and all others move.
const FOLLOW: f32 = 1.0 - 1.0 / LEAN;
/// How quickly, a second.
const PACE: f32 = 2.4;

pub fn plugin(app: &mut App) {
    app.insert_resource(ClearColor(Color::srgb(0.13, 0.24, 0.25)))
        .insert_resource(Eye { middle: Vec2::new(560.0, 200.0), near: 1.0, whole: Vec2::new(1120.0, 400.0), settled: false, month: false })
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn((
                Camera2d,
                Msaa::Off,
                // Drawings bring their own colours: nothing may change them.
                Tonemapping::None,
                DebandDither::Disabled,
                Projection::Orthographic(OrthographicProjection::default_2d()),
                Transform::from_xyz(0.0, 0.0, 500.0),
            ));
        })
        .add_systems(Update, look);
}

fn look(on_stage: Res<OnStage>, mut eye: ResMut<Eye>, mut beat: ResMut<Beat>, camera: Single<(&mut Transform, &mut Projection), With<Camera2d>>) {
    let size = on_stage.size();
    let home = size / 2.0;
    let speaker = on_stage.speaker().filter(|_| !on_stage.in_month() && !link::reduced_motion());
    let (middle, near) = match speaker.and_then(|speaker| on_stage.seat(&speaker.id)) {
        // What was cut off below stays cut off: the table keeps its edge.
        Some(seat) => (Vec2::new(home.x + (seat.at.x - home.x) * FOLLOW, home.y + (seat.at.y - home.y) * FOLLOW), LEAN),
        None => (home, 1.0),
    };
    // Another room is a cut: nothing glides from the one to the other.
    eye.settled &= eye.month == on_stage.in_month();
    eye.month = on_stage.in_month();
    let step = if eye.settled && !link::reduced_motion() { 1.0 - (-PACE * beat.dt).exp() } else { 1.0 };
    eye.settled = on_stage.begun;
    eye.whole = on_stage.seen;
    eye.middle = eye.middle.lerp(middle, step);
    eye.near += (near - eye.near) * step;
    if eye.middle.distance(middle) < 0.25 && (eye.near - near).abs() < 0.0006 {
        (eye.middle, eye.near) = (middle, near);
    } else {
        beat.moves();
    }
    let (mut transform, mut projection) = camera.into_inner();
    let seen = eye.whole / eye.near;
    transform.translation = Vec3::new(eye.middle.x, -eye.middle.y, 500.0);
    if let Projection::Orthographic(flat) = projection.as_mut() {
        flat.scaling_mode = ScalingMode::Fixed { width: seen.x, height: seen.y };
    }
}
