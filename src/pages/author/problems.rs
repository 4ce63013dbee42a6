//! What the checker says, as a list: each problem leads to its place in the text.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::state::Desk;
use crate::pages::words::{fill, one_or_more};
use crate::story::span::Lines;
use crate::story::wording::message;
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
        let playing = desk.played.with(Option::is_none) && desk.looked.with(|looked| looked.case.is_some());
        match (said.is_empty(), playing) {
            (_, true) => [said, vec![words.playing.to_owned()]].concat().join(", "),
            (true, false) => words.no_problems.to_owned(),
            (false, false) => said.join(", "),
        }
    };
    let list = move || {
        let words = words();
        let mut problems = desk.problems();
        problems.retain(|one| hints.get() || one.problem.severity() != Severity::Hint);
        problems.sort_by_key(|one| one.problem.severity());
        let more = problems.len().saturating_sub(MOST);
        problems.truncate(MOST);
        let items = desk.files.with_untracked(|files| {
            // Lines are counted once for each file, not once for each problem, and for none without problems.
            let mut lines: BTreeMap<&str, Lines<'_>> = BTreeMap::new();
            let mut items = Vec::new();
            for one in problems {
                let text = files.iter().find(|(name, _)| *name == one.file);
                let line = text.map_or(1, |(name, text)| lines.entry(name).or_insert_with(|| Lines::new(text)).position(one.span.start).line);
                items.push(item(desk, one, line, files.len() > 1));
            }
            items
        });
        let more = (more > 0).then(|| view! { <p class="soft">{one_or_more(words.more_problems, more)}</p> });
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

fn item(desk: Desk, one: Diagnostic, line: usize, several: bool) -> AnyView {
    let words = desk.app.ui().author();
    let said = message(&one, desk.app.language());
    let severity = one.problem.severity();
    let (class, sign) = match severity {
        Severity::Error => ("problem stop", "✖"),
        Severity::Warning => ("problem ask", "!"),
        Severity::Hint => ("problem soft", "i"),
    };
    let line = fill(words.line, &[("line", &line.to_string())]);
    let place = if several { format!("{}, {line}", one.file) } else { line };
    let code = one.problem.code();
    let (file, span) = (one.file.clone(), one.span);
    view! {
        <li class=class data-code=code>
            <button type="button" class="to-place" on:click=move |_| desk.go(&file, span)>
                <span class="sign" aria-hidden="true">{sign}</span>
                <span><b>{words.severity(severity)}</b>" · "{place}" · "<span class="code">{code}</span></span>
            </button>
            <p class="what">{said.what}</p>
            <p class="help">{said.help}</p>
        </li>
    }
    .into_any()
}
