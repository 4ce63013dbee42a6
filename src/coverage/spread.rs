//! How numbers are spread over many plays.

use serde::Serialize;

/// How many plays had which number, smallest number first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread(Vec<(i16, u64)>);

/// A spread in six figures. A quartile is the smallest number that at least so many plays do not pass (nearest rank): it is
/// always a number that was really played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Quartiles {
    pub lowest: i16,
    /// A quarter of the plays is here or below.
    pub lower: i16,
    /// Half of the plays is here or below.
    pub median: i16,
    /// Three quarters are here or below.
    pub upper: i16,
    pub highest: i16,
    pub mean: f64,
}

impl Spread {
    pub(super) fn add(&mut self, number: i16) {
        self.add_many(number, 1);
    }

    fn add_many(&mut self, number: i16, plays: u64) {
        match self.0.binary_search_by_key(&number, |(known, _)| *known) {
            Ok(at) => {
                if let Some((_, count)) = self.0.get_mut(at) {
                    *count += plays;
                }
            }
            Err(at) => self.0.insert(at, (number, plays)),
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        other.0.iter().for_each(|(number, plays)| self.add_many(*number, *plays));
    }

    /// Number and plays, smallest number first.
    pub fn iter(&self) -> impl Iterator<Item = (i16, u64)> + '_ {
        self.0.iter().copied()
    }

    /// How many plays.
    pub fn plays(&self) -> u64 {
        self.0.iter().map(|(_, plays)| plays).sum()
    }

    /// The figures; all 0 where nothing was played.
    pub fn quartiles(&self) -> Quartiles {
        let plays = self.plays();
        let at = |quarters: u64| {
            let needed = (plays * quarters).div_ceil(4).max(1);
            let mut so_far = 0;
            let found = self.0.iter().find(|(_, count)| {
                so_far += count;
                so_far >= needed
            });
            found.map_or(0, |(number, _)| *number)
        };
        let sum: f64 = self.0.iter().map(|(number, count)| f64::from(*number) * *count as f64).sum();
        Quartiles {
            lowest: self.0.first().map_or(0, |(number, _)| *number),
            lower: at(1),
            median: at(2),
            upper: at(3),
            highest: self.0.last().map_or(0, |(number, _)| *number),
            mean: sum / plays.max(1) as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quartile_is_the_smallest_number_that_so_many_plays_do_not_pass() {
        let mut spread = Spread::default();
        [7, 1, 3, 5].into_iter().for_each(|number| spread.add(number));
        assert_eq!(spread.quartiles(), Quartiles { lowest: 1, lower: 1, median: 3, upper: 5, highest: 7, mean: 4.0 });
        assert_eq!(Spread::default().quartiles(), Quartiles::default());
    }
}
