//! How the dimensions spread over the four levels: never who, never in order of better and worse.

use leptos::prelude::*;

use super::bars::hundredths;
use super::with_results;
use crate::pages::group::room::Room;
use crate::pages::words::{fill, one_or_more};

/// The screen: a table whose cells are fuller where more people are.
pub fn place(room: Room) -> AnyView {
    let meant = RwSignal::new(false);
    with_results(room, move || {
        let report = room.report.get();
        let ui = room.app.ui();
        let words = ui.together();
        let heads = (0..4_u8).map(|level| view! { <th scope="col">{fill(words.level, &[("level", &level.to_string())])}</th> }).collect_view();
        let rows = report.levels.iter().map(|dimension| {
            let gate = dimension.gate.then(|| view! { " "<span class="soft gate">{ui.later().gate}</span> });
            let cells = dimension.people.iter().enumerate().map(|(level, count)| {
                let width = format!("{:.1}", hundredths(*count, report.people));
                let says = dimension.words.get(level).cloned().unwrap_or_default();
                view! {
                    <td class=if *count == 0 { "none" } else { "" }>
                        <span class="level-count">
                            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                                <rect class=format!("level-{level}") width=width height="10"></rect>
                            </svg>
                            <b>{count.to_string()}</b>
                        </span>
                        <span class="meant">{says}</span>
                    </td>
                }
            });
            view! { <tr><th scope="row">{dimension.name.clone()}{gate}</th>{cells.collect_view()}</tr> }
        });
        let rows = rows.collect_view();
        view! {
            <h2 class="asked" id="group-levels">{words.levels_title}</h2>
            <p class="row layers"><button type="button" class="btn small" aria-pressed=move || meant.get().to_string() on:click=move |_| meant.update(|on| *on = !*on)>{words.level_words}</button></p>
            <p class="about">{one_or_more(words.levels_about, report.people)}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="group-levels">
                <table class="spread" class:with-words=move || meant.get()>
                    <thead><tr><th scope="col">{ui.later().about_what}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}
