//! Which texts can be shown at all from one seat: those not shut out by a condition that never holds there.
//!
//! Worked out by following what each choice can set, until nothing new comes; so it may count a line too many, never
//! one too few.

use std::collections::HashSet;

use super::case::{Bit, Case, Cond, Effect, Line, Outcome};
use super::view::OfferState;
use crate::story::model::TextId;

impl Case {
    /// The texts that can be shown while playing from the seat with this number.
    pub fn spoken_from(&self, seat: usize) -> Vec<TextId> {
        let mut possible = Possible { case: self, seat, bits: HashSet::new(), offers: HashSet::new(), texts: HashSet::new() };
        possible.begin();
        loop {
            let before = (possible.bits.len(), possible.offers.len(), possible.texts.len());
            possible.pass();
            if before == (possible.bits.len(), possible.offers.len(), possible.texts.len()) {
                break;
            }
        }
        let mut texts: Vec<TextId> = possible.texts.into_iter().filter(|text| text.0 != 0).collect();
        texts.sort_unstable();
        texts
    }
}

struct Possible<'c> {
    case: &'c Case,
    seat: usize,
    /// Facts that can come about.
    bits: HashSet<Bit>,
    offers: HashSet<(usize, OfferState)>,
    texts: HashSet<TextId>,
}

