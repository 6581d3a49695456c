// The C functions of symbolizer.h: check what C can get wrong, call C++, translate the answer.

#include "symbolizer.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "byte_source.h"
#include "failure.h"
#include "landing_pad.h"
#include "symbol_table.h"

using symbolizing::FileSource;
using symbolizing::Failure;
using symbolizing::Function;
using symbolizing::landing_pad;
using symbolizing::MemorySource;
using symbolizing::SymbolTable;

struct symbolizer {
    explicit symbolizer(symbolizing::ByteSource& source) : table(source) {}

    const SymbolTable table;
};

namespace {

template <typename T>
T& checked(T* argument, const char* name) {
    if (argument == nullptr) {
        throw Failure(SYMBOLIZER_ERROR_INVALID_ARGUMENT, std::string(name) + " is NULL");
    }
    return *argument;
}

symbolizer_symbol_t to_symbol(const SymbolTable& table, SymbolTable::Index index) {
    const Function& function = table.functions()[index];
    const std::string_view name = table.demangled_name(index);
    return {function.address, function.size, name.data(), name.size(), function.name.data(), function.name.size()};
}

std::int32_t answer(const SymbolTable& table, std::optional<SymbolTable::Index> found, symbolizer_symbol_t& symbol) {
    symbol = found ? to_symbol(table, *found) : symbolizer_symbol_t{};
    return found ? 1 : 0;
}

} // namespace

symbolizer_t* symbolizer_open(const char* path_utf8, symbolizer_error_t** err_out) {
    return landing_pad<symbolizer_t*>(err_out, nullptr, [&] {
        FileSource source(&checked(path_utf8, "path_utf8"));
        return new symbolizer(source);
    });
}

symbolizer_t* symbolizer_open_bytes(const uint8_t* bytes, size_t length, symbolizer_error_t** err_out) {
    return landing_pad<symbolizer_t*>(err_out, nullptr, [&] {
        if (length != 0) {
            checked(bytes, "bytes");
        }
        MemorySource source(std::as_bytes(std::span(bytes, length)));
        return new symbolizer(source);
    });
}

void symbolizer_free(symbolizer_t* symbolizer) {
    delete symbolizer;
}

int32_t symbolizer_get_info(const symbolizer_t* symbolizer, symbolizer_info_t* info_out,
                            symbolizer_error_t** err_out) {
    return landing_pad<int32_t>(err_out, -1, [&] {
        const SymbolTable& table = checked(symbolizer, "symbolizer").table;
        symbolizer_info_t& info = checked(info_out, "info_out");
        info = {};
        info.symtab_entries = table.symtab_entries();
        info.dynsym_entries = table.dynsym_entries();
        info.functions = table.functions().size();
        info.machine = table.machine();
        info.bits = table.is_64_bit() ? 64 : 32;
        info.is_big_endian = table.is_big_endian() ? 1 : 0;
        return 0;
    });
}

int32_t symbolizer_get_symbol(const symbolizer_t* symbolizer, uint64_t index, symbolizer_symbol_t* symbol_out,
                              symbolizer_error_t** err_out) {
    return landing_pad<int32_t>(err_out, -1, [&] {
        const SymbolTable& table = checked(symbolizer, "symbolizer").table;
        symbolizer_symbol_t& symbol = checked(symbol_out, "symbol_out");
        if (index >= table.functions().size()) {
            throw Failure(SYMBOLIZER_ERROR_INVALID_ARGUMENT, "no function number " + std::to_string(index) +
                                                                 " among " + std::to_string(table.functions().size()));
        }
        symbol = to_symbol(table, static_cast<SymbolTable::Index>(index));
        return 0;
    });
}

int32_t symbolizer_find_address(const symbolizer_t* symbolizer, uint64_t address, symbolizer_symbol_t* symbol_out,
                                symbolizer_error_t** err_out) {
    return landing_pad<int32_t>(err_out, -1, [&] {
        const SymbolTable& table = checked(symbolizer, "symbolizer").table;
        symbolizer_symbol_t& symbol = checked(symbol_out, "symbol_out");
        return answer(table, table.find(address), symbol);
    });
}

int32_t symbolizer_find_name(const symbolizer_t* symbolizer, const char* name_utf8, size_t name_length,
                             symbolizer_symbol_t* symbol_out, symbolizer_error_t** err_out) {
    return landing_pad<int32_t>(err_out, -1, [&] {
        const SymbolTable& table = checked(symbolizer, "symbolizer").table;
        symbolizer_symbol_t& symbol = checked(symbol_out, "symbol_out");
        const std::string_view name(&checked(name_utf8, "name_utf8"), name_length);
        return answer(table, table.find(name), symbol);
    });
}
