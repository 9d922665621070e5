/* libFuzzer target for the parser of corrections files. Beside crashes and sanitizer reports it
 * checks what the parser promises: numbered lines in order, well-formed text within bounds, and
 * that a line is either understood, with all that its verb needs, or has a fault. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../server/ingest/corrections.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void check(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "broken promise: %s\n", what);
        abort();
    }
}

static void check_text(struct span text, const char *what)
{
    check(text.len <= 400 && (text.len == 0 || utf8_invalid_at(text) == SIZE_MAX), what);
}

static void check_line(const struct correction *line, uint32_t after)
{
    check(line->line > after, "lines in order");
    check_text(line->text, "text");
    if (line->fault.ptr) {
        return;
    }
    check(line->verb < CORRECTION_VERB_COUNT, "an understood line has a verb");
    check(line->subject.len > 0, "an understood line is about something");
    check_text(line->subject, "subject");
    check_text(line->object, "object");
    check_text(line->name, "name");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_new();
    const struct correction *lines = NULL;
    struct failure failure = {0};
    size_t count = 0;
    enum status status =
        corrections_parse(arena, (struct span){(const char *)bytes, len}, &lines, &count, &failure);
    check(status == STATUS_OK || failure.text[0], "a failure has a reason");
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        check_line(&lines[i], i ? lines[i - 1].line : 0);
    }
    if (status == STATUS_OK) {
        struct article article = article_unknown();
        article.id = count ? lines[0].subject : SPAN("a");
        article_corrections_apply(article_corrections_new(arena, lines, count), &article);
    }
    arena_free(arena);
    return 0;
}
