//! People who are alive: they breathe, blink, look at whoever speaks, talk and gesture while they speak, and start
//! when somebody else takes the word. In the end everybody rests in the pose the stage asks for, and in no other.

use std::f32::consts::TAU;

use bevy::math::Affine2;
use bevy::prelude::*;

use super::atlas::{Atlases, number_of};
use super::beat::Beat;
use super::expression::{self, Expression, Hands};
use super::figure::{self, Pose, Shown};
use super::light::{HANDS, PEOPLE, on_people};
use super::link;
use super::paint::{Canvas, Easel};
use super::stage::{OnStage, Seat};
use crate::art::Kind;
use crate::play::stage::StagePerson;

/// Somebody in the picture.
#[derive(Component)]
pub struct Somebody {
    /// Who.
    pub id: String,
    /// The middle of the face.
    pub at: Vec2,
    /// How large.
    pub scale: f32,
    /// The drawing, and what is behind the table and before it.
    up: Option<(usize, Canvas, Canvas)>,
    pose: Pose,
    /// How often the page had spoken when this one last began to talk.
    said: u32,
    talks_until: f32,
    starts_until: f32,
    /// Something of one's own, 0 to 1: nobody breathes or blinks in step.
    own: f32,
}

/// How long somebody talks, in seconds; who reads slowly sees a still face in the end.
const TALK: f32 = 3.4;
/// How long somebody starts.
const START: f32 = 0.45;
/// How quickly a pose is taken, a second.
const PACE: f32 = 5.0;

pub fn plugin(app: &mut App) {
    app.add_systems(Update, (come_and_go, live).chain());
}

fn come_and_go(on_stage: Res<OnStage>, here: Query<(Entity, &Somebody)>, mut commands: Commands, mut easel: Easel) {
    if !on_stage.is_changed() {
        return;
    }
    for (entity, somebody) in &here {
        if on_stage.seat(&somebody.id).is_none() {
            for canvas in somebody.up.iter().flat_map(|(_, back, front)| [back, front]) {
                easel.take_down(canvas);
            }
            commands.entity(entity).despawn();
        }
    }
    for seat in on_stage.seats.iter().filter(|seat| !seat.empty) {
        if here.iter().all(|(_, somebody)| somebody.id != seat.id) {
            commands.spawn(Somebody {
                id: seat.id.clone(),
                at: seat.at,
                scale: seat.scale,
                up: None,
                pose: Pose::default(),
                said: 0,
                talks_until: 0.0,
                starts_until: 0.0,
                own: (number_of(&seat.id) % 1000) as f32 / 1000.0,
            });
        }
    }
}

fn live(on_stage: Res<OnStage>, mut everybody: Query<&mut Somebody>, mut atlases: ResMut<Atlases>, mut beat: ResMut<Beat>, mut easel: Easel) {
    let tint = on_people(on_stage.stage.light);
    for mut somebody in &mut everybody {
        let Some((order, seat)) = on_stage.seats.iter().enumerate().find(|(_, seat)| seat.id == somebody.id) else { continue };
        let Some(person) = on_stage.stage.people.iter().find(|person| person.id == somebody.id) else { continue };
        let look = if person.look.is_empty() { &person.id } else { &person.look };
        let Some(number) = atlases.find(Kind::Person, look) else { continue };
        let Some(drawing) = atlases.get(number) else { continue };

        let somebody = &mut *somebody;
        somebody.notice(person, &on_stage, &beat);
        let expression = expression::of(person.mood);
        let target = somebody.target(person, seat, &expression, &on_stage, &beat);
        if !somebody.settle(&target, seat, &beat) {
            beat.moves();
        }
        let depth = order as f32 * 0.1;
        if somebody.up.as_ref().is_none_or(|(up, ..)| *up != number) {
            for canvas in somebody.up.take().iter().flat_map(|(_, back, front)| [back, front]) {
                easel.take_down(canvas);
            }
            somebody.up = Some((number, easel.hang(&drawing.paint, PEOPLE + depth), easel.hang(&drawing.paint, HANDS + depth)));
        }
        let Some((_, back, front)) = &somebody.up else { continue };
        if on_stage.is_changed() {
            easel.move_to(back, PEOPLE + depth);
            easel.move_to(front, HANDS + depth);
        }
        let breath = beat.life * (TAU * (beat.now / 3.7 + somebody.own)).sin();
        let scale = somebody.scale * (1.0 + 0.05 * somebody.pose.lean);
        let to = Affine2::from_scale_angle_translation(Vec2::splat(scale), 0.0, somebody.at - Vec2::new(0.0, 5.0 * somebody.pose.lean));
        let shown = somebody.shown(person, &expression, &beat);
        let (behind, before) = figure::draw(drawing, &somebody.pose, &shown, breath, to, tint);
        easel.paint(back, behind);
        easel.paint(front, before);
    }
}

impl Somebody {
    /// Begins to talk when the word is this one's, and starts when it was taken away.
    fn notice(&mut self, person: &StagePerson, on_stage: &OnStage, beat: &Beat) {
        if self.said == on_stage.said {
            return;
        }
        self.said = on_stage.said;
        if link::reduced_motion() {
            return;
        }
        if person.speaking {
            self.talks_until = beat.now + TALK + 0.8 * self.own;
        } else if self.talks_until > beat.now && on_stage.speaker().is_some() {
            self.talks_until = beat.now;
            self.starts_until = beat.now + START;
        } else {
            self.talks_until = beat.now;
        }
    }

