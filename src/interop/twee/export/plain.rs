//! Words of a story in the text of a passage. They are words and nothing else, whatever format the passage is shown in: signs that
//! SugarCube, Harlowe or Chapbook would read are written as entities of HTML, which all of them show as the sign.

use crate::interop::twee::parts::{entity, spoken};

/// Words as a line of a passage.
pub(super) fn plain(words: &str) -> String {
    let signs: Vec<char> = words.trim().chars().collect();
    let mut out = String::with_capacity(words.len());
    for (at, sign) in signs.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| signs.get(at)).copied();
        let after = signs.get(at + 1).copied();
        let twice = before == Some(sign) || after == Some(sign);
        let read = match sign {
            '[' | ']' | '{' | '}' | '<' | '`' | '*' | '_' | '|' | '\\' | '\n' | '\r' => true,
            '/' | '\'' | '~' | '^' | '=' | '-' | '@' | '"' => twice || (at == 0 && matches!(sign, '-' | '=')),
            '#' | '!' | '>' | '+' | ':' | '.' => at == 0 && sign != '.',
            '$' => after.is_some_and(|after| after.is_alphabetic() || after == '_'),
            '(' => is_macro(&signs, at + 1),
            '&' => is_entity(&signs, at),
            _ => false,
        };
        if read {
            out.push_str(&format!("&#{};", u32::from(sign)));
        } else {
            out.push(sign);
        }
    }
    out
}

/// Whether a name and a colon follow, as in the macros of Harlowe.
fn is_macro(signs: &[char], from: usize) -> bool {
    let rest = signs.get(from..).unwrap_or(&[]);
    let name = rest.iter().take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '$')).count();
    name > 0 && rest.get(name) == Some(&':')
}

fn is_entity(signs: &[char], at: usize) -> bool {
    let near: String = signs.iter().skip(at).take(14).collect();
    entity(&near).is_some()
}

/// A link with its words and its passage.
pub(super) fn link(words: &str, to: &str) -> String {
    let mut out = String::from("[[");
    let signs: Vec<char> = words.trim().chars().collect();
    for (at, sign) in signs.iter().copied().enumerate() {
        if matches!(sign, '[' | ']' | '|' | '<' | '>' | '\n' | '\r') || (sign == '&' && is_entity(&signs, at)) {
            out.push_str(&format!("&#{};", u32::from(sign)));
        } else {
            out.push(sign);
        }
    }
    format!("{out}->{to}]]")
}

/// Words that are said, between quotes: by them the importer knows that they are said.
pub(super) fn quoted(words: &str) -> String {
    let words = words.trim();
    let pairs = ["“”", "\"\"", "‘’", "«»"];
    let quoted = pairs.iter().filter_map(|pair| Some(format!("{}{words}{}", pair.chars().next()?, pair.chars().last()?)));
    quoted.into_iter().find(|quoted| spoken(quoted) == Some(words)).unwrap_or_else(|| words.to_owned())
}

/// A remark, which no format shows.
pub(super) fn note(words: &str) -> String {
    let line: String = words.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let mut line = line;
    // Two dashes may end a remark of HTML.
    while line.contains("--") {
        line = line.replace("--", "- -");
    }
    format!("<!-- {line} -->")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interop::twee::markup::scan;
    use crate::interop::twee::parts::{Dialect, Piece, Target};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_words_come_back_from_a_passage(words in "([\\[\\]<>{}(|)$&;#:*_/'~^=@\"`!\\\\ -]|if:|lt;|\\PC){1,40}") {
            for dialect in [Dialect::Any, Dialect::Harlowe, Dialect::Chapbook, Dialect::Other] {
                let body = scan(&plain(&words), 1, dialect);
                let lines: Vec<&str> = body.pieces.iter().map(|piece| match piece { Piece::Words { text, .. } => text.as_str(), _ => "?" }).collect();
                prop_assert_eq!(lines.join("|"), words.trim());
                prop_assert!(body.links.is_empty());
            }
        }

        #[test]
        fn any_words_come_back_from_a_link_and_nothing_from_a_remark(words in "([\\[\\]<>|&;#-]|lt;|\\PC){0,20}") {
            let words = format!("a{words}z");
            let body = scan(&format!("{}{}", note(&words), link(&words, "b.c")), 1, Dialect::Any);
            prop_assert_eq!(body.links.len(), 1);
            prop_assert_eq!(&body.links[0].text, &words);
            prop_assert_eq!(&body.links[0].target, &Target::Passage("b.c".to_owned()));
            let only_notes = body.pieces.iter().all(|piece| matches!(piece, Piece::Note { .. }));
            prop_assert!(only_notes);
        }
    }
}
