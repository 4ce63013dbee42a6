//! `keukentafel serve`: the built site, from this machine only unless asked otherwise.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use keukentafel::server::{USUAL_ADDRESS, serve, serve_nearby};

#[derive(clap::Args)]
pub struct Arguments {
    /// The port; 0 lets the machine choose.
    #[arg(long)]
    port: Option<u16>,
    /// The address to listen on. The default is reached from this machine only.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// The folder of the built site.
    #[arg(long, default_value = "dist/site")]
    site: PathBuf,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let tell = |address| println!("http://{address}/");
    let served = match arguments.port {
        Some(port) => serve(&arguments.site, SocketAddr::new(arguments.address, port), tell),
        None => serve_nearby(&arguments.site, SocketAddr::new(arguments.address, USUAL_ADDRESS.port()), tell),
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
