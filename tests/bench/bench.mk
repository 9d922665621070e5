# Benchmarks. They need wrk, nginx and curl besides what the tests need.
BENCH_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))

$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(ARCHIVE)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: bench-http
bench-http: $(BENCH_PROGRAMS) ## the HTTP layer beside a bare libmicrohttpd loop and nginx
	@tests/bench/http $(BUILD)/tests/bench

.PHONY: bench-reading
bench-reading: $(BUILD)/tests/bench/reading_bench ## reading, headers, and 50,000 articles grouped
	@$<
