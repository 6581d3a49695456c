// Follows the System V Application Binary Interface, chapters "Object Files" (ELF header, sections, string table,
// symbol table), and the "ELF for the Arm Architecture" supplement for the lowest bit of a Thumb function's address.
//
// Specimen: the first bytes of a 64-bit little-endian shared library for x86-64
//   7f 45 4c 46 02 01 01 00 00 00 00 00 00 00 00 00   e_ident: magic, 64-bit, little-endian, version 1
//   03 00 3e 00 01 00 00 00 ...                       e_type ET_DYN, e_machine EM_X86_64, e_version

#include "elf_file.h"

#include <algorithm>
#include <array>

#include "failure.h"

namespace symbolizing {

namespace {

// Named after the specification's ET_EXEC, SHN_UNDEF and so on, which are macros where there is an <elf.h>.
constexpr std::uint16_t type_executable = 2;
constexpr std::uint16_t type_shared = 3;
constexpr std::uint16_t machine_arm = 40;
constexpr std::uint32_t index_undefined = 0;
constexpr std::uint32_t index_first_reserved = 0xff00;
constexpr std::uint32_t index_absolute = 0xfff1;
constexpr std::uint32_t index_elsewhere = 0xffff;
constexpr unsigned binding_local = 0;
constexpr unsigned binding_weak = 2;
constexpr unsigned symbol_function = 2;
constexpr unsigned symbol_indirect_function = 10;

constexpr std::size_t identification_size = 16;

Binding to_binding(unsigned binding) noexcept {
    return binding == binding_local ? Binding::Local : binding == binding_weak ? Binding::Weak : Binding::Global;
}

std::string_view string_at(const std::vector<std::byte>& strings, std::uint32_t offset) {
    const auto begin = strings.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(offset, strings.size()));
    const auto end = std::find(begin, strings.end(), std::byte{0});
    if (end == strings.end()) {
        fail_corrupt("the name of a symbol lies outside its string table");
    }
    return {reinterpret_cast<const char*>(&*begin), static_cast<std::size_t>(end - begin)};
}

// GNU ld writes "name@VERSION" and "name@@VERSION" into .symtab; .dynsym has the version elsewhere.
std::string_view without_version(std::string_view name) noexcept {
    const std::size_t at = name.find('@');
    return at == std::string_view::npos || at == 0 ? name : name.substr(0, at);
}

} // namespace

ElfFile::ElfFile(ByteSource& source) : source_(source) {
    read_header();
}

void ElfFile::read_header() {
    constexpr std::array magic{std::byte{0x7f}, std::byte{'E'}, std::byte{'L'}, std::byte{'F'}};
    if (source_.size() < identification_size) {
        throw Failure(SYMBOLIZER_ERROR_NOT_ELF, "not an ELF file: it is only " + std::to_string(source_.size()) +
                                                    " bytes long");
    }
    const std::vector<std::byte> identification = source_.read(0, identification_size, "the ELF identification");
    if (!std::equal(magic.begin(), magic.end(), identification.begin())) {
        throw Failure(SYMBOLIZER_ERROR_NOT_ELF, "not an ELF file: it does not begin with 7f 45 4c 46");
    }
    const auto bits = std::to_integer<unsigned>(identification[4]);
    const auto order = std::to_integer<unsigned>(identification[5]);
    const auto version = std::to_integer<unsigned>(identification[6]);
    if (bits < 1 || bits > 2 || order < 1 || order > 2 || version != 1) {
        fail_corrupt("the ELF identification has an unknown class, byte order or version");
    }
    is_64_bit_ = bits == 2;
    is_big_endian_ = order == 2;

    const std::vector<std::byte> bytes = source_.read(0, is_64_bit_ ? 64 : 52, "the ELF header");
    const Record header(bytes, is_big_endian_);
    const std::uint16_t type = header.u16(16);
    if (type != type_executable && type != type_shared) {
        throw Failure(SYMBOLIZER_ERROR_UNSUPPORTED, "neither an executable nor a shared library (ELF type " +
                                                        std::to_string(type) + "): its functions have no addresses");
    }
    machine_ = header.u16(18);
    const std::uint64_t offset = is_64_bit_ ? header.u64(40) : header.u32(32);
    if (offset != 0) {
        read_sections(offset, header.u16(is_64_bit_ ? 60 : 48), header.u16(is_64_bit_ ? 58 : 46));
    }
}

