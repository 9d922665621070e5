/* Articles as JSON objects. Members are looked up in the table of names (metadata.c); a value that
 * is an object or a list of objects stands for its name. */
#include "json_article.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "ingest/header/wording.h"

enum { DEPTH_MAX = 6, BLOCK_DEPTH_MAX = 16, WRITERS_MAX = 20 };

static struct span string_of(struct arena *arena, const json_t *value)
{
    struct span text = {json_string_value(value), json_string_length(value)};
    return arena_copy(arena, text);
}

/* "Tom Aldous" of {"given": "Tom", "family": "Aldous"}, as catalogues and interfaces have it. */
static struct span person_name(struct arena *arena, const json_t *value)
{
    static const char *const names[][2] = {{"given", "family"},
                                           {"firstname", "lastname"},
                                           {"firstName", "lastName"},
                                           {"first_name", "last_name"},
                                           {"givenName", "familyName"}};
    bool whole = json_is_string(json_object_get(value, "name"));
    for (size_t i = 0; json_is_object(value) && !whole && i < sizeof names / sizeof *names; i++) {
        const char *given = json_string_value(json_object_get(value, names[i][0]));
        const char *family = json_string_value(json_object_get(value, names[i][1]));
        if (family) {
            return arena_printf(arena, "%s%s%s", given ? given : "", given ? " " : "", family);
        }
    }
    return (struct span){0};
}

/* "2023-09-22" of CSL's {"date-parts": [[2023, 9, 22]]}. */
static struct span date_of_parts(struct arena *arena, const json_t *value)
{
    const json_t *parts = json_array_get(json_object_get(value, "date-parts"), 0);
    long long n[3] = {0};
    for (size_t i = 0; i < 3; i++) {
        const json_t *part = json_array_get(parts, i);
        n[i] = json_is_string(part) ? atoi(json_string_value(part)) : json_integer_value(part);
    }
    return n[0] <= 0   ? (struct span){0}
           : n[1] <= 0 ? arena_printf(arena, "%04lld", n[0])
           : n[2] <= 0 ? arena_printf(arena, "%04lld-%02lld", n[0], n[1])
                       : arena_printf(arena, "%04lld-%02lld-%02lld", n[0], n[1], n[2]);
}

/* Whether a block within another is no part of a line: "listItem", "hardBreak". */
static bool ends_line(const json_t *block)
{
    static const char *const kinds[] = {"item", "Item", "break", "Break", "paragraph"};
    const char *type = json_string_value(json_object_get(block, "type"));
    for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++) {
        if (strstr(type, kinds[i])) {
            return true;
        }
    }
    return false;
}

/* Sets what follows apart from the word before it. */
static void part_words(struct buffer *text)
{
    bool open = text->len > 0 && !span_ends_with(buffer_span(text), SPAN(" "));
    buffer_add_string(text, open ? " " : "");
}

/* Adds the text of a block: itself, its "text" or "data", or that of its children one behind the
 * other, as the editors of publishing systems keep it: a block stays one paragraph. */
static void add_block_text(struct buffer *text, const json_t *block, int depth)
{
    static const char *const members[] = {"text", "value", "data", "children", "content"};
    if (json_is_string(block)) {
        buffer_add(text, (struct span){json_string_value(block), json_string_length(block)});
        return;
    }
    if (ends_line(block)) {
        part_words(text);
    }
    if (depth == BLOCK_DEPTH_MAX) {
        return;
    }
    for (size_t i = 0; i < json_array_size(block); i++) {
        add_block_text(text, json_array_get(block, i), depth + 1);
    }
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const json_t *member = json_object_get(block, members[i]);
        if (member) {
            add_block_text(text, member, depth + 1);
            break;
        }
    }
    const json_t *items = json_object_get(block, "items");
    for (size_t i = 0; i < json_array_size(items); i++) {
        part_words(text);
        add_block_text(text, json_array_get(items, i), depth + 1);
    }
}

