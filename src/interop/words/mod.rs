//! The words of tables and of the printed page, in Dutch and English. A `{name}` in them is filled in with [`fill`].

#[cfg(feature = "cli")]
pub(super) mod coverage;
mod en;
mod nl;
#[cfg(feature = "cli")]
pub(super) mod reach;

use crate::story::wording::Language;

/// The words in one language.
pub(super) struct Terms {
    // The table of results.
    pub number: &'static str,
    pub seat: &'static str,
    pub seed: &'static str,
    pub decisions: &'static str,
    pub total: &'static str,
    pub ropes: &'static str,
    pub level_of: &'static str,
    /// How many wishes were asked about, heard, confirmed, acted on.
    pub wishes_columns: [&'static str; 4],
    /// Whether this wish was.
    pub wish_columns: [&'static str; 4],
    pub key_chose: &'static str,
    pub key_sure: &'static str,
    pub key_why: &'static str,
    pub key_now: &'static str,
    pub never_came: &'static str,
    /// The table of places.
    pub place_columns: [&'static str; 8],
    /// What all pages share.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))]
    pub common: Common,
    /// The printed page of a group.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))]
    pub page: Page,
}

/// The words of the parts that pages share.
#[cfg_attr(not(feature = "cli"), allow(dead_code))]
pub(super) struct Common {
    pub contents: &'static str,
    pub of: &'static str,
    pub not_asked: &'static str,
    pub wide: &'static str,
    pub decimal_comma: bool,
}

/// The words of the printed page.
#[cfg_attr(not(feature = "cli"), allow(dead_code))]
pub(super) struct Page {
    pub title: &'static str,
    pub results: &'static str,
    pub one_result: &'static str,
    pub choices_not_people: &'static str,
    pub few: &'static str,
    pub nobody: &'static str,
    pub per_seat: &'static str,
    pub seat: &'static str,
    pub key: &'static str,
    pub not_made: &'static str,
    pub not_made_column: &'static str,
    pub ask: &'static str,
    pub after: &'static str,
    pub times: &'static str,
    pub nothing_of_this: &'static str,
    pub ropes_mean: &'static str,
    pub how_sure: &'static str,
    pub second_sure: &'static str,
    pub not_said: &'static str,
    pub panels: &'static str,
    pub panels_about: &'static str,
    pub why: &'static str,
    pub no_reasons: &'static str,
    pub few_reasons: &'static str,
    pub few_on_a_seat: &'static str,
    pub seats_together: &'static str,
    pub second_of: &'static str,
    pub moved: &'static str,
    pub moved_from_to: [&'static str; 2],
    pub stayed: [&'static str; 2],
    pub wishes: &'static str,
    pub wishes_about: &'static str,
    pub wish: &'static str,
    pub hidden: &'static str,
    pub wish_steps: [&'static str; 4],
    pub referrals: &'static str,
    pub referrals_about: [&'static str; 2],
    pub players: [&'static str; 2],
    pub no_referrals: &'static str,
    pub month: &'static str,
    pub month_columns: [&'static str; 5],
    pub nothing_happened: &'static str,
    pub ropes: &'static str,
    pub ropes_about: &'static str,
    pub rope_counts: [&'static str; 3],
    pub levels: &'static str,
    pub levels_about: [&'static str; 2],
    pub about_what: &'static str,
    pub spread: &'static str,
    pub level: &'static str,
    pub gate: &'static str,
    pub level_words: &'static str,
    pub ways: &'static str,
    pub ways_about: &'static str,
    pub ways_drawing: &'static str,
    pub ways_picture: &'static str,
    pub ways_columns: [&'static str; 4],
    pub turn: &'static str,
    pub others: &'static str,
    pub ended: &'static str,
    pub items: &'static str,
    pub items_about: &'static str,
    pub items_how: &'static str,
    pub no_items: &'static str,
    pub item_figures: &'static str,
    pub items_fine: &'static str,
    pub made: &'static str,
}

impl Terms {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &nl::TERMS,
            Language::En => &en::TERMS,
        }
    }
}

/// Fills in every `{name}`, once: what is filled in is not looked through again.
pub(super) fn fill(text: &str, with: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, behind)| Some((with.iter().find(|(known, _)| *known == name)?.1, behind)));
        match known {
            Some((words, behind)) => {
                filled.push_str(words);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// So many, in the words for one or for more.
#[cfg_attr(not(feature = "cli"), allow(dead_code))]
pub(super) fn one_or_more(words: [&'static str; 2], count: usize) -> String {
    let [one, more] = words;
    fill(if count == 1 { one } else { more }, &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_filled_in_is_not_looked_through_again() {
        assert_eq!(fill("{a} en {b} {c", &[("a", "{b}"), ("b", "x")]), "{b} en x {c");
    }
}
