//! Sound, soft and off until asked: the quiet kitchen, a cup, a pen, and in the month telephone, letter box and bell. What
//! is heard is on the page in words too; nothing is told by sound alone.
//!
//! Browsers let nothing sound before the player touches the page, so the sound begins with the first click or key.

mod synth;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use web_sys::{AudioBufferSourceNode, AudioContext, GainNode};

use super::game::Game;
use crate::play::view::Chapter;
use crate::story::model::Channel;

/// What there is to play with; made at the first touch.
struct Player {
    context: AudioContext,
    volume: GainNode,
    /// The room, while it sounds.
    room: Option<AudioBufferSourceNode>,
}

impl Player {
    fn new() -> Option<Self> {
        let context = AudioContext::new().ok()?;
        let volume = context.create_gain().ok()?;
        volume.connect_with_audio_node(&context.destination()).ok()?;
        Some(Self { context, volume, room: None })
    }

    fn start(&self, samples: Vec<f32>, round: bool) -> Option<AudioBufferSourceNode> {
        let buffer = self.context.create_buffer(1, samples.len() as u32, synth::RATE as f32).ok()?;
        buffer.copy_to_channel(&samples, 0).ok()?;
        let source = self.context.create_buffer_source().ok()?;
        source.set_buffer(Some(&buffer));
        source.set_loop(round);
        source.connect_with_audio_node(&self.volume).ok()?;
        source.start().ok()?;
        Some(source)
    }

    fn set_room(&mut self, on: bool) {
        if on && self.room.is_none() {
            self.room = self.start(synth::room(), true);
        } else if let Some(room) = self.room.take_if(|_| !on) {
            let _ = AsRef::<web_sys::AudioScheduledSourceNode>::as_ref(&room).stop();
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        let _ = self.context.close();
    }
}

/// What can be heard of a play: the chapter, how many agreements, and what happens in the month.
type Heard = (Chapter, usize, Option<(usize, Channel)>);

/// Lets the play be heard, for as long as its page is there.
pub fn follow(game: Game) -> AnyView {
    let app = game.app;
    let player: Rc<RefCell<Option<Player>>> = Rc::default();
    let touched = RwSignal::new(false);
    let touch = move |_: ev::Event| touched.set(true);
    let listeners = ["pointerdown", "keydown"].map(|name| window_event_listener_untyped(name, touch));
    let loudness = Memo::new(move |_| app.settings.with(|now| now.volume));
    let here = player.clone();
    Effect::new(move |_| {
        let loudness = loudness.get();
        let at_table = game.chapter() < Chapter::Month;
        // A change of the setting is a touch as well, but one before this page was there is not.
        if !touched.get() || (loudness == 0 && here.borrow().is_none()) {
            return;
        }
        let mut player = here.borrow_mut();
        if player.is_none() {
            *player = Player::new();
        }
        if let Some(player) = player.as_mut() {
            player.volume.gain().set_value(f32::from(loudness) / 100.0);
            let _ = if loudness == 0 { player.context.suspend() } else { player.context.resume() };
            player.set_room(at_table && loudness > 0);
        }
    });
    let chapter = Memo::new(move |_| game.chapter());
    let agreements = Memo::new(move |_| game.view.with(|view| view.notebook.agreements.len()));
    let happening = Memo::new(move |_| happening(game));
    let sounds = player.clone();
    let play = move |sound: fn() -> Vec<f32>| {
        if let Some(player) = sounds.borrow().as_ref().filter(|_| loudness.get_untracked() > 0) {
            player.start(sound(), false);
        }
    };
    Effect::new(move |before: Option<Heard>| {
        let now = (chapter.get(), agreements.get(), happening.get());
        if let Some((chapter, agreements, happening)) = before {
            match now.2 {
                Some((_, Channel::Phone)) if happening != now.2 => play(synth::phone),
                Some((_, Channel::Letter)) if happening != now.2 => play(synth::letterbox),
                Some((_, Channel::Door | Channel::Visit)) if happening != now.2 => play(synth::bell),
                _ if now.1 > agreements => play(synth::pen),
                _ if now.0 != chapter && now.0 < Chapter::Month => play(synth::cup),
                _ => {}
            }
        }
        now
    });
    let player = StoredValue::new_local(player);
    on_cleanup(move || {
        listeners.into_iter().for_each(|listener| listener.remove());
        player.with_value(|player| player.borrow_mut().take());
    });
    ().into_any()
}

/// The happening that is told now, and how it reached her.
fn happening(game: Game) -> Option<(usize, Channel)> {
    let read = game.read.get();
    game.view.with(|view| {
        let number = view.lines.get(read.saturating_sub(1))?.happening?;
        Some((number, view.month.get(number)?.by))
    })
}
