//! What gives an answer away without being listened to: the best one is always the longest or always first, a word that only
//! stands in good answers, one answer three times as long as its neighbour.
//!
//! Worked out over the whole case, and told once, at the first place: a single long good answer is no smell.

use std::collections::HashMap;

use super::walk::Step;
use crate::story::Problem;
use crate::story::model::*;
use crate::story::span::{Span, Spanned};

/// With fewer steps that have one best answer than this, chance explains it.
const FEWEST: usize = 5;
/// So many in a hundred are too many.
const TOO_MANY: usize = 75;
/// A word has to stand in so many answers of one sort, and in none of the other.
const OFTEN: usize = 4;
/// An answer so many times as long as another one, and longer by so many characters.
const TIMES_AS_LONG: usize = 3;
const LONGER_BY: usize = 80;

/// Words that weigh, as experienced people do, and words that do not: the first are found in good answers, the second in
/// caricatures of bad ones.
const TELLING: [(&str, [&str; 12]); 2] = [
    ("nl", ["misschien", "eventueel", "wellicht", "mogelijk", "soms", "meestal", "altijd", "nooit", "gewoon", "natuurlijk", "sowieso", "meteen"]),
    ("en", ["maybe", "perhaps", "possibly", "might", "sometimes", "usually", "always", "never", "simply", "obviously", "anyway", "immediately"]),
];

/// All smells of a case.
pub(super) fn check(story: &Story, steps: &[Step<'_>]) -> Vec<(Span, Problem)> {
    let mut problems = Vec::new();
    let mut decided: Vec<Decided<'_>> = Vec::new();
    let worth = Worth::new(story);
    for step in steps {
        unequal(step, &mut problems);
        decided.extend(worth.decided(step));
    }
    longest(&decided, &mut problems);
    same_place(&decided, &mut problems);
    words(story, &decided, &mut problems);
    problems
}

/// A step with one answer that is worth more than all others.
struct Decided<'s> {
    /// Its answers, in order.
    answers: Vec<&'s Text>,
    best: usize,
}

/// What points are worth: a level of each dimension counts by its weight.
struct Worth<'s>(HashMap<&'s str, i64>);

impl<'s> Worth<'s> {
    fn new(story: &'s Story) -> Self {
        let of = |dimension: &Dimension| i64::from(dimension.weight) * 1_000 / i64::from(dimension.at.2.max(1));
        Self(story.rubric.iter().map(|(name, dimension)| (name, of(dimension))).collect())
    }

    fn decided<'t>(&self, step: &Step<'t>) -> Option<Decided<'t>> {
        let choices: Vec<(&Text, i64)> = step
            .choices
            .iter()
            .filter_map(|(_, choice)| {
                let text = choice.say.as_ref().or(choice.act.as_ref())?;
                let worth = choice.points.iter().map(|(name, points)| self.0.get(name).copied().unwrap_or(0) * i64::from(*points)).sum();
                Some((text, worth))
            })
            .collect();
        let top = choices.iter().map(|(_, worth)| *worth).max()?;
        let mut best = choices.iter().enumerate().filter(|(_, (_, worth))| *worth == top).map(|(number, _)| number);
        let (best, only) = (best.next()?, best.next().is_none());
        (only && choices.len() > 1).then(|| Decided { answers: choices.iter().map(|(text, _)| *text).collect(), best })
    }
}

fn length(text: &Text) -> usize {
    text.words.value.chars().count()
}

fn unequal(step: &Step<'_>, problems: &mut Vec<(Span, Problem)>) {
    let answers = step.choices.iter().filter_map(|(_, choice)| choice.say.as_ref().or(choice.act.as_ref()));
    let lengths: Vec<(usize, Span)> = answers.map(|text| (length(text), text.words.span)).collect();
    let (Some((longest, span)), Some((shortest, _))) =
        (lengths.iter().max_by_key(|(length, _)| *length), lengths.iter().min_by_key(|(length, _)| *length))
    else {
        return;
    };
    if *longest >= shortest * TIMES_AS_LONG && *longest >= shortest + LONGER_BY {
        problems.push((*span, Problem::UnequalLength { longest: *longest, shortest: *shortest }));
    }
}

fn too_many(times: usize, of: usize) -> bool {
    of >= FEWEST && times * 100 >= of * TOO_MANY
}

fn longest(decided: &[Decided<'_>], problems: &mut Vec<(Span, Problem)>) {
    let is_longest = |one: &&Decided<'_>| {
        let best = length(one.answers[one.best]);
        one.answers.iter().enumerate().all(|(number, text)| number == one.best || length(text) < best)
    };
    let found: Vec<&Decided<'_>> = decided.iter().filter(is_longest).collect();
    if let Some(first) = found.first().filter(|_| too_many(found.len(), decided.len())) {
        problems.push((first.answers[first.best].words.span, Problem::BestIsLongest { times: found.len(), of: decided.len() }));
    }
}

fn same_place(decided: &[Decided<'_>], problems: &mut Vec<(Span, Problem)>) {
    let most = decided.iter().map(|one| one.answers.len()).max().unwrap_or(0).min(20);
    for place in 0..most {
        let found: Vec<&Decided<'_>> = decided.iter().filter(|one| one.best == place).collect();
        if let Some(first) = found.first().filter(|_| too_many(found.len(), decided.len())) {
            let problem = Problem::BestAtSamePlace { place: place + 1, times: found.len(), of: decided.len() };
            problems.push((first.answers[first.best].words.span, problem));
        }
    }
}

/// Where a word stands in a text; the whole text when it has marks in it that are written otherwise than read.
fn span_of(text: &Text, word: &str) -> Span {
    let Spanned { value, span } = &text.words;
    let as_written = (span.end - span.start) as usize == value.len() + 2;
    let mut from = 0;
    let found = value.split(|c: char| !c.is_alphabetic()).find_map(|piece| {
        let at = value.get(from..)?.find(piece)? + from;
        from = at + piece.len();
        (piece.to_lowercase() == word).then_some(at)
    });
    match found.filter(|_| as_written) {
        Some(at) => Span::new(span.start as usize + 1 + at, span.start as usize + 1 + at + word.len()),
        None => *span,
    }
}

fn words(story: &Story, decided: &[Decided<'_>], problems: &mut Vec<(Span, Problem)>) {
    let Some((_, telling)) = TELLING.iter().find(|(language, _)| story.language.starts_with(language)) else { return };
    let mut best: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut rest: HashMap<&str, Vec<Span>> = HashMap::new();
    for one in decided {
        for (number, text) in one.answers.iter().enumerate() {
            let lower = text.words.value.to_lowercase();
            let mut found: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
            found.sort_unstable();
            found.dedup();
            for word in telling.iter().filter(|word| found.binary_search(word).is_ok()) {
                let side = if number == one.best { &mut best } else { &mut rest };
                side.entry(word).or_default().push(span_of(text, word));
            }
        }
    }
    for word in telling {
        let (in_best, in_rest) = (best.get(word).map_or(&[][..], Vec::as_slice), rest.get(word).map_or(&[][..], Vec::as_slice));
        let (spans, only_best) = match (in_best.len(), in_rest.len()) {
            (times, 0) if times >= OFTEN => (in_best, true),
            (0, times) if times >= OFTEN => (in_rest, false),
            _ => continue,
        };
        if let Some(first) = spans.first() {
            problems.push((*first, Problem::WordGivesAway { word: (*word).to_owned(), times: spans.len(), in_best: only_best }));
        }
    }
}
