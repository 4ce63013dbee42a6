//! Why the site is not served, in words with the remedy.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why the site is not, or no longer, served.
#[derive(Debug)]
pub enum ServeError {
    /// There is no built site in this folder.
    NoSite { folder: PathBuf },
    /// Another program uses this port.
    Busy { address: SocketAddr },
    /// The machine does not let us have this address.
    Refused { address: SocketAddr, error: io::Error },
    /// Serving ended on its own.
    Stopped(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::NoSite { folder } => {
                write!(f, "There is no built site in {}. Make it with `cargo xtask build`, or name its folder.", folder.display())
            }
            ServeError::Busy { address } => write!(
                f,
                "Another program already uses port {} of {}. Stop that program, or choose another port; 0 takes any free one.",
                address.port(),
                address.ip()
            ),
            ServeError::Refused { address, error } => {
                write!(f, "This machine does not let us serve at {address}: {error}. Choose an address of this machine and a port from 1024 up.")
            }
            ServeError::Stopped(error) => write!(f, "The server stopped: {error}. Start it again."),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ServeError::Refused { error, .. } | ServeError::Stopped(error) => Some(error),
            ServeError::NoSite { .. } | ServeError::Busy { .. } => None,
        }
    }
}
