//! The moving picture: a Bevy app that hears one [`Stage`](crate::play::stage::Stage) after another and draws it. It
//! knows nothing else of the game. Every matter is a plugin in a file of its own:
//!
//! | file | what |
//! |---|---|
//! | `window` | the canvas as Bevy's window: its size, how sharp it is drawn |
//! | `beat` | when to draw: while something moves, and not otherwise |
//! | `link` | messages from and to the page around |
//! | `stage` | what is to be seen now, and where everybody sits |
//! | `atlas` | the drawings, as they arrive |
//! | `paint` | one mesh per drawing, coloured as SVG is |
//! | `camera` | leans to the speaker, steps back for the table |
//! | `light` | morning, evening, rain; the rooms |
//! | `people` | who breathes, blinks, looks, talks and gestures |
//! | `figure` | one person's drawing, put together in a pose |
//! | `things` | what lies on the table |
//! | `lassos` | rope |
//! | `month` | her hallway |
//! | `picks` | what is pointed at |

mod atlas;
mod beat;
mod camera;
mod expression;
mod figure;
mod lassos;
mod light;
mod link;
mod month;
mod paint;
mod people;
mod picks;
mod rope;
mod stage;
mod things;
mod window;

use bevy::prelude::*;

/// Starts the scene in the page it was loaded in.
pub fn start() {
    let mut app = App::new();
    app.add_plugins((window::plugin, paint::plugin, beat::plugin, link::plugin, stage::plugin, atlas::plugin, camera::plugin)).add_plugins((
        light::plugin,
        people::plugin,
        things::plugin,
        lassos::plugin,
        month::plugin,
        picks::plugin,
    ));
    beat::run(app);
}
