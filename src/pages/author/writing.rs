//! The text one writes in: the editor (web/editor), or a plain field when it does not arrive.

use std::time::Duration;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::places::Places;
use super::state::Desk;
use crate::pages::browser;
use crate::pages::words::fill;
use crate::story::span::Span;
use crate::story::wording::message;
use crate::story::{Diagnostic, Severity};

/// How one writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Not known yet.
    Coming,
    /// With the editor.
    Editor,
    /// In a plain field.
    Plain,
}

/// So long the editor is waited for.
const PATIENCE: Duration = Duration::from_secs(12);

/// More marks in the margin help nobody, and each costs time.
const MOST_MARKS: usize = 300;

/// Fetches the editor, unless that was done; says how one writes.
pub fn fetch() -> RwSignal<Means> {
    let with = RwSignal::new(Means::Coming);
    let settle = move |found: Means| {
        if with.try_get_untracked() == Some(Means::Coming) {
            with.set(found);
        }
    };
    match browser::meta("kt-author").and_then(|names| names.split_whitespace().nth(1).map(str::to_owned)) {
        Some(address) => {
            browser::add_script(&address);
            spawn_local(async move {
                if let Some(defined) = when_defined() {
                    let _ = JsFuture::from(defined).await;
                    settle(Means::Editor);
                }
            });
            set_timeout(move || settle(Means::Plain), PATIENCE);
        }
        None => with.set(Means::Plain),
    }
    with
}

fn when_defined() -> Option<Promise> {
    let registry = Reflect::get(&browser::window()?.into(), &"customElements".into()).ok()?;
    let wait: Function = Reflect::get(&registry, &"whenDefined".into()).ok()?.dyn_into().ok()?;
    wait.call1(&registry, &"case-editor".into()).ok()?.dyn_into().ok()
}

/// The texts of all files; the active one is to be seen.
pub fn place(desk: Desk, with: RwSignal<Means>) -> AnyView {
    let names = Memo::new(move |_| desk.files.with(|files| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()));
    let content = move || {
        let words = desk.app.ui().author();
        let with = with.get();
        if with == Means::Coming {
            return view! { <p class="soft" role="status">{words.editor_coming}</p> }.into_any();
        }
        let texts = names.get().into_iter().enumerate().map(|(number, name)| text(desk, with, number, &name)).collect_view();
        request_animation_frame(move || mark(desk));
        let note = if with == Means::Plain { words.editor_plain } else { words.keys_about };
        view! { {texts}<p class="soft keys">{note}</p> }.into_any()
    };
    view! { {content} }.into_any()
}

fn text(desk: Desk, with: Means, number: usize, name: &str) -> AnyView {
    let words = desk.app.ui_now().author();
    let label = fill(words.the_text, &[("name", name)]);
    let begin = desk.files.with_untracked(|files| files.get(number).map(|(_, text)| text.clone()).unwrap_or_default());
    let hidden = move || desk.active.get() != number;
    let id = id(name);
    if with == Means::Plain {
        let wrote = move |event| desk.wrote(number, event_target_value(&event));
        let of = id.clone();
        let moved = move || {
            if let Some(at) = get(&of, "selectionStart").and_then(|at| at.as_f64()) {
                desk.at.set(at as usize);
                let lines = desk.files.with_untracked(|files| {
                    files.get(number).map_or(0, |(_, text)| {
                        text.as_bytes().iter().take(Places::new(text).inward(at as usize)).filter(|byte| **byte == b'\n').count()
                    })
                });
                desk.line.set(lines + 1);
            }
        };
        let pressed = moved.clone();
        return view! {
            <textarea
                class="case-text"
                id=id
                aria-label=label
                hidden=hidden
                spellcheck="false"
                autocomplete="off"
                prop:value=begin
                on:input=wrote
                on:keyup=move |_| moved()
                on:click=move |_| pressed()
            ></textarea>
        }
        .into_any();
    }
    let of = id.clone();
    let wrote = move |_: leptos::ev::CustomEvent| {
        if let Some(text) = get(&of, "value").and_then(|text| text.as_string()) {
            desk.wrote(number, text);
        }
    };
    let of = id.clone();
    let moved = move |_: leptos::ev::CustomEvent| {
        let number = |name: &str| get(&of, name).and_then(|value| value.as_f64());
        if let (Some(at), Some(line)) = (number("at"), number("line")) {
            desk.at.set(at as usize);
            desk.line.set(line as usize);
        }
    };
    let language = desk.app.ui_now().language.tag();
    view! {
        <case-editor
            id=id
            class="case-text"
            hidden=hidden
            label=label
            language=language
            prop:value=begin
            on:edit=wrote
            on:at=moved
        ></case-editor>
    }
    .into_any()
}

fn id(name: &str) -> String {
    format!("text-{name}")
}

fn get(id: &str, name: &str) -> Option<JsValue> {
    Reflect::get(&browser::element(id)?.into(), &name.into()).ok()
}

fn set(id: &str, name: &str, value: &JsValue) {
    if let Some(element) = browser::element(id) {
        let _ = Reflect::set(&element, &name.into(), value);
    }
}

/// Another text into the field of this file.
pub fn show(name: &str, text: &str) {
    set(&id(name), "value", &JsValue::from_str(text));
}

/// Shows what is wrong in the margin of each text.
pub fn mark(desk: Desk) {
    let language = desk.app.ui_now().language;
    let problems = untrack(|| desk.problems());
    desk.files.with_untracked(|files| {
        for (name, text) in files {
            let of_file: Vec<&Diagnostic> = problems.iter().filter(|one| one.file == *name).take(MOST_MARKS).collect();
            let places = if of_file.is_empty() { Places::default() } else { Places::new(text) };
            let marks = of_file.into_iter().map(|one| {
                let message = message(one, language);
                let words = format!("{}: {}\n{}", one.problem.code(), message.what, message.help);
                let (from, to) = (places.outward(one.span.start as usize), places.outward(one.span.end as usize));
                list([(from as f64).into(), (to as f64).into(), severity(one).into(), words.into()])
            });
            set(&id(name), "problems", &marks.collect::<Array>());
        }
    });
}

fn list<const N: usize>(values: [JsValue; N]) -> Array {
    values.into_iter().collect()
}

fn severity(one: &Diagnostic) -> &'static str {
    match one.problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

/// Selects a place in the text of a file, once that file is to be seen.
pub fn go(desk: Desk, file: usize, span: Span) {
    request_animation_frame(move || {
        desk.files.with_untracked(|files| {
            let Some((name, text)) = files.get(file) else { return };
            let places = Places::new(text);
            let (from, to) = (places.outward(span.start as usize) as f64, places.outward(span.end as usize) as f64);
            let id = id(name);
            set(&id, "goto", &list([from.into(), to.into()]));
            // The plain field knows no such property; it has these.
            if browser::element(&id).is_some_and(|element| element.tag_name() == "TEXTAREA") {
                browser::focus(&id);
                set(&id, "selectionStart", &from.into());
                set(&id, "selectionEnd", &to.into());
            }
        });
    });
}
