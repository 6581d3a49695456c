// There is no specification of this scheme; it is what rustc writes (-C symbol-mangling-version=legacy). Specimens:
//   _ZN4core3fmt9Formatter3pad17h0123456789abcdefE                       core::fmt::Formatter::pad
//   _ZN50_$LT$T$u20$as$u20$core..convert..Into$LT$U$GT$$GT$4into17h0123456789abcdefE
//                                                                        <T as core::convert::Into<U>>::into
//   _ZN4core3ptr13drop_in_place17h0123456789abcdefE.llvm.1234567890      core::ptr::drop_in_place

#include "rust_legacy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

namespace symbolizing {

namespace {

bool is_hash(std::string_view part) noexcept {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return part.size() == 17 && part[0] == 'h' && std::all_of(part.begin() + 1, part.end(), is_digit);
}

// "3foo3barE" to { "foo", "bar" }, the name without what was read; false if it is not of that form.
bool split(std::string_view& name, std::vector<std::string_view>& parts) {
    while (!name.empty() && name[0] >= '1' && name[0] <= '9') {
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), length);
        name.remove_prefix(static_cast<std::size_t>(end - name.data()));
        if (error != std::errc() || length > name.size()) {
            return false;
        }
        parts.push_back(name.substr(0, length));
        name.remove_prefix(length);
    }
    if (!name.starts_with('E')) {
        return false;
    }
    name.remove_prefix(1);
    return true;
}

void append_utf8(std::string& text, std::uint32_t character) {
    const auto append = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (character < 0x80) {
        append(character);
    } else if (character < 0x800) {
        append(0xc0 | character >> 6);
        append(0x80 | (character & 0x3f));
    } else if (character < 0x10000) {
        append(0xe0 | character >> 12);
        append(0x80 | (character >> 6 & 0x3f));
        append(0x80 | (character & 0x3f));
    } else {
        append(0xf0 | character >> 18);
        append(0x80 | (character >> 12 & 0x3f));
        append(0x80 | (character >> 6 & 0x3f));
        append(0x80 | (character & 0x3f));
    }
}

// Appends the character between two dollar signs: "LT", "C", "u7e". False if it is none.
bool append_escape(std::string& text, std::string_view escape) {
    constexpr std::array<std::pair<std::string_view, char>, 8> names{{
        {"SP", '@'}, {"BP", '*'}, {"RF", '&'}, {"LT", '<'}, {"GT", '>'}, {"LP", '('}, {"RP", ')'}, {"C", ','}}};
    for (const auto& [name, character] : names) {
        if (escape == name) {
            text += character;
            return true;
        }
    }
    if (escape.size() < 2 || escape[0] != 'u') {
        return false;
    }
    std::uint32_t character = 0;
    const char* const last = escape.data() + escape.size();
    const auto [end, error] = std::from_chars(escape.data() + 1, last, character, 16);
    const bool is_control = character < 0x20 || (character >= 0x7f && character < 0xa0);
    const bool is_surrogate = character >= 0xd800 && character < 0xe000;
    if (error != std::errc() || end != last || is_control || is_surrogate || character > 0x10ffff) {
        return false;
    }
    append_utf8(text, character);
    return true;
}

void append_part(std::string& text, std::string_view part) {
    if (part.starts_with("_$")) {
        part.remove_prefix(1); // it is there because an identifier cannot begin with a dollar sign
    }
    while (!part.empty()) {
        if (part.starts_with("..")) {
            text += "::";
            part.remove_prefix(2);
            continue;
        }
        if (part[0] == '$') {
            const std::size_t end = part.find('$', 1);
            if (end != std::string_view::npos && append_escape(text, part.substr(1, end - 1))) {
                part.remove_prefix(end + 1);
                continue;
            }
        }
        text += part[0];
        part.remove_prefix(1);
    }
}

} // namespace

std::string demangle_rust_legacy(std::string_view mangled) {
    if (!mangled.starts_with("_ZN")) {
        return {};
    }
    mangled.remove_prefix(3);
    std::vector<std::string_view> parts;
    if (!split(mangled, parts) || parts.size() < 2 || !is_hash(parts.back())) {
        return {};
    }
    const std::string_view suffix = mangled; // of the optimizer: ".llvm.123", ".cold"
    if (!suffix.empty() && suffix[0] != '.') {
        return {};
    }
    parts.pop_back();
    std::string text;
    for (const std::string_view part : parts) {
        if (!text.empty()) {
            text += "::";
        }
        append_part(text, part);
    }
    if (!suffix.starts_with(".llvm.")) {
        text += suffix;
    }
    return text;
}

} // namespace symbolizing
