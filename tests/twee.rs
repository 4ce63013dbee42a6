//! A case from and to Twine: words and roads come over, what does not is told with its line, and no bytes whatever bring the
//! importer down.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::rc::Rc;
use std::time::{Duration, Instant};

use keukentafel::check::{check, check_play};
use keukentafel::interop::twee::{Imported, Lost, Options, export, import};
use keukentafel::play::{Case, Session, Words};
use keukentafel::story::model::{Choice, Line, Named, Story};
use keukentafel::story::wording::Language;
use keukentafel::story::{Severity, load, load_translation};
use proptest::prelude::*;

const SUGARCUBE: &str = include_str!("twee/sugarcube.twee");
const HARLOWE: &str = include_str!("twee/harlowe.twee");
const CHAPBOOK: &str = include_str!("twee/chapbook.twee");
const BROKEN: &str = include_str!("twee/broken.twee");

const CASES: [(&str, &str); 2] = [
    (include_str!("../scenarios/de-schone-keuken/story.ron"), include_str!("../scenarios/de-schone-keuken/en.ron")),
    (include_str!("../scenarios/ansaj/story.ron"), include_str!("../scenarios/ansaj/en.ron")),
];

const NL: Options = Options { story: "nl", words: Language::Nl };
const EN: Options = Options { story: "nl", words: Language::En };

/// What an import gives, after every promise about it was held against it.
fn sound(bytes: &[u8], options: &Options) -> Imported {
    let imported = import(bytes, options);
    for finding in &imported.findings {
        assert!(!finding.say(Language::Nl).is_empty() && !finding.say(Language::En).is_empty());
    }
    if let Some(story) = &imported.story {
        let loaded = check("story.ron", story.as_bytes());
        let wrong: Vec<_> = loaded.diagnostics.iter().filter(|one| one.problem.severity() == Severity::Error).collect();
        assert!(wrong.is_empty(), "{wrong:?}\n{story}");
        assert!(loaded.story.is_some());
        // The `ron` crate reads the same.
        let ron =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::UNWRAP_NEWTYPES | ron::extensions::Extensions::IMPLICIT_SOME);
        ron.from_str::<Story>(story).unwrap();
    } else {
        assert!(!imported.findings.is_empty());
    }
    imported
}

fn made(source: &str) -> (Story, Imported) {
    let imported = sound(source.as_bytes(), &NL);
    let text = imported.story.clone().unwrap();
    let loaded = load("story.ron", text.as_bytes());
    assert_eq!(loaded.diagnostics.iter().filter(|one| one.problem.severity() == Severity::Warning).collect::<Vec<_>>(), Vec::<&_>::new(), "{text}");
    (loaded.story.unwrap(), imported)
}

fn told(imported: &Imported) -> Vec<(usize, &str, &Lost)> {
    imported.findings.iter().map(|finding| (finding.line, finding.passage.as_str(), &finding.lost)).collect()
}

fn texts(story: &Story) -> Vec<&str> {
    story.texts.iter().skip(1).map(|row| row.words.as_str()).collect()
}

#[test]
fn a_story_that_turns_around_one_passage_becomes_a_table_with_topics() {
    let (story, _) = made(SUGARCUBE);
    assert_eq!(story.title.words.value, "De dichte deur");
    assert_eq!(
        story.invitation.iter().map(|text| text.words.value.as_str()).collect::<Vec<_>>(),
        ["Mevrouw Mia woont drie hoog. De deur staat op een kier."]
    );
    assert_eq!(story.resident.value, "mia");
    assert_eq!(
        story.table.topics.iter().map(|topic| topic.value.as_str()).collect::<Vec<_>>(),
        ["de_deur", "de_brief", "buurvrouw", "einde", "zoon"]
    );
    let door = story.topics.get("de_deur").unwrap();
    assert_eq!(door.title.words.value, "“Wat is er met de deur?”");
    // Two answers: one with a link of its own back to the table, one that goes back by itself.
    let market = door.choices.get("markt").unwrap();
    assert_eq!(market.say.as_ref().unwrap().words.value, "Wat zou u weer willen doen?");
    assert!(matches!(&market.lines[..], [Line::Say(who, text)] if who.value == "mia" && text.words.value == "Naar de markt. Op vrijdag."));
    assert!(door.choices.get("ik_bel_de_timmerman").unwrap().to.is_some());
    // A circle can be walked again, and left.
    let neighbour = story.topics.get("buurvrouw").unwrap();
    assert!(neighbour.leave.is_some());
    assert!(neighbour.moments.iter().any(|(_, moment)| moment.choices.iter().any(|(_, choice)| choice.again)));
}

