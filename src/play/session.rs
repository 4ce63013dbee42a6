//! One play of a case: decisions in, views out.

use std::rc::Rc;

use super::case::Case;
use super::engine::{Pick, agreement_fits, agreements_open, apply, begin, hub, picks, present_step};
use super::looks::look;
use super::order::order_by;
use super::random::draw;
use super::record::{Record, RecordedLine};
use super::refusal::{PlayError, Reason, Refusal};
use super::stage::{Light, Stage, StagePerson, StageThing};
use super::state::{Agreement, State};
use super::view::*;
use super::words::Words;
use crate::story::model::{Answer, Slot};

/// One play: a pure function of case, seat, seed and decisions.
#[derive(Clone, Debug)]
pub struct Session {
    case: Rc<Case>,
    seat: usize,
    seed: u64,
    light: Light,
    decisions: Vec<String>,
    picks: Vec<Pick>,
    state: State,
    record: Record,
    /// Which decision made each composed agreement.
    made: Vec<usize>,
}

/// A decision that makes an agreement, put to her or just noted. Parts left out are empty.
pub fn agreement_decision(put: bool, parts: &[(Slot, String)]) -> String {
    let listed: Vec<String> = parts.iter().filter(|(_, name)| !name.is_empty()).map(|(slot, name)| format!("{}={name}", slot.word())).collect();
    format!("{}:{}", if put { "put" } else { "note" }, listed.join(";"))
}

impl Session {
    /// Begins a play.
    ///
    /// # Errors
    /// When the case has no such seat, or runs in a circle before the first decision.
    pub fn new(case: Rc<Case>, seat: &str, seed: u64) -> Result<Self, PlayError> {
        let seat = case
            .seat(seat)
            .ok_or_else(|| PlayError::UnknownSeat { seat: seat.to_owned(), seats: case.story.seats.names().map(str::to_owned).collect() })?;
        let (light, event) = draw(&case, seed);
        let mut record = Record::default();
        let state = begin(&case, seat, event, &mut record)?;
        Ok(Self { case, seat, seed, light, decisions: Vec::new(), picks: Vec::new(), state, record, made: Vec::new() })
    }

    /// Begins a play and makes `decisions`.
    ///
    /// # Errors
    /// At the first decision that is refused.
    pub fn replay(case: Rc<Case>, seat: &str, seed: u64, decisions: &[String]) -> Result<Self, Refusal> {
        let refuse = |error| Refusal { at: 0, decision: String::new(), reason: Reason::Play(error) };
        let mut session = Self::new(case, seat, seed).map_err(refuse)?;
        for decision in decisions {
            session.decide(decision)?;
        }
        Ok(session)
    }

    /// Makes one decision.
    ///
    /// # Errors
    /// When it is not on offer now. The session is then as it was.
    pub fn decide(&mut self, decision: &str) -> Result<(), Refusal> {
        let refuse = |reason| Refusal { at: self.decisions.len(), decision: decision.to_owned(), reason };
        let pick = self.parse(decision).map_err(refuse)?;
        self.take(pick).map_err(|error| Refusal { at: self.decisions.len(), decision: decision.to_owned(), reason: Reason::Play(error) })
    }

    pub(crate) fn take(&mut self, pick: Pick) -> Result<(), PlayError> {
        let name = self.name_of(pick);
        let mut state = self.state.clone();
        let mut record = self.record.clone();
        record.decisions += 1;
        apply(&self.case, &mut state, pick, &mut record)?;
        if matches!(pick, Pick::Agree { .. }) {
            self.made.push(self.decisions.len());
        }
        self.state = state;
        self.record = record;
        self.picks.push(pick);
        self.decisions.push(name);
        Ok(())
    }

    /// The decisions so far.
    pub fn decisions(&self) -> &[String] {
        &self.decisions
    }

    /// The case.
    pub fn case(&self) -> &Rc<Case> {
        &self.case
    }

