//! One person as SVG, flat as gouache: body, head, hair and a face in one of eight moods. Drawn around (0, 0) at the
//! middle of the face; everything is made of our own numbers, never of words from a story.

use super::looks::{Hair, Look, Wear};
use crate::story::model::Mood;

/// A person to just below the table.
pub fn person(look: &Look, mood: Mood, speaking: bool) -> String {
    let mut out = String::with_capacity(4_096);
    hair_behind(look, &mut out);
    body(look, mood, &mut out);
    head(look, mood, speaking, &mut out);
    out
}

fn body(look: &Look, mood: Mood, out: &mut String) {
    // Shoulders hang when somebody is sad or tired, and go up in fright.
    let drop = match mood {
        Mood::Sad | Mood::Tired => 8,
        Mood::Surprised | Mood::Angry => -5,
        Mood::Happy | Mood::Hopeful => -2,
        _ => 0,
    };
    let half = 92 * look.build / 100;
    let (top, edge) = (44 + drop / 2, half - 30);
    let shoulder = 64 + drop;
    let Look { colour, second, skin, .. } = look;
    let torso = format!(
        "M-{half} 300 C-{half} 120 -{e2} {s2} -{edge} {shoulder} C-48 {top} -34 {top} -26 42 L26 42 C34 {top} 48 {top} {edge} {shoulder} C{e2} {s2} {half} 120 {half} 300 Z",
        e2 = half - 8,
        s2 = shoulder + 12
    );
    out.push_str(&format!("<path d=\"{torso}\" fill=\"{colour}\"/>"));
    // A side in shade, and sleeves.
    out.push_str(&format!("<path d=\"M-{half} 300 C-{half} 120 -{e2} {s2} -{edge} {shoulder} C-52 60 -44 52 -36 46 C-58 84 -60 150 -54 300 Z\" fill=\"#000\" opacity=\".13\"/>", e2 = half - 8, s2 = shoulder + 12));
    out.push_str(&format!("<path d=\"M{a} 300 C{a} 180 {b} 130 {c} 104 M-{a} 300 C-{a} 180 -{b} 130 -{c} 104\" stroke=\"#000\" stroke-opacity=\".16\" stroke-width=\"3\" fill=\"none\" stroke-linecap=\"round\"/>", a = half - 26, b = half - 30, c = half - 34));
    if look.wear != Wear::Hood {
        neck(skin, out);
    }
    match look.wear {
        Wear::Jumper => out.push_str(&format!("<path d=\"M-30 44 Q0 76 30 44 L27 38 Q0 64 -27 38 Z\" fill=\"{colour}\"/><path d=\"M-30 44 Q0 76 30 44 L28 40 Q0 68 -28 40 Z\" fill=\"#fff\" opacity=\".22\"/>")),
        Wear::Cardigan => out.push_str(&format!("<path d=\"M-25 42 Q0 70 25 42 L20 300 L-20 300 Z\" fill=\"{second}\"/><path d=\"M-17 30 L17 30 L20 50 C8 66 -8 66 -20 50 Z\" fill=\"{skin}\"/><path d=\"M-27 42 C-22 80 -16 120 -14 300 L-24 300 C-26 130 -34 80 -40 52 Z M27 42 C22 80 16 120 14 300 L24 300 C26 130 34 80 40 52 Z\" fill=\"#000\" opacity=\".16\"/>")),
        Wear::Jacket => out.push_str(&format!("<path d=\"M-24 42 L0 120 L24 42 Z\" fill=\"{second}\"/><path d=\"M-17 30 L17 30 L18 48 L0 66 L-18 48 Z\" fill=\"{skin}\"/><path d=\"M-24 40 L-4 66 L-22 78 L-32 48 Z M24 40 L4 66 L22 78 L32 48 Z\" fill=\"#fffdf6\"/><path d=\"M-34 46 L-26 96 L-6 170 L-2 124 Z M34 46 L26 96 L6 170 L2 124 Z\" fill=\"#000\" opacity=\".2\"/>")),
        Wear::Hood => {
            out.push_str(&format!("<path d=\"M-52 58 C-50 20 50 20 52 58 C30 84 -30 84 -52 58 Z\" fill=\"{colour}\"/><path d=\"M-52 58 C-50 20 50 20 52 58 C30 84 -30 84 -52 58 Z\" fill=\"#000\" opacity=\".22\"/>"));
            neck(skin, out);
            out.push_str(&format!("<path d=\"M-50 52 C-34 74 -16 84 0 86 C16 84 34 74 50 52 C44 84 22 98 0 98 C-22 98 -44 84 -50 52 Z\" fill=\"{colour}\"/><path d=\"M-14 92 V126 M14 92 V120\" stroke=\"{second}\" stroke-width=\"4\" stroke-linecap=\"round\"/>"));
        }
        Wear::Blouse => out.push_str(&format!("<path d=\"M-24 40 L0 70 L-20 84 L-36 50 Z M24 40 L0 70 L20 84 L36 50 Z\" fill=\"{second}\"/><path d=\"M0 72 V300\" stroke=\"#000\" stroke-opacity=\".18\" stroke-width=\"3\"/><g fill=\"{second}\"><circle cx=\"0\" cy=\"92\" r=\"4\"/><circle cx=\"0\" cy=\"122\" r=\"4\"/></g>")),
        Wear::Pass => out.push_str(&format!("<path d=\"M-29 44 Q0 74 29 44 L27 40 Q0 66 -27 40 Z\" fill=\"#fff\" opacity=\".25\"/><path d=\"M-30 46 L-2 116 M30 46 L2 116\" stroke=\"{second}\" stroke-width=\"5\"/><rect x=\"-15\" y=\"112\" width=\"30\" height=\"38\" rx=\"4\" fill=\"#fffdf6\"/><rect x=\"-9\" y=\"118\" width=\"18\" height=\"14\" fill=\"#9bb4c6\"/><path d=\"M-9 139 H9\" stroke=\"#54708a\" stroke-width=\"3\"/>")),
    }
}

