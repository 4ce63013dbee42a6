//! Codes in any text at all: a pasted mail, a link, a whole file with one on each line, a code in groups of four.

use super::code::{BEGIN, is_whole, plain};

/// So many signs of a text are looked at; a group of a thousand results with words is a fifth of it.
pub const MOST_TEXT: usize = 16 << 20;

/// Everything in a text that is a code or was meant as one, in the order of the text: the code without spaces, and behind
/// a `~` the words that go along. Whether it can be read is for [`super::code::read`] to say.
pub fn find(text: &str) -> Vec<String> {
    find_places(text).into_iter().map(|found| found.code).collect()
}

/// A code with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The line it begins on, from 1.
    pub line: usize,
    /// The code, as [`find`] gives it.
    pub code: String,
}

/// The same, with the line each begins on: for a file, where somebody has to look it up.
pub fn find_places(text: &str) -> Vec<Found> {
    let text = within(text);
    let mut found = Vec::new();
    let mut words = Words { text, at: 0 };
    let (mut line, mut counted) = (1, 0);
    while let Some(word) = words.next() {
        let Some(begin) = begin_of_code(word) else { continue };
        let at = words.at - word.len();
        line += text[counted..at].bytes().filter(|byte| *byte == b'\n').count();
        counted = at;
        found.push(Found { line, code: whole(&word[begin..], &mut words) });
    }
    found
}

fn within(text: &str) -> &str {
    let mut end = text.len().min(MOST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Where in a word a code begins: at `kt1` that is not in the middle of something else.
fn begin_of_code(word: &str) -> Option<usize> {
    let lower = word.to_ascii_lowercase();
    lower.match_indices(BEGIN).map(|(at, _)| at).find(|at| !word[..*at].ends_with(|before: char| before.is_alphanumeric()))
}

/// The code that begins with `first`. Groups of four may follow it as words of their own: the longest row of them with a right
/// checksum counts, and without one all that look like a group.
fn whole(first: &str, words: &mut Words<'_>) -> String {
    let first = first.replace("%7E", "~").replace("%7e", "~");
    let (mut code, shared) = match first.split_once('~') {
        Some((code, shared)) => (plain(run(code)), Some(shared.to_owned())),
        None => (plain(run(&first)), None),
    };
    if shared.is_none() && !is_whole(&code) && code.len() <= GROUP_AND_BEGIN {
        let mut longest = (code.clone(), words.at);
        let mut longest_whole = None;
        let mut ahead = Words { text: words.text, at: words.at };
        while let Some(word) = ahead.next() {
            let group = plain(word.trim_end_matches(['.', ',', ';', ')', '"', '”', '>']));
            if group.is_empty() || group.len() > GROUP || !group.chars().all(|sign| sign.is_ascii_alphanumeric()) {
                break;
            }
            longest.0.push_str(&group);
            longest.1 = ahead.at;
            if is_whole(&longest.0) {
                longest_whole = Some(longest.clone());
            }
            if longest.0.len() > LONGEST_GROUPED {
                break;
            }
        }
        (code, words.at) = longest_whole.unwrap_or(longest);
    }
    match shared {
        Some(shared) => {
            let shared: String = shared.chars().take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')).collect();
            format!("{code}~{shared}")
        }
        None => code,
    }
}

/// As people read it aloud.
const GROUP: usize = 4;

/// A code whose groups stand apart begins with a word of at most one group.
const GROUP_AND_BEGIN: usize = 8;

/// Nobody writes a longer one out in groups.
const LONGEST_GROUPED: usize = 200;

/// The signs up to the first that cannot stand in a code.
fn run(text: &str) -> &str {
    let end = text.find(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '\u{2010}'..='\u{2015}'))).unwrap_or(text.len());
    &text[..end]
}

/// The words of a text, with the place one has come to.
struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    fn next(&mut self) -> Option<&'t str> {
        let rest = &self.text[self.at..];
        let begin = rest.find(|sign: char| !sign.is_whitespace())?;
        let word = &rest[begin..];
        let end = word.find(char::is_whitespace).unwrap_or(word.len());
        self.at += begin + end;
        Some(&word[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CODE: &str = "kt1qyrtcu7c8tlcs3q";

    /// A code with a right checksum, whatever it says.
    fn code() -> String {
        use bech32::Fe32;
        use bech32::primitives::iter::Fe32IterExt;
        let signs = (0..40_u8).filter_map(|sign| Fe32::try_from(sign % 32).ok());
        signs.with_checksum::<bech32::Bech32m>(&bech32::Hrp::parse_unchecked("kt")).chars().collect()
    }

    #[test]
    fn codes_are_found_in_links_lines_and_sentences() {
        let code = code();
        let mail = format!("Hoi!\nhttps://x.nl/#/-/group?r={code}~AbC-_9\nen ({code}), of\r\n{}", code.to_uppercase());
        assert_eq!(find(&mail), [format!("{code}~AbC-_9"), code.clone(), code]);
    }

    #[test]
    fn groups_of_four_are_one_code_and_what_follows_is_not() {
        let code = code();
        let grouped = super::super::code::grouped(&code);
        assert_eq!(find(&format!("{grouped} en dan nog iets")), [code.as_str()]);
        assert_eq!(find(&format!("{grouped}\n{}", grouped.to_uppercase())), [code.clone(), code.clone()]);
        assert_eq!(find(&grouped.replace(' ', "-")), [code]);
    }

    #[test]
    fn a_code_is_found_on_its_line() {
        let code = code();
        let grouped = super::super::code::grouped(&code).replacen(' ', "\n", 1);
        let lines: Vec<usize> = find_places(&format!("Hoi\n\n{code}\n{grouped} {code}\r\n{CODE}")).into_iter().map(|found| found.line).collect();
        assert_eq!(lines, [3, 4, 5, 6]);
    }

    #[test]
    fn what_was_meant_as_a_code_is_told_too() {
        assert_eq!(find(CODE), [CODE]);
        assert_eq!(find("hij woont op markt1 nummer 3"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(text in "(kt1|[a-z0-9 ~\\-\n%é“]){0,80}") {
            for one in find(&text) {
                prop_assert!(one.starts_with(BEGIN));
            }
        }
    }
}
