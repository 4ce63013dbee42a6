//! Cases to begin from. Each is complete, can be played as it stands, and says in remarks what to change. The texts are the
//! files of `assets/templates/`; `tests/templates.rs` holds them to what a teacher may expect.
//!
//! The first case differs between the languages, and the other two are the same case in both. A teacher begins with a text,
//! never with a translation of one.

use super::wording::Language;

/// A case to begin from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// The smallest case that has everything: one topic, two wishes, two services, a month.
    FirstCase,
    /// Three professionals, a guest to invite, offers, a social map, key decisions and a facilitator's script.
    Table,
    /// Every section with one example entry, to be filled in.
    Bare,
}

impl Template {
    /// All of them, in the order in which to show them: the one to begin with first.
    pub const ALL: [Self; 3] = [Self::FirstCase, Self::Table, Self::Bare];

    /// Its name in this language, as one types it after a command and as its folder is called.
    pub fn id(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::FirstCase, Language::Nl) => "eerste-casus",
            (Self::FirstCase, Language::En) => "first-case",
            (Self::Table, Language::Nl) => "tafel",
            (Self::Table, Language::En) => "table",
            (Self::Bare, Language::Nl) => "leeg",
            (Self::Bare, Language::En) => "bare",
        }
    }

    /// The template with this id, and the language the id belongs to.
    pub fn find(id: &str) -> Option<(Self, Language)> {
        let named = |language| Self::ALL.into_iter().map(move |template| (template, language));
        named(Language::Nl).chain(named(Language::En)).find(|(template, language)| template.id(*language) == id)
    }

    /// What it is called for a teacher.
    pub fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::FirstCase, Language::Nl) => "Een eerste casus in tien minuten",
            (Self::FirstCase, Language::En) => "A first case in ten minutes",
            (Self::Table, Language::Nl) => "Een casus met een volle tafel",
            (Self::Table, Language::En) => "A case with a full table",
            (Self::Bare, Language::Nl) => "Een lege casus",
            (Self::Bare, Language::En) => "A bare case",
        }
    }

    /// For whom it is and what is in it, in two sentences.
    pub fn about(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::FirstCase, Language::Nl) => {
                "Begin hier als je nog nooit een casus schreef. Eén gesprek, twee diensten en tien stappen om hem van jezelf te maken."
            }
            (Self::FirstCase, Language::En) => "Begin here if you never wrote a case. One talk, two services, and ten steps to make it your own.",
            (Self::Table, Language::Nl) => {
                "Drie professionals, een gast om uit te nodigen, aanbod dat blijft liggen en een draaiboek voor een groep. Bij elk deel staat waarom het zo is gemaakt."
            }
            (Self::Table, Language::En) => {
                "Three professionals, a guest to invite, offers that stay open, and a script for a group. Each part says why it is made so."
            }
            (Self::Bare, Language::Nl) => "Alle onderdelen, met van elk één voorbeeld om in te vullen. Voor wie het formaat al kent.",
            (Self::Bare, Language::En) => "All parts, each with one example to fill in. For who knows the format.",
        }
    }

    /// The whole text of its `story.ron`.
    pub fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::FirstCase, Language::Nl) => include_str!("../../assets/templates/eerste-casus/story.ron"),
            (Self::FirstCase, Language::En) => include_str!("../../assets/templates/first-case/story.ron"),
            (Self::Table, Language::Nl) => include_str!("../../assets/templates/tafel/story.ron"),
            (Self::Table, Language::En) => include_str!("../../assets/templates/table/story.ron"),
            (Self::Bare, Language::Nl) => include_str!("../../assets/templates/leeg/story.ron"),
            (Self::Bare, Language::En) => include_str!("../../assets/templates/bare/story.ron"),
        }
    }
}
