//! A case as it is kept on this machine while somebody writes it: its files, its title, and when it was changed.

use crate::interop::parcel::{Parcel, STORY};
use crate::pages::json::Json;
use crate::pages::storage;

/// A case in the making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Its number on this machine, from 1.
    pub number: u32,
    /// Its title when it could last be read.
    pub title: String,
    /// Name and text of its files; the story first.
    pub files: Vec<(String, String)>,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: f64,
}

impl Kept {
    /// A case from these files, not kept yet: the story first, the others by name. Nothing when there is no story.
    pub fn from_files(mut files: Vec<(String, String)>) -> Option<Self> {
        // A story that somebody gave another name is the one file that is no translation.
        if !files.iter().any(|(name, _)| name == STORY) {
            let mut stories = files.iter_mut().filter(|(_, text)| is_story(text));
            stories.next()?.0 = STORY.to_owned();
        }
        files.sort_by(|one, other| (one.0 != STORY, &one.0).cmp(&(other.0 != STORY, &other.0)));
        files.dedup_by(|one, other| one.0 == other.0);
        let title = files.first().map(|(_, text)| title_in(text)).unwrap_or_default();
        Some(Self { files, title, ..Self::default() })
    }

    /// As it is handed out.
    pub fn parcel(&self) -> Parcel {
        Parcel { files: self.files.clone() }
    }

    fn json(&self) -> Json {
        let (names, texts): (Vec<String>, Vec<String>) = self.files.iter().cloned().unzip();
        Json::default().with("title", &*self.title).with("changed", self.changed).with_strings("names", &names).with_strings("texts", &texts)
    }

    fn parse(number: u32, text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let files: Vec<(String, String)> = json.strings("names")?.into_iter().zip(json.strings("texts")?).collect();
        (!files.is_empty()).then_some(Self {
            number,
            title: json.string("title").unwrap_or_default(),
            files,
            changed: json.number("changed").unwrap_or(0.0),
        })
    }
}

fn is_story(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with("Story"))
}

/// The title a story gives itself, as far as that can be seen without reading it: it may not be readable yet.
pub fn title_in(text: &str) -> String {
    let after = text.lines().filter_map(|line| line.trim_start().strip_prefix("title:")).next().unwrap_or_default();
    after.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

fn key(number: u32) -> String {
    format!("desk.{number}")
}

/// Whether a change of this key of the device is one of the case with this number.
pub fn is_of(changed: &str, number: u32) -> bool {
    changed.ends_with(&format!(".{}", key(number)))
}

/// The case with this number.
pub fn get(number: u32) -> Option<Kept> {
    Kept::parse(number, &storage::read(&key(number))?)
}

/// All cases, the one changed last first.
pub fn all() -> Vec<Kept> {
    let numbers = storage::keys("desk.").into_iter().filter_map(|key| key.strip_prefix("desk.")?.parse().ok());
    let mut all: Vec<Kept> = numbers.filter_map(get).collect();
    all.sort_by(|one, other| other.changed.total_cmp(&one.changed));
    all
}

/// Begins a case, with a number that none on this machine ever had.
pub fn begin(mut case: Kept) -> Kept {
    let last = storage::read(LAST_NUMBER).and_then(|number| number.parse().ok()).unwrap_or(0);
    let known = storage::keys("desk.").into_iter().filter_map(|key| key.strip_prefix("desk.")?.parse::<u32>().ok());
    case.number = known.fold(last, u32::max).saturating_add(1);
    storage::write(LAST_NUMBER, &case.number.to_string());
    keep(&mut case);
    case
}

/// The highest number a case ever got. It never falls, so that a window in which a deleted case is still open never writes over
/// the next one.
const LAST_NUMBER: &str = "last-desk";

/// Keeps a case as it is now.
pub fn keep(case: &mut Kept) {
    case.changed = js_sys::Date::now();
    storage::write(&key(case.number), &case.json().text());
}

/// Forgets a case.
pub fn forget(number: u32) {
    storage::forget(&key(number));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn the_story_comes_first_whatever_it_was_called() {
        let kept = Kept::from_files(vec![file("en.ron", "Translation("), file("mijn casus.ron", "// x\nStory(\n  title: \"Ros\",")]).unwrap();
        assert_eq!(kept.files[0].0, STORY);
        assert_eq!(kept.title, "Ros");
        assert_eq!(Kept::from_files(vec![file("brief.txt", "Beste")]), None);
    }

    #[test]
    fn a_title_is_found_in_a_text_that_cannot_be_read() {
        assert_eq!(title_in("Story(\n  title: \"Een keuken\", ((("), "Een keuken");
        assert_eq!(title_in("Story("), "");
    }

    #[test]
    fn a_change_is_of_the_case_with_just_this_number() {
        assert!(is_of("keukentafel.1.desk.3", 3));
        assert!(!is_of("keukentafel.1.desk.13", 3));
        assert!(!is_of("keukentafel.1.last-desk", 3));
    }
}
