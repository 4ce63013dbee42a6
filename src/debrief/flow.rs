//! The ways of a group as a picture: a column for each turn, a card for each topic taken then, and ribbons from card to card, as
//! thick as the number of people who went that way. Only places and sizes: whoever draws it decides how it looks.
//!
//! Everything a person reads stands on a card, and cards never touch, so no words lie over each other or over a ribbon.

use super::routes::{Routes, Stop};

/// How much room there is, in the units of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// How wide the picture is.
    pub width: f32,
    /// How high it may be. It becomes higher when the cards do not fit.
    pub height: f32,
    /// How wide a card is.
    pub card: f32,
    /// The least height of a card: that of its words.
    pub least: f32,
    /// Between two cards in a column.
    pub gap: f32,
    /// So many topics of a turn have a card of their own; the rest shares one. It counts from 1.
    pub most: usize,
}

/// What a card stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A topic: its title.
    Topic(String),
    /// Topics that few took: their titles, most taken first.
    Others(Vec<String>),
    /// Plays that had ended by then.
    Ended,
}

/// A card in a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The turn, from 0.
    pub turn: usize,
    /// What was taken.
    pub taken: Taken,
    /// How many took it.
    pub people: usize,
    /// Its left side.
    pub x: f32,
    /// Its top.
    pub y: f32,
    /// Its height.
    pub height: f32,
    /// Where on its sides the ribbons begin and end, from the top of the picture.
    pub bar: f32,
    /// How high that is: true to the number of people.
    pub bar_height: f32,
}

/// A ribbon between two cards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ribbon {
    /// The card it comes from.
    pub from: usize,
    /// The card it goes to.
    pub to: usize,
    /// How many went this way.
    pub people: usize,
    /// Where it begins: right side of a card, and its upper edge there.
    pub begin: (f32, f32),
    /// Where it ends: left side of a card, and its upper edge there.
    pub end: (f32, f32),
    /// How thick it is.
    pub thick: f32,
}

/// The whole picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// How high it became.
    pub height: f32,
    /// Cards, turn by turn from top to bottom.
    pub cards: Vec<Card>,
    /// Ribbons, in the order of the cards they come from.
    pub ribbons: Vec<Ribbon>,
}

impl Flow {
    /// Lays the ways of a group out in a space.
    pub fn new(routes: &Routes, space: &Space) -> Self {
        let (mut cards, card_of) = gather(routes, space.most.max(1));
        let turns = cards.last().map_or(0, |card| card.turn + 1);
        let height = place(&mut cards, turns, space);
        let ribbons = ribbons(routes, &card_of, &cards, space.card);
        Self { height, cards, ribbons }
    }
}

impl Ribbon {
    /// Its outline, as the `d` of an SVG path.
    pub fn path(&self) -> String {
        let ((x0, y0), (x1, y1), thick) = (self.begin, self.end, self.thick);
        let middle = (x0 + x1) / 2.0;
        let (low0, low1) = (y0 + thick, y1 + thick);
        format!(
            "M{x0:.1} {y0:.1}C{middle:.1} {y0:.1} {middle:.1} {y1:.1} {x1:.1} {y1:.1}V{low1:.1}C{middle:.1} {low1:.1} {middle:.1} {low0:.1} {x0:.1} {low0:.1}Z"
        )
    }
}

/// Words cut into lines of so many letters; what does not fit on the last line ends in "…".
pub fn wrap(words: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= letters;
        match lines.last_mut().filter(|line| fits(line)) {
            Some(line) => line.extend([" ", word]),
            None => lines.push(word.to_owned()),
        }
    }
    let cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        let too_long = line.chars().count() > letters;
        if too_long || (cut && at + 1 == last) {
            let kept: String = line.chars().take(letters.saturating_sub(1)).collect();
            *line = format!("{}…", kept.trim_end());
        }
    }
    lines
}

