//! The moving picture, as the page sees it: a frame over the still picture, in which a program of its own draws. The page
//! hands over every stage and hears what was pointed at. A frame that breaks is thrown away with all its memory; until
//! another one is ready, and where none can be, the still picture is there.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::time::Duration;

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlIFrameElement, MessageEvent};

use super::app::App;
use super::game::Game;
use super::pointed::{self, Pointing};
use super::{browser, stage};
use crate::play::stage::Stage;

/// The page in the frame.
const ADDRESS: &str = "scene.html";
/// How often a broken picture is begun again. Who breaks more often has a machine that cannot.
const TRIES: u32 = 5;
/// How long to wait before that, in milliseconds.
const PAUSE: u64 = 500;
/// How long a picture may take to show itself, in milliseconds; on a slow line the still picture is there all the time.
const PATIENCE: u64 = 60_000;

/// Lets the moving picture follow the play: `now` is the stage, and whether it is as narrow as a phone.
pub fn follow(game: Game, now: Memo<(Stage, bool)>) -> AnyView {
    let settings = game.app.settings;
    let pointing = Pointing::new();
    let scene = StoredValue::new_local(Scene::new(stage::PLACE, move |what, id, part| pointing.press(game, what, id, part)));
    Effect::new(move |_| {
        let wanted = settings.with(|now| now.picture);
        now.with(|(stage, narrow)| {
            scene.with_value(|scene| match scene {
                Some(scene) if wanted => scene.show(stage, *narrow),
                Some(scene) => scene.stop(),
                None => {}
            });
        });
    });
    pointed::sheet(game, pointing)
}

/// Fetches the program of the picture while the invitation is read, so that it is there when the table is.
pub fn warm(app: App) -> AnyView {
    if app.settings.with_untracked(|now| now.picture) && can_draw() {
        spawn_local(async {
            let Ok(page) = browser::fetch(ADDRESS).await else { return };
            let page = String::from_utf8_lossy(&page);
            let names = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            for name in names.filter(|name| !name.ends_with(".css")) {
                // The browser keeps it. What does not arrive now is asked for again by the picture itself.
                let _ = browser::fetch_away(name).await;
            }
        });
    }
    ().into_any()
}

/// What was pointed at: the sort of thing, its id, and where, in parts of the picture.
type Picked = Box<dyn Fn(&str, &str, (f64, f64))>;

/// The moving picture.
struct Scene(Rc<RefCell<Frame>>);

struct Frame {
    /// The id of the element the frame goes in.
    place: &'static str,
    picked: Rc<Picked>,
    frame: Option<HtmlIFrameElement>,
    /// Counts the frames: what a timer or message of an earlier one wants is no longer of interest.
    number: u32,
    ready: bool,
    tries: u32,
    /// The last message with a stage, for a frame that begins later.
    stage: Option<Object>,
    heard: Option<Closure<dyn FnMut(MessageEvent)>>,
}

impl Scene {
    /// A picture for the element with this id; `None` where the browser cannot draw one. Nothing is fetched before the
    /// first stage is shown.
    fn new(place: &'static str, picked: impl Fn(&str, &str, (f64, f64)) + 'static) -> Option<Self> {
        if !can_draw() {
            return None;
        }
        let frame = Frame { place, picked: Rc::new(Box::new(picked)), frame: None, number: 0, ready: false, tries: 0, stage: None, heard: None };
        let frame = Rc::new(RefCell::new(frame));
        let weak = Rc::downgrade(&frame);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(&weak, &event));
        let _ = browser::window()?.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
        frame.borrow_mut().heard = Some(heard);
        Some(Self(frame))
    }

    /// Shows this stage; `narrow`: as a phone does.
    fn show(&self, stage: &Stage, narrow: bool) {
        let Ok(bytes) = postcard::to_allocvec(stage) else { return };
        let message = Object::new();
        set(&message, "kind", &"stage".into());
        set(&message, "stage", &Uint8Array::from(bytes.as_slice()));
        set(&message, "narrow", &narrow.into());
        set(&message, "reduced_motion", &reduced_motion().into());
        self.0.borrow_mut().stage = Some(message);
        if self.0.borrow().frame.is_some() {
            self.0.borrow().send();
        } else {
            begin(&self.0);
        }
    }

    /// Takes the moving picture away, until the next stage is shown.
    fn stop(&self) {
        let mut frame = self.0.borrow_mut();
        frame.remove();
        frame.tries = 0;
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let mut frame = self.0.borrow_mut();
        frame.remove();
        if let (Some(window), Some(heard)) = (browser::window(), frame.heard.take()) {
            let _ = window.remove_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
        }
    }
}

impl Frame {
    /// Hands the last stage to the frame.
    fn send(&self) {
        let (Some(stage), Some(window), Some(origin)) = (&self.stage, self.frame.as_ref().and_then(HtmlIFrameElement::content_window), origin())
        else {
            return;
        };
        let _ = window.post_message(stage, &origin);
    }

