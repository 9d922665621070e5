/* Reads lines "published TAB text" (the text with "\n" for a line end, "\\" for a backslash) and
 * writes for each date "line TAB start TAB end TAB type TAB value TAB earliest TAB latest TAB
 * precision TAB basis TAB text"; offsets are code points, "-" stands for nothing. What the scorers
 * of dates are fed with. */
#include <stdio.h>
#include <stdlib.h>

#include "article.h"
#include "base/buffer.h"
#include "extract/analysis.h"
#include "extract/engine.h"

static struct span unescape(struct arena *arena, struct span text)
{
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' && i + 1 < text.len) {
            c = text.ptr[++i] == 'n' ? '\n' : text.ptr[i];
        }
        out[len++] = c;
    }
    return (struct span){out, len};
}

static void print_field(struct span text)
{
    if (!text.ptr) {
        (void)printf("\t-");
        return;
    }
    (void)printf("\t");
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        (void)putchar(c == '\n' || c == '\t' ? ' ' : c);
    }
}

static void print_date(struct arena *arena, size_t line, const struct date *date)
{
    (void)printf("%zu\t%u\t%u\t%s", line, date->at.start, date->at.end, date_type_name(date->type));
    const char *precision = precision_name(date->period.precision);
    print_field(date->value);
    print_field(day_format(arena, date->period.earliest));
    print_field(day_format(arena, date->period.latest));
    print_field(span_of(precision));
    print_field(span_of(date_basis_name(date->basis)));
    print_field(date->text);
    (void)printf("\n");
}

static void read_line(struct arena *arena, const struct engine *engine, size_t number,
                      struct span line)
{
    struct span rest = line;
    struct span day = span_cut(&rest, '\t');
    struct article article = article_unknown();
    if (period_parse(day, &article.published) != STATUS_OK) {
        article.published = PERIOD_UNKNOWN;
    }
    struct analysis analysis;
    article.body = unescape(arena, rest);
    analysis_run(arena, engine, &article, &analysis);
    for (size_t i = 0; i < analysis.date_count; i++) {
        print_date(arena, number, &analysis.dates[i]);
    }
}

int main(void)
{
    struct engine *engine = NULL;
    struct failure failure;
    if (engine_new(&(struct engine_options){0}, &engine, &failure) != STATUS_OK) {
        (void)fprintf(stderr, "%s\n", failure.text);
        return 1;
    }
    struct arena *arena = arena_new();
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length = 0;
    for (size_t number = 0; (length = getline(&line, &capacity, stdin)) > 0; number++) {
        size_t len = (size_t)length;
        len -= line[len - 1] == '\n';
        read_line(arena, engine, number, (struct span){line, len});
        arena_reset(arena);
    }
    free(line);
    arena_free(arena);
    engine_free(engine);
    return 0;
}
