//! Room to write: Korthagen's five steps, the questions of the case, and one question about the organisation's policy and
//! one about the system itself. What is written stays on this device.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::pages::app::App;
use crate::pages::storage::{self, Attempt};
use crate::pages::words::Ui;
use crate::score::Report;

/// What is written in the look-back at one attempt. Cheap to copy: it only points.
#[derive(Clone, Copy)]
pub struct Written {
    app: App,
    words: RwSignal<BTreeMap<String, String>>,
    owner: StoredValue<(String, u32)>,
}

impl Written {
    /// What was written before.
    pub fn open(app: App, attempt: &Attempt) -> Self {
        Self {
            app,
            words: RwSignal::new(storage::writing(&attempt.case, attempt.number)),
            owner: StoredValue::new((attempt.case.clone(), attempt.number)),
        }
    }

    /// What is written under this name. Follows.
    pub fn at(self, name: &str) -> String {
        self.words.with(|words| words.get(name).cloned().unwrap_or_default())
    }

    /// Keeps what is written under this name.
    pub fn keep(self, name: &str, text: String) {
        self.owner.with_value(|(case, number)| {
            // What is kept may have grown since: another window, or what was said in the attempt this one branched from.
            let mut kept = storage::writing(case, *number);
            kept.insert(name.to_owned(), text);
            storage::keep_writing(case, *number, &kept);
            self.words.set(kept);
        });
        self.app.kept();
    }

    /// A question with room to write below it: a box on the screen; on paper what was written, or lines.
    pub fn room(self, name: String, question: String) -> AnyView {
        let id = format!("write-{name}");
        let now = untrack(|| self.at(&name));
        let key = StoredValue::new(name);
        let keep = move |event| self.keep(&key.get_value(), event_target_value(&event));
        let on_paper = move || {
            let text = self.at(&key.get_value());
            if text.trim().is_empty() {
                (0..LINES).map(|_| view! { <span class="rule"></span> }).collect_view().into_any()
            } else {
                view! { <span class="written">{text}</span> }.into_any()
            }
        };
        view! {
            <label for=id.clone()>{question}</label>
            <textarea id=id rows="3" prop:value=now on:input=keep></textarea>
            <div class="on-paper" aria-hidden="true">{on_paper}</div>
        }
        .into_any()
    }
}

/// So many lines there are on paper where nothing was written.
const LINES: usize = 4;

/// The questions with room below each.
pub fn place(ui: &'static Ui, written: Written, report: &Report) -> AnyView {
    let one = |key: String, question: &str| view! { <li>{written.room(key, question.to_owned())}</li> };
    let steps = ui.later().korthagen.iter().enumerate().map(|(number, step)| one(format!("korthagen-{number}"), step)).collect_view();
    let own = report.questions.iter().enumerate().map(|(number, question)| one(format!("question-{number}"), question)).collect_view();
    let own = (!report.questions.is_empty()).then(|| view! { <h3>{ui.later().questions}</h3><ul class="write">{own}</ul> });
    // Apart from the five steps: those are about what you did, these about the rules you did it in.
    let wider = |title: &'static str, about: &'static str, key: &str, question: &Option<String>| {
        let question = question.clone()?;
        let room = written.room(key.to_owned(), question);
        Some(view! { <h3>{title}</h3><p class="soft">{about}</p><ul class="write"><li>{room}</li></ul> })
    };
    view! {
        <section class="card writing" aria-labelledby="writing">
            <h2 id="writing" tabindex="-1">{ui.later().writing}</h2>
            <p class="soft stays">{ui.later().stays_here}</p>
            <h3>{ui.later().korthagen_title}</h3>
            <ol class="write">{steps}</ol>
            {own}
            {wider(ui.looking().policy, ui.looking().policy_about, "policy", &report.policy)}
            {wider(ui.looking().system, ui.looking().system_about, "system", &report.system)}
        </section>
    }
    .into_any()
}
