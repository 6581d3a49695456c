use crate::code;
use crate::error::Error;
use crate::message::Message;
use crate::panics::{catch, describe_panic, discard};
use std::sync::{Mutex, PoisonError};

/// Something that has to happen once before anything else does.
///
/// How it ended is remembered: whoever asks later gets the same answer, an error included. Threads that come while it runs
/// wait for it; it must not call itself.
///
/// ```
/// use native_sdk::{export, Error, InitOnce};
///
/// static READY: InitOnce = InitOnce::new();
///
/// export! {
///     pub fn doc_initialize() -> Result<(), Error> {
///         READY.run(|| {
///             native_sdk::silence_panics();
///             Ok(())
///         })
///     }
/// }
/// # fn main() {}
/// ```
#[derive(Debug, Default)]
pub struct InitOnce {
    outcome: Mutex<Option<Result<(), Error>>>,
}

impl InitOnce {
    /// Not done yet.
    pub const fn new() -> Self {
        InitOnce { outcome: Mutex::new(None) }
    }

    /// Runs it if it was not run yet. A panic counts as an error.
    pub fn run(&self, body: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
        // Nothing panics while it is locked.
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome
            .get_or_insert_with(|| {
                catch(body).unwrap_or_else(|panic| {
                    let mut message = Message::default();
                    let _ = describe_panic(&*panic, &mut message);
                    discard(panic);
                    Err(Error::new(code::PANIC, message.into_string()))
                })
            })
            .clone()
    }
}
