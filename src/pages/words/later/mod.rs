//! The words of the second part of the program (`src/pages/later.rs`): they travel with it.

mod en;
pub mod looking;
mod nl;

use super::super::route::Topic;
use super::fill;
use crate::play::view::ChoosableKind;
use crate::story::model::{Answer, Channel, OutcomeKind, Referral};
use crate::story::wording::Language;

/// The later words in one language.
#[allow(missing_docs)]
pub struct Later {
    pub case_failed: &'static str,
    pub case_unknown: &'static str,
    pub case_not_reached: &'static str,
    pub case_mistakes: &'static str,
    pub social_map: &'static str,
    pub social_map_of: &'static str,
    pub social_map_about: &'static str,
    pub close: &'static str,
    pub nothing_with: &'static str,
    pub not_here: &'static str,
    pub looked_at: &'static str,
    pub make_agreement: &'static str,
    pub ropes_thrown: &'static str,
    pub look_up: &'static str,
    pub look_up_name: &'static str,
    pub not_looked_up: &'static str,
    pub map_what: &'static str,
    pub map_who: &'static str,
    pub map_door: &'static str,
    pub map_cost: &'static str,
    pub map_may: &'static str,
    pub source: &'static str,
    pub agreement_number: &'static str,
    pub gap_open: &'static str,
    pub fill_in: &'static str,
    pub put_to_her: &'static str,
    pub just_note: &'static str,
    pub just_note_about: &'static str,
    pub month_later: &'static str,
    pub thirty_days: &'static str,
    pub day: &'static str,
    pub day_number: &'static str,
    pub where_from: &'static str,
    pub from_agreement: &'static str,
    pub from_outside: &'static str,
    pub why: &'static str,
    pub to_decision: &'static str,
    pub name_month_later: &'static str,
    pub what_you_did: &'static str,
    pub how_far: &'static str,
    pub ledgers: &'static str,
    pub voices: &'static str,
    pub writing: &'static str,
    pub total: &'static str,
    pub capped: &'static str,
    pub about_what: &'static str,
    pub you_and_reachable: &'static str,
    pub your_level: &'static str,
    pub gate: &'static str,
    pub level_of_three: &'static str,
    pub missed: &'static str,
    pub never_came_up: &'static str,
    pub reachable: &'static str,
    pub reachable_estimated: &'static str,
    pub where_points_from: &'static str,
    pub at_decision: &'static str,
    pub why_counts: &'static str,
    pub also_possible: &'static str,
    pub try_again: &'static str,
    pub try_again_at: &'static str,
    pub did_ask: &'static str,
    pub did_hear: &'static str,
    pub did_confirm: &'static str,
    pub did_offer_open: &'static str,
    pub did_offer_noted: &'static str,
    pub did_offer_answered: &'static str,
    pub did_offer_dropped: &'static str,
    pub did_agree: &'static str,
    pub did_note: &'static str,
    pub did_happen: &'static str,
    pub wishes_ledger: &'static str,
    pub wish: &'static str,
    pub asked: &'static str,
    pub heard: &'static str,
    pub confirmed: &'static str,
    pub acted_on: &'static str,
    pub yes_at: &'static str,
    pub no_mark: &'static str,
    pub done: &'static str,
    pub agreed_not_done: &'static str,
    pub nothing_agreed: &'static str,
    pub hidden_wish: &'static str,
    pub referral_ledger: &'static str,
    pub agreement: &'static str,
    pub her_answer: &'static str,
    pub what_became: &'static str,
    pub kind_of_referral: &'static str,
    pub not_carried_out: &'static str,
    pub stays_here: &'static str,
    pub korthagen_title: &'static str,
    pub questions: &'static str,
    pub sources: &'static str,
    pub source_seed: &'static str,
    pub source_public: &'static str,
    pub source_invented: &'static str,
    pub attempts: &'static str,
    pub attempt_line: &'static str,
    pub attempt_from: &'static str,
    pub attempt_open: &'static str,
    pub this_one: &'static str,
    pub open_look_back: &'static str,
    pub go_on: &'static str,
    pub other_seat: &'static str,
    pub print: &'static str,
    /// How something reaches her.
    pub channels: [&'static str; 4],
    /// The same, as it happens.
    pub channels_say: [&'static str; 4],
    /// How something turned out.
    pub outcomes: [&'static str; 5],
    /// What sort of referral.
    pub referrals: [&'static str; 7],
    /// Yes, no, later.
    pub answers: [&'static str; 3],
    /// What sort of decision.
    pub kinds: [&'static str; 9],
    /// Korthagen's five steps.
    pub korthagen: [&'static str; 5],
    /// None, one, more.
    pub agreements_more: [&'static str; 3],
    /// The paragraphs of each explanation.
    pub helps: [&'static [&'static str]; 3],
}

/// The later words in this language.
pub fn of(language: Language) -> &'static Later {
    match language {
        Language::Nl => &nl::WORDS,
        Language::En => &en::WORDS,
    }
}

impl Later {
    /// How something reaches her.
    pub fn channel(&self, channel: Channel) -> &'static str {
        self.channels[channel as usize]
    }

    /// The same, as it happens.
    pub fn channel_says(&self, channel: Channel) -> &'static str {
        self.channels_say[channel as usize]
    }

    /// The same, as a sign.
    pub fn channel_sign(&self, channel: Channel) -> &'static str {
        ["☎", "✉", "⌂", "⌂"][channel as usize]
    }

    /// How something turned out.
    pub fn outcome(&self, kind: OutcomeKind) -> &'static str {
        self.outcomes[kind as usize]
    }

    /// What sort of referral it was.
    pub fn referral(&self, referral: Referral) -> &'static str {
        self.referrals[referral as usize]
    }

    /// Yes, no or later.
    pub fn answer(&self, answer: Answer) -> &'static str {
        self.answers[answer as usize]
    }

    /// What sort of decision it was; `agreement`: one that was put together.
    pub fn kind(&self, kind: ChoosableKind, agreement: bool) -> &'static str {
        self.kinds[if agreement { 8 } else { kind as usize }]
    }

    /// So many agreements can still be made.
    pub fn agreements_left(&self, left: u16) -> String {
        fill(self.agreements_more[usize::from(left.min(2))], &[("count", &left.to_string())])
    }

    /// The paragraphs of an explanation.
    pub fn help(&self, topic: Topic) -> &'static [&'static str] {
        self.helps[topic as usize]
    }
}
