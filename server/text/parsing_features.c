/* Feature templates of the parser: which words, tags, classes, relations and distances are looked
 * at together. A template is a list of atoms, written as a shorter template and one atom more, so
 * that each key costs one step of the hash. The state is read into the atoms first, once for all.
 * S0 … are the words on the stack from the top, B0 … those of the buffer; L and R are outermost
 * children, M and Q those before; W, P, C and L mean word, tag, class and relation; D distances, T
 * what stands between, V numbers and SL, SR sets of children; GM which moves the guide advises
 * against, G0 and GB its relations. In the second table H is the head, D the dependent, - and +
 * their neighbours. Templates stand in the order of what they added, on the development parts, to
 * the lead of the winner: most decisions are clear after a few of them. */
#include "text/parsing.h"

#include "text/keys.h"

/* Atoms read off one word come first; then those of words together, then those that only a guide
 * gives. */
enum move_atom {
    M_S0W,
    M_S0P,
    M_S0C,
    M_S1W,
    M_S1P,
    M_S1C,
    M_B0W,
    M_B0P,
    M_B0C,
    M_B1W,
    M_B1P,
    M_B1C,
    M_B2W,
    M_B2P,
    M_B3P,
    M_S2W,
    M_S2P,
    M_S3P,
    M_S0LW,
    M_S0LP,
    M_S0LL,
    M_S0RW,
    M_S0RP,
    M_S0RL,
    M_BLW,
    M_BLP,
    M_BLL,
    M_S1RW,
    M_S1RP,
    M_S1RL,
    M_S1LP,
    M_S1LL,
    M_S0MP,
    M_S0QP,
    M_BMP,
    M_S1QP,
    M_D0,
    M_D1,
    M_T1,
    M_T0,
    M_VL0,
    M_VR0,
    M_VR1,
    M_VL1,
    M_VLB,
    M_SL0,
    M_SR0,
    M_SR1,
    M_SL1,
    M_SLB,
    M_GUIDED,
    M_GM = M_GUIDED,
    M_G0,
    M_GB,
    M_COUNT
};

