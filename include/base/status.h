#ifndef DATELINED_BASE_STATUS_H
#define DATELINED_BASE_STATUS_H

/* Every way in which a function of this program can fail. The numbers are internal; the names and
 * texts come from one table (status.c). */
enum status {
    STATUS_OK = 0,
    STATUS_INVALID,       /* the caller's input has no meaning */
    STATUS_NOT_FOUND,     /* the named thing does not exist */
    STATUS_MOVED,         /* the named thing has another id now */
    STATUS_GONE,          /* it was there, but no longer: a cursor of an older generation */
    STATUS_TOO_LARGE,     /* over a configured limit */
    STATUS_UNSUPPORTED,   /* a form, format or encoding that is not known */
    STATUS_EMPTY,         /* nothing in it to read */
    STATUS_CORRUPT,       /* stored bytes are not what they claim to be */
    STATUS_NEWER_VERSION, /* written by a newer version of the program */
    STATUS_BUSY,          /* locked, or a queue is full */
    STATUS_TIMEOUT,       /* over its time limit */
    STATUS_CANCELLED,     /* asked to stop */
    STATUS_IO,            /* the operating system refused */
    STATUS_INTERNAL,      /* our fault */
    STATUS_COUNT
};

/* Marks a function whose status must be looked at. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* One line for people that says what went wrong and where, written once by the layer that knows
 * the context. `text` is empty or NUL-terminated UTF-8 without a line end. */
struct failure {
    char text[512];
};

/* The name of a status, as used in logs: "not_found". Never NULL. */
const char *status_name(enum status status);

/* A short English text for a status: "not found". Never NULL. */
const char *status_text(enum status status);

/* Formats a line into `failure` (which may be NULL: then nothing is kept) and returns `status`, so
 * that a guard can say `return failure_set(failure, STATUS_IO, "cannot read %s", path);`. */
enum status failure_set(struct failure *failure, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
