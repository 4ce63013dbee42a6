//! A QR code as one path of SVG, so that a phone or the camera of a laptop can take over a code without typing. The size
//! of a module is fixed by the version, so that it can be read at arm's length from a phone, and stands below in words.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::words::fill;
use super::words::together::Sharing;

/// Rows and columns of white around the code: what the standard asks for.
const QUIET: i32 = 4;

/// The densest code a phone still reads from another phone at arm's length; see [`Qr::module`].
pub const DENSEST: u8 = 10;

/// How wide a code on a big screen is: a fifth of its 1920 pixels.
const ROOM: i32 = 400;

/// The densest code we show at all: a camera that is held close reads it, but no longer at arm's length.
const LIMIT: u8 = 20;

/// A code that can be shown.
#[derive(Clone, PartialEq)]
pub struct Qr {
    code: QrCode,
    /// Whether it is for the back row of a room.
    large: bool,
}

impl Qr {
    /// The code for these parts, one after the other. Each is written as briefly as its signs allow: capitals and figures
    /// take a third less room than small letters. `None` when it would get denser than `densest`.
    pub fn new(parts: &[&str], densest: u8) -> Option<Self> {
        let brief = |part: &&str| {
            if QrSegment::is_alphanumeric(part) { QrSegment::make_alphanumeric(part) } else { QrSegment::make_bytes(part.as_bytes()) }
        };
        let segments: Vec<QrSegment> = parts.iter().filter(|part| !part.is_empty()).map(brief).collect();
        let densest = Version::new(densest.clamp(1, LIMIT));
        // A medium level of correction survives a smudge and the shine of a lamp; where there is room it becomes a higher one.
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, densest, None, true).ok().map(|code| Self { code, large: false })
    }

    /// Its version: 1 has 21 rows, and each next one four more.
    pub fn version(&self) -> u8 {
        self.code.version().value()
    }

    /// How many modules there are in a row.
    pub fn modules(&self) -> i32 {
        self.code.size()
    }

    /// The same code for a big screen, to be read from the room.
    pub fn for_a_room(self) -> Self {
        Self { large: true, ..self }
    }

    /// How many CSS pixels wide a module is. A CSS pixel of a phone is about 0.16 mm, so up to version 10 a module is at
    /// least 0.8 mm there, and on a desk screen 1.3 mm. At 60 cm the film of a phone camera (1920 pixels for some 65 cm)
    /// has then more than two pixels for each: what a reader needs.
    pub fn module(&self) -> i32 {
        if self.large {
            return ROOM / (self.modules() + 2 * QUIET);
        }
        match self.version() {
            0..=3 => 8,
            4..=6 => 6,
            7..=DENSEST => 5,
            _ => 4,
        }
    }

    /// All dark modules as one path. Those beside one another in a row are one stroke, which keeps it short.
    fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.modules() {
            let mut x = 0;
            while x < self.modules() {
                let from = x;
                while x < self.modules() && self.code.get_module(x, y) {
                    x += 1;
                }
                if x > from {
                    path.push_str(&format!("M{} {}h{}v1H{}z", from + QUIET, y + QUIET, x - from, from + QUIET));
                } else {
                    x += 1;
                }
            }
        }
        path
    }

    /// Version and size in words.
    pub fn size(&self, words: &'static Sharing) -> AnyView {
        let modules = self.modules().to_string();
        let with = [("version", &*self.version().to_string()), ("modules", &modules), ("size", &self.module().to_string())];
        view! { <p class="soft">{fill(words.qr_size, &with)}</p> }.into_any()
    }

    /// The picture, with this name for who cannot see it.
    pub fn picture(&self, name: String) -> AnyView {
        let around = self.modules() + 2 * QUIET;
        let size = (around * self.module()).to_string();
        let corners = format!("0 0 {around} {around}");
        view! {
            <svg class="qr" role="img" aria-label=name viewBox=corners width=size.clone() height=size shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="#fff"></rect>
                <path d=self.path() fill="#000"></path>
            </svg>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://naam.example/keukentafel/#/-/group?r=";
    const CODE: &str = "KT1QYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5Z5TPWXQERGD3C8G7RUSQQYPQXPQ9QCRSSZG2PVXQ6RS0Z";

    /// Draws the path as a picture of dark and light and has it read by a library that is not the one that drew it.
    fn read(qr: &Qr) -> String {
        let scale = qr.module() as usize;
        let side = (qr.modules() + 2 * QUIET) as usize;
        let mut dark = vec![false; side * side];
        for stroke in qr.path().split('M').skip(1) {
            let numbers: Vec<usize> = stroke.split(|sign: char| !sign.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let [x, y, length, ..] = numbers[..] else { panic!("{stroke}") };
            (x..x + length).for_each(|x| dark[y * side + x] = true);
        }
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| if dark[y / scale * side + x / scale] { 20 } else { 235 });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "version {}", qr.version());
        grids[0].decode().unwrap().1
    }

    #[test]
    fn another_library_reads_what_is_drawn() {
        for length in [0, 4, 20, 40, 80] {
            let code = &CODE[..length];
            let qr = Qr::new(&[LINK, code], DENSEST).unwrap();
            assert_eq!(read(&qr), format!("{LINK}{code}"));
        }
    }

    #[test]
    fn the_longest_code_behind_a_long_address_reads_at_arms_length() {
        assert_eq!(CODE.len(), 80);
        let qr = Qr::new(&[LINK, CODE], DENSEST).unwrap();
        assert!(qr.version() <= 7, "version {}", qr.version());
        // At least 5 cm on a phone, and it fits beside the edges of a narrow one.
        let width = (qr.modules() + 2 * QUIET) * qr.module();
        assert!((280..=330).contains(&width), "{width}");
    }

    #[test]
    fn capitals_make_it_smaller() {
        let (capitals, small) = (Qr::new(&[LINK, CODE], LIMIT).unwrap(), Qr::new(&[LINK, &CODE.to_lowercase()], LIMIT).unwrap());
        assert!(capitals.version() < small.version());
    }

    #[test]
    fn what_would_be_too_dense_is_not_drawn() {
        assert!(Qr::new(&[LINK, &"woord ".repeat(60)], DENSEST).is_none());
        assert!(Qr::new(&[LINK, &"woord ".repeat(60)], LIMIT).is_some());
        assert!(Qr::new(&[LINK, &"woord ".repeat(600)], u8::MAX).is_none());
    }

    #[test]
    fn every_version_we_show_fits_a_narrow_screen() {
        for length in (0..900).step_by(7) {
            let Some(qr) = Qr::new(&[&"A".repeat(length)], DENSEST) else { break };
            let width = (qr.modules() + 2 * QUIET) * qr.module();
            assert!(width <= 330, "version {}: {width}", qr.version());
        }
    }
}