    fn remove(&mut self) {
        if let Some(frame) = self.frame.take() {
            frame.remove();
        }
        self.number += 1;
        self.ready = false;
        if let Some(place) = browser::element(self.place) {
            let _ = place.remove_attribute("data-scene");
            let _ = place.style().remove_property("--eye");
        }
    }
}

/// Puts a frame on the page. It shows itself when it is ready.
fn begin(frame: &Rc<RefCell<Frame>>) {
    let mut about = frame.borrow_mut();
    if about.frame.is_some() || about.tries >= TRIES || about.stage.is_none() {
        return;
    }
    let Some(place) = browser::element(about.place) else { return };
    let made = browser::document().and_then(|document| document.create_element("iframe").ok()?.dyn_into::<HtmlIFrameElement>().ok());
    let Some(made) = made else { return };
    for (name, value) in [("class", "scene"), ("src", ADDRESS), ("tabindex", "-1"), ("aria-hidden", "true")] {
        let _ = made.set_attribute(name, value);
    }
    if place.prepend_with_node_1(&made).is_err() {
        return;
    }
    about.frame = Some(made);
    about.tries += 1;
    let number = about.number;
    let weak = Rc::downgrade(frame);
    set_timeout(
        move || {
            let silent = weak.upgrade().is_some_and(|frame| frame.borrow().number == number && !frame.borrow().ready);
            if silent {
                broken(&weak);
            }
        },
        Duration::from_millis(PATIENCE),
    );
}

/// Throws the frame away and begins another after a while.
fn broken(frame: &Weak<RefCell<Frame>>) {
    let Some(now) = frame.upgrade() else { return };
    now.borrow_mut().remove();
    let number = now.borrow().number;
    let weak = frame.clone();
    set_timeout(
        move || {
            if let Some(frame) = weak.upgrade().filter(|frame| frame.borrow().number == number) {
                begin(&frame);
            }
        },
        Duration::from_millis(PAUSE),
    );
}

fn hear(frame: &Weak<RefCell<Frame>>, event: &MessageEvent) {
    let Some(about) = frame.upgrade() else { return };
    // Only the frame that is there now is listened to.
    let ours = about.borrow().frame.as_ref().and_then(HtmlIFrameElement::content_window);
    if ours.is_none() || get(event, "source") != JsValue::from(ours) {
        return;
    }
    let data = event.data();
    let text = |name: &str| get(&data, name).as_string().unwrap_or_default();
    match text("kind").as_str() {
        "started" => about.borrow().send(),
        "ready" => {
            about.borrow_mut().ready = true;
            if let Some(place) = browser::element(about.borrow().place) {
                let _ = place.set_attribute("data-scene", "on");
            }
        }
        "pick" => {
            let picked = about.borrow().picked.clone();
            let part = |name: &str| get(&data, name).as_f64().unwrap_or(0.5);
            picked(&text("what"), &text("id"), (part("x"), part("y")));
        }
        "anchors" => {
            if let Some(place) = browser::element(about.borrow().place) {
                shift(&place, &get(&data, "eye"));
            }
        }
        "failed" => broken(frame),
        _ => {}
    }
}

/// Names and buttons move with the picture. `eye` says how far it is shifted, in parts of it, and how near it is.
fn shift(place: &HtmlElement, eye: &JsValue) {
    let part = |at: u32| Array::from(eye).get(at).as_f64();
    if let (Some(x), Some(y), Some(near)) = (part(0), part(1), part(2)) {
        let moved = format!("translate({:.2}%,{:.2}%) scale({near:.3})", x * 100.0, y * 100.0);
        let _ = place.style().set_property("--eye", &moved);
    }
}

/// Whether this browser has WebGL2. The context that tells is given back at once: there are only a few.
fn can_draw() -> bool {
    let context = || {
        let canvas = browser::document()?.create_element("canvas").ok()?;
        let get_context: js_sys::Function = get(&canvas, "getContext").dyn_into().ok()?;
        get_context.call1(&canvas, &"webgl2".into()).ok().filter(|context| !context.is_null())
    };
    let Some(context) = context() else { return false };
    let give_back = || {
        let extension: js_sys::Function = get(&context, "getExtension").dyn_into().ok()?;
        let loses = extension.call1(&context, &"WEBGL_lose_context".into()).ok()?;
        get(&loses, "loseContext").dyn_into::<js_sys::Function>().ok()?.call0(&loses).ok()
    };
    give_back();
    true
}

fn reduced_motion() -> bool {
    let query = browser::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|query| query.matches())
}

fn origin() -> Option<String> {
    browser::window()?.location().origin().ok()
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn set(on: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(on, &JsValue::from_str(name), value);
}
