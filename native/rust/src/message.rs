//! Text in the making, where a failed allocation is no panic.

use std::error::Error;
use std::fmt::{self, Write};

/// Text whose growth may fail: `write!` gives an error then, and [`Message::ran_out_of_memory`] tells it from an error of
/// whoever writes.
#[derive(Default)]
pub struct Message {
    bytes: Vec<u8>,
    ran_out_of_memory: bool,
}

impl Message {
    /// UTF-8, without zeros.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// As a string, without another allocation.
    pub fn into_string(self) -> String {
        // All of it came from `&str`s, so it is UTF-8.
        String::from_utf8(self.bytes).unwrap_or_default()
    }

    /// Whether an allocation failed. What is there then is the beginning.
    pub fn ran_out_of_memory(&self) -> bool {
        self.ran_out_of_memory
    }

    fn push(&mut self, bytes: &[u8]) -> fmt::Result {
        if self.bytes.try_reserve(bytes.len()).is_err() {
            self.ran_out_of_memory = true;
            return Err(fmt::Error);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

impl Write for Message {
    /// A zero would end the message for C, so U+FFFD takes its place.
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut parts = text.split('\0');
        if let Some(first) = parts.next() {
            self.push(first.as_bytes())?;
        }
        for part in parts {
            self.push("\u{FFFD}".as_bytes())?;
            self.push(part.as_bytes())?;
        }
        Ok(())
    }
}

/// Sources are followed no further: a chain that leads back to itself has to end.
const MAX_DEPTH: usize = 32;

/// An error's message and those of its sources: `cannot read x.json: No such file or directory (os error 2)`.
///
/// Many errors already end with their source's message. It is not said twice.
pub fn write_chain<E: Error + ?Sized>(error: &E, text: &mut Message) -> fmt::Result {
    write!(text, "{}", error)?;
    let mut source = error.source();
    for _ in 0..MAX_DEPTH {
        let error = match source {
            Some(error) => error,
            None => break,
        };
        let mut message = Message::default();
        if let Err(error) = write!(message, "{}", error) {
            text.ran_out_of_memory |= message.ran_out_of_memory;
            return Err(error);
        }
        if !text.bytes.ends_with(&message.bytes) {
            text.push(b": ")?;
            text.push(&message.bytes)?;
        }
        source = error.source();
    }
    Ok(())
}
