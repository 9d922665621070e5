/* The small questions about the words of a title that every part of its cutting asks. */
#include "event_title_cut.h"

uint32_t event_title_first_kept(const struct title_cut *cut)
{
    uint32_t first = cut->scene->first;
    while (first < cut->scene->end && !event_title_is_kept(cut, first)) {
        first++;
    }
    return first;
}

uint32_t event_title_end(const struct title_cut *cut)
{
    uint32_t end = cut->scene->end;
    while (end > cut->scene->first && !event_title_is_kept(cut, end - 1)) {
        end--;
    }
    return end;
}

bool event_title_is_finite(const struct token *token)
{
    enum xpos xpos = (enum xpos)token->xpos;
    return xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD;
}

bool event_title_is_quote(const struct event_scene *scene, uint32_t token)
{
    enum xpos xpos = (enum xpos)scene->tokens[token].xpos;
    return xpos == XPOS_OPEN_QUOTE || xpos == XPOS_CLOSE_QUOTE ||
           span_is(scene->tokens[token].norm, "\"");
}
