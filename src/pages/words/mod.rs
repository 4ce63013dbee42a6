//! Every word of the pages, one table per language. A table is a value of [`Ui`], so a word that is missing does not
//! compile. Words of a case are not here: they come from its story.

mod en;
mod nl;

use super::route::Topic;
use crate::play::view::{Chapter, ChoosableKind};
use crate::story::model::{Answer, Channel, Mood, OutcomeKind, Referral};
use crate::story::wording::Language;

/// The words of the pages in one language. `{name}` is filled in with [`fill`].
#[allow(missing_docs)]
pub struct Ui {
    pub skip: &'static str,
    pub settings: &'static str,
    pub text_size: &'static str,
    pub picture_on: &'static str,
    pub at_once: &'static str,
    pub number_keys: &'static str,
    pub keeps_nothing: &'static str,
    pub loading: &'static str,
    pub chapters: &'static str,
    pub motto: &'static str,
    pub invitation: &'static str,
    pub go_on_with: &'static str,
    pub choose_case: &'static str,
    pub no_cases: &'static str,
    pub list_failed: &'static str,
    pub new: &'static str,
    pub halfway: &'static str,
    pub played: &'static str,
    pub minutes: &'static str,
    pub more: &'static str,
    pub privacy: &'static str,
    pub all_cases: &'static str,
    pub case_failed: &'static str,
    pub case_unknown: &'static str,
    pub case_not_reached: &'static str,
    pub case_mistakes: &'static str,
    pub choose_seat: &'static str,
    pub mandate: &'static str,
    pub knows: &'static str,
    pub tempts: &'static str,
    pub begin: &'static str,
    pub begin_as: &'static str,
    pub seed: &'static str,
    pub picture: &'static str,
    pub empty_chair: &'static str,
    pub speaks: &'static str,
    pub look_at: &'static str,
    pub talk: &'static str,
    pub next: &'static str,
    pub read_all: &'static str,
    pub you_say: &'static str,
    pub you_do: &'static str,
    pub thinks: &'static str,
    pub name_thinks: &'static str,
    pub earlier: &'static str,
    pub what_do_you_do: &'static str,
    pub choose_prepare: &'static str,
    pub choose_table: &'static str,
    pub choose_agreements: &'static str,
    pub topics: &'static str,
    pub open_offers: &'static str,
    pub things: &'static str,
    pub offer_by: &'static str,
    pub month_over: &'static str,
    pub to_look_back: &'static str,
    pub notebook: &'static str,
    pub wishes_heard: &'static str,
    pub no_wishes: &'static str,
    pub wish_heard: &'static str,
    pub wish_confirmed: &'static str,
    pub wish_asked: &'static str,
    pub offers: &'static str,
    pub no_offers: &'static str,
    pub offer_from: &'static str,
    pub offer_open: &'static str,
    pub offer_dropped: &'static str,
    pub agreements: &'static str,
    pub no_agreements: &'static str,
    pub she_says_yes: &'static str,
    pub she_says_no: &'static str,
    pub she_says_later: &'static str,
    pub not_put: &'static str,
    pub social_map: &'static str,
    pub social_map_of: &'static str,
    pub social_map_about: &'static str,
    pub close: &'static str,
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
    pub changed_title: &'static str,
    pub changed_text: &'static str,
    pub changed_go_on: &'static str,
    pub to_invitation: &'static str,
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
    /// The five chapters.
    pub chapters_names: [&'static str; 5],
    /// The eight moods.
    pub moods: [&'static str; 8],
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
    /// One, and more than one.
    pub seats_count: [&'static str; 2],
    /// None, one, more.
    pub turns_left: [&'static str; 3],
    /// None, one, more.
    pub agreements_more: [&'static str; 3],
    /// One, more.
    pub lassos_count: [&'static str; 2],
    /// Title and one sentence for each explanation.
    pub doors: [(&'static str, &'static str); 3],
    /// The paragraphs of each explanation.
    pub helps: [&'static [&'static str]; 3],
}

/// The words in this language.
pub fn of(language: Language) -> &'static Ui {
    match language {
        Language::Nl => &nl::UI,
        Language::En => &en::UI,
    }
}

/// Puts words in the places of a text: `{name}`.
pub fn fill(text: &str, with: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    // One pass, so that what is filled in is never read again as a place.
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + length];
        out.push_str(&rest[..open]);
        match with.iter().find(|(known, _)| *known == name) {
            Some((_, words)) => out.push_str(words),
            None => out.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    out
}

/// Spoken words between quotes, unless the writer put them there.
pub fn quoted(text: &str) -> String {
    if text.starts_with(['“', '"', '‘']) { text.to_owned() } else { format!("“{text}”") }
}

fn one_or_more(words: [&'static str; 2], count: usize) -> String {
    fill(words[usize::from(count != 1)], &[("count", &count.to_string())])
}

impl Ui {
    /// The name of a chapter.
    pub fn chapter(&self, chapter: Chapter) -> &'static str {
        self.chapters_names[chapter as usize]
    }

    /// A mood in one word.
    pub fn mood(&self, mood: Mood) -> &'static str {
        self.moods[mood as usize]
    }

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

    /// So many seats.
    pub fn seats(&self, count: usize) -> String {
        one_or_more(self.seats_count, count)
    }

    /// So many ropes around her.
    pub fn lassos(&self, count: usize) -> String {
        one_or_more(self.lassos_count, count)
    }

    /// So many topics may still be taken.
    pub fn turns(&self, left: u16) -> String {
        fill(self.turns_left[usize::from(left.min(2))], &[("count", &left.to_string())])
    }

    /// So many agreements can still be made.
    pub fn agreements_left(&self, left: u16) -> String {
        fill(self.agreements_more[usize::from(left.min(2))], &[("count", &left.to_string())])
    }

    /// Title and one sentence of an explanation.
    pub fn door(&self, topic: Topic) -> (&'static str, &'static str) {
        self.doors[topic as usize]
    }

    /// The paragraphs of an explanation.
    pub fn help(&self, topic: Topic) -> &'static [&'static str] {
        self.helps[topic as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(fill("{a} en {b}", &[("a", "{b}"), ("b", "x")]), "{b} en x");
        assert_eq!(fill("{onbekend} {", &[]), "{onbekend} {");
    }

    #[test]
    fn spoken_words_get_quotes_once() {
        assert_eq!(quoted("Ja."), "“Ja.”");
        assert_eq!(quoted("“Ja.”"), "“Ja.”");
    }
}
