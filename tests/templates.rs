//! What a teacher may expect of a template: nothing is wrong with it, it can be played to the end from every seat, everything in
//! it comes up, full marks can be had, and a good talk ends otherwise than a hasty one. And the guides quote what is so.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use keukentafel::check::{check, check_play};
use keukentafel::coverage::{self, Coverage, Trial, Way, worse_ends};
use keukentafel::play::{Case, Session, Words, random_decisions};
use keukentafel::score::{Report, reach};
use keukentafel::story::templates::Template;
use keukentafel::story::wording::{Language, message};
use keukentafel::story::{Story, load};

const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

/// Every template in every language, with a name for messages.
fn all() -> impl Iterator<Item = (&'static str, &'static str, Language)> {
    LANGUAGES.into_iter().flat_map(|language| Template::ALL.map(|template| (template.id(language), template.text(language), language)))
}

fn story(id: &str, text: &str) -> Story {
    load(id, text.as_bytes()).story.unwrap_or_else(|| panic!("{id} does not load"))
}

fn case(id: &str, text: &str) -> Rc<Case> {
    Rc::new(Case::new(story(id, text)).unwrap_or_else(|error| panic!("{id}: {error}")))
}

fn seats(case: &Case) -> Vec<String> {
    case.story().seats.names().map(str::to_owned).collect()
}

/// The report of a whole play.
fn played(template: Template, language: Language, seat: &str, decisions: &str) -> Report {
    let case = case(template.id(language), template.text(language));
    let decisions: Vec<String> = decisions.split(',').map(str::to_owned).collect();
    let session = Session::replay(case.clone(), seat, 1, &decisions).unwrap_or_else(|refusal| panic!("{} {seat}: {refusal}", template.id(language)));
    assert!(session.finished(), "{} {seat} is not played to the end", template.id(language));
    Report::new(&session, &Words::new(case.story(), None), None)
}

fn levels(report: &Report) -> Vec<u8> {
    report.dimensions.iter().map(|dimension| dimension.level).collect()
}

#[test]
fn no_template_has_an_error_a_warning_or_a_hint() {
    for (id, text, _) in all() {
        assert_eq!(check(id, text.as_bytes()).diagnostics, [], "{id}");
        assert_eq!(check_play(id, text.as_bytes(), &case(id, text)), [], "{id}");
    }
}

#[test]
fn every_template_is_written_in_the_language_it_is_offered_in() {
    for (id, text, language) in all() {
        assert_eq!(story(id, text).language, language.tag(), "{id}");
    }
}

#[test]
fn every_template_ends_from_every_seat_however_it_is_played() {
    for (id, text, _) in all() {
        let case = case(id, text);
        for seat in seats(&case) {
            for seed in 1..=300 {
                let decisions = random_decisions(&case, &seat, seed).unwrap_or_else(|error| panic!("{id} {seat} {seed}: {error}"));
                assert!(Session::replay(case.clone(), &seat, seed, &decisions).is_ok_and(|session| session.finished()), "{id} {seat} {seed}");
            }
        }
    }
}

#[test]
fn ten_thousand_random_plays_show_every_line_and_every_outcome_of_a_template() {
    for (id, text, _) in all() {
        let case = case(id, text);
        for (seat, name) in seats(&case).iter().enumerate() {
            let mut trial = Trial::new(&case, seat, Way::Random);
            (1..=10_000).for_each(|seed| trial.play(seed).unwrap_or_else(|error| panic!("{id} {name} {seed}: {error}")));
            let seen = trial.count;
            let unseen: Vec<&str> = case
                .spoken_from(seat)
                .into_iter()
                .filter(|text| seen.shown[text.0 as usize] == 0)
                .map(|text| case.story().texts[text.0 as usize].path.as_str())
                .collect();
            assert!(unseen.is_empty(), "{id} {name}: {unseen:?}");
            assert!(seen.outcomes.iter().all(|times| *times > 0), "{id} {name}: {:?}", seen.outcomes);
        }
    }
}

