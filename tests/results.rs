//! A result code: what is written is read, every slip of the pen is found, and nobody can break it.

use std::rc::Rc;

use keukentafel::debrief::code::{self, Read};
use keukentafel::debrief::{Confidence, Known, PlayResult, Question, Shared, Slip, Unreadable, Vote};
use keukentafel::play::{Case, Session, random_decisions};
use keukentafel::story::load;
use keukentafel::story::wording::Language;
use proptest::prelude::*;

const CASES: [(&str, &str); 2] =
    [("ansaj", include_str!("../scenarios/ansaj/story.ron")), ("de-schone-keuken", include_str!("../scenarios/de-schone-keuken/story.ron"))];

fn known_from(id: &str, source: &str) -> Known {
    let story = load("story.ron", source.as_bytes()).story.unwrap();
    let debrief = story.debrief.0.clone();
    Known::new(id, Rc::new(Case::new(story).unwrap()), debrief)
}

fn known() -> Vec<Known> {
    CASES.iter().map(|(id, source)| known_from(id, source)).collect()
}

/// A random play of a case, with how sure somebody was at each key decision that came by.
fn result(known: &Known, seed: u64) -> PlayResult {
    let seats: Vec<&str> = known.case.story().seats.names().collect();
    let seat = seats[seed as usize % seats.len()];
    let decisions = random_decisions(&known.case, seat, seed).unwrap();
    let session = Session::replay(known.case.clone(), seat, seed, &decisions).unwrap();
    let mut result = PlayResult::new(&session, (seed * 7_919 % 33_554_432) as u32).unwrap();
    for (key, _) in known.keys().made(&session) {
        if let Some(confidence) = Confidence::from_number((seed as usize + key) % 5) {
            result.be_sure(key, confidence);
        }
    }
    result
}

fn read_result(text: &str, known: &[Known]) -> Result<PlayResult, Unreadable> {
    code::read(text, known).map(|read| match read {
        Read::Result { result, lost_words: false, .. } => result,
        other => panic!("not a whole result: {other:?}"),
    })
}

#[test]
fn a_result_is_read_back_whole_from_every_seat_of_every_case() {
    let known = known();
    for (number, one) in known.iter().enumerate() {
        for seed in 0..150 {
            let result = result(one, seed);
            let code = code::write(one, &result);
            let Ok(Read::Result { known: found, result: read, .. }) = code::read(&code, &known) else { panic!("{code}") };
            assert_eq!((found, &read), (number, &result), "{code}");
            assert_eq!(read.session(&one.case).unwrap().decisions(), result.decisions(&one.case));
        }
    }
}

#[test]
fn people_may_put_spaces_hyphens_and_capitals_in_a_code() {
    let known = known();
    let result = result(&known[0], 3);
    let code = code::write(&known[0], &result);
    assert_eq!(read_result(&code::grouped(&code), &known), Ok(result.clone()));
    assert_eq!(read_result(&code::grouped(&code).to_uppercase().replace(' ', "-"), &known), Ok(result));
}

#[test]
fn a_code_of_forty_decisions_has_at_most_eighty_signs() {
    let known = known();
    let mut seen = 0;
    for seed in 0..2_000 {
        let result = result(&known[0], seed);
        let decisions = result.decisions(&known[0].case).len();
        if decisions == 40 {
            seen += 1;
            let code = code::write(&known[0], &result);
            assert!(code.len() <= 80, "{} signs: {code}", code.len());
        }
    }
    assert!(seen > 10, "only {seen} plays of forty decisions");
}

