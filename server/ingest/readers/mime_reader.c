/* Messages (RFC 5322, RFC 2045-2047, RFC 2557): pages that browsers keep as one file (.mht, .mhtml)
 * and mails (.eml). Of a page's parts the first HTML one is read; of a mail's the plain text when
 * it holds a text, else the HTML; texts and mails enclosed in it are articles of their own. A
 * mail's subject is the headline, its date that of publication and its sender the outlet when the
 * text names none; a kept page's own head says only where the page was, since its date is the day
 * on which it was kept. */
#include <ctype.h>
#include <stdint.h>

#include "base/buffer.h"
#include "encoding.h"
#include "html.h"
#include "html_title.h"
#include "ingest/header/header_label.h"
#include "ingest/header/metadata.h"
#include "ingest/header/wording.h"
#include "readers.h"
#include "transfer.h"

/* An encoded word has 75 bytes at the most; mailers send longer ones. */
enum { DEPTH_MAX = 4, PARTS_MAX = 200, ENOUGH_TEXT = 200, CODED_WORD_MAX = 2000, RANK_HEAD = 98 };

/* A message or a part of one. */
struct entity {
    struct span head;
    struct span body;
};

struct entities {
    struct entity *items;
    size_t count;
    size_t capacity;
};

/* What was found in a message. */
struct parts {
    struct entity plain; /* absent bodies: none */
    struct entity html;
    struct entities further;  /* in which the plain text may go on, behind a picture */
    struct entities enclosed; /* texts and mails with a name or head of their own */
    size_t seen;
};

/* --- heads ------------------------------------------------------------------------------------ */

/* Cuts at the first empty line. */
static struct entity entity_of(struct span text)
{
    size_t end = span_find(text, SPAN("\n\n"), 0);
    if (span_starts_with(text, SPAN("\n"))) {
        return (struct entity){SPAN(""), span_slice(text, 1, text.len)};
    }
    if (end == SIZE_MAX) {
        return (struct entity){text, SPAN("")};
    }
    return (struct entity){span_slice(text, 0, end), span_slice(text, end + 2, text.len)};
}

/* The value of a field, its folded lines joined; absent when the head has none of that name. */
static struct span field_of(struct arena *arena, struct span head, const char *name)
{
    struct span rest = head;
    struct buffer value = {0};
    bool inside = false;
    bool found = false;
    while (rest.ptr && !(found && !inside)) {
        struct span line = span_cut(&rest, '\n');
        bool folded = line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
        size_t len = strlen(name);
        bool named = !folded && line.len > len && line.ptr[len] == ':' &&
                     span_equal_nocase(span_slice(line, 0, len), span_of(name));
        inside = (folded && inside) || (named && !found);
        if (inside) {
            buffer_add_string(&value, found ? " " : "");
            buffer_add(&value, text_trim(span_slice(line, named ? len + 1 : 0, line.len)));
            found = true;
        }
    }
    struct span text =
        found && value.len ? arena_copy(arena, buffer_span(&value)) : (struct span){0};
    buffer_fini(&value);
    return text;
}

/* "boundary" or "charset" of a Content-Type. */
static struct span parameter_of(struct span type, const char *name)
{
    struct span rest = type;
    span_cut(&rest, ';');
    while (rest.ptr) {
        struct span value = text_trim(span_cut(&rest, ';'));
        struct span key = text_trim(span_cut(&value, '='));
        if (!span_equal_nocase(key, span_of(name)) || !value.ptr) {
            continue;
        }
        value = text_trim(value);
        bool quoted = value.len > 1 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"';
        return quoted ? span_slice(value, 1, value.len - 1) : value;
    }
    return (struct span){0};
}

/* --- encodings -------------------------------------------------------------------------------- */

/* Bytes in a character set as text; absent when they are none. */
static struct span text_of(struct arena *arena, const struct buffer *bytes, struct span charset)
{
    struct decoded decoded;
    struct failure failure;
    if (bytes->len == 0) {
        return (struct span){0};
    }
    struct span copy = arena_copy(arena, buffer_span(bytes));
    return encoding_decode(arena, copy, charset, &decoded, &failure) == STATUS_OK
               ? decoded.text
               : (struct span){0};
}