/// The cards of every turn, not yet placed, and for each stop the card it is on.
fn gather(routes: &Routes, most: usize) -> (Vec<Card>, Vec<usize>) {
    let mut cards: Vec<Card> = Vec::new();
    let mut card_of = vec![0; routes.stops.len()];
    let turns = routes.stops.iter().map(|stop| stop.turn + 1).max().unwrap_or(0);
    for turn in 0..turns {
        let here = || routes.stops.iter().enumerate().filter(move |(_, stop)| stop.turn == turn);
        let topics: Vec<(usize, &Stop)> = here().filter(|(_, stop)| !stop.topic.is_empty()).collect();
        // One topic alone is no "rest": it keeps its own card.
        let own = if topics.len() <= most + 1 { topics.len() } else { most };
        let (shown, rest) = topics.split_at(own);
        for (at, stop) in shown {
            note(&mut card_of, *at, cards.len());
            cards.push(Card::new(turn, Taken::Topic(stop.title.clone()), stop.people));
        }
        if !rest.is_empty() {
            rest.iter().for_each(|(at, _)| note(&mut card_of, *at, cards.len()));
            let titles = rest.iter().map(|(_, stop)| stop.title.clone()).collect();
            cards.push(Card::new(turn, Taken::Others(titles), rest.iter().map(|(_, stop)| stop.people).sum()));
        }
        for (at, stop) in here().filter(|(_, stop)| stop.topic.is_empty()) {
            note(&mut card_of, at, cards.len());
            cards.push(Card::new(turn, Taken::Ended, stop.people));
        }
    }
    (cards, card_of)
}

fn note(card_of: &mut [usize], stop: usize, card: usize) {
    if let Some(known) = card_of.get_mut(stop) {
        *known = card;
    }
}

impl Card {
    fn new(turn: usize, taken: Taken, people: usize) -> Self {
        Self { turn, taken, people, x: 0.0, y: 0.0, height: 0.0, bar: 0.0, bar_height: 0.0 }
    }
}

/// Gives every card its place, and says how high the picture became. All turns have one scale, so that a person is as thick
/// everywhere.
fn place(cards: &mut [Card], turns: usize, space: &Space) -> f32 {
    let scale = (0..turns).map(|turn| scale(cards.iter().filter(|card| card.turn == turn), space)).fold(f32::INFINITY, f32::min);
    let scale = if scale.is_finite() { scale } else { 0.0 };
    let step = if turns > 1 { (space.width - space.card) / (turns - 1) as f32 } else { 0.0 };
    let (mut turn, mut y, mut lowest) = (0, 0.0_f32, 0.0_f32);
    for card in cards {
        if card.turn != turn {
            (turn, y) = (card.turn, 0.0);
        }
        card.bar_height = card.people as f32 * scale;
        card.height = card.bar_height.max(space.least);
        (card.x, card.y) = (step * turn as f32, y);
        card.bar = y + (card.height - card.bar_height) / 2.0;
        y += card.height + space.gap;
        lowest = lowest.max(card.y + card.height);
    }
    lowest
}

/// How high one person can be so that a column fits: cards that would be too low for their words keep their least height.
fn scale<'c>(column: impl Iterator<Item = &'c Card>, space: &Space) -> f32 {
    let mut people: Vec<usize> = column.map(|card| card.people).collect();
    people.sort_unstable();
    let mut free = space.height - space.gap * people.len().saturating_sub(1) as f32;
    let all: usize = people.iter().sum();
    let mut left = all;
    for count in people {
        let scale = free / left.max(1) as f32;
        if count as f32 * scale >= space.least {
            return scale;
        }
        free -= space.least;
        left -= count;
    }
    // Not even the words fit: the picture becomes higher, and everybody together is as high as one card.
    space.least / all.max(1) as f32
}

