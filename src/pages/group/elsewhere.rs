//! The same group in another window of this machine: the laptop of the facilitator beside the beamer. What one of them
//! keeps the other takes over, so that both are at the same step and count the same.

use leptos::ev;
use leptos::prelude::*;

use super::kept::{self, Changed};
use super::room::Room;

/// Follows what other windows keep of this group, for as long as its page is open.
pub fn follow(room: Room) {
    let number = room.kept.with_untracked(|kept| kept.number);
    let heard = window_event_listener(ev::storage, move |event| match event.key().and_then(|key| kept::changed(&key, number)) {
        Some(Changed::Group) => {
            // A group that was deleted there stays on the page here, as it was.
            if let Some(kept) = kept::get(number) {
                room.take_over(kept);
            }
        }
        Some(Changed::Codes) => {
            let codes = kept::new_codes(&event.old_value().unwrap_or_default(), &event.new_value().unwrap_or_default());
            if !codes.is_empty() {
                room.queue(codes, true);
            }
        }
        None => {}
    });
    on_cleanup(move || heard.remove());
}
