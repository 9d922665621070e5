/* The features of the name model: the word, its shape, affixes and class, those of its neighbours
 * and of the run of capitalised words it stands in, what the gazetteer says, how the word is
 * usually written, how this document writes it elsewhere and what stands beside it there, and the
 * tags that the tagger gave it and its neighbours. In a sentence set in capitals, small letters or
 * title case shapes say so, and classes are looked up as the word is usually written. */
#include "names_features.h"

struct feature_list {
    uint32_t *out;
    size_t count;
};

static void add(struct feature_list *list, uint32_t template, uint32_t a, uint32_t b)
{
    list->out[list->count++] = names_mix(names_mix(template * 0x9e3779b1u, a), b);
}

/* What stands before the first and after the last token of a sentence. */
static const struct names_token outside = {.word = 1, .shape = 2, .class = 0xfff};

static void add_words(struct feature_list *list, const struct names_token *const *t)
{
    for (uint32_t i = 0; i < 5; i++) {
        add(list, 1 + i, t[i]->word, 0);
        add(list, 6 + i, t[i]->class, 0);
    }
    add(list, 11, t[1]->word, t[2]->word);
    add(list, 12, t[2]->word, t[3]->word);
    add(list, 13, t[1]->class, t[2]->class);
    add(list, 14, t[2]->class, t[3]->class);
    add(list, 15, t[1]->class, t[3]->class);
    add(list, 16, names_mix(t[0]->class, t[1]->class), t[2]->shape);
    add(list, 17, names_mix(t[3]->class, t[4]->class), t[2]->shape);
    add(list, 18, t[2]->class, t[2]->shape);
    add(list, 19, t[1]->class, t[2]->shape);
    add(list, 20, t[3]->class, t[2]->shape);
    add(list, 21, t[2]->shape, 0);
    add(list, 22, t[1]->shape, t[2]->shape);
    add(list, 23, t[2]->shape, t[3]->shape);
    add(list, 24, names_mix(t[1]->shape, t[2]->shape), t[3]->shape);
    add(list, 25, t[2]->prefix3, t[2]->capital);
    add(list, 26, t[2]->suffix2, t[2]->capital);
    add(list, 27, t[2]->suffix3, t[2]->capital);
    add(list, 28, t[2]->suffix4, t[2]->capital);
    add(list, 29, t[1]->word, t[2]->shape);
    add(list, 30, t[3]->word, t[2]->shape);
}

static void add_bits(struct feature_list *list, uint32_t template, uint32_t bits)
{
    for (int most = 5; bits && most > 0; most--) {
        add(list, template, (uint32_t)__builtin_ctz(bits), 0);
        bits &= bits - 1;
    }
}

static void add_lexicon(struct feature_list *list, const struct names_token *const *t)
{
    add_bits(list, 31, t[2]->lexicon);
    add_bits(list, 32, t[1]->lexicon);
    add_bits(list, 33, t[3]->lexicon);
    add(list, 34, t[2]->lexicon, t[2]->shape);
    add(list, 35, t[1]->lexicon, t[2]->lexicon);
    add(list, 36, t[2]->lexicon, t[3]->lexicon);
    add(list, 37, t[2]->lexicon, t[3]->class);
    add(list, 38, t[1]->class, t[2]->lexicon);
    add(list, 39, names_mix(t[1]->lexicon, t[2]->lexicon), t[3]->lexicon);
}

static void add_case(struct feature_list *list, const struct names_token *const *t, bool opens,
                     uint32_t mode)
{
    uint32_t state = t[2]->seen | (uint32_t)t[2]->usual << 2 | (uint32_t)opens << 4 |
                     (uint32_t)t[2]->capital << 5 | mode << 6;
    add(list, 40, state, 0);
    add(list, 41, state, t[2]->shape);
    add(list, 42, state, t[3]->usual | (uint32_t)t[3]->capital << 2);
    add(list, 43, state, t[2]->class);
    add(list, 44, state, t[2]->lexicon);
    if (t[2]->beside) {
        add_bits(list, 67, t[2]->beside);
        add(list, 68, t[2]->beside, t[2]->shape);
        add(list, 69, t[2]->beside, t[2]->lexicon);
    }
}

static void add_tags(struct feature_list *list, const struct names_token *const *t)
{
    add(list, 60, t[2]->xpos, t[2]->shape);
    add(list, 61, t[1]->xpos, t[2]->xpos);
    add(list, 62, t[2]->xpos, t[3]->xpos);
    add(list, 63, names_mix(t[1]->xpos, t[2]->xpos), t[3]->xpos);
    add(list, 64, t[2]->xpos, t[2]->lexicon);
    add(list, 65, names_mix(t[3]->xpos, t[4]->xpos), t[2]->capital);
    add(list, 66, names_mix(t[0]->xpos, t[1]->xpos), t[2]->capital);
}

/* The run of capitals that the token is in: its ends, and what stands around it. */
static void add_run(struct feature_list *list, const struct names_view *view,
                    const struct sentence *sentence, uint32_t index)
{
    const struct names_token *token = &view->tokens[index];
    if (token->run_first == 0 && token->run_last == 0 && !token->capital) {
        return;
    }
    uint32_t first = index - token->run_first;
    uint32_t last = index + token->run_last;
    const struct names_token *head = &view->tokens[last];
    const struct names_token *lead = &view->tokens[first];
    const struct names_token *left =
        first > sentence->first_token ? &view->tokens[first - 1] : &outside;
    const struct names_token *right = last + 1 < sentence->first_token + sentence->token_count
                                          ? &view->tokens[last + 1]
                                          : &outside;
    uint32_t place = (token->run_first ? 1u : 0u) | (token->run_last ? 2u : 0u);
    add(list, 45, head->class, place);
    add(list, 46, head->lexicon, place);
    add(list, 47, head->suffix3, place);
    add(list, 48, lead->class, place);
    add(list, 49, lead->lexicon, place);
    add(list, 50, left->class, place);
    add(list, 51, right->class, place);
    add(list, 52, names_mix(left->class, right->class), place);
    add(list, 53, right->word, place);
    add(list, 54, left->word, place);
    add(list, 55, (uint32_t)token->run_first + token->run_last, place);
}

size_t names_features(const struct names_view *view, uint32_t sentence_index, uint32_t index,
                      uint32_t *out)
{
    const struct sentence *sentence = &view->document->sentences[sentence_index];
    uint32_t end = sentence->first_token + sentence->token_count;
    const struct names_token *t[5];
    for (uint32_t i = 0; i < 5; i++) {
        bool inside = index + i >= sentence->first_token + 2 && index + i < end + 2;
        t[i] = inside ? &view->tokens[index + i - 2] : &outside;
    }
    struct feature_list list = {out, 0};
    add(&list, 0, 0, 0);
    add_words(&list, t);
    add_lexicon(&list, t);
    add_case(&list, t, index == sentence->first_token, view->sentence_case[sentence_index]);
    add_tags(&list, t);
    add_run(&list, view, sentence, index);
    return list.count;
}
