//! The month in one look: thirty days, how each thing reached her, how it turned out, and the line back to the agreement
//! it came from. The same stands beside it as a list; the picture is for whoever would rather look than read.

use leptos::prelude::*;

use super::decisions;
use crate::pages::month::outcome_status;
use crate::pages::words::{Ui, fill};
use crate::pages::{browser, notebook};
use crate::play::order_by;
use crate::play::view::Happening;
use crate::score::Report;
use crate::story::model::{Channel, OutcomeKind};

/// How long the picture is along the days, lying and standing.
const LYING: i32 = 1000;
const STANDING: i32 = 660;
/// The room beside the first and the last day.
const MARGIN: i32 = 40;
/// So far apart are two signs, and two sheets.
const APART: i32 = 54;

/// The month, as picture and as list.
pub fn place(ui: &'static Ui, report: &Report, resident: &str) -> AnyView {
    let items = report.month.iter().map(|one| item(ui, report, one)).collect_view();
    let list = if report.month.is_empty() {
        view! { <p class="soft">{ui.looking().quiet_month}</p> }.into_any()
    } else {
        view! { <ol class="month-list">{items}</ol> }.into_any()
    };
    let picture = (!report.month.is_empty()).then(|| {
        let plan = |length| Plan::new(&report.month, report.referrals.len(), length);
        view! { {drawn(&plan(LYING), report, true)}{drawn(&plan(STANDING), report, false)} }
    });
    view! {
        <section class="card the-month" aria-labelledby="the-month">
            <h2 id="the-month" tabindex="-1">{fill(ui.looking().the_month, &[("name", resident)])}</h2>
            {picture}
            {list}
        </section>
    }
    .into_any()
}

fn item(ui: &'static Ui, report: &Report, one: &Happening) -> AnyView {
    let day = fill(ui.later().day_number, &[("day", &one.day.to_string())]);
    let from = match one.agreement.and_then(|number| report.referrals.get(number).map(|row| (number, row))) {
        Some((number, row)) => {
            let text = fill(ui.looking().from_agreement, &[("number", &(number + 1).to_string()), ("agreement", &row.agreement)]);
            let answer = row.answer.map_or(ui.not_put, |answer| notebook::answer_words(ui, answer));
            format!("{text} ({answer})")
        }
        None => ui.later().from_outside.to_owned(),
    };
    let go = one.decision.map(|decision| {
        let text = fill(ui.later().to_decision, &[("number", &(decision + 1).to_string())]);
        view! { <button type="button" class="btn small to-decision" on:click=move |_| browser::focus(&decisions::id(decision))>{text}</button> }
    });
    view! {
        <li>
            <div>
            <p><b>{day}</b>" "<span aria-hidden="true">{ui.later().channel_sign(one.by)}</span>" "{ui.later().channel(one.by)}": "{one.title.clone()}" "{outcome_status(ui, one.kind)}</p>
            <p class="soft">{from}</p>
            </div>
            {go}
        </li>
    }
    .into_any()
}

/// Where everything stands along the days.
#[derive(Debug, PartialEq)]
struct Plan {
    length: i32,
    /// The day itself, and where its sign stands, for each happening.
    signs: Vec<(i32, i32)>,
    /// Where the sheet of each agreement lies.
    sheets: Vec<i32>,
}

impl Plan {
    fn new(month: &[Happening], agreements: usize, length: i32) -> Self {
        let days: Vec<i32> = month.iter().map(|one| on_axis(one.day, length)).collect();
        let signs = spread(&days, length);
        let middle = |number: usize| {
            let mine: Vec<i32> = month.iter().zip(&signs).filter(|(one, _)| one.agreement == Some(number)).map(|(_, sign)| *sign).collect();
            // What came to nothing lies at the end.
            if mine.is_empty() { MARGIN + length } else { mine.iter().sum::<i32>() / mine.len() as i32 }
        };
        let sheets = spread(&(0..agreements).map(middle).collect::<Vec<_>>(), length);
        Self { length, signs: days.into_iter().zip(signs).collect(), sheets }
    }
}

