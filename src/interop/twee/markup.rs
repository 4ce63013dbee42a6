//! Takes the text of a passage apart: words, links, remarks, and all that cannot be carried over. Whatever stands in it, this
//! ends: it goes through the text once, and what has to be looked for further on is remembered.

use super::finding::{Lost, short};
use super::parts::{Body, Dialect, Link, Piece, Target, entity, is_outside, link, target};
use super::{chapbook, harlowe, html, sugarcube};

/// More than this inside each other is read as plain text.
const DEEPEST: usize = 100;

/// What is open: a macro that will be closed, a hook of Harlowe, or a square bracket in it.
pub(super) struct Open {
    /// Its macro or tag; empty for hooks and brackets.
    pub name: String,
    pub sort: Sort,
}

pub(super) enum Sort {
    /// What is in it is shown all the same.
    Shown,
    /// It is shown when this holds.
    When(String),
    /// It is not shown.
    Hidden,
    /// It is a remark of the author.
    Aside,
    /// It belongs to a link; a place to go to may still be found in it.
    Link { line: usize, text: String, target: Option<Target>, when: Option<String>, pieces: Vec<Piece> },
    /// Square brackets that are just that.
    Brackets,
}

/// What can be looked for further on.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    LinkEnd,
    MacroEnd,
    CommentEnd,
    StarEnd,
    PercentEnd,
    TemplateEnd,
    TagEnd,
    CurlyEnd,
    VerbatimEnd,
    LineEnd,
    Slashes,
    Quotes,
    Stars,
    Underscores,
    Tildes,
    Carets,
    Backtick,
    ScriptMacroEnd,
}

/// Each mark with the text that is looked for.
const MARKS: [&str; 18] = ["]]", ">>", "-->", "*/", "%/", "%>", ">", "}", "}}}", "\n", "//", "''", "**", "__", "~~", "^^", "`", "<</script"];

/// Goes through one passage.
pub(super) struct Scanner<'t> {
    pub text: &'t str,
    pub at: usize,
    /// The line in the file of where it is now.
    pub line: usize,
    pub dialect: Dialect,
    pub open: Vec<Open>,
    body: Body,
    /// The line of words that is being read.
    pub words: String,
    words_line: usize,
    /// For each mark, where it is next; `usize::MAX` when it does not come any more.
    next: [Option<usize>; MARKS.len()],
    /// Formatting that is open on this line.
    pub formatting: Vec<&'static str>,
    pub told_formatting: bool,
    /// Bytes that were looked at for the end of a macro.
    pub effort: usize,
}

/// Takes a passage apart. `line` is the first line of its text in the file.
pub(super) fn scan(text: &str, line: usize, dialect: Dialect) -> Body {
    let mut scanner = Scanner {
        text,
        at: 0,
        line,
        dialect,
        open: Vec::new(),
        body: Body::default(),
        words: String::new(),
        words_line: line,
        next: [None; MARKS.len()],
        formatting: Vec::new(),
        told_formatting: false,
        effort: 0,
    };
    chapbook::variables(&mut scanner);
    scanner.begin_line();
    while let Some(sign) = scanner.rest().chars().next() {
        scanner.sign(sign);
    }
    scanner.end_line();
    while let Some(open) = scanner.open.pop() {
        scanner.close(open);
    }
    scanner.body
}

impl<'t> Scanner<'t> {
    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Where a mark comes next, from `from` on.
    pub fn find(&mut self, mark: Mark, from: usize) -> Option<usize> {
        let wanted = *MARKS.get(mark as usize)?;
        let known = self.next.get_mut(mark as usize)?;
        match *known {
            Some(at) if at >= from => {}
            _ => {
                let found = self.text.get(from..).and_then(|rest| rest.find(wanted)).map_or(usize::MAX, |at| from + at);
                *known = Some(found);
            }
        }
        known.filter(|at| *at != usize::MAX)
    }

