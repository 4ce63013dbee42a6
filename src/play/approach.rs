//! From a place in the text of a story to a play that comes there: for whoever writes and wants to see how this is played.

use std::rc::Rc;

use super::Case;
use super::engine::{Sink, agreements_open, apply, begin, choice_open, present_step};
use super::random::{Chance, MOST_DECISIONS, PLAYER, draw, random_pick};
use super::session::Session;
use super::state::State;
use super::view::Chapter;
use crate::story::model::{Choice, Named, Slot, Story};
use crate::story::talks;

/// What a play can come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Its beginning.
    #[default]
    Start,
    /// A step of a talk: the number of the talk (topics, then offers, then interruptions) and of the step, from 0.
    Step(usize, usize),
    /// The same with a choice that is on offer: its number, from 0.
    Choice(usize, usize, usize),
    /// An agreement that is put together.
    Agreement,
    /// The month, in which this outcome comes about: its number, those of events behind those of agreements.
    Outcome(usize),
}

/// A play that comes to a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approach {
    /// The seat, by name.
    pub seat: String,
    /// The seed.
    pub seed: u64,
    /// What is decided until then.
    pub decisions: Vec<String>,
}

/// The target that byte `offset` of the file of this story stands in: the last name of a talk, step, choice, part of an agreement
/// or outcome before it.
pub fn target_at(story: &Story, offset: usize) -> Target {
    let mut nearest = (0, Target::Start);
    let mut look = |start: u32, target: Target| {
        let start = start as usize;
        if start <= offset && start >= nearest.0 {
            nearest = (start, target);
        }
    };
    let names = story.topics.0.iter().map(|(name, _)| name.span);
    let names = names.chain(story.offers.0.iter().map(|(name, _)| name.span)).chain(story.interruptions.0.iter().map(|(name, _)| name.span));
    for ((talk, (_, written)), name) in talks(story).enumerate().zip(names) {
        look(name.start, Target::Step(talk, 0));
        let choices = |step: usize, look: &mut dyn FnMut(u32, Target), choices: &Named<Choice>| {
            for (number, (name, _)) in choices.0.iter().enumerate() {
                look(name.span.start, Target::Choice(talk, step, number));
            }
        };
        choices(0, &mut look, written.choices);
        for (number, (name, moment)) in written.moments.0.iter().enumerate() {
            look(name.span.start, Target::Step(talk, number + 1));
            choices(number + 1, &mut look, &moment.choices);
        }
    }
    // A service, a person or a wish is no part of the talk: there a play begins at its beginning.
    let elsewhere = story.people.0.iter().map(|(name, _)| name.span).chain(story.services.0.iter().map(|(name, _)| name.span));
    let elsewhere = elsewhere.chain(story.wishes.0.iter().map(|(name, _)| name.span)).chain(story.things.0.iter().map(|(name, _)| name.span));
    elsewhere.for_each(|span| look(span.start, Target::Start));
    if let Some(agreements) = &story.agreements {
        for slot in Slot::ALL {
            for (name, _) in agreements.parts.at(slot).iter().flat_map(|part| &part.options.0) {
                look(name.span.start, Target::Agreement);
            }
        }
    }
    let of_events = story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0);
    for (number, (name, _)) in story.month.outcomes.0.iter().chain(of_events).enumerate() {
        look(name.span.start, Target::Outcome(number));
    }
    nearest.1
}

/// The shortest way to a target among `plays` random plays from each seat; the same for the same case. A way from the seat
/// `first` is taken before any other. `None` when none of the plays comes there.
pub fn approach(case: &Rc<Case>, target: Target, first: Option<&str>, plays: u64) -> Option<Approach> {
    let names: Vec<&str> = case.story().seats.names().collect();
    let mut seats: Vec<usize> = (0..names.len()).collect();
    seats.sort_by_key(|seat| Some(names[*seat]) != first);
    for seat in seats {
        let mut best: Option<(usize, u64)> = None;
        for seed in 1..=plays {
            let most = best.map_or(MOST_DECISIONS, |(made, _)| made);
            if let Some(made) = comes_to(case, seat, seed, target, most)
                && best.is_none_or(|(known, _)| made < known)
            {
                best = Some((made, seed));
            }
        }
        if let Some((made, seed)) = best {
            return named(case, names[seat], seed, made);
        }
    }
    None
}

/// What came about in a month.
#[derive(Default)]
struct Outcomes(Vec<usize>);

impl Sink for Outcomes {
    fn outcome(&mut self, outcome: usize, _: Option<usize>) {
        self.0.push(outcome);
    }
}

