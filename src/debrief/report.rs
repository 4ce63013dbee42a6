//! A group in words and numbers: how it chose at each key decision and what that led to, wishes, referrals, ropes, levels, ways
//! through the case. Choices are counted, never people compared.

use std::collections::HashMap;

use serde::Serialize;

use super::answers::{answer, answers, in_no_ones_order};
use super::group::{Group, Member};
use super::keys::{Key, KeyOption};
use super::result::Question;
use super::routes::Routes;
use crate::play::Words;
use crate::story::model::{Channel, OutcomeKind, Referral};

/// A group, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupReport {
    /// How many results.
    pub people: usize,
    /// How many from each seat.
    pub seats: Vec<SeatCount>,
    /// Who the case compares with.
    pub panels: Vec<PanelNote>,
    /// Per key decision.
    pub keys: Vec<KeyReport>,
    /// Per wish of hers.
    pub wishes: Vec<WishCount>,
    /// Per sort of referral that was made: how many agreements turned out so, in all plays together.
    pub referrals: Vec<(Referral, usize)>,
    /// What happened in the month, by day: those that happened to anybody.
    pub outcomes: Vec<OutcomeCount>,
    /// How many plays ended with 0, 1, 2 … ropes.
    pub lassos: Vec<usize>,
    /// Per dimension.
    pub levels: Vec<LevelCount>,
    /// Ways through the case.
    pub routes: Routes,
    /// What some chose to share beside reasons: the question, and one answer of each person.
    pub answers: Vec<(Question, Vec<String>)>,
}

/// How many played from a seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct SeatCount {
    pub id: String,
    /// The person one plays there.
    pub name: String,
    pub people: usize,
}

/// People to compare with.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct PanelNote {
    pub id: String,
    pub name: String,
    pub about: String,
    pub people: u16,
}

/// How a group chose at one key decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyReport {
    /// Its name in the story.
    pub id: String,
    /// The question to everybody.
    pub title: String,
    /// What to remember of the situation.
    pub about: String,
    /// The facilitator's question.
    pub ask: String,
    /// Per option.
    pub options: Vec<OptionReport>,
    /// How many it never came by.
    pub not_made: usize,
    /// Whether the group decided again.
    pub second: bool,
    /// Of those whose second vote came from the phone they had played on: how many went from one option to another, as from, to and
    /// count.
    pub moved: Vec<(usize, usize, usize)>,
}

/// One option of a key decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OptionReport {
    /// The name of the choice.
    pub name: String,
    /// Its words.
    pub text: String,
    /// Whether it is said or done.
    pub spoken: bool,
    /// How many chose it.
    pub people: usize,
    /// The same by seat.
    pub by_seat: Vec<usize>,
    /// How sure those were: a guess, in doubt, rather, quite sure.
    pub sure: [usize; 4],
    /// What happened to those in the month: title, how it turned out, and to how many.
    pub led_to: Vec<(String, OutcomeKind, usize)>,
    /// How many of those ended with 0, 1, 2 … ropes.
    pub lassos: Vec<usize>,
    /// Why, in the words some chose to share.
    pub reasons: Vec<String>,
    /// By panel: how many chose it there; nothing where that panel was not asked.
    pub panels: Vec<Option<u16>>,
    /// How many chose it after talking.
    pub second: usize,
    /// How sure those were of them who voted from a phone and said so.
    pub second_sure: [usize; 4],
}

/// How many came how far with a wish.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WishCount {
    pub id: String,
    pub about: String,
    pub hers: String,
    pub hidden: bool,
    pub asked: usize,
    pub heard: usize,
    pub confirmed: usize,
    pub acted_on: usize,
}

/// To how many something happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OutcomeCount {
    pub id: String,
    pub title: String,
    pub day: u8,
    pub by: Channel,
    pub kind: OutcomeKind,
    pub people: usize,
}

/// How many reached which level.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct LevelCount {
    pub id: String,
    pub name: String,
    pub gate: bool,
    /// What the four levels are.
    pub words: Vec<String>,
    pub people: [usize; 4],
}

