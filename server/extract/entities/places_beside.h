#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_PLACES_BESIDE_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_PLACES_BESIDE_H

#include "entities_places.h"

/* What stands beside the name of a place. */

/* The mention that says in what the place of `mention` lies, or NULL: "X, Texas", "X in northern
 * Lebanon", "the Lebanese city of X". */
const struct mention *beside_wider(const struct places *places, const struct mention *mention);

/* The mention before, of which `mention` says where it lies by a comma, or NULL: "X" in "X, Texas".
 */
const struct mention *beside_narrower(const struct places *places, const struct mention *mention);

/* Whether the sense is a state of the US and a county of it stands before the mention: countries of
 * such a name call theirs otherwise, so "Talbot County, Georgia" is in the US. */
bool beside_is_state(const struct places *places, const struct sense *sense,
                     const struct mention *mention);

/* The neighbour of a list, before (-1) or after (+1) the mention, or NULL. */
const struct mention *beside_sibling(const struct places *places, const struct mention *mention,
                                     int side);

/* Whether the sense is that of a place, or of a people when `people`. */
bool beside_is_place(const struct sense *sense, bool people);

/* Whether the place of `inner` lies in the country or region of `outer`: the same country, and no
 * other region than that. */
bool beside_is_within(const struct sense *inner, const struct sense *outer);

/* Whether a meaning of `other` (NULL: none) fits the sense: `outer` whether that is the wider
 * place, or the one in it. */
bool beside_fits(const struct places *places, const struct sense *sense,
                 const struct mention *other, bool outer);

/* What the neighbours of the mention say for the sense, in the points of entities_places.c; 0 when
 * they say nothing. */
double beside_points(const struct places *places, const struct sense *sense,
                     const struct mention *mention);

#endif
