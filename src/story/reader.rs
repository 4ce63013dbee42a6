//! From the tree to typed data, reporting every mistake and not only the first.
//!
//! serde stops at the first error. So each time it stops, the place is noted and left out, and it is asked
//! again: fields with a default are then simply absent, items of a list are skipped, and reading gets as far as the
//! next mistake. A form that now lacks a field we left out ourselves is left out silently too.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{self, DeserializeOwned, IntoDeserializer, Visitor};

use super::problem::{Problem, nearest};
use super::span::{SPANNED, Span};
use super::syntax::{Field, Node, Value};

/// More mistakes than this in one file are not told.
const MOST_MISTAKES: usize = 300;

/// Reads `node` as a `T`. The value is there when the mistakes leave enough of it.
pub fn read<T: DeserializeOwned>(node: &Node) -> (Option<T>, Vec<(Span, Problem)>) {
    let state = State::default();
    let mut problems: Vec<(Span, Problem)> = Vec::new();
    let mut result = None;
    for _ in 0..MOST_MISTAKES {
        state.asides.borrow_mut().clear();
        let error = match T::deserialize(Reader { node, state: &state }) {
            Ok(value) => {
                result = Some(value);
                break;
            }
            Err(error) => error,
        };
        let span = error.span.unwrap_or(node.span);
        let silent = state.left_out.borrow().iter().any(|(start, end)| *start >= span.start && *end <= span.end)
            && matches!(error.problem, Problem::MissingField { .. } | Problem::WrongCount { .. });
        if !silent {
            problems.push((span, error.problem));
        }
        if span == node.span || !state.left_out.borrow_mut().insert((span.start, span.end)) {
            break;
        }
    }
    let asides = state.asides.into_inner();
    // A field that is missing because its name is misspelt is one mistake.
    problems.retain(|(span, problem)| {
        let Problem::MissingField { name } = problem else { return true };
        !asides.iter().any(|(place, aside)| {
            place.start >= span.start && place.end <= span.end && matches!(aside, Problem::UnknownField { near: Some(near), .. } if near == name)
        })
    });
    problems.extend(asides);
    problems.sort_by_key(|(span, _)| span.start);
    problems.dedup();
    (result, problems)
}

#[derive(Default)]
struct State {
    /// Values that were wrong and are passed over.
    left_out: RefCell<BTreeSet<(u32, u32)>>,
    /// Mistakes that do not stop the reading: unknown and double fields.
    asides: RefCell<Vec<(Span, Problem)>>,
}

impl State {
    fn has(&self, node: &Node) -> bool {
        self.left_out.borrow().contains(&(node.span.start, node.span.end))
    }

    fn aside(&self, span: Span, problem: Problem) {
        self.asides.borrow_mut().push((span, problem));
    }
}

#[derive(Debug)]
struct Error {
    problem: Problem,
    span: Option<Span>,
}

impl Error {
    fn new(problem: Problem) -> Self {
        Self { problem, span: None }
    }

    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?}", self.problem)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Problem::WrongType { expected: message.to_string(), found: String::new() })
    }
    fn invalid_type(found: de::Unexpected, expected: &dyn de::Expected) -> Self {
        Self::new(Problem::WrongType { expected: expected.to_string(), found: found.to_string() })
    }
    fn invalid_value(found: de::Unexpected, _: &dyn de::Expected) -> Self {
        let found = match found {
            de::Unexpected::Unsigned(n) => n.to_string(),
            de::Unexpected::Signed(n) => n.to_string(),
            other => other.to_string(),
        };
        Self::new(Problem::OutOfRange { found })
    }
    fn invalid_length(found: usize, expected: &dyn de::Expected) -> Self {
        Self::new(Problem::WrongCount { found, expected: expected.to_string() })
    }
    fn unknown_variant(name: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(Problem::UnknownWord {
            name: name.to_owned(),
            near: nearest(name, allowed.iter().copied()),
            allowed: allowed.iter().map(|word| (*word).to_owned()).collect(),
        })
    }
    fn missing_field(name: &'static str) -> Self {
        Self::new(Problem::MissingField { name: name.to_owned() })
    }
}

#[derive(Clone, Copy)]
struct Reader<'t> {
    node: &'t Node,
    state: &'t State,
}

impl<'t> Reader<'t> {
    fn with(self, node: &'t Node) -> Self {
        Self { node, ..self }
    }

    fn found(&self) -> String {
        match &self.node.value {
            Value::Text(text) => format!("\"{text}\""),
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => number.to_string(),
            Value::Word(word) => word.clone(),
            Value::List(_) => "[ … ]".to_owned(),
            Value::Map(_) => "{ … }".to_owned(),
            Value::Tuple(name, _) | Value::Form(name, _) => format!("{}( … )", name.as_deref().unwrap_or("")),
        }
    }

