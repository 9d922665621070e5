# Scorers: `make accuracy DATA=../shared/data` measures every part on labelled text that no model
# was trained on.

.PHONY: accuracy accuracy-names accuracy-dates accuracy-events accuracy-entities accuracy-stories
accuracy: accuracy-names accuracy-dates accuracy-events accuracy-entities accuracy-stories ## measure every part on the test sets

$(BUILD)/accuracy/names: $(call object,tests/accuracy/names_score.c server/train/names_corpus.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

accuracy-names: $(BUILD)/accuracy/names $(patsubst %,$(BUILD)/names-%.txt,dev-test wikigold uner politics)
	@echo "== names from raw text, dev/names, every third article"
	@$< $(BUILD)/names-dev-test.txt
	@for case in capitals title small; do echo "== the same in $$case"; \
	    $< --case $$case $(BUILD)/names-dev-test.txt | tail -1; done
	@for set in wikigold uner politics; do echo "== $$set, test part"; \
	    $< --no-other $(BUILD)/names-$$set.txt | tail -1; done

$(BUILD)/accuracy/dates_dump: $(call object,tests/accuracy/dates_dump.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

accuracy-dates: $(BUILD)/accuracy/dates_dump
	@python3 tests/accuracy/dates.py $< $(DATA) $(DATA)/../dev

$(BUILD)/accuracy/event_dump: $(call object,tests/accuracy/event_dump.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

$(BUILD)/accuracy/drawn_%.jsonl: tests/accuracy/drawn_%.jsonl tests/accuracy/drawn.py
	@mkdir -p $(@D)
	@python3 tests/accuracy/drawn.py $< $(DATA) > $@ || { rm -f $@; exit 1; }

accuracy-events: $(BUILD)/accuracy/event_dump $(BUILD)/accuracy/drawn_test.jsonl
	@python3 tests/accuracy/events.py $< $(DATA)/../dev/events-sentences.jsonl --part test
	@echo "== sentences drawn at random from real news"
	@python3 tests/accuracy/events.py $< $(BUILD)/accuracy/drawn_test.jsonl --part all
	@echo "== headlines, written and labelled for this"
	@python3 tests/accuracy/events.py $< tests/accuracy/headlines_test.jsonl --part all
	@python3 tests/accuracy/triggers.py $< $(DATA) $(DATA)/../dev

$(BUILD)/accuracy/entity_dump: $(call object,tests/accuracy/entity_dump.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

accuracy-entities: $(BUILD)/accuracy/entity_dump $(PROGRAM)
	@python3 tests/accuracy/entities.py $< $(DATA)
	@python3 tests/accuracy/sample_entities.py $(PROGRAM) $(DATA)

$(BUILD)/accuracy/story_dump: $(call object,tests/accuracy/story_dump.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

accuracy-stories: $(BUILD)/accuracy/story_dump
	@python3 tests/accuracy/stories.py $< $(DATA)

-include tests/accuracy/text.mk
-include tests/accuracy/reading.mk
