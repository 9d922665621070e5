/* Fills the table of word classes. What it does not do: make the classes; they come from a list. */
#include "names_classes.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "extract/mentions/names_view.h"

static uint32_t class_slot(const uint32_t *keys, uint32_t key)
{
    uint32_t slot = key % NAMES_CLASS_SLOTS;
    while (keys[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) % NAMES_CLASS_SLOTS;
    }
    return slot;
}

/* The lower-case form of a word that was seen first with a capital remembers that. */
static void class_note_capital(uint32_t *keys, uint16_t *values, struct span word)
{
    char lower[64];
    if (word.len >= sizeof lower || word.ptr[0] < 'A' || word.ptr[0] > 'Z') {
        return;
    }
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    uint32_t key = names_class_key((struct span){lower, word.len});
    uint32_t slot = class_slot(keys, key);
    if (keys[slot] == 0) {
        keys[slot] = key;
        values[slot] = NAMES_CLASS_CAPITAL;
    }
}

enum status names_classes_read(const char *path, uint32_t *keys, uint16_t *values,
                               struct failure *failure)
{
    struct buffer buffer = {0};
    enum status status = file_read(path, (size_t)1 << 26, &buffer, failure);
    struct span rest = buffer_span(&buffer);
    size_t used = 0;
    while (status == STATUS_OK && rest.ptr && used < NAMES_CLASS_SLOTS * 4 / 5) {
        struct span line = span_cut(&rest, '\n');
        struct span word = span_cut(&line, '\t');
        if (word.len == 0 || !line.ptr) {
            continue;
        }
        unsigned class = (unsigned)strtoul(line.ptr, NULL, 10) % 0xffe + 1;
        uint32_t key = names_class_key(word);
        uint32_t slot = class_slot(keys, key);
        used += keys[slot] == 0;
        keys[slot] = key;
        values[slot] = (uint16_t)((values[slot] & NAMES_CLASS_CAPITAL) | class);
        class_note_capital(keys, values, word);
    }
    buffer_fini(&buffer);
    return status;
}
