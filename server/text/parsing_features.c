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
    M_WORDS,
    M_D0 = M_WORDS,
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
    L_WORDS,
    L_DI = L_WORDS,
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

size_t parsing_stage(struct parsing_features *features, unsigned stage, const uint64_t **keys)
{
    const struct parsing_stages *stages = features->stages;
    size_t first = stage == 0 ? 0 : stages->ends[stage - 1];
    size_t end = stages->ends[stage];
    for (size_t i = first; i < end; i++) {
        struct parsing_template template = stages->items[i];
        features->keys[i + 1] = features->keys[template.base] ^ features->atoms[template.atom];
    }
    *keys = features->keys + first + 1;
    return end - first;
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

/* Where an atom comes from: one of the words gathered for a decision, and what of it. */
struct source {
    uint8_t node;
    uint8_t kind;
};

static void put_words(struct parsing_features *features, const struct parsing_node *const *nodes,
                      const struct source *sources, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        features->atoms[i] = keys_turn(nodes[sources[i].node]->atoms[sources[i].kind], i);
    }
}

enum move_node {
    MN_S0,
    MN_S1,
    MN_S2,
    MN_S3,
    MN_B0,
    MN_B1,
    MN_B2,
    MN_B3,
    MN_S0L,
    MN_S0R,
    MN_S0M,
    MN_S0Q,
    MN_S1L,
    MN_S1R,
    MN_S1Q,
    MN_BL,
    MN_BM,
    MN_COUNT
};

enum label_node { LN_D, LN_H, LN_DL, LN_DR, LN_HL, LN_HR, LN_DB, LN_DA, LN_HB, LN_HA, LN_COUNT };

static const struct source MOVE_SOURCES[M_WORDS] = {
    [M_S0W] = {MN_S0, KIND_WORD},    [M_S0P] = {MN_S0, KIND_TAG},
    [M_S0C] = {MN_S0, KIND_CLUSTER}, [M_S1W] = {MN_S1, KIND_WORD},
    [M_S1P] = {MN_S1, KIND_TAG},     [M_S1C] = {MN_S1, KIND_CLUSTER},
    [M_B0W] = {MN_B0, KIND_WORD},    [M_B0P] = {MN_B0, KIND_TAG},
    [M_B0C] = {MN_B0, KIND_CLUSTER}, [M_B1W] = {MN_B1, KIND_WORD},
    [M_B1P] = {MN_B1, KIND_TAG},     [M_B1C] = {MN_B1, KIND_CLUSTER},
    [M_B2W] = {MN_B2, KIND_WORD},    [M_B2P] = {MN_B2, KIND_TAG},
    [M_B3P] = {MN_B3, KIND_TAG},     [M_S2W] = {MN_S2, KIND_WORD},
    [M_S2P] = {MN_S2, KIND_TAG},     [M_S3P] = {MN_S3, KIND_TAG},
    [M_S0LP] = {MN_S0L, KIND_TAG},   [M_S0RP] = {MN_S0R, KIND_TAG},
    [M_BLP] = {MN_BL, KIND_TAG},     [M_S1RP] = {MN_S1R, KIND_TAG},
    [M_S1LP] = {MN_S1L, KIND_TAG},   [M_S0LW] = {MN_S0L, KIND_WORD},
    [M_S0LL] = {MN_S0L, KIND_LABEL}, [M_S0RW] = {MN_S0R, KIND_WORD},
    [M_S0RL] = {MN_S0R, KIND_LABEL}, [M_BLW] = {MN_BL, KIND_WORD},
    [M_BLL] = {MN_BL, KIND_LABEL},   [M_S1RW] = {MN_S1R, KIND_WORD},
    [M_S1RL] = {MN_S1R, KIND_LABEL}, [M_S1LL] = {MN_S1L, KIND_LABEL},
    [M_S0MP] = {MN_S0M, KIND_TAG},   [M_S0QP] = {MN_S0Q, KIND_TAG},
    [M_BMP] = {MN_BM, KIND_TAG},     [M_S1QP] = {MN_S1Q, KIND_TAG},
};

