//! The drawings of `assets/` as the moving picture uses them: every layer of every SVG is rendered apart, the layers
//! of one file are packed into one atlas, and a list says what is where. What did not change since the last build is
//! not rendered again.

use crate::failure::{AtPath, Failure, Outcome};
use crate::site::{self, Site};
use crate::{paths, progress::note};
use etagere::{AtlasAllocator, size2};
use keukentafel::art::{Art, Drawing, Kind, Layer};
use resvg::tiny_skia::{ColorU8, Pixmap, Transform};
use resvg::usvg::{Options, Tree, roxmltree};
use std::fs;
use std::path::Path;

/// The folders of `assets/`, with how many pixels a unit of their drawings gets. A sharp screen shows a person at about
/// one and a half; a room is further away, and may be soft.
const FOLDERS: [(&str, Kind, f32); 3] = [("people", Kind::Person, 1.5), ("things", Kind::Thing, 1.5), ("rooms", Kind::Room, 1.0)];

/// Empty pixels around every layer, so that neighbours do not shine through where a drawing is shown small.
const APART: i32 = 6;

/// WebGL2 promises no larger texture than this.
const LARGEST: i32 = 2048;

/// Layers without edges, which nobody sees the pixels of: they get half as many each way.
const SOFT: [&str; 2] = ["glow", "sky-"];

/// How much grain between two colours, 0 to 1.
const DITHER: f32 = 0.5;

/// Part of the name under which a rendered drawing is kept: to be raised when this file renders otherwise.
const RECIPE: u32 = 3;

/// A drawing as it is kept between builds: its layers and its atlas as PNG.
type Rendered = (Drawing, Vec<u8>);

/// Puts every drawing on the site, and answers the name of the list of them.
pub fn add(site: &mut Site) -> Outcome<String> {
    let mut art = Art::default();
    let mut made = 0;
    for (folder, kind, scale) in FOLDERS {
        let folder = paths::assets().join(folder);
        if !folder.is_dir() {
            continue;
        }
        for (file, path) in site::entries(&folder)? {
            let Some(name) = file.strip_suffix(".svg") else { continue };
            let (mut drawing, atlas) = rendered(kind, name, scale, &path, &mut made)?;
            drawing.atlas = site.add(&format!("art/{name}.png"), &atlas)?;
            art.drawings.push(drawing);
        }
    }
    note(&format!("{} drawings, {made} of them rendered now.", art.drawings.len()));
    let packed = postcard::to_allocvec(&art)
        .map_err(|error| Failure::new(format!("the list of drawings cannot be packed: {error}."), "this is a mistake in the program."))?;
    site.add("art/art.kt", &packed)
}

/// The drawing from the last build, or rendered now.
fn rendered(kind: Kind, name: &str, scale: f32, path: &Path, made: &mut usize) -> Outcome<Rendered> {
    let svg = fs::read_to_string(path).at("read", path)?;
    let folder = paths::cache().join("art");
    fs::create_dir_all(&folder).at("make the folder", &folder)?;
    let kept = folder.join(format!("{name}.{}", site::hash(format!("{RECIPE} {scale} {svg}").as_bytes())));
    if let Some(found) = fs::read(&kept).ok().and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
        return Ok(found);
    }
    *made += 1;
    let done = render(kind, name, scale, &svg).map_err(|problem| {
        Failure::new(format!("{} cannot be drawn: {problem}.", path.display()), "see assets/rigs.md for how a drawing is made.")
    })?;
    let bytes = postcard::to_allocvec(&done).map_err(|error| Failure::new(format!("{name} cannot be kept: {error}."), "run it again."))?;
    fs::write(&kept, bytes).at("write", &kept)?;
    Ok(done)
}

/// Renders a drawing as sharp as its atlas allows.
fn render(kind: Kind, name: &str, scale: f32, svg: &str) -> Result<Rendered, String> {
    let mut scale = scale;
    loop {
        let layers = layers(svg, scale)?;
        if let Some((layers, atlas)) = pack(layers)? {
            let size = (atlas.width() as u16, atlas.height() as u16);
            return Ok((Drawing { kind, name: name.to_owned(), atlas: String::new(), size, layers }, png(&atlas)?));
        }
        scale *= 0.94;
    }
}

