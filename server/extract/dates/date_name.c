/* Tells names that look like dates from dates. A name holds a date only when it is longer than it,
 * and not when a preposition of time stands before ("on Friday Okoro said"): there the finder of
 * names has taken too much. Names of other things ("the September 11 attacks") keep their date. */
#include "date_name.h"

static bool is_name(const struct mention *mention)
{
    return mention->kind == MENTION_NAME && mention->type != ENTITY_OTHER;
}

/* Whether a word of time stands before the token: "on", "since". */
static bool follows_preposition(const struct document *document, uint32_t token)
{
    static const char *const words[] = {"on",   "by",   "since", "until", "from",  "after", "in",
                                        "last", "next", "this",  "late",  "early", "before"};
    for (size_t i = 0; token > 0 && i < sizeof(words) / sizeof(words[0]); i++) {
        if (span_is(document->tokens[token - 1].norm, words[i])) {
            return true;
        }
    }
    return false;
}

bool date_name_holds(const struct analysis *analysis, uint32_t first, uint32_t last, size_t *cursor)
{
    const struct mention *mentions = analysis->mentions;
    size_t at = *cursor;
    while (at < analysis->mention_count &&
           mentions[at].first_token + mentions[at].token_count <= first) {
        at++;
    }
    *cursor = at;
    if (at == analysis->mention_count || !is_name(&mentions[at])) {
        return false;
    }
    uint32_t end = mentions[at].first_token + mentions[at].token_count;
    bool inside = mentions[at].first_token <= first && last < end;
    bool longer = mentions[at].token_count > last - first + 1;
    bool opens = mentions[at].first_token == first;
    return inside && longer && !(opens && follows_preposition(&analysis->document, first));
}
