//! What every page of ours for paper and for keeping shares: one HTML file without a script, without anything from elsewhere,
//! and with every word of a player or a story as text.

mod parts;

use maud::{DOCTYPE, Markup, PreEscaped, html};

pub(super) use parts::{Parts, bar, mean, share};

use crate::story::wording::Language;

/// Nothing may be fetched and nothing may run, whatever a story or a code brings along.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A whole page. `style` is what a page has beside the style they share; it must be our own words.
pub(super) fn document(language: Language, title: &str, style: &'static str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                // Our own files: the one thing on a page that is not escaped.
                style { (PreEscaped(include_str!("style.css"))) (PreEscaped(style)) }
            }
            body { (body) }
        }
    }
}
