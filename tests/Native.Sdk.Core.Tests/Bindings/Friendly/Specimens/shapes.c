#include "shapes.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Objects are never given back to the allocator, so that the use of a freed one is seen for sure. */
enum { ALIVE = 0x51b0, DEAD = 0xdead };

struct sh_box {
    atomic_int state;
    int32_t size;
    bool flag;
    char *label;
    char *text;
    size_t text_length;
    int32_t numbers[8];
};

struct sh_item {
    atomic_int state;
    sh_box_t *box;
    int32_t index;
};

static atomic_llong live;
static atomic_int violations;
static atomic_int initializations;
static char out_of_memory[] = "out of memory";
static sh_error_t no_memory = {SH_ERROR_OUT_OF_MEMORY, out_of_memory};

static void *get(size_t size)
{
    void *memory = calloc(1, size);
    if (memory) atomic_fetch_add(&live, 1);
    return memory;
}

static void put(void *memory)
{
    if (memory) atomic_fetch_sub(&live, 1);
    free(memory);
}

static char *copy(const char *text, size_t length)
{
    char *result = get(length + 1);
    memcpy(result, text, length);
    return result;
}

static void fail(sh_error_t **error_out, int32_t code, const char *message, size_t length)
{
    if (error_out) {
        *error_out = get(sizeof(sh_error_t));
        (*error_out)->code = code;
        (*error_out)->message = copy(message, length);
    }
}

static void clear(sh_error_t **error_out)
{
    if (error_out) *error_out = NULL;
}

static void check(const sh_box_t *box)
{
    if (atomic_load(&((sh_box_t *)box)->state) != ALIVE) atomic_fetch_add(&violations, 1);
}

static sh_box_t *make(int32_t size)
{
    sh_box_t *box = get(sizeof *box);
    atomic_store(&box->state, ALIVE);
    box->size = size;
    return box;
}

void sh_error_free(sh_error_t *error)
{
    if (error && error != &no_memory) {
        put(error->message);
        put(error);
    }
}

void sh_status_clear(sh_status_t *status)
{
    put(status->message);
    memset(status, 0, sizeof *status);
}

void sh_bytes_free(sh_bytes_t *bytes)
{
    put(bytes->data);
    memset(bytes, 0, sizeof *bytes);
}

void sh_string_free(char *string) { put(string); }

void sh_numbers_free(int32_t *numbers, size_t length)
{
    if (length != 3) atomic_fetch_add(&violations, 1);
    put(numbers);
}

int64_t sh_live(void) { return atomic_load(&live); }
int32_t sh_violations(void) { return atomic_load(&violations); }
int32_t sh_initializations(void) { return atomic_load(&initializations); }

void sh_start(sh_error_t **error_out)
{
    struct timespec pause = {0, 20000000};
    clear(error_out);
    nanosleep(&pause, NULL); /* whoever comes meanwhile has to wait */
    atomic_fetch_add(&initializations, 1);
    if (getenv("SHAPES_FAIL_START")) fail(error_out, SH_ERROR_FAILED, "no start", 8);
}

sh_box_t *sh_box_new(int32_t size, sh_error_t **error_out)
{
    clear(error_out);
    if (size < 0) {
        fail(error_out, SH_ERROR_FAILED, "a negative size", 15);
        return NULL;
    }
    return make(size);
}

sh_box_t *sh_box_create(int32_t size) { return size < 0 ? NULL : make(size); }

sh_box_t *sh_box_parse(const uint8_t *bytes, size_t length, sh_error_t **error_out)
{
    clear(error_out);
    if (!bytes) {
        fail(error_out, SH_ERROR_FAILED, "null", 4);
        return NULL;
    }
    return make((int32_t)length);
}

sh_box_t *sh_box_open(const char *path, sh_error_t **error_out)
{
    sh_box_t *box;
    clear(error_out);
    box = make((int32_t)strlen(path));
    box->label = copy(path, strlen(path));
    return box;
}

sh_box_t *sh_box_find(const char *name) { return name && strcmp(name, "known") == 0 ? make(5) : NULL; }

sh_box_t *sh_box_clone(const sh_box_t *box)
{
    check(box);
    return make(box->size);
}

