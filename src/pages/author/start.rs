//! The first page of an author: go on with a case, begin one from a template, open one from the disk, or take a case of this site apart.

use std::cell::Cell;

use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

use super::address::Address;
use super::disk::{self, Answer, Opened};
use super::kept::{self, Kept};
use super::writing::{self, Means};
use crate::interop::parcel::{Parcel, STORY};
use crate::interop::twee;
use crate::pages::app::App;
use crate::pages::files::{self, FileTrouble, OneFile, read_file};
use crate::pages::route::{Route, Topic};
use crate::pages::sure::{self, Question};
use crate::pages::words::fill;
use crate::pages::{browser, later};
use crate::story::templates::Template;

/// The page.
pub fn place(app: App) -> AnyView {
    Effect::new(move |_| browser::title(&format!("{} – Keukentafel", app.ui().author().title)));
    let words = move || app.ui().author();
    let cases = RwSignal::new(kept::all());
    let help = Route::Help(Topic::Write).address();
    view! {
        <div class="wrap author-start">
            <p class="back"><a href="#/">{move || app.ui().all_cases}</a></p>
            <h1 id="page-title" tabindex="-1">{move || words().title}</h1>
            <p class="lead">{move || words().about}</p>
            <p><a href=help>{move || words().how_it_works}</a></p>
            {move || list(app, cases)}
            <section class="card" aria-labelledby="new-case">
                <h2 id="new-case">{move || words().begin_new}</h2>
                {move || templates(app)}
            </section>
            <section class="card" aria-labelledby="open-case">
                <h2 id="open-case">{move || words().open_title}</h2>
                {open(app)}
            </section>
            <section class="card" aria-labelledby="from-site">
                <h2 id="from-site">{move || words().from_site}</h2>
                {move || of_site(app)}
            </section>
            <p class="soft">{move || words().stays_here}</p>
        </div>
    }
    .into_any()
}

/// Begins a case and goes to its desk.
pub fn begin(app: App, case: Kept) -> u32 {
    let number = kept::begin(case).number;
    app.kept();
    browser::go(&Address::Desk(number).address());
    number
}

/// The title of a kept case, or what one calls it without.
pub fn title(app: App, kept: &Kept) -> String {
    if kept.title.trim().is_empty() { app.ui().author().nameless.to_owned() } else { kept.title.clone() }
}

fn list(app: App, cases: RwSignal<Vec<Kept>>) -> AnyView {
    let all = cases.get();
    if all.is_empty() {
        return ().into_any();
    }
    let items = all.into_iter().map(|case| one(app, cases, &case)).collect_view();
    view! {
        <section class="card" aria-labelledby="cases-here">
            <h2 id="cases-here" tabindex="-1">{app.ui().author().here_title}</h2>
            <ul class="attempts">{items}</ul>
        </section>
    }
    .into_any()
}

fn one(app: App, cases: RwSignal<Vec<Kept>>, case: &Kept) -> AnyView {
    let words = app.ui().author();
    let number = case.number;
    let title = title(app, case);
    let date = String::from(Date::new(&JsValue::from_f64(case.changed)).to_locale_string(app.language().tag(), &JsValue::UNDEFINED));
    let label = |text: &str| format!("{text}: {title}");
    let go_on = label(words.go_on);
    let question = Question {
        id: format!("delete-{number}"),
        delete: words.delete,
        label: label(words.delete),
        sure: fill(words.delete_sure, &[("title", &title)]),
        yes: words.delete_yes,
        no: words.delete_no,
    };
    let gone = move || {
        kept::forget(number);
        cases.set(kept::all());
    };
    let (delete, question) = sure::delete(question, gone);
    view! {
        <li>
            <span><b>{title}</b>" – "{fill(words.changed_on, &[("date", &date)])}</span>
            <span class="row">
                <a class="btn small main" href=Address::Desk(number).address() aria-label=go_on>{words.go_on}</a>
                {delete}
            </span>
            {question}
        </li>
    }
    .into_any()
}

/// Cases to begin from, in the language of the reader.
fn templates(app: App) -> AnyView {
    let words = app.ui().author();
    let language = app.language();
    let one = |template: Template| {
        let title = template.title(language);
        let id = format!("template-{}", template.id(language));
        let start = move |_| {
            if let Some(case) = Kept::from_files(vec![(STORY.to_owned(), template.text(language).to_owned())]) {
                begin(app, case);
            }
        };
        let label = fill(words.begin_with, &[("title", title)]);
        view! {
            <li>
                <h3>{title}</h3>
                <p>{template.about(language)}</p>
                <button type="button" class="btn main" id=id aria-label=label on:click=start>{words.begin}</button>
            </li>
        }
    };
    view! { <ul class="templates">{Template::ALL.map(one).collect_view()}</ul> }.into_any()
}

