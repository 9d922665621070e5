/* Keeps a tree that is being mended a tree.
 *
 * A mend moves a word under another one without looking at all that hangs below it, and so can hang
 * a word under itself. After each mend that moved something the heads are looked at, and one that
 * closed a circle is undone whole. */
#include "event_repair.h"

struct repair_place {
    uint32_t head;
    uint8_t deprel;
};

static void keep(struct repair *r)
{
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        r->kept[i - r->scene->first] =
            (struct repair_place){r->tokens[i].head, r->tokens[i].deprel};
    }
}

/* Whether some token is its own ancestor. Each one is walked up from to a root or to a token that
 * an earlier walk has passed; to meet one of the same walk is to have gone in a circle. */
static bool has_circle(const struct repair *r)
{
    const uint32_t first = r->scene->first, count = r->scene->end - first;
    uint32_t *walk = r->walk;
    for (uint32_t i = 0; i < count; i++) {
        walk[i] = 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t at = first + i; at != TOKEN_NONE; at = event_repair_head(r, at)) {
            if (walk[at - first] == i + 1) {
                return true;
            }
            if (walk[at - first] != 0) {
                break;
            }
            walk[at - first] = i + 1;
        }
    }
    return false;
}

void event_repair_guard_begin(struct repair *r)
{
    uint32_t count = r->scene->end - r->scene->first;
    r->kept = ARENA_ARRAY(r->scene->arena, struct repair_place, count);
    r->walk = ARENA_ARRAY(r->scene->arena, uint32_t, count);
    r->moved = false;
    keep(r);
}

void event_repair_guard_step(struct repair *r)
{
    r->moved = false;
    if (!has_circle(r)) {
        keep(r);
        return;
    }
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        r->tokens[i].head = r->kept[i - r->scene->first].head;
        r->tokens[i].deprel = r->kept[i - r->scene->first].deprel;
    }
}
