//! The sounds, made here from sines and noise: nothing to download, nobody's recording, and the same on every machine.
//! Each is a list of samples between -1 and 1 at [`RATE`]; all are soft, and none begins or ends with a click.

use std::f32::consts::TAU;

/// Samples a second.
pub const RATE: u32 = 24_000;

/// Noise that is the same every time (xorshift, Marsaglia 2003).
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as f32 / u32::MAX as f32 * 2.0 - 1.0
    }
}

fn silence(seconds: f32) -> Vec<f32> {
    vec![0.0; (seconds * RATE as f32) as usize]
}

/// Adds a tone from `at` seconds on that dies away: half as loud every `half` seconds, after a start of two milliseconds.
fn strike(out: &mut [f32], at: f32, pitch: f32, loud: f32, half: f32) {
    let from = (at * RATE as f32) as usize;
    for (index, sample) in out.iter_mut().skip(from).enumerate() {
        let time = index as f32 / RATE as f32;
        let start = (time / 0.002).min(1.0);
        *sample += loud * start * (-time / half).exp2() * (TAU * pitch * time).sin();
    }
}

/// Adds noise from `at` seconds on that dies away; `dull` between 0 (hiss) and 1 (rumble).
fn rustle(out: &mut [f32], at: f32, length: f32, loud: f32, dull: f32, seed: u32) {
    let (from, count) = ((at * RATE as f32) as usize, (length * RATE as f32) as usize);
    let mut noise = Noise(seed);
    let mut smooth = 0.0;
    for (index, sample) in out.iter_mut().skip(from).take(count).enumerate() {
        smooth += (noise.next() - smooth) * (1.0 - dull);
        let part = index as f32 / count as f32;
        *sample += loud * smooth * (part * std::f32::consts::PI).sin();
    }
}

/// Goes to nothing at the end.
fn faded(mut out: Vec<f32>) -> Vec<f32> {
    let tail = (RATE / 50) as usize;
    let count = out.len();
    for (index, sample) in out.iter_mut().enumerate().skip(count.saturating_sub(tail)) {
        *sample *= (count - index) as f32 / tail as f32;
    }
    out
}

/// Eight seconds of a quiet kitchen, to be played round and round: warm air, a clock far away, now and then a cup.
pub fn room() -> Vec<f32> {
    let mut out = silence(8.0);
    let count = out.len();
    // One second more than is needed: the end is laid over the beginning, so that nobody hears the seam.
    let over = RATE as usize;
    let mut noise = Noise(7);
    let mut air = 0.0;
    let all: Vec<f32> = (0..count + over)
        .map(|_| {
            air += (noise.next() - air) * 0.02;
            air * 0.12
        })
        .collect();
    for (index, sample) in out.iter_mut().enumerate() {
        let part = (index as f32 / over as f32).min(1.0);
        *sample = all[index] * part + all.get(count + index).map_or(0.0, |late| late * (1.0 - part));
    }
    for second in 0..8 {
        strike(&mut out, second as f32 + 0.3, 1_900.0, 0.006, 0.008);
    }
    strike(&mut out, 3.4, 2_350.0, 0.012, 0.05);
    strike(&mut out, 5.9, 2_730.0, 0.009, 0.04);
    faded(out)
}

/// A cup is put down: the chapter at the table begins.
pub fn cup() -> Vec<f32> {
    let mut out = silence(0.6);
    for (pitch, loud) in [(1_870.0, 0.16), (3_120.0, 0.09), (5_240.0, 0.04)] {
        strike(&mut out, 0.0, pitch, loud, 0.05);
        strike(&mut out, 0.09, pitch * 1.02, loud * 0.5, 0.06);
    }
    rustle(&mut out, 0.0, 0.03, 0.2, 0.6, 11);
    faded(out)
}

/// A pen writes something down: an agreement.
pub fn pen() -> Vec<f32> {
    let mut out = silence(0.9);
    for (number, at) in [0.0, 0.13, 0.22, 0.4, 0.52, 0.63].into_iter().enumerate() {
        rustle(&mut out, at, 0.09 + 0.02 * (number % 3) as f32, 0.14, 0.35, 23 + number as u32);
    }
    faded(out)
}

/// The telephone.
pub fn phone() -> Vec<f32> {
    let mut out = silence(1.5);
    for at in [0.0, 0.12, 0.24, 0.36, 0.8, 0.92, 1.04] {
        strike(&mut out, at, 784.0, 0.1, 0.07);
        strike(&mut out, at + 0.06, 988.0, 0.08, 0.07);
    }
    faded(out)
}

/// A letter falls through the slot onto the mat.
pub fn letterbox() -> Vec<f32> {
    let mut out = silence(0.9);
    strike(&mut out, 0.0, 420.0, 0.16, 0.03);
    strike(&mut out, 0.0, 1_310.0, 0.07, 0.05);
    rustle(&mut out, 0.0, 0.04, 0.3, 0.5, 31);
    strike(&mut out, 0.16, 390.0, 0.1, 0.03);
    rustle(&mut out, 0.5, 0.16, 0.5, 0.85, 37);
    faded(out)
}

/// The bell of the door.
pub fn bell() -> Vec<f32> {
    let mut out = silence(1.6);
    for (at, pitch) in [(0.0, 659.3), (0.5, 523.3)] {
        strike(&mut out, at, pitch, 0.16, 0.25);
        strike(&mut out, at, pitch * 2.0, 0.04, 0.15);
    }
    faded(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sound_is_soft_and_begins_and_ends_in_silence() {
        for (name, samples) in [("room", room()), ("cup", cup()), ("pen", pen()), ("phone", phone()), ("letterbox", letterbox()), ("bell", bell())] {
            let loudest = samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
            assert!((0.01..=0.5).contains(&loudest), "{name}: {loudest}");
            assert!(samples.first().is_some_and(|first| first.abs() < 0.02), "{name} begins with a click");
            assert!(samples.last().is_some_and(|last| last.abs() < 0.02), "{name} ends with a click");
        }
    }

    #[test]
    fn the_room_goes_round_without_a_step() {
        let samples = room();
        let steps = samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0_f32, f32::max);
        let seam = (samples[0] - samples[samples.len() - 1]).abs();
        assert!(seam <= steps, "{seam} over {steps}");
    }
}
