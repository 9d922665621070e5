/* Places in a row: "the first leader to visit", "became the youngest person to win". Who has one is
 * known by it, and the infinitive behind it tells what was done. */
#include "event_row.h"

#include "event_tree.h"

bool event_row_is_ordinal(struct span word)
{
    static const char *const words[] = {"first",    "second", "third", "fourth", "fifth",
                                        "sixth",    "latest", "last",  "only",   "seventh",
                                        "youngest", "oldest", NULL};
    bool number = word.len > 0 && word.ptr[0] >= '1' && word.ptr[0] <= '9' &&
                  (span_ends_with(word, SPAN("th")) || span_ends_with(word, SPAN("1st")) ||
                   span_ends_with(word, SPAN("2nd")) || span_ends_with(word, SPAN("3rd")));
    return number || span_is_one_of(word, words);
}

bool event_row_is_place(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    bool became = verb != TOKEN_NONE && span_is(event_scene_lemma(scene, verb), "become");
    bool found = false;
    for (uint32_t c = event_tree_child(scene, noun); became && c != TOKEN_NONE && c < noun;
         c = event_tree_next(scene, c)) {
        found |= event_row_is_ordinal(scene->tokens[c].norm);
    }
    return found && event_scene_is_party(scene, noun);
}
