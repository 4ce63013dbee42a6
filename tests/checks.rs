//! `docs/checks.md` is true: every code has a section, every bad example gives just its message at the mark, every good one
//! gives none, and the message quoted is the one a teacher gets.

use std::path::Path;
use std::process::Command;

use keukentafel::check::{check, check_play};
use keukentafel::play::Case;
use keukentafel::story::span::position;
use keukentafel::story::wording::{Language, message};
use keukentafel::story::{Diagnostic, Problem, load_translation};

const PAGE: &str = include_str!("../docs/checks.md");

/// One section of the page.
struct Section {
    code: String,
    quote: String,
    examples: Vec<Example>,
}

/// One example: what it is, its text without the marks, and the marks as code, line and column in that text.
#[derive(Default)]
struct Example {
    kind: String,
    bad: bool,
    times: usize,
    text: String,
    marks: Vec<(String, usize, usize)>,
}

fn sections() -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut example: Option<Example> = None;
    for line in PAGE.lines() {
        if let Some(open) = example.as_mut() {
            if line == "```" {
                sections.last_mut().expect("an example stands in a section").examples.extend(example.take());
            } else if let Some((column, code)) = mark(line) {
                let code = if code.is_empty() { sections.last().expect("a section").code.clone() } else { code };
                open.marks.push((code, open.text.lines().count(), column));
            } else {
                open.text += line;
                open.text += "\n";
            }
        } else if let Some(title) = line.strip_prefix("## K") {
            let code = format!("K{}", title.split_whitespace().next().unwrap_or_default());
            sections.push(Section { code, quote: String::new(), examples: Vec::new() });
        } else if let Some(info) = line.strip_prefix("```").filter(|info| info.contains(" bad") || info.contains(" good")) {
            let words: Vec<&str> = info.split_whitespace().collect();
            let times = words.last().and_then(|last| last.parse().ok()).unwrap_or(1);
            let kind = if words.contains(&"file") { "file" } else { words[0] };
            example = Some(Example { kind: kind.to_owned(), bad: words.contains(&"bad"), times, ..Example::default() });
        } else if let (Some(quote), Some(section)) = (line.strip_prefix("> "), sections.last_mut()) {
            section.quote = quote.to_owned();
        }
    }
    sections
}

/// A line that only marks a place in the line before: its column, and the code if it is another than that of the section.
fn mark(line: &str) -> Option<(usize, String)> {
    let column = line.find('^')?;
    let rest = line[column..].trim_start_matches('^').trim();
    let only_a_mark = line[..column].chars().all(|c| c == ' ' || c == '/');
    (only_a_mark && (rest.is_empty() || rest.starts_with('K'))).then(|| (line[..column].chars().count() + 1, rest.to_owned()))
}

/// The story of the examples, as on the page.
fn story() -> String {
    let from = PAGE.find("```ron story\n").expect("the page has a story") + "```ron story\n".len();
    let length = PAGE[from..].find("```").expect("the story ends");
    PAGE[from..from + length].to_owned()
}

/// The story with fields from an example in the place of its own, and the number of lines before the example.
fn with_fields(example: &str) -> (String, usize) {
    let named = |field: &str| {
        example.lines().any(|line| {
            let at_start =
                line.trim_start_matches('"').strip_prefix(field).is_some_and(|rest| rest.trim_start_matches(['"', ' ']).starts_with([':', '=']));
            at_start || line.contains(&format!("}}, {field}: "))
        })
    };
    let mut kept = vec!["Story(".to_owned()];
    let mut keep = true;
    for line in story().lines().skip(1).take_while(|line| *line != ")") {
        if let Some(field) = line.strip_prefix("    ").filter(|rest| !rest.starts_with(' ')).and_then(|rest| rest.split(':').next()) {
            keep = !named(field);
        }
        if keep {
            kept.push(line.to_owned());
        }
    }
    let before = kept.len();
    (format!("{}\n{example})\n", kept.join("\n")), before)
}

/// Everything that is told about an example, as code, line and column in it; and the first message of this code.
fn told(example: &Example, code: &str) -> (Vec<(String, usize, usize)>, Option<String>) {
    let (source, before) = match example.kind.as_str() {
        "hex" => {
            let bytes: Vec<u8> = example.text.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).expect("a byte")).collect();
            return places(&check("story.ron", &bytes).diagnostics, &String::from_utf8_lossy(&bytes), 0, code);
        }
        "path" => return by_command(example.text.trim(), code),
        "translation" => {
            let loaded = check("story.ron", story().as_bytes());
            let (_, told) = load_translation(&loaded.story.expect("the story of the page loads"), "en.ron", example.text.as_bytes());
            return places(&told, &example.text, 0, code);
        }
        "file" => (example.text.trim_end_matches('\n').repeat(example.times), 0),
        _ if example.times > 1 => ("\n".repeat(example.times), 0),
        _ => with_fields(&example.text),
    };
    let loaded = check("story.ron", source.as_bytes());
    let mut diagnostics = loaded.diagnostics;
    if let Some(story) = loaded.story {
        let case = Case::new(story).expect("what loads can be played");
        let more = check_play("story.ron", source.as_bytes(), &case);
        diagnostics.extend(more.into_iter().filter(|one| !diagnostics.contains(one)).collect::<Vec<_>>());
    }
    places(&diagnostics, &source, before, code)
}

