//! The translation of a case: how much of it there is, a table for a spreadsheet, and that table taken in again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Desk;
use crate::interop::csv::Separator;
use crate::interop::translation::{self, Imported, Line, State};
use crate::pages::browser;
use crate::pages::files::{self, FileTrouble, read_bytes};
use crate::pages::words::author::Author;
use crate::pages::words::{fill, one_or_more};
use crate::story::wording::Language;

/// So many lines without a translation are listed; the table has them all.
const MOST: usize = 30;
/// So many rows that could not be taken are told.
const MOST_REFUSED: usize = 20;

/// What came of taking a table in.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    Taken(Box<Imported>),
    /// The translation has mistakes that have to be mended first.
    MendFirst(String),
    TooLarge(String),
    Unreadable(String),
}

/// The panel.
pub fn place(desk: Desk) -> AnyView {
    let told = RwSignal::new(None::<Told>);
    let words = move || desk.app.ui().author();
    let target = RwSignal::new(first_target(desk));
    let chosen = move |event: leptos::ev::Event| {
        let Some(file) = files::chosen(&event).into_iter().next() else { return };
        spawn_local(async move {
            let read = read_bytes(&file).await;
            if told.is_disposed() {
                return;
            }
            told.set(match read {
                Ok(table) => take(desk, &target.get_untracked(), &table),
                Err(FileTrouble::TooLarge) => Some(Told::TooLarge(file.name())),
                Err(FileTrouble::Unreadable) => Some(Told::Unreadable(file.name())),
            });
        });
    };
    let content = move || {
        let words = words();
        let looked = desk.looked.get();
        let Some(case) = looked.case() else {
            return view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{words.translate_mend_first}</p> }.into_any();
        };
        let tag = target.get();
        let known = desk.file(&file_of(&tag));
        match translation::lines(case.story(), known.as_deref().map(str::as_bytes)) {
            Ok(lines) => state(words, &lines),
            Err(translation::Unreadable) => {
                view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{fill(words.translation_broken, &[("name", &file_of(&tag))])}</p> }.into_any()
            }
        }
    };
    let languages = move || {
        let own = own_language(desk);
        let tags: Vec<String> = ["nl", "en"].into_iter().map(str::to_owned).chain(desk.files.with(|files| tags(files))).collect();
        let mut tags: Vec<String> = tags.into_iter().filter(|tag| *tag != own).collect();
        tags.sort();
        tags.dedup();
        let present = target.get_untracked();
        let options =
            tags.into_iter().map(|tag| view! { <option value=tag.clone() selected=tag == present>{name_of(words(), &tag)}</option> }).collect_view();
        view! {
            <p class="labelled"><label for="target">{words().translate_into}</label><select id="target" class="pick-one" on:change=move |event| target.set(event_target_value(&event))>{options}</select></p>
        }
    };
    let count = Memo::new(move |_| desk.files.with(Vec::len));
    view! {
        <div class="side-panel">
            <p>{move || words().translate_about}</p>
            {move || { let _ = count.get(); languages() }}
            {content}
            <p class="row">
                <button type="button" class="btn" id="table-out" on:click=move |_| give(desk, &target.get_untracked())>{move || words().table_out}</button>
                <span class="choose-file">
                    <input type="file" id="table-in" class="unseen-field" accept=".csv,.txt,text/csv,text/plain" on:change=chosen />
                    <label class="btn" for="table-in">{move || words().table_in}</label>
                </span>
            </p>
            <div role="status">{move || told.get().map(|what| report(words(), desk.app.language(), what))}</div>
        </div>
    }
    .into_any()
}

/// What a language is called; one we have no word for goes by its tag.
fn name_of(words: &'static Author, tag: &str) -> String {
    match tag {
        "nl" => words.dutch.to_owned(),
        "en" => words.english.to_owned(),
        _ => tag.to_owned(),
    }
}

/// What the translation into a language is called.
fn file_of(tag: &str) -> String {
    format!("{tag}.ron")
}

/// The languages there are files for.
fn tags(files: &[(String, String)]) -> Vec<String> {
    files.iter().skip(1).filter_map(|(name, _)| name.strip_suffix(".ron").map(str::to_owned)).collect()
}

fn own_language(desk: Desk) -> String {
    desk.looked.with_untracked(|looked| looked.case().map_or_else(String::new, |case| case.story().language.clone()))
}