    fn wrong(&self, expected: &str) -> Error {
        Error::new(Problem::WrongType { expected: expected.to_owned(), found: self.found() }).at(self.node.span)
    }
}

/// Where an error of a whole form points: at its name or opening bracket, not over all its lines. Left-out places
/// must however cover the whole node, so the span stays the node's; [`super::load`] shortens what it shows.
impl<'de, 't> de::Deserializer<'de> for Reader<'t> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span = self.node.span;
        match &self.node.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Decimal(number) => visitor.visit_f64(*number),
            Value::Word(word) if word == "true" || word == "false" => visitor.visit_bool(word == "true"),
            Value::List(items) | Value::Tuple(None, items) => visitor.visit_seq(Items { reader: self, rest: items.iter() }),
            Value::Map(entries) => visitor.visit_map(Entries { reader: self, rest: entries.iter(), value: None }),
            _ => Err(self.wrong("any")),
        }
        .map_err(|error| error.at(span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Word(word) if word == "None" => visitor.visit_none(),
            Value::Tuple(Some(name), items) if name == "Some" && items.len() == 1 => visitor.visit_some(self.with(&items[0])),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        if name == SPANNED {
            return visitor.visit_seq(Triple { reader: self, step: 0 });
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::List(items) => visitor.visit_seq(Items { reader: self, rest: items.iter() }).map_err(|error| error.at(self.node.span)),
            _ => Err(self.wrong("list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Tuple(None, items) => {
                if items.len() > length {
                    let problem = Problem::WrongCount { found: items.len(), expected: length.to_string() };
                    return Err(Error::new(problem).at(self.node.span));
                }
                visitor.visit_seq(Items { reader: self, rest: items.iter() }).map_err(|error| error.at(self.node.span))
            }
            _ => Err(self.wrong("tuple")),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Map(entries) => {
                visitor.visit_map(Entries { reader: self, rest: entries.iter(), value: None }).map_err(|error| error.at(self.node.span))
            }
            _ => Err(self.wrong("map")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(self, name: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let written = match &self.node.value {
            Value::Form(written, _) | Value::Tuple(written, _) => written.as_deref(),
            _ => return Err(self.wrong("form")),
        };
        if let Some(written) = written.filter(|written| *written != name) {
            let problem = Problem::WrongForm { found: written.to_owned(), expected: name.to_owned() };
            self.state.aside(Span::new(self.node.span.start as usize, self.node.span.start as usize + written.len()), problem);
        }
        self.fields(fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, words: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let word = match &self.node.value {
            Value::Word(word) | Value::Tuple(Some(word), _) | Value::Form(Some(word), _) => word,
            _ => {
                let expected = if words.len() <= 9 { words.join(", ") } else { "word".to_owned() };
                return Err(self.wrong(&expected));
            }
        };
        visitor.visit_enum(Choice { reader: self, word }).map_err(|error| {
            let mut span = self.node.span;
            if matches!(error.problem, Problem::UnknownWord { .. }) && error.span.is_none() {
                span.end = self.node.span.end;
            }
            error.at(span)
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) => visitor.visit_str(text),
            _ => Err(self.wrong("text")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Word(word) if word == "true" || word == "false" => visitor.visit_bool(word == "true"),
            _ => Err(self.wrong("true, false")),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Integer(number) => visitor.visit_i64(*number).map_err(|error: Error| error.at(self.node.span)),
            _ => Err(self.wrong("number")),
        }
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    serde::forward_to_deserialize_any! {
        i128 u64 u128 f32 f64 char bytes byte_buf unit unit_struct identifier ignored_any
    }
}

impl<'t> Reader<'t> {
    fn fields<'de, V: Visitor<'de>>(self, allowed: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let fields: &[Field] = match &self.node.value {
            Value::Form(_, fields) => fields,
            Value::Tuple(_, items) if items.is_empty() => &[],
            Value::Tuple(..) => return Err(self.wrong("form")),
            _ => &[],
        };
        // Few, so a list is quicker than a set.
        let mut seen: Vec<&str> = Vec::with_capacity(fields.len().min(allowed.len()));
        let known: Vec<&Field> = fields
            .iter()
            .filter(|field| {
                if !allowed.contains(&field.name.as_str()) {
                    let problem = Problem::UnknownField {
                        name: field.name.clone(),
                        near: nearest(&field.name, allowed.iter().copied()),
                        allowed: allowed.iter().map(|name| (*name).to_owned()).collect(),
                    };
                    self.state.aside(field.span, problem);
                    return false;
                }
                if seen.contains(&field.name.as_str()) {
                    self.state.aside(field.span, Problem::DuplicateField { name: field.name.clone() });
                    return false;
                }
                seen.push(&field.name);
                !self.state.has(&field.value)
            })
            .collect();
        visitor.visit_map(Fields { reader: self, rest: known.into_iter(), value: None }).map_err(|error| error.at(self.node.span))
    }
}

struct Items<'t> {
    reader: Reader<'t>,
    rest: std::slice::Iter<'t, Node>,
}

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Error;
    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let state = self.reader.state;
        match self.rest.by_ref().find(|node| !state.has(node)) {
            Some(node) => seed.deserialize(self.reader.with(node)).map(Some).map_err(|error| error.at(node.span)),
            None => Ok(None),
        }
    }
}

/// What a `Spanned` is read from: start, end, value.
struct Triple<'t> {
    reader: Reader<'t>,
    step: u8,
}

impl<'de> de::SeqAccess<'de> for Triple<'_> {
    type Error = Error;
    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.step += 1;
        let span = self.reader.node.span;
        match self.step {
            1 => seed.deserialize(span.start.into_deserializer()).map(Some),
            2 => seed.deserialize(span.end.into_deserializer()).map(Some),
            _ => seed.deserialize(self.reader).map(Some).map_err(|error| error.at(span)),
        }
    }
}

struct Entries<'t> {
    reader: Reader<'t>,
    rest: std::slice::Iter<'t, (Node, Node)>,
    value: Option<&'t Node>,
}

