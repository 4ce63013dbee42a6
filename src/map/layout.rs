//! Where everything stands on the sheet.
//!
//! A case has a clear order, so this is no layout of any graph: chapters are bands from top to bottom, a talk is a column in its
//! band, and in a column the steps stand below each other with their choices hanging from them. What leads on runs in lanes
//! beside the column. So nothing is ever crossed by a line that does not belong to it, and a story of any size is
//! drawn in time that grows with its size. All sizes are whole pixels: the same map gives the same sheet on every machine.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::marks::Mark;
use super::sheet::Sign;
use super::words::terms;
use super::wrap::{width, wrap};
use super::{Kind, Link, Map, Node, Part, Sort};
use crate::story::wording::Language;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Rect {
    pub x: i32,
    pub y: i32,
    pub w: i32,
    pub h: i32,
}

impl Rect {
    /// Its right side.
    pub fn right(&self) -> i32 {
        self.x + self.w
    }

    /// Its lower side.
    pub fn bottom(&self) -> i32 {
        self.y + self.h
    }

    /// The height of its middle.
    pub fn middle(&self) -> i32 {
        self.y + self.h / 2
    }
}

/// How a line of words is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// The title of the case.
    Case,
    /// The title of a chapter.
    Area,
    /// The title of a talk.
    Title,
    /// What is said or done.
    Label,
    /// What she says or what is seen, before one chooses.
    Said,
    /// A small remark, a condition, a note.
    Small,
}

impl Style {
    /// The size of its letters in pixels.
    pub fn size(self) -> i32 {
        match self {
            Self::Case => 34,
            Self::Area => 27,
            Self::Title => 17,
            Self::Label | Self::Said => 13,
            Self::Small => 12,
        }
    }

    /// Its words in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Case | Self::Area | Self::Title => "t",
            Self::Label => "l",
            Self::Said => "l i",
            Self::Small => "s",
        }
    }

    /// From one line to the next.
    fn line(self) -> i32 {
        self.size() + self.size() / 3
    }

    fn bold(self) -> bool {
        matches!(self, Self::Case | Self::Area | Self::Title)
    }
}

/// One line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it begins.
    pub x: i32,
    /// The line the letters stand on.
    pub y: i32,
    /// The words.
    pub text: String,
    /// How they are written.
    pub style: Style,
    /// What is drawn before them; its corner stands 17 pixels to the left and 11 above.
    pub sign: Option<Sign>,
}

/// A node on the sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// The card with its words. Cards never overlap.
    pub card: Rect,
    /// What is around all that belongs to it; nothing around what holds nothing.
    pub frame: Option<Rect>,
    /// Its words, line by line.
    pub rows: Vec<Row>,
}

/// An edge on the sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// The corners of its line; none where standing inside says enough.
    pub points: Vec<(i32, i32)>,
    /// Whether it is always drawn; other lines are for who asks about one of their ends.
    pub always: bool,
}

/// A map laid out. Shapes and paths have the order of the nodes and edges of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width in pixels.
    pub width: i32,
    /// Height in pixels.
    pub height: i32,
    /// Every node.
    pub shapes: Vec<Shape>,
    /// Every edge.
    pub paths: Vec<Path>,
    /// How to read it: signs with words.
    pub legend: Vec<Row>,
}

/// The width of a card.
const CARD: i32 = 240;
/// How far choices hang to the right of their step.
const INDENT: i32 = 18;
/// Between cards.
const GAP: i32 = 14;
/// Between columns, and between a frame and what is in it.
const PAD: i32 = 22;
/// Between two lanes.
const LANE: i32 = 10;
/// Between words and the edge of their card.
const INSET: i32 = 10;
/// What a sign takes before words.
const SIGN: i32 = 17;
/// The size of letters on a pill.
pub(super) const PILL: i32 = 10;
/// Left of the bands: the way from chapter to chapter.
const MARGIN: i32 = 44;
/// More notes than this are not written on a card; the outline has them all.
const MOST_NOTES: usize = 8;
/// Things in a group stand in several columns when one would be taller than this.
const TALL: i32 = 720;

/// A small word on the edge of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    /// Where.
    pub rect: Rect,
    /// Its words in the style sheet.
    pub class: &'static str,
    /// A sign and a word or two.
    pub text: String,
}

impl Path {
    /// The triangle at its end, as the `d` of an SVG path; for lines that have one.
    pub fn arrow(&self, link: Link) -> Option<String> {
        let (x, y) = self.points.last().filter(|_| matches!(link, Link::Leads | Link::Next))?;
        // It comes in from the side: to the left at a step, to the right at a chapter.
        let (size, back) = if link == Link::Next { (11, -18) } else { (5, 9) };
        Some(format!("M{x} {y}l{back} {}v{}Z", -size, 2 * size))
    }
}

impl Link {
    /// Its words in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Leads => "path leads",
            Self::Next => "path next",
            Self::Holds => "path",
            Self::Offers | Self::Tells | Self::Opens => "path asked",
        }
    }
}

