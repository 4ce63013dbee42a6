//! Keukentafel
#[cfg(feature = "pages")]
pub mod pages;
pub mod play;
pub mod score;
#[cfg(feature = "server")]
pub mod server;
pub mod story;
