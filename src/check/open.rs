//! What never happens: topics that never open, choices nobody sees, wishes that cannot be heard from a seat.
//!
//! One cause, one message. What is shut out is let through by order, and only what would still never happen by itself is
//! told; the rest was shut out because of it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::walk::{Look, first_name, steps, walk};
use crate::play::{About, Case, Conditions, Guard, Possible};
use crate::story::model::*;
use crate::story::span::Span;
use crate::story::{Problem, talks};

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
pub(super) fn look<'c>(story: &Story, case: &'c Case, conditions: &mut Conditions<'_>) -> Looked<'c> {
    let seats = story.seats.0.len();
    let guarded = guarded(story, case);
    let mut told: HashSet<Guard> = HashSet::new();
    let all = |through: &HashSet<Guard>| -> Vec<Possible<'c>> { (0..seats.min(MOST_SEATS)).map(|seat| case.possible(seat, through)).collect() };
    let mut possible = all(&told);
    // Too much to look into: then nothing is told rather than something untrue.
    if seats > MOST_SEATS || possible.iter().any(Possible::gave_up) {
        return Looked { problems: Vec::new(), possible: Vec::new() };
    }
    for _ in 0..MOST_LAYERS {
        let out: HashSet<Guard> = possible.iter().flat_map(Possible::shut_out).collect();
        // An offer that is never made is told as that.
        let made = |guard: &Guard| !matches!(guard, Guard::Talk(number) if (case.offers_from..case.interruptions_from).contains(number));
        let out: HashSet<Guard> = out.into_iter().filter(|guard| made(guard) && !possible.iter().any(|seat| seat.happens(*guard))).collect();
        if out.is_empty() {
            break;
        }
        let through: HashSet<Guard> = told.union(&out).copied().collect();
        let opened = all(&through);
        let ordered: Vec<HashSet<Guard>> = opened.iter().map(|seat| seat.only_by_order().collect()).collect();
        let by_itself = |guard: &Guard| opened.iter().zip(&ordered).any(|(seat, ordered)| seat.happens(*guard) && !ordered.contains(guard));
        let mut roots: HashSet<Guard> = out.iter().filter(|guard| !by_itself(guard)).copied().collect();
        if roots.is_empty() {
            // They wait for each other.
            roots = out;
        }
        told.extend(roots);
        possible = all(&told);
    }
    let mut done = Done::default();
    walk(story, &mut done);
    let mut looker = Looker { story, case, conditions, possible, done, problems: Vec::new() };
    for guard in told.iter().collect::<BTreeSet<_>>() {
        if let Some(known) = guarded.get(guard) {
            looker.never(known);
        }
    }
    looker.counters();
    looker.dry_steps();
    looker.from_seats();
    looker.delivered();
    looker.own_person();
    Looked { problems: looker.problems, possible: looker.possible }
}

/// Something with a condition, as it was written.
struct Guarded<'s> {
    when: Option<&'s When>,
    about: About,
    /// Where it stands, when the condition has no name to point at.
    span: Span,
    problem: Problem,
}

