//! The drawings, as they arrive: only those somebody asks for are fetched, each once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, ImageFilterMode, ImageSampler, ImageSamplerDescriptor, ImageType};
use bevy::prelude::*;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::beat::{self, Beat};
use super::link;
use super::paint::Paint;
use crate::art::{Art, Drawing, Kind};

/// A drawing that can be painted.
pub struct Loaded {
    /// With what.
    pub paint: Handle<Paint>,
    /// Its layers, furthest back first.
    pub parts: Vec<Part>,
}

/// A layer that can be painted.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of the layer.
    pub name: String,
    /// Where in the atlas, in parts of it.
    pub pixels: Rect,
    /// Where in the drawing.
    pub place: Rect,
    /// About which point it turns.
    pub pivot: Vec2,
}

impl Loaded {
    /// The layer with this name.
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }
}

/// Every drawing there is, and those that arrived.
#[derive(Resource, Default)]
pub struct Atlases {
    art: Option<Art>,
    loaded: BTreeMap<usize, Loaded>,
    asked: Vec<usize>,
    failed: Vec<usize>,
}

/// What arrives: the list, or one atlas by its number in it.
enum Arrived {
    List(Art),
    Atlas(usize, Result<Vec<u8>, String>),
}

thread_local! {
    static ARRIVED: RefCell<Vec<Arrived>> = const { RefCell::new(Vec::new()) };
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Atlases>().add_systems(PreUpdate, arrive);
    spawn_local(async {
        let address = meta("kt-art").unwrap_or_default();
        let list = match fetch(&address).await {
            Ok(bytes) => postcard::from_bytes(&bytes).map_err(|error| error.to_string()),
            Err(reason) => Err(reason),
        };
        match list {
            Ok(art) => {
                ARRIVED.with_borrow_mut(|arrived| arrived.push(Arrived::List(art)));
                beat::wake();
            }
            Err(reason) => link::failed(&reason),
        }
    });
}

impl Atlases {
    /// Whether something that was asked for is still on its way.
    pub fn busy(&self) -> bool {
        self.art.is_none() || self.asked.iter().any(|at| !self.loaded.contains_key(at) && !self.failed.contains(at))
    }

    /// Whether there is something to see.
    pub fn shown(&self) -> bool {
        !self.loaded.is_empty() && !self.busy()
    }

    /// The number of the drawing with this name; for a person or thing nobody drew, that of a stand-in that is always
    /// the same for the same name. `None` while the list is not there.
    pub fn find(&self, kind: Kind, name: &str) -> Option<usize> {
        let drawings = &self.art.as_ref()?.drawings;
        let of_kind = || drawings.iter().enumerate().filter(|(_, drawing)| drawing.kind == kind);
        let exactly = of_kind().find(|(_, drawing)| drawing.name == name);
        // A thing is often called after what it is: "tax-letter" is a letter.
        let within = || of_kind().filter(|_| kind == Kind::Thing).find(|(_, drawing)| related(name, &drawing.name));
        let any = || {
            let count = of_kind().count();
            (count > 0 && kind != Kind::Room).then(|| of_kind().nth(number_of(name) as usize % count)).flatten()
        };
        exactly.or_else(within).or_else(any).map(|(at, _)| at)
    }

    /// The drawing with this number, if it is there; asks for it otherwise.
    pub fn get(&mut self, at: usize) -> Option<&Loaded> {
        if !self.loaded.contains_key(&at) && !self.asked.contains(&at) {
            self.ask(at);
        }
        self.loaded.get(&at)
    }

    /// The same by kind and name.
    pub fn named(&mut self, kind: Kind, name: &str) -> Option<&Loaded> {
        self.get(self.find(kind, name)?)
    }

    fn ask(&mut self, at: usize) {
        let Some(drawing) = self.art.as_ref().and_then(|art| art.drawings.get(at)) else { return };
        self.asked.push(at);
        let address = drawing.atlas.clone();
        spawn_local(async move {
            let mut bytes = fetch(&address).await;
            if bytes.is_err() {
                bytes = fetch(&address).await;
            }
            ARRIVED.with_borrow_mut(|arrived| arrived.push(Arrived::Atlas(at, bytes)));
            beat::wake();
        });
    }
}

/// Words that mean the same drawing, in the two languages cases are written in.
const SAME: [(&str, &[&str]); 9] = [
    ("card", &["kaart", "pas"]),
    ("letter", &["brief", "envelope", "post", "mail"]),
    ("phone", &["telefoon"]),
    ("photo", &["foto"]),
    ("notebook", &["schrift", "notes"]),
    ("folder", &["map"]),
    ("bag", &["tas"]),
    ("calendar", &["agenda"]),
    ("paper", &["form", "bill", "rekening", "list", "lijst"]),
];

