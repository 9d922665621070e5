#ifndef DATELINED_SERVER_INGEST_HEADER_CAPTION_H
#define DATELINED_SERVER_INGEST_HEADER_CAPTION_H

#include <stdbool.h>

#include "base/span.h"

/* "Caption: …", "FILE PHOTO: …", "… (Ahn Young-joon/AP)", "… REUTERS/KCNA": a caption wherever it
 * stands. */
bool piece_is_caption(struct span piece);

/* "… waves on Sunday. (Yonhap)", "… in an undated photo.", "… led outside. | Contributed": a
 * caption where no paragraph of the report has stood yet. */
bool caption_fits_top(struct span piece);

/* Whether the piece is nothing but the name of who made a picture: "Getty Images", "AFP", "(Lee
 * Moss, Gallo)", "Lee Moss/Reuters". */
bool caption_is_credit(struct span piece);

/* "Image source, PA Media", above "Image caption, …": it credits what stands below it. */
bool caption_credits_below(struct span piece);

#endif
