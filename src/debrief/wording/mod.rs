//! How figures of a group are said: names of what is counted, and the item analysis in sentences. One table per language; the
//! compiler checks that each says everything.

mod en;
mod nl;

use super::items::{Item, Verdict};
use super::result::{Confidence, Question};
use crate::play::view::ChoosableKind;
use crate::story::model::{Answer, Channel, OutcomeKind, Referral};
use crate::story::wording::Language;

/// What an item analysis says of one place, in a sentence or two: how many chose the best option, and what to think of.
pub fn say(item: &Item, language: Language) -> String {
    let count = Count { some: item.took_best, all: item.people };
    match language {
        Language::Nl => nl::item(item.verdict, count),
        Language::En => en::item(item.verdict, count),
    }
}

/// What to do about options that nobody took; nothing where every option was taken.
pub fn never_taken(item: &Item, language: Language) -> Option<String> {
    let options: Vec<String> = item.never_taken.iter().map(|option| quoted(option)).collect();
    (!options.is_empty()).then(|| match language {
        Language::Nl => nl::never_taken(&options),
        Language::En => en::never_taken(&options),
    })
}

/// A verdict in a few words, for a table.
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::verdict(verdict),
        Language::En => en::verdict(verdict),
    }
}

/// How something turned out.
pub fn outcome(kind: OutcomeKind, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::outcome(kind),
        Language::En => en::outcome(kind),
    }
}

/// What sort of referral it was.
pub fn referral(referral: Referral, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::referral(referral),
        Language::En => en::referral(referral),
    }
}

/// How something reached her.
pub fn channel(channel: Channel, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::channel(channel),
        Language::En => en::channel(channel),
    }
}

/// How sure somebody was.
pub fn sure(confidence: Confidence, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::sure(confidence),
        Language::En => en::sure(confidence),
    }
}

/// Yes, no or later.
pub fn answer(answer: Answer, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::answer(answer),
        Language::En => en::answer(answer),
    }
}

/// What sort of decision it was; `agreement`: one that was put together.
pub fn kind(kind: ChoosableKind, agreement: bool, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::kind(kind, agreement),
        Language::En => en::kind(kind, agreement),
    }
}

/// What shared words answer.
pub fn question(question: Question, language: Language) -> String {
    match language {
        Language::Nl => nl::question(question),
        Language::En => en::question(question),
    }
}

/// The letter of an option, to call it by in the room: A, B, C …
pub fn letter(option: usize) -> String {
    u8::try_from(option).ok().filter(|option| *option < 26).map_or_else(|| (option + 1).to_string(), |option| char::from(b'A' + option).to_string())
}

/// So many of so many.
#[derive(Clone, Copy)]
struct Count {
    some: usize,
    all: usize,
}

fn quoted(text: &str) -> String {
    // A full stop within would stand before one without.
    format!("“{}”", text.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(verdict: Verdict, took_best: usize) -> Item {
        Item { place: "werk".into(), best: "Voor wie?".into(), people: 10, took_best, discrimination: 0.0, never_taken: Vec::new(), verdict }
    }

    #[test]
    fn a_verdict_is_a_sentence_with_its_figures() {
        assert_eq!(
            say(&item(Verdict::TooClear, 8), Language::Nl),
            "8 van de 10 kozen dit, ook wie het op andere plekken minder goed deed. Deze plek is te makkelijk, of de keuze is te duidelijk geformuleerd."
        );
        assert!(say(&item(Verdict::TooHidden, 0), Language::Nl).starts_with("Niemand koos dit"));
        assert!(say(&item(Verdict::TooHidden, 1), Language::Nl).starts_with("Maar 1 van de 10 koos dit."));
        assert!(say(&item(Verdict::TooClear, 10), Language::En).starts_with("All 10 chose this"));
    }

    #[test]
    fn options_nobody_took_are_named() {
        let mut item = item(Verdict::Good, 5);
        assert_eq!(never_taken(&item, Language::Nl), None);
        item.never_taken = vec!["Nee.".into(), "Later.".into()];
        assert_eq!(never_taken(&item, Language::Nl).unwrap(), "Niemand koos: “Nee”, “Later”. Maak die keuze geloofwaardiger, of laat haar weg.");
    }
}
