//! The commands `result` and `group`: what goes in as codes comes out as the same figures, and whatever somebody hands in, the
//! answer is words and never a crash, a formula or markup.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::rc::Rc;

use keukentafel::debrief::{Confidence, Group, GroupReport, Known, PlayResult, Question, Shared, Vote, code, items};
use keukentafel::play::{Case, Session, Words, random_decisions};
use keukentafel::story::load;
use proptest::prelude::*;

const CASES: [(&str, &str); 2] =
    [("ansaj", include_str!("../scenarios/ansaj/story.ron")), ("de-schone-keuken", include_str!("../scenarios/de-schone-keuken/story.ron"))];

const SCRIPT: &str = "<script>alert('x')</script><img src=//x.example/a> & \"ja\"";
const FORMULA: &str = "=HYPERLINK(\"http://x.example\";\"klik\")";

fn known(at: usize) -> (Rc<Known>, Words) {
    let (id, source) = CASES[at];
    let story = load("story.ron", source.as_bytes()).story.unwrap();
    let words = Words::new(&story, None);
    let debrief = story.debrief.0.clone();
    (Rc::new(Known::new(id, Rc::new(Case::new(story).unwrap()), debrief)), words)
}

/// A random play, with how sure and with words at every key decision that came by.
fn result(known: &Known, seed: u64, words: &str) -> PlayResult {
    let seats: Vec<&str> = known.case.story().seats.names().collect();
    let seat = seats[seed as usize % seats.len()];
    let decisions = random_decisions(&known.case, seat, seed).unwrap();
    let session = Session::replay(known.case.clone(), seat, seed, &decisions).unwrap();
    let mut result = PlayResult::new(&session, (seed * 7_919 % 32_768) as u16).unwrap();
    for (key, _) in known.keys().made(&session) {
        if let Some(confidence) = Confidence::from_number((seed as usize + key) % 5) {
            result.be_sure(key, confidence);
        }
        result.shared.extend(Shared::new(Question::Reason(key as u8), words));
    }
    result
}

fn codes(known: &Known, seeds: std::ops::Range<u64>, words: &str) -> Vec<String> {
    seeds.map(|seed| code::write_with_words(known, &result(known, seed, words))).collect()
}

/// A folder of its own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keukentafel"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments);
    command
}

fn run(arguments: &[&str]) -> (bool, String, String) {
    told(&command(arguments).output().unwrap())
}

fn run_with(arguments: &[&str], input: &[u8]) -> (bool, String, String) {
    let mut child = command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // It may have read enough and be gone: that is for the test to see in what it says.
    let _ = child.stdin.take().unwrap().write_all(input);
    told(&child.wait_with_output().unwrap())
}

/// Whether it went well, and what it wrote; that it ended by itself and not by a panic.
fn told(output: &Output) -> (bool, String, String) {
    let (out, error) = (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap());
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}\n{error}", output.status);
    assert!(!error.contains("panicked"), "{error}");
    (output.status.success(), out, error)
}

#[test]
fn a_code_is_played_again_and_told() {
    let (known, words) = known(0);
    let result = result(&known, 11, "Ze keek weg.");
    let code = code::write_with_words(&known, &result);
    let (good, out, error) = run(&["result", &code, "--json"]);
    assert!(good, "{error}");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let json = &json[0];
    let decisions: Vec<&str> = json["decisions"].as_array().unwrap().iter().map(|one| one["decision"].as_str().unwrap()).collect();
    assert_eq!(decisions, result.decisions(&known.case));
    assert_eq!((json["case"].as_str(), json["seat"].as_str(), json["seed"].as_u64()), (Some("ansaj"), Some(result.seat(&known.case)), Some(11)));
    assert_eq!(json["code"].as_str(), Some(code::write(&known, &result).as_str()));
    let mut group = Group::new(known.clone());
    group.add(result.clone()).unwrap();
    let facts = &group.members()[0].facts;
    assert_eq!(json["lassos"], facts.lassos);
    assert_eq!(json["total_percent"], facts.total);
    let levels: Vec<u64> = json["levels"].as_array().unwrap().iter().map(|one| one["level"].as_u64().unwrap()).collect();
    assert_eq!(levels, facts.levels.iter().map(|level| u64::from(*level)).collect::<Vec<_>>());
    assert_eq!(json["keys"][0]["shared"][0]["words"], "Ze keek weg.");

    let (good, text, _) = run(&["result", &code]);
    assert!(good);
    assert!(text.contains(words.of(&known.case.story().title)) && text.contains("Ze keek weg.") && text.contains("Touwen"), "{text}");
    let (_, english, _) = run(&["result", &code, "--lang", "en"]);
    assert!(english.contains("Ropes around her") && !english.contains("Touwen"), "{english}");
}

