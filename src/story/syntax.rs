//! From characters to a tree, for any text whatever: a mistake becomes a [`Problem`] and reading goes on.
//!
//! The language is RON with three restrictions that make mistakes findable: a text stays on one line (so an
//! unclosed quote is found on its own line), names of things are quoted, names of fields are not. Whatever this
//! reader accepts without a problem, the `ron` crate accepts too (see `tests/shipped_cases.rs`).
//!
//! The tree borrows its words from the text: a story of three hundred steps has some twenty thousand of them, and is read
//! anew at every keystroke.

use std::borrow::Cow;

use super::problem::{MOST_TOLD, Problem};
use super::span::Span;

/// Deeper nesting than this is refused; real stories need about fifteen.
pub const DEEPEST: usize = 60;

/// Stands for a text that could not be read, so that it is not called empty as well.
const TORN: &str = "…";

/// One value, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'s> {
    /// The value.
    pub value: Value<'s>,
    /// Its place.
    pub span: Span,
}

/// The kinds of values there are.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'s> {
    /// `"text"`, with its escapes resolved.
    Text(Cow<'s, str>),
    /// `12`
    Integer(i64),
    /// `2.5`
    Decimal(f64),
    /// `Happy`, `true`
    Word(&'s str),
    /// `[…]`
    List(Vec<Node<'s>>),
    /// `{ key: value }`
    Map(Vec<(Node<'s>, Node<'s>)>),
    /// `(a, b)` or `Name(a, b)`
    Tuple(Option<&'s str>, Vec<Node<'s>>),
    /// `(field: value)` or `Name(field: value)`
    Form(Option<&'s str>, Vec<Field<'s>>),
}

/// `name: value` inside a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<'s> {
    /// The name of the field.
    pub name: Cow<'s, str>,
    /// Where the name stands.
    pub span: Span,
    /// Its value.
    pub value: Node<'s>,
}

/// Reads a text. The tree is there when anything at all could be read; the problems are in the order found.
pub fn parse(source: &str) -> (Option<Node<'_>>, Vec<(Span, Problem)>) {
    let mut lexer = Lexer { source, at: 0, line: None, problems: Vec::new() };
    if source.starts_with('\u{feff}') {
        lexer.at = '\u{feff}'.len_utf8();
    }
    let tokens = lexer.tokens();
    let mut balance = [0i32; 3];
    for (token, _) in &tokens {
        if let Token::Mark(mark) = token {
            match mark {
                '(' | '[' | '{' => balance[sort(*mark)] += 1,
                ')' | ']' | '}' => balance[sort(*mark)] -= 1,
                _ => {}
            }
        }
    }
    let mut parser = Parser {
        tokens,
        at: 0,
        problems: lexer.problems,
        depth: 0,
        end: source.len(),
        balance,
        items: Vec::new(),
        entries: Vec::new(),
        fields: Vec::new(),
    };
    let tree = parser.document();
    let mut problems = parser.problems;
    problems.sort_by_key(|(span, _)| span.start);
    (tree, problems)
}

#[derive(Clone, Debug, PartialEq)]
enum Token<'s> {
    Text(Cow<'s, str>),
    Integer(i64),
    Decimal(f64),
    Word(&'s str),
    /// One of `( ) [ ] { } , :`.
    Mark(char),
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    /// The line as it was last looked for: a file may be one line, and is not gone through again for each mistake.
    line: Option<Line>,
    problems: Vec<(Span, Problem)>,
}

/// What is known of a line in which something is wrong, as places in the text.
#[derive(Clone, Copy, Debug)]
struct Line {
    end: usize,
    /// Where its closing brackets, commas, quotes and blanks begin.
    closing: usize,
    /// No quote from here on ends a text.
    open_from: usize,
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    /// The line that byte `from` stands in.
    fn line(&mut self, from: usize) -> Line {
        let source = self.source;
        let known = self.line.filter(|line| line.end >= from);
        *self.line.insert(known.unwrap_or_else(|| {
            let end = from + source[from..].find('\n').unwrap_or(source.len() - from);
            let closing = source[..end].trim_end_matches([')', ']', '}', ',', ' ', '\t', '\r', '"']).len();
            Line { end, closing, open_from: end }
        }))
    }

    /// Where a broken text that begins at `start` ends at the latest: before what closes its line.
    fn torn_end(&mut self, start: usize) -> usize {
        let line = self.line(start);
        line.closing.max(start + 1).min(line.end)
    }

    fn report(&mut self, start: usize, end: usize, problem: Problem) {
        report(&mut self.problems, Span::new(start, end), problem);
    }

    fn tokens(&mut self) -> Vec<(Token<'s>, Span)> {
        // A token takes some six bytes of a story: room for most of them at once.
        let mut tokens: Vec<(Token<'s>, Span)> = Vec::with_capacity(self.source.len() / 8);
        while let Some(first) = self.source.as_bytes().get(self.at) {
            let start = self.at;
            let token = match first {
                b' ' | b'\n' | b'\r' | b'\t' => {
                    self.at += 1;
                    continue;
                }
                b'/' if self.rest().starts_with("//") => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                    continue;
                }
                b'/' if self.rest().starts_with("/*") => {
                    let length = self.rest().find("*/").map_or(self.rest().len(), |at| at + 2);
                    self.at += length;
                    continue;
                }
                b'"' => self.text(),
                b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':' => {
                    self.at += 1;
                    Some(Token::Mark(char::from(*first)))
                }
                b'=' => {
                    self.at += 1;
                    self.report(start, self.at, Problem::EqualsForColon);
                    Some(Token::Mark(':'))
                }
                b';' => {
                    self.at += 1;
                    self.report(start, self.at, Problem::SemicolonForComma);
                    Some(Token::Mark(','))
                }
                b'0'..=b'9' => self.number(),
                b'-' | b'+' | b'.' if self.rest()[1..].starts_with(|c: char| c.is_ascii_digit()) => self.number(),
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
                _ => match self.rest().chars().next() {
                    Some(blank) if blank.is_whitespace() => {
                        self.at += blank.len_utf8();
                        continue;
                    }
                    Some(quote @ ('“' | '”' | '„')) => self.curly_text(quote),
                    Some(letter) if letter.is_alphabetic() => self.word(),
                    other => {
                        let found = other.unwrap_or_default();
                        self.at += found.len_utf8();
                        self.report(start, self.at, Problem::UnexpectedCharacter { found });
                        None
                    }
                },
            };
            if let Some(token) = token {
                // `"she said "yes" to me"`: a text that touches a word or another text.
                let touches = tokens.last().is_some_and(|(last, span)| {
                    span.end as usize == start
                        && matches!((last, &token), (Token::Text(_), Token::Word(_) | Token::Text(_)) | (Token::Word(_), Token::Text(_)))
                });
                if touches {
                    if let Some((last, span)) = tokens.pop() {
                        tokens.push(self.torn_text(last, span));
                    }
                    continue;
                }
                tokens.push((token, Span::new(start, self.at)));
            }
        }
        tokens
    }

    fn word(&mut self) -> Option<Token<'s>> {
        let rest = self.rest();
        let plain = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let length = match rest.as_bytes().get(plain) {
            Some(byte) if !byte.is_ascii() => rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len()),
            _ => plain,
        };
        self.at += length;
        Some(Token::Word(&rest[..length]))
    }

    fn text(&mut self) -> Option<Token<'s>> {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut escapes = false;
        let mut at = start;
        loop {
            at += 1;
            match bytes.get(at) {
                Some(b'"') => {
                    self.at = at + 1;
                    if !escapes {
                        return Some(Token::Text(Cow::Borrowed(&self.source[start + 1..at])));
                    }
                    // `ron` decides what an escape means.
                    return Some(Token::Text(match ron::from_str::<String>(&self.source[start..self.at]) {
                        Ok(text) => Cow::Owned(text),
                        Err(_) => {
                            self.report(start, self.at, Problem::BadEscape);
                            Cow::Borrowed(TORN)
                        }
                    }));
                }
                Some(b'\\') => {
                    escapes = true;
                    // What stands behind it ends no text; a line does end here.
                    at += 1;
                    if matches!(bytes.get(at), None | Some(b'\n')) {
                        break;
                    }
                }
                Some(b'\n') | None => break,
                Some(_) => {}
            }
        }
        self.report(start, start + 1, Problem::UnclosedQuote);
        self.at = self.torn_end(start);
        Some(Token::Text(Cow::Borrowed(TORN)))
    }

    /// A text that a word or another text touches: a quote is missing or too many. Reads on after its likely end.
    fn torn_text(&mut self, text: Token<'s>, span: Span) -> (Token<'s>, Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        if let Some(comma) = self.next_field(&text, span) {
            self.report(start, start + 1, Problem::UnclosedQuote);
            self.at = comma;
            return (Token::Text(Cow::Borrowed(TORN)), Span::new(start, self.at));
        }
        self.report(end, self.at.max(end + 1), Problem::QuoteInsideText);
        let close = self.close(end);
        self.at = close.unwrap_or_else(|| self.torn_end(start)).max(self.at);
        (Token::Text(Cow::Borrowed(TORN)), Span::new(start, self.at))
    }

    /// `title: "De deur, resident: "mia"`: the comma behind which a text ran on over the name of the next field.
    fn next_field(&self, text: &Token<'s>, span: Span) -> Option<usize> {
        if !matches!(text, Token::Text(words) if words != TORN) {
            return None;
        }
        let written = &self.source[span.start as usize..span.end as usize];
        let rest = written.trim_end_matches('"').trim_end().strip_suffix(':')?;
        let name = rest.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
        let before = name.trim_end();
        (name.len() < rest.len() && before.ends_with(',')).then(|| span.start as usize + before.len() - 1)
    }

    /// Behind the first quote from `from` on, in its line, that may well end a text: something closes or goes on there.
    fn close(&mut self, from: usize) -> Option<usize> {
        let line = self.line(from);
        let rest = self.source.get(from..line.open_from)?;
        let quotes = rest.match_indices('"').map(|(at, _)| from + at + 1);
        let close = quotes.into_iter().find(|at| self.source[*at..line.end].trim_start().starts_with([',', ')', ']', '}', ':']));
        if close.is_none() {
            self.line = Some(Line { open_from: from, ..line });
        }
        close
    }

    fn curly_text(&mut self, open: char) -> Option<Token<'s>> {
        let start = self.at;
        let inner = start + open.len_utf8();
        let line_end = self.line(start).end;
        let close = self.source[inner..line_end].find(['”', '“', '"']).map(|at| inner + at);
        let end = match close {
            Some(at) => at + self.source[at..].chars().next().map_or(0, char::len_utf8),
            None => self.torn_end(start),
        };
        self.at = end.max(inner);
        self.report(start, self.at, Problem::CurlyQuotes);
        Some(Token::Text(Cow::Borrowed(&self.source[inner..close.unwrap_or(self.at)])))
    }

    fn number(&mut self) -> Option<Token<'s>> {
        let start = self.at;
        let length = self.rest()[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_')).map_or(self.rest().len(), |at| at + 1);
        self.at += length;
        let raw = &self.source[start..self.at];
        // Most numbers are a digit or two; `ron` knows all the other ways to write one.
        let plain = raw.len() < 10 && !raw.starts_with('0') && raw.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(whole) = raw.parse().ok().filter(|_| plain || raw == "0") {
            return Some(Token::Integer(whole));
        }
        if let Ok(whole) = ron::from_str::<i64>(raw) {
            return Some(Token::Integer(whole));
        }
        if let Ok(decimal) = ron::from_str::<f64>(raw) {
            return Some(Token::Decimal(decimal));
        }
        self.report(start, self.at, Problem::BadNumber);
        Some(Token::Integer(0))
    }
}

