//! The lines between cards.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::layout::{Drawing, INDENT, LANE, Layout, MARGIN, Path, Rect};
use super::{Edge, Kind, Link, Map, Marks};

/// All lines or all arrows that look the same: one thing to draw instead of a thousand.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its words in the style sheet.
    pub class: String,
    /// The lines, as the `d` of an SVG path.
    pub d: String,
}

impl Drawing {
    /// Everything that is always drawn between cards. What a route goes along lies over the rest, and arrows over lines.
    pub fn strokes(&self, map: &Map, marks: &Marks) -> Vec<Stroke> {
        let mut strokes: BTreeMap<(bool, bool, String), String> = BTreeMap::new();
        for (edge, path) in map.edges.iter().zip(&self.paths).filter(|(_, path)| path.always && !path.points.is_empty()) {
            let along = marks.along(edge).classes();
            let d = strokes.entry((false, !along.is_empty(), format!("{}{along}", edge.link.class()))).or_default();
            for (number, (x, y)) in path.points.iter().enumerate() {
                let _ = write!(d, "{}{x} {y}", if number == 0 { 'M' } else { 'L' });
            }
            if let Some(arrow) = path.arrow(edge.link) {
                *strokes.entry((true, false, edge.link.class().replace("path", "arrow"))).or_default() += &arrow;
            }
        }
        strokes.into_iter().map(|((_, _, class), d)| Stroke { class, d }).collect()
    }
}

impl Layout<'_> {
    /// Every edge as a line, where the lines to each step have the lane that is given for it.
    pub fn paths(&self, lanes: &[(usize, i32)]) -> Vec<Path> {
        let lanes: HashMap<usize, i32> = lanes.iter().copied().collect();
        let path = |edge: &Edge| {
            let (from, to) = (self.shapes.get(edge.from)?, self.shapes.get(edge.to)?);
            Some(match edge.link {
                Link::Holds if self.node(edge.from).kind == Kind::Step => {
                    let x = from.card.x + INDENT / 2;
                    Path { points: vec![(x, from.card.bottom()), (x, to.card.middle()), (to.card.x, to.card.middle())], always: true }
                }
                Link::Holds => Path::default(),
                Link::Leads => {
                    let x = lanes.get(&edge.to).copied().unwrap_or(from.card.right() + LANE);
                    let (start, end) = (from.card.middle(), arrow(&to.card));
                    Path { points: vec![(from.card.right(), start), (x, start), (x, end), (to.card.right(), end)], always: true }
                }
                Link::Next => {
                    let (from, to) = (from.frame?, to.frame?);
                    let (start, end, x) = (from.bottom() - 26, to.y + 26, MARGIN / 2 - 4);
                    Path { points: vec![(from.x, start), (x, start), (x, end), (to.x, end)], always: true }
                }
                Link::Offers | Link::Tells | Link::Opens => Path { points: between(&from.card, &to.card), always: false },
            })
        };
        self.map.edges.iter().map(|edge| path(edge).unwrap_or_default()).collect()
    }
}

/// Where an arrow comes in at a step.
pub(super) fn arrow(card: &Rect) -> i32 {
    card.y + (card.h / 2).min(14)
}

/// A line from side to side of two cards, by the way that is shortest.
fn between(from: &Rect, to: &Rect) -> Vec<(i32, i32)> {
    let start = if to.x > from.right() {
        from.right()
    } else if from.x > to.right() {
        from.x
    } else {
        from.x + from.w / 2
    };
    let end = if to.x > from.right() {
        to.x
    } else if from.x > to.right() {
        to.right()
    } else {
        to.x + to.w / 2
    };
    let beside = to.x > from.right() || from.x > to.right();
    if beside {
        let x = (start + end) / 2;
        return vec![(start, from.middle()), (x, from.middle()), (x, to.middle()), (end, to.middle())];
    }
    let (top, bottom) = if to.y > from.y { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
    let y = (top + bottom) / 2;
    vec![(start, top), (start, y), (end, y), (end, bottom)]
}
