//! The window with the map in it: moving, enlarging, the keyboard, and everything on the sheet.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Drawn, Panel, Placed, STEP};
use crate::map::{Edge, Kind, Node, Path, Rect, Row, Shape};
use crate::pages::browser;

/// Words on cards are drawn when the sheet is at least so large: below it they could not be read.
const READABLE: f64 = 0.3;
/// A pointer that moves less than this has pressed, and not dragged; in pixels.
const STILL: i32 = 5;

impl Panel {
    /// The window with the sheet in it.
    pub fn picture(self) -> AnyView {
        let words = move || self.desk.app.ui().author();
        let transform = move || {
            let Placed { x, y, scale } = self.placed.get();
            format!("translate({x:.1} {y:.1}) scale({scale:.4})")
        };
        let pressed = move |event: ev::PointerEvent| {
            if event.button() == 0 {
                self.dragged.set_value(false);
                self.drag.set_value(Some((event.client_x(), event.client_y(), self.placed.get_untracked())));
            }
        };
        let moved = move |event: ev::PointerEvent| {
            let Some((x, y, from)) = self.drag.get_value() else { return };
            let (dx, dy) = (event.client_x() - x, event.client_y() - y);
            if !self.dragged.get_value() && dx.abs().max(dy.abs()) < STILL {
                return;
            }
            if !self.dragged.get_value() {
                self.dragged.set_value(true);
                // From now on the pointer is ours, also outside the window.
                if let Some(window) = self.window.get_untracked() {
                    let _ = window.set_pointer_capture(event.pointer_id());
                }
            }
            self.placed.set(Placed { x: from.x + f64::from(dx), y: from.y + f64::from(dy), scale: from.scale });
        };
        let released = move |_: ev::PointerEvent| self.drag.set_value(None);
        let wheel = move |event: ev::WheelEvent| {
            if !event.ctrl_key() {
                return;
            }
            event.prevent_default();
            if let Some(window) = self.window.get_untracked() {
                let rect = window.get_bounding_client_rect();
                let by = (-event.delta_y() * 0.0025).clamp(-0.7, 0.7).exp();
                self.zoom(by, (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()));
            }
        };
        let clicked = move |event: ev::MouseEvent| {
            if self.dragged.get_value() {
                self.dragged.set_value(false);
            } else if let Some(node) = node_of(&event) {
                self.go(node);
            }
        };
        let focused = move |event: ev::FocusEvent| {
            if let Some(node) = node_of(&event) {
                self.node.set(node);
            }
        };
        let over = move |event: ev::PointerEvent| self.pointed.set(node_of(&event));
        let left = move |_: ev::PointerEvent| self.pointed.set(None);
        view! {
            <div class="map-window" node_ref=self.window on:pointerdown=pressed on:pointermove=moved on:pointerup=released on:pointercancel=released on:pointerover=over on:pointerleave=left
                on:wheel=wheel on:click=clicked on:keydown=move |event| self.key(&event) on:focusin=focused>
                <svg class="map" width="100%" height="100%" role="tree" aria-label=move || words().map_label aria-describedby="map-keys">
                    <g transform=transform>
                        {move || self.drawn.get().map(|drawn| self.sheet(&drawn))}
                        {move || self.asked_lines()}
                        {move || self.at_cursor().and_then(|place| self.ring(place, "map-ring here"))}
                    </g>
                </svg>
            </div>
        }
        .into_any()
    }

    fn key(self, event: &ev::KeyboardEvent) {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let Some(drawn) = self.drawn.get_untracked() else { return };
        let nodes = &drawn.map.nodes;
        let now = self.node.get_untracked().min(nodes.len().saturating_sub(1));
        let parent = |node: usize| nodes.get(node).and_then(|node| node.parent);
        let to = match event.key().as_str() {
            "ArrowDown" => Some(now + 1),
            "ArrowUp" => now.checked_sub(1),
            "ArrowLeft" => parent(now),
            // What belongs to a node stands behind it.
            "ArrowRight" => Some(now + 1).filter(|next| parent(*next) == Some(now)),
            "Home" => Some(0),
            "End" => nodes.len().checked_sub(1),
            "Enter" | " " => {
                event.prevent_default();
                return self.go(now);
            }
            "+" | "=" => return self.zoom_middle(STEP),
            "-" => return self.zoom_middle(1.0 / STEP),
            "0" => return self.fit(),
            _ => return,
        };
        event.prevent_default();
        let Some(card) = to.and_then(|to| drawn.drawing.shapes.get(to)).map(|shape| shape.card) else { return };
        let Some(to) = to else { return };
        self.node.set(to);
        self.reveal(card);
        focus(to);
    }

