//! The map of a case shows all of it, shows it in order, and stays a map whatever a story holds.

use std::rc::Rc;

use keukentafel::coverage::{Coverage, Seen};
use keukentafel::map::{Drawing, Item, Link, Map, Marks, Part, Rect, dot, mermaid, outline, outline_text, route_parts, seen_in, svg};
use keukentafel::play::{Case, Session, Words};
use keukentafel::score::reach;
use keukentafel::story::model::Story;
use keukentafel::story::wording::Language;
use keukentafel::story::{load, load_translation};
use proptest::prelude::*;

const KITCHEN: &str = include_str!("../scenarios/de-schone-keuken/story.ron");
const ANSAJ: &str = include_str!("../scenarios/ansaj/story.ron");

fn story(source: &str) -> Story {
    load("story.ron", source.as_bytes()).story.unwrap()
}

fn map(story: &Story) -> Map {
    Map::of(story, &Words::new(story, None), Language::Nl)
}

fn case(source: &str) -> Rc<Case> {
    Rc::new(Case::new(story(source)).unwrap())
}

/// The words of an SVG as a reader sees them: those of its texts and of its titles.
fn words_of(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap();
    document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
}

/// A story with these topics, as small as can be.
fn small(topics: &str, more: &str) -> String {
    format!(
        "Story(format: 1, language: \"nl\", title: \"Klein\", resident: \"a\", invitation: [\"Kom.\"], people: {{\"a\": (name: \"Ada\"), \"b\": (name: \"Bo\")}},\n\
         seats: {{\"s\": (person: \"b\")}}, wishes: {{\"rust\": (hers: \"Ik wil rust\", about: \"rust in huis\")}}, table: (present: [\"a\"], topics: [\"t\"], done: \"Klaar\"),\n\
         topics: {{{topics}}}, {more})"
    )
}

fn texts_of_story(story: &Story) -> Vec<String> {
    let mut texts = Vec::new();
    for (_, topic) in &story.topics.0 {
        texts.push(topic.title.words.value.clone());
    }
    for (_, offer) in &story.offers.0 {
        texts.push(offer.title.words.value.clone());
    }
    for (_, wish) in &story.wishes.0 {
        texts.push(wish.about.words.value.clone());
    }
    let of_topics = story.topics.0.iter().map(|(_, talk)| (&talk.choices, &talk.moments));
    let of_offers = story.offers.0.iter().map(|(_, talk)| (&talk.choices, &talk.moments));
    let of_interruptions = story.interruptions.0.iter().map(|(_, talk)| (&talk.choices, &talk.moments));
    for (choices, moments) in of_topics.chain(of_offers).chain(of_interruptions) {
        for (_, choice) in choices.0.iter().chain(moments.0.iter().flat_map(|(_, moment)| &moment.choices.0)) {
            texts.push(choice.say.as_ref().or(choice.act.as_ref()).unwrap().words.value.clone());
        }
    }
    let of_events = story.month.events.0.iter().flat_map(|(_, event)| &event.outcomes.0);
    texts.extend(story.month.outcomes.0.iter().chain(of_events).map(|(_, outcome)| outcome.title.words.value.clone()));
    texts
}

/// On one line, as an outline has it.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shows_everything(source: &str) {
    let story = story(source);
    let map = map(&story);
    let marks = Marks::none(&map);
    let picture = words_of(&svg(&map, &Drawing::of(&map), &marks));
    let list = outline_text(&map, &marks);
    let texts = texts_of_story(&story);
    assert!(texts.len() > 40);
    for text in texts {
        assert!(list.contains(&flat(&text)), "not in the outline: {text}");
        assert!(flat(&picture).contains(&flat(&text)), "not in the picture: {text}");
    }
    let parts = |of: fn(&Part) -> bool| map.nodes.iter().filter(|node| of(&node.part)).count();
    assert_eq!(parts(|part| matches!(part, Part::Talk(_))), story.topics.0.len() + story.offers.0.len() + story.interruptions.0.len());
    assert_eq!(parts(|part| matches!(part, Part::Wish(_))), story.wishes.0.len());
    assert_eq!(parts(|part| matches!(part, Part::Reply(_))), story.agreements.as_ref().map_or(0, |agreements| agreements.answers.len()));
}

#[test]
fn every_topic_choice_wish_offer_and_outcome_of_the_kitchen_is_in_map_and_outline() {
    shows_everything(KITCHEN);
}