impl Drawing {
    /// Lays a map out.
    pub fn of(map: &Map) -> Self {
        Layout { map, children: map.children(), shapes: vec![Shape::default(); map.nodes.len()], leads: leads(map) }.draw()
    }

    /// What the marks of a node say, on the upper edge of its card.
    pub fn pills(&self, node: usize, mark: Mark, language: Language) -> Vec<Pill> {
        let Some(shape) = self.shapes.get(node) else { return Vec::new() };
        let terms = terms(language);
        let said = [
            (mark.unreached, "pill unreached", "∅", terms.unreached),
            (mark.worst, "pill worst", "▼", terms.worst),
            (mark.best, "pill best", "▲", terms.best),
        ];
        let mut right = shape.card.right() - 8;
        let mut pills = Vec::new();
        for (_, class, sign, words) in said.into_iter().filter(|(there, ..)| *there) {
            let text = format!("{sign} {words}");
            let w = width(&text, PILL, true) + 12;
            pills.push(Pill { rect: Rect { x: right - w, y: shape.card.y - 9, w, h: 16 }, class, text });
            right -= w + 4;
        }
        pills
    }
}

/// For every node the nodes it leads to.
fn leads(map: &Map) -> Vec<Vec<usize>> {
    let mut leads = vec![Vec::new(); map.nodes.len()];
    for edge in map.edges.iter().filter(|edge| edge.link == Link::Leads) {
        if let Some(leads) = leads.get_mut(edge.from) {
            leads.push(edge.to);
        }
    }
    leads
}

struct Layout<'m> {
    map: &'m Map,
    children: Vec<Vec<usize>>,
    shapes: Vec<Shape>,
    leads: Vec<Vec<usize>>,
}

/// A column: laid out with its corner at nought, to be moved to its place.
struct Column {
    /// Its nodes: all that were placed.
    nodes: Vec<usize>,
    w: i32,
    h: i32,
    /// Right of the cards, the lane of each step that something leads to.
    lanes: Vec<(usize, i32)>,
}

/// Columns below each other.
struct Stack {
    columns: Vec<usize>,
    w: i32,
    h: i32,
}

/// An area with what is in it.
struct Band {
    area: usize,
    columns: Vec<Column>,
    stacks: Vec<Stack>,
    beside: bool,
}

impl Band {
    /// How wide it is with all of it in one row.
    fn width(&self) -> i32 {
        let stacks = self.stacks.iter().map(|stack| stack.w + PAD).fold(0_i32, i32::saturating_add) - PAD;
        stacks.max(CARD + PAD)
    }
}

