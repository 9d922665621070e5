/* The names of tags and relations, in the order of their enumerations. */
#include "text/tagset.h"

static const char *const UPOS_NAMES[UPOS_COUNT] = {
    "_",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const XPOS_NAMES[XPOS_COUNT] = {
    "_",    "ADD", "AFX", "CC",   "CD",   "''",    ":",   ",",   "$",     "DT",
    "EX",   "FW",  "GW",  "HYPH", "IN",   "JJ",    "JJR", "JJS", "-LRB-", "LS",
    "MD",   "NFP", "NN",  "NNP",  "NNPS", "NNS",   "``",  "PDT", "POS",   "PRP",
    "PRP$", "RB",  "RBR", "RBS",  "RP",   "-RRB-", ".",   "SYM", "TO",    "UH",
    "VB",   "VBD", "VBG", "VBN",  "VBP",  "VBZ",   "WDT", "WP",  "WP$",   "WRB"};

static const char *const DEPREL_NAMES[DEPREL_COUNT] = {"_",
                                                       "acl",
                                                       "acl:relcl",
                                                       "advcl",
                                                       "advcl:relcl",
                                                       "advmod",
                                                       "amod",
                                                       "appos",
                                                       "aux",
                                                       "aux:pass",
                                                       "case",
                                                       "cc",
                                                       "cc:preconj",
                                                       "ccomp",
                                                       "compound",
                                                       "compound:prt",
                                                       "conj",
                                                       "cop",
                                                       "csubj",
                                                       "csubj:outer",
                                                       "csubj:pass",
                                                       "dep",
                                                       "det",
                                                       "det:predet",
                                                       "discourse",
                                                       "dislocated",
                                                       "expl",
                                                       "fixed",
                                                       "flat",
                                                       "goeswith",
                                                       "iobj",
                                                       "list",
                                                       "mark",
                                                       "nmod",
                                                       "nmod:desc",
                                                       "nmod:poss",
                                                       "nmod:unmarked",
                                                       "nsubj",
                                                       "nsubj:outer",
                                                       "nsubj:pass",
                                                       "nummod",
                                                       "obj",
                                                       "obl",
                                                       "obl:agent",
                                                       "obl:unmarked",
                                                       "orphan",
                                                       "parataxis",
                                                       "punct",
                                                       "reparandum",
                                                       "root",
                                                       "vocative",
                                                       "xcomp"};

static unsigned find_name(const char *const *names, unsigned count, struct span name)
{
    for (unsigned i = 1; i < count; i++) {
        if (span_is(name, names[i])) {
            return i;
        }
    }
    return 0;
}

const char *upos_name(enum upos upos)
{
    return UPOS_NAMES[upos < UPOS_COUNT ? upos : UPOS_NONE];
}

const char *xpos_name(enum xpos xpos)
{
    return XPOS_NAMES[xpos < XPOS_COUNT ? xpos : XPOS_NONE];
}

const char *deprel_name(enum deprel deprel)
{
    return DEPREL_NAMES[deprel < DEPREL_COUNT ? deprel : DEPREL_NONE];
}

enum upos upos_from_name(struct span name)
{
    return (enum upos)find_name(UPOS_NAMES, UPOS_COUNT, name);
}

enum xpos xpos_from_name(struct span name)
{
    return (enum xpos)find_name(XPOS_NAMES, XPOS_COUNT, name);
}

enum deprel deprel_from_name(struct span name)
{
    return (enum deprel)find_name(DEPREL_NAMES, DEPREL_COUNT, name);
}
