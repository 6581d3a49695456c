/* Compiles only where C has the layouts and values that the C# bindings have. Made by Native.Sdk. */
#ifndef NATIVE_SDK_BINDINGS
#define NATIVE_SDK_BINDINGS
#endif
#include "/w/include/shapes.h"
#include <stddef.h>
#line 20 "/w/include/shapes.h"
_Static_assert((SHAPE_SMALL) == 1ll, "native-sdk:SHAPE_SMALL::value:1");
#line 20 "/w/include/shapes.h"
_Static_assert((SHAPE_LARGE) == 5000000000ll, "native-sdk:SHAPE_LARGE::value:5000000000");
#line 88 "/w/include/shapes.h"
_Static_assert((SHAPE_AGAIN) == -4088ll, "native-sdk:SHAPE_AGAIN::value:-4088");
#line 4 "/w/include/shapes.h"
_Static_assert((SHAPES_VERSION) == 65538ll, "native-sdk:SHAPES_VERSION::value:65538");
#line 7 "/w/include/shapes.h"
_Static_assert((SHAPES_ALL) == 18446744073709551615ull, "native-sdk:SHAPES_ALL::value:18446744073709551615");
_Static_assert((SHAPES_MASK) == 2147483648ull, "native-sdk:SHAPES_MASK::value:2147483648");
#line 16 "/w/include/shapes.h"
_Static_assert(SHAPE_OK == 0ll, "native-sdk:enum shape_status:SHAPE_OK:value:0");
_Static_assert(SHAPE_BAD == -1ll, "native-sdk:enum shape_status:SHAPE_BAD:value:-1");
_Static_assert(SHAPE_EVENT == 16ll, "native-sdk:enum shape_status:SHAPE_EVENT:value:16");
#line 15 "/w/include/shapes.h"
_Static_assert(sizeof(enum shape_status) == 4, "native-sdk:enum shape_status::size:4");
#line 21 "/w/include/shapes.h"
_Static_assert(TINY_A == 0ll, "native-sdk:enum shape_tiny:TINY_A:value:0");
#line 21 "/w/include/shapes.h"
_Static_assert(TINY_B == 1ll, "native-sdk:enum shape_tiny:TINY_B:value:1");
#line 21 "/w/include/shapes.h"
_Static_assert(sizeof(enum shape_tiny) == 1, "native-sdk:enum shape_tiny::size:1");
_Static_assert(SHAPE_TOP == 2147483648ull, "native-sdk:enum shape_unsigned:SHAPE_TOP:value:2147483648");
#line 22 "/w/include/shapes.h"
_Static_assert(sizeof(enum shape_unsigned) == 4, "native-sdk:enum shape_unsigned::size:4");
#line 88 "/w/include/shapes.h"
_Static_assert(SHAPE_SAME == 1ll, "native-sdk:enum shape_os_error:SHAPE_SAME:value:1");
#line 88 "/w/include/shapes.h"
_Static_assert(sizeof(enum shape_os_error) == 4, "native-sdk:enum shape_os_error::size:4");
#undef x
#undef y
#undef name
#undef length
#undef id
#undef corners
#undef matrix
#undef release
#undef compare
#undef is_closed
#undef sign
#undef status
#undef next
#undef pair
#undef shape_info
#undef event
#undef kind
#undef delta
#undef wide
#undef count
#undef values
#undef tag
#undef value
#undef seconds
#undef rest
#undef socket
#undef state
#undef number
#undef real
#undef pointer
#undef text
#undef size
#undef huge
#undef after
#undef fd
#undef data
#undef handle
#line 29 "/w/include/shapes.h"
_Static_assert(sizeof(shape_point) == 16, "native-sdk:shape_point::size:16");
#line 29 "/w/include/shapes.h"
_Static_assert(_Alignof(shape_point) == 8, "native-sdk:shape_point::alignment:8");
#line 29 "/w/include/shapes.h"
_Static_assert(offsetof(shape_point, x) == 0, "native-sdk:shape_point:x:offset:0");
#line 29 "/w/include/shapes.h"
_Static_assert(offsetof(shape_point, y) == 8, "native-sdk:shape_point:y:offset:8");
#line 31 "/w/include/shapes.h"
_Static_assert(sizeof(struct shape_info) == 152, "native-sdk:struct shape_info::size:152");
#line 31 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_info) == 8, "native-sdk:struct shape_info::alignment:8");
_Static_assert(offsetof(struct shape_info, name) == 0, "native-sdk:struct shape_info:name:offset:0");
_Static_assert(offsetof(struct shape_info, length) == 8, "native-sdk:struct shape_info:length:offset:8");
_Static_assert(offsetof(struct shape_info, id) == 16, "native-sdk:struct shape_info:id:offset:16");
_Static_assert(offsetof(struct shape_info, corners) == 32, "native-sdk:struct shape_info:corners:offset:32");
_Static_assert(offsetof(struct shape_info, matrix) == 64, "native-sdk:struct shape_info:matrix:offset:64");
_Static_assert(offsetof(struct shape_info, release) == 88, "native-sdk:struct shape_info:release:offset:88");
_Static_assert(offsetof(struct shape_info, compare) == 96, "native-sdk:struct shape_info:compare:offset:96");
_Static_assert(offsetof(struct shape_info, is_closed) == 112, "native-sdk:struct shape_info:is_closed:offset:112");
_Static_assert(offsetof(struct shape_info, sign) == 113, "native-sdk:struct shape_info:sign:offset:113");
_Static_assert(offsetof(struct shape_info, status) == 116, "native-sdk:struct shape_info:status:offset:116");
_Static_assert(offsetof(struct shape_info, next) == 120, "native-sdk:struct shape_info:next:offset:120");
_Static_assert(offsetof(struct shape_info, pair) == 128, "native-sdk:struct shape_info:pair:offset:128");
#line 43 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_info, pair.first) == 128, "native-sdk:struct shape_info:pair.first:offset:128");
#line 43 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_info, pair.inner) == 132, "native-sdk:struct shape_info:pair.inner:offset:132");
#line 43 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_info, pair.inner.deep) == 132, "native-sdk:struct shape_info:pair.inner.deep:offset:132");
_Static_assert(offsetof(struct shape_info, as_int) == 136, "native-sdk:struct shape_info:as_int:offset:136");
#line 44 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_info, as_float) == 136, "native-sdk:struct shape_info:as_float:offset:136");
_Static_assert(offsetof(struct shape_info, shape_info) == 140, "native-sdk:struct shape_info:shape_info:offset:140");
_Static_assert(offsetof(struct shape_info, event) == 144, "native-sdk:struct shape_info:event:offset:144");
#line 49 "/w/include/shapes.h"
_Static_assert(sizeof(struct shape_bits) == 8, "native-sdk:struct shape_bits::size:8");
#line 49 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_bits) == 4, "native-sdk:struct shape_bits::alignment:4");
_Static_assert(sizeof(struct shape_header) == 4, "native-sdk:struct shape_header::size:4");
#line 50 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_header) == 4, "native-sdk:struct shape_header::alignment:4");
#line 50 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_header, count) == 0, "native-sdk:struct shape_header:count:offset:0");
#line 50 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_header, values) == 4, "native-sdk:struct shape_header:values:offset:4");
_Static_assert(sizeof(struct shape_packed) == 5, "native-sdk:struct shape_packed::size:5");
#line 51 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_packed) == 1, "native-sdk:struct shape_packed::alignment:1");
#line 51 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_packed, tag) == 0, "native-sdk:struct shape_packed:tag:offset:0");
#line 51 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_packed, value) == 1, "native-sdk:struct shape_packed:value:offset:1");
_Static_assert(sizeof(struct shape_aligned) == 16, "native-sdk:struct shape_aligned::size:16");
#line 52 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_aligned) == 16, "native-sdk:struct shape_aligned::alignment:16");
#line 52 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_aligned, value) == 0, "native-sdk:struct shape_aligned:value:offset:0");
_Static_assert(sizeof(struct shape_times) == 8, "native-sdk:struct shape_times::size:8");
#line 53 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_times) == 4, "native-sdk:struct shape_times::alignment:4");
#line 53 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_times, seconds) == 0, "native-sdk:struct shape_times:seconds:offset:0");
#line 53 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_times, rest) == 4, "native-sdk:struct shape_times:rest:offset:4");
_Static_assert(sizeof(struct shape_client) == 16, "native-sdk:struct shape_client::size:16");
#line 54 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_client) == 8, "native-sdk:struct shape_client::alignment:8");
#line 54 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_client, socket) == 0, "native-sdk:struct shape_client:socket:offset:0");
#line 54 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_client, state) == 8, "native-sdk:struct shape_client:state:offset:8");
_Static_assert(sizeof(union shape_value) == 24, "native-sdk:union shape_value::size:24");
#line 55 "/w/include/shapes.h"
_Static_assert(_Alignof(union shape_value) == 8, "native-sdk:union shape_value::alignment:8");
#line 55 "/w/include/shapes.h"
_Static_assert(offsetof(union shape_value, number) == 0, "native-sdk:union shape_value:number:offset:0");
#line 55 "/w/include/shapes.h"
_Static_assert(offsetof(union shape_value, real) == 0, "native-sdk:union shape_value:real:offset:0");
#line 55 "/w/include/shapes.h"
_Static_assert(offsetof(union shape_value, pointer) == 0, "native-sdk:union shape_value:pointer:offset:0");
#line 55 "/w/include/shapes.h"
_Static_assert(offsetof(union shape_value, text) == 0, "native-sdk:union shape_value:text:offset:0");
_Static_assert(sizeof(struct stat) == 4, "native-sdk:struct stat::size:4");
#line 56 "/w/include/shapes.h"
_Static_assert(_Alignof(struct stat) == 4, "native-sdk:struct stat::alignment:4");
#line 56 "/w/include/shapes.h"
_Static_assert(offsetof(struct stat, size) == 0, "native-sdk:struct stat:size:offset:0");
_Static_assert(sizeof(struct shape_odd) == 32, "native-sdk:struct shape_odd::size:32");
#line 57 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_odd) == 16, "native-sdk:struct shape_odd::alignment:16");
#line 57 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_odd, huge) == 0, "native-sdk:struct shape_odd:huge:offset:0");
#line 57 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_odd, after) == 16, "native-sdk:struct shape_odd:after:offset:16");
#line 87 "/w/include/shapes.h"
_Static_assert(sizeof(struct shape_os) == 24, "native-sdk:struct shape_os::size:24");
#line 87 "/w/include/shapes.h"
_Static_assert(_Alignof(struct shape_os) == 8, "native-sdk:struct shape_os::alignment:8");
#line 87 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_os, data) == 8, "native-sdk:struct shape_os:data:offset:8");
#line 87 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_os, kind) == 16, "native-sdk:struct shape_os:kind:offset:16");
#line 87 "/w/include/shapes.h"
_Static_assert(offsetof(struct shape_os, handle) == 0, "native-sdk:struct shape_os:handle:offset:0");
