//! Two plays of one case side by side: how far they are the same, where they part, and what that changed. What is equal
//! is only counted, so that what differs stands alone.

use serde::Serialize;

use super::report::{DecisionReport, DimensionReport, ReferralRow, Report, WishRow};
use crate::play::view::Happening;

/// One of the two plays.
#[derive(Clone, Copy, Debug)]
pub struct Played<'p> {
    /// The seat it was played from.
    pub seat: &'p str,
    /// The seed.
    pub seed: u64,
    /// Everything that was decided.
    pub decisions: &'p [String],
    /// What it meant.
    pub report: &'p Report,
}

/// The same matter in both plays: in this one, and in the one beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Pair<T> {
    pub this: T,
    pub beside: T,
}

impl<T> Pair<T> {
    /// The two the other way round.
    pub fn turned(self) -> Self {
        Self { this: self.beside, beside: self.this }
    }
}

impl<T: PartialEq> Pair<T> {
    /// Whether the two are alike.
    pub fn alike(&self) -> bool {
        self.this == self.beside
    }
}

/// Everything in which two plays of one case differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Whether they were played from another seat: then no decision is shared.
    pub other_seat: bool,
    /// Whether chance was another.
    pub other_seed: bool,
    /// How many decisions they share at the beginning.
    pub shared: usize,
    /// What each decided where they part; `None` in a play that ended there.
    pub parting: Pair<Option<DecisionReport>>,
    /// Wishes that came further in one of them.
    pub wishes: Vec<WishDifference>,
    /// How many wishes came as far in both.
    pub wishes_equal: usize,
    /// Agreements of one that the other has not, or not with the same answer and end.
    pub agreements: Pair<Vec<ReferralRow>>,
    /// How many agreements are the same in both.
    pub agreements_equal: usize,
    /// What happened in the month of one and not in that of the other.
    pub month: Pair<Vec<Happening>>,
    /// How much happened in both.
    pub month_equal: usize,
    /// Ropes around her at the end.
    pub lassos: Pair<usize>,
    /// Dimensions in which they came to another level.
    pub levels: Vec<LevelDifference>,
    /// How many dimensions came to the same level.
    pub levels_equal: usize,
}

/// A wish that came further in one play than in the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WishDifference {
    pub id: String,
    pub about: String,
    pub hers: String,
    pub came: Pair<WishSteps>,
}

/// How far a wish came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct WishSteps {
    pub heard: bool,
    pub confirmed: bool,
    pub agreed: bool,
    pub acted_on: bool,
}

/// A dimension in which the two came to another level; `None`: it did not come up.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct LevelDifference {
    pub id: String,
    pub name: String,
    pub level: Pair<Option<u8>>,
}

impl Comparison {
    /// Lays two plays of the same case side by side.
    pub fn new(this: Played, beside: Played) -> Self {
        let other_seat = this.seat != beside.seat;
        let alike = this.decisions.iter().zip(beside.decisions).take_while(|(one, other)| one == other).count();
        let shared = if other_seat { 0 } else { alike };
        let reports = Pair { this: this.report, beside: beside.report };
        let wishes = wishes(&reports);
        let levels = levels(&reports);
        let (agreements, agreements_equal) = apart(&this.report.referrals, &beside.report.referrals, same_agreement);
        let (month, month_equal) = apart(&this.report.month, &beside.report.month, |one, other| one.id == other.id);
        Self {
            other_seat,
            other_seed: this.seed != beside.seed,
            shared,
            parting: Pair { this: this.report.decisions.get(shared).cloned(), beside: beside.report.decisions.get(shared).cloned() },
            wishes_equal: this.report.wishes.len().saturating_sub(wishes.len()),
            wishes,
            agreements,
            agreements_equal,
            month,
            month_equal,
            lassos: Pair { this: this.report.lassos, beside: beside.report.lassos },
            levels_equal: this.report.dimensions.len().saturating_sub(levels.len()),
            levels,
        }
    }

    /// Whether everything was decided alike, from the same seat.
    pub fn same_decisions(&self) -> bool {
        !self.other_seat && self.parting.this.is_none() && self.parting.beside.is_none()
    }

    /// Whether it came to the same in the end, whatever was decided on the way.
    pub fn same_end(&self) -> bool {
        self.wishes.is_empty()
            && self.levels.is_empty()
            && self.lassos.alike()
            && [&self.month.this, &self.month.beside].iter().all(|month| month.is_empty())
            && [&self.agreements.this, &self.agreements.beside].iter().all(|agreements| agreements.is_empty())
    }
}

/// What only the one has, what only the other has, and how much both have.
fn apart<T: Clone>(this: &[T], beside: &[T], same: impl Fn(&T, &T) -> bool) -> (Pair<Vec<T>>, usize) {
    let mut rest: Vec<&T> = beside.iter().collect();
    let mut only = Vec::new();
    for one in this {
        match rest.iter().position(|other| same(one, other)) {
            Some(at) => {
                rest.remove(at);
            }
            None => only.push(one.clone()),
        }
    }
    let equal = this.len() - only.len();
    (Pair { this: only, beside: rest.into_iter().cloned().collect() }, equal)
}

