//! Tags of HTML: links in them are links, the words in them stay, and the rest is told.

use super::finding::{Lost, short};
use super::markup::{Mark, Scanner, Sort};
use super::parts::{entities, target};

/// A tag of HTML: says whether it is one.
pub(super) fn read(scanner: &mut Scanner) -> bool {
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
            scanner.tell_formatting();
        }
        ("b" | "i" | "u" | "s" | "em" | "strong" | "small" | "big" | "sub" | "sup" | "span" | "mark" | "font" | "code", _) => {
            scanner.tell_formatting()
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