    /// The same, on the line that `from` is in.
    pub fn find_on_line(&mut self, mark: Mark, from: usize) -> Option<usize> {
        let end = self.find(Mark::LineEnd, from).unwrap_or(self.text.len());
        self.find(mark, from).filter(|at| *at < end)
    }

    /// Goes on to a place; the lines between are counted.
    pub fn go(&mut self, to: usize) {
        self.line += self.text.get(self.at..to).map_or(0, |passed| passed.matches('\n').count());
        self.at = to;
    }

    /// Takes words as they are.
    pub fn say(&mut self, words: &str) {
        if self.words.is_empty() {
            self.words_line = self.line;
        }
        self.words.push_str(words);
    }

    /// Ends a line of words.
    pub fn end_line(&mut self) {
        let words = std::mem::take(&mut self.words);
        let text = words.trim();
        if !text.is_empty() {
            let line = self.words_line;
            self.add(Piece::Words { line, text: text.to_owned() });
        }
    }

    /// Ends a line of words where a condition begins or ends, but not in the middle of a sentence.
    pub fn end_sentence(&mut self) {
        let words = self.words.trim_end();
        if words.ends_with(['.', '!', '?', '…', '”', '’', '"', ':']) {
            self.end_line();
        }
    }

    /// Adds a piece to what is open.
    fn add(&mut self, piece: Piece) {
        let mut pieces = &mut self.body.pieces;
        let mut piece = piece;
        for open in &mut self.open {
            match &mut open.sort {
                Sort::Hidden if matches!(piece, Piece::Words { .. }) => return,
                Sort::Aside => {
                    if let Piece::Words { text, .. } = piece {
                        piece = Piece::Note { text };
                    }
                }
                Sort::Link { pieces: inner, .. } => pieces = inner,
                _ => {}
            }
        }
        pieces.push(piece);
    }

    /// Tells what is left out here.
    pub fn lose(&mut self, lost: Lost) {
        self.end_line_softly();
        let line = self.line;
        self.add(Piece::Lost { line, lost });
    }

    /// What is told inside a line of words comes behind the words before it, and the line goes on.
    fn end_line_softly(&mut self) {
        if self.words.trim().is_empty() {
            self.words.clear();
        }
    }

    pub fn note(&mut self, text: &str) {
        if !text.trim().is_empty() {
            for text in text.lines().filter(|line| !line.trim().is_empty()) {
                self.add(Piece::Note { text: text.trim().to_owned() });
            }
        }
    }

    /// The condition that holds here.
    pub fn when(&self) -> Option<String> {
        self.open.iter().rev().find_map(|open| match &open.sort {
            Sort::When(when) => Some(when.clone()),
            _ => None,
        })
    }

    /// Opens something; says whether there was room for it.
    pub fn enter(&mut self, name: &str, sort: Sort) -> bool {
        if self.open.len() >= DEEPEST {
            self.lose(Lost::TooDeep);
            if let Sort::Link { text, .. } = sort {
                self.say(&text);
            }
            return false;
        }
        // What belongs to a link does not stand on the line before it.
        if matches!(sort, Sort::Link { .. }) {
            self.end_line();
        }
        self.open.push(Open { name: name.to_owned(), sort });
        true
    }

    /// Closes what was opened.
    pub fn close(&mut self, open: Open) {
        if let Sort::Link { line, text, target, when, pieces } = open.sort {
            // The words of the link are those inside it.
            let inside = std::mem::take(&mut self.words);
            let mut pieces = pieces;
            if !inside.trim().is_empty() {
                pieces.push(Piece::Words { line: self.words_line, text: inside.trim().to_owned() });
            }
            match target {
                Some(target) => self.add_link(Link { line, text, target, when, pieces }),
                None => {
                    // It goes nowhere: something on the page would have changed.
                    self.add(Piece::Words { line, text });
                    pieces.into_iter().for_each(|piece| self.add(piece));
                }
            }
        }
    }

