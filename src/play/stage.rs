//! What the picture shows: the only thing the scene ever hears of the game.

use serde::{Deserialize, Serialize};

use super::view::Chapter;
use crate::story::model::{Channel, Mood};

/// The picture at this moment. Given the same stage, a scene always ends in the same picture.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Stage {
    /// Which place: the table, or in the month her hallway.
    pub chapter: Chapter,
    /// Who sits there, in order around the table; the player's own person is not among them.
    pub people: Vec<StagePerson>,
    /// Whose chairs are empty: id and name.
    pub empty_chairs: Vec<(String, String)>,
    /// What lies on the table and can be picked up.
    pub things: Vec<StageThing>,
    /// How many agreements lie on the table as sheets of paper.
    pub agreements: u8,
    /// Whether the player's own notebook lies open: something is still to be decided.
    pub notebook: bool,
    /// Ropes around the resident, each with the person who threw it.
    pub lassos: Vec<String>,
    /// How the light falls.
    pub light: Light,
    /// In the month: the day it is.
    pub day: Option<u8>,
    /// In the month: how what is told now reached her.
    pub arrives: Option<Channel>,
}

/// Somebody in the picture.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[allow(missing_docs)]
pub struct StagePerson {
    pub id: String,
    pub name: String,
    pub role: String,
    /// The name of a drawing; empty: one is made from the id.
    pub look: String,
    pub mood: Mood,
    pub speaking: bool,
    /// Whether this is the one it is all about.
    pub resident: bool,
}

/// A thing in the picture.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[allow(missing_docs)]
pub struct StageThing {
    pub id: String,
    pub name: String,
    pub look: String,
    /// Whether it was looked at.
    pub seen: bool,
}

/// The light, drawn by the seed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[allow(missing_docs)]
pub enum Light {
    Morning,
    #[default]
    Evening,
    Rain,
}
