/* Languages of plain texts; short and mixed ones are left open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/language.h"

struct sample {
    const char *tag;
    const char *text;
};

static const struct sample SAMPLES[] = {
    {"en", "The foreign minister said on Monday that the two countries would meet again in the "
           "autumn, after the parliament has voted on the treaty, and that he was not in a hurry. "
           "The talks have been held for more than a year by now."},
    {"fr",
     "Le ministre des affaires étrangères a déclaré lundi que les deux pays se retrouveront à "
     "l'automne, après le vote du parlement sur le traité, et qu'il n'est pas pressé. Les "
     "discussions durent depuis plus d'un an dans la capitale."},
    {"de",
     "Der Außenminister sagte am Montag, dass sich die beiden Länder im Herbst wieder treffen "
     "werden, nachdem das Parlament über den Vertrag abgestimmt hat, und dass er es nicht "
     "eilig hat. Die Gespräche dauern nun schon mehr als ein Jahr."},
    {"es",
     "El ministro de Asuntos Exteriores dijo el lunes que los dos países se reunirán de nuevo "
     "en otoño, después de que el parlamento vote sobre el tratado, y que no tiene prisa. Las "
     "conversaciones duran ya más de un año en la capital."},
    {"ru", "Министр иностранных дел заявил в понедельник, что обе страны снова встретятся осенью, "
           "после того как парламент проголосует по договору, и что он не торопится. Переговоры "
           "идут уже больше года, и обе стороны довольны их ходом."},
};

static void samples_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        struct span language = language_detect(span_of(SAMPLES[i].text));
        assert_non_null(language.ptr);
        assert_true(span_is(language, SAMPLES[i].tag));
    }
}

static void short_and_strange_texts_are_left_open(void **state)
{
    (void)state;
    static const char NAMES[] =
        "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November "
        "Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu Alpha Bravo "
        "Charlie Delta Echo Foxtrot Golf Hotel India Juliett";
    assert_null(language_detect(span_of("The minister said that he was in the house.")).ptr);
    assert_null(language_detect(span_of(NAMES)).ptr);
    assert_null(language_detect((struct span){0}).ptr);
}

/* A system's default does not make it English, nor foreign; of two that are not English the stated
 * one counts, as it does of those that are not told by their looks (Nigerian Pidgin). */
static void a_wrong_statement_is_seen_through(void **state)
{
    (void)state;
    static const struct {
        const char *stated;
        const char *of; /* tag of the sample */
        const char *decided;
    } cases[] = {{NULL, "de", "de"},       {"de", "en", "en"},     {"en-GB", "de", "de"},
                 {"en-GB", "en", "en-GB"}, {"EN", "en", "EN"},     {"uk-UA", "ru", "uk-UA"},
                 {"pcm", "en", "pcm"},     {"ja-Latn", "en", "en"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t k = 0;
        while (strcmp(SAMPLES[k].tag, cases[i].of) != 0) {
            k++;
        }
        struct span stated = cases[i].stated ? span_of(cases[i].stated) : (struct span){0};
        assert_true(span_is(language_decide(stated, span_of(SAMPLES[k].text)), cases[i].decided));
    }
    assert_true(span_is(language_decide(SPAN("fr"), SPAN("It rained.")), "fr"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_are_known),
        cmocka_unit_test(short_and_strange_texts_are_left_open),
        cmocka_unit_test(a_wrong_statement_is_seen_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
