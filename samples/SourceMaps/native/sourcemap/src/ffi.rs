//! The C interface, as `include/sourcemap.h` documents it for its callers.
//!
//! Every function is a landing pad around safe code: no panic leaves it, the last parameter takes the error. The rules
//! that the header sets for callers are what the `unsafe` blocks rely on:
//!
//! 1. a map is null or comes from `sm_map_parse`, and is not freed before the call returns;
//! 2. an out-pointer is null or may be written to;
//! 3. bytes are readable for their length, and nobody writes to them during the call.

use crate::error::{Error, ErrorCode};
use crate::map::{Mapping, SourceMap};
use std::any::Any;
use std::cell::Cell;
use std::ffi::CString;
use std::os::raw::c_char;
use std::panic::{self, AssertUnwindSafe};
use std::ptr::{self, NonNull};
use std::sync::Once;

/// `sm_error_t`
#[repr(C)]
pub struct SmError {
    code: i32,
    message: *mut c_char,
}

/// # Safety
/// `error` is null or came out of an out-pointer of this library, and was not freed yet.
#[no_mangle]
pub unsafe extern "C" fn sm_error_free(error: *mut SmError) {
    let body = || {
        if !error.is_null() {
            // SAFETY: `to_c` made both from a box and a CString, and by contract they are not freed twice.
            drop(unsafe { CString::from_raw(Box::from_raw(error).message) });
        }
        Ok(())
    };
    // SAFETY: there is no out-pointer.
    unsafe { landing_pad(ptr::null_mut(), (), body) }
}

/// # Safety
/// Rules 2 and 3 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_parse(bytes: *const u8, length: usize, error_out: *mut *mut SmError) -> *mut SourceMap {
    let body = || {
        let bytes = match length {
            0 => &[],
            _ if bytes.is_null() => return Err(invalid_argument("bytes is null")),
            _ if length > isize::MAX as usize => return Err(invalid_argument("length is larger than any memory")),
            // SAFETY: neither null nor too long for a slice; rule 3 for the rest.
            _ => unsafe { std::slice::from_raw_parts(bytes, length) },
        };
        SourceMap::parse(bytes).map(|map| Box::into_raw(Box::new(map)))
    };
    // SAFETY: rule 2.
    unsafe { landing_pad(error_out, ptr::null_mut(), body) }
}

