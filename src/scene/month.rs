//! Her hallway in the month after: the telephone that rings, letters that fall through the slot, somebody at the door,
//! and days that are torn off the calendar.

use std::f32::consts::TAU;

use bevy::math::Affine2;
use bevy::prelude::*;

use super::atlas::{Atlases, Loaded, Part};
use super::beat::Beat;
use super::light::{PEOPLE, on_people};
use super::link;
use super::paint::{Canvas, Easel, Plain, Sheet, Tint, faded};
use super::stage::OnStage;
use crate::art::Kind;
use crate::story::model::Channel;

/// Before the room, behind her.
const DEPTH: f32 = PEOPLE - 4.0;

/// How long a letter falls, a leaf of the calendar flutters and the telephone rings, in seconds.
const LETTER: f32 = 1.1;
const LEAF: f32 = 1.3;
const RINGING: f32 = 4.0;

/// What goes on in the hallway.
#[derive(Resource, Default)]
struct Hallway {
    phone: Option<Canvas>,
    letter: Option<Canvas>,
    leaf: Option<Canvas>,
    day: Option<u8>,
    /// Since when it is this day, and since when this has arrived: seconds of the beat.
    day_since: f32,
    since: f32,
    there: bool,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Hallway>().add_systems(Update, happen);
}

fn happen(
    on_stage: Res<OnStage>,
    plain: Res<Plain>,
    mut hallway: ResMut<Hallway>,
    mut atlases: ResMut<Atlases>,
    mut beat: ResMut<Beat>,
    mut easel: Easel,
) {
    if !on_stage.in_month() {
        if hallway.there {
            for canvas in [hallway.phone.take(), hallway.letter.take(), hallway.leaf.take()].into_iter().flatten() {
                easel.take_down(&canvas);
            }
            *hallway = Hallway::default();
        }
        return;
    }
    if on_stage.is_changed() {
        if hallway.day != on_stage.stage.day {
            // A day that was there when we came in is not torn off before our eyes.
            hallway.day_since = if hallway.there { beat.now } else { beat.now - LEAF };
            hallway.day = on_stage.stage.day;
        }
        hallway.since = beat.now;
        hallway.there = true;
    }
    let place = |name: &str, atlases: &mut Atlases| atlases.named(Kind::Room, "hallway").and_then(|room| room.part(name)).cloned();
    let (dresser, door, mat, calendar) =
        (place("dresser", &mut atlases), place("door", &mut atlases), place("doormat", &mut atlases), place("calendar", &mut atlases));
    let light = on_people(on_stage.stage.light);
    let room = on_stage.wall();
    let by = on_stage.stage.arrives;
    let reduced = link::reduced_motion();
    let passed = |since: f32, whole: f32| if reduced { 1.0 } else { ((beat.now - since) / whole).clamp(0.0, 1.0) };
    let mut moving = false;
    let hallway = &mut *hallway;

    if let (Some(dresser), Some(phone)) = (dresser, atlases.named(Kind::Thing, "phone")) {
        let canvas = hallway.phone.get_or_insert_with(|| easel.hang(&phone.paint, DEPTH));
        let rings = by == Some(Channel::Phone);
        let part = passed(hallway.since, RINGING);
        moving |= rings && part < 1.0;
        let shake = if rings && part < 1.0 { (TAU * beat.now * 9.0).sin() * (TAU * beat.now / 1.3).sin().max(0.0) * 5.0 } else { 0.0 };
        easel.paint(canvas, on_dresser(phone, &dresser, room, shake, rings, light));
    }
    if let (Some(door), Some(mat), Some(letter)) = (door, mat, atlases.named(Kind::Thing, "letter")) {
        let canvas = hallway.letter.get_or_insert_with(|| easel.hang(&letter.paint, DEPTH + 0.5));
        let part = passed(hallway.since, LETTER);
        let came = by == Some(Channel::Letter);
        moving |= came && part < 1.0;
        easel.paint(canvas, if came { falling(letter, &door, &mat, room, part, light) } else { Sheet::default() });
    }
    if let Some(calendar) = calendar {
        let canvas = hallway.leaf.get_or_insert_with(|| easel.hang(&plain.0, DEPTH + 0.6));
        let part = passed(hallway.day_since, LEAF);
        moving |= part < 1.0;
        easel.paint(canvas, if part < 1.0 { leaf(&calendar, room, part) } else { Sheet::default() });
    }
    if moving {
        beat.moves();
    }
}

fn on_dresser(phone: &Loaded, dresser: &Part, room: Affine2, shake: f32, rings: bool, tint: Tint) -> Sheet {
    let mut sheet = Sheet::default();
    let at = Vec2::new(dresser.place.center().x, dresser.place.min.y - 2.0);
    for part in phone.parts.iter().filter(|part| rings || part.name != "ring") {
        let turn = if part.name == "thing" { shake.to_radians() } else { 0.0 };
        let to = room * Affine2::from_scale_angle_translation(Vec2::splat(0.8), turn, at);
        sheet.layer(part.pixels, part.place, to, tint);
    }
    sheet
}

/// A letter on its way from the slot to the mat.
fn falling(letter: &Loaded, door: &Part, mat: &Part, room: Affine2, part: f32, tint: Tint) -> Sheet {
    let mut sheet = Sheet::default();
    let (from, to) = (door.place.center() + Vec2::new(0.0, 62.0), mat.place.center() - Vec2::Y * 6.0);
    let down = part * part;
    let at = from.lerp(to, down) + Vec2::new((part * TAU).sin() * 18.0 * (1.0 - part), 0.0);
    let turn = (1.0 - part) * 0.9 * (part * 7.0).cos();
    for one in letter.parts.iter().filter(|one| one.name != "shadow" || part >= 1.0) {
        sheet.layer(one.pixels, one.place, room * Affine2::from_scale_angle_translation(Vec2::splat(0.6 + 0.3 * part), turn, at), tint);
    }
    sheet
}

/// Yesterday, torn off.
fn leaf(calendar: &Part, room: Affine2, part: f32) -> Sheet {
    let mut sheet = Sheet::default();
    let place = calendar.place;
    let half = place.size() * Vec2::new(0.42, 0.36);
    let at = place.center() + Vec2::new((part * TAU * 1.2).sin() * 26.0, 20.0 + 230.0 * part * part);
    let to = room * Affine2::from_scale_angle_translation(Vec2::new(1.0, (part * TAU).cos().abs().max(0.25)), (part * 5.0).sin() * 0.7, at);
    let corners = [Vec2::new(-half.x, -half.y), Vec2::new(half.x, -half.y), half, Vec2::new(-half.x, half.y)];
    sheet.plain(corners.map(|corner| to.transform_point2(corner)), faded([1.0, 0.98, 0.93, 1.0], 1.0 - part.powi(3)));
    sheet
}
