//! From a checked story to a [`Case`]: every name becomes a number. A name that points nowhere, which the checker
//! would have refused, becomes something that never happens rather than a panic.

use std::sync::Arc;

use super::PlayError;
use super::case::*;
use super::view::OfferState;
use crate::story::model::{self, Name, Named, Slot, Story, TextId};
use crate::story::{ChoicePath, Map, choice_paths};

/// More options in one part than this cannot be told apart in an agreement.
const MOST_OPTIONS: usize = 250;

impl Case {
    /// Makes a story ready to be played.
    ///
    /// # Errors
    /// When the story has more options in one part of an agreement, or more services, than can be numbered.
    pub fn new(story: impl Into<Arc<Story>>) -> Result<Self, PlayError> {
        Ok(Self::with_conditions(&story.into())?.0)
    }

    /// The same, with what puts single conditions of the story into the numbers of the case.
    pub(crate) fn with_conditions(story: &Arc<Story>) -> Result<(Self, Conditions<'_>), PlayError> {
        let too_many = story.services.0.len() > MOST_OPTIONS
            || story.agreements.iter().any(|a| Slot::ALL.iter().any(|slot| a.parts.at(*slot).iter().any(|part| part.options.0.len() > MOST_OPTIONS)));
        if too_many {
            return Err(PlayError::TooManyOptions { limit: MOST_OPTIONS });
        }
        let mut compiler = Compiler {
            story,
            numbers: Numbers::new(story),
            bits: Bits::default(),
            flags: Map::default(),
            choices: Map::default(),
            awards: Vec::new(),
            outcome_names: Map::default(),
        };
        compiler.lay_out();
        let case = compiler.case();
        Ok((case, Conditions(compiler)))
    }
}

/// Puts a condition of a story into the numbers of the case made from it.
pub(crate) struct Conditions<'s>(Compiler<'s>);

impl Conditions<'_> {
    pub fn cond(&mut self, when: &model::When) -> Cond {
        self.0.cond(when)
    }
}

struct Compiler<'s> {
    story: &'s Arc<Story>,
    numbers: Numbers<'s>,
    bits: Bits,
    flags: Map<String, u32>,
    choices: Map<ChoicePath<'s>, u32>,
    outcome_names: Map<&'s str, u32>,
    awards: Vec<Award>,
}

/// The number of every name.
struct Numbers<'s> {
    people: Map<&'s str, usize>,
    seats: Map<&'s str, usize>,
    wishes: Map<&'s str, usize>,
    services: Map<&'s str, usize>,
    things: Map<&'s str, usize>,
    counters: Map<&'s str, usize>,
    topics: Map<&'s str, usize>,
    offers: Map<&'s str, usize>,
    interruptions: Map<&'s str, usize>,
    events: Map<&'s str, usize>,
    rubric: Map<&'s str, usize>,
    sources: Map<&'s str, usize>,
    /// Per part of an agreement, its options.
    options: [Map<&'s str, usize>; 8],
}

impl<'s> Numbers<'s> {
    fn new(story: &'s Story) -> Self {
        let options = |slot: Slot| {
            let part = story.agreements.as_ref().and_then(|agreements| agreements.parts.at(slot).as_ref());
            part.map(|part| part.options.numbers()).unwrap_or_default()
        };
        Self {
            people: story.people.numbers(),
            seats: story.seats.numbers(),
            wishes: story.wishes.numbers(),
            services: story.services.numbers(),
            things: story.things.numbers(),
            counters: story.counters.numbers(),
            topics: story.topics.numbers(),
            offers: story.offers.numbers(),
            interruptions: story.interruptions.numbers(),
            events: story.month.events.numbers(),
            rubric: story.rubric.numbers(),
            sources: story.sources.numbers(),
            options: Slot::ALL.map(options),
        }
    }
}

/// The number of a name among others of its sort.
fn number(among: &Map<&str, usize>, name: &Name) -> Option<usize> {
    among.get(name.value.as_str()).copied()
}

