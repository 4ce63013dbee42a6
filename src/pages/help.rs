//! Three short explanations: how to play, how to write a case, how to look back with a group.

use leptos::prelude::*;

use super::app::App;
use super::browser;
use super::route::Topic;

/// The page.
pub fn page(app: App, topic: Topic) -> AnyView {
    app.ready();
    let content = move || {
        let ui = app.ui();
        let (title, about) = ui.door(topic);
        browser::title(&format!("{title} – Keukentafel"));
        let paragraphs = ui.later().help(topic).iter().map(|text| view! { <p>{*text}</p> }).collect_view();
        view! {
            <div class="wrap narrow-wrap">
                <p class="back"><a href="#/">{ui.all_cases}</a></p>
                <h1 id="page-title" tabindex="-1">{title}</h1>
                <p class="lead">{about}</p>
                {paragraphs}
            </div>
        }
    };
    view! { {content} }.into_any()
}
