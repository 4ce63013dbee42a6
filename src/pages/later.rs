//! The second part of the wasm: what nobody needs before the first choice. The first part asks for it once a play
//! stands on the page; until it is there its places say that it is coming, and when it does not come they say that,
//! with a button to ask again. Everything that is reachable from [`part`] alone is cut off by the build.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::app::App;
use super::game::{Game, Stuck};
use super::route::Topic;
use super::{agreement_form, apart, author, browser, group, help, look_back, month, play, scene, settings, social_map, sound, sureness, talk};
use crate::play::stage::Stage;

/// A part of a page that is in the second part of the wasm.
#[derive(Clone)]
pub enum Part {
    /// What a door of the first page leads to.
    Help(App, Topic),
    /// How a player wants to read.
    Settings(App),
    /// An attempt that the story no longer takes.
    Refused(App, Arc<Stuck>),
    /// What was said before this step.
    Earlier(Game),
    /// All attempts at a case.
    Attempts(App, String),
    /// The moving picture; with the stage, and whether it is narrow.
    Scene(Game, Memo<(Stage, bool)>),
    /// Nothing yet: its program is fetched.
    SceneToCome(App),
    /// What the play sounds like.
    Sound(Game),
    /// Which decisions are key decisions.
    Keys(Game),
    /// How sure the player is of what was pressed.
    Ask(Game),
    /// The social map beside the talk.
    SocialMap(Game),
    /// The agreement that is being put together.
    AgreementForm(Game),
    /// The thirty days over the month.
    MonthStrip(Game),
    /// Day and title over what is told of the month.
    MonthHeading(Game),
    /// Where what is told now comes from.
    MonthBeside(Game),
    /// Where everything in the month came from.
    MonthOrigins(Game),
    /// The look-back.
    LookBack(Game),
    /// The pages of a group and those of an author, which are parts of their own.
    Further(App, String),
    /// A case that cannot be played; it may be one that somebody made or sent, and is kept on this device.
    Elsewhere(App, String),
}

#[wasm_split(later, fallible, preload(fetch))]
fn part(part: Part) -> Result<AnyView, SplitLoaderError> {
    Ok(match part {
        Part::Help(app, topic) => help::page(app, topic),
        Part::Settings(app) => settings::fields(app),
        Part::Refused(app, stuck) => play::refused(app, &stuck),
        Part::Earlier(game) => talk::earlier_lines(game),
        Part::Attempts(app, case) => look_back::attempts_list(app, &case, None),
        Part::Scene(game, now) => scene::follow(game, now),
        Part::SceneToCome(app) => scene::warm(app),
        Part::Sound(game) => sound::follow(game),
        Part::Keys(game) => sureness::follow(game),
        Part::Ask(game) => sureness::ask(game),
        Part::SocialMap(game) => social_map::place(game),
        Part::AgreementForm(game) => agreement_form::place(game),
        Part::MonthStrip(game) => month::strip(game),
        Part::MonthHeading(game) => month::heading(game),
        Part::MonthBeside(game) => month::beside(game),
        Part::MonthOrigins(game) => month::origins(game),
        Part::LookBack(game) => look_back::page(game),
        Part::Further(app, rest) => further(app, rest),
        Part::Elsewhere(app, case) => author::elsewhere(app, case),
    })
}

/// What stands behind `#/-/` and is no explanation.
fn further(app: App, rest: String) -> AnyView {
    match rest.split(['?', '/']).next() {
        Some("group" | "vote") => group::place(app, rest),
        Some("author" | "open") => author::place(app, rest),
        _ => {
            browser::go("#/");
            ().into_any()
        }
    }
}

/// How far the second part is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Unasked,
    Coming,
    Here,
    Failed,
}

/// The second part of the wasm. Cheap to copy: it only points.
#[derive(Clone, Copy)]
pub struct Later(RwSignal<State>);

impl Later {
    /// Nothing is asked for yet.
    pub fn new() -> Self {
        Self(RwSignal::new(State::Unasked))
    }

    /// Asks for the second part when what is on the page now is drawn.
    fn want_soon(self) {
        if self.0.get_untracked() == State::Unasked {
            set_timeout(move || self.want(), SOON);
        }
    }

    /// Asks for the second part, unless that was done.
    fn want(self) {
        if !matches!(self.0.get_untracked(), State::Unasked | State::Failed) {
            return;
        }
        self.0.set(State::Coming);
        spawn_local(async move {
            browser::add_style("kt-style-later");
            let state = if fetch().await.is_ok() { State::Here } else { State::Failed };
            self.0.set(state);
        });
    }
}

/// Long enough for what is on the page now to be drawn first.
const SOON: Duration = Duration::from_millis(150);

/// Once the first choice is on the page, what comes after it is fetched.
pub fn follow(game: Game) {
    let (app, case) = (game.app, game.attempt().case);
    app.later.want_soon();
    set_timeout(move || app.library.want_rest(&case), SOON);
}

/// The place of a part that needs the words of the month.
pub fn whole(game: Game, wanted: Part) -> AnyView {
    if untrack(|| game.waits()) {
        game.app.library.want_rest(&game.attempt().case);
    }
    let waits = Memo::new(move |_| game.waits());
    view! { {move || if waits.get() { words(game) } else { place(game.app, wanted.clone()) }} }.into_any()
}

/// While the words of the month are on their way.
pub fn words(game: Game) -> AnyView {
    let app = game.app;
    let again = move || {
        app.library.want_rest(&game.attempt().case);
        app.later.want();
    };
    view! { {move || if app.library.rest_failed() { failed(app, again) } else { coming(app) }} }.into_any()
}

/// Something is on its way.
pub fn coming(app: App) -> AnyView {
    view! { <p class="soft" role="status">{app.ui().loading}</p> }.into_any()
}

/// Something did not arrive, with a button to ask again.
pub fn failed(app: App, again: impl Fn() + 'static) -> AnyView {
    view! {
        <p class="notice" role="alert">
            <span class="sign" aria-hidden="true">"! "</span>{app.ui().part_failed}" "
            <button type="button" class="btn small" on:click=move |_| again()>{app.ui().ask_again}</button>
        </p>
    }
    .into_any()
}

/// A part with nothing to see: nobody waits for it, and nobody misses it.
pub fn unseen(app: App, wanted: Part) -> AnyView {
    let later = app.later;
    later.want_soon();
    view! { {move || (later.0.get() == State::Here).then(|| untrack(|| made(wanted.clone())))} }.into_any()
}

/// The place of a part: the part, or how far it is.
pub fn place(app: App, wanted: Part) -> AnyView {
    let later = app.later;
    later.want_soon();
    let content = move || match later.0.get() {
        State::Unasked | State::Coming => coming(app),
        State::Failed => failed(app, move || later.want()),
        State::Here => untrack(|| made(wanted.clone())).unwrap_or_else(|| ().into_any()),
    };
    view! { {content} }.into_any()
}

/// The part itself: the second part is here.
fn made(wanted: Part) -> Option<AnyView> {
    apart::now(part(wanted))
}