#[test]
fn what_sugarcube_has_and_a_case_has_not_is_told_with_its_line() {
    let (_, imported) = made(SUGARCUBE);
    let text = |text: &str| text.to_owned();
    let line = |words: &str| SUGARCUBE.lines().position(|line| line.contains(words)).unwrap() + 1;
    let told = told(&imported);
    for expected in [
        (line(":: StoryInit"), "StoryInit", &Lost::Special { name: text("StoryInit") }),
        (line(":: Stijl"), "Stijl", &Lost::Style),
        (line(":: Rekenen"), "Rekenen", &Lost::Script),
        (line("[[Ga naar binnen"), "Aankomst", &Lost::LinkWords { text: text("Ga naar binnen") }),
        (line("''Ga''"), "Keuken", &Lost::Formatting),
        (line("<<if $vertrouwen gt 1"), "Keuken", &Lost::Condition { text: text("<<if $vertrouwen gt 1>>") }),
        (line("<<if $vertrouwen gt 1"), "Keuken", &Lost::Condition { text: text("<<else>>") }),
        (line("<img"), "Keuken", &Lost::Image { text: text("<img src=\"keuken.png\">") }),
        (line("De brief][$gezien"), "Keuken", &Lost::Setter { text: text("$gezien to true") }),
        (line("Vraag naar de buurvrouw"), "Keuken", &Lost::Macro { text: text("<<set $vertrouwen += 1>>") }),
        (line("Al sinds $maand"), "De deur", &Lost::Variable { text: text("$maand") }),
        (line("<<audio"), "Buurvrouw", &Lost::Macro { text: text("<<audio \"hond\" play>>") }),
        (line("[[Bel haar->Nergens]]"), "Buurvrouw 2", &Lost::MissingTarget { text: text("Bel haar"), target: text("Nergens") }),
        (line(":: Buurvrouw"), "Buurvrouw", &Lost::Cycle { passages: 2 }),
        (line(":: Kladje"), "Kladje", &Lost::Unreachable),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not among {told:#?}");
    }
    let story = imported.story.unwrap();
    // In the case it stands at its place, and nothing is thrown away.
    assert!(story.contains("// Denk aan haar hoed.\n"));
    assert!(story.contains("// Alleen als: <<if $vertrouwen gte 3>>\n"));
    assert!(story.contains(" Het plaatje <img src=\"keuken.png\"> is niet overgenomen.\n"));
    assert!(story.contains("Think(\"mia\", \"Dit lijkt me een aardig mens.\")") && story.contains("Tell(\"Mia zegt niets.\")"), "{story}");
    assert!(story.contains("Die zie ik elke dag. Én haar hond."));
    assert!(story.contains("// Niet in de casus: ‘Kladje’") && story.contains("// Deze passage vindt niemand.\n"));
}

#[test]
fn harlowe_keeps_its_links_and_the_words_in_its_hooks() {
    let (story, imported) = made(HARLOWE);
    assert_eq!(story.title.words.value, "Op bezoek \\[proef\\]");
    let texts = texts(&story);
    for words in [
        "Bel aan",
        "Loop eerst een rondje",
        "Je loopt om het blok. Koud.",
        "Nu ben je nat.",
        "Kom binnen!",
        "Jij: Dag mevrouw.",
        "Je kijkt naar je schoenen.",
        "Er hangt een jas.",
        "Loop door naar de kamer",
        "Woont u hier alleen?",
        "Met mijn zoons (de oudste: die werkt).",
        "Op werk. Voor mijn man.",
    ] {
        assert!(texts.contains(&words), "{words} is not among {texts:#?}");
    }
    let told = told(&imported);
    let find = |lost: Lost| assert!(told.iter().any(|(_, _, found)| **found == lost), "{lost:?} is not among {told:#?}");
    find(Lost::Macro { text: "(set: $moed to 1)".to_owned() });
    find(Lost::Condition { text: "(if: $moed > 0)".to_owned() });
    find(Lost::Macro { text: "(text-colour: red)".to_owned() });
    find(Lost::Macro { text: "(restart:)".to_owned() });
    find(Lost::OwnWords { name: "Jij".to_owned() });
    find(Lost::Unreachable);
    // One story, one topic: it has no passage that all talk comes back to.
    assert_eq!(story.topics.0.len(), 1);
}

#[test]
fn chapbook_keeps_its_words_and_knows_who_speaks() {
    let (story, imported) = made(CHAPBOOK);
    assert_eq!(imported.people, ["Tante Bep", "De balie"]);
    let texts = texts(&story);
    for words in [
        "De tuin",
        "Pas op de rozen!",
        "Je doet het hek open.",
        "Volgende!",
        "Ga op het bankje zitten",
        "Stil is het hier.",
        "Eindelijk rust.",
        "Begin opnieuw",
    ] {
        assert!(texts.contains(&words), "{words} is not among {texts:#?}");
    }
    assert!(texts.iter().any(|words| words.starts_with("Zondag: alles dicht.")));
    assert!(!texts.iter().any(|words| words.contains("hond") || words.contains("engine") || words.contains("color")));
    let story = imported.story.as_ref().unwrap();
    assert!(story.contains("// Hier moet nog een hond.\n"));
    let told = told(&imported);
    for lost in [
        Lost::Variable { text: "moed: 2".to_owned() },
        Lost::Condition { text: "[if moed > 1]".to_owned() },
        Lost::Variable { text: "{tijd}".to_owned() },
        Lost::Image { text: "{embed image: 'pad.png'}".to_owned() },
        Lost::Script,
        Lost::Style,
        Lost::DynamicTarget { text: "Begin opnieuw".to_owned() },
    ] {
        assert!(told.iter().any(|(_, _, found)| **found == lost), "{lost:?} is not among {told:#?}");
    }
}

#[test]
fn a_broken_story_gives_what_it_has_and_says_what_is_wrong() {
    let imported = sound(BROKEN.as_bytes(), &NL);
    let told = told(&imported);
    let find = |line: usize, lost: &Lost| assert!(told.iter().any(|(at, _, found)| *at == line && *found == lost), "{lost:?} is not among {told:#?}");
    find(1, &Lost::TextBeforeFirst);
    find(3, &Lost::BadStoryData);
    find(6, &Lost::BadHeader);
    find(7, &Lost::Unclosed { text: "[[".to_owned() });
    find(13, &Lost::BadMetadata);
    find(19, &Lost::DoubleName);
    find(22, &Lost::NoName);
    let story = imported.story.unwrap();
    assert!(story.contains("Say(\"mia\", \"Hallo daar\")"), "{story}");
    assert_eq!(
        imported.findings.iter().find(|finding| finding.line == 19).unwrap().say(Language::Nl),
        "regel 19, passage ‘Twee’: Er is al een passage met deze naam. Alle links gaan naar de eerste."
    );
}

#[test]
fn what_is_no_twee_is_refused_with_a_remedy() {
    let why = |bytes: &[u8]| sound(bytes, &EN).findings[0].lost.clone();
    assert_eq!(why(b""), Lost::NotTwee);
    assert_eq!(why(b"Story(format: 1)"), Lost::NotTwee);
    assert_eq!(why(b"<html><tw-storydata name=\"x\">"), Lost::PublishedPage);
    assert_eq!(why(b":: A [script]\nx"), Lost::NothingToRead);
    assert!(matches!(why(&vec![b'a'; 17 << 20]), Lost::TooLarge { .. }));
}

#[test]
fn joins_circles_and_depth_are_kept_as_they_are() {
    let source = ":: Start\nBegin.\n[[links->A]]\n[[rechts->B]]\n:: A\nIk ben A.\n[[naar C->C]]\n[[nog eens->A]]\n:: B\nIk ben B.\n[[ook naar C->C]]\n[[stop->D]]\n:: C\nSamen.\n[[terug naar B->B]]\n[[klaar->D]]\n:: D\nUit.";
    let (story, imported) = made(source);
    let [(_, topic)] = &story.topics.0[..] else { panic!() };
    let to = |choices: &Named<Choice>| choices.iter().map(|(_, choice)| choice.to.as_ref().map(|to| to.value.clone())).collect::<Vec<_>>();
    let moment = |name: &str| to(&topic.moments.get(name).unwrap().choices);
    assert_eq!(to(&topic.choices), [Some("a".to_owned()), Some("b".to_owned())]);
    assert_eq!(moment("a"), [Some("c".to_owned()), Some("a".to_owned())]);
    assert_eq!(moment("b"), [Some("c".to_owned()), Some("d".to_owned())]);
    assert_eq!(moment("c"), [Some("b".to_owned()), Some("d".to_owned())]);
    assert_eq!(imported.findings.iter().filter(|finding| matches!(finding.lost, Lost::Cycle { .. })).count(), 2);
    let deep: String = (0..3_000)
        .map(|n| format!(":: P{n}\nWoord {n}.\n[[kies->P{}]]\n[[anders->P{}]]\n", n + 1, n / 2))
        .chain([":: P3000\nEinde.".to_owned()])
        .collect();
    let imported = sound(deep.as_bytes(), &NL);
    assert_eq!(imported.passages, 3_001);
    assert!(imported.story.unwrap().contains("Woord 2999."));
}

#[test]
fn passages_that_go_on_by_themselves_never_go_round_without_end() {
    let circle = ":: Start\n[[begin->A]]\n[[niet->B]]\n:: A\nEen.\n<<goto \"B\">>\n:: B\nTwee.\n<<goto \"A\">>\n:: C\n<<goto \"C\">>";
    let (story, _) = made(circle);
    plays(&story);
    let chain: String = (0..200).map(|n| format!(":: P{n}\nWoord {n}.\n[[→->P{}]]\n", n + 1)).chain([":: P200\nEinde.".to_owned()]).collect();
    let (story, _) = made(&chain);
    assert_eq!(texts(&story).iter().filter(|words| words.starts_with("Woord")).count(), 200);
    plays(&story);
}

/// A story plays from every seat, a few hundred times, without an error.
fn plays(story: &Story) {
    let case = Case::new(story.clone()).unwrap();
    let wrong: Vec<_> = check_play("story.ron", b"", &case).into_iter().filter(|one| one.problem.severity() == Severity::Error).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_samples_can_be_played_to_the_end() {
    for source in [SUGARCUBE, HARLOWE, CHAPBOOK] {
        let (story, _) = made(source);
        plays(&story);
        let words = Words::new(&story, None);
        let seat = story.seats.names().next().unwrap().to_owned();
        let mut session = Session::new(Rc::new(Case::new(story).unwrap()), &seat, 1).unwrap();
        for _ in 0..500 {
            if session.finished() {
                break;
            }
            let view = session.view(&words);
            session.decide(&view.options.last().unwrap().decision).unwrap();
        }
        assert!(session.finished());
    }
}

/// The words of a talk: lines, choices and titles, wherever they stand.
fn talk_words(story: &Story) -> HashSet<String> {
    let of_talk =
        ["topics.", "offers.", "interruptions.", "prepare", "table", "things.", "outcomes.", "events.", "month", "agreements.", "invitation"];
    let remarks = [".why", ".about", ".leave", ".name"];
    let rows = story.texts.iter().skip(1).filter(|row| of_talk.iter().any(|begin| row.path.starts_with(begin)));
    let rows = rows.filter(|row| !remarks.iter().any(|end| row.path.ends_with(end)));
    rows.map(|row| row.words.clone()).collect()
}

#[test]
fn a_shipped_case_goes_to_twine_and_comes_back_with_the_same_words() {
    for (source, english) in CASES {
        let story = load("story.ron", source.as_bytes()).story.unwrap();
        let english = load_translation(&story, "en.ron", english.as_bytes()).0;
        for (translation, language) in [(None, Language::Nl), (english.as_ref(), Language::En)] {
            let words = Words::new(&story, translation);
            let twee = export(&story, &words, language);
            let imported = sound(twee.as_bytes(), &Options { story: language.tag(), words: language });
            let unexpected: Vec<_> =
                imported.findings.iter().filter(|finding| !matches!(finding.lost, Lost::Cycle { .. } | Lost::LinkWords { .. })).collect();
            assert!(unexpected.is_empty(), "{unexpected:#?}");
            let text = imported.story.unwrap();
            let back = load("story.ron", text.as_bytes()).story.unwrap();
            // What stands between quotes in Twine is what the player says; the quotes are not part of it.
            let said = |words: &str| words.trim_start_matches('‘').trim_end_matches('’').to_owned();
            let there: HashSet<&str> = back.texts.iter().map(|row| row.words.trim_start_matches("· ")).collect();
            let own = |own: &str| {
                let number = story.texts.iter().position(|row| row.words == own).unwrap();
                words.get(keukentafel::story::model::TextId(number as u32)).to_owned()
            };
            let lost: Vec<String> = talk_words(&story)
                .iter()
                .map(|words| own(words))
                .filter(|words| !there.contains(words.as_str()) && !there.contains(said(words).as_str()))
                .collect();
            assert!(lost.is_empty(), "{lost:#?}");
            plays(&back);
        }
    }
}

#[test]
fn the_topics_of_a_case_come_back_as_topics() {
    let story = load("story.ron", CASES[0].0.as_bytes()).story.unwrap();
    let twee = export(&story, &Words::new(&story, None), Language::Nl);
    let text = sound(twee.as_bytes(), &NL).story.unwrap();
    let back = load("story.ron", text.as_bytes()).story.unwrap();
    for topic in &story.table.topics {
        let (was, is) = (story.topics.get(&topic.value).unwrap(), back.topics.get(&topic.value).unwrap());
        assert_eq!(is.title.words, was.title.words);
        assert_eq!(is.choices.names().collect::<Vec<_>>(), was.choices.names().collect::<Vec<_>>(), "{text}");
        assert_eq!(is.moments.names().collect::<HashSet<_>>(), was.moments.names().collect::<HashSet<_>>());
    }
    let invitation = |story: &Story| story.invitation.iter().map(|text| text.words.value.clone()).collect::<Vec<_>>();
    assert_eq!(invitation(&back), invitation(&story));
    assert_eq!(back.people.get("corrie").unwrap().name.words, story.people.get("corrie").unwrap().name.words);
}

#[test]
fn a_map_for_twine_has_a_place_for_every_passage_and_no_link_that_goes_nowhere() {
    for (source, _) in CASES {
        let story = load("story.ron", source.as_bytes()).story.unwrap();
        let twee = export(&story, &Words::new(&story, None), Language::Nl);
        let headers: Vec<&str> = twee.lines().filter_map(|line| line.strip_prefix(":: ")).filter(|line| line.contains('{')).collect();
        let names: HashSet<&str> = headers.iter().map(|header| header.split(" [").next().unwrap()).collect();
        let places: HashSet<&str> = headers.iter().map(|header| header.split("\"position\":").nth(1).unwrap().split("\",").next().unwrap()).collect();
        assert_eq!((names.len(), places.len()), (headers.len(), headers.len()));
        for line in twee.lines().filter(|line| line.starts_with("[[")) {
            let target = line.rsplit("->").next().unwrap().trim_end_matches("]]");
            assert!(names.contains(target), "{line}");
        }
        let data: serde_json::Value = serde_json::from_str(twee.split(":: StoryData\n").nth(1).unwrap().split("\n\n").next().unwrap()).unwrap();
        let ifid = data["ifid"].as_str().unwrap();
        assert!(ifid.len() == 36 && ifid.as_bytes()[14] == b'4' && "89AB".contains(&ifid[19..20]) && ifid == ifid.to_uppercase(), "{ifid}");
        assert!(names.contains(data["start"].as_str().unwrap()));
        // The same case gives the same file.
        assert_eq!(twee, export(&story, &Words::new(&story, None), Language::Nl));
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        ":: ",
        ":: A",
        ":: B [x]",
        ":: StoryData\n{\"start\":\"B\",\"format\":\"Chapbook\"}",
        ":: C [script]",
        ":: D [people]",
        "\n",
        "\n\n",
        "[[",
        "]]",
        "][",
        "->",
        "<-",
        "|",
        "A",
        "B",
        "[[A]]",
        "[[x->B]]",
        "[[“x”->A]]",
        "<<",
        ">>",
        "<<if $x>>",
        "<</if>>",
        "<<else>>",
        "<<link \"x\" \"A\">>",
        "<<link \"x\">>",
        "<</link>>",
        "<<goto \"B\">>",
        "(",
        ")",
        "(if: $x)[",
        "(link: \"x\")[",
        "(go-to: \"A\")",
        "(link-goto: \"x\",\"B\")",
        "[",
        "]",
        "[=",
        "|h>[",
        "<h|",
        "{",
        "}",
        "{{{",
        "}}}",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<a data-passage=\"A\">",
        "</a>",
        "<!--",
        "-->",
        "/*",
        "*/",
        "<%",
        "%>",
        "''",
        "//",
        "**",
        "*",
        "`",
        "&amp;",
        "&#0;",
        "\\",
        "\\:",
        "Mia: dag.",
        "Jij: ja",
        "--",
        "x: 1\n--\n",
        "[if x]\n",
        "[cont]\n",
        "$x",
        "{x}",
        "![a](b)",
        "é",
        "\u{0}",
        "\u{feff}",
        "\r\n",
        "\"",
        "'",
        "“",
        "→",
    ]);
    prop::collection::vec(mark, 0..80).prop_map(|marks| marks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), begin in any::<bool>()) {
        let mut story = if begin { b":: Start\n".to_vec() } else { Vec::new() };
        story.extend(bytes);
        sound(&story, &NL);
    }

    #[test]
    fn any_mix_of_marks_of_twine_is_read_and_loads(story in pieces()) {
        sound(format!(":: Start\n{story}").as_bytes(), &EN);
    }

    #[test]
    fn any_roads_between_passages_become_a_case_that_loads(links in prop::collection::vec(prop::collection::vec((0usize..12, 0usize..4), 0..5), 1..12)) {
        let source: String = links.iter().enumerate().map(|(from, to)| {
            let roads: String = to.iter().map(|(to, words)| format!("[[{}->P{to}]]\n", ["→", "ga", "“ja”", "nee"][*words])).collect();
            format!(":: P{from}\nMia: woord{from}.\n{roads}")
        }).collect();
        let imported = sound(source.as_bytes(), &NL);
        let text = imported.story.unwrap();
        let story = load("story.ron", text.as_bytes()).story.unwrap();
        // No word of a passage that is reached is lost, and none is there twice.
        for from in 0..links.len() {
            let unreached = imported.findings.iter().any(|finding| finding.passage == format!("P{from}") && finding.lost == Lost::Unreachable);
            let count = texts(&story).iter().filter(|words| **words == format!("woord{from}.")).count();
            prop_assert_eq!(count, usize::from(!unreached), "{}", text);
        }
        plays(&story);
    }

    #[test]
    fn a_sample_cut_off_or_changed_anywhere_is_read(which in 0usize..4, at in 0.0f64..1.0, other in any::<char>(), cut in any::<bool>()) {
        let source = [SUGARCUBE, HARLOWE, CHAPBOOK, BROKEN][which];
        let mut from = (source.len() as f64 * at) as usize;
        while !source.is_char_boundary(from) { from -= 1; }
        let next = source[from..].chars().next().map_or(0, char::len_utf8);
        let changed = if cut { source[..from].to_owned() } else { format!("{}{other}{}", &source[..from], &source[from + next..]) };
        sound(changed.as_bytes(), &NL);
    }
}