impl GroupReport {
    /// Counts a group.
    pub fn new(group: &Group, words: &Words) -> Self {
        let counter = Counter::new(group, words);
        Self {
            people: group.members().len(),
            seats: counter.seats(),
            panels: counter.panels(),
            keys: group.known().keys().iter().enumerate().map(|(number, key)| counter.key(number, key)).collect(),
            wishes: counter.wishes(),
            referrals: counter.referrals(),
            outcomes: counter.outcomes(),
            lassos: histogram(group.members().iter().map(|member| member.facts.lassos)),
            levels: counter.levels(),
            routes: Routes::new(group, words),
            answers: answers(group),
        }
    }
}

/// How often 0, 1, 2 … come up.
fn histogram(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut counts = Vec::new();
    for number in numbers {
        if counts.len() <= number {
            counts.resize(number + 1, 0);
        }
        counts[number] += 1;
    }
    counts
}

struct Counter<'g> {
    group: &'g Group,
    words: &'g Words,
    /// By tag: the member whose it is. Two devices with one tag cannot be told apart: then nothing is said of either.
    by_tag: HashMap<u32, Option<&'g Member>>,
}

impl<'g> Counter<'g> {
    fn new(group: &'g Group, words: &'g Words) -> Self {
        let mut by_tag: HashMap<u32, Option<&Member>> = HashMap::with_capacity(group.members().len());
        for member in group.members() {
            by_tag.entry(member.result.tag).and_modify(|known| *known = None).or_insert(Some(member));
        }
        Self { group, words, by_tag }
    }

    fn seats(&self) -> Vec<SeatCount> {
        let story = self.group.known().case.story();
        let seat = |(number, (id, seat)): (usize, (&str, &crate::story::model::Seat))| SeatCount {
            id: id.to_owned(),
            name: story.people.get(&seat.person.value).map_or_else(String::new, |person| self.words.of(&person.name).to_owned()),
            people: self.group.members().iter().filter(|member| member.facts.seat == number).count(),
        };
        story.seats.iter().enumerate().map(seat).collect()
    }

    fn panels(&self) -> Vec<PanelNote> {
        let panels = self.group.known().debrief.panels.iter();
        panels
            .map(|(id, panel)| PanelNote {
                id: id.to_owned(),
                name: self.words.of(&panel.name).to_owned(),
                about: self.words.of(&panel.about).to_owned(),
                people: panel.people,
            })
            .collect()
    }

    fn key(&self, number: usize, key: &Key) -> KeyReport {
        let ballot = self.group.ballot(number);
        let second = ballot.map(super::ballot::Ballot::totals).unwrap_or_default();
        let mut moved: Vec<(usize, usize, usize)> = Vec::new();
        for vote in ballot.iter().flat_map(|ballot| ballot.votes()) {
            if let Some(member) = self.by_tag.get(&vote.tag).copied().flatten()
                && let Some(first) = member.facts.chose.get(number).copied().flatten()
            {
                match moved.iter_mut().find(|(from, to, _)| (*from, *to) == (first, vote.option)) {
                    Some((_, _, count)) => *count += 1,
                    None => moved.push((first, vote.option, 1)),
                }
            }
        }
        moved.sort_unstable();
        KeyReport {
            id: key.id.clone(),
            title: self.words.own(key.title),
            about: self.words.own(key.about),
            ask: self.words.own(key.ask),
            options: key
                .options
                .iter()
                .enumerate()
                .map(|(at, option)| self.option(number, key, at, option, second.get(at).copied().unwrap_or(0)))
                .collect(),
            not_made: self.group.members().iter().filter(|member| member.facts.chose.get(number).copied().flatten().is_none()).count(),
            second: ballot.is_some_and(|ballot| !ballot.is_empty()),
            moved,
        }
    }

