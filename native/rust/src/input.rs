//! What callers hand in: bytes and text, with their checks.

use crate::error::Error;
use crate::handle::is_null;
use std::ffi::CStr;
use std::os::raw::c_char;
use std::str;

/// `length` elements; null stands for none if `length` is zero.
///
/// # Safety
/// The pointer is null, or there are as many elements, aligned, that nobody changes as long as the slice lives.
pub unsafe fn slice<'a, T>(elements: *const T, length: usize, name: &str) -> Result<&'a [T], Error> {
    if length == 0 {
        return Ok(&[]);
    }
    if elements.is_null() {
        return Err(is_null(name));
    }
    if length.checked_mul(std::mem::size_of::<T>()).map_or(true, |size| size > isize::MAX as usize) {
        return Err(Error::invalid_argument(format!("{} is longer than any memory: {}", name, length)));
    }
    // SAFETY: neither null nor too long; the rest by contract.
    Ok(unsafe { std::slice::from_raw_parts(elements, length) })
}

/// `length` bytes of UTF-8; null stands for none if `length` is zero.
///
/// # Safety
/// As for [`slice`].
pub unsafe fn text<'a>(text: *const c_char, length: usize, name: &str) -> Result<&'a str, Error> {
    // SAFETY: by contract; characters of C are bytes.
    utf8(unsafe { slice(text as *const u8, length, name)? }, name)
}

/// UTF-8 that ends with a zero.
///
/// # Safety
/// The pointer is null, or there are bytes up to a zero that nobody changes as long as the text lives.
pub unsafe fn c_text<'a>(text: *const c_char, name: &str) -> Result<&'a str, Error> {
    if text.is_null() {
        return Err(is_null(name));
    }
    // SAFETY: by contract.
    utf8(unsafe { CStr::from_ptr(text) }.to_bytes(), name)
}

fn utf8<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, Error> {
    str::from_utf8(bytes).map_err(|error| Error::invalid_argument(format!("{} is not UTF-8: {}", name, error)))
}
