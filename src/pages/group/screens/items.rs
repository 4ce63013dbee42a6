//! For the teacher: what the results say of the case itself, place by place, in plain words.

use leptos::prelude::*;

use crate::debrief::{FEWEST, Item, Verdict, items};
use crate::pages::group::room::Room;
use crate::pages::words::together::Together;
use crate::pages::words::{fill, quoted};

/// The list.
pub fn place(room: Room) -> AnyView {
    let content = move || {
        let words = room.words();
        let found = room.look(items);
        if found.is_empty() {
            return view! { <p class="about">{fill(words.items_too_few, &[("count", &FEWEST.to_string())])}</p> }.into_any();
        }
        // They come in the order of their verdicts: what is alike stands under one heading.
        let groups = found.chunk_by(|one, next| one.verdict == next.verdict).map(|items| group(words, items)).collect_view();
        view! { <p class="about">{words.items_about}</p>{groups} }.into_any()
    };
    view! { <h2 class="asked">{move || room.words().items_title}</h2>{content} }.into_any()
}

fn group(words: &'static Together, items: &[Item]) -> AnyView {
    let Some(first) = items.first() else { return ().into_any() };
    let (sign, class, text) = match first.verdict {
        Verdict::Reversed => ("!", "stop", words.item_reversed),
        Verdict::TooClear => ("!", "ask", words.item_too_clear),
        Verdict::TooHidden => ("!", "ask", words.item_too_hidden),
        Verdict::SaysLittle => ("?", "ask", words.item_says_little),
        Verdict::Fair => ("✓", "ok", words.item_fair),
        Verdict::Good => ("✓", "ok", words.item_good),
    };
    let rows = items.iter().map(|item| row(words, item)).collect_view();
    view! {
        <section>
            <h3 class=format!("status {class}")><span class="sign" aria-hidden="true">{sign}" "</span>{text}</h3>
            <ul class="items">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(words: &'static Together, item: &Item) -> AnyView {
    let (count, people) = (item.took_best.to_string(), item.people.to_string());
    let share = fill(words.item_share, &[("count", &count), ("people", &people), ("best", &quoted(&item.best))]);
    let never: Vec<String> = item.never_taken.iter().map(|text| quoted(text)).collect();
    let never = (!never.is_empty()).then(|| view! { <p class="soft">{words.never_taken}" "{never.join(" · ")}</p> });
    view! { <li><p>{share}</p>{never}<p class="soft">{fill(words.item_place, &[("place", &item.place)])}</p></li> }.into_any()
}