impl Layout<'_> {
    fn draw(mut self) -> Drawing {
        let areas = self.children.first().cloned().unwrap_or_default();
        let mut bands = Vec::new();
        for area in areas {
            let columns: Vec<Column> = self.children.get(area).cloned().unwrap_or_default().into_iter().map(|node| self.column(node)).collect();
            let stacks = stacks(&columns);
            // What goes on during a chapter may stand beside it; the chapters themselves are below each other.
            let beside = matches!(self.node(area).part, Part::Interruptions | Part::Offers | Part::Loose);
            bands.push(Band { area, columns, stacks, beside });
        }
        let inner = best_width(&bands);
        let full = inner + 2 * PAD;
        let mut y = self.card_at(0, MARGIN - INSET, PAD, full).bottom();
        let (legend, below) = self.legend(MARGIN, y + 6, full);
        y = below + PAD;
        let mut lanes: Vec<(usize, i32)> = Vec::new();
        for row in rows(&bands, inner) {
            let last = row.len();
            let mut x = MARGIN;
            let mut bottom = y;
            for (number, band) in row.iter().enumerate() {
                let room = if number + 1 == last { MARGIN + full - x - 2 * PAD } else { band.width() };
                bottom = bottom.max(self.band(band, (x, y), room, &mut lanes));
                if let Some(shape) = self.shapes.get_mut(band.area) {
                    shape.frame = Some(Rect { x, y, w: room + 2 * PAD, h: 0 });
                }
                x += room + 3 * PAD;
            }
            // Frames side by side are equally high.
            for band in row {
                if let Some(frame) = self.shapes.get_mut(band.area).and_then(|shape| shape.frame.as_mut()) {
                    frame.h = bottom - y;
                }
            }
            y = bottom + PAD;
        }
        let paths = self.paths(&lanes);
        Drawing { width: MARGIN + full + PAD, height: y, shapes: self.shapes, paths, legend }
    }

    /// Puts an area at its place; what is below it.
    fn band(&mut self, band: &Band, (left, top): (i32, i32), room: i32, lanes: &mut Vec<(usize, i32)>) -> i32 {
        let title = self.card_at(band.area, left + PAD - INSET, top + 6, room + INSET);
        let mut at = (0, title.bottom() + 8);
        let mut tallest = 0;
        for stack in &band.stacks {
            if at.0 > 0 && at.0 + stack.w > room {
                at = (0, at.1 + tallest + PAD);
                tallest = 0;
            }
            let mut below = at.1;
            for column in stack.columns.iter().filter_map(|column| band.columns.get(*column)) {
                let (dx, dy) = (left + PAD + at.0, below);
                column.nodes.iter().for_each(|node| self.shift(*node, dx, dy));
                lanes.extend(column.lanes.iter().map(|(step, x)| (*step, x + dx)));
                below += column.h + PAD;
            }
            tallest = tallest.max(stack.h);
            at.0 += stack.w + PAD;
        }
        at.1 + tallest + PAD
    }

    fn node(&self, place: usize) -> &Node {
        // Only places of this map are asked for.
        &self.map.nodes[place]
    }

    /// Writes a node on a card at this place.
    fn card_at(&mut self, place: usize, x: i32, y: i32, w: i32) -> Rect {
        let (rows, h) = card(self.node(place), w);
        let rows = rows.into_iter().map(|row| Row { x: row.x + x, y: row.y + y, ..row }).collect();
        let card = Rect { x, y, w, h };
        self.shapes[place] = Shape { card, frame: None, rows };
        card
    }

    fn shift(&mut self, place: usize, dx: i32, dy: i32) {
        let shape = &mut self.shapes[place];
        shape.card.x += dx;
        shape.card.y += dy;
        for row in &mut shape.rows {
            row.x += dx;
            row.y += dy;
        }
        if let Some(frame) = &mut shape.frame {
            frame.x += dx;
            frame.y += dy;
        }
    }

    /// Lays out a talk, a group or a thing alone.
    fn column(&mut self, place: usize) -> Column {
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
        let mut place: std::collections::HashMap<usize, usize> = std::collections::HashMap::new();
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

    /// Signs with what they mean, in lines no wider than `room`; and what is below them.
    fn legend(&self, left: i32, top: i32, room: i32) -> (Vec<Row>, i32) {
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

    fn paths(&self, lanes: &[(usize, i32)]) -> Vec<Path> {
        let lanes: std::collections::HashMap<usize, i32> = lanes.iter().copied().collect();
        let path = |edge: &super::Edge| {
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
fn arrow(card: &Rect) -> i32 {
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

/// Puts columns below each other as in a newspaper, as long as they are no taller than the tallest.
fn stacks(columns: &[Column]) -> Vec<Stack> {
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

/// The areas that stand beside each other, row by row.
fn rows(bands: &[Band], inner: i32) -> Vec<Vec<&Band>> {
    let mut rows: Vec<Vec<&Band>> = Vec::new();
    let mut used = 0;
    for band in bands {
        let wide = band.width();
        match rows.last_mut().filter(|_| band.beside && used + 3 * PAD + wide <= inner) {
            Some(row) => {
                row.push(band);
                used += 3 * PAD + wide;
            }
            None => {
                rows.push(vec![band]);
                used = wide;
            }
        }
    }
    rows
}

/// How wide and how high stacks are in so much room.
fn size(stacks: &[Stack], room: i32) -> (i32, i32) {
    let (mut x, mut tallest, mut used, mut h) = (0, 0, 0, 0);
    for stack in stacks {
        if x > 0 && x + stack.w > room {
            h += tallest + PAD;
            (x, tallest) = (0, 0);
        }
        x += stack.w;
        used = used.max(x);
        x += PAD;
        tallest = tallest.max(stack.h);
    }
    (used, h + tallest)
}

/// The width inside frames with which the sheet is largest on a screen.
fn best_width(bands: &[Band]) -> i32 {
    let widest = bands.iter().flat_map(|band| &band.stacks).map(|stack| stack.w).max().unwrap_or(0).max(4 * (CARD + PAD));
    // With everything in one row nothing gets wider.
    let most = bands.iter().map(Band::width).fold(0_i32, |sum, wide| sum.saturating_add(wide + 3 * PAD));
    let mut best: Option<(i64, i32)> = None;
    let mut room = widest;
    loop {
        let (mut used, mut h) = (widest, 0_i64);
        for row in rows(bands, room) {
            let sizes: Vec<(i32, i32)> = row.iter().map(|band| size(&band.stacks, room)).collect();
            used = used.max(sizes.iter().map(|(wide, _)| wide + 3 * PAD).sum::<i32>() - 3 * PAD);
            h += i64::from(sizes.iter().map(|(_, high)| *high).max().unwrap_or(0) + 3 * PAD + 50);
        }
        // How large a screen of three to two has to be to show all of it.
        let needed = (i64::from(used) * 2).max(h * 3);
        if best.is_none_or(|(known, _)| needed < known) {
            best = Some((needed, used));
        }
        if room > most {
            break;
        }
        // Each try a sixteenth wider: some hundred tries for a sheet of a million pixels.
        room += (room / 16).max(1);
    }
    best.map_or(widest, |(_, used)| used)
}

/// Writes a node on a card of this width, with its corner at nought; and how high that is.
fn card(node: &Node, w: i32) -> (Vec<Row>, i32) {
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
