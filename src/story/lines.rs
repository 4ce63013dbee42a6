//! Every text of a story gets a number and a stable id here, so that a translation can name it.

use super::debrief::Debrief;
use super::model::*;

/// Numbers all texts of `story` and fills [`Story::texts`].
pub fn number(story: &mut Story) {
    let mut rows = Rows(std::mem::take(&mut story.texts));
    rows.0.clear();
    // Text 0 is the empty one: what is left out has it.
    rows.0.push(TextRow { path: String::new(), words: String::new(), span: Default::default(), voice: Voiced::Nobody });
    rows.text("", "title", &mut story.title);
    rows.text("", "summary", &mut story.summary);
    rows.texts("invitation", &mut story.invitation);
    for (name, person) in named("people", &mut story.people) {
        rows.text(&name, "name", &mut person.name);
        rows.text(&name, "role", &mut person.role);
        rows.text(&name, "about", &mut person.about);
        rows.text(&name, "mandate", &mut person.mandate);
    }
    for (name, seat) in named("seats", &mut story.seats) {
        rows.text(&name, "about", &mut seat.about);
        rows.text(&name, "mandate", &mut seat.mandate);
        rows.text(&name, "knows", &mut seat.knows);
        rows.text(&name, "tempts", &mut seat.tempts);
    }
    for (name, text) in named("domains", &mut story.domains) {
        rows.text("", &name, text);
    }
    for (name, wish) in named("wishes", &mut story.wishes) {
        rows.text(&name, "hers", &mut wish.hers);
        rows.text(&name, "about", &mut wish.about);
    }
    for (name, service) in named("services", &mut story.services) {
        rows.text(&name, "name", &mut service.name);
        rows.text(&name, "what", &mut service.what);
        rows.text(&name, "who", &mut service.who);
        rows.text(&name, "door", &mut service.door);
        rows.text(&name, "cost", &mut service.cost);
        rows.text(&name, "may", &mut service.may);
    }
    for (name, thing) in named("things", &mut story.things) {
        rows.text(&name, "name", &mut thing.name);
        rows.lines(&name, &mut thing.lines);
    }
    if let Some(hub) = &mut story.prepare {
        rows.lines("prepare", &mut hub.lines);
        rows.text("prepare", "done", &mut hub.done);
    }
    rows.lines("table", &mut story.table.lines);
    rows.text("table", "done", &mut story.table.done);
    for (name, topic) in named("topics", &mut story.topics) {
        rows.text(&name, "title", &mut topic.title);
        rows.maybe(&name, "about", &mut topic.about);
        rows.maybe(&name, "leave", &mut topic.leave);
        rows.talk(&name, &mut topic.lines, &mut topic.choices, &mut topic.moments);
    }
    for (name, offer) in named("offers", &mut story.offers) {
        rows.text(&name, "title", &mut offer.title);
        rows.talk(&name, &mut offer.lines, &mut offer.choices, &mut offer.moments);
    }
    for (name, talk) in named("interruptions", &mut story.interruptions) {
        rows.talk(&name, &mut talk.lines, &mut talk.choices, &mut talk.moments);
    }
    if let Some(agreements) = &mut story.agreements {
        rows.lines("agreements", &mut agreements.lines);
        rows.text("agreements", "sentence", &mut agreements.sentence);
        rows.text("agreements", "done", &mut agreements.done);
        for slot in Slot::ALL {
            if let Some(part) = agreements.parts.at_mut(slot) {
                let name = format!("agreements.{}", slot.word());
                rows.text(&name, "ask", &mut part.ask);
                rows.maybe(&name, "empty", &mut part.empty);
                for (option_name, option) in named(&format!("{name}.options"), &mut part.options) {
                    rows.maybe("", &option_name, &mut option.text);
                }
            }
        }
        for (n, reply) in agreements.answers.iter_mut().enumerate() {
            rows.lines(&format!("agreements.answers.{}", n + 1), &mut reply.lines);
        }
    }
    rows.lines("month", &mut story.month.lines);
    rows.outcomes("outcomes", &mut story.month.outcomes);
    for (name, event) in named("events", &mut story.month.events) {
        rows.outcomes(&name, &mut event.outcomes);
    }
    rows.lines("month.ending", &mut story.month.ending);
    for (name, dimension) in named("rubric", &mut story.rubric) {
        rows.text(&name, "name", &mut dimension.name);
        for (n, level) in dimension.levels.iter_mut().enumerate() {
            rows.numbered(&format!("{name}.levels"), n, level);
        }
    }
    for (n, mark) in story.marks.iter_mut().enumerate() {
        rows.maybe(&format!("marks.{}", n + 1), "why", &mut mark.why);
    }
    rows.remarks("lookback.her", &mut story.lookback.her);
    for (n, voice) in story.lookback.voices.iter_mut().enumerate() {
        let name = format!("lookback.voices.{}", n + 1);
        rows.text(&name, "name", &mut voice.name);
        rows.text(&name, "about", &mut voice.about);
        rows.remarks(&name, &mut voice.remarks);
    }
    rows.texts("lookback.questions", &mut story.lookback.questions);
    rows.maybe("lookback", "policy", &mut story.lookback.policy);
    rows.maybe("lookback", "system", &mut story.lookback.system);
    rows.debrief(&mut story.debrief.0);
    for (name, source) in named("sources", &mut story.sources) {
        rows.text(&name, "title", &mut source.title);
        rows.text(&name, "about", &mut source.about);
    }
    story.texts = rows.0;
}

