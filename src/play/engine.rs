//! The one place where a decision is applied. Pure: a state and a pick in, a state and what was shown out.

use super::PlayError;
use super::case::{Agreements, Case, Choice, Effect, Hub, Line, Step, Talk};
use super::month;
use super::state::{Agreement, Place, State};
use super::view::{Chapter, OfferState};
use crate::story::model::{Answer, Mood, Slot, TextId};

/// So many steps may follow one decision; a story that needs more runs in a circle.
const MOST_STEPS: usize = 2_000;

/// What is chosen, as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pick {
    Topic(u16),
    Offer(u16),
    Thing(u16),
    LookUp(u16),
    /// A choice of the present step.
    Choice(u16),
    Leave,
    Done,
    Agree {
        put: bool,
        parts: [u8; 8],
    },
}

/// What is told while a decision is applied. The default tells nobody, at no cost.
pub(crate) trait Sink {
    fn say(&mut self, _who: usize, _text: TextId) {}
    fn think(&mut self, _who: usize, _text: TextId) {}
    fn tell(&mut self, _text: TextId) {}
    fn mood(&mut self, _who: usize, _mood: Mood) {}
    /// The player said or did this.
    fn you(&mut self, _spoken: bool, _text: TextId) {}
    fn award(&mut self, _award: usize) {}
    fn offer(&mut self, _offer: usize) {}
    fn asked(&mut self, _wish: usize) {}
    fn heard(&mut self, _wish: usize) {}
    fn confirmed(&mut self, _wish: usize) {}
    fn chapter(&mut self, _chapter: Chapter) {}
    /// An outcome comes about: of the agreement with this number, or of an event.
    fn outcome(&mut self, _outcome: usize, _agreement: Option<usize>) {}
    /// A step of a talk begins: 0 is the start of the talk.
    fn step(&mut self, _talk: usize, _step: usize) {}
    /// She answers an agreement that was put to her: with the reply of this number, or by herself where none holds.
    fn reply(&mut self, _reply: Option<usize>) {}
    /// The lines that follow are about this outcome.
    fn happening(&mut self, _outcome: Option<usize>) {}
    /// There is something to choose at this step of a talk, but none of it is open and the talk just ends.
    fn ran_dry(&mut self, _talk: usize, _step: usize) {}
}

/// Tells nobody.
pub(crate) struct Silent;
impl Sink for Silent {}

/// A fresh state, settled at its first decision.
pub(crate) fn begin(case: &Case, seat: usize, drawn: Option<usize>, sink: &mut impl Sink) -> Result<State, PlayError> {
    let mut state = State::new(case, seat);
    if let Some(event) = drawn {
        state.set(case.bits.event + event as u32);
    }
    for (number, event) in case.events.iter().enumerate() {
        if !event.draw {
            state.set(case.bits.event + number as u32);
        }
    }
    let mut run = Run { case, state: &mut state, sink };
    match &case.prepare {
        Some(hub) => run.enter(Chapter::Prepare, hub),
        None => run.enter(Chapter::Table, &case.table),
    }
    run.settle()?;
    Ok(state)
}

/// Applies a pick that is on offer.
pub(crate) fn apply(case: &Case, state: &mut State, pick: Pick, sink: &mut impl Sink) -> Result<(), PlayError> {
    let mut run = Run { case, state, sink };
    run.apply(pick);
    run.settle()
}

/// The hub of a chapter.
pub(crate) fn hub(case: &Case, chapter: Chapter) -> Option<&Hub> {
    match chapter {
        Chapter::Prepare => case.prepare.as_ref(),
        Chapter::Table => Some(&case.table),
        Chapter::Agreements => case.agreements.as_ref().map(|agreements| &agreements.hub),
        Chapter::Month | Chapter::LookBack => None,
    }
}

/// The talk and step in which the player has to choose now; `None` at a hub.
pub(crate) fn present_step<'c>(case: &'c Case, state: &State) -> Option<(&'c Talk, &'c Step)> {
    let place = state.interruption.or(state.talk)?;
    let talk = case.talks.get(usize::from(place.talk))?;
    Some((talk, talk.steps.get(usize::from(place.step))?))
}

pub(crate) fn choice_open(case: &Case, state: &State, choice: &Choice) -> bool {
    (choice.again || !state.has(choice.bit)) && state.open(case, &choice.when)
}

/// All that can be picked now, in the order of the buttons; agreements aside, see [`agreements_open`].
pub(crate) fn picks(case: &Case, state: &State, out: &mut Vec<Pick>) {
    moves(case, state, out);
    out.extend(look_ups(case, state));
}

