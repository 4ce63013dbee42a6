//! The rooms: the warm kitchen with its round table, the hallway of the month after, and the small kitchen on the
//! card of a case. Walls and floor run on far outside the picture, so that a wide screen has no bare sides.

use super::layout::{Place, Shape, Sitter, Table, places, table_of, thing_places};
use super::looks;
use super::person::person;
use super::things;
use crate::play::stage::{Light, Stage};
use crate::story::model::{Channel, Mood};

/// Everybody around the table.
pub fn table(stage: &Stage, shape: Shape) -> String {
    let mut out = String::with_capacity(32_768);
    wall(stage.light, shape, &mut out);
    let places = places(stage, shape);
    for place in &places {
        seat(stage, place, &mut out);
    }
    board(&table_of(shape), &mut out);
    lassos(stage, shape, &places, &mut out);
    on_table(stage, shape, &mut out);
    out
}

struct Colours {
    wall: &'static str,
    low: &'static str,
    sky: &'static str,
    low_sky: &'static str,
    roofs: &'static str,
    glow: &'static str,
}

fn wall(light: Light, shape: Shape, out: &mut String) {
    let c = match light {
        Light::Morning => Colours { wall: "#47726b", low: "#3b625d", sky: "#cfe3dc", low_sky: "#f6e2b4", roofs: "#8fa79a", glow: "#fff3cf" },
        Light::Evening => Colours { wall: "#2d5456", low: "#234447", sky: "#e98a63", low_sky: "#f6b679", roofs: "#7c4b4f", glow: "#ffd98c" },
        Light::Rain => Colours { wall: "#3a5560", low: "#2e4650", sky: "#8fa3ad", low_sky: "#b3c0c2", roofs: "#5d7079", glow: "#ffe2a8" },
    };
    let (width, height) = shape.size();
    let mid = width / 2;
    out.push_str(&format!("<rect x=\"-2000\" y=\"-400\" width=\"5200\" height=\"1200\" fill=\"{}\"/><rect x=\"-2000\" y=\"{}\" width=\"5200\" height=\"600\" fill=\"{}\"/><path d=\"M-2000 {y} H3200\" stroke=\"#000\" stroke-opacity=\".18\" stroke-width=\"5\"/>", c.wall, height - 150, c.low, y = height - 150));
    // The light of the lamp, laid on in three washes.
    for (rx, ry, opacity) in [(640, 340, "05"), (540, 290, "05"), (450, 245, "06"), (360, 200, "07"), (270, 155, "08"), (180, 110, "09")] {
        out.push_str(&format!("<ellipse cx=\"{mid}\" cy=\"70\" rx=\"{rx}\" ry=\"{ry}\" fill=\"{}\" opacity=\".{opacity}\"/>", c.glow));
    }
    let window = if shape == Shape::Wide { 60 } else { -34 };
    out.push_str(&format!("<g transform=\"translate({window},22)\"><rect x=\"-10\" y=\"-10\" width=\"210\" height=\"172\" rx=\"7\" fill=\"#16303a\"/><rect width=\"190\" height=\"152\" fill=\"{}\"/><path d=\"M0 70 C60 52 120 88 190 62 V152 H0 Z\" fill=\"{}\"/><path d=\"M0 122 l22 -20 22 16 30 -36 26 28 24 -16 24 26 20 -16 22 20 v28 H0 Z\" fill=\"{}\"/>", c.sky, c.low_sky, c.roofs));
    match light {
        Light::Evening => out.push_str("<circle cx=\"150\" cy=\"46\" r=\"15\" fill=\"#ffdf9e\"/>"),
        Light::Morning => out.push_str("<circle cx=\"46\" cy=\"60\" r=\"20\" fill=\"#fff6dd\"/><path d=\"M96 34 q12 -12 24 0 q12 -8 18 4 h-52 q0 -6 10 -4\" fill=\"#fff\" opacity=\".8\"/>"),
        Light::Rain => out.push_str("<path d=\"M20 10l-8 26M60 4l-8 26M104 16l-8 26M150 6l-8 26M40 60l-8 26M88 54l-8 26M132 64l-8 26M176 52l-8 26M64 104l-8 26M116 100l-8 26\" stroke=\"#eef3f2\" stroke-opacity=\".7\" stroke-width=\"3\" stroke-linecap=\"round\"/>"),
    }
    out.push_str("<path d=\"M95 -4 V156 M-4 80 H194\" stroke=\"#16303a\" stroke-width=\"9\"/><rect x=\"-20\" y=\"160\" width=\"230\" height=\"12\" rx=\"3\" fill=\"#e9dcc3\"/><path d=\"M166 160 v-26 h28 v26z\" fill=\"#c9553f\"/><path d=\"M180 136 q-26 -14 -22 -42 q24 8 22 40 q-2 -34 26 -40 q2 30 -26 42\" fill=\"#6f9a83\"/></g>");
    let shelf = if shape == Shape::Wide { 850 } else { 404 };
    out.push_str(&format!("<g transform=\"translate({shelf},46)\"><path d=\"M0 96h230\" stroke=\"#8a5a34\" stroke-width=\"11\"/><path d=\"M20 100v20M210 100v20\" stroke=\"#5d3a1f\" stroke-width=\"6\"/><rect x=\"14\" y=\"36\" width=\"22\" height=\"55\" rx=\"3\" fill=\"#c9553f\"/><rect x=\"39\" y=\"48\" width=\"18\" height=\"43\" rx=\"3\" fill=\"#e0b04c\"/><rect x=\"60\" y=\"30\" width=\"24\" height=\"61\" rx=\"3\" fill=\"#6f9a83\"/><path d=\"M90 90 l14 -52 17 5 -14 50z\" fill=\"#f3ddb0\"/><path d=\"M150 58h40v20q0 13 -20 13t-20 -13z\" fill=\"#e9dcc3\"/><path d=\"M190 62q16 2 1 18\" stroke=\"#e9dcc3\" stroke-width=\"5\" fill=\"none\"/><path d=\"M206 91v-22h16v22z\" fill=\"#8c3b52\"/></g>"));
    out.push_str(&format!("<path d=\"M{mid} -400 V26\" stroke=\"#16262a\" stroke-width=\"4\"/><path d=\"M{} 62 C{} 22 {} 16 {mid} 16 C{} 16 {} 22 {} 62 Z\" fill=\"#d8a33f\"/><path d=\"M{} 62 C{} 30 {} 18 {mid} 16 C{} 22 {} 36 {} 62 Z\" fill=\"#000\" opacity=\".1\"/><ellipse cx=\"{mid}\" cy=\"62\" rx=\"52\" ry=\"9\" fill=\"#fff3cf\"/>", mid - 52, mid - 46, mid - 24, mid + 24, mid + 46, mid + 52, mid - 52, mid - 46, mid - 24, mid - 26, mid - 34, mid - 28));
}