fn related(name: &str, drawing: &str) -> bool {
    let words = SAME.iter().filter(|(word, _)| drawing.contains(word)).flat_map(|(word, others)| others.iter().chain([word]));
    name.contains(drawing) || words.into_iter().any(|word| name.contains(word))
}

/// FNV-1a: short, and the same everywhere for ever.
pub fn number_of(name: &str) -> u64 {
    let number = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    number ^ (number >> 29)
}

fn arrive(mut atlases: ResMut<Atlases>, mut images: ResMut<Assets<Image>>, mut paints: ResMut<Assets<Paint>>, mut beat: ResMut<Beat>) {
    for arrived in ARRIVED.take() {
        beat.moves();
        match arrived {
            Arrived::List(art) => atlases.art = Some(art),
            Arrived::Atlas(at, bytes) => {
                let drawing = atlases.art.as_ref().and_then(|art| art.drawings.get(at)).cloned();
                let image = bytes.ok().and_then(|bytes| image(&bytes));
                match (drawing, image) {
                    (Some(drawing), Some(image)) => {
                        let paint = paints.add(Paint { atlas: images.add(image) });
                        atlases.loaded.insert(at, Loaded { paint, parts: parts(&drawing) });
                    }
                    // Somebody without a drawing is missing from the picture, and still at the table in words.
                    _ => atlases.failed.push(at),
                }
            }
        }
    }
}

fn parts(drawing: &Drawing) -> Vec<Part> {
    let size = Vec2::new(f32::from(drawing.size.0), f32::from(drawing.size.1));
    let part = |layer: &crate::art::Layer| {
        let (left, top, width, height) = layer.pixels;
        let corner = Vec2::new(f32::from(left), f32::from(top));
        let pixels = Rect { min: corner / size, max: (corner + Vec2::new(f32::from(width), f32::from(height))) / size };
        let (left, top, width, height) = layer.place;
        let place = Rect { min: Vec2::new(left, top), max: Vec2::new(left + width, top + height) };
        Part { name: layer.name.clone(), pixels, place, pivot: Vec2::new(layer.pivot.0, layer.pivot.1) }
    };
    drawing.layers.iter().map(part).collect()
}

/// A drawing is shown at down to an eighth of its size.
const SMALLER: u32 = 4;

/// The picture in a PNG file, with smaller copies for where it is shown small.
fn image(bytes: &[u8]) -> Option<Image> {
    let sampler = ImageSampler::Descriptor(ImageSamplerDescriptor { mipmap_filter: ImageFilterMode::Nearest, ..ImageSamplerDescriptor::linear() });
    let kind = ImageType::Extension("png");
    let mut image = Image::from_buffer(bytes, kind, CompressedImageFormats::NONE, true, sampler, RenderAssetUsages::RENDER_WORLD).ok()?;
    let mut size = image.size();
    let mut all = image.data.take()?;
    let mut last = all.clone();
    let mut levels = 1;
    while levels < SMALLER && size.min_element() > 1 {
        (last, size) = halved(&last, size);
        all.extend_from_slice(&last);
        levels += 1;
    }
    image.texture_descriptor.mip_level_count = levels;
    image.data = Some(all);
    Some(image)
}

/// Half as wide and half as high: every pixel is the mean of four.
fn halved(pixels: &[u8], size: UVec2) -> (Vec<u8>, UVec2) {
    let half = (size / 2).max(UVec2::ONE);
    let stride = size.x as usize * 4;
    let mut out = Vec::with_capacity((half.x * half.y * 4) as usize);
    for y in 0..half.y as usize {
        for x in 0..half.x as usize {
            let at = 2 * y * stride + 8 * x;
            for channel in at..at + 4 {
                let sum: u32 = [channel, channel + 4, channel + stride, channel + stride + 4]
                    .into_iter()
                    .map(|one| u32::from(pixels.get(one).copied().unwrap_or_default()))
                    .sum();
                out.push((sum / 4) as u8);
            }
        }
    }
    (out, half)
}

fn meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("meta[name=\"{name}\"]")).ok()??.get_attribute("content")
}

async fn fetch(address: &str) -> Result<Vec<u8>, String> {
    let wrong = |error: JsValue| format!("{address}: {error:?}");
    let window = web_sys::window().ok_or("no window")?;
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(address)).await.map_err(wrong)?.dyn_into().map_err(wrong)?;
    if !response.ok() {
        return Err(format!("{address}: {}", response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(wrong)?).await.map_err(wrong)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