/// Every layer that draws something, each in a picture of its own.
fn layers(svg: &str, scale: f32) -> Result<Vec<Drawn>, String> {
    let document = roxmltree::Document::parse(svg).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let view: Vec<f32> = root.attribute("viewBox").unwrap_or_default().split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
    let &[left, top, width, height] = view.as_slice() else {
        return Err("it has no viewBox of four numbers".to_owned());
    };
    let shared: String = root.children().filter(|node| node.has_tag_name("defs")).map(|node| &svg[node.range()]).collect();
    let mut layers = Vec::new();
    for node in root.children().filter(roxmltree::Node::is_element) {
        let Some(id) = node.attribute("id").filter(|_| node.has_tag_name("g")) else { continue };
        let alone = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"{left} {top} {width} {height}\" width=\"{width}\" height=\"{height}\">{shared}{}</svg>",
            &svg[node.range()]
        );
        let scale = if SOFT.iter().any(|soft| id.starts_with(soft)) { scale / 2.0 } else { scale };
        let (across, down) = ((width * scale).ceil() as u32, (height * scale).ceil() as u32);
        let tree = Tree::from_str(&alone, &Options::default()).map_err(|error| format!("layer {id}: {error}"))?;
        let mut whole = Pixmap::new(across, down).ok_or("it has no size")?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut whole.as_mut());
        let Some((x, y, wide, high)) = inked(&whole) else { continue };
        let unit = |pixels: u32| pixels as f32 / scale;
        let place = (left + unit(x), top + unit(y), unit(wide), unit(high));
        let turns: Vec<f32> = node.attribute("data-pivot").unwrap_or_default().split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        let pivot = match turns.as_slice() {
            &[x, y] => (x, y),
            _ => (place.0 + place.2 / 2.0, place.1 + place.3 / 2.0),
        };
        layers.push((Layer { name: id.to_owned(), pixels: (0, 0, wide as u16, high as u16), place, pivot }, whole, (x, y)));
    }
    if layers.is_empty() {
        return Err("it has no layer: no <g id=\"…\"> that draws something".to_owned());
    }
    Ok(layers)
}

/// The smallest box with everything that was drawn: left, top, width, height in pixels.
fn inked(pixmap: &Pixmap) -> Option<(u32, u32, u32, u32)> {
    let (wide, _) = (pixmap.width() as usize, pixmap.height());
    let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
    for (at, _) in pixmap.pixels().iter().enumerate().filter(|(_, pixel)| pixel.alpha() > 0) {
        let (x, y) = ((at % wide) as u32, (at / wide) as u32);
        (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
    }
    (left <= right).then(|| (left, top, right - left + 1, bottom - top + 1))
}

/// A layer, the whole picture it was drawn in, and where in it the layer begins.
type Drawn = (Layer, Pixmap, (u32, u32));

/// Puts all layers into the smallest atlas they fit, growing it until they do; `None` when even the largest is too small.
fn pack(mut drawn: Vec<Drawn>) -> Result<Option<(Vec<Layer>, Pixmap)>, String> {
    let boxed = |layer: &Layer| size2(i32::from(layer.pixels.2) + 2 * APART, i32::from(layer.pixels.3) + 2 * APART);
    let widest = drawn.iter().map(|(layer, ..)| boxed(layer).width).max().unwrap_or(1);
    let area: i32 = drawn.iter().map(|(layer, ..)| boxed(layer).area()).sum();
    // Tallest first: shelves of equal height waste least.
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(drawn[*at].0.pixels.3));
    let mut across = widest.max(((f64::from(area) * 1.05).sqrt() as i32).min(LARGEST));
    while across <= LARGEST {
        let mut shelves = AtlasAllocator::new(size2(across, LARGEST));
        let places: Option<Vec<_>> = order.iter().map(|at| shelves.allocate(boxed(&drawn[*at].0)).map(|one| one.rectangle.min)).collect();
        if let Some(places) = places {
            let down = order.iter().zip(&places).map(|(at, place)| place.y + boxed(&drawn[*at].0).height).max().unwrap_or(1);
            let mut atlas = Pixmap::new(across as u32, down as u32).ok_or("its atlas has no size")?;
            for (at, place) in order.iter().zip(places) {
                let (layer, whole, from) = &mut drawn[*at];
                let to = ((place.x + APART) as u32, (place.y + APART) as u32);
                copy(whole, *from, &mut atlas, to, (u32::from(layer.pixels.2), u32::from(layer.pixels.3)));
                (layer.pixels.0, layer.pixels.1) = (to.0 as u16, to.1 as u16);
            }
            return Ok(Some((drawn.into_iter().map(|(layer, ..)| layer).collect(), atlas)));
        }
        if across == LARGEST {
            break;
        }
        across = (across + 128).min(LARGEST);
    }
    Ok(None)
}