    /// A line around a card.
    fn ring(self, place: usize, class: &'static str) -> Option<AnyView> {
        let card = self.drawn.with(|drawn| Some(drawn.as_ref()?.drawing.shapes.get(place)?.card))?;
        let (x, y, w, h) = (card.x - 5, card.y - 5, card.w + 10, card.h + 10);
        Some(view! { <rect class=class x=x y=y width=w height=h rx="14" /> }.into_any())
    }

    /// What leads to the node one is at and from it, which would be a thicket if all were drawn.
    fn asked_lines(self) -> Option<AnyView> {
        let node = self.node.get();
        let drawn = self.drawn.get()?;
        let of_node = drawn.map.edges.iter().zip(&drawn.drawing.paths).filter(|(edge, path)| !path.always && (edge.from == node || edge.to == node));
        let line = |(edge, path): (&Edge, &Path)| {
            let end = path.points.last().copied().unwrap_or_default();
            view! { <polyline class=edge.link.class() points=points(&path.points) /><circle class="asked-end" cx=end.0 cy=end.1 r="7" /> }
        };
        Some(of_node.map(line).collect_view().into_any())
    }

    /// Everything on the sheet: frames, lines and cards, and the words on those cards that are near enough to read.
    fn sheet(self, drawn: &Drawn) -> AnyView {
        let Drawn { map, drawing, marks, .. } = drawn;
        let frames = map.nodes.iter().zip(&drawing.shapes).filter_map(|(node, shape)| {
            let frame = shape.frame?;
            let class = if node.kind == Kind::Area { "frame" } else { "frame inner" };
            Some(view! { <rect class=class x=frame.x y=frame.y width=frame.w height=frame.h rx="14" /> })
        });
        let strokes = drawing.strokes(map, marks).into_iter().map(|stroke| view! { <path class=stroke.class d=stroke.d /> });
        let mut depths: Vec<usize> = Vec::with_capacity(map.nodes.len());
        let nodes = map.nodes.iter().zip(&drawing.shapes).zip(drawn.lines.iter()).enumerate().map(|(place, ((node, shape), told))| {
            let depth = node.parent.and_then(|parent| depths.get(parent)).map_or(1, |depth| depth + 1);
            depths.push(depth);
            let card = shape.card;
            // A title on the bare sheet has something to be pressed on and to be ringed too.
            let inside = if matches!(node.kind, Kind::Case | Kind::Area) { "bare" } else { "card" };
            let class = format!("{}{}", node.kind.class(), marks.at(place).classes());
            let tab = move || if self.node.get() == place { "0" } else { "-1" };
            view! {
                <g id=format!("map-node-{place}") class=class data-node=place role="treeitem" aria-level=depth aria-label=told.clone() tabindex=tab>
                    <rect class=inside x=card.x y=card.y width=card.w height=card.h rx=node.kind.corner() />
                </g>
            }
        });
        // The sheet is made anew with every map, so these are asked of the map it was made for.
        let near = Memo::new(move |_| self.near());
        let readable = Memo::new(move |_| self.placed.get().scale >= READABLE);
        let words = move |place: usize| self.drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| words_on(drawn, place)));
        let legend = move || {
            let rows = || self.drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.drawing.legend.iter().map(row).collect_view()));
            readable.get().then(rows)
        };
        view! {
            <g aria-hidden="true">
                {frames.collect_view()}
                {strokes.collect_view()}
            </g>
            {nodes.collect_view()}
            <g aria-hidden="true" class="map-words">
                {legend}
                <For each=move || near.get() key=|place| *place children=words />
                {move || self.labels()}
            </g>
        }
        .into_any()
    }

    /// The nodes whose words are near enough to read: those in the window and half a window around it. Follows.
    fn near(self) -> Vec<usize> {
        let Placed { x, y, scale } = self.placed.get();
        let Some((width, height)) = self.size().filter(|_| scale >= READABLE) else { return Vec::new() };
        let (left, right) = ((-0.5 * width - x) / scale, (1.5 * width - x) / scale);
        let (top, bottom) = ((-0.5 * height - y) / scale, (1.5 * height - y) / scale);
        let inside =
            |card: &Rect| f64::from(card.right()) > left && f64::from(card.x) < right && f64::from(card.bottom()) > top && f64::from(card.y) < bottom;
        self.drawn.with_untracked(|drawn| {
            let shapes = drawn.iter().flat_map(|drawn| &drawn.drawing.shapes).enumerate();
            shapes.filter(|(_, shape)| inside(&shape.card)).map(|(place, _)| place).collect()
        })
    }

    /// From afar the names of the areas, as large as any words on the page; not of those that are lower than a line, whose names
    /// would lie over the next one. Follows.
    fn labels(self) -> Option<AnyView> {
        let scale = self.placed.get().scale;
        if scale >= READABLE {
            return None;
        }
        let size = 15.0 / scale;
        let one = |(node, shape): (&Node, &Shape)| {
            let frame = shape.frame.filter(|frame| node.kind == Kind::Area && f64::from(frame.h) >= size * 1.3)?;
            let (x, y) = (f64::from(frame.x) + size * 0.4, f64::from(frame.y) + size * 1.1);
            Some(view! { <text class="t area-label" x=x y=y font-size=size>{node.label.clone()}</text> })
        };
        let all = |drawn: &Drawn| drawn.map.nodes.iter().zip(&drawn.drawing.shapes).filter_map(one).collect_view().into_any();
        self.drawn.with_untracked(|drawn| drawn.as_ref().map(all))
    }
}

