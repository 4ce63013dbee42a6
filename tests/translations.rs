//! A translator's table: what goes out comes back the same, whatever spreadsheet it went through; what cannot be taken is told
//! with its row and column; and no translation is ever lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use keukentafel::interop::csv::Separator;
use keukentafel::interop::translation::{Imported, State, Unreadable, Why, export, import, lines};
use keukentafel::play::Words;
use keukentafel::story::model::TextId;
use keukentafel::story::wording::Language;
use keukentafel::story::{Story, load, load_translation};
use proptest::prelude::*;

const CASES: [(&str, &str); 2] = [
    (include_str!("../scenarios/de-schone-keuken/story.ron"), include_str!("../scenarios/de-schone-keuken/en.ron")),
    (include_str!("../scenarios/ansaj/story.ron"), include_str!("../scenarios/ansaj/en.ron")),
];

const SHORT: &str = r#"Story(format: 1, language: "nl", title: "De deur", resident: "mia", invitation: ["Kom binnen."],
    people: { "mia": (name: "Mia"), "ik": (name: "Sam") }, seats: { "loket": (person: "ik") },
    table: (present: ["mia"], topics: ["deur"], done: "Klaar"),
    topics: { "deur": (title: "Vraag naar de deur", lines: [Say("mia", "Hij is dicht."), Think("mia", "=Weer een vraag.")],
        choices: { "open": (say: "Zal ik hem openen?", lines: [Tell("Hij gaat open.")]) }) })"#;

const SHORT_EN: &str = r#"// A remark.
Translation(format: 1, language: "en", lines: {
    "title": ("De deur", "The door"), // here too
    "table.done": ("Af", "Finished"),
    /* and here */ "topics.deur.1": ("Hij is dicht.", "It's shut."),
})
"#;

fn story(source: &str) -> Story {
    load("story.ron", source.as_bytes()).story.unwrap()
}

fn table(head: &str, rows: &[&str]) -> String {
    format!("{head}\n{}\n", rows.join("\n"))
}

fn take(known: Option<&str>, table: impl AsRef<[u8]>) -> Imported {
    import(&story(SHORT), "en", known.map(str::as_bytes), table.as_ref(), "Een vertaling.").unwrap()
}

/// Each refusal: row, column, why.
fn refused(imported: &Imported) -> Vec<(usize, &str, &Why)> {
    imported.refused.iter().map(|refused| (refused.row, refused.column.as_str(), &refused.why)).collect()
}

#[test]
fn a_shipped_translation_goes_out_and_comes_back_byte_for_byte() {
    for (source, known) in CASES {
        let story = story(source);
        for (separator, words) in [(Separator::Semicolon, Language::Nl), (Separator::Comma, Language::En)] {
            let table = export(&story, "en", Some(known.as_bytes()), separator, words).unwrap();
            let imported = import(&story, "en", Some(known.as_bytes()), &table, "").unwrap();
            assert_eq!(imported.refused, []);
            assert_eq!((imported.added, imported.changed, imported.file.as_deref()), (0, 0, Some(known)));
        }
    }
}

#[test]
fn a_shipped_translation_can_be_made_anew_from_its_table() {
    for (source, known) in CASES {
        let story = story(source);
        let table = export(&story, "en", Some(known.as_bytes()), Separator::Semicolon, Language::Nl).unwrap();
        let made = import(&story, "en", None, &table, "Nieuw.").unwrap().file.unwrap();
        let (read, problems) = load_translation(&story, "en.ron", made.as_bytes());
        assert_eq!(problems, []);
        assert_eq!(read, load_translation(&story, "en.ron", known.as_bytes()).0);
    }
}

#[test]
fn the_table_says_where_a_text_stands_who_says_it_and_how_its_translation_is() {
    let bytes = export(&story(SHORT), "en", Some(SHORT_EN.as_bytes()), Separator::Semicolon, Language::Nl).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let rows: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(rows[0], "id;waar;wie;bron (nl);vertaling (en);stand;oude bron;oude vertaling");
    assert_eq!(rows[1], "title;titel;;De deur;The door;klopt;;");
    assert!(rows.contains(&"table.done;aan tafel › knop om af te ronden;;Klaar;;verouderd;Af;Finished"), "{rows:#?}");
    assert!(rows.contains(&"topics.deur.1;onderwerp: Vraag naar de deur › nr. 1;Mia;Hij is dicht.;It's shut.;klopt;;"), "{rows:#?}");
    assert!(rows.contains(&"topics.deur.2;onderwerp: Vraag naar de deur › nr. 2;Mia (denkt);'=Weer een vraag.;;ontbreekt;;"), "{rows:#?}");
    let said =
        "topics.deur.choices.open.say;onderwerp: Vraag naar de deur › keuze: Zal ik hem openen? › je zegt;de speler;Zal ik hem openen?;;ontbreekt;;";
    assert!(rows.contains(&said), "{rows:#?}");
}

