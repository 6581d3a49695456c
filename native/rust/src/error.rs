use crate::code;
use crate::message::{write_chain, Message};
use std::fmt;

/// An error for exported functions: a message and a code.
///
/// Every error of Rust becomes one with `?`, its sources with it:
///
/// ```
/// fn port(text: &str) -> Result<u16, native_sdk::Error> {
///     Ok(text.parse::<u16>()?)
/// }
/// assert_eq!(port("x").unwrap_err().message(), "invalid digit found in string");
/// assert_eq!(port("x").unwrap_err().code(), native_sdk::code::FAILED);
/// ```
///
/// For codes use [`Error::new`] and [`Error::with_code`], or an error type of your own with [`ErrorCode`](crate::ErrorCode).
///
/// It does not implement [`std::error::Error`], for then it could not be made of every type that does.
#[derive(Clone, Debug)]
pub struct Error {
    code: i32,
    message: String,
}

impl Error {
    /// An error with a code of the library's own, which is positive, or one of [`code`](crate::code).
    pub fn new(code: i32, message: impl Into<String>) -> Self {
        Error { code, message: message.into() }
    }

    /// A null pointer, text that is not UTF-8, and the like: [`code::INVALID_ARGUMENT`].
    pub fn invalid_argument(message: impl Into<String>) -> Self {
        Error::new(code::INVALID_ARGUMENT, message)
    }

    /// The same message with another code: `file.read().map_err(|e| Error::from(e).with_code(3))`.
    #[must_use]
    pub fn with_code(self, code: i32) -> Self {
        Error { code, ..self }
    }

    /// The code.
    pub fn code(&self) -> i32 {
        self.code
    }

    /// The message.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl<E: std::error::Error> From<E> for Error {
    fn from(error: E) -> Self {
        let mut message = Message::default();
        match write_chain(&error, &mut message) {
            Err(_) if message.ran_out_of_memory() => Error::new(code::OUT_OF_MEMORY, String::new()),
            _ => Error::new(code::FAILED, message.into_string()),
        }
    }
}
