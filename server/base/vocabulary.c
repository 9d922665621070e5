/* The words for every closed set of the plain structs, as the API writes them: one table each. */
#include "article.h"
#include "correction.h"
#include "date.h"
#include "entity.h"
#include "event.h"
#include "mention.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Index of `name` in `names`, or `count`; entries may be NULL. */
static size_t find_name(const char *const *names, size_t count, struct span name)
{
    for (size_t i = 0; i < count; i++) {
        if (names[i] && span_is(name, names[i])) {
            return i;
        }
    }
    return count;
}

static const char *name_at(const char *const *names, size_t count, size_t index)
{
    return index < count ? names[index] : NULL;
}

static const char *const fields[FIELD_COUNT] = {[FIELD_TITLE] = "title", [FIELD_BODY] = "body"};

const char *field_name(enum field field)
{
    return name_at(fields, COUNT(fields), field);
}

static const char *const block_kinds[BLOCK_KIND_COUNT] = {
    [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_BYLINE] = "byline",
    [BLOCK_DATELINE] = "dateline",   [BLOCK_SUBHEADING] = "subheading",
    [BLOCK_CAPTION] = "caption",     [BLOCK_CREDIT] = "credit",
    [BLOCK_RELATED] = "related",     [BLOCK_CORRECTION] = "correction"};

const char *block_kind_name(enum block_kind kind)
{
    return name_at(block_kinds, COUNT(block_kinds), kind);
}

static const char *const published_bases[PUBLISHED_BASIS_COUNT] = {
    [PUBLISHED_METADATA] = "metadata",
    [PUBLISHED_DATELINE] = "dateline",
    [PUBLISHED_PATH] = "path",
    [PUBLISHED_TEXT] = "text",
    [PUBLISHED_CORPUS] = "corpus",
    [PUBLISHED_FILE_TIME] = "file_time",
    [PUBLISHED_CORRECTION] = "correction"};

const char *published_basis_name(enum published_basis basis)
{
    return name_at(published_bases, COUNT(published_bases), basis);
}

struct article article_unknown(void)
{
    return (struct article){.published = PERIOD_UNKNOWN,
                            .published_at = INT64_MIN,
                            .dateline = {.date = PERIOD_UNKNOWN}};
}

static const char *const entity_types[ENTITY_TYPE_COUNT] = {[ENTITY_PERSON] = "person",
                                                            [ENTITY_ORGANIZATION] = "organization",
                                                            [ENTITY_PLACE] = "place",
                                                            [ENTITY_OTHER] = "other"};

const char *entity_type_name(enum entity_type type)
{
    return name_at(entity_types, COUNT(entity_types), type);
}

enum entity_type entity_type_from_name(struct span name)
{
    return (enum entity_type)find_name(entity_types, COUNT(entity_types), name);
}

static const char *const entity_subtypes[SUBTYPE_COUNT] = {
    [SUBTYPE_COUNTRY] = "country",
    [SUBTYPE_REGION] = "region",
    [SUBTYPE_CITY] = "city",
    [SUBTYPE_FACILITY] = "facility",
    [SUBTYPE_NATURAL] = "natural",
    [SUBTYPE_COMPANY] = "company",
    [SUBTYPE_GOVERNMENT] = "government",
    [SUBTYPE_MILITARY] = "military",
    [SUBTYPE_PARTY] = "party",
    [SUBTYPE_INTERNATIONAL] = "international",
    [SUBTYPE_MEDIA] = "media",
    [SUBTYPE_TEAM] = "team",
    [SUBTYPE_EDUCATION] = "education",
    [SUBTYPE_NATIONALITY] = "nationality",
    [SUBTYPE_EVENT] = "event",
    [SUBTYPE_LAW] = "law",
    [SUBTYPE_WORK] = "work",
    [SUBTYPE_PRODUCT] = "product",
    [SUBTYPE_DISEASE] = "disease",
    [SUBTYPE_RELIGION] = "religion",
    [SUBTYPE_LANGUAGE] = "language",
};

const char *entity_subtype_name(enum entity_subtype subtype)
{
    return name_at(entity_subtypes, COUNT(entity_subtypes), subtype);
}

enum entity_subtype entity_subtype_from_name(struct span name)
{
    size_t found = find_name(entity_subtypes, COUNT(entity_subtypes), name);
    return found < SUBTYPE_COUNT ? (enum entity_subtype)found : SUBTYPE_NONE;
}

static const char *const mention_kinds[MENTION_KIND_COUNT] = {
    [MENTION_NAME] = "name", [MENTION_NOMINAL] = "nominal", [MENTION_PRONOUN] = "pronoun"};

const char *mention_kind_name(enum mention_kind kind)
{
    return name_at(mention_kinds, COUNT(mention_kinds), kind);
}

static const char *const date_types[DATE_TYPE_COUNT] = {
    [DATE_DATE] = "date", [DATE_TIME] = "time", [DATE_DURATION] = "duration", [DATE_SET] = "set"};