/* The paragraphs of a body that is a list of them. */
static struct span joined_text(struct arena *arena, const json_t *list)
{
    struct buffer text = {0};
    size_t i;
    json_t *item;
    json_array_foreach((json_t *)(uintptr_t)list, i, item)
    {
        struct buffer block = {0};
        add_block_text(&block, item, 0);
        if (block.len > 0) {
            buffer_add_string(&text, text.len ? "\n\n" : "");
            buffer_add(&text, buffer_span(&block));
        }
        buffer_fini(&block);
    }
    struct span joined = text.len ? arena_copy(arena, buffer_span(&text)) : (struct span){0};
    buffer_fini(&text);
    return joined;
}

/* Whether the name is that of a language, "en" or "en-US", under which systems keep a value. */
static bool is_language_name(const char *name)
{
    size_t len = strlen(name);
    return (len == 2 || (len == 5 && strchr("-_", name[2]))) && islower((unsigned char)name[0]) &&
           islower((unsigned char)name[1]) && strcmp(name, "by") != 0 && strcmp(name, "id") != 0;
}

/* The member of an object whose members are one value in several languages: the English one, else
 * the first; NULL when it is no such object. */
static const json_t *in_one_language(const json_t *value)
{
    const json_t *best = NULL;
    const char *name;
    json_t *member;
    json_object_foreach((json_t *)(uintptr_t)value, name, member)
    {
        if (!is_language_name(name)) {
            return NULL;
        }
        best = !best || strncmp(name, "en", 2) == 0 ? member : best;
    }
    return best;
}

/* The text that a value stands for: itself, a number, or its "name", "main", "title" … or first
 * item.
 */
static struct span value_text(struct arena *arena, const json_t *value, int depth)
{
    static const char *const members[] = {"name",  "rendered", "main",  "original",    "text",
                                          "title", "@value",   "value", "displayName", "Name",
                                          "Title", "by",       "basic", "default",     "@id",
                                          "url",   "href",     "$date"};
    static const char *const wrappers[] = {"data", "attributes", "fields", "node"};
    if (json_is_string(value)) {
        return string_of(arena, value);
    }
    if (json_is_integer(value)) {
        return arena_printf(arena, "%lld", (long long)json_integer_value(value));
    }
    if (json_is_array(value) && depth < DEPTH_MAX) {
        return value_text(arena, json_array_get(value, 0), depth + 1);
    }
    const json_t *said = depth < DEPTH_MAX ? in_one_language(value) : NULL;
    if (said) {
        return value_text(arena, said, depth + 1);
    }
    struct span composed = person_name(arena, value);
    composed = composed.ptr ? composed : date_of_parts(arena, value);
    if (composed.ptr) {
        return composed;
    }
    for (size_t i = 0; json_is_object(value) && i < sizeof members / sizeof *members; i++) {
        const json_t *member = json_object_get(value, members[i]);
        if (json_is_string(member)) {
            return string_of(arena, member);
        }
    }
    for (size_t i = 0; depth < DEPTH_MAX && i < sizeof wrappers / sizeof *wrappers; i++) {
        const json_t *inner = json_object_get(value, wrappers[i]); /* Strapi's relations */
        if (json_is_object(inner)) {
            return value_text(arena, inner, depth + 1);
        }
    }
    return (struct span){0};
}

/* The text of a body that is an object: "body": {"type": "html", "content": "<p>…"}. */
static struct span body_text(struct arena *arena, const json_t *body)
{
    static const char *const members[] = {
        "rendered", "content", "text",     "html",  "body",   "value", "plain", "plainText",
        "raw",      "data",    "markdown", "#text", "__html", "full",  "xhtml", "original"};
    for (size_t i = 0; json_is_object(body) && i < sizeof members / sizeof *members; i++) {
        const json_t *member = json_object_get(body, members[i]);
        if (json_is_string(member) && json_string_length(member) > 0) {
            return string_of(arena, member);
        }
    }
    return (struct span){0};
}