impl<'s> Compiler<'s> {
    /// Gives every fact its bit.
    fn lay_out(&mut self) {
        let story = self.story;
        for (owner, talk) in crate::story::talks(story) {
            let mut add = |moment: &'s str, choices: &'s Named<model::Choice>| {
                for name in choices.names() {
                    let number = self.choices.len() as u32;
                    self.choices.entry((owner, moment, name)).or_insert(number);
                }
            };
            add("", talk.choices);
            for (moment_name, moment) in talk.moments.iter() {
                add(moment_name, &moment.choices);
            }
        }
        let event_outcomes = story.month.events.iter().flat_map(|(_, event)| event.outcomes.names());
        for (number, name) in story.month.outcomes.names().chain(event_outcomes).enumerate() {
            self.outcome_names.entry(name).or_insert(number as u32);
        }
        let outcomes = story.month.outcomes.0.len() + story.month.events.iter().map(|(_, e)| e.outcomes.0.len()).sum::<usize>();
        let mut next = 0;
        let mut take = |count: usize| {
            let first = next;
            next += count as u32;
            first
        };
        let talks = story.topics.0.len() + story.offers.0.len() + story.interruptions.0.len();
        self.bits = Bits {
            asked: take(story.wishes.0.len()),
            heard: take(story.wishes.0.len()),
            confirmed: take(story.wishes.0.len()),
            visited: take(talks),
            chosen: take(self.choices.len()),
            seen: take(story.things.0.len()),
            looked_up: take(story.services.0.len()),
            present: take(story.people.0.len()),
            coming: take(story.people.0.len()),
            event: take(story.month.events.0.len()),
            outcome: take(outcomes),
            one_plan: take(1),
            ending: take(1),
            awarded: 0,
            flags: 0,
            count: 0,
        };
        // Awards are at most one per choice, outcome and mark; flags are numbered as they are met.
        self.bits.awarded = next;
        self.bits.flags = next + (self.choices.len() + outcomes + story.marks.len()) as u32;
    }

    fn case(&mut self) -> Case {
        let story = self.story;
        let mut talks = Vec::new();
        for (name, topic) in story.topics.iter() {
            let steps = self.steps(name, &topic.then, &topic.lines, &topic.choices, &topic.to, &topic.moments);
            talks.push(Talk {
                name: name.to_owned(),
                title: topic.title.id,
                about: topic.about.as_ref().map(|text| text.id),
                who: topic.who.as_ref().and_then(|who| self.person(who)),
                when: self.maybe(&topic.when),
                again: topic.again,
                leave: topic.leave.as_ref().map(|text| text.id),
                steps,
            });
        }
        let offers_from = talks.len();
        for (name, offer) in story.offers.iter() {
            let steps = self.steps(name, &offer.then, &offer.lines, &offer.choices, &offer.to, &offer.moments);
            let who = self.person(&offer.by);
            talks.push(Talk { name: name.to_owned(), title: offer.title.id, about: None, who, when: None, again: true, leave: None, steps });
        }
        let interruptions_from = talks.len();
        for (name, talk) in story.interruptions.iter() {
            let steps = self.steps(name, &talk.then, &talk.lines, &talk.choices, &talk.to, &talk.moments);
            let when = Some(self.cond(&talk.when));
            talks.push(Talk { name: name.to_owned(), title: TextId(0), about: None, who: None, when, again: false, leave: None, steps });
        }
        let started = talks[interruptions_from..].iter().zip(interruptions_from..);
        let interruptions = started.filter_map(|(talk, number)| Some((number, talk.when.clone()?))).collect();
        let mut outcomes: Vec<Outcome> = story.month.outcomes.iter().map(|(name, outcome)| self.outcome(name, outcome)).collect();
        let agreement_outcomes = outcomes.len();
        let mut events = Vec::new();
        for (_, event) in story.month.events.iter() {
            let from = outcomes.len();
            for (name, outcome) in event.outcomes.iter() {
                outcomes.push(self.outcome(name, outcome));
            }
            events.push(Event { draw: event.draw, outcomes: (from..outcomes.len()).collect() });
        }
        let marks = story
            .marks
            .iter()
            .filter_map(|mark| Some((self.cond(&mark.when), self.award(&mark.points, mark.why.as_ref(), &mark.sources)?)))
            .collect();
        let things = story
            .things
            .iter()
            .map(|(_, thing)| Thing { when: self.maybe(&thing.when), then: self.effects(&thing.then), lines: self.lines(&thing.lines) })
            .collect();
        let offers = story
            .offers
            .iter()
            .map(|(_, offer)| Offer {
                by: self.person(&offer.by).unwrap_or(0),
                parts: Slot::ALL.map(|slot| offer.parts.at(slot).as_ref().map_or(0, |name| self.code(slot, &name.value))),
            })
            .collect();
        let agreements = story.agreements.as_ref().map(|written| self.agreements(written));
        let remarks = |compiler: &mut Self, remarks: &[model::Remark]| -> Vec<(Option<Cond>, TextId)> {
            remarks.iter().map(|remark| (compiler.maybe(&remark.when), remark.text.id)).collect()
        };
        let her = remarks(self, &story.lookback.her);
        let voices = story.lookback.voices.iter().map(|voice| remarks(self, &voice.remarks)).collect();
        let prepare = story.prepare.as_ref().map(|hub| self.hub(hub));
        let table = self.hub(&story.table);
        let month_lines = self.lines(&story.month.lines);
        let ending = self.lines(&story.month.ending);
        let seat_person = story.seats.iter().map(|(_, seat)| self.person(&seat.person).unwrap_or(0)).collect();
        let counters = story.counters.iter().map(|(_, c)| Counter { start: c.start, min: c.min, max: c.max }).collect();
        let resident = self.person(&story.resident).unwrap_or(0);
        self.bits.count = self.bits.flags + self.flags.len() as u32;
        Case {
            story: Arc::clone(story),
            talks,
            offers_from,
            interruptions_from,
            interruptions,
            prepare,
            table,
            agreements,
            things,
            offers,
            counters,
            month_lines,
            outcomes,
            agreement_outcomes,
            events,
            ending,
            marks,
            awards: std::mem::take(&mut self.awards),
            her,
            voices,
            seat_person,
            resident,
            bits: self.bits.clone(),
        }
    }

