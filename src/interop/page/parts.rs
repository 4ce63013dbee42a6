//! The parts that the sections of a page share: bars with their number, small tables, decimals.

use maud::{Markup, html};

use crate::interop::words::{Common, fill};

/// A page that is made of these parts.
pub(in crate::interop) trait Parts {
    /// The words of the parts.
    fn common(&self) -> &'static Common;

    /// "7 of 30".
    fn of(&self, count: usize, all: usize) -> String {
        fill(self.common().of, &[("count", &count.to_string()), ("all", &all.to_string())])
    }

    /// A list of names, each with a bar and its number in words.
    fn bars(&self, rows: impl Iterator<Item = (String, usize)>, all: usize) -> Markup {
        html! {
            ul.bars {
                @for (name, count) in rows {
                    li {
                        span.name { (name) }
                        (bar(count, all))
                        span.count { (self.of(count, all)) }
                    }
                }
            }
        }
    }

    /// Something wide: where the screen is narrow it moves sideways by itself, with the keyboard too.
    fn scroll(&self, name: &str, wide: &Markup) -> Markup {
        html! { div.scroll role="region" aria-label=(fill(self.common().wide, &[("name", name)])) tabindex="0" { (wide) } }
    }

    /// A number with as many decimals, as this language writes it.
    fn decimal(&self, number: f32, decimals: usize) -> String {
        // A minus of its own width, so that it cannot be taken for a hyphen.
        let written = format!("{number:.decimals$}").replace('-', "\u{2212}");
        if self.common().decimal_comma { written.replace('.', ",") } else { written }
    }

    /// A number with its thousands apart, as this language writes it.
    fn grouped(&self, number: u64) -> String {
        let apart = if self.common().decimal_comma { '.' } else { ',' };
        let digits = number.to_string();
        let mut written = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push(apart);
            }
            written.push(digit);
        }
        written
    }

    /// A small table of counts: names of columns, and rows with a name of their own.
    fn counts(&self, caption: &str, first: &str, columns: &[String], rows: &[(String, Vec<Option<usize>>)], note: Option<&str>) -> Markup {
        html! {
            table.counts {
                caption { (caption) @if let Some(note) = note { span.soft { (note) } } }
                thead { tr { @if first.is_empty() { td {} } @else { th scope="col" { (first) } } @for name in columns { th.number scope="col" { (name) } } } }
                tbody {
                    @for (name, counts) in rows {
                        tr {
                            th scope="row" { (name) }
                            @for count in counts {
                                td.number { @if let Some(count) = count { (count) } @else { span.soft { (self.common().not_asked) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A bar: its number always stands beside it in words, so it is decoration for who cannot see it.
pub(in crate::interop) fn bar(count: usize, all: usize) -> Markup {
    html! { span.bar aria-hidden="true" { span style={ "width:" (share(count, all)) "%" } {} } }
}

/// A share in percent, for a style.
pub(in crate::interop) fn share(count: usize, all: usize) -> String {
    format!("{:.2}", count as f32 * 100.0 / all.max(1) as f32)
}

/// The average of what is counted as how many have 0, 1, 2 …
pub(in crate::interop) fn mean(counts: &[usize]) -> f32 {
    let all: usize = counts.iter().sum();
    let sum: usize = counts.iter().enumerate().map(|(number, people)| number * people).sum();
    sum as f32 / all.max(1) as f32
}
