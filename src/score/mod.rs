//! What a play meant: levels with their reasons, ledgers of wishes and referrals, and what could have been reached.

mod compare;
mod level;
mod reach;
mod report;
mod ropes;
mod worth;

pub use compare::{Comparison, LevelDifference, Pair, Played, WishDifference, WishSteps};
pub use level::{GATE_CAP, level, total};
pub(crate) use reach::best_total;
pub use reach::{BestTotal, Bound, DimensionReach, Reach, reach};
pub(crate) use report::need_wish;
pub use report::*;
pub use ropes::{Rope, ropes};
pub(crate) use worth::{share, worth};
