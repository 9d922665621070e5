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
static const size_t MOVE_STAGES[PARSING_STAGES] = {32, 56, 96, 128, MOVE_TEMPLATE_COUNT};
static const size_t LABEL_STAGES[PARSING_STAGES] = {24, 32, 40, 56, LABEL_TEMPLATE_COUNT};

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

/* A kind of decision: its templates, and the first of the atoms that only a guide gives. */
struct templates {
    const struct template *items;
    const size_t *stages;
    uint8_t guided_from;
};

static const struct templates MOVES = {MOVE_TEMPLATES, MOVE_STAGES, M_GM};
static const struct templates LABELS = {LABEL_TEMPLATES, LABEL_STAGES, L_GD};

/* Writes the keys of a stage. Without a guide the templates with its atoms, and those made from
 * them, have no key: their base is 0. */
static size_t combine(struct parsing_features *features, const struct templates *templates,
                      unsigned stage, uint64_t *keys)
{
    uint64_t *bases = features->bases;
    size_t count = 0;
    size_t end = templates->stages[stage];
    for (size_t i = features->place; i < end; i++) {
        struct template template = templates->items[i];
        uint64_t base = bases[template.base];
        if (!features->guided && (base == 0 || template.atom >= templates->guided_from)) {
            bases[i + 1] = 0;
            continue;
        }
        uint64_t atom = features->atoms[template.atom] + ((uint64_t) template.atom << 56);
        bases[i + 1] = keys_mix(base, atom);
        keys[count++] = bases[i + 1];
    }
    features->place = end;
    return count;
}

static void start(struct parsing_features *features, bool guided)
{
    features->bases[0] = UINT64_C(0x2545f4914f6cdd1d);
    features->place = 0;
    features->guided = guided;
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

void parsing_move_start(const struct parsing *parsing, struct parsing_features *features)
{
    const struct parsing_node *at[MN_COUNT];
    uint64_t *atoms = features->atoms;
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
    start(features, parsing->guided);
}

size_t parsing_move_stage(struct parsing_features *features, unsigned stage,
                          uint64_t keys[PARSING_MOVE_FEATURES])
{
    return combine(features, &MOVES, stage, keys);
}

void parsing_label_start(const struct parsing *parsing, uint32_t head, uint32_t dependent,
                         struct parsing_features *features)
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
    uint64_t *atoms = features->atoms;
    read_atoms(at, LABEL_SOURCES, L_COUNT, atoms);
    atoms[L_DI] = direction;
    atoms[L_TD] = between(nodes, first, last);
    atoms[L_SLD] = d->left_labels;
    atoms[L_SRD] = d->right_labels;
    atoms[L_SLH] = h->left_labels;
    atoms[L_SRH] = h->right_labels;
    atoms[L_GD] = (uint64_t)d->guide_label * 2 + (d->guide_head == head);
    start(features, parsing->guided);
}

size_t parsing_label_stage(struct parsing_features *features, unsigned stage,
                           uint64_t keys[PARSING_LABEL_FEATURES])
{
    return combine(features, &LABELS, stage, keys);
}
