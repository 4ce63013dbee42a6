//! The ways a group went through a case: which topic was taken first, which then, as a flow from turn to turn.

use std::collections::BTreeMap;

use serde::Serialize;

use super::group::Group;
use crate::play::Words;

/// Ways through the table, turn by turn.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Routes {
    /// What was taken at each turn; by turn, then by how many, most first.
    pub stops: Vec<Stop>,
    /// How many went from one stop to the next; places in `stops`.
    pub links: Vec<Link>,
}

/// A topic taken at a turn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stop {
    /// The turn, from 0.
    pub turn: usize,
    /// The topic; empty where plays ended before this turn.
    pub topic: String,
    /// Its title.
    pub title: String,
    /// How many took it then.
    pub people: usize,
}

/// From one stop to one of the next turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Link {
    pub from: usize,
    pub to: usize,
    pub people: usize,
}

impl Routes {
    /// Counts the ways of a group.
    pub fn new(group: &Group, words: &Words) -> Self {
        let case = &group.known().case;
        let longest = group.members().iter().map(|member| member.facts.route.len()).max().unwrap_or(0);
        // A play that ended earlier stays in the flow, so that every turn has everybody.
        let at = |route: &[usize], turn: usize| route.get(turn).copied().unwrap_or(usize::MAX);
        let mut stops: Vec<(usize, usize, usize)> = Vec::new();
        for turn in 0..longest {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for member in group.members() {
                *counts.entry(at(&member.facts.route, turn)).or_default() += 1;
            }
            let mut counts: Vec<(usize, usize)> = counts.into_iter().collect();
            counts.sort_by_key(|(topic, people)| (*topic == usize::MAX, std::cmp::Reverse(*people), *topic));
            stops.extend(counts.into_iter().map(|(topic, people)| (turn, topic, people)));
        }
        let place: BTreeMap<(usize, usize), usize> = stops.iter().enumerate().map(|(at, (turn, topic, _))| ((*turn, *topic), at)).collect();
        let mut links: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for member in group.members() {
            for turn in 1..longest {
                let ends = (place.get(&(turn - 1, at(&member.facts.route, turn - 1))), place.get(&(turn, at(&member.facts.route, turn))));
                if let (Some(from), Some(to)) = ends {
                    *links.entry((*from, *to)).or_default() += 1;
                }
            }
        }
        let stop = |(turn, topic, people): (usize, usize, usize)| {
            let talk = case.talks.get(topic);
            Stop {
                turn,
                topic: talk.map_or_else(String::new, |talk| talk.name.clone()),
                title: talk.map_or_else(String::new, |talk| words.own(talk.title)),
                people,
            }
        };
        Self {
            stops: stops.into_iter().map(stop).collect(),
            links: links.into_iter().map(|((from, to), people)| Link { from, to, people }).collect(),
        }
    }
}