    fn person(&self, name: &Name) -> Option<usize> {
        number(&self.numbers.people, name)
    }

    fn maybe(&mut self, when: &Option<model::When>) -> Option<Cond> {
        when.as_ref().map(|when| self.cond(when))
    }

    fn flag(&mut self, name: &str) -> u32 {
        if let Some(known) = self.flags.get(name) {
            return *known;
        }
        let next = self.bits.flags + self.flags.len() as u32;
        self.flags.insert(name.to_owned(), next);
        next
    }

    /// What stands for an option of a part in an agreement: its place, from 1.
    fn code(&self, slot: Slot, name: &str) -> u8 {
        let among = if slot == Slot::Service { &self.numbers.services } else { &self.numbers.options[slot as usize] };
        among.get(name).map_or(0, |index| *index as u8 + 1)
    }

    fn cond(&mut self, when: &model::When) -> Cond {
        use model::When;
        let numbers = &self.numbers;
        let bit = |first: u32, index: Option<usize>| index.map_or(Cond::Never, |index| Cond::Bit(first + index as u32));
        let wish = |name: &Name| number(&numbers.wishes, name);
        let offer = |name: &Name| number(&numbers.offers, name);
        match when {
            When::All(list) => Cond::all(list.iter().map(|when| self.cond(when)).collect()),
            When::Any(list) => Cond::Any(list.iter().map(|when| self.cond(when)).collect()),
            When::Not(inner) => Cond::Not(Box::new(self.cond(inner))),
            When::Heard(name) => bit(self.bits.heard, wish(name)),
            When::Asked(name) => bit(self.bits.asked, wish(name)),
            When::Confirmed(name) => bit(self.bits.confirmed, wish(name)),
            When::Visited(name) => {
                let topics = self.story.topics.0.len();
                let offers = self.story.offers.0.len();
                let index = number(&numbers.topics, name)
                    .or_else(|| offer(name).map(|at| topics + at))
                    .or_else(|| number(&numbers.interruptions, name).map(|at| topics + offers + at));
                bit(self.bits.visited, index)
            }
            When::Chose(path) => bit(self.bits.chosen, choice_paths(&path.value).find_map(|parts| self.choices.get(&parts)).map(|at| *at as usize)),
            When::Seat(name) => number(&numbers.seats, name).map_or(Cond::Never, Cond::Seat),
            When::Open(name) => offer(name).map_or(Cond::Never, |at| Cond::Offer(at, OfferState::Open)),
            When::Noted(name) => offer(name).map_or(Cond::Never, |at| Cond::Offer(at, OfferState::Noted)),
            When::Answered(name, answer) => offer(name).map_or(Cond::Never, |at| Cond::Offer(at, OfferState::Answered(*answer))),
            When::Seen(name) => bit(self.bits.seen, number(&numbers.things, name)),
            When::LookedUp(name) => bit(self.bits.looked_up, number(&numbers.services, name)),
            When::Present(name) => bit(self.bits.present, number(&numbers.people, name)),
            When::Coming(name) => bit(self.bits.coming, number(&numbers.people, name)),
            When::Is(name) => Cond::Bit(self.flag(&name.value)),
            When::AtLeast(name, n) => number(&numbers.counters, name).map_or(Cond::Never, |at| Cond::AtLeast(at, *n)),
            When::AtMost(name, n) => number(&numbers.counters, name).map_or(Cond::Never, |at| Cond::AtMost(at, *n)),
            When::Event(name) => bit(self.bits.event, number(&numbers.events, name)),
            When::Outcome(name) => bit(self.bits.outcome, self.outcome_names.get(name.value.as_str()).map(|at| *at as usize)),
            When::Lassos(n) => Cond::Lassos(usize::from(*n)),
            When::Agreement(inner) => Cond::Agreement(Box::new(self.cond(inner))),
            When::With(pattern) => {
                let wanted = Slot::ALL.into_iter().filter_map(|slot| {
                    let names = pattern.at(slot).as_ref()?;
                    Some((slot, names.0.iter().map(|name| self.code(slot, &name.value)).filter(|code| *code != 0).collect()))
                });
                Cond::With(wanted.collect())
            }
            When::Filled(slot) => Slot::from_word(&slot.value).map_or(Cond::Never, Cond::Filled),
            When::PutToHer => Cond::PutToHer,
            When::SheSaid(answer) => Cond::SheSaid(*answer),
            When::FromOffer(name) => offer(name).map_or(Cond::Never, Cond::FromOffer),
        }
    }

