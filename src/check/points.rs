//! What it scores: levels that cannot be reached, points that make no difference, points that everybody or nobody gets.
//!
//! What can be reached is bounded from above here, at once. The exact answer, with a route, is `keukentafel reach`.

use super::walk::Step;
use crate::play::{Case, Guard, Possible, WrittenStep, WrittenTalk};
use crate::story::model::*;
use crate::story::span::Span;
use crate::story::{Problem, Set};

/// In longer talks than this, every choice is taken to count.
const LONGEST_TALK: usize = 200;

/// All problems of the score. `possible` says per seat what can happen; it is empty when that is not known.
pub(super) fn check(story: &Story, steps: &[Step<'_>], case: &Case, possible: &[Possible<'_>]) -> Vec<(Span, Problem)> {
    let mut problems = Vec::new();
    dimensions(story, case, possible, &mut problems);
    zero_points(story, steps, &mut problems);
    for step in steps {
        let mut points = step.choices.0.iter().map(|(_, choice)| sorted(&choice.points));
        let first = points.next().unwrap_or_default();
        if step.choices.0.len() > 1 && !first.is_empty() && points.all(|other| other == first) {
            let span = step.choices.0.first().map_or(step.name.span, |(name, _)| name.span);
            problems.push((span, Problem::AllScoreAlike { name: step.path() }));
        }
    }
    let counts = |mark: &&Mark| mark.points.iter().any(|(name, points)| *points != 0 && story.rubric.index(name).is_some());
    for (mark, (cond, _)) in story.marks.iter().filter(counts).zip(&case.marks) {
        if !possible.is_empty() && possible.iter().all(|seat| seat.must(cond)) {
            let span = super::walk::first_name(&mark.when).or(mark.points.0.first().map(|(name, _)| name)).map_or(Span::default(), |name| name.span);
            problems.push((span, Problem::MarkAlwaysGiven));
        }
    }
    problems
}

fn sorted(points: &Named<i16>) -> Vec<(&str, i16)> {
    let mut points: Vec<(&str, i16)> = points.iter().map(|(name, points)| (name, *points)).filter(|(_, points)| *points != 0).collect();
    points.sort_unstable();
    points
}

