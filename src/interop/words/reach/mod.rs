//! The words of the page about what can be reached in a case.

mod en;
mod nl;

use crate::story::wording::Language;

/// The words in one language. A `{name}` in them is filled in with [`super::fill`].
pub(in crate::interop) struct ReachPage {
    pub title: &'static str,
    /// For one seat, and for more.
    pub lead: [&'static str; 2],
    pub about: &'static str,
    /// For no, one, two, and three things or more.
    pub look_at: [&'static str; 4],
    pub nothing: &'static str,
    pub also: &'static str,
    pub to_do: &'static str,
    /// What there is to look at, and what to do about it.
    pub top_out_of_reach: [&'static str; 2],
    pub low_total: [&'static str; 2],
    pub seats_differ: [&'static str; 2],
    pub floor_too_high: [&'static str; 2],
    pub estimated: [&'static str; 2],
    pub not_scored: &'static str,
    pub ranges: &'static str,
    pub ranges_about: &'static str,
    pub seat: &'static str,
    pub gate: &'static str,
    pub range: &'static str,
    pub range_one: &'static str,
    pub sure: &'static str,
    pub guess: &'static str,
    /// Why an answer is estimated, for the best and for the worst.
    pub why: [&'static str; 2],
    pub totals: &'static str,
    pub totals_about: &'static str,
    pub total_sure: &'static str,
    pub total_guess: &'static str,
    pub the_route: &'static str,
    pub routes: &'static str,
    pub routes_about: &'static str,
    pub to_best: &'static str,
    pub to_worst: &'static str,
    pub seed: &'static str,
    pub how: &'static str,
    pub how_complete: &'static str,
    pub how_partial: &'static str,
    pub looked_up: &'static str,
    pub put_to_her: &'static str,
    pub noted: &'static str,
    pub replay: &'static str,
    pub made: &'static str,
    pub and: &'static str,
}

impl ReachPage {
    pub(in crate::interop) fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &nl::PAGE,
            Language::En => &en::PAGE,
        }
    }
}
