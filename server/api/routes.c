/* The contract in three tables: parameters, operations, routes. */
#include "api/handlers.h"
#include "api/parameters.h"

#define ENTITY_TYPES "person organization place other"
#define EVENT_TYPES                                                                                \
    "agree consult support concede cooperate aid retreat request accuse reject threaten protest "  \
    "sanction mobilize coerce assault statement appoint resign elect legislate legal publish "     \
    "travel disaster accident die"
#define EVENT_STATUSES "happened ongoing planned hypothetical denied"
#define QUAD_CLASSES   "verbal-cooperation material-cooperation verbal-conflict material-conflict"

#define PARAMETER(id) static const struct api_parameter id
#define FILTER(id, text, filter_name, closed_set, about, shown)                                    \
    PARAMETER(id) = {.name = text,                                                                 \
                     .shape = VALUE_LIST,                                                          \
                     .allowed = closed_set,                                                        \
                     .filter = true,                                                               \
                     .field = filter_name,                                                         \
                     .apply = apply_filter,                                                        \
                     .doc = about,                                                                 \
                     .example = shown}

#define OPTION(id, text, value_shape, closed_set, setter, about, shown)                            \
    PARAMETER(id) = {.name = text,                                                                 \
                     .shape = value_shape,                                                         \
                     .allowed = closed_set,                                                        \
                     .apply = setter,                                                              \
                     .doc = about,                                                                 \
                     .example = shown}
#define NUMBER(id, text, value_shape, least, most, setter, about, shown)                           \
    PARAMETER(id) = {.name = text,                                                                 \
                     .shape = value_shape,                                                         \
                     .minimum = least,                                                             \
                     .maximum = most,                                                              \
                     .apply = setter,                                                              \
                     .doc = about,                                                                 \
                     .example = shown}

OPTION(q_articles, "q", VALUE_TEXT, NULL, apply_search,
       "Words, \"phrases\", OR, -word, (…), prefix*, NEAR(a b, 5), and fields title: body: person: "
       "org: place: source: author: type: date:from..to.",
       "peace agreement");
OPTION(q_names, "q", VALUE_TEXT, NULL, apply_text, "Words of a name or alias.", "Mugabe");
OPTION(match, "match", VALUE_CHOICE, "auto all any", apply_match,
       "auto: all words or, when no article has all, the most telling ones.", NULL);
OPTION(typo, "typo", VALUE_CHOICE, "on off", apply_typo,
       "off: do not replace unknown words by the nearest known one.", NULL);
FILTER(source, "source", FILTER_SOURCE, NULL, "Outlet or agency.", NULL);
FILTER(author, "author", FILTER_AUTHOR, NULL, "Author's name.", NULL);
FILTER(section, "section", FILTER_SECTION, NULL, "Section of the outlet.", NULL);
FILTER(language, "language", FILTER_LANGUAGE, NULL, "BCP 47 tag; en: also en-GB.", "en");
FILTER(entity, "entity", FILTER_ENTITY, NULL, "Id of an entity that is mentioned.", NULL);
FILTER(event, "event", FILTER_EVENT, NULL, "Id of an event that is told.", NULL);
FILTER(event_type, "event_type", FILTER_EVENT_TYPE, EVENT_TYPES, "Type of an event that is told.",
       "consult");
FILTER(mentioned_place, "place", FILTER_PLACE, NULL, "Id of a place that is mentioned.", NULL);
FILTER(article, "article", FILTER_ARTICLE, NULL, "Id of an article.", NULL);
FILTER(entity_type, "type", FILTER_TYPE, ENTITY_TYPES, "Kind of entity.", "person");
FILTER(subtype, "subtype", FILTER_SUBTYPE,
       "country region city facility natural company government military party international media "
       "team education nationality event law work product disease religion language",
       "Finer kind.", "country");