#[test]
fn every_topic_choice_wish_offer_and_outcome_of_ansaj_is_in_map_and_outline() {
    shows_everything(ANSAJ);
}

#[test]
fn where_a_wish_comes_up_and_an_offer_is_made_is_said_there() {
    let topics = "\"t\": (title: \"Thee\", choices: {\"vraag\": (say: \"Wat wilt u?\", then: [Hear(\"rust\")]), \"bied\": (say: \"Een hond?\", then: [Offer(\"hond\")])})";
    let more = "offers: {\"hond\": (by: \"b\", title: \"een hond\", choices: {\"weg\": (say: \"Toch niet\", then: [Drop(\"hond\")])})}";
    let story = story(&small(topics, more));
    let map = map(&story);
    let notes = |part: Part| map.nodes[map.find(part).unwrap()].notes.iter().map(|note| note.text.clone()).collect::<Vec<_>>();
    assert_eq!(notes(Part::Choice(0, 0, 0)), ["zij vertelt: rust in huis"]);
    assert_eq!(notes(Part::Choice(0, 0, 1)), ["aanbod: een hond"]);
    assert_eq!(notes(Part::Choice(1, 0, 0)), ["van tafel: een hond"]);
    let joined = |from: Part, to: Part| {
        let (from, to) = (map.find(from).unwrap(), map.find(to).unwrap());
        map.edges.iter().filter(|edge| edge.from == from && edge.to == to).map(|edge| edge.link).collect::<Vec<_>>()
    };
    assert_eq!(joined(Part::Choice(0, 0, 0), Part::Wish(0)), [Link::Tells]);
    assert_eq!(joined(Part::Choice(0, 0, 1), Part::Talk(1)), [Link::Offers]);
}

#[test]
fn conditions_are_said_in_words_and_lead_from_what_opens_something() {
    let topics = "\"t\": (title: \"Thee\", choices: {\"melk\": (say: \"Melk?\", then: [Hear(\"rust\")])}),\n\
                  \"later\": (title: \"Later\", when: All([Chose(\"t.melk\"), Heard(\"rust\"), Not(Seat(\"s\"))]), choices: {\"x\": (say: \"Ja\")})";
    let source = small(topics, "").replace("[\"t\"]", "[\"t\", \"later\"]");
    let story = story(&source);
    let map = map(&story);
    let later = map.find(Part::Talk(1)).unwrap();
    assert_eq!(map.nodes[later].when, "alleen als gekozen is ‘Melk?’ en zij vertelde over ‘rust in huis’, niet als je Bo bent");
    let english = Map::of(&story, &Words::new(&story, None), Language::En);
    assert_eq!(english.nodes[later].when, "only if the choice was ‘Melk?’ and she told about ‘rust in huis’, not if you are Bo");
    let opened_by: Vec<Part> =
        map.edges.iter().filter(|edge| edge.to == later && edge.link == Link::Opens).map(|edge| map.nodes[edge.from].part).collect();
    assert_eq!(opened_by, [Part::Choice(0, 0, 0), Part::Wish(0)]);
}

#[test]
fn a_choice_leads_to_its_moment_or_ends_the_talk() {
    let topics = "\"t\": (title: \"Thee\", choices: {\"door\": (say: \"Ga door\", to: \"twee\"), \"klaar\": (say: \"Klaar\")}, moments: {\"twee\": (lines: [Say(\"a\", \"En toen?\")], choices: {\"x\": (say: \"Niets\")})})";
    let story = story(&small(topics, ""));
    let map = map(&story);
    let place = |part: Part| map.find(part).unwrap();
    assert!(map.edges.iter().any(|edge| edge.link == Link::Leads && edge.from == place(Part::Choice(0, 0, 0)) && edge.to == place(Part::Step(0, 1))));
    assert!(!map.nodes[place(Part::Choice(0, 0, 0))].ends);
    assert!(map.nodes[place(Part::Choice(0, 0, 1))].ends);
    let list = outline_text(&map, &Marks::none(&map));
    assert!(list.contains("- Zegt: ‘Ga door’ — gaat naar: twee\n"), "{list}");
    assert!(list.contains("- Zegt: ‘Klaar’ — hier stopt dit gesprek\n"), "{list}");
    assert!(list.contains("- Moment twee: Ada: En toen?\n"), "{list}");
}