/* A part's body without its transfer encoding, as UTF-8. */
static struct span body_of(struct arena *arena, const struct entity *part)
{
    struct span coding = field_of(arena, part->head, "Content-Transfer-Encoding");
    struct span type = field_of(arena, part->head, "Content-Type");
    struct buffer bytes = {0};
    if (span_equal_nocase(coding, SPAN("quoted-printable"))) {
        transfer_quoted(part->body, false, &bytes);
    } else if (span_equal_nocase(coding, SPAN("base64"))) {
        transfer_base64(part->body, &bytes);
    } else {
        return part->body; /* decoded with the whole file */
    }
    struct span charset = parameter_of(type, "charset");
    charset = charset.ptr ? charset : html_declared(buffer_span(&bytes));
    struct span text = text_of(arena, &bytes, charset);
    buffer_fini(&bytes);
    return text;
}

/* One "=?utf-8?Q?…?=" at the start of `text`; its length, 0 when there is none. */
static size_t decode_word(struct arena *arena, struct span text, struct buffer *out)
{
    if (!span_starts_with(text, SPAN("=?"))) {
        return 0;
    }
    text = span_slice(text, 0, text.len < CODED_WORD_MAX ? text.len : CODED_WORD_MAX);
    size_t first = span_find(text, SPAN("?"), 2);
    size_t second = first == SIZE_MAX ? first : span_find(text, SPAN("?"), first + 1);
    size_t end = second == SIZE_MAX ? second : span_find(text, SPAN("?="), second + 1);
    if (end == SIZE_MAX || second != first + 2) {
        return 0;
    }
    struct span coded = span_slice(text, second + 1, end);
    struct buffer bytes = {0};
    if (toupper((unsigned char)text.ptr[first + 1]) == 'B') {
        transfer_base64(coded, &bytes);
    } else {
        transfer_quoted(coded, true, &bytes);
    }
    struct span word = text_of(arena, &bytes, span_slice(text, 2, first));
    buffer_fini(&bytes);
    buffer_add(out, word.ptr ? word : SPAN(""));
    return end + 2;
}

/* A head's text with its encoded words; white space between two of them is none of the text. */
static struct span words_decoded(struct arena *arena, struct span text)
{
    struct buffer out = {0};
    bool after_word = false;
    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        while (after_word && start < text.len && isspace((unsigned char)text.ptr[start])) {
            start++;
        }
        size_t used = decode_word(arena, span_slice(text, start, text.len), &out);
        after_word = used > 0;
        if (used) {
            i = start + used;
        } else {
            buffer_add_char(&out, text.ptr[i++]);
        }
    }
    struct span decoded = out.len ? arena_copy(arena, buffer_span(&out)) : (struct span){0};
    buffer_fini(&out);
    return decoded;
}

/* --- parts ------------------------------------------------------------------------------------ */

/* A line of its own that a boundary is: "--frontier", "--frontier--". */
struct boundary_line {
    size_t start;
    size_t end; /* behind its line end */
    bool last;  /* no part follows */
};

/* The next line at or after `from`, which is where a line begins, that is the boundary and nothing
 * else but spaces (RFC 2046, 5.1.1); false when there is none. */
static bool find_boundary(struct span body, struct span boundary, size_t from,
                          struct boundary_line *out)
{
    struct span rest = span_slice(body, from, body.len);
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        struct span bare = span_trim(line);
        if (line.len == 0 || line.ptr[0] != '-' || !span_starts_with(bare, SPAN("--")) ||
            !span_starts_with(span_slice(bare, 2, bare.len), boundary)) {
            continue;
        }
        struct span behind = span_slice(bare, 2 + boundary.len, bare.len);
        if (behind.len == 0 || span_is(behind, "--")) {
            size_t end = rest.ptr ? (size_t)(rest.ptr - body.ptr) : body.len;
            *out = (struct boundary_line){(size_t)(line.ptr - body.ptr), end, behind.len > 0};
            return true;
        }
    }
    return false;
}

