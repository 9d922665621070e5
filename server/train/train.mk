# Trains the models from the data in DATA (default ../shared/data) into server/model. The same data
# gives the same bytes on every machine.
MODEL_DIR := server/model
TRAIN_OBJECTS = $(call object,$(TRAIN_LIB))

$(BUILD)/train/%: $(BUILD)/server/train/%_main.o $(TRAIN_OBJECTS) $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: train train-tagger train-parser train-names
train: train-tagger train-parser train-names ## rebuild every model from DATA

train-tagger: $(BUILD)/train/tagger
	$< $(DATA) $(MODEL_DIR)/tagger.model

# After verbs were added to the lexicon of events.
.PHONY: train-lemmas
train-lemmas: $(BUILD)/train/tagger ## learn the lemmas anew, the rest of the tagger stays
	$< $(DATA) $(MODEL_DIR)/tagger.model $(MODEL_DIR)/tagger.model

train-parser: $(BUILD)/train/parser
	$< $(DATA) $(MODEL_DIR)/parser.model

# The labelled sets in the form that the name trainer and its scorer read.
DEV ?= $(DATA)/../dev
$(BUILD)/names-%.txt: server/train/names_data.py server/model/lexicon/words.tsv \
    server/model/lexicon/countries.tsv
	@mkdir -p $(@D)
	python3 $< $(DATA) $(DEV) $* > $@

# Its inner loops are arithmetic over vectors, which these options change in nothing but time.
$(BUILD)/server/train/names_main.o $(BUILD)/server/train/names_lattice.o: \
    CFLAGS += $(if $(SANITIZE),,-O3 -fno-math-errno)

train-names: $(BUILD)/train/names $(BUILD)/names-train.txt
	$< $(BUILD)/names-train.txt $(DATA)/clusters/news-1000.txt $(MODEL_DIR)/names.model

# A table instead of a model file: it is small, and the program is built with it.
.PHONY: train-published
train: train-published
train-published: $(BUILD)/accuracy/published_dump
	python3 server/train/published.py $< $(DATA) > $(BUILD)/published_table.c
	clang-format $(BUILD)/published_table.c > server/ingest/published/published_table.c
