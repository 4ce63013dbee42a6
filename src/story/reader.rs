//! From the tree to typed data, reporting every mistake and not only the first.
//!
//! serde stops at the first error. So each time it stops, the place is noted and left out, and it is asked
//! again: fields with a default are then simply absent, items of a list are skipped, and reading gets as far as the
//! next mistake. A form that now lacks a field we left out ourselves is left out silently too.
//!
//! What is asked again is no more than the thing in a list that the mistake stands in ([`Each`]), so that fifty mistakes
//! do not cost fifty readings of the file.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};

use super::problem::{MOST_TOLD, Problem, nearest};
use super::span::{SPANNED, Span};
use super::syntax::{Field, Node, Value};

/// Room for more than this is not made before they are there.
const MOST_AT_ONCE: usize = 1_024;

/// So often parts of a file are read again, counted in what was written in them: a file in which this is not enough has
/// had its first mistakes told.
const MOST_READ_AGAIN: usize = 64 << 20;

/// Reads `node` as a `T`. The value is there when the mistakes leave enough of it.
pub fn read<T: DeserializeOwned>(node: &Node<'_>) -> (Option<T>, Vec<(Span, Problem)>) {
    let state = State::default();
    let result = loop {
        match T::deserialize(Reader { node, state: &state }) {
            Ok(value) => break Some(value),
            Err(error) => {
                if !state.goes_on_after(error, node, 0) {
                    break None;
                }
            }
        }
    }
    // What was passed over unread would seem to be missing.
    .filter(|_| !state.is_full());
    let State { problems, asides, kept, .. } = state;
    let mut problems = problems.into_inner();
    let asides = [kept.into_inner(), asides.into_inner()].concat();
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
    problems: RefCell<Vec<(Span, Problem)>>,
    /// Mistakes that do not stop the reading, unknown and double fields, as found in this reading.
    asides: RefCell<Vec<(Span, Problem)>>,
    /// The same in what was left out since.
    kept: RefCell<Vec<(Span, Problem)>>,
    /// How many bytes were read again.
    again: Cell<usize>,
}

impl State {
    fn has(&self, node: &Node<'_>) -> bool {
        let left_out = self.left_out.borrow();
        !left_out.is_empty() && left_out.contains(&(node.span.start, node.span.end))
    }

    fn aside(&self, span: Span, problem: impl FnOnce() -> Problem) {
        let mut asides = self.asides.borrow_mut();
        if asides.len() + self.kept.borrow().len() <= MOST_TOLD {
            asides.push((span, problem()));
        }
    }

    /// Whether nothing more is looked for: enough was told, or enough was read.
    fn is_full(&self) -> bool {
        self.problems.borrow().len() > MOST_TOLD || self.again.get() > MOST_READ_AGAIN
    }

    /// Notes what is wrong with a node, and leaves it out. Says whether the node is worth reading again. `asides` is how many
    /// there were before it.
    fn goes_on_after(&self, error: Error, node: &Node<'_>, asides: usize) -> bool {
        let span = error.span.unwrap_or(node.span);
        let mut left_out = self.left_out.borrow_mut();
        let silent = matches!(error.problem, Problem::MissingField { .. } | Problem::WrongCount { .. })
            && left_out.range((span.start, 0)..(span.end, u32::MAX)).any(|(_, end)| *end <= span.end);
        if !silent {
            self.problems.borrow_mut().push((span, error.problem));
        }
        let goes_on = left_out.insert((span.start, span.end)) && span != node.span;
        let mut found = self.asides.borrow_mut();
        let from = asides.min(found.len());
        let found = found.drain(from..);
        if goes_on {
            self.again.set(self.again.get() + (node.span.end - node.span.start) as usize);
        } else {
            left_out.insert((node.span.start, node.span.end));
            self.kept.borrow_mut().extend(found);
        }
        goes_on && !self.is_full()
    }
}

/// How our reader knows that an [`Each`] is asked for.
const EACH: &str = "keukentafel::Each";

