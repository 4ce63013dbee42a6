//! The careful player: asks, listens, looks up, and puts every agreement to her.

use super::rate::{Eye, Ground, Rating, best};
use crate::play::view::{Chapter, OfferState};
use crate::play::{Agreement, Chance, Pick, State, WrittenAgreements, agreements_open, hub, look_ups, outcome_of, present_step};
use crate::score::worth;
use crate::story::model::{Answer, OutcomeKind, Slot};

/// So many needs are thought about in one play, and so many options of a gap: a case with more is looked into by chance.
const NEEDS: usize = 12;
const OPTIONS: usize = 40;

/// What the careful player remembers.
#[derive(Default)]
pub(super) struct Careful {
    /// Needs that were thought about, by their code.
    thought: Vec<u8>,
}

impl Careful {
    pub fn pick(&mut self, ground: &Ground<'_>, state: &State, open: &[Pick], chance: &mut Chance) -> Option<Pick> {
        let case = ground.case;
        if present_step(case, state).is_some() {
            let (rating, pick) = best(&ground.choices(state, open, Eye::Careful), chance)?;
            // Where everything does harm, saying nothing is better.
            return Some(if rating.worth < 0 && open.contains(&Pick::Leave) { Pick::Leave } else { pick });
        }
        let things: Vec<Pick> = open.iter().filter(|pick| matches!(pick, Pick::Thing(_))).copied().collect();
        if let Some(pick) = things.get(chance.below(things.len())) {
            return Some(*pick);
        }
        if let Some(pick) = self.look_up(ground, state) {
            return Some(pick);
        }
        if let Some(pick) = talk(ground, state, open, chance) {
            return Some(pick);
        }
        if let Some((agreements, _)) = agreements_open(case, state)
            && let Some(parts) = self.agreement(ground, state, agreements, chance)
        {
            return Some(Pick::Agree { put: true, parts });
        }
        open.contains(&Pick::Done).then_some(Pick::Done)
    }

    /// At the table a service that is being offered, and before the agreements all others.
    fn look_up(&self, ground: &Ground<'_>, state: &State) -> Option<Pick> {
        let case = ground.case;
        let offered = |service: u16| {
            let made = state.offers.iter().zip(&case.offers).filter(|(state, _)| **state != OfferState::Unmade);
            made.into_iter().any(|(_, offer)| usize::from(offer.parts[Slot::Service as usize]) == usize::from(service) + 1)
        };
        let wanted = |pick: &Pick| state.chapter == Chapter::Agreements || matches!(pick, Pick::LookUp(service) if offered(*service));
        look_ups(case, state).find(|pick| state.chapter >= Chapter::Table && wanted(pick))
    }

    /// The best agreement for a need that has none yet: one she says yes to and that does what was asked.
    fn agreement(&mut self, ground: &Ground<'_>, state: &State, agreements: &WrittenAgreements, chance: &mut Chance) -> Option<[u8; 8]> {
        let case = ground.case;
        let needs = agreements.slots.iter().find(|slot| slot.slot == Slot::Need)?;
        let heard = |wish: Option<usize>| wish.is_none_or(|wish| state.has(case.bits.heard + wish as u32));
        while self.thought.len() < NEEDS {
            let settled = |code: u8| state.in_force(case).any(|made| made.answer == Some(Answer::Yes) && made.parts[Slot::Need as usize] == code);
            let new = needs.options.iter().filter(|option| !self.thought.contains(&option.code) && !settled(option.code));
            // Her wishes first; a need that is no wish of hers comes after.
            let mut open: Vec<_> = new.filter(|option| heard(option.wish) && state.open(case, &option.when)).collect();
            if open.iter().any(|option| option.wish.is_some()) {
                open.retain(|option| option.wish.is_some());
            }
            let need = open.get(chance.below(open.len()))?.code;
            self.thought.push(need);
            let think = Think { ground, state, agreements };
            if let Some(parts) = think.about(need, chance) {
                return Some(parts);
            }
        }
        None
    }
}

