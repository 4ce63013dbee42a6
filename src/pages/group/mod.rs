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

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use address::Address;

use super::app::App;
use super::{browser, later};
use crate::story::packed::Card;
use crate::story::wording::Language;

/// How far the part with these pages is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Coming,
    Here,
    Failed,
}

/// The page of a group that `rest` means, once its part of the program is here.
pub fn place(app: App, rest: String) -> AnyView {
    let state = RwSignal::new(State::Coming);
    let want = move || {
        state.set(State::Coming);
        spawn_local(async move {
            let arrived = fetch().await.is_ok();
            state.try_set(if arrived { State::Here } else { State::Failed });
        });
    };
    want();
    browser::add_style("kt-style-together");
    let content = move || match state.get() {
        State::Coming => later::coming(app),
        State::Failed => later::failed(app, want),
        State::Here => untrack(|| made(app, rest.clone())).unwrap_or_else(|| ().into_any()),
    };
    view! { {content} }.into_any()
}

/// The page itself: its part is here, so nothing is waited for and the first look gives it.
fn made(app: App, rest: String) -> Option<AnyView> {
    match pin!(page(app, rest)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => Some(view),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
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
