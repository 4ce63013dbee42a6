//! What the types cannot say: every name points somewhere, every part can be reached, nothing runs dry.

use super::debrief_check;
use super::load::unreadable_format;
use super::model::*;
use super::problem::{Kind, Problem, Spelling};
use super::span::Span;
use super::table::{Map, Set};

/// More of one sort than this cannot be played (states are kept in small numbers).
const MOST: usize = 5_000;

/// In lists up to this long, looking is quicker than hashing.
const SHORT: usize = 8;

/// More options in one part of an agreement than this cannot be told apart in it.
const MOST_OPTIONS: usize = 250;

/// All problems of names and structure.
pub(super) fn check(story: &Story) -> Vec<(Span, Problem)> {
    let mut checker = Checker {
        story,
        names: Map::default(),
        choices: Set::default(),
        options: Map::default(),
        problems: Vec::new(),
        seen: Seen::default(),
        spelling: Spelling::default(),
        about_one: false,
    };
    checker.problems.extend(unreadable_format(story));
    checker.collect();
    checker.walk();
    checker.loose_ends();
    checker.problems.extend(debrief_check::check(story));
    checker.problems
}

struct Checker<'s> {
    story: &'s Story,
    names: Map<Kind, Set<&'s str>>,
    /// What [`When::Chose`] can name.
    choices: Set<ChoicePath<'s>>,
    /// Per part of an agreement, its options.
    options: Map<&'static str, Set<&'s str>>,
    problems: Vec<(Span, Problem)>,
    seen: Seen<'s>,
    spelling: Spelling,
    /// Whether conditions here are about one agreement.
    about_one: bool,
}

/// What is used somewhere.
#[derive(Default)]
struct Seen<'s> {
    flags_set: Set<&'s str>,
    flags_asked: Vec<&'s Name>,
    heard: Set<&'s str>,
    offered: Set<&'s str>,
    answered: Set<&'s str>,
}

impl<'s> Checker<'s> {
    fn report(&mut self, span: Span, problem: Problem) {
        self.problems.push((span, problem));
    }

    /// Names that things are asked for by, in all of the story.
    fn names_of<T>(&mut self, kind: Kind, things: &'s Named<T>) {
        self.good_names(kind, things);
        self.names.entry(kind).or_default().extend(things.names());
    }

