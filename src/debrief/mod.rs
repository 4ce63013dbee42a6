//! Looking back together, without a server: a play becomes a [`PlayResult`], travels as a short [`code`], and a [`Group`] of them
//! is counted by replaying every one.

pub mod code;

mod find;
mod keys;
mod number;
mod result;
mod unreadable;
mod vote;
mod walk;

pub use code::Read;
pub use find::{MOST_TEXT, find};
pub use keys::{Key, KeyOption, Keys};
pub use result::{Confidence, Known, MOST_CHARACTERS, PlayResult, Question, Shared, TAGS};
pub use unreadable::{Slip, Unreadable};
pub use vote::Vote;
