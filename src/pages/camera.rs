//! Reads QR codes with the camera, in the page: nothing it sees leaves the machine. The browser gives a camera only to a
//! page that came over https or from this machine, and only after the user said yes; whoever cannot or will not use it
//! pastes or chooses a file, which stands beside it. The reader is a part of the wasm of its own, fetched at the press
//! of the button.

use std::rc::Rc;
use std::time::Duration;

use js_sys::{Object, Reflect};
use leptos::html::Video;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream};

use super::app::App;
use super::browser;
use super::words::together::Together;

/// What is done with a text that was read; the answer is said aloud.
pub type Reader = Rc<dyn Fn(&str) -> String>;

/// Between two looks at the picture, in milliseconds: quick enough for who holds a phone still for a second.
const PAUSE: u64 = 120;
/// The longest side of the picture that is looked at: a QR that fills a third of it still has four pixels per module.
const SIDE: f64 = 960.0;

/// How far it is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Off,
    Asking,
    On,
    Trouble(Trouble),
}

/// Why there is no picture.
#[derive(Clone, Copy, PartialEq)]
enum Trouble {
    /// The page came over plain http.
    Insecure,
    /// There is none, or another program has it.
    None,
    /// The user, or who manages the machine, said no.
    Denied,
    /// Our reader did not arrive.
    NotReached,
}

impl Trouble {
    fn say(self, words: &'static Together) -> &'static str {
        match self {
            Self::Insecure => words.camera_insecure,
            Self::None => words.camera_none,
            Self::Denied => words.camera_denied,
            Self::NotReached => words.camera_not_reached,
        }
    }
}

/// The button, and once it was pressed the picture.
pub fn place(app: App, reader: Reader) -> AnyView {
    let camera = Camera {
        state: RwSignal::new(State::Off),
        said: RwSignal::new(String::new()),
        video: NodeRef::new(),
        stream: StoredValue::new_local(None),
        turn: StoredValue::new(0),
        recent: StoredValue::new(Recent::default()),
        reader: StoredValue::new_local(reader),
    };
    on_cleanup(move || camera.release());
    let words = move || app.ui().together();
    let content = move || match camera.state.get() {
        State::On => view! {
            <video class="camera" autoplay=true prop:muted=true playsinline="" aria-label=words().camera_picture node_ref=camera.video></video>
        }
        .into_any(),
        State::Asking => view! { <p class="soft">{words().camera_asking}</p> }.into_any(),
        State::Trouble(trouble) => view! {
            <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{trouble.say(words())}</p>
        }
        .into_any(),
        State::Off => ().into_any(),
    };
    let running = move || matches!(camera.state.get(), State::On | State::Asking);
    let label = move || if running() { words().camera_stop } else { words().camera_start };
    let press = move |_| if untrack(running) { camera.stop() } else { camera.start() };
    view! {
        <div class="camera-place">
            <p class="row"><button type="button" class="btn" id="camera" on:click=press>{label}</button></p>
            <div role="status">
                {content}
                {move || (camera.state.get() == State::On).then(|| view! { <p class="camera-said">{move || {
                    let said = camera.said.get();
                    if said.is_empty() { words().camera_on.to_owned() } else { said }
                }}</p> })}
            </div>
        </div>
    }
    .into_any()
}

/// The camera. Cheap to copy: it only points.
#[derive(Clone, Copy)]
struct Camera {
    state: RwSignal<State>,
    /// What the last text that was read came to.
    said: RwSignal<String>,
    video: NodeRef<Video>,
    stream: StoredValue<Option<MediaStream>, LocalStorage>,
    /// Counts the presses of the button: what an earlier one asked for may still arrive.
    turn: StoredValue<u32>,
    /// What is before the camera.
    recent: StoredValue<Recent>,
    reader: StoredValue<Reader, LocalStorage>,
}

impl Camera {
    fn start(self) {
        self.state.set(State::Asking);
        let turn = self.next_turn();
        spawn_local(async move {
            let opened = open().await;
            // Whoever left or pressed stop while the browser asked gets no picture, and no light beside the lens; not even
            // when she pressed start again since.
            if !self.is_at(turn) {
                opened.iter().for_each(end);
                return;
            }
            match opened {
                Ok(stream) => {
                    self.stream.set_value(Some(stream));
                    self.state.set(State::On);
                    request_animation_frame(move || self.show(turn));
                }
                Err(trouble) => self.state.set(State::Trouble(trouble)),
            }
        });
    }

