/*
 * symbolizer: from an address to the function it lies in, and back, by the symbol tables of an ELF file.
 *
 * Conventions of every function below
 *   - The last parameter is the error out-pointer. It may be NULL. Otherwise it is set to NULL on success and to an
 *     error on failure; that error belongs to the caller, who frees it with symbolizer_error_free.
 *   - A failing function returns NULL or -1. No C++ exception leaves the library.
 *   - A symbolizer does not change once it is open: any number of threads may use one at the same time. Whoever frees
 *     it sees to it that nobody is using it any more.
 *   - Text is UTF-8. Strings inside a symbolizer_symbol_t belong to the symbolizer, live as long as it does, and are
 *     not NUL-terminated.
 */
#ifndef SYMBOLIZER_H
#define SYMBOLIZER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What symbolizer_error_t.code can be. Numbers are never reused. */
enum symbolizer_error_code {
    SYMBOLIZER_ERROR_INTERNAL = 1,         /* a defect of this library */
    SYMBOLIZER_ERROR_OUT_OF_MEMORY = 2,
    SYMBOLIZER_ERROR_INVALID_ARGUMENT = 3, /* a NULL that must not be, an index beyond the end */
    SYMBOLIZER_ERROR_IO = 4,               /* the file cannot be opened or read */
    SYMBOLIZER_ERROR_NOT_ELF = 5,          /* the bytes do not begin like an ELF file */
    SYMBOLIZER_ERROR_CORRUPT = 6,          /* the file contradicts itself, or is cut off */
    SYMBOLIZER_ERROR_UNSUPPORTED = 7       /* an ELF file, but neither an executable nor a shared library */
};

typedef struct symbolizer_error {
    int32_t code;  /* one of symbolizer_error_code */
    char *message; /* for people, NUL-terminated, never NULL; does not repeat the path */
} symbolizer_error_t;

/* An open ELF file: the functions it defines, sorted by address. Only what is needed of the file is in memory. */
typedef struct symbolizer symbolizer_t;

/* One function. Addresses are those of the file, before a loader moves it: what nm prints. */
typedef struct symbolizer_symbol {
    uint64_t address;
    uint64_t size;                  /* in bytes, as the symbol table has it; 0 where it does not say */
    const char *name;               /* demangled, as this library's C++ runtime spells it; or the mangled name */
    size_t name_length;
    const char *mangled_name;       /* as in the file, without a symbol version ("@@LIB_1.0") */
    size_t mangled_name_length;
} symbolizer_symbol_t;

/* What kind of file it is, and how large its symbol tables are. */
typedef struct symbolizer_info {
    uint64_t symtab_entries;  /* entries of .symtab, of every kind; 0 where there is none: a stripped file */
    uint64_t dynsym_entries;  /* likewise of .dynsym */
    uint64_t functions;       /* functions defined in the file: the number of symbols that can be asked for */
    uint32_t machine;         /* the ELF header's e_machine, for example 62 for x86-64 */
    uint16_t bits;            /* 32 or 64 */
    uint16_t is_big_endian;   /* 0 or 1 */
} symbolizer_info_t;

/* Reads an executable or a shared library. path_utf8 is NUL-terminated. A stripped file is no error: it has none or
 * few functions. */
symbolizer_t *symbolizer_open(const char *path_utf8, symbolizer_error_t **err_out);

/* The same for a file in memory. The bytes are not needed after the call. */
symbolizer_t *symbolizer_open_bytes(const uint8_t *bytes, size_t length, symbolizer_error_t **err_out);

/* Ends a symbolizer and every string it gave out. NULL does nothing. */
void symbolizer_free(symbolizer_t *symbolizer);

/* Fills info_out. Returns 0, or -1 on failure. */
int32_t symbolizer_get_info(const symbolizer_t *symbolizer, symbolizer_info_t *info_out,
                            symbolizer_error_t **err_out);

/* The function number index, counted from 0, by ascending address. Returns 0, or -1 on failure. */
int32_t symbolizer_get_symbol(const symbolizer_t *symbolizer, uint64_t index, symbolizer_symbol_t *symbol_out,
                              symbolizer_error_t **err_out);

/* The function that the address lies in: of those whose range holds it, the one that begins last. A range does not
 * reach beyond the function's section. A function without a size reaches to the next one; one with a size goes before.
 * Returns 1 if there is one, 0 if there is none (symbol_out is zeroed then), or -1 on failure. */
int32_t symbolizer_find_address(const symbolizer_t *symbolizer, uint64_t address, symbolizer_symbol_t *symbol_out,
                                symbolizer_error_t **err_out);

/* The function of that mangled name or, if there is none, of that demangled name ("ns::Class::method(int)"). Of
 * several, a global one goes before a weak one, that before a local one, then the lower address before the higher.
 * The first search for a demangled name demangles all of the file's names. Returns as symbolizer_find_address does. */
int32_t symbolizer_find_name(const symbolizer_t *symbolizer, const char *name_utf8, size_t name_length,
                             symbolizer_symbol_t *symbol_out, symbolizer_error_t **err_out);

/* Frees an error and its message. NULL does nothing. */
void symbolizer_error_free(symbolizer_error_t *error);

#ifdef __cplusplus
}
#endif

#endif
