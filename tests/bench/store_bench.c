/* Times the store alone on a made-up archive: words and names drawn by Zipf's law, a text of about
 * 400 words, 12 entities, 30 mentions and 8 events in each article, a tenth of the events shared.
 *
 *   store_bench [articles] [database]     10,000 articles in a temporary folder by default
 *
 * Prints the processor time of the load, of its publication, of a restart on unchanged files, of a
 * one-article edit, and the median and 99th percentile of the usual reads. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "store/load.h"
#include "store/records.h"
#include "store/store.h"

enum { VOCABULARY = 30000, NAMES = 4000, WORDS = 400, ENTITIES = 12, MENTIONS = 30, EVENTS = 8 };

struct bench {
    uint64_t random;
    size_t articles;
    char words[VOCABULARY][16];
    char names[NAMES][32];
    struct arena *arena;
    struct store *store;
    struct store_reader *reader;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* xorshift64*, so that every run makes the same archive. */
static uint64_t draw(struct bench *bench)
{
    bench->random ^= bench->random >> 12;
    bench->random ^= bench->random << 25;
    bench->random ^= bench->random >> 27;
    return bench->random * 2685821657736338717u;
}

/* A rank from 0 to `count` - 1 with about Zipf's frequencies. */
static size_t draw_rank(struct bench *bench, size_t count)
{
    double share = (double)(draw(bench) >> 11) / 9007199254740992.0;
    return (size_t)(pow((double)count + 1, share) - 1) % count;
}

static void make_word(struct bench *bench, char *out, size_t syllables)
{
    static const char consonants[] = "bcdfghklmnprstvw", vowels[] = "aeiou";
    for (size_t i = 0; i < syllables; i++) {
        *out++ = consonants[draw(bench) % (sizeof consonants - 1)];
        *out++ = vowels[draw(bench) % (sizeof vowels - 1)];
    }
    *out++ = consonants[draw(bench) % (sizeof consonants - 1)];
    *out = '\0';
}

static void make_vocabulary(struct bench *bench)
{
    for (size_t i = 0; i < VOCABULARY; i++) {
        make_word(bench, bench->words[i], 1 + draw(bench) % 4);
    }
    for (size_t i = 0; i < NAMES; i++) {
        char first[16], last[16];
        make_word(bench, first, 2);
        make_word(bench, last, 1 + draw(bench) % 3);
        first[0] = (char)(first[0] - 32);
        last[0] = (char)(last[0] - 32);
        snprintf(bench->names[i], sizeof bench->names[i], "%s %s", first, last);
    }
}

struct text {
    struct buffer buffer;
    struct analysis analysis;
    size_t names[ENTITIES];
};

static void add_mention(struct bench *bench, struct text *text, uint32_t entity)
{
    size_t start = text->buffer.len;
    buffer_add_string(&text->buffer, bench->names[text->names[entity]]);
    struct mention *mention = &text->analysis.mentions[text->analysis.mention_count++];
    *mention = (struct mention){.at = {.byte_start = (uint32_t)start,
                                       .byte_end = (uint32_t)text->buffer.len,
                                       .start = (uint32_t)start,
                                       .end = (uint32_t)text->buffer.len},
                                .field = FIELD_BODY,
                                .sentence = (uint32_t)(start / 100),
                                .text = span_of(bench->names[text->names[entity]]),
                                .type = (enum entity_type)(text->names[entity] % 3),
                                .confidence = 0.9f,
                                .entity = entity};
    text->analysis.entities[entity].mention_count++;
}

static void make_entities(struct bench *bench, struct text *text)
{
    text->analysis.entities = ARENA_ARRAY(bench->arena, struct entity, ENTITIES);
    text->analysis.mentions = ARENA_ARRAY(bench->arena, struct mention, MENTIONS);
    for (size_t i = 0; i < ENTITIES; i++) {
        bool again;
        do {
            text->names[i] = draw_rank(bench, NAMES);
            again = false;
            for (size_t j = 0; j < i; j++) {
                again = again || text->names[j] == text->names[i];
            }
        } while (again);
        struct entity *entity = &text->analysis.entities[i];
        *entity = (struct entity){.name = span_of(bench->names[text->names[i]]),
                                  .key = arena_printf(bench->arena, "k%zu", text->names[i]),
                                  .type = (enum entity_type)(text->names[i] % 3),
                                  .coordinates = {(double)NAN, (double)NAN}};
        if (entity->type == ENTITY_PLACE) {
            entity->coordinates.lat = (double)(text->names[i] % 160) - 80;
            entity->coordinates.lon = (double)(text->names[i] % 340) - 170;
            snprintf(entity->country, 4, "C%02zu", text->names[i] % 90);
        }
    }
    text->analysis.entity_count = ENTITIES;
}

