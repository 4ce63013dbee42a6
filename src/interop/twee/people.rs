//! Who speaks in a Twine story: a line that begins with a name and a colon.

use std::collections::HashMap;

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Person {
    /// As it was written first.
    pub name: String,
    /// How many lines.
    pub lines: usize,
}

/// How a line is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Voice<'l> {
    Says(usize, &'l str),
    Thinks(usize, &'l str),
    /// The player says it: the name, and the whole line.
    Player(&'l str),
    Nobody,
}

/// Names a player goes by.
const PLAYER: [&str; 10] = ["ik", "jij", "je", "u", "speler", "i", "you", "me", "player", "ikzelf"];

/// Small words that may stand in a name.
const SMALL: [&str; 17] = ["de", "den", "der", "van", "ter", "ten", "te", "het", "’t", "'t", "la", "le", "von", "al", "el", "the", "of"];

/// What stands behind a name when somebody thinks.
const THINKS: [&str; 4] = ["(denkt)", "(thinks)", "(gedachte)", "(thought)"];

/// Everybody who speaks.
#[derive(Default)]
pub(super) struct People {
    pub all: Vec<Person>,
    known: HashMap<String, usize>,
    /// Whether a passage names everybody; otherwise whatever looks like a name is one.
    told: bool,
}

impl People {
    /// Names somebody, as a line of a passage with the tag `people` does: `Ansaj: bewoner`, or in a list `- Ansaj: bewoner`.
    pub fn tell(&mut self, line: &str) {
        let name = line.split(':').next().unwrap_or("").trim_start_matches(['-', '*', '·', ' ']).trim();
        if !name.is_empty() && name.chars().count() <= 60 {
            self.told = true;
            self.number(name);
        }
    }

    fn number(&mut self, name: &str) -> usize {
        let key = name.to_lowercase();
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        self.all.push(Person { name: name.to_owned(), lines: 0 });
        self.known.insert(key, self.all.len() - 1);
        self.all.len() - 1
    }

    /// Who says a line.
    pub fn voice<'l>(&mut self, line: &'l str) -> Voice<'l> {
        let Some((before, words)) = line.split_once(':') else { return Voice::Nobody };
        // A time is no name.
        if words.starts_with(|sign: char| sign.is_ascii_digit()) {
            return Voice::Nobody;
        }
        let (words, before) = (words.trim(), before.trim());
        let thinks = THINKS.iter().find_map(|thinks| before.strip_suffix(thinks));
        let name = thinks.unwrap_or(before).trim();
        if words.is_empty() || words.starts_with("//") {
            return Voice::Nobody;
        }
        let known = self.known.contains_key(&name.to_lowercase());
        if !known && (self.told || !is_name(name)) {
            return Voice::Nobody;
        }
        if !known && PLAYER.contains(&name.to_lowercase().as_str()) {
            return Voice::Player(name);
        }
        let number = self.number(name);
        if let Some(person) = self.all.get_mut(number) {
            person.lines += 1;
        }
        if thinks.is_some() { Voice::Thinks(number, words) } else { Voice::Says(number, words) }
    }

    /// Who speaks most: probably the one it is about.
    pub fn most(&self) -> Option<usize> {
        let most = self.all.iter().map(|person| person.lines).max()?;
        self.all.iter().position(|person| person.lines == most)
    }
}

/// Whether words can be a name: up to four, each with a capital but for the small ones in between.
fn is_name(name: &str) -> bool {
    if name.len() > 60 || !name.starts_with(char::is_uppercase) {
        return false;
    }
    let mut count = 0;
    name.split(' ').all(|word| {
        count += 1;
        let letters = word.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '’' | '\'' | '.'));
        count <= 4 && letters && (word.starts_with(char::is_uppercase) || SMALL.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_begins_with_a_name_is_somebody_s() {
        let mut people = People::default();
        assert_eq!(people.voice("Ansaj: Ik ben moe."), Voice::Says(0, "Ik ben moe."));
        assert_eq!(people.voice("Mevrouw De Wit: Goedendag."), Voice::Says(1, "Goedendag."));
        assert_eq!(people.voice("ANSAJ (denkt): Weer een formulier."), Voice::Thinks(0, "Weer een formulier."));
        assert_eq!(people.voice("Jij: Dag."), Voice::Player("Jij"));
        for nobody in ["Let op: het regent.", "Hij zegt: ja.", "Ansaj:", "Zie https://x.example", "Http://x.example", "10:30 uur", "Om 10:30"] {
            assert_eq!(people.voice(nobody), Voice::Nobody, "{nobody}");
        }
        assert_eq!(people.most(), Some(0));
    }

    #[test]
    fn when_everybody_is_named_nobody_else_speaks() {
        let mut people = People::default();
        people.tell("De balie: een loket");
        assert_eq!(people.voice("De balie: Volgende!"), Voice::Says(0, "Volgende!"));
        assert_eq!(people.voice("Zondag: rust."), Voice::Nobody);
    }
}
