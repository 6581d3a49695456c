//! Panics, caught.

use crate::message::Message;
use std::any::Any;
use std::cell::Cell;
use std::fmt::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

/// Whether a panic ends the process: the profile says `panic = "abort"`, or the target knows nothing else. There is no
/// landing then, whatever this crate does.
pub const PANICS_ABORT: bool = cfg!(panic = "abort");

thread_local! {
    /// How many landing pads this thread is in.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Runs code of the library. That it may leave something of its own half done is its own business, as in every program
/// that catches panics.
pub fn catch<T>(body: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    struct Landing;

    impl Drop for Landing {
        fn drop(&mut self) {
            let _ = DEPTH.try_with(|depth| depth.set(depth.get().saturating_sub(1)));
        }
    }

    panic::catch_unwind(AssertUnwindSafe(|| {
        let _ = DEPTH.try_with(|depth| depth.set(depth.get() + 1));
        let _landing = Landing;
        body()
    }))
}

/// Drops what a panic carried. That may panic as well; what such a panic carries is not dropped any more.
pub fn discard(panic: Box<dyn Any + Send>) {
    if let Err(another) = catch(|| drop(panic)) {
        std::mem::forget(another);
    }
}

/// `panic: index out of bounds: the len is 1 but the index is 5`
pub fn describe_panic(panic: &(dyn Any + Send), text: &mut Message) -> fmt::Result {
    let payload = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    match payload {
        Some(payload) => write!(text, "panic: {}", payload),
        None => text.write_str("panic"),
    }
}

/// From now on panics in exported functions print nothing: they arrive as errors, and are reported by whoever gets those.
/// All other panics, those in threads that the library starts among them, go to the hook that is there now.
///
/// The hook belongs to this library; that of another one, or of a Rust program that loads it, is not changed.
pub fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if DEPTH.try_with(Cell::get).unwrap_or(0) == 0 {
                previous(info);
            }
        }));
    });
}