fn places(told: &[Diagnostic], source: &str, before: usize, code: &str) -> (Vec<(String, usize, usize)>, Option<String>) {
    let mut found: Vec<(String, usize, usize)> = told
        .iter()
        .map(|one| {
            let place = position(source, one.span.start);
            (one.problem.code().to_owned(), place.line.saturating_sub(before), place.column)
        })
        .collect();
    found.sort_by(|one, other| (one.1, one.2, &one.0).cmp(&(other.1, other.2, &other.0)));
    let first = told.iter().find(|one| one.problem.code() == code).map(|one| message(one, Language::Nl));
    (found, first.map(|message| format!("{} {}", message.what, message.help)))
}

/// What the command says of a file.
fn by_command(path: &str, code: &str) -> (Vec<(String, usize, usize)>, Option<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_keukentafel"))
        .current_dir(root)
        .args(["check", "--quick", "--format", "json", path])
        .output()
        .expect("the command runs");
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let number = |row: &serde_json::Value, field: &str| row[field].as_u64().expect("a number") as usize;
    let text = |row: &serde_json::Value, field: &str| row[field].as_str().expect("a text").to_owned();
    let found = rows.iter().map(|row| (text(row, "code"), number(row, "line"), number(row, "column"))).collect();
    let first = rows.iter().find(|row| row["code"] == code).map(|row| format!("{} {}", text(row, "message"), text(row, "help")));
    (found, first)
}

#[test]
fn every_code_has_a_section_and_every_section_a_code() {
    let sections: Vec<String> = sections().into_iter().map(|section| section.code).collect();
    assert_eq!(sections, Problem::CODES);
}

#[test]
fn codes_are_given_once() {
    let mut codes = Problem::CODES.to_vec();
    codes.dedup();
    assert_eq!(codes.len(), Problem::CODES.len());
    assert!(codes.is_sorted());
}

#[test]
fn the_story_of_the_examples_has_no_mistakes() {
    assert_eq!(check("story.ron", story().as_bytes()).diagnostics, []);
}

#[test]
fn every_bad_example_gives_just_its_message_at_the_mark() {
    let mut wrong = String::new();
    for section in sections() {
        let bad: Vec<&Example> = section.examples.iter().filter(|example| example.bad).collect();
        assert!(!bad.is_empty(), "{} has no bad example", section.code);
        for example in bad {
            let (mut found, quote) = told(example, &section.code);
            // It comes with a thousand others.
            found.retain(|one| section.code != "K105" || one.0 == section.code);
            // What is not text, or is too large for a page, cannot carry a mark.
            let marks = if example.marks.is_empty() {
                vec![(section.code.clone(), found.first().map_or(1, |f| f.1), found.first().map_or(1, |f| f.2))]
            } else {
                example.marks.clone()
            };
            let may_be_unmarked = matches!(example.kind.as_str(), "hex" | "path") || example.times > 1 || section.code == "K601";
            assert!(may_be_unmarked || !example.marks.is_empty(), "{} has no mark", section.code);
            if found != marks {
                wrong += &format!("{}: told {found:?}, marked {marks:?}\n", section.code);
            }
            // A file that cannot be opened is told in the words of the system.
            if section.code != "K104" && quote.as_deref() != Some(section.quote.as_str()) {
                wrong += &format!("{}: told {quote:?}, quoted {:?}\n", section.code, section.quote);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_good_example_gives_no_message() {
    let mut wrong = String::new();
    for section in sections() {
        let good: Vec<&Example> = section.examples.iter().filter(|example| !example.bad).collect();
        assert!(!good.is_empty(), "{} has no good example", section.code);
        for example in good {
            let (found, _) = told(example, &section.code);
            if !found.is_empty() {
                wrong += &format!("{}: {found:?}\n", section.code);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_message_has_words_in_both_languages_and_a_remedy() {
    for section in sections() {
        for example in section.examples.iter().filter(|example| example.bad && example.kind == "ron" && example.times == 1) {
            let (source, _) = with_fields(&example.text);
            for one in check("story.ron", source.as_bytes()).diagnostics {
                let [dutch, english] = [Language::Nl, Language::En].map(|language| message(&one, language));
                assert_ne!(dutch.what, english.what, "{}", section.code);
                assert!(
                    [&dutch.help, &english.help].iter().all(|help| help.ends_with(['.', '?', '…', ')'])),
                    "{}: {dutch:?} {english:?}",
                    section.code
                );
            }
        }
    }
}
