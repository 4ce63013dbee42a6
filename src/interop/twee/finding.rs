//! What of a Twine story could not be carried over, as data and in words.

use crate::story::wording::Language;

/// Something that was left out or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line in the Twee file, from 1.
    pub line: usize,
    /// The passage it is in; empty when it is about the whole file.
    pub passage: String,
    /// What.
    pub lost: Lost,
}

macro_rules! losts {
    ($( $(#[$doc:meta])* $name:ident $({ $($field:ident : $type:ty),* })? ; )*) => {
        /// What was left out or changed.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Lost { $( $(#[$doc])* $name $({ $($field: $type),* })?, )* }
    };
}

losts! {
    /// The file is too large, or the story it would become (bytes).
    TooLarge { limit: usize };
    /// More passages than a case can have steps.
    TooManyPassages { limit: usize };
    /// There is no passage in it.
    NotTwee;
    /// It is the page Twine publishes, not its Twee.
    PublishedPage;
    /// No passage can be read: all are scripts, styles or notes.
    NothingToRead;
    NotUnicode;
    TextBeforeFirst;
    NoName;
    DoubleName;
    BadHeader;
    BadMetadata;
    BadStoryData;
    /// The start is not told, or is not there.
    NoStart { used: String };
    /// A passage of which the name or tag has a meaning of its own.
    Special { name: String };
    Script;
    Style;
    Macro { text: String };
    Condition { text: String };
    Variable { text: String };
    Insert { text: String };
    Template { text: String };
    Included { name: String };
    Image { text: String };
    Html { tag: String };
    Formatting;
    Setter { text: String };
    Unclosed { text: String };
    TooDeep;
    MissingTarget { text: String, target: String };
    DynamicTarget { text: String };
    OutsideTarget { text: String, target: String };
    TooManyLinks { limit: usize };
    /// Links back to the beginning now end the talk.
    Restart { text: String };
    /// Passages that lead back to each other.
    Cycle { passages: usize };
    /// Words of a link that had only one way to go.
    LinkWords { text: String };
    Unreachable;
    /// Something the player says, which is a line in Twine.
    OwnWords { name: String };
}

/// So many signs of what was left out are shown.
const SHOWN: usize = 60;

/// A piece of text short enough for a message, on one line.
pub(super) fn short(text: &str) -> String {
    let mut signs = text.trim().chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    let short: String = signs.by_ref().take(SHOWN).collect();
    if signs.next().is_some() { format!("{short}…") } else { short }
}

impl Finding {
    /// Where, what, and what to do about it.
    pub fn say(&self, language: Language) -> String {
        let what = self.lost.say(language);
        let line = self.line;
        let passage = short(&self.passage);
        match (self.passage.is_empty(), language) {
            (true, Language::Nl) => format!("regel {line}: {what}"),
            (true, Language::En) => format!("line {line}: {what}"),
            (false, Language::Nl) => format!("regel {line}, passage ‘{passage}’: {what}"),
            (false, Language::En) => format!("line {line}, passage ‘{passage}’: {what}"),
        }
    }
}

impl Lost {
    /// What it is, and what to do about it.
    pub fn say(&self, language: Language) -> String {
        match language {
            Language::Nl => self.say_nl(),
            Language::En => self.say_en(),
        }
    }

    fn say_nl(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("Dit is te groot: meer dan {} MB. Haal plaatjes en scripts eruit, of deel het verhaal.", limit >> 20),
            Self::TooManyPassages { limit } => {
                format!("Er zijn meer dan {limit} passages. Zoveel stappen kan een casus niet hebben. Deel het verhaal.")
            }
            Self::NotTwee => "Hier staat geen passage in. Een passage begint met ‘:: Naam’. Kies in Twine: Build > Export As Twee.".to_owned(),
            Self::PublishedPage => "Dit is de pagina die Twine publiceert. Open haar in Twine en kies daar: Build > Export As Twee.".to_owned(),
            Self::NothingToRead => "Er is geen passage om te lezen: het zijn allemaal scripts, stijlen of notities.".to_owned(),
            Self::NotUnicode => "Het bestand is niet in UTF-8. Kijk of letters met accenten goed zijn overgekomen.".to_owned(),
            Self::TextBeforeFirst => "Deze tekst staat vóór de eerste passage en is niet overgenomen.".to_owned(),
            Self::NoName => "Deze passage heeft geen naam. Niets kan ernaar wijzen.".to_owned(),
            Self::DoubleName => "Er is al een passage met deze naam. Alle links gaan naar de eerste.".to_owned(),
            Self::BadHeader => "De kop van deze passage is niet af: er mist een haakje. De naam is wel overgenomen.".to_owned(),
            Self::BadMetadata => "De gegevens achter de naam zijn geen goede JSON en zijn overgeslagen.".to_owned(),
            Self::BadStoryData => "StoryData is geen goede JSON en is overgeslagen.".to_owned(),
            Self::NoStart { used } => format!("Er staat niet bij waar het verhaal begint, of die passage is er niet. Het begint nu bij ‘{used}’."),
            Self::Special { name } => {
                format!("‘{name}’ heeft in Twine een eigen betekenis. Die is er hier niet; de tekst staat als opmerking in de casus.")
            }
            Self::Script => "Een script is niet overgenomen. Een casus rekent met voorwaarden en gevolgen (docs/story-format.md).".to_owned(),
            Self::Style => "Opmaak van de pagina (CSS) is niet overgenomen.".to_owned(),
            Self::Macro { text } => format!("De macro {text} is niet overgenomen."),
            Self::Condition { text } => {
                format!("De voorwaarde {text} is niet overgenomen: dit wordt nu altijd getoond. Schrijf zelf een ‘when’ of ‘If’.")
            }
            Self::Variable { text } => format!("De variabele {text} is niet overgenomen. Gebruik een teller (Add) of onthoud iets (Set)."),
            Self::Insert { text } => format!("De invoeging {text} is niet overgenomen."),
            Self::Template { text } => format!("Het sjabloon {text} is niet overgenomen."),
            Self::Included { name } => format!("Hier wordt passage ‘{name}’ ingevoegd. Dat kan hier niet: zet de tekst zelf op deze plek."),
            Self::Image { text } => format!("Het plaatje {text} is niet overgenomen."),
            Self::Html { tag } => format!("De HTML-code {tag} is weggelaten. De woorden erin staan er nog."),
            Self::Formatting => "Vet, schuin en andere opmaak is weggelaten. De woorden staan er nog.".to_owned(),
            Self::Setter { text } => format!("Deze link doet ook nog iets: {text}. Dat is niet overgenomen. Schrijf zelf een ‘then’."),
            Self::Unclosed { text } => format!("{text} wordt nergens gesloten. Het staat nu als gewone tekst in de casus."),
            Self::TooDeep => "Hier zit te veel in elkaar genest. Wat dieper zit, is als gewone tekst gelezen.".to_owned(),
            Self::MissingTarget { text, target } => {
                format!("De link ‘{text}’ wijst naar ‘{target}’, en die passage is er niet. Het gesprek houdt hier op.")
            }
            Self::DynamicTarget { text } => {
                format!("Waar de link ‘{text}’ heen gaat, rekent Twine pas tijdens het spelen uit. Het gesprek houdt hier op.")
            }
            Self::OutsideTarget { text, target } => format!("De link ‘{text}’ gaat naar buiten: {target}. Hij is gewone tekst geworden."),
            Self::TooManyLinks { limit } => format!("Deze passage heeft meer dan {limit} links. De andere zijn weggelaten."),
            Self::Restart { text } => {
                format!("De link ‘{text}’ gaat terug naar het begin. Hier houdt het gesprek dan op; opnieuw spelen kan altijd.")
            }
            Self::Cycle { passages } => format!(
                "Vanaf hier kun je in een kring lopen ({passages} passages). Keuzes daarin mogen vaker (again), en je kunt altijd stoppen (leave)."
            ),
            Self::LinkWords { text } => format!("De woorden van de link ‘{text}’ zijn weggelaten: er was maar één weg."),
            Self::Unreachable => "Geen link komt hier. De tekst staat als opmerking onderaan de casus.".to_owned(),
            Self::OwnWords { name } => format!("‘{name}’ is de speler zelf. Die spreekt in keuzes; deze regel is gewone tekst geworden."),
        }
    }

    fn say_en(&self) -> String {
        match self {
            Self::TooLarge { limit } => {
                format!("This is too large: more than {} MB. Take out pictures and scripts, or split the story.", limit >> 20)
            }
            Self::TooManyPassages { limit } => format!("There are more than {limit} passages. A case cannot have that many steps. Split the story."),
            Self::NotTwee => "There is no passage in it. A passage begins with ‘:: Name’. In Twine choose Build > Export As Twee.".to_owned(),
            Self::PublishedPage => "This is the page that Twine publishes. Open it in Twine and choose there: Build > Export As Twee.".to_owned(),
            Self::NothingToRead => "There is no passage to read: all are scripts, styles or notes.".to_owned(),
            Self::NotUnicode => "The file is not UTF-8. See whether letters with accents came over well.".to_owned(),
            Self::TextBeforeFirst => "This text stands before the first passage and was not taken.".to_owned(),
            Self::NoName => "This passage has no name. Nothing can lead to it.".to_owned(),
            Self::DoubleName => "There is another passage with this name. All links go to the first.".to_owned(),
            Self::BadHeader => "The header of this passage is not finished: a bracket is missing. Its name was taken.".to_owned(),
            Self::BadMetadata => "What stands behind the name is no good JSON and was passed over.".to_owned(),
            Self::BadStoryData => "StoryData is no good JSON and was passed over.".to_owned(),
            Self::NoStart { used } => format!("It does not say where the story begins, or that passage is not there. It now begins at ‘{used}’."),
            Self::Special { name } => format!("‘{name}’ has a meaning of its own in Twine, which it has not here; its text is a remark in the case."),
            Self::Script => "A script was not taken. A case works with conditions and effects (docs/story-format.md).".to_owned(),
            Self::Style => "The style of the page (CSS) was not taken.".to_owned(),
            Self::Macro { text } => format!("The macro {text} was not taken."),
            Self::Condition { text } => format!("The condition {text} was not taken: this is always shown now. Write a ‘when’ or ‘If’ yourself."),
            Self::Variable { text } => format!("The variable {text} was not taken. Use a counter (Add) or remember something (Set)."),
            Self::Insert { text } => format!("The insert {text} was not taken."),
            Self::Template { text } => format!("The template {text} was not taken."),
            Self::Included { name } => format!("Passage ‘{name}’ is put in here. That cannot be done here: put its text in this place yourself."),
            Self::Image { text } => format!("The image {text} was not taken."),
            Self::Html { tag } => format!("The HTML {tag} was left out. The words in it are still there."),
            Self::Formatting => "Bold, italic and other formatting was left out. The words are still there.".to_owned(),
            Self::Setter { text } => format!("This link does something more: {text}. That was not taken. Write a ‘then’ yourself."),
            Self::Unclosed { text } => format!("{text} is never closed. It is plain text in the case now."),
            Self::TooDeep => "Too much is nested here. What lies deeper was read as plain text.".to_owned(),
            Self::MissingTarget { text, target } => {
                format!("The link ‘{text}’ leads to ‘{target}’, and there is no such passage. The talk ends here.")
            }
            Self::DynamicTarget { text } => format!("Where the link ‘{text}’ leads is worked out while playing in Twine. The talk ends here."),
            Self::OutsideTarget { text, target } => format!("The link ‘{text}’ leads outside: {target}. It has become plain text."),
            Self::TooManyLinks { limit } => format!("This passage has more than {limit} links. The others were left out."),
            Self::Restart { text } => {
                format!("The link ‘{text}’ leads back to the beginning. Here the talk ends instead; one can always play again.")
            }
            Self::Cycle { passages } => format!(
                "From here one can go round in a circle ({passages} passages). Choices in it may be made again (again), and one can always stop (leave)."
            ),
            Self::LinkWords { text } => format!("The words of the link ‘{text}’ were left out: there was only one way."),
            Self::Unreachable => "No link leads here. Its text is a remark at the end of the case.".to_owned(),
            Self::OwnWords { name } => format!("‘{name}’ is the player. The player speaks in choices; this line has become plain text."),
        }
    }
}
