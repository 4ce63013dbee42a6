//! What only shows when the case is played: a player who cannot go on, a story that runs in a circle, a choice that is praised
//! and ends worse than the one that is not.
//!
//! The same plays every time: the seeds are fixed and the number is bounded, so the same case is always told the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::walk::steps;
use crate::coverage::{Forks, LONGEST, MOST_DECISIONS, PLAYS, forked_player};
use crate::play::{Case, Pick, PlayError, Sink, State, apply, begin, draw, present_step, random_pick};
use crate::story::Problem;
use crate::story::span::Span;

/// Everything that went wrong.
pub(super) fn check(case: &Case) -> Vec<(Span, Problem)> {
    let mut player = Player { case, decisions: 0, dry: Dry::default(), forks: Forks::new(case), problems: Vec::new() };
    let seats = case.story().seats.0.len();
    'seats: for run in 0..PLAYS {
        for seat in 0..seats {
            if player.decisions + player.forks.decisions > MOST_DECISIONS || !player.problems.is_empty() {
                break 'seats;
            }
            player.play(seat, run + 1);
        }
    }
    player.dry();
    player.compare();
    player.problems
}

struct Player<'c> {
    case: &'c Case,
    decisions: u64,
    dry: Dry,
    forks: Forks<'c>,
    problems: Vec<(Span, Problem)>,
}

/// Steps where nothing could be chosen although something is written there: talk, step, and the seat.
#[derive(Default)]
struct Dry {
    found: BTreeMap<(usize, usize), usize>,
    seat: usize,
}

impl Sink for Dry {
    fn ran_dry(&mut self, talk: usize, step: usize) {
        self.found.entry((talk, step)).or_insert(self.seat);
    }
}

impl Player<'_> {
    fn play(&mut self, seat: usize, seed: u64) {
        let case = self.case;
        let (_, event) = draw(case, seed);
        let mut chance = forked_player(seed);
        let mut scratch = Vec::new();
        self.dry.seat = seat;
        let begun = begin(case, seat, event, &mut self.dry);
        let Ok(mut state) = self.goes_on(begun, seat, seed) else { return };
        let mut made = 0;
        let mut compared = HashSet::new();
        while let Some(pick) = random_pick(case, &state, &mut chance, &mut scratch) {
            self.decisions += 1;
            made += 1;
            if made > LONGEST {
                let place = place(case, &state);
                return self.endless(seat, seed, &place);
            }
            if matches!(pick, Pick::Choice(_)) {
                self.forks.fork(&state, seed, &mut compared);
            }
            let applied = apply(case, &mut state, pick, &mut self.dry);
            if self.goes_on(applied, seat, seed).is_err() {
                return;
            }
        }
        if state.goes_on() {
            let place = place(case, &state);
            self.stuck(seat, seed, &place);
        }
    }

    fn goes_on<T>(&mut self, result: Result<T, PlayError>, seat: usize, seed: u64) -> Result<T, ()> {
        result.map_err(|error| {
            if let PlayError::Endless { place } = error {
                self.endless(seat, seed, &place);
            }
        })
    }

    fn endless(&mut self, seat: usize, seed: u64, place: &str) {
        let seat = self.case.story().seats.names().nth(seat).unwrap_or("").to_owned();
        let span = self.span(place);
        self.problems.push((span, Problem::PlayEndless { place: place.to_owned(), seat, seed }));
    }

    fn stuck(&mut self, seat: usize, seed: u64, place: &str) {
        let seat = self.case.story().seats.names().nth(seat).unwrap_or("").to_owned();
        let span = self.span(place);
        self.problems.push((span, Problem::PlayStuck { place: place.to_owned(), seat, seed }));
    }

    /// Where a place stands: a step, or the words that finish a chapter.
    fn span(&self, place: &str) -> Span {
        let story = self.case.story();
        let step = steps(story).into_iter().find(|step| step.path() == place).map(|step| step.name.span);
        let hub = match place {
            "prepare" => story.prepare.as_ref().map(|hub| hub.done.words.span),
            "agreements" => story.agreements.as_ref().map(|agreements| agreements.done.words.span),
            _ => None,
        };
        step.or(hub).unwrap_or(story.table.done.words.span)
    }

    fn dry(&mut self) {
        let seats: Vec<&str> = self.case.story().seats.names().collect();
        for step in steps(self.case.story()) {
            if let Some(seat) = self.dry.found.get(&(step.talk, step.step)) {
                let seat = seats.get(*seat).copied().unwrap_or("").to_owned();
                self.problems.push((step.name.span, Problem::StepRunsDry { name: step.path(), seat }));
            }
        }
    }

    /// A choice that is worth more but ends lower.
    fn compare(&mut self) {
        let names: HashMap<(usize, usize), _> = steps(self.case.story()).into_iter().map(|step| ((step.talk, step.step), step)).collect();
        for end in self.forks.found() {
            let Some(step) = names.get(&(end.talk, end.step)) else { continue };
            let (Some((good, _)), Some((bad, _))) = (step.choices.0.get(end.better), step.choices.0.get(end.worse)) else { continue };
            let problem = Problem::GoodLeadsToWorse {
                better: good.value.clone(),
                worse: bad.value.clone(),
                percent: end.percent.round().clamp(0.0, 100.0) as i16,
                plays: end.plays,
            };
            self.problems.push((good.span, problem));
        }
    }
}

/// Where a play stands, as a step or a chapter is called.
fn place(case: &Case, state: &State) -> String {
    use crate::play::view::Chapter;
    present_step(case, state).map_or_else(
        || match state.chapter {
            Chapter::Prepare => "prepare".to_owned(),
            Chapter::Agreements => "agreements".to_owned(),
            _ => "table".to_owned(),
        },
        |(_, step)| step.name.clone(),
    )
}
