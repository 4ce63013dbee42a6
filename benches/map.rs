//! How long the map of a large story takes: `cargo bench --bench map`. A node is a step of a talk with three answers, as in
//! `benches/check.rs`, so the map of three hundred has some fifteen hundred cards. The goals stand in docs/architecture.md.

mod large;

use keukentafel::map::{Drawing, Map, Marks, outline, svg};
use keukentafel::play::Words;
use keukentafel::story::load;
use keukentafel::story::wording::Language;

use large::{say, story, times};

fn main() {
    for nodes in [300, 5_000] {
        let story = load("story.ron", story(nodes).as_bytes()).story.unwrap_or_else(|| panic!("the story cannot be played"));
        let words = Words::new(&story, None);
        let map = Map::of(&story, &words, Language::Nl);
        let drawing = Drawing::of(&map);
        let marks = Marks::none(&map);
        println!("{nodes} nodes, {} cards on {} by {} pixels", map.nodes.len(), drawing.width, drawing.height);
        println!("  map {}", say(times(|| drop(Map::of(&story, &words, Language::Nl)))));
        println!("  layout {}", say(times(|| drop(Drawing::of(&map)))));
        println!("  outline {}", say(times(|| drop(outline(&map, &marks)))));
        println!("  SVG of {} kB {}", svg(&map, &drawing, &marks).len() / 1_000, say(times(|| drop(svg(&map, &drawing, &marks)))));
    }
}
