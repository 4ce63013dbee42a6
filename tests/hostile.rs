//! Whatever a file holds, reading it ends with messages and never with a crash.

use std::time::{Duration, Instant};

use keukentafel::check::{check, check_play};
use keukentafel::play::Case;
use keukentafel::story::wording::{Language, render};
use keukentafel::story::{LARGEST_FILE, MOST_TOLD, load, load_translation};
use proptest::prelude::*;

const STORIES: [&str; 2] = [include_str!("../scenarios/de-schone-keuken/story.ron"), include_str!("../scenarios/ansaj/story.ron")];

/// Checks, and puts every message into words, as a reader would see it.
fn read(bytes: &[u8]) -> usize {
    let loaded = check("story.ron", bytes);
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

/// A story that loads is played too; all of it ends soon.
fn read_and_play(bytes: &[u8]) {
    let begun = Instant::now();
    read(bytes);
    if let Some(case) = check("story.ron", bytes).story.and_then(|story| Case::new(story).ok()) {
        check_play("story.ron", bytes, &case);
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "it takes {:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_story_with_its_own_words_mixed_up_never_crashes_a_play(changes in proptest::collection::vec((0.0f64..1.0, 0.0f64..1.0), 1..12)) {
        // Words between quotes are put in each other's place: names still look like names, and many still point somewhere.
        let mut pieces: Vec<&str> = STORIES[0].split('"').collect();
        let words = pieces.len() / 2;
        for (one, other) in changes {
            let at = |share: f64| ((words as f64 * share) as usize).min(words - 1) * 2 + 1;
            let (one, other) = (at(one), at(other));
            if pieces[one].len() < 20 && pieces[other].len() < 20 {
                pieces.swap(one, other);
            }
        }
        read_and_play(pieces.join("\"").as_bytes());
    }

    #[test]
    fn a_story_with_its_numbers_changed_never_crashes_a_play(numbers in proptest::collection::vec(prop_oneof![Just(0i64), Just(1), Just(-1), Just(255), Just(32767), Just(-32768), Just(65535)], 40)) {
        let mut next = numbers.iter().cycle();
        let mut changed = String::new();
        for (at, piece) in STORIES[0].split(": ").enumerate() {
            let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
            changed += if at > 0 { ": " } else { "" };
            if digits > 0 && at % 3 == 0 && !changed.ends_with("format: ") {
                changed += &next.next().copied().unwrap_or(0).to_string();
                changed += &piece[digits..];
            } else {
                changed += piece;
            }
        }
        read_and_play(changed.as_bytes());
    }
}

/// A ten-line story with these topics and this much besides.
fn story_with(topics: &str, more: &str) -> String {
    let listed: Vec<&str> = topics.match_indices("\"t").filter_map(|(at, _)| topics[at..].split('(').next()?.strip_suffix(": ")).collect();
    format!(
        "Story(format: 1, language: \"nl\", title: \"Veel\", resident: \"a\", invitation: [\"Kom.\"], people: {{\"a\": (name: \"A\"), \"b\": (name: \"B\")}},\n\
         seats: {{\"s\": (person: \"b\")}}, table: (present: [\"a\"], topics: [{}], done: \"Klaar\"), topics: {{{topics}}}, {more})",
        listed.join(", ")
    )
}

#[test]
fn a_chain_of_a_thousand_topics_in_the_wrong_order_is_soon_looked_through() {
    let topics: String = (0..1_000)
        .map(|n| format!("\"t{n}\": (title: \"Onderwerp {n}\", when: Chose(\"t{}.x\"), choices: {{\"x\": (say: \"Ja {n}\")}}),\n", (n + 617) % 1_000))
        .collect();
    read_and_play(story_with(&topics, "").as_bytes());
}

#[test]
fn a_condition_of_ten_thousand_words_is_soon_looked_through() {
    let words = "Not(Visited(\"t0\")), Visited(\"t0\"), AtLeast(\"c\", 9), AtMost(\"c\", 1), ".repeat(2_500);
    let topics =
        format!("\"t0\": (title: \"Een\", when: All([{words}]), choices: {{\"x\": (say: \"Ja\")}}), \"t1\": (title: \"Twee\", when: Any([{words}]))");
    read_and_play(story_with(&topics, "counters: {\"c\": (max: 3)}").as_bytes());
}

#[test]
fn a_thousand_seats_are_soon_looked_through() {
    let seats: String = (0..1_000).map(|n| format!("\"s{n}\": (person: \"b\"), ")).collect();
    let story = story_with("\"t0\": (title: \"Een\", choices: {\"x\": (say: \"Ja\", when: Seat(\"s9\")), \"y\": (say: \"Nee\")})", "");
    read_and_play(story.replace("\"s\": (person: \"b\")", &seats).as_bytes());
}

#[test]
fn moments_that_all_lead_to_each_other_are_soon_played() {
    let moments: String = (0..200)
        .map(|n| {
            format!(
                "\"m{n}\": (choices: {{\"x\": (say: \"Ja {n}\", again: true, to: \"m{}\"), \"y\": (say: \"Nee {n}\", again: true, to: \"m{}\")}}),\n",
                (n * 7 + 1) % 200,
                (n * 13 + 5) % 200
            )
        })
        .collect();
    let topics = format!("\"t0\": (title: \"Een\", choices: {{\"x\": (say: \"Ja\", to: \"m0\"), \"y\": (say: \"Nee\")}}, moments: {{{moments}}})");
    read_and_play(story_with(&topics, "").as_bytes());
}

#[test]
fn a_text_of_a_million_words_is_soon_read() {
    let story = story_with("\"t0\": (title: \"Een\")", "").replace("Kom.", &"wordt indien ten ".repeat(200_000));
    read_and_play(story.as_bytes());
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

/// Mistakes of all sorts that can fill a file, without a line end: what is looked for to the end of the line is far away.
const FILLINGS: [&str; 24] = [
    "(",
    "[",
    "{",
    ")",
    "\"",
    "\"\"",
    "“a” ",
    "“",
    ";",
    "=",
    "a ",
    "\"a\"b, ",
    "\"a\"b ",
    "a: ",
    "é",
    "/*",
    "Say(",
    "\"a\", ",
    "9",
    "-",
    "\\",
    "Story(a: ",
    "{\"a\": ",
    "x: [], ",
];

#[test]
fn a_megabyte_of_one_mistake_ends_soon_with_messages_up_to_a_limit() {
    for filling in FILLINGS {
        for begin in ["", "Story(topics: {", "Story(invitation: ["] {
            let mut file = begin.to_owned();
            file.extend(std::iter::repeat_n(filling, (1 << 20) / filling.len()));
            let begun = Instant::now();
            let told = read(file.as_bytes());
            assert!((1..=MOST_TOLD + 1).contains(&told), "{begin}{filling}: {told}");
            assert!(begun.elapsed() < Duration::from_secs(30), "{begin}{filling} takes {:?}", begun.elapsed());
        }
    }
}

#[test]
fn five_megabytes_of_anything_are_refused_by_their_size() {
    for filling in FILLINGS {
        let file = filling.repeat(5_000_000 / filling.len());
        let codes: Vec<&str> = check("story.ron", file.as_bytes()).diagnostics.iter().map(|one| one.problem.code()).collect();
        assert_eq!(codes, ["K101"], "{filling}");
    }
}

/// Twenty thousand steps in topics of five; each answer leads on.
fn twenty_thousand_steps(more: &str) -> String {
    let moment = |n: usize, step: usize| format!("\"m{step}\": (choices: {{\"a\": (say: \"Ja {n}\", {more}to: \"m{}\")}}),\n", step % 4 + 1);
    let topics: String = (0..4_000)
        .map(|n| {
            let moments: String = (1..5).map(|step| moment(n, step)).collect();
            format!("\"t{n}\": (title: \"Vraag {n}\", choices: {{\"a\": (say: \"Ja\", to: \"m1\")}}, moments: {{{moments}}}),\n")
        })
        .collect();
    story_with(&topics, "")
}

#[test]
fn a_story_of_twenty_thousand_steps_is_soon_looked_through() {
    read_and_play(twenty_thousand_steps("").as_bytes());
}

#[test]
fn twenty_thousand_mistakes_are_soon_told_up_to_a_limit() {
    for mistake in ["to: \"verder\", ", "saai: \"Nee\", ", "again: 1, ", "when: Chose(\"x.m1.z\"), ", "when: Wanneer(2), ", "points: {\"wens\": 1}, "]
    {
        let begun = Instant::now();
        let told = check("story.ron", twenty_thousand_steps(mistake).as_bytes()).diagnostics;
        assert_eq!(told.len(), MOST_TOLD + 1, "{mistake}");
        assert_eq!(told.iter().filter(|one| one.problem.code() == "K105").count(), 1, "{mistake}");
        assert!(begun.elapsed() < Duration::from_secs(30), "{mistake} takes {:?}", begun.elapsed());
    }
}

#[test]
fn long_lists_that_name_each_other_are_soon_looked_through() {
    let names: String = (0..60_000).map(|n| format!("\"n{n}\", ")).collect();
    let options: String = (0..40_000).map(|n| format!("\"n{n}\": (text: \"Iets\"), ")).collect();
    let moments: String = (0..4_900).map(|n| format!("\"m{n}\": (to: \"m{}\"), ", (n + 1) % 4_900)).collect();
    let marks = "(when: Heard(\"w\"), points: {\"d\": \"een\"}, why: \"Zo.\"), ".repeat(20_000);
    let rubric: String =
        (0..4_000).map(|n| format!("\"d{n}\": (name: \"D\", weight: 1, at: (1, 2, 3), levels: [\"A\", \"B\", \"C\", \"D\"]), ")).collect();
    let bodies = [
        story_with("\"t0\": (title: \"Een\")", "").replace("topics: [\"t0\"]", &format!("topics: [{names}], must: [{names}]")),
        story_with("\"t0\": (title: \"Een\")", &format!("marks: [{marks}]")),
        story_with("\"t0\": (title: \"Een\")", &format!("rubric: {{{rubric}}}")),
        story_with(&format!("\"t0\": (title: \"Een\", to: \"m0\", moments: {{{moments}}})"), ""),
        story_with(
            "\"t0\": (title: \"Een\")",
            &format!(
                "agreements: (sentence: \"{{need}}\", done: \"Klaar\", answers: [(when: With(need: [{names}]), answer: No)], parts: (need: (ask: \"Wat?\", options: {{{options}}}), service: (ask: \"Waar?\", options: {{}})))"
            ),
        ),
        story_with(
            "\"t0\": (title: \"Een\")",
            &format!(
                "debrief: (key_decisions: {{\"k\": (at: [{names}], title: \"T\", outcomes: [{names}])}}, panels: {{\"p\": (name: \"P\", people: 1, chose: {{}}, sources: [{names}])}})"
            ),
        ),
    ];
    for body in bodies {
        assert!(body.len() < LARGEST_FILE, "{}", body.len());
        let begun = Instant::now();
        read(body.as_bytes());
        assert!(begun.elapsed() < Duration::from_secs(30), "{:.120} takes {:?}", body, begun.elapsed());
    }
}

#[test]
fn a_translation_of_sixty_thousand_unknown_lines_is_soon_told() {
    let story = load("story.ron", STORIES[1].as_bytes()).story.unwrap();
    let lines: String = (0..60_000).map(|n| format!("\"topics.werk.{n}\": (\"Werk {n}\", \"Work {n}\"),\n")).collect();
    let begun = Instant::now();
    let (_, told) = load_translation(&story, "en.ron", format!("Translation(format: 1, language: \"en\", lines: {{{lines}}})").as_bytes());
    assert_eq!(told.len(), MOST_TOLD + 1);
    assert!(begun.elapsed() < Duration::from_secs(30), "it takes {:?}", begun.elapsed());
}
