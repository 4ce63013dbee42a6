//! The first page: what this is in one sentence, where one left off, the cases, and three doors to explanations.

use leptos::prelude::*;

use super::app::App;
use super::attempts::{self, Progress};
use super::browser;
use super::route::{Route, Topic};
use super::still_picture;
use super::still_picture::layout::Shape;
use super::storage;
use super::words::{Ui, fill};
use crate::play::stage::{Light, Stage, StagePerson};
use crate::story::model::Mood;
use crate::story::packed::Card;
use crate::story::wording::Language;

/// The page.
pub fn page(app: App) -> AnyView {
    Effect::new(move |_| browser::title(&format!("Keukentafel – {}", app.ui().motto)));
    let ready = Memo::new(move |_| app.library.cards().is_some());
    Effect::new(move |_| {
        if ready.get() {
            app.ready();
        }
    });
    let doors = move || {
        let ui = app.ui();
        Topic::ALL
            .iter()
            .map(|topic| {
                let (title, about) = ui.door(*topic);
                // Authors and groups have pages of their own, which lead on to their explanation.
                let address = match topic {
                    Topic::Play => Route::Help(*topic),
                    Topic::Write => Route::Further("author".to_owned()),
                    Topic::Debrief => Route::Further("group".to_owned()),
                };
                view! { <li><a href=address.address()><b>{title}</b><span>{about}</span></a></li> }
            })
            .collect_view()
    };
    view! {
        <div class="hero">
            <svg class="hero-picture" viewBox="0 0 1120 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false" inner_html=hero()></svg>
            <div class="hero-words">
                <h1 id="page-title" tabindex="-1">{move || app.ui().motto}</h1>
                <p>{move || app.ui().invitation}</p>
                {move || go_on(app)}
            </div>
        </div>
        <div class="wrap">
            <section aria-labelledby="cases">
                <h2 id="cases" tabindex="-1">{move || app.ui().choose_case}</h2>
                {move || cards(app)}
            </section>
            <section aria-labelledby="more">
                <h2 id="more">{move || app.ui().more}</h2>
                <ul class="doors">{doors}</ul>
            </section>
            <p class="soft">{move || app.ui().privacy}</p>
        </div>
    }
    .into_any()
}

fn hero() -> String {
    let person = |look: &str, mood: Mood, resident: bool| StagePerson {
        id: look.to_owned(),
        name: String::new(),
        role: String::new(),
        look: look.to_owned(),
        mood,
        speaking: look == "glasses",
        resident,
    };
    let stage = Stage {
        people: vec![
            person("plum", Mood::Worried, true),
            person("glasses", Mood::Happy, false),
            person("curls", Mood::Hopeful, false),
            person("elder", Mood::Calm, false),
            person("scarf", Mood::Worried, false),
        ],
        lassos: vec!["glasses".to_owned()],
        light: Light::Evening,
        ..Stage::default()
    };
    still_picture::draw(&stage, Shape::Wide, None)
}

/// The play one was last in.
fn go_on(app: App) -> AnyView {
    let Some(attempt) = storage::attempts().into_iter().find(|attempt| !attempt.finished && !attempt.decisions.is_empty()) else {
        return ().into_any();
    };
    let cards = app.library.cards().unwrap_or_default();
    let Some(card) = cards.iter().find(|card| card.id == attempt.case) else { return ().into_any() };
    let (title, _) = words(card, app.language());
    let words = fill(app.ui().go_on_with, &[("title", &title)]);
    view! { <p><a class="btn main" id="go-on" href=attempts::route(&attempt, false).address()>{words}</a></p> }.into_any()
}

fn cards(app: App) -> AnyView {
    let ui = app.ui();
    if app.library.failed() {
        return view! { <p role="alert">{ui.list_failed}</p> }.into_any();
    }
    let Some(cards) = app.library.cards() else {
        return view! { <p role="status">{ui.loading}</p> }.into_any();
    };
    if cards.is_empty() {
        return view! { <p>{ui.no_cases}</p> }.into_any();
    }
    let cards = cards.iter().enumerate().map(|(number, one)| card(app, ui, one, number)).collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

/// Title and summary in this language, or in whichever there is.
fn words(card: &Card, language: Language) -> (String, String) {
    card.words.get(language.tag()).or_else(|| card.words.values().next()).cloned().unwrap_or_default()
}

fn card(app: App, ui: &'static Ui, card: &Card, number: usize) -> AnyView {
    let (title, summary) = words(card, app.language());
    let attempts = storage::attempts();
    let (sign, state) = match attempts::progress(attempts.iter().filter(|attempt| attempt.case == card.id)) {
        Progress::New => ("", ui.new),
        Progress::Halfway => ("… ", ui.halfway),
        Progress::Played => ("✓ ", ui.played),
    };
    let seats = ui.seats(card.seats);
    let minutes = (card.minutes > 0).then(|| fill(ui.minutes, &[("count", &card.minutes.to_string())]));
    let meta: Vec<String> = [Some(seats), minutes].into_iter().flatten().collect();
    let address = Route::Case { case: card.id.clone(), seed: None }.address();
    view! {
        <li class="card case">
            <svg class="thumb" viewBox="0 0 360 170" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false" inner_html=still_picture::card(&card.people, card.resident, number)></svg>
            <h3><a href=address>{title}</a></h3>
            <p>{summary}</p>
            <p class="meta">{meta.join(" · ")}" · "<b><span aria-hidden="true">{sign}</span>{state}</b></p>
        </li>
    }
    .into_any()
}
