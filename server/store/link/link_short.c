/* Which full name a short one of an article stands for: the one that keeps the same company, if it
 * clearly keeps more of it than the others, a common role counting double and another country
 * excluding it. Of the only person of a family name less is asked for in the weeks in which others
 * name her in full. */
#include <stdlib.h>

#include "link_block.h"
#include "store/list.h"

/* How much company makes a short name somebody's. Many bodies share an acronym, a family name may
 * be another one that sounds alike, and who goes by a given name alone is mostly nobody that other
 * articles name in full ("his daughter Susan"), so these take more. The best must keep so many
 * times the company of the second. */
#define COMPANY_FAMILY  2
#define COMPANY_ACRONYM 3
#define COMPANY_SOUND   4
#define COMPANY_GIVEN   5
#define COMPANY_LEAD    2

/* Days within which any company makes a family name that of the only one who has it. */
enum { ONLY_DAYS = 30 };

/* Whether the article gives the short name a role that the articles of `name` give. */
static bool shares_role(const struct full_name *name, const struct company *roles)
{
    for (size_t i = 0; i < roles->count; i++) {
        if (table_get(name->roles.set, roles->keys[i]) != TABLE_NONE) {
            return true;
        }
    }
    return false;
}

/* How much speaks for each name, those of variants with the name that they are variants of. A
 * country that contradicts leaves nothing; a shared role doubles. */
static void weigh_names(const struct name_block *block, const struct member *member,
                        const struct company *roles, const size_t *shared, size_t *weights)
{
    const struct full_name asked = {.country = member->country, .other_country = member->country};
    for (size_t i = 0; i < block->name_count; i++) {
        const struct full_name *name = &block->names[i];
        size_t weight = shares_role(name, roles) ? 2 * shared[i] : shared[i];
        weights[name->same_as] += variants_differ_in_country(name, &asked) ? 0 : weight;
    }
}

struct name_counts {
    const struct name_block *block;
    size_t *counts; /* a number for each name */
};

static void drop_name(void *context, struct columns *columns)
{
    struct name_counts *weights = context;
    struct span key = column_borrowed(columns);
    for (size_t i = 0; i < weights->block->name_count; i++) {
        const struct full_name *name = &weights->block->names[i];
        if (span_equal(name->key, key)) {
            weights->counts[name->same_as] = 0;
        }
    }
}

/* An article that speaks of a full name beside the short one tells the two apart: "Mrs Mugabe" is
 * not its Robert Mugabe. */
static enum status drop_present(struct name_block *block, int64_t article_id, size_t *weights)
{
    struct name_counts dropping = {block, weights};
    return list_each(block->load->connection,
                     load_start_id(block->load, "link.article_keys", article_id), block->arena,
                     drop_name, &dropping);
}

/* Lists for every key of the names' company whose it is, so that an article costs as much as it
 * shares, however many names the block has. */
static void index_company(struct name_block *block)
{
    size_t total = 0, count = 0;
    for (size_t i = 0; i < block->name_count; i++) {
        total += block->names[i].company.count;
    }
    block->keepers = ARENA_ARRAY(block->arena, struct keeper, total + 1);
    block->first_keepers = table_new(block->arena, total);
    for (size_t i = 0; i < block->name_count; i++) {
        const struct company *company = &block->names[i].company;
        for (size_t k = 0; k < company->count; k++) {
            uint32_t first = table_get(block->first_keepers, company->keys[k]);
            block->keepers[count] = (struct keeper){(uint32_t)i, first};
            table_set(block->first_keepers, company->keys[k], (uint32_t)count++);
        }
    }
}

static void count_keepers(void *context, struct columns *columns)
{
    struct name_counts *shared = context;
    const struct name_block *block = shared->block;
    uint32_t at = table_get(block->first_keepers, column_borrowed(columns));
    for (; at != TABLE_NONE; at = block->keepers[at].next) {
        shared->counts[block->keepers[at].name]++;
    }
}

/* Adds to `shared`, a number for each name, how many of the article's keys are of its company. */
static enum status count_shared(struct name_block *block, int64_t article_id, size_t *shared)
{
    struct name_counts counting = {block, shared};
    return list_each(block->load->connection,
                     load_start_id(block->load, "link.article_keys", article_id), block->arena,
                     count_keepers, &counting);
}

static size_t company_needed(const struct full_name *name, bool spelt)
{
    bool person = span_starts_with(name->key, SPAN("person:"));
    return !spelt         ? COMPANY_SOUND
           : name->family ? COMPANY_FAMILY
           : person       ? COMPANY_GIVEN
                          : COMPANY_ACRONYM;
}