#[test]
fn trial_plays_find_nothing_to_mend_in_a_template() {
    for (id, text, language) in all() {
        let case = case(id, text);
        let counted = Coverage::of_all_seats(&case, 3_000, 1).unwrap_or_else(|error| panic!("{id}: {error}"));
        let worse = worse_ends(&case).unwrap_or_else(|error| panic!("{id}: {error}"));
        let report = coverage::Report::new(&case, &counted, &worse, &Words::new(case.story(), None), language, text);
        assert!(!report.fairness.is_empty() && report.fairness.iter().all(|one| one.yes), "{id}: {:?}", report.fairness);
        assert_eq!(report.findings, [], "{id}");
    }
}

#[test]
fn every_dimension_of_a_template_can_reach_its_top_and_its_bottom_from_every_seat() {
    for (id, text, _) in all() {
        let case = case(id, text);
        for (number, seat) in seats(&case).iter().enumerate() {
            let reached = reach(&case, number, |_| {}).unwrap_or_else(|error| panic!("{id}: {error}"));
            for dimension in &reached.dimensions {
                let top = case.story().rubric.get(&dimension.id).map_or(0, |written| written.at.2);
                assert_eq!((dimension.worst.found, dimension.best.found), (0, top), "{id} {seat} {}", dimension.id);
            }
            let best = coverage::best_total(&case, number, &reached).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(best.percent, 100, "{id} {seat}");
        }
    }
}

#[test]
fn in_the_first_case_one_question_and_the_right_door_change_her_month() {
    let good = played(
        Template::FirstCase,
        Language::Nl,
        "wijkteam",
        "geld,laatste,terug,map:jeugdfonds,done,put:need=voetbal;service=jeugdfonds;who=joyce,put:need=rondkomen;service=budgetmaatje,done",
    );
    let hasty = played(Template::FirstCase, Language::Nl, "wijkteam", "geld,maatje,done,put:need=rondkomen;service=budgetmaatje,done");
    assert_eq!((levels(&good), good.total_percent, good.lassos), (vec![3, 3], 100, 0));
    assert_eq!((levels(&hasty), hasty.total_percent), (vec![0, 0], 0));
    assert!(good.her.iter().any(|text| text.contains("Milan speelt nog")));
    assert!(hasty.her.iter().any(|text| text.contains("Voetbal ging eruit")));
}

#[test]
fn in_the_first_case_asking_well_is_not_enough_when_the_door_is_wrong() {
    let wrong_door =
        played(Template::FirstCase, Language::Nl, "wijkteam", "geld,laatste,terug,done,put:need=voetbal;service=jeugdfonds;who=sandra,done");
    assert_eq!(levels(&wrong_door), [3, 1]);
    assert!(wrong_door.her.iter().any(|text| text.contains("Dat bleek niet te kunnen")));
}

#[test]
fn the_english_first_case_tells_good_from_hasty_too() {
    let good = played(
        Template::FirstCase,
        Language::En,
        "team",
        "night,hour,back,map:carers,done,put:need=swim;service=carers;who=together,put:need=sleep;service=nurse,done",
    );
    let hasty = played(Template::FirstCase, Language::En, "team", "night,book,done,put:need=sleep;service=nurse;who=ewa,done");
    let left_alone = played(Template::FirstCase, Language::En, "team", "night,hour,back,done,put:need=swim;service=carers;who=ewa,done");
    assert_eq!((levels(&good), levels(&hasty), levels(&left_alone)), (vec![3, 3], vec![0, 0], vec![3, 1]));
    assert!(good.her.iter().any(|text| text.contains("I float on my back")));
    assert!(hasty.her.iter().any(|text| text.contains("I missed an appointment")));
}

