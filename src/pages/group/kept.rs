//! A group as it is kept on this machine: what it is called, how far it is, and the codes that were handed in. The codes
//! stand in pieces, so that one more result does not mean writing all of them again, and two windows with the same
//! group add to the same list. The same text, saved as a file, opens the group on another machine.

use std::cell::Cell;
use std::collections::HashSet;

use crate::pages::json::Json;
use crate::pages::storage;

/// So many codes stand in one piece.
const PIECE: usize = 200;

/// What is kept of a group beside its codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Its number on this machine, from 1.
    pub number: u32,
    /// What it is called; may be empty.
    pub name: String,
    /// The case.
    pub case: String,
    /// Whether the long plan of the script is followed.
    pub long: bool,
    /// The step of the script one is at.
    pub step: usize,
    /// Whether only what is for everybody is shown.
    pub screen: bool,
    /// Whether shared words are shown although the group is small.
    pub words_shown: bool,
    /// Key decisions that are decided again, by name.
    pub again: Vec<String>,
    /// Hands counted in: key decision, and how many for each of its options.
    pub hands: Vec<(String, Vec<u32>)>,
}

impl Kept {
    fn json(&self) -> Json {
        let hands: Vec<String> =
            self.hands.iter().map(|(key, counts)| format!("{key} {}", counts.iter().map(u32::to_string).collect::<Vec<_>>().join(" "))).collect();
        Json::default()
            .with("name", &*self.name)
            .with("case", &*self.case)
            .with("long", self.long)
            .with("step", self.step as f64)
            .with("screen", self.screen)
            .with("words", self.words_shown)
            .with_strings("again", &self.again)
            .with_strings("hands", &hands)
    }

    fn parse(number: u32, text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let hands = json.strings("hands").unwrap_or_default();
        Some(Self {
            number,
            name: json.string("name").unwrap_or_default(),
            case: json.string("case")?,
            long: json.bool("long").unwrap_or(false),
            step: json.number("step").unwrap_or(0.0) as usize,
            screen: json.bool("screen").unwrap_or(false),
            words_shown: json.bool("words").unwrap_or(false),
            again: json.strings("again").unwrap_or_default(),
            hands: hands.iter().filter_map(|line| hand_line(line)).collect(),
        })
    }

    /// The hands counted in at this key decision.
    pub fn hands_at(&self, key: &str) -> Option<&[u32]> {
        self.hands.iter().find(|(known, _)| known == key).map(|(_, counts)| counts.as_slice())
    }

    /// Notes how many hands went up for one of the options of this key decision; the others stay as they are.
    pub fn set_hand(&mut self, key: &str, option: usize, options: usize, count: u32) {
        let mut counts = self.hands_at(key).map(<[u32]>::to_vec).unwrap_or_default();
        counts.resize(options, 0);
        if let Some(place) = counts.get_mut(option) {
            *place = count.min(MOST_HANDS);
        }
        self.clear_hands(key);
        self.hands.push((key.to_owned(), counts));
    }

    /// Takes away the hands counted in at this key decision.
    pub fn clear_hands(&mut self, key: &str) {
        self.hands.retain(|(known, _)| known != key);
    }

    /// What another window has kept of the same group, as this window shows it: the laptop and the beamer go through the
    /// script together, and each says itself whether it shows only what is for everybody.
    pub fn with_others(self, kept: Self) -> Self {
        Self { screen: self.screen, ..kept }
    }

    /// Takes over from a saved group of the same case what is not known here: hands that were counted in. `options`: how
    /// many there are at a key decision, when there is one with this name.
    pub fn take_hands(&mut self, saved: Self, options: impl Fn(&str) -> Option<usize>) {
        // Another case may have a key decision with the same name.
        if saved.case != self.case {
            return;
        }
        for (key, mut counts) in saved.hands {
            if let (None, Some(options)) = (self.hands_at(&key), options(&key)) {
                counts.truncate(options);
                self.hands.push((key, counts));
            }
        }
    }

    /// A group that was saved on another machine, as it begins here: how it was shown there does not come along, and words
    /// that may give somebody away in a small group are asked for anew.
    pub fn opened_here(self) -> Self {
        let name = self.name.trim().chars().take(MOST_NAME).collect();
        Self { name, screen: false, words_shown: false, again: Vec::new(), ..self }
    }
}

/// The longest name of a group, in signs.
pub const MOST_NAME: usize = 60;

/// Nobody counts more hands than this.
pub const MOST_HANDS: u32 = 9_999;

/// What is no count is none, so that those behind it stay with their options.
fn hand_line(line: &str) -> Option<(String, Vec<u32>)> {
    let (key, counts) = line.split_once(' ')?;
    Some((key.to_owned(), counts.split(' ').map(|count| count.parse().map_or(0, |count: u32| count.min(MOST_HANDS))).collect()))
}