const char *date_type_name(enum date_type type)
{
    return name_at(date_types, COUNT(date_types), type);
}

static const char *const date_bases[DATE_BASIS_COUNT] = {
    [DATE_UNRESOLVED] = "unresolved", [DATE_EXPLICIT] = "explicit", [DATE_RELATIVE] = "relative",
    [DATE_INHERITED] = "inherited",   [DATE_DATELINE] = "dateline", [DATE_PUBLISHED] = "published",
    [DATE_CORRECTION] = "correction"};

const char *date_basis_name(enum date_basis basis)
{
    return name_at(date_bases, COUNT(date_bases), basis);
}

static const char verbal_cooperation[] = "verbal-cooperation";
static const char material_cooperation[] = "material-cooperation";
static const char verbal_conflict[] = "verbal-conflict";
static const char material_conflict[] = "material-conflict";

static const struct {
    const char *name;
    const char *quad_class;
} event_types[EVENT_TYPE_COUNT] = {
    [EVENT_AGREE] = {"agree", verbal_cooperation},
    [EVENT_CONSULT] = {"consult", verbal_cooperation},
    [EVENT_SUPPORT] = {"support", verbal_cooperation},
    [EVENT_CONCEDE] = {"concede", verbal_cooperation},
    [EVENT_COOPERATE] = {"cooperate", material_cooperation},
    [EVENT_AID] = {"aid", material_cooperation},
    [EVENT_RETREAT] = {"retreat", material_cooperation},
    [EVENT_REQUEST] = {"request", verbal_conflict},
    [EVENT_ACCUSE] = {"accuse", verbal_conflict},
    [EVENT_REJECT] = {"reject", verbal_conflict},
    [EVENT_THREATEN] = {"threaten", verbal_conflict},
    [EVENT_PROTEST] = {"protest", material_conflict},
    [EVENT_SANCTION] = {"sanction", material_conflict},
    [EVENT_MOBILIZE] = {"mobilize", material_conflict},
    [EVENT_COERCE] = {"coerce", material_conflict},
    [EVENT_ASSAULT] = {"assault", material_conflict},
    [EVENT_STATEMENT] = {"statement", NULL},
    [EVENT_APPOINT] = {"appoint", NULL},
    [EVENT_RESIGN] = {"resign", NULL},
    [EVENT_ELECT] = {"elect", NULL},
    [EVENT_LEGISLATE] = {"legislate", NULL},
    [EVENT_LEGAL] = {"legal", NULL},
    [EVENT_PUBLISH] = {"publish", NULL},
    [EVENT_TRAVEL] = {"travel", NULL},
    [EVENT_DISASTER] = {"disaster", NULL},
    [EVENT_ACCIDENT] = {"accident", NULL},
    [EVENT_DIE] = {"die", NULL},
};

const char *event_type_name(enum event_type type)
{
    return (unsigned)type < EVENT_TYPE_COUNT ? event_types[type].name : NULL;
}

enum event_type event_type_from_name(struct span name)
{
    unsigned i = 0;
    while (i < EVENT_TYPE_COUNT && !span_is(name, event_types[i].name)) {
        i++;
    }
    return (enum event_type)i;
}

const char *event_type_scheme(enum event_type type)
{
    return type < EVENT_STATEMENT ? "plover" : "civil";
}

const char *event_type_quad_class(enum event_type type)
{
    return (unsigned)type < EVENT_TYPE_COUNT ? event_types[type].quad_class : NULL;
}

static const char *const event_statuses[EVENT_STATUS_COUNT] = {[EVENT_HAPPENED] = "happened",
                                                               [EVENT_ONGOING] = "ongoing",
                                                               [EVENT_PLANNED] = "planned",
                                                               [EVENT_HYPOTHETICAL] =
                                                                   "hypothetical",
                                                               [EVENT_DENIED] = "denied"};

const char *event_status_name(enum event_status status)
{
    return name_at(event_statuses, COUNT(event_statuses), status);
}

enum event_status event_status_from_name(struct span name)
{
    return (enum event_status)find_name(event_statuses, COUNT(event_statuses), name);
}

static const char *const correction_verbs[CORRECTION_VERB_COUNT] = {
    [CORRECT_MERGE] = "merge",
    [CORRECT_SPLIT] = "split",
    [CORRECT_RENAME] = "rename",
    [CORRECT_RETYPE] = "retype",
    [CORRECT_HIDE] = "hide",
    [CORRECT_ARTICLE_DATE] = "article-date",
    [CORRECT_ARTICLE_SOURCE] = "article-source",
    [CORRECT_VETO] = "veto",
    [CORRECT_PIN] = "pin"};

const char *correction_verb_name(enum correction_verb verb)
{
    return name_at(correction_verbs, COUNT(correction_verbs), verb);
}

enum correction_verb correction_verb_from_name(struct span name)
{
    return (enum correction_verb)find_name(correction_verbs, COUNT(correction_verbs), name);
}
