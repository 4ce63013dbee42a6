//! How wide words are, and lines of them. Nobody measures letters here: a table of widths, on the wide side, so that what
//! fits here fits in whichever of the fonts a machine has.

/// Width of a letter in hundredths of the size of the letters. DejaVu Sans is the widest of the fonts that are asked for.
fn letter(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' | '‘' | '’' => 30,
        ' ' | '.' | ',' | ':' | ';' | 'f' | 't' | 'I' | '!' | '(' | ')' | '·' => 38,
        'r' | '-' | '/' | '"' | 's' | 'z' | 'c' | 'k' | 'J' | '?' => 54,
        'm' | 'M' | 'W' | '…' | '—' | '%' | '@' => 98,
        'w' => 82,
        'A'..='Z' => 72,
        ' '..='~' => 62,
        // Combining signs have no width of their own.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        '\u{80}'..='\u{24f}' => 64,
        '\u{250}'..='\u{10ff}' => 72,
        _ => 104,
    }
}

/// How wide a text is, in pixels.
pub(super) fn width(text: &str, size: i32, bold: bool) -> i32 {
    let wide: i32 = text.chars().map(letter).fold(0, i32::saturating_add);
    let wide = wide.saturating_mul(size) / 100;
    if bold { wide.saturating_add(wide / 7) } else { wide }
}

/// Breaks a text into at most `most` lines that are not wider than `room`; what does not fit ends in an ellipsis. Any white
/// space is one blank, and signs that steer a machine are left out.
pub(super) fn wrap(text: &str, room: i32, size: i32, bold: bool, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    let blank = width(" ", size, bold);
    let mut words = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty()).peekable();
    let mut rest: Option<&str> = None;
    while let Some(word) = rest.take().or_else(|| words.next()) {
        // A word longer than a line is broken where the line is full.
        let (fits, behind) = cut(word, room, size, bold);
        let wide = width(fits, size, bold);
        if used > 0 && used + blank + wide > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
            if lines.len() == most {
                rest = Some(word);
                break;
            }
        }
        if used > 0 {
            line.push(' ');
            used += blank;
        }
        line.push_str(fits);
        used += wide;
        rest = Some(behind).filter(|behind| !behind.is_empty());
        if rest.is_some() {
            lines.push(std::mem::take(&mut line));
            used = 0;
            if lines.len() == most {
                break;
            }
        }
    }
    let more = rest.is_some() || words.peek().is_some();
    if !line.is_empty() && lines.len() < most {
        lines.push(line);
    }
    if more && let Some(last) = lines.last_mut() {
        let dots = width("…", size, bold);
        while !last.is_empty() && width(last, size, bold) + dots > room {
            last.pop();
        }
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    lines
}

/// As much of a word as fits, at least one letter, and what is behind it.
fn cut(word: &str, room: i32, size: i32, bold: bool) -> (&str, &str) {
    let mut used = 0_i32;
    for (place, one) in word.char_indices() {
        let wide = letter(one).saturating_mul(size) / 100;
        used = used.saturating_add(if bold { wide + wide / 7 } else { wide } + 1);
        if used > room && place > 0 {
            return word.split_at(place);
        }
    }
    (word, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_as_it_is() {
        assert_eq!(wrap("Wat  wilt\nu?", 200, 13, false, 3), ["Wat wilt u?"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis_and_no_line_is_too_wide() {
        let lines = wrap("Zij wil graag op donderdag weer gaan zingen bij het koor", 90, 13, false, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|line| width(line, 13, false) <= 90), "{lines:?}");
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        let lines = wrap(&"x".repeat(100), 90, 13, false, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| width(line, 13, false) <= 90), "{lines:?}");
    }

    #[test]
    fn nothing_gives_no_line() {
        assert!(wrap(" \n ", 90, 13, false, 3).is_empty());
        assert!(wrap("", 90, 13, false, 3).is_empty());
    }
}