    fn option(&self, number: usize, key: &Key, at: usize, option: &KeyOption, second: usize) -> OptionReport {
        let known = self.group.known();
        let case = &known.case;
        let chose = || self.group.members().iter().filter(move |member| member.facts.chose.get(number).copied().flatten() == Some(at));
        let mut by_seat = vec![0; case.story().seats.0.len()];
        let mut sure = [0; 4];
        for member in chose() {
            if let Some(count) = by_seat.get_mut(member.facts.seat) {
                *count += 1;
            }
            if let Some(how) = member.result.sure(number) {
                sure[how as usize] += 1;
            }
        }
        let led_to = key.outcomes.iter().filter_map(|outcome| {
            let people = chose().filter(|member| member.facts.outcomes.contains(outcome)).count();
            let written = case.outcomes.get(*outcome).filter(|_| people > 0)?;
            Some((self.words.own(written.title), written.kind, people))
        });
        let reason = |member: &Member| answer(member, Question::Reason(number as u8)).map(str::to_owned);
        let mut second_sure = [0; 4];
        for vote in self.group.ballot(number).iter().flat_map(|ballot| ballot.votes()).filter(|vote| vote.option == at) {
            if let Some(how) = vote.confidence {
                second_sure[how as usize] += 1;
            }
        }
        let panel = |panel: &crate::story::debrief::Panel| {
            let chose = panel.chose.get(&key.id)?;
            Some(chose.get(&option.name).copied().unwrap_or(0))
        };
        OptionReport {
            name: option.name.clone(),
            text: self.words.own(option.text),
            spoken: option.spoken,
            people: chose().count(),
            by_seat,
            sure,
            led_to: led_to.collect(),
            lassos: histogram(chose().map(|member| member.facts.lassos)),
            reasons: in_no_ones_order(chose().filter_map(reason).collect()),
            panels: known.debrief.panels.iter().map(|(_, one)| panel(one)).collect(),
            second,
            second_sure,
        }
    }

    fn wishes(&self) -> Vec<WishCount> {
        let row = |(number, (id, wish)): (usize, (&str, &crate::story::model::Wish))| {
            let count = |has: fn(&super::facts::WishFacts) -> bool| {
                self.group.members().iter().filter(|member| member.facts.wishes.get(number).is_some_and(has)).count()
            };
            WishCount {
                id: id.to_owned(),
                about: self.words.of(&wish.about).to_owned(),
                hers: self.words.of(&wish.hers).to_owned(),
                hidden: wish.hidden,
                asked: count(|wish| wish.asked),
                heard: count(|wish| wish.heard),
                confirmed: count(|wish| wish.confirmed),
                acted_on: count(|wish| wish.acted_on),
            }
        };
        self.group.known().case.story().wishes.iter().enumerate().map(row).collect()
    }

    fn referrals(&self) -> Vec<(Referral, usize)> {
        let case = &self.group.known().case;
        let all = || self.group.members().iter().flat_map(|member| &member.facts.outcomes);
        let count = |kind: Referral| all().filter(|outcome| case.outcomes.get(**outcome).and_then(|outcome| outcome.referral) == Some(kind)).count();
        Referral::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }

    fn outcomes(&self) -> Vec<OutcomeCount> {
        let case = &self.group.known().case;
        let mut rows: Vec<OutcomeCount> = case
            .outcomes
            .iter()
            .enumerate()
            .map(|(number, outcome)| OutcomeCount {
                id: outcome.name.clone(),
                title: self.words.own(outcome.title),
                day: outcome.day,
                by: outcome.by,
                kind: outcome.kind,
                people: self.group.members().iter().filter(|member| member.facts.outcomes.contains(&number)).count(),
            })
            .filter(|row| row.people > 0)
            .collect();
        rows.sort_by_key(|row| row.day);
        rows
    }

    fn levels(&self) -> Vec<LevelCount> {
        let row = |(number, (id, dimension)): (usize, (&str, &crate::story::model::Dimension))| {
            let mut people = [0; 4];
            for level in self.group.members().iter().filter_map(|member| member.facts.levels.get(number)) {
                people[usize::from(*level).min(3)] += 1;
            }
            LevelCount {
                id: id.to_owned(),
                name: self.words.of(&dimension.name).to_owned(),
                gate: dimension.gate,
                words: dimension.levels.iter().map(|text| self.words.of(text).to_owned()).collect(),
                people,
            }
        };
        self.group.known().case.story().rubric.iter().enumerate().map(row).collect()
    }
}
