//! One play as it is handed in: what was decided, how sure the player was at the key decisions, and only those words
//! that she chose to share. No score: whoever opens it plays it again and works everything out anew, so a forged score
//! cannot exist.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::keys::Keys;
use crate::play::{Case, Pick, PlayError, Session, State, decision_names, present_step};
use crate::story::debrief::Debrief;

/// A case that results can be of.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its name in addresses.
    pub id: String,
    /// The case.
    pub case: Rc<Case>,
    /// What a group looks back with.
    pub debrief: Debrief,
    keys: Keys,
}

impl Known {
    /// A case by its name, with what a group looks back with.
    pub fn new(id: &str, case: Rc<Case>, debrief: Debrief) -> Self {
        let keys = Keys::new(&case, &debrief);
        Self { id: id.to_owned(), case, debrief, keys }
    }

    /// Its key decisions.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Which option of the key decision with this number a pick is.
    pub(super) fn option_of(&self, key: usize, state: &State, pick: Pick) -> Option<usize> {
        let key = self.keys.get(key)?;
        match pick {
            Pick::Leave => key.option("leave"),
            Pick::Choice(number) => key.option(&present_step(&self.case, state)?.1.choices.get(usize::from(number))?.name),
            _ => None,
        }
    }
}

/// How sure a player was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// A guess.
    Guess,
    /// In doubt.
    Doubt,
    /// Rather sure.
    Rather,
    /// Quite sure.
    Sure,
}

impl Confidence {
    /// All of them, from unsure to sure.
    pub const ALL: [Self; 4] = [Self::Guess, Self::Doubt, Self::Rather, Self::Sure];

    /// The one with this number, from 0.
    pub fn from_number(number: usize) -> Option<Self> {
        Self::ALL.get(number).copied()
    }
}

/// What shared words are the answer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Question {
    /// Why she chose so at the key decision with this number.
    Reason(u8),
    /// What she would choose there now.
    Now(u8),
    /// One of Korthagen's five steps, from 0.
    Korthagen(u8),
    /// One of the questions of the case, from 0.
    Own(u8),
    /// The question on policy.
    Policy,
    /// The question on the system.
    System,
}

/// Words a player chose to share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// What they are the answer to.
    pub question: Question,
    /// The words: text, never markup.
    pub words: String,
}

/// At most so many characters of one answer can be shared.
pub const MOST_CHARACTERS: usize = 600;

impl Shared {
    /// Words as they may be shared: without control signs and signs that turn the direction of writing, and not too long.
    pub fn new(question: Question, words: &str) -> Option<Self> {
        let turns = |sign: char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let plain: String = words.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).filter(|sign| !turns(*sign)).collect();
        let words: String = plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST_CHARACTERS).collect();
        (!words.is_empty()).then_some(Self { question, words })
    }
}

/// One play as it is handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayResult {
    pub(super) seat: usize,
    pub(super) seed: u64,
    pub(super) picks: Vec<Pick>,
    /// Twenty-five bits of chance that belong to the attempt: two people who decide all the same are still two.
    pub tag: u32,
    /// By number of the key decision: how sure the player was, where she was asked and answered.
    pub confidence: Vec<Option<Confidence>>,
    /// What she chose to share.
    pub shared: Vec<Shared>,
}

/// Tags are below this: wide enough that among a thousand devices two the same are not to be expected (1.5 %).
pub const TAGS: u32 = 1 << 25;

impl PlayResult {
    /// The result of a finished session; nothing while it is not finished.
    pub fn new(session: &Session, tag: u32) -> Option<Self> {
        let seat = session.case().seat(session.seat())?;
        let picks = session.picks_made().to_vec();
        session.finished().then(|| Self { seat, seed: session.seed(), picks, tag: tag % TAGS, confidence: Vec::new(), shared: Vec::new() })
    }

    /// Notes how sure the player was at the key decision with this number.
    pub fn be_sure(&mut self, key: usize, confidence: Confidence) {
        if self.confidence.len() <= key {
            self.confidence.resize(key + 1, None);
        }
        self.confidence[key] = Some(confidence);
    }

    /// How sure the player was at the key decision with this number.
    pub fn sure(&self, key: usize) -> Option<Confidence> {
        self.confidence.get(key).copied().flatten()
    }

    /// The name of the seat.
    pub fn seat<'c>(&self, case: &'c Case) -> &'c str {
        case.story().seats.names().nth(self.seat).unwrap_or("")
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// What was decided, by name.
    pub fn decisions(&self, case: &Case) -> Vec<String> {
        decision_names(case, self.seat, self.seed, &self.picks)
    }

    /// The play itself, once more.
    ///
    /// # Errors
    /// When the picks are not those of this case.
    pub fn session(&self, case: &Rc<Case>) -> Result<Session, PlayError> {
        let mut session = Session::new(case.clone(), self.seat(case), self.seed)?;
        for pick in &self.picks {
            session.take(*pick)?;
        }
        Ok(session)
    }
}