/// A file of nothing but mistakes is told about up to a limit.
fn report(problems: &mut Vec<(Span, Problem)>, span: Span, problem: Problem) {
    if problems.len() <= MOST_TOLD {
        problems.push((span, problem));
    }
}

struct Parser<'s> {
    tokens: Vec<(Token<'s>, Span)>,
    at: usize,
    problems: Vec<(Span, Problem)>,
    depth: usize,
    end: usize,
    /// Per sort of bracket, how many more are opened than closed in the whole text.
    balance: [i32; 3],
    /// What was read of the lists, maps and forms that are still open, so that each gets the room it needs and no more.
    items: Vec<Node<'s>>,
    entries: Vec<(Node<'s>, Node<'s>)>,
    fields: Vec<Field<'s>>,
}

/// Round, square or curly.
fn sort(bracket: char) -> usize {
    match bracket {
        '(' | ')' => 0,
        '[' | ']' => 1,
        _ => 2,
    }
}

impl<'s> Parser<'s> {
    fn peek(&self) -> Option<&Token<'s>> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn peek_second(&self) -> Option<&Token<'s>> {
        self.tokens.get(self.at + 1).map(|(token, _)| token)
    }

    fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::new(self.end, self.end), |(_, span)| *span)
    }

    fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |(_, span)| span.end as usize)
    }

    fn report(&mut self, span: Span, problem: Problem) {
        report(&mut self.problems, span, problem);
    }

    fn document(&mut self) -> Option<Node<'s>> {
        if self.tokens.is_empty() {
            self.report(Span::new(0, self.end), Problem::Empty);
            return None;
        }
        let node = self.value();
        if self.at < self.tokens.len() {
            let span = self.span();
            // A stray closer was reported already where it stood.
            if !matches!(self.peek(), Some(Token::Mark(_))) || self.problems.is_empty() {
                self.report(span, Problem::AfterTheEnd);
            }
        }
        node
    }

    /// Reads one value; `None` when there is none here, in which case nothing was taken.
    fn value(&mut self) -> Option<Node<'s>> {
        let start = self.span();
        let value = match &mut self.tokens.get_mut(self.at)?.0 {
            // Nobody looks at a text or a word a second time: it can be taken as it is.
            Token::Text(text) => {
                let text = std::mem::take(text);
                self.take(Value::Text(text))
            }
            Token::Integer(number) => {
                let number = *number;
                self.take(Value::Integer(number))
            }
            Token::Decimal(number) => {
                let number = *number;
                self.take(Value::Decimal(number))
            }
            Token::Word(word) => {
                let word = *word;
                self.at += 1;
                match self.peek() {
                    Some(Token::Mark('(')) => self.nested(|parser| parser.form(Some(word))),
                    Some(Token::Word(_)) if self.peek_second() != Some(&Token::Mark(':')) => self.loose_text(start),
                    _ => Value::Word(word),
                }
            }
            Token::Mark('(') => self.nested(|parser| parser.form(None)),
            Token::Mark('[') => self.nested(Parser::list),
            Token::Mark('{') => self.nested(Parser::map),
            Token::Mark(_) => return None,
        };
        Some(Node { value, span: Span { start: start.start, end: self.last_end() as u32 } })
    }

    fn take(&mut self, value: Value<'s>) -> Value<'s> {
        self.at += 1;
        value
    }

    /// `title: De dichte deur,`: words where a text was meant.
    fn loose_text(&mut self, start: Span) -> Value<'s> {
        while matches!(self.peek(), Some(Token::Word(_) | Token::Integer(_))) {
            self.at += 1;
        }
        self.report(Span { start: start.start, end: self.last_end() as u32 }, Problem::TextWithoutQuotes);
        Value::Text(Cow::Borrowed(TORN))
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Value<'s>) -> Value<'s> {
        self.depth += 1;
        let value = if self.depth > DEEPEST {
            self.report(self.span(), Problem::TooDeep { limit: DEEPEST });
            self.at = self.tokens.len();
            Value::List(Vec::new())
        } else {
            read(self)
        };
        self.depth -= 1;
        value
    }

    /// After an item: a comma, or the closing mark, or a problem. Says whether the list goes on.
    fn goes_on(&mut self, open: Span, opener: char, closer: char) -> bool {
        loop {
            match self.peek() {
                Some(Token::Mark(',')) => {
                    self.at += 1;
                    match self.peek() {
                        Some(Token::Mark(c)) if *c == closer => continue,
                        Some(Token::Mark(',')) => {
                            self.report(self.span(), Problem::MissingValue);
                            continue;
                        }
                        None => continue,
                        // `["a", people: …`: a field cannot stand in a list.
                        Some(Token::Word(_)) if opener == '[' && self.peek_second() == Some(&Token::Mark(':')) => {
                            self.at -= 1;
                            self.balance[sort(closer)] -= 1;
                            self.report(open, Problem::UnclosedBracket { bracket: opener });
                            return false;
                        }
                        _ => return true,
                    }
                }
                Some(Token::Mark(c)) if *c == closer => {
                    self.at += 1;
                    return false;
                }
                Some(Token::Mark(c @ (')' | ']' | '}'))) => {
                    let stray = *c;
                    // Too few of the wanted sort: that one is missing. Too many of this sort: this one is stray.
                    if self.depth > 1 && (self.balance[sort(closer)] > 0 || self.balance[sort(stray)] >= 0) {
                        self.balance[sort(closer)] -= 1;
                        self.report(open, Problem::UnclosedBracket { bracket: opener });
                        return false;
                    }
                    self.balance[sort(stray)] += 1;
                    self.report(self.span(), Problem::StrayBracket { bracket: stray });
                    self.at += 1;
                }
                Some(Token::Mark(':')) => {
                    self.report(self.span(), Problem::UnexpectedCharacter { found: ':' });
                    self.at += 1;
                    return true;
                }
                Some(_) => {
                    let end = self.last_end();
                    self.report(Span::new(end.saturating_sub(1), end), Problem::MissingComma);
                    return true;
                }
                None => {
                    self.report(open, Problem::UnclosedBracket { bracket: opener });
                    return false;
                }
            }
        }
    }

    fn list(&mut self) -> Value<'s> {
        let open = self.span();
        self.at += 1;
        if self.closes_at_once(']') {
            return Value::List(Vec::new());
        }
        let from = self.items.len();
        loop {
            match self.value() {
                Some(item) => self.items.push(item),
                None => self.skip_missing(']'),
            }
            if !self.goes_on(open, '[', ']') {
                return Value::List(self.items.drain(from..).collect());
            }
        }
    }

    fn map(&mut self) -> Value<'s> {
        let open = self.span();
        self.at += 1;
        if self.closes_at_once('}') {
            return Value::Map(Vec::new());
        }
        let from = self.entries.len();
        loop {
            if let Some(mut key) = self.value() {
                if let Value::Word(name) = key.value {
                    self.report(key.span, Problem::UnquotedName { name: name.to_owned() });
                    key.value = Value::Text(Cow::Borrowed(name));
                }
                if self.colon(&key) {
                    match self.value() {
                        Some(value) => self.entries.push((key, value)),
                        None => self.report(key.span, Problem::MissingValue),
                    }
                }
            } else {
                self.skip_missing('}');
            }
            if !self.goes_on(open, '{', '}') {
                return Value::Map(self.entries.drain(from..).collect());
            }
        }
    }

    fn form(&mut self, name: Option<&'s str>) -> Value<'s> {
        let open = self.span();
        self.at += 1;
        if self.closes_at_once(')') {
            return Value::Tuple(name, Vec::new());
        }
        let (first_field, first_item) = (self.fields.len(), self.items.len());
        loop {
            let named = self.peek_second() == Some(&Token::Mark(':'));
            let field = match self.peek() {
                Some(Token::Word(field)) if named => Some(Cow::Borrowed(*field)),
                Some(Token::Text(field)) if named => {
                    let field = field.clone();
                    self.report(self.span(), Problem::QuotedFieldName { name: field.clone().into_owned() });
                    Some(field)
                }
                _ => None,
            };
            if let Some(field) = field {
                let span = self.span();
                self.at += 2;
                match self.value() {
                    Some(value) => self.fields.push(Field { name: field, span, value }),
                    None => self.report(span, Problem::MissingValue),
                }
            } else if let Some(item) = self.value() {
                if self.fields.len() > first_field {
                    let problem = match &item.value {
                        Value::Integer(_) if matches!(self.fields.last().map(|f| &f.value.value), Some(Value::Integer(_))) => Problem::DecimalComma,
                        Value::Word(word) => Problem::MissingColon { name: (*word).to_owned() },
                        _ => Problem::MissingColon { name: String::new() },
                    };
                    self.report(item.span, problem);
                    if matches!(item.value, Value::Word(_)) && !matches!(self.peek(), Some(Token::Mark(_)) | None) {
                        self.value();
                    }
                } else {
                    self.items.push(item);
                }
            } else {
                self.skip_missing(')');
            }
            if !self.goes_on(open, '(', ')') {
                let items = self.items.drain(first_item..).collect();
                let fields: Vec<Field<'s>> = self.fields.drain(first_field..).collect();
                return if fields.is_empty() { Value::Tuple(name, items) } else { Value::Form(name, fields) };
            }
        }
    }

    fn colon(&mut self, key: &Node<'s>) -> bool {
        if self.peek() == Some(&Token::Mark(':')) {
            self.at += 1;
            return true;
        }
        let name = if let Value::Text(name) = &key.value { name.clone().into_owned() } else { String::new() };
        self.report(key.span, Problem::MissingColon { name });
        !matches!(self.peek(), Some(Token::Mark(',' | ')' | ']' | '}')) | None)
    }

    fn closes_at_once(&mut self, closer: char) -> bool {
        let closes = self.peek() == Some(&Token::Mark(closer));
        if closes {
            self.at += 1;
        }
        closes
    }

    /// There should be a value and there is a mark: say so, unless the mark ends the list.
    fn skip_missing(&mut self, closer: char) {
        match self.peek() {
            Some(Token::Mark(c)) if *c == closer => {}
            Some(Token::Mark(':')) => {
                self.report(self.span(), Problem::UnexpectedCharacter { found: ':' });
                self.at += 1;
            }
            Some(Token::Mark(',')) => self.report(self.span(), Problem::MissingValue),
            _ => {}
        }
    }
}
