/* Titles and merge keys.
 *
 * The title is put together from words of the evidence in the order actor, act, recipient, so that
 * it can be read without the sentence. The key is deliberately narrow: it only joins happenings
 * that agree in type, in all parties and in the day. */
#include "event_title.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_MAX = 120, KEY_PARTIES = 8 };

static struct span join_parties(const struct event_scene *scene, const struct event *event,
                                enum party_role role)
{
    struct span text = {0};
    for (size_t i = 0; i < event->party_count; i++) {
        const struct party *party = &event->parties[i];
        if (party->role != role) {
            continue;
        }
        text = text.ptr
                   ? arena_printf(scene->arena, "%.*s, %.*s", SPAN_ARG(text), SPAN_ARG(party->text))
                   : party->text;
    }
    return text;
}

struct span event_title_make(const struct event_scene *scene, const struct event *event)
{
    struct span actors = join_parties(scene, event, PARTY_ACTOR);
    struct span recipients = join_parties(scene, event, PARTY_RECIPIENT);
    if (!actors.ptr && recipients.ptr) {
        return arena_printf(scene->arena, "%.*s: %.*s", SPAN_ARG(recipients),
                            SPAN_ARG(event->trigger_text));
    }
    if (!recipients.ptr) {
        return arena_printf(scene->arena, "%.*s: %.*s", SPAN_ARG(actors),
                            SPAN_ARG(event->trigger_text));
    }
    return arena_printf(scene->arena, "%.*s: %.*s: %.*s", SPAN_ARG(actors),
                        SPAN_ARG(event->trigger_text), SPAN_ARG(recipients));
}

static int compare_keys(const void *a, const void *b)
{
    return span_compare(*(const struct span *)a, *(const struct span *)b);
}

struct span event_title_key(const struct event_scene *scene, const struct event *event)
{
    struct span keys[KEY_PARTIES];
    if (event->period.precision != PRECISION_DAY || event->party_count == 0 ||
        event->party_count > KEY_PARTIES) {
        return (struct span){0};
    }
    for (size_t i = 0; i < event->party_count; i++) {
        if (event->parties[i].entity == ENTITY_UNRESOLVED) {
            return (struct span){0};
        }
        keys[i] = scene->analysis->entities[event->parties[i].entity].key;
    }
    qsort(keys, event->party_count, sizeof *keys, compare_keys);
    struct span key = arena_printf(scene->arena, "%s|%.*s", event_type_name(event->type),
                                   SPAN_ARG(day_format(scene->arena, event->period.earliest)));
    for (size_t i = 0; i < event->party_count; i++) {
        key = arena_printf(scene->arena, "%.*s|%.*s", SPAN_ARG(key), SPAN_ARG(keys[i]));
    }
    return key;
}