    fn good_names<T>(&mut self, kind: Kind, things: &'s Named<T>) {
        let mut names = Set::default();
        for (number, (name, _)) in things.0.iter().enumerate() {
            let good = !name.value.is_empty() && name.value.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'_');
            if !good {
                self.report(name.span, Problem::BadName { name: name.value.clone() });
            }
            // Most lists are three answers.
            let twice = match things.0.get(..number).filter(|_| things.0.len() <= SHORT) {
                Some(before) => before.iter().any(|(known, _)| known.value == name.value),
                None => !names.insert(name.value.as_str()),
            };
            if twice {
                self.report(name.span, Problem::DuplicateName { kind, name: name.value.clone() });
            }
        }
        let limit = if matches!(kind, Kind::Service | Kind::Part) { MOST_OPTIONS } else { MOST };
        if let Some((name, _)) = things.0.get(limit) {
            self.report(name.span, Problem::TooMany { kind, limit });
        }
    }

    fn collect(&mut self) {
        let story = self.story;
        self.names_of(Kind::Person, &story.people);
        self.names_of(Kind::Seat, &story.seats);
        self.names_of(Kind::Domain, &story.domains);
        self.names_of(Kind::Wish, &story.wishes);
        self.names_of(Kind::Service, &story.services);
        self.names_of(Kind::Thing, &story.things);
        self.names_of(Kind::Counter, &story.counters);
        self.names_of(Kind::Offer, &story.offers);
        self.names_of(Kind::Topic, &story.topics);
        self.names_of(Kind::Interruption, &story.interruptions);
        self.names_of(Kind::Event, &story.month.events);
        self.names_of(Kind::Outcome, &story.month.outcomes);
        for (_, event) in story.month.events.iter() {
            self.names_of(Kind::Outcome, &event.outcomes);
        }
        self.names_of(Kind::Dimension, &story.rubric);
        self.names_of(Kind::Source, &story.sources);
        for (owner, talk) in talks(story) {
            self.good_names(Kind::Choice, talk.choices);
            self.good_names(Kind::Moment, talk.moments);
            self.choices.extend(talk.choices.names().map(|choice| (owner, "", choice)));
            for (name, moment) in talk.moments.iter() {
                self.good_names(Kind::Choice, &moment.choices);
                self.choices.extend(moment.choices.names().map(|choice| (owner, name, choice)));
            }
        }
        let visitable = [Kind::Topic, Kind::Offer, Kind::Interruption].iter().filter_map(|kind| self.names.get(kind)).flatten().copied().collect();
        self.names.insert(Kind::Line, visitable);
        for slot in Slot::ALL {
            let part = story.agreements.as_ref().and_then(|agreements| agreements.parts.at(slot).as_ref());
            self.options.insert(slot.word(), part.iter().flat_map(|part| part.options.names()).collect());
        }
    }

    fn known(&mut self, kind: Kind, name: &Name) {
        self.known_as(kind, kind, name);
    }

    /// The name must be one of `among`; a message calls it a `kind`.
    fn known_as(&mut self, kind: Kind, among: Kind, name: &Name) {
        let names = self.names.get(&among);
        if names.is_some_and(|names| names.contains(name.value.as_str())) {
            return;
        }
        let near = self.spelling.nearest(&name.value, names.into_iter().flatten().copied());
        self.report(name.span, Problem::UnknownName { kind, name: name.value.clone(), near });
    }

    /// The path of a choice must be that of one in a talk.
    fn chose(&mut self, path: &Name) {
        if choice_paths(&path.value).any(|parts| self.choices.contains(&parts)) {
            return;
        }
        let known: Vec<String> = self
            .choices
            .iter()
            .map(|(owner, moment, choice)| choice_path(owner, Some(*moment).filter(|moment| !moment.is_empty()), choice))
            .take_while(|_| self.spelling.goes_on())
            .collect();
        let near = self.spelling.nearest(&path.value, known.iter().map(String::as_str));
        self.report(path.span, Problem::UnknownName { kind: Kind::Choice, name: path.value.clone(), near });
    }

    fn sources(&mut self, sources: &[Name]) {
        for source in sources {
            self.known(Kind::Source, source);
        }
    }

    fn walk(&mut self) {
        let story = self.story;
        self.filled(&story.title);
        self.known(Kind::Person, &story.resident);
        if story.seats.0.is_empty() {
            self.report(story.title.words.span, Problem::NoSeats);
        }
        for (_, seat) in story.seats.iter() {
            self.known(Kind::Person, &seat.person);
        }
        for (_, wish) in story.wishes.iter() {
            self.filled(&wish.hers);
            if let Some(domain) = &wish.domain {
                self.known(Kind::Domain, domain);
            }
        }
        for (_, service) in story.services.iter() {
            self.sources(&service.sources);
        }
        for (_, thing) in story.things.iter() {
            self.maybe_when(&thing.when);
            self.effects(&thing.then);
            self.lines(&thing.lines);
        }
        for (name, counter) in &story.counters.0 {
            if counter.start < counter.min || counter.start > counter.max {
                self.report(name.span, Problem::CounterRange);
            }
        }
        for hub in story.prepare.iter().chain([&story.table]) {
            self.hub(hub);
        }
        for (_, topic) in story.topics.iter() {
            self.filled(&topic.title);
            if let Some(who) = &topic.who {
                self.known(Kind::Person, who);
            }
            self.maybe_when(&topic.when);
        }
        for (_, offer) in story.offers.iter() {
            self.known(Kind::Person, &offer.by);
            for slot in Slot::ALL {
                if let Some(name) = offer.parts.at(slot) {
                    self.part_option(slot, name);
                }
            }
        }
        for (_, interruption) in story.interruptions.iter() {
            self.when(&interruption.when);
        }
        for (_, talk) in talks(story) {
            self.talk(&talk);
        }
        if let Some(agreements) = &story.agreements {
            self.agreements(agreements);
        }
        self.lines(&story.month.lines);
        self.about_one = true;
        self.outcomes(&story.month.outcomes);
        self.about_one = false;
        for (name, event) in &story.month.events.0 {
            self.outcomes(&event.outcomes);
            self.last_outcome(name, &event.outcomes);
        }
        self.lines(&story.month.ending);
        for (name, dimension) in &story.rubric.0 {
            if dimension.levels.len() != 4 {
                self.report(name.span, Problem::LevelsCount { found: dimension.levels.len() });
            }
            let (one, two, three) = dimension.at;
            if !(0 < one && one < two && two < three) {
                self.report(name.span, Problem::LevelsOrder);
            }
            self.sources(&dimension.sources);
        }
        for mark in &story.marks {
            self.when(&mark.when);
            self.points(&mark.points, mark.why.is_some());
            self.sources(&mark.sources);
        }
        let remarks = story.lookback.her.iter().chain(story.lookback.voices.iter().flat_map(|voice| &voice.remarks));
        for remark in remarks {
            self.maybe_when(&remark.when);
        }
        for voice in &story.lookback.voices {
            self.sources(&voice.sources);
        }
    }

    fn filled(&mut self, text: &Text) {
        if text.words.value.trim().is_empty() {
            self.report(text.words.span, Problem::EmptyText);
        }
    }

    fn hub(&mut self, hub: &'s Hub) {
        self.lines(&hub.lines);
        for topic in hub.topics.iter().chain(&hub.must) {
            self.known(Kind::Topic, topic);
        }
        let listed: Set<&str> = hub.topics.iter().filter(|_| !hub.must.is_empty()).map(|name| name.value.as_str()).collect();
        for topic in &hub.must {
            if !listed.contains(topic.value.as_str()) {
                self.report(topic.span, Problem::MustNotListed { name: topic.value.clone() });
            }
        }
        for person in hub.present.iter().chain(&hub.chairs) {
            self.known(Kind::Person, person);
        }
        self.filled(&hub.done);
    }

    fn talk(&mut self, talk: &Talk<'s>) {
        let moments: Set<&str> = talk.moments.names().collect();
        let mut reached: Set<&str> = Set::default();
        let root = Step { then: talk.then, lines: talk.lines, choices: talk.choices, to: talk.to };
        let steps: Vec<Step> = std::iter::once(root)
            .chain(talk.moments.iter().map(|(_, m)| Step { then: &m.then, lines: &m.lines, choices: &m.choices, to: &m.to }))
            .collect();
        for step in &steps {
            self.effects(step.then);
            self.lines(step.lines);
            for choice in step.choices.0.iter().map(|(name, choice)| (name, choice)) {
                self.choice(choice.0, choice.1);
            }
            for to in step.to.iter().chain(step.choices.0.iter().filter_map(|(_, choice)| choice.to.as_ref())) {
                if moments.contains(to.value.as_str()) {
                    reached.insert(&to.value);
                } else {
                    let near = self.spelling.nearest(&to.value, moments.iter().copied());
                    // A misspelt name is one mistake: the moment that was meant is not unreachable too.
                    reached.extend(moments.iter().filter(|name| near.as_deref() == Some(**name)));
                    self.report(to.span, Problem::UnknownName { kind: Kind::Moment, name: to.value.clone(), near });
                }
            }
        }
        for (name, _) in &talk.moments.0 {
            if !reached.contains(name.value.as_str()) {
                self.report(name.span, Problem::MomentNeverReached { name: name.value.clone() });
            }
        }
        self.endless(talk.moments);
    }

    /// Moments without a choice that lead on to each other in a circle.
    fn endless(&mut self, moments: &Named<Moment>) {
        let leads_on = |moment: &Moment| moment.to.is_some() && moment.choices.0.is_empty();
        if !moments.0.iter().any(|(_, moment)| leads_on(moment)) {
            return;
        }
        let numbers = moments.numbers();
        let next = |at: usize| {
            let (_, moment) = moments.0.get(at).filter(|(_, moment)| leads_on(moment))?;
            moment.to.as_ref().and_then(|to| numbers.get(to.value.as_str())).copied()
        };
        // The walk that came by first, per moment: whoever meets its own walk again is in a circle.
        let mut came_by: Vec<Option<usize>> = vec![None; moments.0.len()];
        for walk in 0..moments.0.len() {
            let mut at = Some(walk);
            while let Some(here) = at.filter(|here| came_by[*here].is_none()) {
                came_by[here] = Some(walk);
                at = next(here);
            }
            let Some(meets) = at.filter(|here| came_by[*here] == Some(walk)) else { continue };
            let circle = std::iter::successors(Some(meets), |here| next(*here).filter(|next| *next != meets));
            for (name, _) in circle.filter_map(|here| moments.0.get(here)) {
                self.report(name.span, Problem::EndlessMoments { name: name.value.clone() });
            }
        }
    }

    fn choice(&mut self, name: &'s Name, choice: &'s Choice) {
        match (&choice.say, &choice.act) {
            (Some(text), None) | (None, Some(text)) => self.filled(text),
            _ => self.report(name.span, Problem::SayAndAct),
        }
        self.maybe_when(&choice.when);
        self.effects(&choice.then);
        self.lines(&choice.lines);
        self.points(&choice.points, choice.why.is_some());
        self.sources(&choice.sources);
    }

    fn points(&mut self, points: &Named<i16>, has_why: bool) {
        for (dimension, _) in &points.0 {
            self.known(Kind::Dimension, dimension);
        }
        if let Some((first, _)) = points.0.first().filter(|_| !has_why) {
            self.report(first.span, Problem::PointsWithoutWhy);
        }
    }

    fn agreements(&mut self, agreements: &'s Agreements) {
        self.lines(&agreements.lines);
        self.filled(&agreements.done);
        for topic in &agreements.topics {
            self.known(Kind::Topic, topic);
        }
        for slot in Slot::ALL {
            let Some(part) = agreements.parts.at(slot) else {
                if !slot.may_be_empty() {
                    self.report(agreements.sentence.words.span, Problem::RequiredPart { name: slot.word().to_owned() });
                }
                continue;
            };
            self.names_of(Kind::Part, &part.options);
            for (name, option) in &part.options.0 {
                if slot == Slot::Service {
                    self.known(Kind::Service, name);
                } else if option.text.is_none() {
                    self.report(name.span, Problem::MissingField { name: "text".to_owned() });
                }
                self.maybe_when(&option.when);
                if let Some(wish) = &option.wish {
                    self.known(Kind::Wish, wish);
                }
            }
        }
        for (gap, _) in gaps(&agreements.sentence.words.value) {
            let known = Slot::from_word(gap).is_some_and(|slot| agreements.parts.at(slot).is_some());
            if !known {
                self.report(agreements.sentence.words.span, Problem::UnknownSlot { name: gap.to_owned() });
            }
        }
        self.about_one = true;
        for reply in &agreements.answers {
            self.maybe_when(&reply.when);
            self.lines(&reply.lines);
            self.effects(&reply.then);
        }
        self.about_one = false;
        let conditions = agreements.answers.iter().map(|reply| reply.when.is_some());
        match conditions.clone().position(|has| !has) {
            None => self.report(agreements.sentence.words.span, Problem::NoLastAnswer),
            Some(last) => {
                if let Some(reply) = agreements.answers.get(last + 1) {
                    let span = reply.lines.iter().find_map(line_span).unwrap_or(agreements.sentence.words.span);
                    self.report(span, Problem::AfterTheLast);
                }
            }
        }
    }

    fn part_option(&mut self, slot: Slot, name: &Name) {
        // An offer may name a service that players cannot choose themselves.
        if slot == Slot::Service {
            return self.known(Kind::Service, name);
        }
        let options = self.options.get(slot.word());
        if !options.is_some_and(|options| options.contains(name.value.as_str())) {
            let near = self.spelling.nearest(&name.value, options.into_iter().flatten().copied());
            self.report(name.span, Problem::UnknownName { kind: Kind::Part, name: name.value.clone(), near });
        }
    }

    fn outcomes(&mut self, outcomes: &'s Named<Outcome>) {
        for (_, outcome) in outcomes.iter() {
            self.filled(&outcome.title);
            if !(1..=31).contains(&outcome.day.value) {
                self.report(outcome.day.span, Problem::OutOfRange { found: outcome.day.value.to_string() });
            }
            self.maybe_when(&outcome.when);
            self.lines(&outcome.lines);
            self.effects(&outcome.then);
            self.points(&outcome.points, outcome.why.is_some());
            self.sources(&outcome.sources);
        }
        let last = outcomes.0.iter().position(|(_, outcome)| outcome.when.is_none());
        if let Some((name, _)) = last.and_then(|last| outcomes.0.get(last + 1)) {
            self.report(name.span, Problem::AfterTheLast);
        }
    }

    fn last_outcome(&mut self, owner: &Name, outcomes: &Named<Outcome>) {
        if outcomes.0.iter().all(|(_, outcome)| outcome.when.is_some()) {
            self.report(owner.span, Problem::NoLastOutcome { name: owner.value.clone() });
        }
    }

    fn lines(&mut self, lines: &'s [Line]) {
        for line in lines {
            match line {
                Line::Say(who, text) | Line::Think(who, text) => {
                    self.known(Kind::Person, who);
                    self.filled(text);
                }
                Line::Tell(text) => self.filled(text),
                Line::Mood(who, _) => self.known(Kind::Person, who),
                Line::If { when, then, otherwise } => {
                    self.when(when);
                    self.lines(then);
                    self.lines(otherwise);
                }
            }
        }
    }

    fn effects(&mut self, effects: &'s [Effect]) {
        for effect in effects {
            match effect {
                Effect::Ask(wish) => self.known(Kind::Wish, wish),
                // What is read back was heard.
                Effect::Hear(wish) | Effect::Confirm(wish) => {
                    self.known(Kind::Wish, wish);
                    self.seen.heard.insert(&wish.value);
                }
                Effect::Offer(offer) => {
                    self.known(Kind::Offer, offer);
                    self.seen.offered.insert(&offer.value);
                }
                Effect::Answer(offer, _) => {
                    self.known(Kind::Offer, offer);
                    self.seen.answered.insert(&offer.value);
                }
                Effect::Note(offer) | Effect::Drop(offer) => self.known(Kind::Offer, offer),
                Effect::Set(flag) => {
                    self.seen.flags_set.insert(&flag.value);
                }
                Effect::Clear(flag) => self.seen.flags_asked.push(flag),
                Effect::Add(counter, _) => self.known(Kind::Counter, counter),
                Effect::Arrive(person) | Effect::Depart(person) | Effect::NextTime(person) | Effect::Mood(person, _) => {
                    self.known(Kind::Person, person);
                }
                Effect::OnePlan | Effect::EndChapter => {}
            }
        }
    }

    fn maybe_when(&mut self, when: &'s Option<When>) {
        if let Some(when) = when {
            self.when(when);
        }
    }

    fn when(&mut self, when: &'s When) {
        match when {
            When::All(list) | When::Any(list) => list.iter().for_each(|when| self.when(when)),
            When::Not(inner) => self.when(inner),
            When::Heard(wish) | When::Asked(wish) | When::Confirmed(wish) => self.known(Kind::Wish, wish),
            When::Visited(name) => self.known_as(Kind::Topic, Kind::Line, name),
            When::Chose(path) => self.chose(path),
            When::Seat(seat) => self.known(Kind::Seat, seat),
            When::Open(offer) | When::Noted(offer) | When::Answered(offer, _) => self.known(Kind::Offer, offer),
            When::Seen(thing) => self.known(Kind::Thing, thing),
            When::LookedUp(service) => self.known(Kind::Service, service),
            When::Present(person) | When::Coming(person) => self.known(Kind::Person, person),
            When::Is(flag) => self.seen.flags_asked.push(flag),
            When::AtLeast(counter, _) | When::AtMost(counter, _) => self.known(Kind::Counter, counter),
            When::Event(event) => self.known(Kind::Event, event),
            When::Outcome(outcome) => self.known(Kind::Outcome, outcome),
            When::Lassos(_) => {}
            When::Agreement(inner) => {
                let before = std::mem::replace(&mut self.about_one, true);
                self.when(inner);
                self.about_one = before;
            }
            When::With(pattern) => {
                let mut first = None;
                for slot in Slot::ALL {
                    for name in pattern.at(slot).iter().flat_map(|names| &names.0) {
                        first.get_or_insert(name.span);
                        self.part_option(slot, name);
                    }
                }
                self.only_about_one("With", first.unwrap_or_default());
            }
            When::Filled(slot) => {
                if Slot::from_word(&slot.value).is_none() {
                    self.report(slot.span, Problem::UnknownSlot { name: slot.value.clone() });
                }
                self.only_about_one("Filled", slot.span);
            }
            When::FromOffer(offer) => {
                self.known(Kind::Offer, offer);
                self.only_about_one("FromOffer", offer.span);
            }
            When::PutToHer | When::SheSaid(_) => {}
        }
    }

    fn only_about_one(&mut self, word: &str, span: Span) {
        if !self.about_one {
            self.report(span, Problem::OutsideAgreement { word: word.to_owned() });
        }
    }

    fn loose_ends(&mut self) {
        let story = self.story;
        let listed: Set<&str> = story
            .prepare
            .iter()
            .chain([&story.table])
            .flat_map(|hub| &hub.topics)
            .chain(story.agreements.iter().flat_map(|agreements| &agreements.topics))
            .map(|name| name.value.as_str())
            .collect();
        for (name, _) in &story.topics.0 {
            if !listed.contains(name.value.as_str()) {
                self.report(name.span, Problem::UnusedTopic { name: name.value.clone() });
            }
        }
        for (name, _) in &story.wishes.0 {
            if !self.seen.heard.contains(name.value.as_str()) {
                self.report(name.span, Problem::WishNeverHeard { name: name.value.clone() });
            }
        }
        for (name, _) in &story.offers.0 {
            if !self.seen.offered.contains(name.value.as_str()) {
                self.report(name.span, Problem::OfferNeverMade { name: name.value.clone() });
            } else if !self.seen.answered.contains(name.value.as_str()) {
                self.report(name.span, Problem::OfferCannotBeAsked { name: name.value.clone() });
            }
        }
        for flag in std::mem::take(&mut self.seen.flags_asked) {
            if !self.seen.flags_set.contains(flag.value.as_str()) {
                let near = self.spelling.nearest(&flag.value, self.seen.flags_set.iter().copied());
                self.report(flag.span, Problem::FlagNeverSet { name: flag.value.clone(), near });
            }
        }
        let can_be_agreed = story.agreements.is_some() || !story.offers.0.is_empty();
        let always = story.month.outcomes.0.iter().any(|(_, outcome)| outcome.when.is_none());
        if let Some((first, _)) = story.month.outcomes.0.first().filter(|_| can_be_agreed && !always) {
            self.report(first.span, Problem::NoLastOutcome { name: "outcomes".to_owned() });
        }
        let drawn: Vec<&Name> = story.month.events.0.iter().filter(|(_, event)| event.draw).map(|(name, _)| name).collect();
        if let [only] = drawn[..] {
            self.report(only.span, Problem::DrawnWithoutChoice);
        }
    }
}

