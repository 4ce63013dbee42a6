//! What a player does: a session is a story, a seat, a seed and the decisions so far, and nothing else.
//!
//! The three types to know are [`Case`] (a story made ready to play), [`Session`] (one play of it) and [`View`] (what
//! can be seen and chosen now).

pub mod looks;
pub mod seating;
pub mod stage;
pub mod view;

mod approach;
mod case;
mod compile;
mod engine;
mod may;
mod month;
mod order;
mod possible;
mod random;
mod record;
mod refusal;
mod session;
mod state;
mod words;

pub use approach::{Approach, Target, approach, target_at};
pub use case::Case;
pub use order::order_by;
pub use random::random_decisions;
pub use refusal::{PlayError, Refusal};
pub use session::{Session, agreement_decision};
pub use view::View;
pub use words::Words;

pub(crate) use case::{
    Agreements as WrittenAgreements, Choice as WrittenChoice, Cond, Effect, SlotOptions as WrittenSlot, Step as WrittenStep, Talk as WrittenTalk,
};
pub(crate) use compile::Conditions;
pub(crate) use engine::{Pick, Silent, Sink, agreement_fits, agreements_open, apply, begin, choice_open, hub, look_ups, moves, picks, present_step};
pub(crate) use may::About;
pub(crate) use month::outcome_of;
pub(crate) use possible::{Guard, Possible};
pub(crate) use random::{Chance, MOST_DECISIONS, PLAYER, decide, draw, random_pick};
pub(crate) use session::decision_names;
pub(crate) use state::{Agreement, State};
