//! What a group decides after talking: hands that were counted, votes from phones, or both.

use super::vote::Vote;

/// The second vote at one key decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ballot {
    /// By option: hands that were counted.
    hands: Vec<u32>,
    /// Votes from phones, one for each device.
    votes: Vec<Vote>,
}

impl Ballot {
    /// Nobody voted yet.
    pub fn new(options: usize) -> Self {
        Self { hands: vec![0; options], votes: Vec::new() }
    }

    /// So many hands went up for this option.
    pub fn count_hands(&mut self, option: usize, hands: u32) {
        if let Some(counted) = self.hands.get_mut(option) {
            *counted = hands;
        }
    }

    /// The hands that were counted, by option.
    pub fn hands(&self) -> &[u32] {
        &self.hands
    }

    /// Adds the vote of a phone; who votes again changes her vote. Says whether it changed anything.
    pub fn add(&mut self, vote: Vote) -> bool {
        if vote.option >= self.hands.len() || self.votes.contains(&vote) {
            return false;
        }
        match self.votes.iter_mut().find(|known| known.tag == vote.tag) {
            Some(known) => *known = vote,
            None => self.votes.push(vote),
        }
        true
    }

    /// The votes from phones.
    pub fn votes(&self) -> &[Vote] {
        &self.votes
    }

    /// By option: hands and votes together.
    pub fn totals(&self) -> Vec<usize> {
        let votes = |option: usize| self.votes.iter().filter(|vote| vote.option == option).count();
        self.hands.iter().enumerate().map(|(option, hands)| *hands as usize + votes(option)).collect()
    }

    /// Whether anybody voted.
    pub fn is_empty(&self) -> bool {
        self.votes.is_empty() && self.hands.iter().all(|hands| *hands == 0)
    }
}
