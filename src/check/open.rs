//! What never happens: topics that never open, choices nobody sees, wishes that cannot be heard from a seat.
//!
//! One cause, one message. What is shut out is let through by order, and only what would still never happen by itself is
//! told; the rest was shut out because of it.

use std::collections::BTreeSet;

use super::guards::{Guarded, guarded};
use super::walk::{Look, Step, first_name, walk};
use crate::play::{About, Case, Cond, Conditions, Guard, Possible};
use crate::story::model::*;
use crate::story::span::Span;
use crate::story::{Map, Problem, Set};

/// So often mistakes behind other mistakes are looked for.
const MOST_LAYERS: usize = 4;
/// A case with more seats than this is not looked into.
const MOST_SEATS: usize = 40;

/// What was seen.
pub(super) struct Looked<'c> {
    pub problems: Vec<(Span, Problem)>,
    /// What can happen, per seat, with everything that was told let through.
    pub possible: Vec<Possible<'c>>,
}

/// Looks at a story that can be played.
pub(super) fn look<'c>(story: &Story, steps: &[Step<'_>], case: &'c Case, conditions: &mut Conditions<'_>) -> Looked<'c> {
    let seats = story.seats.0.len();

    let mut told: Set<Guard> = Set::default();
    let all = |through: &Set<Guard>| -> Vec<Possible<'c>> { (0..seats.min(MOST_SEATS)).map(|seat| case.possible(seat, through)).collect() };
    let mut possible = all(&told);
    // Too much to look into: then nothing is told rather than something untrue.
    if seats > MOST_SEATS || possible.iter().any(Possible::gave_up) {
        return Looked { problems: Vec::new(), possible: Vec::new() };
    }
    for _ in 0..MOST_LAYERS {
        let out: Set<Guard> = possible.iter().flat_map(Possible::shut_out).collect();
        // An offer that is never made is told as that.
        let made = |guard: &Guard| !matches!(guard, Guard::Talk(number) if (case.offers_from..case.interruptions_from).contains(number));
        let out: Set<Guard> = out.into_iter().filter(|guard| made(guard) && !possible.iter().any(|seat| seat.happens(*guard))).collect();
        if out.is_empty() {
            break;
        }
        let through: Set<Guard> = told.union(&out).copied().collect();
        let opened = all(&through);
        let ordered: Vec<Set<Guard>> = opened.iter().map(|seat| seat.only_by_order().collect()).collect();
        let by_itself = |guard: &Guard| opened.iter().zip(&ordered).any(|(seat, ordered)| seat.happens(*guard) && !ordered.contains(guard));
        let mut roots: Set<Guard> = out.iter().filter(|guard| !by_itself(guard)).copied().collect();
        if roots.is_empty() {
            // They wait for each other.
            roots = out;
        }
        told.extend(roots);
        possible = all(&told);
    }
    let mut done = Done::default();
    walk(story, &mut done);
    // Needed only where something never happens, and that takes time to make.
    let paths = steps.iter().filter(|_| !told.is_empty()).map(|step| (step.path(), (step.talk, step.step))).collect();
    let mut looker = Looker { story, case, conditions, possible, done, steps, paths, problems: Vec::new() };
    if !told.is_empty() {
        let guarded = guarded(story, steps, case);
        for known in told.iter().collect::<BTreeSet<_>>().into_iter().filter_map(|guard| guarded.get(guard)) {
            looker.never(known);
        }
    }
    looker.counters();
    looker.dry_steps();
    looker.heard_and_asked();
    looker.delivered();
    looker.own_person();
    Looked { problems: looker.problems, possible: looker.possible }
}

struct Looker<'l, 's, 'c, 'k> {
    story: &'s Story,
    case: &'c Case,
    conditions: &'l mut Conditions<'k>,
    possible: Vec<Possible<'c>>,
    done: Done<'s>,
    steps: &'l [Step<'l>],
    /// The talk and step of every path.
    paths: Map<String, (usize, usize)>,
    problems: Vec<(Span, Problem)>,
}

/// What some effect somewhere does.
#[derive(Default)]
struct Done<'s> {
    heard: Set<&'s str>,
    set: Set<&'s str>,
    offered: Set<&'s str>,
    answered: Set<&'s str>,
}

impl<'s> Look<'s> for Done<'s> {
    fn effect(&mut self, effect: &'s Effect) {
        match effect {
            Effect::Hear(name) | Effect::Confirm(name) => self.heard.insert(&name.value),
            Effect::Set(name) => self.set.insert(&name.value),
            Effect::Offer(name) => self.offered.insert(&name.value),
            Effect::Answer(name, _) => self.answered.insert(&name.value),
            _ => false,
        };
    }
}

