#ifndef DATELINED_SERVER_INGEST_HEADER_HEADER_PARTS_H
#define DATELINED_SERVER_INGEST_HEADER_HEADER_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "block_kind.h"
#include "byline.h"
#include "dateline.h"
#include "ingest/header.h"
#include "ingest/published/published.h"
#include "ingest/readers/layout.h"
#include "piece_view.h"

/* The state of reading a header, which the files of this folder share: header.c cuts the text and
 * finishes, header_title.c finds the headline, header_top.c reads what stands between it and the
 * report, header_body.c the report, header_facts.c keeps what they find. */

/* Who may name the outlet, the strongest first. */
enum source_rank {
    SOURCE_METADATA,
    SOURCE_LABEL,
    SOURCE_BYLINE,
    SOURCE_COPYRIGHT,
    SOURCE_DATELINE,
    SOURCE_CREDIT,
    SOURCE_NONE
};

struct header {
    struct arena *arena;
    struct article *article;
    struct span text;
    bool whole;
    bool marked; /* the form's own marks say what pieces are */
    struct piece *pieces;
    size_t count;
    struct piece_view view; /* of the same pieces */
    size_t above;           /* so many pieces stand above the report for certain */
    size_t first;           /* the first piece of the body */
    size_t report;          /* the first piece of the report */
    size_t tail;            /* from here on there are only links and signatures */
    enum source_rank source_rank;
    struct published_clues clues;
    bool date_is_above; /* the date line kept stands above the headline */
    struct block *blocks;
    size_t block_count;
    size_t block_capacity;
};

/* --- header_facts.c --------------------------------------------------------------------------- */

/* Keeps the outlet's name unless a stronger place has named one; a place or "and agencies" behind
 * it is left out. */
void facts_set_source(struct header *header, struct span name, enum source_rank rank);

/* Keeps the date (month 0: none) as that of the date line unless one is kept already; a fuller one
 * takes the place of the first, one in the header that of one above the headline, but none that of
 * a date which says that it is the day of publication. */
void facts_keep_date(struct header *header, const struct printed_date *date);

/* Keeps the first byline's writers, outlet and date; `printed`, absent or the line as it is. */
void facts_set_writers(struct header *header, const struct byline *byline, struct span printed);

/* Keeps the piece below the headline as the subtitle when none is known and it reads as one: a line
 * of some words that tells of the report. */
void facts_keep_subtitle(struct header *header, size_t i);

/* Keeps who and what outlet the credit `piece` names. */
void facts_keep_credit(struct header *header, const struct credit *credit, struct span piece);

/* Keeps the first dateline, and its agency as the outlet when nothing stronger names one. */
void facts_keep_dateline(struct header *header, const struct dateline_match *match);

/* Adds a block, without white space at its ends; nothing when it is empty. Offsets are bytes into
 * header->text until the end. */
void facts_add_block(struct header *header, enum block_kind kind, struct span text);

/* Whether a name alone may be a byline here. */
typedef bool facts_allows_name(const struct header *header, size_t i);

/* Whether the piece is a line that states a fact and is no part of the report; keeps it, with the
 * kind of its block in `*kind`. A name alone is a byline only where `allows_name`, which is asked
 * last, says so; NULL: nowhere. */
bool facts_read_line(struct header *header, size_t i, facts_allows_name *allows_name,
                     enum block_kind *kind);

/* Whether the piece, "Subject: …", names the report, as a mail's does, and not what a database
 * files it under: a mail's other fields stand around it, or no other line names the report. */
bool facts_subject_is_title(const struct header *header, size_t i);

/* Whether its words or marks set the piece apart from the report; adds its block. */
bool facts_add_marked(struct header *header, size_t i);

/* A piece as one line: itself, unless it is wrapped. */
struct span facts_one_line(struct arena *arena, struct span text);

/* --- the others ------------------------------------------------------------------------------- */

/* Looks for the headline behind lines of facts, a menu, the outlet's name; sets header->first.
 * Without one the body begins with the first piece. */
void title_read(struct header *header);

/* One piece between the headline and the report. */
void top_add_piece(struct header *header, size_t i);

/* Whether the piece is an outlet's name or a writer's role on a line of its own; adds its block. */
bool top_add_outlet(struct header *header, size_t i);

/* Whether the piece is a town in capitals on a line of its own: the dateline, if there is none yet;
 * adds its block. */
bool top_add_place(struct header *header, struct span piece);

/* Whether a bare name may be a byline here: other lines of a header stand around it. */
bool top_allows_name(const struct header *header, size_t i);

/* Reads all pieces behind the headline. */
void body_read(struct header *header);

#endif
