# Scores the text layer on the test parts of the treebanks.

.PHONY: accuracy-text
accuracy: accuracy-text

$(BUILD)/accuracy/text: \
    $(call object,tests/accuracy/text_score.c server/train/treebank.c server/train/corpus.c) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

EWT_TEST := $(DATA)/ud-ewt/en_ewt-ud-test.conllu
GUM_TEST := $(DATA)/gum-permissive/gum-permissive-test.conllu
accuracy-text: $(BUILD)/accuracy/text
	@echo "== EWT test, gold tokens"
	@$< $(EWT_TEST) xpos=95.4 upos=96.0 lemma=97.0 las=83.5
	@echo "== GUM test, gold tokens"
	@$< $(GUM_TEST) xpos=- upos=- lemma=- las=83.5
	@echo "== EWT test, raw text"
	@$< --raw $(EWT_TEST) tokens=99.0 sentences=- las=80.5
	@echo "== GUM test, raw text"
	@$< --raw $(GUM_TEST) tokens=99.3 sentences=93 las=-