#[test]
fn at_the_full_table_what_nobody_asked_her_goes_ahead() {
    let good = played(
        Template::Table,
        Language::Nl,
        "wijkteam",
        "bellen,steun,map:schuldhulp,done,thing:trommel,wonen,hier,terug,vraag,uren,bedrag,vraag,post,hoe,done,voorlezen,samen,een_plan,een,\
         put:need=huur;service=schuldhulp;contact=ingrid;way=samen;check=week,put:need=meelezen;service=steun;contact=marije;way=samen;check=week,\
         put:need=huur;service=corporatie;contact=peter;way=samen;check=maand,done",
    );
    let hasty = played(
        Template::Table,
        Language::Nl,
        "schuldhulp",
        "dossier,overnemen,done,wonen,aanmelden,straks,post,belang,uren,meer,done,voorlezen,tekenen,note:need=huur;service=schuldhulp,done",
    );
    assert_eq!((levels(&good), good.total_percent, good.lassos), (vec![3, 3, 3, 3], 100, 0));
    assert_eq!((levels(&hasty), hasty.total_percent, hasty.lassos), (vec![0, 0, 0, 0], 0, 3));
    assert!(good.her.iter().any(|text| text.contains("Lot heeft haar kamer nog")));
    assert!(hasty.her.iter().any(|text| text.contains("Ik deed of ik er niet was")));
}

#[test]
fn the_full_table_and_the_bare_case_are_the_same_in_both_languages() {
    for template in [Template::Table, Template::Bare] {
        let [dutch, english] = LANGUAGES.map(|language| story(template.id(language), template.text(language)));
        assert_eq!(dutch.texts.len(), english.texts.len());
        let shape = |story: &Story| {
            let points = story.rubric.iter().map(|(_, dimension)| (dimension.weight, dimension.at)).collect::<Vec<_>>();
            (story.topics.0.len(), story.interruptions.0.len(), story.services.0.len(), story.month.outcomes.0.len(), story.marks.len(), points)
        };
        assert_eq!(shape(&dutch), shape(&english));
    }
}

#[test]
fn a_template_is_found_by_its_name_in_either_language() {
    for language in LANGUAGES {
        for template in Template::ALL {
            assert_eq!(Template::find(template.id(language)), Some((template, language)));
        }
    }
    assert_eq!(Template::find("Eerste-casus"), None);
    assert_eq!(Template::find(""), None);
}

// --- the command ---

/// A folder of its own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("templates").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_keukentafel")).current_dir(folder).args(arguments).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn new_makes_a_case_that_checks_and_says_what_to_do_next() {
    let here = folder("new");
    let (good, out, error) = run(&here, &["new", "mijn casus"]);
    assert!(good, "{error}");
    assert_eq!(fs::read_to_string(here.join("mijn casus/story.ron")).unwrap(), Template::FirstCase.text(Language::Nl));
    assert!(out.contains("Een eerste casus in tien minuten") && out.contains("keukentafel play \"mijn casus\""), "{out}");
    let (good, out, _) = run(&here, &["check", "mijn casus", "--deny", "warnings"]);
    assert!(good, "{out}");
    assert!(run(&here, &["play", "mijn casus", "--random"]).0);
}

#[test]
fn new_makes_the_folders_on_the_way_and_speaks_the_language_of_the_template() {
    let here = folder("english");
    let (good, out, error) = run(&here, &["new", "a/b/c", "--template", "table"]);
    assert!(good, "{error}");
    assert_eq!(fs::read_to_string(here.join("a/b/c/story.ron")).unwrap(), Template::Table.text(Language::En));
    assert!(out.contains("A case with a full table"), "{out}");
    assert!(run(&here, &["new", "d", "--template", "leeg", "--lang", "en"]).0);
    assert_eq!(fs::read_to_string(here.join("d/story.ron")).unwrap(), Template::Bare.text(Language::En));
    assert!(run(&here, &["new", "e", "--lang", "en"]).0);
    assert_eq!(fs::read_to_string(here.join("e/story.ron")).unwrap(), Template::FirstCase.text(Language::En));
}

#[test]
fn new_never_writes_over_a_case() {
    let here = folder("taken");
    fs::write(here.join("story.ron"), "van mij").unwrap();
    let (good, out, error) = run(&here, &["new", "."]);
    assert!(!good && out.is_empty());
    assert!(error.contains("bestaat al. Er is niets veranderd."), "{error}");
    assert_eq!(fs::read_to_string(here.join("story.ron")).unwrap(), "van mij");
    let (_, _, error) = run(&here, &["new", ".", "--lang", "en"]);
    assert!(error.contains("is there already. Nothing was changed."), "{error}");
}

