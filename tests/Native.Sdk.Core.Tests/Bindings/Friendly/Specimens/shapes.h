/* Every shape that the friendly layer knows, once; and some that it must leave alone. */
#ifndef SHAPES_H
#define SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef NATIVE_SDK_BINDINGS
#define NOTE(text) __attribute__((annotate("native_sdk:" text)))
#else
#define NOTE(text)
#endif

/* Errors that the call makes. */
typedef enum sh_error_code {
    SH_ERROR_FAILED = 1,
    SH_ERROR_OUT_OF_MEMORY = 2
} sh_error_code_t;

typedef struct sh_error {
    int32_t code;
    char *message;
} sh_error_t;

void sh_error_free(sh_error_t *error);

/* Errors that the caller has room for. */
typedef struct sh_status {
    bool failed;
    int32_t code;
    char *message;
} sh_status_t;

void sh_status_clear(sh_status_t *status);

typedef struct sh_point {
    int32_t x;
    int32_t y;
} sh_point_t;

typedef enum sh_color { SH_RED = 1, SH_GREEN = 2 } sh_color_t;

typedef struct sh_bytes {
    uint8_t *data;
    size_t length;
    size_t capacity;
} sh_bytes_t;

void sh_bytes_free(sh_bytes_t *bytes);
void sh_string_free(char *string);
void sh_numbers_free(int32_t *numbers, size_t length);

/* ---- what the library has counted, for tests ---- */

int64_t sh_live(void);         /* allocations that are not freed */
int32_t sh_violations(void);   /* uses of freed objects, and second frees */
int32_t sh_initializations(void);

NOTE("init") void sh_start(sh_error_t **error_out);

/* ---- an object ---- */

/** A box of numbers. */
typedef struct sh_box sh_box_t;

/**
 * Makes a box.
 * @param size how many numbers it has room for; negative fails
 * @return the box
 */
sh_box_t *sh_box_new(int32_t size, sh_error_t **error_out);
sh_box_t *sh_box_create(int32_t size);
sh_box_t *sh_box_parse(const uint8_t *bytes, size_t length, sh_error_t **error_out);
sh_box_t *sh_box_open(const char *path, sh_error_t **error_out);
NOTE("constructor") NOTE("optional") sh_box_t *sh_box_find(const char *name NOTE("optional"));
sh_box_t *sh_box_clone(const sh_box_t *box);
void sh_box_free(sh_box_t *box);
void sh_box_close(sh_box_t *box); /* stays raw: it releases, too */

int32_t sh_box_size(const sh_box_t *box);
void sh_box_fill(sh_box_t *box, const int32_t *numbers, size_t count);
size_t sh_box_read(const sh_box_t *box, int32_t *numbers, size_t count);
bool sh_box_is_empty(const sh_box_t *box);
void sh_box_set_flag(sh_box_t *box, bool flag);
bool sh_box_equals(const sh_box_t *box, const sh_box_t *other);
int32_t sh_box_add_all(sh_box_t *box, const sh_box_t *other, const sh_box_t *third NOTE("optional"), sh_error_t **error_out);
void sh_box_get_bounds(const sh_box_t *box, sh_point_t *low_out, sh_point_t *high_out);
void sh_box_get_center(const sh_box_t *box, sh_point_t *center_out);
int32_t sh_box_get_flag(const sh_box_t *box, bool *flag_out);
int32_t sh_box_wait(sh_box_t *box, int32_t milliseconds);
long sh_box_get_long(const sh_box_t *box, long added);
sh_color_t sh_box_paint(sh_box_t *box, sh_color_t color, sh_point_t at);

const char *sh_box_label(const sh_box_t *box);
const char *sh_box_text(const sh_box_t *box, size_t *length_out, sh_error_t **error_out);
char *sh_box_describe(const sh_box_t *box, sh_error_t **error_out);
NOTE("free_with=sh_numbers_free") int32_t *sh_box_numbers(const sh_box_t *box, size_t *count_out);
const uint8_t *sh_box_raw_bytes(const sh_box_t *box, size_t *length_out);
sh_bytes_t sh_box_save(const sh_box_t *box, sh_error_t **error_out);
void sh_box_save_to(const sh_box_t *box, sh_bytes_t *bytes_out);
int32_t sh_box_get_names(const sh_box_t *box, const char **first_out, char **second_out);

void sh_box_set_label(sh_box_t *box, const char *label);
void sh_box_set_text(sh_box_t *box, const char *text_utf8, size_t text_length, sh_error_t **error_out);
uint32_t sh_box_hash(const sh_box_t *box, const char *data, size_t length);

/* ---- an object that depends on another ---- */

typedef struct sh_item sh_item_t;

sh_item_t *sh_box_open_item(sh_box_t *box, int32_t index, sh_error_t **error_out);
int32_t sh_item_value(const sh_item_t *item);
void sh_item_free(sh_item_t *item);

/* ---- functions of no object ---- */

int32_t sh_add(int32_t a, int32_t b);
int64_t sh_sum(const int32_t *values, size_t count);
uint32_t sh_checksum(const void *data, size_t size);
void sh_upper(char *text, size_t length);
const char *sh_version(void);
int32_t sh_make_box(int32_t size, sh_box_t **box_out);
int32_t sh_read_file(const char *path_utf8, sh_status_t *status);

/* ---- errors on purpose ---- */

void sh_fail(int32_t code, const char *message, sh_error_t **error_out);
void sh_fail_long(size_t length, sh_error_t **error_out);
void sh_fail_status(int32_t code, const char *message, sh_status_t *status);
char *sh_fail_with_string(sh_error_t **error_out);
sh_box_t *sh_box_make_and_fail(sh_error_t **error_out);
int32_t sh_step(sh_box_t *box, sh_error_t **error_out);

/* ---- to be left alone: nothing says how ---- */

int32_t sh_compress(const char *source, char *target, int32_t source_size, int32_t target_capacity);
const sh_box_t *sh_box_parent(const sh_box_t *box);
sh_box_t *sh_box_current(void);
char *sh_box_take(int32_t *state);
void sh_each(const sh_box_t *box, void (*callback)(int32_t number, void *state), void *state);
void sh_box_set_array_ref(sh_box_t *box, const int32_t *numbers, size_t count);
void sh_read_block(const void *data, size_t size, size_t count);
NOTE("raw") int32_t sh_secret(void);

#endif
