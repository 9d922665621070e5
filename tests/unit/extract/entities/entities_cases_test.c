/* Drives who is who within an article through the case files of tests/cases/entities: a line of
 * text, then what some of its mentions must mean. "    > Kim#2 = Kim Yong Nam" says of the second
 * mention "Kim" which entity it is, " (metonym)" after it that it stands for a government or body
 * (without it: that it does not), "-" that nothing is meant. " / " in the text ends a paragraph. */
#include "../reading.h"

#define CASES "tests/cases/entities"

static void read_text(struct arena *arena, struct span line, struct analysis *out)
{
    char *body = arena_string(arena, line);
    for (char *at = strstr(body, " / "); at; at = strstr(at, " / ")) {
        memcpy(at, "\n\n\n", 3);
    }
    read_article(arena, (struct span){0}, span_of(body), out);
}

/* The mention that "Kim#2" names, or NULL. */
static const struct mention *find(const struct analysis *analysis, struct span name)
{
    size_t wanted = 1;
    size_t mark = span_find(name, SPAN("#"), 0);
    if (mark != SIZE_MAX) {
        wanted = (size_t)(name.ptr[mark + 1] - '0');
        name = span_slice(name, 0, mark);
    }
    for (size_t i = 0; i < analysis->mention_count; i++) {
        if (span_equal(analysis->mentions[i].text, name) && --wanted == 0) {
            return &analysis->mentions[i];
        }
    }
    return NULL;
}

static int check_line(struct arena *arena, const struct analysis *analysis, struct span line)
{
    size_t equals = span_find(line, SPAN(" = "), 0);
    assert_true(equals != SIZE_MAX);
    struct span expected = span_slice(line, equals + 3, line.len);
    const struct mention *mention = find(analysis, span_slice(line, 0, equals));
    struct span found = SPAN("-");
    if (mention && mention->entity != ENTITY_UNRESOLVED) {
        found = arena_printf(arena, "%.*s%s", SPAN_ARG(analysis->entities[mention->entity].name),
                             mention->metonym ? " (metonym)" : "");
    }
    if (!span_equal(found, expected)) {
        print_error("    %.*s; found %.*s\n", SPAN_ARG(line), SPAN_ARG(found));
        return 1;
    }
    return 0;
}

static int check_file(struct arena *arena, struct span text, size_t *cases)
{
    struct analysis analysis = {0};
    int wrong = 0;
    while (text.ptr) {
        struct span line = span_cut(&text, '\n');
        if (span_starts_with(line, SPAN("    > "))) {
            wrong += check_line(arena, &analysis, span_slice(line, 6, line.len));
            (*cases)++;
        } else if (line.len > 0 && line.ptr[0] != '#') {
            read_text(arena, line, &analysis);
        }
    }
    return wrong;
}

static void test_cases(void **state)
{
    (void)state;
    check_cases(CASES, check_file, 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
