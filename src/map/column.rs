//! A talk or a group as a column: steps below each other with their choices hanging from them, and lanes beside them for what leads on.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::Kind;
use super::layout::{CARD, GAP, INDENT, LANE, Layout, PAD, Rect};
use super::path::arrow;

/// Things in a group stand in several columns when one would be taller than this.
const TALL: i32 = 720;

/// A column: laid out with its corner at nought, to be moved to its place.
pub(super) struct Column {
    /// Its nodes: all that were placed.
    pub nodes: Vec<usize>,
    pub w: i32,
    pub h: i32,
    /// Right of the cards, the lane of each step that something leads to.
    pub lanes: Vec<(usize, i32)>,
}

/// Columns below each other.
pub(super) struct Stack {
    pub columns: Vec<usize>,
    pub w: i32,
    pub h: i32,
}

impl Layout<'_> {
    /// Lays out a talk, a group or a thing alone.
    pub fn column(&mut self, place: usize) -> Column {
        let inside = self.children.get(place).cloned().unwrap_or_default();
        let steps = inside.iter().any(|child| self.node(*child).kind == Kind::Step);
        if steps { self.talk(place, &inside) } else { self.group(place, &inside) }
    }

    fn talk(&mut self, place: usize, steps: &[usize]) -> Column {
        let mut nodes = vec![place];
        let mut y = self.card_at(place, PAD / 2, PAD / 2, CARD + INDENT).bottom() + GAP;
        for step in steps {
            y = self.card_at(*step, PAD / 2, y, CARD + INDENT).bottom() + GAP;
            nodes.push(*step);
            for choice in self.children.get(*step).cloned().unwrap_or_default() {
                y = self.card_at(choice, PAD / 2 + INDENT, y, CARD).bottom() + GAP;
                nodes.push(choice);
            }
            y += GAP;
        }
        let (lanes, many) = self.lanes(&nodes);
        let right = PAD / 2 + INDENT + CARD;
        let lanes: Vec<(usize, i32)> = lanes.into_iter().map(|(step, lane)| (step, right + 16 + lane * LANE)).collect();
        let (w, h) = (right + PAD / 2 + if many > 0 { 8 + many * LANE } else { 0 }, y - GAP);
        self.shapes[place].frame = Some(Rect { x: 0, y: 0, w, h });
        Column { nodes, w, h, lanes }
    }

    /// Which lane the lines to each step have, and how many lanes there are: two lines at one height never share one.
    fn lanes(&self, nodes: &[usize]) -> (Vec<(usize, i32)>, i32) {
        let mut reach: Vec<(usize, i32, i32)> = Vec::new();
        let mut place: HashMap<usize, usize> = HashMap::new();
        for node in nodes {
            for step in self.leads.get(*node).into_iter().flatten() {
                let (from, to) = (self.shapes[*node].card.middle(), arrow(&self.shapes[*step].card));
                let at = *place.entry(*step).or_insert_with(|| {
                    reach.push((*step, to, to));
                    reach.len() - 1
                });
                let (_, top, bottom) = &mut reach[at];
                (*top, *bottom) = ((*top).min(from), (*bottom).max(from));
            }
        }
        reach.sort_by_key(|(step, top, bottom)| (*top, *bottom, *step));
        let mut busy: BinaryHeap<Reverse<(i32, i32)>> = BinaryHeap::new();
        let mut free: BinaryHeap<Reverse<i32>> = BinaryHeap::new();
        let mut many = 0;
        let mut lanes = Vec::new();
        for (step, top, bottom) in reach {
            while let Some(Reverse((ends, lane))) = busy.peek().copied().filter(|Reverse((ends, _))| ends + 4 < top) {
                busy.pop();
                let _ = ends;
                free.push(Reverse(lane));
            }
            let lane = free.pop().map_or(many, |Reverse(lane)| lane);
            many = many.max(lane + 1);
            busy.push(Reverse((bottom, lane)));
            lanes.push((step, lane));
        }
        (lanes, many)
    }

    fn group(&mut self, place: usize, inside: &[usize]) -> Column {
        let heights: Vec<i32> = inside.iter().map(|item| self.card_at(*item, 0, 0, CARD).h + GAP).collect();
        let total = heights.iter().copied().fold(0_i32, i32::saturating_add);
        let many = total.div_euclid(TALL).saturating_add(1);
        // Very many things make a square and no street.
        let many = if many > 8 { (f64::from(total) / f64::from(CARD)).sqrt().ceil() as i32 } else { many };
        let each = total / many.max(1);
        // A column is full when its share of the height is used up.
        let mut columns = vec![Vec::new()];
        let mut used = 0;
        for (item, h) in inside.iter().zip(heights) {
            if used > 0 && used + h / 2 > each && (columns.len() as i32) < many {
                columns.push(Vec::new());
                used = 0;
            }
            used += h;
            columns.last_mut().into_iter().for_each(|column| column.push(*item));
        }
        let full = columns.len() as i32 * (CARD + GAP) - GAP;
        let mut nodes = vec![place];
        let framed = !inside.is_empty();
        let edge = if framed { PAD / 2 } else { 0 };
        let top = self.card_at(place, edge, edge, full).bottom();
        let mut h = top;
        for (number, items) in columns.iter().enumerate() {
            let x = edge + number as i32 * (CARD + GAP);
            let mut y = top + GAP;
            for item in items {
                nodes.push(*item);
                self.shift(*item, x, y);
                y += self.shapes[*item].card.h + GAP;
            }
            h = h.max(y - GAP);
        }
        let (w, h) = (full + 2 * edge, h + edge);
        if framed {
            self.shapes[place].frame = Some(Rect { x: 0, y: 0, w, h });
        }
        Column { nodes, w, h, lanes: Vec::new() }
    }
}

/// Puts columns below each other as in a newspaper, as long as they are no taller than the tallest.
pub(super) fn stacks(columns: &[Column]) -> Vec<Stack> {
    let tallest = columns.iter().map(|column| column.h).max().unwrap_or(0);
    let mut stacks: Vec<Stack> = Vec::new();
    for (number, column) in columns.iter().enumerate() {
        match stacks.last_mut().filter(|stack| stack.h + PAD + column.h <= tallest) {
            Some(stack) => {
                stack.columns.push(number);
                stack.w = stack.w.max(column.w);
                stack.h += PAD + column.h;
            }
            None => stacks.push(Stack { columns: vec![number], w: column.w, h: column.h }),
        }
    }
    stacks
}
