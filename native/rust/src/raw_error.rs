//! The error as C sees it.

use crate::code;
use crate::message::Message;
use std::alloc::{alloc, dealloc, Layout};
use std::ffi::CStr;
use std::mem::{align_of, size_of};
use std::os::raw::c_char;
use std::ptr;

/// `native_sdk_error` of native_sdk.h: what an out-pointer of an exported function is set to.
///
/// Made by [`export!`](crate::export!), freed by the function that [`export_free!`](crate::export_free!) makes.
#[repr(C)]
#[derive(Debug)]
pub struct RawError {
    /// One of [`code`](crate::code), or a positive code of the library.
    pub code: i32,

    /// UTF-8, terminated by a zero, never null.
    pub message: *mut c_char,
}

/// The error and its message are one allocation, the message right behind it. Where that allocation fails the error is this
/// one, which is always there; its message lies elsewhere, and so [`free`] knows to leave it.
struct Preallocated(RawError);

// SAFETY: nobody writes to it, and the message that it points to is constant.
unsafe impl Sync for Preallocated {}

static OUT_OF_MEMORY: Preallocated =
    Preallocated(RawError { code: code::OUT_OF_MEMORY, message: b"out of memory\0".as_ptr() as *mut c_char });

/// The error for want of memory. C must not write to it, and has no reason to.
pub fn out_of_memory() -> *mut RawError {
    &OUT_OF_MEMORY.0 as *const RawError as *mut RawError
}

/// An error with a message; the one for want of memory if there is none for it.
pub fn create(code: i32, message: &Message) -> *mut RawError {
    let bytes = message.as_bytes();
    let is_out_of_memory = message.ran_out_of_memory() || (code == code::OUT_OF_MEMORY && bytes.is_empty());
    let layout = match layout(bytes.len()) {
        Some(layout) if !is_out_of_memory => layout,
        _ => return out_of_memory(),
    };
    // SAFETY: the layout is not empty.
    let error = unsafe { alloc(layout) } as *mut RawError;
    if error.is_null() {
        return out_of_memory();
    }
    // SAFETY: the allocation is large enough for the error, the bytes behind it and a zero, and aligned for the error.
    unsafe {
        let text = error.add(1) as *mut u8;
        ptr::copy_nonoverlapping(bytes.as_ptr(), text, bytes.len());
        text.add(bytes.len()).write(0);
        error.write(RawError { code, message: text as *mut c_char });
    }
    error
}

/// Frees an error; null, and the one for want of memory, are left alone.
///
/// # Safety
/// It is null or was made by this library, and was not freed yet.
pub unsafe fn free(error: *mut RawError) {
    if error.is_null() || ptr::eq(error, out_of_memory()) {
        return;
    }
    // SAFETY: by contract `create` made it: the message lies behind it, ends with the only zero in it, and its length is
    // what the allocation was made for.
    unsafe {
        let length = CStr::from_ptr(error.add(1) as *const c_char).to_bytes().len();
        if let Some(layout) = layout(length) {
            dealloc(error as *mut u8, layout);
        }
    }
}

/// Of an error with a message of that many bytes; null if no memory is that large.
fn layout(length: usize) -> Option<Layout> {
    let size = length.checked_add(size_of::<RawError>() + 1)?;
    Layout::from_size_align(size, align_of::<RawError>()).ok()
}
