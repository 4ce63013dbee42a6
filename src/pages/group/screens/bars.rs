//! Bars with their counts in words: a bar never says anything that does not stand beside it.

use leptos::prelude::*;

use crate::pages::words::fill;
use crate::pages::words::together::Together;

/// “5 van 14”.
pub fn of(words: &'static Together, count: usize, people: usize) -> String {
    fill(words.of, &[("count", &count.to_string()), ("people", &people.to_string())])
}

/// A part of a whole, in hundredths.
pub fn hundredths(count: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { count as f64 * 100.0 / of as f64 }
}

/// A bar; `class` colours it. `marks`: where others stand, in hundredths, each with a class of its own.
pub fn bar(class: String, count: usize, people: usize, marks: &[(f64, &'static str)]) -> AnyView {
    let width = format!("{:.2}", hundredths(count, people));
    let marks = marks
        .iter()
        .map(|(at, class)| {
            let x = format!("{:.2}", at.clamp(0.6, 99.4) - 0.6);
            view! { <rect class=*class x=x y="0" width="1.2" height="10"></rect> }
        })
        .collect_view();
    let class = format!("part {class}");
    view! {
        <svg class="chart-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="whole" width="100" height="10"></rect>
            <rect class=class width=width height="10"></rect>
            {marks}
        </svg>
    }
    .into_any()
}

/// A list of “how many of how many” joined into one line; nothing that nobody had.
pub fn line(parts: impl Iterator<Item = (String, usize)>) -> String {
    parts.filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name}: {count}")).collect::<Vec<_>>().join(" · ")
}
