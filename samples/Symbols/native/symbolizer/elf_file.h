#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "byte_source.h"
#include "record.h"

namespace symbolizing {

enum class SectionType : std::uint32_t {
    SymbolTable = 2,         // SHT_SYMTAB
    StringTable = 3,         // SHT_STRTAB
    DynamicSymbolTable = 11, // SHT_DYNSYM
    SymbolSections = 18,     // SHT_SYMTAB_SHNDX
};

struct Section {
    SectionType type; // or any other number
    std::uint64_t flags;
    std::uint64_t address;
    std::uint64_t offset;
    std::uint64_t size;
    std::uint32_t link;
    std::uint64_t entry_size;

    bool is_loaded() const noexcept { return (flags & 2) != 0; } // SHF_ALLOC
};

enum class Binding : std::uint8_t { Global, Weak, Local }; // by preference

// A function of a symbol table, as it stands there.
struct FunctionSymbol {
    std::string_view name; // inside SymbolSection::strings
    std::uint64_t address;
    std::uint64_t size;
    const Section* section; // null: an absolute address
    Binding binding;
};

struct SymbolSection {
    std::uint64_t entries = 0; // of all kinds
    std::vector<std::byte> strings;
    std::vector<FunctionSymbol> functions; // that are defined here
};

// The ELF header and the section headers; symbol tables on demand. 32 and 64 bit, either byte order. Every offset, size
// and index is checked: a file that contradicts itself is a Failure.
class ElfFile {
public:
    explicit ElfFile(ByteSource& source);

    // The functions in the first symbol table of that type; nothing if there is none. They point to sections of this
    // object.
    SymbolSection read_functions(SectionType type) const;

    bool is_64_bit() const noexcept { return is_64_bit_; }
    bool is_big_endian() const noexcept { return is_big_endian_; }
    std::uint16_t machine() const noexcept { return machine_; }

private:
    void read_header();
    void read_sections(std::uint64_t offset, std::uint64_t count, std::uint64_t entry_size);
    Section parse_section(const Record& record) const;
    const Section* find_section(SectionType type) const noexcept;
    std::vector<std::byte> read_symbol_sections(const Section& symbols) const;

    ByteSource& source_;
    bool is_64_bit_ = false;
    bool is_big_endian_ = false;
    std::uint16_t machine_ = 0;
    std::vector<Section> sections_;
};

} // namespace symbolizing