static void make_body(struct bench *bench, struct text *text)
{
    for (size_t i = 0; i < WORDS; i++) {
        if (i % (WORDS / MENTIONS) == 0 && text->analysis.mention_count < MENTIONS) {
            add_mention(bench, text, (uint32_t)draw_rank(bench, ENTITIES));
        } else {
            buffer_add_string(&text->buffer, bench->words[draw_rank(bench, VOCABULARY)]);
        }
        buffer_add_string(&text->buffer, i % 16 == 15 ? ". " : " ");
    }
}

static void make_events(struct bench *bench, struct text *text, int32_t published)
{
    text->analysis.events = ARENA_ARRAY(bench->arena, struct event, EVENTS);
    for (size_t i = 0; i < EVENTS; i++) {
        struct party *parties = ARENA_ARRAY(bench->arena, struct party, 2);
        uint32_t a = (uint32_t)(draw(bench) % ENTITIES), b = (uint32_t)(draw(bench) % ENTITIES);
        bool shared = draw(bench) % 10 == 0;
        parties[0] = (struct party){
            .role = PARTY_ACTOR, .entity = a, .text = text->analysis.entities[a].name};
        parties[1] = (struct party){
            .role = PARTY_RECIPIENT, .entity = b, .text = text->analysis.entities[b].name};
        enum event_type type = (enum event_type)(draw(bench) % EVENT_TYPE_COUNT);
        uint32_t start = (uint32_t)(draw(bench) % (text->buffer.len - 200));
        text->analysis.events[i] = (struct event){
            .type = type,
            .status = EVENT_HAPPENED,
            .period = period_of_day(published - (int32_t)(draw(bench) % 3)),
            .date_basis = DATE_EXPLICIT,
            .date = UINT32_MAX,
            .trigger_text = SPAN("met"),
            .field = FIELD_BODY,
            .sentence = (uint32_t)i,
            .sentence_at = {.byte_start = start,
                            .byte_end = start + 120,
                            .start = start,
                            .end = start + 120},
            .parties = parties,
            .party_count = 2,
            .place = text->analysis.entities[a].type == ENTITY_PLACE ? a : ENTITY_UNRESOLVED,
            .title = arena_printf(bench->arena, "%.*s met %.*s",
                                  SPAN_ARG(text->analysis.entities[a].name),
                                  SPAN_ARG(text->analysis.entities[b].name)),
            .key = shared ? arena_printf(bench->arena, "e%zu", (size_t)(draw(bench) % 5000))
                          : (struct span){0},
            .confidence = 0.7f};
    }
    text->analysis.event_count = EVENTS;
}

static void must(enum status status, const char *what)
{
    if (status != STATUS_OK) {
        fprintf(stderr, "%s: %s\n", what, status_name(status));
        exit(1);
    }
}

static struct file_record file_of(struct bench *bench, size_t number)
{
    return (struct file_record){.path = arena_printf(bench->arena, "/in/a%06zu.txt", number),
                                .folder = SPAN("/in"),
                                .relative = arena_printf(bench->arena, "a%06zu.txt", number),
                                .size = 2400,
                                .modified_ns = 1,
                                .hash = arena_printf(bench->arena, "%032zx", number),
                                .article_count = 1};
}

static void put_article(struct bench *bench, struct store_load *load, size_t number)
{
    arena_reset(bench->arena);
    struct text text = {0};
    make_entities(bench, &text);
    make_body(bench, &text);
    int32_t published = 14000 + (int32_t)(draw(bench) % 3650);
    make_events(bench, &text, published);
    struct article article = article_unknown();
    article.id = arena_printf(bench->arena, "a%06zu", number);
    article.title = arena_printf(bench->arena, "%s %s %s", bench->names[text.names[0]],
                                 bench->words[draw_rank(bench, VOCABULARY)],
                                 bench->words[draw_rank(bench, VOCABULARY)]);
    article.body = buffer_span(&text.buffer);
    article.source = arena_printf(bench->arena, "Source %zu", draw_rank(bench, 50));
    article.published = period_of_day(published);
    struct file_record file = file_of(bench, number);
    must(store_load_put_file(load, &file), "put file");
    must(store_load_put_article(load, &article, &text.analysis, file.path), "put article");
    if (number % 20 == 19) {
        must(store_load_set_duplicate(load, article.id,
                                      arena_printf(bench->arena, "a%06zu", number - 1)),
             "set duplicate");
    }
    buffer_fini(&text.buffer);
}

