//! How a case plays: every figure is found again by counting whole sessions, the ways of playing do what is said of them, what is
//! wrong in a planted story is found, and the page holds whatever a story brings as text.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use keukentafel::coverage::{ByWay, Coverage, Finding, Part, Question, Report, Seen, Trial, Verdict, Way, decisions, worse_ends};
use keukentafel::play::view::{ChoosableKind, LineKind, OfferState, View};
use keukentafel::play::{Case, Session, Words, random_decisions};
use keukentafel::score;
use keukentafel::story::load;
use keukentafel::story::model::Answer;
use keukentafel::story::wording::Language;
use proptest::prelude::*;

const KEUKEN: &str = include_str!("../scenarios/de-schone-keuken/story.ron");
const ANSAJ: &str = include_str!("../scenarios/ansaj/story.ron");

fn case(source: &str) -> Rc<Case> {
    let loaded = load("story.ron", source.as_bytes());
    let story = loaded.story.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    Rc::new(Case::new(story).unwrap())
}

fn seats(case: &Case) -> Vec<String> {
    case.story().seats.names().map(str::to_owned).collect()
}

fn report(source: &str, plays: u64) -> Report {
    let case = case(source);
    let coverage = Coverage::of_all_seats(&case, plays, 1).unwrap();
    let words = Words::new(case.story(), None);
    Report::new(&case, &coverage, &worse_ends(&case).unwrap(), &words, Language::Nl, source)
}

/// One play, as whoever plays it sees it.
struct Played {
    session: Session,
    /// Before each decision: what could be chosen.
    views: Vec<View>,
}

fn play(case: &Rc<Case>, seat: &str, way: Way, seed: u64) -> Played {
    let words = Words::new(case.story(), None);
    let mut session = Session::new(case.clone(), seat, seed).unwrap();
    let mut views = Vec::new();
    for decision in decisions(case, seat, way, seed).unwrap() {
        views.push(session.view(&words));
        session.decide(&decision).unwrap();
    }
    Played { session, views }
}

fn all<T: Copy>(by_way: &ByWay<T>, way: Way) -> T {
    *by_way.each()[way as usize]
}

/// Texts of the case that no other text is like: by these a session can be told what it showed.
fn unlike(case: &Case) -> BTreeSet<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    case.story().texts.iter().for_each(|text| *seen.entry(text.words.as_str()).or_default() += 1);
    seen.into_iter().filter(|(words, count)| *count == 1 && !words.is_empty()).map(|(words, _)| words.to_owned()).collect()
}

