#ifndef DATELINED_STORE_EVENT_WEIGHT_H
#define DATELINED_STORE_EVENT_WEIGHT_H

#include "store/counts/census.h"

/* Weighs an event by what else the census has of it: see timeline_get for the order. */
void event_weight_set(struct census *census, uint32_t event);

#endif
