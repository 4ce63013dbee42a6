//! Where something stands in a file: byte ranges, and the line and column a person reads.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A range of bytes in one source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` up to `end`. Files are bounded far below 4 GiB ([`super::load::LARGEST_FILE`]).
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end.max(start) as u32 }
    }
}

/// A place as a person counts it: both start at 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The position of byte `offset` in `source`; past the end it is the end.
pub fn position(source: &str, offset: u32) -> Position {
    let mut offset = (offset as usize).min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &source[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// The lines of a text, for who asks for many positions: a file of nothing but mistakes is not gone through for each of them.
pub struct Lines<'s> {
    /// The text.
    pub source: &'s str,
    /// Where each line starts.
    starts: Vec<u32>,
}

impl<'s> Lines<'s> {
    /// Looks where the lines of a text are.
    pub fn new(source: &'s str) -> Self {
        let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { source, starts: std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect() }
    }

    /// The same as [`position`].
    pub fn position(&self, offset: u32) -> Position {
        let (line, before) = self.before(offset);
        Position { line, column: before.chars().count() + 1 }
    }

    /// The number of the line that a byte stands in, from 1, and what stands before it in that line.
    pub fn before(&self, offset: u32) -> (usize, &'s str) {
        let offset = self.source.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).map_or(0, |start| *start as usize);
        (line, self.source.get(start..offset).unwrap_or_default())
    }
}

/// A value that remembers where it was written.
///
/// Our own reader gives the place; any other deserializer (the `ron` crate in the tests) gives an empty one.
/// Two values are equal when the values are, wherever they stand.
#[derive(Clone, Debug, Default)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(SPANNED, &self.value)
    }
}

/// How our reader knows that a [`Spanned`] is asked for.
pub(super) const SPANNED: &str = "keukentafel::Spanned";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = Spanned<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a value")
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
                Ok(Spanned { value: T::deserialize(d)?, span: Span::default() })
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let missing = || de::Error::custom("a spanned value is a triple");
                let start = seq.next_element()?.ok_or_else(missing)?;
                let end = seq.next_element()?.ok_or_else(missing)?;
                let value = seq.next_element()?.ok_or_else(missing)?;
                Ok(Spanned { value, span: Span { start, end } })
            }
        }
        deserializer.deserialize_newtype_struct(SPANNED, Visitor(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_counts_characters_and_not_bytes() {
        let source = "één\ntwëe";
        assert_eq!(position(source, 0), Position { line: 1, column: 1 });
        assert_eq!(position(source, source.find("we").map_or(0, |at| at as u32)), Position { line: 1, column: 1 });
        assert_eq!(position(source, source.len() as u32), Position { line: 2, column: 5 });
        assert_eq!(position(source, 9999), Position { line: 2, column: 5 });
    }

    #[test]
    fn lines_that_are_looked_up_once_give_the_same_positions() {
        let source = "één\n\r\ntwëe\n";
        let lines = Lines::new(source);
        for offset in 0..30 {
            assert_eq!(lines.position(offset), position(source, offset), "{offset}");
        }
    }
}
