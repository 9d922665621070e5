#ifndef DATELINED_TEXT_LEMMA_H
#define DATELINED_TEXT_LEMMA_H

#include "base/arena.h"
#include "base/status.h"
#include "text/document.h"
#include "text/model.h"
#include "text/tagset.h"

enum { LEMMA_ADD_MAX = 13, LEMMA_SUFFIX_MAX = 7, LEMMA_SCRIPTS_MAX = 4096 };

/* What a script works on: the normal form, the text, or the text with a capital ("french":
 * "French").
 */
enum lemma_form { LEMMA_NORM, LEMMA_TEXT, LEMMA_CAPITAL, LEMMA_FORM_COUNT };

/* How a form becomes its lemma: take bytes off its end, put others there. */
struct lemma_script {
    uint8_t take;
    uint8_t add_len;
    uint8_t form; /* enum lemma_form */
    char add[LEMMA_ADD_MAX];
};

struct lemma_slot {
    uint32_t check; /* of the key of a suffix (or whole form) with a tag; 0: free */
    uint32_t script;
};

/* Scripts by suffix, longest first, read from the sections "lemma.slots", "lemma.scripts". */
struct lemma_rules {
    const struct lemma_slot *slots;
    size_t slot_count;
    const struct lemma_script *scripts;
    size_t script_count;
};

/* STATUS_CORRUPT with the reason in `failure` when a section is missing or has no meaning. */
MUST_CHECK enum status lemma_open(const struct model *model, struct lemma_rules *out,
                                  struct failure *failure);

/* The key of the last `len` bytes of `norm` with a tag; `whole` for a complete form. */
uint64_t lemma_key(struct span norm, size_t len, uint8_t xpos, uint8_t upos, bool whole);

/* The characters that a script works on; made in `arena` when they do not stand in the token. */
struct span lemma_form(struct arena *arena, enum lemma_form form, const struct token *token);

/* The result of a script; false when the form is shorter than what is to be taken off, or
 * would be cut within a character. What is not a part of the form lives in `arena`. */
bool lemma_apply(struct arena *arena, const struct lemma_script *script, const struct token *token,
                 struct span *out);

/* The lemma of a tagged token. */
struct span lemma_of(const struct lemma_rules *rules, struct arena *arena,
                     const struct token *token);

#endif