/// One of many things: a mistake in it is looked for in it alone, and when nothing is left of it, it is left out.
pub(super) struct Each<T>(pub Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct One<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for One<T> {
            type Value = Each<T>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
                T::deserialize(deserializer).map(|value| Each(Some(value)))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut tries: A) -> Result<Self::Value, A::Error> {
                loop {
                    match tries.next_element() {
                        Ok(value) => return Ok(Each(value)),
                        Err(error) if tries.size_hint() != Some(1) => return Err(error),
                        Err(_) => {}
                    }
                }
            }
        }
        deserializer.deserialize_newtype_struct(EACH, One(PhantomData))
    }
}

/// A list of which each thing is looked at by itself, see [`Each`].
pub(super) fn each<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct All<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for All<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("list")
        }
        fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut all = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(MOST_AT_ONCE));
            while let Some(Each(one)) = seq.next_element()? {
                all.extend(one);
            }
            Ok(all)
        }
    }
    deserializer.deserialize_seq(All(PhantomData))
}

/// What an [`Each`] is read from: the same node until it is right or left out.
struct Tries<'r, 't> {
    reader: Reader<'r, 't>,
    /// How many there were before this node.
    asides: usize,
    over: bool,
}

impl<'de> de::SeqAccess<'de> for Tries<'_, '_> {
    type Error = Error;
    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Reader { node, state } = self.reader;
        if self.over || state.is_full() {
            return Ok(None);
        }
        seed.deserialize(self.reader).map(Some).map_err(|error| {
            self.over = !state.goes_on_after(error, node, self.asides);
            Error::new(Problem::MissingValue)
        })
    }
    fn size_hint(&self) -> Option<usize> {
        Some(1)
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
struct Reader<'r, 't> {
    node: &'r Node<'t>,
    state: &'r State,
}

impl<'r, 't> Reader<'r, 't> {
    fn with(self, node: &'r Node<'t>) -> Self {
        Self { node, ..self }
    }

    fn found(&self) -> String {
        match &self.node.value {
            Value::Text(text) => format!("\"{text}\""),
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => number.to_string(),
            Value::Word(word) => (*word).to_owned(),
            Value::List(_) => "[ … ]".to_owned(),
            Value::Map(_) => "{ … }".to_owned(),
            Value::Tuple(name, _) | Value::Form(name, _) => format!("{}( … )", name.unwrap_or("")),
        }
    }

    fn wrong(&self, expected: &str) -> Error {
        Error::new(Problem::WrongType { expected: expected.to_owned(), found: self.found() }).at(self.node.span)
    }
}

/// Where an error of a whole form points: at its name or opening bracket, not over all its lines. Left-out places
/// must however cover the whole node, so the span stays the node's; [`super::load`] shortens what it shows.
impl<'de> de::Deserializer<'de> for Reader<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span = self.node.span;
        match &self.node.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Decimal(number) => visitor.visit_f64(*number),
            Value::Word(word) if *word == "true" || *word == "false" => visitor.visit_bool(*word == "true"),
            Value::List(items) | Value::Tuple(None, items) => visitor.visit_seq(Items { reader: self, rest: items.iter() }),
            Value::Map(entries) => visitor.visit_map(Entries { reader: self, rest: entries.iter(), value: None }),
            _ => Err(self.wrong("any")),
        }
        .map_err(|error| error.at(span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Word(word) if *word == "None" => visitor.visit_none(),
            Value::Tuple(Some(name), items) if *name == "Some" && items.len() == 1 => visitor.visit_some(self.with(&items[0])),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        if name == SPANNED {
            return visitor.visit_seq(Triple { reader: self, step: 0 });
        }
        if name == EACH {
            let asides = self.state.asides.borrow().len();
            return visitor.visit_seq(Tries { reader: self, asides, over: false });
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
            Value::Form(written, _) | Value::Tuple(written, _) => *written,
            _ => return Err(self.wrong("form")),
        };
        if let Some(written) = written.filter(|written| *written != name) {
            let problem = || Problem::WrongForm { found: written.to_owned(), expected: name.to_owned() };
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
            Value::Word(word) if *word == "true" || *word == "false" => visitor.visit_bool(*word == "true"),
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

impl<'r, 't> Reader<'r, 't> {
    fn fields<'de, V: Visitor<'de>>(self, allowed: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let fields: &[Field<'t>] = match &self.node.value {
            Value::Form(_, fields) => fields,
            Value::Tuple(_, items) if items.is_empty() => &[],
            Value::Tuple(..) => return Err(self.wrong("form")),
            _ => &[],
        };
        visitor
            .visit_map(Fields { reader: self, rest: fields.iter(), allowed, seen: 0, next: 0, value: None })
            .map_err(|error| error.at(self.node.span))
    }
}

struct Items<'r, 't> {
    reader: Reader<'r, 't>,
    rest: std::slice::Iter<'r, Node<'t>>,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;
    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let state = self.reader.state;
        match self.rest.by_ref().find(|node| !state.has(node)) {
            Some(node) => seed.deserialize(self.reader.with(node)).map(Some).map_err(|error| error.at(node.span)),
            None => Ok(None),
        }
    }
    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// What a `Spanned` is read from: start, end, value.
struct Triple<'r, 't> {
    reader: Reader<'r, 't>,
    step: u8,
}

impl<'de> de::SeqAccess<'de> for Triple<'_, '_> {
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

struct Entries<'r, 't> {
    reader: Reader<'r, 't>,
    rest: std::slice::Iter<'r, (Node<'t>, Node<'t>)>,
    value: Option<&'r Node<'t>>,
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
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

struct Fields<'r, 't> {
    reader: Reader<'r, 't>,
    rest: std::slice::Iter<'r, Field<'t>>,
    allowed: &'static [&'static str],
    /// A bit for each of those that came by.
    seen: u64,
    /// The one that is likely to come: fields mostly stand in the order of the format.
    next: usize,
    value: Option<&'r Node<'t>>,
}

impl Fields<'_, '_> {
    fn number(&self, name: &str) -> Option<usize> {
        let (before, from) = self.allowed.split_at_checked(self.next)?;
        let later = from.iter().position(|allowed| *allowed == name).map(|at| at + before.len());
        later.or_else(|| before.iter().position(|allowed| *allowed == name))
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_, '_> {
    type Error = Error;
    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let state = self.reader.state;
        while let Some(field) = self.rest.next() {
            let Some(number) = self.number(&field.name) else {
                state.aside(field.span, || Problem::UnknownField {
                    name: field.name.clone().into_owned(),
                    near: nearest(&field.name, self.allowed.iter().copied()),
                    allowed: self.allowed.iter().map(|name| (*name).to_owned()).collect(),
                });
                continue;
            };
            self.next = number + 1;
            let bit = 1_u64.checked_shl(number as u32).unwrap_or(0);
            if self.seen & bit != 0 {
                state.aside(field.span, || Problem::DuplicateField { name: field.name.clone().into_owned() });
                continue;
            }
            self.seen |= bit;
            if !state.has(&field.value) {
                self.value = Some(&field.value);
                // serde knows a field by its number too.
                return seed.deserialize((number as u64).into_deserializer()).map(Some);
            }
        }
        Ok(None)
    }
    fn next_value_seed<S: de::DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let node = self.value.take().unwrap_or(self.reader.node);
        seed.deserialize(self.reader.with(node)).map_err(|error| error.at(node.span))
    }
}

struct Choice<'r, 't> {
    reader: Reader<'r, 't>,
    word: &'t str,
}

impl<'de> de::EnumAccess<'de> for Choice<'_, '_> {
    type Error = Error;
    type Variant = Self;
    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        Ok((seed.deserialize(self.word.into_deserializer())?, self))
    }
}

impl<'r, 't> Choice<'r, 't> {
    fn items(&self) -> Result<&'r [Node<'t>], Error> {
        match &self.reader.node.value {
            Value::Tuple(_, items) => Ok(items),
            _ => Err(self.reader.wrong("(")),
        }
    }

    fn count(&self, found: usize, expected: usize) -> Error {
        Error::new(Problem::WrongCount { found, expected: expected.to_string() }).at(self.reader.node.span)
    }
}

impl<'de> de::VariantAccess<'de> for Choice<'_, '_> {
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
struct Unnamed<'r, 't>(Reader<'r, 't>);

impl<'de> de::Deserializer<'de> for Unnamed<'_, '_> {
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
