//! The macros of SugarCube and Harlowe, the modifiers and inserts of Chapbook, and HTML: those that lead somewhere become links,
//! the words in all of them stay, and the rest is told.

use super::finding::{Lost, short};
use super::markup::{Mark, Scanner, Sort};
use super::parts::{Dialect, Link, Target, entities, link, quoted, strings, target};

/// The end of a macro of Harlowe is looked for this far.
const LONGEST: usize = 20_000;

/// `<<name arguments>>`.
pub(super) fn sugarcube(scanner: &mut Scanner) -> bool {
    let begin = scanner.at + 2;
    let Some(end) = scanner.find(Mark::MacroEnd, begin) else { return scanner.unclosed("<<") };
    let whole = scanner.text.get(scanner.at..end + 2).unwrap_or("");
    let inside = scanner.text.get(begin..end).unwrap_or("").trim();
    let length = inside.find(|sign: char| sign.is_whitespace()).unwrap_or(inside.len());
    let (name, arguments) = inside.split_at_checked(length).unwrap_or((inside, ""));
    let line = scanner.line;
    if let Some(closed) = name.strip_prefix('/').or_else(|| name.strip_prefix("end").filter(|name| *name == "if")) {
        scanner.go(end + 2);
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
            scanner.lose(Lost::Condition { text: short(whole) });
            scanner.go(end + 2);
            scanner.enter(name, Sort::When(short(whole)));
        }
        "elseif" | "else" | "case" | "default" => {
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

/// The macros of Harlowe, without `-` and `_`. Anything else between round brackets is words.
const HARLOWE: &[&str] = &[
    "set",
    "put",
    "move",
    "print",
    "display",
    "if",
    "unless",
    "elseif",
    "else",
    "for",
    "loop",
    "either",
    "cond",
    "nth",
    "verbatim",
    "link",
    "linkreplace",
    "linkreveal",
    "linkrepeat",
    "linkrerun",
    "linkshow",
    "linkrevealgoto",
    "linkgoto",
    "linkundo",
    "linkfullscreen",
    "linkstorylet",
    "click",
    "clickreplace",
    "clickrerun",
    "clickappend",
    "clickprepend",
    "clickgoto",
    "clickundo",
    "mouseover",
    "mouseoverreplace",
    "mouseovergoto",
    "mouseout",
    "mouseoutreplace",
    "goto",
    "undo",
    "redirect",
    "restart",
    "reload",
    "refresh",
    "gotourl",
    "openurl",
    "storylet",
    "openstorylets",
    "history",
    "passage",
    "passages",
    "visited",
    "visits",
    "savegame",
    "loadgame",
    "savedgames",
    "live",
    "stop",
    "event",
    "after",
    "more",
    "align",
    "box",
    "floatbox",
    "textstyle",
    "css",
    "font",
    "color",
    "colour",
    "textcolor",
    "textcolour",
    "background",
    "bg",
    "border",
    "cornerradius",
    "opacity",
    "textrotate",
    "textsize",
    "hoverstyle",
    "transition",
    "t8n",
    "transitiondepart",
    "transitionarrive",
    "transitiontime",
    "transitiondelay",
    "transitionskip",
    "animate",
    "button",
    "charstyle",
    "linestyle",
    "collapse",
    "nobr",
    "hook",
    "hidden",
    "show",
    "hide",
    "rerun",
    "replace",
    "append",
    "prepend",
    "replacewith",
    "appendwith",
    "enchant",
    "enchantin",
    "change",
    "alert",
    "prompt",
    "confirm",
    "dialog",
    "cyclinglink",
    "seqlink",
    "sequencelink",
    "dropdown",
    "checkbox",
    "inputbox",
    "forceinputbox",
    "input",
    "meter",
    "column",
    "columns",
    "array",
    "datamap",
    "dataset",
    "random",
    "shuffled",
    "range",
    "scroll",
    "debug",
    "ignore",
    "unpack",
    "seed",
    "metadata",
    "num",
    "str",
    "string",
    "text",
    "lowercase",
    "uppercase",
    "round",
    "icondropdown",
    "iconrestart",
    "iconundo",
    "iconredo",
];

/// `(name: arguments)`, and the hook `[…]` behind it.
pub(super) fn harlowe(scanner: &mut Scanner) -> bool {
    let rest = scanner.rest();
    let length = rest.bytes().skip(1).take(40).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'$')).count();
    let name: String = rest.get(1..=length).unwrap_or("").chars().filter(|sign| !matches!(sign, '-' | '_')).collect::<String>().to_lowercase();
    if rest.as_bytes().get(length + 1) != Some(&b':') || !(HARLOWE.contains(&name.as_str()) || name.starts_with('$')) {
        return false;
    }
    // Twice the text is enough for any story; what wants more is not written by people.
    if scanner.effort > scanner.text.len().saturating_mul(4) + LONGEST {
        return false;
    }
    let (end, looked) = closing_bracket(rest);
    scanner.effort += looked;
    let Some(end) = end else { return scanner.unclosed(rest.get(..length + 2).unwrap_or("(")) };
    let whole = short(rest.get(..end).unwrap_or(""));
    let arguments = rest.get(length + 2..end - 1).unwrap_or("");
    let texts = strings(arguments);
    let text = |at: usize| texts.as_ref().and_then(|texts| texts.get(at)).cloned();
    let line = scanner.line;
    scanner.go(scanner.at + end);
    let when = scanner.when();
    let plain = |text: String, target: Target| Link { line, text, target, when: None, pieces: Vec::new() };
    let mut sort = Sort::Shown;
    match name.as_str() {
        "linkgoto" | "linkrevealgoto" | "linkstorylet" | "clickgoto" => {
            let words = text(0).unwrap_or_else(|| entities(arguments.trim()));
            let to = text(1).or_else(|| text(0)).map_or(Target::Dynamic, Target::Passage);
            scanner.add_link(plain(words, to));
        }
        "linkundo" => scanner.add_link(plain(text(0).unwrap_or_default(), Target::Dynamic)),
        "link" | "linkreplace" | "linkreveal" | "linkrepeat" | "linkrerun" | "button" => {
            let words = text(0).unwrap_or_else(|| entities(arguments.trim()));
            sort = Sort::Link { line, text: words, target: None, when, pieces: Vec::new() };
        }
        "goto" | "redirect" => scanner.add_link(plain(String::new(), text(0).map_or(Target::Dynamic, Target::Passage))),
        "if" | "unless" | "elseif" | "else" => {
            scanner.lose(Lost::Condition { text: whole.clone() });
            sort = Sort::When(whole);
        }
        "display" => scanner.lose(Lost::Included { name: text(0).unwrap_or(whole) }),
        "print" => {
            scanner.lose(Lost::Variable { text: whole });
            scanner.say(&text(0).unwrap_or_else(|| arguments.trim().to_owned()));
        }
        _ => scanner.lose(Lost::Macro { text: whole }),
    }
    hook(scanner, sort);
    true
}