void sh_box_free(sh_box_t *box)
{
    if (!box) return;
    if (atomic_exchange(&box->state, DEAD) != ALIVE) {
        atomic_fetch_add(&violations, 1);
        return;
    }
    put(box->label);
    put(box->text);
    atomic_fetch_sub(&live, 1); /* kept, see above */
}

void sh_box_close(sh_box_t *box) { sh_box_free(box); }

int32_t sh_box_size(const sh_box_t *box)
{
    check(box);
    return box->size;
}

void sh_box_fill(sh_box_t *box, const int32_t *numbers, size_t count)
{
    check(box);
    if (!numbers) atomic_fetch_add(&violations, 1);
    for (size_t i = 0; i < count && i < 8; i++) box->numbers[i] = numbers[i];
}

size_t sh_box_read(const sh_box_t *box, int32_t *numbers, size_t count)
{
    check(box);
    for (size_t i = 0; i < count && i < 8; i++) numbers[i] = box->numbers[i];
    return count < 8 ? count : 8;
}

bool sh_box_is_empty(const sh_box_t *box) { return box->size == 0; }
void sh_box_set_flag(sh_box_t *box, bool flag) { box->flag = flag; }
bool sh_box_equals(const sh_box_t *box, const sh_box_t *other)
{
    check(box);
    check(other);
    return box->size == other->size;
}

int32_t sh_box_add_all(sh_box_t *box, const sh_box_t *other, const sh_box_t *third, sh_error_t **error_out)
{
    clear(error_out);
    check(box);
    check(other);
    return box->size + other->size + (third ? third->size : 1000);
}

void sh_box_get_bounds(const sh_box_t *box, sh_point_t *low_out, sh_point_t *high_out)
{
    low_out->x = low_out->y = -box->size;
    high_out->x = high_out->y = box->size;
}

void sh_box_get_center(const sh_box_t *box, sh_point_t *center_out) { center_out->x = center_out->y = box->size / 2; }

int32_t sh_box_get_flag(const sh_box_t *box, bool *flag_out)
{
    *flag_out = box->flag;
    return 7;
}

int32_t sh_box_wait(sh_box_t *box, int32_t milliseconds)
{
    struct timespec pause = {0, milliseconds * 1000000L};
    check(box);
    nanosleep(&pause, NULL);
    check(box);
    return box->size;
}

long sh_box_get_long(const sh_box_t *box, long added) { return box->size + added; }

sh_color_t sh_box_paint(sh_box_t *box, sh_color_t color, sh_point_t at)
{
    box->numbers[0] = at.x;
    return color == SH_RED ? SH_GREEN : SH_RED;
}

const char *sh_box_label(const sh_box_t *box) { return box->label; }

const char *sh_box_text(const sh_box_t *box, size_t *length_out, sh_error_t **error_out)
{
    clear(error_out);
    *length_out = box->text_length;
    return box->text;
}

char *sh_box_describe(const sh_box_t *box, sh_error_t **error_out)
{
    char text[32];
    clear(error_out);
    return copy(text, (size_t)snprintf(text, sizeof text, "box of %d", box->size));
}

int32_t *sh_box_numbers(const sh_box_t *box, size_t *count_out)
{
    int32_t *numbers = get(3 * sizeof(int32_t));
    memcpy(numbers, box->numbers, 3 * sizeof(int32_t));
    *count_out = 3;
    return numbers;
}

const uint8_t *sh_box_raw_bytes(const sh_box_t *box, size_t *length_out)
{
    *length_out = sizeof box->numbers;
    return box->flag ? (const uint8_t *)box->numbers : NULL;
}

sh_bytes_t sh_box_save(const sh_box_t *box, sh_error_t **error_out)
{
    sh_bytes_t bytes = {NULL, 0, 0};
    clear(error_out);
    if (box->size == 13) {
        fail(error_out, SH_ERROR_FAILED, "thirteen", 8);
    } else if (box->size > 0) {
        bytes.data = get((size_t)box->size);
        memset(bytes.data, box->size, (size_t)box->size);
        bytes.length = bytes.capacity = (size_t)box->size;
    }
    return bytes;
}

void sh_box_save_to(const sh_box_t *box, sh_bytes_t *bytes_out) { *bytes_out = sh_box_save(box, NULL); }

int32_t sh_box_get_names(const sh_box_t *box, const char **first_out, char **second_out)
{
    (void)box;
    *first_out = "first";
    *second_out = copy("second", 6);
    return 2;
}

