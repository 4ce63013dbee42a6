//! The social map: who is there for what, which door, what it costs, what it may do. Looking something up for the
//! first time is a decision; after that it can be read at any moment.

use leptos::prelude::*;

use super::browser;
use super::game::Game;
use super::words::{Ui, fill};
use crate::play::view::{MapDetails, MapEntry};

const DIALOG: &str = "social-map";

/// The button and the panel. The panel is not there when the case has no social map.
pub fn place(game: Game) -> AnyView {
    let app = game.app;
    let any = game.view.with_untracked(|view| !view.social_map.is_empty());
    if !any {
        return ().into_any();
    }
    let entries = move || {
        let ui = app.ui();
        let view = game.known();
        let can = game.all_read();
        view.social_map.iter().map(|one| entry(game, ui, one, can)).collect_view()
    };
    view! {
        <p class="row side-row">
            <button type="button" class="btn" id="open-map" on:click=move |_| browser::open_dialog(DIALOG)>
                {move || app.ui().later().social_map}
            </button>
        </p>
        <dialog id=DIALOG aria-labelledby="social-map-title">
            <div class="dialog-top">
                <h2 id="social-map-title" tabindex="-1">{move || app.ui().later().social_map}</h2>
                <button type="button" class="btn" on:click=move |_| browser::close_dialog(DIALOG)>{move || app.ui().later().close}</button>
            </div>
            <p class="soft">{move || app.ui().later().social_map_about}</p>
            <ul class="map">{entries}</ul>
        </dialog>
    }
    .into_any()
}

/// Opens the map at one service.
pub fn open_at(service: &str) {
    browser::open_dialog(DIALOG);
    browser::focus(&entry_id(service));
}

fn entry_id(service: &str) -> String {
    format!("map-{service}")
}

fn entry(game: Game, ui: &'static Ui, entry: &MapEntry, can: bool) -> AnyView {
    let id = entry_id(&entry.id);
    let content = match (&entry.details, &entry.look_up) {
        (Some(details), _) => known(ui, details),
        (None, Some(decision)) if can => {
            let decision = decision.clone();
            let here = entry_id(&entry.id);
            let label = fill(ui.later().look_up_name, &[("name", &entry.name)]);
            let look = move |_| {
                game.decide(&decision);
                browser::focus_soon(here.clone());
            };
            view! { <button type="button" class="btn" aria-label=label on:click=look>{ui.later().look_up}</button> }.into_any()
        }
        _ => view! { <p class="soft">{ui.later().not_looked_up}</p> }.into_any(),
    };
    view! { <li><h3 id=id tabindex="-1">{entry.name.clone()}</h3>{content}</li> }.into_any()
}

fn known(ui: &'static Ui, details: &MapDetails) -> AnyView {
    let rows = [
        (ui.later().map_what, &details.what),
        (ui.later().map_who, &details.who),
        (ui.later().map_door, &details.door),
        (ui.later().map_cost, &details.cost),
        (ui.later().map_may, &details.may),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text.clone()}</dd></div> })
        .collect_view();
    let sources =
        (!details.sources.is_empty()).then(|| view! { <p class="soft sources-line">{ui.later().source}": "{details.sources.join("; ")}</p> });
    view! { <dl>{rows}</dl>{sources} }.into_any()
}