static const struct parsing_template MOVE_TEMPLATES[] = {
    {0, M_GM},    {1, M_T0},     {1, M_T1},     {0, M_BLL},    {0, M_BLP},    {0, M_BLW},
    {0, M_B1P},   {0, M_B0P},    {0, M_S0LL},   {0, M_S0RL},   {0, M_S0RP},   {8, M_VLB},
    {8, M_BLL},   {8, M_BLP},    {8, M_SLB},    {14, M_BMP},   {1, M_G0},     {17, M_GB},
    {0, M_S0RW},  {8, M_B1P},    {0, M_S0LP},   {0, M_S0P},    {0, M_B0C},    {22, M_B1P},
    {22, M_B0P},  {25, M_BLP},   {22, M_D0},    {8, M_S0LW},   {0, M_S0LW},   {0, M_S2P},
    {22, M_S0RL}, {22, M_B2P},   {8, M_S0RW},   {8, M_S1P},    {22, M_SR0},   {25, M_T0},
    {22, M_S0QP}, {34, M_S1RP},  {37, M_S0RP},  {8, M_D0},     {0, M_S1P},    {41, M_S1QP},
    {0, M_S3P},   {0, M_B0W},    {0, M_S2W},    {44, M_BLL},   {44, M_SLB},   {44, M_VLB},
    {1, M_S0P},   {49, M_SL0},   {41, M_S1RL},  {8, M_B0W},    {41, M_SR1},   {49, M_VL0},
    {54, M_VR0},  {42, M_S1RP},  {20, M_B2P},   {41, M_VR1},   {25, M_S0RL},  {1, M_B0P},
    {60, M_B1P},  {22, M_VR0},   {25, M_S0RP},  {41, M_SL1},   {0, M_B2P},    {25, M_D0},
    {41, M_S1LL}, {41, M_VL1},   {41, M_B1P},   {1, M_S1P},    {23, M_B1P},   {25, M_SR0},
    {22, M_B1W},  {0, M_S0C},    {0, M_S1C},    {25, M_S0LL},  {22, M_S0LL},  {8, M_B1W},
    {22, M_S0LP}, {25, M_S0LP},  {0, M_S0W},    {81, M_B1P},   {81, M_D0},    {79, M_S0MP},
    {0, M_B1W},   {44, M_D0},    {7, M_B1W},    {0, M_B1C},    {49, M_B0P},   {89, M_S0LW},
    {22, M_SL0},  {60, M_SLB},   {22, M_B0C},   {0, M_S1W},    {94, M_SR1},   {94, M_S1RL},
    {25, M_SL0},  {25, M_B1P},   {94, M_VR1},   {8, M_S1W},    {22, M_S1RW},  {89, M_GB},
    {41, M_S1W},  {0, M_S1RL},   {25, M_S0LW},  {23, M_B1C},   {89, M_G0},    {44, M_S0RW},
    {41, M_B0W},  {49, M_S1P},   {110, M_G0},   {8, M_S0C},    {49, M_D0},    {22, M_S1P},
    {114, M_SL0}, {115, M_SR1},  {114, M_S1RL}, {22, M_S0W},   {94, M_B1P},   {114, M_T1},
    {98, M_T0},   {22, M_VL0},   {114, M_S1RP}, {81, M_SR0},   {23, M_S1C},   {81, M_S0RL},
    {81, M_VR0},  {1, M_B0C},    {81, M_VL0},   {81, M_SL0},   {114, M_D1},   {81, M_S0LL},
    {1, M_B0W},   {114, M_S0LL}, {44, M_B1P},   {22, M_S1C},   {81, M_D1},    {8, M_S0W},
    {22, M_B0W},  {25, M_B1W},   {114, M_S0RP}, {114, M_S2P},  {114, M_S0RL}, {114, M_S0LP},
    {25, M_S0W},  {25, M_S1P},   {25, M_B0W},   {41, M_S0C},   {114, M_S1LP}, {44, M_S1W},
    {98, M_B2P},  {146, M_S0RP}, {138, M_T0},   {1, M_S0W},    {74, M_S1C},   {60, M_S0W},
    {139, M_T0},  {23, M_S0C},   {0, M_B2W},    {146, M_B1P},  {0, M_S1RP},   {114, M_S0LW},
    {146, M_T1},  {138, M_B1P},  {34, M_S0W},   {114, M_B0C},  {41, M_S0W},   {110, M_S0LW},
    {49, M_B0W},  {139, M_B1P},  {89, M_S1P},   {89, M_B1P},   {61, M_B2P},   {44, M_B1W},
    {49, M_S1W},  {114, M_S0W},  {0, M_S1RW},   {146, M_S2P},  {1, M_S1W},    {179, M_S0LW},
    {81, M_B0C},  {25, M_S1C},   {128, M_S0C},  {70, M_S0W},   {44, M_S0C},   {25, M_S1W},
    {22, M_S1W},  {187, M_T1},   {71, M_S0C},   {114, M_B0W},  {187, M_SR1},  {114, M_S1W},
    {94, M_S0C},  {81, M_B0W},   {81, M_S1C},   {187, M_S0LW}, {194, M_D0},   {145, M_B0W},
    {158, M_S1C}, {81, M_S1W},   {200, M_D1},   {154, M_B0W},  {154, M_S1W},  {94, M_S0LW},
    {94, M_D1},   {49, M_SR0},   {70, M_SR1},   {0, M_S1LP},   {0, M_S1LL},   {0, M_B3P},
};

enum label_atom {
    L_DW,
    L_DP,
    L_DC,
    L_HW,
    L_HP,
    L_HC,
    L_DLW,
    L_DLP,
    L_DLL,
    L_DRW,
    L_DRP,
    L_DRL,
    L_DBP,
    L_DBW,
    L_DAP,
    L_DAW,
    L_HBP,
    L_HAP,
    L_HLW,
    L_HLP,
    L_HLL,
    L_HRW,
    L_HRP,
    L_HRL,
    L_DI,
    L_TD,
    L_SLD,
    L_SRD,
    L_SLH,
    L_SRH,
    L_GUIDED,
    L_GD = L_GUIDED,
    L_COUNT
};

