/* The parts of a weight stand side by side in one number, so that two are compared at once. */

#include "event_weight.h"

#include <math.h>

#include "event.h"

/* How many bits each part has, the first being the strongest. */
enum { SOURCE_BITS = 16, HAPPENED_BITS = 1, DAY_BITS = 1, CONFIDENCE_BITS = 4, TOLD_BITS = 16 };

static uint64_t weigh(uint64_t weight, uint64_t part, unsigned bits)
{
    uint64_t most = (1u << bits) - 1;
    return weight << bits | (part < most ? part : most);
}

void event_weight_set(struct census *census, uint32_t event)
{
    const struct census_links *told = &census->event_articles;
    uint32_t later = 0, first = told->start[event], end = told->start[event + 1];
    int32_t reported = census->reported.first[event];
    for (uint32_t i = first; i < end; i++) {
        int32_t day = census->articles.first[told->items[i]];
        later += day != DAY_NONE && reported != DAY_NONE && day > reported;
    }
    uint8_t status = census->event_statuses[event];
    uint64_t tenths = (uint64_t)lround(10 * fmax(0, census->event_confidences[event]));
    uint64_t weight = weigh(0, census->event_sources[event], SOURCE_BITS);
    weight = weigh(weight, status == EVENT_HAPPENED || status == EVENT_ONGOING, HAPPENED_BITS);
    weight = weigh(weight, census->event_precisions[event] == PRECISION_DAY, DAY_BITS);
    weight = weigh(weight, tenths, CONFIDENCE_BITS);
    weight = weigh(weight, later, TOLD_BITS);
    census->event_weights[event] = weigh(weight, end - first, TOLD_BITS);
}
