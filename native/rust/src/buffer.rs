use std::mem::{self, ManuallyDrop};
use std::ptr;

/// Bytes that the caller owns: `native_sdk_buffer` of native_sdk.h.
///
/// Returned by value or written to an out-pointer; freed by the function that [`export_free!`](crate::export_free!) makes.
///
/// ```
/// use native_sdk::{export, export_free, Buffer, Error};
///
/// export! {
///     pub fn zeros(count: usize, result: *mut Buffer) -> Result<(), Error> {
///         let buffer = Buffer::from(vec![0; count]);
///         // SAFETY: the header asks for a buffer to write to.
///         unsafe { result.write(buffer) };
///         Ok(())
///     }
/// }
/// export_free! { buffer zeros_buffer_free; }
/// # fn main() {}
/// ```
#[repr(C)]
#[derive(Debug)]
pub struct Buffer {
    data: *mut u8,
    length: usize,
    capacity: usize,
}

impl Buffer {
    /// No bytes, and nothing allocated.
    pub const EMPTY: Buffer = Buffer { data: ptr::null_mut(), length: 0, capacity: 0 };
}

impl From<Vec<u8>> for Buffer {
    /// Takes the bytes over; nothing is copied.
    fn from(bytes: Vec<u8>) -> Self {
        if bytes.capacity() == 0 {
            return Buffer::EMPTY;
        }
        let mut bytes = ManuallyDrop::new(bytes);
        Buffer { data: bytes.as_mut_ptr(), length: bytes.len(), capacity: bytes.capacity() }
    }
}

impl crate::Zero for Buffer {
    const ZERO: Self = Buffer::EMPTY;
}

/// Frees a buffer's bytes and empties it, so that a second time does nothing; null is left alone.
///
/// # Safety
/// The pointer is null, or the buffer is one of this library, or all zero.
pub unsafe fn free(buffer: *mut Buffer) {
    // SAFETY: by contract.
    if let Some(buffer) = unsafe { buffer.as_mut() } {
        let taken = mem::replace(buffer, Buffer::EMPTY);
        if !taken.data.is_null() {
            // SAFETY: by contract these are the parts of a vector.
            drop(unsafe { Vec::from_raw_parts(taken.data, taken.length, taken.capacity) });
        }
    }
}