#[test]
fn every_place_in_the_shipped_cases_is_said_in_words() {
    for (source, known) in CASES {
        for language in [Language::Nl, Language::En] {
            let bytes = export(&story(source), "en", Some(known.as_bytes()), Separator::Comma, language).unwrap();
            let mut reader = csv::Reader::from_reader(&bytes[3..]);
            for row in reader.records().map(Result::unwrap) {
                let place = &row[1];
                assert!(
                    !place.is_empty() && !place.contains(['_', '.']) || place.contains(": ") || place.contains("no. ") || place.contains("nr. "),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn lines_that_are_stale_or_missing_are_told_and_shown_in_the_language_of_the_case() {
    let story = story(SHORT);
    let states: Vec<(String, State)> = lines(&story, Some(SHORT_EN.as_bytes())).unwrap().into_iter().map(|line| (line.path, line.state)).collect();
    let state = |path: &str| states.iter().find(|(known, _)| known == path).map(|(_, state)| state.clone()).unwrap();
    assert_eq!(state("title"), State::Fresh("The door".to_owned()));
    assert_eq!(state("table.done"), State::Stale { source: "Af".to_owned(), target: "Finished".to_owned() });
    assert_eq!(state("invitation.1"), State::Missing);
    let translation = load_translation(&story, "en.ron", SHORT_EN.as_bytes()).0;
    let words = Words::new(&story, translation.as_ref());
    let shown = |path: &str| words.get(TextId(story.texts.iter().position(|row| row.path == path).unwrap() as u32)).to_owned();
    assert_eq!([shown("title"), shown("table.done"), shown("invitation.1")], ["The door", "Klaar", "Kom binnen."]);
}

#[test]
fn whatever_a_spreadsheet_makes_of_it_is_read() {
    let taken = |table: Vec<u8>| {
        let imported = take(Some(SHORT_EN), table);
        assert_eq!(imported.refused, []);
        (imported.added, imported.file.unwrap())
    };
    let plain = "id;bron (nl);vertaling (en)\ninvitation.1;Kom binnen.;“Eén” café\n";
    let (added, wanted) = taken(plain.as_bytes().to_vec());
    assert_eq!(added, 1);
    assert!(wanted.contains("\n    \"invitation.1\": (\"Kom binnen.\", \"“Eén” café\"),\n"), "{wanted}");
    let utf_16 = |text: &str| [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>();
    for table in [
        format!("\u{feff}{plain}").into_bytes(),
        plain.replace('\n', "\r\n").into_bytes(),
        plain.replace('\n', "\r").into_bytes(),
        plain.replace(';', ",").into_bytes(),
        plain.replace(';', "\t").into_bytes(),
        utf_16(&plain.replace(';', "\t")),
        b"id;bron (nl);vertaling (en)\ninvitation.1;Kom binnen.;\x93E\xe9n\x94 caf\xe9\n".to_vec(),
        "sep=;\r\nID;Source;TRANSLATION (EN)\r\n\"invitation.1\";\"Kom binnen.\";\"“Eén” café\"\r\n".as_bytes().to_vec(),
        "Opmerking;Vertaling (en);Bron (nl);;Id\nmooi;“Eén” café;Kom binnen.;x;invitation.1\n;;;;\n".as_bytes().to_vec(),
    ] {
        assert_eq!(taken(table.clone()), (1, wanted.clone()), "{}", String::from_utf8_lossy(&table));
    }
}

#[test]
fn an_apostrophe_before_a_formula_is_taken_off_whether_or_not_the_spreadsheet_did() {
    let head = "id;bron;vertaling";
    for (source, target) in [("'=Weer een vraag.", "'=Another question."), ("=Weer een vraag.", "=Another question.")] {
        let imported = take(None, table(head, &[&format!("topics.deur.2;{source};{target}")]));
        assert_eq!(imported.refused, []);
        assert!(imported.file.unwrap().contains("(\"=Weer een vraag.\", \"=Another question.\")"));
    }
    // An apostrophe that is no guard stays.
    let imported = take(None, table(head, &["invitation.1;Kom binnen.;'t Is open"]));
    assert!(imported.file.unwrap().contains("\"'t Is open\""));
}

#[test]
fn what_cannot_be_taken_is_told_with_row_and_column_and_the_rest_is_taken() {
    let rows = [
        "title;De deur;The gate",
        "titel;De deur;The door",
        "title;De deur;Twice",
        "topics.deur.1;Hij is open.;It is open.",
        "topics.deur.title;Vraag naar de deur;\"Ask about\nthe door\"",
        ";Kom binnen.;Come in.",
        "table.done;Klaar;",
        "topics.deur.choices.open.say;Zal ik hem openen?;#NAAM?",
        "topics.deur.choices.open.1;Hij gaat open.;It op�ns.",
        "invitation.1;Kom binnen.;Come in.",
    ];
    let imported = take(Some(SHORT_EN), table("id;bron (nl);vertaling (en)", &rows));
    assert_eq!(
        refused(&imported),
        [
            (3, "A", &Why::UnknownId { near: Some("title".to_owned()) }),
            (4, "A", &Why::DoubleId { first: 2 }),
            (5, "B", &Why::SourceChanged),
            (6, "C", &Why::LineBreak),
            (7, "A", &Why::NoId),
            (9, "C", &Why::FormulaError),
            (10, "C", &Why::BrokenSign),
        ]
    );
    assert_eq!((imported.added, imported.changed), (1, 1));
    let file = imported.file.unwrap();
    assert!(file.contains("(\"De deur\", \"The gate\"), // here too") && file.contains("Come in."), "{file}");
    assert_eq!(imported.refused[0].say(Language::Nl), "rij 3, kolom A (titel): Dit id staat niet in de casus. Bedoelde je title?");
    assert_eq!(imported.refused[0].say(Language::En), "row 3, column A (titel): The case has no text with this id. Did you mean title?");
}

#[test]
fn an_emptied_cell_takes_no_translation_away() {
    let imported = take(Some(SHORT_EN), table("id;bron;vertaling", &["title;De deur;", "topics.deur.1;Hij is dicht.;  "]));
    assert_eq!(refused(&imported), [(2, "C", &Why::Empty), (3, "C", &Why::Empty)]);
    assert_eq!(imported.file.as_deref(), Some(SHORT_EN));
}

#[test]
fn a_table_that_is_no_such_table_is_refused_as_a_whole() {
    let why = |table: &str| {
        let imported = take(Some(SHORT_EN), table);
        assert_eq!(imported.file.as_deref(), Some(SHORT_EN));
        assert_eq!(imported.refused.len(), 1);
        imported.refused[0].say(Language::En)
    };
    assert!(why("").starts_with("There is no column ‘id’."));
    assert!(why("id;bron\ntitle;De deur\n").starts_with("There is no column ‘translation’."));
    assert!(why("id;bron;vertaling;vertaling (en)\n").starts_with("Columns C and D are both named ‘translation’."));
    assert!(why("id;bron (nl);vertaling (fr)\n").starts_with("This table is for the language ‘fr’, and you ask for ‘en’."));
    assert!(why("PK\u{3}\u{4}\u{0}").starts_with("There is no column ‘id’."));
}

#[test]
fn new_lines_go_to_their_place_and_remarks_stay() {
    let rows = [
        "topics.deur.title;Vraag naar de deur;Ask \"why\"",
        "table.done;Klaar;Done",
        "topics.deur.2;=Weer een vraag.;\\o/",
        "invitation.1;Kom binnen.;Come in.",
    ];
    let file = take(Some(SHORT_EN), table("id;bron;vertaling", &rows)).file.unwrap();
    assert_eq!(
        file,
        r#"// A remark.
Translation(format: 1, language: "en", lines: {
    "title": ("De deur", "The door"), // here too
    "invitation.1": ("Kom binnen.", "Come in."),
    "table.done": ("Klaar", "Done"),
    "topics.deur.title": ("Vraag naar de deur", "Ask \"why\""),
    /* and here */ "topics.deur.1": ("Hij is dicht.", "It's shut."),
    "topics.deur.2": ("=Weer een vraag.", "\\o/"),
})
"#
    );
}

#[test]
fn a_file_without_a_last_comma_or_with_everything_on_one_line_takes_new_lines_too() {
    let known = r#"Translation(format: 1, language: "en", lines: {"title": ("De deur", "The door")})"#;
    let rows = ["invitation.1;Kom binnen.;Come in.", "table.done;Klaar;Done"];
    let file = take(Some(known), table("id;bron;vertaling", &rows)).file.unwrap();
    assert_eq!(load_translation(&story(SHORT), "en.ron", file.as_bytes()).1.iter().filter(|one| one.problem.code() < "K600").count(), 0, "{file}");
    let fresh = lines(&story(SHORT), Some(file.as_bytes())).unwrap().iter().filter(|line| matches!(line.state, State::Fresh(_))).count();
    assert_eq!(fresh, 3);
    let crlf = SHORT_EN.replace('\n', "\r\n");
    let file = take(Some(&crlf), table("id;bron;vertaling", &rows)).file.unwrap();
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
}

#[test]
fn a_line_that_others_lean_on_does_not_take_their_translation_along() {
    // The first line was moved down: it is found by its words, under the id of the line that now stands there.
    let moved = SHORT.replace("Say(\"mia\", \"Hij is dicht.\"), Think", "Say(\"mia\", \"Nee.\"), Say(\"mia\", \"Hij is dicht.\"), Think");
    let story = story(&moved);
    let table = table("id;bron;vertaling", &["topics.deur.1;Nee.;No."]);
    let imported = import(&story, "en", Some(SHORT_EN.as_bytes()), table.as_bytes(), "").unwrap();
    let state = |path: &str| imported.lines.iter().find(|line| line.path == path).map(|line| line.state.clone());
    assert_eq!(state("topics.deur.1"), Some(State::Fresh("No.".to_owned())));
    assert_eq!(state("topics.deur.2"), Some(State::Fresh("It's shut.".to_owned())));
}

#[test]
fn a_translation_file_with_a_mistake_in_it_is_left_alone() {
    let broken = SHORT_EN.replace("\"De deur\", ", "\"De deur\" ");
    assert_eq!(import(&story(SHORT), "en", Some(broken.as_bytes()), b"id;bron;vertaling\n", ""), Err(Unreadable));
    assert_eq!(export(&story(SHORT), "en", Some(broken.as_bytes()), Separator::Comma, Language::En), Err(Unreadable));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_translation_comes_back_and_nothing_else_changes(words in prop::collection::vec("([=+@'\";,\\\\\t“é ]|\\PC){1,12}", 3..4), comma in any::<bool>()) {
        let story = story(SHORT);
        let paths = ["title", "invitation.1", "topics.deur.2"];
        let separator = if comma { Separator::Comma } else { Separator::Semicolon };
        let mut known = SHORT_EN.to_owned();
        // First by hand into the file, then out and in.
        for (path, words) in paths.iter().zip(&words) {
            let own = &story.texts.iter().find(|row| row.path == *path).unwrap().words;
            let line = format!("    {path:?}: ({}, {}),\n}})", keukentafel::story::write::text(own), keukentafel::story::write::text(words));
            known = known.replacen("})", &line, 1);
        }
        let table = export(&story, "en", Some(known.as_bytes()), separator, Language::En).unwrap();
        let imported = import(&story, "en", Some(known.as_bytes()), &table, "").unwrap();
        prop_assert_eq!(imported.file.as_deref(), Some(known.as_str()));
        let anew = import(&story, "en", None, &table, "").unwrap();
        for (path, words) in paths.iter().zip(&words) {
            let line = anew.lines.iter().find(|line| line.path == *path).unwrap();
            if !words.trim().is_empty() && !words.contains(char::REPLACEMENT_CHARACTER) {
                prop_assert_eq!(&line.state, &State::Fresh(words.clone()));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_as_a_table_without_losing_a_translation(bytes in prop::collection::vec(any::<u8>(), 0..300), head in any::<bool>()) {
        let story = story(SHORT);
        let mut table = if head { b"id;bron;vertaling\ntitle;De deur;".to_vec() } else { Vec::new() };
        table.extend(bytes);
        let imported = import(&story, "en", Some(SHORT_EN.as_bytes()), &table, "").unwrap();
        imported.refused.iter().for_each(|refused| assert!(!refused.say(Language::Nl).is_empty() && !refused.say(Language::En).is_empty()));
        let fresh = imported.lines.iter().filter(|line| matches!(line.state, State::Fresh(_))).count();
        prop_assert!(fresh >= 2);
        let file = imported.file.unwrap();
        prop_assert!(load_translation(&story, "en.ron", file.as_bytes()).0.is_some());
    }
}

#[test]
fn a_table_of_five_megabytes_of_nothing_good_is_read() {
    for row in ["topics.deur.onbekend;x;y\n", "\"", ";;;;\n", "title;De deur;x\n"] {
        let table = format!("id;bron;vertaling\n{}", row.repeat(5_000_000 / row.len()));
        let imported = take(Some(SHORT_EN), table);
        assert!(imported.refused.len() <= 1_000);
    }
    assert!(matches!(take(None, vec![b'a'; 17 << 20]).refused[0].why, Why::TooLarge { .. }));
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("translations").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("story.ron"), SHORT).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_keukentafel")).current_dir(folder).args(arguments).output().unwrap()
}

#[test]
fn the_command_writes_a_table_and_takes_it_back() {
    let folder = folder("command");
    fs::write(folder.join("en.ron"), SHORT_EN).unwrap();
    assert!(run(&folder, &["lines", "export", ".", "--lang", "en", "--csv", "--out", "woorden.csv"]).status.success());
    let table = fs::read_to_string(folder.join("woorden.csv")).unwrap();
    fs::write(folder.join("woorden.csv"), table.replace("Kom binnen.;;", "Kom binnen.;Come in.;")).unwrap();
    let output = run(&folder, &["lines", "import", ".", "--lang", "en", "--csv", "woorden.csv"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{told}");
    assert!(told.starts_with("./en.ron. Erbij: 1. Veranderd: 0. Niet overgenomen: 0.\nVerouderd:") && told.contains("\n  table.done\n"), "{told}");
    let file = fs::read_to_string(folder.join("en.ron")).unwrap();
    assert_eq!(file, SHORT_EN.replace(" // here too\n", " // here too\n    \"invitation.1\": (\"Kom binnen.\", \"Come in.\"),\n"));
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
}

#[test]
fn the_command_begins_a_new_language_and_says_what_it_cannot_take() {
    let folder = folder("new");
    fs::write(folder.join("t.csv"), "id;bron (nl);vertaling (tr)\ntitle;De deur;Kapı\ntitel;De deur;Kapı\n").unwrap();
    let output = run(&folder, &["lines", "import", ".", "--lang", "tr", "--csv", "t.csv", "--words", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("row 3, column A (titel): "));
    let file = fs::read_to_string(folder.join("tr.ron")).unwrap();
    assert!(file.starts_with("// ") && file.ends_with("lines: {\n    \"title\": (\"De deur\", \"Kapı\"),\n})\n"), "{file}");
}

#[test]
fn the_command_refuses_what_would_do_harm() {
    let folder = folder("harm");
    fs::write(folder.join("t.csv"), "id;bron;vertaling\ntitle;De deur;The door\n").unwrap();
    for lang in ["nl", "../en", ""] {
        assert!(!run(&folder, &["lines", "import", ".", "--lang", lang, "--csv", "t.csv"]).status.success(), "{lang}");
    }
    fs::write(folder.join("en.ron"), "Translation(").unwrap();
    let output = run(&folder, &["lines", "import", ".", "--lang", "en", "--csv", "t.csv"]);
    assert!(!output.status.success() && String::from_utf8(output.stderr).unwrap().contains("fout K"));
    assert_eq!(fs::read_to_string(folder.join("en.ron")).unwrap(), "Translation(");
}

#[test]
fn plain_lines_still_prints_the_file_to_fill_in() {
    let folder = folder("plain");
    fs::write(folder.join("en.ron"), SHORT_EN).unwrap();
    let printed = String::from_utf8(run(&folder, &["lines", ".", "--lang", "en"]).stdout).unwrap();
    assert!(printed.starts_with("Translation(format: 1, language: \"en\", lines: {\n    \"title\": (\"De deur\", \"The door\"),\n    \"invitation.1\": (\"Kom binnen.\", \"\"),\n"));
    assert!(!run(&folder, &["lines", "."]).status.success());
}
