/* Articles, their snippets, and the mentions and dates in them. */
#include <math.h>

#include "api/offsets.h"
#include "api/output.h"
#include "api/view.h"
#include "base/utf8.h"

static json_t *view_dateline(const struct call *call, const struct dateline *dateline)
{
    return json_pack("{s:o, s:o, s:o}", "text", view_span(dateline->text), "place",
                     view_span(dateline->place), "date", view_period(call, dateline->date));
}

static json_t *view_blocks(struct call *call, const struct article *article)
{
    json_t *blocks = json_array();
    for (size_t i = 0; i < article->block_count; i++) {
        json_t *block = json_object();
        json_object_set_new(block, "kind", view_string(block_kind_name(article->blocks[i].kind)));
        offsets_set(call, block, &article->blocks[i].at, article->id, FIELD_BODY);
        json_array_append_new(blocks, block);
    }
    return blocks;
}

/* The characters, escaped, with <mark> around the matches, which are in order. */
static json_t *marked_html(const struct snippet *snippet)
{
    struct buffer html = {0};
    size_t done = 0;
    for (size_t i = 0; i < snippet->match_count; i++) {
        size_t start = utf8_byte_offset(snippet->text, snippet->matches[i].start);
        size_t end = utf8_byte_offset(snippet->text, snippet->matches[i].end);
        output_html(&html, span_slice(snippet->text, done, start));
        buffer_add_string(&html, "<mark>");
        output_html(&html, span_slice(snippet->text, start, end));
        buffer_add_string(&html, "</mark>");
        done = end;
    }
    output_html(&html, span_slice(snippet->text, done, snippet->text.len));
    json_t *text = view_span(buffer_span(&html));
    buffer_fini(&html);
    return text;
}

static json_t *view_snippets(struct call *call, const struct article_record *record)
{
    json_t *snippets = json_array();
    for (size_t i = 0; i < record->snippet_count; i++) {
        const struct snippet *snippet = &record->snippets[i];
        json_t *matches = json_array();
        for (size_t j = 0; j < snippet->match_count; j++) {
            json_t *match = json_object();
            offsets_set_in(call, match, snippet->matches[j].start, snippet->matches[j].end,
                           snippet->text);
            json_array_append_new(matches, match);
        }
        json_array_append_new(snippets,
                              json_pack("{s:s, s:o, s:o, s:o}", "field", field_name(snippet->field),
                                        "html", marked_html(snippet), "text",
                                        view_span(snippet->text), "matches", matches));
    }
    return snippets;
}

struct span view_path_segment(const struct call *call, struct span id)
{
    struct buffer segment = {0};
    for (size_t i = 0; i < id.len; i++) {
        if (id.ptr[i] == '%') {
            buffer_add_string(&segment, "%25");
        } else {
            buffer_add_char(&segment, id.ptr[i]);
        }
    }
    struct span copy = arena_copy(call->arena, buffer_span(&segment));
    buffer_fini(&segment);
    return copy;
}

static json_t *view_article_links(struct call *call, struct span article)
{
    struct span id = view_path_segment(call, article);
    json_t *links = json_object();
    json_object_set_new(links, "self", view_link(call, "/articles/%.*s", id));
    json_object_set_new(links, "body", view_link(call, "/articles/%.*s/body", id));
    json_object_set_new(links, "mentions", view_link(call, "/articles/%.*s/mentions", id));
    json_object_set_new(links, "entities", view_link(call, "/articles/%.*s/entities", id));
    json_object_set_new(links, "events", view_link(call, "/articles/%.*s/events", id));
    json_object_set_new(links, "segments", view_link(call, "/articles/%.*s/segments", id));
    json_object_set_new(links, "similar", view_link(call, "/articles/%.*s/similar", id));
    return links;
}

static json_t *view_authors(const struct article *article)
{
    json_t *authors = json_array();
    for (size_t i = 0; i < article->author_count; i++) {
        json_array_append_new(authors, view_span(article->authors[i]));
    }
    return authors;
}

static void set_publication(struct call *call, json_t *object, const struct article *article)
{
    json_object_set_new(object, "published", view_period(call, article->published));
    json_object_set_new(object, "published_at", view_time(call, article->published_at));
    json_object_set_new(object, "published_precision",
                        view_string(precision_name(article->published.precision)));
    json_object_set_new(object, "published_basis",
                        view_string(published_basis_name(article->published_basis)));
    json_object_set_new(object, "dateline", view_dateline(call, &article->dateline));
}

