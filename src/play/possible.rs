//! What can happen at all from one seat: which topics, choices, lines and outcomes are not shut out by a condition that
//! never holds there.
//!
//! Everything with a condition waits in a list. What may hold is let through, which can make more possible; this
//! goes on until nothing new comes. So it may let a line too many through, and never shuts one out that can come.

use std::cell::Cell;

use super::case::{Bit, Case, Choice, Cond, Effect, Hub, Line};
use super::may::{About, becomes_one};
use super::view::OfferState;
use crate::story::Set;
use crate::story::model::{Answer, Slot, TextId};

/// After so many conditions looked at, everything is taken to be possible: no sane case comes near.
const MOST_LOOKED_AT: u64 = 2_000_000;

/// Something with a condition, by its numbers in the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Guard {
    Talk(usize),
    /// Talk, step, choice.
    Choice(usize, usize, usize),
    Thing(usize),
    /// An option of a part: the slot by its place in [`Slot::ALL`], and the place of the option.
    Part(usize, usize),
    Answer(usize),
    Outcome(usize),
    /// In the order of the compiled case.
    Mark(usize),
    Her(usize),
    /// Voice, remark.
    Voice(usize, usize),
    /// Lines that are shown only when something holds, or only when it does not (`false`): known by the first text in
    /// them, and by how deep they stand in others.
    Lines(TextId, usize, bool),
}

/// What can happen from one seat.
pub(crate) struct Possible<'c> {
    pub(super) case: &'c Case,
    pub seat: usize,
    bits: Vec<bool>,
    pub(super) offers: Set<(usize, OfferState)>,
    /// Per slot, what can stand there in an agreement.
    pub(super) codes: [Set<u8>; 8],
    pub(super) composed: bool,
    pub(super) answers: Set<Answer>,
    texts: Vec<bool>,
    /// Every step of every talk, when it can be come to; and where the steps of each talk begin.
    steps: Vec<bool>,
    first_step: Vec<usize>,
    /// What was let through, choices apart (they have a bit), and what was not.
    through: Set<Guard>,
    waiting: Vec<Waiting<'c>>,
    /// What was let through by order.
    ordered: Vec<Waiting<'c>>,
    /// Points that can be given, by where.
    awards: Vec<bool>,
    /// Per counter the lowest and highest it can come to.
    counters: Vec<(i32, i32)>,
    news: bool,
    /// Lines said by whom, and the text.
    said: Vec<(usize, TextId)>,
    pub(super) looked_at: Cell<u64>,
}

struct Waiting<'c> {
    guard: Guard,
    cond: Option<&'c Cond>,
    /// Waits until it may not hold instead.
    not: bool,
    about: About,
    lines: &'c [Line],
    depth: usize,
}

impl Case {
    /// The texts that can be shown while playing from the seat with this number.
    pub fn spoken_from(&self, seat: usize) -> Vec<TextId> {
        let possible = self.possible(seat, &Set::default());
        possible.texts.iter().enumerate().skip(1).filter(|(_, shown)| **shown).map(|(number, _)| TextId(number as u32)).collect()
    }

    /// What can happen from the seat with this number, where everything in `let_through` happens whatever its condition says.
    pub(crate) fn possible(&self, seat: usize, let_through: &Set<Guard>) -> Possible<'_> {
        let mut steps = 0;
        let first_step = self.talks.iter().map(|talk| {
            let first = steps;
            steps += talk.steps.len();
            first
        });
        let first_step = first_step.collect();
        let mut possible = Possible {
            case: self,
            seat,
            bits: vec![false; self.bits.count as usize],
            offers: Set::default(),
            codes: Default::default(),
            composed: false,
            answers: Set::default(),
            texts: vec![false; self.story.texts.len()],
            steps: vec![false; steps],
            first_step,
            through: Set::default(),
            waiting: Vec::new(),
            ordered: Vec::new(),
            awards: vec![false; self.awards.len()],
            counters: self.counters.iter().map(|counter| (i32::from(counter.start), i32::from(counter.start))).collect(),
            news: true,
            said: Vec::new(),
            looked_at: Cell::new(0),
        };
        possible.begin();
        possible.settle(let_through);
        possible
    }
}

impl<'c> Possible<'c> {
    /// Whether this can happen.
    pub fn happens(&self, guard: Guard) -> bool {
        self.gave_up()
            || match guard {
                Guard::Choice(talk, step, number) => self.choice(talk, step, number).is_some_and(|choice| self.has(choice.bit)),
                _ => self.through.contains(&guard),
            }
    }

    /// What is come to but never happens.
    pub fn shut_out(&self) -> impl Iterator<Item = Guard> {
        self.waiting.iter().filter(|_| !self.gave_up()).map(|waiting| waiting.guard)
    }

