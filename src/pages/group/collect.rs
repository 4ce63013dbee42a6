//! The way in: paste anything, drop or choose files, or hold codes before the camera. Each of the three does for those
//! who cannot use the others.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::room::{Room, Tally};
use crate::pages::files::{self, Field, FileTrouble, OneFile, read_file};
use crate::pages::words::together::Together;
use crate::pages::words::{fill, one_or_more};
use crate::pages::{browser, camera};

/// The field one pastes into.
const FIELD: &str = "collect-text";

/// The panel.
pub fn place(room: Room) -> AnyView {
    let over = RwSignal::new(false);
    let words = move || room.words();
    let add = move || {
        let text = browser::element(FIELD).map(|field| field.unchecked_into::<Field>().value()).unwrap_or_default();
        if text.trim().is_empty() {
            browser::focus(FIELD);
            return;
        }
        room.take(&text, None);
        if let Some(field) = browser::element(FIELD) {
            field.unchecked_into::<Field>().set_value("");
        }
    };
    let by_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            add();
        }
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        read_all(room, files::dropped(event.unchecked_into()));
    };
    let chosen = move |event: ev::Event| {
        read_all(room, files::chosen(&event));
    };
    // Only whether, so that the button stays the same one while the figures change.
    let reading = Memo::new(move |_| room.waiting.with(Option::is_some));
    let stop = move |_| {
        room.stop_reading();
        browser::focus(FIELD);
    };
    let reader: camera::Reader = Rc::new(move |text| {
        let before = room.people_now();
        room.take(text, None);
        said_of(room, before)
    });
    view! {
        <div class="collect" class:over=move || over.get() on:dragover=move |event| { event.prevent_default(); over.set(true); } on:dragleave=move |_| over.set(false) on:drop=dropped>
            <label for=FIELD>{move || words().paste_here}</label>
            <textarea id=FIELD rows="4" spellcheck="false" autocomplete="off" on:keydown=by_key></textarea>
            <p class="row">
                <button type="button" class="btn main" id="collect-add" on:click=move |_| add()>{move || words().add}</button>
                <span class="choose-file">
                    <input type="file" id="collect-files" class="unseen-field" multiple=true accept=".txt,text/plain" on:change=chosen />
                    <label class="btn" for="collect-files">{move || words().choose_files}</label>
                </span>
            </p>
            <p class="soft">{move || words().drop_here}</p>
            {camera::place(room.app, reader)}
            <div role="status" class="tally" id="tally">{move || tally(room)}</div>
            {move || reading.get().then(|| view! { <p class="row"><button type="button" class="btn small" id="stop-reading" on:click=stop>{words().stop_reading}</button></p> })}
            <div role="alert">{move || unreached(room)}</div>
            {move || refused(room)}
        </div>
    }
    .into_any()
}

/// How far it is, or what came of it.
fn tally(room: Room) -> AnyView {
    let words = room.words();
    if let Some((done, all)) = room.waiting.get() {
        let text = fill(words.reading, &[("done", &done.to_string()), ("all", &all.to_string())]);
        return view! { <p>{text}</p> }.into_any();
    }
    let parts = parts(words, &room.tally.get());
    let people = one_or_more(words.now_in, room.people());
    let said = if parts.is_empty() { String::new() } else { format!("{}. ", parts.join(", ")) };
    view! { <p><b>{said}</b>{people}</p> }.into_any()
}

fn parts(words: &'static Together, tally: &Tally) -> Vec<String> {
    let one = |text: [&'static str; 2], count: usize| (count > 0).then(|| one_or_more(text, count));
    let all = [
        one(words.tally_added, tally.added),
        one(words.tally_known, tally.known),
        one(words.tally_words, tally.words),
        one(words.tally_votes, tally.votes),
        one(words.tally_lost, tally.lost_words),
        one(words.tally_refused, tally.refused),
        one(words.tally_stopped, tally.stopped),
    ];
    all.into_iter().flatten().collect()
}

/// Codes of which nobody can say what they are of, because the other cases did not arrive.
fn unreached(room: Room) -> Option<AnyView> {
    let words = room.words();
    let count = room.unreached.get();
    let again = move |_| {
        browser::focus(FIELD);
        room.ask_cases_again();
    };
    (count > 0).then(|| {
        view! {
            <p class="notice">
                <span class="sign" aria-hidden="true">"! "</span>{one_or_more(words.cases_not_reached, count)}" "
                <button type="button" class="btn small" id="ask-cases" on:click=again>{room.app.ui().ask_again}</button>
            </p>
        }
        .into_any()
    })
}

/// What was not taken, each with its reason.
fn refused(room: Room) -> AnyView {
    let words = room.words();
    let list = room.refused.get();
    if list.is_empty() {
        return ().into_any();
    }
    let items = list.into_iter().map(|one| view! { <li><b class="begin">{one.begin}</b>" "{one.why}</li> }).collect_view();
    let clear = move |_| {
        room.refused.set(Vec::new());
        room.tally.set(Tally::default());
        browser::focus(FIELD);
    };
    view! {
        <section class="refused">
            <h3>{words.not_taken}</h3>
            <ul>{items}</ul>
            <p class="row"><button type="button" class="btn small" on:click=clear>{words.clear_list}</button></p>
        </section>
    }
    .into_any()
}

/// What the camera says after a code, at once: one code never waits for a slice.
fn said_of(room: Room, before: usize) -> String {
    let words = room.app.ui_now().together();
    if untrack(|| room.waiting.get()).is_some() {
        return words.camera_read.to_owned();
    }
    let parts = parts(words, &room.tally.get_untracked());
    let now = room.people_now();
    let why = room.refused.with_untracked(|refused| refused.first().map(|one| one.why.clone()));
    let people = one_or_more(words.now_in, now);
    match why {
        Some(why) if now == before => why,
        _ => format!("{}. {people}", parts.join(", ")),
    }
}

/// Reads files one after the other, so that none waits in memory.
fn read_all(room: Room, list: Vec<OneFile>) {
    room.begin_taking();
    spawn_local(async move {
        for file in list {
            let read = read_file(&file).await;
            // Somebody may have gone to another page while the browser read.
            if room.is_gone() {
                return;
            }
            match read {
                Ok(text) => room.take_more(&text, Some(&file.name())),
                Err(trouble) => room.refuse(file.name(), say(trouble, room.app.ui_now().together()).to_owned()),
            }
        }
    });
}

/// Why a file was not read, in words.
pub fn say(trouble: FileTrouble, words: &'static Together) -> &'static str {
    match trouble {
        FileTrouble::TooLarge => words.file_too_large,
        FileTrouble::Unreadable => words.file_unreadable,
    }
}