/// What stands on a card and on its edge.
fn words_on(drawn: &Drawn, place: usize) -> AnyView {
    let (Some(node), Some(shape)) = (drawn.map.nodes.get(place), drawn.drawing.shapes.get(place)) else { return ().into_any() };
    let mark = drawn.marks.at(place);
    let class = format!("{}{}", node.kind.class(), mark.classes());
    let end = node.ends.then(|| view! { <circle class="end" cx=shape.card.right() cy=shape.card.middle() r="5" /> });
    let pills = drawn.drawing.pills(place, mark, drawn.map.language).into_iter().map(|pill| {
        let rect = pill.rect;
        view! {
            <rect class=pill.class x=rect.x y=rect.y width=rect.w height=rect.h rx="8" />
            <text class="pilltext" x=rect.x + 6 y=rect.y + 12 font-size="10">{pill.text}</text>
        }
    });
    view! { <g class=class>{shape.rows.iter().map(row).collect_view()}{end}{pills.collect_view()}</g> }.into_any()
}

/// A line of words, with its sign.
fn row(row: &Row) -> impl IntoView + use<> {
    let at = format!("translate({} {})", row.x - 17, row.y - 11);
    let sign = row.sign.map(|sign| view! { <path class=sign.class() transform=at d=sign.path() /> });
    view! { {sign}<text class=row.style.class() x=row.x y=row.y font-size=row.style.size()>{row.text.clone()}</text> }
}

fn points(points: &[(i32, i32)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

/// The node that something happened to.
fn node_of(event: &web_sys::Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("[data-node]").ok()??.get_attribute("data-node")?.parse().ok()
}

/// Gives the focus to a node, without the browser moving the page for it: the sheet was moved.
fn focus(node: usize) {
    let element = browser::document().and_then(|document| document.get_element_by_id(&format!("map-node-{node}")));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::SvgElement>().ok()) {
        let _ = element.focus();
    }
}
