//! The words of the look-back's own parts in English.

use super::Looking;

/// The words.
pub static WORDS: Looking = Looking {
    side_by_side: "Attempt {this} beside attempt {other}",
    side_by_side_about: "This shows what another choice changes.",
    lay_beside: "Lay beside this one",
    lay_beside_label: "Lay attempt {number} beside this attempt",
    natural_pair: "This attempt began at decision {count} of attempt {number}.",
    put_away: "Put attempt {number} away again",
    beside_missing: "Attempt {number} is not on this device. Choose another attempt below.",
    beside_unfinished: "Attempt {number} is not finished yet. Play it to the end first, then you can lay them side by side.",
    beside_changed: "The story has changed. Attempt {number} no longer fits it, so it cannot be laid beside this one.",
    this_attempt: "Attempt {number} (this one)",
    attempt: "Attempt {number}",
    same_decisions: "You decided the same in both attempts.",
    other_seat: "You sat on another chair. In this attempt: {this}. In attempt {number}: {other}.",
    other_seed: "Chance was different too: number {this} and number {other}. Part of the difference may come from that.",
    ended_there: "This attempt had already ended here.",
    what_changed: "What that changed",
    because: "Because of that it went differently:",
    same_end: "It came to the same: the same wishes, the same agreements, the same month and the same levels.",
    wish_of: "Wish: {about}",
    agreed_of: "Agreement: {agreement}",
    not_agreed: "not agreed",
    happened_of: "Day {day}: {title}",
    did_not_happen: "did not happen",
    ropes_of: "Lassos after the month",
    level_of: "Level: {name}",
    level: "{level} of 3",
    did_not_come_up: "did not come up",
    equal: "The same in both: {wishes} of the wishes, {agreements} of the agreements, {month} of what happened, {levels} of the levels.",
    all_since: "All decisions from there",
    wish_steps: ["heard", "read back", "agreed", "done", "not heard"],
    shared: [
        "You decided differently from attempt {other} at the very first decision.",
        "The first decision is the same in both. At decision 2 you chose differently.",
        "The first {count} decisions are the same in both. At decision {number} you chose differently.",
    ],
};