fn group_key(number: u32) -> String {
    format!("group.{number}")
}

fn piece_key(number: u32, piece: usize) -> String {
    format!("codes.{number}.{piece}")
}

/// What a change of a key of this device means for a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// How far it is, or its hands.
    Group,
    /// Its codes.
    Codes,
}

/// What it means for the group with this number that this key changed; the key as the device has it, with what goes before.
pub fn changed(key: &str, number: u32) -> Option<Changed> {
    if key.ends_with(&format!(".{}", group_key(number))) {
        return Some(Changed::Group);
    }
    let (_, piece) = key.split_once(&format!(".codes.{number}."))?;
    piece.parse::<usize>().ok().map(|_| Changed::Codes)
}

/// The codes in a piece that did not stand in it before.
pub fn new_codes(before: &str, now: &str) -> Vec<String> {
    let before: HashSet<&str> = before.lines().collect();
    now.lines().filter(|code| !before.contains(code)).map(str::to_owned).collect()
}

/// The group with this number.
pub fn get(number: u32) -> Option<Kept> {
    Kept::parse(number, &storage::read(&group_key(number))?)
}

/// All groups, the newest first.
pub fn all() -> Vec<Kept> {
    let numbers = storage::keys("group.").into_iter().filter_map(|key| key.strip_prefix("group.")?.parse().ok());
    let mut groups: Vec<Kept> = numbers.filter_map(get).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.number));
    groups
}

/// Begins a group, with a number that none on this machine ever had.
pub fn begin(mut group: Kept) -> Kept {
    let last = storage::read(LAST_NUMBER).and_then(|number| number.parse().ok()).unwrap_or(0);
    let keys = storage::keys("group.").into_iter().chain(storage::keys("codes."));
    group.number = next_number(last, keys);
    storage::write(LAST_NUMBER, &group.number.to_string());
    keep(&group);
    group
}

/// Where the highest number is kept that a group ever got. It never falls, so that codes of a group that was deleted in one
/// window and still collected in another never end up in the next group.
const LAST_NUMBER: &str = "last-group";

/// The number after all that were given or still stand in a key, whether what is kept under it can be read or not.
fn next_number(last: u32, keys: impl Iterator<Item = String>) -> u32 {
    let in_keys = keys.filter_map(|key| key.split('.').nth(1)?.parse().ok());
    in_keys.fold(last, u32::max).saturating_add(1)
}

/// Keeps how far a group is.
pub fn keep(group: &Kept) {
    storage::write(&group_key(group.number), &group.json().text());
}

/// Forgets a group and everything that was handed in.
pub fn forget(number: u32) {
    for key in storage::keys(&format!("codes.{number}.")) {
        storage::forget(&key);
    }
    storage::forget(&group_key(number));
}

