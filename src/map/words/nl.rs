//! The words of a map in Dutch.

use super::Terms;
use crate::map::Kind;
use crate::story::model::{Answer, OutcomeKind, Slot};

pub(super) const TERMS: Terms = Terms {
    wishes: "Wat zij wil",
    prepare: "Voorbereiden",
    table: "Aan tafel",
    things: "Dingen op tafel",
    interruptions: "Wat vanzelf begint",
    offers: "Aanbod dat open ligt",
    agreements: "Afspraken maken",
    replies: "Wat zij antwoordt",
    month: "Een maand later",
    outcomes: "Per afspraak",
    loose: "Nergens te kiezen",
    hidden: "zegt zij niet uit zichzelf",
    turns: "de speler kiest er {0} van de {1}",
    must: "moet aan bod komen",
    again: "kan vaker",
    interruptions_about: "tussen twee beslissingen door, zodra de voorwaarde klopt",
    offers_about: "als de speler erop terugkomt",
    most: "hoogstens {0}",
    replies_about: "het eerste antwoord dat klopt, telt",
    outcomes_about: "de eerste afloop die klopt, gebeurt",
    loose_about: "staat bij geen enkel hoofdstuk in de lijst",
    offered_by: "van {0}",
    event_always: "gebeurt altijd: de eerste die klopt",
    event_drawn: "gebeurt soms, door het lot: de eerste die klopt",
    day: "dag {0}",
    choose: "De speler kiest:",
    choose_at: "Moment ‘{0}’: de speler kiest",
    goes_on: "Het gesprek gaat verder.",
    only_when: "alleen als {0}",
    not_when: "niet als {0}",
    starts_when: "begint als {0}",
    otherwise: "in alle andere gevallen",
    asked: "vraagt naar: {0}",
    heard: "zij vertelt: {0}",
    confirmed: "leest terug: {0}",
    offered: "aanbod: {0}",
    answered: ["ja op aanbod: {0}", "nee op aanbod: {0}", "later, aanbod: {0}"],
    noted: "buiten haar om genoteerd: {0}",
    dropped: "van tafel: {0}",
    chapter_ends: "het hoofdstuk is klaar",
    leads: "gaat naar: {0}",
    ends: "hier stopt dit gesprek",
    unreached: "nooit bereikt",
    best: "beste route",
    worst: "slechtste route",
    picture: "Kaart van {0}",
    picture_about: "{0} gesprekken, {1} momenten waarop de speler kiest, {2} keuzes en {3} aflopen in de maand. Dezelfde inhoud staat als lijst in de opzet.",
    legend: "Zo lees je de kaart",
    legend_step: "moment: wat zij zegt of doet",
    legend_say: "keuze: dit zegt de speler",
    legend_act: "keuze: dit doet de speler",
    legend_wish: "een wens komt ter sprake",
    legend_offer: "iemand doet een aanbod",
    legend_when: "voorwaarde",
    and: " en ",
    or: " of ",
    not: "niet waar is dat {0}",
    if_heard: "zij vertelde over ‘{0}’",
    if_asked: "gevraagd is naar ‘{0}’",
    if_confirmed: "‘{0}’ is teruggelezen",
    if_visited: "‘{0}’ is begonnen",
    if_chose: "gekozen is ‘{0}’",
    if_seat: "je {0} bent",
    if_open: "aanbod ‘{0}’ open ligt",
    if_noted: "aanbod ‘{0}’ genoteerd is",
    if_answered: ["zij ja zei op ‘{0}’", "zij nee zei op ‘{0}’", "zij later zei op ‘{0}’"],
    if_seen: "‘{0}’ bekeken is",
    if_looked_up: "‘{0}’ opgezocht is",
    if_present: "{0} aan tafel zit",
    if_coming: "{0} de volgende keer komt",
    if_flag: "‘{0}’ onthouden is",
    if_at_least: "‘{0}’ minstens {1} is",
    if_at_most: "‘{0}’ hoogstens {1} is",
    if_event: "‘{0}’ door het lot gebeurt",
    if_outcome: "‘{0}’ gebeurde",
    if_lassos: "er minstens {0} lasso’s liggen",
    if_agreement: "er een afspraak is ({0})",
    if_with: "bij {0} {1} staat",
    if_filled: "bij {0} iets staat",
    if_put: "het aan haar is voorgelegd",
    if_she_said: ["zij zei ja", "zij zei nee", "zij zei later"],
    if_from_offer: "het uit aanbod ‘{0}’ komt",
    and_more: " …",
};

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "Casus",
        Kind::Area => "Deel",
        Kind::Topic => "Onderwerp",
        Kind::Interruption => "Onderbreking",
        Kind::Offer => "Aanbod",
        Kind::Group => "Onderdeel",
        Kind::Step => "Moment",
        Kind::Say => "Zegt",
        Kind::Act => "Doet",
        Kind::Wish => "Wens",
        Kind::Thing => "Ding",
        Kind::PartOption => "Invulling",
        Kind::Reply(_) => "Antwoord",
        Kind::Event => "Gebeurtenis",
        Kind::Outcome(_) => "Afloop",
    }
}

pub(super) fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Need => "waarvoor",
        Slot::Service => "waarheen",
        Slot::Who => "wie doet wat",
        Slot::Contact => "wie daar",
        Slot::When => "wanneer",
        Slot::Way => "hoe",
        Slot::Tell => "wat mag verteld worden",
        Slot::Check => "terugkijken",
    }
}

pub(super) fn outcome(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Delivered => "gelukt",
        OutcomeKind::Distorted => "anders geworden",
        OutcomeKind::Refused => "geweigerd",
        OutcomeKind::DeadEnd => "doodgelopen",
        OutcomeKind::Unwanted => "niet gewild",
    }
}

pub(super) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Ja",
        Answer::No => "Nee",
        Answer::Later => "Later",
    }
}
