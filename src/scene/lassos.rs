//! Lassos: every offer carried out without her yes is a rope around her. It is thrown from whoever made the offer, falls
//! over her and tightens; what is taken off loosens and falls.

use std::f32::consts::{PI, TAU};

use bevy::prelude::*;

use super::beat::Beat;
use super::light::{PEOPLE, ROPES};
use super::link;
use super::paint::{Canvas, Easel, Plain, Sheet};
use super::rope::{self, Rope};
use super::stage::OnStage;
use crate::play::seating::table_of;

/// More ropes than this nobody can tell apart.
const MOST: usize = 6;
/// When, in seconds after the throw, the noose is above her, around her, tight, and the rope at rest.
const ABOVE: f32 = 0.55;
const AROUND: f32 = 0.95;
const TIGHT: f32 = 1.6;
const AT_REST: f32 = 2.6;
/// How long a rope that is taken off falls.
const FALLS: f32 = 1.0;

struct Lasso {
    thrower: String,
    /// Seconds since it was thrown.
    age: f32,
    /// Seconds since it was taken off.
    off: Option<f32>,
    line: Option<Rope>,
}

#[derive(Resource, Default)]
struct Lassos {
    thrown: Vec<Lasso>,
    /// Behind her, before her, and the lines.
    canvases: Option<[Canvas; 3]>,
    begun: bool,
    in_month: bool,
    painted: bool,
}

/// Where a noose is: its middle, half its width, half its height, and where its line comes from.
#[derive(Clone, Copy)]
struct Noose {
    middle: Vec2,
    wide: f32,
    high: f32,
    from: Vec2,
}

impl Noose {
    /// Where the line meets it.
    fn knot(&self) -> Vec2 {
        self.middle + Vec2::new(self.wide * (self.from.x - self.middle.x).signum(), 0.0)
    }

    /// Half of it; the near half hangs down in front of her.
    fn half(&self, near: bool) -> Vec<Vec2> {
        let begin = if near { 0.0 } else { PI };
        (0..=18).map(|at| self.middle + Vec2::from_angle(begin + PI * at as f32 / 18.0) * Vec2::new(self.wide, self.high)).collect()
    }
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Lassos>().add_systems(Update, (count, fly).chain());
}

/// Ropes that are new are thrown, ropes that are no longer there fall.
fn count(on_stage: Res<OnStage>, mut lassos: ResMut<Lassos>) {
    if !on_stage.is_changed() || !on_stage.begun {
        return;
    }
    // What was there before we looked is not thrown before our eyes, nor is the month another throw.
    let thrown_now = lassos.begun && lassos.in_month == on_stage.in_month() && !link::reduced_motion();
    (lassos.begun, lassos.in_month) = (true, on_stage.in_month());
    let mut wanted: Vec<&String> = on_stage.stage.lassos.iter().take(MOST).collect();
    for lasso in lassos.thrown.iter_mut().filter(|lasso| lasso.off.is_none()) {
        match wanted.iter().position(|thrower| **thrower == lasso.thrower) {
            Some(at) => {
                wanted.remove(at);
                if !thrown_now {
                    (lasso.age, lasso.line) = (AT_REST, None);
                }
            }
            None => lasso.off = Some(if thrown_now { 0.0 } else { FALLS }),
        }
    }
    // One after the other, so that each can be seen.
    for (number, thrower) in wanted.into_iter().enumerate() {
        let age = if thrown_now { -0.45 * number as f32 } else { AT_REST };
        lassos.thrown.push(Lasso { thrower: thrower.clone(), age, off: None, line: None });
    }
    // Rope that stays is in the order of the stage, whatever happened before: the same stage, the same picture.
    let order = on_stage.stage.lassos.clone();
    lassos.thrown.sort_by_key(|lasso| (lasso.off.is_some(), order.iter().position(|thrower| *thrower == lasso.thrower)));
    lassos.painted = false;
}