fn seat(stage: &Stage, place: &Place, out: &mut String) {
    let Place { x, y, scale, .. } = place;
    match place.sitter {
        Sitter::Empty(_) => out.push_str(&format!("<g transform=\"translate({x},{y}) scale({}.{:02})\">{CHAIR}</g>", scale / 100, scale % 100)),
        Sitter::Person(number) => {
            let Some(one) = stage.people.get(number) else { return };
            let look = looks::of(&one.look, &one.id);
            // Who speaks leans towards us.
            let (y, scale) = if one.speaking { (y - 6, scale + 5) } else { (*y, *scale) };
            out.push_str(&format!("<g transform=\"translate({x},{y}) scale({}.{:02})\">", scale / 100, scale % 100));
            out.push_str("<path d=\"M-84 300 V66 C-84 34 84 34 84 66 V300\" fill=\"none\" stroke=\"#5d3a1f\" stroke-width=\"13\"/>");
            out.push_str(&person(&look, one.mood, one.speaking));
            if one.speaking {
                out.push_str("<g stroke=\"#ffe9b8\" stroke-width=\"5\" stroke-linecap=\"round\"><path d=\"M56 -64 l14 -14 M66 -44 l20 -5 M40 -82 l5 -19\"/></g>");
            }
            out.push_str("</g>");
        }
    }
}

