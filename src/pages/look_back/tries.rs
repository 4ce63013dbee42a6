//! All attempts at a case, newest first: go on with one, look back at one, or lay one beside the one that is open.

use leptos::prelude::*;

use super::beside;
use crate::pages::app::App;
use crate::pages::game::Game;
use crate::pages::storage::{self, Attempt};
use crate::pages::words::{Ui, fill};
use crate::pages::{attempts, seats};

/// The list; `current`: the finished attempt the look-back is about, if this is one.
pub fn list(app: App, case: &str, current: Option<&Attempt>) -> AnyView {
    let ui = app.ui_now();
    let all: Vec<Attempt> = storage::attempts().into_iter().filter(|attempt| attempt.case == case).collect();
    if all.is_empty() {
        return ().into_any();
    }
    let loaded = app.library.loaded(case);
    let language = app.settings.with_untracked(|now| now.language());
    let items = all
        .iter()
        .map(|attempt| {
            let seat = loaded.as_ref().map_or_else(|| attempt.seat.clone(), |loaded| seats::seat_name(loaded, &attempt.seat, language));
            let state = if attempt.finished { ui.played } else { ui.halfway };
            let text = line(ui, attempt, &seat);
            let from = attempt.from.map(|(number, shared)| {
                let text = fill(ui.later().attempt_from, &[("number", &number.to_string()), ("count", &shared.to_string())]);
                view! { <span class="soft">{text}</span> }
            });
            let is_this = current.is_some_and(|current| current.number == attempt.number);
            let here = is_this.then(|| view! { <b>{ui.later().this_one}</b> });
            let open = if attempt.finished { ui.later().open_look_back } else { ui.later().go_on };
            let label = fill(ui.later().attempt_open, &[("what", open), ("number", &attempt.number.to_string())]);
            let address = attempts::route(attempt, attempt.finished).address();
            let compare = current.filter(|_| attempt.finished && !is_this).map(|current| beside::link(ui, current, attempt.number));
            let open = (!is_this).then(|| view! { <a class="btn small" href=address aria-label=label>{open}</a> });
            view! {
                <li>
                    <span><b>{text}</b>" – "{state}" "{here}" "{from}</span>
                    <span class="row">{open}{compare}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card" aria-labelledby="attempts">
            <h2 id="attempts" tabindex="-1">{ui.later().attempts}</h2>
            <ul class="attempts">{items}</ul>
        </section>
    }
    .into_any()
}

/// An attempt in one line.
fn line(ui: &'static Ui, attempt: &Attempt, seat: &str) -> String {
    let count = attempt.decisions.len().to_string();
    fill(ui.later().attempt_line, &[("number", &attempt.number.to_string()), ("seat", seat), ("count", &count), ("seed", &attempt.seed.to_string())])
}

/// The attempt one looks back at, in one line: on paper nothing else says which it was.
pub fn about(game: Game, ui: &'static Ui, attempt: &Attempt) -> String {
    let language = game.app.language();
    line(ui, attempt, &game.with(|loaded, _| seats::seat_name(loaded, &attempt.seat, language)))
}