    fn effects(&mut self, effects: &[model::Effect]) -> Vec<Effect> {
        effects.iter().filter_map(|effect| self.effect(effect)).collect()
    }

    fn effect(&mut self, effect: &model::Effect) -> Option<Effect> {
        use model::Effect as E;
        let numbers = &self.numbers;
        let wish = |name: &Name| number(&numbers.wishes, name);
        let offer = |name: &Name| number(&numbers.offers, name);
        Some(match effect {
            E::Ask(name) => Effect::Ask(wish(name)?),
            E::Hear(name) => Effect::Hear(wish(name)?),
            E::Confirm(name) => Effect::Confirm(wish(name)?),
            E::Offer(name) => Effect::Offer(offer(name)?),
            E::Answer(name, answer) => Effect::Answer(offer(name)?, *answer),
            E::Note(name) => Effect::Note(offer(name)?),
            E::Drop(name) => Effect::Drop(offer(name)?),
            E::Set(name) => Effect::Set(self.flag(&name.value)),
            E::Clear(name) => Effect::Clear(self.flag(&name.value)),
            E::Add(name, n) => Effect::Add(number(&numbers.counters, name)?, *n),
            E::Arrive(name) => Effect::Arrive(self.person(name)?),
            E::Depart(name) => Effect::Depart(self.person(name)?),
            E::NextTime(name) => Effect::NextTime(self.person(name)?),
            E::Mood(name, mood) => Effect::Mood(self.person(name)?, *mood),
            E::OnePlan => Effect::OnePlan,
            E::EndChapter => Effect::EndChapter,
        })
    }

    fn lines(&mut self, lines: &[model::Line]) -> Vec<Line> {
        lines
            .iter()
            .filter_map(|line| {
                Some(match line {
                    model::Line::Say(who, text) => Line::Say(self.person(who)?, text.id),
                    model::Line::Think(who, text) => Line::Think(self.person(who)?, text.id),
                    model::Line::Tell(text) => Line::Tell(text.id),
                    model::Line::Mood(who, mood) => Line::Mood(self.person(who)?, *mood),
                    model::Line::If { when, then, otherwise } => Line::If(self.cond(when), self.lines(then), self.lines(otherwise)),
                })
            })
            .collect()
    }

    fn source_numbers(&self, names: &[Name]) -> Vec<usize> {
        names.iter().filter_map(|name| number(&self.numbers.sources, name)).collect()
    }

    fn award(&mut self, points: &Named<i16>, why: Option<&model::Text>, sources: &[Name]) -> Option<usize> {
        let points: Vec<(usize, i16)> =
            points.iter().filter_map(|(name, n)| Some((*self.numbers.rubric.get(name)?, *n))).filter(|(_, n)| *n != 0).collect();
        if points.is_empty() {
            return None;
        }
        let sources = self.source_numbers(sources);
        self.awards.push(Award { points, why: why.map(|text| text.id), sources });
        Some(self.awards.len() - 1)
    }

