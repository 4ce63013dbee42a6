//! What becomes of the agreements. Computed from what was agreed, never scripted per ending.

use super::case::Case;
use super::engine::{Run, Sink};
use super::order::order_by;
use super::state::{Agreement, State};
use super::view::{Chapter, OfferState};
use crate::story::model::Answer;

/// Lets the month pass: closes the table, finds for each agreement what becomes of it, then for each event, tells it
/// all in the order of the days and gives the marks.
pub(super) fn pass<S: Sink>(run: &mut Run<'_, S>) {
    let case = run.case;
    close_the_table(run);
    run.sink.chapter(Chapter::Month);
    run.lines(&case.month_lines);

    let mut happened: Vec<usize> = Vec::new();
    for number in 0..run.state.agreements.len() {
        let agreement = run.state.agreements[number];
        if !agreement.in_force() {
            continue;
        }
        let Some(outcome) = outcome_of(case, run.state, &agreement) else { continue };
        come_about(run, outcome, Some(number), &mut happened);
    }
    for (number, event) in case.events.iter().enumerate() {
        if !run.state.has(case.bits.event + number as u32) {
            continue;
        }
        let outcome = event.outcomes.iter().find(|outcome| run.state.open(case, &case.outcomes[**outcome].when));
        if let Some(&outcome) = outcome {
            come_about(run, outcome, None, &mut happened);
        }
    }

    order_by(&mut happened, |a, b| case.outcomes[*a].day < case.outcomes[*b].day);
    for outcome in happened {
        run.sink.happening(Some(outcome));
        run.lines(&case.outcomes[outcome].lines);
    }
    run.sink.happening(None);
    for (cond, award) in &case.marks {
        if run.state.holds(case, cond, None) {
            run.award(Some(*award));
        }
    }
    run.lines(&case.ending);
}

/// What becomes of an agreement that is carried out: the first outcome that holds.
pub(crate) fn outcome_of(case: &Case, state: &State, agreement: &Agreement) -> Option<usize> {
    let rules = case.outcomes.get(..case.agreement_outcomes)?;
    rules.iter().position(|rule| rule.when.as_ref().is_none_or(|cond| state.holds(case, cond, Some(agreement))))
}

/// Offers that nobody settled become agreements that nobody put to her (design: "they get carried out").
fn close_the_table<S: Sink>(run: &mut Run<'_, S>) {
    let case = run.case;
    let from_offers: Vec<Agreement> = run
        .state
        .offers
        .iter()
        .enumerate()
        .filter_map(|(number, offer)| {
            let answer = match offer {
                OfferState::Open | OfferState::Noted => None,
                OfferState::Answered(Answer::Yes) => Some(Answer::Yes),
                _ => return None,
            };
            Some(Agreement { parts: case.offers[number].parts, answer, offer: Some(number as u8) })
        })
        .collect();
    run.state.agreements.extend(from_offers);
    run.state.chapter = Chapter::Month;
}

/// The same outcome for two agreements happens once: one call is one call.
fn come_about<S: Sink>(run: &mut Run<'_, S>, outcome: usize, agreement: Option<usize>, happened: &mut Vec<usize>) {
    let case = run.case;
    if run.state.set(case.bits.outcome + outcome as u32) {
        return;
    }
    happened.push(outcome);
    run.sink.outcome(outcome, agreement);
    run.award(case.outcomes[outcome].award);
    run.effects(&case.outcomes[outcome].then);
}