const CHAIR: &str = "<path d=\"M-66 300 V40 C-66 -6 66 -6 66 40 V300\" fill=\"#1d3b40\" stroke=\"#8a5a34\" stroke-width=\"13\"/><path d=\"M-40 40V160M-14 30V160M14 30V160M40 40V160\" stroke=\"#8a5a34\" stroke-width=\"9\"/><path d=\"M-70 160H70\" stroke=\"#8a5a34\" stroke-width=\"13\"/>";

fn board(table: &Table, out: &mut String) {
    let Table { x, y, rx, ry } = table;
    out.push_str(&format!("<ellipse cx=\"{x}\" cy=\"{}\" rx=\"{rx}\" ry=\"{ry}\" fill=\"#5d3419\"/><ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\" fill=\"#c98545\"/><ellipse cx=\"{x}\" cy=\"{}\" rx=\"{}\" ry=\"{}\" fill=\"#d99a55\"/>", y + 16, y - 4, rx - 14, ry - 8));
    // Where the lamp lies on the wood, and the grain.
    out.push_str(&format!("<ellipse cx=\"{x}\" cy=\"{}\" rx=\"{}\" ry=\"{}\" fill=\"#f0c07c\" opacity=\".5\"/><g fill=\"none\" stroke=\"#a5642e\" stroke-opacity=\".4\" stroke-width=\"3\"><ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{}\" ry=\"{}\"/><ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{}\" ry=\"{}\"/></g>", y - 40, rx * 2 / 5, ry * 2 / 5, rx * 4 / 5, ry * 4 / 5, rx * 11 / 20, ry * 11 / 20));
}

fn on_table(stage: &Stage, shape: Shape, out: &mut String) {
    let table = table_of(shape);
    let mugs: &[(i32, i32, &str)] = match shape {
        Shape::Wide => &[(-380, -38, "#e9dcc3"), (-236, -84, "#c9553f"), (240, -82, "#6f9a83"), (376, -40, "#3f6d8c")],
        Shape::Narrow => &[(-210, -40, "#c9553f"), (212, -44, "#6f9a83")],
    };
    for (x, y, colour) in mugs {
        out.push_str(&format!("<g transform=\"translate({},{}) scale(.8)\">{}</g>", table.x + x, table.y + y, things::mug(colour)));
    }
    for (thing, (x, y)) in stage.things.iter().zip(thing_places(stage.things.len(), shape)) {
        let look = if thing.look.is_empty() { &thing.id } else { &thing.look };
        let faded = if thing.seen { " opacity=\".75\"" } else { "" };
        out.push_str(&format!("<g transform=\"translate({x},{y}) scale(.9)\"{faded}><ellipse cx=\"2\" cy=\"26\" rx=\"46\" ry=\"12\" fill=\"#000\" opacity=\".15\"/>{}</g>", things::thing(look)));
    }
}

/// Ropes from whoever threw them, around her.
fn lassos(stage: &Stage, shape: Shape, places: &[Place], out: &mut String) {
    let of = |id: &str| places.iter().find(|place| matches!(place.sitter, Sitter::Person(number) if stage.people[number].id == id));
    let resident = stage.people.iter().find(|person| person.resident).and_then(|person| of(&person.id));
    let Some(her) = resident else { return };
    let table = table_of(shape);
    for (number, thrower) in stage.lassos.iter().take(6).enumerate() {
        let number = number as i32;
        let y = her.y + (74 + 15 * number) * her.scale / 100;
        let rx = (88 + 4 * (number % 2)) * her.scale / 100;
        let side = if number % 2 == 0 { -1 } else { 1 };
        let (fx, fy) = of(thrower).filter(|place| place.x != her.x).map_or((table.x + side * 90, table.y + 30), |place| {
            let side = (her.x - place.x).signum();
            (place.x + side * 70 * place.scale / 100, place.y + 120 * place.scale / 100)
        });
        let end = her.x + (fx - her.x).signum() * rx;
        out.push_str(&things::rope(&format!("M{fx} {fy} Q{} {} {end} {y}", (fx + end) / 2, fy.min(y) - 40)));
        out.push_str(&things::rope(&format!("M{} {y} a{rx} 13 0 1 0 {} 0 a{rx} 13 0 1 0 -{} 0", her.x - rx, 2 * rx, 2 * rx)));
    }
}

