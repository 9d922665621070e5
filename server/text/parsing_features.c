/* Feature templates of the parser: which words, tags, classes, relations and distances are looked
 * at together. A template is a list of atoms, written as a shorter template and one atom more, so
 * that each key costs one step of the hash. The state is read into the atoms first, once for all.
 * S0 … are the words on the stack from the top, B0 … those of the buffer; L and R are outermost
 * children, M and Q those before; W, P, C and L mean word, tag, class and relation; D distances, T
 * what stands between, V numbers and SL, SR sets of children; GM which moves the guide advises
 * against, G0 and GB its relations. In the second table H is the head, D the dependent, - and +
 * their neighbours. */
#include "text/parsing.h"

#include "text/weights.h"

/* A template is an earlier one (by its place from 1; 0: none) with one more atom. */
struct template
{
    uint8_t base;
    uint8_t atom;
};

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
    M_GM,
    M_G0,
    M_GB,
    M_COUNT
};

static const struct template MOVE_TEMPLATES[] = {
    {0, M_S0P},   {1, M_S0W},   {0, M_S0W},   {0, M_S0C},    {0, M_S1P},    {5, M_S1W},
    {0, M_S1W},   {0, M_S1C},   {0, M_B0P},   {9, M_B0W},    {0, M_B0W},    {0, M_B0C},
    {0, M_B1P},   {13, M_B1W},  {0, M_B1W},   {0, M_B1C},    {0, M_B2W},    {0, M_B2P},
    {0, M_B3P},   {0, M_S2W},   {0, M_S2P},   {0, M_S3P},    {1, M_B0P},    {23, M_S0W},
    {24, M_B0W},  {3, M_B0W},   {23, M_B0W},  {9, M_S0W},    {1, M_B0W},    {3, M_S1W},
    {1, M_S1P},   {5, M_S0W},   {1, M_S1W},   {31, M_S0W},   {31, M_S1W},   {9, M_S1P},
    {11, M_S1W},  {9, M_S1W},   {5, M_B0W},   {12, M_S0C},   {4, M_S1C},    {12, M_S1C},
    {9, M_S0C},   {1, M_B0C},   {1, M_S1C},   {5, M_S0C},    {11, M_S0C},   {3, M_B0C},
    {7, M_S0C},   {3, M_S1C},   {9, M_B1P},   {11, M_B1P},   {9, M_B1W},    {11, M_B1W},
    {12, M_B1C},  {1, M_B1P},   {3, M_B1P},   {1, M_B1W},    {1, M_B2P},    {5, M_B1P},
    {7, M_B1P},   {51, M_B2P},  {23, M_B1P},  {63, M_B2P},   {23, M_S1P},   {65, M_B1P},
    {31, M_S2P},  {65, M_S2P},  {28, M_B1P},  {29, M_B1P},   {23, M_B1W},   {23, M_S1W},
    {36, M_S0W},  {31, M_B0W},  {12, M_B1P},  {75, M_S0C},   {40, M_S1C},   {23, M_S1C},
    {31, M_B0C},  {23, M_S0LP}, {23, M_S0RP}, {23, M_BLP},   {31, M_S1RP},  {31, M_S1LP},
    {31, M_S0LP}, {31, M_S0RP}, {36, M_S1RP}, {65, M_S0RP},  {3, M_D0},     {1, M_D0},
    {11, M_D0},   {9, M_D0},    {23, M_D0},   {26, M_D0},    {31, M_D1},    {7, M_D1},
    {3, M_D1},    {30, M_D1},   {31, M_T1},   {23, M_T0},    {63, M_T0},    {65, M_T1},
    {28, M_T0},   {29, M_T0},   {33, M_T1},   {3, M_VL0},    {1, M_VL0},    {3, M_VR0},
    {1, M_VR0},   {7, M_VR1},   {5, M_VR1},   {5, M_VL1},    {11, M_VLB},   {9, M_VLB},
    {0, M_S0LW},  {0, M_S0LP},  {0, M_S0LL},  {0, M_S0RW},   {0, M_S0RP},   {0, M_S0RL},
    {0, M_BLW},   {0, M_BLP},   {0, M_BLL},   {0, M_S1RW},   {0, M_S1RP},   {0, M_S1RL},
    {0, M_S1LP},  {0, M_S1LL},  {1, M_S0LL},  {1, M_S0RL},   {3, M_S0LL},   {3, M_S0RL},
    {9, M_BLL},   {11, M_BLL},  {5, M_S1RL},  {7, M_S1RL},   {5, M_S1LL},   {1, M_SL0},
    {3, M_SL0},   {1, M_SR0},   {3, M_SR0},   {5, M_SR1},    {7, M_SR1},    {5, M_SL1},
    {9, M_SLB},   {11, M_SLB},  {1, M_S0LP},  {147, M_S0MP}, {1, M_S0QP},   {149, M_S0RP},
    {9, M_BLP},   {151, M_BMP}, {5, M_S1QP},  {153, M_S1RP}, {23, M_S0RL},  {23, M_S0LL},
    {31, M_S1RL}, {31, M_S0LL}, {31, M_S0RL}, {23, M_S0LW},  {31, M_S0LW},  {7, M_S0LW},
    {33, M_S0LW}, {9, M_S0LW},  {1, M_S1RW},  {9, M_S0RW},   {11, M_S0RW},  {31, M_SL0},
    {168, M_SR1}, {23, M_SL0},  {23, M_SR0},  {33, M_SR1},   {0, M_GM},     {173, M_S0P},
    {174, M_B0P}, {174, M_S1P}, {173, M_S0W}, {173, M_B0W},  {173, M_S1W},  {175, M_S1P},
    {177, M_B0W}, {177, M_S1W}, {174, M_D0},  {175, M_B1P},  {173, M_G0},   {175, M_G0},
    {185, M_GB},  {176, M_G0},  {173, M_T0},  {173, M_T1},   {173, M_B0P},  {191, M_S0W},
    {174, M_B0W}, {174, M_S1W}, {173, M_S1P}, {195, M_S0W},  {173, M_B0C},  {197, M_S0C},
    {175, M_GB},  {174, M_SR0}, {174, M_SL0}, {195, M_SR1},  {191, M_SLB},  {191, M_B1P},
    {204, M_B2P}, {174, M_VL0}, {206, M_VR0}, {175, M_S0LW}, {176, M_S0LW}, {179, M_S0LW},
};