impl<'de> de::MapAccess<'de> for Entries<'_> {
    type Error = Error;
    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let state = self.reader.state;
        match self.rest.by_ref().find(|(key, value)| !state.has(key) && !state.has(value)) {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(self.reader.with(key)).map(Some).map_err(|error| error.at(key.span))
            }
            None => Ok(None),
        }
    }
    fn next_value_seed<S: de::DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let node = self.value.take().unwrap_or(self.reader.node);
        seed.deserialize(self.reader.with(node)).map_err(|error| error.at(node.span))
    }
}

struct Fields<'t> {
    reader: Reader<'t>,
    rest: std::vec::IntoIter<&'t Field>,
    value: Option<&'t Node>,
}

impl<'de> de::MapAccess<'de> for Fields<'_> {
    type Error = Error;
    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        match self.rest.next() {
            Some(field) => {
                self.value = Some(&field.value);
                seed.deserialize(field.name.as_str().into_deserializer()).map(Some)
            }
            None => Ok(None),
        }
    }
    fn next_value_seed<S: de::DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let node = self.value.take().unwrap_or(self.reader.node);
        seed.deserialize(self.reader.with(node)).map_err(|error| error.at(node.span))
    }
}

struct Choice<'t> {
    reader: Reader<'t>,
    word: &'t str,
}

impl<'de> de::EnumAccess<'de> for Choice<'_> {
    type Error = Error;
    type Variant = Self;
    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        Ok((seed.deserialize(self.word.into_deserializer())?, self))
    }
}

impl<'t> Choice<'t> {
    fn items(&self) -> Result<&'t [Node], Error> {
        match &self.reader.node.value {
            Value::Tuple(_, items) => Ok(items),
            _ => Err(self.reader.wrong("(")),
        }
    }

    fn count(&self, found: usize, expected: usize) -> Error {
        Error::new(Problem::WrongCount { found, expected: expected.to_string() }).at(self.reader.node.span)
    }
}

impl<'de> de::VariantAccess<'de> for Choice<'_> {
    type Error = Error;
    fn unit_variant(self) -> Result<(), Error> {
        match &self.reader.node.value {
            Value::Word(_) => Ok(()),
            Value::Tuple(_, items) if items.is_empty() => Ok(()),
            Value::Tuple(_, items) => Err(self.count(items.len(), 0)),
            _ => Err(self.reader.wrong("word")),
        }
    }
    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        // `With(need: "x")`: a form directly inside the word's own brackets.
        if let Value::Form(..) = &self.reader.node.value {
            return seed.deserialize(Unnamed(self.reader));
        }
        match self.items()? {
            [node] if !self.reader.state.has(node) => seed.deserialize(self.reader.with(node)).map_err(|error| error.at(node.span)),
            items => Err(self.count(items.len().min(if items.len() == 1 { 0 } else { usize::MAX }), 1)),
        }
    }
    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        let items = self.items()?;
        if items.len() != length {
            return Err(self.count(items.len(), length));
        }
        visitor.visit_seq(Items { reader: self.reader, rest: items.iter() }).map_err(|error| error.at(self.reader.node.span))
    }
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        match &self.reader.node.value {
            Value::Form(..) => self.reader.fields(fields, visitor),
            Value::Tuple(_, items) if items.is_empty() => self.reader.fields(fields, visitor),
            _ => Err(self.reader.wrong("form")),
        }
    }
}

/// The inside of `With(…)` read as a form of its own.
struct Unnamed<'t>(Reader<'t>);

impl<'de> de::Deserializer<'de> for Unnamed<'_> {
    type Error = Error;
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(self.0.wrong("form"))
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.0.fields(fields, visitor)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