    /// What was let through by order only, and never happens by itself.
    pub fn only_by_order(&self) -> impl Iterator<Item = Guard> {
        self.ordered.iter().filter(|one| !self.gave_up() && !self.lets(one)).map(|one| one.guard)
    }

    /// Whether a step of a talk is come to.
    pub fn step(&self, talk: usize, step: usize) -> bool {
        self.first_step.get(talk).and_then(|first| self.steps.get(first + step)).copied().unwrap_or(false)
    }

    pub fn heard(&self, wish: usize) -> bool {
        self.gave_up() || self.has(self.case.bits.heard + wish as u32)
    }

    /// Whether an offer can be made, and whether she can be asked about it.
    pub fn offer(&self, offer: usize) -> (bool, bool) {
        let answered = [Answer::Yes, Answer::No, Answer::Later].iter().any(|answer| self.offers.contains(&(offer, OfferState::Answered(*answer))));
        (self.offers.contains(&(offer, OfferState::Open)), answered || self.gave_up())
    }

    /// The lowest and highest a counter can come to.
    pub fn counter(&self, counter: usize) -> (i32, i32) {
        self.counters.get(counter).copied().unwrap_or_default()
    }

    /// Whether points are given anywhere that can be come to.
    pub fn award(&self, award: usize) -> bool {
        self.gave_up() || self.awards.get(award).copied().unwrap_or(false)
    }

    /// Everything that can be said, with by whom.
    pub fn said(&self) -> &[(usize, TextId)] {
        &self.said
    }

    /// Whether a condition may hold of an agreement about this need alone.
    pub fn may_with_need(&mut self, need: u8, cond: &Cond) -> bool {
        let all = std::mem::replace(&mut self.codes[Slot::Need as usize], Set::from_iter([need]));
        let may = self.gave_up() || self.may(cond, About::Agreed);
        self.codes[Slot::Need as usize] = all;
        may
    }

    pub(super) fn has(&self, bit: Bit) -> bool {
        self.bits.get(bit as usize).copied().unwrap_or(false)
    }

    fn set(&mut self, bit: Bit) {
        if let Some(known) = self.bits.get_mut(bit as usize) {
            self.news |= !*known;
            *known = true;
        }
    }

    fn begin(&mut self) {
        let case = self.case;
        let bits = &case.bits;
        for number in 0..case.story.services.0.len() as u32 {
            self.set(bits.looked_up + number);
        }
        for number in 0..case.events.len() as u32 {
            self.set(bits.event + number);
        }
        let present = case.prepare.iter().chain([&case.table]).flat_map(|hub| &hub.present).chain([&case.seat_person[self.seat]]);
        for person in present {
            self.set(bits.present + *person as u32);
        }
        let hubs: Vec<&Hub> = case.prepare.iter().chain([&case.table]).chain(case.agreements.iter().map(|agreements| &agreements.hub)).collect();
        let mut listed = Set::default();
        for hub in hubs {
            self.lines(&hub.lines);
            for topic in hub.topics.iter().copied().filter(|topic| listed.insert(*topic)) {
                if let Some(talk) = case.talks.get(topic) {
                    self.wait(Guard::Talk(topic), talk.when.as_ref(), About::Play);
                }
            }
        }
        for number in case.offers_from..case.interruptions_from {
            self.wait(Guard::Talk(number), None, About::Play);
        }
        for (number, cond) in &case.interruptions {
            self.wait(Guard::Talk(*number), Some(cond), About::Play);
        }
        for (number, thing) in case.things.iter().enumerate() {
            self.wait(Guard::Thing(number), thing.when.as_ref(), About::Play);
        }
        if let Some(agreements) = case.agreements.as_ref().filter(|agreements| agreements.most > 0) {
            for slot in &agreements.slots {
                for (number, option) in slot.options.iter().enumerate() {
                    self.wait(Guard::Part(slot.slot as usize, number), option.when.as_ref(), About::Play);
                }
            }
            for (number, reply) in agreements.answers.iter().enumerate() {
                self.wait(Guard::Answer(number), reply.when.as_ref(), About::Answering);
            }
        }
        self.lines(&case.month_lines);
        for (number, outcome) in case.outcomes.iter().enumerate() {
            let about = if number < case.agreement_outcomes { About::Agreed } else { About::Play };
            self.wait(Guard::Outcome(number), outcome.when.as_ref(), about);
        }
        self.lines(&case.ending);
        for (number, (cond, _)) in case.marks.iter().enumerate() {
            self.wait(Guard::Mark(number), Some(cond), About::Play);
        }
        for (number, (cond, _)) in case.her.iter().enumerate() {
            self.wait(Guard::Her(number), cond.as_ref(), About::Play);
        }
        for (voice, remarks) in case.voices.iter().enumerate() {
            for (number, (cond, _)) in remarks.iter().enumerate() {
                self.wait(Guard::Voice(voice, number), cond.as_ref(), About::Play);
            }
        }
    }

