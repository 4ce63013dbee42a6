//! Serves the built site from this machine. On loopback unless asked otherwise: nothing a player does leaves the
//! machine. It hands over files that were compressed when they were built, and says by [`headers`] what a page may do.

mod error;
mod headers;

pub use error::ServeError;
pub use headers::CONTENT_SECURITY_POLICY;

use axum::Router;
use axum::middleware;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpListener};
use std::path::Path;
use tower_http::services::ServeDir;

/// Where the site is served when nobody says where: this machine only.
pub const USUAL_ADDRESS: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 8420));

/// How many ports after the usual one are tried when it is taken.
const NEARBY: u16 = 10;

/// Serves `site` at exactly this address (port 0: any free one) until the program ends. `on_ready` hears the address
/// once a browser can connect.
pub fn serve(site: &Path, address: SocketAddr, on_ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    check(site)?;
    serve_on(bind(address)?, site, on_ready)
}

/// The same, for when nobody asked for this very port: if it is taken, one of the next few will do.
pub fn serve_nearby(site: &Path, address: SocketAddr, on_ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    check(site)?;
    let mut ports = address.port()..=address.port().saturating_add(NEARBY);
    let listener = loop {
        let Some(port) = ports.next() else {
            return Err(ServeError::Busy { address });
        };
        match bind(SocketAddr::new(address.ip(), port)) {
            Err(ServeError::Busy { .. }) => continue,
            other => break other?,
        }
    };
    serve_on(listener, site, on_ready)
}

fn check(site: &Path) -> Result<(), ServeError> {
    if site.join("index.html").is_file() {
        return Ok(());
    }
    Err(ServeError::NoSite { folder: site.to_owned() })
}

fn bind(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => ServeError::Busy { address },
        _ => ServeError::Refused { address, error },
    })
}

fn serve_on(listener: TcpListener, site: &Path, on_ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Stopped)?;
    runtime.block_on(async {
        // Tokio only takes a listener that never makes it wait.
        listener.set_nonblocking(true).map_err(ServeError::Stopped)?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(ServeError::Stopped)?;
        on_ready(listener.local_addr().map_err(ServeError::Stopped)?);
        axum::serve(listener, site_routes(site)).await.map_err(ServeError::Stopped)
    })
}

/// The files of the site. Browsers ask for brotli only over https and on this machine itself; phones on a plain http
/// network get gzip.
fn site_routes(site: &Path) -> Router {
    Router::new().fallback_service(ServeDir::new(site).precompressed_br().precompressed_gzip()).layer(middleware::from_fn(headers::add))
}
