//! What people look like, by name: a writer chooses one for each person, and who has none gets one by the letters of an
//! id. Every picture, still or moving, draws the same person for the same name.

/// The drawings of people there are; `assets/README.md` tells what each shows.
pub const LOOKS: [&str; 15] =
    ["plum", "glasses", "curls", "elder", "bun", "silver", "bob", "wavy", "student", "doctor", "neighbour", "teen", "scarf", "beard", "worker"];

/// So many of them may be given to somebody for whom nothing was chosen: no headscarf and no beard, those are for a
/// writer to choose.
const BY_LETTERS: u64 = 12;

/// The look of somebody, as written or by the letters of what was written, or else of the id.
pub fn look(written: &str, id: &str) -> &'static str {
    if let Some(known) = LOOKS.iter().find(|known| **known == written) {
        return known;
    }
    let key = if written.is_empty() { id } else { written };
    // FNV-1a: short, and the same everywhere for ever.
    let number = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    LOOKS[((number ^ (number >> 29)) % BY_LETTERS) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_writer_chose_is_what_is_seen() {
        for known in LOOKS {
            assert_eq!(look(known, "whoever"), known);
        }
    }

    #[test]
    fn without_a_choice_the_same_id_always_has_the_same_look() {
        assert_eq!(look("", "anneke"), look("", "anneke"));
        assert_eq!(look("no such look", "a"), look("no such look", "b"));
        assert!((0..200).map(|number| look("", &number.to_string())).all(|look| !["scarf", "beard", "worker"].contains(&look)));
    }
}
