#ifndef DATELINED_SERVER_API_HANDLERS_H
#define DATELINED_SERVER_API_HANDLERS_H

#include "api/spec.h"
#include "http/message.h"
#include "http/router.h"

/* One handler a route; each file of this folder holds those of one resource. They return what
 * http_route.handle returns. */

#define HANDLER(name) enum status name(struct http_request *request, struct http_reply *reply)

/* Named after what they show. */
HANDLER(home_show);
HANDLER(articles_show_list);
HANDLER(article_show);
HANDLER(article_show_body);
HANDLER(article_show_mentions);
HANDLER(article_show_entities);
HANDLER(article_show_events);
HANDLER(article_show_segments);
HANDLER(article_show_similar);
HANDLER(entities_show_list);
HANDLER(entity_show);
HANDLER(entity_show_articles);
HANDLER(entity_show_mentions);
HANDLER(entity_show_events);
HANDLER(entity_show_related);
HANDLER(events_show_list);
HANDLER(event_show);
HANDLER(event_show_articles);
HANDLER(event_show_evidence);
HANDLER(timeline_show);
HANDLER(graph_show);
HANDLER(search_show);
HANDLER(suggest_show);
HANDLER(dates_show_list);
HANDLER(sources_show_list);
HANDLER(event_types_show_list);
HANDLER(annotate_run);
HANDLER(articles_post);
HANDLER(article_put);
HANDLER(article_delete);
HANDLER(reload_run);
HANDLER(export_articles);
HANDLER(export_entities);
HANDLER(export_events);
HANDLER(export_mentions);
HANDLER(ingest_show_list);
HANDLER(health_show);
HANDLER(ready_show);
HANDLER(version_show);
HANDLER(metrics_show);
HANDLER(openapi_show);
HANDLER(docs_show);

/* The route table. */
const struct http_route *routes_table(size_t *count);

#endif