/// After how many decisions this random play is there, when those are fewer than `most`.
fn comes_to(case: &Case, seat: usize, seed: u64, target: Target, most: usize) -> Option<usize> {
    let (_, event) = draw(case, seed);
    let mut chance = Chance::new(seed ^ PLAYER);
    let mut scratch = Vec::new();
    let mut outcomes = Outcomes::default();
    let mut state = begin(case, seat, event, &mut outcomes).ok()?;
    for made in 0..most {
        if is_at(case, &state, &outcomes, target) {
            return Some(made);
        }
        let pick = random_pick(case, &state, &mut chance, &mut scratch)?;
        apply(case, &mut state, pick, &mut outcomes).ok()?;
    }
    None
}

fn is_at(case: &Case, state: &State, outcomes: &Outcomes, target: Target) -> bool {
    let stands = |talk: usize, step: usize| {
        let place = state.interruption.or(state.talk);
        place.is_some_and(|place| usize::from(place.talk) == talk && usize::from(place.step) == step)
    };
    match target {
        Target::Start => true,
        Target::Step(talk, step) => stands(talk, step),
        Target::Choice(talk, step, choice) => {
            let written = present_step(case, state).and_then(|(_, written)| written.choices.get(choice));
            stands(talk, step) && written.is_some_and(|choice| choice_open(case, state, choice))
        }
        Target::Agreement => agreements_open(case, state).is_some(),
        Target::Outcome(outcome) => state.chapter >= Chapter::Month && outcomes.0.contains(&outcome),
    }
}

/// The same play, with its decisions by name.
fn named(case: &Rc<Case>, seat: &str, seed: u64, made: usize) -> Option<Approach> {
    let mut session = Session::new(case.clone(), seat, seed).ok()?;
    let mut chance = Chance::new(seed ^ PLAYER);
    let mut scratch = Vec::new();
    for _ in 0..made {
        let pick = random_pick(case, session.state(), &mut chance, &mut scratch)?;
        session.take(pick).ok()?;
    }
    Some(Approach { seat: seat.to_owned(), seed, decisions: session.decisions().to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Words;
    use crate::story::load;

    const STORY: &str = include_str!("../../scenarios/de-schone-keuken/story.ron");

    fn case() -> Rc<Case> {
        Rc::new(Case::new(load("story.ron", STORY.as_bytes()).story.unwrap()).unwrap())
    }

    /// Every choice of every talk, with the place of its name.
    fn choices(case: &Case) -> Vec<(usize, String, Target)> {
        let mut found = Vec::new();
        for (talk, (_, written)) in talks(case.story()).enumerate() {
            let of = |step: usize, choices: &Named<Choice>, found: &mut Vec<_>| {
                for (number, (name, _)) in choices.0.iter().enumerate() {
                    found.push((name.span.start as usize, name.value.clone(), Target::Choice(talk, step, number)));
                }
            };
            of(0, written.choices, &mut found);
            for (number, (_, moment)) in written.moments.0.iter().enumerate() {
                of(number + 1, &moment.choices, &mut found);
            }
        }
        found
    }

    #[test]
    fn from_every_choice_of_a_case_one_gets_to_where_it_can_be_chosen() {
        let case = case();
        let choices = choices(&case);
        assert!(choices.len() > 10);
        for (place, name, target) in choices {
            assert_eq!(target_at(case.story(), place + 1), target, "{name}");
            let way = approach(&case, target, None, 2_000).unwrap_or_else(|| panic!("no way to {name}"));
            let session = Session::replay(case.clone(), &way.seat, way.seed, &way.decisions).unwrap();
            let options = session.view(&Words::default()).options;
            assert!(options.iter().any(|option| option.decision == name), "{name} is not on offer after {:?}", way.decisions);
        }
    }

    #[test]
    fn from_an_outcome_one_gets_to_a_month_in_which_it_comes_about() {
        let case = case();
        for (number, (name, _)) in case.story().month.outcomes.0.iter().enumerate() {
            assert_eq!(target_at(case.story(), name.span.start as usize), Target::Outcome(number));
            let way = approach(&case, Target::Outcome(number), None, 2_000).unwrap_or_else(|| panic!("no way to {}", name.value));
            let session = Session::replay(case.clone(), &way.seat, way.seed, &way.decisions).unwrap();
            let month = session.view(&Words::default()).month;
            assert!(month.iter().any(|one| one.id == name.value), "{}", name.value);
        }
    }

    #[test]
    fn before_the_first_talk_and_at_a_person_a_play_begins() {
        let case = case();
        assert_eq!(target_at(case.story(), 0), Target::Start);
        let person = case.story().people.0.last().map(|(name, _)| name.span.start as usize).unwrap();
        assert_eq!(target_at(case.story(), person + 1), Target::Start);
        assert_eq!(approach(&case, Target::Start, None, 1).unwrap().decisions, Vec::<String>::new());
    }
}
