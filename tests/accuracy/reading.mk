# Scores what reading finds before analysis: dates of publication, headers, copies.

$(BUILD)/accuracy/published_dump: $(call object,tests/accuracy/published_dump.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: accuracy-published
accuracy: accuracy-published
accuracy-published: $(BUILD)/accuracy/published_dump ## dates of publication inferred without header
	@python3 tests/accuracy/published.py $< $(DATA)

.PHONY: accuracy-copies accuracy-headers
accuracy: accuracy-copies accuracy-headers
accuracy-copies: $(BUILD)/accuracy/published_dump ## copies among perturbed articles
	@python3 tests/accuracy/copies.py $< $(DATA)

accuracy-headers: $(BUILD)/tests/unit/ingest/readers/readers_test ## what pages say of themselves, all forms
	@$< 2>&1 | grep -vE '^\['
