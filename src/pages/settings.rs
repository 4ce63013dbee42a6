//! How a player wants to read: language, letter size, picture, pace and number keys. Kept on the device, and put on
//! `<html>` as attributes, so that the style sheet can follow.

use leptos::prelude::*;

use super::app::App;
use super::later::{self, Part};
use super::words::Ui;
use super::{browser, storage, words};
use crate::story::wording::Language;

/// How loud, in percent.
pub const VOLUMES: [u16; 3] = [0, 40, 100];

/// The letter sizes, in percent.
pub const SIZES: [u16; 4] = [100, 125, 150, 200];

/// How a player wants to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The language, as a tag.
    pub language: String,
    /// Letter size in percent.
    pub size: u16,
    /// Whether the picture is shown.
    pub picture: bool,
    /// Whether all lines of a step come at once.
    pub at_once: bool,
    /// How loud the sounds are, in percent; 0: none.
    pub volume: u16,
    /// Whether 1 to 9 choose an option (WCAG 2.1.4: it must be possible to switch that off).
    pub keys: bool,
    /// Whether one is asked at key decisions how sure one is.
    pub ask_sure: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: "nl".to_owned(), size: 100, picture: true, at_once: false, volume: 0, keys: true, ask_sure: true }
    }
}

impl Settings {
    /// The language.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or_default()
    }

    /// The words of the pages in that language.
    pub fn ui(&self) -> &'static Ui {
        words::of(self.language())
    }
}

/// The settings of this device; at the first visit the language of the browser.
pub fn load() -> Settings {
    storage::settings().unwrap_or_else(|| {
        let language = if browser::prefers_dutch() { "nl" } else { "en" };
        Settings { language: language.to_owned(), ..Settings::default() }
    })
}

/// Keeps the settings and puts them on `<html>`, now and whenever they change.
pub fn follow(settings: RwSignal<Settings>) {
    Effect::new(move |before: Option<Settings>| {
        let now = settings.get();
        browser::on_html("lang", now.language().tag());
        browser::on_html("data-size", &now.size.to_string());
        browser::on_html("data-picture", if now.picture { "on" } else { "off" });
        if before.is_some_and(|before| before != now) {
            storage::keep_settings(&now);
        }
        now
    });
}

/// The panel behind "Aa".
pub fn panel(app: App) -> AnyView {
    view! {
        <details class="settings" id="settings">
            <summary>
                <span aria-hidden="true">"Aa"</span>
                <span class="unseen">{move || app.ui().settings}</span>
            </summary>
            <div class="settings-panel">{later::place(app, Part::Settings(app))}</div>
        </details>
    }
    .into_any()
}

/// What is in the panel.
pub fn fields(app: App) -> AnyView {
    let settings = app.settings;
    let ui = move || app.ui();
    let sizes = SIZES
        .map(|size| {
            let words = move || format!("{size}%");
            radio("size", size, words, move || settings.with(|now| now.size == size), move || settings.update(|now| now.size = size))
        })
        .collect_view();
    let volumes = VOLUMES
        .iter()
        .enumerate()
        .map(|(at, volume)| {
            let words = move || ui().volumes[at].to_owned();
            radio("sound", *volume, words, move || settings.with(|now| now.volume == *volume), move || settings.update(|now| now.volume = *volume))
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{move || ui().text_size}</legend>
            {sizes}
        </fieldset>
        <fieldset>
            <legend>{move || ui().sound}</legend>
            {volumes}
        </fieldset>
        {switch("set-picture", move || ui().picture_on, move || settings.with(|now| now.picture), move |on| settings.update(|now| now.picture = on))}
        {switch("set-at-once", move || ui().at_once, move || settings.with(|now| now.at_once), move |on| settings.update(|now| now.at_once = on))}
        {switch("set-keys", move || ui().number_keys, move || settings.with(|now| now.keys), move |on| settings.update(|now| now.keys = on))}
        {switch("set-ask-sure", move || ui().looking().ask_sure, move || settings.with(|now| now.ask_sure), move |on| settings.update(|now| now.ask_sure = on))}
    }
    .into_any()
}

fn radio(
    name: &'static str,
    value: u16,
    label: impl Fn() -> String + Send + 'static,
    chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> AnyView {
    let id = format!("{name}-{value}");
    view! {
        <span class="pick">
            <input type="radio" name=name id=id.clone() prop:checked=chosen on:change=move |_| choose() />
            <label for=id>{label}</label>
        </span>
    }
    .into_any()
}

fn switch(
    id: &'static str,
    label: impl Fn() -> &'static str + Send + 'static,
    value: impl Fn() -> bool + Send + 'static,
    set: impl Fn(bool) + 'static,
) -> AnyView {
    view! {
        <p class="pick">
            <input type="checkbox" id=id prop:checked=value on:change=move |event| set(event_target_checked(&event)) />
            <label for=id>{label}</label>
        </p>
    }
    .into_any()
}
