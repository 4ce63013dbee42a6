//! A table as a file for a spreadsheet: CSV (RFC 4180) with what Excel, LibreOffice and Numbers need to read it well.
//!
//! A byte order mark tells Excel that it is UTF-8. Dutch Excel expects `;` between cells and a comma in a number, others a
//! comma and a point. A cell with words that a spreadsheet would take for a formula gets an apostrophe in front: words come from
//! anybody who handed in a code, and a formula can fetch and send things.

use std::io::{self, Write};

/// What stands between two cells; it also says how decimals are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `;` and a decimal comma: what Dutch spreadsheets read.
    #[default]
    Semicolon,
    /// `,` and a decimal point: what English spreadsheets and statistics programs read.
    Comma,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Words(String),
    /// A whole number.
    Number(u64),
    /// A number with two decimals.
    Decimal(f32),
}

/// A table: one name for each column, and rows as long as that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What a spreadsheet reads first.
pub const MARK: &str = "\u{feff}";

/// What is put before words that look like a formula.
pub const GUARD: char = '\'';

impl Table {
    /// Writes the table as a file.
    ///
    /// # Errors
    /// When it cannot be written to.
    pub fn write(&self, mut to: impl Write, separator: Separator) -> io::Result<()> {
        to.write_all(MARK.as_bytes())?;
        let delimiter = if separator == Separator::Semicolon { b';' } else { b',' };
        let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).terminator(::csv::Terminator::CRLF).from_writer(to);
        writer.write_record(self.head.iter().map(|name| guarded(name))).map_err(plain)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| cell.written(separator))).map_err(plain)?;
        }
        writer.flush()
    }
}

/// The error of the file itself, so that one can tell a full disk from a reader who had enough.
fn plain(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

impl Cell {
    fn written(&self, separator: Separator) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) => guarded(words),
            Self::Number(number) => number.to_string(),
            Self::Decimal(number) if separator == Separator::Semicolon => format!("{number:.2}").replace('.', ","),
            Self::Decimal(number) => format!("{number:.2}"),
        }
    }
}

/// Words that no spreadsheet takes for a formula. Words that look guarded get a guard too, so that taking it off gives them back.
fn guarded(words: &str) -> String {
    if is_formula(words.trim_start_matches(GUARD)) { format!("{GUARD}{words}") } else { words.to_owned() }
}

/// The words of a cell without the guard. A spreadsheet may have taken it off itself; then there is nothing to take off.
pub fn unguarded(words: &str) -> &str {
    words.strip_prefix(GUARD).filter(|rest| is_formula(rest.trim_start_matches(GUARD))).unwrap_or(words)
}

/// Whether a spreadsheet may take words for a formula: by the signs that OWASP lists, their wide forms (Excel in East Asian languages
/// takes those too), and any of them behind white space, which some programs leave out.
fn is_formula(words: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    words.starts_with(['\t', '\r', '\n']) || words.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').starts_with(signs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(table: &Table, separator: Separator) -> String {
        let mut bytes = Vec::new();
        table.write(&mut bytes, separator).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn dutch_excel_gets_semicolons_and_decimal_commas_others_commas_and_points() {
        let table = Table { head: vec!["a".into(), "b".into()], rows: vec![vec![Cell::Decimal(-0.25), Cell::Number(3)]] };
        assert_eq!(written(&table, Separator::Semicolon), "\u{feff}a;b\r\n-0,25;3\r\n");
        assert_eq!(written(&table, Separator::Comma), "\u{feff}a,b\r\n-0.25,3\r\n");
    }

    #[test]
    fn a_formula_becomes_words() {
        for words in ["=1+1", "+31", "-2", "@x", "\t=1", "\r=1", "  =1", "\u{feff}=1", "＝1"] {
            assert_eq!(guarded(words), format!("'{words}"));
        }
        assert_eq!(guarded("1 = 1"), "1 = 1");
    }

    #[test]
    fn a_guard_comes_off_again_whatever_stands_behind_it() {
        for words in ["=1", "'=1", "''=1", "'s avonds", "-", "'-'", ""] {
            assert_eq!(unguarded(&guarded(words)), words);
        }
    }

    proptest! {
        #[test]
        fn any_words_survive_and_no_cell_begins_like_a_formula(
            rows in prop::collection::vec(prop::collection::vec("([=+@\\-\t\r\n;,\"'a ]|\\PC){0,12}", 3..4), 0..12), comma in any::<bool>()
        ) {
            let separator = if comma { Separator::Comma } else { Separator::Semicolon };
            let table = Table {
                head: vec!["a".into(), "=b".into(), "c".into()],
                rows: rows.iter().map(|row| row.iter().cloned().map(Cell::Words).collect()).collect(),
            };
            let text = written(&table, separator);
            let mut reader = ::csv::ReaderBuilder::new().delimiter(if comma { b',' } else { b';' }).from_reader(text.trim_start_matches(MARK).as_bytes());
            prop_assert_eq!(reader.headers().unwrap(), &::csv::StringRecord::from(vec!["a", "'=b", "c"]));
            let read: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(read.len(), rows.len());
            for (row, read) in rows.iter().zip(&read) {
                for (words, cell) in row.iter().zip(read) {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
                    prop_assert!(cell == words || cell.strip_prefix(GUARD) == Some(words.as_str()));
                }
            }
        }
    }
}
