//! For the teacher: what the results say of the case itself, place by place, in plain words.

use leptos::prelude::*;

use crate::debrief::{FEWEST, Item, Verdict, items, wording};
use crate::pages::group::room::Room;
use crate::pages::words::together::Together;
use crate::pages::words::{fill, quoted};
use crate::story::wording::Language;

/// The list.
pub fn place(room: Room) -> AnyView {
    let content = move || {
        let (words, language) = (room.words(), room.app.language());
        let found = room.look(items);
        if found.is_empty() {
            return view! { <p class="about">{fill(words.items_too_few, &[("count", &FEWEST.to_string())])}</p> }.into_any();
        }
        // They come in the order of their verdicts: what is alike stands under one heading.
        let groups = found.chunk_by(|one, next| one.verdict == next.verdict).map(|items| group(language, words, items)).collect_view();
        view! { <p class="about">{words.items_about}</p>{groups} }.into_any()
    };
    view! { <h2 class="asked">{move || room.words().items_title}</h2>{content} }.into_any()
}

fn group(language: Language, words: &'static Together, items: &[Item]) -> AnyView {
    let Some(first) = items.first() else { return ().into_any() };
    let (sign, class) = match first.verdict {
        Verdict::Reversed => ("!", "stop"),
        Verdict::TooClear | Verdict::TooHidden => ("!", "ask"),
        Verdict::SaysLittle => ("?", "ask"),
        Verdict::Fair | Verdict::Good => ("✓", "ok"),
    };
    let rows = items.iter().map(|item| row(language, words, item)).collect_view();
    view! {
        <section>
            <h3 class=format!("status {class}")><span class="sign" aria-hidden="true">{sign}" "</span>{wording::verdict(first.verdict, language)}</h3>
            <ul class="items">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(language: Language, words: &'static Together, item: &Item) -> AnyView {
    let never = wording::never_taken(item, language).map(|never| view! { <p class="soft">{never}</p> });
    view! {
        <li>
            <p><b>{quoted(&item.best)}</b></p>
            <p>{wording::say(item, language)}</p>
            {never}
            <p class="soft">{fill(words.item_place, &[("place", &item.place)])}</p>
        </li>
    }
    .into_any()
}
