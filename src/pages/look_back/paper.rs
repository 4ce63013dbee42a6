//! The look-back on paper: while it is printed every folded part is open, so that nothing is lost on the way to paper.
//! The style sheet does that where a browser lets it; this does it for the others, and folds them again afterwards.

use leptos::ev;
use leptos::prelude::*;

use crate::pages::browser;

/// Opens what is folded while the page is printed.
pub fn follow() {
    let before = window_event_listener(ev::beforeprint, |_| unfold());
    let after = window_event_listener(ev::afterprint, |_| fold());
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Does this to everything that fits, one after the other: what was done must no longer fit.
fn each(selector: &str, act: impl Fn(&web_sys::Element) -> bool) {
    while let Some(element) = browser::document().and_then(|document| document.query_selector(selector).ok()?) {
        if !act(&element) {
            return;
        }
    }
}

fn unfold() {
    each(".look-back details:not([open])", |element| {
        element.set_attribute("data-folded", "").and_then(|()| element.set_attribute("open", "")).is_ok()
    });
}

fn fold() {
    each(".look-back details[data-folded]", |element| {
        element.remove_attribute("open").and_then(|()| element.remove_attribute("data-folded")).is_ok()
    });
}
