/* The words of the API's closed sets: complete, and the same both ways. */
#include "../check.h"
#include "article.h"
#include "date.h"
#include "entity.h"
#include "event.h"
#include "mention.h"

/* Checks that `name(i)` is one of the words of `expected`, in its order, for every i from `first`,
 * and NULL beyond them. */
#define ASSERT_NAMES(name, type, first, expected)                                                  \
    do {                                                                                           \
        struct span rest_ = span_of(expected);                                                     \
        unsigned i_ = (first);                                                                     \
        while (rest_.ptr) {                                                                        \
            struct span word_ = span_cut(&rest_, ' ');                                             \
            const char *named_ = name((enum type)i_++);                                            \
            assert_non_null(named_);                                                               \
            assert_text(word_, named_);                                                            \
        }                                                                                          \
        assert_null(name((enum type)i_));                                                          \
    } while (0)

static void words_are_those_of_the_contract(void **state)
{
    (void)state;
    ASSERT_NAMES(field_name, field, 0, "title body");
    ASSERT_NAMES(block_kind_name, block_kind, 0,
                 "paragraph byline dateline subheading caption credit related correction");
    ASSERT_NAMES(published_basis_name, published_basis, 1,
                 "metadata dateline path text corpus file_time correction");
    ASSERT_NAMES(entity_type_name, entity_type, 0, "person organization place other");
    ASSERT_NAMES(mention_kind_name, mention_kind, 0, "name nominal pronoun");
    ASSERT_NAMES(date_type_name, date_type, 0, "date time duration set");
    ASSERT_NAMES(date_basis_name, date_basis, 0,
                 "unresolved explicit relative inherited dateline published correction");
    ASSERT_NAMES(event_type_name, event_type, 0,
                 "agree consult support concede cooperate aid retreat request accuse reject "
                 "threaten protest sanction mobilize coerce assault statement appoint resign elect "
                 "legislate legal publish travel disaster accident die");
    ASSERT_NAMES(event_status_name, event_status, 0,
                 "happened ongoing planned hypothetical denied");
    assert_null(published_basis_name(PUBLISHED_UNKNOWN));
    assert_null(entity_subtype_name(SUBTYPE_NONE));
    assert_null(entity_subtype_name(SUBTYPE_COUNT));
}

static void names_lead_back_to_their_value(void **state)
{
    (void)state;
    for (int i = 0; i < ENTITY_TYPE_COUNT; i++) {
        assert_int_equal(entity_type_from_name(span_of(entity_type_name((enum entity_type)i))), i);
    }
    for (int i = SUBTYPE_NONE + 1; i < SUBTYPE_COUNT; i++) {
        const char *name = entity_subtype_name((enum entity_subtype)i);
        assert_non_null(name);
        assert_int_equal(entity_subtype_from_name(span_of(name)), i);
    }
    for (int i = 0; i < EVENT_TYPE_COUNT; i++) {
        assert_int_equal(event_type_from_name(span_of(event_type_name((enum event_type)i))), i);
    }
    for (int i = 0; i < EVENT_STATUS_COUNT; i++) {
        const char *name = event_status_name((enum event_status)i);
        assert_int_equal(event_status_from_name(span_of(name)), i);
    }
}

static void unknown_words_have_no_value(void **state)
{
    (void)state;
    assert_int_equal(entity_type_from_name(SPAN("Person")), ENTITY_TYPE_COUNT);
    assert_int_equal(entity_type_from_name(SPAN("")), ENTITY_TYPE_COUNT);
    assert_int_equal(entity_subtype_from_name(SPAN("planet")), SUBTYPE_NONE);
    assert_int_equal(entity_subtype_from_name((struct span){NULL, 0}), SUBTYPE_NONE);
    assert_int_equal(event_type_from_name(SPAN("agre")), EVENT_TYPE_COUNT);
    assert_int_equal(event_status_from_name(SPAN("happened ")), EVENT_STATUS_COUNT);
}

static void plover_types_have_a_quad_class(void **state)
{
    (void)state;
    static const struct {
        enum event_type first, last;
        const char *quad_class;
    } groups[] = {{EVENT_AGREE, EVENT_CONCEDE, "verbal-cooperation"},
                  {EVENT_COOPERATE, EVENT_RETREAT, "material-cooperation"},
                  {EVENT_REQUEST, EVENT_THREATEN, "verbal-conflict"},
                  {EVENT_PROTEST, EVENT_ASSAULT, "material-conflict"}};
    for (size_t g = 0; g < 4; g++) {
        for (enum event_type type = groups[g].first; type <= groups[g].last; type++) {
            assert_string_equal(event_type_quad_class(type), groups[g].quad_class);
            assert_string_equal(event_type_scheme(type), "plover");
        }
    }
    for (enum event_type type = EVENT_STATEMENT; type < EVENT_TYPE_COUNT; type++) {
        assert_null(event_type_quad_class(type));
        assert_string_equal(event_type_scheme(type), "civil");
    }
    assert_null(event_type_quad_class(EVENT_TYPE_COUNT));
}

static void an_unknown_article_knows_nothing(void **state)
{
    (void)state;
    struct article article = article_unknown();
    assert_absent(article.id);
    assert_absent(article.title);
    assert_absent(article.body);
    assert_absent(article.dateline.text);
    assert_false(period_is_known(article.published));
    assert_false(period_is_known(article.dateline.date));
    assert_true(article.published_at == INT64_MIN);
    assert_int_equal(article.block_count, 0);
    assert_int_equal(article.published_basis, PUBLISHED_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_of_the_contract),
        cmocka_unit_test(names_lead_back_to_their_value),
        cmocka_unit_test(unknown_words_have_no_value),
        cmocka_unit_test(plover_types_have_a_quad_class),
        cmocka_unit_test(an_unknown_article_knows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