FILTER(kind, "kind", FILTER_KIND, "name nominal pronoun", "How it is spoken of.", "name");
PARAMETER(country) = {"country",
                      VALUE_LIST,
                      NULL,
                      0,
                      0,
                      true,
                      FILTER_COUNTRY,
                      apply_country,
                      "ISO 3166-1 alpha-3 code.",
                      "ZWE",
                      "^[A-Za-z]{3}$"};
PARAMETER(event_country) = {"country",
                            VALUE_LIST,
                            NULL,
                            0,
                            0,
                            true,
                            FILTER_COUNTRY,
                            apply_country,
                            "ISO 3166-1 alpha-3 code of a country that the event concerns: of its "
                            "place, an actor or a recipient.",
                            "ZWE",
                            "^[A-Za-z]{3}$"};
FILTER(with, "with", FILTER_WITH, NULL, "Id of an entity that shares an article.", NULL);
FILTER(type_of_event, "type", FILTER_TYPE, EVENT_TYPES, "Type of event.", "agree");
FILTER(scheme, "scheme", FILTER_SCHEME, "plover civil", "Code book of the type.", "plover");
FILTER(quad_class, "quad_class", FILTER_QUAD_CLASS, QUAD_CLASSES, "PLOVER's quad class.",
       "verbal-cooperation");
FILTER(actor, "actor", FILTER_ACTOR, NULL, "Id of the entity that acts.", NULL);
FILTER(recipient, "recipient", FILTER_RECIPIENT, NULL, "Id of the entity acted upon.", NULL);
FILTER(participant, "participant", FILTER_PARTICIPANT, NULL, "Id of an actor or recipient.", NULL);
PARAMETER(between) = {"between",
                      VALUE_TUPLE,
                      NULL,
                      0,
                      0,
                      true,
                      FILTER_BETWEEN,
                      apply_between,
                      "Two entity ids; both take part.",
                      NULL,
                      "^[^,\\s\\\\\\u0000]+,[^,\\s\\\\\\u0000]+$"};
FILTER(event_place, "place", FILTER_PLACE, NULL, "Id of the place where it happened.", NULL);
FILTER(event_status, "status", FILTER_STATUS, EVENT_STATUSES, "Did it happen?", "happened");
FILTER(precision, "precision", FILTER_PRECISION, "day week month quarter season year decade range",
       "Precision of the event's date.", "day");
FILTER(date_type, "type", FILTER_TYPE, "date time duration set", "TIMEX3 type.", "date");
FILTER(date_basis, "basis", FILTER_BASIS, "explicit relative inherited unresolved",
       "How the value came about.", "relative");
FILTER(file_status, "status", FILTER_STATUS, "loaded unchanged skipped failed duplicate",
       "What became of the file.", "failed");
OPTION(from, "from", VALUE_DATE, NULL, apply_from, "First day, inclusive, at its own precision.",
       "2016-10");
OPTION(to, "to", VALUE_DATE, NULL, apply_to, "Last day, inclusive, at its own precision.", "2018");
OPTION(published_from, "published_from", VALUE_DATE, NULL, apply_published_from,
       "First publication day.", "2016");
OPTION(published_to, "published_to", VALUE_DATE, NULL, apply_published_to, "Last publication day.",
       "2018");
OPTION(as_of, "as_of", VALUE_DATE, NULL, apply_as_of,
       "Only what had been reported by that day: each event as the articles that were out told it.",
       "2018-05");
OPTION(undated, "undated", VALUE_CHOICE, "include exclude", apply_undated,
       "include: undated rows too, although from or to is given.", NULL);
OPTION(duplicates, "duplicates", VALUE_CHOICE, "collapse keep only", apply_duplicates,
       "What becomes of copies of other articles.", NULL);
NUMBER(min_articles, "min_articles", VALUE_INTEGER, 0, 1e6, apply_min_articles,
       "In at least so many articles.", "2");
NUMBER(min_sources, "min_sources", VALUE_INTEGER, 0, 1e6, apply_min_sources,
       "Told by at least so many sources.", "2");
NUMBER(min_confidence, "min_confidence", VALUE_NUMBER, 0, 1, apply_min_confidence,
       "Confidence, 0 to 1.", "0.5");