fn counted_again(source: &str, plays: u64) {
    let case = case(source);
    let words = Words::new(case.story(), None);
    let report = report(source, plays);
    let unlike = unlike(&case);
    let names = seats(&case);
    for way in Way::PEOPLE {
        let played: Vec<Played> = names
            .iter()
            .enumerate()
            .flat_map(|(at, seat)| {
                let share = plays / names.len() as u64 + u64::from((at as u64) < plays % names.len() as u64);
                let case = case.clone();
                (1..=share).map(move |seed| play(&case, seat, way, seed))
            })
            .collect();
        assert_eq!(played.len() as u64, report.plays);
        let in_plays = |is: &dyn Fn(&Played) -> bool| played.iter().filter(|one| is(one)).count() as u64;
        let looks: Vec<score::Report> = played.iter().map(|one| score::Report::new(&one.session, &words, None)).collect();
        let ends: Vec<View> = played.iter().map(|one| one.session.view(&words)).collect();

        let mut shown: BTreeMap<String, u64> = BTreeMap::new();
        let mut made: BTreeMap<String, u64> = BTreeMap::new();
        for one in &played {
            let transcript = one.session.transcript(&words);
            let texts: BTreeSet<&str> = transcript.iter().map(|line| line.text.as_str()).collect();
            texts.into_iter().for_each(|text| *shown.entry(text.to_owned()).or_default() += 1);
            let own = transcript.iter().filter(|line| matches!(line.kind, LineKind::You | LineKind::YouDo));
            let own: BTreeSet<&str> = own.map(|line| line.text.as_str()).collect();
            own.into_iter().for_each(|text| *made.entry(text.to_owned()).or_default() += 1);
        }
        for line in report.lines.iter().filter(|line| unlike.contains(&line.spot.text)) {
            assert_eq!(all(&line.plays, way), shown.get(&line.spot.text).copied().unwrap_or(0), "{way:?} {}", line.spot.id);
        }
        for option in report.places.iter().flat_map(|place| &place.options).filter(|option| unlike.contains(&option.spot.text)) {
            let taken = all(&option.plays, way);
            assert_eq!(taken.taken, made.get(&option.spot.text).copied().unwrap_or(0), "{way:?} {} taken", option.spot.id);
            let offered = in_plays(&|one| {
                let decided = one.views.iter().zip(one.session.decisions()).filter(|(_, decision)| !decision.starts_with("map:"));
                decided.into_iter().any(|(view, _)| {
                    let said = |kind| matches!(kind, ChoosableKind::Say | ChoosableKind::Act);
                    view.options.iter().any(|choosable| said(choosable.kind) && choosable.text == option.spot.text)
                })
            });
            assert_eq!(taken.offered, offered, "{way:?} {} offered", option.spot.id);
        }
        for outcome in &report.outcomes {
            let came = ends.iter().filter(|view| view.month.iter().any(|happening| happening.id == outcome.spot.id)).count() as u64;
            assert_eq!(all(&outcome.plays, way), came, "{way:?} {}", outcome.spot.id);
        }
        for wish in &report.wishes {
            let rows = || looks.iter().filter_map(|look| look.wishes.iter().find(|row| row.id == wish.spot.id));
            assert_eq!(all(&wish.asked, way), rows().filter(|row| row.asked.is_some()).count() as u64, "{way:?} {}", wish.spot.id);
            assert_eq!(all(&wish.heard, way), rows().filter(|row| row.heard.is_some()).count() as u64, "{way:?} {}", wish.spot.id);
            assert_eq!(all(&wish.confirmed, way), rows().filter(|row| row.confirmed.is_some()).count() as u64, "{way:?} {}", wish.spot.id);
        }
        for offer in &report.offers {
            let stood = |is: &dyn Fn(OfferState) -> bool| {
                ends.iter().filter(|view| view.notebook.offers.iter().any(|note| note.id == offer.spot.id && is(note.state))).count() as u64
            };
            let count = all(&offer.plays, way);
            let expected = (
                stood(&|_| true),
                stood(&|state| state == OfferState::Answered(Answer::Yes)),
                stood(&|state| state == OfferState::Answered(Answer::No)),
                stood(&|state| state == OfferState::Answered(Answer::Later)),
                stood(&|state| state == OfferState::Noted),
                stood(&|state| state == OfferState::Dropped),
                stood(&|state| state == OfferState::Open),
            );
            let counted = (count.made, count.yes, count.no, count.later, count.noted, count.dropped, count.open);
            assert_eq!(counted, expected, "{way:?} {}", offer.spot.id);
        }
        let agreements = || ends.iter().flat_map(|view| &view.notebook.agreements).filter(|note| note.from_offer.is_none());
        let answered = |answer: Option<Answer>| agreements().filter(|note| note.answer == answer).count() as u64;
        let count = all(&report.agreements, way);
        assert_eq!(count.made, agreements().count() as u64);
        assert_eq!(
            [count.noted, count.yes, count.no, count.later],
            [None, Some(Answer::Yes), Some(Answer::No), Some(Answer::Later)].map(answered),
            "{way:?}"
        );
        let score = report.way(way).unwrap();
        for (at, dimension) in report.dimensions.iter().enumerate() {
            let mut levels = [0; 4];
            looks.iter().for_each(|look| levels[usize::from(look.dimensions[at].level)] += 1);
            assert_eq!(score.levels[at], levels, "{way:?} {}", dimension.id);
        }
        let mut totals: Vec<u16> = looks.iter().map(|look| look.total_percent).collect();
        totals.sort_unstable();
        assert_eq!(i32::from(score.total.lowest), i32::from(totals[0]));
        assert_eq!(i32::from(score.total.median), i32::from(totals[totals.len().div_ceil(2) - 1]));
        assert_eq!(i32::from(score.total.highest), i32::from(*totals.last().unwrap()));
        let mean = totals.iter().map(|total| f64::from(*total)).sum::<f64>() / totals.len() as f64;
        assert!((score.total.mean - mean).abs() < 1e-9);
        for (ropes, plays) in score.ropes.iter().enumerate() {
            assert_eq!(*plays, looks.iter().filter(|look| look.lassos == ropes).count() as u64, "{way:?} {ropes} ropes");
        }
        let decisions: usize = played.iter().map(|one| one.session.decisions().len()).sum();
        assert!((score.decisions - decisions as f64 / played.len() as f64).abs() < 1e-9);
        for service in &report.services {
            let decision = format!("map:{}", service.spot.id);
            assert_eq!(all(&service.plays, way), in_plays(&|one| one.session.decisions().contains(&decision)), "{way:?} {decision}");
        }
        for thing in &report.things {
            let decision = format!("thing:{}", thing.spot.id);
            assert_eq!(all(&thing.plays, way), in_plays(&|one| one.session.decisions().contains(&decision)), "{way:?} {decision}");
        }
    }
}

