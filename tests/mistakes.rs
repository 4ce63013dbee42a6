//! What a teacher gets wrong, and what the checker says to it: each mistake planted in a ten-line story, each told
//! once, with its code, on the exact line and column.

use keukentafel::story::span::position;
use keukentafel::story::wording::{Language, render};
use keukentafel::story::{Diagnostic, load};

const STORY: &str = r#"Story(
    format: 1, language: "nl", title: "De dichte deur", resident: "mia",
    invitation: ["Mevrouw Mia komt vanmiddag bij je langs."],
    people: { "mia": (name: "Mia", role: "bewoner"), "jij": (name: "Sam", role: "gemeente") },
    seats: { "gemeente": (person: "jij", about: "Je werkt bij het loket.") },
    table: (present: ["mia", "jij"], topics: ["deur"], done: "Afronden"),
    topics: { "deur": (title: "Vraag naar de deur", lines: [Say("mia", "Ik krijg hem niet meer open.")], choices: {
        "vraag": (say: "Wat zou u graag weer doen?", lines: [Say("mia", "Naar de markt. Op vrijdag.")]),
        "bel": (say: "Ik bel de timmerman.", lines: [Think("mia", "Ik had nog niets gevraagd.")]) }) },
)
"#;

fn told(source: &str) -> Vec<Diagnostic> {
    load("story.ron", source.as_bytes()).diagnostics
}

/// Plants one mistake and asserts that exactly one message comes, of this code, at this place.
#[track_caller]
fn one(original: &str, mistake: &str, code: &str, line: usize, column: usize) {
    assert!(STORY.contains(original), "{original} is not in the story");
    let source = STORY.replacen(original, mistake, 1);
    let found: Vec<_> = told(&source)
        .iter()
        .map(|diagnostic| {
            let place = position(&source, diagnostic.span.start);
            (diagnostic.problem.code(), place.line, place.column)
        })
        .collect();
    assert_eq!(found, [(code, line, column)]);
}

#[test]
fn the_story_itself_has_no_mistakes() {
    assert_eq!(told(STORY), []);
}

