//! The hasty player: agrees quickly, leaves early, looks nothing up.

use super::rate::{Eye, Ground, best};
use crate::play::{Chance, Pick, State, agreements_open, present_step};

/// Takes this many topics at the table before the chapter may be finished: with none at all every hasty play would be the same.
const TOPICS: u16 = 1;

pub(super) fn pick(ground: &Ground<'_>, state: &State, open: &[Pick], chance: &mut Chance) -> Option<Pick> {
    let case = ground.case;
    if present_step(case, state).is_some() {
        if open.contains(&Pick::Leave) {
            return Some(Pick::Leave);
        }
        return best(&ground.choices(state, open, Eye::Hasty), chance).map(|(_, pick)| pick);
    }
    if let Some((agreements, _)) = agreements_open(case, state)
        && state.agreements.is_empty()
        && chance.below(2) == 0
        && let Some(parts) = least(state, ground, agreements, chance)
    {
        return Some(Pick::Agree { put: false, parts });
    }
    let topics: Vec<Pick> = open.iter().filter(|pick| matches!(pick, Pick::Topic(_))).copied().collect();
    let at_the_table = agreements_open(case, state).is_none();
    let enough = state.turns > TOPICS || topics.is_empty() || !at_the_table || (state.turns == TOPICS && chance.below(2) == 0);
    if enough && open.contains(&Pick::Done) {
        return Some(Pick::Done);
    }
    topics.get(chance.below(topics.len())).copied()
}

/// An agreement with only the gaps filled that must be.
fn least(state: &State, ground: &Ground<'_>, agreements: &crate::play::WrittenAgreements, chance: &mut Chance) -> Option<[u8; 8]> {
    let mut parts = [0; 8];
    for slot in agreements.slots.iter().filter(|slot| !slot.slot.may_be_empty()) {
        let open: Vec<u8> = slot.options.iter().filter(|option| state.open(ground.case, &option.when)).map(|option| option.code).collect();
        parts[slot.slot as usize] = *open.get(chance.below(open.len()))?;
    }
    Some(parts)
}
