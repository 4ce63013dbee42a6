//! Bytes that some program wrote, as text: whatever they are, text comes out.

/// The signs of Windows-1252 from 0x80 up to 0x9F, as the WHATWG Encoding Standard lists them; all others are those of Latin-1.
/// `encoding_rs` would bring the tables of all of Asia along for these 32 signs, into the browser too.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜',
    '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads UTF-8, with or without a mark in front; UTF-16, when a mark says so (the “Unicode text” of Excel); anything else as
/// Windows-1252, which is what Excel on Windows writes as plain CSV. Says whether it was Unicode.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    let (pairs, big) = match bytes {
        [0xff, 0xfe, rest @ ..] => (Some(rest), false),
        [0xfe, 0xff, rest @ ..] => (Some(rest), true),
        _ => (None, false),
    };
    if let Some(pairs) = pairs {
        let units = pairs.chunks(2).map(|pair| {
            let pair = [pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)];
            if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        });
        return (char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), true);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), true),
        Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), false),
    }
}

fn windows_1252(byte: u8) -> char {
    usize::from(byte).checked_sub(0x80).and_then(|at| WINDOWS_1252.get(at)).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_writes_is_read() {
        assert_eq!(decode(b"\xef\xbb\xbfE\xc3\xa9n"), ("Eén".to_owned(), true));
        assert_eq!(decode(b"\x93E\xe9n\x94 \x80 5"), ("“Eén” € 5".to_owned(), false));
        assert_eq!(decode(b"\xff\xfeE\x00\xe9\x00"), ("Eé".to_owned(), true));
        assert_eq!(decode(b"\xfe\xff\x00E\xd8"), ("E\u{fffd}".to_owned(), true));
    }
}
