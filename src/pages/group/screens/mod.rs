//! What the big screen shows at a step of the script: one file for each sort of picture. Every picture says in words or in
//! a table what it shows, and all of them count choices, never persons.

pub mod bars;
pub mod decision;
mod items;
mod join;
mod ledgers;
mod levels;
mod month;
mod routes;
pub mod shared;

use leptos::prelude::*;

use super::room::Room;
use crate::story::debrief::Show;
use decision::Layers;
use shared::Much;

/// The screen that belongs to a step.
pub fn place(room: Room, show: &Show, layers: Layers) -> AnyView {
    match show {
        Show::Words => ().into_any(),
        Show::Join => join::place(room),
        Show::Month => month::place(room),
        Show::Decision(key) => decision::place(room, key.value.clone(), layers),
        Show::Wishes => ledgers::wishes(room),
        Show::Referrals => ledgers::referrals(room),
        Show::Levels => levels::place(room),
        Show::Routes => routes::place(room),
    }
}

/// For the teacher: what the results say of the case itself.
pub fn for_teacher(room: Room) -> AnyView {
    items::place(room)
}

/// Every screen one after the other, for paper, and all that was shared; `layers`: those of the screen.
pub fn all(room: Room, layers: Layers) -> AnyView {
    let layers = layers.all();
    let keys = room.known().keys().iter().map(|key| key.id.clone()).collect::<Vec<_>>();
    let keys = keys
        .into_iter()
        .map(|key| {
            let words = (shared::reasons(room, key.clone(), Much::All), shared::now(room, key.clone(), Much::All));
            view! { <section class="figure-sheet">{decision::place(room, key, layers)}{words.0}{words.1}</section> }
        })
        .collect_view();
    view! {
        {keys}
        <section class="figure-sheet">{month::place(room)}</section>
        <section class="figure-sheet">{ledgers::wishes(room)}{ledgers::referrals(room)}</section>
        <section class="figure-sheet">{levels::place(room)}</section>
        <section class="figure-sheet">{routes::place(room)}</section>
        <section class="figure-sheet">{shared::beyond(room, Much::All)}{shared::five_steps(room)}</section>
    }
    .into_any()
}

/// A screen that needs results says so when there are none.
pub fn with_results(room: Room, content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let any = Memo::new(move |_| room.people() > 0);
    view! { {move || if any.get() { content() } else { view! { <p class="soft">{room.words().no_results}</p> }.into_any() }} }.into_any()
}
