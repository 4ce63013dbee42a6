//! When to draw: as long as something says that it moves, and not otherwise. The browser's own animation frames are
//! the clock; a tab that is put away gets none, and so costs nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bevy::app::PluginsState;
use bevy::prelude::*;
use bevy::render::RenderApp;
use bevy::render::render_resource::PipelineCache;
use bevy::render::renderer::RenderAdapterInfo;
use wasm_bindgen::prelude::*;

use super::atlas::Atlases;
use super::link;
use super::window::Sharpness;

/// The time of the picture. It stands still while nothing moves.
#[derive(Resource, Default)]
pub struct Beat {
    /// Seconds since the frame before, never more than a slow frame takes.
    pub dt: f32,
    /// Seconds that something moved, in all.
    pub now: f32,
    /// How much life is in the picture, 0 to 1: it fades when nothing happens for a while.
    pub life: f32,
    /// Until when it is lively.
    lively_until: f32,
    moving: bool,
}

/// How long people go on breathing and looking about when nothing happens, in seconds.
const LIVELY: f32 = 7.0;
/// How long that takes to fade.
const FADING: f32 = 1.5;

impl Beat {
    /// Something moves: another frame follows this one.
    pub fn moves(&mut self) {
        self.moving = true;
    }

    /// Something happened: everybody is lively for a while.
    pub fn stir(&mut self) {
        self.lively_until = self.now + LIVELY;
        self.moving = true;
    }

    fn advance(&mut self, seconds: f32) {
        self.dt = seconds.clamp(0.0, 0.1);
        self.now += self.dt;
        let reduced = link::reduced_motion();
        self.life = if reduced { 0.0 } else { ((self.lively_until + FADING - self.now) / FADING).clamp(0.0, 1.0) };
        self.moving = self.life > 0.0;
    }
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Beat>();
}

/// This many frames are drawn after the last drawing arrived before the picture calls itself ready: shaders and
/// textures reach the screen one or two frames after they are there.
const UNTIL_READY: u32 = 4;

/// A frame that takes longer than this, in milliseconds, is slow; below `QUICK` there is time to be sharper.
const SLOW: f64 = 36.0;
/// How many frames in a row must be slow before the picture is drawn less sharp.
const SLOW_FRAMES: u32 = 5;
/// The least sharp it gets.
const LEAST_SHARP: f32 = 0.28;
/// So many frames are drawn when everything has come to rest, where it was drawn less sharp until then: one for the
/// canvas to grow, one to be seen.
const UNTIL_SHARP: u32 = 2;

thread_local! {
    static WAKE: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
    static FRAMES: Cell<u32> = const { Cell::new(0) };
}

/// Asks for a frame, if none is coming already.
pub fn wake() {
    let wake = WAKE.with_borrow(Clone::clone);
    if let Some(wake) = wake {
        wake();
    }
}

/// How many frames were drawn so far.
pub fn frames() -> u32 {
    FRAMES.get()
}

/// What the browser calls for every frame, with the time in milliseconds.
type OnFrame = Closure<dyn FnMut(f64)>;

/// Runs the app for as long as the page is there.
pub fn run(app: App) {
    let mut running = Running { app, built: false, settled: 0, ready: false, before: None, slow: 0, rested: 0 };
    let pending = Rc::new(Cell::new(false));
    let frame: Rc<RefCell<Option<OnFrame>>> = Rc::default();
    let ask = {
        let (pending, frame) = (pending.clone(), frame.clone());
        move || {
            if pending.replace(true) {
                return;
            }
            let asked = frame.try_borrow().ok().and_then(|frame| {
                let callback: &js_sys::Function = frame.as_ref()?.as_ref().unchecked_ref();
                web_sys::window()?.request_animation_frame(callback).ok()
            });
            pending.set(asked.is_some());
        }
    };
    let again = ask.clone();
    *frame.borrow_mut() = Some(Closure::new(move |at: f64| {
        pending.set(false);
        if running.frame(at) {
            again();
        }
    }));
    WAKE.set(Some(Rc::new(ask)));
    wake();
}