/// # Safety
/// `map` is null or comes from `sm_map_parse`, was not freed yet, and no other call uses it.
#[no_mangle]
pub unsafe extern "C" fn sm_map_free(map: *mut SourceMap) {
    let body = || {
        if !map.is_null() {
            // SAFETY: `sm_map_parse` made it from a box, and by contract it is not freed twice.
            drop(unsafe { Box::from_raw(map) });
        }
        Ok(())
    };
    // SAFETY: there is no out-pointer.
    unsafe { landing_pad(ptr::null_mut(), (), body) }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_lookup(
    map: *const SourceMap,
    line: u32,
    column: u32,
    mapping_out: *mut Mapping,
    error_out: *mut *mut SmError,
) -> i32 {
    let body = || {
        // SAFETY: rule 1.
        let (map, mapping_out) = (unsafe { borrow(map)? }, not_null(mapping_out, "mapping_out")?);
        Ok(match map.lookup(line, column) {
            Some(mapping) => {
                // SAFETY: rule 2.
                unsafe { mapping_out.as_ptr().write(mapping) };
                1
            }
            None => 0,
        })
    };
    // SAFETY: rule 2.
    unsafe { landing_pad(error_out, -1, body) }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_mapping_count(map: *const SourceMap, error_out: *mut *mut SmError) -> u32 {
    // SAFETY: rules 1 and 2.
    unsafe { landing_pad(error_out, 0, || Ok(borrow(map)?.mappings().len() as u32)) }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_mapping(
    map: *const SourceMap,
    index: u32,
    mapping_out: *mut Mapping,
    error_out: *mut *mut SmError,
) -> i32 {
    let body = || {
        // SAFETY: rule 1.
        let (map, mapping_out) = (unsafe { borrow(map)? }, not_null(mapping_out, "mapping_out")?);
        let mapping = map.mappings()[in_range(index, map.mappings().len(), "mappings")? as usize];
        // SAFETY: rule 2.
        unsafe { mapping_out.as_ptr().write(mapping) };
        Ok(1)
    };
    // SAFETY: rule 2.
    unsafe { landing_pad(error_out, -1, body) }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_file(
    map: *const SourceMap,
    length_out: *mut usize,
    error_out: *mut *mut SmError,
) -> *const c_char {
    // SAFETY: rules 1 and 2.
    unsafe { lend_string(map, length_out, error_out, |map| Ok(map.file())) }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_source_count(map: *const SourceMap, error_out: *mut *mut SmError) -> u32 {
    // SAFETY: rules 1 and 2.
    unsafe { landing_pad(error_out, 0, || Ok(borrow(map)?.source_count() as u32)) }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_source(
    map: *const SourceMap,
    index: u32,
    length_out: *mut usize,
    error_out: *mut *mut SmError,
) -> *const c_char {
    // SAFETY: rules 1 and 2.
    unsafe {
        lend_string(map, length_out, error_out, |map| Ok(map.source(in_range(index, map.source_count(), "sources")?)))
    }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_source_content(
    map: *const SourceMap,
    index: u32,
    length_out: *mut usize,
    error_out: *mut *mut SmError,
) -> *const c_char {
    // SAFETY: rules 1 and 2.
    unsafe {
        lend_string(map, length_out, error_out, |map| {
            Ok(map.source_content(in_range(index, map.source_count(), "sources")?))
        })
    }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_source_line(
    map: *const SourceMap,
    index: u32,
    line: u32,
    length_out: *mut usize,
    error_out: *mut *mut SmError,
) -> *const c_char {
    // SAFETY: rules 1 and 2.
    unsafe {
        lend_string(map, length_out, error_out, |map| {
            Ok(map.source_line(in_range(index, map.source_count(), "sources")?, line))
        })
    }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_name_count(map: *const SourceMap, error_out: *mut *mut SmError) -> u32 {
    // SAFETY: rules 1 and 2.
    unsafe { landing_pad(error_out, 0, || Ok(borrow(map)?.name_count() as u32)) }
}

/// # Safety
/// Rules 1 and 2 of the module.
#[no_mangle]
pub unsafe extern "C" fn sm_map_name(
    map: *const SourceMap,
    index: u32,
    length_out: *mut usize,
    error_out: *mut *mut SmError,
) -> *const c_char {
    // SAFETY: rules 1 and 2.
    unsafe { lend_string(map, length_out, error_out, |map| Ok(map.name(in_range(index, map.name_count(), "names")?))) }
}

/// Runs `body`, lets nothing but a value out, and gives the error to the caller: null where there is none.
///
/// # Safety
/// `error_out` is null or may be written to.
unsafe fn landing_pad<T>(error_out: *mut *mut SmError, otherwise: T, body: impl FnOnce() -> Result<T, Error>) -> T {
    // AssertUnwindSafe: a map never changes, so a panic cannot leave one half changed.
    let (value, error) = match panic::catch_unwind(AssertUnwindSafe(|| quietly(body))) {
        Ok(Ok(value)) => (value, ptr::null_mut()),
        Ok(Err(error)) => (otherwise, to_c(&error, error_out)),
        Err(panic) => (otherwise, to_c(&panic_to_error(panic), error_out)),
    };
    if !error_out.is_null() {
        // SAFETY: by contract it may be written to.
        unsafe { error_out.write(error) };
    }
    value
}

/// An error for `sm_error_free` to free; null if nobody wants it.
fn to_c(error: &Error, error_out: *mut *mut SmError) -> *mut SmError {
    if error_out.is_null() {
        return ptr::null_mut();
    }
    // A message may quote the document, but never a NUL: characters are quoted in their escaped form.
    let message = CString::new(error.message()).unwrap_or_default();
    Box::into_raw(Box::new(SmError { code: error.code() as i32, message: message.into_raw() }))
}

fn panic_to_error(panic: Box<dyn Any + Send>) -> Error {
    let message = match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(message), _) => message,
        (_, Some(message)) => message.as_str(),
        _ => "no message",
    };
    let error = Error::new(ErrorCode::Internal, format!("internal error: {message}"));
    // To drop what was thrown is to run unknown code, which may throw once more. What comes then is leaked.
    if let Err(another) = panic::catch_unwind(AssertUnwindSafe(|| quietly(|| drop(panic)))) {
        std::mem::forget(another);
    }
    error
}

/// Runs `body` so that a panic in it prints nothing: it becomes an error, and this process is not ours to write to.
/// Other panics (this crate can be linked into a Rust program, too) go to the hook that was there before.
fn quietly<T>(body: impl FnOnce() -> T) -> T {
    static INSTALL_HOOK: Once = Once::new();
    thread_local!(static CALLS: Cell<u32> = const { Cell::new(0) });

    INSTALL_HOOK.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if CALLS.try_with(Cell::get).unwrap_or(0) == 0 {
                previous(info);
            }
        }));
    });

    struct Call;
    impl Drop for Call {
        fn drop(&mut self) {
            CALLS.with(|calls| calls.set(calls.get() - 1));
        }
    }
    CALLS.with(|calls| calls.set(calls.get() + 1));
    let _call = Call;
    body()
}

/// Looks up a string of a map and lends it to the caller: it stays where it is, and goes when the map does.
///
/// # Safety
/// Rules 1 and 2 of the module.
unsafe fn lend_string(
    map: *const SourceMap,
    length_out: *mut usize,
    error_out: *mut *mut SmError,
    find: impl for<'a> FnOnce(&'a SourceMap) -> Result<Option<&'a str>, Error>,
) -> *const c_char {
    let body = || {
        // SAFETY: rule 1.
        let (map, length_out) = (unsafe { borrow(map)? }, not_null(length_out, "length_out")?);
        let text = find(map)?;
        // SAFETY: rule 2.
        unsafe { length_out.as_ptr().write(text.map_or(0, str::len)) };
        Ok(text.map_or(ptr::null(), |text| text.as_ptr().cast()))
    };
    // SAFETY: rule 2.
    unsafe { landing_pad(error_out, ptr::null(), body) }
}

/// # Safety
/// Rule 1 of the module, for as long as the result is used.
unsafe fn borrow<'a>(map: *const SourceMap) -> Result<&'a SourceMap, Error> {
    // SAFETY: by contract.
    unsafe { map.as_ref() }.ok_or_else(|| invalid_argument("map is null"))
}

/// An out-pointer. No reference is made of it: what it points to may not be initialised.
fn not_null<T>(out: *mut T, name: &str) -> Result<NonNull<T>, Error> {
    NonNull::new(out).ok_or_else(|| invalid_argument(format!("{name} is null")))
}

fn in_range(index: u32, count: usize, what: &str) -> Result<u32, Error> {
    if (index as usize) < count {
        return Ok(index);
    }
    Err(invalid_argument(format!("index {index} is out of range, there are {count} {what}")))
}

fn invalid_argument(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::InvalidArgument, message)
}

