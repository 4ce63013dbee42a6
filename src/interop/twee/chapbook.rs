//! The modifiers, inserts and variables of Chapbook: those that lead somewhere become links, the words in all of them stay, and the
//! rest is told.

use super::finding::{Lost, short};
use super::markup::{Scanner, Sort};
use super::parts::{Dialect, Link, Target, quoted};

/// What Chapbook calls modifiers begins with one of these.
const MODIFIERS: [&str; 18] = [
    "if ",
    "unless ",
    "ifalways ",
    "ifnever ",
    "else",
    "cont",
    "continue",
    "continued",
    "cont'd",
    "note",
    "n.b.",
    "fixme",
    "todo",
    "align ",
    "after ",
    "append",
    "javascript",
    "css",
];

/// A line that is a modifier of Chapbook: `[if geluk > 1]`.
pub(super) fn modifier(scanner: &mut Scanner, line: &str) -> bool {
    let Some(inside) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) else { return false };
    if inside.contains(['[', ']']) || matches!(scanner.dialect, Dialect::Harlowe | Dialect::Other) {
        return false;
    }
    let word = inside.trim().to_lowercase();
    let known = MODIFIERS.iter().any(|modifier| match modifier.strip_suffix(' ') {
        Some(begin) => word.strip_prefix(begin).is_some_and(|rest| rest.starts_with(' ')),
        None => word == *modifier || word.strip_prefix(modifier).is_some_and(|rest| rest.starts_with([' ', ';', ','])),
    });
    if !known && scanner.dialect != Dialect::Chapbook {
        return false;
    }
    scanner.leave(|open| open.name == "modifier");
    let sort = match word.split(' ').next().unwrap_or("") {
        "cont" | "continue" | "continued" | "cont'd" => return true,
        "note" | "n.b." | "fixme" | "todo" => Sort::Aside,
        "javascript" => {
            scanner.lose(Lost::Script);
            Sort::Hidden
        }
        "css" => {
            scanner.lose(Lost::Style);
            Sort::Hidden
        }
        "if" | "unless" | "ifalways" | "ifnever" | "else" => {
            scanner.lose(Lost::Condition { text: short(line) });
            Sort::When(short(line))
        }
        _ => {
            scanner.lose(Lost::Macro { text: short(line) });
            Sort::Shown
        }
    };
    scanner.enter("modifier", sort);
    true
}

/// An insert of Chapbook: says whether it is one.
pub(super) fn insert(scanner: &mut Scanner, inside: &str) -> bool {
    let word = inside.trim();
    let value = |name: &str| {
        let (_, rest) = word.split_once(&format!("{name}:"))?;
        let rest = rest.trim_start();
        quoted(rest, rest.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?).map(|(text, _)| text)
    };
    let begins = |begin: &str| word.get(..begin.len()).is_some_and(|word| word.eq_ignore_ascii_case(begin));
    let whole = || short(&format!("{{{word}}}"));
    if begins("link to") || begins("reveal link") {
        let (kind, rest) = (begins("link to"), value("text").or_else(|| value("link")).or_else(|| value("reveal link")));
        let first = value("link to");
        match (kind, first, value("passage")) {
            (true, Some(to), _) => {
                let line = scanner.line;
                let text = rest.or_else(|| value("label")).unwrap_or_else(|| to.clone());
                scanner.add_link(Link { line, text, target: Target::Passage(to), when: None, pieces: Vec::new() });
            }
            (_, _, passage) => {
                let words = rest.unwrap_or_default();
                scanner.say(&words);
                let lost = passage.map_or_else(|| Lost::Insert { text: whole() }, |name| Lost::Included { name: short(&name) });
                scanner.lose(lost);
            }
        }
    } else if begins("restart link") || begins("back link") {
        let line = scanner.line;
        let text = value("label").unwrap_or_else(whole);
        scanner.add_link(Link { line, text, target: Target::Dynamic, when: None, pieces: Vec::new() });
    } else if begins("embed passage") {
        let name = value("embed passage").or_else(|| value("embed passage named")).unwrap_or_else(&whole);
        scanner.lose(Lost::Included { name: short(&name) });
    } else if begins("embed image") {
        scanner.lose(Lost::Image { text: whole() });
    } else {
        let is_name = !word.is_empty() && word.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '.'));
        let known = ["embed ", "cycling link", "dropdown menu", "text input", "theme switcher", "ambient sound", "sound effect", "no ambient sound"];
        if is_name && scanner.dialect == Dialect::Chapbook {
            scanner.lose(Lost::Variable { text: whole() });
            scanner.say(&whole());
        } else if known.iter().any(|known| begins(known)) {
            scanner.lose(Lost::Insert { text: whole() });
        } else {
            return false;
        }
    }
    true
}

/// Lines `name: value` at the top, up to a line `--`.
pub(super) fn variables(scanner: &mut Scanner) {
    if matches!(scanner.dialect, Dialect::Harlowe | Dialect::Other) {
        return;
    }
    let strict = scanner.dialect == Dialect::Any;
    let name = |line: &str| {
        let name = line.split(':').next().unwrap_or("");
        let name = name.split(" (").next().unwrap_or("").trim();
        let begins = name.starts_with(|sign: char| if strict { sign.is_ascii_lowercase() } else { sign.is_ascii_alphabetic() || sign == '_' });
        line.contains(':') && begins && name.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '.'))
    };
    let mut end = 0;
    let mut found = false;
    for line in scanner.text.split_inclusive('\n') {
        end += line.len();
        match line.trim() {
            "--" => {
                found = true;
                break;
            }
            "" => {}
            line if name(line) => {}
            _ => return,
        }
    }
    if found {
        for line in scanner.text.get(..end).unwrap_or("").lines() {
            if !matches!(line.trim(), "" | "--") {
                scanner.lose(Lost::Variable { text: short(line) });
            }
            scanner.line += 1;
        }
        scanner.at = end;
    }
}