void sh_box_set_label(sh_box_t *box, const char *label)
{
    put(box->label);
    box->label = copy(label, strlen(label));
}

void sh_box_set_text(sh_box_t *box, const char *text_utf8, size_t text_length, sh_error_t **error_out)
{
    clear(error_out);
    put(box->text);
    box->text = copy(text_utf8, text_length);
    box->text_length = text_length;
}

uint32_t sh_box_hash(const sh_box_t *box, const char *data, size_t length)
{
    (void)box;
    return sh_checksum(data, length);
}

sh_item_t *sh_box_open_item(sh_box_t *box, int32_t index, sh_error_t **error_out)
{
    sh_item_t *item;
    clear(error_out);
    check(box);
    if (index >= box->size) {
        fail(error_out, SH_ERROR_FAILED, "no such item", 12);
        return NULL;
    }
    item = get(sizeof *item);
    atomic_store(&item->state, ALIVE);
    item->box = box;
    item->index = index;
    return item;
}

int32_t sh_item_value(const sh_item_t *item)
{
    check(item->box);
    return item->box->size * 100 + item->index;
}

void sh_item_free(sh_item_t *item)
{
    check(item->box); /* an item is freed before its box */
    if (atomic_exchange(&item->state, DEAD) != ALIVE) {
        atomic_fetch_add(&violations, 1);
        return;
    }
    atomic_fetch_sub(&live, 1);
}

int32_t sh_add(int32_t a, int32_t b) { return a + b; }

int64_t sh_sum(const int32_t *values, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return sum;
}

uint32_t sh_checksum(const void *data, size_t size)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i++) sum += ((const uint8_t *)data)[i];
    return sum;
}

void sh_upper(char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) text[i] = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 32 : text[i]);
}

const char *sh_version(void) { return "1.2 \xc3\xa4"; }

int32_t sh_make_box(int32_t size, sh_box_t **box_out)
{
    *box_out = size < 0 ? NULL : make(size);
    return size < 0 ? -1 : 0;
}

int32_t sh_read_file(const char *path_utf8, sh_status_t *status)
{
    memset(status, 0, sizeof *status);
    return (int32_t)strlen(path_utf8);
}

void sh_fail(int32_t code, const char *message, sh_error_t **error_out)
{
    if (code == SH_ERROR_OUT_OF_MEMORY) {
        *error_out = &no_memory;
        return;
    }
    fail(error_out, code, message, strlen(message));
}

void sh_fail_long(size_t length, sh_error_t **error_out)
{
    char *message = malloc(length);
    memset(message, 'x', length);
    fail(error_out, SH_ERROR_FAILED, message, length);
    free(message);
}

void sh_fail_status(int32_t code, const char *message, sh_status_t *status)
{
    status->failed = code != 0;
    status->code = code;
    status->message = code == 0 ? NULL : copy(message, strlen(message));
}

char *sh_fail_with_string(sh_error_t **error_out)
{
    fail(error_out, SH_ERROR_FAILED, "with a string", 13);
    return copy("left over", 9);
}

sh_box_t *sh_box_make_and_fail(sh_error_t **error_out)
{
    fail(error_out, SH_ERROR_FAILED, "with a box", 10);
    return make(1);
}

int32_t sh_step(sh_box_t *box, sh_error_t **error_out)
{
    clear(error_out);
    check(box);
    return ++box->numbers[7];
}

int32_t sh_compress(const char *source, char *target, int32_t source_size, int32_t target_capacity)
{
    (void)source, (void)target, (void)source_size;
    return target_capacity;
}

const sh_box_t *sh_box_parent(const sh_box_t *box) { return box; }
sh_box_t *sh_box_current(void) { return NULL; }
char *sh_box_take(int32_t *state) { return (*state)++, NULL; }
void sh_each(const sh_box_t *box, void (*callback)(int32_t number, void *state), void *state) { callback(box->size, state); }
void sh_box_set_array_ref(sh_box_t *box, const int32_t *numbers, size_t count) { (void)box, (void)numbers, (void)count; }
void sh_read_block(const void *data, size_t size, size_t count) { (void)data, (void)size, (void)count; }
int32_t sh_secret(void) { return 42; }
