//! A checked story as bytes for the pages: no names of fields, no places, nothing to check again.
//!
//! Made when the site is built, so that the pages need neither the reader nor the checker and stay small. The packed form is
//! made and read by the same release; it is never kept.

use super::lines;
use super::model::Story;
use super::translation::Translation;

/// A story and its translations, packed.
///
/// # Errors
/// When something in it has no packed form; no story that loads does that.
pub fn pack(story: &Story) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(story)
}

/// The story in packed bytes.
///
/// # Errors
/// When the bytes are not a packed story of this release.
pub fn unpack(bytes: &[u8]) -> Result<Story, postcard::Error> {
    let mut story: Story = postcard::from_bytes(bytes)?;
    lines::number(&mut story);
    Ok(story)
}

/// A translation, packed.
///
/// # Errors
/// As with [`pack`].
pub fn pack_translation(translation: &Translation) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(translation)
}

/// The translation in packed bytes.
///
/// # Errors
/// When the bytes are not a packed translation of this release.
pub fn unpack_translation(bytes: &[u8]) -> Result<Translation, postcard::Error> {
    postcard::from_bytes(bytes)
}