impl Looker<'_, '_, '_, '_> {
    /// Something never happens: point at the part of its condition that is to blame.
    fn never(&mut self, known: &Guarded<'_>) {
        let blamed = match (&known.problem, known.when) {
            (Problem::OtherwiseNeverShown, Some(when)) => Some(when),
            (_, Some(when)) => self.blame(when, known.about),
            (_, None) => None,
        };
        if known.problem != Problem::OtherwiseNeverShown && blamed.is_some_and(|when| self.told_already(when)) {
            return;
        }
        let span = blamed.and_then(first_name).or_else(|| known.when.and_then(first_name)).map_or(known.span, |name| name.span);
        self.problems.push((span, known.problem.clone()));
    }

    /// Whether what is to blame was told by itself: a wish that nothing lets her tell, a topic in no list.
    fn told_already(&self, blamed: &When) -> bool {
        let unreached = |path: &str| self.paths.get(path).is_some_and(|(talk, step)| !self.possible.iter().any(|seat| seat.step(*talk, *step)));
        match blamed {
            // See `counters`.
            When::AtLeast(..) | When::AtMost(..) => true,
            When::Heard(name) | When::Confirmed(name) => !self.done.heard.contains(name.value.as_str()),
            When::Is(name) => !self.done.set.contains(name.value.as_str()),
            When::Open(name) | When::Noted(name) | When::Answered(name, _) | When::FromOffer(name) => {
                !self.done.offered.contains(name.value.as_str())
            }
            When::Visited(name) => unreached(&name.value),
            When::Chose(path) => unreached(path.value.rsplit_once('.').map_or("", |(step, _)| step)),
            _ => false,
        }
    }

    /// Whether a condition may hold from some seat.
    fn may(&mut self, when: &When, about: About) -> bool {
        let cond = self.conditions.cond(when);
        self.possible.iter().any(|seat| seat.may(&cond, about))
    }

