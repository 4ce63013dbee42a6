//! The words on a card, and those of the legend.

use super::layout::{INSET, Layout, Row, SIGN, Style};
use super::sheet::Sign;
use super::words::terms;
use super::wrap::{width, wrap};
use super::{Kind, Node, Sort};

/// More notes than this are not written on a card; the outline has them all.
const MOST_NOTES: usize = 8;

/// Writes a node on a card of this width, with its corner at nought; and how high that is.
pub(super) fn card(node: &Node, w: i32) -> (Vec<Row>, i32) {
    let mut rows: Vec<Row> = Vec::new();
    let mut y = INSET - 3;
    let mut write = |text: &str, style: Style, sign: Option<Sign>, most: usize| {
        let before = INSET + if sign.is_some() { SIGN } else { 0 };
        for (number, line) in wrap(text, w - before - INSET, style.size(), style.bold(), most).into_iter().enumerate() {
            y += style.line();
            rows.push(Row { x: before, y: y - style.size() / 5 - 1, text: line, style, sign: sign.filter(|_| number == 0) });
        }
    };
    let (style, most) = match node.kind {
        Kind::Case => (Style::Case, 2),
        Kind::Area => (Style::Area, 2),
        Kind::Topic | Kind::Interruption | Kind::Offer | Kind::Group | Kind::Event => (Style::Title, 3),
        Kind::Step => (Style::Said, 3),
        Kind::Say | Kind::Act | Kind::Wish | Kind::Thing | Kind::PartOption | Kind::Reply(_) | Kind::Outcome(_) => (Style::Label, 3),
    };
    write(&node.label, style, Sign::of(node.kind), most);
    if !node.about.is_empty() {
        write(&node.about, Style::Small, None, 2);
    }
    if !node.when.is_empty() {
        write(&node.when, Style::Small, Some(Sign::Lock), 4);
    }
    for (number, note) in node.notes.iter().enumerate() {
        if number == MOST_NOTES {
            write("…", Style::Small, None, 1);
            break;
        }
        write(&note.text, Style::Small, Some(Sign::of_note(note.sort)), if matches!(note.sort, Sort::Wish | Sort::Offer) { 3 } else { 2 });
    }
    (rows, y + INSET - 2)
}

impl Layout<'_> {
    /// Signs with what they mean, in lines no wider than `room`; and what is below them.
    pub fn legend(&self, left: i32, top: i32, room: i32) -> (Vec<Row>, i32) {
        let terms = terms(self.map.language);
        let entries = [
            (None, Style::Title, terms.legend),
            (None, Style::Said, terms.legend_step),
            (Some(Sign::Speech), Style::Label, terms.legend_say),
            (Some(Sign::Hand), Style::Label, terms.legend_act),
            (Some(Sign::Heart), Style::Label, terms.legend_wish),
            (Some(Sign::Gift), Style::Label, terms.legend_offer),
            (Some(Sign::Lock), Style::Label, terms.legend_when),
            (Some(Sign::End), Style::Label, terms.ends),
        ];
        let (mut x, mut y) = (left, top + 20);
        let mut rows = Vec::new();
        for (sign, style, text) in entries {
            let before = if sign.is_some() { SIGN } else { 0 };
            let wide = before + width(text, style.size(), style.bold());
            if x > left && x + wide > left + room {
                (x, y) = (left, y + 22);
            }
            rows.push(Row { x: x + before, y, text: text.to_owned(), style, sign });
            x += wide + 26;
        }
        (rows, y + 8)
    }
}
