//! The eight moods as a face and a body show them: not one sign but all together, so that a mood reads at a glance and
//! from far away.

use crate::story::model::Mood;

/// How hands are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// On the table.
    Rest,
    /// Explaining.
    Open,
    /// Clenched.
    Tight,
}

impl Hands {
    /// The end of the name of the layer.
    pub fn layer(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Open => "open",
            Self::Tight => "tight",
        }
    }
}

/// How a mood shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expression {
    /// The layer with the eyes.
    pub eyes: &'static str,
    /// The layer with the mouth.
    pub mouth: &'static str,
    /// The mouth wide open in speech, for this mood.
    pub talk: &'static str,
    /// How far the brows are lifted.
    pub brows_up: f32,
    /// How far their inner ends are lifted, in degrees.
    pub brows_turned: f32,
    /// How far the head hangs to one side, in degrees.
    pub tilt: f32,
    /// How far the head hangs down.
    pub down: f32,
    /// How far the shoulders are drawn up.
    pub shoulders: f32,
    /// The hands, when nothing is said.
    pub hands: Hands,
    /// How lively the gestures are.
    pub vigour: f32,
    /// Where the eyes go by themselves when there is nobody to look at: down is positive.
    pub gaze_down: f32,
}

const LEVEL: Expression = Expression {
    eyes: "eyes-open",
    mouth: "mouth-calm",
    talk: "talk-wide",
    brows_up: 0.0,
    brows_turned: 0.0,
    tilt: 0.0,
    down: 0.0,
    shoulders: 0.0,
    hands: Hands::Rest,
    vigour: 0.8,
    gaze_down: 0.0,
};

/// How this mood shows.
pub fn of(mood: Mood) -> Expression {
    match mood {
        Mood::Calm => LEVEL,
        Mood::Happy => {
            Expression { eyes: "eyes-happy", mouth: "mouth-happy", brows_up: 4.0, tilt: 2.5, down: -2.0, shoulders: 1.0, vigour: 1.1, ..LEVEL }
        }
        Mood::Hopeful => {
            Expression { mouth: "mouth-hopeful", brows_up: 4.0, brows_turned: 9.0, tilt: -3.0, down: -3.0, gaze_down: -1.5, vigour: 0.9, ..LEVEL }
        }
        Mood::Surprised => {
            Expression { eyes: "eyes-wide", mouth: "mouth-surprised", brows_up: 9.0, down: -4.0, shoulders: 4.0, hands: Hands::Open, ..LEVEL }
        }
        Mood::Worried => Expression {
            mouth: "mouth-worried",
            talk: "talk-tense",
            brows_up: 1.5,
            brows_turned: 15.0,
            tilt: -3.5,
            down: 2.0,
            shoulders: 5.0,
            hands: Hands::Tight,
            vigour: 0.6,
            gaze_down: 1.0,
            ..LEVEL
        },
        Mood::Sad => Expression {
            eyes: "eyes-sad",
            mouth: "mouth-sad",
            talk: "talk-tense",
            brows_up: 1.0,
            brows_turned: 18.0,
            tilt: 4.5,
            down: 6.0,
            shoulders: -4.0,
            vigour: 0.35,
            gaze_down: 2.5,
            ..LEVEL
        },
        Mood::Angry => Expression {
            mouth: "mouth-angry",
            talk: "talk-tense",
            brows_up: -3.5,
            brows_turned: -16.0,
            down: 2.0,
            shoulders: 6.0,
            hands: Hands::Tight,
            vigour: 1.25,
            ..LEVEL
        },
        Mood::Tired => Expression {
            eyes: "eyes-tired",
            mouth: "mouth-tired",
            talk: "talk-small",
            brows_up: -1.5,
            brows_turned: 5.0,
            tilt: 5.5,
            down: 6.0,
            shoulders: -5.0,
            vigour: 0.3,
            gaze_down: 2.0,
            ..LEVEL
        },
    }
}
