//! Writes parts of a story as RON: texts, names, remarks, conditions and effects. Whoever writes a story or a translation by
//! program goes through here, so that words of whatever kind come back as they were.

use std::collections::HashSet;
use std::fmt::Write;

use super::model::{Effect, Name, OneOrMore, PartPattern, Slot, When};

/// A name is cut after so many characters.
const LONGEST_NAME: usize = 32;

/// A text between quotes. It stays on one line, and signs that cannot be seen are written by number.
pub fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for sign in words.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // A mark of byte order, or one that ends a line in some editors, is as good as invisible.
            sign if sign.is_control() || matches!(sign, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(sign));
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// A remark of one line, without its line end.
pub fn remark(words: &str) -> String {
    let line: String = words.chars().map(|sign| if sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}') { ' ' } else { sign }).collect();
    format!("// {}", line.trim())
}

/// A name made of words: small letters, digits and `_`, not yet in `taken`, to which it is added. Words without a letter that
/// can be written so are named `otherwise`.
pub fn name(words: &str, otherwise: &str, taken: &mut HashSet<String>) -> String {
    let mut made = String::new();
    for sign in words.chars() {
        if made.len() >= LONGEST_NAME {
            break;
        }
        match plain(sign) {
            Some(letters) => made.push_str(letters),
            None if sign.is_ascii_alphanumeric() => made.push(sign.to_ascii_lowercase()),
            // What hangs on a letter belongs to it: `zo’n` is `zon`.
            None if matches!(sign, '\'' | '’') || made.ends_with('_') || made.is_empty() => {}
            None => made.push('_'),
        }
    }
    let made = made.trim_end_matches('_');
    let made = if made.is_empty() { otherwise } else { made };
    let mut unique = made.to_owned();
    let mut number = 2u32;
    while !taken.insert(unique.clone()) {
        unique = format!("{made}_{number}");
        number += 1;
    }
    unique
}

/// The letters of the languages around us, without what stands on or under them.
fn plain(sign: char) -> Option<&'static str> {
    Some(match sign.to_lowercase().next()? {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ĳ' => "ij",
        _ => return None,
    })
}

/// A condition, as it is written in a story.
pub fn condition(when: &When) -> String {
    match when {
        When::All(list) => format!("All([{}])", list.iter().map(condition).collect::<Vec<_>>().join(", ")),
        When::Any(list) => format!("Any([{}])", list.iter().map(condition).collect::<Vec<_>>().join(", ")),
        When::Not(inner) => format!("Not({})", condition(inner)),
        When::Agreement(inner) => format!("Agreement({})", condition(inner)),
        When::Heard(name) => of("Heard", name),
        When::Asked(name) => of("Asked", name),
        When::Confirmed(name) => of("Confirmed", name),
        When::Visited(name) => of("Visited", name),
        When::Chose(name) => of("Chose", name),
        When::Seat(name) => of("Seat", name),
        When::Open(name) => of("Open", name),
        When::Noted(name) => of("Noted", name),
        When::Answered(name, answer) => with("Answered", name, &format!("{answer:?}")),
        When::Seen(name) => of("Seen", name),
        When::LookedUp(name) => of("LookedUp", name),
        When::Present(name) => of("Present", name),
        When::Coming(name) => of("Coming", name),
        When::Is(name) => of("Is", name),
        When::AtLeast(name, number) => with("AtLeast", name, &number.to_string()),
        When::AtMost(name, number) => with("AtMost", name, &number.to_string()),
        When::Event(name) => of("Event", name),
        When::Outcome(name) => of("Outcome", name),
        When::Lassos(number) => format!("Lassos({number})"),
        When::With(pattern) => format!("With({})", parts(pattern)),
        When::Filled(name) => of("Filled", name),
        When::PutToHer => "PutToHer".to_owned(),
        When::SheSaid(answer) => format!("SheSaid({answer:?})"),
        When::FromOffer(name) => of("FromOffer", name),
    }
}

/// An effect, as it is written in a story.
pub fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Ask(name) => of("Ask", name),
        Effect::Hear(name) => of("Hear", name),
        Effect::Confirm(name) => of("Confirm", name),
        Effect::Offer(name) => of("Offer", name),
        Effect::Answer(name, answer) => with("Answer", name, &format!("{answer:?}")),
        Effect::Note(name) => of("Note", name),
        Effect::Drop(name) => of("Drop", name),
        Effect::Set(name) => of("Set", name),
        Effect::Clear(name) => of("Clear", name),
        Effect::Add(name, number) => with("Add", name, &number.to_string()),
        Effect::Arrive(name) => of("Arrive", name),
        Effect::Depart(name) => of("Depart", name),
        Effect::NextTime(name) => of("NextTime", name),
        Effect::Mood(name, mood) => with("Mood", name, &format!("{mood:?}")),
        Effect::OnePlan => "OnePlan".to_owned(),
        Effect::EndChapter => "EndChapter".to_owned(),
    }
}

fn of(word: &str, name: &Name) -> String {
    format!("{word}({})", text(&name.value))
}

fn with(word: &str, name: &Name, second: &str) -> String {
    format!("{word}({}, {second})", text(&name.value))
}

fn parts(pattern: &PartPattern) -> String {
    let filled = |slot: &Slot| pattern.at(*slot).as_ref().map(|names| format!("{}: {}", slot.word(), one_or_more(names)));
    Slot::ALL.iter().filter_map(filled).collect::<Vec<_>>().join(", ")
}

fn one_or_more(names: &OneOrMore) -> String {
    let written: Vec<String> = names.0.iter().map(|name| text(&name.value)).collect();
    match &written[..] {
        [one] => one.clone(),
        more => format!("[{}]", more.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_words_come_back_from_one_line(words in any::<String>()) {
            let written = text(&words);
            prop_assert!(!written.contains(['\n', '\r']));
            prop_assert_eq!(ron::from_str::<String>(&written).unwrap(), words);
        }

        #[test]
        fn any_words_make_a_good_name_of_their_own(words in any::<String>()) {
            let mut taken = HashSet::from(["ja".to_owned()]);
            for _ in 0..3 {
                let made = name(&words, "ja", &mut taken);
                prop_assert!(!made.is_empty() && made.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{}", made);
            }
            prop_assert_eq!(taken.len(), 4);
        }

        #[test]
        fn a_remark_stays_on_its_line(words in any::<String>()) {
            prop_assert!(!remark(&words).contains(['\n', '\r']));
        }
    }

    #[test]
    fn names_are_plain_letters() {
        let mut taken = HashSet::new();
        assert_eq!(name("Vraag naar één zo’n brief!", "x", &mut taken), "vraag_naar_een_zon_brief");
        assert_eq!(name("Vraag naar één zo’n brief?", "x", &mut taken), "vraag_naar_een_zon_brief_2");
        assert_eq!(name("…", "stap", &mut taken), "stap");
    }
}
