//! The wasm entry point of the worker that checks a case while somebody writes it; `web/worker.js` calls it.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod entry {
    use std::cell::RefCell;

    use keukentafel::worker::{RELEASE, Worker};
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static WORKER: RefCell<Worker> = RefCell::default();
    }

    /// What the page wants to hear first: whether both are of one release.
    #[wasm_bindgen]
    pub fn release() -> u32 {
        RELEASE
    }

    /// Does one task; nothing for bytes that are none.
    #[wasm_bindgen]
    pub fn answer(task: &[u8]) -> Option<Vec<u8>> {
        WORKER.with_borrow_mut(|worker| worker.answer(task))
    }

    /// Throws away what the last task left; to be called once its answer was handed over.
    #[wasm_bindgen]
    pub fn tidy() {
        WORKER.with_borrow_mut(Worker::tidy);
    }
}
