//! A group of results of one case. Each is played again when it is added; a result that is there already is known.

use std::collections::HashMap;
use std::rc::Rc;

use super::ballot::Ballot;
use super::facts::Facts;
use super::result::{Known, PlayResult};
use crate::play::PlayError;

/// What became of a result that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New,
    /// It was there, and brought nothing.
    Known,
    /// It was there, and now says more: how sure, or shared words. What is newest counts.
    Renewed,
}

/// One result in a group.
#[derive(Clone, Debug)]
pub struct Member {
    /// The play.
    pub result: PlayResult,
    /// What it says.
    pub facts: Facts,
}

/// Results of one case, and what the group decided after talking.
#[derive(Clone, Debug)]
pub struct Group {
    known: Rc<Known>,
    members: Vec<Member>,
    /// By seat, seed and tag: those that may be the same.
    places: HashMap<(usize, u64, u32), Vec<usize>>,
    /// By number of the key decision.
    ballots: Vec<Ballot>,
}

impl Group {
    /// A group without results.
    pub fn new(known: Rc<Known>) -> Self {
        let ballots = known.keys().iter().map(|key| Ballot::new(key.options.len())).collect();
        Self { known, members: Vec::new(), places: HashMap::new(), ballots }
    }

    /// The case.
    pub fn known(&self) -> &Rc<Known> {
        &self.known
    }

    /// The results, in the order they came.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Adds a result.
    ///
    /// # Errors
    /// When it cannot be played in this case.
    pub fn add(&mut self, result: PlayResult) -> Result<Added, PlayError> {
        let place = self.places.entry((result.seat, result.seed, result.tag)).or_default();
        let same = place.iter().copied().find(|at| self.members.get(*at).is_some_and(|member| member.result.picks == result.picks));
        match same.and_then(|at| self.members.get_mut(at)) {
            Some(member) => {
                let mut result = result;
                // A code without words says nothing about words: they may have come in another way.
                if result.shared.is_empty() {
                    result.shared.clone_from(&member.result.shared);
                }
                if result.confidence.is_empty() {
                    result.confidence.clone_from(&member.result.confidence);
                }
                if member.result == result {
                    return Ok(Added::Known);
                }
                member.result = result;
                Ok(Added::Renewed)
            }
            None => {
                let facts = Facts::new(&self.known, &result)?;
                place.push(self.members.len());
                self.members.push(Member { result, facts });
                Ok(Added::New)
            }
        }
    }

    /// What the group decided after talking, at the key decision with this number.
    pub fn ballot(&self, key: usize) -> Option<&Ballot> {
        self.ballots.get(key)
    }

    /// The same, to change.
    pub fn ballot_mut(&mut self, key: usize) -> Option<&mut Ballot> {
        self.ballots.get_mut(key)
    }
}