fn first_target(desk: Desk) -> String {
    let other = if own_language(desk) == "en" { "nl" } else { "en" };
    desk.files.with_untracked(|files| tags(files).into_iter().next()).unwrap_or_else(|| other.to_owned())
}

/// How much of it there is.
fn state(words: &'static Author, lines: &[Line]) -> AnyView {
    let count = |wanted: fn(&State) -> bool| lines.iter().filter(|line| wanted(&line.state)).count();
    let fresh = count(|state| matches!(state, State::Fresh(_)));
    let stale = count(|state| matches!(state, State::Stale { .. }));
    let missing = count(|state| matches!(state, State::Missing));
    let list = |title: &'static str, id: &'static str, wanted: fn(&State) -> bool| {
        let items: Vec<AnyView> = lines
            .iter()
            .filter(|line| wanted(&line.state))
            .take(MOST)
            .map(|line| view! { <li><span class="code">{line.path.clone()}</span>" "{line.words.clone()}</li> }.into_any())
            .collect();
        (!items.is_empty()).then(|| view! { <details class="before" id=id><summary>{title}</summary><ul class="lines-left">{items}</ul></details> })
    };
    let total = lines.len().to_string();
    view! {
        <p class="status" id="translated">{fill(words.translated, &[("count", &fresh.to_string()), ("total", &total)])}</p>
        {(stale > 0).then(|| view! { <p>{one_or_more(words.stale_lines, stale)}</p> })}
        {(missing > 0).then(|| view! { <p>{one_or_more(words.missing_lines, missing)}</p> })}
        {list(words.stale_title, "stale", |state| matches!(state, State::Stale { .. }))}
        {list(words.missing_title, "missing", |state| matches!(state, State::Missing))}
    }
    .into_any()
}

/// Gives the table as a file.
fn give(desk: Desk, tag: &str) {
    let looked = desk.looked.get_untracked();
    let Some(case) = looked.case() else { return };
    let language = desk.app.ui_now().language;
    let separator = if language == Language::Nl { Separator::Semicolon } else { Separator::Comma };
    let known = untrack(|| desk.file(&file_of(tag)));
    let table = translation::export(case.story(), tag, known.as_deref().map(str::as_bytes), separator, language);
    if let Some(text) = table.ok().and_then(|table| String::from_utf8(table).ok()) {
        browser::save_file(&format!("{tag}.csv"), &text);
    }
}

/// Takes a table in.
fn take(desk: Desk, tag: &str, table: &[u8]) -> Option<Told> {
    let looked = desk.looked.get_untracked();
    let case = looked.case()?;
    let name = file_of(tag);
    let known = untrack(|| desk.file(&name));
    let remark = desk.app.ui_now().author().translation_remark;
    Some(match translation::import(case.story(), tag, known.as_deref().map(str::as_bytes), table, remark) {
        Ok(imported) => {
            if let Some(file) = imported.file.clone().filter(|file| known.as_ref() != Some(file)) {
                desk.put_file(&name, file);
            }
            Told::Taken(Box::new(imported))
        }
        Err(translation::Unreadable) => Told::MendFirst(name),
    })
}

fn report(words: &'static Author, language: Language, told: Told) -> AnyView {
    let stop = |text: String| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{text}</p> }.into_any();
    match told {
        Told::MendFirst(name) => stop(fill(words.translation_broken, &[("name", &name)])),
        Told::TooLarge(name) => stop(fill(words.too_large, &[("name", &name)])),
        Told::Unreadable(name) => stop(fill(words.unreadable, &[("name", &name)])),
        Told::Taken(imported) => {
            let (added, changed) = (imported.added.to_string(), imported.changed.to_string());
            let refused = imported.refused.len() + imported.more_refused;
            let items = imported.refused.iter().take(MOST_REFUSED).map(|one| view! { <li>{one.say(language)}</li> }).collect_view();
            view! {
                <p class="status ok" id="taken">{fill(words.table_taken, &[("added", &added), ("changed", &changed)])}</p>
                {(!imported.unicode).then(|| view! { <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{words.table_guessed}</p> })}
                {(refused > 0).then(|| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{one_or_more(words.rows_refused, refused)}</p><ul class="lines-left">{items}</ul> })}
            }
            .into_any()
        }
    }
}
