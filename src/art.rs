//! What the build tells the moving picture about the drawings in `assets/`: which layers each has, and where they are
//! in its atlas. See `assets/rigs.md` for what the layers mean.

use serde::{Deserialize, Serialize};

/// Every drawing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Art {
    /// In order of kind and name.
    pub drawings: Vec<Drawing>,
}

/// The folder a drawing comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Thing,
    Room,
}

/// One drawing: an SVG file, rendered layer by layer into one atlas.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Drawing {
    /// What it shows.
    pub kind: Kind,
    /// The name of its file, without the ending.
    pub name: String,
    /// The file with its atlas, on the site.
    pub atlas: String,
    /// Width and height of the atlas in pixels.
    pub size: (u16, u16),
    /// The layers, furthest back first.
    pub layers: Vec<Layer>,
}

/// One layer of a drawing.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Layer {
    /// Its name.
    pub name: String,
    /// Where it is in the atlas, in pixels: left, top, width, height.
    pub pixels: (u16, u16, u16, u16),
    /// Where it belongs in the drawing, in the drawing's own units: left, top, width, height.
    pub place: (f32, f32, f32, f32),
    /// About which point it turns, in the drawing's own units.
    pub pivot: (f32, f32),
}
