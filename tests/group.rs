//! A group's figures: every one is counted a second time, from whole sessions and their reports, in another way than the
//! program counts it; and every point a player sees is walked back to the decision and the rule that gave it.

use std::collections::BTreeMap;
use std::rc::Rc;

use keukentafel::debrief::{Added, Confidence, Group, GroupReport, Known, PlayResult, Question, Shared, Verdict, Vote, items};
use keukentafel::play::{Case, Session, Words, random_decisions};
use keukentafel::score::{Report, level};
use keukentafel::story::load;
use proptest::prelude::*;

const CASES: [(&str, &str); 2] =
    [("ansaj", include_str!("../scenarios/ansaj/story.ron")), ("de-schone-keuken", include_str!("../scenarios/de-schone-keuken/story.ron"))];

fn known(at: usize) -> (Rc<Known>, Words) {
    let (id, source) = CASES[at];
    let story = load("story.ron", source.as_bytes()).story.unwrap();
    let words = Words::new(&story, None);
    let debrief = story.debrief.0.clone();
    (Rc::new(Known::new(id, Rc::new(Case::new(story).unwrap()), debrief)), words)
}

fn session(known: &Known, seed: u64) -> Session {
    let seats: Vec<&str> = known.case.story().seats.names().collect();
    let seat = seats[seed as usize % seats.len()];
    let decisions = random_decisions(&known.case, seat, seed).unwrap();
    Session::replay(known.case.clone(), seat, seed, &decisions).unwrap()
}

fn sessions(known: &Known, count: u64) -> Vec<Session> {
    (1..=count).map(|seed| session(known, seed)).collect()
}

fn group_of(known: &Rc<Known>, sessions: &[Session]) -> Group {
    let mut group = Group::new(known.clone());
    for session in sessions {
        assert_eq!(group.add(PlayResult::new(session, session.seed() as u32).unwrap()), Ok(Added::New));
    }
    group
}

/// What was chosen first at a key decision, found from the decisions' names and the views alone.
fn chose(known: &Known, session: &Session, key: usize, words: &Words) -> Option<String> {
    let key = known.keys().get(key).unwrap();
    let places = &known.debrief.key_decisions.get(&key.id).unwrap().at;
    let mut again = Session::new(session.case().clone(), session.seat(), session.seed()).unwrap();
    for decision in session.decisions() {
        // A place is recognised by its choices: those of the story that are on offer.
        let offered = again.view(words).options;
        let here = places.iter().any(|place| {
            let names = choice_names(known, &place.value);
            offered.iter().any(|option| option.decision == *decision) && offered.iter().filter(|option| names.contains(&option.decision)).count() > 1
        });
        if here && (key.option(decision).is_some()) {
            return Some(decision.clone());
        }
        again.decide(decision).unwrap();
    }
    None
}

fn choice_names(known: &Known, place: &str) -> Vec<String> {
    let story = known.case.story();
    let (owner, moment) = place.split_once('.').map_or((place, None), |(owner, moment)| (owner, Some(moment)));
    let names = |choices: &keukentafel::story::model::Named<keukentafel::story::model::Choice>| choices.names().map(str::to_owned).collect();
    if let Some(topic) = story.topics.get(owner) {
        return moment.map_or_else(|| names(&topic.choices), |moment| names(&topic.moments.get(moment).unwrap().choices));
    }
    if let Some(talk) = story.interruptions.get(owner) {
        return moment.map_or_else(|| names(&talk.choices), |moment| names(&talk.moments.get(moment).unwrap().choices));
    }
    let offer = story.offers.get(owner).unwrap();
    moment.map_or_else(|| names(&offer.choices), |moment| names(&offer.moments.get(moment).unwrap().choices))
}