fn neck(skin: &str, out: &mut String) {
    out.push_str(&format!("<path d=\"M-18 14 L18 14 L21 48 C9 64 -9 64 -21 48 Z\" fill=\"{skin}\"/><path d=\"M-18 24 C-6 40 8 40 18 24 L19 38 C8 48 -8 48 -19 38 Z\" fill=\"#7a3418\" opacity=\".22\"/>"));
}

fn hair_behind(look: &Look, out: &mut String) {
    let colour = look.hair_colour;
    let path = match look.hair {
        Hair::Long => "M-57 -28 C-62 -96 62 -96 57 -28 C62 30 66 66 58 104 C40 116 -40 116 -58 104 C-66 66 -62 30 -57 -28 Z",
        Hair::Bob => "M-56 -26 C-62 -92 62 -92 56 -26 C60 6 60 26 52 40 C40 46 -40 46 -52 40 C-60 26 -60 6 -56 -26 Z",
        Hair::Wavy => {
            "M-54 -30 C-60 -94 62 -98 58 -30 C70 -6 54 6 66 30 C72 52 56 62 50 74 C36 60 40 20 40 0 L-40 0 C-44 20 -46 30 -54 34 C-62 16 -48 2 -58 -8 Z"
        }
        Hair::Bun => "M-18 -86 C-18 -112 18 -112 18 -86 C18 -66 -18 -66 -18 -86 Z",
        _ => return,
    };
    out.push_str(&format!("<path d=\"{path}\" fill=\"{colour}\"/>"));
}

