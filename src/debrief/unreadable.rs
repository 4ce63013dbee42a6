//! Why a code cannot be read, as data, and in words with what to do about it.

use super::code::{BEGIN, grouped, is_whole};
use crate::story::wording::Language;

/// Why a code cannot be read. Places are counted from 0 in the code without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no code in it.
    NotACode,
    /// It ends too soon.
    TooShort,
    /// It is longer than any code.
    TooLong,
    /// A sign that never occurs in a code.
    Sign {
        /// Its place.
        at: usize,
        /// The sign.
        found: char,
        /// What was probably meant.
        meant: Option<char>,
        /// The group of four it stands in.
        group: String,
    },
    /// The checksum of this code is wrong; [`Slip::find`] looks for the place.
    Damaged {
        /// The code, without spaces.
        code: String,
    },
    /// It is of a newer release of the game.
    Newer,
    /// It is of a case that is not here.
    UnknownCase,
    /// It is of another version of a case that is here.
    OtherVersion {
        /// The case.
        case: String,
    },
    /// Its checksum is right, but what it says cannot be played.
    NotAPlay,
}

/// The signs of Bech32.
const SIGNS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

impl Unreadable {
    /// A sign that never occurs in a code.
    pub(super) fn sign(at: usize, found: char, code: &str) -> Self {
        let meant = match found {
            'o' => Some('0'),
            'i' | '1' => Some('l'),
            'b' => Some('6'),
            _ => None,
        };
        Self::Sign { at, found, meant, group: group(code, at) }
    }

    /// What is wrong and what to do about it.
    pub fn say(&self, language: Language) -> String {
        match language {
            Language::Nl => self.say_nl(),
            Language::En => self.say_en(),
        }
    }

    fn say_nl(&self) -> String {
        match self {
            Self::NotACode => format!("Hier staat geen code in. Een code begint met {BEGIN}."),
            Self::TooShort => "Deze code houdt te vroeg op. Neem hem helemaal over.".to_owned(),
            Self::TooLong => "Dit is te lang voor een code. Kijk of er geen twee achter elkaar staan.".to_owned(),
            Self::Sign { at, found, meant, group } => {
                let meant = meant.map_or(String::new(), |meant| format!(" Is het misschien een {meant}?"));
                format!("Teken {} (in ‘{group}’) is een {found}. Dat komt in een code niet voor.{meant}", at + 1)
            }
            Self::Damaged { code } => match Slip::find(code) {
                Some(Slip { at, swapped: true }) => {
                    let group = group(code, at);
                    format!("De code klopt niet. Kijk naar teken {} en {} (in ‘{group}’): die zijn waarschijnlijk verwisseld.", at + 1, at + 2)
                }
                Some(Slip { at, .. }) => format!("De code klopt niet. Kijk nog eens naar teken {} (in ‘{}’).", at + 1, group(code, at)),
                None => "De code klopt niet: er zijn tekens anders, of er ontbreekt iets. Neem hem opnieuw over.".to_owned(),
            },
            Self::Newer => "Deze code komt uit een nieuwere versie van het spel. Laad deze pagina opnieuw.".to_owned(),
            Self::UnknownCase => "Deze code hoort bij een casus die hier niet staat.".to_owned(),
            Self::OtherVersion { case } => format!(
                "Deze code hoort bij een andere versie van de casus {case}. Speel de casus opnieuw op deze site, of open de code op de site waar hij gemaakt is."
            ),
            Self::NotAPlay => "Deze code is wel goed overgenomen, maar wat erin staat kan in deze casus niet gespeeld worden.".to_owned(),
        }
    }

    fn say_en(&self) -> String {
        match self {
            Self::NotACode => format!("There is no code in this. A code begins with {BEGIN}."),
            Self::TooShort => "This code ends too soon. Copy the whole of it.".to_owned(),
            Self::TooLong => "This is too long for a code. Are there two, one after the other?".to_owned(),
            Self::Sign { at, found, meant, group } => {
                let meant = meant.map_or(String::new(), |meant| format!(" Could it be {meant}?"));
                format!("Sign {} (in ‘{group}’) is {found}. That never occurs in a code.{meant}", at + 1)
            }
            Self::Damaged { code } => match Slip::find(code) {
                Some(Slip { at, swapped: true }) => {
                    let group = group(code, at);
                    format!("The code is not right. Look at signs {} and {} (in ‘{group}’): they were probably swapped.", at + 1, at + 2)
                }
                Some(Slip { at, .. }) => format!("The code is not right. Look again at sign {} (in ‘{}’).", at + 1, group(code, at)),
                None => "The code is not right: signs differ, or something is missing. Copy it again.".to_owned(),
            },
            Self::Newer => "This code is of a newer version of the game. Load this page again.".to_owned(),
            Self::UnknownCase => "This code is of a case that is not here.".to_owned(),
            Self::OtherVersion { case } => format!(
                "This code is of another version of the case {case}. Play the case again on this site, or open the code on the site where it was made."
            ),
            Self::NotAPlay => "This code was copied well, but what it says cannot be played in this case.".to_owned(),
        }
    }
}

/// The one slip of the pen that explains a wrong checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The place of the sign, from 0.
    pub at: usize,
    /// Whether it and the next one were swapped; else it is another sign.
    pub swapped: bool,
}

/// Nobody types a longer code over: it was copied, and is copied again.
const MOST_TYPED: usize = 120;

impl Slip {
    /// Tries every single mistake in a code without spaces: some thousand checksums, a few milliseconds. Nothing is found in
    /// a code that nobody would type: it costs with the square of the length.
    pub fn find(code: &str) -> Option<Self> {
        if code.len() > MOST_TYPED {
            return None;
        }
        let mut signs: Vec<char> = code.chars().collect();
        let whole = |signs: &[char]| is_whole(&signs.iter().collect::<String>());
        for at in BEGIN.len()..signs.len() {
            if at + 1 < signs.len() && signs[at] != signs[at + 1] {
                signs.swap(at, at + 1);
                if whole(&signs) {
                    return Some(Self { at, swapped: true });
                }
                signs.swap(at, at + 1);
            }
            let written = signs[at];
            for sign in SIGNS.chars().filter(|sign| *sign != written) {
                signs[at] = sign;
                if whole(&signs) {
                    return Some(Self { at, swapped: false });
                }
            }
            signs[at] = written;
        }
        None
    }
}

/// The group of four in which a place stands, as it is shown.
fn group(code: &str, at: usize) -> String {
    grouped(code).split(' ').nth(at / 4).unwrap_or("").to_owned()
}