/// The codes of a group, in the order they came.
pub fn codes(number: u32) -> Vec<String> {
    pieces(number).flat_map(|piece| piece.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn pieces(number: u32) -> impl Iterator<Item = String> {
    (0..).map_while(move |piece| storage::read(&piece_key(number, piece)))
}

/// Adds codes to a group, one a line.
pub fn add_codes(number: u32, codes: &[String]) {
    let begun = LAST_PIECE.get().filter(|(group, _)| *group == number).map_or(0, |(_, piece)| piece);
    let mut piece = last_piece(begun, |piece| storage::read(&piece_key(number, piece)).is_some());
    let mut lines: Vec<String> = storage::read(&piece_key(number, piece)).unwrap_or_default().lines().map(str::to_owned).collect();
    for code in codes {
        if lines.len() >= PIECE {
            storage::write(&piece_key(number, piece), &lines.join("\n"));
            lines.clear();
            piece += 1;
        }
        lines.push(code.clone());
    }
    storage::write(&piece_key(number, piece), &lines.join("\n"));
    LAST_PIECE.set(Some((number, piece)));
}

thread_local! {
    /// The group that was added to last, and its last piece then: looking through all pieces for every slice of many
    /// codes takes longer with each of them.
    static LAST_PIECE: Cell<Option<(u32, usize)>> = const { Cell::new(None) };
}

/// The last piece there is, from the one that was last a moment ago: another window may have begun one since, or have
/// deleted all.
fn last_piece(begun: usize, is_there: impl Fn(usize) -> bool) -> usize {
    let begun = if is_there(begun) { begun } else { 0 };
    (begun..).find(|piece| !is_there(piece + 1)).unwrap_or(begun)
}

/// How many codes a group holds, without reading any.
pub fn count(number: u32) -> usize {
    pieces(number).map(|piece| piece.lines().count()).sum()
}

/// A group as a file: a sentence for people, what is kept of it, and the codes.
pub fn file(group: &Kept, sentences: &[String]) -> String {
    format!("{}\n\n{}\n\n{}\n", sentences.join("\n"), group.json().text(), codes(group.number).join("\n"))
}

/// What a file says of its group; nothing when it holds only codes.
pub fn from_file(text: &str) -> Option<Kept> {
    let line = text.lines().map(str::trim).find(|line| line.starts_with('{') && line.ends_with('}'))?;
    Kept::parse(0, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(case: &str, hands: &[&str]) -> Kept {
        Kept { case: case.into(), hands: hands.iter().filter_map(|line| hand_line(line)).collect(), ..Kept::default() }
    }

    #[test]
    fn only_hands_that_can_have_been_counted_here_come_out_of_a_file() {
        let options = |key: &str| (key == "werk").then_some(2);
        let mut here = group("ansaj", &[]);
        here.take_hands(group("ander", &["werk 3 4"]), options);
        assert!(here.hands.is_empty(), "hands of another case");
        here.take_hands(group("ansaj", &["niets 3 4", "werk 4294967295 x 7"]), options);
        assert_eq!(here.hands, [("werk".to_owned(), vec![MOST_HANDS, 0])]);
        here.take_hands(group("ansaj", &["werk 1 1"]), options);
        assert_eq!(here.hands_at("werk"), Some(&[MOST_HANDS, 0][..]), "what was counted here stays");
    }

    #[test]
    fn a_group_of_another_machine_brings_no_leave_to_show_words() {
        let there =
            Kept { name: "x".repeat(1_000), words_shown: true, screen: true, again: vec!["werk".into()], step: 2, ..group("ansaj", &["werk 1 2"]) };
        let here = there.clone().opened_here();
        assert!(!here.words_shown && !here.screen && here.again.is_empty());
        assert_eq!((here.name.len(), here.step, &here.hands), (MOST_NAME, 2, &there.hands));
    }

    #[test]
    fn two_windows_count_beside_each_other() {
        let mut kept = Kept { screen: true, ..group("ansaj", &["werk 1 2"]) };
        let laptop = Kept { screen: false, ..kept.clone() };
        kept.step = 3;
        kept.set_hand("werk", 0, 2, 20_000);
        let mut laptop = laptop.with_others(kept);
        laptop.set_hand("werk", 1, 2, 5);
        assert_eq!(laptop.hands_at("werk"), Some(&[MOST_HANDS, 5][..]));
        assert_eq!(laptop.step, 3);
        assert!(!laptop.screen, "each window says itself what it shows");
        laptop.clear_hands("werk");
        assert_eq!(laptop.hands_at("werk"), None);
    }

    #[test]
    fn what_another_window_kept_is_told_by_its_key() {
        assert_eq!(changed("keukentafel.1.group.3", 3), Some(Changed::Group));
        assert_eq!(changed("keukentafel.1.codes.3.0", 3), Some(Changed::Codes));
        for key in ["keukentafel.1.group.13", "keukentafel.1.codes.13.0", "keukentafel.1.codes.3.x", "keukentafel.1.last-group", "", "group.3"] {
            assert_eq!(changed(key, 3), None, "{key}");
        }
        assert_eq!(new_codes("een\ntwee", "een\ndrie\ntwee\nvier"), ["drie", "vier"]);
        assert!(new_codes("een\ntwee", "").is_empty());
    }

    #[test]
    fn a_number_is_given_once() {
        let next = |last: u32, keys: &[&str]| next_number(last, keys.iter().map(|key| (*key).to_owned()));
        assert_eq!(next(0, &[]), 1);
        assert_eq!(next(0, &["group.2", "group.1"]), 3);
        assert_eq!(next(7, &["group.2"]), 8, "the newest was deleted");
        assert_eq!(next(0, &["group.1", "codes.4.0"]), 5, "codes of a group whose own line is gone");
        assert_eq!(next(0, &["group.x", "group."]), 1);
        assert_eq!(next(0, &["group.4294967295"]), u32::MAX);
    }

    #[test]
    fn the_last_piece_is_found_from_where_it_was() {
        let looked = Cell::new(0);
        let there = |pieces: usize| {
            let looked = &looked;
            move |piece: usize| {
                looked.set(looked.get() + 1);
                piece < pieces
            }
        };
        assert_eq!(last_piece(0, there(0)), 0);
        assert_eq!(last_piece(0, there(1)), 0);
        assert_eq!(last_piece(2, there(5)), 4, "another window began two");
        assert_eq!(last_piece(4, there(0)), 0, "another window deleted the group");
        looked.set(0);
        assert_eq!(last_piece(49, there(50)), 49);
        assert!(looked.get() <= 2, "{} pieces looked at", looked.get());
    }
}