static const struct parsing_template LABEL_TEMPLATES[] = {
    {0, L_GD},   {0, L_DP},   {2, L_DI},   {1, L_DLW},  {2, L_SRD},  {2, L_DRW},  {2, L_SLD},
    {2, L_DLW},  {0, L_DC},   {0, L_DW},   {10, L_SLD}, {10, L_DLW}, {1, L_HP},   {1, L_DAP},
    {0, L_DRL},  {2, L_DBP},  {0, L_DLL},  {2, L_DAP},  {1, L_DP},   {19, L_SRH}, {0, L_DRP},
    {2, L_HP},   {22, L_DI},  {0, L_HP},   {24, L_SRH}, {23, L_TD},  {0, L_DRW},  {22, L_DRL},
    {0, L_SLH},  {13, L_DI},  {1, L_DC},   {24, L_SLH}, {22, L_DRP}, {22, L_HAP}, {0, L_DLP},
    {22, L_SRD}, {22, L_HRL}, {1, L_DW},   {22, L_DLL}, {13, L_DLW}, {22, L_HRP}, {19, L_SLH},
    {22, L_HLL}, {22, L_DLP}, {24, L_DLW}, {22, L_HBP}, {0, L_DLW},  {22, L_SRH}, {0, L_SRD},
    {2, L_DAW},  {22, L_DBP}, {22, L_HRW}, {24, L_DC},  {22, L_SLD}, {22, L_DLW}, {53, L_DI},
    {22, L_HLP}, {2, L_DBW},  {53, L_SLD}, {53, L_DLW}, {22, L_DAP}, {24, L_DW},  {22, L_SLH},
    {24, L_DAW}, {18, L_DBP}, {24, L_DBW}, {14, L_DBP}, {0, L_SRH},  {62, L_DI},  {22, L_HLW},
    {22, L_DW},  {2, L_HC},   {54, L_SRH}, {10, L_DAW}, {54, L_SLH}, {10, L_DBW}, {3, L_HC},
    {19, L_SLD}, {19, L_HP},  {9, L_HC},   {0, L_SLD},  {2, L_HW},   {82, L_SRH}, {0, L_HW},
    {84, L_SLH}, {1, L_HW},   {82, L_DI},  {82, L_SLH}, {10, L_HW},  {19, L_HW},  {13, L_DC},
    {13, L_DW},  {84, L_SRH}, {84, L_DLW}, {0, L_HC},   {47, L_HC},
};

enum { MOVE_TEMPLATE_COUNT = sizeof MOVE_TEMPLATES / sizeof *MOVE_TEMPLATES };
enum { LABEL_TEMPLATE_COUNT = sizeof LABEL_TEMPLATES / sizeof *LABEL_TEMPLATES };
_Static_assert((int)MOVE_TEMPLATE_COUNT <= (int)PARSING_MOVE_FEATURES, "room for all templates");
_Static_assert((int)LABEL_TEMPLATE_COUNT <= (int)PARSING_LABEL_FEATURES, "room for all templates");

_Static_assert((int)M_COUNT <= (int)PARSING_ATOMS, "room for all atoms");
_Static_assert((int)L_COUNT <= (int)PARSING_ATOMS, "room for all atoms");
_Static_assert((int)MOVE_TEMPLATE_COUNT <= (int)UINT8_MAX, "a place fits a byte");

/* Where the stages end. */
static const uint8_t MOVE_STAGES[PARSING_STAGES] = {32, 56, 96, 128, MOVE_TEMPLATE_COUNT};
static const uint8_t LABEL_STAGES[PARSING_STAGES] = {24, 32, 40, 56, LABEL_TEMPLATE_COUNT};

static uint64_t distance(uint32_t a, uint32_t b)
{
    uint32_t gap = a > b ? a - b : b - a;
    return gap < 5 ? gap : gap < 8 ? 5 : gap < 13 ? 6 : 7;
}

static uint64_t some(uint16_t before, uint16_t after)
{
    uint64_t count = (uint64_t)(uint16_t)(after - before);
    return count < 2 ? count : 2;
}

/* Which verbs, commas, conjunctions and prepositions stand between two words, first < last. */
static uint64_t between(const struct parsing_node *nodes, uint32_t first, uint32_t last)
{
    if (last == 0 || last <= first + 1) {
        return 0;
    }
    const struct parsing_node *a = nodes + first;
    const struct parsing_node *b = nodes + last - 1;
    return 1 + some(a->commas, b->commas) + 3 * some(a->verbs, b->verbs) +
           9 * some(a->conjunctions, b->conjunctions) + 27 * some(a->adpositions, b->adpositions);
}