static const struct source LABEL_SOURCES[L_WORDS] = {
    [L_DW] = {LN_D, KIND_WORD},   [L_DP] = {LN_D, KIND_TAG},     [L_DC] = {LN_D, KIND_CLUSTER},
    [L_HW] = {LN_H, KIND_WORD},   [L_HP] = {LN_H, KIND_TAG},     [L_HC] = {LN_H, KIND_CLUSTER},
    [L_DLW] = {LN_DL, KIND_WORD}, [L_DLP] = {LN_DL, KIND_TAG},   [L_DLL] = {LN_DL, KIND_LABEL},
    [L_DRW] = {LN_DR, KIND_WORD}, [L_DRP] = {LN_DR, KIND_TAG},   [L_DRL] = {LN_DR, KIND_LABEL},
    [L_DBP] = {LN_DB, KIND_TAG},  [L_DBW] = {LN_DB, KIND_WORD},  [L_DAP] = {LN_DA, KIND_TAG},
    [L_DAW] = {LN_DA, KIND_WORD}, [L_HBP] = {LN_HB, KIND_TAG},   [L_HAP] = {LN_HA, KIND_TAG},
    [L_HLW] = {LN_HL, KIND_WORD}, [L_HLL] = {LN_HL, KIND_LABEL}, [L_HRL] = {LN_HR, KIND_LABEL},
    [L_HRW] = {LN_HR, KIND_WORD}, [L_HRP] = {LN_HR, KIND_TAG},   [L_HLP] = {LN_HL, KIND_TAG},
};

static void gather_move_nodes(const struct parsing *parsing, const struct parsing_node **at)
{
    const struct parsing_node *nodes = parsing->nodes;
    for (uint32_t i = 0; i < 4; i++) {
        at[MN_S0 + i] = nodes + stack_at(parsing, i);
        at[MN_B0 + i] = nodes + buffer_at(parsing, i);
    }
    for (uint32_t i = 0; i < 2; i++) {
        at[i ? MN_S0M : MN_S0L] = nodes + at[MN_S0]->left[i];
        at[i ? MN_S0Q : MN_S0R] = nodes + at[MN_S0]->right[i];
        at[i ? MN_S1Q : MN_S1R] = nodes + at[MN_S1]->right[i];
        at[i ? MN_BM : MN_BL] = nodes + at[MN_B0]->left[i];
    }
    at[MN_S1L] = nodes + at[MN_S1]->left[0];
}

static void put_guide_of_move(const struct parsing *parsing, const struct parsing_node *const *at,
                              struct parsing_features *features)
{
    put(features, M_GM, guided_moves(parsing));
    put(features, M_G0, at[MN_S0]->guide_label);
    put(features, M_GB, at[MN_B0]->guide_label);
}

void parsing_move_start(const struct parsing *parsing, struct parsing_features *features)
{
    const struct parsing_node *at[MN_COUNT];
    gather_move_nodes(parsing, at);
    const struct parsing_node *nodes = parsing->nodes;
    const struct parsing_node *s0 = at[MN_S0];
    const struct parsing_node *s1 = at[MN_S1];
    const struct parsing_node *b0 = at[MN_B0];
    uint32_t top = (uint32_t)(s0 - nodes);
    uint32_t below = (uint32_t)(s1 - nodes);
    uint32_t next = (uint32_t)(b0 - nodes);
    features->stages = &parsing->templates->moves;
    features->keys[0] = 0;
    put_words(features, at, MOVE_SOURCES, M_WORDS);
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
        put_guide_of_move(parsing, at, features);
    }
}

void parsing_label_start(const struct parsing *parsing, uint32_t head, uint32_t dependent,
                         struct parsing_features *features)
{
    const struct parsing_node *nodes = parsing->nodes;
    uint32_t first = head < dependent ? head : dependent;
    uint32_t last = head < dependent ? dependent : head;
    const struct parsing_node *d = nodes + dependent;
    const struct parsing_node *h = nodes + head;
    const struct parsing_node *const at[LN_COUNT] = {
        [LN_D] = d,
        [LN_H] = h,
        [LN_DL] = nodes + d->left[0],
        [LN_DR] = nodes + d->right[0],
        [LN_HL] = nodes + h->left[0],
        [LN_HR] = nodes + h->right[0],
        [LN_DB] = nodes + dependent - 1,
        [LN_DA] = nodes + (dependent < parsing->count ? dependent + 1 : 0),
        [LN_HB] = nodes + (head > 0 ? head - 1 : 0),
        [LN_HA] = nodes + (head < parsing->count ? head + 1 : 0),
    };
    features->stages = &parsing->templates->labels;
    features->keys[0] = 0;
    put_words(features, at, LABEL_SOURCES, L_WORDS);
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
