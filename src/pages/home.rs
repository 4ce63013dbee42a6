//! The first page: what this is in one sentence, where one left off, the cases, and three doors to explanations.

use leptos::prelude::*;

use super::app::App;
use super::attempts::{self, Progress};
use super::browser;
use super::library::{Loaded, State};
use super::route::{Route, Topic};
use super::seats;
use super::still_picture;
use super::still_picture::layout::Shape;
use super::storage;
use super::words::{Ui, fill};
use crate::play::stage::{Light, Stage, StagePerson};
use crate::story::model::Mood;

/// The page.
pub fn page(app: App) -> AnyView {
    Effect::new(move |_| {
        for id in app.library.names().unwrap_or_default() {
            app.library.want(&id);
        }
    });
    Effect::new(move |_| browser::title(&format!("Keukentafel – {}", app.ui().motto)));
    let ready = Memo::new(move |_| app.library.names().is_some());
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
                view! { <li><a href=Route::Help(*topic).address()><b>{title}</b><span>{about}</span></a></li> }
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
    let title = match app.library.state(&attempt.case) {
        State::Ready(loaded) => loaded.words(app.language()).of(&loaded.case.story().title).to_owned(),
        State::Busy | State::Failed(_) => return ().into_any(),
    };
    let words = fill(app.ui().go_on_with, &[("title", &title)]);
    view! { <p><a class="btn main" id="go-on" href=attempts::route(&attempt, false).address()>{words}</a></p> }.into_any()
}

fn cards(app: App) -> AnyView {
    let ui = app.ui();
    if app.library.failed() {
        return view! { <p role="alert">{ui.list_failed}</p> }.into_any();
    }
    let Some(names) = app.library.names() else {
        return view! { <p role="status">{ui.loading}</p> }.into_any();
    };
    if names.is_empty() {
        return view! { <p>{ui.no_cases}</p> }.into_any();
    }
    let order = |state: &State| match state {
        State::Ready(loaded) => loaded.case.story().order,
        State::Busy | State::Failed(_) => u16::MAX,
    };
    let mut all: Vec<(String, State)> = names.into_iter().map(|id| (id.clone(), app.library.state(&id))).collect();
    all.sort_by(|a, b| order(&a.1).cmp(&order(&b.1)).then(a.0.cmp(&b.0)));
    let cards = all
        .into_iter()
        .enumerate()
        .map(|(number, (id, state))| match state {
            State::Busy => view! { <li class="card case"><p class="soft">{ui.loading}</p></li> }.into_any(),
            State::Failed(_) => view! { <li class="card case"><h3>{id.clone()}</h3>{seats::mistakes(app, &id)}</li> }.into_any(),
            State::Ready(loaded) => card(app, ui, &loaded, number),
        })
        .collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

fn card(app: App, ui: &'static Ui, loaded: &Loaded, number: usize) -> AnyView {
    let story = loaded.case.story();
    let words = loaded.words(app.language());
    let people: Vec<(String, String)> = story.people.iter().map(|(id, person)| (person.look.clone(), id.to_owned())).collect();
    let resident = story.people.index(&story.resident.value).unwrap_or(0);
    let attempts = storage::attempts();
    let (sign, state) = match attempts::progress(attempts.iter().filter(|attempt| attempt.case == loaded.id)) {
        Progress::New => ("", ui.new),
        Progress::Halfway => ("… ", ui.halfway),
        Progress::Played => ("✓ ", ui.played),
    };
    let seats = ui.seats(story.seats.0.len());
    let minutes = (story.minutes > 0).then(|| fill(ui.minutes, &[("count", &story.minutes.to_string())]));
    let meta: Vec<String> = [Some(seats), minutes].into_iter().flatten().collect();
    let address = Route::Case { case: loaded.id.clone(), seed: None }.address();
    view! {
        <li class="card case">
            <svg class="thumb" viewBox="0 0 360 170" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false" inner_html=still_picture::card(&people, resident, number)></svg>
            <h3><a href=address>{words.of(&story.title).to_owned()}</a></h3>
            <p>{words.of(&story.summary).to_owned()}</p>
            <p class="meta">{meta.join(" · ")}" · "<b><span aria-hidden="true">{sign}</span>{state}</b></p>
        </li>
    }
    .into_any()
}