    fn stop(self) {
        self.next_turn();
        self.release();
        self.state.set(State::Off);
        self.said.set(String::new());
        self.recent.set_value(Recent::default());
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Whether nobody pressed the button since, and the page is still there.
    fn is_at(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Gives the camera back.
    fn release(self) {
        self.stream.try_update_value(Option::take).flatten().iter().for_each(end);
    }

    /// Puts the picture on the page and begins to read.
    fn show(self, turn: u32) {
        if !self.is_at(turn) {
            return;
        }
        let Some(video) = self.video.try_get_untracked().flatten() else { return };
        self.stream.try_with_value(|stream| video.set_src_object(stream.as_ref()));
        let _ = video.play();
        self.look_soon(turn);
    }

    fn look_soon(self, turn: u32) {
        set_timeout(
            move || {
                if self.is_at(turn) {
                    spawn_local(async move {
                        self.look(turn).await;
                        self.look_soon(turn);
                    });
                }
            },
            Duration::from_millis(PAUSE),
        );
    }

    /// One look at the picture.
    async fn look(self, turn: u32) {
        let Some((grey, width)) = self.video.try_get_untracked().flatten().and_then(|video| grey(&video)) else { return };
        let texts = read(grey, width).await.unwrap_or_default();
        for text in texts {
            // What is done with a text may lead to another page.
            if !self.is_at(turn) {
                return;
            }
            let is_new = self.recent.try_update_value(|recent| recent.is_new(&text, js_sys::Date::now()));
            if is_new == Some(true) {
                let said = self.reader.with_value(Rc::clone)(&text);
                self.said.try_set(said);
            }
        }
    }
}

/// Asks the browser for the camera, once our reader is here.
async fn open() -> Result<MediaStream, Trouble> {
    let devices = devices().ok_or(Trouble::Insecure)?;
    fetch_reader().await.map_err(|_| Trouble::NotReached)?;
    let asked = devices.get_user_media(&wanted()).map_err(|_| Trouble::Insecure)?;
    match JsFuture::from(asked).await {
        Ok(stream) => Ok(stream.unchecked_into()),
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
            Err(if matches!(name.as_str(), "NotAllowedError" | "SecurityError") { Trouble::Denied } else { Trouble::None })
        }
    }
}

/// Gives a camera back.
fn end(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<web_sys::MediaStreamTrack>().stop();
    }
}

/// The texts before the camera, with when each was seen last. One that is held still is one reading, also beside another;
/// one that comes back after a while is read again: somebody may have changed her vote and changed it back.
#[derive(Default)]
struct Recent(Vec<(String, f64)>);

impl Recent {
    /// So long a text that is out of sight counts as still there, in milliseconds: a hand that shakes is no new reading.
    const GONE: f64 = 5_000.0;

    /// Notes that a text is seen now. Whether it was not there a moment ago.
    fn is_new(&mut self, text: &str, now: f64) -> bool {
        self.0.retain(|(_, seen)| now - seen < Self::GONE);
        match self.0.iter_mut().find(|(known, _)| known == text) {
            Some((_, seen)) => {
                *seen = now;
                false
            }
            None => {
                self.0.push((text.to_owned(), now));
                true
            }
        }
    }
}

#[wasm_bindgen]
extern "C" {
    type Devices;
    #[wasm_bindgen(method, catch, js_name = getUserMedia)]
    fn get_user_media(this: &Devices, wanted: &Object) -> Result<js_sys::Promise, JsValue>;
}

/// What gives cameras; a page that is no secure context has nothing like it.
fn devices() -> Option<Devices> {
    let navigator = Reflect::get(&browser::window()?.into(), &"navigator".into()).ok()?;
    let devices = Reflect::get(&navigator, &"mediaDevices".into()).ok()?;
    devices.is_object().then(|| devices.unchecked_into())
}

/// The camera at the back of a phone, sharp enough; and no sound.
fn wanted() -> Object {
    let object = |pairs: &[(&str, JsValue)]| {
        let object = Object::new();
        for (name, value) in pairs {
            let _ = Reflect::set(&object, &JsValue::from_str(name), value);
        }
        object
    };
    let ideal = |value: JsValue| object(&[("ideal", value)]).into();
    let video = object(&[("facingMode", ideal("environment".into())), ("width", ideal(1280.into())), ("height", ideal(720.into()))]);
    object(&[("video", video.into()), ("audio", false.into())])
}

thread_local! {
    static CANVAS: Option<HtmlCanvasElement> = browser::document().and_then(|page| page.create_element("canvas").ok()?.dyn_into().ok());
}

/// What the camera shows now: its brightness, row by row, and how wide a row is.
fn grey(video: &HtmlVideoElement) -> Option<(Vec<u8>, usize)> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    let scale = (SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).floor(), (height * scale).floor());
    if width < 1.0 || height < 1.0 {
        return None;
    }
    CANVAS.with(|canvas| {
        let canvas = canvas.as_ref()?;
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let often = Object::new();
        let _ = Reflect::set(&often, &"willReadFrequently".into(), &true.into());
        let context: CanvasRenderingContext2d = canvas.get_context_with_context_options("2d", &often).ok()??.dyn_into().ok()?;
        context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height).ok()?;
        let pixels = context.get_image_data(0.0, 0.0, width, height).ok()?.data();
        // The weights of the eye, in 256ths.
        let brightness = |[red, green, blue, _]: &[u8; 4]| ((u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29) >> 8) as u8;
        Some((pixels.as_chunks().0.iter().map(brightness).collect(), width as usize))
    })
}

