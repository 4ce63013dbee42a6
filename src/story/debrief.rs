//! What a teacher writes for looking back together: the decisions a group talks about, how panels chose there, and the
//! facilitator's script. The fields are explained, with examples, in `docs/story-format.md`.
//!
//! Nobody needs this before the first choice, so it does not travel in the packed story: see [`Apart`].

use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use super::model::{Name, Named, Text, form};
use super::reader::each;

form! {
    /// What a group looks back with.
    #[derive(Default)]
    Debrief {
        /// The decisions that are talked about: two or three.
        #[serde(default)] key_decisions: Named<KeyDecision>,
        /// Other people who made those decisions, to compare with.
        #[serde(default)] panels: Named<Panel>,
        /// The facilitator's script.
        #[serde(default)] script: Option<Script>,
    }
}

form! {
    /// A decision everybody comes to in some way, and that splits a group.
    KeyDecision {
        /// Where it is made: `"topic"`, `"topic.moment"`, or the same with an offer or an interruption. Choices that have
        /// the same name at several of these places are one option.
        at: Vec<Name>,
        /// As a question to everybody: what did you do when …
        title: Text,
        /// What the group has to remember of the situation.
        #[serde(default)] about: Text,
        /// The question the facilitator asks.
        #[serde(default)] ask: Text,
        /// What in the month it can lead to; all outcomes when left out.
        #[serde(default)] outcomes: Vec<Name>,
    }
}

form! {
    /// People who made the key decisions once, and how they chose.
    Panel {
        /// Who they are.
        name: Text,
        /// How they were asked, or that they are made up.
        #[serde(default)] about: Text,
        /// How many they are.
        people: u16,
        /// By key decision, and in it by option: how many chose it.
        chose: Named<Named<u16>>,
        /// Where this comes from.
        #[serde(default)] sources: Vec<Name>,
    }
}

form! {
    /// The facilitator's script: a time plan in two lengths, step by step.
    Script {
        /// Minutes of the short plan.
        short: u16,
        /// Minutes of the long plan.
        long: u16,
        /// What to have ready before the group comes.
        #[serde(default, deserialize_with = "each")] before: Vec<Text>,
        /// The steps, in order.
        #[serde(deserialize_with = "each")] steps: Vec<ScriptStep>,
    }
}

form! {
    /// One step of the script.
    ScriptStep {
        /// Its name on the screen.
        title: Text,
        /// What the screen shows meanwhile.
        #[serde(default)] show: Show,
        /// Minutes in the short plan; 0: the short plan leaves it out.
        #[serde(default)] short: u16,
        /// Minutes in the long plan; 0: the long plan leaves it out.
        #[serde(default)] long: u16,
        /// What the facilitator can say.
        #[serde(default, deserialize_with = "each")] say: Vec<Text>,
        /// What she asks the group.
        #[serde(default, deserialize_with = "each")] ask: Vec<Text>,
        /// How the group works: in pairs, in silence, standing up …
        #[serde(default)] how: Text,
        /// Whether the group decides again here, after talking. Only where a key decision is shown.
        #[serde(default)] vote: bool,
    }
}

/// What the screen shows during a step of the script.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Show {
    /// The words of the step alone.
    #[default]
    Words,
    /// How to hand in a result.
    Join,
    /// What happened in everybody's month, and the ropes.
    Month,
    /// How the group chose at this key decision.
    Decision(Name),
    /// Which wishes were heard by how many.
    Wishes,
    /// Which sorts of referrals were made.
    Referrals,
    /// How the dimensions spread.
    Levels,
    /// Which ways through the case were taken.
    Routes,
}

/// Something that is read with the story, but travels apart from it when the story is packed for the pages: packed it
/// takes no bytes, and unpacked it is the default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Apart<T>(pub T);

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Apart<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Known at compile time: the pages then hold no code to read it.
        if deserializer.is_human_readable() { T::deserialize(deserializer).map(Self) } else { Ok(Self::default()) }
    }
}

impl<T: Serialize> Serialize for Apart<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Postcard writes nothing at all for a unit.
        if serializer.is_human_readable() { self.0.serialize(serializer) } else { serializer.serialize_unit() }
    }
}
