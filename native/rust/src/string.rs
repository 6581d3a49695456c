use crate::error::Error;
use crate::export::Zero;
use std::ffi::CString;
use std::os::raw::c_char;
use std::ptr;

/// Text that the caller owns: `char *` in C, UTF-8, terminated by a zero.
///
/// ```
/// use native_sdk::{export, export_free, Error, OwnedString};
///
/// export! {
///     pub fn greet(hour: u32) -> Result<OwnedString, Error> {
///         OwnedString::new(if hour < 12 { "good morning" } else { "good evening" })
///     }
/// }
/// export_free! { string greet_string_free; }
/// # fn main() {}
/// ```
#[repr(transparent)]
#[derive(Debug)]
pub struct OwnedString(*mut c_char);

impl OwnedString {
    /// A copy for C; an error if there is a zero in it, which C would take for its end.
    pub fn new(text: impl Into<String>) -> Result<Self, Error> {
        match CString::new(text.into()) {
            Ok(text) => Ok(OwnedString(text.into_raw())),
            Err(error) => Err(Error::invalid_argument(format!("text with a zero at {}", error.nul_position()))),
        }
    }

    /// No string, where that is a value: null.
    pub fn none() -> Self {
        OwnedString(ptr::null_mut())
    }
}

impl Zero for OwnedString {
    const ZERO: Self = OwnedString(ptr::null_mut());
}

/// Frees a string.
///
/// # Safety
/// It is null or from [`OwnedString::new`], and was not freed yet.
pub unsafe fn free(string: OwnedString) {
    if !string.0.is_null() {
        // SAFETY: by contract.
        drop(unsafe { CString::from_raw(string.0) });
    }
}
