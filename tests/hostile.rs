//! Whatever a file holds, reading it ends with messages and never with a crash.

use keukentafel::story::wording::{Language, render};
use keukentafel::story::{LARGEST_FILE, load, load_translation};
use proptest::prelude::*;

const STORIES: [&str; 2] = [include_str!("../scenarios/de-schone-keuken/story.ron"), include_str!("../scenarios/ansaj/story.ron")];

/// Loads, and puts every message into words, as a reader would see it.
fn read(bytes: &[u8]) -> usize {
    let loaded = load("story.ron", bytes);
    let source = String::from_utf8_lossy(bytes);
    for diagnostic in loaded.diagnostics.iter().take(20) {
        assert!(!render(diagnostic, &source, Language::Nl).is_empty());
        assert!(!render(diagnostic, &source, Language::En).is_empty());
    }
    loaded.diagnostics.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_give_messages(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes) > 0);
    }

    #[test]
    fn any_mix_of_our_own_marks_gives_messages(pieces in proptest::collection::vec(
        prop_oneof![Just("("), Just(")"), Just("["), Just("]"), Just("{"), Just("}"), Just(","), Just(":"), Just("\""), Just("Story"), Just("\n"),
            Just("format"), Just("1"), Just("“"), Just("\\"), Just("//"), Just("é"), Just("Say(\"a\", \"b\")")], 0..120)) {
        prop_assert!(read(pieces.concat().as_bytes()) > 0);
    }

    #[test]
    fn a_shipped_story_cut_off_anywhere_gives_messages(which in 0usize..2, at in 0.0f64..1.0) {
        let story = STORIES[which];
        let mut cut = (story.trim_end().len() as f64 * at) as usize;
        while !story.is_char_boundary(cut) { cut -= 1; }
        prop_assert!(read(&story.as_bytes()[..cut]) > 0);
    }

    #[test]
    fn a_shipped_story_with_one_character_changed_never_crashes(which in 0usize..2, at in 0.0f64..1.0, other in any::<char>()) {
        let story = STORIES[which];
        let mut from = (story.len() as f64 * at) as usize;
        while !story.is_char_boundary(from) { from -= 1; }
        let rest = story[from..].chars().next().map_or(0, char::len_utf8);
        read(format!("{}{other}{}", &story[..from], &story[from + rest..]).as_bytes());
    }
}

#[test]
fn brackets_without_end_are_refused() {
    for bracket in ["(", "[", "{", "Story(", "If(when: ", "\"a\": (", "Not("] {
        assert!(read(bracket.repeat(100_000).as_bytes()) > 0);
    }
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let loaded = load("story.ron", &vec![b' '; LARGEST_FILE + 1]);
    assert_eq!(loaded.diagnostics.len(), 1);
    assert_eq!(loaded.diagnostics[0].problem.code(), "K101");
}

#[test]
fn a_hostile_translation_gives_messages() {
    let story = load("story.ron", STORIES[0].as_bytes()).story.expect("the shipped story loads");
    for hostile in ["", "Translation(", "Translation(format: 1, language: \"en\", lines: {\"title\": (1, 2)})", "\u{0}\u{1}\u{2}"] {
        let (_, diagnostics) = load_translation(&story, "en.ron", hostile.as_bytes());
        assert!(!diagnostics.is_empty(), "{hostile:?}");
    }
}

#[test]
fn markup_in_a_story_stays_text() {
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    let source = STORIES[0].replacen("title: \"", &format!("title: \"{hostile}"), 1);
    let story = load("story.ron", source.as_bytes()).story.expect("markup is no mistake");
    assert!(story.title.words.value.starts_with(hostile));
}
