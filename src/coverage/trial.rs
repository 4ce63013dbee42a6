//! Plays a case in every way from every seat, and keeps what was counted.

use super::count::{Count, Counting, Last, Layout};
use super::rate::Ground;
use super::way::{Player, Way};
use crate::play::{Case, MOST_DECISIONS, PlayError, apply, begin, draw, present_step};

/// Plays of one way from one seat, one at a time: whoever has to draw in between can stop after any of them.
pub struct Trial<'c> {
    case: &'c Case,
    seat: usize,
    way: Way,
    ground: Ground<'c>,
    layout: Layout,
    last: Last,
    /// What was counted so far.
    pub count: Count,
}

impl<'c> Trial<'c> {
    /// Nothing played yet. `seat` is its number in the story.
    pub fn new(case: &'c Case, seat: usize, way: Way) -> Self {
        let layout = Layout::new(case);
        let count = Count::new(case, &layout);
        Self { case, seat, way, ground: Ground::new(case, seat), last: Last::new(case, &layout, &count), layout, count }
    }

    /// Plays once more.
    ///
    /// # Errors
    /// When the play runs in a circle.
    pub fn play(&mut self, seed: u64) -> Result<(), PlayError> {
        let case = self.case;
        self.last.next_play();
        let mut player = Player::new(&self.ground, self.way, seed);
        let mut counting = Counting { count: &mut self.count, last: &mut self.last, layout: &self.layout };
        let mut state = begin(case, self.seat, draw(case, seed).1, &mut counting)?;
        let mut made = 0;
        while let Some(pick) = player.pick(&state) {
            counting.count.decided(case, &state, &player.open, pick, counting.last);
            apply(case, &mut state, pick, &mut counting)?;
            made += 1;
            if made > MOST_DECISIONS {
                let place = present_step(case, &state).map_or_else(String::new, |(talk, _)| talk.name.clone());
                return Err(PlayError::Endless { place });
            }
        }
        self.count.end(case, &state);
        Ok(())
    }
}

/// All ways, from some or all seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The seats that were played, by their number in the story.
    pub seats: Vec<usize>,
    /// The seed of the first play from each seat; the next plays have the next numbers.
    pub seed: u64,
    /// By seat, in the order of `seats`, and by way, in the order of [`Way::ALL`].
    counts: Vec<[Count; 5]>,
    /// All seats together.
    all: [Count; 5],
}

impl Coverage {
    /// Plays `plays` times in each way, spread over these seats (by number), with the seeds `seed`, `seed + 1` … `progress` hears
    /// how many plays are done, of `plays` times five.
    ///
    /// # Errors
    /// When a play runs in a circle.
    pub fn new(case: &Case, seats: &[usize], plays: u64, seed: u64, mut progress: impl FnMut(u64)) -> Result<Self, PlayError> {
        let known: Vec<usize> = seats.iter().copied().filter(|seat| *seat < case.story().seats.0.len()).collect();
        let mut counts = Vec::with_capacity(known.len());
        let mut done = 0;
        for (number, seat) in known.iter().enumerate() {
            let share = share_of(plays, known.len(), number);
            let mut of_seat: [Count; 5] = Default::default();
            for way in Way::ALL {
                let mut trial = Trial::new(case, *seat, way);
                for play in 0..share {
                    trial.play(seed.wrapping_add(play))?;
                    done += 1;
                    if done % 256 == 0 {
                        progress(done);
                    }
                }
                if let Some(count) = of_seat.get_mut(way as usize) {
                    *count = trial.count;
                }
            }
            counts.push(of_seat);
        }
        Ok(Self::from_counts(case, known, seed, counts))
    }

    /// The same from every seat.
    ///
    /// # Errors
    /// When a play runs in a circle.
    pub fn of_all_seats(case: &Case, plays: u64, seed: u64) -> Result<Self, PlayError> {
        let seats: Vec<usize> = (0..case.story().seats.0.len()).collect();
        Self::new(case, &seats, plays, seed, |_| {})
    }

    /// What was played elsewhere, put together: by seat, and by way in the order of [`Way::ALL`].
    pub fn from_counts(case: &Case, seats: Vec<usize>, seed: u64, counts: Vec<[Count; 5]>) -> Self {
        let layout = Layout::new(case);
        let mut all = Way::ALL.map(|_| Count::new(case, &layout));
        for of_seat in &counts {
            all.iter_mut().zip(of_seat).for_each(|(all, one)| all.join(one));
        }
        Self { seats, seed, counts, all }
    }

    /// All seats together.
    pub fn all(&self, way: Way) -> &Count {
        &self.all[way as usize]
    }

    /// One seat, by its place in `seats`.
    pub fn of(&self, seat: usize, way: Way) -> Option<&Count> {
        self.counts.get(seat).map(|of_seat| &of_seat[way as usize])
    }
}

/// How many of all plays are for the seat at this place: the first seats get one more where they do not divide.
pub(crate) fn share_of(plays: u64, seats: usize, at: usize) -> u64 {
    let seats = seats.max(1) as u64;
    plays / seats + u64::from((at as u64) < plays % seats)
}