/// Whether a text, by its path, is wanted only once the month begins: what is told of the month, and what the look-back
/// explains.
pub fn is_told_late(path: &str) -> bool {
    const LATE: [&str; 8] = ["outcomes", "events", "month", "rubric", "marks", "lookback", "debrief", "sources"];
    path.split('.').next().is_some_and(|group| LATE.contains(&group)) || path.ends_with(".why")
}

/// Whether a text, by its path, is read by players; the rest is for whoever leads a group, or checks facts.
pub(crate) fn is_for_players(path: &str) -> bool {
    !matches!(path.split('.').next(), Some("debrief" | "sources"))
}

fn named<'s, T>(group: &str, things: &'s mut Named<T>) -> impl Iterator<Item = (String, &'s mut T)> + use<'s, T> {
    let group = format!("{group}.");
    things.0.iter_mut().map(move |(name, thing)| ([&group, name.value.as_str()].concat(), thing))
}

struct Rows(Vec<TextRow>);

impl Rows {
    /// The text of a field, unless it is empty; `path` is where its form stands.
    fn text(&mut self, path: &str, field: &str, text: &mut Text) {
        self.voiced(path, field, text, Voiced::Nobody);
    }

    /// The same for what somebody says.
    fn voiced(&mut self, path: &str, field: &str, text: &mut Text, voice: Voiced) {
        self.row(text, voice, || if path.is_empty() { field.to_owned() } else { [path, ".", field].concat() });
    }

    /// One text of a list.
    fn numbered(&mut self, path: &str, number: usize, text: &mut Text) {
        self.row(text, Voiced::Nobody, || format!("{path}.{number}"));
    }

    fn row(&mut self, text: &mut Text, voice: Voiced, path: impl FnOnce() -> String) {
        if text.words.value.is_empty() {
            text.id = TextId(0);
            return;
        }
        text.id = TextId(self.0.len() as u32);
        self.0.push(TextRow { path: path(), words: text.words.value.clone(), span: text.words.span, voice });
    }

    fn maybe(&mut self, path: &str, field: &str, text: &mut Option<Text>) {
        if let Some(text) = text {
            self.text(path, field, text);
        }
    }

    fn lines(&mut self, path: &str, lines: &mut [Line]) {
        let mut count = 0;
        self.counted(path, lines, &mut count);
    }

    /// Lines inside an `If` are counted on with those around it.
    fn counted(&mut self, path: &str, lines: &mut [Line], count: &mut usize) {
        for line in lines {
            match line {
                Line::Say(who, text) => self.line(path, count, text, Voiced::Says(who.value.clone())),
                Line::Think(who, text) => self.line(path, count, text, Voiced::Thinks(who.value.clone())),
                Line::Tell(text) => self.line(path, count, text, Voiced::Nobody),
                Line::Mood(..) => {}
                Line::If { then, otherwise, .. } => {
                    self.counted(path, then, count);
                    self.counted(path, otherwise, count);
                }
            }
        }
    }

    fn line(&mut self, path: &str, count: &mut usize, text: &mut Text, voice: Voiced) {
        *count += 1;
        self.row(text, voice, || format!("{path}.{count}"));
    }

    fn talk(&mut self, path: &str, lines: &mut [Line], choices: &mut Named<Choice>, moments: &mut Named<Moment>) {
        self.lines(path, lines);
        self.choices(path, choices);
        for (name, moment) in named(&format!("{path}.moments"), moments) {
            self.lines(&name, &mut moment.lines);
            self.choices(&name, &mut moment.choices);
        }
    }

    fn choices(&mut self, path: &str, choices: &mut Named<Choice>) {
        for (name, choice) in named(&format!("{path}.choices"), choices) {
            for (field, text) in [("say", &mut choice.say), ("act", &mut choice.act)] {
                if let Some(text) = text {
                    self.voiced(&name, field, text, Voiced::Player);
                }
            }
            self.maybe(&name, "why", &mut choice.why);
            self.lines(&name, &mut choice.lines);
        }
    }

    fn outcomes(&mut self, path: &str, outcomes: &mut Named<Outcome>) {
        for (name, outcome) in named(path, outcomes) {
            self.text(&name, "title", &mut outcome.title);
            self.maybe(&name, "why", &mut outcome.why);
            self.lines(&name, &mut outcome.lines);
        }
    }

    fn remarks(&mut self, path: &str, remarks: &mut [Remark]) {
        for (n, remark) in remarks.iter_mut().enumerate() {
            self.numbered(path, n + 1, &mut remark.text);
        }
    }

    fn debrief(&mut self, debrief: &mut Debrief) {
        for (name, decision) in named("debrief.key_decisions", &mut debrief.key_decisions) {
            self.text(&name, "title", &mut decision.title);
            self.text(&name, "about", &mut decision.about);
            self.text(&name, "ask", &mut decision.ask);
        }
        for (name, panel) in named("debrief.panels", &mut debrief.panels) {
            self.text(&name, "name", &mut panel.name);
            self.text(&name, "about", &mut panel.about);
        }
        let Some(script) = &mut debrief.script else { return };
        self.texts("debrief.before", &mut script.before);
        for (n, step) in script.steps.iter_mut().enumerate() {
            let name = format!("debrief.steps.{}", n + 1);
            self.text(&name, "title", &mut step.title);
            self.text(&name, "how", &mut step.how);
            self.texts(&format!("{name}.say"), &mut step.say);
            self.texts(&format!("{name}.ask"), &mut step.ask);
        }
    }

    fn texts(&mut self, path: &str, texts: &mut [Text]) {
        for (n, text) in texts.iter_mut().enumerate() {
            self.numbered(path, n + 1, text);
        }
    }
}
