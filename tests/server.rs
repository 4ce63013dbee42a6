//! What the server promises about every answer, asked over a real connection.
#![cfg(feature = "server")]

use keukentafel::server::{self, ServeError};
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

const STORY: &str = "cases/ansaj/story.0123456789abcdef.ron";

/// A folder with a small site in it, and beside that folder a file nobody may get.
fn site(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kt-server-{name}-{}", std::process::id()));
    let site = folder.join("site");
    fs::create_dir_all(site.join("cases/ansaj")).expect("a folder for the test");
    let write = |name: &str, content: &[u8]| fs::write(site.join(name), content).expect("a file for the test");
    write("index.html", b"<!doctype html><title>Keukentafel</title>");
    write("pages.0123456789abcdef.wasm", b"\0asm");
    write("pages.0123456789abcdef.wasm.br", b"brotli");
    write("pages.0123456789abcdef.wasm.gz", b"gzip");
    write(STORY, "(titel: \"Één tafel\")".as_bytes());
    fs::write(folder.join("secret.txt"), b"secret").expect("a file for the test");
    site
}

/// Serves a small site and answers where.
fn served(name: &str) -> SocketAddr {
    let site = site(name);
    let (ready, wait) = mpsc::channel();
    // The thread serves until the test program ends.
    thread::spawn(move || {
        server::serve(&site, SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), |address| {
            let _ = ready.send(address);
        })
    });
    wait.recv().expect("the server says where it is")
}

/// The head of the answer in lower case, and its body.
fn get(address: SocketAddr, path: &str, more: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).expect("a connection");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}\r\n").expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    (head.to_lowercase(), body.to_owned())
}

#[track_caller]
fn says(head: &str, line: &str) {
    assert!(head.lines().any(|there| there.trim() == line), "no line `{line}` in:\n{head}");
}

#[test]
fn the_page_is_asked_for_anew_each_time_and_may_run_only_our_own_scripts() {
    let (head, body) = get(served("page"), "/", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(body.contains("<title>Keukentafel</title>"));
    says(&head, "content-type: text/html");
    says(&head, "cache-control: no-cache");
    says(&head, "x-content-type-options: nosniff");
    says(&head, "referrer-policy: no-referrer");
    says(&head, &format!("content-security-policy: {}", server::CONTENT_SECURITY_POLICY));
    assert!(head.contains("script-src 'self' 'wasm-unsafe-eval';"), "{head}");
    assert!(head.contains("permissions-policy: camera=(self)"), "{head}");
}

#[test]
fn wasm_travels_compressed_to_who_asks_and_is_kept_for_ever() {
    let (head, body) = get(served("br"), "/pages.0123456789abcdef.wasm", "Accept-Encoding: gzip, br\r\n");
    assert_eq!(body, "brotli");
    says(&head, "content-type: application/wasm");
    says(&head, "content-encoding: br");
    says(&head, "vary: accept-encoding");
    says(&head, "cache-control: max-age=31536000, immutable");
    assert!(!head.contains("etag:") && !head.contains("last-modified:"), "nobody asks again for what never changes: {head}");
}

#[test]
fn a_phone_on_plain_http_gets_gzip() {
    let (head, body) = get(served("gz"), "/pages.0123456789abcdef.wasm", "Accept-Encoding: gzip, deflate\r\n");
    assert_eq!(body, "gzip");
    says(&head, "content-encoding: gzip");
}

#[test]
fn who_reads_no_compression_gets_the_file_itself() {
    let (head, body) = get(served("plain"), "/pages.0123456789abcdef.wasm", "");
    assert_eq!(body, "\0asm");
    assert!(!head.contains("content-encoding"), "{head}");
}

#[test]
fn a_story_is_text_in_utf_8() {
    let (head, body) = get(served("story"), &format!("/{STORY}"), "");
    says(&head, "content-type: text/plain; charset=utf-8");
    assert!(body.contains("Één"));
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let address = served("etag");
    let (head, _) = get(address, "/", "");
    let tag = head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("an etag");
    let (head, body) = get(address, "/", &format!("If-None-Match: {tag}\r\n"));
    assert!(head.starts_with("http/1.1 304"), "{head}");
    assert_eq!(body, "");
}

#[test]
fn nothing_outside_the_site_can_be_had() {
    let address = served("outside");
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/cases/../../secret.txt", "//../secret.txt"] {
        let (head, body) = get(address, path, "");
        assert!(!head.starts_with("http/1.1 200") && !body.contains("secret"), "{path} gave:\n{head}\n{body}");
    }
}

#[test]
fn what_is_not_there_is_said_in_words_and_under_the_same_policy() {
    let (head, body) = get(served("missing"), "/nothing.0123456789abcdef.js", "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
    assert!(body.contains("There is no such page."), "{body}");
    says(&head, "cache-control: no-cache");
    assert!(head.contains("content-security-policy: default-src 'none'"), "{head}");
}

#[test]
fn a_site_that_was_never_built_says_how_to_build_it() {
    let error = server::serve(&std::env::temp_dir().join("kt-no-such-site"), server::USUAL_ADDRESS, |_| ()).unwrap_err();
    assert!(matches!(error, ServeError::NoSite { .. }));
    assert!(error.to_string().contains("`cargo xtask build`"), "{error}");
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_a_clear_error() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = taken.local_addr().expect("its address");
    let error = server::serve(&site("busy"), address, |_| ()).unwrap_err();
    assert!(error.to_string().contains(&format!("already uses port {}", address.port())), "{error}");
}

#[test]
fn a_port_nobody_asked_for_and_is_taken_is_passed_over() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = taken.local_addr().expect("its address");
    let (ready, wait) = mpsc::channel();
    thread::spawn(move || {
        let _ = server::serve_nearby(&site("nearby"), address, |found| {
            let _ = ready.send(found);
        });
    });
    let found = wait.recv().expect("the server says where it is");
    assert_ne!(found, address);
    let (head, _) = get(found, "/", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
}