fn line_span(line: &Line) -> Option<Span> {
    match line {
        Line::Say(name, _) | Line::Think(name, _) | Line::Mood(name, _) => Some(name.span),
        Line::Tell(text) => Some(text.words.span),
        Line::If { then, otherwise, .. } => then.iter().chain(otherwise).find_map(line_span),
    }
}

/// A choice by the name of its talk, of its moment (empty at the start of a talk), and its own.
pub(crate) type ChoicePath<'s> = (&'s str, &'s str, &'s str);

/// What a path can be the path of. There is one way to read it as long as no name has a point in it, which names may not.
pub(crate) fn choice_paths(path: &str) -> impl Iterator<Item = ChoicePath<'_>> {
    let of_start = path.rsplit_once('.').map(|(owner, choice)| (owner, "", choice));
    let of_moment = of_start.and_then(|(step, _, choice)| step.split_once('.').map(|(owner, moment)| (owner, moment, choice)));
    of_moment.into_iter().chain(of_start)
}

/// The path a choice is known by in `Chose`.
pub(crate) fn choice_path(owner: &str, moment: Option<&str>, choice: &str) -> String {
    match moment {
        Some(moment) => format!("{owner}.{moment}.{choice}"),
        None => format!("{owner}.{choice}"),
    }
}

