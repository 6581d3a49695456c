//! Where the lines of a source text begin and end.

use std::ops::Range;

/// The lines of one text. JavaScript's line terminators count, because those are what generators count: LF, CR, CR LF,
/// U+2028 and U+2029.
#[derive(Debug)]
pub(crate) struct Lines {
    /// Where each line begins: never empty, the first is 0.
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut at = 0;
        while at < bytes.len() {
            at += terminator_at(bytes, at).map_or(1, |length| {
                starts.push(at + length);
                length
            });
        }
        Lines { starts }
    }

    /// The bytes of line `line` of `text`, which must be the text given to [`Lines::of`]; without its terminator.
    pub(crate) fn range(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line)?;
        let end = match self.starts.get(line + 1) {
            None => text.len(),
            Some(&next) => match &text.as_bytes()[start..next] {
                [.., b'\r', b'\n'] => next - 2,
                [.., b'\n' | b'\r'] => next - 1,
                _ => next - 3,
            },
        };
        Some(start..end)
    }
}

/// The length in bytes of the line terminator at `at`, if there is one.
fn terminator_at(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at] {
        b'\n' => Some(1),
        b'\r' if bytes.get(at + 1) == Some(&b'\n') => Some(2),
        b'\r' => Some(1),
        0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])) => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let lines = Lines::of(text);
        (0..).map_while(|line| lines.range(text, line)).map(|range| &text[range]).collect()
    }

    #[test]
    fn splits_at_every_terminator_of_javascript() {
        assert_eq!(split("a\nb\r\nc\rd\u{2028}e\u{2029}f"), ["a", "b", "c", "d", "e", "f"]);
    }

    #[test]
    fn keeps_empty_lines() {
        assert_eq!(split(""), [""]);
        assert_eq!(split("\n\r\n\n"), ["", "", "", ""]);
        assert_eq!(split("\r\r\n\n\r"), ["", "", "", "", ""]);
    }

    #[test]
    fn leaves_other_characters_alone() {
        assert_eq!(split("a\u{2027}\u{85}\u{B}b â\u{80}"), ["a\u{2027}\u{85}\u{B}b â\u{80}"]);
    }
}