static void add_entity(struct arena *arena, struct entities *list, struct entity entity)
{
    list->items = arena_grow(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = entity;
}

static bool is_of_type(struct span type, const char *name)
{
    return starts_with_any(type, (const char *const[]){name, NULL}) > 0;
}

/* A part that holds no others. One of several ways to say the same (`alternative`) is no sequel. */
static void collect_part(struct arena *arena, struct entity part, struct span type,
                         bool alternative, struct parts *parts)
{
    struct span placed = field_of(arena, part.head, "Content-Disposition");
    bool plain = !type.ptr || is_of_type(type, "text/plain");
    bool named = parameter_of(type, "name").len || parameter_of(placed, "filename").len;
    if (is_of_type(type, "message/rfc822") || (plain && named)) {
        add_entity(arena, &parts->enclosed, part);
    } else if (is_of_type(type, "text/html")) {
        parts->html = parts->html.body.ptr ? parts->html : part;
    } else if (plain && !parts->plain.body.ptr) {
        parts->plain = part;
    } else if (plain && !alternative) {
        add_entity(arena, &parts->further, part);
    }
}

/* The entity in its parts: multipart ones are opened, and what they hold is read as parts. */
static void collect_parts(struct arena *arena, struct entity whole, int depth, bool alternative,
                          struct parts *parts)
{
    struct span type = field_of(arena, whole.head, "Content-Type");
    struct span boundary = parameter_of(type, "boundary");
    if (!is_of_type(type, "multipart/") || !boundary.len || depth >= DEPTH_MAX) {
        collect_part(arena, whole, type, alternative, parts);
        return;
    }
    alternative = is_of_type(type, "multipart/alternative");
    struct boundary_line line;
    bool more = find_boundary(whole.body, boundary, 0, &line);
    while (more && !line.last && parts->seen++ < PARTS_MAX) {
        size_t start = line.end;
        more = find_boundary(whole.body, boundary, start, &line);
        size_t end = more ? line.start : whole.body.len;
        collect_parts(arena, entity_of(span_slice(whole.body, start, end)), depth + 1, alternative,
                      parts);
    }
}

/* --- articles --------------------------------------------------------------------------------- */

/* Who sent a mail. */
struct sender {
    struct span name;   /* an outlet's, as a rule; a person's of a person's mail; or absent */
    struct span writer; /* who writes for that outlet, or absent */
    bool of_domain;     /* the name is that of the address, too, which is no person's mailbox */
};

/* The sender's name: of `"Highland Mail" <news@highland.example>`. */
static struct span sender_name(struct arena *arena, struct span from)
{
    struct span name = words_decoded(arena, from);
    size_t bracket = name.ptr ? span_find(name, SPAN("<"), 0) : SIZE_MAX;
    name = bracket == SIZE_MAX ? name : text_trim(span_slice(name, 0, bracket));
    if (name.len > 1 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"') {
        name = span_slice(name, 1, name.len - 1);
    }
    return name.len && !memchr(name.ptr, '@', name.len) ? name : (struct span){0};
}

/* The writer in "Maya Olusegun from Lagos Line", who is taken off it; absent: none is named so. */
static struct span writer_of(struct span *sender)
{
    static const char *const words[] = {" from ", " at ", " via "};
    for (size_t i = 0; sender->ptr && i < sizeof words / sizeof *words; i++) {
        size_t at = span_find(*sender, span_of(words[i]), 0);
        struct span name = at == SIZE_MAX ? SPAN("") : span_slice(*sender, 0, at);
        if (is_person_name(name, true)) {
            *sender = text_trim(span_slice(*sender, at + strlen(words[i]), sender->len));
            return name;
        }
    }
    return (struct span){0};
}

/* Whether the sender's name is that of the address's domain, too: "Caucasus Briefing
 * <news@caucasusbriefing.example>". */
static bool names_domain(struct span name, struct span from)
{
    size_t at = span_find(from, SPAN("@"), 0);
    size_t host = at == SIZE_MAX ? from.len : at + 1;
    size_t box = at == SIZE_MAX ? 0 : at;
    while (box > 0 && isalnum((unsigned char)from.ptr[box - 1])) {
        box--;
    }
    size_t word = 0; /* a person's mailbox is named like her: "Ann Lee <ann@annlee.example>" */
    struct span first = word_next(name, &word);
    if (at == SIZE_MAX || span_equal_nocase(first, span_slice(from, box, at))) {
        return false;
    }
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == ' ') {
            continue;
        }
        if (host >= from.len ||
            tolower((unsigned char)from.ptr[host]) != tolower((unsigned char)name.ptr[i])) {
            return false;
        }
        host++;
    }
    return host < from.len && strchr(".-", from.ptr[host]);
}

static struct sender sender_of(struct arena *arena, struct span head)
{
    struct span from = field_of(arena, head, "From");
    struct sender sender = {.name = sender_name(arena, from)};
    sender.of_domain = sender.name.ptr && names_domain(sender.name, from);
    sender.writer = writer_of(&sender.name);
    return sender;
}

/* The outlet that sends a mail; absent when a person does. */
static struct span outlet_of(const struct sender *sender)
{
    bool outlet = sender->name.ptr && (sender->of_domain || !is_person_name(sender->name, true));
    return outlet ? sender->name : (struct span){0};
}