/// The `{gaps}` of a sentence with the byte at which each starts.
pub(crate) fn gaps(sentence: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = sentence[from..].find('{').map(|at| from + at) {
        let Some(close) = sentence[open..].find('}').map(|at| open + at) else { break };
        found.push((&sentence[open + 1..close], open));
        from = close + 1;
    }
    found
}

struct Step<'s> {
    then: &'s [Effect],
    lines: &'s [Line],
    choices: &'s Named<Choice>,
    to: &'s Option<Name>,
}

/// What topics, offers and interruptions have in common.
pub(crate) struct Talk<'s> {
    pub then: &'s [Effect],
    pub lines: &'s [Line],
    pub choices: &'s Named<Choice>,
    pub to: &'s Option<Name>,
    pub moments: &'s Named<Moment>,
}

/// All topics, then all offers, then all interruptions.
pub(crate) fn talks(story: &Story) -> impl Iterator<Item = (&str, Talk<'_>)> {
    let topics =
        story.topics.iter().map(|(name, t)| (name, Talk { then: &t.then, lines: &t.lines, choices: &t.choices, to: &t.to, moments: &t.moments }));
    let offers =
        story.offers.iter().map(|(name, t)| (name, Talk { then: &t.then, lines: &t.lines, choices: &t.choices, to: &t.to, moments: &t.moments }));
    let interruptions = story
        .interruptions
        .iter()
        .map(|(name, t)| (name, Talk { then: &t.then, lines: &t.lines, choices: &t.choices, to: &t.to, moments: &t.moments }));
    topics.chain(offers).chain(interruptions)
}
