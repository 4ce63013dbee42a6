//! Room to write: Korthagen's five steps and the questions of the case. What is written stays on this device.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::pages::app::App;
use crate::pages::storage::{self, Attempt};
use crate::pages::words::Ui;

/// The questions with a box to write in below each.
pub fn place(app: App, ui: &'static Ui, attempt: &Attempt, questions: &[String]) -> AnyView {
    let written = StoredValue::new(storage::writing(&attempt.case, attempt.number));
    let owner = StoredValue::new((attempt.case.clone(), attempt.number));
    let box_for = |key: String, question: String| {
        let id = format!("write-{key}");
        let now = written.with_value(|written: &BTreeMap<String, String>| written.get(&key).cloned().unwrap_or_default());
        let keep = move |event| {
            written.update_value(|written| {
                written.insert(key.clone(), event_target_value(&event));
            });
            owner.with_value(|(case, number)| written.with_value(|written| storage::keep_writing(case, *number, written)));
            app.kept();
        };
        view! { <li><label for=id.clone()>{question}</label><textarea id=id rows="3" prop:value=now on:input=keep></textarea></li> }
    };
    let steps =
        ui.later().korthagen.iter().enumerate().map(|(number, step)| box_for(format!("korthagen-{number}"), (*step).to_owned())).collect_view();
    let own = questions.iter().enumerate().map(|(number, question)| box_for(format!("question-{number}"), question.clone())).collect_view();
    let own = (!questions.is_empty()).then(|| view! { <h3>{ui.later().questions}</h3><ul class="write">{own}</ul> });
    view! {
        <section class="card" aria-labelledby="writing">
            <h2 id="writing" tabindex="-1">{ui.later().writing}</h2>
            <p class="soft">{ui.later().stays_here}</p>
            <h3>{ui.later().korthagen_title}</h3>
            <ol class="write">{steps}</ol>
            {own}
        </section>
    }
    .into_any()
}
