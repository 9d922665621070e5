/* Feature templates of the parser: which words, tags, classes, relations and distances are looked
 * at together. A template is a list of atoms; its key is the hash of its number and of them. The
 * state is read into the atoms first, once for all templates. S0 … are the words on the stack from
 * the top, B0 … those of the buffer; L and R are outermost children, M and Q those before; W, P, C
 * and L mean word, tag, class and relation; D distances, T what stands between, V numbers and SL,
 * SR sets of children. In the second table H is the head, D the dependent, - and + their
 * neighbours. */
#include "text/parsing.h"

#include "text/weights.h"

enum { ATOMS_MAX = 4 };

enum move_atom {
    M_NONE,
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
    M_S0LP,
    M_S0RP,
    M_BLP,
    M_S1RP,
    M_S1LP,
    M_D0,
    M_D1,
    M_T1,
    M_T0,
    M_VL0,
    M_VR0,
    M_VR1,
    M_VL1,
    M_VLB,
    M_S0LW,
    M_S0LL,
    M_S0RW,
    M_S0RL,
    M_BLW,
    M_BLL,
    M_S1RW,
    M_S1RL,
    M_S1LL,
    M_SL0,
    M_SR0,
    M_SR1,
    M_SL1,
    M_SLB,
    M_S0MP,
    M_S0QP,
    M_BMP,
    M_S1QP,
    M_COUNT
};

