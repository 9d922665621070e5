#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_FEATURES_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_FEATURES_H

#include "names_view.h"

/* The features of the name model. Shared by the daemon and the trainer: a change here or in the
 * view needs a newly trained model, and NAMES_FEATURES_VERSION raised. */
#define NAMES_FEATURES_VERSION 4
#define NAMES_FEATURES_MAX     96

/* Writes the hashes of the features of token `index` (of the document) in sentence `sentence` and
 * returns how many there are, at most NAMES_FEATURES_MAX. */
size_t names_features(const struct names_view *view, uint32_t sentence, uint32_t index,
                      uint32_t *out);

#endif