    fn wait(&mut self, guard: Guard, cond: Option<&'c Cond>, about: About) {
        self.waiting.push(Waiting { guard, cond, not: false, about, lines: &[], depth: 0 });
    }

    fn settle(&mut self, let_through: &Set<Guard>) {
        let mut backwards = true;
        while std::mem::take(&mut self.news) && !self.gave_up() {
            let mut queue = std::mem::take(&mut self.waiting);
            // There and back again, so that a chain is gone through in either direction.
            if backwards {
                queue.reverse();
            }
            backwards = !backwards;
            let mut still = Vec::with_capacity(queue.len());
            while let Some(one) = queue.pop() {
                let lets = self.lets(&one);
                if lets || let_through.contains(&one.guard) {
                    self.news = true;
                    self.go(&one);
                    queue.append(&mut self.waiting);
                    if !lets {
                        self.ordered.push(one);
                    }
                } else {
                    still.push(one);
                }
            }
            self.waiting = still;
        }
    }

    /// Whether there was too much to look at to say anything.
    pub fn gave_up(&self) -> bool {
        self.looked_at.get() > MOST_LOOKED_AT
    }

    fn lets(&self, waiting: &Waiting<'_>) -> bool {
        self.look_at();
        if let Guard::Talk(number) = waiting.guard
            && (self.case.offers_from..self.case.interruptions_from).contains(&number)
        {
            let offer = number - self.case.offers_from;
            return self.offers.contains(&(offer, OfferState::Open)) || self.offers.contains(&(offer, OfferState::Noted));
        }
        // An agreement has to be there before anything comes of it.
        if waiting.about != About::Play && !self.agreement(waiting.about) {
            return false;
        }
        match waiting.cond {
            None => true,
            Some(cond) if waiting.not => !self.must(cond),
            Some(cond) => self.may(cond, waiting.about),
        }
    }

    pub(super) fn agreement(&self, about: About) -> bool {
        self.composed || (about == About::Agreed && self.offers.iter().any(|(_, state)| becomes_one(*state)))
    }

    fn go(&mut self, one: &Waiting<'c>) {
        let case = self.case;
        if !matches!(one.guard, Guard::Choice(..)) {
            self.through.insert(one.guard);
        }
        match one.guard {
            Guard::Talk(number) => {
                self.set(case.bits.visited + number as u32);
                self.enter(number, 0);
            }
            Guard::Choice(talk, step, number) => {
                let Some(choice) = self.choice(talk, step, number) else { return };
                self.set(choice.bit);
                self.show(choice.text);
                self.effects(&choice.then, choice.again);
                self.lines(&choice.lines);
                self.give(choice.award);
                if let Some(to) = choice.to {
                    self.enter(talk, to);
                }
            }
            Guard::Thing(number) => {
                self.set(case.bits.seen + number as u32);
                self.effects(&case.things[number].then, false);
                self.lines(&case.things[number].lines);
            }
            Guard::Part(slot, number) => {
                let Some(agreements) = &case.agreements else { return };
                let option = agreements.slots.iter().find(|options| options.slot as usize == slot).and_then(|options| options.options.get(number));
                self.codes[slot].extend(option.map(|option| option.code));
                self.composed = agreements.slots.iter().all(|slot| slot.slot.may_be_empty() || !self.codes[slot.slot as usize].is_empty());
            }
            Guard::Answer(number) => {
                let Some(reply) = case.agreements.as_ref().and_then(|agreements| agreements.answers.get(number)) else { return };
                self.answers.insert(reply.answer);
                self.effects(&reply.then, true);
                self.lines(&reply.lines);
            }
            Guard::Outcome(number) => {
                let outcome = &case.outcomes[number];
                self.set(case.bits.outcome + number as u32);
                self.effects(&outcome.then, false);
                self.lines(&outcome.lines);
                self.give(outcome.award);
            }
            Guard::Mark(number) => {
                self.give(case.marks.get(number).map(|(_, award)| *award));
            }
            Guard::Her(_) | Guard::Voice(..) => {}
            Guard::Lines(..) => self.lines_at(one.lines, one.depth + 1),
        }
    }

