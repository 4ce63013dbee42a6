//! The rooms and their light: morning, evening, rain. What stands behind people and what stands before them are two
//! canvases of the same drawing.

use bevy::prelude::*;

use super::atlas::{Atlases, Part, number_of};
use super::beat::Beat;
use super::paint::{AS_DRAWN, Canvas, Easel, Plain, Sheet, Tint, faded};
use super::stage::OnStage;
use crate::art::Kind;
use crate::play::stage::Light;
use crate::story::model::Channel;

/// How far back things hang.
pub const SKY: f32 = 0.0;
const RAIN: f32 = 1.0;
const WALL: f32 = 2.0;
/// People sit from here on.
pub const PEOPLE: f32 = 10.0;
const TABLE: f32 = 40.0;
/// Arms and hands lie before the table.
pub const HANDS: f32 = 42.0;
/// Things on the table.
pub const THINGS: f32 = 60.0;
/// Ropes are before everything.
pub const ROPES: f32 = 70.0;

/// The colour of the light on what it falls on.
pub fn on_people(light: Light) -> Tint {
    match light {
        Light::Morning => [1.0, 1.0, 0.99, 1.0],
        Light::Evening => [1.0, 0.965, 0.92, 1.0],
        Light::Rain => [0.94, 0.965, 0.985, 1.0],
    }
}

fn on_room(light: Light) -> Tint {
    match light {
        Light::Morning => [1.0, 1.0, 0.98, 1.0],
        Light::Evening => [0.97, 0.91, 0.86, 1.0],
        Light::Rain => [0.84, 0.89, 0.94, 1.0],
    }
}

/// How bright the lamp shines.
fn lamp(light: Light) -> f32 {
    match light {
        Light::Morning => 0.45,
        Light::Evening => 1.0,
        Light::Rain => 0.85,
    }
}

#[derive(Resource, Default)]
struct Room {
    /// Which drawing is up: its number and its canvases, furthest back first.
    up: Option<(usize, [Canvas; 3])>,
    drops: Option<Canvas>,
    /// What the canvases show.
    shown: bool,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Room>().add_systems(Update, (furnish, rain));
}

/// Where in the room's drawing a layer goes.
fn depth(name: &str) -> usize {
    match name {
        "table" => 2,
        name if name.starts_with("sky") || name == "outside" => 0,
        _ => 1,
    }
}

fn visible(name: &str, on_stage: &OnStage) -> bool {
    let by = on_stage.stage.arrives;
    let ajar = matches!(by, Some(Channel::Door | Channel::Visit));
    match name {
        "sky-morning" => on_stage.stage.light == Light::Morning,
        "sky-evening" => on_stage.stage.light == Light::Evening,
        "sky-rain" => on_stage.stage.light == Light::Rain,
        "door" => !ajar,
        "door-open" => ajar,
        // Empty chairs are put where somebody is missing.
        "chair" => false,
        _ => true,
    }
}

fn furnish(on_stage: Res<OnStage>, mut room: ResMut<Room>, mut atlases: ResMut<Atlases>, mut easel: Easel) {
    if !on_stage.begun {
        return;
    }
    if on_stage.is_changed() {
        room.shown = false;
    }
    let name = if on_stage.in_month() { "hallway" } else { "kitchen" };
    let Some(number) = atlases.find(Kind::Room, name).filter(|_| !room.shown) else { return };
    let Some(loaded) = atlases.get(number) else { return };
    if room.up.as_ref().is_none_or(|(up, _)| *up != number) {
        for canvas in room.up.take().iter().flat_map(|(_, canvases)| canvases) {
            easel.take_down(canvas);
        }
        room.up = Some((number, [SKY, WALL, TABLE].map(|depth| easel.hang(&loaded.paint, depth))));
    }
    let Some((_, canvases)) = &room.up else { return };
    let light = on_stage.stage.light;
    let chair = loaded.part("chair").cloned();
    let mut sheets = [Sheet::default(), Sheet::default(), Sheet::default()];
    // The wall is behind the sky: the sky is what the window's frame leaves open.
    for part in &loaded.parts {
        if !visible(&part.name, &on_stage) {
            continue;
        }
        let sheet = if part.name == "wall" { 0 } else { depth(&part.name) };
        let tint = match part.name.as_str() {
            "glow" => faded(AS_DRAWN, lamp(light)),
            "lamp" => AS_DRAWN,
            name if name.starts_with("sky") => AS_DRAWN,
            _ => on_room(light),
        };
        let to = if part.name == "table" { on_stage.room() } else { on_stage.wall() };
        sheets[sheet].layer(part.pixels, part.place, to, tint);
    }
    if let Some(chair) = chair {
        for seat in on_stage.seats.iter().filter(|seat| seat.empty) {
            sheets[1].layer(
                chair.pixels,
                chair.place,
                bevy::math::Affine2::from_scale_angle_translation(Vec2::splat(seat.scale), 0.0, seat.at),
                on_room(light),
            );
        }
    }
    for (canvas, sheet) in canvases.iter().zip(sheets) {
        easel.paint(canvas, sheet);
    }
    room.shown = true;
}

/// Drops that run down the pane.
fn rain(
    on_stage: Res<OnStage>,
    beat: Res<Beat>,
    plain: Res<Plain>,
    mut room: ResMut<Room>,
    mut atlases: ResMut<Atlases>,
    mut easel: Easel,
    mut dry: Local<bool>,
) {
    let raining = on_stage.begun && on_stage.stage.light == Light::Rain;
    if !on_stage.begun || (!raining && *dry) {
        return;
    }
    let name = if on_stage.in_month() { "hallway" } else { "kitchen" };
    let pane = atlases.named(Kind::Room, name).and_then(|loaded| loaded.part("sky-rain")).cloned();
    let Some(pane) = pane else { return };
    if room.drops.is_none() {
        room.drops = Some(easel.hang(&plain.0, RAIN));
    }
    if let Some(canvas) = &room.drops {
        easel.paint(canvas, if raining { drops(&pane, &on_stage, beat.now) } else { Sheet::default() });
    }
    *dry = !raining;
}

fn drops(pane: &Part, on_stage: &OnStage, now: f32) -> Sheet {
    let mut sheet = Sheet::default();
    let to = on_stage.wall();
    for number in 0..34_u64 {
        // Every drop has its own lane, pace and length, always the same.
        let chance = number_of(&format!("drop {number}"));
        let part = |shift: u32| ((chance >> shift) & 0xff) as f32 / 255.0;
        let x = pane.place.min.x + pane.place.width() * part(0);
        let pace = 60.0 + 150.0 * part(8);
        let length = 10.0 + 22.0 * part(16);
        let down = (part(24) * pane.place.height() + now * pace) % pane.place.height();
        let top = pane.place.min.y + down;
        let bottom = (top + length).min(pane.place.max.y);
        let corners = [Vec2::new(x - 1.0, top), Vec2::new(x + 1.0, top), Vec2::new(x, bottom), Vec2::new(x - 2.0, bottom)];
        sheet.plain(corners.map(|corner| to.transform_point2(corner)), [0.93, 0.96, 0.97, 0.5]);
    }
    sheet
}