    fn steps(
        &mut self,
        owner: &str,
        then: &[model::Effect],
        lines: &[model::Line],
        choices: &Named<model::Choice>,
        to: &Option<Name>,
        moments: &Named<model::Moment>,
    ) -> Vec<Step> {
        let numbers = moments.numbers();
        let step = |name: &Option<Name>| name.as_ref().and_then(|name| number(&numbers, name)).map(|at| at + 1);
        let mut steps = vec![Step {
            name: owner.to_owned(),
            then: self.effects(then),
            lines: self.lines(lines),
            choices: self.choices(owner, "", choices, &numbers),
            to: step(to),
        }];
        for (name, moment) in moments.iter() {
            steps.push(Step {
                name: format!("{owner}.{name}"),
                then: self.effects(&moment.then),
                lines: self.lines(&moment.lines),
                choices: self.choices(owner, name, &moment.choices, &numbers),
                to: step(&moment.to),
            });
        }
        steps
    }

    fn choices(&mut self, owner: &str, moment: &str, choices: &Named<model::Choice>, moments: &Map<&str, usize>) -> Vec<Choice> {
        choices
            .iter()
            .map(|(name, choice)| Choice {
                name: name.to_owned(),
                bit: self.bits.chosen + self.choices.get(&(owner, moment, name)).copied().unwrap_or(0),
                text: choice.say.as_ref().or(choice.act.as_ref()).map_or(TextId(0), |text| text.id),
                spoken: choice.say.is_some(),
                when: self.maybe(&choice.when),
                again: choice.again,
                then: self.effects(&choice.then),
                lines: self.lines(&choice.lines),
                to: choice.to.as_ref().and_then(|to| number(moments, to)).map(|at| at + 1),
                award: self.award(&choice.points, choice.why.as_ref(), &choice.sources),
                why: choice.why.as_ref().map(|text| text.id),
                sources: self.source_numbers(&choice.sources),
            })
            .collect()
    }

    fn hub(&mut self, hub: &model::Hub) -> Hub {
        Hub {
            lines: self.lines(&hub.lines),
            topics: self.topics(&hub.topics),
            turns: hub.turns.as_ref().map(|turns| turns.value),
            done: hub.done.id,
            must: self.topics(&hub.must),
            present: hub.present.iter().filter_map(|name| self.person(name)).collect(),
            chairs: hub.chairs.iter().filter_map(|name| self.person(name)).collect(),
        }
    }

    fn topics(&self, names: &[Name]) -> Vec<usize> {
        names.iter().filter_map(|name| number(&self.numbers.topics, name)).collect()
    }

    fn agreements(&mut self, written: &model::Agreements) -> Agreements {
        let slots = Slot::ALL
            .into_iter()
            .filter_map(|slot| {
                let part = written.parts.at(slot).as_ref()?;
                let options = part
                    .options
                    .iter()
                    .map(|(name, option)| SlotOption {
                        name: name.to_owned(),
                        code: self.code(slot, name),
                        text: match &option.text {
                            Some(text) => text.id,
                            None => self.story.services.get(name).map_or(TextId(0), |service| service.name.id),
                        },
                        when: self.maybe(&option.when),
                        wish: option.wish.as_ref().and_then(|wish| number(&self.numbers.wishes, wish)),
                    })
                    .collect();
                Some(SlotOptions { slot, options })
            })
            .collect();
        let answers = written
            .answers
            .iter()
            .map(|reply| Reply {
                when: self.maybe(&reply.when),
                answer: reply.answer,
                lines: self.lines(&reply.lines),
                then: self.effects(&reply.then),
            })
            .collect();
        let hub = Hub {
            lines: self.lines(&written.lines),
            topics: self.topics(&written.topics),
            turns: None,
            done: written.done.id,
            must: Vec::new(),
            present: Vec::new(),
            chairs: self.story.table.chairs.iter().filter_map(|name| self.person(name)).collect(),
        };
        Agreements { hub, most: written.most.value, slots, answers }
    }

    fn outcome(&mut self, name: &str, outcome: &model::Outcome) -> Outcome {
        Outcome {
            name: name.to_owned(),
            when: self.maybe(&outcome.when),
            kind: outcome.kind,
            referral: outcome.referral,
            day: outcome.day.value,
            by: outcome.by,
            title: outcome.title.id,
            lines: self.lines(&outcome.lines),
            then: self.effects(&outcome.then),
            why: outcome.why.as_ref().map(|text| text.id),
            sources: self.source_numbers(&outcome.sources),
            award: self.award(&outcome.points, outcome.why.as_ref(), &outcome.sources),
        }
    }
}
