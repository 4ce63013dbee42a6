//! Choices as one whole number, as short as can be: range coding with an asymmetric numeral system (Duda 2009) on a
//! number of any size, so nothing is lost to rounding. A choice among many that is seldom made costs more than one among
//! few, and a choice where there is nothing to choose costs nothing.
//!
//! What is put last comes out first: a writer gathers its [`Share`]s in reading order and lets [`Number::write`] turn
//! them round.

/// One choice: of `of` equal shares it has `size`, beginning at `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub from: u32,
    pub size: u32,
    pub of: u32,
}

impl Share {
    /// One of `of` that are equally likely.
    pub fn even(one: u32, of: u32) -> Self {
        Self { from: one, size: 1, of }
    }
}

/// A whole number, its 32 lowest bits first, without zeros at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Number(Vec<u32>);

impl Number {
    /// The number that [`Number::read`] reads these choices from, in their order.
    pub fn write(choices: &[Share]) -> Self {
        let mut number = Self::default();
        for share in choices.iter().rev() {
            let rest = number.divide(share.size);
            number.times_plus(share.of, share.from + rest);
        }
        number
    }

    /// Reads one choice: `share` says, for a number below `of`, in whose shares it lies. Nothing when it lies in nobody's.
    pub fn read<T>(&mut self, of: u32, share: impl FnOnce(u32) -> Option<(T, Share)>) -> Option<T> {
        let at = self.divide(of.max(1));
        let (choice, share) = share(at).filter(|(_, share)| share.from <= at && at - share.from < share.size)?;
        self.times_plus(share.size, at - share.from);
        Some(choice)
    }

    /// Reads one of `of` that are equally likely.
    pub fn read_even(&mut self, of: u32) -> u32 {
        self.divide(of.max(1))
    }

    /// Whether everything was read.
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    /// The number with 32 signs, the lowest first.
    pub fn into_signs(mut self) -> Vec<u8> {
        let mut signs = Vec::new();
        while !self.is_done() {
            signs.push(self.divide(32) as u8);
        }
        signs
    }

    /// The number that these signs mean.
    pub fn from_signs(signs: impl DoubleEndedIterator<Item = u8>) -> Self {
        let mut number = Self::default();
        for sign in signs.rev() {
            number.times_plus(32, u32::from(sign));
        }
        number
    }

    fn times_plus(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for part in &mut self.0 {
            let product = u64::from(*part) * u64::from(factor) + carry;
            *part = product as u32;
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides by a number that is not 0 and answers what is left.
    fn divide(&mut self, by: u32) -> u32 {
        let mut left = 0_u64;
        for part in self.0.iter_mut().rev() {
            let whole = left << 32 | u64::from(*part);
            *part = (whole / u64::from(by)) as u32;
            left = whole % u64::from(by);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        left as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share() -> impl Strategy<Value = Share> {
        (1_u32..5_000, 0_u32..5_000, 1_u32..5_000).prop_map(|(size, from, more)| Share { from, size, of: from + size + more })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_in_the_same_order(choices in prop::collection::vec(share(), 0..120)) {
            let signs = Number::write(&choices).into_signs();
            let mut number = Number::from_signs(signs.into_iter());
            for share in choices {
                prop_assert_eq!(number.read(share.of, |_| Some(((), share))), Some(()));
            }
            prop_assert!(number.is_done());
        }
    }

    #[test]
    fn a_choice_of_one_costs_nothing() {
        let without = Number::write(&[Share::even(3, 7)]);
        assert_eq!(Number::write(&[Share::even(0, 1), Share::even(3, 7), Share::even(0, 1)]), without);
    }

    #[test]
    fn a_number_that_lies_in_nobodys_shares_is_refused() {
        let mut number = Number::write(&[Share::even(4, 5)]);
        assert_eq!(number.read(5, |_| None::<((), Share)>), None);
    }
}
