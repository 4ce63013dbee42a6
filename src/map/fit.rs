//! How wide the sheet is, and which areas stand beside each other on it.

use super::column::{Column, Stack};
use super::layout::{CARD, PAD};

/// An area with what is in it.
pub(super) struct Band {
    pub area: usize,
    pub columns: Vec<Column>,
    pub stacks: Vec<Stack>,
    pub beside: bool,
}

impl Band {
    /// How wide it is with all of it in one row.
    pub fn width(&self) -> i32 {
        let stacks = self.stacks.iter().map(|stack| stack.w + PAD).fold(0_i32, i32::saturating_add) - PAD;
        stacks.max(CARD + PAD)
    }
}

/// The areas that stand beside each other, row by row.
pub(super) fn rows(bands: &[Band], inner: i32) -> Vec<Vec<&Band>> {
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
pub(super) fn best_width(bands: &[Band]) -> i32 {
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
