/* Two tables: a few words for people that tell a man from a woman, and the given names of the
 * lexicon given_names.tsv. */
#include "gender.h"

#include "base/table.h"
#include "extract/lexicon.h"

struct given_names {
    const struct table *genders; /* folded name -> enum gender */
};

enum status given_names_new(struct arena *arena, const char *lexicon_dir,
                            const struct given_names **out, struct failure *failure)
{
    struct lexicon_table table;
    enum status status = lexicon_load(arena, arena, lexicon_dir, "given_names", &table, failure);
    if (status != STATUS_OK) {
        return status;
    }
    size_t name = lexicon_column(&table, "name");
    size_t gender = lexicon_column(&table, "gender");
    struct table *genders = table_new(arena, table.row_count);
    for (size_t row = 0; row < table.row_count; row++) {
        bool female = span_is(lexicon_cell(&table, row, gender), "f");
        table_set(genders, lexicon_cell(&table, row, name), female ? GENDER_FEMALE : GENDER_MALE);
    }
    struct given_names *names = ARENA_NEW(arena, struct given_names);
    names->genders = genders;
    *out = names;
    return STATUS_OK;
}

static const struct {
    const char *word;
    enum gender gender;
} gendered[] = {{"mr", GENDER_MALE},
                {"mr.", GENDER_MALE},
                {"sir", GENDER_MALE},
                {"king", GENDER_MALE},
                {"prince", GENDER_MALE},
                {"father", GENDER_MALE},
                {"brother", GENDER_MALE},
                {"son", GENDER_MALE},
                {"husband", GENDER_MALE},
                {"man", GENDER_MALE},
                {"spokesman", GENDER_MALE},
                {"chairman", GENDER_MALE},
                {"congressman", GENDER_MALE},
                {"businessman", GENDER_MALE},
                {"pope", GENDER_MALE},
                {"mrs", GENDER_FEMALE},
                {"mrs.", GENDER_FEMALE},
                {"ms", GENDER_FEMALE},
                {"ms.", GENDER_FEMALE},
                {"miss", GENDER_FEMALE},
                {"queen", GENDER_FEMALE},
                {"princess", GENDER_FEMALE},
                {"lady", GENDER_FEMALE},
                {"dame", GENDER_FEMALE},
                {"mother", GENDER_FEMALE},
                {"sister", GENDER_FEMALE},
                {"daughter", GENDER_FEMALE},
                {"wife", GENDER_FEMALE},
                {"woman", GENDER_FEMALE},
                {"spokeswoman", GENDER_FEMALE},
                {"chairwoman", GENDER_FEMALE},
                {"actress", GENDER_FEMALE},
                {"congresswoman", GENDER_FEMALE},
                {"businesswoman", GENDER_FEMALE}};

enum gender gender_of_word(struct span word)
{
    for (size_t i = 0; i < sizeof gendered / sizeof *gendered; i++) {
        if (span_is(word, gendered[i].word)) {
            return gendered[i].gender;
        }
    }
    return GENDER_UNKNOWN;
}

enum gender gender_of_given_name(const struct given_names *names, struct span folded)
{
    uint32_t known = table_get(names->genders, folded);
    return known == TABLE_NONE ? GENDER_UNKNOWN : (enum gender)known;
}
