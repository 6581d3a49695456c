//! Reads JavaScript source maps (version 3, ECMA-426) and answers one question: which original line does this
//! position of the generated file come from?
//!
//! Rust callers use [`SourceMap`]; everybody else uses the C interface of `include/sourcemap.h`, which is `ffi.rs`.
//!
//! ```
//! let json = br#"{ "version": 3, "sources": ["a.ts"], "names": ["add"], "mappings": "AAAA,SAAgBA" }"#;
//! let map = sourcemap::SourceMap::parse(json).unwrap();
//! let mapping = map.lookup(0, 12).unwrap();
//! assert_eq!((mapping.line, mapping.column), (0, 16));
//! assert_eq!(map.source(mapping.source), Some("a.ts"));
//! assert_eq!(map.name(mapping.name), Some("add"));
//! ```

#![deny(missing_docs, unsafe_code, unsafe_op_in_unsafe_fn)]
#![deny(clippy::undocumented_unsafe_blocks)]

mod document;
mod error;
#[allow(unsafe_code)] // the C interface: the only place where pointers are
mod ffi;
mod json;
mod lines;
mod map;
mod mappings;
mod vlq;

pub use error::{Error, ErrorCode};
pub use map::{Mapping, SourceMap, NONE};
