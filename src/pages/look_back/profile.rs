//! All dimensions in one look: for each your level, inside the best and the worst that can be reached from this seat.
//! Missed and never came up look different, and are told apart in the table below, which has the same numbers.

use leptos::prelude::*;

use crate::pages::words::Ui;
use crate::score::{DimensionReport, Report};

/// So wide is a dimension, and so high a level.
const COLUMN: i32 = 46;
const STEP: i32 = 46;
const LEFT: i32 = 34;
const TOP: i32 = 24;

/// The picture, with what its signs mean.
pub fn place(ui: &'static Ui, report: &Report) -> AnyView {
    let all = &report.dimensions;
    if all.len() < 2 {
        return ().into_any();
    }
    let known = all.iter().any(|dimension| dimension.best_level.is_some());
    let missed = all.iter().any(missed);
    let never = all.iter().any(|dimension| !dimension.came_up);
    let looking = ui.looking();
    let key = |class: &'static str, sign: &'static str, words: &'static str| {
        view! { <li><span class=format!("key {class}") aria-hidden="true">{sign}</span>" "{words}</li> }
    };
    view! {
        <div class="profile" aria-hidden="true">
            {drawn(all)}
            <ul class="keys">
                {key("yours", "", looking.key_yours)}
                {known.then(|| key("reach", "", looking.key_reachable))}
                {missed.then(|| key("missed", "!", looking.key_missed))}
                {never.then(|| key("never", "–", looking.key_never))}
            </ul>
        </div>
    }
    .into_any()
}

/// Whether it could be had on this route, and nothing came of it.
pub fn missed(dimension: &DimensionReport) -> bool {
    dimension.came_up && dimension.level == 0
}

fn height(level: u8) -> i32 {
    TOP + (3 - i32::from(level.min(3))) * STEP
}

fn drawn(all: &[DimensionReport]) -> AnyView {
    let (width, bottom) = (LEFT + COLUMN * all.len() as i32 + 6, height(0));
    let middle = |number: usize| LEFT + COLUMN * number as i32 + COLUMN / 2;
    let levels = (0..4_u8)
        .map(|level| {
            let y = height(level);
            view! { <path class="level-line" d=format!("M{LEFT} {y} H{width}")></path><text class="level-number" x="14" y=y + 5>{level}</text> }
        })
        .collect_view();
    let reach = all
        .iter()
        .enumerate()
        .filter_map(|(number, dimension)| {
            let (best, worst) = dimension.best_level.zip(dimension.worst_level)?;
            let (top, low) = (height(best) - 9, height(worst) + 9);
            Some(view! { <rect class="reach" x=middle(number) - 13 y=top width="26" height=low - top rx="13"></rect> })
        })
        .collect_view();
    // The line goes on only between neighbours that both came up.
    let line = all
        .iter()
        .enumerate()
        .zip(all.iter().skip(1))
        .filter(|((_, one), next)| one.came_up && next.came_up)
        .map(|((number, one), next)| format!("M{} {} L{} {}", middle(number), height(one.level), middle(number + 1), height(next.level)))
        .collect::<String>();
    let marks = all
        .iter()
        .enumerate()
        .map(|(number, dimension)| {
            let (x, y) = (middle(number), height(dimension.level));
            let mark = if !dimension.came_up {
                view! { <path class="never" d=format!("M{} {bottom} h16", x - 8)></path> }.into_any()
            } else if missed(dimension) {
                view! { <rect class="missed" x=x - 11 y=y - 11 width="22" height="22" rx="4"></rect><text class="missed-mark" x=x y=y + 6>"!"</text> }
                    .into_any()
            } else {
                view! { <circle class="yours" cx=x cy=y r="10"></circle> }.into_any()
            };
            view! { {mark}<text class="dimension-number" x=x y=bottom + 38>{number + 1}</text> }
        })
        .collect_view();
    view! {
        <svg viewBox=format!("0 0 {width} {}", bottom + 46) focusable="false">
            {levels}
            {reach}
            <path class="profile-line" d=line></path>
            {marks}
        </svg>
    }
    .into_any()
}
