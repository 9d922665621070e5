/* Bylines that open with "by" in another language, and lines that only begin like one. */
#include "../../check.h"

#include "ingest/header/foreign_byline.h"

static void a_name_stands_behind_by(void **state)
{
    static const struct {
        const char *line;
        const char *name; /* NULL: no byline */
    } cases[] = {
        {"POR CARMEN DELGADO | LOS LLANOS DE ARIDANE", "CARMEN DELGADO"},
        {"Por Carmen Delgado", "Carmen Delgado"},
        {"Par Jeanne Morel, Lille", "Jeanne Morel"},
        {"Von Ilse Brandt, Karsk", "Ilse Brandt"},
        {"Di Marco Bassi - Trieste", "Marco Bassi"},
        {"Von Ilse Brandt", NULL}, /* may be a name itself */
        {"Von der Leyen, Kern meet in Karsk", NULL},
        {"Di Natale, who scored twice", NULL},
        {"Par for the course, says mayor", NULL},
        {"Port workers, sailors strike", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span name = foreign_byline(span_of(cases[i].line));
        if (cases[i].name) {
            assert_text(name, cases[i].name);
        } else {
            assert_null(name.ptr);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_name_stands_behind_by)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
