//! A talk as passages: one for each step, and one for each answer that is more than words.

use super::plain::{link, note, quoted};
use super::{Back, Map, ONWARD};
use crate::story::model::{Choice, Effect, Line, Name, Named, Text};
use crate::story::{Talk, talks, write};

/// A step of a talk, as it is written.
struct Step<'s> {
    then: &'s [Effect],
    lines: &'s [Line],
    choices: &'s Named<Choice>,
    to: &'s Option<Name>,
}

impl Map<'_> {
    /// Several talks of one hub, by path and name; each only once, wherever else it is listed.
    pub(super) fn talks(&mut self, wanted: &[(String, String)], back: &Back) {
        let story = self.story;
        let (topics, offers) = (story.topics.0.len(), story.offers.0.len());
        for (path, id) in wanted {
            let group = path.split('.').next().unwrap_or("");
            let range = match group {
                "topics" => 0..topics,
                "offers" => topics..topics + offers,
                _ => topics + offers..usize::MAX,
            };
            let found = talks(story).enumerate().find(|(number, (name, _))| range.contains(number) && name == id);
            let Some((_, (_, talk))) = found else { continue };
            if !self.drawn.insert(path.clone()) {
                continue;
            }
            self.next_block();
            self.talk(path, id, group, &talk, back);
        }
    }

    fn talk(&mut self, path: &str, id: &str, group: &str, talk: &Talk, back: &Back) {
        let name = self.name(path, id);
        let mut head = Vec::new();
        if let Some(topic) = self.story.topics.get(id).filter(|_| group == "topics") {
            head.extend(topic.who.as_ref().map(|who| note(&format!("who: {}", write::text(&who.value)))));
            head.extend(topic.about.as_ref().map(|about| note(&format!("about: {}", self.words.of(about)))));
            head.extend(topic.leave.as_ref().map(|leave| note(&format!("leave: {}", self.words.of(leave)))));
            head.extend(topic.again.then(|| note("again: true")));
        }
        let tag = match group {
            "offers" => "offer",
            "interruptions" => "interruption",
            _ => "topic",
        };
        let root = Step { then: talk.then, lines: talk.lines, choices: talk.choices, to: talk.to };
        self.step(path, id, name, tag, head, &root, back);
        for (moment, written) in talk.moments.iter() {
            let name = self.moment(path, id, moment);
            let step = Step { then: &written.then, lines: &written.lines, choices: &written.choices, to: &written.to };
            self.step(&format!("{path}.moments.{moment}"), id, name, "moment", Vec::new(), &step, back);
        }
    }

    fn moment(&mut self, path: &str, id: &str, moment: &str) -> String {
        self.name(&format!("{path}.moments.{moment}"), &format!("{id}.{moment}"))
    }

    #[allow(clippy::too_many_arguments)]
    fn step(&mut self, path: &str, id: &str, name: String, tag: &'static str, head: Vec<String>, step: &Step, back: &Back) {
        let owner = path.split(".moments.").next().unwrap_or(path);
        let mut text = head;
        self.effects(step.then, &mut text);
        self.lines(step.lines, &mut text);
        let mut links = Vec::new();
        let mut replies = Vec::new();
        for (choice_id, choice) in step.choices.iter() {
            let goes_to = self.goes_to(owner, id, choice.to.as_ref(), &choice.then, back);
            let is_more = !(choice.lines.is_empty() && choice.then.is_empty() && choice.points.0.is_empty() && choice.why.is_none());
            let to = if is_more { self.name(&format!("{path}.choices.{choice_id}"), &format!("{name}.{choice_id}")) } else { goes_to.clone() };
            text.extend(choice.when.as_ref().map(|when| note(&format!("when: {}", write::condition(when)))));
            text.extend(choice.again.then(|| note("again: true")));
            let words = match (&choice.say, &choice.act) {
                (Some(say), _) => quoted(self.words.of(say)),
                (None, Some(act)) => self.words.of(act).to_owned(),
                (None, None) => choice_id.to_owned(),
            };
            text.push(link(&words, &to));
            links.push(to.clone());
            if is_more {
                replies.push((to, choice, goes_to));
            }
        }
        if step.choices.0.is_empty() {
            let to = self.goes_to(owner, id, step.to.as_ref(), step.then, back);
            text.push(link(ONWARD, &to));
            links.push(to);
        } else if let Some(to) = &step.to {
            text.push(note(&format!("to: {}", write::text(&to.value))));
        }
        self.add(name, tag, text, links);
        for (name, choice, goes_to) in replies {
            let mut text = Vec::new();
            self.effects(&choice.then, &mut text);
            self.lines(&choice.lines, &mut text);
            self.worth(&choice.points, choice.why.as_ref(), &mut text);
            text.push(link(ONWARD, &goes_to));
            self.add(name, "choice", text, vec![goes_to]);
        }
    }

    /// Where it goes on: a step, the next chapter, or the hub.
    fn goes_to(&mut self, path: &str, id: &str, to: Option<&Name>, then: &[Effect], back: &Back) -> String {
        match to {
            Some(to) => self.moment(path, id, &to.value),
            None if then.contains(&Effect::EndChapter) => back.next.clone(),
            None => back.hub.clone(),
        }
    }

    /// What it brings about, as a remark.
    pub(super) fn effects(&self, effects: &[Effect], out: &mut Vec<String>) {
        if !effects.is_empty() {
            out.push(note(&format!("then: [{}]", effects.iter().map(write::effect).collect::<Vec<_>>().join(", "))));
        }
    }

    /// What it is worth, and why, as remarks.
    pub(super) fn worth(&self, points: &Named<i16>, why: Option<&Text>, out: &mut Vec<String>) {
        if !points.0.is_empty() {
            let points: Vec<String> = points.iter().map(|(dimension, points)| format!("{}: {points}", write::text(dimension))).collect();
            out.push(note(&format!("points: {{{}}}", points.join(", "))));
        }
        out.extend(why.map(|why| note(&format!("why: {}", self.words.of(why)))));
    }
}
