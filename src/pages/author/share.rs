//! Handing a case out: as a student sees it here, as a link with the whole case in it, and as a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::Address;
use super::handed_out;
use super::state::{Desk, Tab};
use crate::interop::parcel::{LONGEST_LINK, SAFE_LINK};
use crate::interop::twee;
use crate::pages::browser;
use crate::pages::route::Route;
use crate::pages::words::fill;

/// The panel.
pub fn place(desk: Desk) -> AnyView {
    let copied = RwSignal::new(None::<bool>);
    let content = move || {
        let words = desk.app.ui().author();
        if !desk.playable() {
            return view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{words.share_mend_first}</p> }.into_any();
        }
        // Every change is in the link at once.
        let _ = desk.looked.get();
        let kept = desk.now();
        let parcel = kept.parcel();
        let link = format!("{}{}", browser::site(), Address::Open { parcel: Some(parcel.text()) }.address());
        let length = link.len();
        let count = length.to_string();
        let by_link = if length <= LONGEST_LINK {
            let to_copy = link.clone();
            let copy = move |_| {
                let text = to_copy.clone();
                spawn_local(async move {
                    let done = browser::copy(&text).await;
                    copied.try_set(Some(done));
                });
            };
            let can = browser::can_copy();
            view! {
                <label for="case-link">{words.link}</label>
                <textarea id="case-link" class="link-text" readonly=true rows="3" prop:value=link on:focus=move |event| browser::select_all(&event)></textarea>
                <p class="soft">{fill(words.link_about, &[("count", &count)])}</p>
                {(length > SAFE_LINK).then(|| view! { <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{words.link_long}</p> })}
                <p class="row">
                    {can.then(|| view! { <button type="button" class="btn main" id="copy-case" on:click=copy>{words.copy}</button> })}
                    <span role="status">{move || copied.get().map(|done| if done { words.copied } else { words.select_and_copy })}</span>
                    {(!can).then_some(words.select_and_copy)}
                </p>
            }
            .into_any()
        } else {
            view! { <p>{fill(words.link_too_long, &[("count", &count), ("most", &LONGEST_LINK.to_string())])}</p> }.into_any()
        };
        let address = format!("{}{}", browser::site(), Address::Open { parcel: None }.address());
        let title = desk.title();
        let to_twine = move |_| {
            let looked = desk.looked.get_untracked();
            if let Some(case) = looked.case() {
                let name = untrack(|| file_name(&desk.title()));
                browser::save_file(&format!("{name}.twee"), &twee::export(case.story(), &looked.words(), desk.app.ui_now().language));
            }
        };
        let save = move |_| {
            let text = parcel.to_file(&title, &browser::site());
            browser::save_file(&format!("{}.keukentafel", file_name(&title)), &text);
        };
        view! {
            <p><b>{words.share_privacy}</b></p>
            {by_link}
            <p class="row"><button type="button" class="btn" id="case-file" on:click=save>{words.share_file}</button></p>
            <p class="soft">{fill(words.share_file_about, &[("address", &address)])}</p>
            <p class="row"><button type="button" class="btn" id="to-twine" on:click=to_twine>{words.to_twine}</button></p>
            <p class="soft">{words.to_twine_about}</p>
        }
        .into_any()
    };
    view! {
        <div class="side-panel">
            <p>{move || desk.app.ui().author().share_about}</p>
            {content}
            <p class="soft">{move || desk.app.ui().author().as_student_about}</p>
        </div>
    }
    .into_any()
}

/// A title as the name of a file: letters, digits and dashes.
fn file_name(title: &str) -> String {
    let plain: String = title.chars().map(|sign| if sign.is_alphanumeric() { sign.to_lowercase().next().unwrap_or(sign) } else { '-' }).collect();
    let name: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if name.is_empty() { "casus".to_owned() } else { name.join("-") }
}

/// Where a student would play what is on this desk. Follows.
pub fn student_address(desk: Desk) -> String {
    Route::Case { case: handed_out::of_desk(desk.number.get()), seed: None }.address()
}

/// Keeps the case as a student gets it, so that the new tab finds it; what has errors is not opened.
pub fn as_student(desk: Desk, event: &leptos::ev::MouseEvent) {
    if untrack(|| desk.playable()) {
        desk.keep();
        handed_out::keep(&handed_out::of_desk(desk.number.get_untracked()), &desk.now().parcel());
    } else {
        event.prevent_default();
        desk.tab.set(Tab::Problems);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_every_disk_takes() {
        assert_eq!(file_name("Ros: “één” kans?/.."), "ros-één-kans");
        assert_eq!(file_name("…"), "casus");
    }
}