/* The headline in a mail's subject, without the outlet's name. */
static struct span subject_of(struct arena *arena, struct span head, const struct sender *sender)
{
    struct span subject = field_of(arena, head, "Subject");
    subject =
        subject.ptr ? header_label_subject(text_trim(words_decoded(arena, subject))) : subject;
    return title_alone(subject, sender->name);
}

/* What a mail's head says of its page: an outlet that sends it is its source. */
static void read_head(struct arena *arena, struct span head, struct metadata *metadata)
{
    struct sender sender = sender_of(arena, head);
    metadata_put(metadata, META_TITLE, subject_of(arena, head, &sender), RANK_HEAD);
    metadata_put(metadata, META_PUBLISHED, field_of(arena, head, "Date"), 1);
    metadata_put(metadata, META_AUTHOR, sender.writer, RANK_HEAD);
    metadata_put(metadata, META_SOURCE, outlet_of(&sender), RANK_HEAD);
}

static enum status read_page(struct arena *arena, const struct entity *message, bool mail,
                             struct span html, const struct reader_input *input,
                             const struct reader_sink *sink, struct failure *failure)
{
    struct metadata metadata = {0};
    static const char *const places[] = {"Snapshot-Content-Location", "Content-Location"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct span url = field_of(arena, message->head, places[i]);
        metadata_put(&metadata, META_URL,
                     span_starts_with(url, SPAN("http")) ? url : (struct span){0}, 90);
    }
    if (mail) {
        read_head(arena, message->head, &metadata);
    }
    struct reader_input page = *input;
    page.bytes = html;
    return html_give_page(arena, &page, &metadata, sink, failure);
}

/* "Fwd: Ferry laid up": the report in it is of an earlier day, which it may print. */
static bool is_forwarded(struct arena *arena, struct span head)
{
    static const char *const marks[] = {"fwd:", "fw:", NULL};
    struct span subject = field_of(arena, head, "Subject");
    return subject.ptr && starts_with_any(text_trim(words_decoded(arena, subject)), marks) > 0;
}

/* A mail's text, dated by its head or (not `dated`) by what it prints itself. */
static void read_text(struct arena *arena, struct span head, const struct sender *sender,
                      bool dated, struct span text, const struct reader_input *input,
                      struct article *article)
{
    struct metadata metadata = {0};
    struct span date = dated ? field_of(arena, head, "Date") : (struct span){0};
    metadata_put(&metadata, META_TITLE, subject_of(arena, head, sender), 1);
    metadata_put(&metadata, META_PUBLISHED, date, 1);
    *article = article_unknown();
    metadata_apply(arena, &metadata, article);
    struct header_input header = {.text = text, .find_title = true, .relative = input->relative};
    header_read(arena, &header, article);
}

static enum status read_mail(struct arena *arena, struct span head, struct span text,
                             const struct reader_input *input, const struct reader_sink *sink)
{
    struct article *article = ARENA_NEW(arena, struct article);
    struct sender sender = sender_of(arena, head);
    bool forwarded = is_forwarded(arena, head);
    read_text(arena, head, &sender, !forwarded, text, input, article);
    if (forwarded && article->published_basis != PUBLISHED_DATELINE) {
        read_text(arena, head, &sender, true, text, input, article);
    }
    if (article->body.len == 0) { /* a mail of nothing but what stands around a report */
        return sink->take(sink->context, &(struct reader_item){.refused = "has no text"});
    }
    article->source = article->source.ptr ? article->source : outlet_of(&sender);
    if (sender.writer.ptr && article->author_count == 0) {
        struct span *author = ARENA_NEW(arena, struct span);
        *author = sender.writer;
        article->authors = author;
        article->author_count = 1;
    }
    return sink->take(sink->context, &(struct reader_item){.article = article});
}

/* --- what is read ----------------------------------------------------------------------------- */

/* An article to be: a mail's own text or page, or a text that it encloses. */
struct item {
    struct entity message;
    struct span plain;
    struct entity html;
    bool enclosed; /* `plain` is, and `message` is the mail that it came in */
};

struct items {
    struct item *items;
    size_t count;
    size_t capacity;
};

