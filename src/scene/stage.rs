//! What is to be seen now, and where everybody sits. Coordinates are those of `play::seating`, downwards: the same box
//! the still picture is drawn in, so that names and buttons of the page fit both.

use bevy::math::Affine2;
use bevy::prelude::*;

use super::beat::Beat;
use super::link;
use super::window::size_on_page;
use crate::play::seating::{self, Shape, Sitter};
use crate::play::stage::{Stage, StagePerson};
use crate::play::view::Chapter;

/// What the page says.
pub struct Told {
    pub stage: Stage,
    pub shape: Shape,
}

/// What is to be seen.
#[derive(Resource)]
pub struct OnStage {
    pub stage: Stage,
    pub shape: Shape,
    /// Everybody's place, and every empty chair's, furthest away first.
    pub seats: Vec<Seat>,
    /// Whether a stage was heard at all.
    pub begun: bool,
    /// How much of it the screen shows, when nobody is leaned to.
    pub seen: Vec2,
    /// How often the page said something: who speaks says something new each time.
    pub said: u32,
}

impl Default for OnStage {
    fn default() -> Self {
        Self { stage: Stage::default(), shape: Shape::Wide, seats: Vec::new(), begun: false, seen: Vec2::ZERO, said: 0 }
    }
}

/// A place at the table, or in the hallway.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// Whose.
    pub id: String,
    /// Nobody sits there.
    pub empty: bool,
    /// The middle of the face.
    pub at: Vec2,
    /// How large the drawing is.
    pub scale: f32,
}

/// How large the room is drawn at least.
const ROOM: f32 = 0.8;
/// How wide it is drawn.
const ROOM_WIDE: f32 = 1600.0;
/// Where, in the room's drawing, the table's far edge is.
const FAR_EDGE: f32 = 95.0;

impl OnStage {
    /// Whether this is the month after, in her hallway.
    pub fn in_month(&self) -> bool {
        self.stage.chapter == Chapter::Month
    }

    /// The box everything stands in.
    pub fn size(&self) -> Vec2 {
        let (width, height) = self.shape.size();
        Vec2::new(width as f32, height as f32)
    }

    /// From the room's drawing to the picture; it fills what is seen from side to side, however wide that is.
    pub fn room(&self) -> Affine2 {
        let table = seating::table_of(self.shape);
        let far_edge = (table.y - table.ry) as f32;
        let scale = ROOM.max(self.seen.x / ROOM_WIDE);
        Affine2::from_scale_angle_translation(Vec2::splat(scale), 0.0, Vec2::new(self.size().x / 2.0, far_edge - scale * FAR_EDGE))
    }

    /// The same for all that hangs on the wall. In a low picture it hangs lower, or nobody would see lamp and window.
    pub fn wall(&self) -> Affine2 {
        const LAMP: f32 = -245.0;
        const BELOW: f32 = 62.0;
        let room = self.room();
        let low = ((560.0 - self.seen.y) / 160.0).clamp(0.0, 1.0);
        let down = (BELOW - room.transform_point2(Vec2::new(0.0, LAMP)).y).max(0.0);
        Affine2::from_translation(Vec2::new(0.0, down * low)) * room
    }

    /// Who speaks.
    pub fn speaker(&self) -> Option<&StagePerson> {
        self.stage.people.iter().find(|person| person.speaking)
    }

    /// Whom it is all about.
    pub fn resident(&self) -> Option<&StagePerson> {
        self.stage.people.iter().find(|person| person.resident)
    }

    /// Where somebody sits.
    pub fn seat(&self, id: &str) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == id && !seat.empty)
    }

    fn take_seats(&mut self) {
        let middle = self.size().x / 2.0;
        if self.in_month() {
            let her = self.resident().or(self.stage.people.first()).map(|her| her.id.clone());
            // She stands: her drawing ends where the picture does.
            let bottom = (self.size().y + self.seen.y) / 2.0;
            let at = Vec2::new(middle, (bottom - 292.0).max(146.0));
            self.seats = her.map(|id| Seat { id, empty: false, at, scale: 1.0 }).into_iter().collect();
            return;
        }
        let id = |sitter: Sitter| match sitter {
            Sitter::Person(number) => self.stage.people.get(number).map(|person| (person.id.clone(), false)),
            Sitter::Empty(number) => self.stage.empty_chairs.get(number).map(|(id, _)| (id.clone(), true)),
        };
        self.seats = seating::places(&self.stage, self.shape)
            .into_iter()
            .filter_map(|place| {
                let (id, empty) = id(place.sitter)?;
                Some(Seat { id, empty, at: Vec2::new(place.x as f32, place.y as f32), scale: place.scale as f32 / 100.0 })
            })
            .collect();
    }
}

pub fn plugin(app: &mut App) {
    app.init_resource::<OnStage>().add_systems(PreUpdate, (hear, measure).chain());
}

/// Notices another size of the window.
fn measure(mut on_stage: ResMut<OnStage>) {
    let size = on_stage.size();
    let screen = size_on_page().unwrap_or(size);
    let seen = screen / (screen / size).min_element();
    if on_stage.seen != seen {
        on_stage.seen = seen;
        on_stage.take_seats();
    }
}

/// Takes over the last stage the page sent. Those before it were never seen, and need not be.
fn hear(mut on_stage: ResMut<OnStage>, mut beat: ResMut<Beat>) {
    let Some(told) = link::told().pop() else { return };
    beat.stir();
    on_stage.bypass_change_detection().said += 1;
    if on_stage.begun && on_stage.stage == told.stage && on_stage.shape == told.shape {
        return;
    }
    on_stage.stage = told.stage;
    on_stage.shape = told.shape;
    on_stage.begun = true;
    on_stage.take_seats();
}
