/* A no and a plain yes are remembered. What a piece says when the answer is more than a yes is read
 * again each time: few pieces of a text are bylines or dates, and many readers ask whether they
 * are. */
#include "piece_view.h"

#include "block_kind.h"
#include "caption.h"
#include "date_line.h"
#include "furniture.h"
#include "wording.h"

enum { PARAGRAPH_WORDS = 8 };

enum question {
    ASK_ENDS_SENTENCE,
    ASK_FURNITURE,
    ASK_CAPTION,
    ASK_MARKED,
    ASK_LINE,
    ASK_DATE,
    ASK_BYLINE,
    ASK_BARE_BYLINE,
    ASK_DATELINE
};

enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

struct piece_view piece_view_of(struct arena *arena, const struct piece *pieces, size_t count)
{
    return (struct piece_view){arena, pieces, count, ARENA_ARRAY(arena, struct piece_memo, count)};
}

static enum answer recall(const struct piece_view *view, size_t i, enum question question)
{
    unsigned bit = 1u << question;
    const struct piece_memo *memo = &view->memo[i];
    return !(memo->asked & bit) ? ANSWER_UNKNOWN : memo->yes & bit ? ANSWER_YES : ANSWER_NO;
}

static bool remember(const struct piece_view *view, size_t i, enum question question, bool yes)
{
    unsigned bit = 1u << question;
    struct piece_memo *memo = &view->memo[i];
    memo->asked = (uint16_t)(memo->asked | bit);
    memo->yes = (uint16_t)(memo->yes | (yes ? bit : 0));
    return yes;
}

/* What `tells` says of the piece's text, found out once. */
static bool ask(const struct piece_view *view, size_t i, enum question question,
                bool (*tells)(struct span text))
{
    enum answer answer = recall(view, i, question);
    return answer != ANSWER_UNKNOWN ? answer == ANSWER_YES
                                    : remember(view, i, question, tells(view->pieces[i].text));
}

size_t view_words(const struct piece_view *view, size_t i)
{
    struct piece_memo *memo = &view->memo[i];
    if (memo->words == 0) {
        memo->words = (uint32_t)word_count(view->pieces[i].text) + 1;
    }
    return memo->words - 1;
}

static bool ends_with_any_mark(struct span text)
{
    return ends_sentence(text, true);
}

bool view_ends_sentence(const struct piece_view *view, size_t i)
{
    return ask(view, i, ASK_ENDS_SENTENCE, ends_with_any_mark);
}

bool view_is_paragraph(const struct piece_view *view, size_t i)
{
    return view_ends_sentence(view, i) && (view->memo[i].words > PARAGRAPH_WORDS ||
                                           has_words(view->pieces[i].text, PARAGRAPH_WORDS));
}

bool view_is_furniture(const struct piece_view *view, size_t i)
{
    return ask(view, i, ASK_FURNITURE, furniture_is_line);
}

bool view_is_caption(const struct piece_view *view, size_t i)
{
    return ask(view, i, ASK_CAPTION, piece_is_caption);
}

bool view_is_marked(const struct piece_view *view, size_t i)
{
    enum answer answer = recall(view, i, ASK_MARKED);
    if (answer != ANSWER_UNKNOWN) {
        return answer == ANSWER_YES;
    }
    struct credit credit;
    struct span piece = view->pieces[i].text;
    bool marked = view_is_caption(view, i) || view_is_furniture(view, i) ||
                  piece_is_related(piece) || piece_is_correction(piece) ||
                  piece_is_credit(view->arena, piece, &credit);
    return remember(view, i, ASK_MARKED, marked);
}

bool view_read_line(const struct piece_view *view, size_t i, struct header_line *out)
{
    return recall(view, i, ASK_LINE) != ANSWER_NO &&
           remember(view, i, ASK_LINE,
                    header_line_read(view->pieces[i].text, view_is_furniture(view, i), out));
}

bool view_read_date(const struct piece_view *view, size_t i, struct printed_date *date,
                    struct span *outlet)
{
    return recall(view, i, ASK_DATE) != ANSWER_NO &&
           remember(view, i, ASK_DATE, piece_is_date_line(view->pieces[i].text, date, outlet));
}

bool view_read_byline(const struct piece_view *view, size_t i, bool bare, struct byline *out)
{
    enum question question = bare ? ASK_BARE_BYLINE : ASK_BYLINE;
    return recall(view, i, question) != ANSWER_NO &&
           remember(view, i, question, byline_read(view->arena, view->pieces[i].text, bare, out));
}

bool view_read_dateline(const struct piece_view *view, size_t i, struct dateline_match *out)
{
    return recall(view, i, ASK_DATELINE) != ANSWER_NO &&
           remember(view, i, ASK_DATELINE, dateline_match(view->pieces[i].text, false, out));
}
