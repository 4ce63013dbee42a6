//! Voices that comment, each from a standpoint of its own.

use leptos::prelude::*;

use crate::pages::words::Ui;
use crate::score::Report;

/// All voices that have something to say.
pub fn all(ui: &'static Ui, report: &Report) -> AnyView {
    let speaking: Vec<_> = report.voices.iter().filter(|voice| !voice.remarks.is_empty()).collect();
    if speaking.is_empty() {
        return ().into_any();
    }
    let items = speaking
        .into_iter()
        .map(|voice| {
            let remarks = voice.remarks.iter().map(|remark| view! { <p>{remark.clone()}</p> }).collect_view();
            let about = (!voice.about.is_empty()).then(|| view! { <p class="soft">{voice.about.clone()}</p> });
            view! { <li class="voice"><h3>{voice.name.clone()}</h3>{about}{remarks}{super::decisions::source_line(ui, &voice.sources)}</li> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="voices">
            <h2 id="voices" tabindex="-1">{ui.later().voices}</h2>
            <ul class="voices">{items}</ul>
        </section>
    }
    .into_any()
}
