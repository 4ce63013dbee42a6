//! Why something cannot be played, or a decision cannot be made.

use std::fmt;

use crate::story::model::Slot;
use crate::story::wording::Language;

/// A story, seat or play that cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlayError {
    /// More options in one part of an agreement than can be told apart.
    TooManyOptions {
        /// The most there can be.
        limit: usize,
    },
    /// There is no such seat.
    UnknownSeat {
        /// The seat asked for.
        seat: String,
        /// The seats there are.
        seats: Vec<String>,
    },
    /// The story runs in a circle without a choice.
    Endless {
        /// The moment where it was found out.
        place: String,
    },
}

/// Why a decision was refused. The session is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The number of the decision, from 0.
    pub at: usize,
    /// The decision.
    pub decision: String,
    /// Why.
    pub reason: Reason,
}

/// Why a decision was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is not on offer now; this is.
    NotOnOffer(Vec<String>),
    /// The play is over.
    Finished,
    /// No agreement can be made now.
    NoAgreementNow,
    /// This part of the agreement is missing, unknown or not open.
    Part(Slot, Option<String>),
    /// The story or seat cannot be played.
    Play(PlayError),
}

impl PlayError {
    /// In words.
    pub fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::TooManyOptions { limit }, Language::Nl) => {
                format!("Een onderdeel van een afspraak heeft meer dan {limit} mogelijkheden. Maak er minder.")
            }
            (Self::TooManyOptions { limit }, Language::En) => format!("A part of an agreement has more than {limit} options. Make fewer."),
            (Self::UnknownSeat { seat, seats }, Language::Nl) => format!("Er is geen stoel “{seat}”. Kies uit: {}.", seats.join(", ")),
            (Self::UnknownSeat { seat, seats }, Language::En) => format!("There is no seat “{seat}”. Choose from: {}.", seats.join(", ")),
            (Self::Endless { place }, Language::Nl) => {
                format!("Het verhaal loopt bij “{place}” in een kring zonder keuze. Geef daar een keuze, of laat to weg.")
            }
            (Self::Endless { place }, Language::En) => {
                format!("The story runs in a circle without a choice at “{place}”. Give it a choice, or leave out to.")
            }
        }
    }
}

impl Refusal {
    /// In words.
    pub fn say(&self, language: Language) -> String {
        let Self { at, decision, reason } = self;
        let number = at + 1;
        match language {
            Language::Nl => match reason {
                Reason::NotOnOffer(open) => format!("Keuze {number}, “{decision}”, kan hier niet. Wel: {}.", listed(open)),
                Reason::Finished => format!("Keuze {number}, “{decision}”, komt na het einde."),
                Reason::NoAgreementNow => format!("Keuze {number}: er kan nu geen afspraak gemaakt worden."),
                Reason::Part(slot, None) => format!("Keuze {number}: in de afspraak ontbreekt “{}”.", slot.word()),
                Reason::Part(slot, Some(name)) => format!("Keuze {number}: “{name}” kan nu niet bij “{}”.", slot.word()),
                Reason::Play(error) => error.say(language),
            },
            Language::En => match reason {
                Reason::NotOnOffer(open) => format!("Decision {number}, “{decision}”, is not on offer here. These are: {}.", listed(open)),
                Reason::Finished => format!("Decision {number}, “{decision}”, comes after the end."),
                Reason::NoAgreementNow => format!("Decision {number}: no agreement can be made now."),
                Reason::Part(slot, None) => format!("Decision {number}: the agreement lacks “{}”.", slot.word()),
                Reason::Part(slot, Some(name)) => format!("Decision {number}: “{name}” cannot be chosen for “{}” now.", slot.word()),
                Reason::Play(error) => error.say(language),
            },
        }
    }
}

fn listed(names: &[String]) -> String {
    const MOST: usize = 12;
    let mut text = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        text.push_str(", …");
    }
    text
}

impl fmt::Display for PlayError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.say(Language::En))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.say(Language::En))
    }
}

impl std::error::Error for PlayError {}
impl std::error::Error for Refusal {}