#[test]
fn a_topic_no_chapter_lists_is_shown_apart() {
    let topics = "\"t\": (title: \"Thee\", choices: {\"x\": (say: \"Ja\")}), \"kwijt\": (title: \"Kwijt\", choices: {\"x\": (say: \"Ja\")})";
    let map = map(&story(&small(topics, "")));
    let lost = &map.nodes[map.find(Part::Talk(1)).unwrap()];
    assert_eq!(map.nodes[lost.parent.unwrap()].part, Part::Loose);
}

#[test]
fn every_node_knows_where_it_is_written() {
    for source in [KITCHEN, ANSAJ] {
        let story = story(source);
        let map = map(&story);
        for node in &map.nodes {
            let written = &source[node.span.start as usize..node.span.end as usize];
            assert!(!written.is_empty(), "{node:?}");
            if !node.name.is_empty() && !matches!(node.part, Part::Slot(_)) {
                assert_eq!(written.trim_matches('"'), node.name);
            }
        }
        // And from a place in the file one gets back to the node.
        for (place, node) in map.nodes.iter().enumerate().filter(|(_, node)| matches!(node.part, Part::Choice(..) | Part::Outcome(_))) {
            assert_eq!(map.at(node.span.start + 1), Some(place));
        }
    }
}

fn apart(one: &Rect, other: &Rect) -> bool {
    one.right() <= other.x || other.right() <= one.x || one.bottom() <= other.y || other.bottom() <= one.y
}

/// Whether the sheet is as it should be: nothing on something else, everything on the sheet, every line between its nodes.
fn in_order(map: &Map) -> Result<(), String> {
    let drawing = Drawing::of(map);
    if drawing.shapes.len() != map.nodes.len() || drawing.paths.len() != map.edges.len() {
        return Err("not everything is drawn".to_owned());
    }
    let sheet = Rect { x: 0, y: 0, w: drawing.width, h: drawing.height };
    let inside =
        |inner: &Rect, outer: &Rect| inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
    for (place, shape) in drawing.shapes.iter().enumerate() {
        if shape.card.w <= 0 || shape.card.h <= 0 || !inside(&shape.card, &sheet) {
            return Err(format!("{:?} is not on the sheet: {:?}", map.nodes[place].part, shape.card));
        }
        if let Some(row) = shape.rows.iter().find(|row| row.y > shape.card.bottom() || row.x < shape.card.x) {
            return Err(format!("{:?} does not fit on its card", row.text));
        }
        let around = map.nodes[place].parent.and_then(|parent| drawing.shapes[parent].frame);
        if around.is_some_and(|frame| !inside(&shape.card, &frame)) {
            return Err(format!("{:?} is outside what it belongs to", map.nodes[place].part));
        }
    }
    let mut order: Vec<&Rect> = drawing.shapes.iter().map(|shape| &shape.card).collect();
    order.sort_by_key(|card| card.y);
    for (at, one) in order.iter().enumerate() {
        for other in order[at + 1..].iter().take_while(|other| other.y < one.bottom()) {
            if !apart(one, other) {
                return Err(format!("{one:?} and {other:?} overlap"));
            }
        }
    }
    for (edge, path) in map.edges.iter().zip(&drawing.paths) {
        if edge.from >= map.nodes.len() || edge.to >= map.nodes.len() {
            return Err("an edge joins nothing".to_owned());
        }
        let touches = |(x, y): (i32, i32), rect: &Rect| x >= rect.x - 1 && x <= rect.right() + 1 && y >= rect.y - 1 && y <= rect.bottom() + 1;
        let rect = |node: usize| if edge.link == Link::Next { drawing.shapes[node].frame } else { Some(drawing.shapes[node].card) };
        if let (Some(first), Some(last)) = (path.points.first(), path.points.last())
            && !(rect(edge.from).is_some_and(|rect| touches(*first, &rect)) && rect(edge.to).is_some_and(|rect| touches(*last, &rect)))
        {
            return Err(format!("the line of {edge:?} does not touch its ends"));
        }
    }
    Ok(())
}

#[test]
fn nothing_overlaps_and_every_line_joins_its_two_nodes() {
    assert_eq!(in_order(&map(&story(KITCHEN))), Ok(()));
    assert_eq!(in_order(&map(&story(ANSAJ))), Ok(()));
}

