//! The words of a map, in Dutch and English. `{0}` and `{1}` in them are filled in with [`fill`].

mod en;
mod nl;

use super::Kind;
use crate::story::model::{Answer, OutcomeKind, Slot};
use crate::story::wording::Language;

/// The words in one language.
pub(super) struct Terms {
    // What the parts of a case are called.
    pub wishes: &'static str,
    pub prepare: &'static str,
    pub table: &'static str,
    pub things: &'static str,
    pub interruptions: &'static str,
    pub offers: &'static str,
    pub agreements: &'static str,
    pub replies: &'static str,
    pub month: &'static str,
    pub outcomes: &'static str,
    pub loose: &'static str,
    // What is told about them.
    pub hidden: &'static str,
    pub turns: &'static str,
    pub must: &'static str,
    pub again: &'static str,
    pub interruptions_about: &'static str,
    pub offers_about: &'static str,
    pub most: &'static str,
    pub replies_about: &'static str,
    pub outcomes_about: &'static str,
    pub loose_about: &'static str,
    pub offered_by: &'static str,
    pub event_always: &'static str,
    pub event_drawn: &'static str,
    pub day: &'static str,
    pub choose: &'static str,
    pub choose_at: &'static str,
    pub goes_on: &'static str,
    pub only_when: &'static str,
    pub not_when: &'static str,
    pub starts_when: &'static str,
    pub otherwise: &'static str,
    // What happens there.
    pub asked: &'static str,
    pub heard: &'static str,
    pub confirmed: &'static str,
    pub offered: &'static str,
    /// Yes, no, later.
    pub answered: [&'static str; 3],
    pub noted: &'static str,
    pub dropped: &'static str,
    pub chapter_ends: &'static str,
    // How it goes on.
    pub leads: &'static str,
    pub ends: &'static str,
    // What plays showed.
    pub unreached: &'static str,
    pub best: &'static str,
    pub worst: &'static str,
    /// The picture as a whole.
    pub picture: &'static str,
    pub picture_about: &'static str,
    pub legend: &'static str,
    pub legend_step: &'static str,
    pub legend_say: &'static str,
    pub legend_act: &'static str,
    pub legend_wish: &'static str,
    pub legend_offer: &'static str,
    pub legend_when: &'static str,
    // Conditions.
    pub and: &'static str,
    pub or: &'static str,
    pub not: &'static str,
    pub if_heard: &'static str,
    pub if_asked: &'static str,
    pub if_confirmed: &'static str,
    pub if_visited: &'static str,
    pub if_chose: &'static str,
    pub if_seat: &'static str,
    pub if_open: &'static str,
    pub if_noted: &'static str,
    /// Yes, no, later.
    pub if_answered: [&'static str; 3],
    pub if_seen: &'static str,
    pub if_looked_up: &'static str,
    pub if_present: &'static str,
    pub if_coming: &'static str,
    pub if_flag: &'static str,
    pub if_at_least: &'static str,
    pub if_at_most: &'static str,
    pub if_event: &'static str,
    pub if_outcome: &'static str,
    pub if_lassos: &'static str,
    pub if_agreement: &'static str,
    pub if_with: &'static str,
    pub if_filled: &'static str,
    pub if_put: &'static str,
    /// Yes, no, later.
    pub if_she_said: [&'static str; 3],
    pub if_from_offer: &'static str,
    /// What is left out of a condition that is too long.
    pub and_more: &'static str,
}

/// The words in this language.
pub(super) fn terms(language: Language) -> &'static Terms {
    match language {
        Language::Nl => &nl::TERMS,
        Language::En => &en::TERMS,
    }
}

/// What sort of thing a node is, in a word or two.
pub(super) fn kind(kind: Kind, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::kind(kind),
        Language::En => en::kind(kind),
    }
}

/// A part of an agreement.
pub(super) fn slot(slot: Slot, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::slot(slot),
        Language::En => en::slot(slot),
    }
}

/// How something turned out.
pub(super) fn outcome(kind: OutcomeKind, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::outcome(kind),
        Language::En => en::outcome(kind),
    }
}

/// Her answer.
pub(super) fn answer(answer: Answer, language: Language) -> &'static str {
    match language {
        Language::Nl => nl::answer(answer),
        Language::En => en::answer(answer),
    }
}

/// The place of an answer in the lists above.
pub(super) fn place(answer: Answer) -> usize {
    match answer {
        Answer::Yes => 0,
        Answer::No => 1,
        Answer::Later => 2,
    }
}

/// Puts `values` at `{0}`, `{1}` … of a template, in one pass: what a value holds is never filled in itself.
pub(super) fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + values.iter().map(|value| value.len()).sum::<usize>());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let close = from.find('}').unwrap_or(from.len().saturating_sub(1));
        let number = from.get(1..close).and_then(|number| number.parse::<usize>().ok());
        out.push_str(number.and_then(|number| values.get(number)).copied().unwrap_or_default());
        rest = from.get(close + 1..).unwrap_or_default();
    }
    out + rest
}