/// Beginnings without an end, one to a line; a blank at the end of a line counts.
const BEGINNINGS: &str = "[[\n]]\n[[a\n[[A->A]]\n<<\n<<if $x>>\n<<link \"a\">>\n<<link \"a\" \"b\">>\n(if: \n(if: $x)[\n(link: \"a\")[\n[\n{\n{{{\n<\n\
<a data-passage=\"A\">\n<b \n<script>\n<!--\n/*\n<%\n''\n*a\n//\n`\n&amp;\n$x\nx: 1¶\n[if x]¶\n|h>[\n![\n\\¶\nMia: \n!\n(set: \"\n¶\n[[A]]¶";

#[test]
fn megabytes_of_anything_end_soon() {
    let soon = |source: String, what: &str| {
        let begun = Instant::now();
        import(source.as_bytes(), &NL);
        assert!(begun.elapsed() < Duration::from_secs(60), "{what:?} takes {:?}", begun.elapsed());
    };
    for piece in BEGINNINGS.split('\n').map(|piece| piece.replace('¶', "\n")) {
        soon(format!(":: A\n{}", piece.repeat(1_000_000 / piece.len())), &piece);
    }
    for piece in [":: A\n", "::", ":: [", ":: \\", ":: A {\"a\":[[[[", "::\n\n"] {
        soon(piece.repeat(5_000_000 / piece.len()), piece);
    }
    let all = BEGINNINGS.replace('\n', "").replace('¶', "\n");
    soon(format!(":: A\n{}", all.repeat(5_000_000 / all.len())), "all of it");
    soon(format!(":: A\n{all}\n").repeat(5_000_000 / (all.len() + 6)), "many passages of all of it");
}

