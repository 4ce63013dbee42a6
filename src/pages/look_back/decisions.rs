//! The line of decisions: what you did, what it did, what else was possible, why it counts, and the way back to it.

use leptos::prelude::*;

use super::writing::Written;
use crate::pages::game::Game;
use crate::pages::sureness::{self, Moments};
use crate::pages::words::{Ui, fill, quoted};
use crate::pages::{attempts, browser};
use crate::play::view::{ChoosableKind, OfferState};
use crate::score::{Consequence, DecisionReport, Report, SourceNote};

/// The id of a decision on the page.
pub fn id(number: usize) -> String {
    format!("decision-{number}")
}

/// All decisions.
pub fn line(game: Game, ui: &'static Ui, written: Written, moments: Moments, report: &Report) -> AnyView {
    let items =
        report.decisions.iter().map(|decision| item(game, ui, report, decision, key_moment(ui, written, moments, decision.index))).collect_view();
    view! {
        <section aria-labelledby="what-you-did">
            <h2 id="what-you-did" tabindex="-1">{ui.later().what_you_did}</h2>
            <ol class="line-of-decisions">{items}</ol>
        </section>
    }
    .into_any()
}

fn item(game: Game, ui: &'static Ui, report: &Report, decision: &DecisionReport, moment: AnyView) -> AnyView {
    let index = decision.index;
    let total: i32 = decision.points.iter().map(|(_, points)| i32::from(*points)).sum();
    let (class, sign) = match total.signum() {
        1 => ("good", "+"),
        -1 => ("bad", "!"),
        _ => ("", ""),
    };
    let number = (index + 1).to_string();
    let again = move |_| {
        let attempt = attempts::branch(&game.attempt(), index);
        game.app.kept();
        browser::go(&attempts::route(&attempt, false).address());
    };
    let again_label = fill(ui.later().try_again_at, &[("number", &number)]);
    view! {
        <li class=class>
            <span class="dot" aria-hidden="true">{sign}</span>
            <h3 id=id(index) tabindex="-1">{format!("{number}. ")}{chosen_words(ui, decision)}</h3>
            {moment}
            {consequences(ui, report, decision)}
            <div class="more-of-it">
                {why(ui, decision)}
                {others(ui, decision)}
                <button type="button" class="btn small again" aria-label=again_label on:click=again>{ui.later().try_again}</button>
            </div>
        </li>
    }
    .into_any()
}

/// At a key decision: how sure one was then and why, and room for what one would choose now.
fn key_moment(ui: &'static Ui, written: Written, moments: Moments, decision: usize) -> AnyView {
    // Which decisions those are comes a moment later than the page; only these places are drawn anew then.
    let content = move || {
        let moment = moments.with(|moments| moments.iter().find(|moment| moment.decision == decision).cloned())?;
        Some(view! {
            <div class="key-moment">
                <p class="key-name">{ui.looking().key_moment}</p>
                {sureness::again(ui, &moment.said)}
                {written.room(format!("now-{}", moment.id), ui.looking().now.to_owned())}
            </div>
        })
    };
    view! { {content} }.into_any()
}

/// What was chosen: what sort of decision, and its words.
pub fn chosen_words(ui: &'static Ui, decision: &DecisionReport) -> AnyView {
    let agreement = decision.chosen.decision.starts_with("put:") || decision.chosen.decision.starts_with("note:");
    let text = spoken(decision.chosen.kind, &decision.chosen.text);
    view! { <span class="kind">{ui.later().kind(decision.chosen.kind, agreement)}</span>" "{text} }.into_any()
}

/// The words of an option; those that are spoken get quotes.
pub fn spoken(kind: ChoosableKind, text: &str) -> String {
    if kind == ChoosableKind::Say { quoted(text) } else { text.to_owned() }
}

/// What it brought about.
pub fn consequences(ui: &'static Ui, report: &Report, decision: &DecisionReport) -> AnyView {
    let all = decision.consequences.iter().map(|one| view! { <li>{consequence(ui, report, one)}</li> }).collect_view();
    (!decision.consequences.is_empty()).then(|| view! { <ul class="consequences">{all}</ul> }).into_any()
}

fn consequence(ui: &'static Ui, report: &Report, one: &Consequence) -> String {
    match one {
        Consequence::Asked(about) => fill(ui.later().did_ask, &[("wish", about)]),
        Consequence::Heard(hers) => fill(ui.later().did_hear, &[("wish", &quoted(hers))]),
        Consequence::Confirmed(hers) => fill(ui.later().did_confirm, &[("wish", &quoted(hers))]),
        Consequence::Offer(title, state) => fill(
            match state {
                OfferState::Unmade | OfferState::Open => ui.later().did_offer_open,
                OfferState::Noted => ui.later().did_offer_noted,
                OfferState::Answered(_) => ui.later().did_offer_answered,
                OfferState::Dropped => ui.later().did_offer_dropped,
            },
            &[("title", title), ("answer", if let OfferState::Answered(answer) = state { ui.later().answer(*answer) } else { "" })],
        ),
        Consequence::Agreement(Some(answer)) => fill(ui.later().did_agree, &[("answer", ui.later().answer(*answer))]),
        Consequence::Agreement(None) => ui.later().did_note.to_owned(),
        Consequence::Happening(number) => match report.month.get(*number) {
            Some(happening) => fill(
                ui.later().did_happen,
                &[("day", &happening.day.to_string()), ("title", &happening.title), ("outcome", ui.later().outcome(happening.kind))],
            ),
            None => String::new(),
        },
    }
}

/// The author's reason and where it rests on.
fn why(ui: &'static Ui, decision: &DecisionReport) -> AnyView {
    let Some(why) = &decision.why else { return ().into_any() };
    let points = decision.points.iter().map(|(dimension, points)| view! { <li>{format!("{points:+} ")}{dimension.clone()}</li> }).collect_view();
    let points = (!decision.points.is_empty()).then(|| view! { <ul class="points">{points}</ul> });
    view! {
        <details class="why">
            <summary>{ui.later().why_counts}</summary>
            <p>{why.clone()}</p>
            {points}
            {source_line(ui, &decision.sources)}
        </details>
    }
    .into_any()
}

/// Sources in one line.
pub fn source_line(ui: &'static Ui, sources: &[SourceNote]) -> AnyView {
    if sources.is_empty() {
        return ().into_any();
    }
    let titles: Vec<&str> = sources.iter().map(|source| source.title.as_str()).collect();
    view! { <p class="soft">{ui.later().source}": "{titles.join("; ")}</p> }.into_any()
}

fn others(ui: &'static Ui, decision: &DecisionReport) -> AnyView {
    if decision.other.is_empty() {
        return ().into_any();
    }
    // Titles alone stand in one line on paper.
    let class = if decision.other.iter().all(|other| other.why.is_none()) { "others bare" } else { "others" };
    let items = decision
        .other
        .iter()
        .map(|other| {
            let text = spoken(decision.chosen.kind, &other.text);
            let why = other.why.as_ref().map(|why| view! { " "<span class="soft">{why.clone()}</span> });
            view! { <li>{text}{why}</li> }
        })
        .collect_view();
    view! { <details class="why"><summary>{ui.later().also_possible}</summary><ul class=class>{items}</ul></details> }.into_any()
}