#[test]
fn new_leaves_a_translation_that_lies_there_alone() {
    let here = folder("beside");
    fs::write(here.join("en.ron"), "mine").unwrap();
    assert!(run(&here, &["new", "."]).0);
    assert_eq!(fs::read_to_string(here.join("en.ron")).unwrap(), "mine");
}

#[test]
fn new_says_so_when_the_folder_cannot_be_made() {
    let here = folder("a-file");
    fs::write(here.join("casus"), "een bestand").unwrap();
    let (good, _, error) = run(&here, &["new", "casus"]);
    assert!(!good && error.contains("kan niet gemaakt worden") && error.contains("Kies een map"), "{error}");
}

#[test]
fn new_names_all_templates_when_it_does_not_know_one() {
    let here = folder("unknown");
    let (good, _, error) = run(&here, &["new", "casus", "--template", "mooiste"]);
    assert!(!good && error.contains("eerste-casus, tafel, leeg / first-case, table, bare"), "{error}");
    assert!(!here.join("casus").exists());
}

// --- the guides ---

const GUIDES: [(Language, &str); 2] =
    [(Language::Nl, include_str!("../docs/een-casus-schrijven.md")), (Language::En, include_str!("../docs/writing-a-case.md"))];

/// Words apart by one space, so that only what is written counts and not how far it stands from the margin.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_example_of_a_guide_stands_in_the_first_case() {
    for (language, guide) in GUIDES {
        let first_case = plain(Template::FirstCase.text(language));
        let examples: Vec<&str> = guide.split("```ron\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert!(examples.len() >= 6, "{language:?}");
        for example in examples {
            assert!(first_case.contains(&plain(example)), "{language:?}: {example}");
        }
    }
}