fn guarded<'s>(story: &'s Story, case: &Case) -> HashMap<Guard, Guarded<'s>> {
    let mut all = HashMap::new();
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
    for step in steps(story) {
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

struct Looker<'l, 's, 'c, 'k> {
    story: &'s Story,
    case: &'c Case,
    conditions: &'l mut Conditions<'k>,
    possible: Vec<Possible<'c>>,
    done: Done<'s>,
    problems: Vec<(Span, Problem)>,
}

/// What some effect somewhere does.
#[derive(Default)]
struct Done<'s> {
    heard: HashSet<&'s str>,
    set: HashSet<&'s str>,
    offered: HashSet<&'s str>,
    answered: HashSet<&'s str>,
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
        let unlisted = |name: &str| {
            let talk = talks(self.story).position(|(owner, _)| owner == name);
            talk.is_some_and(|talk| !self.possible.iter().any(|seat| seat.step(talk, 0)))
        };
        match blamed {
            // See `counters`.
            When::AtLeast(..) | When::AtMost(..) => true,
            When::Heard(name) | When::Confirmed(name) => !self.done.heard.contains(name.value.as_str()),
            When::Is(name) => !self.done.set.contains(name.value.as_str()),
            When::Open(name) | When::Noted(name) | When::Answered(name, _) | When::FromOffer(name) => {
                !self.done.offered.contains(name.value.as_str())
            }
            When::Visited(name) => unlisted(&name.value),
            When::Chose(path) => {
                let step = path.value.rsplit_once('.').map_or("", |(step, _)| step);
                let step = steps(self.story).into_iter().find(|known| known.path == step);
                step.is_some_and(|step| !self.possible.iter().any(|seat| seat.step(step.talk, step.step)))
            }
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
        for (name, least, most) in asked.0 {
            let Some(number) = self.story.counters.index(&name.value) else { continue };
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
        for step in steps(self.story) {
            // The talk about an offer is not on the list of buttons then.
            let offer = step.step == 0 && (self.case.offers_from..self.case.interruptions_from).contains(&step.talk);
            if step.choices.0.is_empty() || step.to.is_some() || offer {
                continue;
            }
            let dry = self.possible.iter().find(|seat| {
                seat.step(step.talk, step.step) && (0..step.choices.0.len()).all(|number| !seat.happens(Guard::Choice(step.talk, step.step, number)))
            });
            if let Some(seat) = dry.and_then(|seat| self.story.seats.names().nth(seat.seat)) {
                self.problems.push((step.name.span, Problem::StepRunsDry { name: step.path, seat: seat.to_owned() }));
            }
        }
    }

    /// The seats for which something holds, when it does not hold for all.
    fn seats(&self, holds: impl Fn(&Possible<'_>) -> bool) -> Vec<String> {
        let names: Vec<&str> = self.story.seats.names().collect();
        self.possible.iter().filter(|seat| holds(seat)).filter_map(|seat| names.get(seat.seat)).map(|name| (*name).to_owned()).collect()
    }

    fn from_seats(&mut self) {
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
        let good: Vec<Option<&When>> = self
            .story
            .month
            .outcomes
            .iter()
            .filter(|(_, outcome)| outcome.kind == OutcomeKind::Delivered)
            .map(|(_, outcome)| outcome.when.as_ref())
            .collect();
        if good.is_empty() {
            return self.problems.push((agreements.sentence.words.span, Problem::NothingDelivered));
        }
        let needs = agreements.parts.need.iter().flat_map(|part| &part.options.0).enumerate();
        for (number, (name, _)) in needs {
            let code = u8::try_from(number + 1).unwrap_or(u8::MAX);
            let chosen = self.possible.iter().any(|seat| seat.happens(Guard::Part(Slot::Need as usize, number)));
            let mut delivered = false;
            for when in &good {
                delivered |= match when {
                    None => true,
                    Some(when) => {
                        let cond = self.conditions.cond(when);
                        self.possible.iter_mut().any(|seat| seat.may_with_need(code, &cond))
                    }
                };
            }
            if chosen && !delivered {
                self.problems.push((name.span, Problem::NeedNeverDelivered { name: name.value.clone() }));
            }
        }
    }

    /// What the player's own person says by itself.
    fn own_person(&mut self) {
        let mut spans: HashMap<TextId, Span> = HashMap::new();
        let mut said = Said(&mut spans);
        walk(self.story, &mut said);
        let mut told = HashSet::new();
        for seat in &self.possible {
            let own = self.case.seat_person.get(seat.seat).copied();
            for (who, text) in seat.said() {
                if Some(*who) == own
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
struct Said<'m>(&'m mut HashMap<TextId, Span>);

impl<'s> Look<'s> for Said<'_> {
    fn line(&mut self, line: &'s Line, _: super::walk::Where) {
        if let Line::Say(who, text) = line {
            self.0.insert(text.id, who.span);
        }
    }
}
