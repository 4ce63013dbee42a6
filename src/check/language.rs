//! Is it plain? Sentences far above B1, in Dutch texts that players read. All of it is a hint: whoever reads it aloud knows
//! better.
//!
//! What counts as long is ours. B1 guides ask for sentences of ten words or so and fifteen at most; we speak up at more than
//! twenty-five, so that what is told is worth reading.

use std::collections::HashMap;

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
const OFFICIAL: [(&str, &str); 44] = [
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
    ("door middel van", "met"),
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
    ("met betrekking tot", "over"),
    ("middels", "met"),
    ("nimmer", "nooit"),
    ("omtrent", "over"),
    ("onverwijld", "meteen"),
    ("participeren", "meedoen"),
    ("reeds", "al"),
    ("ten aanzien van", "over"),
    ("ten behoeve van", "voor"),
    ("teneinde", "om"),
    ("tevens", "ook"),
    ("thans", "nu"),
    ("trachten", "proberen"),
    ("zodanig", "zo"),
];

/// What is hard to read, at most one thing per text.
pub(super) fn check(story: &Story, source: &str) -> Vec<(Span, Problem)> {
    if !story.language.starts_with("nl") {
        return Vec::new();
    }
    let words: HashMap<&str, &str> = OFFICIAL.iter().filter(|(word, _)| !word.contains(' ')).copied().collect();
    let phrases: Vec<(&str, &str)> = OFFICIAL.iter().filter(|(word, _)| word.contains(' ')).copied().collect();
    let readable = story.texts.iter().skip(1).filter(|row| is_for_players(&row.path));
    readable
        .filter_map(|row| {
            // The text as it stands in the file, so that places in it are places in the file.
            let written = source.get(row.span.start as usize..row.span.end as usize)?;
            let (from, to, problem) = first_problem(written, &words, &phrases)?;
            Some((Span::new(row.span.start as usize + from, row.span.start as usize + to), problem))
        })
        .collect()
}

fn first_problem(text: &str, official: &HashMap<&str, &str>, phrases: &[(&str, &str)]) -> Option<(usize, usize, Problem)> {
    let mut start = 0;
    for sentence in text.split_inclusive(['.', '!', '?', '…', ':', ';']) {
        let from = start;
        start += sentence.len();
        if let Some((at, length, problem)) = in_sentence(sentence, official, phrases) {
            return Some((from + at, from + at + length, problem));
        }
    }
    None
}

fn in_sentence(sentence: &str, official: &HashMap<&str, &str>, phrases: &[(&str, &str)]) -> Option<(usize, usize, Problem)> {
    let words: Vec<(usize, &str)> = words(sentence);
    let (mut long, mut passive) = (0, 0);
    let mut last_passive = None;
    let mut found: Option<(usize, usize, Problem)> = None;
    for (at, word) in &words {
        let lower = word.to_lowercase();
        long += usize::from(word.chars().count() >= LONG_WORD);
        if matches!(lower.as_str(), "wordt" | "worden" | "werd" | "werden") {
            passive += 1;
            last_passive = Some((*at, word.len()));
        }
        if found.is_none()
            && let Some(plainer) = official.get(lower.as_str())
        {
            found = Some((*at, word.len(), Problem::OfficialWord { word: lower, plainer: (*plainer).to_owned() }));
        }
    }
    for (phrase, plainer) in phrases {
        if found.is_none()
            && let Some(at) = sentence.find(phrase)
        {
            found = Some((at, phrase.len(), Problem::OfficialWord { word: (*phrase).to_owned(), plainer: (*plainer).to_owned() }));
        }
    }
    let (first, last) = (words.first()?, words.last()?);
    let whole = (first.0, last.0 + last.1.len() - first.0);
    if words.len() > LONGEST_SENTENCE {
        return Some((whole.0, whole.1, Problem::LongSentence { words: words.len() }));
    }
    if let Some((at, length)) = last_passive.filter(|_| passive >= MANY_PASSIVES) {
        return Some((at, length, Problem::PassivePile { words: passive }));
    }
    if long >= MANY_LONG_WORDS {
        return Some((whole.0, whole.1, Problem::LongWords { words: long }));
    }
    found
}

/// The words of a sentence, with the byte at which each starts. A hyphen or an apostrophe is part of a word.
fn words(sentence: &str) -> Vec<(usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (inside(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if let Some(word) = sentence.get(from..at).filter(|word| word.chars().any(char::is_alphanumeric)) {
                    found.push((from, word));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}
