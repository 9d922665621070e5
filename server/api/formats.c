/* Each form is a head, a piece for each row, and a foot; one table row a form. Rows are the JSON
 * objects of API.md, so that a form shows just what the JSON shows. */
#include "api/formats.h"

#include <inttypes.h>
#include <string.h>

#include "api/output.h"
#include "api/rows.h"
#include "api/view.h"
#include "store/store.h"

struct writer {
    struct call *call;
    struct buffer *out;
    const char *kind;    /* "article", "event" … */
    const char *columns; /* of a CSV */
    struct span self;    /* link to what is written */
    struct span next;    /* and to the next page, or absent */
    size_t count;        /* rows written */
};

static const char *text_of(json_t *row, const char *member)
{
    const char *text = json_string_value(json_object_get(row, member));
    return text ? text : "";
}

/* Takes the value. */
static void add_json(struct buffer *out, json_t *value)
{
    output_json(out, value);
    json_decref(value);
}

/* --- lines ----------------------------------------------------------------------------------- */

static void lines_head(struct writer *writer)
{
    if (writer->call->request->format == HTTP_FORMAT_CSV) {
        rows_add_header(writer->out, writer->columns);
    }
}

static void lines_row(struct writer *writer, json_t *row)
{
    rows_add(writer->out, row, writer->columns, writer->call->request->format);
}

static void no_foot(struct writer *writer)
{
    (void)writer;
}

/* --- GeoJSON --------------------------------------------------------------------------------- */

static void geojson_head(struct writer *writer)
{
    buffer_add_string(writer->out, "{\"type\":\"FeatureCollection\",\"features\":[");
}

static void geojson_row(struct writer *writer, json_t *row)
{
    json_t *place = json_object_get(row, "place");
    json_t *lat = json_object_get(place, "lat");
    json_t *lon = json_object_get(place, "lon");
    json_t *geometry = json_null();
    if (json_is_number(lat) && json_is_number(lon)) {
        geometry = json_pack("{s:s, s:[O, O]}", "type", "Point", "coordinates", lon, lat);
    }
    buffer_add_string(writer->out, writer->count ? "," : "");
    add_json(writer->out, json_pack("{s:s, s:s, s:o, s:O}", "type", "Feature", "id",
                                    text_of(row, "id"), "geometry", geometry, "properties", row));
}

static void geojson_foot(struct writer *writer)
{
    buffer_add_string(writer->out, "]}\n");
}

/* --- what a feed shows of a row -------------------------------------------------------------- */

static const char *feed_title(const struct writer *writer)
{
    return strcmp(writer->kind, "event") == 0 ? "datelined: events" : "datelined: articles";
}

/* When it was published or first reported: the full day at midnight, or an empty text. */
static struct span feed_time(const struct writer *writer, json_t *row)
{
    const char *exact = text_of(row, "published_at");
    if (*exact) {
        return span_of(exact);
    }
    const char *day = text_of(row, "first_reported");
    struct period published;
    if (!*day && period_parse(span_of(text_of(row, "published")), &published) == STATUS_OK) {
        day = day_format(writer->call->arena, published.earliest).ptr;
    }
    return *day ? arena_printf(writer->call->arena, "%sT00:00:00Z", day) : SPAN("");
}

static struct span feed_text(json_t *row)
{
    json_t *evidence = json_array_get(json_object_get(row, "evidence"), 0);
    const char *text = evidence ? text_of(evidence, "text") : text_of(row, "lead");
    return span_of(*text ? text : text_of(row, "title"));
}

static struct span feed_link(json_t *row)
{
    return span_of(text_of(json_object_get(row, "links"), "self"));
}

/* --- JSON Feed ------------------------------------------------------------------------------- */

static void jsonfeed_head(struct writer *writer)
{
    buffer_add_string(writer->out, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":");
    add_json(writer->out, json_string(feed_title(writer)));
    if (writer->call->api->options.base_url) {
        buffer_add_string(writer->out, ",\"feed_url\":");
        add_json(writer->out, view_span(writer->self));
        if (writer->next.ptr) {
            buffer_add_string(writer->out, ",\"next_url\":");
            add_json(writer->out, view_span(writer->next));
        }
    }
    buffer_add_string(writer->out, ",\"items\":[");
}

