//! What plays showed about the parts of a case. It lies over a map and changes nothing in it.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Edge, Map, Part};
use crate::coverage::{Part as Played, Seen};
use crate::play::{Case, Refusal, Session, State, present_step};

/// What plays showed about one node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// No play came here.
    pub unreached: bool,
    /// The best route comes by.
    pub best: bool,
    /// The worst route comes by.
    pub worst: bool,
}

impl Mark {
    /// Its words in the style sheet, each with a blank before it.
    pub fn classes(self) -> String {
        let words = [(self.best, " best"), (self.worst, " worst"), (self.unreached, " unreached")];
        words.into_iter().filter(|(there, _)| *there).map(|(_, word)| word).collect()
    }
}

/// A mark for every node of a map, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The marks.
    pub nodes: Vec<Mark>,
}

impl Marks {
    /// No marks at all.
    pub fn none(map: &Map) -> Self {
        Self { nodes: vec![Mark::default(); map.nodes.len()] }
    }

    /// Marks what was never reached: every part of which `seen` says no. Parts that are come to by nothing that happens in a play
    /// (chapters, groups, wishes) are not asked about.
    pub fn with_seen(mut self, map: &Map, seen: impl Fn(Part) -> bool) -> Self {
        for (mark, node) in self.nodes.iter_mut().zip(&map.nodes) {
            let asked = match node.part {
                Part::Talk(_) | Part::Step(..) | Part::Choice(..) | Part::Thing(_) | Part::PartOption(..) | Part::Reply(_) | Part::Outcome(_) => true,
                Part::Case
                | Part::Wishes
                | Part::Wish(_)
                | Part::Prepare
                | Part::Table
                | Part::Things
                | Part::Interruptions
                | Part::Offers
                | Part::Agreements
                | Part::Slot(_)
                | Part::Replies
                | Part::Month
                | Part::Outcomes
                | Part::Event(_)
                | Part::Loose => false,
            };
            mark.unreached = asked && !seen(node.part);
        }
        self
    }

    /// Marks where the best and the worst route come by, see [`route_parts`].
    pub fn with_routes(mut self, map: &Map, best: &[Part], worst: &[Part]) -> Self {
        let (best, worst): (HashSet<Part>, HashSet<Part>) = (best.iter().copied().collect(), worst.iter().copied().collect());
        for (mark, node) in self.nodes.iter_mut().zip(&map.nodes) {
            mark.best = best.contains(&node.part);
            mark.worst = worst.contains(&node.part);
        }
        self
    }

    /// The mark of a node.
    pub fn at(&self, node: usize) -> Mark {
        self.nodes.get(node).copied().unwrap_or_default()
    }

    /// The mark of a line: a route that comes by at both its ends goes along it.
    pub fn along(&self, edge: &Edge) -> Mark {
        let (from, to) = (self.at(edge.from), self.at(edge.to));
        Mark { unreached: false, best: from.best && to.best, worst: from.worst && to.worst }
    }
}

/// The parts a play comes by: talks, steps, choices, things, what stands in its agreements, and outcomes. For a route that
/// [`crate::score::reach`] found this is what it looks like on the map.
///
/// # Errors
/// At the first decision that is refused.
pub fn route_parts(case: &Rc<Case>, seat: &str, seed: u64, decisions: &[String]) -> Result<Vec<Part>, Refusal> {
    let mut session = Session::replay(case.clone(), seat, seed, &[])?;
    let mut parts = Vec::new();
    stop(session.state(), case, &mut parts);
    for decision in decisions {
        session.decide(decision)?;
        stop(session.state(), case, &mut parts);
    }
    passed(session.state(), case, &mut parts);
    let mut known = HashSet::new();
    parts.retain(|part| known.insert(*part));
    Ok(parts)
}

/// The step at which the player has to choose.
fn stop(state: &State, case: &Case, parts: &mut Vec<Part>) {
    if present_step(case, state).is_some()
        && let Some(place) = state.interruption.or(state.talk)
    {
        parts.push(Part::Step(usize::from(place.talk), usize::from(place.step)));
    }
}

/// What a play remembers at its end.
fn passed(state: &State, case: &Case, parts: &mut Vec<Part>) {
    let bits = &case.bits;
    for (number, talk) in case.talks.iter().enumerate() {
        if !state.has(bits.visited + number as u32) {
            continue;
        }
        parts.push(Part::Talk(number));
        let mut open = vec![0];
        for (step, written) in talk.steps.iter().enumerate() {
            for (place, choice) in written.choices.iter().enumerate().filter(|(_, choice)| state.has(choice.bit)) {
                parts.push(Part::Choice(number, step, place));
                open.push(step);
                open.extend(choice.to);
            }
        }
        // Steps without a choice are no stop: they are where the steps before them lead to.
        let mut been = HashSet::new();
        while let Some(step) = open.pop() {
            let Some(written) = talk.steps.get(step).filter(|_| been.insert(step)) else { continue };
            parts.push(Part::Step(number, step));
            if written.choices.is_empty() {
                open.extend(written.to);
            }
        }
    }
    parts.extend((0..case.things.len()).filter(|thing| state.has(bits.seen + *thing as u32)).map(Part::Thing));
    for slot in case.agreements.iter().flat_map(|agreements| &agreements.slots) {
        for agreement in &state.agreements {
            let code = agreement.parts.get(slot.slot as usize).copied().unwrap_or(0);
            parts.extend(slot.options.iter().position(|option| option.code == code).map(|option| Part::PartOption(slot.slot, option)));
        }
    }
    parts.extend((0..case.outcomes.len()).filter(|outcome| state.has(bits.outcome + *outcome as u32)).map(Part::Outcome));
}

/// What plays came by, as [`Marks::with_seen`] wants it. Plays do not tell which words an agreement was put together from, so a
/// part of the sentence counts as seen.
pub fn seen_in(seen: &Seen) -> impl Fn(Part) -> bool {
    |part| {
        let played = match part {
            Part::Talk(talk) | Part::Step(talk, 0) => Played::Talk(talk),
            Part::Step(talk, step) => Played::Moment(talk, step),
            Part::Choice(talk, step, choice) => Played::Choice(talk, step, choice),
            Part::Thing(thing) => Played::Thing(thing),
            Part::Reply(reply) => Played::Reply(reply),
            Part::Outcome(outcome) => Played::Outcome(outcome),
            _ => return true,
        };
        seen.plays(played) > 0
    }
}