fn ribbons(routes: &Routes, card_of: &[usize], cards: &[Card], width: f32) -> Vec<Ribbon> {
    let mut ways: Vec<(usize, usize, usize)> = Vec::new();
    for link in &routes.links {
        let (Some(from), Some(to)) = (card_of.get(link.from), card_of.get(link.to)) else { continue };
        match ways.iter_mut().find(|(known, other, _)| (known, other) == (from, to)) {
            Some((_, _, people)) => *people += link.people,
            None => ways.push((*from, *to, link.people)),
        }
    }
    // Cards stand from top to bottom in their order: ribbons in that order do not cross at the cards.
    ways.sort_unstable();
    let mut out = vec![0.0_f32; cards.len()];
    let mut into = vec![0.0_f32; cards.len()];
    let mut ribbons = Vec::with_capacity(ways.len());
    for (from, to, people) in ways {
        let (Some(source), Some(target)) = (cards.get(from), cards.get(to)) else { continue };
        let (Some(left), Some(taken)) = (out.get_mut(from), into.get_mut(to)) else { continue };
        let thick = source.bar_height * people as f32 / source.people.max(1) as f32;
        let (begin, end) = ((source.x + width, source.bar + *left), (target.x, target.bar + *taken));
        *left += thick;
        *taken += thick;
        ribbons.push(Ribbon { from, to, people, begin, end, thick });
    }
    ribbons
}

#[cfg(test)]
mod tests {
    use super::super::routes::Link;
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const SPACE: Space = Space { width: 1000.0, height: 500.0, card: 140.0, least: 40.0, gap: 8.0, most: 4 };

    /// The ways of people, each a list of topics by number.
    fn routes(people: &[Vec<usize>]) -> Routes {
        let turns = people.iter().map(Vec::len).max().unwrap_or(0);
        let mut stops = Vec::new();
        let mut places = BTreeMap::new();
        for turn in 0..turns {
            let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
            people.iter().for_each(|way| *counts.entry(way.get(turn).copied()).or_default() += 1);
            let mut counts: Vec<_> = counts.into_iter().collect();
            counts.sort_by_key(|(topic, people)| (topic.is_none(), std::cmp::Reverse(*people)));
            for (topic, people) in counts {
                places.insert((turn, topic), stops.len());
                let name = topic.map_or_else(String::new, |topic| format!("t{topic}"));
                stops.push(Stop { turn, title: name.to_uppercase(), topic: name, people });
            }
        }
        let mut links: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for way in people {
            for turn in 1..turns {
                let place = |turn: usize| places[&(turn, way.get(turn).copied())];
                *links.entry((place(turn - 1), place(turn))).or_default() += 1;
            }
        }
        Routes { stops, links: links.into_iter().map(|((from, to), people)| Link { from, to, people }).collect() }
    }

    #[test]
    fn nobody_is_an_empty_picture() {
        assert_eq!(Flow::new(&Routes::default(), &SPACE), Flow::default());
    }

    #[test]
    fn the_topics_few_took_share_a_card_and_one_alone_does_not() {
        let ways: Vec<Vec<usize>> = (0..6).flat_map(|topic| vec![vec![topic]; 7 - topic]).collect();
        let flow = Flow::new(&routes(&ways), &SPACE);
        assert_eq!(flow.cards.len(), 5);
        assert_eq!(flow.cards[4].taken, Taken::Others(vec!["T4".to_owned(), "T5".to_owned()]));
        assert_eq!(flow.cards[4].people, 5);
        let five = Flow::new(&routes(&ways[..ways.len() - 2]), &SPACE);
        assert_eq!(five.cards[4].taken, Taken::Topic("T4".to_owned()));
    }

    #[test]
    fn who_ended_early_stays_in_the_picture_at_the_bottom() {
        let flow = Flow::new(&routes(&[vec![0, 1], vec![0], vec![0]]), &SPACE);
        let last: Vec<(&Taken, usize)> = flow.cards.iter().filter(|card| card.turn == 1).map(|card| (&card.taken, card.people)).collect();
        assert_eq!(last, [(&Taken::Topic("T1".to_owned()), 1), (&Taken::Ended, 2)]);
    }

