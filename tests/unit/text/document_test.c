/* Tokens, sentences, offsets and flags of small texts, and the case files of tests/cases/tokens:
 * lines come in pairs, a text and "> " with its tokens joined by " " and its sentences by " | ". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/document.h"

static const char *const CASE_FILES[] = {
    "tests/cases/tokens/words.txt",
    "tests/cases/tokens/numbers.txt",
    "tests/cases/tokens/sentences.txt",
};

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static struct document read_body(struct arena *arena, struct span body)
{
    struct article article = article_unknown();
    article.body = body;
    struct document document;
    document_read(arena, &article, &document);
    return document;
}

static void show(const struct document *document, struct buffer *out)
{
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        buffer_add_string(out, i ? " | " : "");
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            buffer_add_string(out, k ? " " : "");
            buffer_add(out, document->tokens[sentence->first_token + k].text);
        }
    }
}

static void check_case_file(struct arena *arena, const char *path)
{
    struct buffer bytes = {0};
    struct failure failure = {0};
    assert_int_equal(file_read(path, 1 << 20, &bytes, &failure), STATUS_OK);
    struct span rest = buffer_span(&bytes);
    struct span text = {0};
    unsigned checked = 0;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        if (!span_starts_with(line, SPAN("> "))) {
            text = line.len == 0 || line.ptr[0] == '#' ? text : line;
            continue;
        }
        struct document document = read_body(arena, text);
        struct buffer got = {0};
        show(&document, &got);
        if (!span_equal(buffer_span(&got), span_slice(line, 2, line.len))) {
            fail_msg("%s: got\n  %s\nnot\n  %.*s", path, got.bytes, SPAN_ARG(line));
        }
        buffer_fini(&got);
        checked++;
    }
    assert_true(checked > 5);
    buffer_fini(&bytes);
}

static void case_files_agree(void **state)
{
    for (size_t i = 0; i < sizeof CASE_FILES / sizeof *CASE_FILES; i++) {
        check_case_file(*state, CASE_FILES[i]);
    }
}

static void offsets_count_code_points_and_bytes(void **state)
{
    struct span body = SPAN("Müller’s “été”—ok.");
    struct document document = read_body(*state, body);
    static const uint32_t STARTS[] = {0, 6, 9, 10, 13, 14, 15, 17};
    static const uint32_t BYTES[] = {0, 7, 12, 15, 20, 23, 26, 28};
    assert_int_equal(document.token_count, 8);
    for (size_t i = 0; i < document.token_count; i++) {
        const struct token *token = document.tokens + i;
        assert_int_equal(token->at.start, STARTS[i]);
        assert_int_equal(token->at.byte_start, BYTES[i]);
        assert_ptr_equal(token->text.ptr, body.ptr + BYTES[i]);
        assert_int_equal(utf8_count(token->text), token->at.end - token->at.start);
    }
    assert_true(span_is(document.tokens[1].norm, "'s"));
    assert_true(span_is(document.tokens[2].norm, "\""));
    assert_true(span_is(document.tokens[5].norm, "--"));
    assert_true(span_is(document.tokens[0].norm, "müller"));
}

static void flags_tell_the_shape(void **state)
{
    struct document document = read_body(*state, SPAN("UN Élan 3rd $ x-"));
    assert_int_equal(document.token_count, 6);
    const struct token *tokens = document.tokens;
    assert_int_equal(tokens[0].flags,
                     TOKEN_SPACE_BEFORE | TOKEN_CAPITAL | TOKEN_ALL_CAPS | TOKEN_WORD);
    assert_int_equal(tokens[1].flags, TOKEN_SPACE_BEFORE | TOKEN_CAPITAL | TOKEN_WORD);
    assert_int_equal(tokens[2].flags, TOKEN_SPACE_BEFORE | TOKEN_WORD | TOKEN_NUMBER);
    assert_int_equal(tokens[3].flags, TOKEN_SPACE_BEFORE | TOKEN_PUNCT);
    assert_int_equal(tokens[5].flags, TOKEN_PUNCT);
}

static void blocks_are_units(void **state)
{
    struct article article = article_unknown();
    article.title = SPAN("Talks fail");
    article.body = SPAN("By A. Smith\nThey left. Kim stayed.");
    struct block blocks[] = {
        {BLOCK_BYLINE, {0, 11, 0, 11}},
        {BLOCK_PARAGRAPH, {12, 34, 12, 34}},
    };
    article.blocks = blocks;
    article.block_count = 2;
    struct document document;
    document_read(*state, &article, &document);
    assert_int_equal(document.sentence_count, 4);
    assert_int_equal(document.sentences[0].field, FIELD_TITLE);
    assert_int_equal(document.sentences[1].kind, BLOCK_BYLINE);
    assert_int_equal(document.sentences[1].index, 0);
    assert_int_equal(document.sentences[3].kind, BLOCK_PARAGRAPH);
    assert_int_equal(document.sentences[3].index, 2);
    assert_int_equal(document.sentences[3].paragraph, 1);
    assert_int_equal(document.sentences[3].at.byte_start, 23);
    assert_int_equal(document.sentences[3].at.end, 34);
    assert_ptr_equal(document_sentence_of(&document, 0), document.sentences);
    assert_ptr_equal(document_sentence_of(&document, 5), document.sentences + 2);
    assert_true(span_is(document_text(&document, 8, 2), "Kim stayed"));
}

/* A line end within a block is a blank, and none behind the hyphen of a word. */
static void line_ends_within_blocks_are_blanks(void **state)
{
    struct article article = article_unknown();
    article.body = SPAN("The multi-\nparty talks of the Red\nCross failed.");
    struct block block = {BLOCK_PARAGRAPH, {0, 47, 0, 47}};
    article.blocks = &block;
    article.block_count = 1;
    struct document document;
    document_read(*state, &article, &document);
    assert_int_equal(document.sentence_count, 1);
    assert_true(document.unwrapped);
    assert_int_equal(document.tokens[3].flags & TOKEN_SPACE_BEFORE, 0);
    assert_true(span_is(document_text(&document, 7, 2), "Red Cross"));
    assert_true(span_equal(document.body, article.body));
}

