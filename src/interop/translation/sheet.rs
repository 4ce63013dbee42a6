//! A table as some spreadsheet wrote it: finds out what stands between its cells, and which column is which.

use super::wording::{Column, columns};
use crate::interop::csv::unguarded;
use crate::interop::decode::decode;

/// A larger file is no table of a case (bytes).
pub(super) const LARGEST: usize = 16 << 20;

/// A table that was read.
#[derive(Default)]
pub(super) struct Sheet {
    /// Whether it was Unicode; otherwise signs may have been lost in it.
    pub unicode: bool,
    /// The names of its columns, as they stand there.
    pub head: Vec<String>,
    /// The rows below that.
    pub rows: Vec<SheetRow>,
}

/// A row, as it stands in a spreadsheet.
pub(super) struct SheetRow {
    /// Its number there: 1 is the first of the sheet.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl SheetRow {
    /// A cell as it stands there, with line ends made `\n`.
    pub fn raw(&self, at: usize) -> String {
        super::import::one_line_end(self.cells.get(at).map_or("", String::as_str))
    }

    /// Whether nothing stands in it.
    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads a table.
pub(super) fn read(bytes: &[u8]) -> Sheet {
    let (text, unicode) = decode(bytes);
    // A first line that tells Excel what stands between the cells.
    let told = text.strip_prefix("sep=").and_then(|rest| {
        let separator = rest.bytes().next().filter(|byte| matches!(byte, b';' | b',' | b'\t'))?;
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        rest.get(1..end)?.trim().is_empty().then(|| (separator, &rest[end..]))
    });
    let (separator, table) = told.unwrap_or_else(|| (separator(&text), &text));
    let mut number = usize::from(told.is_some());
    let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(table.as_bytes());
    let mut records = Vec::new();
    // Text in memory, all of it UTF-8: there is nothing that could go wrong in reading it.
    for record in reader.records().map_while(Result::ok) {
        let begin = record.position().map_or(0, |position| position.byte() as usize);
        // Empty lines are rows in a spreadsheet and none for the reader.
        number += 1 + empty_lines(table, begin);
        records.push(SheetRow { number, cells: record.iter().map(str::to_owned).collect() });
    }
    let mut records = records.into_iter().filter(|row| !row.is_empty());
    let head = records.next().map(|row| row.cells).unwrap_or_default();
    Sheet { unicode, head, rows: records.collect() }
}

/// How many empty lines stand at this place. The reader begins a row between the two signs of a line end of Windows.
fn empty_lines(table: &str, begin: usize) -> usize {
    let halfway = table.get(..begin).is_some_and(|before| before.ends_with('\r')) && table.get(begin..).is_some_and(|rest| rest.starts_with('\n'));
    let text = table.get(begin + usize::from(halfway)..).unwrap_or("");
    let ends = &text[..text.len() - text.trim_start_matches(['\r', '\n']).len()];
    ends.matches('\n').count().max(ends.matches('\r').count())
}

/// What stands between the cells: whichever of the three there is most of in the first line, outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [0usize; 3];
    let mut quoted = false;
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b';' if !quoted => counts[0] += 1,
            b',' if !quoted => counts[1] += 1,
            b'\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most).unwrap_or(0);
    b";,\t".get(at).copied().unwrap_or(b';')
}

/// Which column a name in the head means, and the language it names: `Vertaling (en)`.
pub(super) fn column(name: &str) -> Option<(Column, Option<String>)> {
    let name = unguarded(name).trim().to_lowercase();
    let (name, tag) = match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((name, tag)) => (name.trim_end(), Some(tag.trim().to_owned())),
        None => (name.as_str(), None),
    };
    columns().find(|(known, _)| *known == name).map(|(_, column)| (column, tag))
}

/// The letters a spreadsheet names a column by: A, B, …, Z, AA.
pub(super) fn letters(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_the_numbers_of_a_spreadsheet() {
        let sheet = read(b"\r\n\"id\";b\r\n\"x\r\ny\";1\r\n\r\n;\r\nz;2\r\n");
        assert_eq!(sheet.head, ["id", "b"]);
        assert_eq!(sheet.rows.iter().map(|row| (row.number, row.raw(0))).collect::<Vec<_>>(), [(3, "x\ny".to_owned()), (6, "z".to_owned())]);
    }

    #[test]
    fn any_of_the_three_separators_is_found() {
        for table in ["id;a,b;c\n", "id,\"a;b;c;d\",c\n", "id\ta\tc\n", "sep=,\r\nid,a;b,c\n"] {
            assert_eq!(read(table.as_bytes()).head.len(), 3, "{table}");
        }
    }

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
