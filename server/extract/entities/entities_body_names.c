/* A body that the lexicons know under a name near to the one that the text gives it: without its
 * legal form, without the word for what it is, in the other number, in one word, in another
 * language; and the country of a bare name that the text gives with it elsewhere. What it does not
 * do: forgive slips of the pen, which entities_merge.c compares within an article. */
#include "entities_bodies.h"
#include "entities_resolver.h"

/* The first words of a text. */
static struct span first_words(struct span text, size_t count)
{
    size_t len = 0;
    for (; len < text.len && count > 0; len++) {
        count -= text.ptr[len] == ' ';
    }
    return span_trim(span_slice(text, 0, len));
}

/* The name without blanks: "Open AI" for "OpenAI"; a name of two words only. */
static const struct record *find_unspaced(const struct resolver *resolver, struct span text)
{
    struct span rest = text;
    struct span first = span_cut(&rest, ' ');
    if (first.len < 2 || rest.len < 2 || span_find(rest, SPAN(" "), 0) != SIZE_MAX) {
        return NULL;
    }
    return bodies_find_known(
        resolver, arena_printf(resolver->arena, "%.*s%.*s", SPAN_ARG(first), SPAN_ARG(rest)));
}

/* A company that the lexicons know without its legal form: "UBS AG". */
static const struct record *find_company(const struct resolver *resolver, struct span text,
                                         const struct form *form)
{
    struct form core = form_cut_legal(form);
    return core.count < form->count ? bodies_find_known(resolver, first_words(text, core.count))
                                    : NULL;
}

/* A known body whose long name is told in the other number: "Institute of Infectious Disease". */
static const struct record *find_plural(const struct resolver *resolver, struct span text,
                                        const struct form *form)
{
    if (form->count < 3) {
        return NULL;
    }
    bool plural = text.ptr[text.len - 1] == 's';
    return bodies_find_known(resolver,
                             plural ? span_slice(text, 0, text.len - 1)
                                    : arena_printf(resolver->arena, "%.*ss", SPAN_ARG(text)));
}

/* A broadcaster or paper behind whose name stands what it is: "CNN Television", "AP News Agency".
 */
static const struct record *find_media(const struct resolver *resolver, struct span text)
{
    static const char *const kinds[] = {" Television", " TV",          " News Agency",
                                        " Newspaper",  " news agency", " newspaper"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct span kind = span_of(kinds[i]);
        const struct record *known =
            span_ends_with(text, kind)
                ? bodies_find_known(resolver, span_slice(text, 0, text.len - kind.len))
                : NULL;
        if (known && known->subtype == SUBTYPE_MEDIA) {
            return known;
        }
    }
    return NULL;
}

/* A body of the United Nations or the European Union behind their name: "U.N. Human Rights
 * Council". */
static const struct record *find_of_union(const struct resolver *resolver, struct span text)
{
    static const char *const owners[] = {"UN ", "U.N. ", "United Nations ", "EU ",
                                         "European Union "};
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        struct span owner = span_of(owners[i]);
        const struct record *known =
            span_starts_with(text, owner)
                ? bodies_find_known(resolver, span_slice(text, owner.len, text.len))
                : NULL;
        if (known && known->subtype == SUBTYPE_INTERNATIONAL) {
            return known;
        }
    }
    return NULL;
}

const struct record *bodies_find_variant(const struct resolver *resolver, struct span text,
                                         const struct form *form)
{
    const struct record *known = find_company(resolver, text, form);
    known = known ? known : find_unspaced(resolver, text);
    known = known ? known : find_of_union(resolver, text);
    known = known ? known : find_media(resolver, text);
    return known ? known : find_plural(resolver, text, form);
}

struct span body_english_name(struct arena *arena, struct span name)
{
    static const char *const names[][2] = {{"Senado", "Senate"},
                                           {"Sénat", "Senate"},
                                           {"Senato", "Senate"},
                                           {"Cámara de Representantes", "House of Representatives"},
                                           {"Cámara de Diputados", "Chamber of Deputies"},
                                           {"Câmara dos Deputados", "Chamber of Deputies"},
                                           {"Congreso", "Congress"},
                                           {"Congresso", "Congress"},
                                           {"Parlamento", "Parliament"},
                                           {"Asamblea Nacional", "National Assembly"},
                                           {"Assemblée nationale", "National Assembly"},
                                           {"Corte Suprema", "Supreme Court"},
                                           {"Tribunal Supremo", "Supreme Court"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct span own = span_of(names[i][0]);
        struct span rest = span_slice(name, own.len, name.len);
        if (!span_starts_with(name, own)) {
            continue;
        }
        if (rest.len == 0) {
            return span_of(names[i][1]);
        }
        if (span_starts_with(rest, SPAN(" de "))) {
            return arena_printf(arena, "%s of %.*s", names[i][1],
                                SPAN_ARG(span_slice(rest, 4, rest.len)));
        }
    }
    return (struct span){0};
}

const struct body_name *body_name_of(const struct resolver *resolver, size_t index)
{
    if (!resolver->body_names[index]) {
        struct body_name *name = ARENA_NEW(resolver->arena, struct body_name);
        form_read(resolver->arena, resolver->analysis->mentions[index].text, false, &name->form);
        form_read_body(resolver->gazetteer, resolver->arena, &name->form, &name->body);
        resolver->body_names[index] = name;
    }
    return resolver->body_names[index];
}

void body_read_namesake(const struct resolver *resolver, const struct mention *bare,
                        char country[4])
{
    const struct mention *mentions = resolver->analysis->mentions;
    struct form wanted;
    form_read(resolver->arena, bare->text, false, &wanted);
    country[0] = '\0';
    for (size_t i = 0; &mentions[i] < bare; i++) {
        if (mentions[i].type != ENTITY_ORGANIZATION || mentions[i].text.len <= bare->text.len) {
            continue;
        }
        const struct form *form = &body_name_of(resolver, i)->form;
        const struct body_form *body = &body_name_of(resolver, i)->body;
        bool namesake = body->country[0] && form_equal(&body->core, &wanted);
        bool other = !namesake && form->count > 1 && wanted.count > 0 &&
                     span_equal(form->words[form->count - 1], wanted.words[wanted.count - 1]);
        if (other || (namesake && country[0] && strcmp(country, body->country) != 0)) {
            country[0] = '\0';
            return;
        }
        if (namesake) {
            memcpy(country, body->country, sizeof body->country);
        }
    }
}
