//! A case that somebody made and handed out: opened from a link or a file, kept on this device, and played like the others under
//! a name that begins with `~`.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::kept::Kept;
use super::start;
use crate::interop::parcel::{Parcel, STORY, Unopened};
use crate::pages::app::App;
use crate::pages::files::{self, Field, FileTrouble, read_file};
use crate::pages::library::Loaded;
use crate::pages::route::Route;
use crate::pages::words::fill;
use crate::pages::{browser, storage};
use crate::play::{Case, Words};
use crate::story::wording::{Language, render};
use crate::story::{Story, load, load_translation};

fn key(case: &str) -> String {
    format!("handed-out.{case}")
}

/// The name under which the case of a desk is played.
pub fn of_desk(number: u32) -> String {
    format!("~d{number}")
}

/// Whether a case of this name is kept here.
pub fn is_kept(case: &str) -> bool {
    case.starts_with('~') && storage::read(&key(case)).is_some()
}

/// Keeps a case under this name.
pub fn keep(case: &str, parcel: &Parcel) {
    storage::write(&key(case), &parcel.text());
}

/// The page on which one opens a case; `brought`: what a link brought along.
pub fn open(app: App, brought: Option<String>) -> AnyView {
    Effect::new(move |_| browser::title(&format!("{} – Keukentafel", app.ui().author().open_case_title)));
    let words = move || app.ui().author();
    let told = RwSignal::new(None::<String>);
    let take = move |text: &str| match Parcel::find(text) {
        Ok(parcel) => {
            let case = format!("~{}", parcel.number());
            keep(&case, &parcel);
            app.kept();
            browser::go(&Route::Case { case, seed: None }.address());
        }
        Err(why) => {
            // A story as its author saved it can be opened too.
            let files = Kept::from_files(vec![(STORY.to_owned(), text.to_owned())]).filter(|_| text.contains("Story("));
            match files {
                Some(kept) if why == Unopened::NoParcel => {
                    let parcel = kept.parcel();
                    let case = format!("~{}", parcel.number());
                    keep(&case, &parcel);
                    app.kept();
                    browser::go(&Route::Case { case, seed: None }.address());
                }
                _ => told.set(Some(why.say(app.ui_now().language).to_owned())),
            }
        }
    };
    if let Some(text) = brought {
        request_animation_frame(move || take(&text));
    }
    let paste = move |_| {
        let text = browser::element("paste-case").map(|field| field.unchecked_into::<Field>().value()).unwrap_or_default();
        take(&text);
    };
    let chosen = move |event: leptos::ev::Event| {
        let Some(file) = files::chosen(&event).into_iter().next() else { return };
        spawn_local(async move {
            let read = read_file(&file).await;
            if told.is_disposed() {
                return;
            }
            let words = app.ui_now().author();
            match read {
                Ok(text) => take(&text),
                Err(FileTrouble::TooLarge) => told.set(Some(fill(words.too_large, &[("name", &file.name())]))),
                Err(FileTrouble::Unreadable) => told.set(Some(fill(words.unreadable, &[("name", &file.name())]))),
            }
        });
    };
    view! {
        <div class="wrap narrow-wrap author-start">
            <p class="back"><a href="#/">{move || app.ui().all_cases}</a></p>
            <h1 id="page-title" tabindex="-1">{move || words().open_case_title}</h1>
            <p class="lead">{move || words().open_case_about}</p>
            <div role="alert">{move || told.get().map(|text| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{text}</p> })}</div>
            <p class="row">
                <span class="choose-file">
                    <input type="file" id="case-to-open" class="unseen-field" accept=".keukentafel,.ron,.txt,text/plain" on:change=chosen />
                    <label class="btn main" for="case-to-open">{move || words().choose_files}</label>
                </span>
            </p>
            <p class="labelled"><label for="paste-case">{move || words().open_case_paste}</label><textarea id="paste-case" rows="3" spellcheck="false" autocomplete="off"></textarea></p>
            <p class="row"><button type="button" class="btn" id="open-pasted" on:click=paste>{move || words().open_case_go}</button></p>
        </div>
    }
    .into_any()
}

/// Reads a kept case and gives it to the library, which shows the page that waits for it; or says what is wrong with it.
pub fn adopt(app: App, case: String) -> AnyView {
    let text = storage::read(&key(&case)).unwrap_or_default();
    let parcel = match Parcel::find(&text) {
        Ok(parcel) => parcel,
        Err(why) => return broken(app, vec![why.say(app.ui_now().language).to_owned()], None),
    };
    let story = parcel.file(STORY).unwrap_or_default();
    let loaded = load(STORY, story.as_bytes());
    let Some(story) = loaded.story else {
        let language = app.ui_now().language;
        let told = loaded.diagnostics.iter().take(MOST).map(|one| render(one, story, language)).collect();
        return broken(app, told, Some(parcel));
    };
    let words = [words_in(Language::Nl, &story, &parcel), words_in(Language::En, &story, &parcel)];
    match Case::new(story) {
        Ok(ready) => {
            // Once this place is drawn: the library then takes it away again.
            request_animation_frame(move || app.library.adopt(Loaded::new(case, Rc::new(ready), words)));
            ().into_any()
        }
        Err(error) => broken(app, vec![error.say(app.ui_now().language)], Some(parcel)),
    }
}

/// More mistakes than this are not for whoever only wanted to play.
const MOST: usize = 10;

/// The words in a language: those of the story, or of its translation. A story in neither Dutch nor English is read in its own.
fn words_in(language: Language, story: &Story, parcel: &Parcel) -> Option<Rc<Words>> {
    let tag = language.tag();
    if story.language == tag || (language == Language::Nl && Language::from_tag(&story.language).is_none()) {
        return Some(Rc::new(Words::new(story, None)));
    }
    let name = format!("{tag}.ron");
    let translation = load_translation(story, &name, parcel.file(&name)?.as_bytes()).0?;
    Some(Rc::new(Words::new(story, Some(&translation))))
}

fn broken(app: App, told: Vec<String>, parcel: Option<Parcel>) -> AnyView {
    let words = app.ui_now().author();
    let items = told.into_iter().map(|text| view! { <li><pre>{text}</pre></li> }).collect_view();
    let at_desk = parcel.and_then(|parcel| Kept::from_files(parcel.files)).map(|kept| {
        let open = move |_| _ = start::begin(app, kept.clone());
        view! { <button type="button" class="btn" id="open-at-desk" on:click=open>{words.open_at_desk}</button> }
    });
    view! {
        <div class="wrap">
            <h1 id="page-title" tabindex="-1">{app.ui_now().later().case_failed}</h1>
            <p>{words.opened_broken}</p>
            <ul class="mistakes">{items}</ul>
            <p class="row"><a class="btn" href="#/">{app.ui_now().all_cases}</a>{at_desk}</p>
        </div>
    }
    .into_any()
}
