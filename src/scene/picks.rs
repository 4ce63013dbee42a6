//! What is pointed at. A press on a person, a thing or an empty chair is told to the page; what it means is for the page
//! to say.

use std::cell::RefCell;

use bevy::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::PointerEvent;

use super::beat::{self, Beat};
use super::camera::Eye;
use super::link::{self, Anchor};
use super::people::Somebody;
use super::stage::{OnStage, Seat};
use super::things::{Sort, Thing};
use super::window::{canvas, size_on_page};

/// What is under the pointer.
#[derive(Resource, Default, PartialEq)]
pub struct Pointed(Option<Target>);

#[derive(Clone, Debug, PartialEq)]
enum Target {
    Person(String),
    Lying(Sort, String),
    Chair(String),
}

impl Pointed {
    /// Whether it is this thing.
    pub fn is(&self, thing: &Thing) -> bool {
        matches!(&self.0, Some(Target::Lying(sort, id)) if *sort == thing.sort && *id == thing.id)
    }
}

/// What the pointer did: where, in parts of the picture, and whether it pressed.
#[derive(Clone, Copy)]
struct Pointing {
    at: Option<Vec2>,
    pressed: bool,
}

thread_local! {
    static POINTING: RefCell<Vec<Pointing>> = const { RefCell::new(Vec::new()) };
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Pointed>().add_systems(PreUpdate, point).add_systems(PostUpdate, tell_anchors);
    let Some(canvas) = canvas() else { return };
    let listen = |kind: &'static str, pressed: bool, there: bool| {
        let heard = Closure::<dyn FnMut(PointerEvent)>::new(move |event: PointerEvent| {
            let at = size_on_page().filter(|_| there).map(|size| Vec2::new(event.offset_x() as f32, event.offset_y() as f32) / size);
            POINTING.with_borrow_mut(|pointing| pointing.push(Pointing { at, pressed }));
            beat::wake();
        });
        let _ = canvas.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
        heard.forget();
    };
    listen("pointermove", false, true);
    listen("pointerleave", false, false);
    listen("click", true, true);
}

fn point(
    on_stage: Res<OnStage>,
    eye: Res<Eye>,
    people: Query<&Somebody>,
    things: Query<&Thing>,
    mut pointed: ResMut<Pointed>,
    mut beat: ResMut<Beat>,
) {
    for pointing in POINTING.take() {
        if pointing.at.is_some() {
            // Who reaches for the table finds everybody awake.
            beat.stir();
        }
        let now = pointing.at.and_then(|at| target(eye.at_screen(at), &on_stage, &people, &things));
        if let Some(at) = pointing.at.filter(|_| pointing.pressed) {
            match &now {
                Some(Target::Person(id)) => link::picked("person", id, at),
                Some(Target::Lying(sort, id)) => link::picked(sort.name(), id, at),
                Some(Target::Chair(id)) => link::picked("chair", id, at),
                None => link::picked("nothing", "", at),
            }
        }
        if pointed.0 != now {
            if let Some(style) = canvas().map(|canvas| canvas.style()) {
                let _ = style.set_property("cursor", if now.is_some() { "pointer" } else { "default" });
            }
            pointed.0 = now;
            beat.moves();
        }
    }
}

/// The nearest to us at this point.
fn target(at: Vec2, on_stage: &OnStage, people: &Query<&Somebody>, things: &Query<&Thing>) -> Option<Target> {
    let over = |middle: Vec2, reach: Vec2| ((at - middle) / reach).length() <= 1.0;
    let touched = things.iter().filter(|thing| over(thing.at, thing.sort.reach()));
    if let Some(thing) = touched.min_by(|one, other| one.at.distance(at).total_cmp(&other.at.distance(at))) {
        return Some(Target::Lying(thing.sort, thing.id.clone()));
    }
    // Those nearest sit last.
    for seat in on_stage.seats.iter().rev() {
        if seat.empty && over(chair_middle(seat), Vec2::new(70.0, 110.0) * seat.scale) {
            return Some(Target::Chair(seat.id.clone()));
        }
        let somebody = people.iter().find(|somebody| somebody.id == seat.id && !seat.empty);
        if somebody.is_some_and(|one| {
            over(one.at, Vec2::new(60.0, 85.0) * one.scale) || over(one.at + Vec2::Y * 110.0 * one.scale, Vec2::new(95.0, 62.0) * one.scale)
        }) {
            return Some(Target::Person(seat.id.clone()));
        }
    }
    None
}

fn chair_middle(seat: &Seat) -> Vec2 {
    seat.at + Vec2::Y * 70.0 * seat.scale
}

/// Tells the page where everybody and everything is, when that changed.
fn tell_anchors(on_stage: Res<OnStage>, eye: Res<Eye>, people: Query<&Somebody>, things: Query<&Thing>) {
    if !on_stage.begun {
        return;
    }
    let anchor = |id: &str, at: Vec2| (id.to_owned(), (at.x * 1000.0).round() / 1000.0, (at.y * 1000.0).round() / 1000.0);
    let mut heads: Vec<Anchor> = people.iter().map(|one| anchor(&one.id, eye.to_screen(one.at))).collect();
    let name = |one: &Thing| if one.id.is_empty() { one.sort.name().to_owned() } else { format!("{}:{}", one.sort.name(), one.id) };
    let mut lying: Vec<Anchor> = things.iter().map(|one| anchor(&name(one), eye.to_screen(one.at))).collect();
    let chairs = on_stage.seats.iter().filter(|seat| seat.empty);
    lying.extend(chairs.map(|seat| anchor(&format!("chair:{}", seat.id), eye.to_screen(chair_middle(seat)))));
    heads.sort_by(|one, other| one.0.cmp(&other.0));
    lying.sort_by(|one, other| one.0.cmp(&other.0));
    link::tell((heads, lying, eye.shift(on_stage.size())));
}
