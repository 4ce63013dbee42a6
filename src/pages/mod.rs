//! What a person reads and presses: the pages, in HTML. They own the session and everything that is kept on the
//! device; the picture is decoration, given a [`crate::play::stage::Stage`] and nothing else (see `stage.rs`).
//!
//! `app.rs` is the frame, `route.rs` the addresses, then one file for every page and every part of the play.

mod agreement_form;
mod apart;
mod app;
mod attempts;
mod author;
mod browser;
mod camera;
mod files;
mod game;
mod group;
mod help;
mod home;
mod json;
mod known;
mod later;
mod library;
mod look_back;
mod month;
mod notebook;
mod options;
mod play;
mod pointed;
mod qr;
mod route;
mod scene;
mod seats;
mod settings;
mod social_map;
mod sound;
mod stage;
mod still_picture;
mod storage;
mod sure;
mod sureness;
mod talk;
pub mod words;

/// Shows the pages in place of what the skeleton says while they load.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::app);
    if let Some(waiting) = browser::element("kt-start") {
        waiting.remove();
    }
}
