/*
 * sourcemap: reads JavaScript source maps (version 3, ECMA-426; index maps included) and tells which original line a
 * position of the generated file comes from.
 *
 *     sm_error_t *error;
 *     sm_map_t *map = sm_map_parse(bytes, length, &error);
 *     if (error) {
 *         fprintf(stderr, "%s\n", error->message);
 *         sm_error_free(error);
 *         return;
 *     }
 *     sm_mapping_t at;
 *     if (sm_map_lookup(map, 0, 1234, &at, NULL) == 1) {
 *         size_t length;
 *         const char *source = sm_map_source(map, at.source, &length, NULL);
 *         if (source) printf("%.*s:%u:%u\n", (int)length, source, at.line + 1, at.column + 1);
 *     }
 *     sm_map_free(map);
 *
 * Errors     The last parameter of a function that can fail is the error out-pointer. It is set by every call: to NULL
 *            if all went well, else to an error that the caller frees with sm_error_free. Whoever does not want to
 *            know passes NULL, and still sees from the result that something failed.
 * Panics     of the Rust code never leave a function; they are errors with the code SM_ERROR_INTERNAL.
 * Strings    are UTF-8, pointer and length, NOT terminated by a zero. They belong to the map and live as long as it.
 * Positions  Lines and columns count from 0. Columns count UTF-16 code units.
 * Threads    A map never changes: any number of threads may use it at once. Only sm_map_free needs it alone.
 */
#ifndef SOURCEMAP_H
#define SOURCEMAP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A parsed source map. */
typedef struct sm_map sm_map_t;

/* Values of sm_error_t.code. */
typedef enum sm_error_code {
    SM_ERROR_INTERNAL = 1,            /* a bug in this library */
    SM_ERROR_INVALID_ARGUMENT = 2,    /* a null pointer, or an index out of range */
    SM_ERROR_TOO_LARGE = 3,           /* more than 2 GiB */
    SM_ERROR_INVALID_UTF8 = 4,        /* the document is not UTF-8 */
    SM_ERROR_INVALID_JSON = 5,        /* the document is not JSON */
    SM_ERROR_TOO_DEEP = 6,            /* arrays and objects are nested more than 128 deep */
    SM_ERROR_INVALID_MAP = 7,         /* a member is missing or has the wrong type */
    SM_ERROR_UNSUPPORTED_VERSION = 8, /* not version 3 */
    SM_ERROR_INVALID_MAPPINGS = 9,    /* 'mappings' is malformed, or points outside of 'sources' or 'names' */
    SM_ERROR_INVALID_SECTIONS = 10    /* the sections of an index map are malformed or out of order */
} sm_error_code_t;

typedef struct sm_error {
    int32_t code;  /* one of sm_error_code_t; there may be more in later versions */
    char *message; /* what went wrong and where: English, UTF-8, terminated by a zero, never NULL */
} sm_error_t;

/* Instead of an index, line or column: there is none. */
#define SM_NONE UINT32_MAX

/* From a generated position on, up to the next mapping, the text comes from this original position. */
typedef struct sm_mapping {
    uint32_t generated_line;
    uint32_t generated_column;
    uint32_t source; /* index for sm_map_source; SM_NONE: from no source, and the next three are SM_NONE too */
    uint32_t line;
    uint32_t column;
    uint32_t name; /* index for sm_map_name: what the thing here is called in the source; or SM_NONE */
} sm_mapping_t;

/* Frees an error; NULL is allowed. */
void sm_error_free(sm_error_t *error);

/*
 * Parses a source map: JSON in UTF-8, with or without a byte order mark, and with or without the line beginning with
 * )]}' that servers may prepend. The bytes are not needed any more afterwards. NULL if it failed, and only then.
 */
sm_map_t *sm_map_parse(const uint8_t *bytes, size_t length, sm_error_t **error_out);

/* Frees a map and all its strings; NULL is allowed. */
void sm_map_free(sm_map_t *map);

/*
 * Finds the mapping that covers a generated position: the last one of that line that begins there or before it.
 * 1: found, and written to mapping_out. 0: this position comes from no source. -1: an error.
 */
int32_t sm_map_lookup(const sm_map_t *map, uint32_t line, uint32_t column, sm_mapping_t *mapping_out,
                      sm_error_t **error_out);

/* The number of mappings, and one of them: sorted by generated position. 1: written to mapping_out. -1: an error. */
uint32_t sm_map_mapping_count(const sm_map_t *map, sm_error_t **error_out);
int32_t sm_map_mapping(const sm_map_t *map, uint32_t index, sm_mapping_t *mapping_out, sm_error_t **error_out);

/*
 * The strings of a map. Each function writes the length in bytes to length_out. NULL without an error means that the
 * map does not have this string; an empty string is not NULL.
 */

/* The name of the generated file. */
const char *sm_map_file(const sm_map_t *map, size_t *length_out, sm_error_t **error_out);

/* The number of sources. In an index map those of all sections, one section after the other. */
uint32_t sm_map_source_count(const sm_map_t *map, sm_error_t **error_out);

/* The name of a source: a URL or path as in the map, behind its sourceRoot unless it is absolute; not resolved. */
const char *sm_map_source(const sm_map_t *map, uint32_t index, size_t *length_out, sm_error_t **error_out);

/* The whole text of a source. */
const char *sm_map_source_content(const sm_map_t *map, uint32_t index, size_t *length_out, sm_error_t **error_out);

/* One line of a source's text, without its terminator. A line that the text does not have is NULL without an error. */
const char *sm_map_source_line(const sm_map_t *map, uint32_t index, uint32_t line, size_t *length_out,
                               sm_error_t **error_out);

/* The number of names, and one of them. */
uint32_t sm_map_name_count(const sm_map_t *map, sm_error_t **error_out);
const char *sm_map_name(const sm_map_t *map, uint32_t index, size_t *length_out, sm_error_t **error_out);

#ifdef __cplusplus
}
#endif

#endif