static void jsonfeed_row(struct writer *writer, json_t *row)
{
    json_t *item = json_pack("{s:s, s:s, s:o}", "id", text_of(row, "id"), "title",
                             text_of(row, "title"), "content_text", view_span(feed_text(row)));
    struct span time = feed_time(writer, row);
    if (time.len) {
        json_object_set_new(item, "date_published", view_span(time));
    }
    if (writer->call->api->options.base_url) {
        json_object_set_new(item, "url", view_span(feed_link(row)));
    }
    buffer_add_string(writer->out, writer->count ? "," : "");
    add_json(writer->out, item);
}

/* --- Atom ------------------------------------------------------------------------------------ */

/* U+FFFE or U+FFFF, which XML 1.0 forbids beside control characters (section 2.2). */
static bool is_noncharacter(struct span rest)
{
    return span_starts_with(rest, SPAN("\xEF\xBF\xBE")) ||
           span_starts_with(rest, SPAN("\xEF\xBF\xBF"));
}

void formats_add_xml(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '&') {
            buffer_add_string(out, "&amp;");
        } else if (c == '<') {
            buffer_add_string(out, "&lt;");
        } else if (c == '>') {
            buffer_add_string(out, "&gt;");
        } else if (c == '"') {
            buffer_add_string(out, "&quot;");
        } else if (is_noncharacter(span_slice(text, i, text.len))) {
            i += 2;
        } else if ((unsigned char)c >= 0x20 || c == '\n' || c == '\t') {
            buffer_add_char(out, c);
        }
    }
}

static void add_element(struct buffer *out, const char *name, const char *attributes,
                        struct span text)
{
    buffer_printf(out, "<%s%s>", name, attributes);
    formats_add_xml(out, text);
    buffer_printf(out, "</%s>", name);
}

static void add_atom_link(const struct writer *writer, const char *relation, struct span address)
{
    if (writer->call->api->options.base_url && address.len) {
        buffer_printf(writer->out, "<link rel=\"%s\" href=\"", relation);
        formats_add_xml(writer->out, address);
        buffer_add_string(writer->out, "\"/>");
    }
}

/* Time at which the archive last changed. */
static struct span archive_time(const struct writer *writer)
{
    const struct store *store = writer->call->api->options.store;
    return timestamp_format(writer->call->arena, store_published_at(store));
}

static void atom_head(struct writer *writer)
{
    struct span identity = store_identity(writer->call->api->options.store);
    buffer_add_string(writer->out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                   "<feed xmlns=\"http://www.w3.org/2005/Atom\">");
    add_element(writer->out, "title", "", span_of(feed_title(writer)));
    add_element(writer->out, "id", "",
                arena_printf(writer->call->arena, "urn:datelined:%.*s:%s", SPAN_ARG(identity),
                             writer->kind));
    add_element(writer->out, "updated", "", archive_time(writer));
    add_element(writer->out, "generator", "", SPAN("datelined"));
    buffer_add_string(writer->out, "<author><name>datelined</name></author>");
    add_atom_link(writer, "self", writer->self);
    add_atom_link(writer, "next", writer->next);
    buffer_add_char(writer->out, '\n');
}

static void atom_row(struct writer *writer, json_t *row)
{
    struct span identity = store_identity(writer->call->api->options.store);
    struct span time = feed_time(writer, row);
    buffer_add_string(writer->out, "<entry>");
    add_element(writer->out, "title", "",
                span_of(*text_of(row, "title") ? text_of(row, "title") : text_of(row, "id")));
    add_element(writer->out, "id", "",
                arena_printf(writer->call->arena, "urn:datelined:%.*s:%s:%s", SPAN_ARG(identity),
                             writer->kind, text_of(row, "id")));
    add_element(writer->out, "updated", "", time.len ? time : archive_time(writer));
    if (time.len) {
        add_element(writer->out, "published", "", time);
    }
    add_element(writer->out, "summary", " type=\"text\"", feed_text(row));
    add_atom_link(writer, "alternate", feed_link(row));
    buffer_add_string(writer->out, "</entry>\n");
}

static void atom_foot(struct writer *writer)
{
    buffer_add_string(writer->out, "</feed>\n");
}

/* --- iCalendar ------------------------------------------------------------------------------- */

/* Adds "NAME:value" with escapes, folded so that no line has more than 75 bytes and no character is
 * cut. */