void ElfFile::read_sections(std::uint64_t offset, std::uint64_t count, std::uint64_t entry_size) {
    const std::uint64_t expected_size = is_64_bit_ ? 64 : 40;
    if (entry_size != expected_size) {
        fail_corrupt("a section header of " + std::to_string(entry_size) + " bytes instead of " +
                     std::to_string(expected_size));
    }
    if (count == 0) { // 65,280 sections or more: the first header holds their number
        const std::vector<std::byte> first = source_.read(offset, entry_size, "the first section header");
        count = parse_section(Record(first, is_big_endian_)).size;
    }
    if (count > source_.size() / entry_size) {
        fail_corrupt(std::to_string(count) + " section headers, more than the file has room for");
    }
    const std::vector<std::byte> bytes = source_.read(offset, count * entry_size, "the section header table");
    const Record table(bytes, is_big_endian_);
    sections_.reserve(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < count; i++) {
        sections_.push_back(parse_section(table.at(i, static_cast<std::size_t>(entry_size))));
    }
}

Section ElfFile::parse_section(const Record& record) const {
    Section section{};
    section.type = SectionType{record.u32(4)};
    if (is_64_bit_) {
        section.flags = record.u64(8);
        section.address = record.u64(16);
        section.offset = record.u64(24);
        section.size = record.u64(32);
        section.link = record.u32(40);
        section.entry_size = record.u64(56);
    } else {
        section.flags = record.u32(8);
        section.address = record.u32(12);
        section.offset = record.u32(16);
        section.size = record.u32(20);
        section.link = record.u32(24);
        section.entry_size = record.u32(36);
    }
    return section;
}

const Section* ElfFile::find_section(SectionType type) const noexcept {
    const auto found = std::find_if(sections_.begin(), sections_.end(),
                                    [type](const Section& section) { return section.type == type; });
    return found == sections_.end() ? nullptr : &*found;
}

// A section index that does not fit into a symbol (SHN_XINDEX) stands in a table beside it.
std::vector<std::byte> ElfFile::read_symbol_sections(const Section& symbols) const {
    const auto index = static_cast<std::uint32_t>(&symbols - sections_.data());
    for (const Section& section : sections_) {
        if (section.type == SectionType::SymbolSections && section.link == index) {
            return source_.read(section.offset, section.size, "the table of extended section indexes");
        }
    }
    return {};
}

SymbolSection ElfFile::read_functions(SectionType type) const {
    SymbolSection result;
    const Section* const symbols = find_section(type);
    if (symbols == nullptr) {
        return result;
    }
    const std::size_t entry_size = is_64_bit_ ? 24 : 16;
    if (symbols->entry_size != entry_size || symbols->size % entry_size != 0) {
        fail_corrupt("a symbol table whose size is not that of its entries");
    }
    if (symbols->link >= sections_.size() || sections_[symbols->link].type != SectionType::StringTable) {
        fail_corrupt("a symbol table without a string table");
    }
    const Section& names = sections_[symbols->link];
    const std::vector<std::byte> bytes = source_.read(symbols->offset, symbols->size, "a symbol table");
    const std::vector<std::byte> sections_beyond = read_symbol_sections(*symbols);
    result.strings = source_.read(names.offset, names.size, "a string table");
    result.entries = symbols->size / entry_size;

    // Names may overlap in the string table, but a file that makes a gigabyte of a megabyte means harm.
    std::uint64_t name_budget = 64 * (symbols->size + names.size);
    const Record table(bytes, is_big_endian_);
    const Record beyond(sections_beyond, is_big_endian_);
    for (std::size_t i = 0; i < result.entries; i++) {
        const Record symbol = table.at(i, entry_size);
        const unsigned info = symbol.u8(is_64_bit_ ? 4 : 12);
        std::uint32_t index = symbol.u16(is_64_bit_ ? 6 : 14);
        if (((info & 0xf) != symbol_function && (info & 0xf) != symbol_indirect_function) || index == index_undefined) {
            continue;
        }
        FunctionSymbol function{};
        if (index == index_elsewhere || index < index_first_reserved) {
            if (index == index_elsewhere) {
                index = beyond.at(i, 4).u32(0);
            }
            if (index >= sections_.size()) {
                fail_corrupt("a symbol of section " + std::to_string(index) + " in a file with " +
                             std::to_string(sections_.size()));
            }
            function.section = &sections_[index];
        } else if (index != index_absolute) {
            continue; // reserved for some processor or system
        }
        const std::string_view name = string_at(result.strings, symbol.u32(0));
        if (name.size() > name_budget) {
            fail_corrupt("symbols share their names to an extent that no linker produces");
        }
        name_budget -= name.size();
        function.name = without_version(name);
        if (function.name.empty()) {
            continue;
        }
        function.address = is_64_bit_ ? symbol.u64(8) : symbol.u32(4);
        function.size = is_64_bit_ ? symbol.u64(16) : symbol.u32(8);
        function.binding = to_binding(info >> 4);
        if (machine_ == machine_arm) {
            function.address &= ~std::uint64_t{1}; // set for Thumb code; instructions are at even addresses
        }
        result.functions.push_back(function);
    }
    return result;
}

} // namespace symbolizing
