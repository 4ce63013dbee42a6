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
use crate::play::seating::{Shape, agreement_places, notebook_place, table_of, thing_places};

/// A thing in the picture.
#[derive(Component)]
pub struct Thing {
    /// What sort of thing.
    pub sort: Sort,
    /// Which of its sort.
    pub id: String,
    /// Where it lies.
    pub at: Vec2,
    /// How far it is lifted, 0 to 1.
    lift: f32,
    up: Option<(usize, Canvas)>,
}

/// What sort of thing lies there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One of the case.
    Thing,
    /// An agreement, on a sheet of paper; its id is its number.
    Agreement,
    /// The player's own notebook.
    Notebook,
}

impl Sort {
    /// What the page calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thing => "thing",
            Self::Agreement => "agreement",
            Self::Notebook => "notebook",
        }
    }

    /// How large it is drawn.
    fn size(self) -> f32 {
        match self {
            Self::Thing => 0.86,
            Self::Agreement => 0.62,
            Self::Notebook => 0.9,
        }
    }

    /// How far around its middle it can be touched.
    pub fn reach(self) -> Vec2 {
        Vec2::new(56.0, 42.0) * self.size()
    }
}

/// What lies on the table at this moment: sort, id, place.
fn lying(on_stage: &OnStage) -> Vec<(Sort, String, Vec2)> {
    if on_stage.in_month() {
        return Vec::new();
    }
    let at = |(x, y): (i32, i32)| Vec2::new(x as f32, y as f32);
    let stage = &on_stage.stage;
    let of_case =
        stage.things.iter().zip(thing_places(stage.things.len(), on_stage.shape)).map(|(thing, place)| (Sort::Thing, thing.id.clone(), at(place)));
    let sheets = agreement_places(usize::from(stage.agreements), on_stage.shape).into_iter().enumerate();
    let sheets = sheets.map(|(number, place)| (Sort::Agreement, number.to_string(), at(place)));
    let own = stage.notebook.then(|| (Sort::Notebook, String::new(), at(notebook_place(on_stage.shape))));
    of_case.chain(sheets).chain(own).collect()
}

/// How far a thing lifts.
const HEIGHT: f32 = 11.0;

pub fn plugin(app: &mut App) {
    app.init_resource::<Crockery>().add_systems(Update, (lay, lift, pour).chain());
}

/// What stands on every table and is only drunk from: the drawing, and where from the middle of the table.
const WIDE: [(&str, f32, f32); 5] =
    [("mug-cream", -330.0, -96.0), ("mug-red", -246.0, -90.0), ("mug-green", 226.0, -92.0), ("teapot", 300.0, -88.0), ("mug-blue", 412.0, -66.0)];
const NARROW: [(&str, f32, f32); 2] = [("mug-red", -204.0, -84.0), ("mug-green", 204.0, -88.0)];
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
    let wanted = lying(&on_stage);
    for (entity, mut thing) in &mut here {
        match wanted.iter().find(|(sort, id, _)| *sort == thing.sort && *id == thing.id) {
            Some((.., place)) => thing.at = *place,
            None => {
                if let Some((_, canvas)) = &thing.up {
                    easel.take_down(canvas);
                }
                commands.entity(entity).despawn();
            }
        }
    }
    for (sort, id, at) in wanted {
        if here.iter().all(|(_, known)| known.sort != sort || known.id != id) {
            commands.spawn(Thing { sort, id, at, lift: 0.0, up: None });
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
        let about = on_stage.stage.things.iter().find(|one| thing.sort == Sort::Thing && one.id == thing.id);
        let look = match (thing.sort, about) {
            (Sort::Agreement, _) => "paper",
            (Sort::Notebook, _) => "notepad",
            (Sort::Thing, Some(about)) => [&about.look, &about.id][usize::from(about.look.is_empty())],
            (Sort::Thing, None) => continue,
        };
        let Some(number) = atlases.find(Kind::Thing, look) else { continue };
        let Some(drawing) = atlases.get(number) else { continue };
        let wanted = if pointed.is(&thing) { 1.0 } else { 0.0 };
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
            thing.up = Some((number, easel.hang(&drawing.paint, THINGS + thing.at.y / 100.0 + thing.at.x / 100_000.0)));
        }
        let Some((_, canvas)) = &thing.up else { continue };
        let mut sheet = Sheet::default();
        for part in &drawing.parts {
            let shadow = part.name == "shadow";
            if part.name == "ring" {
                continue;
            }
            let size = thing.sort.size() * (1.0 + if shadow { 0.1 } else { 0.07 } * thing.lift);
            let up = if shadow { 0.0 } else { HEIGHT * thing.lift };
            let to = Affine2::from_scale_angle_translation(Vec2::splat(size), 0.0, thing.at - Vec2::Y * up);
            // What was looked at lies there a little duller.
            let tint = if about.is_some_and(|about| about.seen) { [light[0] * 0.86, light[1] * 0.86, light[2] * 0.86, 1.0] } else { light };
            sheet.layer(part.pixels, part.place, to, if shadow { faded(tint, 1.0 - 0.35 * thing.lift) } else { tint });
        }
        easel.paint(canvas, sheet);
    }
}
