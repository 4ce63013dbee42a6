//! Whole plays of the Ansaj case from every seat, with the month and the score they must end in.
//!
//! The plays stand in `tests/plays/ansaj.txt`: a careful one, the seed's own (every offer accepted over her head, seed
//! 000), one that asks and then does the same, and a bull in a china shop.

use std::rc::Rc;

use keukentafel::play::{Case, Session, Words};
use keukentafel::score::{GATE_CAP, Report};
use keukentafel::story::load;
use keukentafel::story::model::Answer;

const PLAYS: &str = include_str!("plays/ansaj.txt");
const SEATS: [&str; 4] = ["gemeente", "rechtswinkel", "eropaf", "clientondersteuner"];
const SEED: u64 = 1;

fn case() -> Rc<Case> {
    let story = load("ansaj", include_bytes!("../scenarios/ansaj/story.ron")).story.expect("the Ansaj case loads");
    Rc::new(Case::new(story).expect("the Ansaj case can be played"))
}

fn decisions(seat: &str, play: &str) -> Vec<String> {
    let start = format!("{seat} {play} ");
    let line = PLAYS.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_else(|| panic!("no play {start}"));
    line.split(',').map(str::to_owned).collect()
}

fn played(case: &Rc<Case>, seat: &str, play: &str) -> (Session, Report) {
    let session = Session::replay(case.clone(), seat, SEED, &decisions(seat, play)).unwrap_or_else(|refusal| panic!("{seat} {play}: {refusal}"));
    assert!(session.finished(), "{seat} {play} does not end");
    let report = Report::new(&session, &Words::new(case.story(), None), None);
    (session, report)
}

fn happened(report: &Report) -> Vec<&str> {
    report.month.iter().map(|happening| happening.id.as_str()).collect()
}

#[test]
fn the_seeds_own_play_gives_the_seeds_own_month() {
    let case = case();
    for seat in SEATS {
        let (_, report) = played(&case, seat, "seed");
        // Seed 000: budget coach unwanted, ROS not for her, rechtswinkel dead end, activation call about more volunteering,
        // the tax debit nobody saw, nothing of the lawyer or of the funds.
        for outcome in ["coach_ongewenst", "ros_niet", "rw_dood", "wi_vrijwillig", "belasting_dicht", "vriend_stil", "fonds_niets"] {
            assert!(happened(&report).contains(&outcome), "{seat}: {outcome} is missing from {:?}", happened(&report));
        }
    }
}

#[test]
fn the_seeds_own_play_cannot_score_more_than_the_gates_allow() {
    let case = case();
    for seat in SEATS {
        let (_, report) = played(&case, seat, "seed");
        assert!(report.total_percent <= GATE_CAP, "{seat}: {}", report.total_percent);
        assert!(!report.capped_by_gates.is_empty());
    }
}

#[test]
fn a_careful_play_avoids_all_six_failures() {
    let case = case();
    for seat in SEATS {
        let (_, report) = played(&case, seat, "careful");
        for outcome in ["coach_ongewenst", "ros_niet", "rw_dood", "wi_vrijwillig", "belasting_dicht", "vriend_stil", "fonds_niets"] {
            assert!(!happened(&report).contains(&outcome), "{seat}: {outcome}");
        }
        for outcome in ["bz_goed", "uwv_goed", "raad_goed", "belasting_geregeld"] {
            assert!(happened(&report).contains(&outcome), "{seat}: {outcome} is missing from {:?}", happened(&report));
        }
        assert!(report.total_percent >= 90, "{seat}: {}", report.total_percent);
        assert_eq!(report.lassos, 0, "{seat}");
    }
}

#[test]
fn a_bull_in_a_china_shop_leaves_her_bound() {
    let case = case();
    for seat in SEATS {
        let (_, report) = played(&case, seat, "bull");
        assert!(report.lassos >= 4, "{seat}: {}", report.lassos);
        assert!(report.total_percent <= 20, "{seat}: {}", report.total_percent);
    }
}

#[test]
fn the_wishes_ledger_of_a_careful_play_shows_what_was_asked_heard_and_acted_on() {
    let case = case();
    for seat in SEATS {
        let (session, report) = played(&case, seat, "careful");
        let acted_on: Vec<_> = report.wishes.iter().filter(|wish| wish.acted_on).collect();
        assert!(acted_on.len() >= 2, "{seat}: {}", acted_on.len());
        assert!(acted_on.iter().all(|wish| wish.heard.is_some() && wish.agreed));
        assert!(report.wishes.iter().flat_map(|wish| [wish.asked, wish.heard, wish.confirmed]).flatten().all(|at| at < session.decisions().len()));
    }
}

#[test]
fn the_referral_ledger_of_the_seeds_own_play_has_no_yes_in_it() {
    let case = case();
    for seat in SEATS {
        let (_, report) = played(&case, seat, "seed");
        assert_eq!(report.referrals.len(), 6, "{seat}");
        assert!(report.referrals.iter().all(|row| row.answer != Some(Answer::Yes)), "{seat}");
        assert!(report.referrals.iter().all(|row| row.outcome.is_some() && row.why.is_some()), "{seat}");
    }
}

#[test]
fn asking_what_she_wants_and_then_doing_the_same_gains_almost_nothing() {
    // This player asks what she wants, what would make her happy and what it should change, hears it, and then lets every
    // offer be noted all the same.
    let case = case();
    for seat in SEATS {
        let (_, report) = played(&case, seat, "asking");
        assert!(report.wishes.iter().filter(|wish| wish.heard.is_some()).count() >= 3, "{seat}");
        assert!(report.total_percent <= 15, "{seat}: {}", report.total_percent);
    }
}

#[test]
fn the_same_seed_and_decisions_print_the_same_twice() {
    let case = case();
    let words = Words::new(case.story(), None);
    let (one, _) = played(&case, "gemeente", "careful");
    let (two, _) = played(&case, "gemeente", "careful");
    assert_eq!(format!("{:?}", one.transcript(&words)), format!("{:?}", two.transcript(&words)));
    assert_eq!(format!("{:?}", one.view(&words)), format!("{:?}", two.view(&words)));
}
