//! Objects that live in Rust and are known to C by a pointer.

use crate::error::Error;

/// Gives an object to the caller, who frees it with the function that [`export_free!`](crate::export_free!) makes.
pub fn new<T>(value: T) -> *mut T {
    Box::into_raw(Box::new(value))
}

/// The object behind a handle; an error that names it if it is null.
///
/// # Safety
/// The handle is null or from [`new`], is not freed as long as the reference lives, and no other thread changes the object.
pub unsafe fn borrow<'a, T>(handle: *const T, name: &str) -> Result<&'a T, Error> {
    // SAFETY: by contract.
    unsafe { handle.as_ref() }.ok_or_else(|| is_null(name))
}

/// The object behind a handle, to change it.
///
/// # Safety
/// As for [`borrow`], and nothing else uses the object as long as the reference lives.
pub unsafe fn borrow_mut<'a, T>(handle: *mut T, name: &str) -> Result<&'a mut T, Error> {
    // SAFETY: by contract.
    unsafe { handle.as_mut() }.ok_or_else(|| is_null(name))
}

/// Takes an object back, for functions that use it up.
///
/// # Safety
/// The handle is null or from [`new`], was not freed yet, and nobody uses it any more.
pub unsafe fn take<T>(handle: *mut T, name: &str) -> Result<Box<T>, Error> {
    if handle.is_null() {
        return Err(is_null(name));
    }
    // SAFETY: by contract it was made from a box.
    Ok(unsafe { Box::from_raw(handle) })
}

/// Frees an object; null is left alone.
///
/// # Safety
/// As for [`take`].
pub unsafe fn free<T>(handle: *mut T) {
    if !handle.is_null() {
        // SAFETY: by contract.
        drop(unsafe { Box::from_raw(handle) });
    }
}

pub(crate) fn is_null(name: &str) -> Error {
    Error::invalid_argument(format!("{} is null", name))
}