fn head(look: &Look, mood: Mood, speaking: bool, out: &mut String) {
    let tilt = match mood {
        Mood::Sad => 4,
        Mood::Tired => 5,
        Mood::Worried => -3,
        Mood::Hopeful => -2,
        _ => 0,
    };
    let Look { skin, .. } = look;
    out.push_str(&format!("<g transform=\"rotate({tilt})\"><g transform=\"scale({}.{:02} 1)\">", look.head / 100, look.head % 100));
    out.push_str(&format!(
        "<ellipse cx=\"-43\" cy=\"-16\" rx=\"8\" ry=\"12\" fill=\"{skin}\"/><ellipse cx=\"43\" cy=\"-16\" rx=\"8\" ry=\"12\" fill=\"{skin}\"/>"
    ));
    out.push_str(&format!("<path d=\"M-42 -34 C-44 -76 44 -76 42 -34 C44 6 27 36 0 38 C-27 36 -44 6 -42 -34 Z\" fill=\"{skin}\"/>"));
    // One soft side, as a lamp from above and to the right leaves it.
    out.push_str("<path d=\"M-42 -34 C-43 -58 -30 -66 -18 -68 C-34 -44 -34 10 -10 37 C-30 32 -44 4 -42 -34 Z\" fill=\"#7a3418\" opacity=\".13\"/>");
    out.push_str("<ellipse cx=\"-26\" cy=\"4\" rx=\"9\" ry=\"6\" fill=\"#d9503a\" opacity=\".2\"/><ellipse cx=\"26\" cy=\"4\" rx=\"9\" ry=\"6\" fill=\"#d9503a\" opacity=\".2\"/>");
    if look.beard {
        out.push_str(&format!("<path d=\"M-42 -14 C-44 14 -28 46 0 47 C28 46 44 14 42 -14 C36 4 26 6 14 4 C6 0 -6 0 -14 4 C-26 6 -36 4 -42 -14 Z\" fill=\"{}\"/><path d=\"M-11 14 Q0 9 11 14 Q0 26 -11 14 Z\" fill=\"{skin}\"/>", look.hair_colour));
    }
    if look.lines {
        out.push_str("<path d=\"M-22 -52 Q0 -56 22 -52 M-31 -4 Q-33 4 -28 9 M31 -4 Q33 4 28 9 M-36 -22 l-5 -3 M36 -22 l5 -3\" stroke=\"#7a3418\" stroke-opacity=\".3\" stroke-width=\"2.5\" fill=\"none\" stroke-linecap=\"round\"/>");
    }
    hair_on_top(look, out);
    face(look, mood, speaking, out);
    out.push_str("</g></g>");
}

