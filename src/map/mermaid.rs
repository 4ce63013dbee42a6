//! The map for Mermaid (<https://mermaid.js.org/syntax/flowchart.html>), which many wikis and note books draw.

use std::fmt::Write;

use super::plain::one_line;
use super::words::terms;
use super::{Kind, Link, Map, Marks};

/// Labels are cut after so many letters: Mermaid draws no more than 50,000 signs in all unless it is told to.
const LONGEST: usize = 70;

/// The map as a Mermaid flow chart: chapters as frames, conditions on the lines. Of what opens what only the talk of an offer has a
/// line; the other conditions stand in words.
pub fn mermaid(map: &Map, marks: &Marks) -> String {
    let mut out = String::from("flowchart LR\n");
    let mut frame: Option<usize> = None;
    for (place, node) in map.nodes.iter().enumerate() {
        if frame.is_some() && (node.kind == Kind::Area || node.parent.is_none()) {
            out += "  end\n";
            frame = None;
        }
        if node.kind == Kind::Area {
            let _ = writeln!(out, "  subgraph s{place}[\"{}\"]", text(&node.label));
            frame = Some(place);
        }
        let mark = marks.at(place);
        let terms = terms(map.language);
        let mut label = text(&node.label);
        for (there, words) in [(mark.unreached, terms.unreached), (mark.best, terms.best), (mark.worst, terms.worst)] {
            if there {
                let _ = write!(label, "<br>({words})");
            }
        }
        for note in &node.notes {
            let _ = write!(label, "<br>{}", text(&note.text));
        }
        let (open, close) = match node.kind {
            Kind::Case | Kind::Area => ("[[", "]]"),
            Kind::Topic | Kind::Interruption | Kind::Offer | Kind::Group | Kind::Event => ("[/", "/]"),
            Kind::Step => ("{{", "}}"),
            Kind::Say => ("(", ")"),
            Kind::Act => ("[", "]"),
            Kind::Wish => ("([", "])"),
            Kind::Thing | Kind::PartOption | Kind::Reply(_) => ("[", "]"),
            Kind::Outcome(_) => (">", "]"),
        };
        let class = match (mark.unreached, mark.best, mark.worst) {
            (true, ..) => ":::unreached",
            (_, true, _) => ":::best",
            (_, _, true) => ":::worst",
            _ => "",
        };
        let _ = writeln!(out, "    n{place}{open}\"{label}\"{close}{class}");
    }
    if frame.is_some() {
        out += "  end\n";
    }
    for edge in &map.edges {
        let arrow = match edge.link {
            Link::Next => "==>",
            Link::Holds => "---",
            Link::Leads => "-->",
            Link::Offers => "-.->",
            Link::Tells | Link::Opens => continue,
        };
        let when = if edge.when.is_empty() { String::new() } else { format!("|\"{}\"|", text(&edge.when)) };
        let _ = writeln!(out, "  n{} {arrow}{when} n{}", edge.from, edge.to);
    }
    out += "  classDef unreached stroke:#84221a,stroke-width:2px,stroke-dasharray:3 4\n";
    out += "  classDef best stroke:#1b5439,stroke-width:4px\n";
    out += "  classDef worst stroke:#84221a,stroke-width:4px\n";
    out
}

/// A text between quotes: whatever could mean something to Mermaid, Markdown or HTML becomes the number of its sign.
fn text(text: &str) -> String {
    let mut out = String::new();
    for (count, letter) in one_line(text).chars().enumerate() {
        if count == LONGEST {
            out.push('…');
            break;
        }
        match letter {
            letter if letter.is_alphanumeric() => out.push(letter),
            ' ' | '.' | ',' | '?' | '!' | '…' | '‘' | '’' | '“' | '”' | '·' | '–' | '€' => out.push(letter),
            other => {
                let _ = write!(out, "#{};", u32::from(other));
            }
        }
    }
    out
}
