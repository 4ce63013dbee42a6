//! Messages from and to the page around: it sends stages, and hears what is pointed at, where everybody is, and
//! whether the picture is alive. Only our own page is listened to.

use std::cell::{Cell, RefCell};

use bevy::prelude::*;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

use super::beat;
use super::stage::Told;
use crate::play::seating::Shape;
use crate::play::stage::Stage;

thread_local! {
    static INBOX: RefCell<Vec<Told>> = const { RefCell::new(Vec::new()) };
    static REDUCED: Cell<bool> = const { Cell::new(false) };
    /// What was said last of where everything is.
    static PLACES: RefCell<Places> = const { RefCell::new((Vec::new(), Vec::new(), Vec3::Z)) };
}

pub fn plugin(_: &mut App) {
    std::panic::set_hook(Box::new(|panic| failed(&panic.to_string())));
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| hear(&event));
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
        let resized = Closure::<dyn FnMut()>::new(beat::wake);
        let _ = window.add_event_listener_with_callback("resize", resized.as_ref().unchecked_ref());
        resized.forget();
    }
    heard.forget();
    post("started", &[]);
}

fn hear(event: &MessageEvent) {
    if !origin().is_some_and(|ours| event.origin() == ours) {
        return;
    }
    let data = event.data();
    let of = |name: &str| Reflect::get(&data, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    match of("kind").as_string().as_deref() {
        Some("stage") => {
            let bytes = Uint8Array::new(&of("stage")).to_vec();
            // A stage nobody can read is one from another version of the pages: the picture stays as it was.
            let Ok(stage) = postcard::from_bytes::<Stage>(&bytes) else { return };
            let shape = if of("narrow").is_truthy() { Shape::Narrow } else { Shape::Wide };
            REDUCED.set(of("reduced_motion").is_truthy());
            INBOX.with_borrow_mut(|inbox| inbox.push(Told { stage, shape }));
            beat::wake();
        }
        // Whoever comes later asks again where everything is.
        Some("where") => PLACES.with_borrow(|(heads, things, eye)| anchors(heads, things, *eye)),
        Some("frames") => post("frames", &[("count", f64::from(beat::frames()).into())]),
        _ => {}
    }
}

/// What the page said since the last time this was asked.
pub fn told() -> Vec<Told> {
    INBOX.take()
}

/// Whether nothing should move by itself.
pub fn reduced_motion() -> bool {
    REDUCED.get()
}

/// Everything is on the screen.
pub fn ready() {
    post("ready", &[]);
}

/// The picture cannot go on.
pub fn failed(reason: &str) {
    post("failed", &[("reason", reason.into())]);
}

/// Somebody pointed at something: `person`, `thing`, `agreement`, `notebook`, `chair` or `nothing`; and where, in parts of
/// the picture.
pub fn picked(what: &str, id: &str, at: Vec2) {
    post("pick", &[("what", what.into()), ("id", id.into()), ("x", at.x.into()), ("y", at.y.into())]);
}

/// Where something is, in parts of the picture: its id, from the left, from the top.
pub type Anchor = (String, f32, f32);

/// Where all heads are, all that lies on the table and every empty chair, and how the whole of it is shifted.
pub type Places = (Vec<Anchor>, Vec<Anchor>, Vec3);

/// Tells where everything is now, when that changed.
pub fn tell(places: Places) {
    PLACES.with_borrow_mut(|told| {
        if *told != places {
            *told = places;
            anchors(&told.0, &told.1, told.2);
        }
    });
}

fn anchors(heads: &[Anchor], things: &[Anchor], eye: Vec3) {
    let list = |anchors: &[Anchor]| -> JsValue {
        anchors.iter().map(|(id, x, y)| Array::of3(&id.into(), &(*x).into(), &(*y).into())).collect::<Array>().into()
    };
    let eye = Array::of3(&eye.x.into(), &eye.y.into(), &eye.z.into());
    post("anchors", &[("heads", list(heads)), ("things", list(things)), ("eye", eye.into())]);
}

fn origin() -> Option<String> {
    web_sys::window()?.location().origin().ok()
}

fn post(kind: &str, about: &[(&str, JsValue)]) {
    let message = Object::new();
    let all = about.iter().map(|(name, value)| (*name, value.clone())).chain([("kind", JsValue::from_str(kind))]);
    for (name, value) in all {
        let _ = Reflect::set(&message, &JsValue::from_str(name), &value);
    }
    let around = web_sys::window().and_then(|window| window.parent().ok().flatten());
    if let (Some(around), Some(origin)) = (around, origin()) {
        let _ = around.post_message(&message, &origin);
    }
}
