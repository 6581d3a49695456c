#pragma once

#include <string>
#include <string_view>

namespace symbolizing {

// Rust's mangling before v0: an Itanium nested name whose last part is "h" and 16 hexadecimal digits, with "$..$" and
// dots for characters that C++ identifiers do not have. Without the hash; an empty string if it is no such name.
std::string demangle_rust_legacy(std::string_view mangled);

} // namespace symbolizing
