//! A JSON reader (RFC 8259) that is pulled: the caller says what it expects next, and nothing is built that it does
//! not ask for. So a document costs memory in proportion to what is used of it, and an error can name the member.
//!
//! As `JSON.parse` does, it lets the last of several members with one name win (its callers do), accepts a lone
//! surrogate in a `\u` escape (read as U+FFFD here, because a Rust string cannot hold it), and refuses everything else
//! that is not in the grammar.

use crate::error::{Error, ErrorCode};
use std::borrow::Cow;
use std::fmt;

/// How deep arrays and objects may nest. A source map needs 4 levels, an index map 3 more for every level of maps.
const MAX_DEPTH: u32 = 128;

/// What the next value is, told by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Kind::Object => "an object",
            Kind::Array => "an array",
            Kind::String => "a string",
            Kind::Number => "a number",
            Kind::Boolean => "a boolean",
            Kind::Null => "null",
        })
    }
}

/// Reads one document, front to back.
pub(crate) struct Reader<'a> {
    text: &'a str,
    /// In bytes, and always between two characters.
    position: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// A reader of `text` from byte `start` on; positions in messages count from the beginning of `text`.
    pub(crate) fn new(text: &'a str, start: usize) -> Self {
        Reader { text, position: start, depth: 0 }
    }

    /// The next value's kind; reads only white space.
    pub(crate) fn kind(&mut self) -> Result<Kind, Error> {
        self.skip_white_space();
        match self.peek() {
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'"') => Ok(Kind::String),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'n') => Ok(Kind::Null),
            _ => Err(self.unexpected("a value")),
        }
    }

    /// Reads an object; `member` is called for each name and has to read the value.
    pub(crate) fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, Cow<'a, str>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.open(b'{', "'{'")?;
        if !self.take(b'}') {
            loop {
                self.skip_white_space();
                let name = self.string()?;
                self.expect(b':', "':'")?;
                member(self, name)?;
                if self.take(b'}') {
                    break;
                }
                self.expect(b',', "',' or '}'")?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads an array; `element` is called for each index and has to read the value.
    pub(crate) fn array(
        &mut self,
        mut element: impl FnMut(&mut Self, usize) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.open(b'[', "'['")?;
        if !self.take(b']') {
            for index in 0.. {
                element(self, index)?;
                if self.take(b']') {
                    break;
                }
                self.expect(b',', "',' or ']'")?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a string: borrowed from the document where it has no escapes.
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, Error> {
        self.expect(b'"', "a string")?;
        let start = self.position;
        self.skip_plain_characters();
        let plain = &self.text[start..self.position];
        if self.take_byte(b'"') {
            return Ok(Cow::Borrowed(plain));
        }

        let mut unescaped = String::from(plain);
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(Cow::Owned(unescaped));
                }
                Some(b'\\') => {
                    self.position += 1;
                    unescaped.push(self.escape()?);
                }
                Some(0..=0x1F) => return Err(self.unexpected("an escape for the control character")),
                Some(_) => {
                    let start = self.position;
                    self.skip_plain_characters();
                    unescaped.push_str(&self.text[start..self.position]);
                }
                None => return Err(self.unexpected("'\"'")),
            }
        }
    }

    /// Reads a number, as the nearest 64-bit floating-point number.
    pub(crate) fn number(&mut self) -> Result<f64, Error> {
        self.skip_white_space();
        let start = self.position;
        self.take_byte(b'-');
        if !self.take_byte(b'0') {
            self.digits()?;
        }
        if self.take_byte(b'.') {
            self.digits()?;
        }
        if self.take_byte(b'e') || self.take_byte(b'E') {
            if !self.take_byte(b'+') {
                self.take_byte(b'-');
            }
            self.digits()?;
        }
        // JSON's grammar is a subset of Rust's, and what is too large for both becomes infinite: this cannot fail.
        self.text[start..self.position].parse().map_err(|_| self.unexpected("a number"))
    }

    /// Reads `null`.
    pub(crate) fn null(&mut self) -> Result<(), Error> {
        self.skip_white_space();
        self.word("null")
    }

    /// Reads the next value, whatever it is, and forgets it.
    pub(crate) fn skip(&mut self) -> Result<(), Error> {
        match self.kind()? {
            Kind::Object => self.object(|reader, _| reader.skip()),
            Kind::Array => self.array(|reader, _| reader.skip()),
            Kind::String => self.string().map(drop),
            Kind::Number => self.number().map(drop),
            Kind::Boolean if self.peek() == Some(b't') => self.word("true"),
            Kind::Boolean => self.word("false"),
            Kind::Null => self.word("null"),
        }
    }

    /// Demands that nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        self.skip_white_space();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected("the end of the document")),
        }
    }

    fn escape(&mut self) -> Result<char, Error> {
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.position += 1;
                return self.unicode_escape();
            }
            _ => return Err(self.unexpected("one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")),
        };
        self.position += 1;
        Ok(character)
    }

    /// Reads what follows `\u`, and a second escape if the two are a surrogate pair.
    fn unicode_escape(&mut self) -> Result<char, Error> {
        let first = self.four_hex_digits()?;
        if (0xD800..0xDC00).contains(&first) && self.text[self.position..].starts_with("\\u") {
            let after_first = self.position;
            self.position += 2;
            let second = self.four_hex_digits()?;
            if (0xDC00..0xE000).contains(&second) {
                let scalar = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(scalar).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.position = after_first; // no pair: the second escape stands for itself
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_hex_digits(&mut self) -> Result<u32, Error> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            value = value * 16 + digit.ok_or_else(|| self.unexpected("four hexadecimal digits after \\u"))?;
            self.position += 1;
        }
        Ok(value)
    }

    fn digits(&mut self) -> Result<(), Error> {
        let start = self.position;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.position += 1;
        }
        if self.position == start {
            return Err(self.unexpected("a digit"));
        }
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), Error> {
        if !self.text[self.position..].starts_with(word) {
            return Err(self.unexpected("true, false or null"));
        }
        self.position += word.len();
        Ok(())
    }

    fn open(&mut self, bracket: u8, name: &str) -> Result<(), Error> {
        self.expect(bracket, name)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message =
                format!("arrays and objects nest deeper than {MAX_DEPTH} levels at byte {}", self.position - 1);
            return Err(Error::new(ErrorCode::TooDeep, message));
        }
        Ok(())
    }

    fn expect(&mut self, byte: u8, name: &str) -> Result<(), Error> {
        if self.take(byte) {
            return Ok(());
        }
        Err(self.unexpected(name))
    }

    /// Moves past white space, and past `byte` if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_white_space();
        self.take_byte(byte)
    }

    fn take_byte(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn skip_white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    /// Moves to the next quote, backslash or control character of a string, or to the end.
    fn skip_plain_characters(&mut self) {
        let rest = &self.text.as_bytes()[self.position..];
        let plain = rest.iter().position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20);
        self.position += plain.unwrap_or(rest.len());
    }

    fn unexpected(&self, expected: &str) -> Error {
        let found = match self.text.get(self.position..).and_then(|rest| rest.chars().next()) {
            Some(character) => format!("found {character:?}"),
            None => "the document ends".to_owned(),
        };
        let message = format!("not JSON: expected {expected}, but {found} at byte {}", self.position);
        Error::new(ErrorCode::InvalidJson, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(json: &str) -> Result<String, String> {
        let mut reader = Reader::new(json, 0);
        let value = reader.string().and_then(|value| reader.end().map(|()| value.into_owned()));
        value.map_err(|error| error.message().to_owned())
    }

    fn number(json: &str) -> Result<f64, String> {
        let mut reader = Reader::new(json, 0);
        let value = reader.number().and_then(|value| reader.end().map(|()| value));
        value.map_err(|error| error.message().to_owned())
    }

    fn skip(json: &str) -> Result<(), String> {
        let mut reader = Reader::new(json, 0);
        let end = reader.skip().and_then(|()| reader.end());
        end.map_err(|error| error.message().to_owned())
    }

    #[test]
    fn strings_without_escapes_are_borrowed() {
        assert!(matches!(Reader::new("\"plain é 🔥\"", 0).string(), Ok(Cow::Borrowed("plain é 🔥"))));
    }

    #[test]
    fn strings_with_every_escape() {
        assert_eq!(string(r#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC""#).unwrap(), "\"\\/\u{8}\u{C}\n\r\tAé€");
        assert_eq!(string(r#""a\u0000b""#).unwrap(), "a\0b");
        assert_eq!(string(r#""x\ny é\tz""#).unwrap(), "x\ny é\tz");
    }

    #[test]
    fn surrogate_pairs_become_one_character() {
        assert_eq!(string(r#""\uD83D\uDD25""#).unwrap(), "🔥");
        assert_eq!(string(r#""\ud800\udc00\uDBFF\uDFFF""#).unwrap(), "\u{10000}\u{10FFFF}");
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        assert_eq!(string(r#""\uD83D""#).unwrap(), "\u{FFFD}");
        assert_eq!(string(r#""\uDD25\uD83D""#).unwrap(), "\u{FFFD}\u{FFFD}");
        assert_eq!(string(r#""\uD83D\u0041\uD83D\n""#).unwrap(), "\u{FFFD}A\u{FFFD}\n");
        assert_eq!(string(r#""\uD83D\uD83D\uDD25""#).unwrap(), "\u{FFFD}🔥");
    }

    #[test]
    fn malformed_strings_are_refused() {
        let cases = [
            ("\"abc", "not JSON: expected '\"', but the document ends at byte 4"),
            ("\"a\nb\"", "not JSON: expected an escape for the control character, but found '\\n' at byte 2"),
            ("\"\\", "not JSON: expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u, but the document ends at byte 2"),
            ("\"\\é\"", "not JSON: expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u, but found 'é' at byte 2"),
            ("\"\\u12é4\"", "not JSON: expected four hexadecimal digits after \\u, but found 'é' at byte 5"),
            ("\"\\uD83D\\u00\"", "not JSON: expected four hexadecimal digits after \\u, but found '\"' at byte 11"),
        ];
        for (json, message) in cases {
            assert_eq!(string(json).unwrap_err(), message, "{json}");
        }
    }

    #[test]
    fn numbers() {
        for (json, value) in
            [("0", 0.0), ("-0", 0.0), ("3", 3.0), ("-12.5e+2", -1250.0), ("1E3", 1000.0), ("5e-1", 0.5)]
        {
            assert_eq!(number(json).unwrap(), value, "{json}");
        }
        assert_eq!(number("1e999").unwrap(), f64::INFINITY);
    }

    #[test]
    fn malformed_numbers_are_refused() {
        for json in ["", "-", "01", ".5", "1.", "1e", "1e+", "+1", "0x1", "1_0", "Infinity"] {
            assert!(number(json).is_err(), "{json}");
        }
        assert_eq!(number("1.x").unwrap_err(), "not JSON: expected a digit, but found 'x' at byte 2");
    }

    #[test]
    fn any_value_can_be_skipped() {
        skip(" { \"a\" : [ 1 , -2.5e3 , { } , [ ] , \"\\n\" ] , \"b\" : { \"c\" : true , \"d\" : false , \"e\" : null } } \r\n\t")
            .unwrap();
    }

    #[test]
    fn malformed_values_are_refused() {
        let cases = [
            ("", "not JSON: expected a value, but the document ends at byte 0"),
            ("  ?", "not JSON: expected a value, but found '?' at byte 2"),
            ("[1,]", "not JSON: expected a value, but found ']' at byte 3"),
            ("[1 2]", "not JSON: expected ',' or ']', but found '2' at byte 3"),
            ("[1", "not JSON: expected ',' or ']', but the document ends at byte 2"),
            ("{\"a\":1,}", "not JSON: expected a string, but found '}' at byte 7"),
            ("{\"a\" 1}", "not JSON: expected ':', but found '1' at byte 5"),
            ("{\"a\":1 \"b\"", "not JSON: expected ',' or '}', but found '\"' at byte 7"),
            ("{a:1}", "not JSON: expected a string, but found 'a' at byte 1"),
            ("nul", "not JSON: expected true, false or null, but found 'n' at byte 0"),
            ("truth", "not JSON: expected true, false or null, but found 't' at byte 0"),
            ("{} {}", "not JSON: expected the end of the document, but found '{' at byte 3"),
            ("\u{A0}1", "not JSON: expected a value, but found '\\u{a0}' at byte 0"),
        ];
        for (json, message) in cases {
            assert_eq!(skip(json).unwrap_err(), message, "{json}");
        }
    }

    #[test]
    fn nesting_has_a_limit() {
        let nest = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        skip(&nest(128)).unwrap();
        let message = "arrays and objects nest deeper than 128 levels at byte 128";
        assert_eq!(skip(&nest(129)).unwrap_err(), message);
        assert_eq!(skip(&"[".repeat(1_000_000)).unwrap_err(), message);
        skip(&format!("[{}]", vec!["[]"; 1000].join(","))).unwrap(); // siblings are not depth
    }
}
