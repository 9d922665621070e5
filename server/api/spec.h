#ifndef DATELINED_SERVER_API_SPEC_H
#define DATELINED_SERVER_API_SPEC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"
#include "store/query.h"

/* The contract as tables: parameters, operations and the shapes of answers. Requests are checked
 * against them, and the OpenAPI document and its page are made from them. */

struct call;

enum value_shape {
    VALUE_TEXT,
    VALUE_CHOICE,  /* one of `allowed` */
    VALUE_CHOICES, /* some of `allowed`, separated by commas */
    VALUE_LIST,    /* texts separated by commas ("\," is a comma); of `allowed` when given */
    VALUE_DATE,    /* YYYY, YYYY-MM, YYYY-Www or YYYY-MM-DD */
    VALUE_INTEGER,
    VALUE_ROWS, /* an integer or "all" */
    VALUE_NUMBER,
    VALUE_FIELDS, /* members of the answer's objects, separated by commas */
    VALUE_TUPLE   /* numbers or ids separated by commas */
};

struct api_parameter {
    const char *name;
    enum value_shape shape;
    const char *allowed;     /* closed set, separated by spaces; NULL: open */
    double minimum, maximum; /* of integers and numbers */
    bool filter;             /* may be repeated (AND) and has an `exclude_` twin */
    enum filter_field field;
    /* Checks one value and puts it into the call; NULL: the handler asks for it by name. Fails with
     * STATUS_INVALID and a problem set. */
    enum status (*apply)(struct call *call, const struct api_parameter *parameter,
                         struct span value);
    const char *doc;
    const char *example;
    const char *pattern; /* regular expression of a value, for the documents; NULL: any */
};

/* A member of an answer's object. `type` is a small language: "string", "integer", "number",
 * "boolean", "date" (at its own precision), "day", "timestamp", "label" (a text or an integer),
 * "enum:a|b", an object's name such as "entity", "[x]" for a list of x, "x?" for one that may be
 * null. `optional` members are there only on request or in some answers. */
struct api_field {
    const char *name;
    const char *type;
    bool optional;
    const char *doc;
};

struct api_schema {
    const char *name;
    const char *doc;
    const struct api_field *fields;
    size_t count;
};

struct api_operation {
    const char *id;  /* operationId, "listArticles" */
    const char *tag; /* group in the documents */
    const char *summary;
    const struct api_parameter *const *parameters; /* NULL-terminated; of the query string */
    const char *answer;     /* type of a 200's JSON (of a list: of one row); NULL: not JSON */
    const char *media_type; /* of a 200 that is not JSON */
    bool list;              /* answers the list envelope around `answer` */
    bool lines;             /* answers `answer` once a line, in `media_type` */
    unsigned success;       /* status of a good answer; 0: 200 */
    const char *problems;   /* status codes beside those of every operation: "404 413" */
    const char *example;    /* query string or path for the documents: "?q=summit" */
    const char *body;       /* type of the request body, NULL: none */
};

/* The operation's parameter of that name; NULL when it has none. */
const struct api_parameter *spec_parameter(const struct api_operation *operation, struct span name);

/* Whether `word` is one of the words of a space-separated list. */
bool spec_allows(const char *allowed, struct span word);

/* The word of a space-separated list that is meant by `word` in any case: what other services call
 * so, else the nearest by edit distance (at most a third of its length, at least one edit), or the
 * absent span. */
struct span spec_nearest(const char *allowed, struct span word);

/* The next word of a space-separated list; absent at its end. Moves `*list` on. */
struct span spec_next_word(const char **list);

/* All object shapes, for the OpenAPI document and for `fields=`. */
const struct api_schema *spec_schemas(size_t *count);
const struct api_schema *spec_schema(struct span name); /* NULL when unknown */

#endif