/// Her hallway, a month later.
pub fn hallway(stage: &Stage, shape: Shape, by: Option<Channel>) -> String {
    let mut out = String::with_capacity(16_384);
    let (width, height) = shape.size();
    let mid = width / 2;
    let (wall, low) = match stage.light {
        Light::Morning => ("#a08a78", "#8d7768"),
        Light::Evening => ("#7d6660", "#6b5650"),
        Light::Rain => ("#75727a", "#635f68"),
    };
    let floor = height - 66;
    out.push_str(&format!("<rect x=\"-2000\" y=\"-400\" width=\"5200\" height=\"1200\" fill=\"{wall}\"/><rect x=\"-2000\" y=\"{}\" width=\"5200\" height=\"600\" fill=\"{low}\"/><path d=\"M-2000 {y} H3200\" stroke=\"#fff\" stroke-opacity=\".16\" stroke-width=\"4\"/><rect x=\"-2000\" y=\"{floor}\" width=\"5200\" height=\"600\" fill=\"#4a342c\"/><ellipse cx=\"{mid}\" cy=\"{}\" rx=\"{}\" ry=\"26\" fill=\"#8c3b52\" opacity=\".7\"/>", floor - 110, floor + 36, width / 3, y = floor - 110));
    door(if shape == Shape::Wide { 120 } else { 6 }, floor, by, &mut out);
    phone(if shape == Shape::Wide { 820 } else { 420 }, floor, by == Some(Channel::Phone), &mut out);
    out.push_str("<g transform=\"translate(330,40)\"><rect width=\"112\" height=\"86\" fill=\"#5d3a1f\"/><rect x=\"8\" y=\"8\" width=\"96\" height=\"70\" fill=\"#f3ddb0\"/><path d=\"M8 78 L40 38 L62 60 L78 46 L104 78 Z\" fill=\"#6f9a83\"/><circle cx=\"82\" cy=\"28\" r=\"9\" fill=\"#e0b04c\"/></g>");
    if let Some(her) = stage.people.iter().find(|person| person.resident).or(stage.people.first()) {
        let look = looks::of(&her.look, &her.id);
        out.push_str(&format!(
            "<g transform=\"translate({mid},146)\"><ellipse cx=\"0\" cy=\"{}\" rx=\"120\" ry=\"16\" fill=\"#000\" opacity=\".25\"/>{}</g>",
            height - 150,
            person(&look, her.mood, her.speaking)
        ));
        for number in 0..stage.lassos.len().min(6) as i32 {
            let y = 232 + 22 * number;
            let side = if number % 2 == 0 { -1 } else { 1 };
            let far = mid + side * 1400;
            out.push_str(&things::rope(&format!("M{far} {} Q{} {} {} {y}", y - 60 + 20 * number, mid + side * 320, y + 60, mid + side * 96)));
            out.push_str(&things::rope(&format!("M{} {y} a96 14 0 1 0 192 0 a96 14 0 1 0 -192 0", mid - 96)));
        }
    }
    out
}

fn door(x: i32, floor: i32, by: Option<Channel>, out: &mut String) {
    let top = floor - 270;
    out.push_str(&format!("<g transform=\"translate({x},{top})\"><rect x=\"-12\" y=\"-12\" width=\"174\" height=\"282\" fill=\"#e9dcc3\"/>"));
    if matches!(by, Some(Channel::Door | Channel::Visit)) {
        // Open, with somebody on the step.
        out.push_str("<rect width=\"150\" height=\"270\" fill=\"#f6c987\"/><circle cx=\"80\" cy=\"92\" r=\"27\" fill=\"#3b2f33\"/><path d=\"M30 270 C26 150 50 126 80 126 C110 126 134 150 130 270 Z\" fill=\"#3b2f33\"/><path d=\"M0 0 L34 20 V262 L0 270 Z\" fill=\"#2f5a58\"/>");
    } else {
        out.push_str("<rect width=\"150\" height=\"270\" fill=\"#2f5a58\"/><rect x=\"22\" y=\"20\" width=\"106\" height=\"80\" fill=\"#a9c4c2\"/><path d=\"M75 20v80\" stroke=\"#2f5a58\" stroke-width=\"7\"/><rect x=\"48\" y=\"140\" width=\"56\" height=\"11\" rx=\"2\" fill=\"#e0b04c\"/><circle cx=\"134\" cy=\"150\" r=\"7\" fill=\"#e0b04c\"/>");
    }
    if by == Some(Channel::Letter) {
        out.push_str("<path d=\"M54 136 l44 -6 6 16 -48 8z\" fill=\"#fffaf0\"/><g transform=\"translate(112,282)\"><path d=\"M-40 -14 L30 -22 L44 8 L-26 16 Z\" fill=\"#fffaf0\"/><path d=\"M-40 -14 L8 2 L30 -22\" fill=\"none\" stroke=\"#c9553f\" stroke-width=\"3\"/></g>");
    }
    out.push_str("</g>");
}

