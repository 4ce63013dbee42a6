//! Writes the skeleton of a case as `story.ron`, with a remark wherever something was left out.

use super::Options;
use super::outline::{Chapter, Choice, Item, Outline, Step, Topic};
use super::terms::{Button, button, player_word};
use crate::story::wording::Language;
use crate::story::write::{remark, text};

/// The text of `story.ron`.
pub(super) fn story(outline: &Outline, options: &Options) -> String {
    let mut out = Writer { out: String::new(), depth: 0, outline, words: options.words };
    out.head(options.story);
    out.people();
    if let Some(prepare) = &outline.prepare {
        out.chapter("prepare", prepare, false);
    }
    out.chapter("table", &outline.table, true);
    out.open("topics: {");
    outline.topics.iter().for_each(|topic| out.topic(topic));
    out.shut("},");
    out.shut(")");
    out.loose();
    out.out
}

struct Writer<'o> {
    out: String,
    depth: usize,
    outline: &'o Outline,
    words: Language,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.out.push_str("    ");
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    fn shut(&mut self, line: &str) {
        self.depth -= 1;
        self.line(line);
    }

    fn remark(&mut self, words: &str) {
        self.line(&remark(words));
    }

    fn head(&mut self, language: &str) {
        let [made, how] = match self.words {
            Language::Nl => [
                "Gemaakt uit een verhaal in Twine. Alle woorden en wegen staan erin; wensen, aanbod, afspraken en een maand later schrijf je zelf.",
                "docs/story-format.md zegt hoe. Wat niet overgenomen is, staat als opmerking op zijn plek.",
            ],
            Language::En => [
                "Made from a story in Twine. All words and roads are in it; wishes, offers, agreements and the month later are yours to write.",
                "docs/story-format.md says how. What was left out is a remark in its place.",
            ],
        };
        self.remark(made);
        self.remark(how);
        for note in &self.outline.notes {
            self.remark(note);
        }
        let outline = self.outline;
        self.open("Story(");
        self.line("format: 1,");
        self.line(&format!("language: {},", text(language)));
        self.line(&format!("title: {},", text(&outline.title)));
        self.line(&format!("resident: {},", text(&outline.resident)));
        let invitation = &outline.invitation;
        if !invitation.iter().any(|item| matches!(item, Item::Tell(_))) {
            self.remark(match self.words {
                Language::Nl => "Schrijf hier wie er komt, en waarom.",
                Language::En => "Write here who is coming, and why.",
            });
        }
        self.open("invitation: [");
        for item in invitation {
            match item {
                Item::Tell(words) => self.line(&format!("{},", text(words))),
                Item::Remark(words) => self.remark(words),
                // Whoever speaks does not invite; `build` keeps these out.
                Item::Say(..) | Item::Think(..) => {}
            }
        }
        self.shut("],");
    }

    fn people(&mut self) {
        let outline = self.outline;
        self.remark(match self.words {
            Language::Nl => "Wie staat hier die geen mens is? Maak van die regels Tell(…), en haal de naam weg.",
            Language::En => "Is somebody here who is no person? Make those lines Tell(…), and take the name out.",
        });
        self.open("people: {");
        for person in &outline.people {
            self.line(&format!("{}: (name: {}),", text(&person.id), text(&person.name)));
        }
        self.line(&format!("{}: (name: {}),", text(&outline.player), text(player_word(self.words))));
        self.shut("},");
        self.line(&format!("seats: {{ {}: (person: {}) }},", text(&outline.player), text(&outline.player)));
    }

    fn chapter(&mut self, name: &str, chapter: &Chapter, present: bool) {
        self.open(&format!("{name}: ("));
        self.items("lines", &chapter.items);
        let names = |names: &[String]| names.iter().map(|name| text(name)).collect::<Vec<_>>().join(", ");
        self.line(&format!("topics: [{}],", names(&chapter.topics)));
        if !chapter.must.is_empty() {
            self.line(&format!("must: [{}],", names(&chapter.must)));
        }
        self.line(&format!("done: {},", text(&chapter.done)));
        if present {
            let people: Vec<String> = self.outline.people.iter().map(|person| person.id.clone()).chain([self.outline.player.clone()]).collect();
            self.line(&format!("present: [{}],", names(&people)));
        }
        self.shut("),");
    }

    fn topic(&mut self, topic: &Topic) {
        topic.remarks.iter().for_each(|words| self.remark(words));
        self.open(&format!("{}: (", text(&topic.id)));
        self.line(&format!("title: {},", text(&topic.title)));
        if topic.leave {
            self.line(&format!("leave: {},", text(button(Button::Leave, self.words))));
        }
        self.step(&topic.root);
        if !topic.moments.is_empty() {
            self.open("moments: {");
            for moment in &topic.moments {
                self.open(&format!("{}: (", text(&moment.id)));
                self.step(moment);
                self.shut("),");
            }
            self.shut("},");
        }
        self.shut("),");
    }

    fn step(&mut self, step: &Step) {
        if step.line > 0 {
            let (passage, line) = (&step.passage, step.line);
            self.remark(&match self.words {
                Language::Nl => format!("Passage ‘{passage}’, regel {line}"),
                Language::En => format!("Passage ‘{passage}’, line {line}"),
            });
        }
        if step.ends {
            self.line("then: [EndChapter],");
        }
        self.items("lines", &step.items);
        if !step.choices.is_empty() {
            self.open("choices: {");
            step.choices.iter().for_each(|choice| self.choice(choice));
            self.shut("},");
        }
        if let Some(to) = &step.to {
            self.line(&format!("to: {},", text(to)));
        }
    }

    fn choice(&mut self, choice: &Choice) {
        choice.remarks.iter().for_each(|words| self.remark(words));
        let mut fields = vec![format!("{}: {}", if choice.spoken { "say" } else { "act" }, text(&choice.text))];
        if choice.again {
            fields.push("again: true".to_owned());
        }
        if choice.ends {
            fields.push("then: [EndChapter]".to_owned());
        }
        fields.extend(choice.to.iter().map(|to| format!("to: {}", text(to))));
        if choice.items.is_empty() {
            return self.line(&format!("{}: ({}),", text(&choice.id), fields.join(", ")));
        }
        self.open(&format!("{}: ({},", text(&choice.id), fields.join(", ")));
        self.items("lines", &choice.items);
        self.shut("),");
    }

    fn items(&mut self, field: &str, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        self.open(&format!("{field}: ["));
        for item in items {
            let who = |number: usize| self.outline.people.get(number).map_or_else(|| text(&self.outline.resident), |person| text(&person.id));
            let line = match item {
                Item::Say(number, words) => format!("Say({}, {}),", who(*number), text(words)),
                Item::Think(number, words) => format!("Think({}, {}),", who(*number), text(words)),
                Item::Tell(words) => format!("Tell({}),", text(words)),
                Item::Remark(words) => remark(words),
            };
            self.line(&line);
        }
        self.shut("],");
    }

    /// What is not in the case, as remarks behind it: nothing is thrown away.
    fn loose(&mut self) {
        for (name, line, words) in &self.outline.loose {
            self.out.push('\n');
            self.remark(&match self.words {
                Language::Nl => format!("Niet in de casus: ‘{name}’, regel {line}"),
                Language::En => format!("Not in the case: ‘{name}’, line {line}"),
            });
            words.lines().filter(|words| !words.trim().is_empty()).for_each(|words| self.remark(words));
        }
    }
}
