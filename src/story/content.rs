//! One number that tells one version of a case from another. It is made from what a play depends on: names, conditions,
//! effects, points, the order of things, and where the key decisions are made. Not from words, remarks, layout or what only the look-back says: whoever mends a
//! typing mistake does not make the results of last week unreadable.
//!
//! It is worked out from the text of the file and not from our types, so the same file keeps its number in every release.

use super::model::TextRow;
use super::syntax::{Field, Node, Value};

/// Fields of a story on which no play depends.
const APART: [&str; 9] = ["format", "language", "title", "summary", "minutes", "order", "lookback", "debrief", "sources"];

/// Fields anywhere in it that only tell or show something.
const TELLS: [&str; 6] = ["about", "why", "sources", "look", "lines", "ending"];

/// The number of a story: the CRC-32 of what a play depends on.
pub(super) fn number(tree: &Node<'_>, texts: &[TextRow]) -> u32 {
    let mut words: Vec<u32> = texts.iter().map(|row| row.span.start).collect();
    words.sort_unstable();
    let mut walk = Walk { pieces: Vec::new(), words };
    match &tree.value {
        Value::Form(_, fields) => {
            walk.fields(fields.iter().filter(|field| !APART.contains(&&*field.name)));
            walk.key_decisions(fields);
        }
        _ => walk.node(tree),
    }
    crc32fast::hash(&walk.pieces)
}

struct Walk {
    /// All that counts. Thousands of pieces of a few bytes are hashed faster in one go.
    pieces: Vec<u8>,
    /// Where the texts begin that are for people to read, in order.
    words: Vec<u32>,
}

impl Walk {
    /// A sign for the sort of thing, and its bytes with their length, so that two things never read as one.
    fn piece(&mut self, sort: u8, bytes: &[u8]) {
        self.pieces.push(sort);
        self.pieces.extend((bytes.len() as u32).to_le_bytes());
        self.pieces.extend(bytes);
    }

    fn node(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Text(_) if self.words.binary_search(&node.span.start).is_ok() => self.piece(b't', &[]),
            Value::Text(name) => self.piece(b'n', name.as_bytes()),
            Value::Integer(number) => self.piece(b'i', &number.to_le_bytes()),
            Value::Decimal(number) => self.piece(b'd', &number.to_le_bytes()),
            Value::Word(word) => self.piece(b'w', word.as_bytes()),
            Value::List(items) => self.items(b'l', items.iter()),
            Value::Tuple(name, items) => {
                self.piece(b'c', name.unwrap_or("").as_bytes());
                self.items(b'u', items.iter());
            }
            Value::Map(entries) => {
                self.piece(b'm', &(entries.len() as u32).to_le_bytes());
                for (name, thing) in entries {
                    self.node(name);
                    self.node(thing);
                }
            }
            Value::Form(name, fields) => {
                self.piece(b'c', name.unwrap_or("").as_bytes());
                self.fields(fields.iter());
            }
        }
    }

    /// Votes and reasons name a key decision by its number and an option by its place: which there are, and where they are made,
    /// belongs to the version too.
    fn key_decisions(&mut self, fields: &[Field<'_>]) {
        let inside = |fields: &[Field<'_>], name: &str| fields.iter().position(|field| field.name == name);
        let Some(at) = inside(fields, "debrief") else { return };
        let Value::Form(_, debrief) = &fields[at].value.value else { return };
        let Some(at) = inside(debrief, "key_decisions") else { return };
        let Value::Map(decisions) = &debrief[at].value.value else { return };
        for (name, decision) in decisions {
            self.node(name);
            if let Value::Form(_, fields) = &decision.value {
                self.fields(fields.iter().filter(|field| field.name == "at"));
            }
        }
    }

    fn items<'n>(&mut self, sort: u8, items: impl ExactSizeIterator<Item = &'n Node<'n>>) {
        self.piece(sort, &(items.len() as u32).to_le_bytes());
        for item in items {
            self.node(item);
        }
    }

    /// Fields may stand in any order in the file, and mean the same.
    fn fields<'n>(&mut self, fields: impl Iterator<Item = &'n Field<'n>>) {
        let mut sorted: Vec<_> = fields.filter(|field| !TELLS.contains(&&*field.name)).collect();
        sorted.sort_by(|one, other| one.name.cmp(&other.name));
        self.piece(b'f', &(sorted.len() as u32).to_le_bytes());
        for field in sorted {
            self.piece(b'k', field.name.as_bytes());
            self.node(&field.value);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::story::load;

    const STORY: &str = include_str!("../../scenarios/de-schone-keuken/story.ron");

    fn number(source: &str) -> u32 {
        load("story.ron", source.as_bytes()).story.map_or(0, |story| story.content)
    }

    #[test]
    fn a_mended_word_and_another_layout_keep_the_number() {
        let mended = STORY.replacen("Corrie", "Corry", 3).replace("    ", "\t");
        assert_ne!(mended, STORY);
        assert_eq!(number(&mended), number(STORY));
    }

    #[test]
    fn what_a_play_depends_on_changes_the_number() {
        assert_ne!(number(&STORY.replacen("{\"wens\": 1}", "{\"wens\": 2}", 1)), number(STORY));
        assert_ne!(number(&STORY.replacen("turns: ", "turns: 1", 1)), number(STORY));
    }

    #[test]
    fn another_key_decision_changes_the_number_and_another_script_does_not() {
        let at = STORY.find("key_decisions: {").unwrap();
        let place = STORY[at..].find("at: [\"").map(|place| at + place).unwrap();
        let end = STORY[place..].find(']').map(|end| place + end).unwrap();
        let moved = format!("{}at: [\"wim_biedt\", \"keuken\"{}", &STORY[..place], &STORY[end..]);
        assert_ne!(number(&moved), 0);
        assert_ne!(number(&moved), number(STORY));
        assert_eq!(number(&STORY.replacen("vote: true", "vote: false", 1)), number(STORY));
    }

    #[test]
    fn what_only_the_look_back_says_keeps_the_number() {
        let changed = STORY.replacen("questions: [", "questions: [\"Moet dit zo?\", ", 1);
        assert_ne!(changed, STORY);
        assert_eq!(number(&changed), number(STORY));
    }
}
