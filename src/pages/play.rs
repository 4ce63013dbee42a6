//! The page of a play: the picture on top, the talk and the choices on paper below it, the notebook beside them. Which
//! of talk, agreements, month or look-back is on the paper follows from the chapter.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::app::App;
use super::game::{Game, Stuck};
use super::later::{self, Part};
use super::library::State;
use super::route::{Place, Route};
use super::words::fill;
use super::{attempts, browser, notebook, options, seats, stage, talk};
use crate::play::view::Chapter;

/// How far the case is, without the case: what decides whether the page is built anew.
#[derive(Clone, Copy, PartialEq)]
enum Ready {
    No,
    Yes,
    Failed,
}

/// The page.
pub fn page(app: App, place: Place) -> AnyView {
    let case = place.case.clone();
    let id = place.case.clone();
    Effect::new(move |_| app.library.want(&id));
    let ready = Memo::new(move |_| match app.library.state(&case) {
        State::Busy => Ready::No,
        State::Ready(_) => Ready::Yes,
        State::Failed(_) => Ready::Failed,
    });
    let content = move || match ready.get() {
        Ready::No => view! { <p class="wrap" role="status">{move || app.ui().loading}</p> }.into_any(),
        Ready::Failed => seats::trouble(app, place.case.clone()),
        Ready::Yes => untrack(|| match app.library.loaded(&place.case) {
            Some(loaded) => match Game::open(app, loaded, &place) {
                Ok(game) if game.looks_back => {
                    app.chapter.set(Some(Chapter::LookBack));
                    later::whole(game, Part::LookBack(game))
                }
                Ok(game) => table(game),
                Err(stuck) => later::place(app, Part::Refused(app, stuck.into())),
            },
            None => ().into_any(),
        }),
    };
    view! { {content} }.into_any()
}

fn table(game: Game) -> AnyView {
    let app = game.app;
    Effect::new(move |_| app.chapter.set(Some(game.chapter())));
    Effect::new(move |_| {
        let language = app.language();
        let title = game.with(|loaded, _| loaded.words(language).of(&loaded.case.story().title).to_owned());
        browser::title(&format!("{title} – Keukentafel"));
    });
    let keys = window_event_listener(ev::keydown, move |event| key(game, &event));
    on_cleanup(move || keys.remove());
    app.ready();
    later::follow(game);
    let heading = move || {
        let language = app.language();
        game.with(|loaded, _| loaded.words(language).of(&loaded.case.story().title).to_owned())
    };
    let in_month = Memo::new(move |_| game.chapter() >= Chapter::Month);
    view! {
        <h1 class="unseen" id="page-title" tabindex="-1">{heading}</h1>
        {stage::place(game)}
        {later::unseen(app, Part::Sound(game))}
        {later::unseen(app, Part::Keys(game))}
        {move || in_month.get().then(|| later::place(app, Part::MonthStrip(game)))}
        <div class="paper">
            <div class="paper-inner">
                <div class="talk-side">
                    {move || in_month.get().then(|| later::place(app, Part::MonthHeading(game)))}
                    {talk::lines(game)}
                    {move || game.trouble.get().map(|words| view! {
                        <p class="notice" role="alert"><span class="sign" aria-hidden="true">"! "</span>{words}</p>
                    })}
                    {move || in_month.get().then(|| later::place(app, Part::MonthBeside(game)))}
                    {options::place(game)}
                </div>
                <div class="note-side">
                    {notebook::place(game, in_month)}
                    {later::place(app, Part::SocialMap(game))}
                    {talk::earlier(game)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Space and Enter go on, 1 to 9 choose; never while something else has the focus that wants the key itself.
fn key(game: Game, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() || event.repeat() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let inside = |selector: &str| target.as_ref().is_some_and(|one| one.closest(selector).ok().flatten().is_some());
    if inside("input, textarea, select, dialog, [contenteditable]") {
        return;
    }
    let pressed = event.key();
    if pressed == " " || pressed == "Enter" {
        if !untrack(|| game.all_read()) && !inside("button, a, summary") {
            event.prevent_default();
            talk::next(game);
        }
        return;
    }
    let wanted = pressed.parse::<usize>().ok().filter(|number| (1..=9).contains(number));
    let Some(number) = wanted.filter(|_| game.app.settings.with_untracked(|now| now.keys)) else { return };
    if untrack(|| game.all_read()) && game.asked.with_untracked(Option::is_none) {
        let options = game.view.with_untracked(|view| Game::choosables(view));
        if let Some(option) = options.get(number - 1) {
            event.prevent_default();
            options::choose(game, &option.decision);
        }
    }
}

/// The story no longer takes what was decided: say so, and offer what still fits.
pub fn refused(app: App, stuck: &Stuck) -> AnyView {
    let ui = app.ui_now();
    let fitting = stuck.refusal.at;
    let why = stuck.refusal.say(app.settings.with_untracked(|now| now.language()));
    let total = stuck.attempt.decisions.len();
    let text = fill(ui.changed_text, &[("kept", &fitting.to_string()), ("total", &total.to_string())]);
    let invitation = Route::Case { case: stuck.attempt.case.clone(), seed: None }.address();
    let attempt = stuck.attempt.clone();
    let go_on = move |_| {
        let attempt = attempts::branch(&attempt, fitting);
        app.kept();
        browser::go(&attempts::route(&attempt, false).address());
    };
    app.ready();
    view! {
        <div class="wrap narrow-wrap">
            <h1 id="page-title" tabindex="-1">{ui.changed_title}</h1>
            <p>{text}</p>
            <p class="soft">{why}</p>
            <p class="row">
                <button type="button" class="btn main" on:click=go_on>{ui.changed_go_on}</button>
                <a class="btn" href=invitation>{ui.to_invitation}</a>
            </p>
        </div>
    }
    .into_any()
}