/// Takes the topic or offer that brings most now; what will bring more once she has told more waits.
fn talk(ground: &Ground<'_>, state: &State, open: &[Pick], chance: &mut Chance) -> Option<Pick> {
    let case = ground.case;
    let mut rated: Vec<((bool, Rating), Pick)> = Vec::new();
    for pick in open {
        let talk = match pick {
            Pick::Topic(topic) if !state.has(case.bits.visited + u32::from(*topic)) => usize::from(*topic),
            Pick::Offer(offer) => case.offers_from + usize::from(*offer),
            _ => continue,
        };
        let now = ground.now(state, talk, Eye::Careful);
        if now.worth >= 0 {
            rated.push(((now.worth >= ground.later(talk).worth, now), *pick));
        }
    }
    // With a number of turns what brings most counts; without, what is ready comes first.
    let limited = hub(case, state.chapter).is_some_and(|hub| hub.turns.is_some());
    let ready = rated.iter().any(|((ready, _), _)| *ready);
    let candidates: Vec<(Rating, Pick)> =
        rated.iter().filter(|((is_ready, _), _)| limited || !ready || *is_ready).map(|((_, now), pick)| (*now, *pick)).collect();
    best(&candidates, chance).map(|(_, pick)| pick)
}

/// Puts an agreement together.
struct Think<'t, 'c> {
    ground: &'t Ground<'c>,
    state: &'t State,
    agreements: &'t WrittenAgreements,
}

impl Think<'_, '_> {
    fn about(&self, need: u8, chance: &mut Chance) -> Option<[u8; 8]> {
        let mut parts = [0; 8];
        for slot in &self.agreements.slots {
            match self.options(slot.slot, chance).first() {
                Some(code) => parts[slot.slot as usize] = *code,
                None if slot.slot.may_be_empty() => {}
                None => return None,
            }
        }
        parts[Slot::Need as usize] = need;
        // The service decides most: it is looked at first, and once more when the rest fits.
        let others = self.agreements.slots.iter().map(|slot| slot.slot).filter(|slot| !matches!(slot, Slot::Need | Slot::Service));
        let order: Vec<Slot> = [Slot::Service].into_iter().chain(others.clone()).chain([Slot::Service]).chain(others).collect();
        for slot in order {
            let mut known = self.rate(&parts);
            for code in self.options(slot, chance) {
                let mut other = parts;
                other[slot as usize] = code;
                let rated = self.rate(&other);
                if rated > known {
                    (parts, known) = (other, rated);
                }
            }
        }
        let (yes, good, worth) = self.rate(&parts);
        (yes && (good || worth > 0)).then_some(parts)
    }

    /// What can stand in a gap now, in an order of chance.
    fn options(&self, slot: Slot, chance: &mut Chance) -> Vec<u8> {
        let Some(options) = self.agreements.slots.iter().find(|options| options.slot == slot) else { return Vec::new() };
        let mut open: Vec<u8> =
            options.options.iter().filter(|option| self.state.open(self.ground.case, &option.when)).map(|option| option.code).collect();
        let first = chance.below(open.len());
        open.rotate_left(first);
        open.truncate(OPTIONS);
        open
    }

    /// Whether she says yes, whether it then does what was asked, and what that is worth.
    fn rate(&self, parts: &[u8; 8]) -> (bool, bool, i64) {
        let case = self.ground.case;
        let mut agreement = Agreement { parts: *parts, answer: Some(Answer::Later), offer: None };
        let reply = self.agreements.reply(case, self.state, &agreement).and_then(|number| self.agreements.answers.get(number));
        let answer = reply.map_or(Answer::Yes, |reply| reply.answer);
        agreement.answer = Some(answer);
        if answer != Answer::Yes {
            return (false, false, i64::from(answer == Answer::Later));
        }
        let outcome = outcome_of(case, self.state, &agreement).and_then(|number| case.outcomes.get(number));
        outcome.map_or((true, true, 0), |outcome| (true, outcome.kind == OutcomeKind::Delivered, worth(case, outcome.award)))
    }
}
