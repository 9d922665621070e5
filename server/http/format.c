/* The table of answer formats and the choice among them. Parameters of media ranges other than q
 * ("application/json;version=1") are not looked at. */
#include "http/format.h"

#include "base/span.h"

/* `alias`: a second media type that clients ask for when they mean this form. */
static const struct {
    const char *name;
    const char *media_type;
    const char *alias;
    const char *content_type;
} formats[HTTP_FORMAT_COUNT] = {
    [HTTP_FORMAT_JSON] = {"json", "application/json", NULL, "application/json"},
    [HTTP_FORMAT_NDJSON] = {"ndjson", "application/x-ndjson", "application/jsonl",
                            "application/x-ndjson"},
    [HTTP_FORMAT_CSV] = {"csv", "text/csv", NULL, "text/csv; charset=utf-8"},
    [HTTP_FORMAT_GEOJSON] = {"geojson", "application/geo+json", NULL, "application/geo+json"},
    [HTTP_FORMAT_JSONFEED] = {"jsonfeed", "application/feed+json", NULL, "application/feed+json"},
    [HTTP_FORMAT_ATOM] = {"atom", "application/atom+xml", NULL,
                          "application/atom+xml; charset=utf-8"},
    [HTTP_FORMAT_ICS] = {"ics", "text/calendar", NULL, "text/calendar; charset=utf-8"},
    [HTTP_FORMAT_GEXF] = {"gexf", "application/gexf+xml", NULL, "application/gexf+xml"},
    [HTTP_FORMAT_TEXT] = {"text", "text/plain", NULL, "text/plain; charset=utf-8"},
    [HTTP_FORMAT_HTML] = {"html", "text/html", NULL, "text/html; charset=utf-8"},
};

const char *http_format_name(enum http_format format)
{
    return (unsigned)format < HTTP_FORMAT_COUNT ? formats[format].name : "";
}

const char *http_format_content_type(enum http_format format)
{
    return (unsigned)format < HTTP_FORMAT_COUNT ? formats[format].content_type
                                                : formats[HTTP_FORMAT_JSON].content_type;
}

enum http_format http_format_from_name(struct span name)
{
    enum http_format format = 0;
    while (format < HTTP_FORMAT_COUNT && !span_is(name, formats[format].name)) {
        format++;
    }
    return format;
}

/* "0.333" in thousandths. */
static unsigned quality_parse(struct span text)
{
    if (text.len == 0 || (text.ptr[0] != '0' && text.ptr[0] != '1')) {
        return 1000;
    }
    unsigned value = text.ptr[0] == '1' ? 1000 : 0;
    unsigned unit = 100;
    for (size_t i = 2; i < text.len && i < 5 && text.ptr[1] == '.'; i++, unit /= 10) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') {
            return 1000;
        }
        value += unit * (unsigned)(text.ptr[i] - '0');
    }
    return value > 1000 ? 1000 : value;
}

unsigned format_quality(struct span element, struct span *name)
{
    *name = span_trim(span_cut(&element, ';'));
    while (element.ptr) {
        struct span parameter = span_trim(span_cut(&element, ';'));
        struct span key = span_trim(span_cut(&parameter, '='));
        if (span_equal_nocase(key, SPAN("q")) && parameter.ptr) {
            return quality_parse(span_trim(parameter));
        }
    }
    return 1000;
}

/* How closely a media range names a type: 3 exactly, 2 by its main type, 1 by any, 0 not. */
static unsigned range_match(struct span range, const char *media_type)
{
    if (!media_type) {
        return 0;
    }
    struct span type = span_of(media_type);
    if (span_equal_nocase(range, type)) {
        return 3;
    }
    if (span_is(range, "*/*") || span_is(range, "*")) {
        return 1;
    }
    size_t slash = span_find(type, SPAN("/"), 0);
    bool any_subtype = range.len == slash + 2 && range.ptr[slash + 1] == '*';
    return any_subtype && span_equal_nocase(span_slice(range, 0, slash + 1),
                                            span_slice(type, 0, slash + 1))
               ? 2
               : 0;
}

static unsigned format_acceptance(enum http_format format, struct span accept)
{
    unsigned best_match = 0;
    unsigned quality = 0;
    while (accept.ptr) {
        struct span range;
        unsigned q = format_quality(span_cut(&accept, ','), &range);
        unsigned match = range_match(range, formats[format].media_type);
        unsigned alias = range_match(range, formats[format].alias);
        match = alias > match ? alias : match;
        if (match > best_match || (match == best_match && match && q > quality)) {
            best_match = match;
            quality = q;
        }
    }
    return quality;
}

enum http_format format_choose(uint32_t offered, struct span accept)
{
    if (span_trim(accept).len == 0) {
        accept = SPAN("*/*");
    }
    enum http_format best = HTTP_FORMAT_COUNT;
    unsigned best_quality = 0;
    for (enum http_format format = 0; format < HTTP_FORMAT_COUNT; format++) {
        if (!(offered & HTTP_FORMAT_BIT(format))) {
            continue;
        }
        unsigned quality = format_acceptance(format, accept);
        if (quality > best_quality) {
            best = format;
            best_quality = quality;
        }
    }
    return best;
}

const struct span *format_names(struct arena *arena, uint32_t offered, size_t *count)
{
    struct span *names = ARENA_ARRAY(arena, struct span, HTTP_FORMAT_COUNT);
    *count = 0;
    for (enum http_format format = 0; format < HTTP_FORMAT_COUNT; format++) {
        if (offered & HTTP_FORMAT_BIT(format)) {
            names[(*count)++] = span_of(formats[format].name);
        }
    }
    return names;
}
