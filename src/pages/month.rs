//! One month later: a strip of thirty days on which each happening appears when it is told, how it reached her, and
//! where it comes from. Days that are still to come stay empty: the month is not spoiled.

use leptos::prelude::*;

use super::game::Game;
use super::notebook::answer_status;
use super::words::{Ui, fill};
use super::{attempts, browser};
use crate::play::view::{AgreementNote, Happening};
use crate::story::model::OutcomeKind;

/// The number of the happening on screen, and of all that were told so far.
fn told(game: Game) -> (Option<usize>, usize) {
    let read = game.read.get();
    game.view.with(|view| {
        let lines = &view.lines[..read.min(view.lines.len())];
        let now = lines.last().and_then(|line| line.happening);
        let all = lines.iter().filter_map(|line| line.happening).max().map_or(0, |last| last + 1);
        (now, if game.all_read() { view.month.len() } else { all })
    })
}

/// Thirty days.
pub fn strip(game: Game) -> AnyView {
    let app = game.app;
    let days = move || {
        let ui = app.ui();
        let (now, all) = told(game);
        game.view.with(|view| {
            let known = &view.month[..all.min(view.month.len())];
            let today = now.and_then(|now| view.month.get(now)).map(|happening| happening.day);
            (1..=30_u8).map(|day| day_cell(ui, day, today == Some(day), known)).collect_view()
        })
    };
    view! { <ol class="month-strip" aria-label=move || app.ui().later().thirty_days>{days}</ol> }.into_any()
}

fn day_cell(ui: &'static Ui, day: u8, today: bool, known: &[Happening]) -> AnyView {
    let here: Vec<&Happening> = known.iter().filter(|happening| happening.day == day).collect();
    let words = (!here.is_empty()).then(|| {
        let words = here.iter().map(|happening| format!(": {}, {}", ui.later().channel(happening.by), happening.title)).collect::<String>();
        view! { <span class="unseen">{words}</span> }
    });
    let class = if here.is_empty() { "day" } else { "day full" };
    let sign = here.first().map(|happening| view! { <span class="by" aria-hidden="true">{ui.later().channel_sign(happening.by)}</span> });
    let current = today.then_some("date");
    view! { <li class=class aria-current=current><span class="unseen">{ui.later().day}" "</span>{day}{words}{sign}</li> }.into_any()
}

/// Day and title over the lines of a happening.
pub fn heading(game: Game) -> AnyView {
    let app = game.app;
    let words = move || {
        let ui = app.ui();
        if game.over() {
            return None;
        }
        let (now, _) = told(game);
        game.view.with(|view| {
            let happening = now.and_then(|now| view.month.get(now));
            Some(match happening {
                Some(one) => view! {
                    <p class="day-line">
                        <b>{fill(ui.later().day_number, &[("day", &one.day.to_string())])}" "{ui.later().channel_says(one.by)}</b>
                        " "<span>{one.title.clone()}</span>
                    </p>
                }
                .into_any(),
                None => view! { <p class="day-line"><b>{ui.later().month_later}</b></p> }.into_any(),
            })
        })
    };
    view! { {words} }.into_any()
}

/// Where what is told now comes from: the agreement, her answer then, and why.
pub fn beside(game: Game) -> AnyView {
    let app = game.app;
    let content = move || {
        let ui = app.ui();
        let (now, _) = told(game);
        let view = game.view.get();
        let happening = now.and_then(|now| view.month.get(now));
        happening.map(|one| {
            view! {
                <details class="side origins">
                    <summary>{ui.later().where_from}</summary>
                    {origin(game, ui, one, &view.notebook.agreements, false)}
                </details>
            }
        })
    };
    view! { {content} }.into_any()
}

/// The same for the whole month, when it is over.
pub fn origins(game: Game) -> AnyView {
    let ui = game.app.ui_now();
    let view = game.view.get();
    if view.month.is_empty() {
        return ().into_any();
    }
    let every = view.month.iter().map(|one| view! { <li>{origin(game, ui, one, &view.notebook.agreements, true)}</li> }).collect_view();
    view! { <h3 class="origins-title">{ui.later().where_from}</h3><ol class="origins-list">{every}</ol> }.into_any()
}

fn origin(game: Game, ui: &'static Ui, one: &Happening, notes: &[AgreementNote], with_title: bool) -> AnyView {
    let title = with_title.then(|| {
        view! { <h4><span aria-hidden="true">{ui.later().channel_sign(one.by)}" "</span>{fill(ui.later().day_number, &[("day", &one.day.to_string())])}" "{one.title.clone()}</h4> }
    });
    let agreement = match one.agreement.and_then(|number| notes.get(number)) {
        Some(note) => {
            let answer = note.answer.map_or_else(|| super::notebook::status("stop", "!", ui.not_put), |answer| answer_status(ui, answer));
            view! { <p class="from-agreement"><span>{ui.later().from_agreement}": "</span>{note.text.clone()}</p><p>{answer}</p> }.into_any()
        }
        None => view! { <p>{ui.later().from_outside}</p> }.into_any(),
    };
    let why = one.why.as_ref().map(|why| view! { <p><b>{ui.later().why}": "</b>{why.clone()}</p> });
    let sources = (!one.sources.is_empty()).then(|| view! { <p class="soft">{ui.later().source}": "{one.sources.join("; ")}</p> });
    let link = one.decision.filter(|_| with_title).map(|decision| {
        let text = fill(ui.later().to_decision, &[("number", &(decision + 1).to_string())]);
        let go = move |_| {
            browser::go(&attempts::route(&game.attempt(), true).address());
            super::look_back::go_to_decision(decision);
        };
        view! { <p><button type="button" class="btn small" on:click=go>{text}</button></p> }
    });
    view! { {title}<p>{outcome_status(ui, one.kind)}</p>{agreement}{why}{sources}{link} }.into_any()
}

/// How something turned out, as a sign with words.
pub fn outcome_status(ui: &'static Ui, kind: OutcomeKind) -> AnyView {
    let (class, sign) = match kind {
        OutcomeKind::Delivered => ("ok", "✓"),
        OutcomeKind::Distorted => ("stop", "≠"),
        OutcomeKind::Refused => ("stop", "×"),
        OutcomeKind::DeadEnd => ("ask", "…"),
        OutcomeKind::Unwanted => ("stop", "!"),
    };
    super::notebook::status(class, sign, ui.later().outcome(kind))
}
