//! How to play and how to hand in: the address, large, with a QR of it, and how many came in.

use leptos::prelude::*;

use crate::pages::browser;
use crate::pages::group::room::Room;
use crate::pages::qr::{DENSEST, Qr};
use crate::pages::route::Route;
use crate::pages::words::one_or_more;

/// The screen.
pub fn place(room: Room) -> AnyView {
    let case = room.known().id.clone();
    let address = format!("{}{}", browser::site(), Route::Case { case, seed: None }.address());
    let qr = Qr::new(&[&address], DENSEST).map(Qr::for_a_room);
    // Only this machine knows itself by this name.
    let here_only = ["//localhost", "//127.0.0.1", "//[::1]"].iter().any(|name| address.contains(name));
    let content = move || {
        let ui = room.app.ui();
        let words = ui.together();
        let steps = words.join_steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view();
        let picture = qr.as_ref().map(|qr| view! { {qr.picture(words.join_qr.to_owned())}{qr.size(ui.sharing())} });
        view! {
            <div class="join">
                <div>
                    <p class="address">{address.clone()}</p>
                    {here_only.then(|| view! { <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{words.here_only}</p> })}
                    <ol class="join-steps">{steps}</ol>
                </div>
                <div class="join-qr">{picture}</div>
                <p class="big-count"><b>{move || room.people().to_string()}</b>" "{move || one_or_more(words.results_in, room.people())}</p>
            </div>
        }
    };
    view! { {content} }.into_any()
}