#[test]
fn every_figure_of_the_short_case_is_found_again_in_whole_sessions() {
    counted_again(KEUKEN, 60);
}

#[test]
fn every_figure_of_the_ansaj_case_is_found_again_in_whole_sessions() {
    counted_again(ANSAJ, 30);
}

#[test]
fn random_play_is_the_random_play_of_the_command_and_the_tests() {
    let case = case(ANSAJ);
    for seed in 1..20 {
        assert_eq!(decisions(&case, "gemeente", Way::Random, seed), random_decisions(&case, "gemeente", seed));
    }
}

#[test]
fn each_way_does_what_is_said_of_it() {
    for source in [KEUKEN, ANSAJ] {
        let case = case(source);
        let words = Words::new(case.story(), None);
        for seat in seats(&case) {
            for seed in 1..=12 {
                let play = |way: Way| {
                    let made = decisions(&case, &seat, way, seed).unwrap();
                    let session = Session::replay(case.clone(), &seat, seed, &made).unwrap();
                    assert!(session.finished(), "{seat} {way:?} {seed}");
                    (made, session.view(&words).notebook)
                };
                let any = |made: &[String], begins: &str| made.iter().any(|decision| decision.starts_with(begins));
                let (hasty, _) = play(Way::Hasty);
                assert!(!any(&hasty, "map:") && !any(&hasty, "thing:") && !any(&hasty, "offer:") && !any(&hasty, "put:"), "{hasty:?}");
                let (greedy, notebook) = play(Way::Greedy);
                assert!(!any(&greedy, "put:") && !any(&greedy, "map:"), "{greedy:?}");
                assert!(!notebook.offers.iter().any(|offer| offer.state == OfferState::Open), "an offer left open");
                let (careful, notebook) = play(Way::Careful);
                assert!(any(&careful, "map:") && any(&careful, "put:") && !any(&careful, "note:"), "{careful:?}");
                assert!(notebook.agreements.iter().all(|agreement| agreement.answer == Some(Answer::Yes)), "{careful:?}");
                assert!(hasty.len() < careful.len());
            }
        }
    }
}

#[test]
fn in_every_shipped_case_careful_play_comes_far_and_haste_does_not_pay() {
    for source in [KEUKEN, ANSAJ] {
        let report = report(source, 240);
        for fair in &report.fairness {
            assert!(fair.yes, "{}: {fair:?}", report.title);
        }
        assert!(report.worse_ends.is_empty() && report.ways.iter().all(|way| way.stuck == 0));
    }
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_seed_others() {
    let case = case(KEUKEN);
    let one = Coverage::of_all_seats(&case, 100, 7).unwrap();
    assert_eq!(one, Coverage::of_all_seats(&case, 100, 7).unwrap());
    assert_ne!(one, Coverage::of_all_seats(&case, 100, 8).unwrap());
}

#[test]
fn plays_one_by_one_are_the_same_as_all_at_once() {
    let case = case(KEUKEN);
    let counts = Way::ALL.map(|way| {
        let mut trial = Trial::new(&case, 0, way);
        (1..=50).for_each(|seed| trial.play(seed).unwrap());
        trial.count
    });
    assert_eq!(Coverage::from_counts(&case, vec![0], 1, vec![counts]), Coverage::of_all_seats(&case, 50, 1).unwrap());
}

/// A story of two topics, with what each test needs.
fn planted(choices: &str, more: &str) -> String {
    format!(
        r#"Story(format: 1, language: "nl", title: "Geplant", resident: "mia", invitation: ["Kom binnen."],
people: {{ "mia": (name: "Mia"), "ik": (name: "Sam") }}, seats: {{ "loket": (person: "ik") }},
wishes: {{ "rust": (hers: "Ik wil rust.", about: "rust") }},
table: (present: ["mia"], topics: ["hoi"], must: ["hoi"], done: "Klaar"),
topics: {{ "hoi": (title: "Groet haar", choices: {{ {choices} }}) }},
{more}
)"#
    )
}

