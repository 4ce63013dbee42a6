//! The ropes around her at the end of a play, each with the chair it comes from and the reason for it.

use serde::Serialize;

use crate::play::{Session, Words};

/// A rope around her.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rope {
    /// Whose chair it comes from: id and name.
    pub from: (String, String),
    /// Whether that is the player's own chair.
    pub own: bool,
    /// The agreement nobody asked her about, by its number; `None`: one service more than she can keep up with, without one plan.
    pub agreement: Option<usize>,
}

/// The ropes there are now, in the order of the picture.
pub fn ropes(session: &Session, words: &Words) -> Vec<Rope> {
    let case = session.case();
    let people = &case.story().people;
    let own = case.story().seats.get(session.seat()).map_or("", |seat| seat.person.value.as_str());
    let unasked = session.agreement_notes(words).into_iter().enumerate().filter(|(_, note)| note.answer.is_none()).map(|(number, _)| number);
    let mut unasked = unasked.collect::<Vec<_>>().into_iter();
    let rope = |thrower: String| {
        let name = people.get(&thrower).map_or_else(String::new, |person| words.of(&person.name).to_owned());
        Rope { own: thrower == own, agreement: unasked.next(), from: (thrower, name) }
    };
    session.view(words).stage.lassos.into_iter().map(rope).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::play::{Case, random_decisions};
    use crate::score::Report;
    use crate::story::load;

    #[test]
    fn every_rope_that_is_counted_has_a_chair_and_every_unasked_agreement_its_rope() {
        let story = load("ansaj", include_bytes!("../../scenarios/ansaj/story.ron")).story.expect("the case loads");
        let case = Rc::new(Case::new(story).expect("the case plays"));
        let words = Words::new(case.story(), None);
        for seed in 0..60 {
            for seat in case.story().seats.names() {
                let decisions = random_decisions(&case, seat, seed).expect("a random play ends");
                let session = Session::replay(case.clone(), seat, seed, &decisions).expect("the decisions are on offer");
                let report = Report::new(&session, &words, None);
                let ropes = ropes(&session, &words);
                assert_eq!(ropes.len(), report.lassos, "{seat} {seed}");
                assert!(ropes.iter().all(|rope| !rope.from.1.is_empty()), "{seat} {seed}: {ropes:?}");
                let unasked = report.referrals.iter().enumerate().filter(|(_, row)| row.answer.is_none()).map(|(number, _)| number);
                assert_eq!(ropes.iter().filter_map(|rope| rope.agreement).collect::<Vec<_>>(), unasked.collect::<Vec<_>>(), "{seat} {seed}");
                for rope in &ropes {
                    let Some(row) = rope.agreement.and_then(|number| report.referrals.get(number)) else { continue };
                    assert_eq!(row.answer, None, "{seat} {seed}: a rope of an agreement she answered");
                }
            }
        }
    }
}
