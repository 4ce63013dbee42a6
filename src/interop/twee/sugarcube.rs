//! The macros of SugarCube: those that lead somewhere become links, the words in all of them stay, and the rest is told.

use super::finding::{Lost, short};
use super::markup::{Mark, Scanner, Sort};
use super::parts::{Link, Target, link, quoted, strings, target};

/// The other half of a link is looked for this far (bytes).
const LONGEST: usize = 20_000;

/// `<<name arguments>>`.
pub(super) fn read(scanner: &mut Scanner) -> bool {
    let begin = scanner.at + 2;
    let Some(end) = scanner.find(Mark::MacroEnd, begin) else { return scanner.unclosed("<<") };
    let whole = scanner.text.get(scanner.at..end + 2).unwrap_or("");
    let inside = scanner.text.get(begin..end).unwrap_or("").trim();
    let length = inside.find(|sign: char| sign.is_whitespace()).unwrap_or(inside.len());
    let (name, arguments) = inside.split_at_checked(length).unwrap_or((inside, ""));
    let line = scanner.line;
    if let Some(closed) = name.strip_prefix('/').or_else(|| name.strip_prefix("end").filter(|name| *name == "if")) {
        scanner.go(end + 2);
        if matches!(closed, "if" | "switch") {
            scanner.end_sentence();
        }
        scanner.leave(|open| open.name == closed);
        return true;
    }
    let lost = Lost::Macro { text: short(whole) };
    match name {
        "link" | "button" | "click" => {
            let (text, target) = link_arguments(arguments);
            // Without its other half it is a link all the same.
            let has_half = scanner.text.get(end..).is_some_and(|rest| closes(rest, name));
            scanner.go(end + 2);
            match (has_half, target) {
                (true, target) => {
                    let when = scanner.when();
                    scanner.enter(name, Sort::Link { line, text, target, when, pieces: Vec::new() });
                }
                (false, Some(target)) => scanner.add_link(Link { line, text, target, when: None, pieces: Vec::new() }),
                (false, None) => {
                    scanner.lose(lost);
                    scanner.say(&text);
                }
            }
        }
        "linkreplace" | "linkappend" | "linkprepend" => {
            let (text, _) = link_arguments(arguments);
            scanner.lose(lost);
            scanner.say(&text);
            scanner.go(end + 2);
            scanner.end_line();
            scanner.enter(name, Sort::Shown);
        }
        "goto" => {
            let to = read_arguments(arguments).into_iter().next().map_or(Target::Dynamic, |first| first.target);
            scanner.go(end + 2);
            scanner.add_link(Link { line, text: String::new(), target: to, when: None, pieces: Vec::new() });
        }
        "actions" | "choice" => {
            scanner.go(end + 2);
            let found = read_arguments(arguments);
            // `<<choice "passage" "words">>`, but `<<actions "passage" "passage">>`.
            let links = match &found[..] {
                [passage, words] if name == "choice" && !passage.is_link => vec![(words.text.clone(), passage.target.clone())],
                _ => found.into_iter().map(|argument| (argument.text, argument.target)).collect(),
            };
            links.into_iter().for_each(|(text, target)| scanner.add_link(Link { line, text, target, when: None, pieces: Vec::new() }));
        }
        "return" | "back" => {
            let (text, target) = link_arguments(arguments);
            scanner.go(end + 2);
            scanner.add_link(Link { line, text, target: target.unwrap_or(Target::Dynamic), when: None, pieces: Vec::new() });
        }
        "if" | "switch" => {
            scanner.end_sentence();
            scanner.lose(Lost::Condition { text: short(whole) });
            scanner.go(end + 2);
            scanner.enter(name, Sort::When(short(whole)));
        }
        "elseif" | "else" | "case" | "default" => {
            // What comes instead is another line.
            scanner.end_line();
            scanner.lose(Lost::Condition { text: short(whole) });
            scanner.go(end + 2);
            if let Some(open) = scanner.open.iter_mut().rev().find(|open| matches!(open.name.as_str(), "if" | "switch")) {
                open.sort = Sort::When(short(whole));
            }
        }
        "script" => {
            scanner.lose(Lost::Script);
            let behind = scanner.find(Mark::ScriptMacroEnd, end);
            let close = behind.and_then(|at| scanner.find(Mark::MacroEnd, at));
            scanner.go(close.unwrap_or(end) + 2);
        }
        "silently" => {
            scanner.lose(lost);
            scanner.go(end + 2);
            scanner.enter(name, Sort::Hidden);
        }
        "print" | "=" | "-" => {
            scanner.lose(Lost::Variable { text: short(whole) });
            scanner.say(strings(arguments).map_or_else(|| arguments.trim().to_owned(), |texts| texts.join(" ")).as_str());
            scanner.go(end + 2);
        }
        "include" | "display" => {
            let (text, _) = link_arguments(arguments);
            scanner.lose(Lost::Included { name: short(&text) });
            scanner.go(end + 2);
        }
        _ => {
            scanner.lose(lost);
            scanner.go(end + 2);
        }
    }
    true
}

/// Whether `<</name` comes, within what a writer would put in a link.
fn closes(rest: &str, name: &str) -> bool {
    let mut near = LONGEST.min(rest.len());
    while !rest.is_char_boundary(near) {
        near -= 1;
    }
    // Another link before it means that this one has no other half.
    let near = rest.get(2..near).unwrap_or("");
    let again = near.find(&format!("<<{name} ")).unwrap_or(near.len());
    near.get(..again).is_some_and(|near| near.contains(&format!("<</{name}")))
}

/// An argument of a macro: a text, a bare word, or a link.
struct Argument {
    text: String,
    target: Target,
    is_link: bool,
}

/// The words and the target of a link: `"words" "passage"`, `[[words|passage]]`, or `"words"`.
fn link_arguments(arguments: &str) -> (String, Option<Target>) {
    let mut found = read_arguments(arguments).into_iter();
    match (found.next(), found.next()) {
        (Some(first), _) if first.is_link => (first.text, Some(first.target)),
        (Some(first), second) => (first.text, second.map(|second| second.target)),
        (None, _) => (String::new(), None),
    }
}

fn read_arguments(arguments: &str) -> Vec<Argument> {
    let mut rest = arguments.trim_start();
    let mut found = Vec::new();
    while let Some(sign) = rest.chars().next() {
        let length = if let Some(inner) = rest.strip_prefix("[[") {
            let end = inner.find("]]").unwrap_or(inner.len());
            let (text, target) = link(inner.get(..end).unwrap_or("").split("][").next().unwrap_or(""));
            found.push(Argument { text, target, is_link: true });
            end + 4
        } else if let Some((text, end)) = Some(sign).filter(|sign| matches!(sign, '"' | '\'')).and_then(|quote| quoted(rest, quote)) {
            found.push(Argument { target: Target::Passage(text.clone()), text, is_link: false });
            end
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let name = rest.get(..end).unwrap_or("");
            found.push(Argument { text: name.to_owned(), target: target(name), is_link: false });
            end
        };
        rest = rest.get(length..).unwrap_or("").trim_start();
    }
    found
}
