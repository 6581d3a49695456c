use std::fmt;

/// What kind of thing went wrong. The numbers are those of `sm_error_code_t` in `sourcemap.h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum ErrorCode {
    /// A bug in this library: a panic that was caught at the boundary.
    Internal = 1,
    /// The caller passed a null pointer or an index that is out of range.
    InvalidArgument = 2,
    /// The document is larger than 2 GiB.
    TooLarge = 3,
    /// The document is not UTF-8.
    InvalidUtf8 = 4,
    /// The document is not JSON.
    InvalidJson = 5,
    /// The JSON is nested too deeply.
    TooDeep = 6,
    /// JSON, but not a source map: a member is missing or has the wrong type.
    InvalidMap = 7,
    /// A source map of another version than 3.
    UnsupportedVersion = 8,
    /// The `mappings` string is malformed, or points outside of `sources` or `names`.
    InvalidMappings = 9,
    /// The `sections` of an index map are malformed, or out of order.
    InvalidSections = 10,
}

/// Why a document is not a source map that can be used: a code for programs, a message for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
}

impl Error {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Error { code, message: message.into() }
    }

    /// What kind of thing went wrong.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// What went wrong, and where: an English sentence without a full stop.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
