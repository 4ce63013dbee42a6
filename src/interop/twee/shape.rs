//! Which passages of a talk become steps of their own: what only answers a choice is part of that choice, and what follows by itself is
//! part of what it follows.

use std::collections::{HashMap, HashSet};

use super::cards::{Deck, Road};
use super::outline::{Choice, Step};
use super::terms::{Button, button, choice_word};
use crate::story::wording::Language;
use crate::story::write::name;

/// So many steps may follow each other without a choice: a play and its checks go through them at once.
const MOST_IN_A_ROW: usize = 8;

/// How the passages of a talk hang together.
pub(super) struct Shape<'s> {
    pub deck: &'s Deck,
    pub root: usize,
    pub inside: &'s HashMap<usize, usize>,
    pub ways_in: &'s HashMap<usize, WayIn>,
}

/// What leads to a passage: how many roads, where one of them begins, and whether the story goes on by itself there.
pub(super) struct WayIn {
    pub count: usize,
    pub from: usize,
    pub by_itself: bool,
}

impl Shape<'_> {
    fn roads(&self, at: usize) -> &[Road] {
        self.deck.cards.get(at).map_or(&[], |card| &card.roads)
    }

    /// Whether only one road leads here, and it is not the beginning.
    fn one_way_in(&self, at: usize) -> bool {
        at != self.root && self.inside.contains_key(&at) && self.ways_in.get(&at).is_some_and(|way| way.count == 1)
    }

    /// Whether there is nothing to choose in a passage.
    fn is_silent(&self, at: usize) -> bool {
        match self.roads(at) {
            [] => true,
            [road] => road.is_auto() && road.when.is_none(),
            _ => false,
        }
    }

    /// The passage that follows by itself and belongs to this one.
    fn follows(&self, at: usize) -> Option<usize> {
        match self.roads(at) {
            [road] if self.is_silent(at) => road.to.filter(|to| *to != at && self.one_way_in(*to) && self.is_silent(*to)),
            _ => None,
        }
    }

    /// This passage with those that follow it by themselves.
    pub fn chain(&self, at: usize) -> Vec<usize> {
        let mut chain = vec![at];
        let mut last = at;
        while let Some(next) = self.follows(last).filter(|_| chain.len() <= self.inside.len()) {
            chain.push(next);
            last = next;
        }
        chain
    }

    /// Whether a passage only answers one choice: then it is part of that choice.
    pub fn is_reply(&self, at: usize) -> bool {
        self.one_way_in(at) && self.is_silent(at)
    }

    /// Whether a passage is part of another step, or of a choice.
    pub fn is_part(&self, at: usize) -> bool {
        let Some(way) = self.ways_in.get(&at).filter(|_| self.one_way_in(at)) else { return false };
        self.follows(way.from) == Some(at) || (!way.by_itself && self.is_reply(at))
    }
}

/// Where many steps follow each other without a choice, or a circle of them has none, the player is asked to go on.
pub(super) fn break_rows(steps: &mut [Step], language: Language) {
    let numbers: HashMap<String, usize> = steps.iter().enumerate().map(|(number, step)| (step.id.clone(), number)).collect();
    let next: Vec<Option<usize>> =
        steps.iter().map(|step| step.to.as_ref().filter(|_| step.choices.is_empty()).and_then(|to| numbers.get(to).copied())).collect();
    let mut broken = vec![false; steps.len()];
    for begin in 0..steps.len() {
        let (mut at, mut length) = (begin, 0);
        while let Some(to) = next.get(at).copied().flatten() {
            if broken.get(at).copied().unwrap_or(true) {
                break;
            }
            length += 1;
            if length > MOST_IN_A_ROW
                && let Some(broken) = broken.get_mut(at)
            {
                *broken = true;
                break;
            }
            at = to;
        }
    }
    for (step, _) in steps.iter_mut().zip(broken).filter(|(_, broken)| *broken) {
        let to = step.to.take();
        let mut names = HashSet::new();
        let text = button(Button::GoOn, language);
        let id = name(text, choice_word(language), &mut names);
        let choice = Choice { id, text: text.to_owned(), spoken: false, again: true, remarks: Vec::new(), items: Vec::new(), to, ends: step.ends };
        step.ends = false;
        step.choices.push(choice);
    }
}
