//! A whole case as one piece of text, so that a teacher can hand it out as a link or a file: its story and its translations,
//! as they were written. It is not encrypted and holds nothing but the case.
//!
//! `kc1` and then Base64url of: CRC-32 of what follows (four bytes, little end first), and that, deflated (RFC 1951): the number of
//! files and for each its name and its text, each text as its length and its bytes (`postcard`).

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::story::LARGEST_FILE;
use crate::story::wording::Language;

/// What every parcel begins with; the number is that of its form.
const BEGIN: &str = "kc1";

/// The best deflate does; a case takes milliseconds.
const EFFORT: u8 = 10;

/// No case is longer than this, unpacked, in bytes: a story and its translations.
const LARGEST: usize = 4 * LARGEST_FILE;

/// A longer link does not survive every mail program and every chat, in signs.
pub const SAFE_LINK: usize = 8_000;

/// A longer one is taken by no browser we know to be everywhere (Safari stops at about 80,000 signs), nor by most learning
/// environments.
pub const LONGEST_LINK: usize = 60_000;

/// A case as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// Name and text of its files; the story is called [`STORY`], a translation after its language: `en.ron`.
    pub files: Vec<(String, String)>,
}

/// What the story is called.
pub const STORY: &str = "story.ron";

/// Why a text gives no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// There is none in it.
    NoParcel,
    /// It is of a later form than this program knows.
    Newer,
    /// Some of it is lost, or was changed on the way.
    Damaged,
}

impl Unopened {
    /// In words, with the remedy.
    pub fn say(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::NoParcel, Language::Nl) => "Hier zit geen casus in. Vraag de maker om de hele link of het hele bestand.",
            (Self::NoParcel, Language::En) => "There is no case in this. Ask whoever made it for the whole link or the whole file.",
            (Self::Newer, Language::Nl) => "Deze casus is gemaakt met een nieuwere versie van dit spel. Open hem op de site van de maker.",
            (Self::Newer, Language::En) => "This case was made with a newer version of this game. Open it on the site of whoever made it.",
            (Self::Damaged, Language::Nl) => {
                "De casus is onderweg beschadigd. Vaak is er een stuk van de link afgevallen. Vraag om het bestand, of kopieer de link opnieuw."
            }
            (Self::Damaged, Language::En) => {
                "The case was damaged on its way. Often a piece of the link was cut off. Ask for the file, or copy the link again."
            }
        }
    }
}