/// Where the round bracket at the beginning is closed (just behind it), and how far was looked. Brackets in texts do not count.
fn closing_bracket(text: &str) -> (Option<usize>, usize) {
    let mut depth = 0usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (byte, quote) {
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (byte, Some(open)) if byte == open => quote = None,
            (_, Some(_)) => {}
            // An apostrophe inside a word opens no text.
            (b'"', None) => quote = Some(byte),
            (b'\'', None) if !text.as_bytes().get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric) => quote = Some(byte),
            (b'(', None) => depth += 1,
            (b')', None) => {
                depth -= 1;
                if depth == 0 {
                    return (Some(at + 1), at);
                }
            }
            _ => {}
        }
    }
    (None, text.len().min(LONGEST))
}

/// The hook behind a macro.
fn hook(scanner: &mut Scanner, sort: Sort) {
    let rest = scanner.rest();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let behind = rest.get(blanks..).unwrap_or("");
    let opens = behind.starts_with('[') && (!behind.starts_with("[[") || behind.starts_with("[[["));
    if opens {
        let unclosed = behind.starts_with("[=");
        if scanner.enter(if unclosed { "=" } else { "" }, sort) {
            scanner.at += blanks + if unclosed { behind.len() - behind.trim_start_matches(['[', '=']).len() } else { 1 };
        }
    } else if let Sort::Link { text, .. } = sort {
        scanner.say(&text);
    }
}

