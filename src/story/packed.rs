//! A checked story as bytes for the pages: no names of fields, no places, nothing to check again.
//!
//! Made when the site is built, so that the pages need neither the reader nor the checker and stay small. It comes in
//! pieces, so that a first visit fetches only what it needs: a [`Card`] for the list of cases, the story without its
//! words, the words of one language up to the month, and the rest of them. The packed form is made and read by the same
//! release; it is never kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::debrief::Debrief;
use super::lines;
use super::model::{Story, TextId};
use super::translation::Translation;

/// What packing and unpacking can meet: bytes that are no packed form of this release.
pub type Error = postcard::Error;

/// What the list of cases shows of one, before any of its files is fetched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its name in addresses.
    pub id: String,
    /// Its place in the list: smaller comes first.
    pub order: u16,
    /// How long a play takes, in minutes; 0: not said.
    pub minutes: u16,
    /// How many seats can be chosen.
    pub seats: usize,
    /// Look and id of everybody.
    pub people: Vec<(String, String)>,
    /// Which of them the resident is.
    pub resident: usize,
    /// Title and summary by the tag of a language; always in the language of the story.
    pub words: BTreeMap<String, (String, String)>,
    /// The addresses of its files: `story`, `debrief`, and for each language `words.<tag>` and `rest.<tag>`.
    pub files: BTreeMap<String, String>,
}

impl Card {
    /// The card of a story and its translations, by tag; its files are still to be named.
    pub fn new(id: &str, story: &Story, translations: &BTreeMap<String, Translation>) -> Self {
        let own = (story.title.words.value.clone(), story.summary.words.value.clone());
        let mut words = BTreeMap::from([(story.language.clone(), own.clone())]);
        for (tag, translation) in translations {
            let text = |id: TextId, own: &str| translation.text(id).unwrap_or(own).to_owned();
            words.insert(tag.clone(), (text(story.title.id, &own.0), text(story.summary.id, &own.1)));
        }
        Self {
            id: id.to_owned(),
            order: story.order,
            minutes: story.minutes,
            seats: story.seats.0.len(),
            people: story.people.iter().map(|(id, person)| (person.look.clone(), id.to_owned())).collect(),
            resident: story.people.index(&story.resident.value).unwrap_or(0),
            words,
            files: BTreeMap::new(),
        }
    }
}

/// Which words of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// All that can be read before the month.
    First,
    /// What is told of the month, and everything in the look-back.
    Rest,
}

/// The list of cases, packed.
///
/// # Errors
/// None that a list of cards can cause.
pub fn pack_cards(cards: &[Card]) -> Result<Vec<u8>, Error> {
    postcard::to_allocvec(cards)
}

/// The list of cases in packed bytes.
///
/// # Errors
/// When the bytes are not a packed list of this release.
pub fn unpack_cards(bytes: &[u8]) -> Result<Vec<Card>, Error> {
    postcard::from_bytes(bytes)
}

/// A story without its words, packed.
///
/// # Errors
/// When something in it has no packed form; no story that loads does that.
pub fn pack(story: &Story) -> Result<Vec<u8>, Error> {
    postcard::to_allocvec(&(story.content, story))
}

/// The story in packed bytes; every text is only a number.
///
/// # Errors
/// When the bytes are not a packed story of this release.
pub fn unpack(bytes: &[u8]) -> Result<Story, Error> {
    let (content, mut story) = postcard::from_bytes::<(u32, Story)>(bytes)?;
    story.content = content;
    Ok(story)
}

/// What a group looks back with, packed; its words travel with the rest of the words.
///
/// # Errors
/// As with [`pack`].
pub fn pack_debrief(story: &Story) -> Result<Vec<u8>, Error> {
    postcard::to_allocvec(&story.debrief.0)
}

/// What a group looks back with, in packed bytes.
///
/// # Errors
/// When the bytes are not a packed debrief of this release.
pub fn unpack_debrief(bytes: &[u8]) -> Result<Debrief, Error> {
    postcard::from_bytes(bytes)
}

/// The words of a story in its own language or in another, packed; a line without translation keeps its own words.
/// What is not of this portion stays empty.
///
/// # Errors
/// As with [`pack`].
pub fn pack_words(story: &Story, translation: Option<&Translation>, portion: Portion) -> Result<Vec<u8>, Error> {
    let words = |(number, row): (usize, &'_ super::model::TextRow)| {
        let translated = translation.and_then(|translation| translation.text(TextId(number as u32)));
        let wanted = lines::is_told_late(&row.path) == (portion == Portion::Rest);
        if wanted { translated.unwrap_or(&row.words).to_owned() } else { String::new() }
    };
    postcard::to_allocvec(&story.texts.iter().enumerate().map(words).collect::<Vec<String>>())
}

/// The words in packed bytes, by the number of their text.
///
/// # Errors
/// When the bytes are not packed words of this release.
pub fn unpack_words(bytes: &[u8]) -> Result<Vec<String>, Error> {
    postcard::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::load;

    const STORY: &str = include_str!("../../scenarios/de-schone-keuken/story.ron");

    #[test]
    fn the_two_portions_are_all_the_words_and_none_twice() {
        let story = load("story.ron", STORY.as_bytes()).story.unwrap();
        let portion = |which| unpack_words(&pack_words(&story, None, which).unwrap()).unwrap();
        let (first, rest) = (portion(Portion::First), portion(Portion::Rest));
        for (number, row) in story.texts.iter().enumerate() {
            assert!(first[number].is_empty() || rest[number].is_empty(), "{}", row.path);
            assert_eq!(format!("{}{}", first[number], rest[number]), row.words, "{}", row.path);
        }
        assert!(rest.iter().any(|words| !words.is_empty()));
    }

    #[test]
    fn a_packed_story_has_the_numbers_of_its_texts() {
        let story = load("story.ron", STORY.as_bytes()).story.unwrap();
        let unpacked = unpack(&pack(&story).unwrap()).unwrap();
        assert_eq!(unpacked.title.id, story.title.id);
        assert_eq!(unpacked.month.outcomes.0.len(), story.month.outcomes.0.len());
        let last = |story: &Story| story.sources.0.last().map(|(_, source)| source.title.id);
        assert_eq!(last(&unpacked), last(&story));
        assert_eq!(unpacked.content, story.content);
        assert_eq!(unpacked.debrief.0, Debrief::default());
    }

    #[test]
    fn what_a_group_looks_back_with_travels_apart() {
        let story = load("story.ron", STORY.as_bytes()).story.unwrap();
        assert!(!story.debrief.0.key_decisions.0.is_empty());
        let unpacked = unpack_debrief(&pack_debrief(&story).unwrap()).unwrap();
        let numbers = |debrief: &Debrief| debrief.key_decisions.iter().map(|(name, one)| (name.to_owned(), one.title.id)).collect::<Vec<_>>();
        assert_eq!(numbers(&unpacked), numbers(&story.debrief.0));
    }
}
