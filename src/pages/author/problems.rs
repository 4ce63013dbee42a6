//! What the checker says, as a list: each problem leads to its place in the text.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::state::Desk;
use crate::pages::words::{fill, one_or_more};
use crate::story::span::Lines;
use crate::story::wording::{Message, message};
use crate::story::{Diagnostic, Severity};

/// So many are shown at once; whoever has more begins with these.
const MOST: usize = 40;

/// The list.
pub fn place(desk: Desk) -> AnyView {
    let hints = RwSignal::new(true);
    let words = move || desk.app.ui().author();
    let summary = move || {
        let words = words();
        let [errors, warnings, hints] = desk.counts();
        let said = [(words.errors, errors), (words.warnings, warnings), (words.hints, hints)];
        let said: Vec<String> = said.into_iter().filter(|(_, count)| *count > 0).map(|(words, count)| one_or_more(words, count)).collect();
        let playing = desk.played.with(Option::is_none) && desk.looked.with(|looked| looked.playable);
        match (said.is_empty(), playing) {
            (_, true) => [said, vec![words.playing.to_owned()]].concat().join(", "),
            (true, false) => words.no_problems.to_owned(),
            (false, false) => said.join(", "),
        }
    };
    // Most keys change nothing about what is wrong, and then the list stays as it is.
    let items = Memo::new(move |_| items(desk, hints.get()));
    let list = move || {
        let (items, more) = items.get();
        let more = (more > 0).then(|| view! { <p class="soft">{one_or_more(words().more_problems, more)}</p> });
        let items: Vec<_> = items
            .into_iter()
            .enumerate()
            .map(|(number, one)| item(desk, one, move || untrack(|| shown(desk, hints.get())).into_iter().nth(number)))
            .collect();
        view! { <ol class="problems">{items}</ol>{more} }
    };
    view! {
        <div class="side-panel">
            <p class="status" role="status" id="problem-count">{summary}</p>
            <p class="pick">
                <input type="checkbox" id="show-hints" prop:checked=move || hints.get() on:change=move |_| hints.update(|on| *on = !*on) />
                <label for="show-hints">{move || words().show_hints}</label>
            </p>
            {list}
        </div>
    }
    .into_any()
}

/// One problem, in words.
#[derive(Clone, PartialEq)]
struct Item {
    severity: Severity,
    code: &'static str,
    /// The file it is in, when there are several.
    file: Option<String>,
    line: usize,
    said: Message,
}

/// What is wrong, the worst first. Follows.
fn shown(desk: Desk, hints: bool) -> Vec<Diagnostic> {
    let mut problems = desk.problems();
    problems.retain(|one| hints || one.problem.severity() != Severity::Hint);
    problems.sort_by_key(|one| one.problem.severity());
    problems
}

/// The first of them in words, and how many more there are. Follows.
fn items(desk: Desk, hints: bool) -> (Vec<Item>, usize) {
    let language = desk.app.language();
    let problems = shown(desk, hints);
    let more = problems.len().saturating_sub(MOST);
    let items = desk.files.with_untracked(|files| {
        // Lines are counted once for each file, not once for each problem, and for none without problems.
        let mut lines: BTreeMap<&str, Lines<'_>> = BTreeMap::new();
        let mut items = Vec::new();
        for one in problems.into_iter().take(MOST) {
            let text = files.iter().find(|(name, _)| *name == one.file);
            let line = text.map_or(1, |(name, text)| lines.entry(name).or_insert_with(|| Lines::new(text)).position(one.span.start).line);
            let said = message(&one, language);
            items.push(Item { severity: one.problem.severity(), code: one.problem.code(), file: (files.len() > 1).then_some(one.file), line, said });
        }
        items
    });
    (items, more)
}

/// `place` finds the problem again when somebody wants to go there: its place moves with what is written before it.
fn item(desk: Desk, one: Item, place: impl Fn() -> Option<Diagnostic> + 'static) -> AnyView {
    let words = desk.app.ui().author();
    let (class, sign) = match one.severity {
        Severity::Error => ("problem stop", "✖"),
        Severity::Warning => ("problem ask", "!"),
        Severity::Hint => ("problem soft", "i"),
    };
    let line = fill(words.line, &[("line", &one.line.to_string())]);
    let at = one.file.map_or_else(|| line.clone(), |file| format!("{file}, {line}"));
    let go = move |_| {
        if let Some(one) = place() {
            desk.go(&one.file, one.span);
        }
    };
    view! {
        <li class=class data-code=one.code>
            <button type="button" class="to-place" on:click=go>
                <span class="sign" aria-hidden="true">{sign}</span>
                <span><b>{words.severity(one.severity)}</b>" · "{at}" · "<span class="code">{one.code}</span></span>
            </button>
            <p class="what">{one.said.what}</p>
            <p class="help">{one.said.help}</p>
        </li>
    }
    .into_any()
}
