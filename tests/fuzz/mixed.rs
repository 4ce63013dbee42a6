//! True texts with mistakes in them. Random bytes never get past the first brackets; these reach what lies behind.

use bolero::TypeGenerator;

/// A text, by its number, and what is done to it. Short to write down, so that an engine can vary it.
#[derive(Clone, Debug, TypeGenerator)]
pub struct Mixed {
    text: u8,
    edits: Vec<Edit>,
}

/// Places are counted on around the end, so that any number is a place.
#[derive(Clone, Debug, TypeGenerator)]
enum Edit {
    DropTokens(u16, u8),
    DoubleTokens(u16, u8),
    SwapTokens(u16, u16),
    CopyToken(u16, u16),
    DropLine(u16),
    DoubleLine(u16, u8),
    MoveLine(u16, u16),
    Number(u16, i64),
    Nest(u16, u8, u8),
    Insert(u16, u8),
    Bytes(u16, [u8; 4]),
    Cut(u16),
}

/// More edits than this leave nothing of the text.
const MOST_EDITS: usize = 40;
/// Larger than this no text grows: thousand copies of a thousand lines tell nothing new.
const LARGEST: usize = 400_000;

/// What is put somewhere: marks of the format, and what is long, deep, empty or strange.
const PIECES: [&str; 36] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "“",
    "\\",
    "//",
    "/*",
    "\n",
    "\r\n",
    "\u{feff}",
    "\u{202e}",
    "é",
    "\0",
    "Not(",
    "All([",
    "Any([",
    "Agreement(",
    "If(when: PutToHer, then: [",
    "again: true,",
    "to: \"verder\",",
    "Some(",
    "None",
    "1e999",
    "-9223372036854775808",
    "99999999999999999999",
    "0x",
    "r#\"",
    "'a'",
    ";",
    "=",
];

impl Mixed {
    /// The text after the edits.
    pub fn of(&self, texts: &[String]) -> Vec<u8> {
        let Some(text) = texts.get(usize::from(self.text) % texts.len().max(1)) else { return Vec::new() };
        let mut text = text.clone();
        for edit in self.edits.iter().take(MOST_EDITS) {
            text = match edit {
                Edit::Bytes(at, bytes) => {
                    let mut raw = text.into_bytes();
                    let at = usize::from(*at) % (raw.len() + 1);
                    raw.splice(at..at, *bytes);
                    String::from_utf8(raw).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
                }
                Edit::DropLine(_) | Edit::DoubleLine(..) | Edit::MoveLine(..) => edit.lines(text.split_inclusive('\n').collect()),
                _ => edit.tokens(&text),
            };
            if text.len() > LARGEST {
                break;
            }
        }
        text.into_bytes()
    }
}

impl Edit {
    fn lines(&self, mut lines: Vec<&str>) -> String {
        let place = |at: u16| usize::from(at) % lines.len().max(1);
        match *self {
            _ if lines.is_empty() => {}
            Edit::DropLine(at) => drop(lines.remove(place(at))),
            Edit::DoubleLine(at, times) => {
                let at = place(at);
                let line = lines[at];
                lines.splice(at..at, std::iter::repeat_n(line, usize::from(times)));
            }
            Edit::MoveLine(from, to) => {
                let (from, to) = (place(from), place(to));
                let line = lines.remove(from);
                lines.insert(to, line);
            }
            _ => {}
        }
        lines.concat()
    }

    fn tokens(&self, text: &str) -> String {
        let number;
        let nest;
        let mut tokens = tokens(text);
        let end = tokens.len().max(1);
        // A long text has more tokens than fit in a small number.
        let place = |at: u16| usize::from(at) * 31 % end;
        match *self {
            _ if tokens.is_empty() => {}
            Edit::DropTokens(at, count) => {
                let from = place(at);
                tokens.drain(from..(from + 1 + usize::from(count) % 16).min(end));
            }
            Edit::DoubleTokens(at, count) => {
                let from = place(at);
                let some = tokens[from..(from + 1 + usize::from(count)).min(end)].to_vec();
                tokens.splice(from..from, some);
            }
            Edit::SwapTokens(one, other) => tokens.swap(place(one), place(other)),
            Edit::CopyToken(from, to) => tokens[place(to)] = tokens[place(from)],
            Edit::Number(at, value) => {
                let at = place(at);
                let at = (0..end).map(|on| (at + on) % end).find(|at| tokens[*at].starts_with(|c: char| c.is_ascii_digit())).unwrap_or(at);
                number = value.to_string();
                tokens[at] = &number;
            }
            Edit::Nest(at, mark, times) => {
                nest = PIECES[usize::from(mark) % PIECES.len()].repeat(usize::from(times));
                tokens.insert(place(at), &nest);
            }
            Edit::Insert(at, piece) => tokens.insert(place(at), PIECES[usize::from(piece) % PIECES.len()]),
            Edit::Cut(at) => tokens.truncate(place(at)),
            _ => {}
        }
        tokens.concat()
    }
}

/// Words, and every other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if word(first) { rest.find(|c| !word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}
