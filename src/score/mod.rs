//! What a play meant: levels with their reasons, ledgers of wishes and referrals, and what could have been reached.

mod level;
mod reach;
mod report;

pub use level::{GATE_CAP, level, total};
pub use reach::{Bound, DimensionReach, Reach, reach};
pub(crate) use report::need_wish;
pub use report::*;
