//! From characters to a tree, for any text whatever: a mistake becomes a [`Problem`] and reading goes on.
//!
//! The language is RON with three restrictions that make mistakes findable: a text stays on one line (so an
//! unclosed quote is found on its own line), names of things are quoted, names of fields are not. Whatever this
//! reader accepts without a problem, the `ron` crate accepts too (see `tests/ron_agrees.rs`).

use super::problem::Problem;
use super::span::Span;

/// Deeper nesting than this is refused; real stories need about fifteen.
pub const DEEPEST: usize = 60;

/// Stands for a text that could not be read, so that it is not called empty as well.
const TORN: &str = "…";

/// One value, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its place.
    pub span: Span,
}

/// The kinds of values there are.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `"text"`, with its escapes resolved.
    Text(String),
    /// `12`
    Integer(i64),
    /// `2.5`
    Decimal(f64),
    /// `Happy`, `true`
    Word(String),
    /// `[…]`
    List(Vec<Node>),
    /// `{ key: value }`
    Map(Vec<(Node, Node)>),
    /// `(a, b)` or `Name(a, b)`
    Tuple(Option<String>, Vec<Node>),
    /// `(field: value)` or `Name(field: value)`
    Form(Option<String>, Vec<Field>),
}

/// `name: value` inside a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// Its value.
    pub value: Node,
}