static struct store_load *begin(struct bench *bench)
{
    struct store_load *load = NULL;
    must(store_load_begin(bench->store, &load, NULL), "begin");
    return load;
}

static void time_load(struct bench *bench)
{
    double start = now();
    struct store_load *load = begin(bench);
    for (size_t i = 0; i < bench->articles; i++) {
        put_article(bench, load, i);
    }
    double written = now();
    must(store_load_publish(load, NULL), "publish");
    printf("load %zu articles      %8.2f s, then publish %.2f s\n", bench->articles,
           written - start, now() - written);
}

static void time_restart(struct bench *bench)
{
    double start = now();
    struct store_load *load = begin(bench);
    uint32_t removed;
    for (size_t i = 0; i < bench->articles; i++) {
        arena_reset(bench->arena);
        struct file_record known;
        must(store_load_find_file(load, bench->arena, file_of(bench, i).path, &known), "find");
    }
    must(store_load_remove_unseen(load, &removed), "remove");
    must(store_load_publish(load, NULL), "publish");
    printf("restart, nothing new    %8.3f s\n", now() - start);
}

static void time_edit(struct bench *bench)
{
    double start = now();
    struct store_load *load = begin(bench);
    put_article(bench, load, bench->articles / 2);
    must(store_load_publish(load, NULL), "publish");
    printf("edit one article        %8.3f s\n", now() - start);
}

static void read_articles(struct bench *bench, struct query *query)
{
    struct article_page page;
    uint32_t position;
    must(articles_list(bench->reader, bench->arena, query, &page, &position), "articles");
}

static void read_rare(struct bench *bench, struct query *query)
{
    query->text = arena_printf(bench->arena, "%s %s", bench->words[200 + draw(bench) % 800],
                               bench->words[200 + draw(bench) % 800]);
    read_articles(bench, query);
}

static void read_common(struct bench *bench, struct query *query)
{
    query->text = span_of(bench->words[draw(bench) % 4]);
    read_articles(bench, query);
}

static void read_name(struct bench *bench, struct query *query)
{
    query->text = span_of(bench->names[draw_rank(bench, NAMES)]);
    read_articles(bench, query);
}

static void read_misspelt(struct bench *bench, struct query *query)
{
    char word[16];
    snprintf(word, sizeof word, "%s", bench->words[2000 + draw(bench) % 8000]);
    word[1] = 'q';
    query->text = arena_copy(bench->arena, span_of(word));
    read_articles(bench, query);
}

static void read_newest(struct bench *bench, struct query *query)
{
    read_articles(bench, query);
}

static void read_filtered(struct bench *bench, struct query *query)
{
    struct span *source = ARENA_NEW(bench->arena, struct span);
    *source = arena_printf(bench->arena, "Source %zu", draw_rank(bench, 50));
    struct condition *condition = ARENA_NEW(bench->arena, struct condition);
    *condition = (struct condition){.field = FILTER_SOURCE, .values = source, .value_count = 1};
    query->conditions = condition;
    query->condition_count = 1;
    read_articles(bench, query);
}

static void read_facets(struct bench *bench, struct query *query)
{
    static const enum facet facets[] = {FACET_SOURCE, FACET_PERSON, FACET_YEAR};
    query->facets = facets;
    query->facet_count = 3;
    read_articles(bench, query);
}

static void read_article(struct bench *bench, struct query *query)
{
    (void)query;
    struct article_record record;
    struct span id = arena_printf(bench->arena, "a%06zu", (size_t)draw(bench) % bench->articles);
    must(article_get(bench->reader, bench->arena, id, &record), "article");
}

static void read_entities(struct bench *bench, struct query *query)
{
    struct entity_page page;
    must(entities_list(bench->reader, bench->arena, query, &page), "entities");
}

static void read_events(struct bench *bench, struct query *query)
{
    struct event_page page;
    must(events_list(bench->reader, bench->arena, query, &page), "events");
}

