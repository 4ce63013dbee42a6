//! What can be seen and chosen now, in words: everything a page, a terminal or a test needs, and nothing to decide with.

use serde::{Deserialize, Serialize};

use super::stage::Stage;
use crate::story::model::{Answer, Channel, Mood, OutcomeKind, Referral, Slot};

/// The five chapters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[allow(missing_docs)]
pub enum Chapter {
    #[default]
    Prepare,
    Table,
    Agreements,
    Month,
    LookBack,
}

/// The present moment of a session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct View {
    /// Where we are.
    pub chapter: Chapter,
    /// What was shown since the last decision, in order. The first is what the player did, if anything.
    pub lines: Vec<Shown>,
    /// What can be chosen now. Empty when the play is over.
    pub options: Vec<Choosable>,
    /// The heading over the options: the talk one is in, if any.
    pub talk: Option<String>,
    /// The form for a new agreement, when one can be made now.
    pub agreement_form: Option<AgreementForm>,
    /// What the player keeps.
    pub notebook: Notebook,
    /// The social map: every service, looked up or not.
    pub social_map: Vec<MapEntry>,
    /// How many topics may still be taken, where that is limited.
    pub turns_left: Option<u16>,
    /// What happened in the month, in order of days; filled from the month on.
    pub month: Vec<Happening>,
    /// The picture.
    pub stage: Stage,
}

/// One line on screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// What sort of line.
    pub kind: LineKind,
    /// Who speaks or thinks: id and name; `None` for what is seen.
    pub who: Option<Who>,
    /// The words.
    pub text: String,
    /// The faces after this line, for the picture: person id and mood, where it changed.
    pub moods: Vec<(String, Mood)>,
    /// The chapter the line belongs to.
    pub chapter: Chapter,
    /// In the month: the number of the happening it belongs to.
    pub happening: Option<usize>,
}

/// Somebody, by id and name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Who {
    pub id: String,
    pub name: String,
    pub role: String,
}

/// What sort of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LineKind {
    /// The player says this.
    You,
    /// The player does this.
    YouDo,
    /// Somebody says this.
    Says,
    /// Somebody's thought shows.
    Thinks,
    /// This is seen.
    Seen,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choosable {
    /// What to hand to [`super::Session::decide`].
    pub decision: String,
    /// What sort of thing it is, for grouping.
    pub kind: ChoosableKind,
    /// The words on the button.
    pub text: String,
    /// A small remark under them.
    pub about: Option<String>,
    /// The person or thing in the picture it belongs to.
    pub target: Option<String>,
}

/// What sort of choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ChoosableKind {
    /// Something to say.
    Say,
    /// Something to do.
    Act,
    /// A topic to take up.
    Topic,
    /// An offer to come back to.
    Offer,
    /// A thing on the table to look at.
    Thing,
    /// An entry of the social map to look up.
    LookUp,
    /// Leave the talk early.
    Leave,
    /// Finish the chapter.
    Done,
}

/// The form in which an agreement is put together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgreementForm {
    /// The sentence, cut at its gaps: words and slots in order.
    pub sentence: Vec<Piece>,
    /// The gaps.
    pub parts: Vec<FormPart>,
    /// How many more can be made.
    pub left: u16,
}

/// A piece of the sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub enum Piece {
    Words(String),
    Gap(Slot),
}

/// One gap.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormPart {
    /// Which.
    pub slot: Slot,
    /// The question for it.
    pub ask: String,
    /// What follows from leaving it empty; `None` when it has to be filled in.
    pub empty: Option<String>,
    /// What can be filled in: id and words.
    pub options: Vec<(String, String)>,
}

/// The notebook.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Notebook {
    /// Wishes heard or asked about.
    pub wishes: Vec<WishNote>,
    /// Offers made, in order.
    pub offers: Vec<OfferNote>,
    /// Agreements, in order.
    pub agreements: Vec<AgreementNote>,
}

/// A wish in the notebook.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WishNote {
    pub id: String,
    pub about: String,
    /// Her words, once heard.
    pub hers: Option<String>,
    pub asked: bool,
    pub confirmed: bool,
}

/// An offer in the notebook.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OfferNote {
    pub id: String,
    pub title: String,
    pub by: String,
    pub state: OfferState,
}

/// Where an offer stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum OfferState {
    /// Not made (yet).
    #[default]
    Unmade,
    /// Made, and not answered by her.
    Open,
    /// Accepted over her head.
    Noted,
    /// She answered.
    Answered(Answer),
    /// Off the table.
    Dropped,
}

/// An agreement in the notebook.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct AgreementNote {
    /// The whole sentence.
    pub text: String,
    /// Filled parts: slot, id and words.
    pub parts: Vec<(Slot, String, String)>,
    /// Her answer; `None` when nobody asked her.
    pub answer: Option<Answer>,
    /// The offer it came from.
    pub from_offer: Option<String>,
    /// The number of the decision that made it, from 0; `None` when nobody decided it.
    pub decision: Option<usize>,
}

/// An entry of the social map. The details are there once it was looked up.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct MapEntry {
    pub id: String,
    pub name: String,
    /// What to hand to `decide` to look it up, when that can be done now for the first time.
    pub look_up: Option<String>,
    pub details: Option<MapDetails>,
}

/// What the social map says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct MapDetails {
    pub what: String,
    pub who: String,
    pub door: String,
    pub cost: String,
    pub may: String,
    pub sources: Vec<String>,
}

/// Something that happened in the month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Happening {
    /// The id of the outcome.
    pub id: String,
    pub day: u8,
    pub by: Channel,
    pub kind: OutcomeKind,
    pub referral: Option<Referral>,
    pub title: String,
    pub why: Option<String>,
    pub sources: Vec<String>,
    /// The agreement it comes from: an index into the notebook's agreements. `None` for an event.
    pub agreement: Option<usize>,
    /// The decision that led to it, from 0, where there was one.
    pub decision: Option<usize>,
}
