//! What the `Err` of an exported function may be, and how it becomes code and message.
//!
//! An `Err` can be of any type that says something. Which way it goes is decided where the macro is expanded, by the rules
//! for methods: `(&&caught).write_message(…)`, where `caught` is a `&Caught`, is looked for with as many references as stand
//! there, then with fewer. So the trait for `&&Caught` goes before that for `&Caught`, and that before the one for `Caught`;
//! each where its bounds hold.

use crate::code;
use crate::error::Error;
use crate::message::{write_chain, Message};
use std::error::Error as StdError;
use std::fmt::{self, Display, Write};
use std::ops::Deref;

/// The code of an error type.
///
/// The `Err` of an exported function can be
///
/// - [`Error`](crate::Error), of which every other is made by `?`;
/// - any type that implements [`std::error::Error`]: the message is its own, followed by those of its sources;
/// - a box or the like of one: `Box<dyn Error + Send + Sync>`;
/// - anything else that can be displayed: `String`, `&str`.
///
/// Its code is [`code::FAILED`](crate::code::FAILED), unless its type implements this:
///
/// ```
/// use std::fmt;
///
/// #[derive(Debug)]
/// pub enum ParseError { Empty, BadByte(usize) }
///
/// impl native_sdk::ErrorCode for ParseError {
///     fn code(&self) -> i32 {
///         match self { ParseError::Empty => 1, ParseError::BadByte(_) => 2 }
///     }
/// }
///
/// impl std::error::Error for ParseError {}
/// # impl fmt::Display for ParseError {
/// #     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("cannot parse") }
/// # }
///
/// native_sdk::export! {
///     pub fn parse(first: u8) -> Result<u32, ParseError> {
///         match first { 0 => Err(ParseError::Empty), n if n > 127 => Err(ParseError::BadByte(0)), n => Ok(n.into()) }
///     }
/// }
/// ```
pub trait ErrorCode {
    /// Positive, or one of [`code`](crate::code).
    fn code(&self) -> i32 {
        code::FAILED
    }
}

impl ErrorCode for Error {
    fn code(&self) -> i32 {
        Error::code(self)
    }
}

/// The `Err` of an exported function.
pub struct Caught<'a, E>(pub &'a E);

/// For types with a code.
pub trait CodeOfOurs {
    /// The code.
    fn code_of(&self) -> i32;
}

impl<E: ErrorCode> CodeOfOurs for &Caught<'_, E> {
    fn code_of(&self) -> i32 {
        self.0.code()
    }
}

/// For types without one.
pub trait CodeOfAny {
    /// The code.
    fn code_of(&self) -> i32;
}

impl<E> CodeOfAny for Caught<'_, E> {
    fn code_of(&self) -> i32 {
        code::FAILED
    }
}

/// For errors.
pub trait WriteError {
    /// Writes the message.
    fn write_message(&self, text: &mut Message) -> fmt::Result;
}

impl<E: StdError> WriteError for &&Caught<'_, E> {
    fn write_message(&self, text: &mut Message) -> fmt::Result {
        write_chain(self.0, text)
    }
}

/// For boxes of errors, which are none themselves.
pub trait WritePointer {
    /// Writes the message.
    fn write_message(&self, text: &mut Message) -> fmt::Result;
}

impl<E: Deref> WritePointer for &Caught<'_, E>
where
    E::Target: StdError,
{
    fn write_message(&self, text: &mut Message) -> fmt::Result {
        write_chain(&**self.0, text)
    }
}

/// For everything else.
pub trait WriteDisplay {
    /// Writes the message.
    fn write_message(&self, text: &mut Message) -> fmt::Result;
}

impl<E: Display> WriteDisplay for Caught<'_, E> {
    fn write_message(&self, text: &mut Message) -> fmt::Result {
        write!(text, "{}", self.0)
    }
}
