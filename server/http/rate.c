/* Buckets in a table of fixed size, four to a set; a new address takes the place of the one in its
 * set that was seen longest ago. So memory is bounded, and a crowd of addresses can at worst make
 * the limit forget, never refuse someone for another's sake. */
#include "http/rate.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define SETS  2048
#define WAYS  4
#define LOCKS 16

struct bucket {
    uint64_t address; /* hash; 0: unused */
    int64_t seen_ms;
    uint64_t thousandths; /* of a request still allowed */
};

struct rate {
    uint64_t per_second;
    pthread_mutex_t locks[LOCKS];
    struct bucket sets[SETS][WAYS];
};

struct rate *rate_new(uint32_t per_second)
{
    struct rate *rate = calloc(1, sizeof *rate);
    if (rate) {
        rate->per_second = per_second;
        for (size_t i = 0; i < LOCKS; i++) {
            pthread_mutex_init(&rate->locks[i], NULL);
        }
    }
    return rate;
}

void rate_free(struct rate *rate)
{
    if (rate) {
        for (size_t i = 0; i < LOCKS; i++) {
            pthread_mutex_destroy(&rate->locks[i]);
        }
        free(rate);
    }
}

static uint64_t address_hash(const struct sockaddr *address)
{
    struct span bytes = {0};
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const void *)address;
        bytes = (struct span){(const char *)&v4->sin_addr, sizeof v4->sin_addr};
    } else if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const void *)address;
        bool mapped = IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr);
        bytes = (struct span){(const char *)&v6->sin6_addr, mapped ? 16 : 8};
    }
    return hash_64(bytes, 1) | 1;
}

/* The bucket of an address, else the oldest of its set, refilled. */
static struct bucket *bucket_of(struct bucket set[WAYS], uint64_t address, uint64_t full)
{
    struct bucket *oldest = &set[0];
    for (size_t i = 0; i < WAYS; i++) {
        if (set[i].address == address) {
            return &set[i];
        }
        if (set[i].seen_ms < oldest->seen_ms) {
            oldest = &set[i];
        }
    }
    *oldest = (struct bucket){.address = address, .thousandths = full};
    return oldest;
}

bool rate_take(struct rate *rate, const struct sockaddr *address, int64_t now_ms)
{
    uint64_t hash = address_hash(address);
    size_t set = (hash >> 8) % SETS;
    uint64_t full = rate->per_second * 1000;
    pthread_mutex_lock(&rate->locks[set % LOCKS]);
    struct bucket *bucket = bucket_of(rate->sets[set], hash, full);
    uint64_t elapsed = now_ms > bucket->seen_ms ? (uint64_t)(now_ms - bucket->seen_ms) : 0;
    elapsed = elapsed > 1000 ? 1000 : elapsed;
    bucket->thousandths += elapsed * rate->per_second;
    bucket->thousandths = bucket->thousandths > full ? full : bucket->thousandths;
    bucket->seen_ms = now_ms;
    bool allowed = bucket->thousandths >= 1000;
    bucket->thousandths -= allowed ? 1000 : 0;
    pthread_mutex_unlock(&rate->locks[set % LOCKS]);
    return allowed;
}
