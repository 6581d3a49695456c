//! The same library in Rust.
use native_sdk::{export, export_free, handle, input, Buffer, Error, OwnedString};
use std::os::raw::c_char;
use std::sync::atomic::{AtomicI64, Ordering};

static LIVE: AtomicI64 = AtomicI64::new(0);

pub struct Doc(String);

impl Drop for Doc {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[derive(Debug)]
struct Layer(&'static str, Option<Box<Layer>>);

impl std::fmt::Display for Layer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Layer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.1.as_deref().map(|layer| layer as _)
    }
}

#[no_mangle]
pub extern "C" fn doc_live() -> i64 {
    LIVE.load(Ordering::SeqCst)
}

export! {
    pub fn doc_start() -> Result<(), Error> {
        native_sdk::silence_panics();
        Ok(())
    }

    pub fn doc_parse(text: *const c_char, length: usize) -> Result<*mut Doc, Error> {
        let text = unsafe { input::text(text, length, "text")? };
        if text.is_empty() {
            return Err(Error::new(7, "an empty text"));
        }
        LIVE.fetch_add(1, Ordering::SeqCst);
        Ok(handle::new(Doc(text.to_string())))
    }

    pub fn doc_word_count(doc: *const Doc) -> Result<u64, Error> {
        Ok(unsafe { handle::borrow(doc, "doc")? }.0.split_whitespace().count() as u64)
    }

    pub fn doc_title(doc: *const Doc) -> Result<OwnedString, Error> {
        OwnedString::new(unsafe { handle::borrow(doc, "doc")? }.0.split(' ').next().unwrap_or(""))
    }

    pub fn doc_save(doc: *const Doc, buffer: *mut Buffer) -> Result<(), Error> {
        let doc = unsafe { handle::borrow(doc, "doc")? };
        unsafe { buffer.write(Buffer::from(doc.0.clone().into_bytes())) };
        Ok(())
    }

    pub fn doc_fail(how: u32) -> Result<(), Error> {
        match how {
            0 => Ok(()),
            1 => Err(Error::new(42, "\u{e4} \"quoted\" 'and' \\ \u{1f600}")),
            2 => Err(Error::from(Layer("a", Some(Box::new(Layer("b", Some(Box::new(Layer("c", None)))))))).with_code(5)),
            3 => panic!("the payload of {}", how),
            _ => Err(Error::new(4, "x".repeat(1 << 20))),
        }
    }
}

export_free! {
    error doc_error_free;
    string doc_string_free;
    buffer doc_buffer_free;
    handle doc_free(Doc);
}