#[test]
fn every_wrong_sign_and_every_swap_of_neighbours_is_found_and_pointed_at() {
    const SIGNS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l1bio";
    let known = known();
    let one = &known[1];
    for seed in 0..200 {
        let code = code::write(one, &result(one, seed));
        let signs: Vec<char> = code.chars().collect();
        for at in 0..signs.len() {
            for sign in SIGNS.chars().filter(|sign| *sign != signs[at]) {
                let mut wrong = signs.clone();
                wrong[at] = sign;
                let wrong: String = wrong.into_iter().collect();
                assert!(code::read(&wrong, &known).is_err(), "{code} became {wrong}");
            }
            if at + 1 < signs.len() && signs[at] != signs[at + 1] {
                let mut swapped = signs.clone();
                swapped.swap(at, at + 1);
                let swapped: String = swapped.into_iter().collect();
                assert!(code::read(&swapped, &known).is_err(), "{code} became {swapped}");
            }
        }
    }
}

#[test]
fn a_mistake_is_pointed_at() {
    let known = known();
    let code = code::write(&known[0], &result(&known[0], 5));
    let wrong = if code.as_bytes()[20] == b'q' { "p" } else { "q" };
    let mut mistyped = code.clone();
    mistyped.replace_range(20..21, wrong);
    let error = code::read(&mistyped, &known).unwrap_err();
    let Unreadable::Damaged { code: damaged } = &error else { panic!("{error:?}") };
    assert_eq!(Slip::find(damaged), Some(Slip { at: 20, swapped: false }));
    assert!(error.say(Language::Nl).contains("teken 21"), "{}", error.say(Language::Nl));
    mistyped.replace_range(20..21, "o");
    let said = code::read(&mistyped, &known).unwrap_err().say(Language::Nl);
    assert!(said.contains("is een o") && said.contains("een 0"), "{said}");
}

#[test]
fn in_a_code_that_nobody_types_no_place_is_looked_for() {
    let damaged = format!("kt1{}", "q".repeat(990));
    let error = code::read(&damaged, &known()).unwrap_err();
    assert_eq!(error, Unreadable::Damaged { code: damaged.clone() });
    assert_eq!(Slip::find(&damaged), None);
    let said = error.say(Language::Nl);
    assert!(said.contains("opnieuw over"), "{said}");
}

#[test]
fn another_version_of_a_case_is_said_so() {
    let known = known();
    let code = code::write(&known[1], &result(&known[1], 1));
    let changed = CASES[1].1.replacen("turns: 3", "turns: 2", 1);
    assert_ne!(changed, CASES[1].1);
    let newer = [known_from(CASES[1].0, &changed)];
    assert_eq!(code::read(&code, &newer), Err(Unreadable::OtherVersion { case: CASES[1].0.to_owned() }));
    assert_eq!(code::read(&code, &known[..1]), Err(Unreadable::UnknownCase));
    let mended = [known_from(CASES[1].0, &CASES[1].1.replacen("Corrie", "Corry", 2))];
    assert!(code::read(&code, &mended).is_ok(), "a mended word keeps the results readable");
}

/// A case that never changes, so that its codes may never change either.
const FOR_EVER: &str = r#"Story(
    format: 1, language: "nl", title: "De dichte deur", resident: "mia",
    invitation: ["Mevrouw Mia komt vanmiddag bij je langs."],
    people: { "mia": (name: "Mia"), "jij": (name: "Sam"), "bo": (name: "Bo") },
    seats: { "gemeente": (person: "jij"), "buur": (person: "bo") },
    services: { "timmerman": (name: "de timmerman"), "klus": (name: "de klusdienst") },
    table: (present: ["mia", "jij"], topics: ["deur", "markt"], done: "Afronden"),
    topics: {
        "deur": (title: "Vraag naar de deur", choices: { "vraag": (say: "Wat zou u weer doen?"), "bel": (say: "Ik bel de timmerman.") }),
        "markt": (title: "Vraag naar de markt", leave: "Laat dit rusten", choices: { "vrijdag": (say: "Elke vrijdag?") }),
    },
    agreements: (
        sentence: "Voor {need} naar {service}, {when}.", done: "Sluit af",
        parts: (
            need: (ask: "Waarvoor?", options: { "deur": (text: "de deur") }),
            service: (ask: "Waarheen?", options: { "timmerman": (), "klus": () }),
            when: (ask: "Wanneer?", empty: "Nog geen dag.", options: { "vandaag": (text: "vandaag") }),
        ),
        answers: [(answer: Yes)],
    ),
    month: (outcomes: { "open": (kind: Delivered, day: 3, title: "De deur gaat open") }),
    debrief: (key_decisions: { "deur": (at: ["deur"], title: "Wat deed jij?") }),
)"#;

