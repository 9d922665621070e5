# Scores what reading finds before analysis: dates of publication, headers, copies.

$(BUILD)/accuracy/published_dump: $(call object,tests/accuracy/published_dump.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: accuracy-published
accuracy: accuracy-published
accuracy-published: $(BUILD)/accuracy/published_dump ## dates of publication inferred without header
	@python3 tests/accuracy/published.py $< $(DATA)
