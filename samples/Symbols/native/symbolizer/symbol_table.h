#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "byte_source.h"
#include "elf_file.h"
#include "lazy.h"

namespace symbolizing {

struct Function {
    std::string_view name; // mangled
    std::uint64_t address;
    std::uint64_t size;         // as the symbol table says; 0: not known
    std::uint64_t section_end;  // what the function cannot reach beyond
    Binding binding;
};

// The functions of a file, by address and by name. Does not change after it is made but for what Lazy hides, so that
// threads may share it.
class SymbolTable {
public:
    using Index = std::uint32_t;

    explicit SymbolTable(ByteSource& source);

    std::optional<Index> find(std::uint64_t address) const;
    std::optional<Index> find(std::string_view name) const;

    const std::vector<Function>& functions() const noexcept { return functions_; }
    std::string_view demangled_name(Index index) const;

    std::uint64_t symtab_entries() const noexcept { return symtab_.entries; }
    std::uint64_t dynsym_entries() const noexcept { return dynsym_.entries; }
    bool is_64_bit() const noexcept { return is_64_bit_; }
    bool is_big_endian() const noexcept { return is_big_endian_; }
    std::uint16_t machine() const noexcept { return machine_; }

private:
    // Addresses from `address` to the next range's belong to that function, or to none.
    struct Range {
        std::uint64_t address;
        std::optional<Index> function;
    };

    void add(const SymbolSection& symbols);
    void sort();
    void make_ranges();
    void add_range(std::uint64_t address, std::optional<Index> function);
    std::vector<Index> sorted_by_name(bool demangled) const;
    std::optional<Index> find(const std::vector<Index>& sorted, bool demangled, std::string_view name) const;
    std::string_view name(Index index, bool demangled) const;

    SymbolSection symtab_;
    SymbolSection dynsym_;
    bool is_64_bit_;
    bool is_big_endian_;
    std::uint16_t machine_;
    std::vector<Function> functions_; // by address, then name
    std::vector<Range> ranges_;       // by address
    std::vector<Lazy<std::string>> demangled_names_;
    Lazy<std::vector<Index>> by_mangled_name_;
    Lazy<std::vector<Index>> by_demangled_name_;
};

} // namespace symbolizing
