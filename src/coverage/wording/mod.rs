//! How figures of a case are said: ways of playing, what to look at, whether it is fair. One table per language; the compiler
//! checks that each says everything.

mod en;
mod nl;

use super::findings::{Fair, Finding, Question};
use super::options::Verdict;
use super::parts::PartKind;
use super::report::{Spot, TalkKind};
use super::way::Way;
use crate::story::wording::Language;

/// So many names are listed; of the rest only how many they are.
const LISTED: usize = 4;

macro_rules! said {
    ($($(#[$doc:meta])* $name:ident($what:ident: $type:ty) -> $out:ty;)*) => {
        $($(#[$doc])*
        pub fn $name($what: $type, language: Language) -> $out {
            match language {
                Language::Nl => nl::$name($what),
                Language::En => en::$name($what),
            }
        })*
    };
}

said! {
    /// What there is to look at, in a sentence or two.
    what(finding: &Finding) -> String;
    /// What to do about it.
    help(finding: &Finding) -> &'static str;
    /// The name of a way of playing.
    way(way: Way) -> &'static str;
    /// How somebody plays who plays this way.
    about(way: Way) -> &'static str;
    /// A question about fairness.
    question(question: Question) -> &'static str;
    /// The answer to it, with its figures.
    answer(fair: &Fair) -> String;
    /// What is odd about an option, in a word or two.
    verdict(verdict: Verdict) -> &'static str;
    /// What sort of parts these are.
    parts(kind: PartKind) -> &'static str;
    /// What sort of talk.
    talk(kind: TalkKind) -> &'static str;
}

/// The words of a place, in quotes.
fn quoted(spot: &Spot) -> String {
    let text = spot.text.trim_end_matches('.');
    format!("“{}”", if text.is_empty() { &spot.id } else { text })
}

/// Names with commas, so many as can be read at once.
fn joined(names: &[String], more: &str) -> String {
    let mut text = names.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
    if let Some(rest) = names.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        text.push_str(&format!(" {} {rest}", more));
    }
    text
}

/// A percentage without decimals.
fn percent(number: f64) -> String {
    format!("{:.0}", number.max(0.0))
}
