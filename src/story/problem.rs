//! Everything that can be wrong with a story, as data. How it is said to a teacher stands in [`super::wording`].

use rapidfuzz::distance::osa::{Args, BatchComparator};
use serde::{Deserialize, Serialize};

use super::span::Span;

/// More problems of one file than this are not told: whoever has so many mends some first.
pub const MOST_TOLD: usize = 1_000;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The story cannot be played like this.
    Error,
    /// It plays, but probably not as meant.
    Warning,
    /// It may be right as it stands; somebody should look at it once.
    Hint,
}

/// One problem, with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The file, as it was named to the reader.
    pub file: String,
    /// The words in it that are meant.
    pub span: Span,
    /// What is wrong.
    pub problem: Problem,
}

/// What a name can be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Seat,
    Domain,
    Wish,
    Service,
    Thing,
    Counter,
    Flag,
    Offer,
    Topic,
    Interruption,
    Choice,
    Moment,
    Need,
    Part,
    Event,
    Outcome,
    Dimension,
    Source,
    Line,
    Place,
    KeyDecision,
}

macro_rules! problems {
    ($( $(#[$doc:meta])* $code:literal $severity:ident $name:ident $({ $($field:ident : $type:ty),* })? ; )*) => {
        /// What is wrong. The codes are stable: `K1` is how it is written, `K2` is what the fields are, `K3` is
        /// names and structure, `K4` is how it plays, `K5` is what it scores and what gives an answer away, `K6` is language.
        /// `docs/checks.md` has a section for each.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Problem { $( $(#[$doc])* $name $({ $($field: $type),* })?, )* }

        impl Problem {
            /// The stable code.
            pub fn code(&self) -> &'static str {
                match self { $( Problem::$name { .. } => $code, )* }
            }
            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self { $( Problem::$name { .. } => Severity::$severity, )* }
            }
            /// Every code there is, in order.
            pub const CODES: &'static [&'static str] = &[$($code),*];
            /// All of them as they are written here: two programs that have the same understand each other's problems.
            pub(crate) const SHAPE: &'static str = concat!($( $code, stringify!($name $({ $($field : $type),* })?) ),*);
        }
    };
}

