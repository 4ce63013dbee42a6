//! The words of the table for translators, and of what cannot be taken from it, in Dutch and English.

use super::State;
use crate::story::wording::Language;

/// A row, or a whole table, that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its row in the spreadsheet: 1 is the first.
    pub row: usize,
    /// Its column there, by letters; empty when it is about the whole table.
    pub column: String,
    /// The id in that row, where there is one.
    pub id: String,
    /// Why.
    pub why: Why,
}

/// Why something in a table cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The whole table is too large.
    TooLarge {
        /// The most there can be, in bytes.
        limit: usize,
    },
    /// There is no such column.
    NoColumn {
        /// Which one is missing.
        column: Column,
    },
    /// There are two of a column.
    TwoColumns {
        /// Which one.
        column: Column,
        /// Where they stand.
        at: [String; 2],
    },
    /// The table is for another language.
    OtherLanguage {
        /// The one in the table.
        found: String,
        /// The one asked for.
        wanted: String,
    },
    /// A translation stands in a row without an id.
    NoId,
    /// The story has no text with this id.
    UnknownId {
        /// What was probably meant.
        near: Option<String>,
    },
    /// The id was in an earlier row.
    DoubleId {
        /// That row.
        first: usize,
    },
    /// The words in the language of the story are not those of the story.
    SourceChanged,
    /// The same, in a table that was not Unicode: signs were lost in it.
    SourceLost,
    /// There is a translation in the file, and none in the table.
    Empty,
    /// The translation has more than one line.
    LineBreak,
    /// A sign in the translation was broken on the way.
    BrokenSign,
    /// The spreadsheet took the words for a formula.
    FormulaError,
}

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Column {
    Id,
    Place,
    Voice,
    Source,
    Target,
    State,
    OldSource,
    OldTarget,
}

impl Column {
    const ALL: [Self; 8] = [Self::Id, Self::Place, Self::Voice, Self::Source, Self::Target, Self::State, Self::OldSource, Self::OldTarget];

    fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Id, _) => "id",
            (Self::Place, Language::Nl) => "waar",
            (Self::Place, Language::En) => "where",
            (Self::Voice, Language::Nl) => "wie",
            (Self::Voice, Language::En) => "who",
            (Self::Source, Language::Nl) => "bron",
            (Self::Source, Language::En) => "source",
            (Self::Target, Language::Nl) => "vertaling",
            (Self::Target, Language::En) => "translation",
            (Self::State, Language::Nl) => "stand",
            (Self::State, Language::En) => "state",
            (Self::OldSource, Language::Nl) => "oude bron",
            (Self::OldSource, Language::En) => "old source",
            (Self::OldTarget, Language::Nl) => "oude vertaling",
            (Self::OldTarget, Language::En) => "old translation",
        }
    }
}

/// The names of the columns, with the languages that are in two of them.
pub(super) fn head(source: &str, target: &str, language: Language) -> Vec<String> {
    let name = |column: Column| match column {
        Column::Source => format!("{} ({source})", column.name(language)),
        Column::Target => format!("{} ({target})", column.name(language)),
        other => other.name(language).to_owned(),
    };
    Column::ALL.map(name).to_vec()
}

/// Every name a column can have, in either language.
pub(super) fn columns() -> impl Iterator<Item = (&'static str, Column)> {
    Column::ALL.into_iter().flat_map(|column| [Language::Nl, Language::En].map(|language| (column.name(language), column)))
}

/// How a translation is, in one word.
pub(super) fn state(state: &State, language: Language) -> &'static str {
    match (state, language) {
        (State::Fresh(_), Language::Nl) => "klopt",
        (State::Fresh(_), Language::En) => "fresh",
        (State::Stale { .. }, Language::Nl) => "verouderd",
        (State::Stale { .. }, Language::En) => "stale",
        (State::Missing, Language::Nl) => "ontbreekt",
        (State::Missing, Language::En) => "missing",
    }
}

/// Who speaks when the player does.
pub(super) fn player(language: Language) -> &'static str {
    match language {
        Language::Nl => "de speler",
        Language::En => "the player",
    }
}

/// Who thinks.
pub(super) fn thinks(name: &str, language: Language) -> String {
    match language {
        Language::Nl => format!("{name} (denkt)"),
        Language::En => format!("{name} (thinks)"),
    }
}

impl Refused {
    /// Where it is, what is wrong, and what to do about it.
    pub fn say(&self, language: Language) -> String {
        let place = match (self.column.is_empty(), language) {
            (true, _) => String::new(),
            (false, Language::Nl) => format!("rij {}, kolom {}{}: ", self.row, self.column, named(&self.id)),
            (false, Language::En) => format!("row {}, column {}{}: ", self.row, self.column, named(&self.id)),
        };
        let why = match language {
            Language::Nl => self.why.say_nl(),
            Language::En => self.why.say_en(),
        };
        format!("{place}{why}")
    }
}