fn phone(x: i32, floor: i32, rings: bool, out: &mut String) {
    out.push_str(&format!("<g transform=\"translate({x},{})\"><path d=\"M0 0h180\" stroke=\"#5d3a1f\" stroke-width=\"13\"/><path d=\"M16 6v124M164 6v124\" stroke=\"#5d3a1f\" stroke-width=\"11\"/><rect x=\"52\" y=\"-40\" width=\"78\" height=\"34\" rx=\"8\" fill=\"#1c3438\"/><path d=\"M44 -38 C50 -66 132 -66 138 -38 L120 -36 C116 -48 66 -48 62 -36 Z\" fill=\"#12272b\"/><circle cx=\"91\" cy=\"-22\" r=\"9\" fill=\"#e9dcc3\"/>", floor - 120));
    if rings {
        out.push_str("<g fill=\"none\" stroke=\"#ffd27a\" stroke-width=\"6\" stroke-linecap=\"round\"><path d=\"M36 -52 q-14 -18 -2 -36 M18 -46 q-22 -30 -2 -58 M146 -52 q14 -18 2 -36 M164 -46 q22 -30 2 -58\"/></g>");
    }
    out.push_str("</g>");
}

/// A small kitchen for the card of a case, `viewBox="0 0 360 170"`; `people` as look and id.
pub fn card(people: &[(String, String)], resident: usize, number: usize) -> String {
    const WALLS: [(&str, &str); 5] =
        [("#6f9a83", "#ffe2a8"), ("#8c3b52", "#f6b679"), ("#2f5a58", "#ffd98c"), ("#3f6d8c", "#fff0c9"), ("#7a5a8c", "#ffd9b0")];
    let (wall, glow) = WALLS[number % WALLS.len()];
    let mut out = format!(
        "<rect width=\"360\" height=\"170\" fill=\"{wall}\"/><ellipse cx=\"180\" cy=\"20\" rx=\"190\" ry=\"130\" fill=\"{glow}\" opacity=\".2\"/><ellipse cx=\"180\" cy=\"20\" rx=\"110\" ry=\"80\" fill=\"{glow}\" opacity=\".3\"/><path d=\"M180 0V12\" stroke=\"#16262a\" stroke-width=\"3\"/><path d=\"M154 28 q4 -18 26 -18 t26 18z\" fill=\"#d8a33f\"/>"
    );
    let others: Vec<&(String, String)> = people.iter().enumerate().filter(|(at, _)| *at != resident).map(|(_, one)| one).collect();
    for (at, (look, id)) in others.iter().take(4).enumerate() {
        let x = [70, 290, 16, 344][at];
        let y = [72, 72, 96, 96][at];
        out.push_str(&format!("<g transform=\"translate({x},{y}) scale(.5)\">{}</g>", person(&looks::of(look, id), Mood::Calm, false)));
    }
    if let Some((look, id)) = people.get(resident) {
        out.push_str(&format!("<g transform=\"translate(180,80) scale(.62)\">{}</g>", person(&looks::of(look, id), Mood::Hopeful, false)));
    }
    out.push_str(&format!("<ellipse cx=\"180\" cy=\"190\" rx=\"210\" ry=\"52\" fill=\"#c98545\"/><ellipse cx=\"180\" cy=\"188\" rx=\"204\" ry=\"47\" fill=\"#d99a55\"/><g transform=\"translate(128,160) scale(.5)\">{}</g><g transform=\"translate(226,158) scale(.55)\">{}</g>", things::mug("#e9dcc3"), things::thing("letter")));
    out
}