#[test]
fn every_figure_of_a_group_is_the_same_when_counted_from_the_look_backs() {
    for at in 0..CASES.len() {
        let (known, words) = known(at);
        let sessions = sessions(&known, 80);
        let report = GroupReport::new(&group_of(&known, &sessions), &words);
        let looks: Vec<Report> = sessions.iter().map(|session| Report::new(session, &words, None)).collect();

        assert_eq!(report.people, sessions.len());
        for seat in &report.seats {
            assert_eq!(seat.people, sessions.iter().filter(|session| session.seat() == seat.id).count(), "{}", seat.id);
        }
        for (number, wish) in report.wishes.iter().enumerate() {
            let rows = || looks.iter().map(|look| &look.wishes[number]);
            assert_eq!(wish.asked, rows().filter(|row| row.asked.is_some()).count(), "{} asked", wish.id);
            assert_eq!(wish.heard, rows().filter(|row| row.heard.is_some()).count(), "{} heard", wish.id);
            assert_eq!(wish.confirmed, rows().filter(|row| row.confirmed.is_some()).count(), "{} confirmed", wish.id);
            assert_eq!(wish.acted_on, rows().filter(|row| row.acted_on).count(), "{} acted on", wish.id);
        }
        let mut happened: BTreeMap<&str, usize> = BTreeMap::new();
        let mut referred: BTreeMap<String, usize> = BTreeMap::new();
        for happening in looks.iter().flat_map(|look| &look.month) {
            *happened.entry(&happening.id).or_default() += 1;
            if let Some(referral) = happening.referral {
                *referred.entry(format!("{referral:?}")).or_default() += 1;
            }
        }
        assert_eq!(report.outcomes.iter().map(|row| (row.id.as_str(), row.people)).collect::<BTreeMap<_, _>>(), happened);
        assert_eq!(report.referrals.iter().map(|(kind, count)| (format!("{kind:?}"), *count)).collect::<BTreeMap<_, _>>(), referred);
        for (ropes, people) in report.lassos.iter().enumerate() {
            assert_eq!(*people, looks.iter().filter(|look| look.lassos == ropes).count(), "{ropes} ropes");
        }
        for (number, row) in report.levels.iter().enumerate() {
            for (level, people) in row.people.iter().enumerate() {
                assert_eq!(*people, looks.iter().filter(|look| usize::from(look.dimensions[number].level) == level).count(), "{} {level}", row.id);
            }
        }
        for (number, key) in report.keys.iter().enumerate() {
            let chosen: Vec<Option<String>> = sessions.iter().map(|session| chose(&known, session, number, &words)).collect();
            assert_eq!(key.not_made, chosen.iter().filter(|one| one.is_none()).count(), "{} not made", key.id);
            for option in &key.options {
                let took = |at: usize| chosen[at].as_deref() == Some(&option.name);
                let people = (0..sessions.len()).filter(|at| took(*at)).count();
                assert_eq!(option.people, people, "{}.{}", key.id, option.name);
                for (seat, count) in report.seats.iter().zip(&option.by_seat) {
                    let here = (0..sessions.len()).filter(|at| took(*at) && sessions[*at].seat() == seat.id).count();
                    assert_eq!(*count, here, "{}.{} from {}", key.id, option.name, seat.id);
                }
                for (title, _, count) in &option.led_to {
                    let there = (0..sessions.len()).filter(|at| took(*at) && looks[*at].month.iter().any(|one| one.title == *title)).count();
                    assert_eq!(*count, there, "{}.{} led to {title}", key.id, option.name);
                }
            }
        }
        let table = |session: &Session| -> Vec<String> {
            let topics: Vec<&str> = known.case.story().table.topics.iter().map(|topic| topic.value.as_str()).collect();
            let mut again = Session::new(session.case().clone(), session.seat(), session.seed()).unwrap();
            let mut taken = Vec::new();
            for decision in session.decisions() {
                let view = again.view(&words);
                let is_topic = view.options.iter().any(|one| one.decision == *decision && one.kind == keukentafel::play::view::ChoosableKind::Topic);
                if is_topic && view.chapter == keukentafel::play::view::Chapter::Table && topics.contains(&decision.as_str()) {
                    taken.push(decision.clone());
                }
                again.decide(decision).unwrap();
            }
            taken
        };
        let ways: Vec<Vec<String>> = sessions.iter().map(table).collect();
        for stop in report.routes.stops.iter().filter(|stop| !stop.topic.is_empty()) {
            let people = ways.iter().filter(|way| way.get(stop.turn) == Some(&stop.topic)).count();
            assert_eq!(stop.people, people, "{} at turn {}", stop.topic, stop.turn);
        }
        for link in &report.routes.links {
            let (from, to) = (&report.routes.stops[link.from], &report.routes.stops[link.to]);
            let is = |way: &[String], stop: &keukentafel::debrief::Stop| way.get(stop.turn).map_or("", String::as_str) == stop.topic;
            assert_eq!(link.people, ways.iter().filter(|way| is(way, from) && is(way, to)).count());
        }
    }
}

