//! Opens an address in the person's own browser.

use std::process::{Command, Stdio};

/// False when there is no browser to open it in.
pub fn browser(url: &str) -> bool {
    let (program, words): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        // `start` takes its first quoted word for a window title, so it gets an empty one.
        ("cmd", &["/c", "start", ""])
    } else if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
        ("xdg-open", &[])
    } else {
        // Without a screen xdg-open would start a text browser in this very terminal.
        return false;
    };
    Command::new(program).args(words).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}
