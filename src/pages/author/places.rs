//! Places in a text: our own count bytes, those of JavaScript count UTF-16.

/// Translates places of one text.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Behind each sign that is not one byte: its byte, and its place as JavaScript counts.
    wide: Vec<(usize, usize)>,
    bytes: usize,
}

impl Places {
    /// For this text. It is gone through at every keystroke, so by bytes: only the first byte of a wide sign says anything.
    pub fn new(text: &str) -> Self {
        let mut wide = Vec::new();
        // How many bytes more than places there were so far.
        let mut more = 0;
        for (at, first) in text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xC0) {
            let (bytes, units) = match first {
                0xF0.. => (4, 2),
                0xE0.. => (3, 1),
                _ => (2, 1),
            };
            more += bytes - units;
            wide.push((at + bytes, at + bytes - more));
        }
        Self { wide, bytes: text.len() }
    }

    /// The place of a byte, as JavaScript counts. Inside a sign it is behind it; past the end it is the end.
    pub fn outward(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes);
        let before = self.wide.partition_point(|(at, _)| *at <= byte);
        let (at, units) = before.checked_sub(1).and_then(|last| self.wide.get(last)).copied().unwrap_or_default();
        units + (byte - at)
    }

    /// The byte of a place as JavaScript counts.
    pub fn inward(&self, place: usize) -> usize {
        let before = self.wide.partition_point(|(_, units)| *units <= place);
        let (at, units) = before.checked_sub(1).and_then(|last| self.wide.get(last)).copied().unwrap_or_default();
        (at + (place - units)).min(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_leads_there_and_back() {
        for text in ["", "abc", "é", "één “tafel” €", "a🪑b", "🪑🪑é"] {
            let places = Places::new(text);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let units = text[..byte].encode_utf16().count();
                assert_eq!(places.outward(byte), units, "{text} {byte}");
                assert_eq!(places.inward(units), byte, "{text} {byte}");
            }
            assert_eq!(places.outward(999), text.encode_utf16().count());
            assert_eq!(places.inward(999), text.len());
        }
    }
}
