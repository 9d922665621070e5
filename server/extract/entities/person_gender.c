/* A person's roles come first ("chairwoman"), then the words before the name ("Mrs"), then the
 * given name. Pronouns come later: coreference.c gives them only to whom they fit. */
#include "person_gender.h"

#include "base/utf8.h"
#include "entities_roles.h"

enum gender person_gender_of_title(const struct document *document, const struct mention *name)
{
    if (name->first_token == 0) {
        return GENDER_UNKNOWN;
    }
    uint32_t before = name->first_token - 1;
    enum gender gender = gender_of_word(document->tokens[before].norm);
    return gender != GENDER_UNKNOWN &&
                   before >= document_sentence_of(document, name->first_token)->first_token
               ? gender
               : GENDER_UNKNOWN; /* not "Police find missing woman" above "Ann Lee" */
}

/* By entity, what the words before its mentions say: "Mrs", "Prince"; the first one counts. */
static enum gender *read_titles(struct arena *arena, const struct analysis *analysis)
{
    enum gender *titles = ARENA_ARRAY(arena, enum gender, analysis->entity_count);
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->entity != ENTITY_UNRESOLVED && titles[mention->entity] == GENDER_UNKNOWN) {
            titles[mention->entity] = person_gender_of_title(&analysis->document, mention);
        }
    }
    return titles;
}

static enum gender gender_of(struct arena *arena, const struct given_names *names,
                             const struct entity *person, enum gender title)
{
    for (size_t i = 0; i < person->role_count; i++) {
        struct span head = utf8_lower(arena, role_head(person->roles[i].title));
        if (gender_of_word(head) != GENDER_UNKNOWN) {
            return gender_of_word(head);
        }
    }
    if (title != GENDER_UNKNOWN) {
        return title;
    }
    struct span rest = utf8_fold_plain(arena, person->name);
    struct span first = span_cut(&rest, ' ');
    return rest.ptr ? gender_of_given_name(names, first) : GENDER_UNKNOWN;
}

enum gender *person_genders_read(struct arena *arena, const struct given_names *names,
                                 const struct analysis *analysis)
{
    const enum gender *titles = read_titles(arena, analysis);
    enum gender *genders = ARENA_ARRAY(arena, enum gender, analysis->entity_count);
    for (size_t i = 0; i < analysis->entity_count; i++) {
        const struct entity *entity = &analysis->entities[i];
        if (entity->type == ENTITY_PERSON) {
            genders[i] = gender_of(arena, names, entity, titles[i]);
        }
    }
    return genders;
}