#define LATITUDE  "-?([0-8]?[0-9](\\.[0-9]+)?|90)"
#define LONGITUDE "-?(([0-9]|[1-9][0-9]|1[0-7][0-9])(\\.[0-9]+)?|180)"
PARAMETER(near_point) = {.name = "near",
                         .shape = VALUE_TUPLE,
                         .apply = apply_near,
                         .doc = "Latitude, longitude, kilometres.",
                         .example = "15.3,38.9,500",
                         .pattern = "^" LATITUDE "," LONGITUDE ",[1-9][0-9]{0,3}(\\.[0-9]+)?$"};
PARAMETER(bbox) = {
    .name = "bbox",
    .shape = VALUE_TUPLE,
    .apply = apply_bbox,
    .doc = "West, south, east, north in degrees; across the date line when west lies "
           "east of east.",
    .example = "-80,-5,-66,13",
    .pattern = "^" LONGITUDE "," LATITUDE "," LONGITUDE "," LATITUDE "$"};
OPTION(sort_articles, "sort", VALUE_CHOICE, "newest oldest relevance", apply_sort,
       "Order; relevance once q is given.", NULL);
OPTION(sort_entities, "sort", VALUE_CHOICE, "mentions articles name newest", apply_sort, "Order.",
       NULL);
OPTION(sort_events, "sort", VALUE_CHOICE, "newest oldest sources confidence relevance", apply_sort,
       "Order; relevance once q is given.", NULL);
OPTION(sort_text, "sort", VALUE_CHOICE, "text", apply_sort, "Order of the text.", NULL);
OPTION(sort_name, "sort", VALUE_CHOICE, "name", apply_sort, "By name.", NULL);
OPTION(sort_media, "sort", VALUE_CHOICE, "name articles newest oldest", apply_sort, "Order.", NULL);
OPTION(sort_related, "sort", VALUE_CHOICE, "mentions name newest", apply_sort, "Order.", NULL);
NUMBER(limit, "limit", VALUE_ROWS, 1, 1000, apply_limit,
       "Rows of a page; all: everything at once, only as NDJSON or CSV.", "5");
NUMBER(search_limit, "limit", VALUE_INTEGER, 1, 1000, apply_limit, "Most rows of a list.", "5");
PARAMETER(cursor) = {
    .name = "cursor",
    .shape = VALUE_TEXT,
    .apply = apply_cursor_text,
    .doc = "next_cursor of the page before, in the same order. Another text, which "
           "no page gave, is a 400.",
    .pattern = "^[A-Za-z0-9_-]{12,}$"};
OPTION(
    fields, "fields", VALUE_FIELDS, NULL, apply_fields,
    "Members to keep, separated by commas; with a dot those of what they hold: \"place.entity\". "
    "One that include would add is added.",
    NULL);
OPTION(format, "format", VALUE_TEXT, NULL, NULL, "Form of the answer, instead of Accept.", NULL);
OPTION(offsets, "offsets", VALUE_CHOICE, "codepoint utf16 byte", apply_offsets,
       "Unit of text offsets.", NULL);
OPTION(include_articles, "include", VALUE_CHOICES, "body", apply_include, "Sub-objects to add.",
       "body");
OPTION(include_article, "include", VALUE_CHOICES,
       "body mentions entities events similar duplicates", apply_include, "Sub-objects to add.",
       "entities");
OPTION(include_events, "include", VALUE_CHOICES, "evidence conflicts", apply_include,
       "Sub-objects to add.", "evidence");
OPTION(include_event, "include", VALUE_CHOICES, "evidence conflicts articles related",
       apply_include, "Sub-objects to add.", "articles");
OPTION(include_tokens, "include", VALUE_CHOICES, "tokens", apply_include, "Sub-objects to add.",
       "tokens");
OPTION(facet_articles, "facet", VALUE_CHOICES,
       "source author entity person organization place event_type year month", apply_facet,
       "Counts by value.", "source");