#[test]
fn a_forgotten_comma_is_told_where_it_belongs() {
    one(r#""De dichte deur", resident"#, r#""De dichte deur" resident"#, "K120", 2, 54);
}

#[test]
fn a_misspelt_field_is_told_once() {
    one("invitation:", "invitatie:", "K201", 3, 5);
}

#[test]
fn a_text_where_a_number_belongs() {
    one("format: 1", "format: \"een\"", "K205", 2, 13);
}

#[test]
fn an_unclosed_quote_is_told_at_its_beginning() {
    one(r#""De dichte deur","#, r#""De dichte deur,"#, "K111", 2, 39);
}

#[test]
fn an_unclosed_quote_at_the_end_of_a_line() {
    one(r#""Mevrouw Mia komt vanmiddag bij je langs."]"#, r#""Mevrouw Mia komt vanmiddag bij je langs.]"#, "K111", 3, 18);
}

#[test]
fn a_quote_inside_a_text() {
    one(r#""De dichte deur""#, r#""De "dichte" deur""#, "K112", 2, 44);
}

#[test]
fn a_missing_field_is_told_at_the_form() {
    one(r#"resident: "mia","#, "", "K203", 1, 1);
}

#[test]
fn an_unknown_word() {
    one(r#"Think("mia""#, r#"Denk("mia""#, "K204", 9, 54);
}

#[test]
fn quotes_from_a_word_processor() {
    one("\"De dichte deur\"", "“De dichte deur”", "K110", 2, 39);
}

#[test]
fn a_forgotten_bracket_is_told_where_it_was_opened() {
    one("gevraagd.\")]) })", "gevraagd.\")] })", "K125", 9, 16);
}

#[test]
fn a_forgotten_square_bracket() {
    one("langs.\"],", "langs.\",", "K125", 3, 17);
}

#[test]
fn a_bracket_too_many() {
    one("done: \"Afronden\"),", "done: \"Afronden\")),", "K130", 6, 74);
}

#[test]
fn a_number_with_a_comma() {
    one("format: 1", "minutes: 2,5, format: 1", "K124", 2, 16);
}

#[test]
fn a_field_twice() {
    one("language: \"nl\"", "language: \"nl\", language: \"en\"", "K202", 2, 32);
}

#[test]
fn a_name_twice_in_one_list_is_not_passed_over_in_silence() {
    one("\"bel\": (say", "\"vraag\": (say", "K302", 9, 9);
}

#[test]
fn quoted_field_names_as_in_json() {
    one("format: 1", "\"format\": 1", "K127", 2, 5);
}

#[test]
fn an_equals_sign_for_a_colon() {
    one("format: 1", "format = 1", "K122", 2, 12);
}

#[test]
fn a_semicolon_for_a_comma() {
    one("format: 1,", "format: 1;", "K121", 2, 14);
}

#[test]
fn a_text_without_quotes() {
    one("\"De dichte deur\"", "De dichte deur", "K114", 2, 39);
}

#[test]
fn a_name_without_quotes() {
    one("{ \"mia\": (name", "{ mia: (name", "K128", 4, 15);
}

#[test]
fn a_name_that_points_nowhere() {
    one("Say(\"mia\", \"Ik", "Say(\"mai\", \"Ik", "K301", 7, 65);
}

#[test]
fn the_wrong_form() {
    one("Story(", "Verhaal(", "K207", 1, 1);
}

#[test]
fn a_number_that_does_not_fit() {
    one("format: 1", "order: -5, format: 1", "K208", 2, 12);
}

#[test]
fn too_few_things_between_brackets() {
    one("Say(\"mia\", \"Naar de markt. Op vrijdag.\")", "Say(\"mia\")", "K206", 8, 62);
}

#[test]
fn a_list_where_a_text_belongs() {
    one("\"De dichte deur\"", "[\"a\"]", "K205", 2, 39);
}

#[test]
fn a_format_of_the_future() {
    one("format: 1", "format: 9", "K209", 2, 13);
}

#[test]
fn a_choice_that_is_neither_said_nor_done() {
    one("(say: \"Ik bel de timmerman.\", lines", "(lines", "K304", 9, 9);
}

#[test]
fn several_mistakes_are_all_told_in_the_order_of_the_file() {
    let source = STORY
        .replace("invitation:", "invitatie:")
        .replace("Think(\"mia\"", "Denk(\"mia\"")
        .replace("role: \"gemeente\"", "rol: \"gemeente\"")
        .replace("\"De dichte deur\"", "12")
        .replace("Say(\"mia\", \"Naar de markt. Op vrijdag.\")", "Say(\"mia\", 3)");
    let codes: Vec<_> = told(&source).iter().map(|diagnostic| diagnostic.problem.code()).collect();
    assert_eq!(codes, ["K205", "K201", "K201", "K205", "K204"]);
}

#[test]
fn a_message_names_the_place_shows_the_words_and_tells_the_remedy() {
    let source = STORY.replace("Say(\"mia\", \"Ik", "Say(\"mai\", \"Ik");
    let told = told(&source);
    let dutch = render(&told[0], &source, Language::Nl);
    assert_eq!(
        dutch,
        "fout K301: Er is geen persoon met de naam \"mai\".\n  --> story.ron:7:65\n   | topics: { \"deur\": (title: \"Vraag naar de deur\", lines: [Say(\"mai\", \"Ik krijg hem niet meer open.\")], choices: \n   |                                                             ^^^^^\n   = Bedoelde je mia?\n"
    );
    let english = render(&told[0], &source, Language::En);
    assert!(english.starts_with("error K301: There is no person called \"mai\".\n"), "{english}");
    assert!(english.ends_with("= Did you mean mia?\n"), "{english}");
}
