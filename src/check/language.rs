//! Is it plain? Sentences far above B1, in Dutch texts that players read. All of it is a hint: whoever reads it aloud knows
//! better.
//!
//! What counts as long is ours. B1 guides ask for sentences of ten words or so and fifteen at most; we speak up at more than
//! twenty-five, so that what is told is worth reading.

use std::borrow::Cow;

use crate::story::model::Story;
use crate::story::span::Span;
use crate::story::{Problem, lines::is_for_players};

/// More words than this in one sentence.
const LONGEST_SENTENCE: usize = 25;
/// A word of so many letters is long, and so many of them in a sentence are many.
const LONG_WORD: usize = 14;
const MANY_LONG_WORDS: usize = 3;
/// So many forms of "worden" in one sentence.
const MANY_PASSIVES: usize = 2;

/// Words out of official letters, each with a plainer one. Our own selection; that these words are hard and what may stand
/// in their place was looked up in the list of Genootschap Onze Taal (<https://onzetaal.nl/taalloket/moeilijke-woorden>).
const OFFICIAL: [(&str, &str); 40] = [
    ("aangaande", "over"),
    ("aangezien", "omdat"),
    ("aanvang", "begin"),
    ("alsmede", "en ook"),
    ("alvorens", "voordat"),
    ("behoudens", "behalve"),
    ("beogen", "willen bereiken"),
    ("betreffende", "over"),
    ("bewerkstelligen", "zorgen voor"),
    ("conform", "volgens"),
    ("constateren", "zien"),
    ("continueren", "doorgaan"),
    ("derhalve", "daarom"),
    ("desalniettemin", "toch"),
    ("desbetreffende", "deze"),
    ("dientengevolge", "daardoor"),
    ("doch", "maar"),
    ("effectueren", "uitvoeren"),
    ("evenwel", "maar"),
    ("faciliteren", "mogelijk maken"),
    ("gaarne", "graag"),
    ("geenszins", "zeker niet"),
    ("geschieden", "gebeuren"),
    ("hetgeen", "wat"),
    ("implementeren", "invoeren"),
    ("indien", "als"),
    ("ingevolge", "volgens"),
    ("inzake", "over"),
    ("jegens", "tegenover"),
    ("middels", "met"),
    ("nimmer", "nooit"),
    ("omtrent", "over"),
    ("onverwijld", "meteen"),
    ("participeren", "meedoen"),
    ("reeds", "al"),
    ("teneinde", "om"),
    ("tevens", "ook"),
    ("thans", "nu"),
    ("trachten", "proberen"),
    ("zodanig", "zo"),
];

/// Where in them each letter of the alphabet begins, and where the last one ends.
const STARTS: [usize; 27] = {
    let mut starts = [0; 27];
    let mut word = 0;
    while word < OFFICIAL.len() {
        let mut later = (OFFICIAL[word].0.as_bytes()[0] - b'a') as usize + 1;
        while later < starts.len() {
            starts[later] += 1;
            later += 1;
        }
        word += 1;
    }
    starts
};

/// The same for some that take more words: the first word, all of it, and what is plainer.
const PHRASES: [(&str, &str, &str); 4] = [
    ("door", "door middel van", "met"),
    ("met", "met betrekking tot", "over"),
    ("ten", "ten aanzien van", "over"),
    ("ten", "ten behoeve van", "voor"),
];

/// What is hard to read, at most one thing per text.
pub(super) fn check(story: &Story, source: &str) -> Vec<(Span, Problem)> {
    if !story.language.starts_with("nl") {
        return Vec::new();
    }
    let readable = story.texts.iter().skip(1).filter(|row| is_for_players(&row.path));
    readable
        .filter_map(|row| {
            // The text as it stands in the file, so that places in it are places in the file.
            let written = source.get(row.span.start as usize..row.span.end as usize)?;
            let (from, to, problem) = first_problem(written)?;
            Some((Span::new(row.span.start as usize + from, row.span.start as usize + to), problem))
        })
        .collect()
}

