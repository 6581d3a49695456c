//! Panics do not leave. All in one test, because a hook is the whole process's.

mod support;

use native_sdk::{code, export, export_free, handle, Error, InitOnce, PANICS_ABORT};
use std::fmt;
use std::panic;
use std::sync::atomic::{AtomicU32, Ordering};
use support::{call, Outcome};

pub struct Angry;

impl Drop for Angry {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

pub struct Unspeakable;

impl fmt::Display for Unspeakable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("no words")
    }
}

static INIT: InitOnce = InitOnce::new();
static BAD_INIT: InitOnce = InitOnce::new();
static RUNS: AtomicU32 = AtomicU32::new(0);

export! {
    pub fn panics_text() -> Result<i32, Error> {
        panic!("boom")
    }

    pub fn panics_format(index: u32) -> Result<u32, Error> {
        let numbers = [1, 2, 3];
        Ok(numbers[index as usize])
    }

    pub fn panics_any() -> Result<(), Error> {
        panic::panic_any(5)
    }

    pub fn panics_payload() -> Result<(), Error> {
        panic::panic_any(Angry)
    }

    pub fn panics_display() -> Result<*mut u8, Unspeakable> {
        Err(Unspeakable)
    }

    pub fn panics_new() -> Result<*mut Angry, Error> {
        Ok(handle::new(Angry))
    }

    pub fn panics_init() -> Result<(), Error> {
        INIT.run(|| {
            RUNS.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })
    }

    pub fn panics_bad_init() -> Result<(), Error> {
        BAD_INIT.run(|| panic!("attempt {}", RUNS.fetch_add(10, Ordering::Relaxed)))
    }
}

export_free! {
    handle panics_free(Angry);
}

#[test]
fn panics_become_errors_and_can_be_silent() {
    static PRINTED: AtomicU32 = AtomicU32::new(0);
    panic::set_hook(Box::new(|_| {
        PRINTED.fetch_add(1, Ordering::Relaxed);
    }));
    const _: () = assert!(!PANICS_ABORT);

    assert_eq!(call(|error| unsafe { panics_text(error) }), Outcome::failed(0, code::PANIC, "panic: boom"));
    assert_eq!(PRINTED.load(Ordering::Relaxed), 1);
    native_sdk::silence_panics();
    native_sdk::silence_panics();

    assert_eq!(call(|error| unsafe { panics_text(error) }), Outcome::failed(0, code::PANIC, "panic: boom"));
    assert_eq!(
        call(|error| unsafe { panics_format(7, error) }),
        Outcome::failed(0, code::PANIC, "panic: index out of bounds: the len is 3 but the index is 7")
    );
    assert_eq!(call(|error| unsafe { panics_format(2, error) }), Outcome { value: 3, error: None });
    assert_eq!(call(|error| unsafe { panics_any(error) }), Outcome::failed((), code::PANIC, "panic"));
    assert_eq!(call(|error| unsafe { panics_payload(error) }), Outcome::failed((), code::PANIC, "panic"));
    assert_eq!(
        call(|error| unsafe { panics_display(error) }),
        Outcome::failed(std::ptr::null_mut(), code::PANIC, "panic: no words")
    );
    unsafe { panics_text(std::ptr::null_mut()) };

    let angry = call(|error| unsafe { panics_new(error) }).value;
    unsafe { panics_free(angry) };
    unsafe { panics_free(std::ptr::null_mut()) };
    assert_eq!(PRINTED.load(Ordering::Relaxed), 1);

    for _ in 0..3 {
        assert_eq!(call(|error| unsafe { panics_init(error) }), Outcome { value: (), error: None });
        assert_eq!(
            call(|error| unsafe { panics_bad_init(error) }),
            Outcome::failed((), code::PANIC, "panic: attempt 1")
        );
    }
    assert_eq!(RUNS.load(Ordering::Relaxed), 11);

    // Outside of exported functions panics are as loud as ever.
    assert!(panic::catch_unwind(|| panic!("loud")).is_err());
    assert_eq!(PRINTED.load(Ordering::Relaxed), 2);
}