OPTION(facet_entities, "facet", VALUE_CHOICES, "type country", apply_facet, "Counts by value.",
       "type");
OPTION(facet_events, "facet", VALUE_CHOICES,
       "type quad_class status actor recipient place country source year month", apply_facet,
       "Counts by value.", "type");
OPTION(role, "role", VALUE_CHOICE, "any actor recipient", NULL, "The entity's part in the events.",
       "actor");
OPTION(related_by, "by", VALUE_CHOICE, "article sentence event", NULL, "What the two share.",
       "sentence");
OPTION(search_types, "types", VALUE_CHOICES, "articles entities events", NULL, "What to search.",
       "entities");
OPTION(suggest_types, "types", VALUE_CHOICES, "articles entities events", NULL, "What to complete.",
       "entities");
OPTION(prefix, "q", VALUE_TEXT, NULL, NULL, "What was typed so far.", "mug");
OPTION(text_title, "title", VALUE_TEXT, NULL, NULL, "Headline of a text/plain body.", NULL);
OPTION(published, "published", VALUE_TEXT, NULL, NULL, "Publication date of a text/plain body.",
       "2018-04-27");

OPTION(interval, "interval", VALUE_CHOICE, "auto day week month year", NULL,
       "Length of a bucket; auto: the finest that shows most events in about 60.", "month");
NUMBER(top, "top", VALUE_INTEGER, 0, 20, NULL, "Events shown of each bucket.", "1");

OPTION(graph_entity, "entity", VALUE_TEXT, NULL, NULL, "Id of the entity to start from.", NULL);
NUMBER(depth, "depth", VALUE_INTEGER, 1, 5, NULL, "Edges from the entity to start from.", "2");
OPTION(graph_by, "by", VALUE_CHOICE, "event article sentence", NULL,
       "Where two must meet: as parties of an event, in an article or a sentence that tells one.",
       "article");
OPTION(graph_types, "types", VALUE_CHOICES, ENTITY_TYPES, NULL,
       "Kinds of entities; the one to start from is there anyhow.", "person,organization");
NUMBER(min_count, "min_count", VALUE_INTEGER, 1, 1e6, NULL, "Least weight of an edge.", "2");
NUMBER(max_nodes, "max_nodes", VALUE_INTEGER, 1, 1000, NULL, "Most nodes.", "50");

#define PARAMETERS(...)                                                                            \
    (const struct api_parameter *const[])                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
#define PAGE &limit, &cursor, &format, &fields
#define ARTICLE_FILTERS                                                                            \
    &q_articles, &match, &typo, &source, &author, &section, &language, &entity, &event,            \
        &event_type, &mentioned_place, &from, &to, &undated, &duplicates
#define ENTITY_FILTERS                                                                             \
    &q_names, &entity_type, &subtype, &country, &article, &with, &near_point, &min_articles,       \
        &from, &to, &undated
#define EVENT_FILTERS                                                                              \
    &q_articles, &type_of_event, &scheme, &quad_class, &actor, &recipient, &participant, &between, \
        &event_place, &event_country, &from, &to, &undated, &published_from, &published_to,        \
        &as_of, &event_status, &precision, &min_sources, &min_confidence, &article, &source, &bbox
#define MENTION_FILTERS &entity_type, &subtype, &kind, &sort_text, &offsets

#define OPERATION(id) static const struct api_operation id
OPERATION(home) = {"home", "Service",         "What this is and where to go", PARAMETERS(&format),
                   "home", .media_type = NULL};
OPERATION(list_articles) = {
    "listArticles",
    "Articles",
    "Find and walk through articles",
    PARAMETERS(ARTICLE_FILTERS, &sort_articles, &facet_articles, &include_articles, &offsets, PAGE),
    "article",
    .list = true,
    .problems = "410 422",
    .example = "?q=summit&facet=source"};
OPERATION(get_article) = {"getArticle",  "Articles",
                          "One article", PARAMETERS(&include_article, &offsets, &fields, &format),
                          "article",     .problems = "404"};
