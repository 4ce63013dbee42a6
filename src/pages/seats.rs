//! The page of a case before the play: the invitation to read, and the seats to choose from. The seed is drawn by
//! chance and shown small; another one can be asked for in the address.

use leptos::prelude::*;

use super::app::App;
use super::later::{self, Part};
use super::library::{Loaded, State};
use super::route::{Place, Route};
use super::words::{Ui, fill};
use super::{browser, still_picture, storage};
use crate::play::view::Chapter;
use crate::story::model::{Mood, Text};
use crate::story::wording::Language;

/// The page.
pub fn page(app: App, case: String, seed: Option<u64>) -> AnyView {
    app.chapter.set(Some(Chapter::Prepare));
    let id = case.clone();
    Effect::new(move |_| app.library.want(&id));
    let seed = seed.unwrap_or_else(browser::random_seed);
    let content = move || match app.library.state(&case) {
        State::Busy => view! { <p class="wrap" role="status">{app.ui().loading}</p> }.into_any(),
        State::Failed(_) => trouble(app, case.clone()),
        State::Ready(loaded) => invitation(app, app.ui(), &loaded, seed),
    };
    view! { {content} }.into_any()
}

/// What one calls a seat: the role of its person, or else the name.
pub fn seat_name(loaded: &Loaded, seat: &str, language: Language) -> String {
    let words = loaded.words(language);
    let story = loaded.case.story();
    let person = story.seats.get(seat).and_then(|seat| story.people.get(&seat.person.value));
    person.map_or_else(
        || seat.to_owned(),
        |person| format!("{}, {}", words.of(&person.name), words.of(&person.role)).trim_end_matches([',', ' ']).to_owned(),
    )
}

fn invitation(app: App, ui: &'static Ui, loaded: &Loaded, seed: u64) -> AnyView {
    let story = loaded.case.story();
    let words = loaded.words(app.language());
    let title = words.of(&story.title).to_owned();
    browser::title(&format!("{title} – Keukentafel"));
    app.ready();
    let paragraphs = story.invitation.iter().map(|text| view! { <p>{words.of(text).to_owned()}</p> }).collect_view();
    let resident = story.people.get(&story.resident.value).map(|person| {
        let drawing = still_picture::face(&person.look, &story.resident.value, Mood::Hopeful);
        view! { <svg class="face large" viewBox="-62 -92 124 124" aria-hidden="true" focusable="false" inner_html=drawing></svg> }
    });
    let seats = story.seats.iter().map(|(id, _)| seat(app, ui, loaded, id, seed)).collect_view();
    let has_attempts = storage::attempts().iter().any(|attempt| attempt.case == loaded.id);
    let shown = fill(ui.seed, &[("seed", &seed.to_string())]);
    view! {
        <div class="wrap">
            <p class="back"><a href="#/">{ui.all_cases}</a></p>
            <article class="letter">
                {resident}
                <h1 id="page-title" tabindex="-1">{title}</h1>
                {paragraphs}
            </article>
            <section aria-labelledby="seats">
                <h2 id="seats" tabindex="-1">{ui.choose_seat}</h2>
                <ul class="cards seats">{seats}</ul>
                <p class="soft seed">{shown}</p>
            </section>
            {later::unseen(app, Part::SceneToCome(app))}
            {has_attempts.then(|| later::place(app, Part::Attempts(app, loaded.id.clone())))}
        </div>
    }
    .into_any()
}

fn seat(app: App, ui: &'static Ui, loaded: &Loaded, id: &str, seed: u64) -> AnyView {
    let story = loaded.case.story();
    let words = loaded.words(app.language());
    let Some(seat) = story.seats.get(id) else { return ().into_any() };
    let person = story.people.get(&seat.person.value);
    let name = person.map_or_else(|| id.to_owned(), |person| words.of(&person.name).to_owned());
    let role = person.map(|person| words.of(&person.role).to_owned()).unwrap_or_default();
    let drawing = still_picture::face(person.map_or("", |person| &person.look), &seat.person.value, Mood::Calm);
    let part = |title: &'static str, text: &Text| {
        let text = words.of(text).to_owned();
        (!text.is_empty()).then(|| view! { <div><dt>{title}</dt><dd>{text}</dd></div> })
    };
    let about = words.of(&seat.about).to_owned();
    let label = fill(ui.begin_as, &[("name", &name)]);
    let place = Place { case: loaded.id.clone(), seat: id.to_owned(), seed, ..Place::default() };
    let begin = move |_| {
        let attempt = Some(storage::free_number(&place.case));
        browser::go(&Route::Play(Place { attempt, ..place.clone() }).address());
    };
    view! {
        <li class="card seat">
            <div class="seat-top">
                <svg class="face" viewBox="-62 -92 124 124" aria-hidden="true" focusable="false" inner_html=drawing></svg>
                <h3>{name}<span class="role">{role}</span></h3>
            </div>
            <p>{about}</p>
            <dl>
                {part(ui.mandate, &seat.mandate)}
                {part(ui.knows, &seat.knows)}
                {part(ui.tempts, &seat.tempts)}
            </dl>
            <p><button type="button" class="btn main" data-seat=id.to_owned() aria-label=label on:click=begin>{ui.begin}</button></p>
        </li>
    }
    .into_any()
}

/// A case that cannot be played, with what is wrong in plain words.
pub fn trouble(app: App, case: String) -> AnyView {
    app.ready();
    later::place(app, Part::Elsewhere(app, case))
}
