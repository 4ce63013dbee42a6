//! The picture as one SVG file that needs nothing beside it.

use std::fmt::Write;

use super::layout::{Row, Style};
use super::marks::Mark;
use super::plain::xml;
use super::sheet::{STYLE, Sign, class, corner};
use super::words::{fill, terms};
use super::wrap::width;
use super::{Drawing, Kind, Link, Map, Marks, Part};

/// Draws a map that was laid out, with its marks. The same input gives the same bytes.
pub fn svg(map: &Map, drawing: &Drawing, marks: &Marks) -> String {
    let mut out = String::with_capacity(map.nodes.len() * 600 + 8_000);
    let title = map.nodes.first().map_or("", |case| case.label.as_str());
    let (w, h) = (drawing.width, drawing.height);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" lang=\"{}\" role=\"img\" aria-labelledby=\"map-title map-about\">\n",
        map.language.tag()
    );
    let _ = writeln!(out, "<title id=\"map-title\">{}</title>", xml(&fill(terms(map.language).picture, &[title])));
    let _ = writeln!(out, "<desc id=\"map-about\">{}</desc>", xml(&about(map)));
    let _ = writeln!(out, "<style>{STYLE}</style>");
    frames(&mut out, map, drawing);
    for row in &drawing.legend {
        text(&mut out, row);
    }
    paths(&mut out, map, drawing, marks);
    for (place, (node, shape)) in map.nodes.iter().zip(&drawing.shapes).enumerate() {
        let mark = marks.at(place);
        let _ = write!(out, "<g id=\"n{place}\" class=\"{}{}\">", class(node.kind), classes(mark));
        let _ = write!(out, "<title>{}</title>", xml(&map.tell(place, marks)));
        let card = shape.card;
        if !matches!(node.kind, Kind::Case | Kind::Area) {
            let (x, y, w, h, r) = (card.x, card.y, card.w, card.h, corner(node.kind));
            let _ = write!(out, "<rect class=\"card\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{r}\"/>");
        }
        shape.rows.iter().for_each(|row| text(&mut out, row));
        if node.ends {
            let _ = write!(out, "<circle class=\"end\" cx=\"{}\" cy=\"{}\" r=\"5\"/>", card.right(), card.middle());
        }
        pills(&mut out, map, mark, card.right() - 8, card.y);
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

fn classes(mark: Mark) -> String {
    let mut classes = String::new();
    for (there, class) in [(mark.best, " best"), (mark.worst, " worst"), (mark.unreached, " unreached")] {
        classes += if there { class } else { "" };
    }
    classes
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
        let _ = write!(out, "<path class=\"sign{}\" transform=\"translate({x} {y})\" d=\"{}\"/>", sign_class(sign), sign.path());
    }
    let class = match row.style {
        Style::Case | Style::Area | Style::Title => "t",
        Style::Label => "l",
        Style::Said => "l i",
        Style::Small => "s",
    };
    let _ = write!(out, "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>", row.x, row.y, row.style.size(), xml(&row.text));
}

fn sign_class(sign: Sign) -> &'static str {
    match sign {
        Sign::Heart => " heart",
        Sign::Gift => " gift",
        Sign::Lock => " lock",
        Sign::End => " dot",
        _ => "",
    }
}

fn paths(out: &mut String, map: &Map, drawing: &Drawing, marks: &Marks) {
    for (edge, path) in map.edges.iter().zip(&drawing.paths) {
        if !path.always || path.points.is_empty() {
            continue;
        }
        let (from, to) = (marks.at(edge.from), marks.at(edge.to));
        let class = match edge.link {
            Link::Leads => " leads",
            Link::Next => " next",
            _ => "",
        };
        let both = Mark { unreached: false, best: from.best && to.best, worst: from.worst && to.worst };
        let points: Vec<String> = path.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let _ = write!(out, "<polyline class=\"path{class}{}\" points=\"{}\"/>", classes(both), points.join(" "));
        // The arrow comes in from the side: to the left at a step, to the right at a chapter.
        if let (Link::Leads | Link::Next, Some((x, y))) = (edge.link, path.points.last()) {
            let (size, back) = if edge.link == Link::Next { (11, -18) } else { (5, 9) };
            let _ = write!(out, "<path class=\"arrow{class}\" d=\"M{x} {y}l{back} {}v{}Z\"/>", -size, 2 * size);
        }
        out.push('\n');
    }
}

/// Small words on the edge of a card.
fn pills(out: &mut String, map: &Map, mark: Mark, right: i32, y: i32) {
    let terms = terms(map.language);
    let mut right = right;
    let words =
        [(mark.unreached, "unreached", "∅ ", terms.unreached), (mark.worst, "worst", "▼ ", terms.worst), (mark.best, "best", "▲ ", terms.best)];
    for (_, class, sign, words) in words.into_iter().filter(|(there, ..)| *there) {
        let words = format!("{sign}{words}");
        let w = width(&words, 10, true) + 12;
        let (x, top) = (right - w, y - 9);
        let _ = write!(out, "<rect class=\"pill {class}\" x=\"{x}\" y=\"{top}\" width=\"{w}\" height=\"16\" rx=\"8\"/>");
        let _ = write!(out, "<text class=\"pilltext\" x=\"{}\" y=\"{}\" font-size=\"10\">{}</text>", x + 6, top + 12, xml(&words));
        right = x - 4;
    }
}
