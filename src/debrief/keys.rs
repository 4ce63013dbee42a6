//! The key decisions of a case, by number: where each is made, and what can be chosen there.

use super::walk::walk;
use crate::play::{Case, Pick, Session, Silent, State, present_step};
use crate::story::debrief::{Debrief, KeyDecision};
use crate::story::model::TextId;

/// The key decisions of a case, in the order of the story.
#[derive(Clone, Debug, Default)]
pub struct Keys(pub(super) Vec<Key>);

/// One key decision.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its name in the story.
    pub id: String,
    /// The question to everybody.
    pub title: TextId,
    /// What to remember of the situation.
    pub about: TextId,
    /// The facilitator's question.
    pub ask: TextId,
    /// What can be chosen.
    pub options: Vec<KeyOption>,
    /// What it can lead to in the month, by number of the outcome.
    pub(super) outcomes: Vec<usize>,
    /// Talk and step.
    places: Vec<(usize, usize)>,
}

/// Something that can be chosen at a key decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOption {
    /// The name of the choice, or `leave`.
    pub name: String,
    /// Its words, where it stands first.
    pub text: TextId,
    /// Whether it is said or done.
    pub spoken: bool,
}

impl Keys {
    /// Finds the key decisions of a debrief in its case. Places that the case does not have are left out.
    pub fn new(case: &Case, debrief: &Debrief) -> Self {
        Self(debrief.key_decisions.iter().map(|(id, decision)| Key::new(case, id, decision)).collect())
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Key> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of the key decision with this name.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|key| key.id == id)
    }

    /// The one with this number.
    pub fn get(&self, number: usize) -> Option<&Key> {
        self.0.get(number)
    }

    /// The number of the key decision a player has to make now, if it is one.
    pub fn here(&self, session: &Session) -> Option<usize> {
        self.at(session.case(), session.state())
    }

    /// The key decisions of a session in the order they were made: the number of each, and that of the decision. Who comes
    /// by twice made it the first time.
    pub fn made(&self, session: &Session) -> Vec<(usize, usize)> {
        let case = session.case();
        let Some(seat) = case.seat(session.seat()) else { return Vec::new() };
        let mut made: Vec<(usize, usize)> = Vec::new();
        let _ = walk(case, seat, session.seed(), session.picks_made(), &mut Silent, |number, state, pick| {
            if let Some(key) = self.decided(case, state, pick).filter(|key| !made.iter().any(|(known, _)| known == key)) {
                made.push((key, number));
            }
        });
        made
    }

    /// The key decision that this pick decides.
    pub(super) fn decided(&self, case: &Case, state: &State, pick: Pick) -> Option<usize> {
        if matches!(pick, Pick::Choice(_) | Pick::Leave) { self.at(case, state) } else { None }
    }

    /// It counts only while the player is choosing what to say or do.
    fn at(&self, case: &Case, state: &State) -> Option<usize> {
        present_step(case, state)?;
        let place = state.interruption.or(state.talk)?;
        let place = (usize::from(place.talk), usize::from(place.step));
        self.0.iter().position(|key| key.places.contains(&place))
    }
}

impl Key {
    fn new(case: &Case, id: &str, decision: &KeyDecision) -> Self {
        let mut places = Vec::new();
        let mut options: Vec<KeyOption> = Vec::new();
        let mut add = |name: &str, text: TextId, spoken: bool| {
            if !options.iter().any(|known| known.name == name) {
                options.push(KeyOption { name: name.to_owned(), text, spoken });
            }
        };
        for place in &decision.at {
            let steps = case.talks.iter().enumerate().flat_map(|(at, talk)| talk.steps.iter().enumerate().map(move |step| (at, talk, step)));
            for (at, talk, (number, step)) in steps.filter(|(_, _, (_, step))| step.name == place.value) {
                places.push((at, number));
                for choice in &step.choices {
                    add(&choice.name, choice.text, choice.spoken);
                }
                if let Some(leave) = talk.leave.filter(|_| !step.choices.is_empty()) {
                    add("leave", leave, false);
                }
            }
        }
        let number = |name: &str| case.outcomes.iter().position(|outcome| outcome.name == name);
        let outcomes = if decision.outcomes.is_empty() {
            (0..case.outcomes.len()).collect()
        } else {
            decision.outcomes.iter().filter_map(|name| number(&name.value)).collect()
        };
        Self { id: id.to_owned(), title: decision.title.id, about: decision.about.id, ask: decision.ask.id, options, outcomes, places }
    }

    /// The number of the option with this name.
    pub fn option(&self, name: &str) -> Option<usize> {
        self.options.iter().position(|option| option.name == name)
    }
}
