# make fuzz [FUZZ_SECONDS=n]: feeds each reader of files with broken input (clang's libFuzzer), starting
# from the cases of tests/cases/readers, layouts and outlets; the corrections; and the handlers of
# requests, starting from tests/api/cases. A finding is left in .build/fuzz/.
FUZZ_SECONDS ?= 60
FUZZ_FORMS   := txt html md json ndjson xml csv mht eml ris txt.gz
FUZZ_BUILD   := .build/clang-address-undefined-fuzzer-no-link

.PHONY: fuzz
fuzz: ## fuzz every reader, the corrections and requests, for FUZZ_SECONDS each
	@$(MAKE) --no-print-directory CC=clang SANITIZE=address,undefined,fuzzer-no-link \
	    $(FUZZ_BUILD)/libdatelined.a $(FUZZ_BUILD)/tests/fuzz/readers_fuzz.o \
	    $(FUZZ_BUILD)/tests/fuzz/corrections_fuzz.o $(FUZZ_BUILD)/tests/fuzz/requests_fuzz.o
	@mkdir -p .build/fuzz
	@clang -fsanitize=address,undefined,fuzzer $(FUZZ_BUILD)/tests/fuzz/readers_fuzz.o \
	    $(FUZZ_BUILD)/libdatelined.a $(LIBS) -o .build/fuzz/readers_fuzz
	@for form in $(FUZZ_FORMS); do \
	    mkdir -p .build/fuzz/corpus_$$form; \
	    cp tests/cases/{readers,layouts,outlets}/*.$$form .build/fuzz/corpus_$$form/ 2>/dev/null; \
	    cp -f .build/fuzz/readers_fuzz .build/fuzz/readers_fuzz_$$form; \
	    echo "fuzz $$form, $(FUZZ_SECONDS) s"; \
	    .build/fuzz/readers_fuzz_$$form -max_total_time=$(FUZZ_SECONDS) -max_len=16384 \
	        -timeout=5 -rss_limit_mb=1024 -verbosity=0 -artifact_prefix=.build/fuzz/$$form- \
	        .build/fuzz/corpus_$$form || exit 1; \
	done
	@mkdir -p .build/fuzz/corpus_corrections
	@printf 'merge\ta\tb\nsplit\ta\tx\tN\nrename\ta\tN\nretype\ta\tplace\tcity\nhide\ta\n# c\n' \
	    > .build/fuzz/corpus_corrections/entities
	@printf 'article-date\tx\t2014-10\narticle-source\tx\tS\nveto\te\npin\te\tdate=2014\tstatus=denied\ttitle=T\n' \
	    > .build/fuzz/corpus_corrections/events
	@clang -fsanitize=address,undefined,fuzzer $(FUZZ_BUILD)/tests/fuzz/corrections_fuzz.o \
	    $(FUZZ_BUILD)/libdatelined.a $(LIBS) -o .build/fuzz/corrections_fuzz
	@echo "fuzz corrections, $(FUZZ_SECONDS) s"
	@.build/fuzz/corrections_fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=16384 -timeout=5 \
	    -rss_limit_mb=1024 -verbosity=0 -artifact_prefix=.build/fuzz/corrections- \
	    .build/fuzz/corpus_corrections
	@mkdir -p .build/fuzz/corpus_requests
	@sed -n 's/^GET \(.*\)/\1/p' tests/api/cases/*.http | \
	    awk '{ file = ".build/fuzz/corpus_requests/case" NR; printf "C%s", $$0 > file; close(file) }'
	@clang -fsanitize=address,undefined,fuzzer $(FUZZ_BUILD)/tests/fuzz/requests_fuzz.o \
	    $(FUZZ_BUILD)/libdatelined.a $(LIBS) -lcmocka -o .build/fuzz/requests_fuzz
	@echo "fuzz requests, $(FUZZ_SECONDS) s"
	@.build/fuzz/requests_fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=600 -timeout=10 \
	    -rss_limit_mb=2048 -verbosity=0 -artifact_prefix=.build/fuzz/requests- \
	    .build/fuzz/corpus_requests