json_t *view_article(struct call *call, const struct article_record *record)
{
    const struct article *article = &record->article;
    json_t *object = json_object();
    json_object_set_new(object, "id", view_span(article->id));
    json_object_set_new(object, "title", view_span(article->title));
    json_object_set_new(object, "subtitle", view_span(article->subtitle));
    json_object_set_new(object, "byline", view_span(article->byline));
    json_object_set_new(object, "authors", view_authors(article));
    json_object_set_new(object, "source", view_span(article->source));
    json_object_set_new(object, "section", view_span(article->section));
    json_object_set_new(object, "url", view_span(article->url));
    json_object_set_new(object, "language", view_span(article->language));
    set_publication(call, object, article);
    json_object_set_new(object, "lead", view_span(record->lead));
    if (article->body.ptr) {
        json_object_set_new(object, "body", view_span(article->body));
    }
    json_object_set_new(object, "blocks", view_blocks(call, article));
    json_object_set_new(object, "word_count", json_integer(record->word_count));
    json_object_set_new(object, "path", view_span(article->path));
    json_object_set_new(object, "hash", view_span(article->hash));
    json_object_set_new(object, "duplicate_of", view_span(record->duplicate_of));
    json_object_set_new(object, "counts",
                        json_pack("{s:i, s:i, s:i}", "mentions", (int)record->mention_count,
                                  "entities", (int)record->entity_count, "events",
                                  (int)record->event_count));
    json_object_set_new(object, "loaded_at", view_time(call, record->loaded_at));
    json_object_set_new(object, "corrected", view_verbs(record->corrected));
    if (!isnan(record->score)) {
        json_object_set_new(object, "score", view_number(record->score));
    }
    if (call->query.text.ptr && !isnan(record->score)) {
        json_object_set_new(object, "snippets", view_snippets(call, record));
    }
    json_object_set_new(object, "links", view_article_links(call, article->id));
    return object;
}

json_t *view_mention(struct call *call, const struct mention_record *record)
{
    const struct mention *mention = &record->mention;
    json_t *object = json_object();
    json_object_set_new(object, "article", view_span(record->article));
    json_object_set_new(object, "entity", view_span(record->entity));
    json_object_set_new(object, "type", view_string(entity_type_name(mention->type)));
    json_object_set_new(object, "text", view_span(mention->text));
    offsets_set(call, object, &mention->at, record->article, mention->field);
    json_object_set_new(object, "field", view_string(field_name(mention->field)));
    json_object_set_new(object, "sentence", json_integer(mention->sentence));
    json_object_set_new(object, "kind", view_string(mention_kind_name(mention->kind)));
    json_object_set_new(object, "metonym", json_boolean(mention->metonym));
    json_object_set_new(object, "subtype", view_string(entity_subtype_name(mention->subtype)));
    json_object_set_new(object, "confidence", view_share((double)mention->confidence));
    return object;
}

json_t *view_segment(struct call *call, const struct article_segment *segment)
{
    json_t *events = json_array();
    for (size_t i = 0; i < segment->event_count; i++) {
        json_array_append_new(events, view_span(segment->events[i]));
    }
    return json_pack("{s:o, s:o, s:o}", "text", view_span(segment->text), "mention",
                     segment->mention ? view_mention(call, segment->mention) : json_null(),
                     "event_ids", events);
}

json_t *view_date(struct call *call, const struct date_record *record)
{
    const struct date *date = &record->date;
    json_t *object = json_object();
    json_object_set_new(object, "article", view_span(record->article));
    json_object_set_new(object, "field", view_string(field_name(date->field)));
    json_object_set_new(object, "sentence", json_integer(date->sentence));
    json_object_set_new(object, "text", view_span(date->text));
    offsets_set(call, object, &date->at, record->article, date->field);
    json_object_set_new(object, "type", view_string(date_type_name(date->type)));
    json_object_set_new(object, "value", view_span(date->value));
    json_object_set_new(object, "earliest", view_day(call, date->period.earliest));
    json_object_set_new(object, "latest", view_day(call, date->period.latest));
    json_object_set_new(object, "precision", view_string(precision_name(date->period.precision)));
    json_object_set_new(object, "basis", view_string(date_basis_name(date->basis)));
    return object;
}

json_t *view_source(const struct call *call, const struct source_record *record)
{
    return json_pack("{s:o, s:I, s:o, s:o}", "source", view_span(record->name), "article_count",
                     (json_int_t)record->articles, "first", view_day(call, record->first), "last",
                     view_day(call, record->last));
}
