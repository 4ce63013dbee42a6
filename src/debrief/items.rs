//! Item analysis for the teacher: which places in a case everybody gets right, which options nobody takes, where those who do
//! well elsewhere choose otherwise than the author meant.
//!
//! The figures are those of classical test theory: difficulty is the share that took the option worth most; discrimination is that
//! share among the better third of the group minus that among the other end, by what they earned everywhere else. Below 0.20 an
//! item is to be looked at, from 0.30 it is good (Ebel; the same bounds as in the ScenarioEditor of Utrecht University).

use serde::Serialize;

use super::group::Group;
use crate::play::Words;

/// Fewer plays than this at one place say nothing.
pub const FEWEST: usize = 10;

/// From this share on a place is easy for a group.
const EASY: f32 = 0.8;

/// Up to this share it is hard.
const HARD: f32 = 0.2;

/// Below this discrimination an item is to be looked at.
const LOOK_AT: f32 = 0.2;

/// From here it is good.
const GOOD: f32 = 0.3;

/// What an item analysis says of one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Verdict {
    /// Those who do well elsewhere take the best option less often: it may not be the best, or not read so.
    Reversed,
    /// Nearly everybody takes the best option, also those who do less well elsewhere: too easy, or worded too clearly.
    TooClear,
    /// Hardly anybody takes the best option, whoever they are.
    TooHidden,
    /// Best or not has nothing to do with the rest of the play.
    SaysLittle,
    /// It tells players apart a little.
    Fair,
    /// It tells players apart well.
    Good,
}

/// One place where something is scored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// The place, as `Chose` names it: `topic` or `topic.moment`.
    pub place: String,
    /// The words of the option worth most.
    pub best: String,
    /// How many came by.
    pub people: usize,
    /// How many of them took it.
    pub took_best: usize,
    /// The difference between the better third and the other end, from -1 to 1.
    pub discrimination: f32,
    /// Options that nobody took, in words.
    pub never_taken: Vec<String>,
    /// What that means.
    pub verdict: Verdict,
}

/// All places where options differ in points, and where enough plays came by; what is to be looked at first.
pub fn items(group: &Group, words: &Words) -> Vec<Item> {
    let case = &group.known().case;
    let worth = |award: Option<usize>| {
        let points = award.and_then(|award| case.awards.get(award)).map(|award| award.points.iter().map(|(_, points)| i32::from(*points)).sum());
        points.unwrap_or(0)
    };
    let mut found = Vec::new();
    for (talk_number, talk) in case.talks.iter().enumerate() {
        for (step_number, step) in talk.steps.iter().enumerate() {
            let worths: Vec<i32> = step.choices.iter().map(|choice| worth(choice.award)).collect();
            let Some(best) = worths.iter().enumerate().max_by_key(|(at, worth)| (**worth, std::cmp::Reverse(*at))).map(|(at, _)| at) else {
                continue;
            };
            if worths.iter().all(|worth| *worth == worths[best]) {
                continue;
            }
            // Who came by: her first choice there, and what she earned everywhere else.
            let mut came: Vec<(usize, i32)> = Vec::new();
            for member in group.members() {
                let here = |(talk, step, _): &&(u16, u16, u16)| (usize::from(*talk), usize::from(*step)) == (talk_number, step_number);
                if let Some((_, _, choice)) = member.facts.choices.iter().find(here) {
                    let choice = usize::from(*choice);
                    let all: i32 = member.facts.points.iter().map(|points| i32::from(*points)).sum();
                    came.push((choice, all - worths.get(choice).copied().unwrap_or(0)));
                }
            }
            if came.len() < FEWEST {
                continue;
            }
            let best_of_all = |choice: usize| worths.get(choice) == Some(&worths[best]);
            let took_best = came.iter().filter(|(choice, _)| best_of_all(*choice)).count();
            let discrimination = discrimination(&mut came, best_of_all);
            let share = took_best as f32 / came.len() as f32;
            let text = |at: usize| words.own(step.choices[at].text);
            found.push(Item {
                place: step.name.clone(),
                best: text(best),
                people: came.len(),
                took_best,
                discrimination,
                never_taken: (0..worths.len()).filter(|at| !came.iter().any(|(choice, _)| choice == at)).map(text).collect(),
                verdict: verdict(share, discrimination),
            });
        }
    }
    found.sort_by(|one, other| one.verdict.cmp(&other.verdict).then(other.people.cmp(&one.people)));
    found
}

/// Shares of the upper and the lower 27 percent (Kelley 1939).
fn discrimination(came: &mut [(usize, i32)], best: impl Fn(usize) -> bool) -> f32 {
    came.sort_by_key(|(_, rest)| *rest);
    let end = (came.len() * 27).div_ceil(100).max(1);
    let share = |part: &[(usize, i32)]| part.iter().filter(|(choice, _)| best(*choice)).count() as f32 / part.len() as f32;
    // In thousandths: else 0.8 less 0.6 is not quite 0.2, and equal groups get different verdicts.
    ((share(&came[came.len() - end..]) - share(&came[..end])) * 1_000.0).round() / 1_000.0
}

fn verdict(share: f32, discrimination: f32) -> Verdict {
    if discrimination <= -LOOK_AT {
        Verdict::Reversed
    } else if discrimination < LOOK_AT {
        match share {
            share if share >= EASY => Verdict::TooClear,
            share if share <= HARD => Verdict::TooHidden,
            _ => Verdict::SaysLittle,
        }
    } else if discrimination < GOOD {
        Verdict::Fair
    } else {
        Verdict::Good
    }
}
