#pragma once

#include <string>
#include <string_view>

namespace symbolizing {

// The name as its language writes it, or an empty string where it is not mangled or not understood.
//   C++ (Itanium)   _ZN2ns5Class6methodEi                    ns::Class::method(int)
//   Rust, legacy    _ZN4core3fmt5Write3foo17h<16 digits>E    core::fmt::Write::foo
//   Rust, v0        _RNvC5crate3foo                          left as it is
// C++ names are left to the C++ runtime. It is not made for names of ill will: a few hundred bytes can unfold to
// gigabytes, as in every tool that uses it.
std::string demangle(std::string_view mangled);

} // namespace symbolizing
