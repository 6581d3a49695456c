//! The landing pad, and the macros that put it around a library's functions.

use crate::code;
use crate::failure::Caught;
use crate::message::Message;
use crate::panics::{catch, describe_panic, discard};
use crate::raw_error::{self, RawError};
use std::fmt;
use std::ptr;

/// What an exported function can return: a C type, which has a value for "it failed".
///
/// Pointers are null then, numbers zero, `bool` false. A `#[repr(C)]` struct that is returned by value needs it too:
///
/// ```
/// #[repr(C)]
/// pub struct Point { x: i32, y: i32 }
///
/// impl native_sdk::Zero for Point {
///     const ZERO: Self = Point { x: 0, y: 0 };
/// }
/// ```
pub trait Zero {
    /// The value.
    const ZERO: Self;
}

macro_rules! zero {
    ($($type:ty => $value:expr),* $(,)?) => {
        $(impl Zero for $type { const ZERO: Self = $value; })*
    };
}

zero! {
    () => (), bool => false, f32 => 0.0, f64 => 0.0,
    i8 => 0, i16 => 0, i32 => 0, i64 => 0, isize => 0,
    u8 => 0, u16 => 0, u32 => 0, u64 => 0, usize => 0,
}

impl<T> Zero for *mut T {
    const ZERO: Self = ptr::null_mut();
}

impl<T> Zero for *const T {
    const ZERO: Self = ptr::null();
}

impl<T> Zero for Option<T> {
    const ZERO: Self = None;
}

/// A `Result`, by whatever name.
pub trait Returned {
    /// What C gets.
    type Value: Zero;

    /// What becomes an error.
    type Failure;

    /// Itself.
    fn into_result(self) -> Result<Self::Value, Self::Failure>;
}

impl<T: Zero, E> Returned for Result<T, E> {
    type Value = T;
    type Failure = E;

    fn into_result(self) -> Result<T, E> {
        self
    }
}