fn same_agreement(one: &ReferralRow, other: &ReferralRow) -> bool {
    // Which decision made it does not count: the same may be agreed earlier or later.
    (&one.agreement, one.answer, one.outcome, &one.title) == (&other.agreement, other.answer, other.outcome, &other.title)
}

fn wishes(reports: &Pair<&Report>) -> Vec<WishDifference> {
    let of = |row: &WishRow| WishSteps { heard: row.heard.is_some(), confirmed: row.confirmed.is_some(), agreed: row.agreed, acted_on: row.acted_on };
    let difference = |row: &WishRow| {
        let other = reports.beside.wishes.iter().find(|other| other.id == row.id).map(of).unwrap_or_default();
        let came = Pair { this: of(row), beside: other };
        (!came.alike()).then(|| WishDifference { id: row.id.clone(), about: row.about.clone(), hers: row.hers.clone(), came })
    };
    reports.this.wishes.iter().filter_map(difference).collect()
}

fn levels(reports: &Pair<&Report>) -> Vec<LevelDifference> {
    let of = |dimension: &DimensionReport| dimension.came_up.then_some(dimension.level);
    let difference = |dimension: &DimensionReport| {
        let other = reports.beside.dimensions.iter().find(|other| other.id == dimension.id).and_then(of);
        let level = Pair { this: of(dimension), beside: other };
        (!level.alike()).then(|| LevelDifference { id: dimension.id.clone(), name: dimension.name.clone(), level })
    };
    reports.this.dimensions.iter().filter_map(difference).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;
    use crate::play::view::ChoosableKind;
    use crate::play::{Case, Session, Words, random_decisions};
    use crate::story::load;

    const STORIES: [(&str, &[u8]); 2] = [
        ("de-schone-keuken", include_bytes!("../../scenarios/de-schone-keuken/story.ron")),
        ("ansaj", include_bytes!("../../scenarios/ansaj/story.ron")),
    ];

    fn case(name: &str, source: &[u8]) -> Rc<Case> {
        let story = load(name, source).story.expect("the case loads");
        Rc::new(Case::new(story).expect("the case plays"))
    }

    struct Attempt {
        seat: String,
        seed: u64,
        session: Session,
        report: Report,
    }

    impl Attempt {
        fn play(case: &Rc<Case>, seat: &str, seed: u64, decisions: &[String]) -> Self {
            let session = Session::replay(case.clone(), seat, seed, decisions).expect("the decisions are on offer");
            let report = Report::new(&session, &Words::new(case.story(), None), None);
            Self { seat: seat.to_owned(), seed, session, report }
        }

        fn random(case: &Rc<Case>, seat: &str, seed: u64) -> Self {
            Self::play(case, seat, seed, &random_decisions(case, seat, seed).expect("a random play ends"))
        }

        /// Plays on from these decisions, always by what is last on the page, to the end.
        fn going_on(case: &Rc<Case>, seat: &str, seed: u64, from: &[String]) -> Self {
            let words = Words::new(case.story(), None);
            let mut session = Session::replay(case.clone(), seat, seed, from).expect("a part of a play can be played");
            while let Some(next) = session.view(&words).options.iter().rfind(|option| option.kind != ChoosableKind::LookUp) {
                session.decide(&next.decision).expect("what is on offer can be chosen");
                assert!(session.decisions().len() < 400, "it never ends");
            }
            Self::play(case, seat, seed, session.decisions())
        }

        fn played(&self) -> Played<'_> {
            Played { seat: &self.seat, seed: self.seed, decisions: self.session.decisions(), report: &self.report }
        }
    }

    fn line(seat: &str, play: &str) -> Vec<String> {
        let start = format!("{seat} {play} ");
        let plays = include_str!("../../tests/plays/ansaj.txt");
        plays.lines().find_map(|line| line.strip_prefix(&start)).expect("the play is there").split(',').map(str::to_owned).collect()
    }

    #[test]
    fn a_play_beside_itself_differs_in_nothing() {
        let case = case(STORIES[1].0, STORIES[1].1);
        let one = Attempt::play(&case, "gemeente", 1, &line("gemeente", "seed"));
        let comparison = Comparison::new(one.played(), one.played());
        assert!(comparison.same_decisions() && comparison.same_end());
        assert_eq!(comparison.shared, one.session.decisions().len());
        assert_eq!(comparison.month_equal, one.report.month.len());
        assert_eq!(comparison.levels_equal, one.report.dimensions.len());
    }

    #[test]
    fn the_careful_play_beside_the_one_over_her_head_tells_what_changed() {
        let case = case(STORIES[1].0, STORIES[1].1);
        let careful = Attempt::play(&case, "gemeente", 1, &line("gemeente", "careful"));
        let seed = Attempt::play(&case, "gemeente", 1, &line("gemeente", "seed"));
        let comparison = Comparison::new(careful.played(), seed.played());
        assert!(!comparison.same_decisions() && !comparison.same_end());
        assert!(comparison.lassos.this < comparison.lassos.beside, "{:?}", comparison.lassos);
        let ids = |month: &[Happening]| month.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        assert!(ids(&comparison.month.beside).contains(&"coach_ongewenst".to_owned()), "{:?}", ids(&comparison.month.beside));
        assert!(comparison.wishes.iter().any(|wish| wish.came.this.confirmed && !wish.came.beside.confirmed));
        assert!(comparison.levels.iter().all(|level| level.level.this >= level.level.beside), "{:?}", comparison.levels);
    }

    #[test]
    fn another_choice_shows_as_the_place_where_they_part() {
        let case = case(STORIES[0].0, STORIES[0].1);
        let one = Attempt::going_on(&case, "gemeente", 7, &["keuken", "zelf"].map(str::to_owned));
        let other = Attempt::going_on(&case, "gemeente", 7, &["keuken", "daarna", "wat_was"].map(str::to_owned));
        let comparison = Comparison::new(one.played(), other.played());
        assert_eq!(comparison.shared, 1);
        let chosen = |decision: &Option<DecisionReport>| decision.as_ref().map(|decision| decision.chosen.decision.clone());
        assert_eq!(chosen(&comparison.parting.this).as_deref(), Some("zelf"));
        assert_eq!(chosen(&comparison.parting.beside).as_deref(), Some("daarna"));
        let heard = |report: &Report, id: &str| report.wishes.iter().any(|wish| wish.id == id && wish.heard.is_some());
        assert!(heard(&other.report, "zingen"));
        let told = comparison.wishes.iter().find(|wish| wish.id == "zingen");
        assert_eq!(told.is_some_and(|wish| wish.came.beside.heard && !wish.came.this.heard), !heard(&one.report, "zingen"));
    }

    #[test]
    fn from_another_seat_no_decision_is_shared() {
        let case = case(STORIES[1].0, STORIES[1].1);
        let one = Attempt::play(&case, "gemeente", 1, &line("gemeente", "seed"));
        let other = Attempt::play(&case, "eropaf", 1, &line("eropaf", "seed"));
        let comparison = Comparison::new(one.played(), other.played());
        assert!(comparison.other_seat && !comparison.other_seed && !comparison.same_decisions());
        assert_eq!(comparison.shared, 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn what_differs_and_what_is_equal_is_all_there_is(which in 0..2_usize, seats in (0..8_usize, 0..8_usize), seeds in (0..500_u64, 0..500_u64)) {
            let case = case(STORIES[which].0, STORIES[which].1);
            let names: Vec<&str> = case.story().seats.names().collect();
            let this = Attempt::random(&case, names[seats.0 % names.len()], seeds.0);
            let beside = Attempt::random(&case, names[seats.1 % names.len()], seeds.1);
            let found = Comparison::new(this.played(), beside.played());

            // The beginning they share is the longest there is.
            let (one, other) = (this.session.decisions(), beside.session.decisions());
            prop_assert_eq!(&one[..found.shared], &other[..found.shared]);
            prop_assert!(found.other_seat || one.get(found.shared) != other.get(found.shared) || one.len() == found.shared);
            prop_assert_eq!(found.parting.this.as_ref().map(|decision| &decision.chosen.decision), one.get(found.shared));

            // Counted a second way: as sets of ids.
            let ids = |report: &Report| report.month.iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>();
            let (mine, theirs) = (ids(&this.report), ids(&beside.report));
            prop_assert_eq!(found.month.this.iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>(), &mine - &theirs);
            prop_assert_eq!(found.month.beside.iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>(), &theirs - &mine);
            prop_assert_eq!(found.month_equal, mine.intersection(&theirs).count());
            prop_assert_eq!(found.agreements.this.len() + found.agreements_equal, this.report.referrals.len());
            prop_assert_eq!(found.agreements.beside.len() + found.agreements_equal, beside.report.referrals.len());
            prop_assert_eq!(found.levels.len() + found.levels_equal, this.report.dimensions.len());
            prop_assert_eq!(found.wishes.len() + found.wishes_equal, this.report.wishes.len());
            prop_assert_eq!(found.lassos, Pair { this: this.report.lassos, beside: beside.report.lassos });

            // The other way round it is the same, turned.
            let turned = Comparison::new(beside.played(), this.played());
            prop_assert_eq!(turned.shared, found.shared);
            prop_assert_eq!(turned.month, found.month.clone().turned());
            prop_assert_eq!(turned.lassos, found.lassos.turned());
            let levels = |all: &[LevelDifference]| all.iter().map(|one| (one.id.clone(), one.level)).collect::<Vec<_>>();
            prop_assert_eq!(levels(&turned.levels), levels(&found.levels).into_iter().map(|(id, level)| (id, level.turned())).collect::<Vec<_>>());

            // And a play that goes on from a part of another shares at least that part.
            let half = one.len() / 2;
            let branch = Attempt::going_on(&case, &this.seat, this.seed, &one[..half]);
            prop_assert!(Comparison::new(branch.played(), this.played()).shared >= half);
        }
    }
}