    fn choice(&self, talk: usize, step: usize, number: usize) -> Option<&'c Choice> {
        self.case.talks.get(talk)?.steps.get(step)?.choices.get(number)
    }

    fn enter(&mut self, talk: usize, step: usize) {
        let mut next = Some(step);
        while let Some(number) = next {
            let Some(step) = self.case.talks.get(talk).and_then(|talk| talk.steps.get(number)) else { return };
            let known = self.first_step.get(talk).and_then(|first| self.steps.get_mut(first + number));
            if known.is_none_or(|known| std::mem::replace(known, true)) {
                return;
            }
            // A step can be come back to; the start of a topic that can be taken once cannot.
            let again = number > 0 || self.case.talks[talk].again;
            self.effects(&step.then, again);
            self.lines(&step.lines);
            for (at, choice) in step.choices.iter().enumerate() {
                self.wait(Guard::Choice(talk, number, at), choice.when.as_ref(), About::Play);
            }
            next = step.to;
        }
    }

    fn give(&mut self, award: Option<usize>) {
        if let Some(given) = award.and_then(|award| self.awards.get_mut(award)) {
            *given = true;
        }
    }

    fn show(&mut self, text: TextId) {
        if let Some(shown) = self.texts.get_mut(text.0 as usize) {
            *shown = true;
        }
    }

    fn lines(&mut self, lines: &'c [Line]) {
        self.lines_at(lines, 0);
    }

    fn lines_at(&mut self, lines: &'c [Line], depth: usize) {
        for line in lines {
            match line {
                Line::Say(who, text) => {
                    self.said.push((*who, *text));
                    self.show(*text);
                }
                Line::Think(_, text) | Line::Tell(text) => self.show(*text),
                Line::Mood(..) => {}
                Line::If(cond, then, otherwise) => {
                    for (lines, not) in [(then, false), (otherwise, true)] {
                        if !lines.is_empty() {
                            self.waiting.push(Waiting {
                                guard: Guard::Lines(first_text(lines), depth, !not),
                                cond: Some(cond),
                                not,
                                about: About::Play,
                                lines,
                                depth,
                            });
                            self.news = true;
                        }
                    }
                }
            }
        }
    }

    /// What happens, once or over and `again`.
    fn effects(&mut self, effects: &[Effect], again: bool) {
        let bits = &self.case.bits;
        for effect in effects {
            match *effect {
                Effect::Ask(wish) => self.set(bits.asked + wish as u32),
                Effect::Hear(wish) => self.set(bits.heard + wish as u32),
                Effect::Confirm(wish) => {
                    self.set(bits.heard + wish as u32);
                    self.set(bits.confirmed + wish as u32);
                }
                Effect::Offer(offer) => self.becomes(offer, OfferState::Open),
                Effect::Answer(offer, answer) => self.becomes(offer, OfferState::Answered(answer)),
                Effect::Note(offer) => self.becomes(offer, OfferState::Noted),
                Effect::Drop(offer) => self.becomes(offer, OfferState::Dropped),
                Effect::Set(bit) => self.set(bit),
                Effect::Add(counter, by) => self.add(counter, by, again),
                Effect::Arrive(person) => self.set(bits.present + person as u32),
                Effect::NextTime(person) => self.set(bits.coming + person as u32),
                Effect::OnePlan => self.set(bits.one_plan),
                Effect::Clear(_) | Effect::Depart(_) | Effect::Mood(..) | Effect::EndChapter => {}
            }
        }
    }

    fn becomes(&mut self, offer: usize, state: OfferState) {
        self.news |= self.offers.insert((offer, state));
        if becomes_one(state)
            && let Some(offer) = self.case.offers.get(offer)
        {
            for (codes, code) in self.codes.iter_mut().zip(offer.parts) {
                if code != 0 {
                    codes.insert(code);
                }
            }
        }
    }

    fn add(&mut self, counter: usize, by: i16, again: bool) {
        let Some(bounds) = self.case.counters.get(counter) else { return };
        let (low, high) = &mut self.counters[counter];
        let by = if again { i32::from(by.signum()) * 100_000 } else { i32::from(by) };
        *low = (*low + by.min(0)).max(i32::from(bounds.min.min(bounds.max)));
        *high = (*high + by.max(0)).min(i32::from(bounds.max));
        self.news = true;
    }
}

/// The first text in lines, by which they are known.
pub(crate) fn first_text(lines: &[Line]) -> TextId {
    lines
        .iter()
        .map(|line| match line {
            Line::Say(_, text) | Line::Think(_, text) | Line::Tell(text) => *text,
            Line::Mood(..) => TextId(0),
            Line::If(_, then, otherwise) => {
                let first = first_text(then);
                if first.0 == 0 { first_text(otherwise) } else { first }
            }
        })
        .find(|text| text.0 != 0)
        .unwrap_or_default()
}
