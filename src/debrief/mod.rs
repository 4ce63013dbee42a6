//! Looking back together, without a server: a play becomes a [`PlayResult`], travels as a short [`code`], and a [`Group`] of them
//! is counted by playing every one again: [`GroupReport`] for the group, [`items`] for the teacher.

pub mod code;
pub mod wording;

mod answers;
mod ballot;
mod facts;
mod find;
mod flow;
mod group;
mod items;
mod keys;
mod number;
mod report;
mod result;
mod routes;
mod shield;
mod unreadable;
mod vote;
mod walk;

pub use ballot::Ballot;
pub use code::Read;
pub use facts::{Facts, WishFacts};
pub use find::{Found, MOST_TEXT, find, find_places};
pub use flow::{Card, Flow, Ribbon, Space, Taken, wrap};
pub use group::{Added, Group, Member};
pub use items::{FEWEST, Item, Verdict, items};
pub use keys::{Key, KeyOption, Keys};
pub use report::*;
pub use result::{Confidence, Known, MOST_CHARACTERS, PlayResult, Question, Shared, TAGS};
pub use routes::{Link, Routes, Stop};
pub use shield::{FEW, every_seat_apart, seats_apart};
pub use unreadable::{Slip, Unreadable};
pub use vote::Vote;
