//! Looking back together: the pages of a group, on one big screen, and the page on which a phone decides again. They are
//! a part of the wasm of their own. Nothing here leaves the machine: results come in as codes, and are kept here.
//!
//! `address.rs` says which page, `kept.rs` what is kept. `start.rs` begins a group; `board.rs` is one group on the screen,
//! with `room.rs` and `reading.rs` for its results, `elsewhere.rs` for other windows with it, and `screens/` for what is
//! drawn; `vote.rs` is the page of a phone.

mod address;
mod again;
mod board;
mod collect;
mod elsewhere;
mod kept;
mod paper;
mod reading;
mod room;
mod screens;
mod script;
mod start;
mod vote;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use address::Address;

use super::app::App;
use super::{apart, browser};
use crate::story::packed::Card;
use crate::story::wording::Language;

/// The page of a group that `rest` means, once its part of the program is here.
pub fn place(app: App, rest: String) -> AnyView {
    browser::add_style("kt-style-together");
    apart::place(app, || async { fetch().await.is_ok() }, move || apart::now(page(app, rest.clone())))
}

#[wasm_split(group, fallible, preload(fetch))]
fn page(app: App, rest: String) -> Result<AnyView, SplitLoaderError> {
    app.ready();
    Ok(match Address::read(&rest) {
        Address::Start { result } => start::place(app, result),
        Address::Group(number) => board::place(app, number),
        Address::Vote { case, key } => vote::place(app, case, key),
    })
}

/// The title of a case in the language of the reader, or its name. Follows.
fn case_title(app: App, id: &str) -> String {
    let cards = app.library.cards().unwrap_or_default();
    cards.iter().find(|card| card.id == id).map_or_else(|| id.to_owned(), |card| title_on(card, app.language()))
}

/// The title on a card in this language, or in whichever there is.
fn title_on(card: &Card, language: Language) -> String {
    card.words.get(language.tag()).or_else(|| card.words.values().next()).map(|(title, _)| title.clone()).unwrap_or_default()
}
