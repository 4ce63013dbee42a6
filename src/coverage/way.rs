//! Four ways of playing, and one to hold them against. Each is a player made of rules about what every case has (offers, wishes,
//! points, gaps in an agreement), so they play a case nobody has seen yet.

use std::rc::Rc;

use serde::Serialize;

use super::careful::Careful;
use super::rate::Ground;
use super::{greedy, hasty};
use crate::play::{
    Case, Chance, MOST_DECISIONS, PLAYER, Pick, PlayError, Silent, State, apply, begin, decide, draw, moves, present_step, random_pick,
};
use crate::score::{self, BestTotal, Reach};

/// A way of playing. The same way with the same seed is the same play, on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Whatever is on offer is as likely as anything else: what can come up at all, and what somebody earns who does not listen.
    /// These are the plays of [`crate::play::random_decisions`].
    Random,
    /// Looks at what lies on the table, looks every service up, takes first what brings the most and keeps for later what she is
    /// not ready for, takes the option worth most, comes back to every open offer, and puts to her only agreements with every
    /// gap filled that do for a wish what it asks. A good player who knows the services, and so what an agreement comes to by
    /// itself; not what the whole will be worth.
    Careful,
    /// Wants to be done: one or two topics, leaves as soon as that is possible, accepts what is offered over her head, takes the
    /// shortest way out of a talk, looks nothing up, comes back to no offer, and notes at most one agreement with only the gaps
    /// filled that must be.
    Hasty,
    /// Wants to arrange as much as possible: every topic, every offer taken, as many agreements as fit, each with another
    /// service, noted without asking her. The good intentions of the essay on lassos, a source of the Ansaj case: the more help, the less she can move.
    Greedy,
    /// Plays at random, but always gives the longest answer. Nobody plays so; it shows whether length gives the answer away.
    Longest,
}

impl Way {
    /// The four ways a person could play, in the order they are told in.
    pub const PEOPLE: [Self; 4] = [Self::Random, Self::Careful, Self::Hasty, Self::Greedy];
    /// All of them, the one to hold the others against last.
    pub const ALL: [Self; 5] = [Self::Random, Self::Careful, Self::Hasty, Self::Greedy, Self::Longest];

    /// The word it has in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Careful => "careful",
            Self::Hasty => "hasty",
            Self::Greedy => "greedy",
            Self::Longest => "longest",
        }
    }
}

/// The decisions of one play from a seat in this way.
///
/// # Errors
/// When there is no such seat, or the play runs in a circle.
pub fn decisions(case: &Rc<Case>, seat: &str, way: Way, seed: u64) -> Result<Vec<String>, PlayError> {
    let ground = Ground::new(case, case.seat(seat).unwrap_or(0));
    let mut player = Player::new(&ground, way, seed);
    decide(case, seat, seed, |state| player.pick(state))
}

/// So many careful plays the search for the highest total begins with.
const CAREFUL: u64 = 200;

/// The highest total that can be found from the seat with this number: the best of many careful plays, and then changed a little
/// for as long as that helps. `reach` is of the same seat.
///
/// # Errors
/// When a play runs in a circle.
pub fn best_total(case: &Case, seat: usize, reach: &Reach) -> Result<BestTotal, PlayError> {
    let ground = Ground::new(case, seat);
    let mut plays = Vec::new();
    for seed in 1..=CAREFUL {
        let mut player = Player::new(&ground, Way::Careful, seed);
        let mut picks = Vec::new();
        let mut state = begin(case, seat, draw(case, seed).1, &mut Silent)?;
        while let Some(pick) = player.pick(&state).filter(|_| picks.len() < MOST_DECISIONS) {
            apply(case, &mut state, pick, &mut Silent)?;
            picks.push(pick);
        }
        plays.push((seed, picks));
    }
    score::best_total(case, seat, reach, &plays)
}

/// Somebody who plays one play.
pub(super) struct Player<'g, 'c> {
    ground: &'g Ground<'c>,
    way: Way,
    chance: Chance,
    /// What could be picked at the last decision, the social map and agreements aside.
    pub open: Vec<Pick>,
    careful: Careful,
    /// Offers that were come back to: once is enough.
    returned: Vec<u16>,
}

impl<'g, 'c> Player<'g, 'c> {
    pub fn new(ground: &'g Ground<'c>, way: Way, seed: u64) -> Self {
        Self { ground, way, chance: Chance::new(seed ^ PLAYER), open: Vec::new(), careful: Careful::default(), returned: Vec::new() }
    }

    /// The next pick; nothing when the play is over.
    pub fn pick(&mut self, state: &State) -> Option<Pick> {
        let case = self.ground.case;
        match self.way {
            Way::Random => return random_pick(case, state, &mut self.chance, &mut self.open),
            Way::Longest => {
                let pick = random_pick(case, state, &mut self.chance, &mut self.open)?;
                return Some(if matches!(pick, Pick::Choice(_)) { self.longest(state).unwrap_or(pick) } else { pick });
            }
            Way::Careful | Way::Hasty | Way::Greedy => {}
        }
        moves(case, state, &mut self.open);
        // Some offers stay open whatever is said about them.
        let returned = &self.returned;
        let worth_while: Vec<Pick> =
            self.open.iter().filter(|pick| !matches!(pick, Pick::Offer(offer) if returned.contains(offer))).copied().collect();
        let pick = match self.way {
            Way::Careful => self.careful.pick(self.ground, state, &worth_while, &mut self.chance),
            Way::Hasty => hasty::pick(self.ground, state, &worth_while, &mut self.chance),
            _ => greedy::pick(self.ground, state, &worth_while, &mut self.chance),
        };
        // A way that sees nothing it wants still has to go on.
        let pick = pick.or_else(|| worth_while.get(self.chance.below(worth_while.len())).copied()).or_else(|| self.open.first().copied());
        if let Some(Pick::Offer(offer)) = pick {
            self.returned.push(offer);
        }
        pick
    }

    fn longest(&self, state: &State) -> Option<Pick> {
        let (_, step) = present_step(self.ground.case, state)?;
        let length = |pick: &Pick| match pick {
            Pick::Choice(number) => step.choices.get(usize::from(*number)).map_or(0, |choice| self.ground.length(choice.text)),
            _ => 0,
        };
        self.open.iter().copied().filter(|pick| matches!(pick, Pick::Choice(_))).max_by_key(length)
    }
}
