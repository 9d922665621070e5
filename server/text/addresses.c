/* Finds addresses by their outer form only: a scheme or "www.", a name with an '@', or labels
 * joined by stops of which the last is a known domain or file ending. Nothing is looked up. */
#include "text/addresses.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/characters.h"
#include "text/words.h"

static const char *const SCHEMES[] = {"http://", "https://", "ftp://", "mailto:", "www."};

static bool is_alphanumeric(struct span text, size_t at)
{
    enum character_class class = character_at(text, at).class;
    return class == CHARACTER_LETTER || class == CHARACTER_DIGIT;
}

/* Takes closing punctuation off [at, end); a ')' stays when its '(' is inside. */
static size_t trim_close(struct span text, size_t at, size_t end)
{
    while (end > at) {
        struct character last = character_before(span_slice(text, 0, end), end);
        bool open =
            last.code == ')' && span_find(span_slice(text, at, end), SPAN("("), 0) != SIZE_MAX;
        bool closes = last.class == CHARACTER_QUOTE || last.class == CHARACTER_APOSTROPHE ||
                      last.class == CHARACTER_STOP || last.class == CHARACTER_ELLIPSIS ||
                      (last.code < 0x80 && strchr(",;:!?)]}>", (int)last.code));
        if (!closes || open) {
            break;
        }
        end -= last.len;
    }
    return end;
}

static size_t match_scheme(struct span text, size_t at)
{
    struct span rest = span_slice(text, at, text.len);
    for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++) {
        struct span scheme = span_of(SCHEMES[i]);
        if (rest.len > scheme.len && span_equal_nocase(span_slice(rest, 0, scheme.len), scheme) &&
            is_alphanumeric(rest, scheme.len)) {
            return trim_close(text, at, text.len);
        }
    }
    return 0;
}

static size_t skip_labels(struct span text, size_t at, const char *joiners, size_t *last_label)
{
    *last_label = at;
    while (at < text.len) {
        char c = text.ptr[at];
        if (c == '.' && is_alphanumeric(text, at + 1)) {
            *last_label = at + 1;
        } else if (!is_alphanumeric(text, at) && !(c && strchr(joiners, c))) {
            break;
        }
        at += character_at(text, at).len;
    }
    return at;
}

static size_t match_mail(struct span text, size_t at)
{
    size_t last = 0;
    size_t name = skip_labels(text, at, "_%+-.", &last);
    if (name == at || name >= text.len || text.ptr[name] != '@' ||
        !is_alphanumeric(text, name + 1)) {
        return 0;
    }
    return trim_close(text, at, skip_labels(text, name + 1, "-", &last));
}

static size_t match_host(struct span text, size_t at)
{
    size_t last = 0;
    size_t end = skip_labels(text, at, "-_", &last);
    if (last == at || !words_is_domain(span_slice(text, last, end))) {
        return 0;
    }
    bool capital = text.ptr[last] >= 'A' && text.ptr[last] <= 'Z';
    bool shouted = capital && text.ptr[end - 1] >= 'A' && text.ptr[end - 1] <= 'Z';
    if (last - at < 3 || (capital && !shouted)) {
        return 0;
    }
    if (end < text.len && text.ptr[end] == '/' && is_alphanumeric(text, end + 1)) {
        end = trim_close(text, at, text.len);
    }
    return end;
}

size_t addresses_match(struct span text, size_t at)
{
    size_t end = match_scheme(text, at);
    if (end == 0) {
        end = match_mail(text, at);
    }
    return end ? end : match_host(text, at);
}