fn on_axis(day: u8, length: i32) -> i32 {
    MARGIN + (i32::from(day.clamp(1, 30)) - 1) * length / 29
}

/// The same places, moved apart as little as that takes so that none lies on another, and kept in their order.
fn spread(wanted: &[i32], length: i32) -> Vec<i32> {
    let count = wanted.len() as i32;
    let apart = APART.min(length / (count - 1).max(1));
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order_by(&mut order, |one, other| wanted[*one] < wanted[*other]);
    let mut places = wanted.to_vec();
    let mut least = MARGIN;
    for at in &order {
        places[*at] = places[*at].max(least);
        least = places[*at] + apart;
    }
    let mut most = MARGIN + length;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(most);
        most = places[*at] - apart;
    }
    places
}

/// How a line and its sign are drawn: class, dashes and the sign itself.
fn manner(kind: OutcomeKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        OutcomeKind::Delivered => ("ok", "", "✓"),
        OutcomeKind::Distorted => ("stop", "14 6", "≠"),
        OutcomeKind::Refused => ("stop", "4 7", "×"),
        OutcomeKind::DeadEnd => ("ask", "10 8", "…"),
        OutcomeKind::Unwanted => ("stop", "", "!"),
    }
}

/// The picture, lying for a wide page and for paper, standing for a narrow one.
fn drawn(plan: &Plan, report: &Report, lying: bool) -> AnyView {
    let at = |along: i32, across: i32| if lying { (along, across) } else { (across * 19 / 15, along) };
    let (width, height) = if lying { (plan.length + 2 * MARGIN, 262) } else { (330, plan.length + 2 * MARGIN) };
    let class = if lying { "timeline lying" } else { "timeline standing" };
    let ticks = (1..=30_u8)
        .map(|day| {
            let (x, y) = at(on_axis(day, plan.length), 228);
            let full = report.month.iter().any(|one| one.day == day);
            let number = (full || day == 1 || day % 10 == 0).then(|| {
                let (x, y) = at(on_axis(day, plan.length), 250);
                let y = if lying { y } else { y + 5 };
                view! { <text class=if full { "day-number full" } else { "day-number" } x=x y=y>{day}</text> }
            });
            view! { <circle class=if full { "tick full" } else { "tick" } cx=x cy=y r=if full { 6 } else { 3 }></circle>{number} }
        })
        .collect_view();
    let lines = report
        .month
        .iter()
        .zip(&plan.signs)
        .map(|(one, (day, sign))| {
            let (class, dashes, _) = manner(one.kind);
            let path = |from: (i32, i32), to: (i32, i32), bend: (i32, i32), bend_to: (i32, i32)| {
                format!("M{} {} C{} {} {} {} {} {}", from.0, from.1, bend.0, bend.1, bend_to.0, bend_to.1, to.0, to.1)
            };
            let down = path(at(*sign, 188), at(*day, 228), at(*sign, 210), at(*day, 206));
            let from = one.agreement.and_then(|number| plan.sheets.get(number)).copied();
            let origin = match from {
                Some(sheet) => {
                    let line = path(at(sheet, 62), at(*sign, 144), at(sheet, 106), at(*sign, 100));
                    view! { <path class=format!("origin {class}") d=line stroke-dasharray=dashes></path> }.into_any()
                }
                None => {
                    let (x, y) = at(*sign, 118);
                    let line = path(at(*sign, 126), at(*sign, 144), at(*sign, 130), at(*sign, 140));
                    view! { <path class="origin outside" d=line></path><g transform=format!("translate({x},{y})") inner_html=CLOUD></g> }.into_any()
                }
            };
            view! { <path class="to-day" d=down></path>{origin} }
        })
        .collect_view();
    let signs = report
        .month
        .iter()
        .zip(&plan.signs)
        .map(|(one, (_, sign))| {
            let (x, y) = at(*sign, 166);
            let (class, _, mark) = manner(one.kind);
            view! {
                <g transform=format!("translate({x},{y})")>
                    <circle class=format!("sign-ground {class}") r="22"></circle>
                    <g inner_html=channel(one.by)></g>
                    <circle class=format!("badge {class}") cx="17" cy="-17" r="12"></circle>
                    <text class="badge-mark" x="17" y="-11">{mark}</text>
                </g>
            }
        })
        .collect_view();
    let sheets = plan
        .sheets
        .iter()
        .enumerate()
        .map(|(number, along)| {
            let (x, y) = at(*along, 36);
            let carried = report.month.iter().any(|one| one.agreement == Some(number));
            view! {
                <g transform=format!("translate({x},{y})") class=if carried { "sheet" } else { "sheet idle" }>
                    <rect x="-20" y="-25" width="40" height="50" rx="3"></rect>
                    <path d="M-12 12 H12 M-12 19 H6"></path>
                    <text y="4">{number + 1}</text>
                </g>
            }
        })
        .collect_view();
    let (from, to) = (at(MARGIN, 228), at(MARGIN + plan.length, 228));
    view! {
        <svg class=class viewBox=format!("0 0 {width} {height}") aria-hidden="true" focusable="false">
            <path class="axis" d=format!("M{} {} L{} {}", from.0, from.1, to.0, to.1)></path>
            {ticks}
            {lines}
            {sheets}
            {signs}
        </svg>
    }
    .into_any()
}