fn hair_on_top(look: &Look, out: &mut String) {
    let colour = look.hair_colour;
    let path = match look.hair {
        Hair::Long => "M-47 -18 C-54 -86 54 -86 47 -18 C42 -44 22 -60 0 -62 C-20 -58 -42 -42 -47 -18 Z",
        Hair::Bob => "M-48 -6 C-56 -90 56 -90 48 -6 C44 -26 40 -38 34 -42 C10 -38 -20 -44 -34 -46 C-40 -38 -44 -24 -48 -6 Z",
        Hair::Short => "M-45 -26 C-52 -90 54 -88 45 -26 C42 -44 36 -52 28 -56 C6 -48 -18 -52 -30 -60 C-38 -52 -43 -42 -45 -26 Z",
        Hair::Wavy => "M-46 -22 C-56 -90 58 -94 47 -20 C44 -40 34 -54 14 -62 C-6 -44 -34 -40 -46 -22 Z",
        Hair::Bun => "M-45 -24 C-50 -82 50 -82 45 -24 C40 -48 24 -60 0 -60 C-24 -60 -40 -48 -45 -24 Z",
        Hair::Crop => "M-44 -28 C-48 -80 48 -80 44 -28 C40 -50 26 -58 0 -58 C-26 -58 -40 -50 -44 -28 Z",
        Hair::Bald => "M-45 -14 C-50 -34 -46 -46 -39 -50 C-40 -38 -40 -26 -41 -12 Z M45 -14 C50 -34 46 -46 39 -50 C40 -38 40 -26 41 -12 Z",
        Hair::Curls => {
            out.push_str(&format!("<g fill=\"{colour}\">"));
            for (x, y, r) in [
                (-46, -30, 15),
                (-44, -50, 17),
                (-32, -68, 18),
                (-12, -78, 19),
                (11, -79, 19),
                (32, -69, 18),
                (44, -51, 17),
                (47, -30, 15),
                (-24, -60, 14),
                (0, -66, 16),
                (24, -60, 14),
            ] {
                out.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"));
            }
            out.push_str("</g>");
            return;
        }
        Hair::Scarf => {
            let second = look.second;
            out.push_str(&format!("<path d=\"M-53 -22 C-60 -94 60 -94 53 -22 C57 20 44 52 0 58 C-44 52 -57 20 -53 -22 Z M-35 -26 C-36 8 -22 31 0 32 C22 31 36 8 35 -26 C33 -60 -33 -60 -35 -26 Z\" fill=\"{second}\" fill-rule=\"evenodd\"/><path d=\"M-46 34 C-22 58 22 58 46 34 L64 84 C24 104 -24 104 -64 84 Z\" fill=\"{second}\"/><path d=\"M-46 34 C-30 58 10 70 54 60 M-40 -58 C-52 -40 -52 0 -42 26\" stroke=\"#000\" stroke-opacity=\".18\" stroke-width=\"4\" fill=\"none\" stroke-linecap=\"round\"/>"));
            return;
        }
    };
    out.push_str(&format!("<path d=\"{path}\" fill=\"{colour}\"/>"));
    if !matches!(look.hair, Hair::Bald | Hair::Crop) {
        out.push_str(
            "<path d=\"M-28 -66 Q-4 -78 22 -70\" stroke=\"#fff\" stroke-opacity=\".16\" stroke-width=\"6\" fill=\"none\" stroke-linecap=\"round\"/>",
        );
    }
}

