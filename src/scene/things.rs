//! What lies on the table. What is pointed at lifts a little: it can be picked up.

use bevy::math::Affine2;
use bevy::prelude::*;

use super::atlas::Atlases;
use super::beat::Beat;
use super::light::{THINGS, on_people};
use super::link;
use super::paint::{Canvas, Easel, Sheet, faded};
use super::picks::Pointed;
use super::stage::OnStage;
use crate::art::Kind;
use crate::play::seating::{Shape, table_of};

/// A thing in the picture.
#[derive(Component)]
pub struct Thing {
    /// Which.
    pub id: String,
    /// Where it lies.
    pub at: Vec2,
    /// How far it is lifted, 0 to 1.
    lift: f32,
    up: Option<(usize, Canvas)>,
}

/// How large things are drawn.
const SIZE: f32 = 0.86;
/// How far a thing lifts.
const HEIGHT: f32 = 11.0;
/// How far around its middle a thing can be touched.
pub const REACH: Vec2 = Vec2::new(48.0, 36.0);

pub fn plugin(app: &mut App) {
    app.init_resource::<Crockery>().add_systems(Update, (lay, lift, pour).chain());
}

/// What stands on every table and is only drunk from: the drawing, and where from the middle of the table.
const WIDE: [(&str, f32, f32); 5] =
    [("mug-cream", -384.0, -40.0), ("mug-red", -246.0, -88.0), ("teapot", 318.0, -68.0), ("mug-green", 250.0, -84.0), ("mug-blue", 384.0, -42.0)];
const NARROW: [(&str, f32, f32); 2] = [("mug-red", -214.0, -44.0), ("mug-green", 214.0, -48.0)];
/// How large it is drawn.
const CUP: f32 = 0.72;

#[derive(Resource, Default)]
struct Crockery {
    up: Vec<Canvas>,
    /// Whether all of it stands where the stage wants it.
    laid: bool,
}

/// Puts the crockery on the table.
fn pour(on_stage: Res<OnStage>, mut crockery: ResMut<Crockery>, mut atlases: ResMut<Atlases>, mut easel: Easel) {
    if on_stage.is_changed() {
        crockery.laid = false;
    }
    if crockery.laid || !on_stage.begun {
        return;
    }
    let set: &[(&str, f32, f32)] = match on_stage.shape {
        _ if on_stage.in_month() => &[],
        Shape::Wide => &WIDE,
        Shape::Narrow => &NARROW,
    };
    // All together, or a cup that comes later would move the others.
    if set.iter().filter(|(name, ..)| atlases.named(Kind::Thing, name).is_none()).count() > 0 {
        return;
    }
    for canvas in crockery.up.drain(..) {
        easel.take_down(&canvas);
    }
    let table = table_of(on_stage.shape);
    let light = on_people(on_stage.stage.light);
    for (name, x, y) in set {
        let Some(drawing) = atlases.named(Kind::Thing, name) else { continue };
        let at = Vec2::new(table.x as f32 + x, table.y as f32 + y);
        let to = Affine2::from_scale_angle_translation(Vec2::splat(CUP), 0.0, at);
        let canvas = easel.hang(&drawing.paint, THINGS - 5.0 + at.y / 100.0);
        let mut sheet = Sheet::default();
        for part in &drawing.parts {
            sheet.layer(part.pixels, part.place, to, light);
        }
        easel.paint(&canvas, sheet);
        crockery.up.push(canvas);
    }
    crockery.laid = true;
}

fn lay(on_stage: Res<OnStage>, mut here: Query<(Entity, &mut Thing)>, mut commands: Commands, mut easel: Easel) {
    if !on_stage.is_changed() {
        return;
    }
    let places = on_stage.thing_places();
    for (entity, mut thing) in &mut here {
        let number = on_stage.stage.things.iter().position(|one| one.id == thing.id);
        match number.and_then(|number| places.get(number)) {
            Some(place) => thing.at = *place,
            None => {
                if let Some((_, canvas)) = &thing.up {
                    easel.take_down(canvas);
                }
                commands.entity(entity).despawn();
            }
        }
    }
    for (thing, at) in on_stage.stage.things.iter().zip(places) {
        if here.iter().all(|(_, known)| known.id != thing.id) {
            commands.spawn(Thing { id: thing.id.clone(), at, lift: 0.0, up: None });
        }
    }
}

fn lift(
    on_stage: Res<OnStage>,
    pointed: Res<Pointed>,
    mut here: Query<&mut Thing>,
    mut atlases: ResMut<Atlases>,
    mut beat: ResMut<Beat>,
    mut easel: Easel,
) {
    let light = on_people(on_stage.stage.light);
    for mut thing in &mut here {
        let Some(about) = on_stage.stage.things.iter().find(|one| one.id == thing.id) else { continue };
        let look = if about.look.is_empty() { &about.id } else { &about.look };
        let Some(number) = atlases.find(Kind::Thing, look) else { continue };
        let Some(drawing) = atlases.get(number) else { continue };
        let wanted = if pointed.thing() == Some(&thing.id) { 1.0 } else { 0.0 };
        let thing = &mut *thing;
        let step = if link::reduced_motion() { 1.0 } else { 1.0 - (-12.0 * beat.dt).exp() };
        thing.lift += (wanted - thing.lift) * step;
        if (thing.lift - wanted).abs() < 0.01 {
            thing.lift = wanted;
        } else {
            beat.moves();
        }
        if thing.up.as_ref().is_none_or(|(up, _)| *up != number) {
            if let Some((_, canvas)) = thing.up.take() {
                easel.take_down(&canvas);
            }
            thing.up = Some((number, easel.hang(&drawing.paint, THINGS + thing.at.y / 100.0)));
        }
        let Some((_, canvas)) = &thing.up else { continue };
        let mut sheet = Sheet::default();
        for part in &drawing.parts {
            let shadow = part.name == "shadow";
            if part.name == "ring" {
                continue;
            }
            let size = SIZE * (1.0 + if shadow { 0.1 } else { 0.07 } * thing.lift);
            let up = if shadow { 0.0 } else { HEIGHT * thing.lift };
            let to = Affine2::from_scale_angle_translation(Vec2::splat(size), 0.0, thing.at - Vec2::Y * up);
            // What was looked at lies there a little duller.
            let tint = if about.seen { [light[0] * 0.86, light[1] * 0.86, light[2] * 0.86, 1.0] } else { light };
            sheet.layer(part.pixels, part.place, to, if shadow { faded(tint, 1.0 - 0.35 * thing.lift) } else { tint });
        }
        easel.paint(canvas, sheet);
    }
}
