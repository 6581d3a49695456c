#include "demangle.h"

#include <cstdlib>
#include <memory>
#include <new>

#include "rust_legacy.h"

#if __has_include(<cxxabi.h>)
#include <cxxabi.h>
#define SYMBOLIZER_HAS_CXXABI 1
#endif

namespace symbolizing {

namespace {

// Demanglers recurse; LLVM's does so without a limit, on a stack that may be small. GNU's gives up at half of this.
constexpr std::size_t longest_name = 2048;

std::string demangle_cpp([[maybe_unused]] const std::string& mangled) {
#ifdef SYMBOLIZER_HAS_CXXABI
    struct Free {
        void operator()(char* text) const noexcept { std::free(text); }
    };
    int status = 0;
    const std::unique_ptr<char, Free> text(abi::__cxa_demangle(mangled.c_str(), nullptr, nullptr, &status));
    if (status == -1) {
        throw std::bad_alloc();
    }
    if (status == 0 && text != nullptr) {
        return text.get();
    }
#endif
    return {};
}

} // namespace

std::string demangle(std::string_view mangled) {
    // Without the check of the prefix, "i" would be demangled as a type: "int".
    if (!mangled.starts_with("_Z") || mangled.size() > longest_name) {
        return {};
    }
    std::string rust = demangle_rust_legacy(mangled);
    return rust.empty() ? demangle_cpp(std::string(mangled)) : rust;
}

} // namespace symbolizing