#[test]
fn the_largest_story_that_fits_is_made_and_a_larger_one_refused() {
    let story = |count: usize| -> String {
        (0..count)
            .map(|n| format!(":: P{n}\nMia: Woord {n}.\n[[een->P{}]]\n[[twee->P{}]]\n[[→->P{}]]\n", (n + 1) % count, (n * 7) % count, n / 3))
            .collect()
    };
    let imported = sound(story(5_000).as_bytes(), &NL);
    assert!(imported.story.is_some());
    let imported = sound(story(5_001).as_bytes(), &NL);
    assert!(matches!(imported.findings[0].lost, Lost::TooManyPassages { .. }));
    // A chain in which every passage goes on by itself and can also be chosen.
    let chain: String = (0..4_900).map(|n| format!(":: P{n}\nWoord.\n[[→->P{}]]\n", n + 1)).collect();
    let all: String = (0..4_900).map(|n| format!("[[naar {n}->P{n}]]\n")).collect();
    let imported = sound(format!(":: Start\n{all}{chain}").as_bytes(), &NL);
    assert!(imported.findings.iter().any(|finding| matches!(finding.lost, Lost::TooManyLinks { .. })));
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("twee").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_keukentafel")).current_dir(folder).args(arguments).output().unwrap()
}

#[test]
fn the_command_makes_a_case_and_draws_it() {
    let folder = folder("command");
    fs::write(folder.join("deur.twee"), SUGARCUBE).unwrap();
    let output = run(&folder, &["import", "deur.twee", "--out", "deur"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{error}");
    assert!(error.contains("deur.twee: regel 63, passage ‘Buurvrouw 2’: De link ‘Bel haar’"), "{error}");
    assert!(error.ends_with("Aan het woord: Mia.\n"), "{error}");
    assert!(run(&folder, &["check", "deur", "--quick"]).status.success());
    // Somebody's work is not written over.
    let before = fs::read(folder.join("deur/story.ron")).unwrap();
    let again = run(&folder, &["import", "deur.twee", "--out", "deur", "--lang", "en"]);
    assert!(!again.status.success() && String::from_utf8(again.stderr).unwrap().contains("is there already"));
    assert_eq!(fs::read(folder.join("deur/story.ron")).unwrap(), before);
    assert!(run(&folder, &["export", "deur", "--twee", "--out", "terug.twee"]).status.success());
    assert!(fs::read_to_string(folder.join("terug.twee")).unwrap().starts_with(":: StoryTitle\nDe dichte deur\n"));
    assert!(!run(&folder, &["import", "nergens.twee"]).status.success());
    assert!(!run(&folder, &["import", "deur/story.ron"]).status.success());
}
