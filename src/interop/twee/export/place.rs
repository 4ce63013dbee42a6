//! Where passages stand on the map of Twine: chapters below each other, their talks side by side, and each talk from its beginning down.

use std::collections::HashMap;

/// A passage to draw.
pub(super) struct Card {
    pub name: String,
    pub tag: &'static str,
    pub text: Vec<String>,
    /// The passages it leads to.
    pub links: Vec<String>,
    /// Its chapter, and its talk in it.
    pub band: usize,
    pub block: usize,
}

/// From one passage to the next (pixels of Twine's map; a passage is 100 wide, a hub 200).
const STEP: u32 = 150;
/// A chapter is at most so wide; then its talks go on below.
const WIDEST: u32 = 3_000;

/// Where each card stands.
pub(super) fn positions(cards: &[Card]) -> Vec<(u32, u32)> {
    let numbers: HashMap<&str, usize> = cards.iter().enumerate().map(|(number, card)| (card.name.as_str(), number)).collect();
    let mut places = vec![(0, 0); cards.len()];
    let (mut left, mut top, mut lowest) = (STEP, STEP, STEP);
    let mut begin = 0;
    let mut band = 0;
    while let Some(first) = cards.get(begin) {
        let same = |card: &&Card| (card.band, card.block) == (first.band, first.block);
        let end = begin + cards.iter().skip(begin).take_while(same).count();
        let rows = rows(cards, begin..end, &numbers);
        let width = rows.iter().map(Vec::len).max().unwrap_or(1) as u32 * STEP + STEP / 2;
        if first.band != band || (left > STEP && left + width > WIDEST) {
            (left, top) = (STEP, lowest + STEP);
            band = first.band;
        }
        for (down, row) in rows.iter().enumerate() {
            for (right, card) in row.iter().enumerate() {
                let place = (left + right as u32 * STEP, top + down as u32 * STEP);
                lowest = lowest.max(place.1);
                if let Some(known) = places.get_mut(*card) {
                    *known = place;
                }
            }
        }
        left += width.max(if first.tag == "hub" { STEP * 2 } else { 0 });
        begin = end;
    }
    places
}

/// The cards of one talk in rows: each below the first that leads to it.
fn rows(cards: &[Card], range: std::ops::Range<usize>, numbers: &HashMap<&str, usize>) -> Vec<Vec<usize>> {
    let mut seen = vec![false; range.len()];
    let mut rows = Vec::new();
    for first in range.clone() {
        if std::mem::replace(seen.get_mut(first - range.start).unwrap_or(&mut true), true) {
            continue;
        }
        // What is not led to inside this talk begins beside its beginning.
        let mut row = vec![first];
        let mut down = 0;
        while !row.is_empty() {
            let mut next = Vec::new();
            for to in row.iter().filter_map(|card| cards.get(*card)).flat_map(|card| &card.links) {
                if let Some(card) = numbers.get(to.as_str()).filter(|card| range.contains(card))
                    && let Some(seen) = seen.get_mut(card - range.start)
                    && !std::mem::replace(seen, true)
                {
                    next.push(*card);
                }
            }
            if rows.len() <= down {
                rows.push(Vec::new());
            }
            if let Some(cards) = rows.get_mut(down) {
                cards.append(&mut row);
            }
            row = next;
            down += 1;
        }
    }
    rows
}