struct Running {
    app: App,
    built: bool,
    /// Frames since everything there is to load was there.
    settled: u32,
    ready: bool,
    before: Option<f64>,
    slow: u32,
    /// Frames since everything came to rest.
    rested: u32,
}

impl Running {
    /// One frame; true when another should follow.
    fn frame(&mut self, at: f64) -> bool {
        if !self.built {
            match self.app.plugins_state() {
                PluginsState::Adding => return true,
                _ => {
                    self.app.finish();
                    self.app.cleanup();
                    self.built = true;
                    self.begin_soft();
                }
            }
        }
        // After a pause the first step is that of one frame: nothing jumps.
        let step = self.before.map_or(16.0, |before| at - before);
        let world = self.app.world_mut();
        world.resource_mut::<Beat>().advance(if self.before.is_some() { step as f32 / 1000.0 } else { 0.016 });
        self.app.update();
        FRAMES.set(FRAMES.get() + 1);
        self.keep_pace(step);
        if self.app.world().resource::<Beat>().moving {
            self.rested = 0;
            let mut sharpness = self.app.world_mut().resource_mut::<Sharpness>();
            if sharpness.resting {
                sharpness.resting = false;
            }
        }
        let settled = self.settle();
        let goes_on = self.app.world().resource::<Beat>().moving || !settled || self.sharpens();
        self.before = goes_on.then_some(at);
        goes_on
    }

    /// Where a processor draws, it begins as soft as it gets: finding that out frame by frame costs seconds.
    fn begin_soft(&mut self) {
        const BY_PROCESSOR: [&str; 4] = ["swiftshader", "llvmpipe", "softpipe", "basic render"];
        let world = self.app.world_mut();
        let name = world.get_resource::<RenderAdapterInfo>().map(|info| info.name.to_lowercase()).unwrap_or_default();
        if BY_PROCESSOR.iter().any(|one| name.contains(one)) {
            world.insert_resource(Sharpness { moving: LEAST_SHARP, resting: false });
        }
    }

    /// Whether a picture that came to rest is still to be drawn as sharp as the screen.
    fn sharpens(&mut self) -> bool {
        let mut sharpness = self.app.world_mut().resource_mut::<Sharpness>();
        if sharpness.moving >= 1.0 {
            return false;
        }
        sharpness.resting = true;
        self.rested += 1;
        self.rested <= UNTIL_SHARP
    }

    /// Whether everything has arrived and was drawn; says so to the page the first time.
    fn settle(&mut self) -> bool {
        let waiting = self.app.get_sub_app(RenderApp).and_then(|render| render.world().get_resource::<PipelineCache>());
        let compiled = waiting.is_some_and(|cache| cache.waiting_pipelines().next().is_none());
        if !compiled || self.app.world().resource::<Atlases>().busy() {
            self.settled = 0;
            return false;
        }
        self.settled += 1;
        if self.settled < UNTIL_READY {
            return false;
        }
        if !self.ready && self.app.world().resource::<Atlases>().shown() {
            self.ready = true;
            link::ready();
        }
        true
    }

    /// Draws less sharp where drawing is slow. It never gets sharper again by itself: a picture that keeps changing
    /// how sharp it is is worse than one that is a little soft.
    fn keep_pace(&mut self, step: f64) {
        if !self.ready || self.before.is_none() {
            return;
        }
        self.slow = if step > SLOW { self.slow + 1 } else { 0 };
        let mut sharpness = self.app.world_mut().resource_mut::<Sharpness>();
        if self.slow >= SLOW_FRAMES && sharpness.moving > LEAST_SHARP {
            sharpness.moving = (sharpness.moving * 0.8).max(LEAST_SHARP);
            self.slow = 0;
        }
    }
}