fn dimensions(story: &Story, case: &Case, possible: &[Possible<'_>], problems: &mut Vec<(Span, Problem)>) {
    let scored: Set<usize> = case.awards.iter().flat_map(|award| &award.points).map(|(dimension, _)| *dimension).collect();
    let once = counts_once(case);
    let bounds: Vec<Vec<i32>> = possible.iter().map(|seat| bounds(story, case, &once, seat)).collect();
    let seat_names: Vec<&str> = story.seats.names().collect();
    for (number, (name, dimension)) in story.rubric.0.iter().enumerate() {
        if dimension.weight == 0 {
            problems.push((name.span, Problem::NoWeight { name: name.value.clone() }));
        }
        let mut levels: Set<String> = Set::default();
        if let Some(twice) = dimension.levels.iter().find(|level| !levels.insert(level.words.value.trim().to_lowercase())) {
            problems.push((twice.words.span, Problem::SameLevels { name: name.value.clone() }));
        }
        if !scored.contains(&number) {
            problems.push((name.span, Problem::DimensionUnscored { name: name.value.clone() }));
            continue;
        }
        let most = |seat: &usize| bounds.get(*seat).and_then(|bounds| bounds.get(number)).copied().unwrap_or(i32::MAX);
        let below = |needed: i16| (0..possible.len()).filter(|seat| most(seat) < i32::from(needed)).collect::<Vec<_>>();
        let named = |seats: &[usize]| seats.iter().filter_map(|seat| seat_names.get(*seat)).map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let best = |seats: &[usize]| seats.iter().map(most).min().unwrap_or(0).clamp(-30_000, 30_000) as i16;
        let id = name.value.clone();
        let (one, _, three) = dimension.at;
        let (no_first, no_top) = (below(one), below(three));
        let problem = if !no_first.is_empty() && dimension.gate {
            Problem::GateNeverOpens { name: id, most: best(&no_first), needed: one, seats: named(&no_first) }
        } else if !no_first.is_empty() {
            Problem::FirstLevelOutOfReach { name: id, most: best(&no_first), needed: one, seats: named(&no_first) }
        } else if !no_top.is_empty() {
            Problem::TopOutOfReach { name: id, most: best(&no_top), needed: three, seats: named(&no_top) }
        } else {
            continue;
        };
        problems.push((name.span, problem));
    }
}

/// Per dimension, more points than this cannot be had from a seat. `once` says of each step whether only one of its choices counts.
fn bounds(story: &Story, case: &Case, once: &[Vec<bool>], seat: &Possible<'_>) -> Vec<i32> {
    let mut most = vec![0_i32; story.rubric.0.len()];
    // Points can name a dimension twice.
    let mut worth = Sums::new(most.len());
    let mut best = Sums::new(most.len());
    for (number, (talk, once)) in case.talks.iter().zip(once).enumerate() {
        for (at, (step, once)) in talk.steps.iter().zip(once).enumerate() {
            for (choice, written) in step.choices.iter().enumerate() {
                let Some(award) = written.award.and_then(|award| case.awards.get(award)) else { continue };
                if !seat.happens(Guard::Choice(number, at, choice)) {
                    continue;
                }
                for (dimension, points) in award.points.iter().filter(|(_, points)| *points > 0) {
                    worth.change(*dimension, |sum| sum + i32::from(*points));
                }
                for (dimension, points) in worth.take() {
                    best.change(dimension, |sum| if *once { points.max(sum) } else { sum + points });
                }
            }
            for (dimension, points) in best.take() {
                most[dimension] += points;
            }
        }
    }
    let others = case.outcomes.iter().filter_map(|outcome| outcome.award).chain(case.marks.iter().map(|(_, award)| *award));
    for award in others.filter(|award| seat.award(*award)).filter_map(|award| case.awards.get(award)) {
        for (dimension, points) in award.points.iter().filter(|(_, points)| *points > 0) {
            if let Some(most) = most.get_mut(*dimension) {
                *most += i32::from(*points);
            }
        }
    }
    most
}

/// A sum per dimension, of which only those that were changed are looked at again.
struct Sums {
    all: Vec<i32>,
    changed: Vec<usize>,
}

impl Sums {
    fn new(dimensions: usize) -> Self {
        Self { all: vec![0; dimensions], changed: Vec::new() }
    }

    fn change(&mut self, dimension: usize, to: impl FnOnce(i32) -> i32) {
        let Some(sum) = self.all.get_mut(dimension) else { return };
        if *sum == 0 {
            self.changed.push(dimension);
        }
        *sum = to(*sum);
    }

    /// The sums that were changed; they are nothing again after this.
    fn take(&mut self) -> impl Iterator<Item = (usize, i32)> {
        self.changed.drain(..).map(|dimension| (dimension, std::mem::take(&mut self.all[dimension])))
    }
}

/// For each step of each talk, whether it is come to once: then only one of its choices counts.
fn counts_once(case: &Case) -> Vec<Vec<bool>> {
    let offers = case.offers_from..case.interruptions_from;
    let of_talk = |(number, talk): (usize, &WrittenTalk)| {
        let once = !talk.again && !offers.contains(&number) && talk.steps.len() <= LONGEST_TALK;
        // Most talks only go on, and then nothing comes back.
        let goes_on = talk.steps.iter().enumerate().all(|(at, step)| leads_on(step).all(|to| to > at));
        (0..talk.steps.len()).map(|at| once && (goes_on || !comes_back(talk, at))).collect()
    };
    case.talks.iter().enumerate().map(of_talk).collect()
}

/// The steps that a step can lead to at once.
fn leads_on(step: &WrittenStep) -> impl Iterator<Item = usize> {
    step.to.into_iter().chain(step.choices.iter().filter_map(|choice| choice.to))
}

/// Whether a choice in a step can lead to that step again.
fn comes_back(talk: &WrittenTalk, step: usize) -> bool {
    let mut been = vec![false; talk.steps.len()];
    let mut open: Vec<usize> = talk.steps.get(step).into_iter().flat_map(|step| &step.choices).filter_map(|choice| choice.to).collect();
    while let Some(at) = open.pop() {
        if at == step {
            return true;
        }
        let Some(next) = talk.steps.get(at) else { continue };
        if !std::mem::replace(&mut been[at], true) {
            open.extend(leads_on(next));
        }
    }
    false
}

fn zero_points(story: &Story, steps: &[Step<'_>], problems: &mut Vec<(Span, Problem)>) {
    let mut all: Vec<&Named<i16>> = Vec::new();
    for step in steps {
        all.extend(step.choices.0.iter().map(|(_, choice)| &choice.points));
    }
    let outcomes = story.month.outcomes.0.iter().chain(story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0));
    all.extend(outcomes.map(|(_, outcome)| &outcome.points));
    all.extend(story.marks.iter().map(|mark| &mark.points));
    for (name, _) in all.into_iter().flat_map(|points| &points.0).filter(|(_, points)| *points == 0) {
        problems.push((name.span, Problem::ZeroPoints { name: name.value.clone() }));
    }
}
