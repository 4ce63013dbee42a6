//! What people look like: a few drawn on purpose, everybody else made from the letters of a name, so that the same
//! person always has the same face. Nothing here says who somebody is; it only keeps people apart at a glance.

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

/// The drawings with a name of their own; see `assets/README.md`. A case may name them, or name its people so.
const NAMED: [(&[&str], Look); 15] = [
    (&["plum", "ansaj"], look("#d9a57f", "#3a2a24", Hair::Long, Wear::Cardigan, "#8c3b52", "#e9c9a8")),
    (&["glasses", "marloes"], Look { glasses: true, ..look("#f0c7a3", "#b9763c", Hair::Short, Wear::Pass, "#3f6d8c", "#ffd27a") }),
    (&["curls", "delano"], look("#8d5a3c", "#1e1714", Hair::Curls, Wear::Jumper, "#d0873a", "#f3ddb0")),
    (&["elder", "henk"], Look { lines: true, build: 106, ..look("#e8b58f", "#d8d2c8", Hair::Bald, Wear::Jacket, "#5b6b4a", "#e9dcc3") }),
    (&["scarf", "samira"], look("#c98d64", "#2a1d18", Hair::Scarf, Wear::Blouse, "#3d4d78", "#b04a5a")),
    (&["bun", "wanda"], Look { head: 97, ..look("#b07a52", "#2a1d18", Hair::Bun, Wear::Jumper, "#6f9a83", "#f7ead0") }),
    (&["silver", "corrie"], Look { lines: true, head: 97, ..look("#f2cfb0", "#a8a39b", Hair::Bun, Wear::Cardigan, "#7a5a8c", "#f7ead0") }),
    (&["beard", "emir"], Look { beard: true, build: 110, ..look("#d9a57f", "#2c211c", Hair::Crop, Wear::Jumper, "#45505c", "#c9d3d6") }),
    (&["bob", "joke"], Look { lines: true, build: 104, ..look("#f0c9a8", "#c79a56", Hair::Bob, Wear::Blouse, "#c9553f", "#fff0da") }),
    (&["wavy", "lejla"], look("#e8bd98", "#6a3b24", Hair::Wavy, Wear::Jumper, "#2f7a72", "#ffd27a")),
    (&["student", "noor", "jij"], Look { build: 94, ..look("#c08a60", "#2a1d18", Hair::Bob, Wear::Hood, "#b7604f", "#f3ddb0") }),
    (&["doctor", "dewit"], Look { glasses: true, ..look("#f0c7a3", "#8f8b86", Hair::Bun, Wear::Jacket, "#4d5f7c", "#f7ead0") }),
    (&["neighbour", "wim"], Look { build: 112, head: 104, ..look("#f2c6a0", "#8a8177", Hair::Short, Wear::Hood, "#4d6a3f", "#f3ddb0") }),
    (&["teen", "tarik"], Look { build: 90, head: 97, ..look("#d9a57f", "#2e211c", Hair::Crop, Wear::Hood, "#e0b04c", "#8c3b52") }),
    (&["worker", "lont"], Look { build: 110, beard: true, ..look("#8d5a3c", "#1e1714", Hair::Crop, Wear::Jacket, "#6b4a3f", "#c9d3d6") }),
];

/// What somebody with this look and this id looks like.
pub fn of(name: &str, id: &str) -> Look {
    let key = if name.is_empty() { id } else { name };
    if let Some((_, look)) = NAMED.iter().find(|(names, _)| names.contains(&key)) {
        return *look;
    }
    made_from(key)
}

/// A look made from letters alone. No headscarf and no beard: those are for a writer to choose.
fn made_from(key: &str) -> Look {
    // FNV-1a: short, and the same everywhere for ever.
    let mut number = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    number ^= number >> 29;
    let mut take = |count: u64| {
        let taken = number % count;
        number /= count;
        taken as usize
    };
    const SKINS: [&str; 6] = ["#f2cfb0", "#e8b58f", "#d9a57f", "#c08a60", "#a06a45", "#7d4f34"];
    const DARK: [&str; 4] = ["#241a15", "#3a2a24", "#4a2f20", "#1e1714"];
    const FAIR: [&str; 4] = ["#6a3b24", "#b9763c", "#c79a56", "#8f8b86"];
    const HAIRS: [Hair; 7] = [Hair::Short, Hair::Bob, Hair::Curls, Hair::Wavy, Hair::Crop, Hair::Bun, Hair::Long];
    const WEARS: [Wear; 6] = [Wear::Jumper, Wear::Cardigan, Wear::Jacket, Wear::Hood, Wear::Blouse, Wear::Pass];
    const COLOURS: [&str; 8] = ["#3f6d8c", "#8c3b52", "#5b6b4a", "#d0873a", "#2f7a72", "#7a5a8c", "#b7604f", "#45505c"];
    const SECONDS: [&str; 4] = ["#f3ddb0", "#fff0da", "#ffd27a", "#c9d3d6"];
    let skin = take(6);
    let hair_colour = if skin > 2 { DARK[take(4)] } else { FAIR[take(4)] };
    Look {
        glasses: take(4) == 0,
        lines: take(4) == 0,
        build: 92 + 4 * take(6) as i32,
        head: 96 + 2 * take(5) as i32,
        ..look(SKINS[skin], hair_colour, HAIRS[take(7)], WEARS[take(6)], COLOURS[take(8)], SECONDS[take(4)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_has_the_same_face_and_others_have_another() {
        assert_eq!(of("", "ansaj"), of("", "ansaj"));
        assert_ne!(of("", "ansaj"), of("", "marloes"));
        assert_eq!(of("curls", "x"), of("curls", "y"));
    }
}