    #[test]
    fn a_ribbon_is_a_closed_outline() {
        let flow = Flow::new(&routes(&[vec![0, 1]]), &SPACE);
        assert_eq!(flow.ribbons[0].path(), "M140.0 0.0C500.0 0.0 500.0 0.0 860.0 0.0V500.0C500.0 500.0 500.0 500.0 140.0 500.0Z");
    }

    #[test]
    fn words_are_cut_into_lines() {
        assert_eq!(wrap("Vraag naar de kinderen van nu", 12, 2), ["Vraag naar", "de kinderen…"]);
        assert_eq!(wrap("Werk", 12, 2), ["Werk"]);
        assert_eq!(wrap("Belastingdienstkantoor", 10, 1), ["Belasting…"]);
        assert_eq!(wrap("", 10, 1), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn a_line_is_never_too_long(words in "\\PC{0,60}", letters in 2_usize..20, most in 1_usize..4) {
            let lines = wrap(&words, letters, most);
            prop_assert!(lines.len() <= most && lines.iter().all(|line| line.chars().count() <= letters), "{lines:?}");
        }

        #[test]
        fn cards_stay_apart_and_every_ribbon_is_as_thick_as_its_people(
            ways in prop::collection::vec(prop::collection::vec(0_usize..14, 1..6), 1..60), most in 1_usize..8, height in 20.0_f32..800.0
        ) {
            let space = Space { most, height, ..SPACE };
            let routes = routes(&ways);
            let flow = Flow::new(&routes, &space);
            let turns = ways.iter().map(Vec::len).max().unwrap();
            for turn in 0..turns {
                let here: Vec<&Card> = flow.cards.iter().filter(|card| card.turn == turn).collect();
                prop_assert_eq!(here.iter().map(|card| card.people).sum::<usize>(), ways.len());
                prop_assert!(here.len() <= most + 2);
                for pair in here.windows(2) {
                    prop_assert!(pair[0].y + pair[0].height + space.gap <= pair[1].y + 0.01);
                }
            }
            let one = flow.cards[0].bar_height / flow.cards[0].people as f32;
            prop_assert!(one > 0.0);
            for (at, card) in flow.cards.iter().enumerate() {
                prop_assert!(card.height >= space.least - 0.01 && card.x >= 0.0 && card.x + space.card <= space.width + 0.01);
                prop_assert!(card.y + card.height <= flow.height + 0.01);
                prop_assert!((card.bar_height - card.people as f32 * one).abs() < 0.01);
                prop_assert!(card.bar >= card.y - 0.01 && card.bar + card.bar_height <= card.y + card.height + 0.01);
                let out: usize = flow.ribbons.iter().filter(|ribbon| ribbon.from == at).map(|ribbon| ribbon.people).sum();
                let into: usize = flow.ribbons.iter().filter(|ribbon| ribbon.to == at).map(|ribbon| ribbon.people).sum();
                prop_assert_eq!(out, if card.turn + 1 == turns { 0 } else { card.people });
                prop_assert_eq!(into, if card.turn == 0 { 0 } else { card.people });
            }
            for ribbon in &flow.ribbons {
                let (from, to) = (&flow.cards[ribbon.from], &flow.cards[ribbon.to]);
                prop_assert!((ribbon.thick - ribbon.people as f32 * one).abs() < 0.05);
                prop_assert!(ribbon.begin.1 >= from.bar - 0.05 && ribbon.begin.1 + ribbon.thick <= from.bar + from.bar_height + 0.05);
                prop_assert!(ribbon.end.1 >= to.bar - 0.05 && ribbon.end.1 + ribbon.thick <= to.bar + to.bar_height + 0.05);
            }
        }
    }
}
