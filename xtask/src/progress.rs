//! What is going on, told while it goes on: nobody should have to guess whether a command hangs.

use std::time::{Duration, Instant};

/// Numbers the steps of one command: `[2/6] …`.
pub struct Progress {
    at: usize,
    of: usize,
    began: Instant,
}

impl Progress {
    /// A command of this many steps.
    pub fn of(steps: usize) -> Self {
        Self { at: 0, of: steps, began: Instant::now() }
    }

    /// The next step begins.
    pub fn step(&mut self, what: &str) {
        self.at += 1;
        println!("[{}/{}] {what}", self.at, self.of);
    }

    /// How long it all took.
    pub fn taken(&self) -> String {
        in_words(self.began.elapsed())
    }
}

/// Something to know about the step that is going on.
pub fn note(what: &str) {
    println!("      {what}");
}

fn in_words(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_time_is_told_in_minutes() {
        assert_eq!(in_words(Duration::from_secs(130)), "2 min 10 s");
    }
}