static const uint8_t MOVE_TEMPLATES[][ATOMS_MAX] = {
    {M_S0W, M_S0P},
    {M_S0W},
    {M_S0P},
    {M_S0C},
    {M_S1W, M_S1P},
    {M_S1W},
    {M_S1P},
    {M_S1C},
    {M_B0W, M_B0P},
    {M_B0W},
    {M_B0P},
    {M_B0C},
    {M_B1W, M_B1P},
    {M_B1W},
    {M_B1P},
    {M_B1C},
    {M_B2W},
    {M_B2P},
    {M_B3P},
    {M_S2W},
    {M_S2P},
    {M_S3P},
    {M_S0W, M_S0P, M_B0W, M_B0P},
    {M_S0W, M_B0W},
    {M_S0W, M_S0P, M_B0P},
    {M_S0P, M_B0W, M_B0P},
    {M_S0W, M_B0P},
    {M_S0P, M_B0W},
    {M_S0P, M_B0P},
    {M_S0W, M_S1W},
    {M_S0P, M_S1P},
    {M_S0W, M_S1P},
    {M_S0P, M_S1W},
    {M_S0W, M_S0P, M_S1P},
    {M_S0P, M_S1W, M_S1P},
    {M_S1P, M_B0P},
    {M_S1W, M_B0W},
    {M_S1W, M_B0P},
    {M_S1P, M_B0W},
    {M_S0C, M_B0C},
    {M_S0C, M_S1C},
    {M_S1C, M_B0C},
    {M_S0C, M_B0P},
    {M_S0P, M_B0C},
    {M_S1C, M_S0P},
    {M_S1P, M_S0C},
    {M_S0C, M_B0W},
    {M_S0W, M_B0C},
    {M_S0C, M_S1W},
    {M_S0W, M_S1C},
    {M_B0P, M_B1P},
    {M_B0W, M_B1P},
    {M_B0P, M_B1W},
    {M_B0W, M_B1W},
    {M_B0C, M_B1C},
    {M_S0P, M_B1P},
    {M_S0W, M_B1P},
    {M_S0P, M_B1W},
    {M_S0P, M_B2P},
    {M_S1P, M_B1P},
    {M_S1W, M_B1P},
    {M_B0P, M_B1P, M_B2P},
    {M_S0P, M_B0P, M_B1P},
    {M_S0P, M_B0P, M_B1P, M_B2P},
    {M_S1P, M_S0P, M_B0P},
    {M_S1P, M_S0P, M_B0P, M_B1P},
    {M_S2P, M_S1P, M_S0P},
    {M_S2P, M_S1P, M_S0P, M_B0P},
    {M_S0W, M_B0P, M_B1P},
    {M_S0P, M_B0W, M_B1P},
    {M_S0P, M_B0P, M_B1W},
    {M_S1W, M_S0P, M_B0P},
    {M_S1P, M_S0W, M_B0P},
    {M_S1P, M_S0P, M_B0W},
    {M_S0C, M_B0C, M_B1P},
    {M_S1C, M_S0C, M_B0C},
    {M_S1C, M_S0P, M_B0P},
    {M_S1P, M_S0P, M_B0C},
    {M_S0P, M_S0LP, M_B0P},
    {M_S0P, M_S0RP, M_B0P},
    {M_S0P, M_B0P, M_BLP},
    {M_S1P, M_S1RP, M_S0P},
    {M_S1P, M_S1LP, M_S0P},
    {M_S1P, M_S0P, M_S0LP},
    {M_S1P, M_S0P, M_S0RP},
    {M_S1P, M_S1RP, M_B0P},
    {M_S0P, M_S0RP, M_S1P, M_B0P},
    {M_S0W, M_D0},
    {M_S0P, M_D0},
    {M_B0W, M_D0},
    {M_B0P, M_D0},
    {M_S0P, M_B0P, M_D0},
    {M_S0W, M_B0W, M_D0},
    {M_S1P, M_S0P, M_D1},
    {M_S1W, M_D1},
    {M_S0W, M_D1},
    {M_S1W, M_S0W, M_D1},
    {M_S1P, M_S0P, M_T1},
    {M_S0P, M_B0P, M_T0},
    {M_S0P, M_B0P, M_T0, M_B1P},
    {M_S1P, M_S0P, M_T1, M_B0P},
    {M_S0W, M_B0P, M_T0},
    {M_S0P, M_B0W, M_T0},
    {M_S1W, M_S0P, M_T1},
    {M_S0W, M_VL0},
    {M_S0P, M_VL0},
    {M_S0W, M_VR0},
    {M_S0P, M_VR0},
    {M_S1W, M_VR1},
    {M_S1P, M_VR1},
    {M_S1P, M_VL1},
    {M_B0W, M_VLB},
    {M_B0P, M_VLB},
    {M_S0LW},
    {M_S0LP},
    {M_S0LL},
    {M_S0RW},
    {M_S0RP},
    {M_S0RL},
    {M_BLW},
    {M_BLP},
    {M_BLL},
    {M_S1RW},
    {M_S1RP},
    {M_S1RL},
    {M_S1LP},
    {M_S1LL},
    {M_S0P, M_S0LL},
    {M_S0P, M_S0RL},
    {M_S0W, M_S0LL},
    {M_S0W, M_S0RL},
    {M_B0P, M_BLL},
    {M_B0W, M_BLL},
    {M_S1P, M_S1RL},
    {M_S1W, M_S1RL},
    {M_S1P, M_S1LL},
    {M_S0P, M_SL0},
    {M_S0W, M_SL0},
    {M_S0P, M_SR0},
    {M_S0W, M_SR0},
    {M_S1P, M_SR1},
    {M_S1W, M_SR1},
    {M_S1P, M_SL1},
    {M_B0P, M_SLB},
    {M_B0W, M_SLB},
    {M_S0P, M_S0LP, M_S0MP},
    {M_S0P, M_S0RP, M_S0QP},
    {M_B0P, M_BLP, M_BMP},
    {M_S1P, M_S1RP, M_S1QP},
    {M_S0P, M_S0RL, M_B0P},
    {M_S0P, M_S0LL, M_B0P},
    {M_S1P, M_S1RL, M_S0P},
    {M_S1P, M_S0P, M_S0LL},
    {M_S1P, M_S0P, M_S0RL},
    {M_S0LW, M_S0P, M_B0P},
    {M_S0LW, M_S0P, M_S1P},
    {M_S0LW, M_S1W},
    {M_S0LW, M_S1W, M_S0P},
    {M_S0LW, M_B0P},
    {M_S1RW, M_S0P},
    {M_S0RW, M_B0P},
    {M_S0RW, M_B0W},
    {M_S1P, M_SR1, M_S0P, M_SL0},
    {M_S0P, M_SL0, M_B0P},
    {M_S0P, M_SR0, M_B0P},
    {M_S1W, M_SR1, M_S0P},
};