enum label_atom {
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
    L_GD,
    L_COUNT
};

static const struct template LABEL_TEMPLATES[] = {
    {0, L_DW},   {0, L_DP},   {0, L_DC},   {0, L_HW},   {0, L_HP},   {0, L_HC},   {1, L_HW},
    {5, L_DW},   {2, L_HW},   {2, L_HP},   {10, L_DW},  {3, L_HC},   {5, L_DC},   {2, L_HC},
    {10, L_DI},  {8, L_DI},   {9, L_DI},   {15, L_TD},  {0, L_DLW},  {0, L_DLP},  {0, L_DLL},
    {2, L_DLW},  {5, L_DLW},  {4, L_DLW},  {10, L_DLW}, {1, L_DLW},  {13, L_DLW}, {19, L_HC},
    {10, L_DLP}, {10, L_DLL}, {0, L_DRW},  {0, L_DRP},  {0, L_DRL},  {10, L_DRL}, {2, L_DRW},
    {10, L_DRP}, {0, L_SLD},  {0, L_SRD},  {2, L_SLD},  {2, L_SRD},  {10, L_SLD}, {1, L_SLD},
    {10, L_SRD}, {0, L_SLH},  {0, L_SRH},  {5, L_SLH},  {5, L_SRH},  {4, L_SLH},  {4, L_SRH},
    {10, L_SLH}, {10, L_SRH}, {9, L_SLH},  {9, L_SRH},  {41, L_SLH}, {41, L_SRH}, {2, L_DBP},
    {2, L_DBW},  {2, L_DAP},  {2, L_DAW},  {58, L_DBP}, {10, L_DBP}, {10, L_DAP}, {5, L_DBW},
    {5, L_DAW},  {10, L_HBP}, {10, L_HAP}, {10, L_HLW}, {10, L_HLL}, {10, L_HRL}, {10, L_HRW},
    {10, L_HRP}, {10, L_HLP}, {1, L_DAW},  {1, L_DBW},  {13, L_SLD}, {13, L_DI},  {2, L_DI},
    {77, L_HC},  {0, L_GD},   {79, L_DP},  {80, L_HP},  {79, L_DW},  {79, L_HW},  {79, L_HP},
    {84, L_DI},  {80, L_SLD}, {80, L_SLH}, {80, L_SRH}, {79, L_DLW}, {84, L_DLW}, {84, L_DW},
    {80, L_HW},  {79, L_DAP}, {93, L_DBP}, {79, L_DC},  {84, L_DC},
};

/* The guided templates come last, and are left out when there is no guide. */
enum { MOVE_GUIDED_COUNT = 38, LABEL_GUIDED_COUNT = 18 };
enum { MOVE_TEMPLATE_COUNT = sizeof MOVE_TEMPLATES / sizeof *MOVE_TEMPLATES };
enum { LABEL_TEMPLATE_COUNT = sizeof LABEL_TEMPLATES / sizeof *LABEL_TEMPLATES };
_Static_assert((int)MOVE_TEMPLATE_COUNT <= (int)PARSING_MOVE_FEATURES, "room for all templates");
_Static_assert((int)LABEL_TEMPLATE_COUNT <= (int)PARSING_LABEL_FEATURES, "room for all templates");

enum { TEMPLATES_MAX = 254 };
_Static_assert((int)MOVE_TEMPLATE_COUNT <= (int)TEMPLATES_MAX, "a place fits a byte");

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

static void combine(const struct template *templates, size_t count, const uint64_t *atoms,
                    uint64_t *keys)
{
    uint64_t bases[TEMPLATES_MAX + 1];
    bases[0] = UINT64_C(0x2545f4914f6cdd1d);
    for (size_t i = 0; i < count; i++) {
        uint64_t atom = atoms[templates[i].atom] + ((uint64_t)templates[i].atom << 56);
        bases[i + 1] = weights_mix(bases[templates[i].base], atom);
        keys[i] = bases[i + 1];
    }
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
    atoms[M_GM] = guided_moves(parsing);
    atoms[M_G0] = s0->guide_label;
    atoms[M_GB] = b0->guide_label;
    size_t count = MOVE_TEMPLATE_COUNT - (parsing->guided ? 0 : MOVE_GUIDED_COUNT);
    combine(MOVE_TEMPLATES, count, atoms, keys);
    return count;
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
    atoms[L_GD] = (uint64_t)d->guide_label * 2 + (d->guide_head == head);
    size_t count = LABEL_TEMPLATE_COUNT - (parsing->guided ? 0 : LABEL_GUIDED_COUNT);
    combine(LABEL_TEMPLATES, count, atoms, keys);
    return count;
}