/* Whether all full names of the block are of the one person, by the family name. */
static bool is_only_family_name(const struct name_block *block, size_t root)
{
    for (size_t i = 0; i < block->name_count; i++) {
        if (block->names[i].same_as != root || !block->names[i].family) {
            return false;
        }
    }
    return true;
}

static void take_day(void *context, struct columns *columns)
{
    *(int32_t *)context = column_day(columns);
}

/* Whether an article was published within ONLY_DAYS of one that has a full name of the block. */
static enum status is_of_days(struct name_block *block, int64_t article_id, bool *out)
{
    int32_t day = DAY_NONE;
    enum status status = list_children(block->load->connection, "link.article_day", article_id,
                                       block->arena, take_day, &day);
    for (size_t i = 0; i < block->place_count && day != DAY_NONE && !*out; i++) {
        int32_t published = block->places[i].published;
        *out = published != DAY_NONE && abs(published - day) <= ONLY_DAYS;
    }
    return status;
}

/* The full name that a short one of an article stands for; NULL: it stays its own. */
static enum status choose_name(struct name_block *block, const struct member *member,
                               const struct full_name **out)
{
    size_t *shared = ARENA_ARRAY(block->arena, size_t, block->name_count);
    size_t *counts = ARENA_ARRAY(block->arena, size_t, block->name_count);
    struct company roles = {.set = table_new(block->arena, 8)};
    enum status status = count_shared(block, member->article_id, shared);
    if (status == STATUS_OK) {
        status = block_read_roles(
            block, (struct place){member->article_id, member->local, DAY_NONE}, &roles);
    }
    if (status != STATUS_OK) {
        return status;
    }
    weigh_names(block, member, &roles, shared, counts);
    status = drop_present(block, member->article_id, counts);
    if (status != STATUS_OK) {
        return status;
    }
    bool spelt = called_keep_fitting(block, member->key, counts);
    size_t best = 0;
    size_t second = 0;
    for (size_t i = 0; i < block->name_count; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    for (size_t i = 0; i < block->name_count; i++) {
        second = i != best && counts[i] > second ? counts[i] : second;
    }
    bool clear = counts[best] > 0 && counts[best] >= COMPANY_LEAD * second;
    bool enough = clear && counts[best] >= company_needed(&block->names[best], spelt);
    if (clear && !enough && spelt && is_only_family_name(block, best)) {
        status = is_of_days(block, member->article_id, &enough);
    }
    *out = enough ? &block->names[best] : NULL;
    return status;
}

struct members {
    struct arena *arena;
    struct member *items;
    size_t count, capacity;
};

static void take_member(void *context, struct columns *columns)
{
    struct members *members = context;
    members->items = arena_grow(members->arena, members->items, members->count, &members->capacity,
                                sizeof *members->items);
    struct member *member = &members->items[members->count++];
    member->article_id = column_int(columns);
    member->local = column_int(columns);
    member->entity_id = column_int(columns);
    member->country = column_text(columns);
    member->key = column_text(columns);
}

static enum status read_short(struct name_block *block, struct member **out, size_t *count)
{
    struct members members = {.arena = block->arena};
    enum status status =
        list_each(block->load->connection, block_start(block, "link.short_members"), block->arena,
                  take_member, &members);
    *out = members.items;
    *count = members.count;
    return status;
}

enum status short_names_link(struct name_block *block)
{
    struct member *members = NULL;
    size_t count = 0;
    enum status status = read_short(block, &members, &count);
    for (size_t i = 0; count && i < block->name_count && status == STATUS_OK; i++) {
        status = block_read_name(block, &block->names[i]);
    }
    if (count && status == STATUS_OK) {
        index_company(block);
    }
    struct arena *kept = block->arena, *once = count && block->name_count ? arena_new() : NULL;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        struct span own = block_is_of_bodies(block) ? block->word : members[i].key;
        const struct full_name *name = NULL;
        int64_t entity = 0;
        if (block->name_count) {
            block->arena = once; /* what is counted for one member is not kept for the others */
            status = choose_name(block, &members[i], &name);
            block->arena = kept;
            arena_reset(once);
        }
        if (status == STATUS_OK) {
            status = block_entity_of_key(block, name ? name->key : own, &entity);
        }
        if (status == STATUS_OK) {
            status = block_point(block, &members[i], entity);
        }
    }
    arena_free(once);
    return status;
}