static void add_ics(struct buffer *out, const char *name, struct span value)
{
    size_t column = strlen(name) + 1;
    buffer_printf(out, "%s:", name);
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        bool starts = ((unsigned char)c & 0xC0) != 0x80;
        if (starts && column >= 70) {
            buffer_add_string(out, "\r\n ");
            column = 1;
        }
        if (c == '\n') {
            buffer_add_string(out, "\\n");
            column += 2;
        } else if ((unsigned char)c >= 0x20) {
            buffer_add_string(out, strchr(",;\\", c) ? "\\" : "");
            buffer_add_char(out, c);
            column++;
        }
    }
    buffer_add_string(out, "\r\n");
}

static void ics_head(struct writer *writer)
{
    buffer_add_string(writer->out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                   "PRODID:-//datelined//events//EN\r\n");
}

/* Years have four digits: no day follows the last one of 9999. */
enum { LAST_YEAR = 9999 };

/* "20141021" of a day. */
static struct span ics_day(const struct writer *writer, int32_t day)
{
    struct civil date = day_to_civil(day);
    return arena_printf(writer->call->arena, "%04d%02d%02d", date.year, date.month, date.day);
}

/* An event without a first and last day has no place in a calendar. */
static void ics_row(struct writer *writer, json_t *row)
{
    struct period first = PERIOD_UNKNOWN;
    struct period last = PERIOD_UNKNOWN;
    if (period_parse(span_of(text_of(row, "date_earliest")), &first) != STATUS_OK ||
        period_parse(span_of(text_of(row, "date_latest")), &last) != STATUS_OK) {
        return;
    }
    struct arena *arena = writer->call->arena;
    struct buffer stamp = {0};
    for (const char *c = archive_time(writer).ptr; *c; c++) {
        if (*c != '-' && *c != ':') {
            buffer_add_char(&stamp, *c);
        }
    }
    buffer_add_string(writer->out, "BEGIN:VEVENT\r\n");
    add_ics(writer->out, "UID", arena_printf(arena, "%s@datelined", text_of(row, "id")));
    add_ics(writer->out, "DTSTAMP", buffer_span(&stamp));
    add_ics(writer->out, "DTSTART;VALUE=DATE", ics_day(writer, first.earliest));
    int32_t end = day_to_civil(last.latest + 1).year <= LAST_YEAR ? last.latest + 1 : last.latest;
    if (end > first.earliest) { /* without it: one day */
        add_ics(writer->out, "DTEND;VALUE=DATE", ics_day(writer, end));
    }
    add_ics(writer->out, "SUMMARY", span_of(text_of(row, "title")));
    add_ics(writer->out, "CATEGORIES", span_of(text_of(row, "type")));
    const char *place = text_of(json_object_get(row, "place"), "text");
    if (*place) {
        add_ics(writer->out, "LOCATION", span_of(place));
    }
    buffer_add_string(writer->out, "END:VEVENT\r\n");
    buffer_fini(&stamp);
}

static void ics_foot(struct writer *writer)
{
    buffer_add_string(writer->out, "END:VCALENDAR\r\n");
}

/* --- dispatch -------------------------------------------------------------------------------- */

static const struct {
    void (*head)(struct writer *writer);
    void (*row)(struct writer *writer, json_t *row);
    void (*foot)(struct writer *writer);
} forms[HTTP_FORMAT_COUNT] = {
    [HTTP_FORMAT_NDJSON] = {lines_head, lines_row, no_foot},
    [HTTP_FORMAT_CSV] = {lines_head, lines_row, no_foot},
    [HTTP_FORMAT_GEOJSON] = {geojson_head, geojson_row, geojson_foot},
    [HTTP_FORMAT_JSONFEED] = {jsonfeed_head, jsonfeed_row, geojson_foot},
    [HTTP_FORMAT_ATOM] = {atom_head, atom_row, atom_foot},
    [HTTP_FORMAT_ICS] = {ics_head, ics_row, ics_foot},
};

void formats_write(struct call *call, json_t *rows, struct span self, struct span next)
{
    const char *kind = call->operation->answer;
    struct writer writer = {.call = call,
                            .out = &call->reply->body,
                            .kind = kind,
                            .columns = rows_columns(call),
                            .self = self,
                            .next = next};
    enum http_format format = call->request->format;
    size_t i = 0;
    json_t *row = NULL;
    forms[format].head(&writer);
    json_array_foreach(rows, i, row)
    {
        forms[format].row(&writer, row);
        writer.count++;
    }
    forms[format].foot(&writer);
}
