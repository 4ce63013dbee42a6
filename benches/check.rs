//! How long the checker takes for large stories: `cargo bench --bench check`.
//!
//! A node is a step of a talk: somebody says something and the player has three answers. Two hundred is a case of an
//! afternoon; five thousand is more than anybody will write. The goals stand in docs/architecture.md.

mod large;

use keukentafel::check::{check, check_play};
use keukentafel::play::Case;

use large::{say, story, times};

/// A teacher in the middle of a big change.
const MISTAKES: usize = 50;

fn main() {
    // For measuring the same stories elsewhere, in a browser for one: `cargo bench --bench check -- --write folder`.
    let folder = std::env::args().skip_while(|word| word != "--write").nth(1);
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    }
    let write = |name: &str, source: &str| {
        if let Some(folder) = &folder {
            std::fs::write(format!("{folder}/{name}.ron"), source).unwrap_or_else(|error| panic!("{folder}: {error}"));
        }
    };
    for nodes in [300, 5_000] {
        let source = story(nodes);
        write(&nodes.to_string(), &source);
        let loaded = check("story.ron", source.as_bytes());
        let wrong: Vec<_> = loaded.diagnostics.iter().map(|one| one.problem.code()).collect();
        let case =
            Case::new(loaded.story.unwrap_or_else(|| panic!("the story cannot be played: {wrong:?}"))).unwrap_or_else(|error| panic!("{error}"));
        let text = times(|| drop(check("story.ron", source.as_bytes())));
        let plays = times(|| drop(check_play("story.ron", source.as_bytes(), &case)));
        println!("{nodes} nodes, {} kB, {} messages: check {}, check_play {}", source.len() / 1_000, wrong.len(), say(text), say(plays));

        let wrong = with_mistakes(&source);
        write(&format!("{nodes}-wrong"), &wrong);
        let messages = check("story.ron", wrong.as_bytes()).diagnostics.len();
        println!(
            "{nodes} nodes, {MISTAKES} mistakes in them, {messages} messages: check {}",
            say(times(|| drop(check("story.ron", wrong.as_bytes()))))
        );
    }
}

/// The same story with mistakes of every sort a typist makes, spread over it.
fn with_mistakes(source: &str) -> String {
    const SORTS: [(&str, &str); 6] = [
        ("[Hear(\"w", "[Hear(\"ww"),
        ("why: \"Je", "whi: \"Je"),
        ("{\"wens\": 1}", "{\"wens\": \"een\"}"),
        ("lines: [Say(\"mia", "lines: [Zeg(\"mia"),
        ("to: \"m", "to: \"mm"),
        ("Seat(\"wijk\")", "Seat(\"wijk\", 2)"),
    ];
    let mut wrong = source.to_owned();
    for number in 0..MISTAKES {
        let (right, mistaken) = SORTS[number % SORTS.len()];
        let from = wrong.len() / (MISTAKES + 1) * number;
        if let Some(at) = wrong.get(from..).and_then(|rest| rest.find(right)) {
            wrong.replace_range(from + at..from + at + right.len(), mistaken);
        }
    }
    wrong
}
