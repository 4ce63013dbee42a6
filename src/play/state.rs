//! Everything that can differ between two moments of a play, small enough to copy and compare by the million.

use super::case::{Bit, Case, Cond, Mask};
use super::view::{Chapter, OfferState};
use crate::story::model::{Answer, Slot};

/// An agreement: for each slot the code of what is filled in, 0 for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Agreement {
    pub parts: [u8; 8],
    /// Her answer; `None` when nobody asked her.
    pub answer: Option<Answer>,
    /// The offer it came from.
    pub offer: Option<u8>,
}

impl Agreement {
    /// Whether it is carried out.
    pub fn in_force(&self) -> bool {
        matches!(self.answer, None | Some(Answer::Yes))
    }
}

/// A talk and the step in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub talk: u16,
    pub step: u16,
}

/// One moment of a play.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub seat: usize,
    pub chapter: Chapter,
    pub talk: Option<Place>,
    pub interruption: Option<Place>,
    /// Topics taken in this chapter.
    pub turns: u16,
    pub bits: Vec<u64>,
    pub counters: Vec<i16>,
    pub offers: Vec<OfferState>,
    pub agreements: Vec<Agreement>,
    /// Points so far per dimension.
    pub points: Vec<i16>,
}

impl State {
    pub fn new(case: &Case, seat: usize) -> Self {
        Self {
            seat,
            chapter: Chapter::Prepare,
            talk: None,
            interruption: None,
            turns: 0,
            bits: vec![0; case.bits.count.div_ceil(64) as usize],
            counters: case.counters.iter().map(|counter| counter.start).collect(),
            offers: vec![OfferState::Unmade; case.offers.len()],
            agreements: Vec::new(),
            points: vec![0; case.story.rubric.0.len()],
        }
    }

    /// Whether something is still to be decided: until the month has passed.
    pub fn goes_on(&self) -> bool {
        self.chapter < Chapter::Month
    }

    #[inline]
    pub fn has(&self, bit: Bit) -> bool {
        self.bits.get((bit / 64) as usize).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    /// Sets a bit and says whether it was set before.
    pub fn set(&mut self, bit: Bit) -> bool {
        let Some(word) = self.bits.get_mut((bit / 64) as usize) else { return true };
        let before = *word >> (bit % 64) & 1 == 1;
        *word |= 1 << (bit % 64);
        before
    }

    pub fn clear(&mut self, bit: Bit) {
        if let Some(word) = self.bits.get_mut((bit / 64) as usize) {
            *word &= !(1 << (bit % 64));
        }
    }

    /// Agreements that are carried out as things stand: composed ones, and offers noted or agreed to. Offers still
    /// open join them when the table is closed.
    pub fn in_force<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = Agreement> + 'a {
        let closed = self.chapter >= Chapter::Month;
        let from_offers = self.offers.iter().enumerate().filter(move |_| !closed).filter_map(|(number, state)| {
            let answer = match state {
                OfferState::Noted => None,
                OfferState::Answered(Answer::Yes) => Some(Answer::Yes),
                _ => return None,
            };
            Some(Agreement { parts: case.offers[number].parts, answer, offer: Some(number as u8) })
        });
        from_offers.chain(self.agreements.iter().copied().filter(Agreement::in_force))
    }

    /// Ropes around her: one for each agreement nobody asked her about, and one for each service beyond the second
    /// that was agreed without one plan (the essay on lassos, a source of the Ansaj case: the more lines, the less she can move).
    pub fn lassos(&self, case: &Case) -> usize {
        let unasked = self.in_force(case).filter(|agreement| agreement.answer.is_none()).count();
        if self.has(case.bits.one_plan) {
            return unasked;
        }
        let mut services = [0_u64; 4];
        for agreement in self.in_force(case).filter(|agreement| agreement.answer.is_some()) {
            let service = usize::from(agreement.parts[Slot::Service as usize]);
            services[service / 64] |= 1 << (service % 64);
        }
        let different: u32 = services.iter().map(|some| some.count_ones()).sum();
        unasked + (different as usize).saturating_sub(2)
    }

    /// Whether a condition holds; `about` is the agreement it is about, if any.
    #[inline]
    pub fn holds(&self, case: &Case, cond: &Cond, about: Option<&Agreement>) -> bool {
        // Nearly all conditions end in these: no call for them.
        match cond {
            Cond::Bit(bit) => self.has(*bit),
            Cond::Bits(masks) => self.fits(masks),
            Cond::Seat(seat) => self.seat == *seat,
            _ => self.holds_more(case, cond, about),
        }
    }

    #[inline]
    fn fits(&self, masks: &[Mask]) -> bool {
        masks.iter().all(|mask| {
            let word = self.bits.get(mask.word as usize).copied().unwrap_or(0);
            word & mask.set == mask.set && word & mask.unset == 0
        })
    }

    fn holds_more(&self, case: &Case, cond: &Cond, about: Option<&Agreement>) -> bool {
        match cond {
            Cond::All(list) => list.iter().all(|cond| self.holds(case, cond, about)),
            Cond::Any(list) => list.iter().any(|cond| self.holds(case, cond, about)),
            Cond::Not(inner) => !self.holds(case, inner, about),
            Cond::Bit(bit) => self.has(*bit),
            Cond::Bits(masks) => self.fits(masks),
            Cond::Seat(seat) => self.seat == *seat,
            Cond::Offer(offer, state) => self.offers[*offer] == *state,
            Cond::AtLeast(counter, n) => self.counters[*counter] >= *n,
            Cond::AtMost(counter, n) => self.counters[*counter] <= *n,
            Cond::Lassos(n) => self.lassos(case) >= *n,
            Cond::Agreement(inner) => self.in_force(case).any(|agreement| self.holds(case, inner, Some(&agreement))),
            Cond::With(wanted) => about.is_some_and(|agreement| wanted.iter().all(|(slot, codes)| codes.contains(&agreement.parts[*slot as usize]))),
            Cond::Filled(slot) => about.is_some_and(|agreement| agreement.parts[*slot as usize] != 0),
            Cond::PutToHer => about.is_some_and(|agreement| agreement.answer.is_some()),
            Cond::SheSaid(answer) => about.is_some_and(|agreement| agreement.answer == Some(*answer)),
            Cond::FromOffer(offer) => about.is_some_and(|agreement| agreement.offer == Some(*offer as u8)),
            Cond::Never => false,
        }
    }

    /// The same for a condition that may be left out.
    pub fn open(&self, case: &Case, cond: &Option<Cond>) -> bool {
        cond.as_ref().is_none_or(|cond| self.holds(case, cond, None))
    }
}
