//! Whether a condition may hold from a seat, and whether it always does, as far as is known of what can happen there.

use super::case::{Bit, Cond};
use super::possible::Possible;
use super::view::OfferState;
use crate::story::model::Answer;

/// In longer lists than this it is not looked for what can never hold together.
const LONGEST_LIST: usize = 64;

/// What a condition is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The whole play.
    Play,
    /// An agreement that is being put to her.
    Answering,
    /// An agreement that is carried out.
    Agreed,
}

impl Possible<'_> {
    pub(super) fn look_at(&self) {
        self.looked_at.set(self.looked_at.get() + 1);
    }

    /// Whether a condition may hold at some time.
    pub fn may(&self, cond: &Cond, about: About) -> bool {
        self.look_at();
        match cond {
            Cond::All(list) => list.iter().all(|cond| self.may(cond, about)) && !at_odds(list),
            Cond::Any(list) => list.iter().any(|cond| self.may(cond, about)),
            Cond::Not(inner) => !self.must(inner),
            Cond::Bit(bit) => self.has(*bit),
            // A bit that must not be set can always have stayed so: nothing is set in every play.
            Cond::Bits(masks) => masks.iter().all(|mask| mask.set & mask.unset == 0 && ones(mask.word, mask.set).all(|bit| self.has(bit))),
            Cond::Seat(seat) => *seat == self.seat,
            Cond::Offer(offer, state) => self.offers.contains(&(*offer, *state)),
            Cond::AtLeast(counter, n) => self.counter(*counter).1 >= i32::from(*n),
            Cond::AtMost(counter, n) => self.counter(*counter).0 <= i32::from(*n),
            Cond::Lassos(_) => true,
            Cond::Never => false,
            Cond::Agreement(inner) => self.agreement(About::Agreed) && self.may(inner, About::Agreed),
            Cond::With(wanted) => {
                about != About::Play && wanted.iter().all(|(slot, codes)| codes.iter().any(|code| self.codes[*slot as usize].contains(code)))
            }
            Cond::Filled(slot) => about != About::Play && !self.codes[*slot as usize].is_empty(),
            Cond::FromOffer(offer) => about == About::Agreed && self.offers.iter().any(|(known, state)| known == offer && becomes_one(*state)),
            Cond::PutToHer => match about {
                About::Play => false,
                About::Answering => true,
                About::Agreed => self.yes(),
            },
            // While she thinks it over it counts as put to her; what she refused or put off is not carried out.
            Cond::SheSaid(answer) => match (about, answer) {
                (About::Answering, Answer::Later) => true,
                (About::Agreed, Answer::Yes) => self.yes(),
                _ => false,
            },
        }
    }

    /// Whether she can say yes to something.
    fn yes(&self) -> bool {
        let never_asked = self.composed && self.case.agreements.as_ref().is_some_and(|agreements| agreements.answers.is_empty());
        never_asked || self.answers.contains(&Answer::Yes) || self.offers.iter().any(|(_, state)| *state == OfferState::Answered(Answer::Yes))
    }

    /// Whether a condition always holds from this seat.
    pub fn must(&self, cond: &Cond) -> bool {
        self.look_at();
        match cond {
            Cond::All(list) => list.iter().all(|cond| self.must(cond)),
            Cond::Any(list) => list.iter().any(|cond| self.must(cond)),
            Cond::Not(inner) => !self.may(inner, About::Agreed) && !self.may(inner, About::Answering) && !self.may(inner, About::Play),
            Cond::Seat(seat) => *seat == self.seat,
            Cond::Bits(masks) => masks.iter().all(|mask| mask.set == 0 && !ones(mask.word, mask.unset).any(|bit| self.has(bit))),
            Cond::AtLeast(counter, n) => self.counter(*counter).0 >= i32::from(*n),
            Cond::AtMost(counter, n) => self.counter(*counter).1 <= i32::from(*n),
            Cond::Lassos(0) => true,
            _ => false,
        }
    }
}

/// Whether an offer in this state is carried out when the table is closed.
pub(super) fn becomes_one(state: OfferState) -> bool {
    matches!(state, OfferState::Open | OfferState::Noted | OfferState::Answered(Answer::Yes))
}

/// Whether two of these can never hold together.
fn at_odds(list: &[Cond]) -> bool {
    list.iter().take(LONGEST_LIST).enumerate().any(|(number, one)| {
        list[..number].iter().any(|other| match (one, other) {
            (Cond::Offer(offer, state), Cond::Offer(same, another)) => offer == same && state != another,
            (Cond::AtLeast(counter, least), Cond::AtMost(same, most)) | (Cond::AtMost(same, most), Cond::AtLeast(counter, least)) => {
                counter == same && least > most
            }
            _ => false,
        })
    })
}

/// The bits that are set in a word.
fn ones(word: u32, bits: u64) -> impl Iterator<Item = Bit> {
    (0..64).filter(move |at| bits >> at & 1 == 1).map(move |at| word * 64 + at)
}
