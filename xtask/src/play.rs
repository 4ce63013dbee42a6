//! `cargo xtask play`: makes the site, serves it on this machine, and opens it.

use crate::failure::{Failure, Outcome};
use crate::options::Play;
use crate::{build, open};
use keukentafel::server::{self, ServeError};
use std::net::SocketAddr;

/// Runs until it is stopped.
pub fn run(play: &Play) -> Outcome<()> {
    let site = build::run(play.profile)?.folder;
    let ready = |address: SocketAddr| {
        let url = format!("http://{address}/");
        announce(&url);
        if play.open && !open::browser(&url) {
            println!("Open this address in a browser on this machine.");
        }
    };
    let usual = server::USUAL_ADDRESS;
    let served = match play.port {
        Some(port) => server::serve(&site, SocketAddr::new(usual.ip(), port), ready),
        None => server::serve_nearby(&site, usual, ready),
    };
    served.map_err(|error| {
        let remedy = match error {
            ServeError::Busy { .. } => "run it with `--port 0`.",
            _ => "run the command again.",
        };
        Failure::new(error.to_string(), remedy)
    })
}

fn announce(url: &str) {
    let line = format!("   Keukentafel is ready:  {url}   ");
    let edge = "─".repeat(line.chars().count());
    println!("\n┌{edge}┐\n│{line}│\n└{edge}┘\nStop with Ctrl+C.\n");
}
