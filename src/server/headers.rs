//! What goes along with every answer: what the page may do, and how long a browser may keep the file.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What a page of ours may do: run our own scripts and wasm, show our own pictures, ask our own server. Nothing from
/// elsewhere, and nothing written inside the page. The build puts the same in index.html, for static hosts.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'self'";

/// What goes with everything that can be a page of its own. Other files do nothing by themselves, and on a first visit
/// these words would weigh as much as a font.
///
/// The camera is for reading results into a group; the browser still asks the user.
const ON_EVERY_PAGE: [(HeaderName, &str); 3] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"),
];

/// Lets the request through and adds our headers to the answer.
pub async fn add(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        response = (StatusCode::NOT_FOUND, "Deze pagina is er niet. There is no such page.\n").into_response();
    }
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !found || kind.starts_with("text/") && !kind.starts_with("text/css") && !kind.starts_with("text/javascript") || kind.starts_with("image/svg") {
        for (name, value) in ON_EVERY_PAGE {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    let for_ever = found && is_named_after_content(&path);
    let keep = if for_ever { "max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if for_ever {
        // Nobody asks again for what never changes, nor for a piece of it: on a first visit these words weigh a kilobyte in all.
        for name in [header::ETAG, header::LAST_MODIFIED, header::ACCEPT_RANGES] {
            headers.remove(name);
        }
    }
    if found && path.ends_with(".ron") {
        // Nobody has registered a type for RON; as plain text a curious teacher can read it in the browser.
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    }
    response
}

/// True for `name.0123456789abcdef.ending`: the build names a file so after what is in it, and a file that is
/// different has another name.
fn is_named_after_content(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    file.split('.').any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_named_after_content("/cases/ansaj/story.0123456789abcdef.ron"));
        assert!(!is_named_after_content("/"));
        assert!(!is_named_after_content("/index.html"));
        assert!(!is_named_after_content("/0123456789abcdef.x/index.html"));
    }
}