    /// The name of the seat.
    pub fn seat(&self) -> &str {
        self.case.story.seats.names().nth(self.seat).unwrap_or("")
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Whether the month is over.
    pub fn finished(&self) -> bool {
        self.state.chapter >= Chapter::Month
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    pub(crate) fn record(&self) -> &Record {
        &self.record
    }

    pub(crate) fn picks_made(&self) -> &[Pick] {
        &self.picks
    }

    /// The session as it was after the first `n` decisions.
    pub(crate) fn prefix(&self, n: usize) -> Option<Self> {
        let mut session = Self::new(self.case.clone(), self.seat(), self.seed).ok()?;
        for pick in self.picks.iter().take(n) {
            session.take(*pick).ok()?;
        }
        Some(session)
    }

    /// The view after the first `n` decisions.
    pub fn view_at(&self, n: usize, words: &Words) -> View {
        self.prefix(n).as_ref().unwrap_or(self).view(words)
    }

    fn parse(&self, decision: &str) -> Result<Pick, Reason> {
        if self.finished() {
            return Err(Reason::Finished);
        }
        let agree = decision.strip_prefix("put:").map(|parts| (true, parts)).or_else(|| decision.strip_prefix("note:").map(|parts| (false, parts)));
        if let Some((put, parts)) = agree {
            return self.parse_agreement(put, parts);
        }
        let mut open = Vec::new();
        picks(&self.case, &self.state, &mut open);
        open.iter()
            .copied()
            .find(|pick| self.name_of(*pick) == decision)
            .ok_or_else(|| Reason::NotOnOffer(open.iter().map(|pick| self.name_of(*pick)).collect()))
    }

    fn parse_agreement(&self, put: bool, written: &str) -> Result<Pick, Reason> {
        let (agreements, _) = agreements_open(&self.case, &self.state).ok_or(Reason::NoAgreementNow)?;
        let mut parts = [0; 8];
        for piece in written.split(';').filter(|piece| !piece.is_empty()) {
            let (slot, name) = piece.split_once('=').unwrap_or((piece, ""));
            let Some(slot) = Slot::from_word(slot) else {
                return Err(Reason::Part(Slot::Need, Some(piece.to_owned())));
            };
            let options = agreements.slots.iter().find(|options| options.slot == slot);
            let option = options.and_then(|options| options.options.iter().find(|option| option.name == name));
            parts[slot as usize] = option.map(|option| option.code).ok_or_else(|| Reason::Part(slot, Some(name.to_owned())))?;
        }
        agreement_fits(&self.case, &self.state, agreements, &parts).map_err(|slot| {
            let name = agreements
                .slots
                .iter()
                .find(|options| options.slot == slot)
                .and_then(|options| options.options.iter().find(|option| option.code == parts[slot as usize]))
                .map(|option| option.name.clone());
            Reason::Part(slot, name)
        })?;
        Ok(Pick::Agree { put, parts })
    }

    fn name_of(&self, pick: Pick) -> String {
        decision_name(&self.case, &self.state, pick)
    }

    /// What can be seen and chosen now.
    pub fn view(&self, words: &Words) -> View {
        let place = present_step(&self.case, &self.state).map(|(talk, _)| words.own(talk.title)).filter(|title| !title.is_empty());
        let turns_left = hub(&self.case, self.state.chapter).and_then(|hub| hub.turns).map(|turns| turns.saturating_sub(self.state.turns));
        View {
            chapter: self.state.chapter,
            lines: self.present_lines(words),
            options: self.options(words),
            talk: place,
            agreement_form: self.agreement_form(words),
            notebook: self.notebook(words),
            social_map: self.social_map(words),
            turns_left,
            month: self.month(words),
            stage: self.stage(words),
        }
    }

    /// Every line of the whole play so far.
    pub fn transcript(&self, words: &Words) -> Vec<Shown> {
        self.record.lines.iter().map(|line| self.shown(line, words)).collect()
    }

    /// Lines since the last decision that went on with the talk: looking something up leaves what was said on screen.
    fn present_lines(&self, words: &Words) -> Vec<Shown> {
        let looks = self.picks.iter().rev().take_while(|pick| matches!(pick, Pick::LookUp(_))).count();
        let from = self.picks.len() - looks;
        self.record.lines.iter().filter(|line| line.after >= from).map(|line| self.shown(line, words)).collect()
    }

    fn shown(&self, line: &RecordedLine, words: &Words) -> Shown {
        let happening = line.outcome.and_then(|outcome| self.outcomes_by_day().iter().position(|(known, _)| *known == outcome));
        Shown {
            kind: line.kind,
            who: line.who.map(|who| self.who(who, words)),
            text: words.own(line.text),
            moods: line.moods.iter().map(|(who, mood)| (self.person_id(*who), *mood)).collect(),
            chapter: line.chapter,
            happening,
        }
    }

    fn person_id(&self, person: usize) -> String {
        self.case.story.people.0.get(person).map_or_else(String::new, |(name, _)| name.value.clone())
    }

    fn who(&self, person: usize, words: &Words) -> Who {
        let written = self.case.story.people.0.get(person).map(|(_, person)| person);
        Who {
            id: self.person_id(person),
            name: written.map_or_else(String::new, |person| words.of(&person.name).to_owned()),
            role: written.map_or_else(String::new, |person| words.of(&person.role).to_owned()),
        }
    }

    fn options(&self, words: &Words) -> Vec<Choosable> {
        let mut open = Vec::new();
        picks(&self.case, &self.state, &mut open);
        open.into_iter().map(|pick| self.choosable(pick, words)).collect()
    }

    pub(crate) fn choosable(&self, pick: Pick, words: &Words) -> Choosable {
        let case = &self.case;
        let story = &case.story;
        let (kind, text, about, target) = match pick {
            Pick::Topic(topic) => {
                let talk = &case.talks[usize::from(topic)];
                let about = talk.about.map(|about| words.own(about));
                (ChoosableKind::Topic, talk.title, about, talk.who.map(|who| self.person_id(who)))
            }
            Pick::Offer(offer) => {
                let talk = &case.talks[case.offers_from + usize::from(offer)];
                let by = case.offers[usize::from(offer)].by;
                (ChoosableKind::Offer, talk.title, Some(self.who(by, words).name), Some(self.person_id(by)))
            }
            Pick::Thing(thing) => {
                let (name, thing) = &story.things.0[usize::from(thing)];
                (ChoosableKind::Thing, thing.name.id, None, Some(name.value.clone()))
            }
            Pick::LookUp(service) => (ChoosableKind::LookUp, story.services.0[usize::from(service)].1.name.id, None, None),
            Pick::Choice(choice) => {
                let talk = present_step(case, &self.state);
                let with = talk.and_then(|(talk, _)| talk.who).map(|who| self.person_id(who));
                let choice = talk.and_then(|(_, step)| step.choices.get(usize::from(choice)));
                let kind = if choice.is_some_and(|choice| choice.spoken) { ChoosableKind::Say } else { ChoosableKind::Act };
                (kind, choice.map_or(Default::default(), |choice| choice.text), None, with)
            }
            Pick::Leave => {
                let text = present_step(case, &self.state).and_then(|(talk, _)| talk.leave);
                (ChoosableKind::Leave, text.unwrap_or_default(), None, None)
            }
            Pick::Done => {
                let text = hub(case, self.state.chapter).map(|hub| hub.done);
                (ChoosableKind::Done, text.unwrap_or_default(), None, None)
            }
            Pick::Agree { parts, .. } => {
                let text = self.sentence(&parts, words);
                return Choosable { decision: self.name_of(pick), kind: ChoosableKind::Act, text, about: None, target: None };
            }
        };
        Choosable { decision: self.name_of(pick), kind, text: words.own(text), about, target }
    }

    fn agreement_form(&self, words: &Words) -> Option<AgreementForm> {
        let (agreements, left) = agreements_open(&self.case, &self.state)?;
        let written = self.case.story.agreements.as_ref()?;
        let sentence = words.of(&written.sentence);
        let mut pieces = Vec::new();
        let mut from = 0;
        for (gap, at) in crate::story::gaps(sentence) {
            if let Some(slot) = Slot::from_word(gap) {
                pieces.push(Piece::Words(sentence[from..at].to_owned()));
                pieces.push(Piece::Gap(slot));
                from = at + gap.len() + 2;
            }
        }
        pieces.push(Piece::Words(sentence[from..].to_owned()));
        let parts = agreements
            .slots
            .iter()
            .filter_map(|options| {
                let part = written.parts.at(options.slot).as_ref()?;
                let open = options.options.iter().filter(|option| self.state.open(&self.case, &option.when));
                Some(FormPart {
                    slot: options.slot,
                    ask: words.of(&part.ask).to_owned(),
                    empty: options.slot.may_be_empty().then(|| part.empty.as_ref().map_or_else(String::new, |text| words.of(text).to_owned())),
                    options: open.map(|option| (option.name.clone(), words.own(option.text))).collect(),
                })
            })
            .collect();
        Some(AgreementForm { sentence: pieces, parts, left })
    }

    /// The sentence of an agreement with its gaps filled; an empty gap is an ellipsis.
    fn sentence(&self, parts: &[u8; 8], words: &Words) -> String {
        let filled = filled(&self.case, parts);
        let Some(written) = &self.case.story.agreements else {
            return filled.iter().map(|(_, _, text)| words.own(*text)).collect::<Vec<_>>().join(", ");
        };
        let mut sentence = words.of(&written.sentence).to_owned();
        for slot in Slot::ALL {
            let text = filled.iter().find(|(known, _, _)| *known == slot).map_or("…", |(_, _, text)| words.get(*text));
            sentence = sentence.replace(&format!("{{{}}}", slot.word()), text);
        }
        sentence
    }

    fn agreement_note(&self, agreement: &Agreement, decision: Option<usize>, words: &Words) -> AgreementNote {
        let offer = agreement.offer.map(usize::from);
        let title = offer.and_then(|offer| self.case.talks.get(self.case.offers_from + offer)).map(|talk| words.own(talk.title));
        AgreementNote {
            text: title.clone().unwrap_or_else(|| self.sentence(&agreement.parts, words)),
            parts: filled(&self.case, &agreement.parts).into_iter().map(|(slot, name, text)| (slot, name, words.own(text))).collect(),
            answer: agreement.answer,
            from_offer: title,
            decision: match offer {
                Some(offer) => self.record.offer_decision(offer),
                None => decision,
            },
        }
    }

    /// Composed agreements, and with them those that offers became.
    pub(crate) fn agreement_notes(&self, words: &Words) -> Vec<AgreementNote> {
        let composed = self.state.agreements.iter().enumerate();
        let mut notes: Vec<AgreementNote> =
            composed.map(|(number, agreement)| self.agreement_note(agreement, self.made.get(number).copied(), words)).collect();
        if !self.finished() {
            let from_offers = self.state.in_force(&self.case).filter(|agreement| agreement.offer.is_some());
            notes.extend(from_offers.map(|agreement| self.agreement_note(&agreement, None, words)));
        }
        notes
    }

    fn notebook(&self, words: &Words) -> Notebook {
        let bits = &self.case.bits;
        let wishes = self.case.story.wishes.iter().enumerate().filter_map(|(number, (id, wish))| {
            let has = |first: u32| self.state.has(first + number as u32);
            let (asked, heard) = (has(bits.asked), has(bits.heard));
            (asked || heard).then(|| WishNote {
                id: id.to_owned(),
                about: words.of(&wish.about).to_owned(),
                hers: heard.then(|| words.of(&wish.hers).to_owned()),
                asked,
                confirmed: has(bits.confirmed),
            })
        });
        let offers = self.state.offers.iter().enumerate().filter(|(_, state)| **state != OfferState::Unmade).map(|(number, state)| OfferNote {
            id: self.case.talks[self.case.offers_from + number].name.clone(),
            title: words.own(self.case.talks[self.case.offers_from + number].title),
            by: self.who(self.case.offers[number].by, words).name,
            state: *state,
        });
        Notebook { wishes: wishes.collect(), offers: offers.collect(), agreements: self.agreement_notes(words) }
    }

    fn social_map(&self, words: &Words) -> Vec<MapEntry> {
        let story = &self.case.story;
        let entry = |(number, (id, service)): (usize, (&str, &crate::story::model::Service))| {
            let looked_up = self.state.has(self.case.bits.looked_up + number as u32);
            let details = looked_up.then(|| MapDetails {
                what: words.of(&service.what).to_owned(),
                who: words.of(&service.who).to_owned(),
                door: words.of(&service.door).to_owned(),
                cost: words.of(&service.cost).to_owned(),
                may: words.of(&service.may).to_owned(),
                sources: service
                    .sources
                    .iter()
                    .filter_map(|name| story.sources.get(&name.value))
                    .map(|source| words.of(&source.title).to_owned())
                    .collect(),
            });
            MapEntry {
                id: id.to_owned(),
                name: words.of(&service.name).to_owned(),
                look_up: (!looked_up && !self.finished()).then(|| format!("map:{id}")),
                details,
            }
        };
        story.services.iter().enumerate().map(entry).collect()
    }

    /// Outcomes that came about, with their agreements, in the order of the days.
    pub(crate) fn outcomes_by_day(&self) -> Vec<(usize, Option<usize>)> {
        let mut outcomes = self.record.outcomes.clone();
        order_by(&mut outcomes, |a, b| self.case.outcomes[a.0].day < self.case.outcomes[b.0].day);
        outcomes
    }

    fn month(&self, words: &Words) -> Vec<Happening> {
        let notes = self.agreement_notes(words);
        let happening = |(number, agreement): (usize, Option<usize>)| {
            let outcome = &self.case.outcomes[number];
            Happening {
                id: outcome.name.clone(),
                day: outcome.day,
                by: outcome.by,
                kind: outcome.kind,
                referral: outcome.referral,
                title: words.own(outcome.title),
                why: outcome.why.map(|why| words.own(why)),
                sources: outcome
                    .sources
                    .iter()
                    .filter_map(|source| self.case.story.sources.0.get(*source))
                    .map(|(_, source)| words.of(&source.title).to_owned())
                    .collect(),
                agreement,
                decision: agreement.and_then(|agreement| notes.get(agreement)).and_then(|note| note.decision),
            }
        };
        self.outcomes_by_day().into_iter().map(happening).collect()
    }

    /// The table once more, as the play left it: who sat there when it ended, with every agreement and every rope.
    pub fn stage_of_look_back(&self, words: &Words) -> Stage {
        let now = self.stage(words);
        let Some(last) = self.decisions.len().checked_sub(1).filter(|_| self.finished()) else { return now };
        let mut table = self.view_at(last, words).stage;
        for person in &mut table.people {
            person.speaking = false;
            if let Some(her) = now.people.iter().find(|one| one.id == person.id) {
                person.mood = her.mood;
            }
        }
        Stage { chapter: Chapter::LookBack, agreements: now.agreements, notebook: false, lassos: now.lassos, ..table }
    }

    fn stage(&self, words: &Words) -> Stage {
        let story = &self.case.story;
        let bits = &self.case.bits;
        let player = self.case.seat_person[self.seat];
        let in_month = self.finished();
        let speaker = self.record.lines.last().and_then(|line| line.who);
        let there = |person: usize| if in_month { person == self.case.resident } else { self.state.has(bits.present + person as u32) };
        let people =
            story.people.iter().enumerate().filter(|(number, _)| there(*number) && (*number != player)).map(|(number, (id, person))| StagePerson {
                id: id.to_owned(),
                name: words.of(&person.name).to_owned(),
                role: words.of(&person.role).to_owned(),
                look: look(&person.look, id).to_owned(),
                mood: self.record.mood(number),
                speaking: speaker == Some(number),
                resident: number == self.case.resident,
            });
        let chairs = hub(&self.case, self.state.chapter).map_or(&[][..], |hub| &hub.chairs);
        let things = story.things.iter().enumerate().filter(|(number, _)| self.state.open(&self.case, &self.case.things[*number].when));
        Stage {
            chapter: self.state.chapter,
            people: people.collect(),
            empty_chairs: chairs
                .iter()
                .filter(|person| !there(**person))
                .map(|person| (self.person_id(*person), self.who(*person, words).name))
                .collect(),
            things: things
                .map(|(number, (id, thing))| StageThing {
                    id: id.to_owned(),
                    name: words.of(&thing.name).to_owned(),
                    look: thing.look.clone(),
                    seen: self.state.has(bits.seen + number as u32),
                })
                .collect(),
            agreements: self.state.agreements.len().min(usize::from(u8::MAX)) as u8,
            notebook: !in_month,
            lassos: self
                .state
                .in_force(&self.case)
                .filter(|agreement| agreement.answer != Some(Answer::Yes))
                .map(|agreement| {
                    agreement.offer.map_or_else(|| self.person_id(player), |offer| self.person_id(self.case.offers[usize::from(offer)].by))
                })
                .chain(std::iter::repeat_with(|| self.person_id(player)))
                .take(self.state.lassos(&self.case))
                .collect(),
            light: self.light,
            day: in_month.then(|| self.record.lines.last().and_then(|line| line.outcome).map(|outcome| self.case.outcomes[outcome].day)).flatten(),
            arrives: None,
        }
    }
}

/// The decision that makes this pick in this state.
fn decision_name(case: &Case, state: &State, pick: Pick) -> String {
    match pick {
        Pick::Topic(topic) => case.talks[usize::from(topic)].name.clone(),
        Pick::Offer(offer) => format!("offer:{}", case.talks[case.offers_from + usize::from(offer)].name),
        Pick::Thing(thing) => format!("thing:{}", case.story.things.names().nth(usize::from(thing)).unwrap_or("")),
        Pick::LookUp(service) => format!("map:{}", case.story.services.names().nth(usize::from(service)).unwrap_or("")),
        Pick::Choice(choice) => present_step(case, state)
            .and_then(|(_, step)| step.choices.get(usize::from(choice)))
            .map_or_else(String::new, |choice| choice.name.clone()),
        Pick::Leave => "leave".to_owned(),
        Pick::Done => "done".to_owned(),
        Pick::Agree { put, parts } => {
            let filled: Vec<(Slot, String)> = filled(case, &parts).into_iter().map(|(slot, name, _)| (slot, name)).collect();
            agreement_decision(put, &filled)
        }
    }
}

/// The filled parts of an agreement: slot, name and text.
fn filled(case: &Case, parts: &[u8; 8]) -> Vec<(Slot, String, crate::story::model::TextId)> {
    let story = &case.story;
    Slot::ALL
        .into_iter()
        .filter_map(|slot| {
            let index = usize::from(parts[slot as usize]).checked_sub(1)?;
            if slot == Slot::Service {
                let (name, service) = story.services.0.get(index)?;
                let own = story.agreements.as_ref().and_then(|a| a.parts.service.as_ref()).and_then(|part| part.options.get(&name.value));
                let text = own.and_then(|option| option.text.as_ref()).map_or(service.name.id, |text| text.id);
                return Some((slot, name.value.clone(), text));
            }
            let (name, option) = story.agreements.as_ref()?.parts.at(slot).as_ref()?.options.0.get(index)?;
            Some((slot, name.value.clone(), option.text.as_ref().map_or(Default::default(), |text| text.id)))
        })
        .collect()
}

/// The decisions that make these picks, from the beginning.
pub(crate) fn decision_names(case: &Case, seat: usize, seed: u64, picks: &[Pick]) -> Vec<String> {
    let Ok(mut state) = begin(case, seat, draw(case, seed).1, &mut super::engine::Silent) else { return Vec::new() };
    let mut names = Vec::new();
    for pick in picks {
        names.push(decision_name(case, &state, *pick));
        if apply(case, &mut state, *pick, &mut super::engine::Silent).is_err() {
            break;
        }
    }
    names
}
