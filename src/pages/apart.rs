//! A part of the wasm of its own: it is asked for when its place is shown; until it is there the place says that it is coming, and when
//! it does not come it says that, with a button to ask again.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use super::app::App;
use super::later;

/// How far a part is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Coming,
    Here,
    Failed,
}

/// The place of a part. `fetch` asks for it and answers whether it came; `made` is its view, once it is here.
pub fn place<F: Future<Output = bool> + 'static>(
    app: App,
    fetch: impl Fn() -> F + Copy + Send + Sync + 'static,
    made: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let state = RwSignal::new(State::Coming);
    let want = move || {
        state.set(State::Coming);
        spawn_local(async move {
            let arrived = fetch().await;
            state.try_set(if arrived { State::Here } else { State::Failed });
        });
    };
    want();
    let content = move || match state.get() {
        State::Coming => later::coming(app),
        State::Failed => later::failed(app, want),
        State::Here => untrack(&made).unwrap_or_else(|| ().into_any()),
    };
    view! { {content} }.into_any()
}

/// What a part gives. It is here, so nothing is waited for and the first look gives it.
pub fn now<T>(part: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(part).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(given)) => Some(given),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}
