//! Marks around words and at the beginning of a line: bold, italics, headings, items. They go, and the words stay.

use super::chapbook;
use super::finding::{Lost, short};
use super::markup::{Mark, Scanner};

impl Scanner<'_> {
    /// Marks around words: left out when there are two on the line.
    pub fn formatting(&mut self) -> bool {
        let rest = self.rest();
        for (begin, end, sort) in [("/*", Mark::StarEnd, 2), ("/%", Mark::PercentEnd, 2)] {
            if rest.starts_with(begin) {
                let Some(end) = self.find(end, self.at + 2) else { return false };
                let inside = self.text.get(self.at + 2..end).unwrap_or("");
                self.note(inside);
                self.go(end + sort);
                return true;
            }
        }
        if rest.starts_with('`') {
            let Some(end) = self.find_on_line(Mark::Backtick, self.at + 1) else { return false };
            let inside = self.text.get(self.at + 1..end).unwrap_or("").to_owned();
            self.say(&inside);
            self.at = end + 1;
            return true;
        }
        let marks =
            [("//", Mark::Slashes), ("''", Mark::Quotes), ("**", Mark::Stars), ("__", Mark::Underscores), ("~~", Mark::Tildes), ("^^", Mark::Carets)];
        let Some((mark, which)) = marks.into_iter().find(|(mark, _)| rest.starts_with(mark)) else { return self.single_star() };
        // An address is no formatting.
        if mark == "//" && self.words.ends_with(':') {
            return false;
        }
        if let Some(at) = self.formatting.iter().position(|open| *open == mark) {
            self.formatting.remove(at);
        } else if self.find_on_line(which, self.at + 2).is_some() {
            self.formatting.push(mark);
        } else {
            return false;
        }
        self.at += 2;
        self.tell_formatting();
        true
    }

    /// `*words*`: the star goes when words touch it on the inside and another one follows.
    fn single_star(&mut self) -> bool {
        let rest = self.rest();
        if !rest.starts_with('*') {
            return false;
        }
        let touches = rest.get(1..).and_then(|rest| rest.chars().next()).is_some_and(|sign| !sign.is_whitespace());
        if let Some(at) = self.formatting.iter().position(|open| *open == "*") {
            self.formatting.remove(at);
        } else if touches && !self.words.ends_with(|sign: char| sign.is_alphanumeric()) && self.star_follows() {
            self.formatting.push("*");
        } else {
            return false;
        }
        self.at += 1;
        self.tell_formatting();
        true
    }

    /// Whether another star comes soon: nobody sets more than a sentence or two in italics.
    fn star_follows(&self) -> bool {
        let near = self.rest().bytes().skip(1).take(400);
        near.take_while(|byte| *byte != b'\n').any(|byte| byte == b'*')
    }

    pub fn tell_formatting(&mut self) {
        if !std::mem::replace(&mut self.told_formatting, true) {
            self.lose(Lost::Formatting);
        }
    }

    /// `![words](address)`.
    pub fn markdown_image(&mut self) -> bool {
        let whole: usize = self.rest().bytes().take(400).take_while(|byte| *byte != b'\n').position(|byte| byte == b')').map_or(0, |at| at + 1);
        let Some(image) = self.rest().get(..whole).filter(|image| image.contains("](")) else { return false };
        self.lose(Lost::Image { text: short(image) });
        self.at += whole;
        true
    }

    /// What only means something at the beginning of a line.
    pub fn begin_line(&mut self) {
        let end = self.find(Mark::LineEnd, self.at).unwrap_or(self.text.len());
        let line = self.text.get(self.at..end).unwrap_or("");
        // How Twine writes a line of words that begins with `::`.
        if line.starts_with("\\:") {
            self.at += 1;
            self.say(":");
            self.at += 1;
            return;
        }
        let trimmed = line.trim();
        if chapbook::modifier(self, trimmed) {
            self.at = end;
            return;
        }
        let only = |signs: &[char]| trimmed.len() >= 3 && trimmed.chars().all(|sign| signs.contains(&sign));
        if only(&['-']) || only(&['*']) || only(&['=', '<', '>', '|']) {
            self.at = end;
            return;
        }
        // Headings, quotations and items of a list.
        let lead = line.len() - line.trim_start().len();
        for (sign, most) in [('#', 6), ('!', 6), ('>', 3), ('*', 3)] {
            let count = trimmed.chars().take_while(|found| *found == sign).count();
            let behind = trimmed.get(count..).unwrap_or("");
            let heading = sign == '!' && behind.starts_with(|sign: char| sign.is_alphanumeric());
            if (1..=most).contains(&count) && (behind.starts_with(' ') || heading) {
                self.at += lead + count;
                self.tell_formatting();
                return;
            }
        }
    }
}
