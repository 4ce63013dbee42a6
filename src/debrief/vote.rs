//! Deciding again, after talking: a vote at one key decision, from a phone or counted in hands.

use super::result::Confidence;

/// One vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The number of the key decision.
    pub key: usize,
    /// The number of the option.
    pub option: usize,
    /// How sure, where that was said.
    pub confidence: Option<Confidence>,
    /// Twenty-five bits of chance that belong to the device: who votes again changes her vote.
    pub tag: u32,
}