fn face(look: &Look, mood: Mood, speaking: bool, out: &mut String) {
    let brow = if look.hair == Hair::Bald { "#8d8576" } else { look.hair_colour };
    // Outer end, middle and inner end of the left brow.
    let (outer, middle, inner) = match mood {
        Mood::Calm => (-36, -43, -37),
        Mood::Happy => (-38, -47, -40),
        Mood::Hopeful => (-38, -47, -44),
        Mood::Surprised => (-45, -55, -47),
        Mood::Worried => (-33, -42, -46),
        Mood::Sad => (-30, -38, -45),
        Mood::Angry => (-43, -41, -31),
        Mood::Tired => (-34, -39, -38),
    };
    out.push_str(&format!("<g stroke=\"{brow}\" stroke-width=\"4.5\" fill=\"none\" stroke-linecap=\"round\"><path d=\"M-29 {outer} Q-19 {middle} -9 {inner}\"/><path d=\"M29 {outer} Q19 {middle} 9 {inner}\"/></g>"));
    for side in [-17, 17] {
        match mood {
            Mood::Happy => out.push_str(&format!("<path d=\"M{} -18 Q{side} -27 {} -18\" stroke=\"#2a211c\" stroke-width=\"4\" fill=\"none\" stroke-linecap=\"round\"/>", side - 7, side + 7)),
            Mood::Tired => out.push_str(&format!("<path d=\"M{} -20 H{}\" stroke=\"#2a211c\" stroke-width=\"4\" stroke-linecap=\"round\"/><path d=\"M{side} -20 a5 5 0 0 1 -4 5\" stroke=\"#2a211c\" stroke-width=\"3\" fill=\"none\"/><path d=\"M{} -9 q7 4 13 0\" stroke=\"#7a3418\" stroke-opacity=\".35\" stroke-width=\"2.5\" fill=\"none\"/>", side - 7, side + 7, side - 7)),
            _ => {
                let (rx, ry) = if mood == Mood::Surprised { (6, 7) } else { (5, 6) };
                out.push_str(&format!("<ellipse cx=\"{side}\" cy=\"-20\" rx=\"{rx}\" ry=\"{ry}\" fill=\"#2a211c\"/><circle cx=\"{}\" cy=\"-22\" r=\"1.7\" fill=\"#fff\"/>", side + 2));
                if mood == Mood::Sad {
                    out.push_str(&format!("<path d=\"M{} -25 H{}\" stroke=\"{}\" stroke-width=\"5\"/>", side - 8, side + 8, look.skin));
                }
            }
        }
    }
    out.push_str(
        "<path d=\"M1 -16 Q7 -4 -2 -1\" stroke=\"#5a1f0c\" stroke-opacity=\".45\" stroke-width=\"3\" fill=\"none\" stroke-linecap=\"round\"/>",
    );
    let mouth = match (speaking, mood) {
        (true, Mood::Angry | Mood::Sad | Mood::Worried) => "<path d=\"M-11 20 Q0 6 11 20 Q0 25 -11 20 Z\" fill=\"#6d2320\"/>",
        (true, _) => {
            "<path d=\"M-12 10 Q0 7 12 10 Q8 25 0 25 Q-8 25 -12 10 Z\" fill=\"#6d2320\"/><path d=\"M-9 11 Q0 9 9 11 L7 14 Q0 12 -7 14 Z\" fill=\"#fff\"/><path d=\"M-5 21 Q0 17 5 21 Q0 26 -5 21 Z\" fill=\"#c9655c\"/>"
        }
        (_, Mood::Calm) => "<path d=\"M-10 14 Q0 18 10 14\" stroke=\"#7d2f2a\" stroke-width=\"4\" fill=\"none\" stroke-linecap=\"round\"/>",
        (_, Mood::Happy) => {
            "<path d=\"M-15 9 Q0 13 15 9 Q10 26 0 26 Q-10 26 -15 9 Z\" fill=\"#7d2f2a\"/><path d=\"M-12 11 Q0 14 12 11 L9 15 Q0 17 -9 15 Z\" fill=\"#fff\"/>"
        }
        (_, Mood::Hopeful) => "<path d=\"M-12 12 Q0 22 12 12\" stroke=\"#7d2f2a\" stroke-width=\"4\" fill=\"none\" stroke-linecap=\"round\"/>",
        (_, Mood::Surprised) => "<ellipse cx=\"0\" cy=\"17\" rx=\"6\" ry=\"8\" fill=\"#6d2320\"/>",
        (_, Mood::Worried) => {
            "<path d=\"M-12 17 Q-5 11 0 15 Q6 19 12 14\" stroke=\"#7d2f2a\" stroke-width=\"4\" fill=\"none\" stroke-linecap=\"round\"/>"
        }
        (_, Mood::Sad) => "<path d=\"M-11 19 Q0 9 11 19\" stroke=\"#7d2f2a\" stroke-width=\"4\" fill=\"none\" stroke-linecap=\"round\"/>",
        (_, Mood::Angry) => "<path d=\"M-12 18 Q0 11 12 18\" stroke=\"#7d2f2a\" stroke-width=\"5\" fill=\"none\" stroke-linecap=\"round\"/>",
        (_, Mood::Tired) => "<path d=\"M-9 16 H9\" stroke=\"#7d2f2a\" stroke-width=\"4\" stroke-linecap=\"round\"/>",
    };
    out.push_str(mouth);
    if look.glasses {
        out.push_str("<g fill=\"#fff\" fill-opacity=\".14\" stroke=\"#2b2b33\" stroke-width=\"3\"><circle cx=\"-17\" cy=\"-19\" r=\"13\"/><circle cx=\"17\" cy=\"-19\" r=\"13\"/><path d=\"M-4 -20 Q0 -24 4 -20 M-30 -21 L-40 -24 M30 -21 L40 -24\" fill=\"none\"/></g>");
    }
}