/// Opens files of the disk.
fn open(app: App) -> AnyView {
    let words = move || app.ui().author();
    let told = RwSignal::new(Vec::<String>::new());
    let over = RwSignal::new(false);
    let with = writing::fetch();
    let take = move |files: Vec<OneFile>| {
        spawn_local(async move {
            let mut opened = Vec::new();
            for file in files {
                let name = file.name();
                match read_file(&file).await {
                    Ok(text) => opened.push(Opened { name, text, guessed: false, too_large: false }),
                    Err(FileTrouble::TooLarge) => opened.push(Opened { name, text: String::new(), guessed: false, too_large: true }),
                    Err(FileTrouble::Unreadable) => _ = told.try_update(|told| told.push(fill(app.ui_now().author().unreadable, &[("name", &name)]))),
                }
            }
            if !told.is_disposed() {
                take_in(app, told, &opened, false);
            }
        });
    };
    let heard = move |answer: Answer| match answer {
        Answer::Opened(files) => take_in(app, told, &files, true),
        Answer::Failed(_) => told.set(vec![fill(app.ui_now().author().unreadable, &[("name", "")])]),
        Answer::Saved(_) | Answer::Changed(_) | Answer::Cancelled => {}
    };
    let in_place = move || {
        (with.get() == Means::Editor).then(|| {
            let able = RwSignal::new(false);
            request_animation_frame(move || _ = able.try_set(disk::can_open()));
            view! {
                {disk::place(heard)}
                {move || able.get().then(|| view! {
                    <button type="button" class="btn main" id="open-in-place" on:click=move |_| disk::open()>{move || words().open_from_disk}</button>
                })}
            }
        })
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        told.set(Vec::new());
        take(files::dropped(event.unchecked_into()));
    };
    view! {
        <div class="collect" class:over=move || over.get() on:dragover=move |event| { event.prevent_default(); over.set(true); } on:dragleave=move |_| over.set(false) on:drop=dropped>
            <p>{move || words().open_about}</p>
            <div class="row">
                {in_place}
                <span class="choose-file">
                    <input type="file" id="open-files" class="unseen-field" multiple=true accept=".ron,.keukentafel,.twee,.tw,.txt,text/plain" on:change=move |event| { told.set(Vec::new()); take(files::chosen(&event)); } />
                    <label class="btn" for="open-files">{move || words().choose_files}</label>
                </span>
            </div>
            <p class="soft">{move || words().drop_here}</p>
            <div role="alert">{move || told.get().into_iter().map(|text| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{text}</p> }).collect_view()}</div>
        </div>
    }
    .into_any()
}

/// Begins a case with what was opened, or says why not. `in_place`: it can be saved where it came from.
fn take_in(app: App, told: RwSignal<Vec<String>>, opened: &[Opened], in_place: bool) {
    let words = app.ui_now().author();
    let large = opened.iter().filter(|file| file.too_large).map(|file| fill(words.too_large, &[("name", &file.name)]));
    told.update(|told| told.extend(large));
    if let Some(twine) = opened.iter().find(|file| [".twee", ".tw"].iter().any(|ending| file.name.to_lowercase().ends_with(ending))) {
        return from_twine(app, told, twine);
    }
    let parcel = opened.iter().find_map(|file| Parcel::find(&file.text).ok());
    let files = match parcel {
        Some(parcel) => parcel.files,
        None => opened.iter().filter(|file| !file.too_large).map(|file| (file.name.clone(), file.text.clone())).collect(),
    };
    let Some(case) = Kept::from_files(files) else {
        if !opened.is_empty() && told.with_untracked(Vec::is_empty) {
            told.update(|told| told.push(words.no_story_in.to_owned()));
        }
        return;
    };
    let story = case.files.first().map(|(_, text)| text.clone()).unwrap_or_default();
    let number = begin(app, case);
    if in_place {
        for file in opened {
            disk::belongs(&file.name, number, if file.text == story { STORY } else { &file.name });
        }
    }
}

thread_local! {
    /// How much of the Twine story that was opened last could not come along.
    static LOST: Cell<usize> = const { Cell::new(0) };
}

/// How much of the Twine story that was just opened could not come along; told once.
pub fn lost_from_twine() -> usize {
    LOST.take()
}

/// Begins a case with what could be made of a Twine story.
fn from_twine(app: App, told: RwSignal<Vec<String>>, file: &Opened) {
    let language = app.ui_now().language;
    let made = twee::import(file.text.as_bytes(), &twee::Options { story: language.tag(), words: language });
    match made.story.and_then(|story| Kept::from_files(vec![(STORY.to_owned(), story)])) {
        Some(case) => {
            LOST.set(made.findings.len());
            begin(app, case);
        }
        None => told.update(|told| told.extend(made.findings.iter().map(|finding| finding.say(language)))),
    }
}

/// The cases of this site, to look into.
fn of_site(app: App) -> AnyView {
    let words = app.ui().author();
    let Some(cards) = app.library.cards() else { return later::coming(app) };
    let told = RwSignal::new(None::<&'static str>);
    let language = app.language();
    let buttons = cards
        .iter()
        .map(|card| {
            let title = card.words.get(language.tag()).or_else(|| card.words.values().next()).map(|(title, _)| title.clone()).unwrap_or_default();
            let id = card.id.clone();
            let copy = move |_| {
                let id = id.clone();
                spawn_local(async move {
                    match source(&id).await {
                        Some(case) => _ = begin(app, case),
                        None => _ = told.try_set(Some(app.ui_now().author().not_fetched)),
                    }
                });
            };
            view! { <li><button type="button" class="btn" on:click=copy>{fill(words.from_site_one, &[("title", &title)])}</button></li> }
        })
        .collect_view();
    view! {
        <p>{words.from_site_about}</p>
        <ul class="choices-row">{buttons}</ul>
        <div role="alert">{move || told.get().map(|text| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{text}</p> })}</div>
    }
    .into_any()
}

/// A case of this site as it was written.
async fn source(id: &str) -> Option<Kept> {
    let text = String::from_utf8(browser::fetch(&format!("sources/{id}.txt")).await.ok()?).ok()?;
    Kept::from_files(Parcel::find(&text).ok()?.files)
}
