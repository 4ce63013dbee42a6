//! No text, whatever is in it, makes anything crash or hang: everything that reads what people write or send is fed with
//! bytes of all sorts, and with true files of which pieces were moved, doubled, nested or cut.
//!
//! Briefly with all tests. Long, with an engine that looks for inputs that reach new code: docs/architecture.md, “Fuzzing”.

mod mixed;
mod targets;

use std::time::{Duration, Instant};

use mixed::Mixed;

/// So long each in `cargo test`; `BOLERO_RANDOM_TEST_TIME_MS` overrules it.
const BRIEFLY: Duration = Duration::from_secs(1);
/// Whoever waits longer than this for a file thinks that it hangs. A debug build on a busy machine is slow.
const AT_MOST: Duration = Duration::from_secs(20);

/// Two tests for what reads a text: any bytes, and true texts mixed up. To add one: a function in `targets.rs` that takes the
/// bytes, a list of true texts, and a line here.
macro_rules! fuzz {
    ($($name:ident: $read:expr, $texts:expr;)*) => { $(
        mod $name {
            use super::*;

            #[test]
            fn any_bytes() {
                bolero::check!().with_test_time(BRIEFLY).with_max_len(4_096).with_shrink_time(Duration::from_secs(5)).for_each(|bytes| soon(|| $read(bytes)));
            }

            #[test]
            fn mixed_up() {
                let texts = $texts;
                bolero::check!().with_test_time(BRIEFLY).with_type::<Mixed>().with_shrink_time(Duration::from_secs(5)).for_each(|mixed| {
                    let bytes = mixed.of(&texts);
                    soon(|| $read(&bytes));
                });
            }
        }
    )* };
}

fuzz! {
    check: targets::check, targets::stories();
    play: targets::play, targets::stories();
    translation: targets::translation, targets::translations();
    result_code: targets::result_code, targets::codes();
    result_file: targets::result_file, targets::files_of_codes();
    decisions: targets::decisions, targets::lists_of_decisions();
    map: targets::map, targets::stories();
    table: targets::table, targets::tables();
    twee: targets::twee, targets::twee_stories();
    parcel: targets::parcel, targets::parcels();
}

/// Ends in time.
fn soon(read: impl FnOnce()) {
    let begun = Instant::now();
    read();
    assert!(begun.elapsed() < AT_MOST, "it takes {:?}", begun.elapsed());
}
