//! Where everything stands on the sheet.
//!
//! A case has a clear order, so this is no layout of any graph: chapters are bands from top to bottom, a talk is a column in its
//! band, and in a column the steps stand below each other with their choices hanging from them. What leads on runs in lanes
//! beside the column. So nothing is ever crossed by a line that does not belong to it, and a story of any size is
//! drawn in time that grows with its size. All sizes are whole pixels: the same map gives the same sheet on every machine.

use super::card::card;
use super::column::{Column, stacks};
use super::fit::{Band, best_width, rows};
use super::marks::Mark;
use super::sheet::Sign;
use super::words::terms;
use super::wrap::width;
use super::{Link, Map, Node, Part};
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
    pub(super) fn line(self) -> i32 {
        self.size() + self.size() / 3
    }

    pub(super) fn bold(self) -> bool {
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
pub(super) const CARD: i32 = 240;
/// How far choices hang to the right of their step.
pub(super) const INDENT: i32 = 18;
/// Between cards.
pub(super) const GAP: i32 = 14;
/// Between columns, and between a frame and what is in it.
pub(super) const PAD: i32 = 22;
/// Between two lanes.
pub(super) const LANE: i32 = 10;
/// Between words and the edge of their card.
pub(super) const INSET: i32 = 10;
/// What a sign takes before words.
pub(super) const SIGN: i32 = 17;
/// The size of letters on a pill.
pub(super) const PILL: i32 = 10;
/// Left of the bands: the way from chapter to chapter.
pub(super) const MARGIN: i32 = 44;

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
    pub(super) fn arrow(&self, link: Link) -> Option<String> {
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

pub(super) struct Layout<'m> {
    pub map: &'m Map,
    pub children: Vec<Vec<usize>>,
    pub shapes: Vec<Shape>,
    pub leads: Vec<Vec<usize>>,
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

    pub fn node(&self, place: usize) -> &Node {
        // Only places of this map are asked for.
        &self.map.nodes[place]
    }

    /// Writes a node on a card at this place.
    pub fn card_at(&mut self, place: usize, x: i32, y: i32, w: i32) -> Rect {
        let (rows, h) = card(self.node(place), w);
        let rows = rows.into_iter().map(|row| Row { x: row.x + x, y: row.y + y, ..row }).collect();
        let card = Rect { x, y, w, h };
        self.shapes[place] = Shape { card, frame: None, rows };
        card
    }

    pub fn shift(&mut self, place: usize, dx: i32, dy: i32) {
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
}