#[test]
fn a_code_comes_in_groups_links_files_and_standard_input() {
    let (known, _) = known(1);
    let code = code::write(&known, &result(&known, 3, ""));
    let all = |out: &str| serde_json::from_str::<serde_json::Value>(out).unwrap().as_array().unwrap().len();
    let grouped = code::grouped(&code).to_uppercase();
    let mut arguments = vec!["result", "--json"];
    arguments.extend(grouped.split(' '));
    assert_eq!(all(&run(&arguments).1), 1, "in groups without quotes");
    assert_eq!(all(&run(&["result", "--json", &format!("https://kt.example/#/-/group?r={code}")]).1), 1);
    assert_eq!(all(&run_with(&["result", "--json", "-"], format!("{code}\n{grouped}\n").as_bytes()).1), 2);
    let folder = folder("ways-in");
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(code.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(folder.join("notepad.txt"), wide).unwrap();
    let file = folder.join("notepad.txt");
    assert_eq!(all(&run(&["result", "--json", file.to_str().unwrap()]).1), 1, "UTF-16");
}

#[test]
fn a_damaged_code_tells_the_file_the_line_and_the_sign() {
    let (known, _) = known(0);
    let code = code::write(&known, &result(&known, 5, ""));
    let wrong = if code.as_bytes()[20] == b'q' { "p" } else { "q" };
    let mut mistyped = code.clone();
    mistyped.replace_range(20..21, wrong);
    let folder = folder("damaged");
    fs::write(folder.join("codes.txt"), format!("Hoi,\n\n{code}\n{mistyped}\n")).unwrap();
    let file = folder.join("codes.txt");
    let (good, out, error) = run(&["result", file.to_str().unwrap()]);
    assert!(!good);
    assert!(out.contains("ansaj"), "the code that is right is told all the same: {out}");
    assert!(error.contains("codes.txt:4:") && error.contains("teken 21"), "{error}");
    let (good, _, error) = run(&["result", "nergens.txt"]);
    assert!(!good && error.contains("geen bestand, geen map en geen code"), "{error}");
    let (good, _, error) = run(&["result", &code, "--cases", folder.to_str().unwrap()]);
    assert!(!good && error.contains("--cases"), "{error}");
}

#[test]
fn a_folder_of_codes_gives_the_figures_of_the_group_report() {
    let (known, words) = known(0);
    let all = codes(&known, 1..31, "Ik dacht: eerst luisteren.");
    let folder = folder("thirty");
    fs::create_dir_all(folder.join("later")).unwrap();
    fs::write(folder.join("1.txt"), all[..20].join("\n")).unwrap();
    // Five come twice, and one file stands in a folder of its own.
    fs::write(folder.join("later/2.txt"), all[15..].join("\r\n")).unwrap();
    fs::write(folder.join("later/notulen.txt"), "Geen codes vandaag.").unwrap();
    let vote = Vote { key: 0, option: 1, confidence: None, tag: 9 };
    fs::write(folder.join("stem.txt"), code::write_vote(&known, &vote)).unwrap();
    let (good, out, error) = run(&["group", folder.to_str().unwrap(), "--format", "json"]);
    assert!(good, "{error}");
    assert!(error.contains("Resultaten: 30. Dubbel: 5. Stemmen: 1.") && error.contains("notulen.txt"), "{error}");

    let mut group = Group::new(known.clone());
    (1..31).for_each(|seed| assert!(group.add(result(&known, seed, "Ik dacht: eerst luisteren.")).is_ok()));
    group.ballot_mut(0).unwrap().add(vote);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    // Both by way of text, which rounds in the same manner.
    let parsed = |value: String| serde_json::from_str::<serde_json::Value>(&value).unwrap();
    assert_eq!(json["report"], parsed(serde_json::to_string(&GroupReport::new(&group, &words)).unwrap()));
    let figures: Vec<&serde_json::Value> = json["items"].as_array().unwrap().iter().map(|one| &one["item"]).collect();
    assert_eq!(figures, parsed(serde_json::to_string(&items(&group, &words)).unwrap()).as_array().unwrap().iter().collect::<Vec<_>>());
    assert!(json["items"][0]["said"].as_str().unwrap().ends_with(['.', '?']));
}

#[test]
fn a_spreadsheet_has_a_row_for_each_result_and_adds_up_to_the_report() {
    let (known, words) = known(0);
    let all = codes(&known, 1..31, FORMULA);
    let (good, out, _) = run_with(&["group", "-", "--format", "csv"], all.join("\n").as_bytes());
    assert!(good);
    let (_, reversed, _) = run_with(&["group", "-", "--format", "csv"], all.iter().rev().cloned().collect::<Vec<_>>().join(" ").as_bytes());
    assert_eq!(out, reversed, "the order of arrival is not in the file");
    assert!(out.starts_with('\u{feff}'));
    let rows: Vec<csv::StringRecord> =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(out.trim_start_matches('\u{feff}').as_bytes()).records().map(Result::unwrap).collect();
    let head: Vec<&str> = out.trim_start_matches('\u{feff}').lines().next().unwrap().split(';').collect();
    assert_eq!(rows.len(), 30);
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    assert!(rows.iter().flatten().any(|cell| cell == format!("'{FORMULA}")));

    let mut group = Group::new(known.clone());
    (1..31).for_each(|seed| assert!(group.add(result(&known, seed, FORMULA)).is_ok()));
    let report = GroupReport::new(&group, &words);
    let column = |name: &str| {
        let at = head.iter().position(|known| *known == name).unwrap_or_else(|| panic!("no column {name} in {head:?}"));
        rows.iter().map(move |row| row[at].to_owned()).collect::<Vec<_>>()
    };
    for wish in &report.wishes {
        let heard = column(&format!("gehoord: {}", wish.about)).iter().filter(|cell| *cell == "1").count();
        assert_eq!(heard, wish.heard, "{}", wish.id);
    }
    for level in &report.levels {
        let column = column(&format!("niveau: {}", level.name));
        let counted = [0, 1, 2, 3].map(|number: usize| column.iter().filter(|cell| **cell == number.to_string()).count());
        assert_eq!(counted, level.people, "{}", level.id);
    }
    for key in &report.keys {
        let column = column(&format!("keuze: {}", key.title));
        assert_eq!(column.iter().filter(|cell| *cell == "kwam niet langs").count(), key.not_made);
        for option in &key.options {
            assert_eq!(column.iter().filter(|cell| **cell == option.text).count(), option.people, "{}", option.name);
        }
    }
    let (_, comma, _) =
        run_with(&["group", "-", "--format", "csv", "--separator", ",", "--rows", "places", "--lang", "en"], all.join("\n").as_bytes());
    assert!(comma.starts_with("\u{feff}place,best choice,"), "{comma}");
}

#[test]
fn the_page_holds_every_figure_and_no_word_of_it_is_markup() {
    let (known, words) = known(0);
    let all = codes(&known, 1..41, SCRIPT);
    let out = folder("page").join("groep.html");
    for lang in ["nl", "en"] {
        let (good, _, error) =
            run_with(&["group", "-", "--format", "html", "--lang", lang, "--out", out.to_str().unwrap()], all.join("\n").as_bytes());
        assert!(good, "{error}");
        let page = fs::read_to_string(&out).unwrap();
        assert!(page.contains("&lt;script&gt;alert('x')&lt;/script&gt;"), "what was shared is there, as text");
        let lower = page.to_lowercase();
        for forbidden in ["<script", "<img", "<link", "<iframe", "url(", "@import", "javascript:", "onload"] {
            assert!(!lower.contains(forbidden), "{forbidden} in the page");
        }
        for address in ["src=", "http://", "https://"] {
            let own = lower.replace("&lt;img src=//x.example/a&gt;", "");
            assert!(!own.contains(address), "{address} in the page");
        }
    }
    run_with(&["group", "-", "--format", "html", "--out", out.to_str().unwrap()], all.join("\n").as_bytes());
    let page = fs::read_to_string(&out).unwrap();
    let mut group = Group::new(known.clone());
    (1..41).for_each(|seed| assert!(group.add(result(&known, seed, SCRIPT)).is_ok()));
    let report = GroupReport::new(&group, &words);
    for key in &report.keys {
        for option in &key.options {
            assert!(page.contains(&format!("{} van {}", option.people, report.people - key.not_made)), "{}.{}", key.id, option.name);
        }
    }
    for row in &report.outcomes {
        assert!(page.contains(&format!("{} van {}", row.people, report.people)), "{}", row.id);
    }
    for item in items(&group, &words) {
        assert!(page.contains(&keukentafel::debrief::wording::say(&item, Default::default())), "{}", item.place);
    }
}

#[test]
fn results_of_two_cases_are_not_counted_together() {
    let (ansaj, _) = known(0);
    let (keuken, _) = known(1);
    let mut all = codes(&ansaj, 1..4, "");
    all.extend(codes(&keuken, 1..3, ""));
    let text = all.join("\n");
    let (good, out, error) = run_with(&["group", "-", "--format", "csv"], text.as_bytes());
    assert!(!good && out.is_empty());
    assert!(error.contains("ansaj (3), de-schone-keuken (2)") && error.contains("--case"), "{error}");
    let (good, out, error) = run_with(&["group", "-", "--format", "csv", "--case", "de-schone-keuken"], text.as_bytes());
    assert!(good && error.contains("Resultaten: 2.") && error.contains("Andere casus: 3."), "{error}");
    assert_eq!(out.lines().count(), 3);
    let (good, _, error) = run_with(&["group", "-", "--format", "csv", "--case", "nergens"], text.as_bytes());
    assert!(!good && error.contains("ansaj"), "{error}");
}

#[test]
fn hostile_files_give_words() {
    let folder = folder("hostile");
    let mut number = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 56) as u8
    })
    .take(200_000)
    .collect();
    fs::write(folder.join("noise.bin"), &noise).unwrap();
    fs::write(folder.join("large.txt"), "kt1 nonsense kt1qqqq ".repeat(250_000)).unwrap();
    fs::write(folder.join("long.txt"), format!("kt1{}", "q".repeat(5_000_000))).unwrap();
    fs::write(folder.join("empty.txt"), "").unwrap();
    let (known, _) = known(1);
    fs::write(folder.join("good.txt"), code::write(&known, &result(&known, 1, ""))).unwrap();
    let (good, out, error) = run(&["group", folder.to_str().unwrap(), "--format", "json"]);
    assert!(good, "{error}");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&out).unwrap()["report"]["people"], 1);
    assert!(error.contains("large.txt:1:") && error.contains("empty.txt") && error.lines().count() < 40, "{error}");
    let (good, _, error) = run(&["result", folder.join("noise.bin").to_str().unwrap()]);
    assert!(!good && error.contains("noise.bin"), "{error}");
}

#[test]
fn a_play_ends_with_its_code() {
    let (good, out, error) = run(&["play", "scenarios/de-schone-keuken", "--random", "--seed", "8"]);
    assert!(good, "{error}");
    let line = out.lines().last().unwrap();
    let code = line.strip_prefix("Code van dit resultaat: ").unwrap_or_else(|| panic!("{line}"));
    let (good, told, error) = run(&["result", code]);
    assert!(good && told.contains("Toeval: 8"), "{told}{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_give_words(bytes in prop::collection::vec(any::<u8>(), 0..2_000), begin in prop::sample::select(vec!["", "kt1", "KT1 qqqq ", "\u{feff}kt1q~"])) {
        let input = [begin.as_bytes(), &bytes].concat();
        let cases = ["--cases", "scenarios/de-schone-keuken"];
        let (_, _, error) = run_with(&["result", "-", cases[0], cases[1]], &input);
        prop_assert!(!error.is_empty());
        let (good, _, error) = run_with(&["group", "-", "--format", "html", cases[0], cases[1]], &input);
        prop_assert!(!good && !error.is_empty());
    }
}