    fn talks(&self, beat: &Beat) -> bool {
        self.talks_until > beat.now
    }

    /// The pose to take.
    fn target(&self, person: &StagePerson, seat: &Seat, mood: &Expression, on_stage: &OnStage, beat: &Beat) -> Pose {
        let at = |id: &str| on_stage.seat(id).map(|seat| seat.at);
        let look_at = if person.speaking {
            on_stage.resident().filter(|her| her.id != person.id).and_then(|her| at(&her.id))
        } else {
            on_stage.speaker().and_then(|speaker| at(&speaker.id))
        };
        let towards = look_at.map_or(0.0, |point| ((point.x - seat.at.x) / 260.0).clamp(-1.0, 1.0));
        let mut pose = Pose {
            lean: if person.speaking && !on_stage.in_month() { 1.0 } else { 0.0 },
            // Who is spoken to by us looks at us.
            turn: towards * if person.speaking { 0.55 } else { 1.0 },
            gaze: Vec2::new(3.6 * towards, if look_at.is_some() { 0.4 * mood.gaze_down } else { mood.gaze_down }),
            tilt: mood.tilt,
            down: mood.down,
            shoulders: mood.shoulders,
            brows_up: mood.brows_up,
            brows_turned: mood.brows_turned,
            arms: Vec2::ZERO,
            wrists: Vec2::ZERO,
        };
        if person.speaking {
            let (leading, other) = if self.own < 0.5 { (Vec2::X, Vec2::Y) } else { (Vec2::Y, Vec2::X) };
            pose.arms = leading * 7.0 * mood.vigour + other * 1.5 * mood.vigour;
            pose.wrists = leading * 6.0;
            if self.talks(beat) {
                let swing = |pace: f32| (TAU * (beat.now * pace + self.own)).sin();
                pose.arms += (leading * swing(0.55) * 5.0 + other * swing(0.4) * 2.5) * mood.vigour;
                pose.wrists += leading * swing(0.9) * 9.0 * mood.vigour;
                pose.tilt += swing(0.35) * 2.2 * mood.vigour;
                pose.down += swing(0.8) * 1.2;
                pose.brows_up += swing(0.45).max(0.0) * 2.0;
            }
        } else if beat.life > 0.0 {
            // Listening: a nod now and then.
            let nod = (TAU * (beat.now / 6.0 + self.own)).sin();
            pose.down += beat.life * 1.5 * (nod - 0.8).max(0.0) * 5.0;
        }
        if self.starts_until > beat.now {
            pose.shoulders += 7.0;
            pose.down -= 4.0;
            pose.lean = -0.4;
            pose.brows_up += 6.0;
        }
        pose
    }

    /// Goes towards pose and seat; true when there and at rest.
    fn settle(&mut self, target: &Pose, seat: &Seat, beat: &Beat) -> bool {
        if link::reduced_motion() {
            (self.pose, self.at, self.scale) = (*target, seat.at, seat.scale);
            return true;
        }
        let hurry = if self.starts_until > beat.now { 3.0 } else { 1.0 };
        let posed = self.pose.follow(target, 1.0 - (-PACE * hurry * beat.dt).exp());
        let step = 1.0 - (-3.0 * beat.dt).exp();
        self.at = self.at.lerp(seat.at, step);
        self.scale += (seat.scale - self.scale) * step;
        let seated = self.at.distance(seat.at) < 0.3 && (self.scale - seat.scale).abs() < 0.002;
        if seated {
            (self.at, self.scale) = (seat.at, seat.scale);
        }
        posed && seated && !self.talks(beat) && self.starts_until <= beat.now
    }

    fn shown(&self, person: &StagePerson, mood: &Expression, beat: &Beat) -> Shown {
        let starts = self.starts_until > beat.now;
        // Everybody blinks every few seconds, for an eighth of one.
        let every = 2.6 + 2.4 * self.own;
        let blinks = beat.life > 0.0 && (beat.now + 7.0 * self.own) % every < 0.13;
        let eyes = match () {
            () if blinks => "eyes-closed",
            () if starts => "eyes-wide",
            () => mood.eyes,
        };
        let mouth = if self.talks(beat) {
            const SYLLABLES: [u8; 12] = [1, 2, 1, 0, 2, 1, 2, 0, 1, 2, 1, 0];
            let at = (beat.now * 7.5 + 12.0 * self.own) as usize % SYLLABLES.len();
            match SYLLABLES[at] {
                2 => mood.talk,
                1 => "talk-small",
                _ => mood.mouth,
            }
        } else if person.speaking {
            "talk-small"
        } else if starts {
            "mouth-surprised"
        } else {
            mood.mouth
        };
        let idle = mood.hands;
        let (left, right) = match () {
            () if !person.speaking => (idle, idle),
            () if self.own < 0.5 => (Hands::Open, idle),
            () => (idle, Hands::Open),
        };
        Shown { eyes, mouth, left, right }
    }
}
