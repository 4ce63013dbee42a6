//! What people look like in the still picture: one row of shapes and colours for each look. Nothing here says who
//! somebody is; it only keeps people apart at a glance.

use crate::play::looks;

/// How somebody's hair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hair {
    /// Over the shoulders.
    Long,
    /// To the chin.
    Bob,
    /// Short, with a parting.
    Short,
    /// Round and curly.
    Curls,
    /// None on top.
    Bald,
    /// Up, in a bun.
    Bun,
    /// Under a headscarf.
    Scarf,
    /// Wavy, on one side.
    Wavy,
    /// Very short.
    Crop,
}

/// What somebody wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wear {
    /// A jumper.
    Jumper,
    /// A cardigan over something lighter.
    Cardigan,
    /// A jacket over a shirt with a collar.
    Jacket,
    /// A hooded sweater.
    Hood,
    /// A blouse with a collar.
    Blouse,
    /// A pass on a ribbon over a jumper.
    Pass,
}

/// What somebody looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Colour of the skin.
    pub skin: &'static str,
    /// Colour of the hair.
    pub hair_colour: &'static str,
    /// The hair.
    pub hair: Hair,
    /// What is worn.
    pub wear: Wear,
    /// Its colour.
    pub colour: &'static str,
    /// A second colour: shirt, scarf, ribbon.
    pub second: &'static str,
    /// Glasses.
    pub glasses: bool,
    /// A beard.
    pub beard: bool,
    /// Lines of age.
    pub lines: bool,
    /// Width of the shoulders in percent.
    pub build: i32,
    /// Width of the head in percent.
    pub head: i32,
}

const fn look(skin: &'static str, hair_colour: &'static str, hair: Hair, wear: Wear, colour: &'static str, second: &'static str) -> Look {
    Look { skin, hair_colour, hair, wear, colour, second, glasses: false, beard: false, lines: false, build: 100, head: 100 }
}

/// The drawings, by the names of [`crate::play::looks`].
const NAMED: [(&str, Look); 15] = [
    ("plum", look("#d9a57f", "#3a2a24", Hair::Long, Wear::Cardigan, "#8c3b52", "#e9c9a8")),
    ("glasses", Look { glasses: true, ..look("#f0c7a3", "#b9763c", Hair::Short, Wear::Pass, "#3f6d8c", "#ffd27a") }),
    ("curls", look("#8d5a3c", "#1e1714", Hair::Curls, Wear::Jumper, "#d0873a", "#f3ddb0")),
    ("elder", Look { lines: true, build: 106, ..look("#e8b58f", "#d8d2c8", Hair::Bald, Wear::Jacket, "#5b6b4a", "#e9dcc3") }),
    ("scarf", look("#c98d64", "#2a1d18", Hair::Scarf, Wear::Blouse, "#3d4d78", "#b04a5a")),
    ("bun", Look { head: 97, ..look("#b07a52", "#2a1d18", Hair::Bun, Wear::Jumper, "#6f9a83", "#f7ead0") }),
    ("silver", Look { lines: true, head: 97, ..look("#f2cfb0", "#a8a39b", Hair::Bun, Wear::Cardigan, "#7a5a8c", "#f7ead0") }),
    ("beard", Look { beard: true, build: 110, ..look("#d9a57f", "#2c211c", Hair::Crop, Wear::Jumper, "#45505c", "#c9d3d6") }),
    ("bob", Look { lines: true, build: 104, ..look("#f0c9a8", "#c79a56", Hair::Bob, Wear::Blouse, "#c9553f", "#fff0da") }),
    ("wavy", look("#e8bd98", "#6a3b24", Hair::Wavy, Wear::Jumper, "#2f7a72", "#ffd27a")),
    ("student", Look { build: 94, ..look("#c08a60", "#2a1d18", Hair::Bob, Wear::Hood, "#b7604f", "#f3ddb0") }),
    ("doctor", Look { glasses: true, ..look("#f0c7a3", "#8f8b86", Hair::Bun, Wear::Jacket, "#4d5f7c", "#f7ead0") }),
    ("neighbour", Look { build: 112, head: 104, ..look("#f2c6a0", "#8a8177", Hair::Short, Wear::Hood, "#4d6a3f", "#f3ddb0") }),
    ("teen", Look { build: 90, head: 97, ..look("#d9a57f", "#2e211c", Hair::Crop, Wear::Hood, "#e0b04c", "#8c3b52") }),
    ("worker", Look { build: 110, beard: true, ..look("#8d5a3c", "#1e1714", Hair::Crop, Wear::Jacket, "#6b4a3f", "#c9d3d6") }),
];

/// What somebody with this look and this id looks like.
pub fn of(name: &str, id: &str) -> Look {
    let name = looks::look(name, id);
    NAMED.iter().find(|(known, _)| *known == name).map_or(NAMED[0].1, |(_, look)| *look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_look_has_a_drawing_of_its_own() {
        for (at, name) in looks::LOOKS.iter().enumerate() {
            assert!(NAMED.iter().any(|(known, _)| known == name), "{name}");
            assert!(looks::LOOKS[..at].iter().all(|other| of(other, "") != of(name, "")), "{name}");
        }
    }
}