#[test]
fn every_point_leads_back_to_the_decision_and_the_rule_that_gave_it() {
    for at in 0..CASES.len() {
        let (known, words) = known(at);
        for session in sessions(&known, 60) {
            let report = Report::new(&session, &words, None);
            for (dimension, (id, written)) in report.dimensions.iter().zip(known.case.story().rubric.iter()) {
                let sum: i16 = dimension.entries.iter().map(|entry| entry.points).sum();
                assert_eq!((dimension.id.as_str(), dimension.points), (id, sum));
                assert_eq!(dimension.level, level(written, sum));
                for entry in &dimension.entries {
                    assert!(entry.decision < report.decisions.len(), "a point of {id} comes after decision {}", entry.decision);
                    assert!(!entry.why.is_empty(), "a point of {id} has no reason");
                    let decision = &report.decisions[entry.decision];
                    // Either the choice made there gives just these points, or an outcome or mark of the month does, which comes
                    // after the decision that closed the table.
                    let by_choice = decision.why.as_deref() == Some(&entry.why)
                        && decision.points.iter().any(|(name, points)| *name == dimension.name && *points == entry.points);
                    let by_month = entry.decision + 1 == report.decisions.len()
                        && known
                            .case
                            .story()
                            .month
                            .outcomes
                            .iter()
                            .map(|(_, outcome)| &outcome.why)
                            .chain(
                                known.case.story().month.events.iter().flat_map(|(_, event)| event.outcomes.iter().map(|(_, outcome)| &outcome.why)),
                            )
                            .chain(known.case.story().marks.iter().map(|mark| &mark.why))
                            .flatten()
                            .any(|why| words.of(why) == entry.why);
                    assert!(by_choice || by_month, "{id}: {} ({}) has no rule", entry.why, entry.points);
                }
            }
        }
    }
}

#[test]
fn a_result_that_comes_twice_counts_once_and_the_newest_words_count() {
    let (known, words) = known(0);
    let mut group = Group::new(known.clone());
    let mut result = PlayResult::new(&session(&known, 4), 77).unwrap();
    assert_eq!(group.add(result.clone()), Ok(Added::New));
    assert_eq!(group.add(result.clone()), Ok(Added::Known));
    let made = known.keys().made(&session(&known, 4));
    let (key, _) = made[0];
    result.be_sure(key, Confidence::Sure);
    result.shared.extend(Shared::new(Question::Reason(key as u8), "Ze knikte."));
    assert_eq!(group.add(result.clone()), Ok(Added::Renewed));
    let mut other = result;
    other.tag = 78;
    assert_eq!(group.add(other), Ok(Added::New), "another device is another player");
    let report = GroupReport::new(&group, &words);
    assert_eq!(report.people, 2);
    let chosen = report.keys[key].options.iter().find(|option| option.people == 2).unwrap();
    assert_eq!((chosen.sure, chosen.reasons.len()), ([0, 0, 0, 2], 2));
}

#[test]
fn a_code_without_words_takes_no_words_away() {
    let (known, words) = known(0);
    let session = session(&known, 4);
    let bare = PlayResult::new(&session, 77).unwrap();
    let mut told = bare.clone();
    let (key, _) = known.keys().made(&session)[0];
    told.be_sure(key, Confidence::Sure);
    told.shared.extend(Shared::new(Question::Reason(key as u8), "Ze knikte."));
    let mut sure = told.clone();
    sure.shared.clear();
    for order in [[&bare, &told, &sure], [&told, &sure, &bare], [&sure, &told, &bare]] {
        let mut group = Group::new(known.clone());
        order.into_iter().for_each(|one| assert!(group.add(one.clone()).is_ok()));
        let report = GroupReport::new(&group, &words);
        let chosen = report.keys[key].options.iter().find(|option| option.people == 1).unwrap();
        assert_eq!((report.people, chosen.sure, chosen.reasons.len()), (1, [0, 0, 0, 1], 1));
    }
}

#[test]
fn a_second_vote_counts_hands_and_phones_and_tells_what_moved() {
    let (known, words) = known(0);
    let sessions = sessions(&known, 30);
    let mut group = group_of(&known, &sessions);
    let voter = sessions.iter().find_map(|session| Some((session, chose(&known, session, 0, &words)?))).unwrap();
    let from = known.keys().get(0).unwrap().option(&voter.1).unwrap();
    let to = usize::from(from == 0);
    let ballot = group.ballot_mut(0).unwrap();
    ballot.count_hands(to, 5);
    let vote = Vote { key: 0, option: from, confidence: None, tag: voter.0.seed() as u32 };
    assert!(ballot.add(vote));
    assert!(!ballot.add(vote), "the same vote twice is one");
    assert!(ballot.add(Vote { option: to, ..vote }), "who votes again changes her vote");
    let report = &GroupReport::new(&group, &words).keys[0];
    assert_eq!(report.options[to].second, 6);
    assert_eq!(report.options[from].second, 0);
    assert_eq!(report.moved, [(from, to, 1)]);
}