fn fly(on_stage: Res<OnStage>, plain: Res<Plain>, mut lassos: ResMut<Lassos>, mut beat: ResMut<Beat>, mut easel: Easel) {
    lassos.thrown.retain(|lasso| lasso.off.is_none_or(|off| off < FALLS));
    let at_rest = |lasso: &Lasso| lasso.off.is_none() && lasso.age >= AT_REST && lasso.line.is_some();
    if lassos.painted && lassos.thrown.iter().all(at_rest) {
        return;
    }
    let her = on_stage.resident().and_then(|her| on_stage.seats.iter().position(|seat| seat.id == her.id));
    let Some(her) = her else { return };
    let depth = PEOPLE + her as f32 * 0.1;
    let Lassos { thrown, canvases, painted, .. } = &mut *lassos;
    let canvases = canvases.get_or_insert_with(|| [depth, depth, ROPES].map(|depth| easel.hang(&plain.0, depth)));
    easel.move_to(&canvases[0], depth - 0.05);
    easel.move_to(&canvases[1], depth + 0.05);

    let mut sheets = [Sheet::default(), Sheet::default(), Sheet::default()];
    let thick = if on_stage.in_month() { 8.5 } else { 7.0 * on_stage.seats[her].scale / 0.8 };
    let mut slot = 0;
    let mut still = true;
    for lasso in thrown.iter_mut() {
        let end = resting(&on_stage, &lasso.thrower, her, slot);
        slot += usize::from(lasso.off.is_none());
        match lasso.off.as_mut() {
            Some(off) => *off += beat.dt,
            None => lasso.age += beat.dt,
        }
        if lasso.age < 0.0 {
            still = false;
            continue;
        }
        let (noose, opacity) = lasso.now(end);
        let sag = sag(&end);
        let line =
            lasso.line.get_or_insert_with(|| if lasso.age >= AT_REST { Rope::hanging(end.from, end.knot(), sag) } else { Rope::coiled(end.from) });
        if lasso.off.is_some() {
            line.fall(beat.dt, end.from, None, 1.0);
        } else if lasso.age < AT_REST {
            let slack = 1.02 + 0.3 * (1.0 - (lasso.age / TIGHT).min(1.0));
            line.fall(beat.dt, noose.from, Some(noose.knot()), slack);
            if lasso.age > TIGHT {
                line.calm(end.from, noose.knot(), sag, ((lasso.age - TIGHT) / (AT_REST - TIGHT)).powi(2));
            }
        } else {
            line.calm(end.from, end.knot(), sag, 1.0);
        }
        still &= lasso.off.is_none() && lasso.age >= AT_REST;
        rope::paint(&mut sheets[0], &noose.half(false), thick, opacity);
        rope::paint(&mut sheets[1], &noose.half(true), thick, opacity);
        rope::paint(&mut sheets[2], line.points(), thick * 0.92, opacity);
        knot(&mut sheets[1], noose.knot(), thick, opacity);
    }
    for (canvas, sheet) in canvases.iter().zip(sheets) {
        easel.paint(canvas, sheet);
    }
    *painted = true;
    if !still {
        beat.moves();
    }
}

/// How far a rope at rest hangs down.
fn sag(noose: &Noose) -> f32 {
    (noose.from.distance(noose.knot()) * 0.06).min(26.0)
}

fn knot(sheet: &mut Sheet, at: Vec2, thick: f32, opacity: f32) {
    let round = |radius: f32| (0..8).map(move |corner| at + Vec2::from_angle(TAU * corner as f32 / 8.0) * radius).collect::<Vec<_>>();
    for (radius, tint) in [(thick * 0.85, [0.45, 0.31, 0.14, opacity]), (thick * 0.6, [0.88, 0.77, 0.56, opacity])] {
        let corners = round(radius);
        for pair in 0..4 {
            sheet.plain([corners[2 * pair], corners[2 * pair + 1], corners[(2 * pair + 2) % 8], at], tint);
        }
    }
}

/// Where the rope in this place around her ends up.
fn resting(on_stage: &OnStage, thrower: &str, her: usize, slot: usize) -> Noose {
    let her = &on_stage.seats[her];
    let odd = (slot % 2) as f32;
    let side = if slot.is_multiple_of(2) { -1.0 } else { 1.0 };
    if on_stage.in_month() {
        let middle = her.at + Vec2::new(0.0, 84.0 + 22.0 * slot as f32);
        let from = Vec2::new(middle.x + side * 900.0, middle.y - 70.0 + 34.0 * slot as f32);
        return Noose { middle, wide: 97.0 + 3.0 * odd, high: 15.0, from };
    }
    let middle = her.at + Vec2::new(0.0, (72.0 + 15.0 * slot as f32) * her.scale);
    let from = match on_stage.seat(thrower).filter(|seat| seat.id != her.id) {
        Some(seat) => seat.at + Vec2::new((her.at.x - seat.at.x).signum() * 46.0, 166.0) * seat.scale,
        // Our own hands, this side of the table.
        None => {
            let table = table_of(on_stage.shape);
            Vec2::new(table.x as f32 + side * 110.0, table.y as f32 + 20.0)
        }
    };
    Noose { middle, wide: (88.0 + 4.0 * odd) * her.scale, high: 14.0 * her.scale, from }
}

impl Lasso {
    /// Where the noose is now, and how much of it is still there.
    fn now(&self, end: Noose) -> (Noose, f32) {
        if let Some(off) = self.off {
            let part = (off / FALLS).min(1.0);
            let middle = end.middle + Vec2::Y * 110.0 * part * part;
            return (Noose { middle, wide: end.wide * (1.0 + 0.3 * part), ..end }, 1.0 - ((part - 0.5) * 2.0).max(0.0));
        }
        let above = end.middle - Vec2::Y * 190.0;
        let noose = if self.age < ABOVE {
            let part = self.age / ABOVE;
            let way = end.from.lerp(above, part) - Vec2::Y * 150.0 * part * (1.0 - part);
            Noose { middle: way, wide: end.wide * (0.25 + 1.1 * part), high: end.high * (0.5 + 1.2 * part), ..end }
        } else if self.age < AROUND {
            let part = (self.age - ABOVE) / (AROUND - ABOVE);
            Noose { middle: above.lerp(end.middle, part * part), wide: end.wide * 1.35, high: end.high * 1.7, ..end }
        } else {
            // Tightens, and gives a little once.
            let part = ((self.age - AROUND) / (TIGHT - AROUND)).min(1.0);
            let loose = (1.0 - part) * (1.0 - part) * (TAU * part).cos().max(-0.3);
            Noose { wide: end.wide * (1.0 + 0.35 * loose), high: end.high * (1.0 + 0.7 * loose.max(0.0)), ..end }
        };
        (noose, 1.0)
    }
}
