/* Two people of one full name. The rows of the name fall into groups by the country that their
 * articles give the person; groups that share a person or organization they are spoken of with are
 * one. The largest group keeps the name's entity, the others get one each, named by the country
 * that most of its articles give: so the result does not depend on the order of loading. Of people
 * without a country nothing is told. */
#include "link_block.h"

enum { GROUPS_MAX = 6 };

struct group {
    struct span country;
    struct company company;
    size_t rows;
    size_t same_as; /* the first group that it is one with */
};

struct groups {
    struct group items[GROUPS_MAX];
    size_t count;
};

/* The rows' countries; false when there are too many to mean anything. */
static bool find_groups(const struct member *members, size_t count, struct groups *groups)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < groups->count && !span_equal(groups->items[at].country, members[i].country)) {
            at++;
        }
        if (members[i].country.ptr == NULL) {
            continue;
        }
        if (at == GROUPS_MAX) {
            return false;
        }
        if (at == groups->count) {
            groups->items[groups->count++] =
                (struct group){.country = members[i].country, .same_as = at};
        }
        groups->items[at].rows++;
    }
    return groups->count > 1;
}

static void sort_groups(struct groups *groups)
{
    for (size_t i = 1; i < groups->count; i++) {
        for (size_t j = i; j > 0; j--) {
            struct group *a = &groups->items[j - 1], *b = &groups->items[j];
            bool swap = b->rows > a->rows ||
                        (b->rows == a->rows && span_compare(b->country, a->country) < 0);
            if (!swap) {
                break;
            }
            struct group kept = *a;
            *a = *b;
            *b = kept;
        }
    }
    for (size_t i = 0; i < groups->count; i++) {
        groups->items[i].same_as = i;
    }
}

static bool share_company(const struct company *a, const struct company *b)
{
    for (size_t i = 0; i < a->count; i++) {
        if (table_get(b->set, a->keys[i]) != TABLE_NONE) {
            return true;
        }
    }
    return false;
}

/* Joins what shares company; every group then points at the first of its own. */
static void join_groups(struct groups *groups)
{
    for (size_t i = 0; i < groups->count; i++) {
        for (size_t j = i + 1; j < groups->count; j++) {
            size_t from = groups->items[j].same_as, to = groups->items[i].same_as;
            if (from == to ||
                !share_company(&groups->items[i].company, &groups->items[j].company)) {
                continue;
            }
            size_t first = from < to ? from : to, later = from < to ? to : from;
            for (size_t k = 0; k < groups->count; k++) {
                struct group *group = &groups->items[k];
                group->same_as = group->same_as == later ? first : group->same_as;
            }
        }
    }
}

static enum status read_groups(struct name_block *block, const struct full_name *name,
                               struct groups *groups)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < groups->count && status == STATUS_OK; i++) {
        status = block_read_company(block, "link.namesake_company", name->key,
                                    groups->items[i].country, &groups->items[i].company);
    }
    join_groups(groups);
    return status;
}

/* The group of a row; one without a country goes where it shares most company. */
static enum status find_group(struct name_block *block, const struct groups *groups,
                              const struct member *member, size_t *out)
{
    struct company companies[GROUPS_MAX];
    size_t counts[GROUPS_MAX] = {0};
    for (size_t i = 0; i < groups->count; i++) {
        companies[i] = groups->items[i].company;
        if (span_equal(groups->items[i].country, member->country)) {
            *out = groups->items[i].same_as;
            return STATUS_OK;
        }
    }
    enum status status =
        block_count_company(block, member->article_id, companies, groups->count, counts);
    size_t best = 0;
    for (size_t i = 0; i < groups->count; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    *out = groups->items[best].same_as;
    return status;
}

static enum status point_all(struct name_block *block, const struct member *members, size_t count,
                             int64_t entity)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = block_point(block, &members[i], entity);
    }
    return status;
}

static enum status point_apart(struct name_block *block, const struct full_name *name,
                               const struct groups *groups, const struct member *member,
                               int64_t entity)
{
    size_t group = 0;
    enum status status = find_group(block, groups, member, &group);
    if (status == STATUS_OK && group > 0) {
        struct span key = arena_printf(block->arena, "%.*s, %.*s", SPAN_ARG(name->key),
                                       SPAN_ARG(groups->items[group].country));
        status = block_entity_of_key(block, key, &entity);
    }
    return status == STATUS_OK ? block_point(block, member, entity) : status;
}

enum status namesakes_point(struct name_block *block, const struct full_name *name,
                            const struct member *members, size_t count, int64_t entity)
{
    struct groups groups = {0};
    if (!find_groups(members, count, &groups)) {
        return point_all(block, members, count, entity);
    }
    sort_groups(&groups);
    enum status status = read_groups(block, name, &groups);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = point_apart(block, name, &groups, &members[i], entity);
    }
    return status;
}
