//! The words of a map in English.

use super::Terms;
use crate::map::Kind;
use crate::story::model::{Answer, OutcomeKind, Slot};

pub(super) const TERMS: Terms = Terms {
    wishes: "What she wants",
    prepare: "Preparing",
    table: "At the table",
    things: "Things on the table",
    interruptions: "What starts by itself",
    offers: "Offers that lie open",
    agreements: "Making agreements",
    replies: "What she answers",
    month: "One month later",
    outcomes: "For each agreement",
    loose: "Nowhere to choose",
    hidden: "she does not say this unasked",
    turns: "the player takes {0} of the {1}",
    must: "has to come up",
    again: "more than once",
    interruptions_about: "between two decisions, as soon as the condition holds",
    offers_about: "when the player comes back to it",
    most: "at most {0}",
    replies_about: "the first answer that holds counts",
    outcomes_about: "the first outcome that holds happens",
    loose_about: "is on the list of no chapter",
    offered_by: "from {0}",
    event_always: "always happens: the first that holds",
    event_drawn: "happens by chance: the first that holds",
    day: "day {0}",
    choose: "The player chooses:",
    choose_at: "Moment ‘{0}’: the player chooses",
    goes_on: "The talk goes on.",
    only_when: "only if {0}",
    not_when: "not if {0}",
    starts_when: "starts when {0}",
    otherwise: "in all other cases",
    asked: "asks about: {0}",
    heard: "she tells: {0}",
    confirmed: "reads back: {0}",
    offered: "offer: {0}",
    answered: ["yes to offer: {0}", "no to offer: {0}", "later, offer: {0}"],
    noted: "noted over her head: {0}",
    dropped: "off the table: {0}",
    chapter_ends: "the chapter is done",
    leads: "goes to: {0}",
    ends: "this talk ends here",
    unreached: "never reached",
    best: "best route",
    worst: "worst route",
    picture: "Map of {0}",
    picture_about: "{0} talks, {1} moments at which the player chooses, {2} choices and {3} outcomes in the month. The outline has the same as a list.",
    legend: "How to read this map",
    legend_step: "moment: what she says or does",
    legend_say: "choice: the player says this",
    legend_act: "choice: the player does this",
    legend_wish: "a wish comes up",
    legend_offer: "somebody makes an offer",
    legend_when: "condition",
    and: " and ",
    or: " or ",
    not: "it is not so that {0}",
    if_heard: "she told about ‘{0}’",
    if_asked: "‘{0}’ was asked about",
    if_confirmed: "‘{0}’ was read back",
    if_visited: "‘{0}’ was begun",
    if_chose: "the choice was ‘{0}’",
    if_seat: "you are {0}",
    if_open: "offer ‘{0}’ lies open",
    if_noted: "offer ‘{0}’ is noted",
    if_answered: ["she said yes to ‘{0}’", "she said no to ‘{0}’", "she said later to ‘{0}’"],
    if_seen: "‘{0}’ was looked at",
    if_looked_up: "‘{0}’ was looked up",
    if_present: "{0} is at the table",
    if_coming: "{0} comes next time",
    if_flag: "‘{0}’ is remembered",
    if_at_least: "‘{0}’ is at least {1}",
    if_at_most: "‘{0}’ is at most {1}",
    if_event: "‘{0}’ happens by chance",
    if_outcome: "‘{0}’ happened",
    if_lassos: "there are at least {0} lassos",
    if_agreement: "there is an agreement ({0})",
    if_with: "{0} is {1}",
    if_filled: "{0} is filled in",
    if_put: "it was put to her",
    if_she_said: ["she said yes", "she said no", "she said later"],
    if_from_offer: "it comes from offer ‘{0}’",
    and_more: " …",
};

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "Case",
        Kind::Area => "Part",
        Kind::Topic => "Topic",
        Kind::Interruption => "Interruption",
        Kind::Offer => "Offer",
        Kind::Group => "Section",
        Kind::Step => "Moment",
        Kind::Say => "Says",
        Kind::Act => "Does",
        Kind::Wish => "Wish",
        Kind::Thing => "Thing",
        Kind::PartOption => "Option",
        Kind::Reply(_) => "Answer",
        Kind::Event => "Event",
        Kind::Outcome(_) => "Outcome",
    }
}

pub(super) fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Need => "for what",
        Slot::Service => "where to",
        Slot::Who => "who does what",
        Slot::Contact => "who is there",
        Slot::When => "when",
        Slot::Way => "how",
        Slot::Tell => "what may be told",
        Slot::Check => "checking back",
    }
}

pub(super) fn outcome(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Delivered => "delivered",
        OutcomeKind::Distorted => "changed on the way",
        OutcomeKind::Refused => "refused",
        OutcomeKind::DeadEnd => "dead end",
        OutcomeKind::Unwanted => "not wanted",
    }
}

pub(super) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::No => "No",
        Answer::Later => "Later",
    }
}