/* Leaves out the templates with a guide's atoms, and those made from them, when there is none. */
static void choose_templates(const struct parsing_template *items, const uint8_t *ends,
                             unsigned guided_from, bool guided, struct parsing_stages *out)
{
    uint8_t places[PARSING_MOVE_FEATURES + 1] = {0};
    uint8_t count = 0;
    uint8_t stage = 0;
    for (uint8_t i = 0; i < ends[PARSING_STAGES - 1]; i++) {
        uint8_t base = items[i].base;
        if (guided || (items[i].atom < guided_from && (base == 0 || places[base] != 0))) {
            out->items[count++] = (struct parsing_template){places[base], items[i].atom};
            places[i + 1] = count;
        }
        if (i + 1 == ends[stage]) {
            out->ends[stage++] = count;
        }
    }
}

void parsing_choose_templates(bool guided, struct parsing_templates *out)
{
    out->guided = guided;
    choose_templates(MOVE_TEMPLATES, MOVE_STAGES, M_GUIDED, guided, &out->moves);
    choose_templates(LABEL_TEMPLATES, LABEL_STAGES, L_GUIDED, guided, &out->labels);
}

struct lookups parsing_look_up(struct parsing_features *features, unsigned first, unsigned last,
                               const struct buckets *buckets)
{
    const struct parsing_stages *stages = features->stages;
    size_t start = first == 0 ? 0 : stages->ends[first - 1];
    size_t end = stages->ends[last];
#pragma GCC unroll 4
    for (size_t i = start; i < end; i++) {
        struct parsing_template template = stages->items[i];
        uint32_t hash =
            features->hashes[template.base] ^ buckets_hash(features->atoms[template.atom]);
        features->hashes[i + 1] = hash;
        features->offsets[i + 1] = buckets_ask(buckets, hash);
    }
    return (struct lookups){features->hashes + start + 1, features->offsets + start + 1,
                            end - start};
}

size_t parsing_keys(const struct parsing_features *features,
                    uint64_t keys[PARSING_MOVE_FEATURES + 1])
{
    const struct parsing_stages *stages = features->stages;
    size_t count = stages->ends[PARSING_STAGES - 1];
    keys[0] = 0;
    for (size_t i = 0; i < count; i++) {
        struct parsing_template template = stages->items[i];
        keys[i + 1] = keys[template.base] ^ features->atoms[template.atom];
    }
    return count;
}

/* Puts the value of an atom. */
static void put(struct parsing_features *features, unsigned atom, uint64_t value)
{
    features->atoms[atom] = keys_turn(keys_hash(value), atom);
}

/* Which moves the guide's tree would lose an arc by, as bits: the costs of the dynamic oracle
 * with the guide in place of the truth. */
static uint64_t guided_moves(const struct parsing *parsing)
{
    const struct parsing_node *nodes = parsing->nodes;
    uint32_t next = parsing->next;
    uint32_t top = parsing->stack[parsing->stack_count - 1];
    uint32_t below = parsing->stack_count > 1 ? parsing->stack[parsing->stack_count - 2] : 0;
    const struct parsing_node *s0 = nodes + top;
    uint32_t head = next <= parsing->count ? nodes[next].guide_head : 0;
    bool waits = s0->guide_last >= next;
    bool left = waits || s0->guide_head > next || s0->guide_head == below;
    bool right = waits || s0->guide_head >= next;
    bool shift = s0->guide_head == next || (head < next && head != top && nodes[head].stacked);
    return 1 + (uint64_t)left + 2 * (uint64_t)right + 4 * (uint64_t)shift;
}

static uint32_t stack_at(const struct parsing *parsing, uint32_t depth)
{
    return depth < parsing->stack_count ? parsing->stack[parsing->stack_count - 1 - depth] : 0;
}

static uint32_t buffer_at(const struct parsing *parsing, uint32_t ahead)
{
    uint32_t at = parsing->next + ahead;
    return at <= parsing->count ? at : 0;
}

/* Puts what of a word is an atom. */
static inline void put_word(struct parsing_features *features, unsigned atom,
                            const struct parsing_node *node, enum parsing_kind kind)
{
    features->atoms[atom] = keys_turn(node->atoms[kind], atom);
}