    /// Adds a link, unless it goes outside.
    pub fn add_link(&mut self, mut link: Link) {
        if let Target::Passage(name) = &link.target
            && is_outside(name)
        {
            let lost = Lost::OutsideTarget { text: short(&link.text), target: short(name) };
            self.say(&link.text);
            return self.lose(lost);
        }
        self.end_line_softly();
        let hidden = self.open.iter().any(|open| matches!(open.sort, Sort::Hidden));
        // A place to go to inside a link is where the link goes.
        let around = self.open.iter_mut().rev().find_map(|open| match &mut open.sort {
            Sort::Link { target, .. } => Some(target),
            _ => None,
        });
        match around {
            Some(target) if link.text.is_empty() => {
                target.get_or_insert(link.target);
            }
            _ if hidden => {}
            _ => {
                link.when = link.when.or_else(|| self.when());
                self.body.links.push(link);
            }
        }
    }

    /// Closes the topmost of what is open for which this holds, with what is open inside it.
    pub fn leave(&mut self, wanted: impl Fn(&Open) -> bool) -> bool {
        let Some(at) = self.open.iter().rposition(wanted) else { return false };
        while self.open.len() > at {
            if let Some(open) = self.open.pop().filter(|open| matches!(open.sort, Sort::Link { .. })) {
                self.close(open);
            }
        }
        true
    }

    fn top_is_square(&self) -> bool {
        self.open.last().is_some_and(|open| open.name.is_empty())
    }

    /// Reads what begins with this sign.
    fn sign(&mut self, sign: char) {
        let rest = self.rest();
        let done = match sign {
            '\n' => {
                self.end_line();
                self.formatting.clear();
                self.at += 1;
                self.line += 1;
                self.begin_line();
                true
            }
            '\\' if rest.starts_with("\\\n") => {
                self.at += 2;
                self.line += 1;
                true
            }
            '[' => self.square(),
            ']' if self.top_is_square() => {
                self.at += 1;
                self.close_square();
                true
            }
            '<' => self.angle(),
            '(' => harlowe::read(self),
            '$' => self.variable(),
            '{' | '}' => self.curly(),
            '&' => match entity(rest) {
                Some((sign, length)) => {
                    self.say(&sign);
                    self.at += length;
                    true
                }
                None => false,
            },
            '/' | '\'' | '*' | '_' | '~' | '^' | '`' => self.formatting(),
            '|' if rest.len() > 1 => harlowe::hook_name(self),
            '!' if rest.starts_with("![") => self.markdown_image(),
            _ => false,
        };
        if !done {
            self.say(rest.get(..sign.len_utf8()).unwrap_or(""));
            self.at += sign.len_utf8();
        }
    }

    fn close_square(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match open.sort {
            Sort::Brackets => self.say("]"),
            _ => {
                self.close(open);
                // `[…]<name|`: a hook with its name behind it.
                let rest = self.rest();
                if let Some(name) = rest.strip_prefix('<') {
                    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
                    if length > 0 && name.as_bytes().get(length) == Some(&b'|') {
                        self.at += length + 2;
                    }
                }
            }
        }
    }