fn copy(from: &Pixmap, (x, y): (u32, u32), to: &mut Pixmap, (left, top): (u32, u32), (wide, high): (u32, u32)) {
    let (stride, into) = (from.width() as usize, to.width() as usize);
    for row in 0..high as usize {
        let source = (y as usize + row) * stride + x as usize;
        let target = (top as usize + row) * into + left as usize;
        to.pixels_mut()[target..target + wide as usize].copy_from_slice(&from.pixels()[source..source + wide as usize]);
    }
}

/// The atlas as PNG, in the 256 colours that tell it best: gouache has not many more, and it is less than half the
/// bytes. Its colours stay multiplied by how opaque they are, so that they blend without dark edges.
fn png(atlas: &Pixmap) -> Result<Vec<u8>, String> {
    use oxipng::{BitDepth, ColorType, Options, RawImage};
    let lit: Vec<u8> = atlas.pixels().iter().flat_map(|pixel| in_light(pixel.demultiply())).collect();
    let (wide, high) = (atlas.width() as usize, atlas.height() as usize);
    let problem = |error| format!("its colours cannot be told: {error:?}");
    let picture = quantizr::Image::new(&lit, wide, high).map_err(problem)?;
    let mut colours = quantizr::QuantizeResult::quantize(&picture, &quantizr::Options::default());
    // Between two colours a fine grain, or large soft planes get steps.
    colours.set_dithering_level(DITHER).map_err(problem)?;
    let mut numbers = vec![0; wide * high];
    colours.remap_image(&picture, &mut numbers).map_err(problem)?;
    let known = colours.get_palette();
    let palette = known.entries.iter().take(known.count as usize).map(|one| [one.r, one.g, one.b, one.a].into()).collect();
    let raw = RawImage::new(atlas.width(), atlas.height(), ColorType::Indexed { palette }, BitDepth::Eight, numbers);
    raw.and_then(|raw| raw.create_optimized_png(&Options::from_preset(3))).map_err(|error| error.to_string())
}

/// A colour for a renderer that blends light. SVG blends numbers: half black over something is half its number there,
/// and much darker as light. So what is neither clear nor solid gets another opacity: the one that looks the same over a
/// background of middling brightness, and with black over any.
fn in_light(colour: ColorU8) -> [u8; 4] {
    const BEHIND: f32 = 0.45;
    let light = |number: f32| number.powf(2.2);
    let opacity = f32::from(colour.alpha()) / 255.0;
    let parts = [colour.red(), colour.green(), colour.blue()].map(|part| f32::from(part) / 255.0);
    let brightness = 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2];
    let apart = light(brightness) - light(BEHIND);
    let seen = if colour.alpha() == 255 || apart.abs() < 0.02 {
        opacity
    } else {
        ((light(opacity * brightness + (1.0 - opacity) * BEHIND) - light(BEHIND)) / apart).clamp(0.0, 1.0)
    };
    let byte = |number: f32| (number * 255.0).round() as u8;
    let [red, green, blue] = parts.map(|part| byte((light(part) * seen).powf(1.0 / 2.2)));
    [red, green, blue, byte(seen)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -60 120 120"><defs><linearGradient id="a"><stop stop-color="#fff"/></linearGradient></defs><g id="shadow"><ellipse cx="0" cy="20" rx="30" ry="8" opacity=".2"/></g><g id="thing" data-pivot="3 4"><rect x="-20" y="-10" width="40" height="20" fill="url(#a)"/></g><g id="empty"/></svg>"##;

    #[test]
    fn every_layer_that_draws_something_is_found_where_it_stands() {
        let (drawing, atlas) = render(Kind::Thing, "x", 2.0, SVG).unwrap();
        let names: Vec<_> = drawing.layers.iter().map(|layer| layer.name.as_str()).collect();
        assert_eq!(names, ["shadow", "thing"]);
        assert_eq!(drawing.layers[1].place, (-20.0, -10.0, 40.0, 20.0));
        assert_eq!(drawing.layers[1].pixels.2, 80);
        assert_eq!((drawing.layers[0].pivot, drawing.layers[1].pivot), ((0.0, 20.0), (3.0, 4.0)));
        assert!(atlas.starts_with(b"\x89PNG"));
    }

    #[test]
    fn a_drawing_without_layers_is_refused_in_words() {
        let said = render(Kind::Thing, "x", 1.0, "<svg viewBox=\"0 0 1 1\"/>").unwrap_err();
        assert!(said.contains("no layer"), "{said}");
    }
}