OPERATION(get_body) = {"getArticleBody",    "Articles", "The text after the headline",
                       PARAMETERS(&format), NULL,       "text/plain",
                       .problems = "404"};
OPERATION(article_mentions) = {"listArticleMentions",
                               "Articles",
                               "Who and what is spoken of in an article, in the order of the text",
                               PARAMETERS(MENTION_FILTERS, &entity, PAGE),
                               "mention",
                               .list = true,
                               .problems = "404 410"};
OPERATION(article_entities) = {"listArticleEntities",
                               "Articles",
                               "The entities of an article",
                               PARAMETERS(ENTITY_FILTERS, &sort_entities, &facet_entities, PAGE),
                               "entity",
                               .list = true,
                               .problems = "404 410 422"};
OPERATION(article_events) = {
    "listArticleEvents",
    "Articles",
    "The events that an article tells",
    PARAMETERS(EVENT_FILTERS, &sort_events, &facet_events, &include_events, &offsets, PAGE),
    "event",
    .list = true,
    .problems = "404 410 422"};
OPERATION(article_segment_list) = {
    "listArticleSegments",
    "Articles",
    "The body in pieces, each with the mention that it is and the events that it tells",
    PARAMETERS(&offsets, &fields, &format),
    "segment",
    .list = true,
    .problems = "404"};
OPERATION(article_similar_list) = {"listSimilarArticles",
                                   "Articles",
                                   "Articles that share rare names, events and words with it",
                                   PARAMETERS(&include_articles, &offsets, PAGE),
                                   "article",
                                   .list = true,
                                   .problems = "404 410"};
OPERATION(list_entities) = {"listEntities",
                            "Entities",
                            "People, organizations, places and other things",
                            PARAMETERS(ENTITY_FILTERS, &sort_entities, &facet_entities, PAGE),
                            "entity",
                            .list = true,
                            .problems = "410 422",
                            .example = "?type=person&limit=5"};
OPERATION(get_entity) = {"getEntity",  "Entities",
                         "One entity", PARAMETERS(&fields, &format),
                         "entity",     .problems = "301 404"};
OPERATION(entity_articles) = {
    "listEntityArticles",
    "Entities",
    "The articles that mention an entity",
    PARAMETERS(ARTICLE_FILTERS, &sort_articles, &facet_articles, &include_articles, &offsets, PAGE),
    "article",
    .list = true,
    .problems = "301 404 410 422"};
OPERATION(entity_mentions) = {"listEntityMentions",
                              "Entities",
                              "Where an entity is spoken of",
                              PARAMETERS(MENTION_FILTERS, &article, PAGE),
                              "mention",
                              .list = true,
                              .problems = "301 404 410"};
OPERATION(entity_events) = {
    "listEntityEvents",
    "Entities",
    "The events an entity takes part in",
    PARAMETERS(&role, EVENT_FILTERS, &sort_events, &facet_events, &include_events, &offsets, PAGE),
    "event",
    .list = true,
    .problems = "301 404 410 422"};
OPERATION(entity_related_list) = {"listRelatedEntities",
                                  "Entities",
                                  "Entities that appear together with it",
                                  PARAMETERS(&related_by, &entity_type, &sort_related, PAGE),
                                  "related",
                                  .list = true,
                                  .problems = "301 404 410"};
OPERATION(list_events) = {
    "listEvents",
    "Events",
    "Who did what to whom, when and where",
    PARAMETERS(EVENT_FILTERS, &sort_events, &facet_events, &include_events, &offsets, PAGE),
    "event",
    .list = true,
    .problems = "410 422",
    .example = "?type=agree&from=2016"};
OPERATION(get_event) = {"getEvent",
                        "Events",
                        "One event with its evidence",
                        PARAMETERS(&include_event, &offsets, &fields, &format),
                        "event",
                        .problems = "301 404"};
OPERATION(event_articles) = {
    "listEventArticles",
    "Events",
    "The articles that tell an event",
    PARAMETERS(ARTICLE_FILTERS, &sort_articles, &facet_articles, &include_articles, &offsets, PAGE),
    "article",
    .list = true,
    .problems = "301 404 410 422"};
