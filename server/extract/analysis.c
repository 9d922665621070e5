/* The order in which an article is read. Each step fills its part of the analysis from the parts
 * before it; nothing is decided here but whether the text is English at all. */
#include "extract/analysis.h"

#include "engine_parts.h"
#include "extract/dates.h"
#include "extract/entities.h"
#include "extract/events.h"
#include "extract/mentions.h"
#include "text/agreement.h"
#include "text/finite.h"
#include "text/language.h"
#include "text/parser.h"
#include "text/tagger.h"

/* Whether the article is written in another language: by its own word (BCP 47) or its looks. */
static bool analysis_is_foreign(const struct article *article)
{
    struct span language = article->language;
    if (!language.ptr) {
        language = language_detect(article->body);
    }
    if (language.len < 2) {
        return false;
    }
    return !span_equal_nocase(span_slice(language, 0, 2), SPAN("en")) ||
           (language.len > 2 && language.ptr[2] != '-');
}

void analysis_run(struct arena *arena, const struct engine *engine, const struct article *article,
                  struct analysis *out)
{
    *out = (struct analysis){0};
    document_read(arena, article, &out->document);
    if (analysis_is_foreign(article)) {
        return;
    }
    tagger_tag(engine->tagger, arena, &out->document);
    finite_mend(&out->document);
    parser_parse(engine->parser, arena, &out->document);
    agreement_mend(&out->document);
    mentions_find(arena, engine, out);
    dates_find(arena, engine, article->published, out);
    entities_resolve(arena, engine, out);
    events_find(arena, engine, article->published, out);
}