/* The words on the stack, their children and the relations between them. */
static void put_stack(const struct parsing *parsing, struct parsing_features *features)
{
    const struct parsing_node *nodes = parsing->nodes;
    const struct parsing_node *s0 = nodes + stack_at(parsing, 0);
    const struct parsing_node *s1 = nodes + stack_at(parsing, 1);
    const struct parsing_node *s2 = nodes + stack_at(parsing, 2);
    const struct parsing_node *s0_left = nodes + s0->left[0];
    const struct parsing_node *s0_right = nodes + s0->right[0];
    const struct parsing_node *s1_left = nodes + s1->left[0];
    const struct parsing_node *s1_right = nodes + s1->right[0];
    put_word(features, M_S0W, s0, KIND_WORD);
    put_word(features, M_S0P, s0, KIND_TAG);
    put_word(features, M_S0C, s0, KIND_CLUSTER);
    put_word(features, M_S1W, s1, KIND_WORD);
    put_word(features, M_S1P, s1, KIND_TAG);
    put_word(features, M_S1C, s1, KIND_CLUSTER);
    put_word(features, M_S2W, s2, KIND_WORD);
    put_word(features, M_S2P, s2, KIND_TAG);
    put_word(features, M_S3P, nodes + stack_at(parsing, 3), KIND_TAG);
    put_word(features, M_S0LW, s0_left, KIND_WORD);
    put_word(features, M_S0LP, s0_left, KIND_TAG);
    put_word(features, M_S0LL, s0_left, KIND_LABEL);
    put_word(features, M_S0RW, s0_right, KIND_WORD);
    put_word(features, M_S0RP, s0_right, KIND_TAG);
    put_word(features, M_S0RL, s0_right, KIND_LABEL);
    put_word(features, M_S1RW, s1_right, KIND_WORD);
    put_word(features, M_S1RP, s1_right, KIND_TAG);
    put_word(features, M_S1RL, s1_right, KIND_LABEL);
    put_word(features, M_S1LP, s1_left, KIND_TAG);
    put_word(features, M_S1LL, s1_left, KIND_LABEL);
    put_word(features, M_S0MP, nodes + s0->left[1], KIND_TAG);
    put_word(features, M_S0QP, nodes + s0->right[1], KIND_TAG);
    put_word(features, M_S1QP, nodes + s1->right[1], KIND_TAG);
}

/* The words of the buffer and the children of the first. */
static void put_buffer(const struct parsing *parsing, struct parsing_features *features)
{
    const struct parsing_node *nodes = parsing->nodes;
    const struct parsing_node *b0 = nodes + buffer_at(parsing, 0);
    const struct parsing_node *b1 = nodes + buffer_at(parsing, 1);
    const struct parsing_node *b2 = nodes + buffer_at(parsing, 2);
    const struct parsing_node *left = nodes + b0->left[0];
    put_word(features, M_B0W, b0, KIND_WORD);
    put_word(features, M_B0P, b0, KIND_TAG);
    put_word(features, M_B0C, b0, KIND_CLUSTER);
    put_word(features, M_B1W, b1, KIND_WORD);
    put_word(features, M_B1P, b1, KIND_TAG);
    put_word(features, M_B1C, b1, KIND_CLUSTER);
    put_word(features, M_B2W, b2, KIND_WORD);
    put_word(features, M_B2P, b2, KIND_TAG);
    put_word(features, M_B3P, nodes + buffer_at(parsing, 3), KIND_TAG);
    put_word(features, M_BLW, left, KIND_WORD);
    put_word(features, M_BLP, left, KIND_TAG);
    put_word(features, M_BLL, left, KIND_LABEL);
    put_word(features, M_BMP, nodes + b0->left[1], KIND_TAG);
}

