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

fn first_problem(text: &str) -> Option<(usize, usize, Problem)> {
    let mut start = 0;
    for sentence in text.split_inclusive(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | ';')) {
        let from = start;
        start += sentence.len();
        if let Some((at, length, problem)) = in_sentence(sentence) {
            return Some((from + at, from + at + length, problem));
        }
    }
    None
}

fn in_sentence(sentence: &str) -> Option<(usize, usize, Problem)> {
    let (mut count, mut long, mut passive) = (0, 0, 0);
    let mut last_passive = None;
    let mut found: Option<(usize, usize, Problem)> = None;
    let (mut first, mut end) = (None, 0);
    for (at, word) in words(sentence) {
        count += 1;
        first.get_or_insert(at);
        end = at + word.len();
        let lower = if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) };
        long += usize::from(word.len() >= LONG_WORD && word.chars().count() >= LONG_WORD);
        if matches!(&*lower, "wordt" | "worden" | "werd" | "werden") {
            passive += 1;
            last_passive = Some((at, word.len()));
        }
        if found.is_none() {
            found = official(&lower, sentence.get(at..).unwrap_or_default())
                .map(|(known, plainer)| (at, known.len(), Problem::OfficialWord { word: known.to_owned(), plainer: plainer.to_owned() }));
        }
    }
    let whole = first.map(|first| (first, end - first))?;
    if count > LONGEST_SENTENCE {
        return Some((whole.0, whole.1, Problem::LongSentence { words: count }));
    }
    if let Some((at, length)) = last_passive.filter(|_| passive >= MANY_PASSIVES) {
        return Some((at, length, Problem::PassivePile { words: passive }));
    }
    if long >= MANY_LONG_WORDS {
        return Some((whole.0, whole.1, Problem::LongWords { words: long }));
    }
    found
}

/// What of the two lists begins here: the word, in small letters, with all that follows it.
fn official(lower: &str, rest: &str) -> Option<(&'static str, &'static str)> {
    let word = OFFICIAL.binary_search_by(|(known, _)| (*known).cmp(lower)).ok().and_then(|at| OFFICIAL.get(at)).copied();
    let begins = |phrase: &str| rest.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase));
    word.or_else(|| PHRASES.iter().find(|(first, phrase, _)| *first == lower && begins(phrase)).map(|(_, phrase, plainer)| (*phrase, *plainer)))
}

/// The words of a sentence, with the byte at which each starts. A hyphen or an apostrophe is part of a word.
fn words(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
    let mut at = 0;
    let pieces = std::iter::from_fn(move || {
        let from = at + sentence.get(at..)?.find(inside)?;
        let rest = sentence.get(from..)?;
        let word = rest.get(..rest.find(|c| !inside(c)).unwrap_or(rest.len()))?;
        at = from + word.len();
        Some((from, word))
    });
    pieces.filter(|(_, word)| word.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_words_stand_in_order_to_be_found() {
        assert!(OFFICIAL.is_sorted());
        assert_eq!(official("thans", "thans niet"), Some(("thans", "nu")));
        assert_eq!(official("ten", "Ten behoeve van haar"), Some(("ten behoeve van", "voor")));
        assert_eq!(official("ten", "ten huize van"), None);
    }
}