#[cfg(test)]
#[allow(clippy::undocumented_unsafe_blocks)] // in here every pointer is visibly right, or wrong on purpose
mod tests {
    use super::*;
    use crate::map::NONE;
    use std::ffi::CStr;
    use std::mem::MaybeUninit;

    const JSON: &str = r#"{"version": 3, "file": "out.js", "sources": ["a.ts", null], "names": ["n", ""],
        "sourcesContent": ["one\ntwo", null], "mappings": "AAAAA,C,CCAA"}"#;

    /// A map that is freed at the end, also of a test that fails.
    struct Handle(*mut SourceMap);

    impl Drop for Handle {
        fn drop(&mut self) {
            unsafe { sm_map_free(self.0) }
        }
    }

    /// Calls `function` with an error out-pointer and gives back the result and the error.
    fn call<T>(function: impl FnOnce(*mut *mut SmError) -> T) -> (T, Option<(i32, String)>) {
        let mut error = NonNull::dangling().as_ptr(); // has to be overwritten, whatever happens
        let result = function(&mut error);
        if error.is_null() {
            return (result, None);
        }
        let copy = unsafe { ((*error).code, CStr::from_ptr((*error).message).to_str().unwrap().to_owned()) };
        unsafe { sm_error_free(error) };
        (result, Some(copy))
    }

    fn parse(json: &str) -> Handle {
        let (map, error) = call(|error| unsafe { sm_map_parse(json.as_ptr(), json.len(), error) });
        assert_eq!(error, None);
        Handle(map)
    }

    fn text(function: impl FnOnce(*mut usize, *mut *mut SmError) -> *const c_char) -> Option<String> {
        let mut length = usize::MAX;
        let (pointer, error) = call(|error| function(&mut length, error));
        assert_eq!(error, None);
        if pointer.is_null() {
            assert_eq!(length, 0);
            return None;
        }
        let bytes = unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), length) };
        Some(String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[test]
    fn a_map_can_be_read_through_the_interface() {
        let map = parse(JSON);
        let m = map.0;
        unsafe {
            assert_eq!(call(|e| sm_map_source_count(m, e)), (2, None));
            assert_eq!(call(|e| sm_map_name_count(m, e)), (2, None));
            assert_eq!(call(|e| sm_map_mapping_count(m, e)), (3, None));
            assert_eq!(text(|l, e| sm_map_file(m, l, e)).as_deref(), Some("out.js"));
            assert_eq!(text(|l, e| sm_map_source(m, 0, l, e)).as_deref(), Some("a.ts"));
            assert_eq!(text(|l, e| sm_map_source(m, 1, l, e)), None);
            assert_eq!(text(|l, e| sm_map_source_content(m, 0, l, e)).as_deref(), Some("one\ntwo"));
            assert_eq!(text(|l, e| sm_map_source_content(m, 1, l, e)), None);
            assert_eq!(text(|l, e| sm_map_source_line(m, 0, 1, l, e)).as_deref(), Some("two"));
            assert_eq!(text(|l, e| sm_map_source_line(m, 0, 2, l, e)), None);
            assert_eq!(text(|l, e| sm_map_name(m, 0, l, e)).as_deref(), Some("n"));
            assert_eq!(text(|l, e| sm_map_name(m, 1, l, e)).as_deref(), Some(""));
        }
    }

    #[test]
    fn lookup_and_enumeration_give_mappings() {
        let map = parse(JSON);
        let mut out = MaybeUninit::uninit();
        unsafe {
            assert_eq!(call(|e| sm_map_lookup(map.0, 0, 9, out.as_mut_ptr(), e)), (1, None));
            assert_eq!((out.assume_init().generated_column, out.assume_init().source), (2, 1));
            assert_eq!(call(|e| sm_map_lookup(map.0, 0, 1, out.as_mut_ptr(), e)), (0, None));
            assert_eq!(call(|e| sm_map_lookup(map.0, 1, 0, out.as_mut_ptr(), e)), (0, None));
            assert_eq!(call(|e| sm_map_mapping(map.0, 1, out.as_mut_ptr(), e)), (1, None));
            assert_eq!((out.assume_init().generated_column, out.assume_init().source), (1, NONE));
        }
    }

    #[test]
    fn a_document_that_is_no_map_gives_an_error() {
        for (json, code) in
            [("", ErrorCode::InvalidJson), ("[]", ErrorCode::InvalidMap), ("\0", ErrorCode::InvalidJson)]
        {
            let (map, error) = call(|e| unsafe { sm_map_parse(json.as_ptr(), json.len(), e) });
            assert!(map.is_null());
            assert_eq!(error.unwrap().0, code as i32);
        }
        assert!(unsafe { sm_map_parse(ptr::null(), 0, ptr::null_mut()) }.is_null());
    }

    #[test]
    fn bad_arguments_give_errors() {
        let map = parse(JSON);
        let m = map.0;
        let mut length = 0;
        let mut out = MaybeUninit::uninit();
        let check = |error: Option<(i32, String)>, message: &str| {
            assert_eq!(error, Some((ErrorCode::InvalidArgument as i32, message.to_owned())));
        };
        unsafe {
            check(call(|e| sm_map_parse(ptr::null(), 1, e)).1, "bytes is null");
            check(call(|e| sm_map_parse(JSON.as_ptr(), usize::MAX, e)).1, "length is larger than any memory");
            check(call(|e| sm_map_source_count(ptr::null(), e)).1, "map is null");
            check(call(|e| sm_map_lookup(ptr::null(), 0, 0, out.as_mut_ptr(), e)).1, "map is null");
            check(call(|e| sm_map_lookup(m, 0, 0, ptr::null_mut(), e)).1, "mapping_out is null");
            check(
                call(|e| sm_map_mapping(m, 3, out.as_mut_ptr(), e)).1,
                "index 3 is out of range, there are 3 mappings",
            );
            check(call(|e| sm_map_file(m, ptr::null_mut(), e)).1, "length_out is null");
            check(call(|e| sm_map_source(m, 2, &mut length, e)).1, "index 2 is out of range, there are 2 sources");
            check(
                call(|e| sm_map_source_content(m, NONE, &mut length, e)).1,
                "index 4294967295 is out of range, there are 2 sources",
            );
            check(
                call(|e| sm_map_source_line(m, 9, 0, &mut length, e)).1,
                "index 9 is out of range, there are 2 sources",
            );
            check(call(|e| sm_map_name(m, 2, &mut length, e)).1, "index 2 is out of range, there are 2 names");
            assert_eq!(sm_map_lookup(ptr::null(), 0, 0, out.as_mut_ptr(), ptr::null_mut()), -1);
            // nobody wants the error
        }
    }

    #[test]
    fn freeing_null_is_allowed() {
        unsafe {
            sm_map_free(ptr::null_mut());
            sm_error_free(ptr::null_mut());
        }
    }

    #[test]
    fn panics_become_errors() {
        let land = |message: &'static str, formatted: bool| {
            call(|e| unsafe {
                landing_pad(e, 7, || match formatted {
                    true => panic!("{message}!"),
                    false => panic::panic_any(message),
                })
            })
        };
        assert_eq!(land("oh", false), (7, Some((ErrorCode::Internal as i32, "internal error: oh".to_owned()))));
        assert_eq!(land("oh", true), (7, Some((ErrorCode::Internal as i32, "internal error: oh!".to_owned()))));
        let unknown = call(|e| unsafe { landing_pad::<()>(e, (), || panic::panic_any(1)) }).1;
        assert_eq!(unknown.unwrap().1, "internal error: no message");
        assert_eq!(call(|e| unsafe { landing_pad(e, 7, || Ok(8)) }), (8, None));
    }

    #[test]
    fn the_header_declares_every_function_and_every_code() {
        let header = include_str!("../include/sourcemap.h");
        let source = include_str!("ffi.rs");
        let functions: Vec<_> = source
            .lines()
            .filter_map(|line| line.strip_prefix("pub unsafe extern \"C\" fn "))
            .map(|rest| &rest[..=rest.find('(').unwrap()])
            .collect();
        assert_eq!(functions.len(), 13);
        for function in functions {
            assert!(header.lines().any(|line| !line.starts_with(' ') && line.contains(function)), "{function}");
        }

        let codes =
            include_str!("error.rs").lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(" = "));
        assert_eq!(codes.clone().count(), 10);
        for (name, value) in codes {
            let upper: String = name
                .chars()
                .enumerate()
                .map(
                    |(i, c)| {
                        if i > 0 && c.is_uppercase() {
                            format!("_{c}")
                        } else {
                            c.to_ascii_uppercase().to_string()
                        }
                    },
                )
                .collect();
            let line = format!("    SM_ERROR_{upper} = {value}");
            assert!(header.contains(&line), "{line}");
        }
    }
}
