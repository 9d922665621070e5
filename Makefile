# datelined: turns a folder of news articles into facts, served as JSON.
#
#   make                    build the program (.build/release/datelined)
#   make run [ARTICLES=dir] [PORT=n]   serve a folder; the sample corpus by default
#   make test               every check of the gate
#   make deps               install what building and running need (Debian, Ubuntu)
#   make help               all targets

SHELL := /bin/bash
.DELETE_ON_ERROR:
.SECONDARY:

CC       ?= gcc
ifeq ($(origin CC),default)
CC       := gcc
endif
PREFIX   ?= /usr/local
DESTDIR  ?=
ARTICLES ?= tests/articles
PORT     ?= 8080
DATA     ?= ../shared/data
SANITIZE ?=

VERSION  := 0.1.0
comma    := ,
CONFIG   := $(if $(SANITIZE),$(notdir $(CC))-$(subst $(comma),-,$(SANITIZE)),$(if $(filter gcc,$(notdir $(CC))),release,$(notdir $(CC))-release))
BUILD    := .build/$(CONFIG)

PACKAGES := libmicrohttpd jansson sqlite3 libzstd zlib libxxhash libxml-2.0 libcmark yaml-0.1
# libunistring ships no pkg-config file; its presence is checked by its header.
DEBIAN_BUILD := gcc make pkg-config libmicrohttpd-dev libjansson-dev libsqlite3-dev libzstd-dev \
    zlib1g-dev libxxhash-dev libunistring-dev libxml2-dev libcmark-dev libyaml-dev
DEBIAN_TEST  := $(DEBIAN_BUILD) clang clang-format libcmocka-dev libclang-rt-14-dev curl jq python3 \
    valgrind

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
CPPFLAGS += -D_GNU_SOURCE -DDATELINED_VERSION='"$(VERSION)"' -DDATELINED_PREFIX='"$(PREFIX)"' \
    -Iinclude -Iserver
CFLAGS   += -std=c17 -g $(WARNINGS)
ifeq ($(SANITIZE),)
# No fused multiply-add and no fast-math: the same input gives the same bytes on every machine.
CFLAGS   += -O2 -ffp-contract=off
CPPFLAGS += -D_FORTIFY_SOURCE=2
else
CFLAGS   += -O1 -ffp-contract=off -fno-omit-frame-pointer -fsanitize=$(SANITIZE) \
    -fno-sanitize-recover=all
LDFLAGS  += -fsanitize=$(SANITIZE)
# clang takes NULL + 0, which C2y allows, for a pointer overflow; gcc's check knows the difference.
CFLAGS   += $(if $(findstring clang,$(notdir $(CC))),-fno-sanitize=pointer-overflow)
endif
LIBS     = $(shell pkg-config --libs $(PACKAGES)) -lunistring -lpthread -lm
CPPFLAGS += $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)

