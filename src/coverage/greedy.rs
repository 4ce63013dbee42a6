//! The greedy player: arranges as much as possible, and asks her nothing.

use super::rate::{Eye, Ground, best};
use crate::play::{Chance, Pick, State, WrittenAgreements, agreements_open, present_step};
use crate::story::model::Slot;

pub(super) fn pick(ground: &Ground<'_>, state: &State, open: &[Pick], chance: &mut Chance) -> Option<Pick> {
    let case = ground.case;
    if present_step(case, state).is_some() {
        return best(&ground.choices(state, open, Eye::Greedy), chance).map(|(_, pick)| pick);
    }
    // Offers first, then whatever topic brings more of them.
    let offers: Vec<Pick> = open.iter().filter(|pick| matches!(pick, Pick::Offer(_))).copied().collect();
    if let Some(pick) = offers.get(chance.below(offers.len())) {
        return Some(*pick);
    }
    if let Some((agreements, _)) = agreements_open(case, state)
        && let Some(parts) = another(state, ground, agreements, chance)
    {
        return Some(Pick::Agree { put: false, parts });
    }
    // A topic that can be taken again brings nothing new.
    let new = |topic: u16| !state.has(case.bits.visited + u32::from(topic));
    let topics = open.iter().filter_map(|pick| match pick {
        Pick::Topic(topic) if new(*topic) => Some((ground.now(state, usize::from(*topic), Eye::Greedy), *pick)),
        _ => None,
    });
    if let Some((_, pick)) = best(&topics.collect::<Vec<_>>(), chance) {
        return Some(pick);
    }
    open.contains(&Pick::Done).then_some(Pick::Done)
}

/// An agreement with every gap filled, with a service that has no agreement yet; nothing when each of them has.
fn another(state: &State, ground: &Ground<'_>, agreements: &WrittenAgreements, chance: &mut Chance) -> Option<[u8; 8]> {
    let mut parts = [0; 8];
    for slot in &agreements.slots {
        let taken = |code: u8| slot.slot == Slot::Service && state.in_force(ground.case).any(|made| made.parts[Slot::Service as usize] == code);
        let open = slot.options.iter().filter(|option| state.open(ground.case, &option.when) && !taken(option.code)).map(|option| option.code);
        let open: Vec<u8> = open.collect();
        match open.get(chance.below(open.len())) {
            Some(code) => parts[slot.slot as usize] = *code,
            None if slot.slot.may_be_empty() => {}
            None => return None,
        }
    }
    Some(parts)
}
