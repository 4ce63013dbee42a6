//! Where everybody sits: places on an arc behind the round table, the resident in the middle. The same places serve
//! every picture of the table and the name plates that stand over it as text.

use super::order::order_by;
use super::stage::Stage;

/// Wide for a desk, narrow for a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 1120 × 400.
    Wide,
    /// 560 × 380.
    Narrow,
}

impl Shape {
    /// Width and height of the drawing.
    pub fn size(self) -> (i32, i32) {
        match self {
            Self::Wide => (1120, 400),
            Self::Narrow => (560, 380),
        }
    }
}

/// Who sits at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sitter {
    /// The person with this number on the stage.
    Person(usize),
    /// The empty chair with this number.
    Empty(usize),
}

/// A place at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub sitter: Sitter,
    /// Middle of the face.
    pub x: i32,
    /// Middle of the face.
    pub y: i32,
    /// Scale in percent.
    pub scale: i32,
}

/// The places of everybody on the stage, those furthest away first.
pub fn places(stage: &Stage, shape: Shape) -> Vec<Place> {
    let mut order: Vec<Sitter> = Vec::new();
    // The resident in the middle, the others left and right of her in turns, empty chairs at the ends.
    let others = (0..stage.people.len()).filter(|number| !stage.people[*number].resident).map(Sitter::Person);
    let chairs = (0..stage.empty_chairs.len()).map(Sitter::Empty);
    order.extend(stage.people.iter().position(|person| person.resident).map(Sitter::Person));
    for (number, sitter) in others.chain(chairs).enumerate() {
        if number % 2 == 0 { order.insert(0, sitter) } else { order.push(sitter) }
    }
    let (width, _) = shape.size();
    let count = order.len();
    // An empty chair takes less room than somebody who sits there. Thousandths of half the width, so that no rounding
    // depends on the machine.
    let room = |sitter: &Sitter| if matches!(sitter, Sitter::Person(_)) { 100 } else { 58 };
    let (most, reach) = match shape {
        Shape::Wide => (400, 850),
        Shape::Narrow => (420, 830),
    };
    // From the middle of the first to the middle of the last.
    let total: i32 = order.windows(2).map(|pair| (room(&pair[0]) + room(&pair[1])) / 2).sum();
    let step = if total > 0 { (2 * reach * 100 / total).min(most) } else { 0 };
    let mut at = 0;
    let mut before: Option<i32> = None;
    let mut places: Vec<Place> = order
        .into_iter()
        .enumerate()
        .map(|(number, sitter)| {
            let own = room(&sitter);
            at += before.map_or(0, |before| (before + own) / 2);
            before = Some(own);
            let t = (2 * at - total) * step / 200;
            let x = width / 2 + t * width / 2 / 1000;
            let down = t * t / 1000;
            let empty = matches!(sitter, Sitter::Empty(_));
            match shape {
                Shape::Wide => {
                    let scale = if empty { 62 } else { 80 + 12 * down / 1000 };
                    Place { sitter, x, y: 150 + 46 * down / 1000, scale }
                }
                Shape::Narrow => {
                    // Many people on a phone: every other one sits a little lower, so that no face is hidden.
                    let lower = if count > 4 && number % 2 == 1 { 24 } else { 0 };
                    let scale = if empty {
                        44
                    } else if count > 5 {
                        58
                    } else {
                        66
                    };
                    Place { sitter, x, y: 150 + 40 * down / 1000 + lower, scale }
                }
            }
        })
        .collect();
    order_by(&mut places, |a, b| a.y < b.y);
    places
}

/// Where the middle of the table is, and half of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Table {
    pub x: i32,
    pub y: i32,
    pub rx: i32,
    pub ry: i32,
}

/// The table in a picture of this shape; its near half is outside the picture.
pub fn table_of(shape: Shape) -> Table {
    match shape {
        Shape::Wide => Table { x: 560, y: 404, rx: 530, ry: 132 },
        Shape::Narrow => Table { x: 280, y: 396, rx: 330, ry: 132 },
    }
}

/// The places of the things on the table.
pub fn thing_places(count: usize, shape: Shape) -> Vec<(i32, i32)> {
    let table = table_of(shape);
    let count = count as i32;
    let step = match shape {
        Shape::Wide => 130,
        Shape::Narrow => 100,
    };
    let step = if count > 4 { step * 4 / count } else { step };
    (0..count).map(|number| (table.x + (2 * number - (count - 1)) * step / 2, table.y - 58 + 10 * (number % 2))).collect()
}

/// Where the agreements lie as sheets of paper, one half over the other, beside the things.
pub fn agreement_places(count: usize, shape: Shape) -> Vec<(i32, i32)> {
    let table = table_of(shape);
    let (from, room, widest) = match shape {
        Shape::Wide => (-404, 150, 30),
        Shape::Narrow => (-216, 48, 14),
    };
    let count = count as i32;
    let step = widest.min(room / count.max(1));
    (0..count).map(|number| (table.x + from + number * step, table.y - 52 + 4 * (number % 2))).collect()
}

/// Where the player's own notebook lies.
pub fn notebook_place(shape: Shape) -> (i32, i32) {
    let table = table_of(shape);
    match shape {
        Shape::Wide => (table.x + 348, table.y - 42),
        Shape::Narrow => (table.x + 206, table.y - 50),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::stage::StagePerson;
    use crate::story::model::Mood;

    fn stage(count: usize) -> Stage {
        let person = |number: usize| StagePerson {
            id: number.to_string(),
            name: String::new(),
            role: String::new(),
            look: String::new(),
            mood: Mood::Calm,
            speaking: false,
            resident: number == 0,
        };
        Stage { people: (0..count).map(person).collect(), ..Stage::default() }
    }

    #[test]
    fn everybody_has_a_place_inside_the_picture() {
        for count in 0..9 {
            for shape in [Shape::Wide, Shape::Narrow] {
                let places = places(&stage(count), shape);
                assert_eq!(places.len(), count);
                assert!(places.iter().all(|place| place.x > 40 && place.x < shape.size().0 - 40), "{places:?}");
            }
        }
    }
}