    fn blame<'w>(&mut self, when: &'w When, about: About) -> Option<&'w When> {
        match when {
            When::All(list) => {
                let wrong = list.iter().find(|one| !self.may(one, about));
                match wrong {
                    Some(wrong) => self.blame(wrong, about),
                    // Each may hold, but not all together: the last is the one that does not fit with what stands before it.
                    None => {
                        let (mut fit, mut too_many) = (0, list.len());
                        while fit + 1 < too_many {
                            let middle = fit.midpoint(too_many);
                            let some = When::All(list.get(..middle).unwrap_or_default().to_vec());
                            if self.may(&some, about) {
                                fit = middle;
                            } else {
                                too_many = middle;
                            }
                        }
                        list.get(fit)
                    }
                }
            }
            When::Any(list) => list.first().and_then(|first| self.blame(first, about)),
            When::Agreement(inner) if !self.may(inner, About::Agreed) => self.blame(inner, About::Agreed),
            _ => Some(when),
        }
    }

    /// Counters that are asked for a number they never come to.
    fn counters(&mut self) {
        let mut asked = Asked(Vec::new());
        walk(self.story, &mut asked);
        let numbers = self.story.counters.numbers();
        for (name, least, most) in asked.0 {
            let Some(number) = numbers.get(name.value.as_str()).copied() else { continue };
            let lowest = self.possible.iter().map(|seat| seat.counter(number).0).min().unwrap_or(0);
            let highest = self.possible.iter().map(|seat| seat.counter(number).1).max().unwrap_or(0);
            let never = least.is_some_and(|n| highest < i32::from(n)) || most.is_some_and(|n| lowest > i32::from(n));
            if never {
                let problem = Problem::CounterOutOfReach { name: name.value.clone(), lowest: lowest as i16, highest: highest as i16 };
                self.problems.push((name.span, problem));
            }
        }
    }

    /// Steps where nothing can ever be chosen from some seat, and that lead nowhere else.
    fn dry_steps(&mut self) {
        for step in self.steps {
            // The talk about an offer is not on the list of buttons then.
            let offer = step.step == 0 && (self.case.offers_from..self.case.interruptions_from).contains(&step.talk);
            if step.choices.0.is_empty() || step.to.is_some() || offer {
                continue;
            }
            let dry = self.possible.iter().find(|seat| {
                seat.step(step.talk, step.step) && (0..step.choices.0.len()).all(|number| !seat.happens(Guard::Choice(step.talk, step.step, number)))
            });
            if let Some(seat) = dry.and_then(|seat| self.story.seats.names().nth(seat.seat)) {
                self.problems.push((step.name.span, Problem::StepRunsDry { name: step.path(), seat: seat.to_owned() }));
            }
        }
    }

    /// The seats for which something holds, when it does not hold for all.
    fn seats(&self, holds: impl Fn(&Possible<'_>) -> bool) -> Vec<String> {
        let names: Vec<&str> = self.story.seats.names().collect();
        self.possible.iter().filter(|seat| holds(seat)).filter_map(|seat| names.get(seat.seat)).map(|name| (*name).to_owned()).collect()
    }

    fn heard_and_asked(&mut self) {
        let everywhere = self.possible.len();
        for (number, (name, _)) in self.story.wishes.0.iter().enumerate() {
            let seats = self.seats(|seat| !seat.heard(number));
            // From no seat at all: then its choice is unreachable, and that was told.
            if !seats.is_empty() && seats.len() < everywhere {
                self.problems.push((name.span, Problem::WishNotFromSeat { name: name.value.clone(), seats }));
            }
        }
        for (number, (name, _)) in self.story.offers.0.iter().enumerate() {
            let asked_somewhere = self.possible.iter().any(|seat| seat.offer(number).1);
            let seats = self.seats(|seat| matches!(seat.offer(number), (true, false)));
            if !seats.is_empty() && asked_somewhere {
                self.problems.push((name.span, Problem::OfferNotAskedFromSeat { name: name.value.clone(), seats }));
            }
        }
    }

    /// Needs for which no agreement turns out well.
    fn delivered(&mut self) {
        let Some(agreements) = self.story.agreements.as_ref().filter(|agreements| agreements.most.value > 0) else { return };
        let outcomes = self.story.month.outcomes.iter().zip(&self.case.outcomes);
        let good: Vec<Option<&Cond>> =
            outcomes.filter(|((_, written), _)| written.kind == OutcomeKind::Delivered).map(|(_, outcome)| outcome.when.as_ref()).collect();
        if good.is_empty() {
            return self.problems.push((agreements.sentence.words.span, Problem::NothingDelivered));
        }
        let needs = agreements.parts.need.iter().flat_map(|part| &part.options.0).enumerate();
        for (number, (name, _)) in needs {
            let code = u8::try_from(number + 1).unwrap_or(u8::MAX);
            let chosen = self.possible.iter().any(|seat| seat.happens(Guard::Part(Slot::Need as usize, number)));
            let possible = &mut self.possible;
            let delivered = !chosen || good.iter().any(|cond| cond.is_none_or(|cond| possible.iter_mut().any(|seat| seat.may_with_need(code, cond))));
            if !delivered {
                self.problems.push((name.span, Problem::NeedNeverDelivered { name: name.value.clone() }));
            }
        }
    }

    /// What the player's own person says by itself.
    fn own_person(&mut self) {
        let own = |seat: &Possible<'_>| self.case.seat_person.get(seat.seat).copied();
        let speaks = |seat: &Possible<'_>| seat.said().iter().any(|(who, _)| Some(*who) == own(seat));
        if !self.possible.iter().any(speaks) {
            return;
        }
        let mut spans: Map<TextId, Span> = Map::default();
        let mut said = Said(&mut spans);
        walk(self.story, &mut said);
        let mut told = Set::default();
        for seat in &self.possible {
            for (who, text) in seat.said() {
                if Some(*who) == own(seat)
                    && told.insert(*text)
                    && let (Some(span), Some(person), Some(name)) =
                        (spans.get(text), self.story.people.names().nth(*who), self.story.seats.names().nth(seat.seat))
                {
                    self.problems.push((*span, Problem::OwnPersonSpeaks { name: person.to_owned(), seat: name.to_owned() }));
                }
            }
        }
    }
}

/// Counters that are asked for: at least, or at most, so much.
struct Asked<'s>(Vec<(&'s Name, Option<i16>, Option<i16>)>);

impl<'s> Look<'s> for Asked<'s> {
    fn when(&mut self, when: &'s When, _: About) {
        match when {
            When::AtLeast(name, n) => self.0.push((name, Some(*n), None)),
            When::AtMost(name, n) => self.0.push((name, None, Some(*n))),
            _ => {}
        }
    }
}

/// Where each line that somebody says has its speaker.
struct Said<'m>(&'m mut Map<TextId, Span>);

impl<'s> Look<'s> for Said<'_> {
    fn line(&mut self, line: &'s Line, _: super::walk::Where) {
        if let Line::Say(who, text) = line {
            self.0.insert(text.id, who.span);
        }
    }
}