enum label_atom {
    L_NONE,
    L_DW,
    L_DP,
    L_DC,
    L_HW,
    L_HP,
    L_HC,
    L_DI,
    L_TD,
    L_DLW,
    L_DLP,
    L_DLL,
    L_DRW,
    L_DRP,
    L_DRL,
    L_SLD,
    L_SRD,
    L_SLH,
    L_SRH,
    L_DBP,
    L_DBW,
    L_DAP,
    L_DAW,
    L_HBP,
    L_HAP,
    L_HLW,
    L_HLL,
    L_HRL,
    L_HRW,
    L_HRP,
    L_HLP,
    L_COUNT
};

static const uint8_t LABEL_TEMPLATES[][ATOMS_MAX] = {
    {L_DW},
    {L_DP},
    {L_DC},
    {L_HW},
    {L_HP},
    {L_HC},
    {L_DW, L_HW},
    {L_DW, L_HP},
    {L_DP, L_HW},
    {L_DP, L_HP},
    {L_DW, L_DP, L_HP},
    {L_DC, L_HC},
    {L_DC, L_HP},
    {L_DP, L_HC},
    {L_DP, L_HP, L_DI},
    {L_DW, L_HP, L_DI},
    {L_DP, L_HW, L_DI},
    {L_DP, L_HP, L_DI, L_TD},
    {L_DLW},
    {L_DLP},
    {L_DLL},
    {L_DLW, L_DP},
    {L_DLW, L_HP},
    {L_DLW, L_HW},
    {L_DLW, L_HP, L_DP},
    {L_DLW, L_DW},
    {L_DLW, L_DC, L_HP},
    {L_DLW, L_HC},
    {L_DLP, L_DP, L_HP},
    {L_DLL, L_DP, L_HP},
    {L_DRW},
    {L_DRP},
    {L_DRL},
    {L_DRL, L_DP, L_HP},
    {L_DRW, L_DP},
    {L_DRP, L_DP, L_HP},
    {L_SLD},
    {L_SRD},
    {L_DP, L_SLD},
    {L_DP, L_SRD},
    {L_DP, L_HP, L_SLD},
    {L_DW, L_SLD},
    {L_DP, L_HP, L_SRD},
    {L_SLH},
    {L_SRH},
    {L_HP, L_SLH},
    {L_HP, L_SRH},
    {L_HW, L_SLH},
    {L_HW, L_SRH},
    {L_DP, L_HP, L_SLH},
    {L_DP, L_HP, L_SRH},
    {L_DP, L_HW, L_SLH},
    {L_DP, L_HW, L_SRH},
    {L_DP, L_HP, L_SLD, L_SLH},
    {L_DP, L_HP, L_SLD, L_SRH},
    {L_DBP, L_DP},
    {L_DBW, L_DP},
    {L_DAP, L_DP},
    {L_DAW, L_DP},
    {L_DBP, L_DP, L_DAP},
    {L_DBP, L_DP, L_HP},
    {L_DAP, L_DP, L_HP},
    {L_DBW, L_HP},
    {L_DAW, L_HP},
    {L_HBP, L_HP, L_DP},
    {L_HAP, L_HP, L_DP},
    {L_HLW, L_HP, L_DP},
    {L_HLL, L_HP, L_DP},
    {L_HRL, L_HP, L_DP},
    {L_HRW, L_HP, L_DP},
    {L_HRP, L_HP, L_DP},
    {L_HLP, L_HP, L_DP},
    {L_DW, L_DAW},
    {L_DW, L_DBW},
    {L_DC, L_SLD, L_HP},
    {L_DC, L_HP, L_DI},
    {L_DP, L_HC, L_DI},
};

enum { MOVE_TEMPLATE_COUNT = sizeof MOVE_TEMPLATES / sizeof *MOVE_TEMPLATES };
enum { LABEL_TEMPLATE_COUNT = sizeof LABEL_TEMPLATES / sizeof *LABEL_TEMPLATES };
_Static_assert((int)MOVE_TEMPLATE_COUNT <= (int)PARSING_MOVE_FEATURES, "room for all templates");
_Static_assert((int)LABEL_TEMPLATE_COUNT <= (int)PARSING_LABEL_FEATURES, "room for all templates");

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

