//! The frame around every page: skip link, bar with the chapters, language and letter size, and the page the address
//! asks for. The first time a page can be used, `<html data-ready="yes">` says so.

use leptos::ev;
use leptos::prelude::*;

use super::later::{self, Later, Part};
use super::library::Library;
use super::route::Route;
use super::settings::{self, Settings};
use super::words::Ui;
use super::{browser, home, play, seats, storage};
use crate::play::view::Chapter;
use crate::story::wording::Language;

/// What every page needs. Cheap to copy: it only points.
#[derive(Clone, Copy)]
pub struct App {
    /// How the player wants to read.
    pub settings: RwSignal<Settings>,
    /// The page one is on.
    pub route: RwSignal<Route>,
    /// The cases.
    pub library: Library,
    /// The chapter that is marked in the bar; `None`: no chapters there.
    pub chapter: RwSignal<Option<Chapter>>,
    /// The second part of the program.
    pub later: Later,
    /// Whether it was noticed that this device keeps nothing.
    keeps_nothing: RwSignal<bool>,
}

impl App {
    /// The words of the pages. Follows the language.
    pub fn ui(self) -> &'static Ui {
        self.settings.with(Settings::ui)
    }

    /// The words of the pages as they are now.
    pub fn ui_now(self) -> &'static Ui {
        self.settings.with_untracked(Settings::ui)
    }

    /// The language. Follows.
    pub fn language(self) -> Language {
        self.settings.with(Settings::language)
    }

    /// To be called after something was kept: says it when that did not work.
    pub fn kept(self) {
        if storage::refused() && !self.keeps_nothing.get_untracked() {
            self.keeps_nothing.set(true);
        }
    }

    /// The page can be used now.
    pub fn ready(self) {
        request_animation_frame(|| browser::on_html("data-ready", "yes"));
    }
}

/// Everything on the page.
pub fn app() -> impl IntoView {
    let settings = RwSignal::new(settings::load());
    settings::follow(settings);
    let app = App {
        settings,
        route: RwSignal::new(Route::read(&browser::hash())),
        library: Library::open(settings),
        chapter: RwSignal::new(None),
        later: Later::new(),
        keeps_nothing: RwSignal::new(false),
    };
    let on_hash = window_event_listener(ev::hashchange, move |_| {
        let route = Route::read(&browser::hash());
        if route != app.route.get_untracked() {
            app.route.set(route);
            browser::begin_page();
        }
    });
    on_cleanup(move || on_hash.remove());
    let page = move || {
        let route = app.route.get();
        app.chapter.set(None);
        match route {
            Route::Home => home::page(app),
            Route::Help(topic) => later::place(app, Part::Help(app, topic)),
            Route::Further(rest) => later::place(app, Part::Further(app, rest)),
            Route::Case { case, seed } => seats::page(app, case, seed),
            Route::Play(place) => play::page(app, place),
        }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{move || app.ui().skip}</a>
        {bar(app)}
        <main id="main" tabindex="-1">
            {move || app.keeps_nothing.get().then(|| view! {
                <p class="notice" role="status"><span class="sign" aria-hidden="true">"! "</span>{move || app.ui().keeps_nothing}</p>
            })}
            {page}
        </main>
    }
}

/// The address after `#` is our page, so the skip link moves the focus by itself.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    browser::focus("main");
}

fn bar(app: App) -> AnyView {
    let chapters = move || {
        let current = app.chapter.get()?;
        let ui = app.ui();
        let all = [Chapter::Prepare, Chapter::Table, Chapter::Agreements, Chapter::Month, Chapter::LookBack];
        let items = all.map(|chapter| {
            let state = if chapter < current { "past" } else { "" };
            let step = (chapter == current).then_some("step");
            view! { <li class=state aria-current=step>{ui.chapter(chapter)}</li> }
        });
        Some(view! { <ol class="chapters" aria-label=ui.chapters>{items.collect_view()}</ol> })
    };
    let other = move || if app.language() == Language::Nl { ("en", "English") } else { ("nl", "Nederlands") };
    let switch = move |_| {
        let tag = app.settings.with_untracked(|now| if now.language() == Language::Nl { "en" } else { "nl" });
        app.settings.update(|now| now.language = tag.to_owned());
    };
    view! {
        <header class="bar">
            <a class="brand" href="#/">"Keukentafel"</a>
            {chapters}
            <div class="tools">
                <button type="button" class="tool" id="language" on:click=switch lang=move || other().0>
                    {move || other().1}
                </button>
                {settings::panel(app)}
            </div>
        </header>
    }
    .into_any()
}
