//! Everything that was counted, with the names of the story: what the report for a teacher, its data and the desk are made from.
//!
//! As JSON this is what `keukentafel simulate --format json` writes; `docs/reports.md` tells what each field is. The shape has a
//! number, [`SHAPE`]: fields may be added under the same number, and none is renamed or taken away.

use serde::Serialize;

use super::count::{AgreementCount, OfferCount, Taken};
use super::findings::{Fair, Found};
use super::options::Verdict;
use super::parts::PartKind;
use super::spread::Quartiles;
use super::way::Way;
use crate::story::model::{Answer, Channel, OutcomeKind};

/// The number of the shape of [`Report`].
pub const SHAPE: u32 = 1;

/// Something for each of the four ways a person could play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ByWay<T> {
    pub random: T,
    pub careful: T,
    pub hasty: T,
    pub greedy: T,
}

impl<T> ByWay<T> {
    pub(super) fn new(mut each: impl FnMut(Way) -> T) -> Self {
        Self { random: each(Way::Random), careful: each(Way::Careful), hasty: each(Way::Hasty), greedy: each(Way::Greedy) }
    }

    /// In the order of [`Way::PEOPLE`].
    pub fn each(&self) -> [&T; 4] {
        [&self.random, &self.careful, &self.hasty, &self.greedy]
    }
}

/// A place in the story that is named.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Spot {
    /// Its name as conditions use it; for a line its path, for a reply its number from 1.
    pub id: String,
    /// Its words; empty where it has none.
    pub text: String,
    /// First byte of its name in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The line, from 1; nothing where the file was not given.
    pub line: Option<usize>,
}

/// A case, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// [`SHAPE`].
    pub shape: u32,
    /// The title of the case.
    pub title: String,
    /// Plays of each way, all seats together.
    pub plays: u64,
    /// The seed of the first play from each seat.
    pub seed: u64,
    /// What to look at, what matters most first.
    pub findings: Vec<Found>,
    /// Whether it is fair.
    pub fairness: Vec<Fair>,
    /// What is scored.
    pub dimensions: Vec<DimensionNote>,
    /// All seats together, by way in the order of [`Way::ALL`].
    pub ways: Vec<WayScore>,
    /// Each seat.
    pub seats: Vec<SeatScore>,
    /// What happened in the month, by day.
    pub outcomes: Vec<OutcomeNote>,
    /// Her wishes.
    pub wishes: Vec<WishNote>,
    /// What was offered.
    pub offers: Vec<OfferNote>,
    /// Agreements that were put together: agreements, not plays.
    pub agreements: ByWay<AgreementCount>,
    /// Her replies to them.
    pub replies: Vec<ReplyNote>,
    /// Every place where something is chosen, with its options.
    pub places: Vec<PlaceNote>,
    /// Things on the table.
    pub things: Vec<Seldom>,
    /// The social map.
    pub services: Vec<Seldom>,
    /// Every line that may be shown while playing.
    pub lines: Vec<Seldom>,
    /// What never came by in any play, of any way.
    pub never: Vec<Never>,
    /// Choices that are worth more and end lower.
    pub worse_ends: Vec<WorseEndNote>,
}

/// One thing that is scored.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct DimensionNote {
    pub id: String,
    pub name: String,
    pub weight: u16,
    /// Whether level 0 here keeps the total low.
    pub gate: bool,
    /// Points of level 1, 2 and 3.
    pub at: [i16; 3],
    /// What the four levels are.
    pub levels: Vec<String>,
}

/// How one way of playing scored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WayScore {
    /// The way.
    pub way: Way,
    /// How many plays.
    pub plays: u64,
    /// Decisions in a play, on average.
    pub decisions: f64,
    /// Plays that could not go on before the month.
    pub stuck: u64,
    /// The total, in percent.
    pub total: Quartiles,
    /// How many plays had which total: percent and plays, lowest first.
    pub totals: Vec<(i16, u64)>,
    /// How many plays ended with 0, 1, 2 … ropes around her.
    pub ropes: Vec<u64>,
    /// Per dimension: points.
    pub points: Vec<Quartiles>,
    /// Per dimension: how many plays came to level 0, 1, 2 and 3.
    pub levels: Vec<[u64; 4]>,
}

/// How each way scored from one seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct SeatScore {
    pub id: String,
    /// The person one plays there.
    pub name: String,
    /// In the order of [`Way::ALL`].
    pub ways: Vec<WayScore>,
}

/// In how many plays something happened in the month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OutcomeNote {
    #[serde(flatten)]
    pub spot: Spot,
    /// 1 to 30.
    pub day: u8,
    pub by: Channel,
    pub kind: OutcomeKind,
    /// Whether it belongs to an event, not to an agreement.
    pub event: bool,
    pub plays: ByWay<u64>,
}

/// In how many plays a wish came how far.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WishNote {
    #[serde(flatten)]
    pub spot: Spot,
    pub about: String,
    pub hidden: bool,
    pub asked: ByWay<u64>,
    pub heard: ByWay<u64>,
    pub confirmed: ByWay<u64>,
}

/// What became of an offer, in plays.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OfferNote {
    #[serde(flatten)]
    pub spot: Spot,
    /// Who offers it.
    pub by: String,
    pub plays: ByWay<OfferCount>,
}

/// In how many plays she gave a reply.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ReplyNote {
    #[serde(flatten)]
    pub spot: Spot,
    pub answer: Answer,
    pub plays: ByWay<u64>,
}

/// A place where something is chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct PlaceNote {
    #[serde(flatten)]
    pub spot: Spot,
    pub talk: TalkKind,
    /// In how many plays it was come to.
    pub plays: ByWay<u64>,
    pub options: Vec<OptionNote>,
}

/// What sort of talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TalkKind {
    Topic,
    Offer,
    Interruption,
}

/// One option there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OptionNote {
    #[serde(flatten)]
    pub spot: Spot,
    /// Dimension and points.
    pub points: Vec<(String, i16)>,
    /// In how many plays it was on offer and in how many it was taken.
    pub plays: ByWay<Taken>,
    /// What is odd about it.
    pub verdict: Option<Verdict>,
}

/// In how many plays something was seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Seldom {
    #[serde(flatten)]
    pub spot: Spot,
    pub plays: ByWay<u64>,
}

/// Something that never came by.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Never {
    #[serde(flatten)]
    pub spot: Spot,
    pub part: PartKind,
}

/// A choice that is worth more than another and ends lower.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WorseEndNote {
    /// The one that is worth more.
    pub better: Spot,
    /// The one that ends higher.
    pub worse: Spot,
    /// How many percent of all points lower the better one ends, on average.
    pub percent: f64,
    /// How many plays were compared.
    pub plays: usize,
}

impl Report {
    /// The score of a way, all seats together.
    pub fn way(&self, way: Way) -> Option<&WayScore> {
        self.ways.get(way as usize)
    }
}
