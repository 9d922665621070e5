# Benchmarks. They need wrk, nginx and curl besides what the tests need.
BENCH_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))
SIZES ?= 1000 10000 100000

$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(ARCHIVE)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: bench bench-http bench-scale
bench: ## everything below, side by side in one run (an hour with 100,000 articles)
	@docker/install-deps wrk nginx-light curl iproute2 python3
	@$(MAKE) --no-print-directory all $(BENCH_PROGRAMS)
	@SIZES="$(SIZES)" tests/bench/goals $(BUILD) $(ARTICLES) $(DATA)

bench-http: $(BENCH_PROGRAMS) ## the HTTP layer beside a bare libmicrohttpd loop and nginx
	@tests/bench/http $(BUILD)/tests/bench

bench-scale: all $(BENCH_PROGRAMS) ## how cost grows with the archive: SIZES="1000 10000" [DATA=FOLDER]
	@SIZES="$(SIZES)" tests/bench/scale $(BUILD) $(DATA)

.PHONY: bench-reading
bench-reading: $(BUILD)/tests/bench/reading_bench ## reading, headers, and 50,000 articles grouped
	@$<

EXTRACTED ?= 2000
.PHONY: bench-extraction
bench-extraction: $(BUILD)/tests/bench/extraction_bench ## a load on one core, everything included, by stages: [EXTRACTED=articles] [DATA=FOLDER]
	@folder=$$(mktemp -d) && tests/bench/corpus "$$folder" $(EXTRACTED) $(wildcard $(DATA)) && $< "$$folder"; \
	    status=$$?; rm -rf "$$folder"; exit $$status