/// Goes through a text once, and byte by byte where it can: this is asked of every letter of a story at every keystroke.
fn first_problem(text: &str) -> Option<(usize, usize, Problem)> {
    let bytes = text.as_bytes();
    let mut sentence = Sentence::default();
    let mut word = Word::default();
    let mut at = 0;
    loop {
        // Most of a text is small letters.
        let from = at;
        while at < bytes.len() && bytes[at].is_ascii_lowercase() {
            at += 1;
        }
        if at > from {
            word.from.get_or_insert(from);
            word.length += at - from;
            word.letters = true;
        }
        let c = match bytes.get(at) {
            Some(byte) if byte.is_ascii() => char::from(*byte),
            Some(_) => text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default(),
            // What ends the text ends its last sentence.
            None => '.',
        };
        // A hyphen or an apostrophe is part of a word.
        if c.is_alphanumeric() || matches!(c, '-' | '’' | '\'') {
            word.from.get_or_insert(at);
            word.length += 1;
            word.letters |= c.is_alphanumeric();
            word.capitals |= c.is_uppercase();
            at += c.len_utf8();
            continue;
        }
        if let Word { from: Some(from), length, letters: true, capitals } = std::mem::take(&mut word) {
            sentence.add(text, from, at, length, capitals);
        }
        if matches!(c, '.' | '!' | '?' | '…' | ':' | ';') {
            let told = std::mem::take(&mut sentence).problem();
            if told.is_some() || at >= bytes.len() {
                return told;
            }
        }
        at += c.len_utf8();
    }
}

/// A word that is being gone through.
#[derive(Default)]
struct Word {
    /// Where it begins.
    from: Option<usize>,
    /// In characters.
    length: usize,
    letters: bool,
    capitals: bool,
}

/// What was seen of a sentence.
#[derive(Default)]
struct Sentence {
    words: usize,
    long: usize,
    passive: usize,
    /// Where the last form of "worden" begins and ends.
    last_passive: Option<(usize, usize)>,
    /// The first official word.
    official: Option<(usize, usize, Problem)>,
    first: Option<usize>,
    end: usize,
}

impl Sentence {
    fn add(&mut self, text: &str, from: usize, end: usize, length: usize, capitals: bool) {
        let word = text.get(from..end).unwrap_or_default();
        let lower = if capitals { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) };
        self.words += 1;
        self.first.get_or_insert(from);
        self.end = end;
        self.long += usize::from(length >= LONG_WORD);
        if matches!(&*lower, "wordt" | "worden" | "werd" | "werden") {
            self.passive += 1;
            self.last_passive = Some((from, end));
        }
        if self.official.is_none() {
            self.official = official(&lower, text.get(from..).unwrap_or_default())
                .map(|(known, plainer)| (from, from + known.len(), Problem::OfficialWord { word: known.to_owned(), plainer: plainer.to_owned() }));
        }
    }

    /// At most one thing: the worst.
    fn problem(self) -> Option<(usize, usize, Problem)> {
        let (first, end) = (self.first?, self.end);
        if self.words > LONGEST_SENTENCE {
            return Some((first, end, Problem::LongSentence { words: self.words }));
        }
        if let Some((from, end)) = self.last_passive.filter(|_| self.passive >= MANY_PASSIVES) {
            return Some((from, end, Problem::PassivePile { words: self.passive }));
        }
        if self.long >= MANY_LONG_WORDS {
            return Some((first, end, Problem::LongWords { words: self.long }));
        }
        self.official
    }
}

/// What of the two lists begins here: the word, in small letters, with all that follows it.
fn official(lower: &str, rest: &str) -> Option<(&'static str, &'static str)> {
    // One of two or three with this first letter: there are forty, and this is asked of every word of a story.
    let letter = lower.bytes().next().and_then(|first| first.checked_sub(b'a')).map_or(usize::MAX, usize::from);
    let alike = STARTS.get(letter).zip(STARTS.get(letter.saturating_add(1))).and_then(|(from, to)| OFFICIAL.get(*from..*to));
    let word = alike.into_iter().flatten().find(|(known, _)| *known == lower).copied();
    if word.is_some() || !matches!(lower, "door" | "met" | "ten") {
        return word;
    }
    let begins = |phrase: &str| rest.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase));
    PHRASES.iter().find(|(first, phrase, _)| *first == lower && begins(phrase)).map(|(_, phrase, plainer)| (*phrase, *plainer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_words_stand_in_order_to_be_found() {
        assert!(OFFICIAL.is_sorted());
        assert!(OFFICIAL.iter().all(|(word, plainer)| official(word, word) == Some((word, plainer))));
        assert_eq!(official("éénmalig", "éénmalig"), None);
        assert_eq!(official("ten", "Ten behoeve van haar"), Some(("ten behoeve van", "voor")));
        assert_eq!(official("ten", "ten huize van"), None);
    }
}
