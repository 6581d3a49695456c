//! A caller in C would do this.
#![allow(dead_code)]

use native_sdk::{export_free, RawError};
use std::ffi::CStr;
use std::ptr;

export_free! {
    error test_error_free;
}

#[derive(Debug, PartialEq)]
pub struct Outcome<T> {
    pub value: T,
    pub error: Option<(i32, String)>,
}

impl<T> Outcome<T> {
    pub fn failed(value: T, code: i32, message: &str) -> Self {
        Outcome { value, error: Some((code, message.into())) }
    }
}

/// Calls with an out-pointer that is not initialised, and frees the error.
pub fn call<T>(function: impl FnOnce(*mut *mut RawError) -> T) -> Outcome<T> {
    let mut error = ptr::NonNull::dangling().as_ptr();
    let value = function(&mut error);
    if error.is_null() {
        return Outcome { value, error: None };
    }
    unsafe {
        let message = CStr::from_ptr((*error).message).to_str().expect("a message is UTF-8").to_owned();
        let code = (*error).code;
        test_error_free(error);
        Outcome { value, error: Some((code, message)) }
    }
}
