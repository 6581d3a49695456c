# 1 "/w/include/shapes.h"
typedef unsigned char uint8_t; typedef int int32_t; typedef unsigned SIZE_TYPE size_t; typedef INT64 int64_t; typedef int wchar_t; typedef SOCKET shape_socket;

/** Major and minor version. */
#define SHAPES_VERSION (1 << 16 | 2)
#define SHAPES_NAME "shapes \"" "\x41"
#define SHAPES_RATIO 1.5f
#define SHAPES_ALL ((size_t)-1)
#define SHAPES_MASK 0x80000000u
#define SHAPES_STATIC ((shape_free_t)0)
#define SHAPES_TRANSIENT ((shape_free_t)-1)
#define SHAPES_UNKNOWN(x) x
static const int shapes_limit = 7;

/** What can go wrong. */
typedef enum shape_status {
    SHAPE_OK,        /**< nothing */
    SHAPE_BAD = -1,
    SHAPE_EVENT = 1 << 4,
} shape_status_t;
enum { SHAPE_SMALL = 1, SHAPE_LARGE = 5000000000 };
enum __attribute__((packed)) shape_tiny { TINY_A, TINY_B };
enum shape_unsigned { SHAPE_TOP = 0x80000000 };

/** Only pointed to. */
typedef struct shape shape_t;
typedef void (*shape_free_t)(void *);

/** A point; @ref shape_t has many. */
typedef struct { double x, y; } shape_point;

struct shape_info {
    const char *name;      /**< UTF-8 */
    size_t length;
    uint8_t id[16];
    shape_point corners[2];
    float matrix[2][3];
    shape_free_t release;
    int (*compare[2])(const shape_point *, const shape_point *);
    _Bool is_closed;
    signed char sign;
    shape_status_t status;
    struct shape_info *next;
    struct { int first; struct { int deep; } inner; } pair;
    union { int as_int; float as_float; };
    int shape_info;
    int event;
};

struct shape_bits { unsigned kind : 3; int delta : 5; unsigned : 0; unsigned wide : 30; };
struct shape_header { int count; int values[]; };
struct __attribute__((packed)) shape_packed { char tag; int value; };
struct __attribute__((aligned(16))) shape_aligned { int value; };
struct shape_times { long seconds; int rest; };
struct shape_client { shape_socket socket; int state; };
union shape_value { int64_t number; double real; void *pointer; char text[24]; };
struct stat { int size; };
struct shape_odd { long double huge; int after; };

/**
 * Opens a shape.
 *
 * @param[in] name which
 * @param event   why & when <now>
 * @return the shape, or NULL
 */
shape_t *shape_open(const char *name, int event, shape_status_t *status_out);
void shape_close(shape_t *shape) __attribute__((deprecated("use \"shape_end\"")));
int stat(const char *path, struct stat *out);
shape_point shape_center(const shape_t *shape, shape_point offset);
long shape_hash(unsigned long seed, long *out);
struct shape_times shape_when(shape_t *);
size_t shape_each(const shape_t *shape, void (*callback)(void *context, const shape_point *point), void *context);
void (*shape_hook(void (*handler)(int)))(int);
int shape_names(char **names, int count, const int (*table)[3], const wchar_t *wide);
int __attribute__((stdcall)) shape_stdcall(int);
void shape_log(const char *format, __builtin_va_list arguments);
int shape_renamed(void) __asm__("shape_renamed$1");

shape_socket shape_listen(int port, shape_socket parent);
void shape_hang_up(shape_socket);

int shape_format(const char *format, ...);
static inline int shape_twice(int x) { return 2 * x; }
long double shape_huge(void);
int shape_wide(wchar_t c);
extern int shape_errors;
