//! What happened in everybody's month, and how many ropes lay around her at its end.

use leptos::prelude::*;

use super::bars::{bar, of};
use super::with_results;
use crate::debrief::{GroupReport, wording};
use crate::pages::group::room::Room;
use crate::pages::words::{Ui, fill};
use crate::story::model::OutcomeKind;

/// The screen.
pub fn place(room: Room) -> AnyView {
    with_results(room, move || {
        let report = room.report.get();
        let (ui, language) = (room.app.ui(), room.app.language());
        let words = ui.together();
        let rows = report.outcomes.iter().map(|outcome| {
            let (sign, class) = sign(outcome.kind);
            let day = fill(ui.later().day_number, &[("day", &outcome.day.to_string())]);
            view! {
                <li>
                    <span class="day-of">{day}</span>
                    <strong>{outcome.title.clone()}</strong>
                    <span class=format!("status {class}")><span class="sign" aria-hidden="true">{sign}" "</span>{wording::outcome(outcome.kind, language)}</span>
                    {bar(class.to_owned(), outcome.people, report.people, &[])}
                    <b>{of(words, outcome.people, report.people)}</b>
                </li>
            }
        });
        let rows = rows.collect_view();
        view! {
            <h2 class="asked">{words.month_title}</h2>
            <div class="month-and-ropes">
                <ul class="happened">{rows}</ul>
                {ropes(ui, &report)}
            </div>
        }
        .into_any()
    })
}

/// Sign and class of how something turned out.
pub fn sign(kind: OutcomeKind) -> (&'static str, &'static str) {
    match kind {
        OutcomeKind::Delivered => ("✓", "ok"),
        OutcomeKind::Distorted => ("≠", "ask"),
        OutcomeKind::Refused => ("×", "stop"),
        OutcomeKind::DeadEnd => ("⊣", "stop"),
        OutcomeKind::Unwanted => ("!", "stop"),
    }
}

fn ropes(ui: &'static Ui, report: &GroupReport) -> AnyView {
    let words = ui.together();
    let most = report.lassos.iter().copied().max().unwrap_or(0);
    let rows = report.lassos.iter().enumerate().map(|(ropes, people)| {
        let name = if ropes == 1 { words.rope.to_owned() } else { fill(words.ropes, &[("count", &ropes.to_string())]) };
        view! { <li><span>{name}</span>{bar("rope".to_owned(), *people, most, &[])}<b>{people.to_string()}</b></li> }
    });
    view! {
        <section class="rope-counts">
            <h3>{words.ropes_title}</h3>
            <p class="soft">{words.ropes_about}</p>
            <ul class="histogram">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}
