//! The map for Graphviz (<https://graphviz.org/doc/info/lang.html>).

use std::fmt::Write;

use super::plain::one_line;
use super::wrap::wrap;
use super::{Kind, Link, Map, Marks};

/// The map in the DOT language: what belongs together in clusters, conditions beside the lines they are of.
pub fn dot(map: &Map, marks: &Marks) -> String {
    let mut out = String::from(
        "digraph map {\n  rankdir=LR; node [shape=box, style=\"rounded,filled\", fillcolor=\"#fffdf8\", fontname=\"DejaVu Sans\", fontsize=11]; edge [fontname=\"DejaVu Sans\", fontsize=9];\n",
    );
    let mut open: Vec<usize> = Vec::new();
    for (place, node) in map.nodes.iter().enumerate() {
        while open.last().is_some_and(|around| node.parent != Some(*around)) {
            open.pop();
            let _ = writeln!(out, "{}}}", "  ".repeat(open.len() + 1));
        }
        let holds = matches!(node.kind, Kind::Area | Kind::Topic | Kind::Interruption | Kind::Offer | Kind::Group | Kind::Event);
        if holds {
            let _ = writeln!(out, "{}subgraph cluster_{place} {{ label={};", "  ".repeat(open.len() + 1), quoted(&node.label));
            open.push(place);
        }
        let mut label = vec![wrap(&node.label, 220, 11, false, 4).join("\n")];
        label.extend([&node.about, &node.when].into_iter().filter(|text| !text.is_empty()).map(|text| wrap(text, 220, 11, false, 4).join("\n")));
        label.extend(node.notes.iter().map(|note| wrap(&note.text, 220, 11, false, 4).join("\n")));
        let mark = marks.at(place);
        let terms = super::words::terms(map.language);
        let marked = [(mark.unreached, terms.unreached), (mark.best, terms.best), (mark.worst, terms.worst)];
        label.extend(marked.into_iter().filter(|(there, _)| *there).map(|(_, words)| format!("[{words}]")));
        let line = match (mark.unreached, mark.best, mark.worst) {
            (true, ..) => ", style=\"dashed,filled\", color=\"#84221a\"",
            (_, true, _) => ", color=\"#1b5439\", penwidth=3",
            (_, _, true) => ", color=\"#84221a\", penwidth=3",
            _ => "",
        };
        let _ = writeln!(
            out,
            "{}n{place} [label={}, shape={}, fillcolor=\"{}\"{line}];",
            "  ".repeat(open.len() + 1),
            quoted(&label.join("\n")),
            shape(node.kind),
            colour(node.kind)
        );
    }
    while open.pop().is_some() {
        let _ = writeln!(out, "{}}}", "  ".repeat(open.len() + 1));
    }
    for edge in &map.edges {
        // What waits for something says so in its own words; a line for each makes a thicket of it.
        let style = match edge.link {
            Link::Next => "penwidth=3",
            Link::Holds => "arrowhead=none",
            Link::Leads => "color=\"#2f5a58\"",
            Link::Offers => "style=dashed, color=\"#5b3a1f\", constraint=false",
            Link::Tells => "style=dotted, color=\"#7c2f46\", constraint=false",
            Link::Opens => "style=dotted, color=\"#5a4636\", constraint=false",
        };
        let _ = writeln!(out, "  n{} -> n{} [{style}];", edge.from, edge.to);
    }
    out + "}\n"
}

fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "note",
        Kind::Area | Kind::Topic | Kind::Interruption | Kind::Offer | Kind::Group | Kind::Event => "folder",
        Kind::Step => "box",
        Kind::Say => "ellipse",
        Kind::Act => "cds",
        Kind::Wish => "egg",
        Kind::Thing | Kind::PartOption | Kind::Reply(_) | Kind::Outcome(_) => "box",
    }
}

fn colour(kind: Kind) -> &'static str {
    match kind {
        Kind::Case | Kind::Area => "#fbeacb",
        Kind::Topic | Kind::Step => "#e4efe9",
        Kind::Interruption | Kind::Wish => "#fbe3e6",
        Kind::Offer | Kind::Group | Kind::Event => "#fdeccb",
        Kind::Say | Kind::Act | Kind::Thing | Kind::PartOption | Kind::Reply(_) | Kind::Outcome(_) => "#fffdf8",
    }
}

/// A text between quotes. A backslash would begin an escape and an ampersand an entity, so both are written out; a line
/// end of ours is `\n`.
fn quoted(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| one_line(line).replace('&', "&amp;").replace('\\', "&#92;").replace('"', "&quot;")).collect();
    format!("\"{}\"", lines.join("\\n"))
}
