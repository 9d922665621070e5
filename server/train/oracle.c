/* Counts lost arcs by walking stack and buffer; sentences are short. */
#include "train/oracle.h"

static unsigned dependents_in_buffer(const struct parsing *parsing, const uint32_t *gold,
                                     uint32_t word)
{
    unsigned count = 0;
    for (uint32_t i = parsing->next; i <= parsing->count; i++) {
        count += gold[i] == word;
    }
    return count;
}

unsigned oracle_cost(const struct parsing *parsing, const uint32_t *gold, enum parsing_move move)
{
    uint32_t top = parsing->stack[parsing->stack_count - 1];
    uint32_t below = parsing->stack_count > 1 ? parsing->stack[parsing->stack_count - 2] : 0;
    unsigned cost = 0;
    if (move == MOVE_LEFT) {
        cost = dependents_in_buffer(parsing, gold, top);
        return cost + (gold[top] > parsing->next || gold[top] == below);
    }
    if (move == MOVE_RIGHT) {
        cost = dependents_in_buffer(parsing, gold, top);
        return cost + (gold[top] >= parsing->next);
    }
    uint32_t first = parsing->next;
    for (uint32_t i = 0; i < parsing->stack_count; i++) {
        uint32_t word = parsing->stack[i];
        cost += word != 0 && gold[word] == first;
        cost += gold[first] == word && i + 1 < parsing->stack_count;
    }
    return cost;
}