impl Parcel {
    /// The text of a file.
    pub fn file(&self, name: &str) -> Option<&str> {
        self.files.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// As one piece of text without spaces, safe in an address.
    pub fn text(&self) -> String {
        let deflated = compress_to_vec(&postcard::to_allocvec(&self.files).unwrap_or_default(), EFFORT);
        let mut bytes = crc32fast::hash(&deflated).to_le_bytes().to_vec();
        bytes.extend(deflated);
        format!("{BEGIN}{}", BASE64URL_NOPAD.encode(&bytes))
    }

    /// The case in a text that has one somewhere in it: a link, a file, a message.
    ///
    /// # Errors
    /// When there is none, or it did not arrive whole.
    pub fn find(text: &str) -> Result<Self, Unopened> {
        let of_parcel = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
        let words = || text.split(|sign| !of_parcel(sign));
        let Some(word) = words().find(|word| word.starts_with(BEGIN) && word.len() > BEGIN.len()) else {
            let newer = words()
                .any(|word| word.len() > 40 && word.strip_prefix("kc").is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())));
            return Err(if newer { Unopened::Newer } else { Unopened::NoParcel });
        };
        let bytes = BASE64URL_NOPAD.decode(&word.as_bytes()[BEGIN.len()..]).map_err(|_| Unopened::Damaged)?;
        let (check, deflated) = bytes.split_first_chunk::<4>().ok_or(Unopened::Damaged)?;
        if crc32fast::hash(deflated) != u32::from_le_bytes(*check) {
            return Err(Unopened::Damaged);
        }
        let files = decompress_to_vec_with_limit(deflated, LARGEST).map_err(|_| Unopened::Damaged)?;
        let files: Vec<(String, String)> = postcard::from_bytes(&files).map_err(|_| Unopened::Damaged)?;
        Ok(Self { files })
    }

    /// A file to hand out: what it is and what to do with it, in both languages, and the case. `site`: where it can be played.
    pub fn to_file(&self, title: &str, site: &str) -> String {
        let nl = format!("Dit is een casus voor Keukentafel: {title}\nGa naar {site}#/-/open en open daar dit bestand.");
        let en = format!("This is a case for Keukentafel: {title}\nGo to {site}#/-/open and open this file there.");
        format!("{nl}\n\n{en}\n\n{}\n", self.text())
    }

    /// A number of eight signs that another case does not have.
    pub fn number(&self) -> String {
        format!("{:08x}", crc32fast::hash(self.text().as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SHORT: &str = include_str!("../../scenarios/de-schone-keuken/story.ron");
    const ENGLISH: &str = include_str!("../../scenarios/de-schone-keuken/en.ron");

    fn parcel() -> Parcel {
        Parcel { files: vec![(STORY.to_owned(), SHORT.to_owned()), ("en.ron".to_owned(), ENGLISH.to_owned())] }
    }

    #[test]
    fn a_case_comes_out_as_it_went_in() {
        let link = format!("https://school.test/spel/#/-/open?c={}", parcel().text());
        assert_eq!(Parcel::find(&link), Ok(parcel()));
        let file = parcel().to_file("De schone keuken", "https://school.test/");
        assert_eq!(Parcel::find(&file), Ok(parcel()));
        assert_eq!(Parcel::find(&file.replace('\n', "\r\n")), Ok(parcel()));
    }

    #[test]
    fn what_lost_a_piece_is_damaged_and_never_a_shorter_case() {
        let text = parcel().text();
        for length in [4, 8, 100, text.len() / 2, text.len() - 1] {
            assert_eq!(Parcel::find(&text[..length]), Err(Unopened::Damaged), "{length}");
        }
        let mut changed = text.into_bytes();
        changed[500] = if changed[500] == b'a' { b'b' } else { b'a' };
        assert_eq!(Parcel::find(&String::from_utf8(changed).unwrap()), Err(Unopened::Damaged));
    }

    #[test]
    fn a_text_without_a_case_and_one_of_a_later_form_are_told_apart() {
        assert_eq!(Parcel::find("Story(format: 1)"), Err(Unopened::NoParcel));
        assert_eq!(Parcel::find("kc1"), Err(Unopened::NoParcel));
        assert_eq!(Parcel::find(&parcel().text().replacen("kc1", "kc2", 1)), Err(Unopened::Newer));
    }

    #[test]
    fn a_small_parcel_cannot_become_a_gigantic_case() {
        let bomb = compress_to_vec(&vec![b'a'; LARGEST + 1], EFFORT);
        let mut bytes = crc32fast::hash(&bomb).to_le_bytes().to_vec();
        bytes.extend(bomb);
        assert_eq!(Parcel::find(&format!("kc1{}", BASE64URL_NOPAD.encode(&bytes))), Err(Unopened::Damaged));
    }

    proptest! {
        #[test]
        fn any_text_gives_a_case_or_words(text in ".{0,200}", signs in "kc1[A-Za-z0-9_-]{0,80}") {
            let _ = Parcel::find(&text);
            prop_assert!(Parcel::find(&signs).is_err());
        }

        #[test]
        fn any_files_come_back(files in proptest::collection::vec(("[a-z]{1,8}", ".{0,80}"), 0..4)) {
            let parcel = Parcel { files };
            prop_assert_eq!(Parcel::find(&parcel.text()), Ok(parcel));
        }
    }
}