static void combine(const uint8_t (*templates)[ATOMS_MAX], size_t count, const uint64_t *atoms,
                    uint64_t *keys)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t key = i + 1;
        for (size_t k = 0; k < ATOMS_MAX && templates[i][k]; k++) {
            key = weights_mix(key, atoms[templates[i][k]] + 1);
        }
        keys[i] = key;
    }
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
enum kind { KIND_NONE, KIND_WORD, KIND_TAG, KIND_CLUSTER, KIND_LABEL };

struct source {
    uint8_t node;
    uint8_t kind;
};

static uint64_t read_atom(const struct parsing_node *node, enum kind kind)
{
    switch (kind) {
    case KIND_WORD:
        return node->word;
    case KIND_TAG:
        return node->tag;
    case KIND_CLUSTER:
        return node->cluster;
    case KIND_LABEL:
        return node->label;
    case KIND_NONE:
        break;
    }
    return 0;
}

static void read_atoms(const struct parsing_node *const *nodes, const struct source *sources,
                       size_t count, uint64_t *atoms)
{
    for (size_t i = 0; i < count; i++) {
        if (sources[i].kind != KIND_NONE) {
            atoms[i] = read_atom(nodes[sources[i].node], (enum kind)sources[i].kind);
        }
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

static const struct source MOVE_SOURCES[M_COUNT] = {
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

static const struct source LABEL_SOURCES[L_COUNT] = {
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

size_t parsing_move_features(const struct parsing *parsing, uint64_t keys[PARSING_MOVE_FEATURES])
{
    const struct parsing_node *at[MN_COUNT];
    uint64_t atoms[M_COUNT];
    gather_move_nodes(parsing, at);
    read_atoms(at, MOVE_SOURCES, M_COUNT, atoms);
    const struct parsing_node *nodes = parsing->nodes;
    const struct parsing_node *s0 = at[MN_S0];
    const struct parsing_node *s1 = at[MN_S1];
    const struct parsing_node *b0 = at[MN_B0];
    const uint32_t s[2] = {(uint32_t)(s0 - nodes), (uint32_t)(s1 - nodes)};
    const uint32_t b[1] = {(uint32_t)(b0 - nodes)};
    atoms[M_D0] = distance(s[0], b[0]);
    atoms[M_D1] = distance(s[1], s[0]);
    atoms[M_T1] = between(nodes, s[1], s[0]);
    atoms[M_T0] = between(nodes, s[0], b[0]);
    atoms[M_VL0] = s0->left_count;
    atoms[M_VR0] = s0->right_count;
    atoms[M_VR1] = s1->right_count;
    atoms[M_VL1] = s1->left_count;
    atoms[M_VLB] = b0->left_count;
    atoms[M_SL0] = s0->left_labels;
    atoms[M_SR0] = s0->right_labels;
    atoms[M_SR1] = s1->right_labels;
    atoms[M_SL1] = s1->left_labels;
    atoms[M_SLB] = b0->left_labels;
    combine(MOVE_TEMPLATES, MOVE_TEMPLATE_COUNT, atoms, keys);
    return MOVE_TEMPLATE_COUNT;
}

size_t parsing_label_features(const struct parsing *parsing, uint32_t head, uint32_t dependent,
                              uint64_t keys[PARSING_LABEL_FEATURES])
{
    const struct parsing_node *nodes = parsing->nodes;
    uint32_t first = head < dependent ? head : dependent;
    uint32_t last = head < dependent ? dependent : head;
    uint64_t direction = distance(head, dependent) * 2 + (head < dependent);
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
    uint64_t atoms[L_COUNT];
    read_atoms(at, LABEL_SOURCES, L_COUNT, atoms);
    atoms[L_DI] = direction;
    atoms[L_TD] = between(nodes, first, last);
    atoms[L_SLD] = d->left_labels;
    atoms[L_SRD] = d->right_labels;
    atoms[L_SLH] = h->left_labels;
    atoms[L_SRH] = h->right_labels;
    combine(LABEL_TEMPLATES, LABEL_TEMPLATE_COUNT, atoms, keys);
    return LABEL_TEMPLATE_COUNT;
}