/// What comes from outside comes out of the air.
const CLOUD: &str =
    r##"<path d="M-20 8 a9 9 0 0 1 2 -17 a13 13 0 0 1 25 -3 a10 10 0 0 1 12 20 z" fill="#d6dde0" stroke="#5a6b72" stroke-width="2"/>"##;

/// A telephone, a letter or a door, around (0, 0).
fn channel(by: Channel) -> &'static str {
    match by {
        Channel::Phone => {
            r##"<path d="M-13 -3 C-11 -13 11 -13 13 -3 L7 -1 L5 -6 H-5 L-7 -1 Z" fill="#12272b"/><path d="M-8 0 L-5 -4 H5 L8 0 L11 10 H-11 Z" fill="#2f5a58"/><circle cy="4" r="3.5" fill="#fff6e3"/>"##
        }
        Channel::Letter => {
            r##"<path d="M-13 -9 H13 V9 H-13 Z" fill="#fffaf0" stroke="#5a4636" stroke-width="2"/><path d="M-13 -9 L0 2 L13 -9" fill="none" stroke="#c9553f" stroke-width="2.5"/>"##
        }
        Channel::Door | Channel::Visit => {
            r##"<path d="M-9 13 V-13 H9 V13 Z" fill="#2f5a58" stroke="#12272b" stroke-width="2"/><path d="M-4 -8 H4 V-1 H-4 Z" fill="#a9c4c2"/><circle cx="5" cy="4" r="1.8" fill="#ffd27a"/>"##
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_lies_on_anything_else_and_all_of_it_in_the_picture() {
        for wanted in [vec![], vec![40], vec![40, 40, 40], vec![1040; 9], vec![500, 40, 505, 510, 1040, 1039], vec![300; 40]] {
            let placed = spread(&wanted, LYING);
            let mut sorted = placed.clone();
            sorted.sort_unstable();
            let apart = APART.min(LYING / (wanted.len() as i32 - 1).max(1));
            assert!(sorted.windows(2).all(|two| two[1] - two[0] >= apart), "{wanted:?}: {placed:?}");
            assert!(placed.iter().all(|place| (MARGIN..=MARGIN + LYING).contains(place)), "{wanted:?}: {placed:?}");
        }
    }

    #[test]
    fn what_has_room_stays_on_its_day() {
        let days = [3, 9, 30].map(|day| on_axis(day, STANDING));
        assert_eq!(spread(&days, STANDING), days);
    }
}