/* The list of paragraphs that a body is, or has as its "blocks"; NULL: it is no list. */
static const json_t *blocks_of(const json_t *body)
{
    static const char *const members[] = {"blocks", "children", "content", "nodes"};
    for (size_t i = 0; json_is_object(body) && i < sizeof members / sizeof *members; i++) {
        const json_t *list = json_object_get(body, members[i]);
        if (json_is_array(list)) {
            return list;
        }
    }
    bool blocks = json_array_size(body) > 1 || json_is_object(json_array_get(body, 0));
    return blocks ? body : NULL;
}

/* Those whom the value names, unless a better name for the writers (a lower rank) has told them. */
static void read_authors(struct arena *arena, const json_t *value, unsigned rank,
                         struct metadata *metadata)
{
    struct metadata read = {0};
    if (metadata->author_count > 0 && metadata->ranks[META_AUTHOR] <= rank) {
        return;
    }
    bool list = json_is_array(value);
    for (size_t i = 0; i < (list ? json_array_size(value) : 1); i++) {
        const json_t *writer = list ? json_array_get(value, i) : value;
        metadata_add_author(arena, &read, value_text(arena, writer, 0));
    }
    if (read.author_count > 0) {
        metadata->authors = read.authors;
        metadata->author_count = read.author_count;
        metadata->author_capacity = read.author_capacity;
        metadata->ranks[META_AUTHOR] = rank;
    }
}

static void read_member(struct arena *arena, const char *name, const json_t *value, unsigned rank,
                        struct metadata *metadata)
{
    unsigned own;
    enum metadata_field field = metadata_field_of(span_of(name), &own);
    bool body = field == META_BODY || field == META_BODY_HTML;
    /* names of objects: a text under them may be anything */
    static const char *const of_objects[] = {"origin", "header", NULL};
    if (!json_is_object(value) && span_is_one_of(span_of(name), of_objects)) {
        return;
    }
    const json_t *said = body ? in_one_language(value) : NULL;
    value = said ? said : value;
    const json_t *blocks = body ? blocks_of(value) : NULL;
    if (body && !blocks &&
        (json_is_number(value) || json_is_boolean(value) || json_is_object(value))) {
        metadata->no_text = arena_copy(arena, span_of(name));
    }
    const json_t *first = json_is_array(value) ? json_array_get(value, 0) : value;
    if (json_is_integer(first) && field != META_ID && field != META_PUBLISHED) {
        return; /* a number is an id or a time; it is no text and no name */
    }
    if (field == META_AUTHOR) {
        read_authors(arena, value, rank + own, metadata);
    } else if (field != META_FIELD_COUNT) {
        struct span text = blocks                          ? joined_text(arena, blocks)
                           : body || field == META_SUMMARY ? body_text(arena, value)
                                                           : (struct span){0};
        metadata_put(metadata, field, text.ptr ? text : value_text(arena, value, 0), rank + own);
    }
}

/* Whether the members of a member of this name are the article's own: the Guardian's "fields", an
 * Elasticsearch export's "_source", JSON:API's "attributes", Arc's "credits" and "taxonomy". */
static bool holds_article(const char *name)
{
    static const char *const names[] = {"_embedded", "_source",  "article", "attributes",
                                        "credits",   "document", "fields",  "post",
                                        "story",     "taxonomy", NULL};
    return is_one_of(span_of(name), names);
}

/* Whether the member tells of the article, beside what it says of itself. */
static bool is_about_article(const char *name)
{
    static const char *const names[] = {"meta", "metadata", "_meta", NULL};
    return is_one_of(span_of(name), names);
}

void json_article_read(struct arena *arena, const json_t *object, unsigned rank,
                       struct metadata *metadata)
{
    enum { RANK_ABOUT = 10 };
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, name, value)
    {
        if (json_is_object(value) && holds_article(name)) {
            json_article_read(arena, value, rank, metadata);
        } else if (json_is_object(value) && is_about_article(name) && rank < RANK_ABOUT) {
            json_article_read(arena, value, rank + RANK_ABOUT, metadata);
        } else if (json_is_object(value) && strcmp(name, "links") == 0) {
            json_t *link = json_object_get(value, "permalink");
            read_member(arena, "permalink", link, rank, metadata);
        } else {
            read_member(arena, name, value, rank, metadata);
        }
    }
}

