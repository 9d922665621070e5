/* Entity tags and HTTP dates. A tag is computed from the request alone, so that a client's copy
 * can be confirmed before any work is done: nobody was ever given the tag of a request that fails.
 */
#include "http/condition.h"

#include <stdio.h>
#include <time.h>

#include "base/buffer.h"
#include "base/calendar.h"
#include "base/hash.h"

void condition_tag(struct span version, struct span request_key, char out[CONDITION_TAG_SIZE])
{
    struct buffer text = {0};
    buffer_add(&text, version);
    buffer_add_char(&text, '\n');
    buffer_add(&text, request_key);
    char digits[33];
    hash_hex(buffer_span(&text), digits);
    buffer_fini(&text);
    snprintf(out, CONDITION_TAG_SIZE, "\"%s\"", digits);
}

bool condition_matches(struct span if_none_match, const char *tag)
{
    while (if_none_match.ptr) {
        struct span candidate = span_trim(span_cut(&if_none_match, ','));
        if (span_starts_with(candidate, SPAN("W/"))) {
            candidate = span_slice(candidate, 2, candidate.len);
        }
        if (span_is(candidate, tag)) {
            return true;
        }
    }
    return false;
}

bool condition_is_any(struct span if_none_match)
{
    return span_is(span_trim(if_none_match), "*");
}

bool condition_not_since(struct span if_modified_since, int64_t modified)
{
    int64_t since;
    return if_modified_since.ptr && timestamp_parse(span_trim(if_modified_since), &since) == 0 &&
           modified <= since;
}

void condition_date(int64_t seconds, char out[CONDITION_DATE_SIZE])
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct tm tm = {.tm_mday = 1};
    time_t time = (time_t)seconds;
    gmtime_r(&time, &tm);
    snprintf(out, CONDITION_DATE_SIZE, "%s, %02u %s %04u %02u:%02u:%02u GMT", days[tm.tm_wday],
             (unsigned)tm.tm_mday % 100, months[tm.tm_mon], (unsigned)(tm.tm_year + 1900) % 10000,
             (unsigned)tm.tm_hour % 100, (unsigned)tm.tm_min % 100, (unsigned)tm.tm_sec % 100);
}