const RUBRIC: &str = r#"rubric: { "wens": (name: "Wens", weight: 1, at: (1, 2, 3), levels: ["a", "b", "c", "d"]) },"#;

fn has(report: &Report, is: impl Fn(&Finding) -> bool) -> bool {
    report.findings.iter().any(|found| is(&found.finding))
}

#[test]
fn haste_that_pays_is_told() {
    let source = planted(r#""ja": (say: "Ja.", points: {"wens": 3}, why: "x"), "nee": (say: "Nee.", points: {"wens": 3}, why: "x")"#, RUBRIC);
    let report = report(&source, 50);
    assert!(has(&report, |finding| matches!(finding, Finding::PlaysAsWell { way: Way::Hasty, .. })), "{:?}", report.findings);
    assert!(report.fairness.iter().any(|fair| fair.question == Question::HastyEndsLower && !fair.yes));
    assert!(has(&report, |finding| matches!(finding, Finding::SaysNothing { .. })));
}

#[test]
fn an_answer_that_is_good_because_it_is_long_is_told() {
    let source = planted(
        r#""kort": (say: "Nee.", why: "x"), "lang": (say: "Vertel eens rustig wat u daar zelf van vindt.", points: {"wens": 3}, why: "x")"#,
        RUBRIC,
    );
    assert!(has(&report(&source, 200), |finding| matches!(finding, Finding::LongestWins { .. })));
}

#[test]
fn a_level_that_careful_play_never_sees_is_told() {
    let source = planted(r#""ja": (say: "Ja.", points: {"wens": 2}, why: "x"), "nee": (say: "Nee.", why: "x")"#, RUBRIC);
    let report = report(&source, 50);
    assert!(
        has(&report, |finding| *finding == Finding::TopNotSeen { dimensions: vec!["Wens".to_owned()], seats: Vec::new() }),
        "{:?}",
        report.findings
    );
}

#[test]
fn what_never_comes_by_is_told_with_its_place() {
    let source = planted(
        r#""ja": (say: "Ja.", to: "meer"), "nooit": (say: "Dit komt nooit.", when: Heard("rust"), lines: [Say("mia", "Ook dit niet.")])"#,
        r#"agreements: (sentence: "Voor {need} naar {service}.", done: "Klaar", parts: (need: (ask: "Waarvoor?", options: {"rust": (text: "rust")}), service: (ask: "Waar?", options: {"huis": ()})), answers: [(answer: Yes, lines: [Say("mia", "Goed.")])]),
services: { "huis": (name: "het huis") },
month: (outcomes: { "lukt": (kind: Delivered, day: 3, title: "Het lukt", why: "x"), "later": (when: With(need: "rust"), kind: Delivered, day: 4, title: "Later", why: "x") }),"#,
    )
    .replace(r#"choices: { "ja""#, r#"moments: { "meer": (choices: { "dag": (say: "Dag.") }) }, choices: { "ja""#);
    let case = case(&source);
    let coverage = Coverage::of_all_seats(&case, 200, 1).unwrap();
    let seen = Seen::new(&case, &coverage);
    assert!(seen.choice("hoi.ja") && seen.talk("hoi") && seen.moment("hoi.meer") && seen.choice("hoi.meer.dag") && seen.outcome("lukt"));
    assert!(!seen.choice("hoi.nooit") && !seen.outcome("later") && !seen.wish("rust") && !seen.choice("nergens"));
    assert_eq!(seen.plays, 1_000);
    assert_eq!(seen.plays(Part::Choice(0, 0, 0)), 1_000);
    for unseen in seen.unseen() {
        let written = &source[unseen.span.start as usize..unseen.span.end as usize];
        let name = unseen.name.rsplit('.').next().unwrap();
        assert!(written.contains(name) || matches!(unseen.part, Part::Line(_) | Part::Reply(_)), "{unseen:?}: {written}");
    }
    let report = report(&source, 200);
    let line = |name: &str| source.lines().position(|line| line.contains(name)).unwrap() + 1;
    let outcome = report.never.iter().find(|never| never.spot.id == "later").unwrap();
    assert_eq!(outcome.spot.line, Some(line(r#""later": "#)));
    assert!(report.findings.iter().any(|found| matches!(found.finding, Finding::NeverHappens { .. }) && found.spots[0].id == "later"));
    assert!(report.findings.iter().any(|found| matches!(found.finding, Finding::WishHardToHear { .. })));
    let option = report.places.iter().flat_map(|place| &place.options).find(|option| option.spot.id == "hoi.nooit").unwrap();
    assert_eq!(option.verdict, Some(Verdict::NeverOffered));
}

#[test]
fn an_option_with_nothing_that_pulls_is_told_and_one_that_arranges_something_is_not() {
    let source = planted(
        r#""goed": (say: "Wat wilt u?", then: [Ask("rust"), Hear("rust")], points: {"wens": 3}, why: "x"), "saai": (say: "Tja.", points: {"wens": -1}, why: "x"),
        "regel": (say: "Ik regel het.", then: [Offer("hulp"), Note("hulp")], points: {"wens": -1}, why: "x")"#,
        &format!(
            r#"{RUBRIC} offers: {{ "hulp": (by: "mia", title: "hulp", choices: {{ "x": (say: "Wilt u dat?", then: [Answer("hulp", Yes)]) }}) }},"#
        ),
    );
    let report = report(&source, 100);
    let verdict = |id: &str| report.places.iter().flat_map(|place| &place.options).find(|option| option.spot.id == id).unwrap().verdict;
    assert_eq!(verdict("hoi.saai"), Some(Verdict::Dominated));
    assert_eq!(verdict("hoi.regel"), None);
    assert_eq!(verdict("hoi.goed"), None);
}

#[test]
fn a_praised_answer_that_ends_lower_is_told_as_the_checker_does() {
    let source = planted(
        r#""goed": (say: "Wat wilt u?", points: {"wens": 1}, why: "x"), "slecht": (say: "Tja.", then: [Set("toch")], why: "x")"#,
        &format!(r#"{RUBRIC} marks: [(when: Is("toch"), points: {{"wens": 3}}, why: "x")],"#),
    );
    let report = report(&source, 50);
    assert_eq!(report.worse_ends.len(), 1);
    assert_eq!((report.worse_ends[0].better.id.as_str(), report.worse_ends[0].worse.id.as_str()), ("hoi.goed", "hoi.slecht"));
    let case = case(&source);
    let told = keukentafel::check::check_play("story.ron", source.as_bytes(), &case);
    let told: Vec<(&str, u32)> = told.iter().map(|one| (one.problem.code(), one.span.start)).collect();
    assert_eq!(told, [("K509", report.worse_ends[0].better.start)]);
}

/// A folder of its own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("coverage").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_keukentafel")).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
    let (out, error) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(matches!(output.status.code(), Some(0 | 1)) && !error.contains("panicked"), "{error}");
    (output.status.success(), out, error)
}

#[test]
fn the_command_writes_the_same_bytes_for_the_same_seed() {
    for format in ["text", "json", "html"] {
        let once = |seed: &str| run(&["simulate", "scenarios/de-schone-keuken", "--plays", "60", "--seed", seed, "--format", format]).1;
        assert_eq!(once("3"), once("3"), "{format}");
        assert_ne!(once("3"), once("4"), "{format}");
    }
    let file = folder("out").join("casus.html");
    let (good, out, error) = run(&["simulate", "scenarios/de-schone-keuken", "--plays", "60", "--format", "html", "--out", file.to_str().unwrap()]);
    assert!(good && out.is_empty(), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), run(&["simulate", "scenarios/de-schone-keuken", "--plays", "60", "--format", "html"]).1);
    let (good, _, error) = run(&["simulate", "scenarios/de-schone-keuken", "--plays", "5", "--out", "/nergens/x.html", "--format", "html"]);
    assert!(!good && error.contains("--out"), "{error}");
}

#[test]
fn the_flags_of_before_still_work() {
    let (good, out, _) = run(&["simulate", "scenarios/ansaj", "--runs", "40", "--seed", "2", "--json"]);
    let rows: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(good && rows.as_array().unwrap().len() == 4);
    for field in ["seat", "plays", "decisions", "seconds", "plays_per_second", "unseen", "lines", "outcomes", "lassos", "points"] {
        assert!(!rows[0][field].is_null(), "{field}");
    }
    assert_eq!(rows[0]["plays"], 10);
    let (good, out, _) = run(&["simulate", "scenarios/ansaj", "--runs", "3", "--seat", "gemeente", "--codes"]);
    assert!(good && out.lines().count() == 3 && out.lines().all(|line| line.starts_with("kt1")));
    let (good, _, error) = run(&["simulate", "scenarios/ansaj", "--seat", "zolder"]);
    assert!(!good && error.contains("zolder") && error.contains("gemeente"), "{error}");
}

#[test]
fn the_data_is_what_its_page_says() {
    let documented = include_str!("../docs/reports.md");
    let table = documented.split("<!-- fields of simulate -->").nth(1).unwrap().split("<!-- end -->").next().unwrap();
    let named: BTreeSet<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let (_, out, _) = run(&["simulate", "scenarios/ansaj", "--plays", "40", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let fields: BTreeSet<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, named);
    assert_eq!(json["shape"], 1);
    assert_eq!(json["seats"].as_array().unwrap().len(), 4);
    assert_eq!(json["ways"][1]["way"], "careful");
}

/// What a story could bring into a page.
const HOSTILE: &str = "<script>alert(1)</script><img src=//x.example/a onerror=x> & 'ja' </style><a href=https://x.example>";

#[test]
fn whatever_a_story_says_is_text_on_both_pages_and_nothing_is_fetched() {
    let source = planted(
        r#""ja": (say: "HOSTILE", points: {"wens": 1}, why: "HOSTILE", lines: [Say("mia", "HOSTILE")]), "nee": (act: "HOSTILE nee", when: Heard("rust"))"#,
        &format!(
            r#"{} offers: {{ "hulp": (by: "mia", title: "HOSTILE", choices: {{ "x": (say: "HOSTILE") }}) }},
            month: (events: {{ "e": (outcomes: {{ "o": (kind: Delivered, day: 4, title: "HOSTILE", why: "x", lines: [Tell("HOSTILE")]) }}) }}),"#,
            RUBRIC.replace("\"Wens\"", "\"HOSTILE\"").replace("\"b\"", "\"HOSTILE\"")
        ),
    )
    .replace("Geplant", "HOSTILE")
    .replace("\"Sam\"", "\"HOSTILE\"")
    .replace("Groet haar", "HOSTILE")
    .replace("Ik wil rust.", "HOSTILE")
    .replace("HOSTILE", HOSTILE);
    let folder = folder("hostile");
    fs::write(folder.join("story.ron"), source).unwrap();
    for command in ["simulate", "reach"] {
        for lang in ["nl", "en"] {
            let (good, page, error) = run(&[command, folder.to_str().unwrap(), "--format", "html", "--lang", lang]);
            assert!(good, "{error}");
            assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "what the story says is there, as text");
            assert!(page.contains(&format!("<html lang=\"{lang}\">")) && page.contains("default-src 'none'"));
            let own = page.to_lowercase().replace("src=//x.example/a onerror=x", "").replace("href=https://x.example", "");
            for forbidden in ["<script", "<img", "<link", "<iframe", "url(", "@import", "javascript:", "onerror", "src=", "http://", "https://"] {
                assert!(!own.contains(forbidden), "{forbidden} in the page of {command}");
            }
            assert_eq!(page.matches("<style>").count(), 1);
        }
    }
}

#[test]
fn every_picture_has_its_figures_in_words_beside_it() {
    let (_, page, _) = run(&["simulate", "scenarios/ansaj", "--plays", "200", "--format", "html"]);
    for picture in page.split("<svg").skip(1) {
        let (drawing, after) = picture.split_once("</svg>").unwrap();
        assert!(drawing.contains("aria-hidden=\"true\"") && !drawing.contains("<text"));
        assert!(after.contains("<span class=\"said\">"), "{drawing}");
    }
    let report = report(ANSAJ, 200);
    for found in &report.findings {
        assert!(page.contains(&found.what.replace('&', "&amp;").replace('"', "&quot;")) || found.what.contains('\''), "{}", found.what);
    }
    let careful = report.way(Way::Careful).unwrap();
    assert!(page.contains(&format!("Midden {}.", careful.total.median)));
}

#[test]
fn the_page_begins_with_what_to_look_at() {
    let (_, page, _) = run(&["simulate", "scenarios/ansaj", "--plays", "200", "--format", "html"]);
    let body = page.split("<main>").nth(1).unwrap();
    assert!(body.starts_with("<section class=\"first\""));
    let headings: Vec<&str> = body.split("<h2").skip(1).collect();
    assert!(headings[0].contains("om naar te kijken"), "{}", headings[0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn every_way_ends_every_play_with_any_seed(seed in any::<u64>(), seat in 0_usize..4) {
        for source in [KEUKEN, ANSAJ] {
            let case = case(source);
            let seats = seats(&case);
            let seat = &seats[seat % seats.len()];
            for way in Way::ALL {
                let made = decisions(&case, seat, way, seed).unwrap();
                prop_assert!(Session::replay(case.clone(), seat, seed, &made).unwrap().finished());
            }
        }
    }
}
