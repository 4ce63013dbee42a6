//! How a case plays: it is played some thousand times in four ways, and everything that comes by is counted.
//!
//! [`Way`] says how somebody plays, [`Coverage`] plays and holds a [`Count`] for each way and seat, [`Seen`] tells what came by
//! and what never did (with its place in the file), and [`Report`] says it all in names and figures, with a few
//! [`Finding`]s to look at first. Nothing here reads a file, a clock or a page.
//!
//! ```
//! use keukentafel::{coverage::{Coverage, Seen, Way}, play::Case, story};
//!
//! let source = r#"Story(format: 1, language: "nl", title: "Kort", resident: "mia", invitation: ["Kom binnen."],
//!     people: { "mia": (name: "Mia"), "ik": (name: "Sam") }, seats: { "loket": (person: "ik") },
//!     table: (present: ["mia"], topics: ["hoi"], done: "Klaar"),
//!     topics: { "hoi": (title: "Groet haar", choices: { "dag": (say: "Dag."), "hoi": (say: "Hoi.") }) })"#;
//! let case = Case::new(story::load("story.ron", source.as_bytes()).story.ok_or("a mistake")?)?;
//! let coverage = Coverage::of_all_seats(&case, 100, 1)?;
//! assert_eq!(coverage.all(Way::Hasty).plays, 100);
//! assert!(Seen::new(&case, &coverage).choice("hoi.dag"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod careful;
mod count;
mod findings;
mod forks;
mod greedy;
mod hasty;
mod options;
mod parts;
mod rate;
mod report;
mod seen;
mod spread;
mod tell;
mod trial;
mod way;
pub mod wording;

pub use count::{AgreementCount, Count, OfferCount, Taken, WishCount};
pub use findings::{Fair, Finding, Found, Question};
pub(crate) use forks::{Forks, LONGEST, MOST_DECISIONS, PLAYS, player as forked_player};
pub use forks::{WorseEnd, worse_ends};
pub use options::{RARE, Verdict};
pub use parts::{Part, PartKind};
pub use report::*;
pub use seen::{Seen, Unseen};
pub use spread::{Quartiles, Spread};
pub use trial::{Coverage, Trial};
pub use way::{Way, best_total, decisions};
