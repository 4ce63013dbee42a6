//! A question before something is deleted for good: a button, and beside it the question with its two answers.

use leptos::prelude::*;

use super::browser;

/// What is asked.
pub struct Question {
    /// The id of the button that says yes; it gets the focus.
    pub id: String,
    /// What the first button is called.
    pub delete: &'static str,
    /// The same with what would be deleted, for whoever does not see where the button stands.
    pub label: String,
    /// The question.
    pub sure: String,
    /// The answer that deletes.
    pub yes: &'static str,
    /// The answer that does not.
    pub no: &'static str,
}

/// The button and the question; `gone` deletes. The focus then goes to the title of the page: what it was at is no more. Whoever
/// says no is back at the button.
pub fn delete(question: Question, gone: impl Fn() + Copy + Send + Sync + 'static) -> (AnyView, AnyView) {
    let Question { id, delete, label, sure, yes, no } = question;
    let asking = RwSignal::new(false);
    let (focus, button_id) = (id.clone(), format!("{id}-ask"));
    let back_to = button_id.clone();
    let ask = move |_| {
        asking.set(true);
        browser::focus_soon(focus.clone());
    };
    let answer = move |_| {
        gone();
        browser::focus_soon("page-title");
    };
    let asked = move || {
        let back_to = back_to.clone();
        let back = move |_| {
            asking.set(false);
            browser::focus_soon(back_to.clone());
        };
        asking.get().then(|| {
            view! {
                <div class="sure-question" role="alertdialog" aria-label=sure.clone()>
                    <p><span class="sign" aria-hidden="true">"! "</span>{sure.clone()}</p>
                    <p class="row">
                        <button type="button" class="btn" id=id.clone() on:click=answer>{yes}</button>
                        <button type="button" class="btn" on:click=back>{no}</button>
                    </p>
                </div>
            }
        })
    };
    let button = view! { <button type="button" class="btn small quiet" id=button_id aria-label=label on:click=ask>{delete}</button> };
    (button.into_any(), view! { {asked} }.into_any())
}
