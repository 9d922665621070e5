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

/* The characters of the text itself, where a line was broken and read as if it went on. */
static void take_printed(const struct document *document, enum field field, const struct extent *at,
                         struct span *text)
{
    if (text->ptr && at->byte_end > at->byte_start) {
        *text = span_slice(document_field(document, field), at->byte_start, at->byte_end);
    }
}

/* Quotes all that was found as it is printed. */
static void analysis_quote(struct arena *arena, struct analysis *analysis)
{
    const struct document *document = &analysis->document;
    for (size_t i = 0; i < analysis->mention_count; i++) {
        struct mention *mention = &analysis->mentions[i];
        take_printed(document, mention->field, &mention->at, &mention->text);
    }
    for (size_t i = 0; i < analysis->date_count; i++) {
        struct date *date = &analysis->dates[i];
        take_printed(document, date->field, &date->at, &date->text);
    }
    for (size_t i = 0; i < analysis->event_count; i++) {
        struct event *event = &analysis->events[i];
        struct party *parties = ARENA_ARRAY(arena, struct party, event->party_count);
        for (size_t k = 0; k < event->party_count; k++) {
            parties[k] = event->parties[k];
            take_printed(document, event->field, &parties[k].at, &parties[k].text);
        }
        event->parties = parties;
        take_printed(document, event->field, &event->trigger, &event->trigger_text);
        take_printed(document, event->field, &event->place_at, &event->place_text);
    }
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
    if (out->document.unwrapped) {
        analysis_quote(arena, out);
    }
}
