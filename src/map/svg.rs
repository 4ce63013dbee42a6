//! The picture as one SVG file that needs nothing beside it.

use std::fmt::Write;

use super::layout::{PILL, Pill, Row};
use super::outline::lines;
use super::plain::xml;
use super::sheet::STYLE;
use super::words::{fill, terms};
use super::{Drawing, Kind, Map, Marks, Part};

/// Draws a map that was laid out, with its marks. The same input gives the same bytes.
pub fn svg(map: &Map, drawing: &Drawing, marks: &Marks) -> String {
    let mut out = String::with_capacity(map.nodes.len() * 600 + 8_000);
    let title = map.nodes.first().map_or("", |case| case.label.as_str());
    let (w, h) = (drawing.width, drawing.height);
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" lang=\"{}\" role=\"img\" class=\"map\" aria-labelledby=\"map-title map-about\">",
        map.language.tag()
    );
    let _ = writeln!(out, "<title id=\"map-title\">{}</title>", xml(&fill(terms(map.language).picture, &[title])));
    let _ = writeln!(out, "<desc id=\"map-about\">{}</desc>", xml(&about(map)));
    let _ = writeln!(out, "<style>{}</style>", STYLE.trim_end());
    frames(&mut out, map, drawing);
    for row in &drawing.legend {
        text(&mut out, row);
    }
    for stroke in drawing.strokes(map, marks) {
        let _ = writeln!(out, "<path class=\"{}\" d=\"{}\"/>", stroke.class, stroke.d);
    }
    for (place, ((node, shape), told)) in map.nodes.iter().zip(&drawing.shapes).zip(lines(map, marks)).enumerate() {
        let mark = marks.at(place);
        let _ = write!(out, "<g id=\"n{place}\" class=\"{}{}\">", node.kind.class(), mark.classes());
        let _ = write!(out, "<title>{}</title>", xml(&told));
        let card = shape.card;
        if !matches!(node.kind, Kind::Case | Kind::Area) {
            let (x, y, w, h, r) = (card.x, card.y, card.w, card.h, node.kind.corner());
            let _ = write!(out, "<rect class=\"card\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{r}\"/>");
        }
        shape.rows.iter().for_each(|row| text(&mut out, row));
        if node.ends {
            let _ = write!(out, "<circle class=\"end\" cx=\"{}\" cy=\"{}\" r=\"5\"/>", card.right(), card.middle());
        }
        pills(&mut out, &drawing.pills(place, mark, map.language));
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

/// What is in the picture, counted.
fn about(map: &Map) -> String {
    let count = |of: fn(Part) -> bool| map.nodes.iter().filter(|node| of(node.part)).count().to_string();
    let stops = {
        let mut stops: Vec<usize> =
            map.nodes.iter().filter(|node| matches!(node.part, Part::Choice(..))).filter_map(|choice| choice.parent).collect();
        stops.dedup();
        stops.len().to_string()
    };
    let talks = count(|part| matches!(part, Part::Talk(_)));
    let choices = count(|part| matches!(part, Part::Choice(..)));
    let outcomes = count(|part| matches!(part, Part::Outcome(_)));
    fill(terms(map.language).picture_about, &[&talks, &stops, &choices, &outcomes])
}

fn frames(out: &mut String, map: &Map, drawing: &Drawing) {
    for (node, shape) in map.nodes.iter().zip(&drawing.shapes) {
        if let Some(frame) = shape.frame {
            let inner = if node.kind == Kind::Area { "" } else { " inner" };
            let (x, y, w, h) = (frame.x, frame.y, frame.w, frame.h);
            let _ = writeln!(out, "<rect class=\"frame{inner}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"14\"/>");
        }
    }
}

fn text(out: &mut String, row: &Row) {
    if let Some(sign) = row.sign {
        let (x, y) = (row.x - 17, row.y - 11);
        let _ = write!(out, "<path class=\"{}\" transform=\"translate({x} {y})\" d=\"{}\"/>", sign.class(), sign.path());
    }
    let (class, size) = (row.style.class(), row.style.size());
    let _ = write!(out, "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{size}\">{}</text>", row.x, row.y, xml(&row.text));
}

fn pills(out: &mut String, pills: &[Pill]) {
    for pill in pills {
        let (x, y, w, h) = (pill.rect.x, pill.rect.y, pill.rect.w, pill.rect.h);
        let _ = write!(out, "<rect class=\"{}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"8\"/>", pill.class);
        let _ = write!(out, "<text class=\"pilltext\" x=\"{}\" y=\"{}\" font-size=\"{PILL}\">{}</text>", x + 6, y + 12, xml(&pill.text));
    }
}
