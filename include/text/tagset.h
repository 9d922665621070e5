#ifndef DATELINED_TEXT_TAGSET_H
#define DATELINED_TEXT_TAGSET_H

#include "base/span.h"
#include "text/document.h"

/* The Penn Treebank tags as the English UD treebanks use them (EWT and GUM: the tags of the
 * OntoNotes project with HYPH, NFP, ADD, GW and AFX). */
enum xpos {
    XPOS_NONE,
    XPOS_ADD,
    XPOS_AFX,
    XPOS_CC,
    XPOS_CD,
    XPOS_CLOSE_QUOTE, /* '' */
    XPOS_COLON,       /* : */
    XPOS_COMMA,       /* , */
    XPOS_CURRENCY,    /* $ */
    XPOS_DT,
    XPOS_EX,
    XPOS_FW,
    XPOS_GW,
    XPOS_HYPH,
    XPOS_IN,
    XPOS_JJ,
    XPOS_JJR,
    XPOS_JJS,
    XPOS_LRB, /* -LRB- */
    XPOS_LS,
    XPOS_MD,
    XPOS_NFP,
    XPOS_NN,
    XPOS_NNP,
    XPOS_NNPS,
    XPOS_NNS,
    XPOS_OPEN_QUOTE, /* `` */
    XPOS_PDT,
    XPOS_POS,
    XPOS_PRP,
    XPOS_PRP_POSS, /* PRP$ */
    XPOS_RB,
    XPOS_RBR,
    XPOS_RBS,
    XPOS_RP,
    XPOS_RRB,  /* -RRB- */
    XPOS_STOP, /* . */
    XPOS_SYM,
    XPOS_TO,
    XPOS_UH,
    XPOS_VB,
    XPOS_VBD,
    XPOS_VBG,
    XPOS_VBN,
    XPOS_VBP,
    XPOS_VBZ,
    XPOS_WDT,
    XPOS_WP,
    XPOS_WP_POSS, /* WP$ */
    XPOS_WRB,
    XPOS_COUNT
};

/* The relations of Universal Dependencies with the subtypes of English
 * (https://universaldependencies.org/en/dep/). */
enum deprel {
    DEPREL_NONE,
    DEPREL_ACL,
    DEPREL_ACL_RELCL,
    DEPREL_ADVCL,
    DEPREL_ADVCL_RELCL,
    DEPREL_ADVMOD,
    DEPREL_AMOD,
    DEPREL_APPOS,
    DEPREL_AUX,
    DEPREL_AUX_PASS,
    DEPREL_CASE,
    DEPREL_CC,
    DEPREL_CC_PRECONJ,
    DEPREL_CCOMP,
    DEPREL_COMPOUND,
    DEPREL_COMPOUND_PRT,
    DEPREL_CONJ,
    DEPREL_COP,
    DEPREL_CSUBJ,
    DEPREL_CSUBJ_OUTER,
    DEPREL_CSUBJ_PASS,
    DEPREL_DEP,
    DEPREL_DET,
    DEPREL_DET_PREDET,
    DEPREL_DISCOURSE,
    DEPREL_DISLOCATED,
    DEPREL_EXPL,
    DEPREL_FIXED,
    DEPREL_FLAT,
    DEPREL_GOESWITH,
    DEPREL_IOBJ,
    DEPREL_LIST,
    DEPREL_MARK,
    DEPREL_NMOD,
    DEPREL_NMOD_DESC,
    DEPREL_NMOD_POSS,
    DEPREL_NMOD_UNMARKED,
    DEPREL_NSUBJ,
    DEPREL_NSUBJ_OUTER,
    DEPREL_NSUBJ_PASS,
    DEPREL_NUMMOD,
    DEPREL_OBJ,
    DEPREL_OBL,
    DEPREL_OBL_AGENT,
    DEPREL_OBL_UNMARKED,
    DEPREL_ORPHAN,
    DEPREL_PARATAXIS,
    DEPREL_PUNCT,
    DEPREL_REPARANDUM,
    DEPREL_ROOT,
    DEPREL_VOCATIVE,
    DEPREL_XCOMP,
    DEPREL_COUNT
};

/* The names as the treebanks write them: "PRP$", "nsubj:pass"; "_" for none. Never NULL. */
const char *xpos_name(enum xpos xpos);
const char *deprel_name(enum deprel deprel);

/* The tag of a name; …_NONE for an unknown one. */
enum upos upos_from_name(struct span name);
enum xpos xpos_from_name(struct span name);
enum deprel deprel_from_name(struct span name);

/* Whether a noun stands so as some verb's or predicate's subject. */
static inline bool deprel_is_subject(unsigned deprel)
{
    return deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS || deprel == DEPREL_NSUBJ_OUTER;
}

#endif
