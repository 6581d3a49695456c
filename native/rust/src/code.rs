//! Codes of errors that are the same in every library: zero and below. A library's own codes are positive.

/// No code was given: the message says it all.
pub const FAILED: i32 = -1;

/// A bug in the library: a panic.
pub const PANIC: i32 = -2;

/// An allocation failed.
pub const OUT_OF_MEMORY: i32 = -3;

/// A null pointer, text that is not UTF-8, a length that no memory has.
pub const INVALID_ARGUMENT: i32 = -4;

/// The operating system said so; for libraries that want to tell it from others.
pub const SYSTEM: i32 = -5;
