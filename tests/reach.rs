//! What can be reached: for every shipped case exact, with a route that replays to just that score; and where it is not exact,
//! that is said, with the bound and what was tried.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use keukentafel::coverage::{Way, best_total, decisions};
use keukentafel::interop::reach::{page, why_estimated};
use keukentafel::play::{Case, Session, Words};
use keukentafel::score::{Report, level, reach};
use keukentafel::story::load;
use keukentafel::story::wording::Language;

fn case(source: &[u8]) -> Rc<Case> {
    let loaded = load("story.ron", source);
    Rc::new(Case::new(loaded.story.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))).unwrap())
}

fn shipped() -> Vec<(String, Rc<Case>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.join("story.ron").exists());
    let cases: Vec<_> = folders
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), case(&std::fs::read(path.join("story.ron")).unwrap())))
        .collect();
    assert!(cases.len() >= 2);
    cases
}

#[test]
fn every_end_of_every_dimension_from_every_seat_is_exact_and_replays_to_just_that_score() {
    for (name, case) in shipped() {
        let words = Words::new(case.story(), None);
        for (number, seat) in case.story().seats.names().enumerate() {
            let reached = reach(&case, number, |_| {}).unwrap();
            assert_eq!(reached.dimensions.len(), case.story().rubric.0.len());
            for (at, dimension) in reached.dimensions.iter().enumerate() {
                let (_, written) = &case.story().rubric.0[at];
                for bound in [&dimension.worst, &dimension.best] {
                    assert!(bound.exact() && bound.tried > 0, "{name} {seat} {}: {bound:?}", dimension.id);
                    let session = Session::replay(case.clone(), seat, bound.seed, &bound.route).unwrap();
                    assert!(session.finished(), "{name} {seat} {}", dimension.id);
                    let looked = &Report::new(&session, &words, None).dimensions[at];
                    assert_eq!(looked.points.clamp(0, written.at.2), bound.found, "{name} {seat} {}", dimension.id);
                    assert_eq!(looked.level, level(written, bound.found), "{name} {seat} {}", dimension.id);
                }
                assert_eq!((level(written, dimension.worst.found), level(written, dimension.best.found)), (0, 3), "{name} {seat} {}", dimension.id);
            }
        }
    }
}

#[test]
fn the_highest_total_replays_and_no_careful_play_passes_it() {
    for (name, case) in shipped() {
        let words = Words::new(case.story(), None);
        let total = |seat: &str, seed: u64, route: &[String]| {
            Report::new(&Session::replay(case.clone(), seat, seed, route).unwrap(), &words, None).total_percent
        };
        for (number, seat) in case.story().seats.names().enumerate() {
            let reached = reach(&case, number, |_| {}).unwrap();
            let best = best_total(&case, number, &reached).unwrap();
            assert_eq!(total(seat, best.seed, &best.route), best.percent, "{name} {seat}");
            assert!(best.percent <= best.limit && best.percent >= 90, "{name} {seat}: {}", best.percent);
            for seed in 1..=40 {
                let careful = total(seat, seed, &decisions(&case, seat, Way::Careful, seed).unwrap());
                assert!(careful <= best.percent, "{name} {seat} {seed}: {careful}");
            }
        }
    }
}

/// Two answers that shut each other out, in a case of too many states to go through: 4 points exist and 2 can be had.
fn shut_out(topics: usize) -> String {
    let names: Vec<String> = (0..topics).map(|at| format!("t{at}")).collect();
    let listed = names.iter().map(|name| format!("\"{name}\", ")).collect::<String>();
    let written = names.iter().map(|name| format!("\"{name}\": (title: \"Over {name}\", lines: [Say(\"mia\", \"Ja.\")]),\n")).collect::<String>();
    format!(
        r#"Story(format: 1, language: "nl", title: "Dicht", resident: "mia", invitation: ["Kom binnen."],
people: {{ "mia": (name: "Mia"), "ik": (name: "Sam") }}, seats: {{ "loket": (person: "ik") }},
table: (present: ["mia"], topics: [{listed}"of"], done: "Klaar"),
topics: {{ {written} "of": (title: "Kies", choices: {{ "a": (say: "Dit.", points: {{"wens": 2}}, why: "x"), "b": (say: "Dat.", points: {{"wens": 2}}, why: "x") }}) }},
rubric: {{ "wens": (name: "Wens", weight: 1, at: (1, 2, 4), levels: ["a", "b", "c", "d"]) }},
)"#
    )
}

#[test]
fn a_small_case_is_gone_through_wholly_and_is_exact() {
    let case = case(shut_out(3).as_bytes());
    let reached = reach(&case, 0, |_| {}).unwrap();
    let best = &reached.dimensions[0].best;
    assert!(reached.complete && best.exact());
    assert_eq!((best.found, best.limit), (2, 2));
}

#[test]
fn a_large_case_that_is_not_proven_says_so_with_the_bound_and_what_was_tried() {
    let case = case(shut_out(18).as_bytes());
    let reached = reach(&case, 0, |_| {}).unwrap();
    let best = &reached.dimensions[0].best;
    assert!(!reached.complete && !best.exact() && reached.states > 10_000);
    assert_eq!((best.found, best.limit), (2, 4));
    let words = Words::new(case.story(), None);
    let total = best_total(&case, 0, &reached).unwrap();
    for (language, estimated) in [(Language::Nl, "Geschat"), (Language::En, "Estimated")] {
        let why = why_estimated(&reached, best, language);
        for part in [estimated.to_owned(), best.limit.to_string(), best.tried.to_string()] {
            assert!(why.contains(&part), "{part} not in: {why}");
        }
        assert!(page(&case, &[(reached.clone(), total.clone())], &words, language).contains(&why));
    }
}

#[test]
fn the_command_gives_the_same_answers_as_data() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_keukentafel")).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let json = run(&["reach", "scenarios/de-schone-keuken", "--json"]);
    assert_eq!(json, run(&["reach", "scenarios/de-schone-keuken", "--format", "json"]));
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    let documented = include_str!("../docs/reports.md");
    let table = documented.split("<!-- fields of reach -->").nth(1).unwrap().split("<!-- end -->").next().unwrap();
    let mut named: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    named.sort_unstable();
    assert_eq!(rows[0].as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>(), named);
    let case = case(include_bytes!("../scenarios/de-schone-keuken/story.ron"));
    let words = Words::new(case.story(), None);
    let best = &rows[0]["best_total"];
    let route: Vec<String> = best["route"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    let session = Session::replay(case, rows[0]["seat"].as_str().unwrap(), best["seed"].as_u64().unwrap(), &route).unwrap();
    assert_eq!(u64::from(Report::new(&session, &words, None).total_percent), best["percent"].as_u64().unwrap());
    for (format, says) in [("text", "exact"), ("html", "Zeker.")] {
        assert!(run(&["reach", "scenarios/de-schone-keuken", "--format", format]).contains(says), "{format}");
    }
}
