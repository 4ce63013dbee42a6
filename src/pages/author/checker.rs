//! The worker that checks while one writes (`crate::worker`, started by `web/worker.js`), as the desk sees it. It is handed one task at
//! a time; while it is busy the newest text waits, and what was written before that is not looked at any more. Until it is ready, and
//! where there is none, the desk checks by itself.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::worker::{Found, RELEASE, Task};

/// What starts the worker.
const ADDRESS: &str = "worker.js";

/// What is heard of it.
pub enum Heard {
    /// It can be handed tasks.
    Ready,
    /// What came of a task, with the number it was handed over with.
    Found(u64, Found),
    /// It broke, after it had been ready, and does nothing any more.
    Broke,
}

/// A worker. It ends when this is dropped.
pub struct Checker(Rc<RefCell<Line>>);

struct Line {
    worker: Worker,
    /// Whether it can be handed tasks.
    ready: bool,
    /// The task it is at.
    at: Option<u64>,
    /// What it is handed next.
    waiting: VecDeque<(u64, Vec<u8>)>,
    /// What it calls; kept for as long as it may.
    ears: Option<Ears>,
}

struct Ears {
    said: Closure<dyn FnMut(MessageEvent)>,
    broke: Closure<dyn FnMut()>,
}

impl Checker {
    /// Starts a worker; `None` where the browser has none. `heard` is told what comes of its tasks.
    pub fn start(heard: impl Fn(Heard) + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(ADDRESS, &options).ok()?;
        let line = Rc::new(RefCell::new(Line { worker: worker.clone(), ready: false, at: None, waiting: VecDeque::new(), ears: None }));
        let heard = Rc::new(heard);
        let said = {
            let (line, heard) = (Rc::downgrade(&line), heard.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(news) = hear(&line, &event.data()) {
                    heard(news);
                }
            })
        };
        let broke = {
            let line = Rc::downgrade(&line);
            Closure::<dyn FnMut()>::new(move || {
                if line.upgrade().is_some_and(|line| line.borrow_mut().end()) {
                    heard(Heard::Broke);
                }
            })
        };
        let ears = Ears { said, broke };
        worker.set_onmessage(Some(ears.said.as_ref().unchecked_ref()));
        worker.set_onerror(Some(ears.broke.as_ref().unchecked_ref()));
        line.borrow_mut().ears = Some(ears);
        Some(Self(line))
    }

    /// Hands over a task; not when the worker is not ready, or broke: then whoever asks does it.
    pub fn hand(&self, number: u64, task: impl FnOnce() -> Task) -> bool {
        let mut line = self.0.borrow_mut();
        if !line.ready {
            return false;
        }
        let task = task();
        if matches!(task, Task::Check { .. }) {
            line.waiting.clear();
        }
        line.waiting.push_back((number, task.to_bytes()));
        line.next();
        // It is at this task or at one before it, or the browser refused to hand anything over.
        line.at.is_some()
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        self.0.borrow_mut().end();
    }
}

impl Line {
    /// Hands over what waits, unless the worker is busy.
    fn next(&mut self) {
        if self.at.is_some() {
            return;
        }
        if let Some((number, task)) = self.waiting.pop_front() {
            self.at = self.worker.post_message(&Uint8Array::from(task.as_slice())).is_ok().then_some(number);
        }
    }

    /// Whether it could have been at something.
    fn end(&mut self) -> bool {
        let ready = std::mem::take(&mut self.ready);
        self.waiting.clear();
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        ready
    }
}

/// The first message says that the worker is ready, and of which release it is; every other one what it found.
fn hear(line: &Weak<RefCell<Line>>, data: &JsValue) -> Option<Heard> {
    let line = line.upgrade()?;
    let mut line = line.borrow_mut();
    if let Some(release) = data.as_f64() {
        line.ready = release == f64::from(RELEASE);
        if !line.ready {
            line.end();
        }
        return line.ready.then_some(Heard::Ready);
    }
    let found = data.dyn_ref::<Uint8Array>().and_then(|bytes| Found::from_bytes(&bytes.to_vec()));
    let (Some(number), Some(found)) = (line.at.take(), found) else {
        line.end();
        return Some(Heard::Broke);
    };
    line.next();
    Some(Heard::Found(number, found))
}