/// Reads a text. The tree is there when anything at all could be read; the problems are in the order found.
pub fn parse(source: &str) -> (Option<Node>, Vec<(Span, Problem)>) {
    let mut lexer = Lexer { source, at: 0, problems: Vec::new() };
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
    let mut parser = Parser { tokens, at: 0, problems: lexer.problems, depth: 0, end: source.len(), balance };
    let tree = parser.document();
    let mut problems = parser.problems;
    problems.sort_by_key(|(span, _)| span.start);
    (tree, problems)
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Text(String),
    Integer(i64),
    Decimal(f64),
    Word(String),
    /// One of `( ) [ ] { } , :`.
    Mark(char),
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    problems: Vec<(Span, Problem)>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn report(&mut self, start: usize, end: usize, problem: Problem) {
        self.problems.push((Span::new(start, end), problem));
    }

    fn tokens(&mut self) -> Vec<(Token, Span)> {
        // A token takes some six bytes of a story: room for most of them at once.
        let mut tokens: Vec<(Token, Span)> = Vec::with_capacity(self.source.len() / 8);
        while let Some(first) = self.rest().chars().next() {
            let start = self.at;
            let token = match first {
                c if c.is_whitespace() => {
                    self.at += c.len_utf8();
                    continue;
                }
                '/' if self.rest().starts_with("//") => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                    continue;
                }
                '/' if self.rest().starts_with("/*") => {
                    let length = self.rest().find("*/").map_or(self.rest().len(), |at| at + 2);
                    self.at += length;
                    continue;
                }
                '"' => self.text(),
                '“' | '”' | '„' => self.curly_text(first),
                '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' => {
                    self.at += 1;
                    Some(Token::Mark(first))
                }
                '=' => {
                    self.at += 1;
                    self.report(start, self.at, Problem::EqualsForColon);
                    Some(Token::Mark(':'))
                }
                ';' => {
                    self.at += 1;
                    self.report(start, self.at, Problem::SemicolonForComma);
                    Some(Token::Mark(','))
                }
                '0'..='9' => self.number(),
                '-' | '+' | '.' if self.rest()[1..].starts_with(|c: char| c.is_ascii_digit()) => self.number(),
                c if c.is_alphabetic() || c == '_' => {
                    let length = self.rest().find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.rest().len());
                    let word = self.rest()[..length].to_owned();
                    self.at += length;
                    Some(Token::Word(word))
                }
                other => {
                    self.at += other.len_utf8();
                    self.report(start, self.at, Problem::UnexpectedCharacter { found: other });
                    None
                }
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

    fn text(&mut self) -> Option<Token> {
        let start = self.at;
        let mut escaped = false;
        for (offset, c) in self.source[start + 1..].char_indices() {
            match c {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    self.at = start + 1 + offset + 1;
                    let raw = &self.source[start..self.at];
                    if !raw.contains('\\') {
                        return Some(Token::Text(raw[1..raw.len() - 1].to_owned()));
                    }
                    // `ron` decides what an escape means.
                    return Some(Token::Text(match ron::from_str::<String>(raw) {
                        Ok(text) => text,
                        Err(_) => {
                            self.report(start, self.at, Problem::BadEscape);
                            TORN.to_owned()
                        }
                    }));
                }
                _ => {}
            }
        }
        let line_end = start + self.rest().find('\n').unwrap_or(self.rest().len());
        self.report(start, start + 1, Problem::UnclosedQuote);
        self.at = line_end - closing_marks(&self.source[start..line_end]);
        Some(Token::Text(TORN.to_owned()))
    }

    /// A text that a word or another text touches: a quote is missing or too many. Reads on after its likely end.
    fn torn_text(&mut self, text: Token, span: Span) -> (Token, Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        // `title: "De deur, resident: "mia"`: the text ran on over the name of the next field.
        let written = &self.source[start..end];
        let next_field = written.trim_end_matches('"').trim_end().strip_suffix(':').and_then(|rest| {
            let name = rest.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
            let before = name.trim_end();
            (name.len() < rest.len() && before.ends_with(',')).then(|| before.len() - 1)
        });
        if let (Token::Text(_), Some(comma)) = (&text, next_field) {
            self.report(start, start + 1, Problem::UnclosedQuote);
            self.at = start + comma;
            return (Token::Text(TORN.to_owned()), Span::new(start, self.at));
        }
        self.report(end, self.at.max(end + 1), Problem::QuoteInsideText);
        let line_end = end + self.source[end..].find('\n').unwrap_or(self.source.len() - end);
        let quotes = self.source[end..line_end].match_indices('"').map(|(at, _)| end + at + 1);
        let close = quotes.into_iter().find(|at| self.source[*at..line_end].trim_start().starts_with([',', ')', ']', '}', ':']));
        self.at = close.unwrap_or(line_end - closing_marks(&self.source[start..line_end])).max(self.at);
        (Token::Text(TORN.to_owned()), Span::new(start, self.at))
    }

    fn curly_text(&mut self, open: char) -> Option<Token> {
        let start = self.at;
        let inner = start + open.len_utf8();
        let line_end = start + self.rest().find('\n').unwrap_or(self.rest().len());
        let close = self.source[inner..line_end].find(['”', '“', '"']).map(|at| inner + at);
        let end = match close {
            Some(at) => at + self.source[at..].chars().next().map_or(0, char::len_utf8),
            None => line_end - closing_marks(&self.source[start..line_end]),
        };
        self.at = end.max(inner);
        self.report(start, self.at, Problem::CurlyQuotes);
        Some(Token::Text(self.source[inner..close.unwrap_or(self.at)].to_owned()))
    }

    fn number(&mut self) -> Option<Token> {
        let start = self.at;
        let length = self.rest()[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_')).map_or(self.rest().len(), |at| at + 1);
        self.at += length;
        let raw = self.source[start..self.at].to_owned();
        if let Ok(whole) = ron::from_str::<i64>(&raw) {
            return Some(Token::Integer(whole));
        }
        if let Ok(decimal) = ron::from_str::<f64>(&raw) {
            return Some(Token::Decimal(decimal));
        }
        self.report(start, self.at, Problem::BadNumber);
        Some(Token::Integer(0))
    }
}

/// How many bytes at the end of a broken line are its closing brackets, commas and blanks.
fn closing_marks(line: &str) -> usize {
    line.len() - line.trim_end_matches([')', ']', '}', ',', ' ', '\t', '\r', '"']).len().max(1).min(line.len())
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    problems: Vec<(Span, Problem)>,
    depth: usize,
    end: usize,
    /// Per sort of bracket, how many more are opened than closed in the whole text.
    balance: [i32; 3],
}

/// Round, square or curly.
fn sort(bracket: char) -> usize {
    match bracket {
        '(' | ')' => 0,
        '[' | ']' => 1,
        _ => 2,
    }
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn peek_second(&self) -> Option<&Token> {
        self.tokens.get(self.at + 1).map(|(token, _)| token)
    }

    fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::new(self.end, self.end), |(_, span)| *span)
    }

    fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |(_, span)| span.end as usize)
    }

    fn report(&mut self, span: Span, problem: Problem) {
        self.problems.push((span, problem));
    }

    fn document(&mut self) -> Option<Node> {
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
    fn value(&mut self) -> Option<Node> {
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
                let word = word.clone();
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

    fn take(&mut self, value: Value) -> Value {
        self.at += 1;
        value
    }

    /// `title: De dichte deur,`: words where a text was meant.
    fn loose_text(&mut self, start: Span) -> Value {
        while matches!(self.peek(), Some(Token::Word(_) | Token::Integer(_))) {
            self.at += 1;
        }
        self.report(Span { start: start.start, end: self.last_end() as u32 }, Problem::TextWithoutQuotes);
        Value::Text(TORN.to_owned())
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Value) -> Value {
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

    fn list(&mut self) -> Value {
        let open = self.span();
        self.at += 1;
        let mut items = Vec::new();
        if self.closes_at_once(']') {
            return Value::List(items);
        }
        loop {
            match self.value() {
                Some(item) => items.push(item),
                None => self.skip_missing(']'),
            }
            if !self.goes_on(open, '[', ']') {
                return Value::List(items);
            }
        }
    }

    fn map(&mut self) -> Value {
        let open = self.span();
        self.at += 1;
        let mut entries = Vec::new();
        if self.closes_at_once('}') {
            return Value::Map(entries);
        }
        loop {
            if let Some(mut key) = self.value() {
                if let Value::Word(name) = &key.value {
                    let name = name.clone();
                    self.report(key.span, Problem::UnquotedName { name: name.clone() });
                    key.value = Value::Text(name);
                }
                if self.colon(&key) {
                    match self.value() {
                        Some(value) => entries.push((key, value)),
                        None => self.report(key.span, Problem::MissingValue),
                    }
                }
            } else {
                self.skip_missing('}');
            }
            if !self.goes_on(open, '{', '}') {
                return Value::Map(entries);
            }
        }
    }

    fn form(&mut self, name: Option<String>) -> Value {
        let open = self.span();
        self.at += 1;
        let mut fields = Vec::new();
        let mut items: Vec<Node> = Vec::new();
        if self.closes_at_once(')') {
            return Value::Tuple(name, items);
        }
        loop {
            let named = self.peek_second() == Some(&Token::Mark(':'));
            let field = match self.peek() {
                Some(Token::Word(field)) if named => Some(field.clone()),
                Some(Token::Text(field)) if named => {
                    let field = field.clone();
                    self.report(self.span(), Problem::QuotedFieldName { name: field.clone() });
                    Some(field)
                }
                _ => None,
            };
            if let Some(field) = field {
                let span = self.span();
                self.at += 2;
                match self.value() {
                    Some(value) => fields.push(Field { name: field, span, value }),
                    None => self.report(span, Problem::MissingValue),
                }
            } else if let Some(item) = self.value() {
                if !fields.is_empty() {
                    let problem = match &item.value {
                        Value::Integer(_) if matches!(fields.last().map(|f| &f.value.value), Some(Value::Integer(_))) => Problem::DecimalComma,
                        Value::Word(word) => Problem::MissingColon { name: word.clone() },
                        _ => Problem::MissingColon { name: String::new() },
                    };
                    self.report(item.span, problem);
                    if matches!(item.value, Value::Word(_)) && !matches!(self.peek(), Some(Token::Mark(_)) | None) {
                        self.value();
                    }
                } else {
                    items.push(item);
                }
            } else {
                self.skip_missing(')');
            }
            if !self.goes_on(open, '(', ')') {
                return if fields.is_empty() { Value::Tuple(name, items) } else { Value::Form(name, fields) };
            }
        }
    }

    fn colon(&mut self, key: &Node) -> bool {
        if self.peek() == Some(&Token::Mark(':')) {
            self.at += 1;
            return true;
        }
        let name = if let Value::Text(name) = &key.value { name.clone() } else { String::new() };
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