/* What stands before the colon of a headline is a part of its own; nothing is cut off behind it. */
static void headlines_are_cut_at_colons(void **state)
{
    static const struct {
        const char *title;
        size_t parts;
    } cases[] = {
        {"Live: police clear square", 2},
        {"Zambia: President names minister", 2},
        {"Trains leave at 3:30 from Oslo", 1},
        {"Answer to all of it: no", 1},
        {"Talks fail", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct article article = article_unknown();
        article.title = span_of(cases[i].title);
        article.body = article.title;
        struct document document;
        document_read(*state, &article, &document);
        assert_int_equal(document.sentence_count, cases[i].parts + 1);
    }
}

/* A list without full stops, whose brackets are closed all at once. */
static void no_sentence_is_without_end(void **state)
{
    enum { WORDS = 2000, LONGEST = 512 };
    struct buffer text = {0};
    for (int i = 0; i < WORDS; i++) {
        buffer_add_string(&text, i == 100 ? "(Is it so? " : "bridge ");
    }
    for (int i = 0; i < WORDS; i++) {
        buffer_add_string(&text, i == 0 ? "or?" : ")");
    }
    struct document document = read_body(*state, buffer_span(&text));
    size_t tokens = 0;
    assert_in_range(document.sentence_count, 8, 12);
    for (size_t i = 0; i < document.sentence_count; i++) {
        assert_in_range(document.sentences[i].token_count, 1, LONGEST);
        assert_int_equal(document.sentences[i].first_token, tokens);
        tokens += document.sentences[i].token_count;
    }
    assert_int_equal(tokens, document.token_count);
    buffer_fini(&text);
}

static void lines_are_units_unless_wrapped(void **state)
{
    struct document lines = read_body(*state, SPAN("Recent pressures\nThe North waits\n\nEnd"));
    assert_int_equal(lines.sentence_count, 3);
    struct document wrapped =
        read_body(*state, SPAN("The delegates of the northern republic met on Tuesday with\n"
                               "Marzuki Darusman and his staff for about an hour at the\n"
                               "headquarters, and agreed on a second meeting to be held\n"
                               "this week\n\nA new paragraph follows it here."));
    assert_int_equal(wrapped.sentence_count, 2);
    assert_int_equal(wrapped.sentences[1].paragraph, 1);
}

static void odd_bytes_are_survived(void **state)
{
    static const char *const TEXTS[] = {"",  " \n\t ",  "\xff\xfe.\x80", "''''", "...",
                                        "-", "@.@",     "+.5",           "$",    "n't",
                                        "’", "\xe2\x80"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct document document = read_body(*state, span_of(TEXTS[i]));
        size_t bytes = 0;
        for (size_t k = 0; k < document.token_count; k++) {
            assert_true(document.tokens[k].text.len > 0);
            bytes += document.tokens[k].text.len;
        }
        assert_true(bytes <= strlen(TEXTS[i]));
    }
    assert_int_equal(read_body(*state, (struct span){0}).token_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(case_files_agree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(offsets_count_code_points_and_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flags_tell_the_shape, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blocks_are_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(line_ends_within_blocks_are_blanks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(headlines_are_cut_at_colons, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_sentence_is_without_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_are_units_unless_wrapped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(odd_bytes_are_survived, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
