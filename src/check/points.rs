//! What it scores: levels that cannot be reached, points that make no difference, points that everybody or nobody gets.
//!
//! What can be reached is bounded from above here, at once. The exact answer, with a route, is `keukentafel reach`.

use std::collections::HashSet;

use super::walk::Step;
use crate::play::{Case, Guard, Possible};
use crate::story::Problem;
use crate::story::model::*;
use crate::story::span::Span;

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
            problems.push((span, Problem::AllScoreAlike { name: step.path.clone() }));
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
    let scored: HashSet<usize> = case.awards.iter().flat_map(|award| &award.points).map(|(dimension, _)| *dimension).collect();
    let bounds: Vec<Vec<i32>> = possible.iter().map(|seat| bounds(story, case, seat)).collect();
    let seat_names: Vec<&str> = story.seats.names().collect();
    for (number, (name, dimension)) in story.rubric.0.iter().enumerate() {
        if dimension.weight == 0 {
            problems.push((name.span, Problem::NoWeight { name: name.value.clone() }));
        }
        let mut levels: HashSet<String> = HashSet::new();
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

/// Per dimension, more points than this cannot be had from a seat. Of the choices in a step that is come to once, only one
/// counts.
fn bounds(story: &Story, case: &Case, seat: &Possible<'_>) -> Vec<i32> {
    let mut most = vec![0_i32; story.rubric.0.len()];
    let worth = |award: Option<usize>, dimension: usize| {
        let points = award.and_then(|award| case.awards.get(award)).into_iter().flat_map(|award| &award.points);
        points.filter(|(known, points)| *known == dimension && *points > 0).map(|(_, points)| i32::from(*points)).sum::<i32>()
    };
    for (number, talk) in case.talks.iter().enumerate() {
        let offer = (case.offers_from..case.interruptions_from).contains(&number);
        for (at, step) in talk.steps.iter().enumerate() {
            let open = || step.choices.iter().enumerate().filter(|(choice, _)| seat.happens(Guard::Choice(number, at, *choice)));
            let once = !talk.again
                && !offer
                && talk.steps.len() <= LONGEST_TALK
                && !step.choices.iter().any(|choice| choice.to.is_some_and(|to| leads_to(talk, to, at)));
            for (dimension, most) in most.iter_mut().enumerate() {
                let each = open().map(|(_, choice)| worth(choice.award, dimension));
                *most += if once { each.max().unwrap_or(0) } else { each.sum() };
            }
        }
    }
    let others = case.outcomes.iter().filter_map(|outcome| outcome.award).chain(case.marks.iter().map(|(_, award)| *award));
    for award in others.filter(|award| seat.award(*award)) {
        for (dimension, most) in most.iter_mut().enumerate() {
            *most += worth(Some(award), dimension);
        }
    }
    most
}

/// Whether one step of a talk can lead to another.
fn leads_to(talk: &crate::play::WrittenTalk, from: usize, to: usize) -> bool {
    let mut been = vec![false; talk.steps.len()];
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        let Some(step) = talk.steps.get(at) else { continue };
        if std::mem::replace(&mut been[at], true) {
            continue;
        }
        open.extend(step.to);
        open.extend(step.choices.iter().filter_map(|choice| choice.to));
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