impl Possible<'_> {
    fn begin(&mut self) {
        let case = self.case;
        let bits = &case.bits;
        let numbered = |first: Bit, count: usize| (0..count as u32).map(move |number| first + number);
        self.bits.extend(numbered(bits.looked_up, case.story.services.0.len()));
        self.bits.extend(numbered(bits.event, case.events.len()));
        let present = case.prepare.iter().chain([&case.table]).flat_map(|hub| &hub.present).chain([&case.seat_person[self.seat]]);
        self.bits.extend(present.map(|person| bits.present + *person as u32));
    }

    /// Whether a condition may hold at some time.
    fn may(&self, cond: &Cond) -> bool {
        match cond {
            Cond::All(list) => list.iter().all(|cond| self.may(cond)),
            Cond::Any(list) => list.iter().any(|cond| self.may(cond)),
            Cond::Not(inner) => !self.must(inner),
            Cond::Bit(bit) => self.bits.contains(bit),
            // A bit that must not be set can always have stayed so: nothing is set in every play.
            Cond::Bits(masks) => masks.iter().flat_map(|mask| ones(mask.word, mask.set)).all(|bit| self.bits.contains(&bit)),
            Cond::Seat(seat) => *seat == self.seat,
            Cond::Offer(offer, state) => self.offers.contains(&(*offer, *state)),
            Cond::Never => false,
            Cond::Agreement(inner) => self.may(inner),
            _ => true,
        }
    }

    /// Whether a condition always holds from this seat.
    fn must(&self, cond: &Cond) -> bool {
        match cond {
            Cond::All(list) => list.iter().all(|cond| self.must(cond)),
            Cond::Any(list) => list.iter().any(|cond| self.must(cond)),
            Cond::Not(inner) => !self.may(inner),
            Cond::Seat(seat) => *seat == self.seat,
            Cond::Bits(masks) => masks.iter().all(|mask| mask.set == 0 && !ones(mask.word, mask.unset).any(|bit| self.bits.contains(&bit))),
            _ => false,
        }
    }

    fn open(&self, cond: &Option<Cond>) -> bool {
        cond.as_ref().is_none_or(|cond| self.may(cond))
    }

    fn pass(&mut self) {
        let case = self.case;
        for hub in case.prepare.iter().chain([&case.table]).chain(case.agreements.iter().map(|agreements| &agreements.hub)) {
            self.lines(&hub.lines);
        }
        let listed: HashSet<usize> = case
            .prepare
            .iter()
            .chain([&case.table])
            .chain(case.agreements.iter().map(|agreements| &agreements.hub))
            .flat_map(|hub| hub.topics.iter().copied())
            .collect();
        for (number, talk) in case.talks.iter().enumerate() {
            let made = number < case.offers_from || number >= case.interruptions_from || {
                let offer = number - case.offers_from;
                self.offers.contains(&(offer, OfferState::Open))
            };
            let listed = number >= case.offers_from || listed.contains(&number);
            if made && listed && self.open(&talk.when) {
                self.bits.insert(case.bits.visited + number as u32);
                self.talk(&talk.steps);
            }
        }
        for (number, thing) in case.things.iter().enumerate() {
            if self.open(&thing.when) {
                self.bits.insert(case.bits.seen + number as u32);
                self.effects(&thing.then);
                self.lines(&thing.lines);
            }
        }
        for reply in case.agreements.iter().flat_map(|agreements| &agreements.answers) {
            if self.open(&reply.when) {
                self.effects(&reply.then);
                self.lines(&reply.lines);
            }
        }
        self.lines(&case.month_lines);
        for (number, outcome) in case.outcomes.iter().enumerate() {
            self.outcome(number, outcome);
        }
        self.lines(&case.ending);
    }

    fn outcome(&mut self, number: usize, outcome: &Outcome) {
        if self.open(&outcome.when) {
            self.bits.insert(self.case.bits.outcome + number as u32);
            self.effects(&outcome.then);
            self.lines(&outcome.lines);
        }
    }

    /// The steps of a talk that can be come to.
    fn talk(&mut self, steps: &[super::case::Step]) {
        let mut to_do = vec![0];
        let mut done = HashSet::new();
        while let Some(number) = to_do.pop() {
            let Some(step) = steps.get(number).filter(|_| done.insert(number)) else { continue };
            self.effects(&step.then);
            self.lines(&step.lines);
            to_do.extend(step.to);
            for choice in &step.choices {
                if self.open(&choice.when) {
                    self.bits.insert(choice.bit);
                    self.texts.insert(choice.text);
                    self.effects(&choice.then);
                    self.lines(&choice.lines);
                    to_do.extend(choice.to);
                }
            }
        }
    }

    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            match line {
                Line::Say(_, text) | Line::Think(_, text) | Line::Tell(text) => {
                    self.texts.insert(*text);
                }
                Line::Mood(..) => {}
                Line::If(cond, then, otherwise) => {
                    if self.may(cond) {
                        self.lines(then);
                    }
                    if !self.must(cond) {
                        self.lines(otherwise);
                    }
                }
            }
        }
    }

    fn effects(&mut self, effects: &[Effect]) {
        let bits = &self.case.bits;
        for effect in effects {
            match *effect {
                Effect::Ask(wish) => self.bits.insert(bits.asked + wish as u32),
                Effect::Hear(wish) => self.bits.insert(bits.heard + wish as u32),
                Effect::Confirm(wish) => self.bits.insert(bits.heard + wish as u32) | self.bits.insert(bits.confirmed + wish as u32),
                Effect::Offer(offer) => self.offers.insert((offer, OfferState::Open)),
                Effect::Answer(offer, answer) => self.offers.insert((offer, OfferState::Answered(answer))),
                Effect::Note(offer) => self.offers.insert((offer, OfferState::Noted)),
                Effect::Drop(offer) => self.offers.insert((offer, OfferState::Dropped)),
                Effect::Set(bit) => self.bits.insert(bit),
                Effect::Arrive(person) => self.bits.insert(bits.present + person as u32),
                Effect::NextTime(person) => self.bits.insert(bits.coming + person as u32),
                Effect::OnePlan => self.bits.insert(bits.one_plan),
                Effect::Clear(_) | Effect::Add(..) | Effect::Depart(_) | Effect::Mood(..) | Effect::EndChapter => false,
            };
        }
    }
}

/// The bits that are set in a word.
fn ones(word: u32, bits: u64) -> impl Iterator<Item = Bit> {
    (0..64).filter(move |at| bits >> at & 1 == 1).map(move |at| word * 64 + at)
}