#[test]
fn who_votes_again_can_say_how_sure_and_it_is_counted_with_her_option() {
    let (known, words) = known(0);
    let mut group = group_of(&known, &sessions(&known, 6));
    let ballot = group.ballot_mut(0).unwrap();
    ballot.count_hands(0, 3);
    for (tag, option, confidence) in [(1, 0, Some(Confidence::Guess)), (2, 0, Some(Confidence::Sure)), (3, 0, None), (4, 1, Some(Confidence::Sure))] {
        assert!(ballot.add(Vote { key: 0, option, confidence, tag }));
    }
    // Who changes her vote takes her certainty along.
    assert!(ballot.add(Vote { key: 0, option: 1, confidence: Some(Confidence::Doubt), tag: 1 }));
    let options = &GroupReport::new(&group, &words).keys[0].options;
    assert_eq!((options[0].second, options[0].second_sure), (5, [0, 0, 0, 1]));
    assert_eq!((options[1].second, options[1].second_sure), (2, [0, 1, 0, 1]));
}

#[test]
fn of_what_is_shared_one_answer_of_each_person_to_each_question_counts() {
    let (known, words) = known(0);
    let sessions = sessions(&known, 24);
    let mut group = Group::new(known.clone());
    let mut expected: BTreeMap<Question, Vec<String>> = BTreeMap::new();
    let mut reasons = vec![0; known.keys().len()];
    for (at, session) in sessions.iter().enumerate() {
        let mut result = PlayResult::new(session, at as u32).unwrap();
        let came: Vec<usize> = (0..known.keys().len()).filter(|key| chose(&known, session, *key, &words).is_some()).collect();
        let asked = [Question::Policy, Question::System, Question::Own(1), Question::Korthagen(4)];
        let asked =
            asked.into_iter().skip(at % 5).chain((0..known.keys().len()).flat_map(|key| [Question::Reason(key as u8), Question::Now(key as u8)]));
        for question in asked {
            let first = format!("{} {question:?}", (at * 7) % 24);
            // A code made by hand says forty things to one question.
            result
                .shared
                .extend((0..40).filter_map(|more| Shared::new(question, &if more == 0 { first.clone() } else { format!("{first} {more}") })));
            match question {
                Question::Reason(key) => reasons[usize::from(key)] += usize::from(came.contains(&usize::from(key))),
                Question::Now(key) if !came.contains(&usize::from(key)) => {}
                _ => expected.entry(question).or_default().push(first),
            }
        }
        group.add(result).unwrap();
    }
    expected.values_mut().for_each(|words| words.sort());
    let report = GroupReport::new(&group, &words);
    assert_eq!(report.answers, expected.into_iter().collect::<Vec<_>>());
    for (key, reasons) in report.keys.iter().zip(reasons) {
        assert_eq!(key.options.iter().map(|option| option.reasons.len()).sum::<usize>(), reasons, "{}", key.id);
    }
}

#[test]
fn an_option_that_everybody_takes_is_called_too_clear() {
    let (known, words) = known(1);
    let mut group = Group::new(known.clone());
    let best = |session: &mut Session| {
        // Takes the same option at the first thing that is scored, and plays on at random from there.
        for decision in ["keuken", "daarna"] {
            if session.decide(decision).is_err() {
                return false;
            }
        }
        true
    };
    for seed in 0..40 {
        let mut session = Session::new(known.case.clone(), "gemeente", seed).unwrap();
        assert!(best(&mut session), "{:?}", session.view(&words).options);
        let mut turn = seed;
        while !session.finished() {
            let open = session.view(&words).options;
            turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let option = &open[(turn >> 33) as usize % open.len()];
            session.decide(&option.decision).unwrap();
        }
        group.add(PlayResult::new(&session, seed as u32).unwrap()).unwrap();
    }
    let found = items(&group, &words);
    let item = found.iter().find(|item| item.place == "keuken").unwrap();
    assert_eq!((item.people, item.took_best, item.verdict), (40, 40, Verdict::TooClear));
    assert!(!item.never_taken.is_empty());
}

proptest! {
    #[test]
    fn the_order_in_which_results_come_changes_no_figure(seed in 0_u64..1_000) {
        let (known, words) = known(1);
        let mut sessions = sessions(&known, 40);
        let group = group_of(&known, &sessions);
        let (one, found) = (GroupReport::new(&group, &words), items(&group, &words));
        sessions.rotate_left(seed as usize % 40);
        sessions.reverse();
        let turned = group_of(&known, &sessions);
        prop_assert_eq!(one, GroupReport::new(&turned, &words));
        prop_assert_eq!(items(&turned, &words), found);
    }
}