static void add_item(struct arena *arena, struct items *list, struct item item)
{
    list->items = arena_grow(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = item;
}

/* The plain text, with the further parts that are long enough for some of a report. */
static struct span plain_of(struct arena *arena, const struct parts *parts)
{
    struct span text = parts->plain.body.ptr ? body_of(arena, &parts->plain) : (struct span){0};
    struct buffer whole = {0};
    for (size_t i = 0; i < parts->further.count; i++) {
        struct span more = body_of(arena, &parts->further.items[i]);
        if (more.len >= ENOUGH_TEXT) {
            buffer_add(&whole, whole.len ? SPAN("") : text);
            buffer_add_string(&whole, "\n\n");
            buffer_add(&whole, more);
        }
    }
    text = whole.len ? arena_copy(arena, buffer_span(&whole)) : text;
    buffer_fini(&whole);
    return text;
}

/* Adds what a mail holds: its own text or page, then what is enclosed. A note of a line on what it
 * encloses is no article. */
static void collect_items(struct arena *arena, struct entity message, int depth,
                          struct items *items)
{
    struct parts parts = {0};
    collect_parts(arena, message, depth, false, &parts);
    struct item own = {message, plain_of(arena, &parts), parts.html, false};
    size_t before = items->count;
    if (own.plain.len >= ENOUGH_TEXT || own.html.body.ptr) {
        add_item(arena, items, own);
    }
    for (size_t i = 0; i < parts.enclosed.count; i++) {
        struct span text = body_of(arena, &parts.enclosed.items[i]);
        struct span type = field_of(arena, parts.enclosed.items[i].head, "Content-Type");
        if (is_of_type(type, "message/") && depth < DEPTH_MAX) {
            collect_items(arena, entity_of(text), depth + 1, items);
        } else if (!is_of_type(type, "message/") && text.len >= ENOUGH_TEXT) {
            add_item(arena, items, (struct item){message, text, {{0}, {0}}, true});
        }
    }
    if (items->count == before && (depth == 0 || own.plain.len > 0)) {
        add_item(arena, items, own);
    }
}

/* A text enclosed in a mail, dated by what it prints or else by the mail. */
static enum status read_enclosed(struct arena *arena, const struct item *item,
                                 const struct reader_sink *sink)
{
    struct article *article = ARENA_NEW(arena, struct article);
    struct header_input header = {.text = item->plain, .find_title = true};
    *article = article_unknown();
    header_read(arena, &header, article);
    if (!period_is_known(article->published)) {
        struct metadata metadata = {0};
        metadata_put(&metadata, META_PUBLISHED, field_of(arena, item->message.head, "Date"), 1);
        *article = article_unknown();
        metadata_apply(arena, &metadata, article);
        header_read(arena, &header, article);
    }
    return sink->take(sink->context, &(struct reader_item){.article = article});
}

static enum status read_item(struct arena *arena, const struct item *item,
                             const struct reader_input *input, const struct reader_sink *sink,
                             struct failure *failure)
{
    const struct entity *message = &item->message;
    struct span type = field_of(arena, message->head, "Content-Type");
    bool kept = is_of_type(type, "multipart/related") ||
                field_of(arena, message->head, "Snapshot-Content-Location").ptr;
    if (item->enclosed) {
        return read_enclosed(arena, item, sink);
    }
    if (item->plain.len >= ENOUGH_TEXT && !(kept && item->html.body.ptr)) {
        return read_mail(arena, message->head, item->plain, input, sink);
    }
    struct span html = item->html.body.ptr ? body_of(arena, &item->html) : (struct span){0};
    if (html.len > 0) {
        return read_page(arena, kept && item->html.head.len ? &item->html : message, !kept, html,
                         input, sink, failure);
    }
    return item->plain.len == 0 ? failure_set(failure, STATUS_EMPTY, "has no text")
                                : read_mail(arena, message->head, item->plain, input, sink);
}

static enum status take_of_several(void *context, const struct reader_item *item)
{
    const struct reader_sink *sink = *(const struct reader_sink *const *)context;
    struct reader_item several = *item;
    several.of_several = true;
    return sink->take(sink->context, &several);
}

static enum status mime_read(struct arena *arena, const struct reader_input *input,
                             const struct reader_sink *sink, struct failure *failure)
{
    struct items items = {0};
    if (input->bytes.len > input->article_limit * 8) {
        return failure_set(failure, STATUS_TOO_LARGE, "is longer than %zu bytes",
                           input->article_limit * 8);
    }
    collect_items(arena, entity_of(input->bytes), 0, &items);
    if (items.count == 1) {
        return read_item(arena, &items.items[0], input, sink, failure);
    }
    struct reader_sink several = {take_of_several, &sink};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < items.count && status == STATUS_OK; i++) {
        status = read_item(arena, &items.items[i], input, &several, failure);
        if (status == STATUS_EMPTY) {
            status = several.take(several.context, &(struct reader_item){.refused = "has no text"});
        }
    }
    return status;
}

static const char *const extensions[] = {"mht", "mhtml", "eml", NULL};

const struct reader mime_reader = {"mail", extensions, html_declared, mime_read};
