//! Deciding again, after talking: hands are counted in, or phones vote by a link and show a code back. Both count.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::address::Address;
use super::kept::MOST_HANDS;
use super::room::Room;
use crate::debrief::GroupReport;
use crate::debrief::wording::letter;
use crate::pages::browser;
use crate::pages::files::Field;
use crate::pages::qr::{DENSEST, Qr};
use crate::pages::words::{fill, one_or_more, quoted};

/// Whether the group is deciding again at this key decision. Follows.
pub fn is_open(room: Room, key: &str) -> bool {
    room.kept.with(|kept| kept.again.iter().any(|known| known == key))
}

/// Opens or closes deciding again.
pub fn set_open(room: Room, key: &str, open: bool) {
    room.change(|kept| {
        kept.again.retain(|known| known != key);
        kept.again.extend(open.then(|| key.to_owned()));
    });
}

/// The panel: the options with their hands, and the way in for phones.
pub fn place(room: Room, key: String) -> AnyView {
    let known = room.known();
    let options = known.keys().iter().find(|one| one.id == key).map_or(0, |one| one.options.len());
    let rows = (0..options).map(|at| row(room, StoredValue::new(key.clone()), at, options)).collect_view();
    let title = key.clone();
    let title = move || room.report.with(|report| report.keys.iter().find(|one| one.id == title).map(|one| one.title.clone()));
    let done = key.clone();
    let close = move |_| {
        set_open(room, &done, false);
        browser::focus_soon("step-title");
    };
    let clear = key.clone();
    let address = format!("{}{}", browser::site(), Address::Vote { case: known.id.clone(), key: key.clone() }.address());
    let qr = Qr::new(&[&address], DENSEST).map(Qr::for_a_room);
    let votes = move || {
        room.version.track();
        room.look(|group, _| group.known().keys().index(&key).and_then(|number| group.ballot(number)).map_or(0, |ballot| ballot.votes().len()))
    };
    let words = move || room.words();
    view! {
        <section class="again" aria-labelledby="again">
            <h2 class="asked">{title}</h2>
            <h3 id="again" tabindex="-1">{move || words().again}</h3>
            <div class="again-ways">
                <div>
                    <p>{move || words().again_hands}</p>
                    <ul class="hands">{rows}</ul>
                </div>
                <div class="phones">
                    <p>{move || words().again_phones}</p>
                    {move || qr.as_ref().map(|qr| view! { {qr.picture(words().vote_qr.to_owned())}{qr.size(room.app.ui().sharing())} })}
                    <p class="soft address-small">{address}</p>
                    <p role="status">{move || one_or_more(words().votes_in, votes())}</p>
                </div>
            </div>
            <p class="row for-facilitator">
                <button type="button" class="btn main" id="again-done" on:click=close>{move || words().again_done}</button>
                <button type="button" class="btn quiet" on:click=move |_| room.change(|kept| kept.clear_hands(&clear))>{move || words().again_clear}</button>
            </p>
        </section>
    }
    .into_any()
}

/// One option. It is drawn once and only its words and figures change, so that whoever counts keeps her place.
fn row(room: Room, key: StoredValue<String>, at: usize, options: usize) -> AnyView {
    let text = move || {
        let key = key.get_value();
        let text = |report: &GroupReport| {
            let option = report.keys.iter().find(|one| one.id == key)?.options.get(at)?;
            Some(if option.spoken { quoted(&option.text) } else { option.text.clone() })
        };
        room.report.with(|report| text(report))
    };
    let count = move || {
        let key = key.get_value();
        room.kept.with(|kept| kept.hands_at(&key).and_then(|counts| counts.get(at).copied())).unwrap_or(0)
    };
    let set = move |count: u32| {
        key.with_value(|key| room.change(|kept| kept.set_hand(key, at, options, count)));
    };
    let typed = move |event: leptos::ev::Event| {
        let field = event.target().map(JsCast::unchecked_into::<Field>);
        set(field.as_ref().and_then(|field| field.value().trim().parse().ok()).unwrap_or(0));
        // What was no number, or too large a one, is put right in the field too.
        if let Some(field) = field {
            field.set_value(&untrack(count).to_string());
        }
    };
    let label = move |text: &'static str| fill(text, &[("letter", &letter(at))]);
    let words = move || room.words();
    let id = format!("hands-{at}");
    view! {
        <li>
            <span class=format!("option-letter o{}", at % 6)>{letter(at)}</span>
            <span class="hand-text">{text}</span>
            <span class="hand-count">
                <button type="button" class="btn" id=format!("{id}-less") aria-label=move || label(words().one_less) on:click=move |_| set(untrack(count).saturating_sub(1))>"−"</button>
                <input type="number" id=id.clone() min="0" max=MOST_HANDS.to_string() inputmode="numeric" aria-label=move || label(words().hands_for) prop:value=move || count().to_string() on:change=typed />
                <button type="button" class="btn" id=format!("{id}-more") aria-label=move || label(words().one_more) on:click=move |_| set(untrack(count) + 1)>"+"</button>
            </span>
        </li>
    }
    .into_any()
}