/// The ten mistakes as somebody makes them in the first case: the code, what stood there, what stands there now.
fn mistakes(language: Language) -> [(&'static str, &'static str, &'static str); 10] {
    match language {
        Language::Nl => [
            ("K110", "\"De contributie\"", "“De contributie”"),
            ("K112", "“Ik kom niet meer rond.”", "\"Ik kom niet meer rond.\""),
            ("K120", "minutes: 5,", "minutes: 5"),
            ("K125", "topics: [\"geld\"],", "topics: [\"geld\","),
            ("K301", "Say(\"sandra\", \"Ga zitten", "Say(\"sandr\", \"Ga zitten"),
            ("K305", "why: \"Wat voor haar het meeste telt, werd een afspraak waar zij ja op zei.\", ", ""),
            ("K401", "    topics: {\n", "    topics: {\n\"werk\": (title: \"Vraag naar haar werk\"),\n"),
            ("K403", "    wishes: {\n", "    wishes: {\n\"uren\": (hers: \"Ik wil meer uren.\"),\n"),
            ("K408", "(answer: Yes,", "(when: With(service: \"jeugdfonds\"), answer: Yes,"),
            ("K502", "gate: true, at: (1, 2, 3)", "gate: true, at: (1, 2, 9)"),
        ],
        Language::En => [
            ("K110", "\"Wednesday at four\"", "“Wednesday at four”"),
            ("K112", "“I just want to sleep.”", "\"I just want to sleep.\""),
            ("K120", "minutes: 5,", "minutes: 5"),
            ("K125", "topics: [\"night\"],", "topics: [\"night\","),
            ("K301", "Say(\"ewa\", \"Piet is", "Say(\"eva\", \"Piet is"),
            ("K305", "why: \"What matters most to her became an agreement she said yes to.\", ", ""),
            ("K401", "    topics: {\n", "    topics: {\n\"work\": (title: \"Ask about her work\"),\n"),
            ("K403", "    wishes: {\n", "    wishes: {\n\"hours\": (hers: \"I want more hours.\"),\n"),
            ("K408", "(answer: Yes,", "(when: With(service: \"carers\"), answer: Yes,"),
            ("K502", "gate: true, at: (1, 2, 3)", "gate: true, at: (1, 2, 9)"),
        ],
    }
}

#[test]
fn every_command_of_a_guide_does_what_it_says() {
    for (language, guide) in GUIDES {
        let here = folder(&format!("guide-{}", language.tag()));
        let block = guide.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let import = guide.split('`').find(|code| code.starts_with("keukentafel lines import ")).unwrap();
        let commands: Vec<&str> = block.lines().chain([import]).filter_map(|line| line.strip_prefix("keukentafel ")?.split("  ").next()).collect();
        assert_eq!(commands.len(), 7, "{commands:?}");
        for command in commands {
            let arguments: Vec<&str> = command.split_whitespace().collect();
            let (good, out, error) = run(&here, &arguments);
            assert!(good, "{command}: {out}{error}");
            if let Some(file) = arguments.iter().skip_while(|argument| **argument != "--out").nth(1) {
                assert!(fs::metadata(here.join(file)).is_ok_and(|file| file.len() > 1000), "{command}");
            }
        }
    }
}

#[test]
fn a_guide_names_the_tabs_of_the_desk_as_they_are_called_there() {
    let words = [include_str!("../src/pages/words/author/nl.rs"), include_str!("../src/pages/words/author/en.rs")];
    for ((language, guide), words) in GUIDES.into_iter().zip(words) {
        let called = |field: &str| {
            let from = words.split(&format!("    {field}: \"")).nth(1).and_then(|rest| rest.split('"').next());
            from.unwrap_or_else(|| panic!("{language:?}: the desk has no {field}"))
        };
        for tab in ["tab_problems", "tab_map", "tab_play", "tab_report", "tab_translation", "tab_share"] {
            assert!(guide.contains(&format!("| {} | ", called(tab))), "{language:?}: {}", called(tab));
        }
        for button in ["begin_new", "play_from_here", "as_student", "save", "download", "open_case_title"] {
            assert!(guide.contains(&format!("*{}*", called(button))), "{language:?}: {}", called(button));
        }
    }
}

#[test]
fn the_ten_mistakes_of_a_guide_give_the_message_it_quotes() {
    for (language, guide) in GUIDES {
        let rows: Vec<Vec<&str>> = guide.lines().filter(|line| line.starts_with("| [K")).map(|line| line.split(" | ").collect()).collect();
        let mistakes = mistakes(language);
        assert_eq!(rows.len(), mistakes.len(), "{language:?}");
        for (row, (code, before, after)) in rows.iter().zip(mistakes) {
            assert!(row[0].starts_with(&format!("| [{code}](checks.md#{})", code.to_lowercase())), "{row:?}");
            let text = Template::FirstCase.text(language);
            assert!(text.contains(before), "{code}: {before}");
            let told = check("story.ron", text.replacen(before, after, 1).as_bytes()).diagnostics;
            let said: Vec<String> = told.iter().filter(|one| one.problem.code() == code).map(|one| message(one, language).what).collect();
            assert!(said.iter().any(|what| what.starts_with(row[1])), "{code}: the guide quotes {:?}, the checker says {said:?}", row[1]);
        }
    }
}

#[test]
fn the_minutes_of_a_guide_make_an_hour() {
    for (language, guide) in GUIDES {
        let minutes: Vec<(u32, u32)> = guide
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()?.split_once('–'))
            .filter_map(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)))
            .collect();
        assert_eq!(minutes.first().map(|one| one.0), Some(0), "{language:?}");
        assert_eq!(minutes.last().map(|one| one.1), Some(60), "{language:?}");
        assert!(minutes.windows(2).all(|two| two[0].1 == two[1].0), "{language:?}: {minutes:?}");
        for (from, to) in minutes {
            assert!(guide.contains(&format!("### {from}–{to} · ")), "{language:?}: {from}–{to} has no section");
        }
    }
}