/// The id, where there is one; a very long one is cut.
fn named(id: &str) -> String {
    let mut signs = id.chars();
    let short: String = signs.by_ref().take(80).collect();
    match (short.is_empty(), signs.next()) {
        (true, _) => String::new(),
        (false, None) => format!(" ({short})"),
        (false, Some(_)) => format!(" ({short}…)"),
    }
}

impl Why {
    fn say_nl(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("Dit bestand is groter dan {} MB. Dat is geen tabel van een casus.", limit >> 20),
            Self::NoColumn { column } => format!(
                "Er is geen kolom ‘{}’. Bovenaan moeten de namen van de kolommen staan. Zet die rij terug, of maak de tabel opnieuw met lines export.",
                column.name(Language::Nl)
            ),
            Self::TwoColumns { column, at: [first, second] } => {
                format!("De kolommen {first} en {second} heten allebei ‘{}’. Geef er één een andere naam.", column.name(Language::Nl))
            }
            Self::OtherLanguage { found, wanted } => {
                format!("Deze tabel is voor de taal ‘{found}’, en je vraagt om ‘{wanted}’. Kies de goede tabel, of de goede --lang.")
            }
            Self::NoId => "Hier staat een vertaling, maar geen id. Zet het id terug: zonder id is niet te zien waar de tekst hoort.".to_owned(),
            Self::UnknownId { near: Some(near) } => format!("Dit id staat niet in de casus. Bedoelde je {near}?"),
            Self::UnknownId { near: None } => {
                "Dit id staat niet in de casus. Misschien is de tekst weggehaald. Maak de tabel opnieuw met lines export.".to_owned()
            }
            Self::DoubleId { first } => format!("Dit id staat ook in rij {first}. Alleen rij {first} telt. Haal de rij weg die fout is."),
            Self::SourceChanged => {
                "De brontekst is hier anders dan in de casus. De vertaling is daarom niet overgenomen. Maak de tabel opnieuw met lines export en zet je vertaling daarin."
                    .to_owned()
            }
            Self::SourceLost => {
                "De brontekst is hier anders dan in de casus. Het bestand is niet als UTF-8 bewaard, dus er kunnen tekens verloren zijn. Bewaar het als ‘CSV UTF-8’.".to_owned()
            }
            Self::Empty => "De vertaling is leeg, maar er was er al een. Die blijft staan.".to_owned(),
            Self::LineBreak => "Er staat een regeleinde in de vertaling. Een tekst moet op één regel staan. Haal het regeleinde weg.".to_owned(),
            Self::BrokenSign => "Er staat een kapot teken (�) in de vertaling. Typ dat woord opnieuw en bewaar als ‘CSV UTF-8’.".to_owned(),
            Self::FormulaError => "Het rekenblad zag deze tekst als een formule. Typ de vertaling opnieuw met een ' ervoor.".to_owned(),
        }
    }

    fn say_en(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("This file is larger than {} MB. That is no table of a case.", limit >> 20),
            Self::NoColumn { column } => format!(
                "There is no column ‘{}’. The names of the columns must stand in the first row. Put that row back, or make the table again with lines export.",
                column.name(Language::En)
            ),
            Self::TwoColumns { column, at: [first, second] } => {
                format!("Columns {first} and {second} are both named ‘{}’. Give one of them another name.", column.name(Language::En))
            }
            Self::OtherLanguage { found, wanted } => {
                format!("This table is for the language ‘{found}’, and you ask for ‘{wanted}’. Choose the right table, or the right --lang.")
            }
            Self::NoId => "There is a translation here but no id. Put the id back: without it nobody knows where the text belongs.".to_owned(),
            Self::UnknownId { near: Some(near) } => format!("The case has no text with this id. Did you mean {near}?"),
            Self::UnknownId { near: None } => {
                "The case has no text with this id. Perhaps the text was taken out. Make the table again with lines export.".to_owned()
            }
            Self::DoubleId { first } => format!("This id is in row {first} too. Only row {first} counts. Take out the row that is wrong."),
            Self::SourceChanged => {
                "The source words differ from those in the case, so the translation was not taken. Make the table again with lines export and put your translation in it."
                    .to_owned()
            }
            Self::SourceLost => {
                "The source words differ from those in the case. The file was not saved as UTF-8, so signs may have been lost. Save it as ‘CSV UTF-8’.".to_owned()
            }
            Self::Empty => "The translation is empty, but there was one already. That one stays.".to_owned(),
            Self::LineBreak => "There is a line break in the translation. A text must be on one line. Take the line break out.".to_owned(),
            Self::BrokenSign => "There is a broken sign (�) in the translation. Type that word again and save as ‘CSV UTF-8’.".to_owned(),
            Self::FormulaError => "The spreadsheet took this text for a formula. Type the translation again with a ' in front.".to_owned(),
        }
    }
}
