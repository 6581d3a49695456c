//! The Rust side of [Native.Sdk](https://www.nuget.org/packages/Native.Sdk): functions with a C ABI whose errors and
//! panics arrive in .NET as exceptions.
//!
//! ```
//! use native_sdk::{export, export_free, handle, input, Error};
//! use std::os::raw::c_char;
//!
//! pub struct Document {
//!     words: Vec<String>,
//! }
//!
//! export! {
//!     /// Splits UTF-8 text into words.
//!     pub fn doc_parse(text: *const c_char, length: usize) -> Result<*mut Document, Error> {
//!         // SAFETY: the header asks for `length` readable bytes, or null where there are none.
//!         let text = unsafe { input::text(text, length, "text")? };
//!         Ok(handle::new(Document { words: text.split_whitespace().map(String::from).collect() }))
//!     }
//!
//!     pub fn doc_word_count(document: *const Document) -> Result<u64, Error> {
//!         // SAFETY: the header asks for a document that was not freed yet.
//!         let document = unsafe { handle::borrow(document, "document")? };
//!         Ok(document.words.len() as u64)
//!     }
//! }
//!
//! export_free! {
//!     error doc_error_free;
//!     handle doc_free(Document);
//! }
//! # fn main() {}
//! ```
//!
//! In C, as `native_sdk.h` has it, those are
//!
//! ```c
//! doc_t *doc_parse(const char *text, size_t length, native_sdk_error **error_out);
//! uint64_t doc_word_count(const doc_t *document, native_sdk_error **error_out);
//! void doc_error_free(native_sdk_error *error);
//! void doc_free(doc_t *document);
//! ```
//!
//! # The rules
//!
//! - **Errors.** The last parameter of every exported function is `error_out`, which [`export!`] adds. It is set by every
//!   call: to null, or to an error that the caller frees by the library's own function ([`export_free!`]). What an `Err`
//!   may hold, where its message and its code come from: [`ErrorCode`].
//! - **Panics** do not leave the library. They become errors with the code [`code::PANIC`] and the panic's own message.
//!   Not so with `panic = "abort"` in the profile: then a panic ends the process, and .NET learns nothing
//!   ([`PANICS_ABORT`]; Native.Sdk warns of such a profile, NSDK3010).
//! - **Memory.** Allocations of the error path are checked: where they fail the error is one that is always there, with the
//!   code [`code::OUT_OF_MEMORY`]. Rust itself ends the process where an ordinary allocation fails (`Vec::push`, `Box::new`).
//! - **Ownership.** What a library has made it frees itself. Two libraries with this crate share nothing.
//!
//! No dependencies, no build script; Rust 1.63 and later. Crates of edition 2024 use the macros as they are.
#![deny(unsafe_op_in_unsafe_fn)]
#![warn(missing_docs)]

mod buffer;
pub mod code;
mod error;
mod export;
mod failure;
pub mod handle;
mod init;
pub mod input;
mod message;
mod panics;
mod raw_error;
mod string;

pub use buffer::Buffer;
pub use error::Error;
pub use export::Zero;
pub use failure::ErrorCode;
pub use init::InitOnce;
pub use panics::{silence_panics, PANICS_ABORT};
pub use raw_error::RawError;
pub use string::OwnedString;

/// What the macros expand to. Not for use by hand: it may change in every version.
#[doc(hidden)]
pub mod private {
    pub use crate::buffer::free as free_buffer;
    pub use crate::export::{landing_pad, quiet, Returned};
    pub use crate::failure::{Caught, CodeOfAny, CodeOfOurs, WriteDisplay, WriteError, WritePointer};
    pub use crate::handle::free as free_handle;
    pub use crate::raw_error::free as free_error;
    pub use crate::string::free as free_string;
}
