//! The texts of a story in the language of the reader.

use crate::story::model::{Text, TextId};
use crate::story::{Story, Translation};

/// Looks texts up: the translation where there is one, else the story's own words.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of a story, translated where `translation` has them.
    pub fn new(story: &Story, translation: Option<&Translation>) -> Self {
        let text = |(number, own): (usize, &crate::story::model::TextRow)| {
            let translated = translation.and_then(|translation| translation.text(TextId(number as u32)));
            translated.unwrap_or(&own.words).to_owned()
        };
        Self(story.texts.iter().enumerate().map(text).collect())
    }

    /// The words by the number of their text, as they travel to the pages.
    pub const fn from_texts(texts: Vec<String>) -> Self {
        Self(texts)
    }

    /// Fills in what was empty until now.
    pub fn add(&mut self, rest: Vec<String>) {
        for (words, rest) in self.0.iter_mut().zip(rest) {
            if words.is_empty() {
                *words = rest;
            }
        }
    }

    /// The words for a number; empty for one that is not there.
    pub fn get(&self, id: TextId) -> &str {
        self.0.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The words of a text.
    pub fn of(&self, text: &Text) -> &str {
        self.get(text.id)
    }

    pub(crate) fn own(&self, id: TextId) -> String {
        self.get(id).to_owned()
    }
}
