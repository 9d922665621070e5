/* What the model reads as a name and is none, each by a rule of its own: amounts of money, titles
 * and offices, bare heads that point back, days, labels, clauses, words of a quotation in another
 * script. */
#include "mentions_reject.h"

#include "base/calendar.h"
#include "mentions_shape.h"

/* Whether a sign of money is among the first letters. */
static bool holds_sign_of_money(struct span text)
{
    static const char *const signs[] = {"$", "€", "£", "¥"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct span sign = span_of(signs[i]);
        for (size_t k = 0; k + sign.len <= text.len && k < 4; k++) {
            if (memcmp(text.ptr + k, sign.ptr, sign.len) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* "$97", "1,000 CFA francs", "US $3 billion", but not "cost the US $3 billion". */
static bool span_is_money(const struct walk *walk, const struct name_span *span)
{
    static const char *const units[] = {"francs", "franc",   "dollars", "pesos",  "rupees",
                                        "pounds", "rubles",  "roubles", "dinars", "shillings",
                                        "riyals", "rials",   "kroner",  "kronor", "dirhams",
                                        "rupiah", "ringgit", "lira",    NULL};
    const struct token *last = walk_token(walk, span->end - 1);
    if (!(last->flags & TOKEN_CAPITAL) && span_is_one_of(last->norm, units)) {
        return true;
    }
    const struct sentence *sentence = &walk->document->sentences[span->sentence];
    bool dollars =
        span->end - span->first == 1 && token_is_of_currency(walk->document, sentence, span->first);
    return dollars || holds_sign_of_money(walk_token(walk, span->first)->text);
}

/* Titles and nothing else, of which none is somebody's name. */
static bool span_is_title(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    for (uint32_t i = span->first; i < span->end;) {
        uint32_t count = walk_phrase(walk, i, span->end, SENSE_BIT(SENSE_TITLE), &sense);
        if (count == 0) {
            return false;
        }
        i += count;
    }
    bool article = span->first > 0 && walk_token_is(walk, span->first - 1, "the");
    if (span->type != ENTITY_PERSON) {
        return article && span->end - span->first == 1;
    }
    return article || walk_phrase(walk, span->first, span->first + 1, names, &sense) == 0;
}

/* "3 p.m. EDT". */
static bool span_is_time_zone(const struct walk *walk, const struct name_span *span)
{
    static const char *const zones[] = {"utc", "gmt", "bst",  "est",  "edt", "cst",  "cdt",
                                        "pst", "pdt", "mst",  "mdt",  "cet", "cest", "eet",
                                        "jst", "kst", "aest", "aedt", NULL};
    static const char *const short_zones[] = {"et", "ct", "mt", "pt", NULL};
    static const char *const hours[] = {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", NULL};
    const struct token *token = walk_token(walk, span->first);
    bool hour = span->first > walk_sentence_start(walk, span->sentence) &&
                span_is_one_of(token[-1].norm, hours);
    return span->end - span->first == 1 && (token->flags & TOKEN_ALL_CAPS) &&
           (span_is_one_of(token->norm, zones) ||
            (hour && span_is_one_of(token->norm, short_zones)));
}

/* "the 6th century B.C.", "44 BC": of years. */
static bool span_is_era(const struct walk *walk, const struct name_span *span)
{
    static const char *const eras[] = {"b.c.", "bc", "b.c", "a.d.", "ad", "bce", "ce", NULL};
    static const char *const before[] = {"century", "centuries", "years", "millennium", NULL};
    uint32_t last = span->end - 1;
    if (last - span->first > 1 || last == walk_sentence_start(walk, span->sentence)) {
        return false;
    }
    const struct token *token = walk_token(walk, last);
    bool number = token[-1].flags & TOKEN_NUMBER;
    return span_is_one_of(token->norm, eras) &&
           (number || (last == span->first && span_is_one_of(token[-1].norm, before)));
}

/* "Ann Lee, PhD", "Ann Lee, MD": what somebody has learned. Behind others MD is Maryland. */
static bool span_is_degree(const struct walk *walk, const struct name_span *span)
{
    static const char *const degrees[] = {"phd", "ph.d.", "ph.d", "mba", "msc", NULL};
    static const char *const behind[] = {"md", "m.d.", "jd", "j.d.", "rn", "esq.", "esq", NULL};
    const struct name_span *last = walk->out.count ? &walk->out.items[walk->out.count - 1] : NULL;
    struct span word = walk_token(walk, span->first)->norm;
    bool person = last && last->type == ENTITY_PERSON && last->sentence == span->sentence &&
                  last->end + 1 == span->first && walk_token_is(walk, last->end, ",");
    return span->end - span->first == 1 &&
           (span_is_one_of(word, degrees) || (person && span_is_one_of(word, behind)));
}

/* "HM the Queen", "Delhi CM". */
static bool span_is_style(const struct walk *walk, const struct name_span *span)
{
    static const char *const styles[] = {"hm", "hrh", "h.m.", "h.r.h.", "tm",  "cm",
                                         "pm", "mla", "mep",  "ceo",    "cfo", NULL};
    const struct token *token = walk_token(walk, span->first);
    return span->end - span->first == 1 && (token->flags & TOKEN_ALL_CAPS) &&
           span_is_one_of(token->norm, styles);
}

/* "the Court", "this Court", or "Court" at the start of a sentence: one head points back to a name.
 */
static bool span_is_bare_head(const struct walk *walk, const struct name_span *span)
{
    static const char *const heads[] = {
        "court", "department", "ministry", "commission", "committee", "council",    "agency",
        "party", "university", "bank",     "company",    "union",     "government", "movement",
        "group", "authority",  "tribunal", "institute",  "assembly",  "secretariat"};
    static const char *const before[] = {"the", "this", "that", "our", "its", "their", NULL};
    bool opens = span->first == walk_sentence_start(walk, span->sentence) &&
                 walk_sentence_is_normal(walk, span->sentence);
    if (span->type != ENTITY_ORGANIZATION || span->end - span->first != 1 ||
        !(opens || (span->first > walk_sentence_start(walk, span->sentence) &&
                    span_is_one_of(walk_token(walk, span->first - 1)->norm, before)))) {
        return false;
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (walk_token_is(walk, span->first, heads[i])) {
            return true;
        }
    }
    return false;
}

/* "Director of National Intelligence", "Minister of Health", "director for Asian Affairs": the
 * office, not a body. */
static bool span_is_office(const struct walk *walk, const struct name_span *span)
{
    uint32_t start = walk->document->sentences[span->sentence].first_token;
    const struct sense *sense = NULL;
    uint32_t titles = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    bool of = span->first >= start + 2 && walk_token_is(walk, span->first - 1, "of");
    bool affairs = walk_token_is(walk, span->end - 1, "affairs");
    if (span->type == ENTITY_PERSON || span->first < start + 2 ||
        !(of || (affairs && walk_token_is(walk, span->first - 1, "for"))) ||
        walk_phrase(walk, span->first - 2, span->first - 1, titles, &sense) == 0 ||
        walk_whole(walk, span->first, span->end, SENSES_NAMED, &sense) > 0) {
        return false;
    }
    if (affairs) {
        return true;
    }
    for (uint32_t i = span->first; i < span->end; i++) {
        if (walk->view->tokens[i].usual != 1) {
            return false;
        }
    }
    return true;
}

/* Whether the word before token `index` says that a day follows: "on", "Sunday,". */
static bool day_follows(const struct walk *walk, uint32_t index)
{
    static const char *const before[] = {"on",   "since",  "until", "by",
                                         "from", "before", "after", NULL};
    const struct token *last = walk_token(walk, index - 1);
    if (span_is(last->norm, "of") && index > 1) {
        return walk_token_is(walk, index - 2, "as");
    }
    bool weekday = index > 1 && span_is(last->norm, ",") &&
                   span_ends_with(walk_token(walk, index - 2)->norm, SPAN("day"));
    return weekday || span_is_one_of(last->norm, before);
}

/* "on September 11": a day, unless what happened then is said. */
static bool span_is_day(const struct walk *walk, const struct name_span *span)
{
    const struct sentence *sentence = &walk->document->sentences[span->sentence];
    if (span->end - span->first != 2 || span->first == sentence->first_token ||
        !(walk_token(walk, span->first + 1)->flags & TOKEN_NUMBER)) {
        return false;
    }
    bool last = span->end == sentence->first_token + sentence->token_count;
    return month_is_name(walk_token(walk, span->first)->norm) && day_follows(walk, span->first) &&
           (last || walk_token(walk, span->end)->upos != UPOS_NOUN);
}

/* Letters that are neither Latin nor Greek: a quotation in another language. */
static bool token_is_foreign(const struct token *token)
{
    struct span text = token->text;
    unsigned char lead = text.len > 1 ? (unsigned char)text.ptr[0] : 0;
    unsigned char next = text.len > 1 ? (unsigned char)text.ptr[1] : 0;
    bool latin_more = lead == 0xE1 && next >= 0xB8 && next <= 0xBB; /* U+1E00 to U+1EFF */
    return lead >= 0xD0 && lead != 0xE2 && !latin_more;
}

static bool span_is_foreign(const struct walk *walk, const struct name_span *span)
{
    for (uint32_t i = span->first; i < span->end; i++) {
        if (token_is_foreign(walk_token(walk, i))) {
            return true;
        }
    }
    return false;
}

/* More than three words in a row with small letters, none of which names have inside: a clause in
 * another language. */
static bool span_runs_on(const struct walk *walk, const struct name_span *span)
{
    static const char *const inside[] = {"of", "the", "and", "for", "in", "on",  "to", "at",
                                         "de", "la",  "del", "y",   "et", "des", "-",  NULL};
    struct span text = document_text(walk->document, span->first, span->end - span->first);
    size_t run = 0, most = 0;
    for (uint32_t i = span->first; i < span->end; i++) {
        bool small = !walk->view->tokens[i].capital && (walk_token(walk, i)->flags & TOKEN_WORD);
        run = small ? run + !span_is_one_of(walk_token(walk, i)->norm, inside) : 0;
        most = run > most ? run : most;
    }
    return most > 3 && gazetteer_find(walk->gazetteer, text) == NULL;
}

/* "Lee, Jr.": no name by itself. */
static bool span_is_follower(const struct walk *walk, const struct name_span *span)
{
    static const char *const followers[] = {"jr.", "jr", "sr.", "sr", NULL};
    return span->end - span->first == 1 &&
           span_is_one_of(walk_token(walk, span->first)->norm, followers);
}

/* "the State", "the Republic": one word for a piece of land, of which the text has spoken. */
static bool span_is_bare_land(const struct walk *walk, const struct name_span *span)
{
    static const char *const heads[] = {"state",  "republic", "kingdom", "province",  "county",
                                        "region", "district", "island",  "territory", "capital",
                                        "centre", "center",   "city",    "valley",    NULL};
    return (span->type == ENTITY_PLACE || span->type == ENTITY_ORGANIZATION) &&
           span->end - span->first == 1 &&
           span->first > walk_sentence_start(walk, span->sentence) &&
           walk_token_is(walk, span->first - 1, "the") &&
           span_is_one_of(walk_token(walk, span->first)->norm, heads);
}

/* "Labour Cabinet" of "Labour Cabinet Secretary Ann Lee": a piece of a title. */
static bool span_is_piece_of_title(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t end = walk_sentence_end(walk, span->sentence);
    if (span->type == ENTITY_PERSON || span->end - span->first > 3 || span->end >= end ||
        !walk->view->tokens[span->end].capital || !walk_sentence_is_normal(walk, span->sentence)) {
        return false;
    }
    for (uint32_t i = span->first; i < span->end; i++) {
        uint32_t count = walk_phrase(walk, i, end, SENSE_BIT(SENSE_TITLE), &sense);
        if (i + count > span->end && walk_token(walk, i)->text.len > 3 &&
            (walk->view->tokens[i].usual == 1 || i > span->first)) {
            return i == span->first || walk_whole(walk, span->first, i, SENSES_NAMED, &sense) == 0;
        }
    }
    return false;
}

/* "(Image: …": a word that is usually written small before a colon, in brackets or at the start of
 * a sentence; or one that sticks to the word before it: "HolmImage: …". */
static bool span_is_label(const struct walk *walk, const struct name_span *span)
{
    uint32_t start = walk_sentence_start(walk, span->sentence);
    bool opens = span->first == start || walk_token_is(walk, span->first - 1, "(");
    bool colon =
        span->end < walk_sentence_end(walk, span->sentence) && walk_token_is(walk, span->end, ":");
    struct span last = walk_token(walk, span->end - 1)->text;
    bool glued = last.len > 6 && span_ends_with(last, SPAN("Image"));
    return colon && (glued || (opens && span->end - span->first == 1 &&
                               walk->view->tokens[span->first].usual == 1));
}

/* "Macroalgae grow": a common noun that opens a sentence and of which nobody knows a name. */
static bool span_is_opening_noun(const struct walk *walk, const struct name_span *span)
{
    const struct token *token = walk_token(walk, span->first);
    bool opens = span->first == walk_sentence_start(walk, span->sentence) ||
                 walk_token_is(walk, span->first - 1, "\"");
    const struct sense *sense = gazetteer_find(walk->gazetteer, token->norm);
    return opens && span->end - span->first == 1 && token->upos == UPOS_NOUN &&
           !(token->flags & TOKEN_ALL_CAPS) && walk_sentence_is_normal(walk, span->sentence) &&
           !sense && !(walk->view->tokens[span->first].seen & 1) && span->confidence < 0.8f;
}

/* "What can you do": a pronoun or verb in lower case stands in it, and no name lies around it. */
static bool span_is_clause(const struct walk *walk, const struct name_span *span)
{
    size_t words = 0;
    for (uint32_t i = span->first; i < span->end; i++) {
        const struct token *token = walk_token(walk, i);
        bool verbal =
            token->upos == UPOS_PRON || token->upos == UPOS_AUX || token->upos == UPOS_VERB;
        if (i > span->first && (token->flags & TOKEN_CAPITAL)) {
            return false;
        }
        words += verbal && !(token->flags & TOKEN_CAPITAL);
    }
    return words >= 2 && span->type != ENTITY_PERSON;
}

/* "Royal Commissioners": those who hold an office. */
static bool span_is_office_holders(const struct walk *walk, const struct name_span *span)
{
    static const char *const holders[] = {"commissioners", "ministers",   "justices",
                                          "judges",        "lawmakers",   "councillors",
                                          "governors",     "ambassadors", NULL};
    const struct sense *known = NULL;
    return span->type != ENTITY_PERSON && span->type != ENTITY_PLACE &&
           span_is_one_of(walk_token(walk, span->end - 1)->norm, holders) &&
           (span->end - span->first < 3 || !walk_token_is(walk, span->end - 2, "of")) &&
           walk_phrase(walk, span->first, span->end, SENSES_NAMED, &known) == 0;
}

/* "CO2", "PM2.5": what is measured. */
static bool span_is_symbol(const struct walk *walk, const struct name_span *span)
{
    static const char *const symbols[] = {"CO2", "H2O", "N2",   "O2", "O3", "CH4",
                                          "NO2", "SO2", "PM10", "R0", NULL};
    struct span text = walk_token(walk, span->first)->text;
    return span_starts_with(text, SPAN("PM2.5")) ||
           (span->end - span->first == 1 && span_is_one_of(text, symbols));
}

/* "Dark web sites", "Women's rights": at the start of a sentence or quotation, words that are
 * usually written small, of which only the first has its capital. */
static bool span_is_opening_phrase(const struct walk *walk, const struct name_span *span)
{
    uint32_t start = walk_sentence_start(walk, span->sentence);
    bool opens = span->first == start || walk_token_is(walk, span->first - 1, "\"");
    const struct sense *sense = NULL;
    if (!opens || span->end - span->first < 2 || span->type == ENTITY_PERSON ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        walk->view->tokens[span->first].usual != 1 ||
        (walk_token(walk, span->first)->flags & TOKEN_ALL_CAPS) ||
        walk_phrase(walk, span->first, span->end, SENSES_NAMED, &sense) > 0) {
        return false;
    }
    for (uint32_t i = span->first + 1; i < span->end; i++) {
        if (walk->view->tokens[i].capital || walk->view->tokens[i].usual != 1) {
            return false;
        }
    }
    return true;
}

/* "Candidate", "Lord Mayor": words for what people are, and nobody's name. */
static bool span_is_common_person(const struct walk *walk, const struct name_span *span)
{
    const uint32_t names = SENSES_NAMED | SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    const struct sense *sense = NULL;
    bool people = false;
    if (span->type != ENTITY_PERSON || span->confidence >= SPAN_SURE ||
        !walk_sentence_is_normal(walk, span->sentence)) {
        return false;
    }
    for (uint32_t i = span->first; i < span->end; i++) {
        const struct token *token = walk_token(walk, i);
        if (walk->view->tokens[i].usual != 1 || walk_phrase(walk, i, i + 1, names, &sense) > 0) {
            return false;
        }
        people = people || token->upos == UPOS_NOUN ||
                 walk_phrase(walk, i, span->end, SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE),
                             &sense) > 0;
    }
    return people;
}

/* "the Federal Government", "the Administration": of which state, the text says elsewhere. */
static bool span_is_government(const struct walk *walk, const struct name_span *span)
{
    static const char *const levels[] = {"federal", "state",        "central", "national",
                                         "local",   "provincial",   "interim", "coalition",
                                         "the",     "transitional", NULL};
    static const char *const heads[] = {"government", "administration", "governments", NULL};
    if (span->type != ENTITY_ORGANIZATION ||
        !span_is_one_of(walk_token(walk, span->end - 1)->norm, heads) ||
        (span->end - span->first == 1 &&
         span->first == walk_sentence_start(walk, span->sentence))) {
        return false;
    }
    for (uint32_t i = span->first; i + 1 < span->end; i++) {
        if (!span_is_one_of(walk_token(walk, i)->norm, levels)) {
            return false;
        }
    }
    return true;
}

/* "the Senates", "both Parliaments": more than one body. */
static bool span_is_bodies(const struct walk *walk, const struct name_span *span)
{
    static const char *const plurals[] = {"senates",    "parliaments", "congresses", "cabinets",
                                          "ministries", "courts",      "councils",   "legislatures",
                                          "assemblies", NULL};
    return span->type != ENTITY_PERSON && span->end - span->first == 1 &&
           span_is_one_of(walk_token(walk, span->first)->norm, plurals);
}

/* "Nazis", "an Islamist", "Juche": what people believe in, and those who do. Longer names have
 * these words, too. */
static bool span_is_belief(const struct walk *walk, const struct name_span *span)
{
    static const char *const beliefs[] = {
        "nazi",      "nazis",     "neo-nazi",  "neo-nazis", "nazism",    "fascist",  "fascists",
        "fascism",   "communism", "marxist",   "marxists",  "marxism",   "leninist", "leninism",
        "stalinist", "stalinism", "socialism", "islamist",  "islamists", "islamism", "jihadist",
        "jihadists", "zionist",   "zionists",  "zionism",   "juche",     "god",      NULL};
    struct span first = walk_token(walk, span->first)->text;
    struct span last = walk_token(walk, span->end - 1)->text;
    bool one = span->end - span->first == 1 || walk_token_is(walk, span->first + 1, "-");
    struct span text = {first.ptr, (size_t)(last.ptr + last.len - first.ptr)};
    for (size_t i = 0; one && beliefs[i]; i++) {
        if (span_equal_nocase(text, span_of(beliefs[i]))) {
            return true;
        }
    }
    return false;
}

/* "This day", "The state" at the start of a sentence: no paper of that name is meant. */
static bool span_is_this_day(const struct walk *walk, const struct name_span *span)
{
    static const char *const pointers[] = {"this", "that", "these", "those", "the", NULL};
    return span->end - span->first == 2 &&
           span_is_one_of(walk_token(walk, span->first)->norm, pointers) &&
           !(walk_token(walk, span->first + 1)->flags & TOKEN_CAPITAL);
}

/* "A U.S.-designated Foreign Terrorist Organization": what somebody is one of. */
static bool span_is_one_of_kind(const struct walk *walk, const struct name_span *span)
{
    static const char *const kinds[] = {"organization", "organisation", "group", "entity", NULL};
    static const char *const articles[] = {"a", "an", NULL};
    uint32_t first = span->first, start = walk_sentence_start(walk, span->sentence);
    if (span->end - first == 1 || !span_is_one_of(walk_token(walk, span->end - 1)->norm, kinds)) {
        return false;
    }
    bool joined = false; /* by a hyphen to the word before */
    for (int i = 0; i < 5 && first > start; i++) {
        const struct token *before = walk_token(walk, first - 1);
        bool hyphen = span_is(before->norm, "-");
        if (!joined && !hyphen && before->upos != UPOS_ADJ && before->upos != UPOS_VERB) {
            break;
        }
        joined = hyphen;
        first--;
    }
    bool ends = span->end == walk_sentence_end(walk, span->sentence) ||
                !(walk_token(walk, span->end)->upos == UPOS_NOUN ||
                  walk_token(walk, span->end)->upos == UPOS_PROPN);
    return ends && first > start && span_is_one_of(walk_token(walk, first - 1)->norm, articles);
}

bool mention_is_no_name(const struct walk *walk, const struct name_span *span)
{
    return span_is_money(walk, span) || span_is_bare_head(walk, span) ||
           span_is_office(walk, span) || span_is_day(walk, span) || span_is_foreign(walk, span) ||
           span_is_time_zone(walk, span) || span_is_era(walk, span) || span_is_style(walk, span) ||
           span_is_degree(walk, span) || span_is_label(walk, span) ||
           span_is_opening_noun(walk, span) || span_is_clause(walk, span) ||
           span_is_office_holders(walk, span) || span_is_title(walk, span) ||
           span_runs_on(walk, span) || span_is_follower(walk, span) ||
           span_is_bare_land(walk, span) || span_is_piece_of_title(walk, span) ||
           span_is_symbol(walk, span) || span_is_opening_phrase(walk, span) ||
           span_is_common_person(walk, span) || span_is_government(walk, span) ||
           span_is_bodies(walk, span) || span_is_belief(walk, span) ||
           span_is_this_day(walk, span) || span_is_one_of_kind(walk, span);
}