/// `|name>[hook]`.
pub(super) fn hook_name(scanner: &mut Scanner) -> bool {
    let name = scanner.rest().get(1..).unwrap_or("");
    let length = name.bytes().take(60).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let closes = matches!(name.as_bytes().get(length), Some(b'>' | b')'));
    if length == 0 || !closes || name.as_bytes().get(length + 1) != Some(&b'[') {
        return false;
    }
    scanner.at += length + 2;
    hook(scanner, Sort::Shown);
    true
}

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
        let text = value("label").unwrap_or_else(|| whole());
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

/// A tag of HTML: says whether it is one.
pub(super) fn html(scanner: &mut Scanner) -> bool {
    let rest = scanner.rest();
    let inside = rest.get(1..).unwrap_or("");
    let closing = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let length = inside.bytes().take(30).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let name = inside.get(..length).unwrap_or("").to_lowercase();
    let behind = inside.as_bytes().get(length).copied();
    if !name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        || !behind.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    {
        return false;
    }
    // A tag that goes on for a page is no tag.
    let Some(end) = scanner.find(Mark::TagEnd, scanner.at).filter(|end| end - scanner.at < 1_000) else { return scanner.unclosed("<") };
    let whole = short(scanner.text.get(scanner.at..=end).unwrap_or(""));
    let attributes = scanner.text.get(scanner.at..end).unwrap_or("");
    if !closing && matches!(name.as_str(), "script" | "style") {
        let close = format!("</{name}");
        // Lower case is what anybody writes; without an end all of the rest is script.
        let stop = scanner.text.get(end..).and_then(|rest| rest.find(&close)).map_or(scanner.text.len(), |at| end + at);
        let stop = scanner.find(Mark::TagEnd, stop).map_or(scanner.text.len(), |at| at + 1);
        scanner.lose(if name == "script" { Lost::Script } else { Lost::Style });
        scanner.go(stop);
        return true;
    }
    match (name.as_str(), closing) {
        ("a", false) if attributes.contains("data-passage=") => {
            let to = attribute(attributes, "data-passage=");
            let line = scanner.line;
            scanner.go(end + 1);
            let when = scanner.when();
            // Its words are what stands inside it.
            let text = to.clone();
            if let Some(words) = scanner.rest().split('<').next().map(str::trim).filter(|words| !words.is_empty() && words.len() < 400) {
                let text = entities(words);
                let skip = scanner.rest().find('<').unwrap_or(scanner.rest().len());
                scanner.go(scanner.at + skip);
                scanner.enter("a", Sort::Link { line, text, target: Some(target(&to)), when, pieces: Vec::new() });
            } else {
                scanner.enter("a", Sort::Link { line, text, target: Some(target(&to)), when, pieces: Vec::new() });
            }
            return true;
        }
        ("a", true) => {
            scanner.leave(|open| open.name == "a");
        }
        ("img" | "svg" | "picture", false) => scanner.lose(Lost::Image { text: whole }),
        ("br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "table" | "blockquote" | "center" | "section", _) => scanner.end_line(),
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => {
            scanner.end_line();
            scanner.formatting_tag();
        }
        ("b" | "i" | "u" | "s" | "em" | "strong" | "small" | "big" | "sub" | "sup" | "span" | "mark" | "font" | "code", _) => {
            scanner.formatting_tag()
        }
        ("wbr" | "svg" | "picture", _) => {}
        (_, false) => scanner.lose(Lost::Html { tag: whole }),
        (_, true) => {}
    }
    scanner.go(end + 1);
    true
}

/// The value of an attribute.
fn attribute(tag: &str, name: &str) -> String {
    let rest = tag.split_once(name).map_or("", |(_, rest)| rest);
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest.get(1..).and_then(|rest| rest.split(quote).next()).map(entities).unwrap_or_default(),
        _ => rest.split(|sign: char| sign.is_whitespace() || sign == '>').next().unwrap_or("").to_owned(),
    }
}