SOURCES    := $(sort $(shell find server -name '*.c' -not -path 'server/train/*'))
LIBRARY    := $(filter-out server/main.c,$(SOURCES))
EMBEDDED   := $(sort $(shell find sql server/model/lexicon server/web -type f 2>/dev/null))
TRAINERS   := $(sort $(wildcard server/train/*_main.c))
TRAIN_LIB  := $(sort $(filter-out $(TRAINERS),$(wildcard server/train/*.c)))
UNIT_TESTS := $(sort $(shell find tests/unit -name '*_test.c' 2>/dev/null))

# V=1 shows the commands.
V       ?=
Q       := $(if $(V),,@)
say      = @$(if $(V),:,echo '  $(1)')
object  = $(patsubst %.c,$(BUILD)/%.o,$(1))
PROGRAM := $(BUILD)/datelined
ARCHIVE := $(BUILD)/libdatelined.a

.PHONY: all run test check-formats check-openapi unit unit-programs valgrind check-threads deps help \
    install uninstall clean format
all: $(BUILD)/.deps $(PROGRAM)

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

# --- dependencies -------------------------------------------------------------------------------
$(BUILD)/.deps:
	@mkdir -p $(BUILD)
	@docker/install-deps $(DEBIAN_BUILD)
	@touch $@

deps: ## install what building and testing need
	@docker/install-deps $(DEBIAN_TEST)

# --- build --------------------------------------------------------------------------------------
$(BUILD)/%.o: %.c | $(BUILD)/.deps
	@mkdir -p $(@D)
	$(call say,compile $<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# Reading a text is many short loops over tokens: with them unrolled and small functions copied into
# their callers it takes 6 % fewer instructions, though hardly 1 % less time, for 4 % more of program.
# Sums over vectors are made several numbers at a time; their order, and so every bit of a result,
# stays the same.
READING_PARTS := $(foreach part,base text extract,$(BUILD)/server/$(part)/%.o)
$(READING_PARTS): CFLAGS += $(if $(SANITIZE),,-O3)

# Loops over the marks of all rows, for vectors, too.
$(BUILD)/server/store/counts/marks.o: CFLAGS += $(if $(SANITIZE),,-O3)

# What decides how a text is read, and by what its sentences and names find those of others: its
# hash tells an archive that it must be read anew.
READING := $(sort $(shell find server/base server/text server/extract server/ingest server/model/lexicon \
    server/store/link server/store/counts/telling.c server/store/search/tokenizer.c -type f 2>/dev/null))
$(BUILD)/embedded.S: Makefile $(READING) $(EMBEDDED) | $(BUILD)/.deps
	@READING_VERSION=$$(cat $(READING) | sha256sum | cut -c1-16) \
	    sh server/base/embed.sh $(EMBEDDED) > $@

$(BUILD)/embedded.o: $(BUILD)/embedded.S
	$(Q)$(CC) -c $< -o $@

$(ARCHIVE): $(call object,$(LIBRARY)) $(BUILD)/embedded.o
	@rm -f $@
	@$(AR) qcs $@ $^

$(PROGRAM): $(call object,server/main.c) $(ARCHIVE)
	$(call say,link $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

-include $(patsubst %.c,$(BUILD)/%.d,$(SOURCES) $(TRAINERS) $(TRAIN_LIB) $(UNIT_TESTS) \
    $(wildcard tests/accuracy/*.c tests/bench/*.c tests/fuzz/*.c))

# --- run, install -------------------------------------------------------------------------------
run: ## build and serve ARTICLES on PORT
	@$(MAKE) --no-print-directory -j"$$(nproc)" all
	@exec $(PROGRAM) serve --listen 127.0.0.1:$(PORT) $(ARTICLES)

MODELS = $(wildcard server/model/*.model)
install: all ## into $(DESTDIR)$(PREFIX)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/datelined
	install -d $(DESTDIR)$(PREFIX)/share/datelined
	$(if $(MODELS),install -m 644 $(MODELS) $(DESTDIR)$(PREFIX)/share/datelined)

uninstall: ## take it away again
	rm -f $(DESTDIR)$(PREFIX)/bin/datelined
	rm -rf $(DESTDIR)$(PREFIX)/share/datelined

clean: ## remove everything built
	rm -rf .build

format: ## clang-format over all C
	clang-format -i $$(git ls-files '*.c' '*.h')

# --- tests --------------------------------------------------------------------------------------
$(BUILD)/tests/%_test: $(BUILD)/tests/%_test.o $(ARCHIVE)
	$(call say,link $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -lcmocka -o $@

UNIT_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(UNIT_TESTS))
unit-programs: $(UNIT_PROGRAMS)

unit: $(UNIT_PROGRAMS) ## build and run the unit tests of this CONFIG
	@tests/run-unit $(UNIT_PROGRAMS)

test: ## the gate: both compilers, style, units, cases, API, OpenAPI
	@docker/install-deps $(DEBIAN_TEST)
	@tests/run

check-formats: all ## CSV, GeoJSON, iCalendar, feeds and GEXF under public parsers
	@tests/formats/check $(PROGRAM)

check-openapi: all ## the OpenAPI document under Redocly, schemathesis and openapi-typescript
	@tests/openapi/check $(PROGRAM)

valgrind: all ## a load and a hundred requests under valgrind
	@tests/api/valgrind $(PROGRAM)

check-threads: ## readers and writers at once, under the thread sanitizer
	@$(MAKE) --no-print-directory SANITIZE=thread all
	@tests/api/threads .build/$(notdir $(CC))-thread/datelined

# --- training -----------------------------------------------------------------------------------
-include server/train/train.mk
-include tests/fuzz/fuzz.mk

# --- container ----------------------------------------------------------------------------------
-include tests/container/container.mk

# --- benchmarks ---------------------------------------------------------------------------------
-include tests/bench/bench.mk

# --- accuracy -----------------------------------------------------------------------------------
-include tests/accuracy/accuracy.mk
