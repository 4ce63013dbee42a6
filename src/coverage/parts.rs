//! The parts of a story that plays come by, each with its name and its place in the file.

use std::collections::HashSet;

use serde::Serialize;

use crate::play::Case;
use crate::story::model::*;
use crate::story::span::Span;
use crate::story::{choice_path, talks};

/// A part of a story. Numbers are places in the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// A topic, a talk about an offer, or an interruption: in that order, as one list.
    Talk(usize),
    /// A moment: talk and step, from 1.
    Moment(usize, usize),
    /// Talk, step (0 is the start of the talk) and choice.
    Choice(usize, usize, usize),
    /// A line or another text that is shown while playing.
    Line(TextId),
    /// A thing on the table.
    Thing(usize),
    /// A service that can be looked up.
    Service(usize),
    /// An offer that is made.
    Offer(usize),
    /// A wish that she tells.
    Wish(usize),
    /// A reply of hers to an agreement.
    Reply(usize),
    /// An outcome in the month: those of agreements first, then those of events.
    Outcome(usize),
}

/// What sort of part it is, in data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PartKind {
    Talk,
    Moment,
    Choice,
    Line,
    Thing,
    Service,
    Offer,
    Wish,
    Reply,
    Outcome,
}

impl Part {
    /// What sort it is.
    pub fn kind(self) -> PartKind {
        match self {
            Self::Talk(_) => PartKind::Talk,
            Self::Moment(..) => PartKind::Moment,
            Self::Choice(..) => PartKind::Choice,
            Self::Line(_) => PartKind::Line,
            Self::Thing(_) => PartKind::Thing,
            Self::Service(_) => PartKind::Service,
            Self::Offer(_) => PartKind::Offer,
            Self::Wish(_) => PartKind::Wish,
            Self::Reply(_) => PartKind::Reply,
            Self::Outcome(_) => PartKind::Outcome,
        }
    }
}

/// A part with its name and its place.
pub(super) struct Written {
    pub part: Part,
    /// The name as conditions use it (`topic.moment.choice`); for a line its path, for a reply its number from 1.
    pub name: String,
    pub span: Span,
    /// Its words, where it has any.
    pub text: TextId,
}

/// All parts of a case that can be come by from any seat, in the order of [`Part`].
pub(super) fn parts(case: &Case) -> Vec<Written> {
    let story = case.story();
    let mut found = Vec::new();
    let mut add = |part: Part, name: String, span: Span, text: TextId| found.push(Written { part, name, span, text });
    let names = story.topics.0.iter().map(|(name, _)| name).chain(story.offers.0.iter().map(|(name, _)| name));
    let spans: Vec<Span> = names.chain(story.interruptions.0.iter().map(|(name, _)| name)).map(|name| name.span).collect();
    for (number, ((owner, talk), written)) in talks(story).zip(&case.talks).enumerate() {
        add(Part::Talk(number), owner.to_owned(), spans.get(number).copied().unwrap_or_default(), written.title);
        for (at, (name, choice)) in talk.choices.0.iter().enumerate() {
            add(Part::Choice(number, 0, at), choice_path(owner, None, &name.value), name.span, words(choice));
        }
        for (step, (moment, steps)) in talk.moments.0.iter().enumerate() {
            add(Part::Moment(number, step + 1), format!("{owner}.{}", moment.value), moment.span, TextId(0));
            for (at, (name, choice)) in steps.choices.0.iter().enumerate() {
                add(Part::Choice(number, step + 1, at), choice_path(owner, Some(&moment.value), &name.value), name.span, words(choice));
            }
        }
    }
    let simple = |name: &Name| (name.value.clone(), name.span);
    for (at, (name, thing)) in story.things.0.iter().enumerate() {
        let (name, span) = simple(name);
        add(Part::Thing(at), name, span, thing.name.id);
    }
    for (at, (name, service)) in story.services.0.iter().enumerate() {
        let (name, span) = simple(name);
        add(Part::Service(at), name, span, service.name.id);
    }
    for (at, (name, offer)) in story.offers.0.iter().enumerate() {
        let (name, span) = simple(name);
        add(Part::Offer(at), name, span, offer.title.id);
    }
    for (at, (name, wish)) in story.wishes.0.iter().enumerate() {
        let (name, span) = simple(name);
        add(Part::Wish(at), name, span, wish.hers.id);
    }
    for (at, reply) in story.agreements.iter().flat_map(|agreements| &agreements.answers).enumerate() {
        let first = first_line(&reply.lines);
        let span = first.map_or(Span::default(), |text| text.words.span);
        add(Part::Reply(at), (at + 1).to_string(), span, first.map_or(TextId(0), |text| text.id));
    }
    let of_events = story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0);
    for (at, (name, outcome)) in story.month.outcomes.0.iter().chain(of_events).enumerate() {
        let (name, span) = simple(name);
        add(Part::Outcome(at), name, span, outcome.title.id);
    }
    let mut said: HashSet<TextId> = HashSet::new();
    for seat in 0..story.seats.0.len() {
        said.extend(case.spoken_from(seat));
    }
    let named: HashSet<TextId> = found.iter().filter(|one| !matches!(one.part, Part::Reply(_))).map(|one| one.text).collect();
    for (at, row) in story.texts.iter().enumerate().skip(1) {
        let id = TextId(at as u32);
        if said.contains(&id) && !named.contains(&id) {
            found.push(Written { part: Part::Line(id), name: row.path.clone(), span: row.span, text: id });
        }
    }
    found.sort_by_key(|one| one.part);
    found
}

fn words(choice: &Choice) -> TextId {
    choice.say.as_ref().or(choice.act.as_ref()).map_or(TextId(0), |text| text.id)
}

/// The first words that are said or seen.
fn first_line(lines: &[Line]) -> Option<&Text> {
    lines.iter().find_map(|line| match line {
        Line::Say(_, text) | Line::Think(_, text) | Line::Tell(text) => Some(text),
        Line::Mood(..) => None,
        Line::If { then, otherwise, .. } => first_line(then).or_else(|| first_line(otherwise)),
    })
}
