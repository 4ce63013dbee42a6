//! Twee 3 as a notation: passages with their headers, whatever stands in them.

use super::finding::{Finding, Lost};

/// A passage as it was written.
pub(super) struct Passage<'t> {
    pub name: String,
    pub tags: Vec<String>,
    /// The line of its header, from 1.
    pub line: usize,
    /// What stands in it, without blank lines at the end.
    pub text: &'t str,
}

impl Passage<'_> {
    pub fn has_tag(&self, wanted: &[&str]) -> bool {
        self.tags.iter().any(|tag| wanted.iter().any(|wanted| tag.eq_ignore_ascii_case(wanted)))
    }
}

/// A file as it was read.
pub(super) struct Notation<'t> {
    pub passages: Vec<Passage<'t>>,
    pub findings: Vec<Finding>,
}

/// Reads passages. Line ends are `\n`.
pub(super) fn read(text: &str) -> Notation<'_> {
    let mut notation = Notation { passages: Vec::new(), findings: Vec::new() };
    let mut open: Option<(Passage, usize)> = None;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if let Some(header) = line.strip_prefix("::") {
            let passage = read_header(header.trim_end_matches('\n'), number + 1, &mut notation.findings);
            notation.close(open.take(), text, at);
            open = Some((passage, at + line.len()));
        } else if open.is_none() && !line.trim().is_empty() && notation.findings.is_empty() {
            notation.findings.push(Finding { line: number + 1, passage: String::new(), lost: Lost::TextBeforeFirst });
        }
        at += line.len();
    }
    notation.close(open, text, at);
    notation
}

impl<'t> Notation<'t> {
    fn close(&mut self, open: Option<(Passage<'t>, usize)>, text: &'t str, end: usize) {
        if let Some((mut passage, begin)) = open {
            passage.text = text.get(begin..end).unwrap_or("").trim_end();
            self.passages.push(passage);
        }
    }
}

fn read_header<'t>(header: &str, line: usize, findings: &mut Vec<Finding>) -> Passage<'t> {
    let mut parts = Header { rest: header.chars().peekable(), found: Vec::new() };
    let name = parts.until(&['[', '{']);
    let name = name.trim().replace(ESCAPED_SPACE, " ");
    let mut tags = Vec::new();
    if parts.rest.peek() == Some(&'[') {
        parts.rest.next();
        let block = parts.until(&[']']);
        tags = block.split_whitespace().map(|tag| tag.replace(ESCAPED_SPACE, " ")).collect();
        if parts.rest.next().is_none() {
            parts.found.push(Lost::BadHeader);
        }
    }
    let rest: String = parts.rest.collect();
    // Twee 2 wrote places as `<100,200>`.
    let metadata = rest.trim();
    if metadata.starts_with('{') && serde_json::from_str::<serde_json::Value>(metadata).is_err() {
        parts.found.push(Lost::BadMetadata);
    }
    if name.is_empty() {
        parts.found.push(Lost::NoName);
    }
    findings.extend(parts.found.into_iter().map(|lost| Finding { line, passage: name.clone(), lost }));
    Passage { name, tags, line, text: "" }
}

/// Stands for a space that was escaped, while names are trimmed: Twine escapes spaces at the ends of a name.
const ESCAPED_SPACE: char = '\u{1}';

struct Header<'h> {
    rest: std::iter::Peekable<std::str::Chars<'h>>,
    found: Vec<Lost>,
}

impl Header<'_> {
    /// Reads up to one of these signs; a sign behind a backslash is itself.
    fn until(&mut self, ends: &[char]) -> String {
        let mut read = String::new();
        while let Some(sign) = self.rest.next_if(|sign| !ends.contains(sign)) {
            match sign {
                '\\' => read.extend(self.rest.next().map(|sign| if sign == ' ' { ESCAPED_SPACE } else { sign })),
                sign => read.push(sign),
            }
        }
        read
    }
}

/// A header: name, tags, place and size (in the pixels of Twine's map).
pub(super) fn header(name: &str, tags: &[&str], (x, y): (u32, u32), (width, height): (u32, u32)) -> String {
    let escaped = |text: &str| {
        let mut out = String::new();
        for sign in text.chars() {
            if matches!(sign, '\\' | '[' | ']' | '{' | '}') {
                out.push('\\');
            }
            out.push(sign);
        }
        out
    };
    let tags = if tags.is_empty() { String::new() } else { format!(" [{}]", tags.iter().map(|tag| escaped(tag)).collect::<Vec<_>>().join(" ")) };
    format!(":: {}{tags} {{\"position\":\"{x},{y}\",\"size\":\"{width},{height}\"}}", escaped(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(header: &str) -> (String, Vec<String>, usize) {
        let text = format!(":: {header}\nx\n\n");
        let mut notation = read(&text);
        let passage = notation.passages.remove(0);
        assert_eq!(passage.text, "x");
        (passage.name, passage.tags, notation.findings.len())
    }

    #[test]
    fn headers_of_the_specification_are_read() {
        let tags = || vec!["forest".to_owned(), "spooky".to_owned()];
        assert_eq!(one("An overgrown path"), ("An overgrown path".to_owned(), vec![], 0));
        assert_eq!(one("An overgrown path [forest spooky]"), ("An overgrown path".to_owned(), tags(), 0));
        assert_eq!(one(r#"An overgrown path {"position":"600,400","size":"100,200"}"#), ("An overgrown path".to_owned(), vec![], 0));
        assert_eq!(one(r#"An overgrown path [forest spooky] {"position":"600,400"}"#), ("An overgrown path".to_owned(), tags(), 0));
        assert_eq!(one(r"a\[b\] \{c\} d\\e \q [f\]g]"), (r"a[b] {c} d\e q".to_owned(), vec!["f]g".to_owned()], 0));
        assert_eq!(one("a {\"position\":}").2, 1);
        assert_eq!(one("a [b").2, 1);
        assert_eq!(one("").2, 1);
    }

    proptest! {
        #[test]
        fn any_name_comes_back_from_its_header(name in "[^\\s\\x00-\\x1f]([^\\n\\r\\x00-\\x1f]{0,12}[^\\s\\x00-\\x1f])?", tag in "[^\\s\\x00-\\x1f]{1,8}") {
            let text = header(&name, &[&tag], (1, 2), (3, 4));
            let notation = read(&text);
            prop_assert_eq!(&notation.passages[0].name, &name);
            prop_assert_eq!(&notation.passages[0].tags, &[tag]);
            prop_assert!(notation.findings.is_empty());
        }
    }
}
