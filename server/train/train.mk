# Trains the models from the data in DATA (default ../shared/data) into server/model. The same data
# gives the same bytes on every machine.
MODEL_DIR := server/model
TRAIN_OBJECTS = $(call object,$(TRAIN_LIB))

$(BUILD)/train/%: $(BUILD)/server/train/%_main.o $(TRAIN_OBJECTS) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: train train-tagger train-parser
train: train-tagger train-parser ## rebuild every model from DATA

train-tagger: $(BUILD)/train/tagger
	$< $(DATA) $(MODEL_DIR)/tagger.model

train-parser: $(BUILD)/train/parser
	$< $(DATA) $(MODEL_DIR)/parser.model
