#ifndef DATELINED_SERVER_INGEST_HEADER_INVITATION_H
#define DATELINED_SERVER_INGEST_HEADER_INVITATION_H

#include <stdbool.h>

#include "base/span.h"

/* What pages say to their reader of the outlet itself; a short line, not a paragraph. */

/* "Join our channel on Telegram", "Follow Pia Lund on Twitter". */
bool invitation_is_line(struct span line);

/* "Our weekly newsletter contains … You will receive it in your mailbox.": no quotation. */
bool invitation_is_offer(struct span line);

/* Whether the line speaks to the reader, or of the outlet as "we". */
bool invitation_addresses_reader(struct span line);

#endif
