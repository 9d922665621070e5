/* Reads sentences as JSON lines ({"id", "text", "published"}, or "title" for a headline beside or
 * without a text) from standard input, finds the events in each, and writes {"id", "tokens",
 * "sentences", "events"} lines for events.py and triggers.py to score; "sentences" are the numbers
 * of their first tokens. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/analysis.h"
#include "text/tagset.h"

static json_t *text_json(struct span text)
{
    return text.ptr ? json_stringn(text.ptr, text.len) : json_null();
}

static json_t *party_json(const struct party *party)
{
    return json_pack("{s:o, s:i, s:i, s:s, s:s}", "text", text_json(party->text), "start",
                     (int)party->at.start, "end", (int)party->at.end, "country", party->country,
                     "sector", party->sector);
}

static json_t *parties_json(const struct event *event, enum party_role role)
{
    json_t *list = json_array();
    for (size_t i = 0; i < event->party_count; i++) {
        if (event->parties[i].role == role) {
            json_array_append_new(list, party_json(&event->parties[i]));
        }
    }
    return list;
}

static json_t *event_json(struct arena *arena, const struct event *e)
{
    return json_pack(
        "{s:s, s:s?, s:s?, s:s, s:b, s:o, s:i, s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:s}", "type",
        event_type_name(e->type), "mode", e->mode, "cameo", e->cameo, "status",
        event_status_name(e->status), "negated", (int)e->negated, "trigger",
        text_json(e->trigger_text), "start", (int)e->trigger.start, "end", (int)e->trigger.end,
        "actors", parties_json(e, PARTY_ACTOR), "recipients", parties_json(e, PARTY_RECIPIENT),
        "date", text_json(period_format(arena, e->period)), "earliest",
        text_json(day_format(arena, e->period.earliest)), "latest",
        text_json(day_format(arena, e->period.latest)), "place", text_json(e->place_text), "basis",
        date_basis_name(e->date_basis));
}

static json_t *token_json(const struct token *t)
{
    char line[256];
    snprintf(line, sizeof line, "%.*s/%.*s/%s/%s<%d", SPAN_ARG(t->text), SPAN_ARG(t->lemma),
             upos_name((enum upos)t->upos), deprel_name((enum deprel)t->deprel), (int)t->head);
    return json_string(line);
}

static void dump_line(const struct engine *engine, struct arena *arena, json_t *line)
{
    struct article article = article_unknown();
    struct analysis analysis;
    const char *text = json_string_value(json_object_get(line, "text"));
    const char *title = json_string_value(json_object_get(line, "title"));
    article.body = span_of(text ? text : "");
    article.title = span_of(title ? title : "");
    const char *published = json_string_value(json_object_get(line, "published"));
    if (published && period_parse(span_of(published), &article.published) == STATUS_OK) {
        article.published_basis = PUBLISHED_METADATA;
    }
    analysis_run(arena, engine, &article, &analysis);
    json_t *events = json_array(), *tokens = json_array(), *sentences = json_array();
    for (size_t i = 0; i < analysis.event_count; i++) {
        json_array_append_new(events, event_json(arena, &analysis.events[i]));
        json_object_set_new(json_array_get(events, i), "title",
                            text_json(analysis.events[i].title));
    }
    for (size_t i = 0; i < analysis.document.token_count; i++) {
        json_array_append_new(tokens, token_json(&analysis.document.tokens[i]));
    }
    for (size_t i = 0; i < analysis.document.sentence_count; i++) {
        json_array_append_new(sentences, json_integer(analysis.document.sentences[i].first_token));
    }
    json_t *out = json_pack("{s:O, s:o, s:o, s:o}", "id", json_object_get(line, "id"), "tokens",
                            tokens, "sentences", sentences, "events", events);
    json_dumpf(out, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(out);
}

int main(void)
{
    struct engine *engine;
    struct failure failure = {0};
    if (engine_new(NULL, &engine, &failure) != STATUS_OK) {
        fprintf(stderr, "event_dump: %s\n", failure.text);
        return 1;
    }
    struct arena *arena = arena_new();
    char *text = NULL;
    size_t capacity = 0;
    while (getline(&text, &capacity, stdin) > 0) {
        json_t *line = json_loads(text, 0, NULL);
        if (!line) {
            fprintf(stderr, "event_dump: a line is not JSON\n");
            return 1;
        }
        dump_line(engine, arena, line);
        json_decref(line);
        arena_reset(arena);
    }
    free(text);
    arena_free(arena);
    engine_free(engine);
    return 0;
}
