//! Which wishes were heard by how many, and which sorts of referrals were made.

use leptos::prelude::*;

use super::bars::{bar, of};
use super::with_results;
use crate::debrief::wording;
use crate::pages::group::room::Room;
use crate::pages::words::{fill, one_or_more, quoted};
use crate::story::model::Referral;

/// The wishes, with how far the group came with each.
pub fn wishes(room: Room) -> AnyView {
    with_results(room, move || {
        let report = room.report.get();
        let ui = room.app.ui();
        let words = ui.together();
        let rows = report.wishes.iter().map(|wish| {
            let steps = [(ui.later().asked, wish.asked), (ui.later().heard, wish.heard), (ui.later().confirmed, wish.confirmed), (words.came_true, wish.acted_on)];
            let cells = steps.map(|(name, count)| {
                view! { <td><span class="cell-name">{name}" "</span>{bar("wish".to_owned(), count, report.people, &[])}<b>{of(words, count, report.people)}</b></td> }
            });
            let hidden = wish.hidden.then(|| view! { " "<span class="soft">{ui.later().hidden_wish}</span> });
            view! { <tr><th scope="row"><b>{wish.about.clone()}</b><q>{quoted(&wish.hers)}</q>{hidden}</th>{cells.collect_view()}</tr> }
        });
        let rows = rows.collect_view();
        let heads = [ui.later().asked, ui.later().heard, ui.later().confirmed, words.came_true].map(|name| view! { <th scope="col">{name}</th> });
        view! {
            <h2 class="asked" id="group-wishes">{words.wishes_title}</h2>
            <table class="wishes-counted">
                <thead><tr><th scope="col">{ui.later().wish}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

/// The sorts of referrals.
pub fn referrals(room: Room) -> AnyView {
    with_results(room, move || {
        let report = room.report.get();
        let (words, language) = (room.words(), room.app.language());
        let all: usize = report.referrals.iter().map(|(_, count)| count).sum();
        let rows = report.referrals.iter().map(|(kind, count)| {
            let (sign, class) = if *kind == Referral::Right { ("✓", "ok") } else { ("!", "stop") };
            view! {
                <li>
                    <p class="option-text"><span class=format!("status {class}")><span class="sign" aria-hidden="true">{sign}" "</span>{wording::referral(*kind, language)}</span></p>
                    <p class="counted">{bar(class.to_owned(), *count, all, &[])}<b>{of(words, *count, all)}</b></p>
                </li>
            }
        });
        let about = fill(&one_or_more(words.referrals_about, all), &[("players", &one_or_more(words.players, report.people))]);
        view! {
            <div class="referred">
                <h2 class="asked">{words.referrals_title}</h2>
                <p class="about">{about}</p>
                <ul class="options-chosen tight">{rows.collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}
