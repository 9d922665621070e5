/* The request that asks for nothing in particular. */

#include "store/query.h"

struct query query_default(void)
{
    return (struct query){
        .when = PERIOD_UNKNOWN, .published = PERIOD_UNKNOWN, .as_of = DAY_NONE, .limit = 20};
}