/// What can be looked up for the first time now.
pub(crate) fn look_ups(case: &Case, state: &State) -> impl Iterator<Item = Pick> {
    let services = if state.chapter >= Chapter::Month { 0 } else { case.story.services.0.len() };
    let new = move |number: &usize| !state.has(case.bits.looked_up + *number as u32);
    (0..services).filter(new).map(|number| Pick::LookUp(number as u16))
}

/// The same without the social map.
pub(crate) fn moves(case: &Case, state: &State, out: &mut Vec<Pick>) {
    out.clear();
    if state.chapter >= Chapter::Month {
        return;
    }
    if let Some((talk, step)) = present_step(case, state) {
        let open = step.choices.iter().enumerate().filter(|(_, choice)| choice_open(case, state, choice));
        out.extend(open.map(|(number, _)| Pick::Choice(number as u16)));
        if talk.leave.is_some() && state.interruption.is_none() {
            out.push(Pick::Leave);
        }
    } else if let Some(hub) = hub(case, state.chapter) {
        let out_of_turns = hub.turns.is_some_and(|turns| state.turns >= turns);
        let visited = |topic: usize| state.has(case.bits.visited + topic as u32);
        for &topic in &hub.topics {
            let talk = &case.talks[topic];
            let in_time = !out_of_turns || hub.must.contains(&topic);
            if in_time && (talk.again || !visited(topic)) && state.open(case, &talk.when) {
                out.push(Pick::Topic(topic as u16));
            }
        }
        if state.chapter != Chapter::Prepare {
            for (number, offer) in state.offers.iter().enumerate() {
                // A talk about an offer without an open choice is no use.
                let alive = *offer == OfferState::Open || (*offer == OfferState::Noted && state.chapter == Chapter::Agreements);
                let talk = &case.talks[case.offers_from + number];
                if alive && talk.steps[0].choices.iter().any(|choice| choice_open(case, state, choice)) {
                    out.push(Pick::Offer(number as u16));
                }
            }
            for (number, thing) in case.things.iter().enumerate() {
                if !state.has(case.bits.seen + number as u32) && state.open(case, &thing.when) {
                    out.push(Pick::Thing(number as u16));
                }
            }
        }
        if hub.must.iter().all(|topic| visited(*topic) || !state.open(case, &case.talks[*topic].when)) {
            out.push(Pick::Done);
        }
    }
}

/// The form for an agreement, when one can be made now.
pub(crate) fn agreements_open<'c>(case: &'c Case, state: &State) -> Option<(&'c Agreements, u16)> {
    let agreements = case.agreements.as_ref()?;
    let at_hub = state.chapter == Chapter::Agreements && state.talk.is_none() && state.interruption.is_none();
    let made = state.agreements.len() as u16;
    (at_hub && made < agreements.most).then(|| (agreements, agreements.most - made))
}

impl Agreements {
    /// The number of the reply she gives to an agreement that is put to her; `None` where none holds, and then she says yes.
    pub(crate) fn reply(&self, case: &Case, state: &State, agreement: &Agreement) -> Option<usize> {
        self.answers.iter().position(|reply| reply.when.as_ref().is_none_or(|when| state.holds(case, when, Some(agreement))))
    }
}

pub(super) struct Run<'r, S> {
    pub case: &'r Case,
    pub state: &'r mut State,
    pub sink: &'r mut S,
}

