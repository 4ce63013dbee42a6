//! Conditions in words: ‘only if she told about …’ instead of `Heard("…")`.

use std::fmt::Write;

use super::names::Names;
use super::words::{fill, place, slot as slot_words};
use crate::story::model::*;

/// A condition that is longer than this in bytes is cut: nobody reads on.
const LONGEST: usize = 400;

/// Says when something can come: `template` with what must hold, then what must not.
pub(super) fn say(names: &Names, when: &When, template: &str) -> String {
    let mut holds = Vec::new();
    let mut must_not = Vec::new();
    split(when, &mut holds, &mut must_not);
    let listed = |list: &[&When], between: &str| {
        let mut out = String::new();
        for (number, when) in list.iter().enumerate() {
            out += if number == 0 { "" } else { between };
            if out.len() > LONGEST {
                out += names.terms.and_more.trim_start();
                break;
            }
            put(names, when, list.len() > 1, &mut out);
        }
        out
    };
    let mut said = Vec::new();
    if !holds.is_empty() {
        said.push(fill(template, &[&listed(&holds, names.terms.and)]));
    }
    if !must_not.is_empty() {
        said.push(fill(names.terms.not_when, &[&listed(&must_not, names.terms.or)]));
    }
    said.join(", ")
}

/// What must hold and what must not, as far as all of it counts at once.
fn split<'w>(when: &'w When, holds: &mut Vec<&'w When>, must_not: &mut Vec<&'w When>) {
    match when {
        When::All(list) => list.iter().for_each(|when| split(when, holds, must_not)),
        When::Not(inner) => must_not.push(inner),
        other => holds.push(other),
    }
}

/// `inside`: it stands in another list, so a list of its own needs brackets.
fn put(names: &Names, when: &When, inside: bool, out: &mut String) {
    if out.len() > LONGEST {
        return;
    }
    let terms = names.terms;
    match when {
        When::All(list) => join(names, list, terms.and, inside, out),
        When::Any(list) => join(names, list, terms.or, inside, out),
        When::Not(inner) => {
            let mut negated = String::new();
            put(names, inner, true, &mut negated);
            *out += &fill(terms.not, &[&negated]);
        }
        When::Agreement(inner) => {
            let mut asked = String::new();
            put(names, inner, false, &mut asked);
            *out += &fill(terms.if_agreement, &[&asked]);
        }
        When::With(pattern) => {
            let mut first = true;
            for slot in Slot::ALL {
                let Some(one_of) = pattern.at(slot) else { continue };
                *out += if first { "" } else { terms.and };
                first = false;
                let mut listed = String::new();
                for (number, name) in one_of.0.iter().enumerate() {
                    if listed.len() > LONGEST {
                        listed += terms.and_more;
                        break;
                    }
                    listed += if number == 0 { "" } else { terms.or };
                    let _ = write!(listed, "‘{}’", names.option_words(slot, &name.value));
                }
                *out += &fill(terms.if_with, &[slot_words(slot, names.language), &listed]);
            }
        }
        simple => *out += &one(names, simple),
    }
}

fn join(names: &Names, list: &[When], between: &str, inside: bool, out: &mut String) {
    let brackets = inside && list.len() > 1;
    *out += if brackets { "(" } else { "" };
    for (number, when) in list.iter().enumerate() {
        *out += if number == 0 { "" } else { between };
        if out.len() > LONGEST {
            *out += names.terms.and_more.trim_start();
            break;
        }
        put(names, when, true, out);
    }
    *out += if brackets { ")" } else { "" };
}

/// A condition that holds no other.
fn one(names: &Names, when: &When) -> String {
    let terms = names.terms;
    let said = |template: &str, words: String| fill(template, &[&words]);
    match when {
        When::Heard(name) => said(terms.if_heard, names.wish_words(&name.value)),
        When::Asked(name) => said(terms.if_asked, names.wish_words(&name.value)),
        When::Confirmed(name) => said(terms.if_confirmed, names.wish_words(&name.value)),
        When::Visited(name) => said(terms.if_visited, names.talk_words(&name.value)),
        When::Chose(name) => said(terms.if_chose, names.choice_words(&name.value)),
        When::Seat(name) => said(terms.if_seat, names.seat_words(&name.value)),
        When::Open(name) => said(terms.if_open, names.offer_words(&name.value)),
        When::Noted(name) => said(terms.if_noted, names.offer_words(&name.value)),
        When::Answered(name, answer) => said(terms.if_answered[place(*answer)], names.offer_words(&name.value)),
        When::Seen(name) => said(terms.if_seen, names.thing_words(&name.value)),
        When::LookedUp(name) => said(terms.if_looked_up, names.service_words(&name.value)),
        When::Present(name) => said(terms.if_present, names.person_words(&name.value)),
        When::Coming(name) => said(terms.if_coming, names.person_words(&name.value)),
        When::Is(name) => said(terms.if_flag, name.value.clone()),
        When::AtLeast(name, least) => fill(terms.if_at_least, &[&name.value, &least.to_string()]),
        When::AtMost(name, most) => fill(terms.if_at_most, &[&name.value, &most.to_string()]),
        When::Event(name) => said(terms.if_event, names.event_words(&name.value)),
        When::Outcome(name) => said(terms.if_outcome, names.outcome_words(&name.value)),
        When::Lassos(count) => said(terms.if_lassos, count.to_string()),
        When::Filled(name) => {
            let part = Slot::from_word(&name.value).map_or(name.value.as_str(), |slot| slot_words(slot, names.language));
            said(terms.if_filled, part.to_owned())
        }
        When::PutToHer => terms.if_put.to_owned(),
        When::SheSaid(said) => terms.if_she_said[place(*said)].to_owned(),
        When::FromOffer(name) => said(terms.if_from_offer, names.offer_words(&name.value)),
        // These hold others, and are said above.
        When::All(_) | When::Any(_) | When::Not(_) | When::Agreement(_) | When::With(_) => String::new(),
    }
}

/// Every talk, choice and wish that a condition asks for, as names of these three sorts; what must not have happened is no reason
/// to open something, so it is left out.
pub(super) fn opened_by<'w>(when: &'w When, found: &mut Vec<Opener<'w>>) {
    match when {
        When::All(list) | When::Any(list) => list.iter().for_each(|when| opened_by(when, found)),
        When::Visited(name) => found.push(Opener::Talk(&name.value)),
        When::Chose(name) => found.push(Opener::Choice(&name.value)),
        When::Heard(name) | When::Asked(name) | When::Confirmed(name) => found.push(Opener::Wish(&name.value)),
        When::Agreement(inner) => opened_by(inner, found),
        _ => {}
    }
}

/// What a condition asks for.
pub(super) enum Opener<'w> {
    Talk(&'w str),
    Choice(&'w str),
    Wish(&'w str),
}