problems! {
    /// The file is not UTF-8.
    "K100" Error NotUtf8;
    "K101" Error TooLarge { limit: usize };
    "K102" Error TooDeep { limit: usize };
    "K103" Error Empty;
    "K104" Error CannotRead { reason: String };
    /// There are more problems than are told.
    "K105" Warning TooManyProblems { told: usize };
    "K110" Error CurlyQuotes;
    "K111" Error UnclosedQuote;
    "K112" Error QuoteInsideText;
    "K113" Error BadEscape;
    "K114" Error TextWithoutQuotes;
    "K115" Error UnexpectedCharacter { found: char };
    "K120" Error MissingComma;
    "K121" Error SemicolonForComma;
    "K122" Error EqualsForColon;
    "K123" Error MissingColon { name: String };
    "K124" Error DecimalComma;
    "K125" Error UnclosedBracket { bracket: char };
    "K126" Error StrayBracket { bracket: char };
    "K127" Error QuotedFieldName { name: String };
    "K128" Error UnquotedName { name: String };
    "K129" Error MissingValue;
    "K130" Error AfterTheEnd;
    "K131" Error BadNumber;
    "K201" Error UnknownField { name: String, near: Option<String>, allowed: Vec<String> };
    "K202" Error DuplicateField { name: String };
    "K203" Error MissingField { name: String };
    "K204" Error UnknownWord { name: String, near: Option<String>, allowed: Vec<String> };
    "K205" Error WrongType { expected: String, found: String };
    "K206" Error WrongCount { found: usize, expected: String };
    "K207" Error WrongForm { found: String, expected: String };
    "K208" Error OutOfRange { found: String };
    "K209" Error NotAFormat { found: u32, newest: u32 };
    "K301" Error UnknownName { kind: Kind, name: String, near: Option<String> };
    "K302" Error DuplicateName { kind: Kind, name: String };
    "K303" Error BadName { name: String };
    "K304" Error SayAndAct;
    "K305" Error PointsWithoutWhy;
    "K306" Error OutsideAgreement { word: String };
    "K307" Error UnknownSlot { name: String };
    "K308" Error LevelsCount { found: usize };
    "K309" Error LevelsOrder;
    "K310" Error EmptyText;
    "K311" Error NoSeats;
    "K312" Error CounterRange;
    "K313" Error RequiredPart { name: String };
    "K314" Error TooMany { kind: Kind, limit: usize };
    "K401" Warning UnusedTopic { name: String };
    "K402" Warning FlagNeverSet { name: String, near: Option<String> };
    "K403" Warning WishNeverHeard { name: String };
    "K404" Warning OfferNeverMade { name: String };
    "K405" Warning MomentNeverReached { name: String };
    "K406" Warning EndlessMoments { name: String };
    "K407" Warning NoLastOutcome { name: String };
    "K408" Warning NoLastAnswer;
    "K409" Warning AfterTheLast;
    "K410" Warning OfferCannotBeAsked { name: String };
    "K411" Warning MustNotListed { name: String };
    "K412" Warning DrawnWithoutChoice;
    "K413" Hint PersonNeverSeen { name: String };
    "K414" Hint NeverPresent { name: String };
    "K415" Warning DomainUnused { name: String };
    "K416" Warning SourceUnused { name: String };
    "K417" Hint ServiceUnused { name: String };
    "K418" Hint FlagNeverAsked { name: String };
    "K419" Warning CounterNeverChanged { name: String };
    "K420" Error NothingToDecide { name: String };
    "K421" Error PanelTooLarge { votes: u32, people: u16 };
    "K422" Error VoteWithoutDecision;
    "K423" Warning ShortIsLonger { short: u16, long: u16 };
    "K424" Warning ScriptMinutes { found: u32, planned: u16 };
    "K425" Warning KeyDecisionNotShown { name: String };
    "K426" Warning CounterNeverAsked { name: String };
    "K427" Warning SameCondition { name: String };
    "K428" Warning SameWords { name: String };
    "K429" Warning TurnsTooMany { turns: u16, topics: usize };
    "K430" Warning MoreMustThanTurns { turns: u16, must: usize };
    "K431" Warning NoAgreementAllowed;
    "K440" Warning TopicNeverOpens { name: String };
    "K441" Warning ChoiceNeverOpens { name: String };
    "K442" Warning InterruptionNeverStarts { name: String };
    "K443" Warning ThingNeverSeen { name: String };
    "K444" Warning LinesNeverShown;
    "K445" Warning OtherwiseNeverShown;
    "K446" Warning PartNeverOffered { name: String };
    "K447" Warning AnswerNeverGiven;
    "K448" Warning OutcomeNeverHappens { name: String };
    "K449" Warning RemarkNeverSaid;
    "K450" Warning CounterOutOfReach { name: String, lowest: i16, highest: i16 };
    "K451" Warning StepRunsDry { name: String, seat: String };
    "K452" Warning WishNotFromSeat { name: String, seats: Vec<String> };
    "K453" Warning OfferNotAskedFromSeat { name: String, seats: Vec<String> };
    "K454" Warning NeedNeverDelivered { name: String };
    "K455" Warning NothingDelivered;
    "K456" Warning OwnPersonSpeaks { name: String, seat: String };
    "K460" Error PlayStuck { place: String, seat: String, seed: u64 };
    "K461" Error PlayEndless { place: String, seat: String, seed: u64 };
    "K501" Warning DimensionUnscored { name: String };
    "K502" Warning TopOutOfReach { name: String, most: i16, needed: i16, seats: Vec<String> };
    "K503" Warning FirstLevelOutOfReach { name: String, most: i16, needed: i16, seats: Vec<String> };
    "K504" Warning GateNeverOpens { name: String, most: i16, needed: i16, seats: Vec<String> };
    "K505" Warning AllScoreAlike { name: String };
    "K506" Warning MarkNeverGiven;
    "K507" Warning MarkAlwaysGiven;
    "K508" Warning NoWeight { name: String };
    "K509" Warning GoodLeadsToWorse { better: String, worse: String, percent: i16, plays: usize };
    "K510" Warning SameLevels { name: String };
    "K511" Warning ZeroPoints { name: String };
    "K551" Warning BestIsLongest { times: usize, of: usize };
    "K552" Warning BestAtSamePlace { place: usize, times: usize, of: usize };
    "K553" Warning WordGivesAway { word: String, times: usize, in_best: bool };
    "K554" Warning UnequalLength { longest: usize, shortest: usize };
    "K601" Warning MissingTranslation { name: String };
    "K602" Warning StaleTranslation { name: String };
    "K603" Warning UnknownLine { name: String, near: Option<String> };
    "K611" Hint LongSentence { words: usize };
    "K612" Hint LongWords { words: usize };
    "K613" Hint PassivePile { words: usize };
    "K614" Hint OfficialWord { word: String, plainer: String };
}

