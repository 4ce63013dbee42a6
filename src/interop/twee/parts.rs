//! What the text of a passage is taken apart into.

use super::finding::Lost;

/// A piece of a passage, with its line in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A line of words.
    Words { line: usize, text: String },
    /// A remark of the author.
    Note { text: String },
    /// What was left out here.
    Lost { line: usize, lost: Lost },
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// To the passage of this name.
    Passage(String),
    /// That is worked out while playing.
    Dynamic,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub line: usize,
    /// Its words; empty when the story goes on by itself.
    pub text: String,
    pub target: Target,
    /// The condition it stands under.
    pub when: Option<String>,
    /// What is shown when it is followed.
    pub pieces: Vec<Piece>,
}

/// A passage taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Body {
    pub pieces: Vec<Piece>,
    pub links: Vec<Link>,
}

/// In which dialect of Twine a story is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// It does not say.
    Any,
    Harlowe,
    Chapbook,
    /// SugarCube, Snowman and others.
    Other,
}

impl Dialect {
    /// From the name of its format.
    pub fn of(format: &str) -> Self {
        match format.to_lowercase() {
            name if name.is_empty() => Self::Any,
            name if name.starts_with("harlowe") => Self::Harlowe,
            name if name.starts_with("chapbook") => Self::Chapbook,
            _ => Self::Other,
        }
    }
}

/// Words and target of what stands between `[[` and `]]`: `a`, `text->a`, `a<-text`, `text|a`.
pub(super) fn link(inner: &str) -> (String, Target) {
    let (text, target) = inner
        .rsplit_once("->")
        .or_else(|| inner.split_once("<-").map(|(target, text)| (text, target)))
        .or_else(|| inner.rsplit_once('|'))
        .unwrap_or((inner, inner));
    let target = target.trim();
    let text = Some(text.trim()).filter(|text| !text.is_empty()).unwrap_or(target);
    (entities(text), self::target(target))
}

/// A target as it was written.
pub(super) fn target(name: &str) -> Target {
    let worked_out = name.starts_with(['$', '`']) || (name.starts_with('_') && name.len() > 1) || name.starts_with("previous(");
    if worked_out { Target::Dynamic } else { Target::Passage(name.to_owned()) }
}

/// Whether a target is an address.
pub(super) fn is_outside(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:") || target.starts_with("tel:")
}

/// The texts between quotes in the arguments of a macro; `None` where something else stands between them.
pub(super) fn strings(arguments: &str) -> Option<Vec<String>> {
    let mut rest = arguments.trim();
    let mut found = Vec::new();
    while let Some(quote) = rest.chars().next() {
        if !matches!(quote, '"' | '\'') {
            return None;
        }
        let (text, end) = quoted(rest, quote)?;
        found.push(text);
        rest = rest.get(end..)?.trim_start_matches([',', ' ', '\t', '\n']);
    }
    Some(found)
}

/// The text that begins with this quote, and where it ends.
pub(super) fn quoted(from: &str, quote: char) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut escaped = false;
    for (at, sign) in from.char_indices().skip(1) {
        match sign {
            sign if escaped => {
                text.push(sign);
                escaped = false;
            }
            '\\' => escaped = true,
            sign if sign == quote => return Some((entities(text.trim()), at + sign.len_utf8())),
            sign => text.push(sign),
        }
    }
    None
}

/// The entities that writers type. `&amp;` and the like; all others have a number.
const ENTITIES: [(&str, &str); 34] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("aacute", "á"),
    ("agrave", "à"),
    ("auml", "ä"),
    ("Eacute", "É"),
    ("ecirc", "ê"),
    ("oacute", "ó"),
    ("iacute", "í"),
    ("uacute", "ú"),
    ("ntilde", "ñ"),
    ("shy", "\u{ad}"),
    ("eacute", "é"),
    ("euml", "ë"),
    ("egrave", "è"),
    ("iuml", "ï"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("ccedil", "ç"),
    ("euro", "€"),
    ("rarr", "→"),
    ("copy", "©"),
];

/// The sign that an entity at the beginning of a text stands for, and its length in bytes.
pub(super) fn entity(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(12).position(|byte| byte == b';')?;
    let name = inside.get(..end)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|sign| *sign != '\0')?.to_string()
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((sign, end + 2))
}

/// A text with its entities read.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            Some((sign, length)) => {
                out.push_str(&sign);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The words between quotes, when all of a text stands between them: what the player says.
pub(super) fn spoken(text: &str) -> Option<&str> {
    let text = text.trim();
    let pairs = [('“', '”'), ('"', '"'), ('„', '”'), ('‘', '’'), ('«', '»')];
    let (open, close) = pairs.into_iter().find(|(open, close)| text.starts_with(*open) && text.ends_with(*close))?;
    let inner = text.get(open.len_utf8()..text.len().checked_sub(close.len_utf8())?)?;
    let mut depth = 1i32;
    for sign in inner.chars() {
        if sign == close {
            depth -= 1;
        } else if sign == open {
            depth += 1;
        }
        // It ended before: these are two sayings, or the apostrophe of a word.
        if depth == 0 {
            return None;
        }
    }
    Some(inner.trim()).filter(|inner| !inner.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_link_is_read() {
        let to = |text: &str, target: &str| (text.to_owned(), Target::Passage(target.to_owned()));
        assert_eq!(link("Keuken"), to("Keuken", "Keuken"));
        assert_eq!(link("Loop verder|Keuken"), to("Loop verder", "Keuken"));
        assert_eq!(link("Loop -> verder->Keuken"), to("Loop -> verder", "Keuken"));
        assert_eq!(link("Keuken<-Loop verder"), to("Loop verder", "Keuken"));
        assert_eq!(link("->Keuken"), to("Keuken", "Keuken"));
        assert_eq!(link("A &amp; B->Keuken"), to("A & B", "Keuken"));
        assert_eq!(link("terug|$vorige"), ("terug".to_owned(), Target::Dynamic));
    }

    #[test]
    fn arguments_are_texts_or_nothing() {
        assert_eq!(strings(r#" "a \"b\"", 'c' "#), Some(vec!["a \"b\"".to_owned(), "c".to_owned()]));
        assert_eq!(strings("$x, \"a\""), None);
        assert_eq!(strings("\"a"), None);
    }

    #[test]
    fn entities_are_read_once() {
        assert_eq!(entities("&amp;lt; &#91;&#x5b; &nu; & &;"), "&lt; [[ &nu; & &;");
    }
}
