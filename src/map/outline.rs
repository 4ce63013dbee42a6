//! The map as a nested list: the same as the picture, for who reads rather than looks.

use super::plain::one_line;
use super::words::{fill, kind, terms};
use super::{Kind, Link, Map, Marks};

/// An entry of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The place of the node.
    pub node: usize,
    /// All about it, on one line.
    pub text: String,
    /// What belongs to it.
    pub children: Vec<Item>,
}

/// The whole map as a list in a list. The one entry at the top is the case.
pub fn outline(map: &Map, marks: &Marks) -> Vec<Item> {
    let leads = leads(map);
    // What belongs to a node stands behind it, so going backwards every node is whole before it is given to its parent.
    let mut items: Vec<Option<Item>> =
        (0..map.nodes.len()).map(|node| Some(Item { node, text: line(map, node, marks, leads.get(node)), children: Vec::new() })).collect();
    let mut top = Vec::new();
    for place in (0..items.len()).rev() {
        let Some(mut item) = items.get_mut(place).and_then(Option::take) else { continue };
        item.children.reverse();
        match map.nodes.get(place).and_then(|node| node.parent).and_then(|parent| items.get_mut(parent)).and_then(Option::as_mut) {
            Some(parent) => parent.children.push(item),
            None => top.push(item),
        }
    }
    top.reverse();
    top
}

/// The same as text: one line for each part, two blanks further in for what belongs to it.
pub fn outline_text(map: &Map, marks: &Marks) -> String {
    let leads = leads(map);
    let mut depths: Vec<usize> = Vec::with_capacity(map.nodes.len());
    let mut out = String::new();
    for (place, node) in map.nodes.iter().enumerate() {
        let depth = node.parent.and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1);
        depths.push(depth);
        out += &"  ".repeat(depth);
        out += "- ";
        out += &line(map, place, marks, leads.get(place));
        out.push('\n');
    }
    out
}

/// Everything about one node.
pub(super) fn tell(map: &Map, place: usize, marks: &Marks) -> String {
    let to = map.edges.iter().find(|edge| edge.from == place && edge.link == Link::Leads).map(|edge| edge.to);
    line(map, place, marks, Some(&to))
}

/// For every node the step it leads to.
fn leads(map: &Map) -> Vec<Option<usize>> {
    let mut leads = vec![None; map.nodes.len()];
    for edge in map.edges.iter().filter(|edge| edge.link == Link::Leads) {
        if let Some(to) = leads.get_mut(edge.from) {
            *to = Some(edge.to);
        }
    }
    leads
}

fn line(map: &Map, place: usize, marks: &Marks, leads: Option<&Option<usize>>) -> String {
    let Some(node) = map.nodes.get(place) else { return String::new() };
    let terms = terms(map.language);
    let called = one_line(&node.label);
    let sort = kind(node.kind, map.language);
    let mut line = match node.kind {
        Kind::Case | Kind::Area | Kind::Group => called,
        Kind::Step if !node.name.is_empty() => format!("{sort} {}: {called}", one_line(&node.name)),
        Kind::Say => format!("{sort}: ‘{called}’"),
        _ => format!("{sort}: {called}"),
    };
    let mut more: Vec<String> = Vec::new();
    more.extend([&node.about, &node.when].into_iter().filter(|text| !text.is_empty()).map(|text| one_line(text)));
    more.extend(node.notes.iter().map(|note| one_line(&note.text)));
    if let Some(to) = leads.copied().flatten().and_then(|to| map.nodes.get(to)) {
        more.push(fill(terms.leads, &[&one_line(&to.name)]));
    }
    if node.ends {
        more.push(terms.ends.to_owned());
    }
    let mark = marks.at(place);
    let marked = [(mark.unreached, terms.unreached), (mark.best, terms.best), (mark.worst, terms.worst)];
    more.extend(marked.into_iter().filter(|(there, _)| *there).map(|(_, words)| words.to_owned()));
    if !more.is_empty() {
        line += " — ";
        line += &more.join("; ");
    }
    line
}
