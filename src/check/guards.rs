//! Everything in a story that has a condition, with where it stands and what is told when it never happens.

use super::walk::Step;
use crate::play::{About, Case, Guard};
use crate::story::model::*;
use crate::story::span::Span;
use crate::story::{Map, Problem, talks};

/// Something with a condition, as it was written.
pub(super) struct Guarded<'s> {
    pub when: Option<&'s When>,
    pub about: About,
    /// Where it stands, when the condition has no name to point at.
    pub span: Span,
    pub problem: Problem,
}

/// All of a story, by its numbers in the case.
pub(super) fn guarded<'s>(story: &'s Story, steps: &[Step<'s>], case: &Case) -> Map<Guard, Guarded<'s>> {
    let mut all = Map::default();
    let mut add = |guard: Guard, when: Option<&'s When>, about: About, span: Span, problem: Problem| {
        all.insert(guard, Guarded { when, about, span, problem });
    };
    let named = |name: &Name| (name.span, name.value.clone());
    for (number, (name, topic)) in story.topics.0.iter().enumerate() {
        let (span, name) = named(name);
        add(Guard::Talk(number), topic.when.as_ref(), About::Play, span, Problem::TopicNeverOpens { name });
    }
    for (number, (name, talk)) in story.interruptions.0.iter().enumerate() {
        let (span, name) = named(name);
        add(Guard::Talk(case.interruptions_from + number), Some(&talk.when), About::Play, span, Problem::InterruptionNeverStarts { name });
    }
    for step in steps {
        for (number, (name, choice)) in step.choices.0.iter().enumerate() {
            let (span, name) = named(name);
            add(Guard::Choice(step.talk, step.step, number), choice.when.as_ref(), About::Play, span, Problem::ChoiceNeverOpens { name });
        }
    }
    for (number, (name, thing)) in story.things.0.iter().enumerate() {
        let (span, name) = named(name);
        add(Guard::Thing(number), thing.when.as_ref(), About::Play, span, Problem::ThingNeverSeen { name });
    }
    if let Some(agreements) = &story.agreements {
        for slot in Slot::ALL {
            for (number, (name, option)) in agreements.parts.at(slot).iter().flat_map(|part| &part.options.0).enumerate() {
                let (span, name) = named(name);
                add(Guard::Part(slot as usize, number), option.when.as_ref(), About::Play, span, Problem::PartNeverOffered { name });
            }
        }
        for (number, reply) in agreements.answers.iter().enumerate() {
            let span = reply.lines.iter().find_map(line_span).unwrap_or(agreements.sentence.words.span);
            add(Guard::Answer(number), reply.when.as_ref(), About::Answering, span, Problem::AnswerNeverGiven);
        }
    }
    let of_events = story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0).map(|outcome| (outcome, About::Play));
    for (number, ((name, outcome), about)) in story.month.outcomes.0.iter().map(|outcome| (outcome, About::Agreed)).chain(of_events).enumerate() {
        let (span, name) = named(name);
        add(Guard::Outcome(number), outcome.when.as_ref(), about, span, Problem::OutcomeNeverHappens { name });
    }
    // Marks without points are not in the compiled case.
    let counts = |mark: &&Mark| mark.points.iter().any(|(name, points)| *points != 0 && story.rubric.index(name).is_some());
    for (number, mark) in story.marks.iter().filter(counts).enumerate() {
        let span = mark.points.0.first().map_or(Span::default(), |(name, _)| name.span);
        add(Guard::Mark(number), Some(&mark.when), About::Play, span, Problem::MarkNeverGiven);
    }
    for (number, remark) in story.lookback.her.iter().enumerate() {
        add(Guard::Her(number), remark.when.as_ref(), About::Play, remark.text.words.span, Problem::RemarkNeverSaid);
    }
    for (voice, written) in story.lookback.voices.iter().enumerate() {
        for (number, remark) in written.remarks.iter().enumerate() {
            add(Guard::Voice(voice, number), remark.when.as_ref(), About::Play, remark.text.words.span, Problem::RemarkNeverSaid);
        }
    }
    let mut ifs = Ifs::default();
    for lines in line_lists(story) {
        ifs.gather(lines, 0);
    }
    for (text, depth, span, when) in ifs.0 {
        let (shown, problem) = match when {
            (when, true) => (when, Problem::LinesNeverShown),
            (when, false) => (when, Problem::OtherwiseNeverShown),
        };
        all.insert(Guard::Lines(text, depth, when.1), Guarded { when: Some(shown), about: About::Play, span, problem });
    }
    all
}

/// Every list of lines that does not stand in another.
fn line_lists(story: &Story) -> Vec<&[Line]> {
    let mut lists: Vec<&[Line]> = vec![&story.table.lines, &story.month.lines, &story.month.ending];
    lists.extend(story.things.0.iter().map(|(_, thing)| thing.lines.as_slice()));
    lists.extend(story.prepare.iter().map(|hub| hub.lines.as_slice()));
    for (_, talk) in talks(story) {
        lists.push(talk.lines);
        lists.extend(talk.choices.0.iter().map(|(_, choice)| choice.lines.as_slice()));
        for (_, moment) in &talk.moments.0 {
            lists.push(&moment.lines);
            lists.extend(moment.choices.0.iter().map(|(_, choice)| choice.lines.as_slice()));
        }
    }
    if let Some(agreements) = &story.agreements {
        lists.push(&agreements.lines);
        lists.extend(agreements.answers.iter().map(|reply| reply.lines.as_slice()));
    }
    let outcomes = story.month.outcomes.0.iter().chain(story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0));
    lists.extend(outcomes.map(|(_, outcome)| outcome.lines.as_slice()));
    lists
}

/// Lines inside an `If`: their first text, how deep, where they stand, the condition and whether it must hold.
#[derive(Default)]
struct Ifs<'s>(Vec<(TextId, usize, Span, (&'s When, bool))>);

impl<'s> Ifs<'s> {
    fn gather(&mut self, lines: &'s [Line], depth: usize) {
        for line in lines {
            let Line::If { when, then, otherwise } = line else { continue };
            for (inner, holds) in [(then, true), (otherwise, false)] {
                // Lines with a face only have no text to be known by.
                if let Some((text, span)) = first_text(inner) {
                    self.0.push((text, depth, span, (when, holds)));
                }
                self.gather(inner, depth + 1);
            }
        }
    }
}

fn first_text(lines: &[Line]) -> Option<(TextId, Span)> {
    let text = |text: &Text| (text.id.0 != 0).then_some((text.id, text.words.span));
    lines.iter().find_map(|line| match line {
        Line::Say(_, words) | Line::Think(_, words) | Line::Tell(words) => text(words),
        Line::Mood(..) => None,
        Line::If { then, otherwise, .. } => first_text(then).or_else(|| first_text(otherwise)),
    })
}

fn line_span(line: &Line) -> Option<Span> {
    match line {
        Line::Say(name, _) | Line::Think(name, _) | Line::Mood(name, _) => Some(name.span),
        Line::Tell(text) => Some(text.words.span),
        Line::If { then, otherwise, .. } => then.iter().chain(otherwise).find_map(line_span),
    }
}