/// Runs the body of an exported function. What goes wrong becomes an error; nothing is ever thrown.
///
/// # Safety
/// `error_out` is null or may be written to.
pub unsafe fn landing_pad<R: Returned>(
    error_out: *mut *mut RawError,
    body: impl FnOnce() -> R,
    code_of: fn(&Caught<'_, R::Failure>) -> i32,
    write: fn(&Caught<'_, R::Failure>, &mut Message) -> fmt::Result,
) -> R::Value {
    // What an error says is the library's code too, and may panic as well.
    let outcome =
        catch(|| body().into_result().map_err(|error| to_raw(&Caught(&error), error_out.is_null(), code_of, write)));
    let (value, error) = match outcome {
        Ok(Ok(value)) => (value, ptr::null_mut()),
        Ok(Err(error)) => (R::Value::ZERO, error),
        Err(panic) => (R::Value::ZERO, panic_to_raw(panic, error_out.is_null())),
    };
    if !error_out.is_null() {
        // SAFETY: by contract.
        unsafe { error_out.write(error) };
    }
    value
}

fn to_raw<E>(
    caught: &Caught<'_, E>,
    is_unwanted: bool,
    code_of: fn(&Caught<'_, E>) -> i32,
    write: fn(&Caught<'_, E>, &mut Message) -> fmt::Result,
) -> *mut RawError {
    if is_unwanted {
        return ptr::null_mut();
    }
    let mut message = Message::default();
    // What was written before its author gave up is better than nothing.
    let _ = write(caught, &mut message);
    raw_error::create(code_of(caught), &message)
}

fn panic_to_raw(panic: Box<dyn std::any::Any + Send>, is_unwanted: bool) -> *mut RawError {
    let mut message = Message::default();
    let _ = describe_panic(&*panic, &mut message);
    discard(panic);
    if is_unwanted {
        ptr::null_mut()
    } else {
        raw_error::create(code::PANIC, &message)
    }
}

/// Runs something that has no way to tell of an error: a panic in it is the hook's to report, and forgotten.
pub fn quiet(body: impl FnOnce()) {
    if let Err(panic) = catch(body) {
        discard(panic);
    }
}

/// Exports functions that return a `Result`.
///
/// Each becomes an `unsafe extern "C" fn` of its name with one more parameter, `error_out: *mut *mut RawError`, that
/// returns what `Ok` holds. If it fails it returns [`Zero::ZERO`](crate::Zero), and the error says what went wrong; so it is
/// with a panic. Everything above the function (documentation, `#[cfg]`) stays there.
///
/// The body is ordinary, safe code: what it does with pointers that came from outside it has to mark as `unsafe`, and
/// justify by what the library's header asks of its callers.
///
/// ```
/// native_sdk::export! {
///     /// The square root of a number that has one.
///     pub fn math_root(number: f64) -> Result<f64, String> {
///         if number < 0.0 { Err(format!("{} has no root", number)) } else { Ok(number.sqrt()) }
///     }
/// }
///
/// let mut error = std::ptr::null_mut();
/// let root = unsafe { math_root(-1.0, &mut error) };
/// assert_eq!(root, 0.0);
/// let message = unsafe { std::ffi::CStr::from_ptr((*error).message) };
/// assert_eq!(message.to_str(), Ok("-1 has no root"));
/// # native_sdk::export_free! { error math_error_free; }
/// # unsafe { math_error_free(error) };
/// ```
#[macro_export]
macro_rules! export {
    ($(
        $(#[$attribute:meta])*
        $visibility:vis fn $name:ident($($parameter:ident: $type:ty),* $(,)?) -> $result:ty $body:block
    )*) => {$(
        $(#[$attribute])*
        ///
        /// # Safety
        /// The library's header says what a caller has to see to. `error_out` is null or may be written to.
        #[no_mangle]
        $visibility unsafe extern "C" fn $name(
            $($parameter: $type,)*
            error_out: *mut *mut $crate::RawError,
        ) -> <$result as $crate::private::Returned>::Value {
            // A function of its own, so that nothing in it is unsafe without saying so.
            fn body($($parameter: $type),*) -> $result $body

            #[allow(unused_imports)]
            use $crate::private::{CodeOfAny, CodeOfOurs, WriteDisplay, WriteError, WritePointer};
            // SAFETY: by contract of this function.
            unsafe {
                $crate::private::landing_pad(
                    error_out,
                    move || body($($parameter),*),
                    |caught| (&caught).code_of(),
                    |caught, text| (&&caught).write_message(text),
                )
            }
        }
    )*};
}

/// Exports the functions by which callers free what the library has made. Each takes one pointer, which may be null, and
/// returns nothing.
///
/// ```
/// pub struct Document;
///
/// native_sdk::export_free! {
///     error doc_error_free;        // void doc_error_free(native_sdk_error *error);
///     string doc_string_free;      // void doc_string_free(char *string);               OwnedString
///     buffer doc_buffer_free;      // void doc_buffer_free(native_sdk_buffer *buffer);  Buffer
///     handle doc_free(Document);   // void doc_free(doc_t *document);                   handle::new
/// }
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! export_free {
    () => {};
    (error $name:ident; $($rest:tt)*) => {
        $crate::export_free!(@ $name, *mut $crate::RawError, $crate::private::free_error);
        $crate::export_free!($($rest)*);
    };
    (string $name:ident; $($rest:tt)*) => {
        $crate::export_free!(@ $name, $crate::OwnedString, $crate::private::free_string);
        $crate::export_free!($($rest)*);
    };
    (buffer $name:ident; $($rest:tt)*) => {
        $crate::export_free!(@ $name, *mut $crate::Buffer, $crate::private::free_buffer);
        $crate::export_free!($($rest)*);
    };
    (handle $name:ident($type:ty); $($rest:tt)*) => {
        $crate::export_free!(@ $name, *mut $type, $crate::private::free_handle);
        $crate::export_free!($($rest)*);
    };
    (@ $name:ident, $type:ty, $free:path) => {
        /// Frees what this library has made; null is left alone.
        ///
        /// # Safety
        /// It is null, or was made by this library and not freed yet; nobody uses it.
        #[no_mangle]
        pub unsafe extern "C" fn $name(pointer: $type) {
            $crate::private::quiet(move || {
                // SAFETY: by contract of this function.
                unsafe { $free(pointer) }
            });
        }
    };
}
