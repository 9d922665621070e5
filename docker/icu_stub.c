/* A libicudata without data, for the image: ICU's tables take 31 MB, and Debian's libxml2 asks them
 * only for character sets that this program has already converted when it hands a page over (it
 * always parses UTF-8). What stands here is what ICU calls stub data: a valid, empty table of
 * contents, so that ICU says "no such converter" instead of failing. The converters that are code,
 * UTF-8 among them, stay. ICU_DATA_ENTRY is the symbol that libicuuc looks for, icudt72_dat for
 * ICU 72. The layout is that of ICU's unicode/udata.h (UDataInfo) and of its "ToCP" packages. */
#include <stdint.h>

struct icu_stub {
    uint16_t header_bytes;
    uint8_t magic[2];
    uint16_t info_bytes; /* from here to the end of data_version */
    uint16_t reserved;
    uint8_t is_big_endian;
    uint8_t charset_family; /* 0: ASCII */
    uint8_t unit_bytes;     /* of a UChar */
    uint8_t reserved_too;
    uint8_t format[4];
    uint8_t format_version[4];
    uint8_t data_version[4];
    uint8_t padding[8];
    uint32_t entries;
};

_Static_assert(sizeof(struct icu_stub) == 32 + sizeof(uint32_t), "the header is 32 bytes long");

extern const struct icu_stub ICU_DATA_ENTRY;
const struct icu_stub ICU_DATA_ENTRY __attribute__((aligned(16))) = {
    .header_bytes = 32,
    .magic = {0xda, 0x27},
    .info_bytes = 20,
    .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,
    .unit_bytes = 2,
    .format = {'T', 'o', 'C', 'P'},
    .format_version = {1},
};
