//! The still picture: who sits there, with which face, what lies on the table, and the ropes. Drawn as SVG from the
//! [`Stage`] alone, so that without WebGL, or while the moving scene is on its way, there is a picture all the same.
//!
//! Everything that goes into the SVG is a number or a colour of ours. Names are set beside it, as text, by `stage.rs`.

pub mod kitchen;
pub mod layout;
mod looks;
mod person;
mod things;

use crate::play::stage::Stage;
use crate::play::view::Chapter;
use crate::story::model::{Channel, Mood};
use layout::Shape;
pub use things::rope;

/// The inside of the `<svg>` of a whole stage. `by`: how what happens now reaches her, in the month.
pub fn draw(stage: &Stage, shape: Shape, by: Option<Channel>) -> String {
    if stage.chapter == Chapter::Month { kitchen::hallway(stage, shape, by) } else { kitchen::table(stage, shape) }
}

/// The inside of a small `<svg viewBox="-62 -92 124 124">`: one face.
pub fn face(look: &str, id: &str, mood: Mood) -> String {
    person::person(&looks::of(look, id), mood, false)
}

/// A small picture for the card of a case: her, and those who want to help.
pub fn card(people: &[(String, String)], resident: usize, number: usize) -> String {
    kitchen::card(people, resident, number)
}
