//! The words of the page about how a case plays.

mod en;
mod nl;

use crate::story::wording::Language;

/// The words in one language. A `{name}` in them is filled in with [`super::fill`].
pub(in crate::interop) struct CoveragePage {
    pub title: &'static str,
    /// For one seat, and for more.
    pub lead: [&'static str; 2],
    pub about: &'static str,
    pub few: &'static str,
    /// For no, one, two, and three things or more.
    pub look_at: [&'static str; 4],
    pub nothing: &'static str,
    pub also: &'static str,
    pub more_spots: &'static str,
    pub to_do: &'static str,
    pub ways: &'static str,
    pub ways_about: &'static str,
    pub scores: &'static str,
    pub scores_about: &'static str,
    pub all_seats: &'static str,
    pub seat: &'static str,
    /// The spread of a row in words.
    pub spread_row: &'static str,
    pub fair: &'static str,
    pub fair_about: &'static str,
    pub not_scored: &'static str,
    pub levels: &'static str,
    pub levels_about: &'static str,
    pub dimension: &'static str,
    pub way: &'static str,
    pub spread: &'static str,
    pub level: &'static str,
    pub gate: &'static str,
    pub level_words: &'static str,
    pub ropes: &'static str,
    pub ropes_about: &'static str,
    /// Heads of the table of ropes: no rope, one, two, three or more.
    pub rope_counts: [&'static str; 4],
    pub month: &'static str,
    pub month_about: &'static str,
    pub no_month: &'static str,
    /// What a lane of the month holds, in words.
    pub lane: &'static str,
    pub lane_key: [&'static str; 2],
    pub day: &'static str,
    pub what: &'static str,
    pub how: &'static str,
    pub of_event: &'static str,
    pub wishes: &'static str,
    pub wishes_about: &'static str,
    pub wish: &'static str,
    pub step: &'static str,
    pub wish_steps: [&'static str; 3],
    pub hidden: &'static str,
    pub offers: &'static str,
    pub offers_about: &'static str,
    pub no_offers: &'static str,
    pub offer: &'static str,
    pub offer_by: &'static str,
    /// Made, yes, no, later, over her head, off the table, never answered.
    pub offer_ends: [&'static str; 7],
    pub agreements: &'static str,
    pub agreements_about: &'static str,
    /// Made in a play, yes, no, later, not asked.
    pub agreement_columns: [&'static str; 5],
    pub replies: &'static str,
    pub reply: &'static str,
    pub she_says: &'static str,
    pub places: &'static str,
    pub places_about: &'static str,
    pub came_by: &'static str,
    pub answer: &'static str,
    pub points: &'static str,
    pub never: &'static str,
    pub never_about: &'static str,
    pub all_seen: &'static str,
    pub line: &'static str,
    pub lines: &'static str,
    pub lines_about: &'static str,
    pub terms: &'static str,
    /// A word, and what it means.
    pub explained: [(&'static str, &'static str); 6],
    pub made: &'static str,
    /// A percentage, one that is less than one but not nothing, and one that is nearly all.
    pub percent: [&'static str; 3],
    pub not_there: &'static str,
}

impl CoveragePage {
    pub(in crate::interop) fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &nl::PAGE,
            Language::En => &en::PAGE,
        }
    }
}