/* --- JSON-LD ---------------------------------------------------------------------------------- */

static bool is_article_type(const json_t *type)
{
    static const char *const types[] = {"NewsArticle",
                                        "Article",
                                        "ReportageNewsArticle",
                                        "AnalysisNewsArticle",
                                        "BackgroundNewsArticle",
                                        "OpinionNewsArticle",
                                        "AskPublicNewsArticle",
                                        "ReviewNewsArticle",
                                        "BlogPosting",
                                        "LiveBlogPosting",
                                        "Report",
                                        NULL};
    for (size_t i = 0; i < json_array_size(type); i++) {
        if (is_article_type(json_array_get(type, i))) {
            return true;
        }
    }
    struct span name = span_of(json_string_value(type)); /* "http://schema.org/NewsArticle" */
    size_t slash = text_behind_last(name, '/');
    return span_is_one_of(span_slice(name, slash, name.len), types);
}

static const json_t *find_article(const json_t *value, int depth)
{
    if (depth > DEPTH_MAX) {
        return NULL;
    }
    if (json_is_object(value)) {
        if (is_article_type(json_object_get(value, "@type"))) {
            return value;
        }
        const json_t *graph = json_object_get(value, "@graph");
        graph = graph ? graph : json_object_get(value, "mainEntity"); /* of a page */
        return graph ? find_article(graph, depth + 1) : NULL;
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *found = find_article(json_array_get(value, i), depth + 1);
        if (found) {
            return found;
        }
    }
    return NULL;
}

/* The object that has that "@id"; NULL. */
static const json_t *find_id(const json_t *value, const char *id, int depth)
{
    const json_t *found = NULL;
    const json_t *graph = json_is_object(value) ? json_object_get(value, "@graph") : value;
    const char *own = json_string_value(json_object_get(value, "@id"));
    if (own && strcmp(own, id) == 0 && json_object_get(value, "name")) {
        return value;
    }
    for (size_t i = 0; depth < 3 && !found && i < json_array_size(graph); i++) {
        found = find_id(json_array_get(graph, i), id, depth + 1);
    }
    return found;
}

/* Gives an object that is only a reference the name of what it refers to. */
static void resolve_reference(json_t *value, const json_t *root)
{
    const char *id = json_string_value(json_object_get(value, "@id"));
    const json_t *named = id && !json_object_get(value, "name") ? find_id(root, id, 0) : NULL;
    if (named) {
        json_object_set(value, "name", json_object_get(named, "name"));
    }
}

static void resolve_references(const json_t *article, const json_t *root)
{
    static const char *const members[] = {"publisher", "author", "creator"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_t *value = json_object_get(article, members[i]);
        resolve_reference(value, root);
        for (size_t k = 0; k < json_array_size(value) && k < WRITERS_MAX; k++) {
            resolve_reference(json_array_get(value, k), root);
        }
    }
}

json_t *json_text_load(struct span text, size_t flags, json_error_t *error)
{
    json_t *value = json_loadb(text.ptr, text.len, flags, error);
    if (!value && json_error_code(error) == json_error_numeric_overflow) {
        value = json_loadb(text.ptr, text.len, flags | JSON_DECODE_INT_AS_REAL, error);
    }
    return value;
}

void json_ld_read(struct arena *arena, struct span json, unsigned rank, struct metadata *metadata)
{
    json_error_t error;
    json_t *root = json_text_load(json, JSON_DISABLE_EOF_CHECK, &error);
    const json_t *article = root ? find_article(root, 0) : NULL;
    if (article) {
        struct metadata own = {0};
        resolve_references(article, root);
        json_article_read(arena, article, rank, &own);
        for (size_t i = 0; i < META_FIELD_COUNT; i++) {
            bool text = i == META_BODY || i == META_BODY_HTML || i == META_SUMMARY || i == META_ID;
            if (!text) {
                metadata_put(metadata, (enum metadata_field)i, own.values[i], own.ranks[i]);
            }
        }
        for (size_t i = 0; i < own.author_count; i++) {
            metadata_add_author(arena, metadata, own.authors[i]);
        }
    }
    json_decref(root);
}
