//! The map as a nested list: the same as the picture, for who reads rather than looks.

use super::plain::one_line;
use super::words::{fill, kind, terms};
use super::{Kind, Link, Map, Mark, Marks, Node};

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
    // What belongs to a node stands behind it, so going backwards every node is whole before it is given to its parent.
    let mut items: Vec<Option<Item>> = lines(map, marks).enumerate().map(|(node, text)| Some(Item { node, text, children: Vec::new() })).collect();
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
    let mut depths: Vec<usize> = Vec::with_capacity(map.nodes.len());
    let mut out = String::new();
    for (node, line) in map.nodes.iter().zip(lines(map, marks)) {
        let depth = node.parent.and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1);
        depths.push(depth);
        out += &"  ".repeat(depth);
        out += "- ";
        out += &line;
        out.push('\n');
    }
    out
}

/// Every node in a sentence or a few, in order: for who cannot see the picture.
pub fn lines<'m>(map: &'m Map, marks: &'m Marks) -> impl Iterator<Item = String> + 'm {
    let leads = leads(map);
    map.nodes.iter().enumerate().map(move |(place, node)| line(map, node, marks.at(place), leads.get(place).copied().flatten()))
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

fn line(map: &Map, node: &Node, mark: Mark, leads: Option<usize>) -> String {
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
    if let Some(to) = leads.and_then(|to| map.nodes.get(to)) {
        more.push(fill(terms.leads, &[&one_line(&to.name)]));
    }
    if node.ends {
        more.push(terms.ends.to_owned());
    }
    let marked = [(mark.unreached, terms.unreached), (mark.best, terms.best), (mark.worst, terms.worst)];
    more.extend(marked.into_iter().filter(|(there, _)| *there).map(|(_, words)| words.to_owned()));
    if !more.is_empty() {
        line += " — ";
        line += &more.join("; ");
    }
    line
}