#[test]
fn no_line_of_a_talk_crosses_a_card() {
    let story = story(ANSAJ);
    let map = map(&story);
    let drawing = Drawing::of(&map);
    for (edge, path) in map.edges.iter().zip(&drawing.paths).filter(|(edge, _)| edge.link == Link::Leads) {
        for ends in path.points.windows(2) {
            let line =
                Rect { x: ends[0].0.min(ends[1].0), y: ends[0].1.min(ends[1].1), w: (ends[0].0 - ends[1].0).abs(), h: (ends[0].1 - ends[1].1).abs() };
            for (place, shape) in drawing.shapes.iter().enumerate() {
                let crosses =
                    line.x < shape.card.right() && line.right() > shape.card.x && line.y < shape.card.bottom() && line.bottom() > shape.card.y;
                assert!(!crosses, "{edge:?} crosses {:?}", map.nodes[place].part);
            }
        }
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let (one, other) = (map(&story(ANSAJ)), map(&story(ANSAJ)));
    let marks = Marks::none(&one);
    assert_eq!(svg(&one, &Drawing::of(&one), &marks), svg(&other, &Drawing::of(&other), &marks));
    assert_eq!(dot(&one, &marks), dot(&other, &marks));
    assert_eq!(mermaid(&one, &marks), mermaid(&other, &marks));
    assert_eq!(outline_text(&one, &marks), outline_text(&other, &marks));
}

#[test]
fn the_outline_is_the_same_as_a_list_and_as_text() {
    fn lines(items: &[Item], depth: usize, out: &mut String) {
        for item in items {
            *out += &format!("{}- {}\n", "  ".repeat(depth), item.text);
            lines(&item.children, depth + 1, out);
        }
    }
    let map = map(&story(ANSAJ));
    let marks = Marks::none(&map);
    let list = outline(&map, &marks);
    assert_eq!(list.len(), 1);
    let mut written = String::new();
    lines(&list, 0, &mut written);
    assert_eq!(written, outline_text(&map, &marks));
}

#[test]
fn a_translated_case_has_its_map_in_that_language() {
    let story = story(KITCHEN);
    let (translation, _) = load_translation(&story, "en.ron", include_bytes!("../scenarios/de-schone-keuken/en.ron"));
    let map = Map::of(&story, &Words::new(&story, translation.as_ref()), Language::En);
    let list = outline_text(&map, &Marks::none(&map));
    assert!(list.contains("At the table") && !list.contains("Aan tafel"));
    assert!(!list.contains("Vraag naar de keuken"));
}

#[test]
fn what_no_play_came_by_is_marked_and_nothing_else() {
    let topics = "\"t\": (title: \"Thee\", choices: {\"ja\": (say: \"Ja graag\"), \"nooit\": (say: \"Nooit te kiezen\", when: Is(\"vlag\"))}), \"kwijt\": (title: \"Kwijt\", choices: {\"x\": (say: \"Ach\", then: [Set(\"vlag\")])})";
    let source = small(topics, "");
    let case = case(&source);
    let map = map(case.story());
    let plays = Coverage::new(&case, &[0], 200, 1, |_| ()).unwrap();
    let marks = Marks::none(&map).with_seen(&map, seen_in(&Seen::new(&case, &plays)));
    let unreached: Vec<Part> = map.nodes.iter().zip(&marks.nodes).filter(|(_, mark)| mark.unreached).map(|(node, _)| node.part).collect();
    assert_eq!(unreached, [Part::Choice(0, 0, 1), Part::Talk(1), Part::Step(1, 0), Part::Choice(1, 0, 0)]);
    let picture = svg(&map, &Drawing::of(&map), &marks);
    let document = roxmltree::Document::parse(&picture).unwrap();
    let marked: Vec<&str> = document
        .descendants()
        .filter(|node| node.attribute("class").is_some_and(|class| class.split(' ').any(|one| one == "unreached")))
        .filter_map(|node| node.attribute("id"))
        .collect();
    let expected: Vec<String> = unreached.iter().map(|part| format!("n{}", map.find(*part).unwrap())).collect();
    assert_eq!(marked, expected);
    assert_eq!(outline_text(&map, &marks).matches("nooit bereikt").count(), 4);
    assert!(dot(&map, &marks).contains("[nooit bereikt]"));
    assert!(mermaid(&map, &marks).contains(":::unreached"));
}

#[test]
fn with_a_closure_that_has_seen_all_nothing_is_marked() {
    let map = map(&story(KITCHEN));
    assert_eq!(Marks::none(&map).with_seen(&map, |_| true), Marks::none(&map));
}

#[test]
fn best_and_worst_route_are_those_that_reach_gives() {
    let case = case(KITCHEN);
    let map = map(case.story());
    let seat = case.story().seats.names().next().unwrap().to_owned();
    let reached = reach(&case, 0, |_| ()).unwrap();
    let wish = &reached.dimensions[0];
    let parts = |bound: &keukentafel::score::Bound| route_parts(&case, &seat, bound.seed, &bound.route).unwrap();
    let (best, worst) = (parts(&wish.best), parts(&wish.worst));
    let marks = Marks::none(&map).with_routes(&map, &best, &worst);
    for (bound, is_marked) in [(&wish.best, (|mark| mark.best) as fn(&keukentafel::map::Mark) -> bool), (&wish.worst, |mark| mark.worst)] {
        let session = Session::replay(case.clone(), &seat, bound.seed, &bound.route).unwrap();
        // What the play showed as chosen, in the story's own words, is what is marked.
        let transcript: Vec<String> = session.transcript(&Words::new(case.story(), None)).into_iter().map(|line| line.text).collect();
        let mut choices = 0;
        for (node, mark) in map.nodes.iter().zip(&marks.nodes) {
            if matches!(node.part, Part::Choice(..)) {
                assert_eq!(is_marked(mark), transcript.contains(&node.label), "{}", node.label);
                choices += usize::from(is_marked(mark));
            }
        }
        assert_eq!(
            choices,
            bound
                .route
                .iter()
                .filter(|decision| !decision.contains(':')
                    && !["done", "leave"].contains(&decision.as_str())
                    && case.story().topics.get(decision).is_none())
                .count()
        );
        let outcomes = map.nodes.iter().zip(&marks.nodes).filter(|(node, mark)| matches!(node.part, Part::Outcome(_)) && is_marked(mark)).count();
        assert_eq!(outcomes, session.view(&Words::new(case.story(), None)).month.len());
    }
}

#[test]
fn a_route_that_is_no_route_is_refused_at_its_first_wrong_decision() {
    let case = case(KITCHEN);
    let seat = case.story().seats.names().next().unwrap().to_owned();
    let refusal = route_parts(&case, &seat, 1, &["bestaat_niet".to_owned()]).unwrap_err();
    assert_eq!((refusal.at, refusal.decision.as_str()), (0, "bestaat_niet"));
}

/// Texts that mean something to one of the formats.
const HOSTILE: [&str; 10] = [
    "</text><script>alert(1)</script>",
    "]]> <!-- <![CDATA[ & &amp; &#x41;",
    "\\\" onload='x' onclick=\\\"y\\\"",
    "end\\nsubgraph x; click n1 href javascript:alert(1)",
    "`**vet** _schuin_` [link](http://x)",
    "\\\\n \\\\l \\\\ { | } < > \\\"",
    "%%{init: {'theme': 'dark'}}%%",
    "\u{202e}omgekeerd\u{2066} nul\u{200b}breed",
    "n1 --> n2; n3 -> n4 [label=x]",
    "😀 漢字 עברית",
];

#[test]
fn hostile_texts_stay_texts() {
    for hostile in HOSTILE {
        let source =
            small(&format!("\"t\": (title: \"{hostile}\", choices: {{\"x\": (say: \"{hostile}\", lines: [Say(\"a\", \"{hostile}\")])}})"), "")
                .replace("Ik wil rust", hostile)
                .replace("rust in huis", hostile);
        let story = story(&source);
        let map = map(&story);
        let marks = Marks::none(&map);
        let picture = svg(&map, &Drawing::of(&map), &marks);
        let document = roxmltree::Document::parse(&picture).unwrap_or_else(|error| panic!("{hostile}: {error}"));
        for node in document.descendants().filter(|node| node.is_element()) {
            assert!(
                ["svg", "title", "desc", "style", "g", "rect", "text", "path", "polyline", "circle"].contains(&node.tag_name().name()),
                "{hostile}: {}",
                node.tag_name().name()
            );
            assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on") && attribute.name() != "href"), "{hostile}");
        }
        let list = outline_text(&map, &marks);
        assert_eq!(list.lines().count(), map.nodes.len(), "{hostile}");
        // As many lines as with harmless words: nothing of a text becomes a line, a node or an edge.
        let harmless = self::map(&self::story(&small("\"t\": (title: \"a\", choices: {\"x\": (say: \"b\", lines: [Say(\"a\", \"c\")])})", "")));
        let lines = |text: &str| text.lines().count();
        assert_eq!(lines(&dot(&map, &marks)), lines(&dot(&harmless, &Marks::none(&harmless))), "{hostile}");
        assert_eq!(lines(&mermaid(&map, &marks)), lines(&mermaid(&harmless, &Marks::none(&harmless))), "{hostile}");
        for line in dot(&map, &marks).lines() {
            assert_eq!(line.matches('"').count() % 2, 0, "{hostile}: {line}");
        }
        for line in mermaid(&map, &marks).lines().filter(|line| line.contains('"')) {
            assert_eq!(line.matches('"').count(), 2, "{hostile}: {line}");
            let label = line.split('"').nth(1).unwrap();
            let label = label.replace("<br>", "");
            assert!(!label.contains(['<', '>', '`', '[', '{', '%', '\\']), "{hostile}: {label}");
        }
        assert!(!picture.contains('\u{202e}') && !list.contains('\u{202e}'));
    }
}

#[test]
fn what_is_too_long_is_cut_and_stays_on_its_card() {
    let long = "Een heel lange zin die maar doorgaat ".repeat(50);
    let word = "x".repeat(3_000);
    let source =
        small(&format!("\"t\": (title: \"{long}\", about: \"{word}\", choices: {{\"x\": (say: \"{word}\"), \"y\": (act: \"{long}\")}})"), "");
    let map = map(&story(&source));
    assert_eq!(in_order(&map), Ok(()));
    let drawing = Drawing::of(&map);
    assert!(drawing.shapes.iter().all(|shape| shape.card.h < 200));
    let choice = &drawing.shapes[map.find(Part::Choice(0, 0, 0)).unwrap()];
    assert!(choice.rows.last().unwrap().text.ends_with('…'));
}

#[test]
fn many_lines_to_many_moments_have_a_lane_each() {
    let choices: String = (0..12).map(|n| format!("\"c{n}\": (say: \"Naar {n}\", to: \"m{n}\"), ")).collect();
    let moments: String =
        (0..12).map(|n| format!("\"m{n}\": (choices: {{\"terug\": (say: \"Terug\", again: true, to: \"m{}\")}}), ", (n + 5) % 12)).collect();
    let source = small(&format!("\"t\": (title: \"Doolhof\", leave: \"Weg\", choices: {{{choices}}}, moments: {{{moments}}})"), "");
    let map = map(&story(&source));
    assert_eq!(in_order(&map), Ok(()));
    let drawing = Drawing::of(&map);
    // Lines that stand at the same place and overlap go to the same moment.
    let upright: Vec<(usize, i32, i32, i32)> = map
        .edges
        .iter()
        .zip(&drawing.paths)
        .filter(|(edge, _)| edge.link == Link::Leads)
        .map(|(edge, path)| (edge.to, path.points[1].0, path.points[1].1.min(path.points[2].1), path.points[1].1.max(path.points[2].1)))
        .collect();
    assert_eq!(upright.len(), 24);
    for one in &upright {
        for other in upright.iter().filter(|other| other.0 != one.0 && other.1 == one.1) {
            assert!(one.3 < other.2 || other.3 < one.2, "{one:?} and {other:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_story_with_its_own_words_mixed_up_still_has_a_map(changes in proptest::collection::vec((0.0f64..1.0, 0.0f64..1.0), 1..12)) {
        let mut pieces: Vec<&str> = KITCHEN.split('"').collect();
        let words = pieces.len() / 2;
        for (one, other) in changes {
            let at = |share: f64| ((words as f64 * share) as usize).min(words - 1) * 2 + 1;
            pieces.swap(at(one), at(other));
        }
        if let Some(story) = load("story.ron", pieces.join("\"").as_bytes()).story {
            let map = map(&story);
            prop_assert_eq!(in_order(&map), Ok(()));
            let marks = Marks::none(&map).with_seen(&map, |_| false);
            prop_assert!(roxmltree::Document::parse(&svg(&map, &Drawing::of(&map), &marks)).is_ok());
            prop_assert_eq!(outline_text(&map, &marks).lines().count(), map.nodes.len());
        }
    }

    #[test]
    fn any_words_in_a_story_leave_its_map_in_order(text in "[^\"\\\\\u{0}-\u{1f}\u{7f}]{0,120}") {
        let source = small(&format!("\"t\": (title: \"{text}.\", choices: {{\"x\": (say: \"{text}.\")}})"), "");
        if let Some(story) = load("story.ron", source.as_bytes()).story {
            let map = map(&story);
            prop_assert_eq!(in_order(&map), Ok(()));
            let marks = Marks::none(&map);
            prop_assert!(roxmltree::Document::parse(&svg(&map, &Drawing::of(&map), &marks)).is_ok());
            prop_assert_eq!(outline_text(&map, &marks).lines().count(), map.nodes.len());
        }
    }
}
