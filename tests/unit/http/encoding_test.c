/* Choice of content coding, and the coding itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <zlib.h>
#include <zstd.h>

#include "http/encoding.h"

static void test_chooses(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        enum encoding best;
        bool identity_forbidden;
    } cases[] = {
        {NULL, ENCODING_IDENTITY, false},
        {"", ENCODING_IDENTITY, false},
        {"gzip", ENCODING_GZIP, false},
        {"x-gzip", ENCODING_GZIP, false},
        {"GZIP, deflate, br", ENCODING_GZIP, false},
        {"gzip, deflate, br, zstd", ENCODING_ZSTD, false},
        {"gzip;q=1, zstd;q=0.9", ENCODING_GZIP, false},
        {"gzip;q=0", ENCODING_IDENTITY, false},
        {"gzip;q=0.5, identity", ENCODING_IDENTITY, false},
        {"*", ENCODING_ZSTD, false},
        {"*;q=0, gzip", ENCODING_GZIP, true},
        {"identity;q=0, *", ENCODING_ZSTD, true},
        {"br", ENCODING_IDENTITY, false},
        {"*;q=0, identity;q=0.1", ENCODING_IDENTITY, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct encoding_choice choice;
        assert_true(encoding_choose(span_of(cases[i].header), &choice));
        assert_int_equal(choice.best, cases[i].best);
        assert_int_equal(choice.identity_forbidden, cases[i].identity_forbidden);
    }
    struct encoding_choice choice;
    assert_false(encoding_choose(SPAN("*;q=0"), &choice));
    assert_false(encoding_choose(SPAN("br, identity;q=0"), &choice));
}

/* Twice with one encoder, so that its state is seen to be reset. */
static void test_round_trips(void **state)
{
    (void)state;
    struct encoder *encoder = encoder_new();
    static char text[100000];
    static char back[100001];
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = (char)('a' + i * i % 23);
    }
    const size_t sizes[] = {sizeof text, 1, 0, 5000};
    for (size_t i = 0; i < 4; i++) {
        struct buffer packed = {0};
        assert_true(encoder_run(encoder, ENCODING_GZIP, (struct span){text, sizes[i]}, &packed));
        z_stream stream = {.next_in = (unsigned char *)packed.bytes,
                           .avail_in = (unsigned)packed.len,
                           .next_out = (unsigned char *)back,
                           .avail_out = sizeof back};
        assert_int_equal(inflateInit2(&stream, 31), Z_OK);
        assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
        assert_int_equal(stream.total_out, sizes[i]);
        inflateEnd(&stream);
        assert_memory_equal(back, text, sizes[i]);
        buffer_clear(&packed);
        assert_true(encoder_run(encoder, ENCODING_ZSTD, (struct span){text, sizes[i]}, &packed));
        assert_int_equal(ZSTD_decompress(back, sizeof back, packed.bytes, packed.len), sizes[i]);
        assert_memory_equal(back, text, sizes[i]);
        buffer_fini(&packed);
    }
    encoder_free(encoder);
}

/* In pieces of many sizes, empty ones among them. */
static void test_streams(void **state)
{
    (void)state;
    static char text[200000];
    static char back[200001];
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = (char)(i * 2654435761u >> 13);
    }
    for (enum encoding encoding = ENCODING_GZIP; encoding < ENCODING_COUNT; encoding++) {
        struct encoder_stream *stream = encoder_stream_new(encoding);
        struct buffer packed = {0};
        size_t sent = 0;
        for (size_t size = 0; sent < sizeof text; size = size * 3 + 1) {
            size_t count = size < sizeof text - sent ? size : sizeof text - sent;
            assert_true(
                encoder_stream_run(stream, (struct span){text + sent, count}, false, &packed));
            sent += count;
        }
        assert_true(encoder_stream_run(stream, SPAN(""), true, &packed));
        encoder_stream_free(stream);
        if (encoding == ENCODING_GZIP) {
            z_stream gzip = {.next_in = (unsigned char *)packed.bytes,
                             .avail_in = (unsigned)packed.len,
                             .next_out = (unsigned char *)back,
                             .avail_out = sizeof back};
            assert_int_equal(inflateInit2(&gzip, 31), Z_OK);
            assert_int_equal(inflate(&gzip, Z_FINISH), Z_STREAM_END);
            assert_int_equal(gzip.total_out, sizeof text);
            inflateEnd(&gzip);
        } else {
            ZSTD_DCtx *zstd = ZSTD_createDCtx();
            ZSTD_inBuffer input = {packed.bytes, packed.len, 0};
            ZSTD_outBuffer output = {back, sizeof back, 0};
            assert_int_equal(ZSTD_decompressStream(zstd, &output, &input), 0);
            assert_int_equal(output.pos, sizeof text);
            ZSTD_freeDCtx(zstd);
        }
        assert_memory_equal(back, text, sizeof text);
        buffer_fini(&packed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chooses),
        cmocka_unit_test(test_round_trips),
        cmocka_unit_test(test_streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