impl<S: Sink> Run<'_, S> {
    fn apply(&mut self, pick: Pick) {
        let case = self.case;
        match pick {
            Pick::Topic(topic) => {
                let talk = &case.talks[usize::from(topic)];
                self.state.turns += 1;
                self.sink.you(false, talk.title);
                self.start(usize::from(topic), false);
            }
            Pick::Offer(offer) => {
                let talk = case.offers_from + usize::from(offer);
                self.sink.you(false, case.talks[talk].title);
                self.start(talk, false);
            }
            Pick::Thing(number) => {
                let thing = &case.things[usize::from(number)];
                let name = case.story.things.0[usize::from(number)].1.name.id;
                self.sink.you(false, name);
                self.state.set(case.bits.seen + u32::from(number));
                self.effects(&thing.then);
                self.lines(&thing.lines);
            }
            Pick::LookUp(number) => {
                self.sink.you(false, case.story.services.0[usize::from(number)].1.name.id);
                self.state.set(case.bits.looked_up + u32::from(number));
            }
            Pick::Choice(number) => {
                let Some((_, step)) = present_step(case, self.state) else { return };
                let Some(choice) = step.choices.get(usize::from(number)) else { return };
                self.state.set(choice.bit);
                self.sink.you(choice.spoken, choice.text);
                self.award(choice.award);
                self.effects(&choice.then);
                self.lines(&choice.lines);
                self.go(choice.to);
            }
            Pick::Leave => {
                if let Some(text) = present_step(case, self.state).and_then(|(talk, _)| talk.leave) {
                    self.sink.you(false, text);
                }
                self.state.talk = None;
            }
            Pick::Done => {
                if let Some(hub) = hub(case, self.state.chapter) {
                    self.sink.you(false, hub.done);
                }
                self.advance();
            }
            Pick::Agree { put, parts } => self.agree(put, parts),
        }
    }

    fn agree(&mut self, put: bool, parts: [u8; 8]) {
        let case = self.case;
        let Some(agreements) = &case.agreements else { return };
        let mut agreement = Agreement { parts, answer: None, offer: None };
        if put {
            // While she thinks it over it counts as put to her.
            agreement.answer = Some(Answer::Later);
            let number = agreements.reply(case, self.state, &agreement);
            let reply = number.and_then(|number| agreements.answers.get(number));
            agreement.answer = Some(reply.map_or(Answer::Yes, |reply| reply.answer));
            self.state.agreements.push(agreement);
            self.sink.reply(number);
            if let Some(reply) = reply {
                self.effects(&reply.then);
                self.lines(&reply.lines);
            }
        } else {
            self.state.agreements.push(agreement);
        }
    }

    fn start(&mut self, talk: usize, interrupting: bool) {
        self.state.set(self.case.bits.visited + talk as u32);
        let place = Some(Place { talk: talk as u16, step: 0 });
        if interrupting {
            self.state.interruption = place;
        } else {
            self.state.talk = place;
        }
        self.enter_step(talk, 0);
    }

    fn enter_step(&mut self, talk: usize, step: usize) {
        let case = self.case;
        let Some(written) = case.talks.get(talk).and_then(|talk| talk.steps.get(step)) else { return };
        self.sink.step(talk, step);
        self.effects(&written.then);
        self.lines(&written.lines);
    }

    /// Goes on to a step of the present talk, or ends the talk.
    fn go(&mut self, to: Option<usize>) {
        let place = if self.state.interruption.is_some() { &mut self.state.interruption } else { &mut self.state.talk };
        match (place.as_mut(), to) {
            (Some(place), Some(step)) => {
                place.step = step as u16;
                let talk = usize::from(place.talk);
                self.enter_step(talk, step);
            }
            _ => *place = None,
        }
    }

    fn enter(&mut self, chapter: Chapter, hub: &Hub) {
        let case = self.case;
        self.state.chapter = chapter;
        self.state.turns = 0;
        self.state.talk = None;
        self.state.interruption = None;
        for person in hub.present.iter().copied().chain([case.seat_person[self.state.seat]]) {
            self.state.set(case.bits.present + person as u32);
        }
        self.sink.chapter(chapter);
        self.lines(&hub.lines);
    }

    fn advance(&mut self) {
        let case = self.case;
        match (self.state.chapter, &case.agreements) {
            (Chapter::Prepare, _) => self.enter(Chapter::Table, &case.table),
            (Chapter::Table, Some(agreements)) => self.enter(Chapter::Agreements, &agreements.hub),
            (Chapter::Table, None) | (Chapter::Agreements, _) => {
                self.state.talk = None;
                self.state.interruption = None;
                month::pass(self);
            }
            (Chapter::Month | Chapter::LookBack, _) => {}
        }
    }

    /// Goes on until the player has something to choose.
    fn settle(&mut self) -> Result<(), PlayError> {
        let case = self.case;
        for _ in 0..MOST_STEPS {
            if self.state.chapter >= Chapter::Month {
                return Ok(());
            }
            if self.state.has(case.bits.ending) {
                self.state.clear(case.bits.ending);
                self.advance();
                continue;
            }
            if self.state.interruption.is_none() && self.state.chapter == Chapter::Table {
                let next = case
                    .interruptions
                    .iter()
                    .find(|(talk, when)| !self.state.has(case.bits.visited + *talk as u32) && self.state.holds(case, when, None));
                if let Some((talk, _)) = next {
                    self.start(*talk, true);
                    continue;
                }
            }
            let Some((_, step)) = present_step(case, self.state) else { return Ok(()) };
            if step.choices.iter().any(|choice| choice_open(case, self.state, choice)) {
                return Ok(());
            }
            // What was chosen before is done: then the end of the talk is no surprise.
            let untouched = !step.choices.is_empty() && step.choices.iter().all(|choice| !self.state.has(choice.bit));
            if let Some(place) = self.state.interruption.or(self.state.talk).filter(|_| untouched && step.to.is_none()) {
                self.sink.ran_dry(usize::from(place.talk), usize::from(place.step));
            }
            self.go(step.to);
        }
        let place = present_step(case, self.state).map_or(String::new(), |(_, step)| step.name.clone());
        Err(PlayError::Endless { place })
    }

    pub(super) fn award(&mut self, award: Option<usize>) {
        let Some(award) = award else { return };
        if self.state.set(self.case.bits.awarded + award as u32) {
            return;
        }
        for (dimension, points) in &self.case.awards[award].points {
            let sum = &mut self.state.points[*dimension];
            *sum = sum.saturating_add(*points);
        }
        self.sink.award(award);
    }

    pub(super) fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            match line {
                Line::Say(who, text) => self.sink.say(*who, *text),
                Line::Think(who, text) => self.sink.think(*who, *text),
                Line::Tell(text) => self.sink.tell(*text),
                Line::Mood(who, mood) => self.sink.mood(*who, *mood),
                Line::If(cond, then, otherwise) => {
                    let holds = self.state.holds(self.case, cond, None);
                    self.lines(if holds { then } else { otherwise });
                }
            }
        }
    }

    pub(super) fn effects(&mut self, effects: &[Effect]) {
        let bits = &self.case.bits;
        for effect in effects {
            match *effect {
                Effect::Ask(wish) => {
                    self.state.set(bits.asked + wish as u32);
                    self.sink.asked(wish);
                }
                Effect::Hear(wish) => {
                    self.state.set(bits.heard + wish as u32);
                    self.sink.heard(wish);
                }
                Effect::Confirm(wish) => {
                    self.state.set(bits.heard + wish as u32);
                    self.state.set(bits.confirmed + wish as u32);
                    self.sink.heard(wish);
                    self.sink.confirmed(wish);
                }
                Effect::Offer(offer) => {
                    if self.state.offers[offer] == OfferState::Unmade {
                        self.state.offers[offer] = OfferState::Open;
                        self.sink.offer(offer);
                    }
                }
                Effect::Answer(offer, answer) => {
                    self.state.offers[offer] = OfferState::Answered(answer);
                    self.sink.offer(offer);
                }
                Effect::Note(offer) => {
                    if !matches!(self.state.offers[offer], OfferState::Answered(_)) {
                        self.state.offers[offer] = OfferState::Noted;
                        self.sink.offer(offer);
                    }
                }
                Effect::Drop(offer) => {
                    self.state.offers[offer] = OfferState::Dropped;
                    self.sink.offer(offer);
                }
                Effect::Set(bit) => {
                    self.state.set(bit);
                }
                Effect::Clear(bit) => self.state.clear(bit),
                Effect::Add(counter, by) => {
                    let bounds = &self.case.counters[counter];
                    let value = &mut self.state.counters[counter];
                    *value = value.saturating_add(by).clamp(bounds.min.min(bounds.max), bounds.max);
                }
                Effect::Arrive(person) => {
                    self.state.set(bits.present + person as u32);
                }
                Effect::Depart(person) => self.state.clear(bits.present + person as u32),
                Effect::NextTime(person) => {
                    self.state.set(bits.coming + person as u32);
                }
                Effect::Mood(person, mood) => self.sink.mood(person, mood),
                Effect::OnePlan => {
                    self.state.set(bits.one_plan);
                }
                Effect::EndChapter => {
                    self.state.set(bits.ending);
                }
            }
        }
    }
}

/// Whether an agreement may be made like this now, and if not, in which slot it goes wrong.
pub(crate) fn agreement_fits(case: &Case, state: &State, agreements: &Agreements, parts: &[u8; 8]) -> Result<(), Slot> {
    for slot in Slot::ALL {
        let code = parts[slot as usize];
        let Some(options) = agreements.slots.iter().find(|options| options.slot == slot) else {
            if code == 0 {
                continue;
            }
            return Err(slot);
        };
        let fits =
            if code == 0 { slot.may_be_empty() } else { options.options.iter().any(|option| option.code == code && state.open(case, &option.when)) };
        if !fits {
            return Err(slot);
        }
    }
    Ok(())
}
