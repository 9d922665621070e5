#ifndef DATELINED_SERVER_INGEST_READERS_ENCODING_H
#define DATELINED_SERVER_INGEST_READERS_ENCODING_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* A file's bytes as text. */
struct decoded {
    struct span text;     /* well-formed UTF-8, line ends "\n", no byte order mark */
    const char *encoding; /* what the bytes were: "utf-8", "utf-16le", "utf-16be", "windows-1252",
                             "iso-8859-1", or the declared name in lower case */
};

/* The character of a byte in Windows-1252 as the WHATWG Encoding Standard has it. */
uint32_t encoding_windows_1252(unsigned char byte);

/* Finds out how `bytes` are encoded and converts them. A byte order mark decides; then zero bytes
 * in the pattern of UTF-16; then whether the bytes are well-formed UTF-8 (a few stray bytes in a
 * text that is otherwise UTF-8 are read as Windows-1252); then the `declared` character set of a
 * page or header (absent: none), taken as the WHATWG Encoding Standard takes it ("iso-8859-1" is
 * Windows-1252); else Windows-1252 when it uses that set's own letters, or Latin-1. The text is
 * borrowed from `bytes` when nothing had to change, else it lives in `arena`. STATUS_EMPTY: white
 * space only; STATUS_UNSUPPORTED: zero bytes or other bytes that no text has, UTF-32. */
MUST_CHECK enum status encoding_decode(struct arena *arena, struct span bytes, struct span declared,
                                       struct decoded *out, struct failure *failure);

#endif
