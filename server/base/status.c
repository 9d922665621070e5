/* The one table of status names and texts. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
    const char *name;
    const char *text;
} statuses[STATUS_COUNT] = {
    [STATUS_OK] = {"ok", "all is well"},
    [STATUS_INVALID] = {"invalid", "not a valid request or value"},
    [STATUS_NOT_FOUND] = {"not_found", "not found"},
    [STATUS_MOVED] = {"moved", "known by another id now"},
    [STATUS_GONE] = {"gone", "no longer available"},
    [STATUS_TOO_LARGE] = {"too_large", "over the size limit"},
    [STATUS_UNSUPPORTED] = {"unsupported", "of a kind that is not supported"},
    [STATUS_EMPTY] = {"empty", "empty"},
    [STATUS_CORRUPT] = {"corrupt", "damaged, or not what it claims to be"},
    [STATUS_NEWER_VERSION] = {"newer_version", "written by a newer version of the program"},
    [STATUS_BUSY] = {"busy", "in use"},
    [STATUS_TIMEOUT] = {"timeout", "took longer than allowed"},
    [STATUS_CANCELLED] = {"cancelled", "cancelled"},
    [STATUS_IO] = {"io", "input or output failed"},
    [STATUS_INTERNAL] = {"internal", "internal error"},
};

const char *status_name(enum status status)
{
    return (unsigned)status < STATUS_COUNT ? statuses[status].name : "unknown";
}

const char *status_text(enum status status)
{
    return (unsigned)status < STATUS_COUNT ? statuses[status].text : "unknown status";
}

enum status failure_set(struct failure *failure, enum status status, const char *format, ...)
{
    if (failure) {
        va_list args;
        va_start(args, format);
        vsnprintf(failure->text, sizeof failure->text, format, args);
        va_end(args);
    }
    return status;
}
