//! What is not told of a small group: with few results people can be recognised, by their words and by their seat.

use super::report::SeatCount;

/// With fewer results than this people may be recognised.
pub const FEW: usize = 5;

/// Which seats can be told apart: each part has at least [`FEW`] results, so that nobody is alone in it. Seats nobody played are in
/// no part. Less than two parts say nothing that the whole does not say.
pub fn seats_apart(seats: &[SeatCount]) -> Vec<Vec<usize>> {
    let mut played: Vec<(usize, usize)> = seats.iter().enumerate().map(|(at, seat)| (seat.people, at)).filter(|(people, _)| *people > 0).collect();
    played.sort_unstable();
    let mut together: Vec<usize> = Vec::new();
    let mut people = 0;
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for (count, at) in played {
        // Small seats are taken together, with the next larger one where they are too few even so: what is left over after the
        // large ones would else be just their figures.
        if count < FEW || (1..FEW).contains(&people) {
            together.push(at);
            people += count;
        } else {
            parts.push(vec![at]);
        }
    }
    together.sort_unstable();
    parts.extend((people >= FEW).then_some(together));
    parts.sort_unstable();
    parts
}

/// Whether every seat that was played can be told apart.
pub fn every_seat_apart(seats: &[SeatCount]) -> bool {
    seats.iter().all(|seat| seat.people == 0 || seat.people >= FEW)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seats(people: &[usize]) -> Vec<SeatCount> {
        people.iter().map(|people| SeatCount { id: String::new(), name: String::new(), people: *people }).collect()
    }

    #[test]
    fn one_person_on_a_seat_is_not_told_apart() {
        assert_eq!(seats_apart(&seats(&[6, 1, 5])), [vec![0], vec![1, 2]]);
        assert_eq!(seats_apart(&seats(&[11, 1, 0])), [vec![0, 1]]);
        assert_eq!(seats_apart(&seats(&[3, 1])), Vec::<Vec<usize>>::new());
        assert_eq!(seats_apart(&seats(&[2, 9, 3, 7])), [vec![0, 2], vec![1], vec![3]]);
        assert!(every_seat_apart(&seats(&[5, 0, 8])) && !every_seat_apart(&seats(&[5, 4])));
    }

    proptest! {
        #[test]
        fn a_part_is_never_small_and_holds_each_seat_once(people in prop::collection::vec(0_usize..12, 0..7)) {
            let parts = seats_apart(&seats(&people));
            prop_assert!(parts.iter().all(|part| part.iter().map(|at| people[*at]).sum::<usize>() >= FEW));
            let mut inside: Vec<usize> = parts.concat();
            inside.sort_unstable();
            let played: Vec<usize> = (0..people.len()).filter(|at| people[*at] > 0).collect();
            prop_assert!(inside == played || (inside.is_empty() && people.iter().sum::<usize>() < FEW));
        }
    }
}
