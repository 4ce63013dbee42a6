//! Compressed copies beside each file: made once and thoroughly here, so that the server only hands them over.
//! Brotli is smaller; browsers ask for it only over https and on their own machine, so a workshop on a school's plain
//! http network needs gzip.

use crate::failure::{AtPath, Outcome};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;

/// Whether this kind of file gets smaller. Fonts (woff2) are brotli inside already.
pub fn pays(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    matches!(ending, "html" | "js" | "css" | "wasm" | "json" | "kt" | "svg" | "txt" | "md")
}

/// The same content, compressed as far as it goes.
pub fn brotli(content: &[u8], path: &Path) -> Outcome<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        // 16 MB to look back in: the largest every browser accepts, and as large as the largest module.
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    let mut reader = content;
    brotli::BrotliCompress(&mut reader, &mut compressed, &params).at("compress", path)?;
    Ok(compressed)
}

/// The same for who does not read brotli.
pub fn gzip(content: &[u8], path: &Path) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).and_then(|()| encoder.finish()).at("compress", path)
}
