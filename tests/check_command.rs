//! `keukentafel check` as a teacher, an editor and a build machine call it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const STORY: &str = include_str!("../scenarios/de-schone-keuken/story.ron");

fn check(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_keukentafel")).current_dir(root).arg("check").args(arguments).output().expect("the command runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// A file of its own for one test, with this changed in the story.
fn file(name: &str, original: &str, mistake: &str) -> PathBuf {
    assert!(STORY.contains(original), "{original} is not in the story");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, STORY.replacen(original, mistake, 1)).expect("a file for the test");
    path
}

#[test]
fn the_shipped_cases_pass_with_warnings_denied() {
    let output = check(&["scenarios", "--deny", "warnings", "--lang", "en"]);
    assert!(output.status.success(), "{}", printed(&output));
    assert!(printed(&output).contains("4 files read: 0 errors, 0 warnings, "), "{}", printed(&output));
}

#[test]
fn an_error_makes_the_command_fail_and_shows_the_line_with_a_caret() {
    let path = file("error.ron", "Say(\"corrie\", \"Koffie?", "Say(\"corie\", \"Koffie?");
    let output = check(&[path.to_str().expect("a path")]);
    assert!(!output.status.success());
    let printed = printed(&output);
    assert!(printed.contains("fout K301: Er is geen persoon met de naam \"corie\"."), "{printed}");
    assert!(printed.contains("error.ron:114:17\n"), "{printed}");
    assert!(printed.contains("^^^^^^^\n   = Bedoelde je corrie?"), "{printed}");
    assert!(printed.ends_with("1 bestanden gelezen: 1 fouten, 0 keer let op, 0 tips.\n"), "{printed}");
}

#[test]
fn a_warning_fails_only_when_it_is_denied() {
    let path = file("warning.ron", "turns: 3,", "turns: 9,");
    let path = path.to_str().expect("a path");
    assert!(check(&[path]).status.success());
    assert!(!check(&[path, "--deny", "warnings"]).status.success());
}

#[test]
fn a_hint_never_fails() {
    let path = file("hint.ron", "kost mevrouw Corrie al", "kost mevrouw Corrie thans al");
    let output = check(&[path.to_str().expect("a path"), "--deny", "warnings"]);
    assert!(output.status.success());
    assert!(printed(&output).contains("tip K614: ‘thans’ is een woord uit brieven."), "{}", printed(&output));
}

#[test]
fn json_tells_code_severity_place_length_message_and_help() {
    let path = file("rows.ron", "kost mevrouw Corrie al", "kost mevrouw Corrie thans al");
    let output = check(&[path.to_str().expect("a path"), "--format", "json", "--lang", "en"]);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let expected = serde_json::json!([{
        "code": "K614", "severity": "hint", "file": path.display().to_string(), "line": 7, "column": 43, "length": 5,
        "message": "“thans” is a word out of official letters.", "help": "Plainer: nu.",
    }]);
    assert_eq!(rows, expected);
}

#[test]
fn github_shows_a_problem_beside_its_line() {
    let path = file("line.ron", "turns: 3,", "turns: 9,");
    let output = check(&[path.to_str().expect("a path"), "--format", "github", "--lang", "en"]);
    let expected = format!(
        "::warning file={},line=117,col=16,endColumn=17,title=K429::There are 9 turns but only 4 topics here. Give fewer turns, or leave turns out: then all may be taken.\n",
        path.display()
    );
    assert_eq!(printed(&output), expected);
}

#[test]
fn words_of_a_story_cannot_make_an_annotation_of_their_own() {
    let path = file("per%cent,colon.ron", "Say(\"corrie\", \"Koffie?", "Say(\"a\\n::error::b%\", \"Koffie?");
    let output = check(&[path.to_str().expect("a path"), "--format", "github"]);
    let printed = printed(&output);
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert!(printed.contains("per%25cent%2Ccolon.ron") && printed.contains("%0A::error::b%25"), "{printed}");
}

#[test]
fn quick_leaves_out_what_only_playing_shows() {
    let path = file("stuck.ron", "turns: 3,", "turns: 3, must: [\"papier\"],");
    let path = path.to_str().expect("a path");
    assert!(printed(&check(&[path])).contains("K460"));
    let quick = check(&[path, "--quick", "--time"]);
    assert!(!printed(&quick).contains("K460"));
    assert!(String::from_utf8_lossy(&quick.stderr).starts_with("check: "));
}
