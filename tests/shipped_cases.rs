//! What every shipped case promises: it has no problems, every play of it ends, the same play is always the same, and
//! scores stay within what can be reached.

use std::path::Path;
use std::rc::Rc;

use keukentafel::play::{Case, Session, Words, random_decisions};
use keukentafel::score::{Reach, Report, reach};
use keukentafel::story::{Story, load, load_translation};
use proptest::prelude::*;

const CASES: [&str; 2] = ["de-schone-keuken", "ansaj"];

fn bytes(case: &str, file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(case).join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn story(name: &str) -> Story {
    let loaded = load(name, &bytes(name, "story.ron"));
    assert_eq!(loaded.diagnostics, [], "{name} has problems");
    loaded.story.unwrap_or_else(|| panic!("{name} does not load"))
}

fn case(name: &str) -> Rc<Case> {
    Rc::new(Case::new(story(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
}

fn seats(case: &Case) -> Vec<String> {
    case.story().seats.names().map(str::to_owned).collect()
}

#[test]
fn the_ron_crate_reads_every_shipped_story_just_so() {
    let options = ron::Options::default().with_default_extension(
        ron::extensions::Extensions::IMPLICIT_SOME
            | ron::extensions::Extensions::UNWRAP_NEWTYPES
            | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES,
    );
    for name in CASES {
        let source = String::from_utf8(bytes(name, "story.ron")).expect("a story is UTF-8");
        let mut theirs: Story = options.from_str(&source).unwrap_or_else(|error| panic!("{name}: {error}"));
        keukentafel::story::lines::number(&mut theirs);
        theirs.texts.clear();
        let mut ours = story(name);
        ours.texts.clear();
        // Worked out from the text of the file, which the ron crate does not do.
        theirs.content = ours.content;
        assert!(ours == theirs, "{name}: our reader and the ron crate differ");
    }
}

#[test]
fn every_case_is_wholly_translated_into_english() {
    for name in CASES {
        let story = story(name);
        let (translation, diagnostics) = load_translation(&story, "en.ron", &bytes(name, "en.ron"));
        assert!(translation.is_some(), "{name} has no English");
        assert_eq!(diagnostics, [], "{name}");
    }
}

#[test]
fn every_random_play_of_every_seat_ends_for_a_thousand_seeds() {
    for name in CASES {
        let case = case(name);
        for seat in seats(&case) {
            for seed in 1..=1000 {
                let decisions = random_decisions(&case, &seat, seed).unwrap_or_else(|error| panic!("{name} {seat} {seed}: {error}"));
                assert!(!decisions.is_empty());
            }
        }
    }
}

#[test]
fn scores_of_random_plays_stay_within_what_can_be_reached() {
    for name in CASES {
        let case = case(name);
        let words = Words::new(case.story(), None);
        for (number, seat) in seats(&case).iter().enumerate() {
            let reached: Reach = reach(&case, number, |_| {}).unwrap_or_else(|error| panic!("{name}: {error}"));
            for seed in 2_000..2_100 {
                let decisions = random_decisions(&case, seat, seed).expect("random plays end");
                let session = Session::replay(case.clone(), seat, seed, &decisions).expect("decisions replay");
                let report = Report::new(&session, &words, Some(&reached));
                for (dimension, bounds) in report.dimensions.iter().zip(&reached.dimensions) {
                    let top = case.story().rubric.get(&dimension.id).map_or(0, |written| written.at.2);
                    let points = dimension.points.clamp(0, top);
                    assert!(points >= bounds.worst.limit && points <= bounds.best.limit, "{name} {seat} {seed} {}: {points}", dimension.id);
                }
            }
        }
    }
}

#[test]
fn a_route_that_reach_tells_replays_to_just_that_score() {
    for name in CASES {
        let case = case(name);
        let words = Words::new(case.story(), None);
        for (number, seat) in seats(&case).iter().enumerate() {
            let reached = reach(&case, number, |_| {}).unwrap_or_else(|error| panic!("{name}: {error}"));
            for (at, dimension) in reached.dimensions.iter().enumerate() {
                for bound in [&dimension.worst, &dimension.best] {
                    let session = Session::replay(case.clone(), seat, bound.seed, &bound.route).expect("a route replays");
                    assert!(session.finished());
                    let top = case.story().rubric.get(&dimension.id).map_or(0, |written| written.at.2);
                    assert_eq!(
                        Report::new(&session, &words, None).dimensions[at].points.clamp(0, top),
                        bound.found,
                        "{name} {seat} {}",
                        dimension.id
                    );
                }
            }
        }
    }
}

#[test]
fn every_displayed_point_adds_up_to_the_points_of_its_dimension() {
    for name in CASES {
        let case = case(name);
        let words = Words::new(case.story(), None);
        for seat in seats(&case) {
            for seed in 1..=50 {
                let decisions = random_decisions(&case, &seat, seed).expect("random plays end");
                let session = Session::replay(case.clone(), &seat, seed, &decisions).expect("decisions replay");
                for dimension in Report::new(&session, &words, None).dimensions {
                    assert_eq!(
                        dimension.entries.iter().map(|entry| entry.points).sum::<i16>(),
                        dimension.points,
                        "{name} {seat} {seed} {}",
                        dimension.id
                    );
                    assert!(dimension.entries.iter().all(|entry| !entry.why.is_empty() && entry.decision < decisions.len()));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn replaying_any_part_of_a_play_gives_the_same_view(which in 0usize..2, seat in 0usize..8, seed in any::<u64>(), part in 0.0f64..1.0) {
        let case = case(CASES[which]);
        let seats = seats(&case);
        let seat = &seats[seat % seats.len()];
        let words = Words::new(case.story(), None);
        let decisions = random_decisions(&case, seat, seed).expect("random plays end");
        let n = (decisions.len() as f64 * part) as usize;
        let whole = Session::replay(case.clone(), seat, seed, &decisions).expect("decisions replay");
        let prefix = Session::replay(case.clone(), seat, seed, &decisions[..n]).expect("a part replays");
        prop_assert_eq!(whole.view_at(n, &words), prefix.view(&words));
        prop_assert_eq!(Session::replay(case.clone(), seat, seed, &decisions).expect("again").view(&words), whole.view(&words));
    }

    #[test]
    fn a_decision_that_is_not_on_offer_is_refused_and_changes_nothing(seed in any::<u64>(), decision in "[a-z:;=_]{0,30}") {
        let case = case(CASES[0]);
        let words = Words::new(case.story(), None);
        let seat = seats(&case).remove(0);
        let mut session = Session::new(case.clone(), &seat, seed).expect("begins");
        let before = session.view(&words);
        if let Err(refusal) = session.decide(&decision) {
            prop_assert!(!refusal.to_string().is_empty());
            prop_assert_eq!(session.view(&words), before);
        }
    }
}