OPERATION(event_evidence) = {"listEventEvidence",
                             "Events",
                             "The sentences that prove an event",
                             PARAMETERS(&sort_text, &offsets, PAGE),
                             "evidence",
                             .list = true,
                             .problems = "301 404 410"};
OPERATION(timeline) = {"getTimeline",
                       "Events",
                       "Events counted by the time at which they happened",
                       PARAMETERS(EVENT_FILTERS, &interval, &top, &fields, &format),
                       "timeline",
                       .problems = "422",
                       .example = "?interval=month&top=1"};
OPERATION(graph) = {"getGraph",
                    "Events",
                    "Who appears with whom around events",
                    PARAMETERS(EVENT_FILTERS, &graph_entity, &depth, &graph_by, &graph_types,
                               &min_count, &max_nodes, &fields, &format),
                    "graph",
                    .problems = "422",
                    .example = "?types=person&max_nodes=10"};
OPERATION(search) = {"search",
                     "Search",
                     "Search everything at once",
                     PARAMETERS(&search_types, ARTICLE_FILTERS, &search_limit, &offsets, &format),
                     "search_answer",
                     .problems = "422",
                     .example = "?q=Mugabe"};
OPERATION(suggest) = {"suggest",
                      "Search",
                      "Complete what is being typed",
                      PARAMETERS(&prefix, &suggest_types, &search_limit, &fields, &format),
                      "suggestion",
                      .list = true,
                      .example = "?q=mug"};
OPERATION(list_dates) = {
    "listDates",
    "Dates",
    "Date expressions and what they mean",
    PARAMETERS(&article, &from, &to, &undated, &date_type, &date_basis, &sort_text, &offsets, PAGE),
    "time_expression",
    .list = true,
    .problems = "410",
    .example = "?basis=relative"};
OPERATION(list_sources) = {
    "listSources", "Articles",   "Outlets and agencies", PARAMETERS(&sort_media, PAGE),
    "source",      .list = true, .problems = "410"};
OPERATION(list_event_types) = {"listEventTypes",
                               "Events",
                               "The types of events and their codes",
                               PARAMETERS(&fields, &format),
                               "event_type",
                               .list = true};
OPERATION(annotate) = {
    "annotate",
    "Annotate",
    "Read a text without storing it",
    PARAMETERS(&published, &text_title, &include_tokens, &offsets, &fields, &format),
    "annotation",
    .problems = "413 415 422 429",
    .body = "annotate_request"};
#define EXPORT(id, operation_id, about, kind, ...)                                                 \
    OPERATION(id##_csv) = {                                                                        \
        operation_id "AsCsv",     "Export",      about " as CSV",  PARAMETERS(__VA_ARGS__), kind,  \
        .media_type = "text/csv", .lines = true, .problems = "422"};                               \
    OPERATION(id##_ndjson) = {operation_id "AsNdjson",                                             \
                              "Export",                                                            \
                              about " as NDJSON",                                                  \
                              PARAMETERS(__VA_ARGS__),                                             \
                              kind,                                                                \
                              .media_type = "application/x-ndjson",                                \
                              .lines = true,                                                       \
                              .problems = "422"}
EXPORT(export_article_rows, "exportArticles", "All articles that the filters find", "article",
       ARTICLE_FILTERS, &include_articles);
EXPORT(export_entity_rows, "exportEntities", "All entities that the filters find", "entity",
       ENTITY_FILTERS);
EXPORT(export_event_rows, "exportEvents", "All events that the filters find", "event",
       EVENT_FILTERS, &include_events);
EXPORT(export_mention_rows, "exportMentions", "All mentions that the filters find", "mention",
       &entity_type, &subtype, &kind, &article, &entity);
OPERATION(list_files) = {"listFiles",
                         "Service",
                         "What became of every file",
                         PARAMETERS(&file_status, &sort_name, PAGE),
                         "file",
                         .list = true,
                         .problems = "410",
                         .example = "?status=failed"};