void parsing_move_start(const struct parsing *parsing, struct parsing_features *features)
{
    const struct parsing_node *nodes = parsing->nodes;
    uint32_t top = stack_at(parsing, 0);
    uint32_t below = stack_at(parsing, 1);
    uint32_t next = buffer_at(parsing, 0);
    const struct parsing_node *s0 = nodes + top;
    const struct parsing_node *s1 = nodes + below;
    const struct parsing_node *b0 = nodes + next;
    features->stages = &parsing->templates->moves;
    features->hashes[0] = 0;
    put_stack(parsing, features);
    put_buffer(parsing, features);
    put(features, M_D0, distance(top, next));
    put(features, M_D1, distance(below, top));
    put(features, M_T1, between(nodes, below, top));
    put(features, M_T0, between(nodes, top, next));
    put(features, M_VL0, s0->left_count);
    put(features, M_VR0, s0->right_count);
    put(features, M_VR1, s1->right_count);
    put(features, M_VL1, s1->left_count);
    put(features, M_VLB, b0->left_count);
    put(features, M_SL0, s0->left_labels);
    put(features, M_SR0, s0->right_labels);
    put(features, M_SR1, s1->right_labels);
    put(features, M_SL1, s1->left_labels);
    put(features, M_SLB, b0->left_labels);
    if (parsing->templates->guided) {
        put(features, M_GM, guided_moves(parsing));
        put(features, M_G0, s0->guide_label);
        put(features, M_GB, b0->guide_label);
    }
}

/* The word that hangs on another, its children and neighbours. */
static void put_dependent(const struct parsing *parsing, uint32_t dependent,
                          struct parsing_features *features)
{
    const struct parsing_node *nodes = parsing->nodes;
    const struct parsing_node *d = nodes + dependent;
    const struct parsing_node *left = nodes + d->left[0];
    const struct parsing_node *right = nodes + d->right[0];
    const struct parsing_node *after = nodes + (dependent < parsing->count ? dependent + 1 : 0);
    put_word(features, L_DW, d, KIND_WORD);
    put_word(features, L_DP, d, KIND_TAG);
    put_word(features, L_DC, d, KIND_CLUSTER);
    put_word(features, L_DLW, left, KIND_WORD);
    put_word(features, L_DLP, left, KIND_TAG);
    put_word(features, L_DLL, left, KIND_LABEL);
    put_word(features, L_DRW, right, KIND_WORD);
    put_word(features, L_DRP, right, KIND_TAG);
    put_word(features, L_DRL, right, KIND_LABEL);
    put_word(features, L_DBP, d - 1, KIND_TAG);
    put_word(features, L_DBW, d - 1, KIND_WORD);
    put_word(features, L_DAP, after, KIND_TAG);
    put_word(features, L_DAW, after, KIND_WORD);
}

/* Its head, the head's children and neighbours. */
static void put_head(const struct parsing *parsing, uint32_t head,
                     struct parsing_features *features)
{
    const struct parsing_node *nodes = parsing->nodes;
    const struct parsing_node *h = nodes + head;
    const struct parsing_node *left = nodes + h->left[0];
    const struct parsing_node *right = nodes + h->right[0];
    put_word(features, L_HW, h, KIND_WORD);
    put_word(features, L_HP, h, KIND_TAG);
    put_word(features, L_HC, h, KIND_CLUSTER);
    put_word(features, L_HBP, nodes + (head > 0 ? head - 1 : 0), KIND_TAG);
    put_word(features, L_HAP, nodes + (head < parsing->count ? head + 1 : 0), KIND_TAG);
    put_word(features, L_HLW, left, KIND_WORD);
    put_word(features, L_HLP, left, KIND_TAG);
    put_word(features, L_HLL, left, KIND_LABEL);
    put_word(features, L_HRW, right, KIND_WORD);
    put_word(features, L_HRP, right, KIND_TAG);
    put_word(features, L_HRL, right, KIND_LABEL);
}

void parsing_label_start(const struct parsing *parsing, uint32_t head, uint32_t dependent,
                         struct parsing_features *features)
{
    const struct parsing_node *nodes = parsing->nodes;
    uint32_t first = head < dependent ? head : dependent;
    uint32_t last = head < dependent ? dependent : head;
    const struct parsing_node *d = nodes + dependent;
    const struct parsing_node *h = nodes + head;
    features->stages = &parsing->templates->labels;
    features->hashes[0] = 0;
    put_dependent(parsing, dependent, features);
    put_head(parsing, head, features);
    put(features, L_DI, distance(head, dependent) * 2 + (head < dependent));
    put(features, L_TD, between(nodes, first, last));
    put(features, L_SLD, d->left_labels);
    put(features, L_SRD, d->right_labels);
    put(features, L_SLH, h->left_labels);
    put(features, L_SRH, h->right_labels);
    if (parsing->templates->guided) {
        put(features, L_GD, (uint64_t)d->guide_label * 2 + (d->guide_head == head));
    }
}
