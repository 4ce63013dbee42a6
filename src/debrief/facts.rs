//! What one result says, counted once by playing it again: everything a group is counted from, in numbers.

use serde::Serialize;

use super::result::{Known, PlayResult};
use super::walk::walk;
use crate::play::view::Chapter;
use crate::play::{Pick, PlayError, Sink};
use crate::score::{level, need_wish, total};
use crate::story::model::{Answer, OutcomeKind, Slot};

/// How far one wish came in one play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct WishFacts {
    pub asked: bool,
    pub heard: bool,
    pub confirmed: bool,
    /// Whether something came of it in the month.
    pub acted_on: bool,
}

/// What one play came to. All numbers are places in the order of the story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The seat.
    pub seat: usize,
    /// How many decisions.
    pub decisions: usize,
    /// The total in percent.
    pub total: u16,
    /// Points per dimension.
    pub points: Vec<i16>,
    /// Level per dimension, 0 to 3.
    pub levels: Vec<u8>,
    /// How far each wish came.
    pub wishes: Vec<WishFacts>,
    /// Outcomes that came about.
    pub outcomes: Vec<usize>,
    /// Ropes around her at the end.
    pub lassos: usize,
    /// By key decision: the option that was chosen first; nothing when it never came by.
    pub chose: Vec<Option<usize>>,
    /// Topics taken at the table, in the order they were taken.
    pub route: Vec<usize>,
    /// Every choice that was made, as talk, step and choice.
    pub choices: Vec<(u16, u16, u16)>,
}

/// Notes outcomes with the agreements they came from.
#[derive(Default)]
struct Outcomes(Vec<(usize, Option<usize>)>);

impl Sink for Outcomes {
    fn outcome(&mut self, outcome: usize, agreement: Option<usize>) {
        self.0.push((outcome, agreement));
    }
}

impl Facts {
    /// Plays a result again and counts.
    ///
    /// # Errors
    /// When the picks are not those of this case.
    pub fn new(known: &Known, result: &PlayResult) -> Result<Self, PlayError> {
        let case = &known.case;
        let story = case.story();
        let mut chose = vec![None; known.keys().len()];
        let (mut route, mut choices) = (Vec::new(), Vec::new());
        let mut outcomes = Outcomes::default();
        let state = walk(case, result.seat, result.seed, &result.picks, &mut outcomes, |_, state, pick| {
            match pick {
                Pick::Topic(topic) if state.chapter == Chapter::Table => route.push(usize::from(topic)),
                Pick::Choice(choice) => choices.extend(state.interruption.or(state.talk).map(|place| (place.talk, place.step, choice))),
                _ => {}
            }
            if let Some(key) = known.keys().decided(case, state, pick)
                && let Some(first @ None) = chose.get_mut(key)
            {
                *first = known.option_of(key, state, pick);
            }
        })?;
        let bits = &case.bits;
        let wish = |number: usize| {
            let has = |first: u32| state.has(first + number as u32);
            let about_it = |agreement: usize| {
                let made = state.agreements.get(agreement);
                made.is_some_and(|made| made.answer == Some(Answer::Yes) && need_wish(case, made.parts[Slot::Need as usize]) == Some(number))
            };
            let delivered = |(outcome, agreement): &(usize, Option<usize>)| {
                case.outcomes[*outcome].kind == OutcomeKind::Delivered && agreement.is_some_and(about_it)
            };
            WishFacts { asked: has(bits.asked), heard: has(bits.heard), confirmed: has(bits.confirmed), acted_on: outcomes.0.iter().any(delivered) }
        };
        Ok(Self {
            seat: result.seat,
            decisions: result.picks.len(),
            total: total(story, &state.points).0,
            levels: story.rubric.iter().zip(&state.points).map(|((_, dimension), points)| level(dimension, *points)).collect(),
            wishes: (0..story.wishes.0.len()).map(wish).collect(),
            outcomes: outcomes.0.iter().map(|(outcome, _)| *outcome).collect(),
            lassos: state.lassos(case),
            points: state.points,
            chose,
            route,
            choices,
        })
    }
}