static void read_events_of(struct bench *bench, struct query *query)
{
    struct entity_page page;
    struct query top = query_default();
    must(entities_list(bench->reader, bench->arena, &top, &page), "entities");
    struct span *id = ARENA_NEW(bench->arena, struct span);
    *id = page.rows[draw(bench) % page.count].id;
    struct condition *condition = ARENA_NEW(bench->arena, struct condition);
    *condition = (struct condition){.field = FILTER_PARTICIPANT, .values = id, .value_count = 1};
    query->conditions = condition;
    query->condition_count = 1;
    read_events(bench, query);
}

static void read_events_in_2011(struct bench *bench, struct query *query)
{
    query->when = period_of_year(2011);
    read_events(bench, query);
}

static void read_events_text(struct bench *bench, struct query *query)
{
    query->text = span_of(bench->names[draw_rank(bench, NAMES)]);
    read_events(bench, query);
}

static void read_suggestions(struct bench *bench, struct query *query)
{
    (void)query;
    const struct suggestion *items;
    size_t count;
    struct span name = span_of(bench->names[draw_rank(bench, NAMES)]);
    must(suggestions_list(bench->reader, bench->arena, span_slice(name, 0, 1 + draw(bench) % 4), 7,
                          10, &items, &count),
         "suggest");
}

static void read_related(struct bench *bench, struct query *query)
{
    struct entity_page page;
    struct query top = query_default();
    must(entities_list(bench->reader, bench->arena, &top, &page), "entities");
    struct related_page related;
    must(entity_related(bench->reader, bench->arena, page.rows[draw(bench) % page.count].id,
                        RELATED_ARTICLE, query, &related),
         "related");
}

static void read_counts(struct bench *bench, struct query *query)
{
    (void)query;
    struct store_counts counts;
    must(store_count(bench->reader, &counts), "counts");
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void time_read(struct bench *bench, const char *name,
                      void (*read)(struct bench *bench, struct query *query), size_t times)
{
    double *seconds = calloc(times, sizeof *seconds);
    for (size_t i = 0; i < times; i++) {
        arena_reset(bench->arena);
        struct query query = query_default();
        double start = now();
        must(store_read_begin(bench->reader, 0), "begin");
        read(bench, &query);
        store_read_end(bench->reader);
        seconds[i] = now() - start;
    }
    qsort(seconds, times, sizeof *seconds, compare);
    printf("%-23s %8.2f ms median, %8.2f ms 99th percentile\n", name, seconds[times / 2] * 1e3,
           seconds[times * 99 / 100] * 1e3);
    free(seconds);
}

static void time_reads(struct bench *bench)
{
    static const struct {
        const char *name;
        void (*read)(struct bench *bench, struct query *query);
    } reads[] = {{"article", read_article},
                 {"articles newest", read_newest},
                 {"articles of a source", read_filtered},
                 {"articles, 3 facets", read_facets},
                 {"search two words", read_rare},
                 {"search common word", read_common},
                 {"search name", read_name},
                 {"search misspelt word", read_misspelt},
                 {"entities", read_entities},
                 {"events", read_events},
                 {"events of an entity", read_events_of},
                 {"events of a year", read_events_in_2011},
                 {"events by text", read_events_text},
                 {"related entities", read_related},
                 {"suggestions", read_suggestions},
                 {"counts", read_counts}};
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
        time_read(bench, reads[i].name, reads[i].read, 100);
    }
}

int main(int argc, char **argv)
{
    struct bench *bench = calloc(1, sizeof *bench);
    bench->random = 88172645463325252u;
    bench->articles = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000;
    bench->arena = arena_new();
    make_vocabulary(bench);
    struct store_options options = {argc > 2 ? argv[2] : ":memory:", "bench", "bench"};
    struct failure failure;
    if (store_open(&options, &bench->store, &failure) != STATUS_OK) {
        fprintf(stderr, "%s\n", failure.text);
        return 1;
    }
    if (store_generation(bench->store) == 0) {
        time_load(bench);
    }
    time_restart(bench);
    time_edit(bench);
    must(store_reader_new(bench->store, &bench->reader, &failure), "reader");
    time_reads(bench);
    store_reader_free(bench->reader);
    store_close(bench->store);
    arena_free(bench->arena);
    free(bench);
    return 0;
}