/// A name longer than this (in characters) is no misspelt name.
const LONGEST_NAME: usize = 200;

/// So many names are held against each other in one file. A thousand misspelt names in a story of five thousand steps would
/// take seconds, and the first hundred tell enough.
const MOST_COMPARED: usize = 1 << 20;

/// The nearest of `candidates` to a misspelt `name`, if one is near enough to be meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    Spelling::default().nearest(name, candidates)
}

/// Looks for what was meant by the misspelt names of one file, as long as there are not too many.
pub(super) struct Spelling {
    /// So many names may still be looked at.
    left: usize,
}

impl Default for Spelling {
    fn default() -> Self {
        Self { left: MOST_COMPARED }
    }
}

impl Spelling {
    /// Whether names are still looked at.
    pub fn goes_on(&self) -> bool {
        self.left > 0
    }

    /// The nearest of `candidates`, if one is near enough to be meant; of two as near the first of the alphabet.
    pub fn nearest<'a>(&mut self, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
        let small = |c: char| c.to_lowercase().next().unwrap_or(c);
        let length = name.chars().count();
        if length > LONGEST_NAME || self.left == 0 {
            return None;
        }
        let name = BatchComparator::new(name.chars().map(small));
        let mut best: Option<(usize, &str)> = None;
        for candidate in candidates {
            self.left = self.left.checked_sub(1)?;
            let other = candidate.chars().count();
            let near_enough = (1 + length.max(other) / 4).min(length.max(2) - 1);
            let most = best.map_or(near_enough, |(distance, _)| distance.min(near_enough));
            if other.abs_diff(length) > most {
                continue;
            }
            let found = name.distance_with_args(candidate.chars().map(small), &Args::default().score_cutoff(most));
            if let Some(found) = found.map(|distance| (distance, candidate)).filter(|found| best.is_none_or(|best| *found < best)) {
                best = Some(found);
            }
        }
        best.map(|(_, candidate)| candidate.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_what_was_meant_and_no_more_than_that() {
        let names = ["werk", "weer", "kinderen", "budgetcoach", "k"];
        assert_eq!(nearest("wrek", names).as_deref(), Some("werk"));
        assert_eq!(nearest("Kindern", names).as_deref(), Some("kinderen"));
        assert_eq!(nearest("budget_coach", names).as_deref(), Some("budgetcoach"));
        assert_eq!(nearest("wonen", names), None);
        assert_eq!(nearest("x", names).as_deref(), Some("k"));
    }

    #[test]
    fn of_two_names_as_near_the_first_of_the_alphabet_is_meant() {
        assert_eq!(nearest("bel", ["wel", "del", "vel"]).as_deref(), Some("del"));
    }
}