    /// `[[link]]`, `[[link][setter]]`, `[img[…]]`, or a bracket.
    fn square(&mut self) -> bool {
        let rest = self.rest();
        let is_image = ["[img[", "[<img[", "[>img["].iter().any(|image| rest.starts_with(image));
        if is_image {
            let Some(end) = self.find_on_line(Mark::LinkEnd, self.at) else { return false };
            let whole = self.text.get(self.at..end + 2).unwrap_or("");
            let inside = self.text.get(self.at..end).unwrap_or("");
            self.lose(Lost::Image { text: short(whole) });
            let mut parts = inside.split("][").skip(1);
            let goes_to = parts.next().map(target).filter(|target| *target != Target::Passage(String::new()));
            let line = self.line;
            self.at = end + 2;
            if let Some(target) = goes_to {
                let text = match &target {
                    Target::Passage(name) => name.clone(),
                    Target::Dynamic => String::new(),
                };
                self.add_link(Link { line, text, target, when: None, pieces: Vec::new() });
            }
            return true;
        }
        // `[[[` behind a macro is a hook that begins with a link, and was taken there.
        if rest.starts_with("[[") {
            let Some(end) = self.find_on_line(Mark::LinkEnd, self.at + 2) else {
                self.lose(Lost::Unclosed { text: "[[".to_owned() });
                self.say("[[");
                self.at += 2;
                return true;
            };
            let inner = self.text.get(self.at + 2..end).unwrap_or("");
            let (inner, setter) = inner.split_once("][").map_or((inner, None), |(inner, setter)| (inner, Some(setter)));
            let (text, target) = link(inner);
            let line = self.line;
            self.at = end + 2;
            if text.is_empty() {
                self.say("[[]]");
                return true;
            }
            let pieces = setter.map(|setter| Piece::Lost { line, lost: Lost::Setter { text: short(setter) } }).into_iter().collect();
            self.add_link(Link { line, text, target, when: None, pieces });
            return true;
        }
        if self.top_is_square() && self.open.len() < DEEPEST {
            self.at += 1;
            self.say("[");
            return self.enter("", Sort::Brackets);
        }
        false
    }

    /// A macro, a remark, a template or a tag.
    fn angle(&mut self) -> bool {
        let rest = self.rest();
        if rest.starts_with("<<") {
            return sugarcube::read(self);
        }
        for (begin, end, length) in [("<!--", Mark::CommentEnd, 3), ("<%", Mark::TemplateEnd, 2)] {
            if rest.starts_with(begin) {
                let Some(end) = self.find(end, self.at + begin.len()) else { return self.unclosed(begin) };
                let inside = self.text.get(self.at + begin.len()..end).unwrap_or("");
                if begin == "<%" {
                    self.lose(Lost::Template { text: short(&format!("<%{inside}%>")) });
                } else {
                    self.note(inside);
                }
                self.go(end + length);
                return true;
            }
        }
        html::read(self)
    }

    /// Tells that something never ends, and takes its beginning as words.
    pub fn unclosed(&mut self, begin: &str) -> bool {
        self.lose(Lost::Unclosed { text: begin.to_owned() });
        self.say(begin);
        self.at += begin.len();
        true
    }

    fn variable(&mut self) -> bool {
        let name = self.rest().get(1..).unwrap_or("");
        let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')).count();
        let name = name.get(..length).unwrap_or("").trim_end_matches('.');
        if !name.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_') {
            return false;
        }
        let whole = format!("${name}");
        self.lose(Lost::Variable { text: short(&whole) });
        self.say(&whole);
        self.at += whole.len();
        true
    }

    /// `{{{as it is}}}` of SugarCube, an insert of Chapbook, or the curly brackets of Harlowe, which fold white space.
    fn curly(&mut self) -> bool {
        let rest = self.rest();
        if rest.starts_with("{{{") {
            let Some(end) = self.find(Mark::VerbatimEnd, self.at) else { return false };
            let inside = self.text.get(self.at + 3..end).unwrap_or("").to_owned();
            self.verbatim(&inside);
            self.at = end + 3;
            return true;
        }
        if self.dialect == Dialect::Harlowe {
            self.at += 1;
            return true;
        }
        if !rest.starts_with('{') {
            return false;
        }
        let Some(end) = self.find_on_line(Mark::CurlyEnd, self.at) else { return false };
        let inside = self.text.get(self.at + 1..end).unwrap_or("");
        if !chapbook::insert(self, inside) {
            return false;
        }
        self.at = end + 1;
        true
    }

    /// Takes words of which nothing is markup; their lines are counted.
    fn verbatim(&mut self, words: &str) {
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                self.end_line();
                self.line += 1;
            }
            self.say(line);
        }
    }
}