#[test]
fn a_code_of_this_release_means_the_same_in_every_release() {
    let known = [known_from("dichte-deur", FOR_EVER)];
    let code = "kt1qmxhfc92vp8yqqh2g29g5xeru0d4";
    let result = read_result(code, &known).unwrap();
    assert_eq!((result.seat(&known[0].case), result.seed(), result.tag, result.sure(0)), ("buur", 12_345, 4_321, Some(Confidence::Rather)));
    let decisions = [
        "deur",
        "map:klus",
        "vraag",
        "markt",
        "leave",
        "done",
        "put:need=deur;service=klus;when=vandaag",
        "note:need=deur;service=timmerman",
        "done",
    ];
    assert_eq!(result.decisions(&known[0].case), decisions);
    assert_eq!(code::write(&known[0], &result), code);
}

#[test]
fn shared_words_travel_behind_the_code_as_plain_text() {
    let known = known();
    let mut result = result(&known[0], 9);
    let script = "<script>alert(1)</script> & \u{202e}“waarom”\n\u{7}é";
    result.shared = [(Question::Reason(0), script), (Question::System, "Nee.")].into_iter().filter_map(|(q, w)| Shared::new(q, w)).collect();
    let text = code::write_with_words(&known[0], &result);
    assert_eq!(read_result(&text, &known), Ok(result.clone()));
    assert_eq!(result.shared[0].words, "<script>alert(1)</script> & “waarom” é");
    let damaged = format!("{}AAAA", &text[..text.len() - 4]);
    let Ok(Read::Result { result: without, lost_words: true, .. }) = code::read(&damaged, &known) else { panic!() };
    assert!(without.shared.is_empty());
    assert_eq!(without.decisions(&known[0].case), result.decisions(&known[0].case));
}

#[test]
fn a_vote_is_read_back() {
    let known = known();
    for key in 0..known[0].keys().len() {
        for option in 0..known[0].keys().get(key).unwrap().options.len() {
            let vote = Vote { key, option, confidence: Some(Confidence::Rather), tag: 12_345 };
            let code = code::write_vote(&known[0], &vote);
            assert!(code.len() <= 26, "{code}");
            assert_eq!(code::read(&code, &known), Ok(Read::Vote { known: 0, vote }));
        }
    }
}

proptest! {
    #[test]
    fn any_text_gives_words_and_never_a_crash(text in ".{0,300}") {
        let known = known_small();
        if let Err(error) = code::read(&text, &known) {
            prop_assert!(!error.say(Language::Nl).is_empty() && !error.say(Language::En).is_empty());
        }
    }

    #[test]
    fn any_number_with_a_right_checksum_gives_words_or_a_play(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        use bech32::primitives::iter::{ByteIterExt, Fe32IterExt};
        let known = known_small();
        let hrp = bech32::Hrp::parse("kt").unwrap();
        let code: String = bytes.iter().copied().bytes_to_fes().with_checksum::<bech32::Bech32m>(&hrp).chars().collect();
        if let Ok(Read::Result { known: at, result, .. }) = code::read(&code, &known) {
            prop_assert!(result.session(&known[at].case).is_ok());
        }
    }
}

/// One case, loaded once: these tests run often.
fn known_small() -> Vec<Known> {
    thread_local!(static KNOWN: Vec<Known> = vec![known_from(CASES[1].0, CASES[1].1)]);
    KNOWN.with(Clone::clone)
}
