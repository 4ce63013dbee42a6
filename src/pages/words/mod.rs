//! Every word of the pages, one table per language. A table is a value of [`Ui`], so a word that is missing does not
//! compile. Words of a case are not here: they come from its story.

pub mod author;
mod en;
mod later;
mod nl;
pub mod together;

use super::route::Topic;
use crate::play::view::Chapter;
use crate::story::model::Mood;
use crate::story::wording::Language;

/// The words of the pages in one language. `{name}` is filled in with [`fill`].
#[allow(missing_docs)]
pub struct Ui {
    pub language: Language,
    pub skip: &'static str,
    pub settings: &'static str,
    pub text_size: &'static str,
    pub picture_on: &'static str,
    pub sound: &'static str,
    /// Off, soft, loud.
    pub volumes: [&'static str; 3],
    pub at_once: &'static str,
    pub number_keys: &'static str,
    pub keeps_nothing: &'static str,
    pub loading: &'static str,
    pub part_failed: &'static str,
    pub ask_again: &'static str,
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
    pub changed_title: &'static str,
    pub changed_text: &'static str,
    pub changed_go_on: &'static str,
    pub to_invitation: &'static str,
    /// The five chapters.
    pub chapters_names: [&'static str; 5],
    /// The eight moods.
    pub moods: [&'static str; 8],
    /// One, and more than one.
    pub seats_count: [&'static str; 2],
    /// None, one, more.
    pub turns_left: [&'static str; 3],
    /// One, more.
    pub lassos_count: [&'static str; 2],
    /// Title and one sentence for each explanation.
    pub doors: [(&'static str, &'static str); 3],
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

/// So many, in the words for one or for more.
pub fn one_or_more(words: [&'static str; 2], count: usize) -> String {
    fill(words[usize::from(count != 1)], &[("count", &count.to_string())])
}

impl Ui {
    /// The words of the second part of the program. Only that part asks for them, so they come with it.
    pub fn later(&self) -> &'static later::Later {
        later::of(self.language)
    }

    /// The words for handing in a result.
    pub fn sharing(&self) -> &'static together::Sharing {
        together::sharing(self.language)
    }

    /// The words of the group pages.
    pub fn together(&self) -> &'static together::Together {
        together::together(self.language)
    }

    /// The words of the author's desk.
    pub fn author(&self) -> &'static author::Author {
        author::of(self.language)
    }

    /// The words of the look-back's own parts; they come with the second part too.
    pub fn looking(&self) -> &'static later::looking::Looking {
        later::looking::of(self.language)
    }

    /// The name of a chapter.
    pub fn chapter(&self, chapter: Chapter) -> &'static str {
        self.chapters_names[chapter as usize]
    }

    /// A mood in one word.
    pub fn mood(&self, mood: Mood) -> &'static str {
        self.moods[mood as usize]
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

    /// Title and one sentence of an explanation.
    pub fn door(&self, topic: Topic) -> (&'static str, &'static str) {
        self.doors[topic as usize]
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