OPERATION(health) = {"health", "Service",    "Whether the daemon runs", PARAMETERS(&format),
                     "health", .list = false};
OPERATION(ready) = {"ready", "Service",    "Whether the archive can be read", PARAMETERS(&format),
                    "ready", .list = false};
OPERATION(version) = {"version",           "Service", "What exactly runs",
                      PARAMETERS(&format), "version", .list = false};
OPERATION(metrics) = {"metrics",           "Service", "Counters for Prometheus",
                      PARAMETERS(&format), NULL,      "text/plain",
                      .list = false};
OPERATION(openapi) = {"openapi",           "Service", "This contract for programs",
                      PARAMETERS(&format), NULL,      "application/json",
                      .list = false};
OPERATION(docs) = {"docs",      "Service",    "This contract for people", PARAMETERS(&format), NULL,
                   "text/html", .list = false};

OPERATION(post_articles) = {"postArticles",
                            "Articles",
                            "Add articles, one or NDJSON many",
                            PARAMETERS(&format),
                            "posted_articles",
                            .success = 201,
                            .problems = "401 403 413 415 422",
                            .body = "article_request"};
OPERATION(put_article) = {"putArticle",
                          "Articles",
                          "Add or replace an article",
                          PARAMETERS(&format),
                          "posted_articles",
                          .success = 201,
                          .problems = "200 401 403 413 415 422",
                          .body = "article_request"};
OPERATION(delete_article) = {"deleteArticle",
                             "Articles",
                             "Remove a posted article",
                             PARAMETERS(&format),
                             NULL,
                             NULL,
                             .success = 204,
                             .problems = "401 403 404 422"};
OPERATION(reload) = {"reload",    "Service",      "Load the folders again", PARAMETERS(&format),
                     "reloading", .success = 202, .problems = "401 403 422"};

#define JSON         HTTP_FORMAT_BIT(HTTP_FORMAT_JSON)
#define HTML         HTTP_FORMAT_BIT(HTTP_FORMAT_HTML)
#define TEXT         HTTP_FORMAT_BIT(HTTP_FORMAT_TEXT)
#define BIT(form)    HTTP_FORMAT_BIT(HTTP_FORMAT_##form)
#define LIST         (JSON | BIT(NDJSON) | BIT(CSV))
#define ARTICLE_LIST (LIST | BIT(JSONFEED) | BIT(ATOM))
#define ENTITY_LIST  (LIST | BIT(GEOJSON))
#define EVENT_LIST   (LIST | BIT(JSONFEED) | BIT(ATOM) | BIT(GEOJSON) | BIT(ICS))
#define ROUTE(address, handler, operation, ...)                                                    \
    {                                                                                              \
        .method = HTTP_GET, .path = address, .handle = handler, .spec = &operation, __VA_ARGS__    \
    }