/// Every QR code in a picture.
#[wasm_split(camera, fallible, preload(fetch_reader))]
fn read(grey: Vec<u8>, width: usize) -> Result<Vec<String>, SplitLoaderError> {
    Ok(codes(&grey, width))
}

fn codes(grey: &[u8], width: usize) -> Vec<String> {
    if width == 0 {
        return Vec::new();
    }
    let brightness = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, grey.len() / width, brightness);
    picture.detect_grids().iter().filter_map(|grid| grid.decode().ok().map(|(_, text)| text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcodegen::{QrCode, QrCodeEcc};

    /// A picture of a wall with a code on it, `scale` pixels for a module.
    fn wall(text: &str, scale: usize, width: usize, height: usize, at: (usize, usize)) -> Vec<u8> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let mut picture = vec![190_u8; width * height];
        for (index, pixel) in picture.iter_mut().enumerate() {
            let (x, y) = ((index % width) as i32 - at.0 as i32, (index / width) as i32 - at.1 as i32);
            let (x, y) = (x.div_euclid(scale as i32), y.div_euclid(scale as i32));
            let inside = (-4..code.size() + 4).contains(&x) && (-4..code.size() + 4).contains(&y);
            if inside {
                *pixel = if code.get_module(x, y) { 40 } else { 215 };
            }
        }
        picture
    }

    #[test]
    fn a_code_in_a_picture_is_read() {
        for scale in [3, 4, 6] {
            let picture = wall("https://naam.example/#/-/group?r=KT1QYPQXPQ9QCRSSZG2PVXQ6RS0", scale, 640, 480, (200, 90));
            assert_eq!(codes(&picture, 640), ["https://naam.example/#/-/group?r=KT1QYPQXPQ9QCRSSZG2PVXQ6RS0"], "{scale}");
        }
    }

    #[test]
    fn two_codes_in_sight_are_each_read_once() {
        let mut recent = Recent::default();
        let read: Vec<bool> = (0..200).map(|look| recent.is_new(["een", "twee"][look % 2], look as f64 * 120.0)).collect();
        assert!(read[0] && read[1]);
        assert!(read[2..].iter().all(|is_new| !is_new), "each look tells both again");
        assert!(recent.is_new("een", 200.0 * 120.0 + Recent::GONE), "shown again later, it is read again");
    }

    #[test]
    fn a_picture_of_nothing_says_nothing() {
        assert!(codes(&[], 0).is_empty());
        assert!(codes(&[], 640).is_empty());
        assert!(codes(&[128; 640 * 480], 640).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        /// A hand over the code, noise, a torn sheet: whatever the camera sees, it is read, or it is not.
        #[test]
        fn a_damaged_picture_never_stops_the_reader(
            seed in any::<u64>(), noise in 0_u64..100, from in 0_usize..200, rows in 0_usize..80, scale in 2_usize..7,
        ) {
            let mut picture = wall("KT1QYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5Z5TPW", scale, 320, 240, (20, 20));
            let mut chance = seed | 1;
            for (index, pixel) in picture.iter_mut().enumerate() {
                chance ^= chance << 13;
                chance ^= chance >> 7;
                chance ^= chance << 17;
                if chance % 400 < noise {
                    *pixel = (chance >> 20) as u8;
                }
                if (from..from + rows).contains(&(index / 320)) {
                    *pixel = (index * 7) as u8;
                }
            }
            let _ = codes(&picture, 320);
        }
    }
}
