//! The words of the look-back's own parts in Dutch.

use super::Looking;

/// The words.
pub static WORDS: Looking = Looking {
    side_by_side: "Poging {this} naast poging {other}",
    side_by_side_about: "Zo zie je wat een andere keuze verandert.",
    lay_beside: "Leg naast deze",
    lay_beside_label: "Leg poging {number} naast deze poging",
    natural_pair: "Deze poging begon bij keuze {count} van poging {number}.",
    put_away: "Leg poging {number} weer weg",
    beside_missing: "Poging {number} staat niet op dit apparaat. Kies hieronder een andere poging.",
    beside_unfinished: "Poging {number} is nog niet af. Speel die eerst uit, dan kun je ze naast elkaar leggen.",
    beside_changed: "Het verhaal is veranderd. Poging {number} past er niet meer bij, en kan er dus niet naast.",
    this_attempt: "Poging {number} (deze)",
    attempt: "Poging {number}",
    same_decisions: "In beide pogingen koos je hetzelfde.",
    other_seat: "Je zat op een andere stoel. In deze poging: {this}. In poging {number}: {other}.",
    other_seed: "Ook het toeval was anders: nummer {this} en nummer {other}. Een deel van het verschil kan daarvan komen.",
    ended_there: "Hier was deze poging al klaar.",
    what_changed: "Wat dat veranderde",
    because: "Daardoor liep het anders:",
    same_end: "Het kwam op hetzelfde uit: dezelfde wensen, dezelfde afspraken, dezelfde maand en dezelfde niveaus.",
    wish_of: "Wens: {about}",
    agreed_of: "Afspraak: {agreement}",
    not_agreed: "niet afgesproken",
    happened_of: "Dag {day}: {title}",
    did_not_happen: "gebeurde niet",
    ropes_of: "Lasso’s na de maand",
    level_of: "Niveau: {name}",
    level: "{level} van 3",
    did_not_come_up: "kwam niet langs",
    equal: "In beide gelijk: {wishes} van de wensen, {agreements} van de afspraken, {month} van wat er gebeurde, {levels} van de niveaus.",
    all_since: "Alle keuzes vanaf daar",
    wish_steps: ["gehoord", "teruggelezen", "afgesproken", "gelukt", "niet gehoord"],
    shared: [
        "Bij de eerste keuze koos je al anders dan in poging {other}.",
        "De eerste keuze is in beide gelijk. Bij keuze 2 koos je anders.",
        "De eerste {count} keuzes zijn in beide gelijk. Bij keuze {number} koos je anders.",
    ],
};