#define EXPORT_ROUTES(address, handler, operation)                                                 \
    ROUTE(address ".csv", handler, operation##_csv, .formats = HTTP_FORMAT_ANY),                   \
        ROUTE(address ".ndjson", handler, operation##_ndjson, .formats = HTTP_FORMAT_ANY)

#define POST_LIMIT     ((size_t)32 << 20)
#define ANNOTATE_LIMIT ((size_t)256 << 10)

static const struct http_route routes[] = {
    ROUTE("/", home_show, home, .formats = JSON | HTML),
    ROUTE("/articles", articles_show_list, list_articles, .formats = ARTICLE_LIST),
    ROUTE("/articles/{id}", article_show, get_article, .formats = JSON),
    ROUTE("/articles/{id}/body", article_show_body, get_body, .formats = TEXT),
    ROUTE("/articles/{id}/mentions", article_show_mentions, article_mentions, .formats = LIST),
    ROUTE("/articles/{id}/entities", article_show_entities, article_entities,
          .formats = ENTITY_LIST),
    ROUTE("/articles/{id}/events", article_show_events, article_events, .formats = EVENT_LIST),
    ROUTE("/articles/{id}/segments", article_show_segments, article_segment_list, .formats = LIST),
    ROUTE("/articles/{id}/similar", article_show_similar, article_similar_list,
          .formats = ARTICLE_LIST),
    ROUTE("/entities", entities_show_list, list_entities, .formats = ENTITY_LIST),
    ROUTE("/entities/{id}", entity_show, get_entity, .formats = JSON),
    ROUTE("/entities/{id}/articles", entity_show_articles, entity_articles,
          .formats = ARTICLE_LIST),
    ROUTE("/entities/{id}/mentions", entity_show_mentions, entity_mentions, .formats = LIST),
    ROUTE("/entities/{id}/events", entity_show_events, entity_events, .formats = EVENT_LIST),
    ROUTE("/entities/{id}/related", entity_show_related, entity_related_list, .formats = LIST),
    ROUTE("/events", events_show_list, list_events, .formats = EVENT_LIST),
    ROUTE("/events/{id}", event_show, get_event, .formats = JSON),
    ROUTE("/events/{id}/articles", event_show_articles, event_articles, .formats = ARTICLE_LIST),
    ROUTE("/events/{id}/evidence", event_show_evidence, event_evidence, .formats = LIST),
    ROUTE("/timeline", timeline_show, timeline, .formats = JSON),
    ROUTE("/graph", graph_show, graph, .formats = JSON | BIT(GEXF)),
    ROUTE("/search", search_show, search, .formats = JSON),
    ROUTE("/suggest", suggest_show, suggest, .formats = LIST),
    ROUTE("/dates", dates_show_list, list_dates, .formats = LIST),
    ROUTE("/sources", sources_show_list, list_sources, .formats = LIST),
    ROUTE("/event-types", event_types_show_list, list_event_types, .formats = LIST),
    EXPORT_ROUTES("/export/articles", export_articles, export_article_rows),
    EXPORT_ROUTES("/export/entities", export_entities, export_entity_rows),
    EXPORT_ROUTES("/export/events", export_events, export_event_rows),
    EXPORT_ROUTES("/export/mentions", export_mentions, export_mention_rows),
    {.method = HTTP_POST,
     .path = "/annotate",
     .handle = annotate_run,
     .spec = &annotate,
     .formats = JSON,
     .always = true,
     .off_thread = true,
     .body_limit = ANNOTATE_LIMIT},
    {.method = HTTP_POST,
     .path = "/articles",
     .handle = articles_post,
     .spec = &post_articles,
     .formats = JSON,
     .needs_token = true,
     .off_thread = true,
     .body_limit = POST_LIMIT},
    {.method = HTTP_PUT,
     .path = "/articles/{id}",
     .handle = article_put,
     .spec = &put_article,
     .formats = JSON,
     .needs_token = true,
     .off_thread = true,
     .body_limit = POST_LIMIT},
    {.method = HTTP_DELETE,
     .path = "/articles/{id}",
     .handle = article_delete,
     .spec = &delete_article,
     .formats = JSON,
     .needs_token = true,
     .off_thread = true},
    {.method = HTTP_POST,
     .path = "/reload",
     .handle = reload_run,
     .spec = &reload,
     .formats = JSON,
     .needs_token = true},
    ROUTE("/ingest", ingest_show_list, list_files, .formats = LIST, .volatile_answer = true),
    ROUTE("/health", health_show, health, .formats = JSON, .volatile_answer = true, .always = true),
    ROUTE("/ready", ready_show, ready, .formats = JSON, .volatile_answer = true, .always = true),
    ROUTE("/version", version_show, version, .formats = JSON, .always = true),
    ROUTE("/metrics", metrics_show, metrics, .formats = TEXT, .volatile_answer = true,
          .always = true),
    ROUTE("/openapi.json", openapi_show, openapi, .formats = JSON, .always = true),
    ROUTE("/docs", docs_show, docs, .formats = HTML, .always = true),
};

const struct http_route *routes_table(size_t *count)
{
    *count = sizeof routes / sizeof *routes;
    return routes;
}
