//! The words of the look-back's own parts: two attempts side by side, its pictures, how sure one was, and paper.

mod en;
mod nl;

use crate::pages::words::fill;
use crate::story::wording::Language;

/// These words in one language.
#[allow(missing_docs)]
pub struct Looking {
    pub side_by_side: &'static str,
    pub side_by_side_about: &'static str,
    pub lay_beside: &'static str,
    pub lay_beside_label: &'static str,
    pub natural_pair: &'static str,
    pub put_away: &'static str,
    pub beside_itself: &'static str,
    pub beside_missing: &'static str,
    pub beside_unfinished: &'static str,
    pub beside_changed: &'static str,
    pub this_attempt: &'static str,
    pub attempt: &'static str,
    pub same_decisions: &'static str,
    pub other_seat: &'static str,
    pub other_seed: &'static str,
    pub ended_there: &'static str,
    pub what_changed: &'static str,
    pub because: &'static str,
    pub same_end: &'static str,
    pub not_agreed: &'static str,
    pub happened_of: &'static str,
    pub did_not_happen: &'static str,
    pub ropes_of: &'static str,
    pub level: &'static str,
    pub did_not_come_up: &'static str,
    pub equal: &'static str,
    pub all_since: &'static str,
    pub the_month: &'static str,
    pub month_short: &'static str,
    pub quiet_month: &'static str,
    pub from_agreement: &'static str,
    pub how_free: &'static str,
    pub came_in: &'static str,
    pub after_month: &'static str,
    pub free: &'static str,
    pub still_free: &'static str,
    pub from_chair: &'static str,
    pub from_own_chair: &'static str,
    pub rope_too_many: &'static str,
    pub key_yours: &'static str,
    pub key_reachable: &'static str,
    pub key_missed: &'static str,
    pub key_never: &'static str,
    pub policy: &'static str,
    pub policy_about: &'static str,
    pub system: &'static str,
    pub system_about: &'static str,
    pub ropes_group: &'static str,
    pub wishes_group: &'static str,
    pub month_group: &'static str,
    pub levels_group: &'static str,
    pub agreements_group: &'static str,
    pub rope_reason: &'static str,
    pub key_moment: &'static str,
    pub how_sure: &'static str,
    pub why_so: &'static str,
    pub may_stay_empty: &'static str,
    pub do_it: &'static str,
    pub do_other: &'static str,
    pub ask_sure: &'static str,
    pub wrote_why: &'static str,
    pub not_said: &'static str,
    pub now: &'static str,
    /// How sure one is, from unsure to sure.
    pub sure_steps: [&'static str; 4],
    /// The same, looking back.
    pub was_sure: [&'static str; 4],
    /// Heard, read back, agreed, done; and none of them.
    pub wish_steps: [&'static str; 5],
    /// Nothing shared, one decision, more.
    pub shared: [&'static str; 3],
}

/// These words in this language.
pub fn of(language: Language) -> &'static Looking {
    match language {
        Language::Nl => &nl::WORDS,
        Language::En => &en::WORDS,
    }
}

impl Looking {
    /// So many decisions at the beginning are the same.
    pub fn shared(&self, count: usize, other: u32) -> String {
        let with = [("count", &*count.to_string()), ("number", &(count + 1).to_string()), ("other", &other.to_string())];
        fill(self.shared[count.min(2)], &with)
    }
}
