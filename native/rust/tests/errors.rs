//! What an exported function's `Err` becomes.

mod support;

use native_sdk::{code, export, Error, ErrorCode};
use std::fmt;
use support::{call, Outcome};

#[derive(Debug)]
pub struct Layer(&'static str, Option<Box<Layer>>);

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Layer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.1.as_deref().map(|layer| layer as _)
    }
}

fn layers() -> Layer {
    Layer("cannot open the shop", Some(Box::new(Layer("no key", Some(Box::new(Layer("pocket is empty", None)))))))
}

#[derive(Debug)]
pub struct Coded;

impl fmt::Display for Coded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coded")
    }
}

impl std::error::Error for Coded {}

impl ErrorCode for Coded {
    fn code(&self) -> i32 {
        42
    }
}

pub type Alias = std::result::Result<*mut u8, std::io::Error>;

export! {
    pub fn errors_succeed(value: i32) -> Result<i32, Error> {
        Ok(value + 1)
    }

    pub fn errors_chain() -> Result<i32, Layer> {
        Err(layers())
    }

    pub fn errors_code() -> Result<bool, Coded> {
        Err(Coded)
    }

    pub fn errors_box() -> Result<f64, Box<dyn std::error::Error>> {
        Err(Box::new(layers()))
    }

    pub fn errors_sent_box() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err("from text".into())
    }

    pub fn errors_text() -> Result<u8, String> {
        Err(String::from("a String"))
    }

    pub fn errors_str() -> Result<u8, &'static str> {
        Err("a &str")
    }

    pub fn errors_question_mark(text: *const std::os::raw::c_char) -> Result<u16, Error> {
        let text = unsafe { native_sdk::input::c_text(text, "text")? };
        Ok(text.parse::<u16>()?)
    }

    pub fn errors_own() -> Result<u64, Error> {
        Err(Error::from(layers()).with_code(7))
    }

    pub fn errors_alias() -> Alias {
        Err(std::io::Error::new(std::io::ErrorKind::Other, "disk"))
    }

    pub fn errors_hard_text() -> Result<u8, String> {
        Err(format!("\"quoted\" \\ \u{1F980} Grüße\n{}{}", '\0', "x".repeat(1 << 20)))
    }

    #[cfg(any())]
    pub fn errors_left_out() -> Result<NoSuchType, Error> {
        unreachable!()
    }
}

#[test]
fn success_has_no_error() {
    assert_eq!(call(|error| unsafe { errors_succeed(1, error) }), Outcome { value: 2, error: None });
}

#[test]
fn sources_follow_the_message() {
    assert_eq!(
        call(|error| unsafe { errors_chain(error) }),
        Outcome::failed(0, code::FAILED, "cannot open the shop: no key: pocket is empty")
    );
    assert_eq!(
        call(|error| unsafe { errors_box(error) }),
        Outcome::failed(0.0, code::FAILED, "cannot open the shop: no key: pocket is empty")
    );
}

#[test]
fn a_code_comes_from_the_error_type() {
    assert_eq!(call(|error| unsafe { errors_code(error) }), Outcome::failed(false, 42, "coded"));
}

#[test]
fn what_can_be_displayed_is_an_error() {
    assert_eq!(call(|error| unsafe { errors_sent_box(error) }), Outcome::failed((), code::FAILED, "from text"));
    assert_eq!(call(|error| unsafe { errors_text(error) }), Outcome::failed(0, code::FAILED, "a String"));
    assert_eq!(call(|error| unsafe { errors_str(error) }), Outcome::failed(0, code::FAILED, "a &str"));
}

#[test]
fn every_error_becomes_ours_by_question_mark() {
    assert_eq!(
        call(|error| unsafe { errors_question_mark(b"70000\0".as_ptr() as _, error) }),
        Outcome::failed(0, code::FAILED, "number too large to fit in target type")
    );
    assert_eq!(
        call(|error| unsafe { errors_question_mark(std::ptr::null(), error) }),
        Outcome::failed(0, code::INVALID_ARGUMENT, "text is null")
    );
    assert_eq!(
        call(|error| unsafe { errors_question_mark(b"\xFF\0".as_ptr() as _, error) }).error.unwrap().0,
        code::INVALID_ARGUMENT
    );
}

#[test]
fn a_code_can_be_given_with_the_message() {
    assert_eq!(
        call(|error| unsafe { errors_own(error) }),
        Outcome::failed(0, 7, "cannot open the shop: no key: pocket is empty")
    );
}

#[test]
fn a_result_may_have_another_name() {
    assert_eq!(
        call(|error| unsafe { errors_alias(error) }),
        Outcome::failed(std::ptr::null_mut(), code::FAILED, "disk")
    );
}

#[test]
fn text_arrives_as_it_is_but_for_zeros() {
    let outcome = call(|error| unsafe { errors_hard_text(error) });
    let (_, message) = outcome.error.unwrap();
    assert_eq!(message, format!("\"quoted\" \\ \u{1F980} Grüße\n\u{FFFD}{}", "x".repeat(1 << 20)));
}

#[test]
fn who_does_not_ask_gets_no_error() {
    assert_eq!(unsafe { errors_chain(std::ptr::null_mut()) }, 0);
}
