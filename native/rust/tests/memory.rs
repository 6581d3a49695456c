//! Allocations: every one is given back, and the error path does without. All in one test, because they are counted.

#![deny(unsafe_op_in_unsafe_fn)]

mod support;

use native_sdk::{code, export, export_free, handle, Buffer, Error, OwnedString};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::os::raw::c_char;
use support::{call, Outcome};

struct Counting;

thread_local! {
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static FAILS: Cell<bool> = const { Cell::new(false) };
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if FAILS.with(Cell::get) {
            return std::ptr::null_mut();
        }
        LIVE.with(|live| live.set(live.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        LIVE.with(|live| live.set(live.get() - 1));
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

export! {
    pub fn memory_fail() -> Result<i32, &'static str> {
        Err("it failed")
    }

    pub fn memory_fail_without_memory() -> Result<i32, std::num::ParseIntError> {
        let error = "x".parse::<i32>().unwrap_err();
        FAILS.with(|fails| fails.set(true));
        Err(error)
    }

    pub fn memory_panic() -> Result<i32, &'static str> {
        std::panic::resume_unwind(Box::new(String::from("planned")))
    }

    pub fn memory_new() -> Result<*mut Vec<u8>, Error> {
        Ok(handle::new(vec![1, 2, 3]))
    }

    pub fn memory_sum(handle: *const Vec<u8>) -> Result<u32, Error> {
        Ok(unsafe { handle::borrow(handle, "handle")? }.iter().map(|byte| u32::from(*byte)).sum())
    }

    pub fn memory_push(handle: *mut Vec<u8>, byte: u8) -> Result<(), Error> {
        unsafe { handle::borrow_mut(handle, "handle")? }.push(byte);
        Ok(())
    }

    pub fn memory_take(handle: *mut Vec<u8>, result: *mut Buffer) -> Result<(), Error> {
        let bytes = unsafe { handle::take(handle, "handle")? };
        unsafe { result.write(Buffer::from(*bytes)) };
        Ok(())
    }

    pub fn memory_text(text: *const c_char, length: usize) -> Result<OwnedString, Error> {
        OwnedString::new(unsafe { native_sdk::input::text(text, length, "text")? }.to_uppercase())
    }
}

export_free! {
    string memory_string_free;
    buffer memory_buffer_free;
    handle memory_free(Vec<u8>);
}

#[test]
fn memory_is_given_back_and_the_error_path_does_without() {
    let before = LIVE.with(Cell::get);
    for _ in 0..10_000 {
        assert_eq!(call(|error| unsafe { memory_fail(error) }), Outcome::failed(0, code::FAILED, "it failed"));
        call(|error| unsafe { memory_panic(error) });

        let handle = call(|error| unsafe { memory_new(error) }).value;
        call(|error| unsafe { memory_push(handle, 4, error) });
        assert_eq!(call(|error| unsafe { memory_sum(handle, error) }).value, 10);
        let mut buffer = MaybeUninit::uninit();
        call(|error| unsafe { memory_take(handle, buffer.as_mut_ptr(), error) });
        unsafe {
            memory_buffer_free(buffer.as_mut_ptr());
            memory_buffer_free(buffer.as_mut_ptr());
            memory_free(call(|error| memory_new(error)).value);
        }

        unsafe { memory_string_free(call(|error| memory_text(b"aGr".as_ptr() as _, 3, error)).value) };
    }
    assert_eq!(LIVE.with(Cell::get), before);

    assert_eq!(
        call(|error| unsafe { memory_sum(std::ptr::null(), error) }),
        Outcome::failed(0, code::INVALID_ARGUMENT, "handle is null")
    );
    let message = |text: &[u8], length| call(|error| unsafe { memory_text(text.as_ptr() as _, length, error) }).error;
    assert_eq!(message(b"a\0b", 3), Some((code::INVALID_ARGUMENT, "text with a zero at 1".into())));
    assert_eq!(
        message(b"a", usize::MAX),
        Some((code::INVALID_ARGUMENT, format!("text is longer than any memory: {}", usize::MAX)))
    );
    let empty = call(|error| unsafe { memory_text(std::ptr::null(), 0, error) });
    assert_eq!(empty.error, None);
    unsafe { memory_string_free(empty.value) };

    let mut error = std::ptr::null_mut();
    let value = unsafe { memory_fail_without_memory(&mut error) };
    FAILS.with(|fails| fails.set(false));
    unsafe {
        assert_eq!((value, (*error).code), (0, code::OUT_OF_MEMORY));
        assert_eq!(CStr::from_ptr((*error).message).to_str(), Ok("out of memory"));
        support::test_error_free(error);
        support::test_error_free(error);
    }
    assert_eq!(LIVE.with(Cell::get), before);
}
