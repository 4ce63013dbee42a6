//! De cijfers van een groep in het Nederlands.

use super::Count;
use crate::debrief::items::Verdict;
use crate::debrief::result::{Confidence, Question};
use crate::play::view::ChoosableKind;
use crate::story::model::{Answer, Channel, OutcomeKind, Referral};

/// Wat er van een plek in de casus te zeggen valt.
pub(super) fn item(verdict: Verdict, count: Count) -> String {
    let chose = chose(count);
    match verdict {
        Verdict::Reversed => {
            format!("{chose}. Wie het op andere plekken goed deed, koos dit juist minder vaak. Is dit echt de beste keuze? En leest het ook zo?")
        }
        Verdict::TooClear => {
            format!("{chose}, ook wie het op andere plekken minder goed deed. Deze plek is te makkelijk, of de keuze is te duidelijk geformuleerd.")
        }
        Verdict::TooHidden => format!("{} Deze plek is te moeilijk, of de keuze is niet duidelijk.", few(count, &chose)),
        Verdict::SaysLittle => format!("{chose}. Of iemand dit kiest, hangt niet samen met de rest van het spel. Deze plek zegt weinig."),
        Verdict::Fair => format!("{chose}. Wie het op andere plekken goed deed, koos dit iets vaker. Deze plek werkt redelijk."),
        Verdict::Good => format!("{chose}. Wie het op andere plekken goed deed, koos dit duidelijk vaker. Deze plek werkt goed."),
    }
}

fn chose(count: Count) -> String {
    match count {
        Count { some: 0, .. } => "Niemand koos dit".to_owned(),
        Count { some: 1, all } => format!("1 van de {all} koos dit"),
        Count { some, all } if some == all => format!("Alle {all} kozen dit"),
        Count { some, all } => format!("{some} van de {all} kozen dit"),
    }
}

/// Hetzelfde, als het er weinig zijn.
fn few(count: Count, chose: &str) -> String {
    if count.some == 0 {
        format!("{chose}, ook niet wie het op andere plekken goed deed.")
    } else {
        format!("Maar {chose}. Ook wie het op andere plekken goed deed, koos dit bijna nooit.")
    }
}

/// Wat je doet met keuzes die niemand koos.
pub(super) fn never_taken(options: &[String]) -> String {
    format!("Niemand koos: {}. Maak die keuze geloofwaardiger, of laat haar weg.", options.join(", "))
}

/// Een oordeel in een paar woorden.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reversed => "werkt omgekeerd",
        Verdict::TooClear => "te makkelijk of te duidelijk",
        Verdict::TooHidden => "te moeilijk of onduidelijk",
        Verdict::SaysLittle => "zegt weinig",
        Verdict::Fair => "werkt redelijk",
        Verdict::Good => "werkt goed",
    }
}

/// Hoe iets afliep.
pub(super) fn outcome(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Delivered => "gelukt",
        OutcomeKind::Distorted => "anders geworden",
        OutcomeKind::Refused => "geweigerd",
        OutcomeKind::DeadEnd => "doodgelopen",
        OutcomeKind::Unwanted => "niet gewild",
    }
}

/// Wat voor verwijzing het was.
pub(super) fn referral(referral: Referral) -> &'static str {
    match referral {
        Referral::Right => "goed verwezen",
        Referral::WrongParty => "verkeerde instantie",
        Referral::WrongDoor => "verkeerde deur",
        Referral::TooEarly => "te vroeg",
        Referral::Cold => "koud: geen naam, geen overdracht",
        Referral::NoConsent => "zonder toestemming",
        Referral::MessageChanged => "boodschap veranderd",
    }
}

/// Hoe het bij haar kwam.
pub(super) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "telefoon",
        Channel::Letter => "brief",
        Channel::Door => "aan de deur",
        Channel::Visit => "bezoek",
    }
}

/// Hoe zeker iemand was.
pub(super) fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guess => "een gok",
        Confidence::Doubt => "twijfel",
        Confidence::Rather => "vrij zeker",
        Confidence::Sure => "heel zeker",
    }
}

/// Ja, nee of later.
pub(super) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "ja",
        Answer::No => "nee",
        Answer::Later => "later",
    }
}

/// Wat voor keuze het was.
pub(super) fn kind(kind: ChoosableKind, agreement: bool) -> &'static str {
    match kind {
        _ if agreement => "Afspraak:",
        ChoosableKind::Say => "Gezegd:",
        ChoosableKind::Act => "Gedaan:",
        ChoosableKind::Topic => "Onderwerp:",
        ChoosableKind::Offer => "Aanbod:",
        ChoosableKind::Thing => "Bekeken:",
        ChoosableKind::LookUp => "Opgezocht:",
        ChoosableKind::Leave => "Gestopt:",
        ChoosableKind::Done => "Afgerond:",
    }
}

/// Waar gedeelde woorden het antwoord op zijn.
pub(super) fn question(question: Question) -> String {
    match question {
        Question::Reason(_) => "Waarom".to_owned(),
        Question::Now(_) => "Wat ik nu zou kiezen".to_owned(),
        Question::Korthagen(step) => format!("Vijf stappen (Korthagen): stap {}", u16::from(step) + 1),
        Question::Own(number) => format!("Vraag {} van de casus", u16::from(number) + 1),
        Question::Policy => "Over het beleid".to_owned(),
        Question::System => "Over het systeem".to_owned(),
    }
}
