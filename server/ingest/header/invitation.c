/* An invitation is told by its first words and a word behind them, an offer by what outlets offer
 * and by how they speak to their readers. */
#include "invitation.h"

#include <stdint.h>
#include <string.h>

#include "wording.h"

/* Openings that need one of the words behind them. */
struct invitation {
    const char *const opener[2];
    const char *const words[6];
};

static const struct invitation invitations[] = {
    {{"join ", NULL}, {"Telegram", "WhatsApp", "newsletter", "forum", "channel", NULL}},
    {{"the post ", NULL}, {"appeared first on", NULL}},
    {{"reach ", NULL}, {"@", "on Twitter", NULL}},
    {{"contact ", NULL}, {"@", NULL}},
    {{"email ", NULL}, {"@", NULL}},
    {{"write to ", NULL}, {" at ", NULL}},
    {{"follow ", NULL}, {"@", "on Twitter", "on Facebook", "on X", "newsletter", NULL}},
    {{"support ", NULL}, {"journalism", NULL}},
    {{"like ", NULL}, {"on Facebook", NULL}},
    {{"appeared in ", NULL}, {"print edition", "edition as", NULL}},
    {{"updated ", NULL}, {" ago", NULL}},
    {{"do you have ", NULL}, {"@", " tip", "mail ", NULL}},
};

/* What speaks to the reader of the outlet's own offers: one of the first words and one of the
 * second. */
static const char *const offers[] = {"newsletter",
                                     "ubscri",
                                     "inbox",
                                     "our app",
                                     "cookies",
                                     "comments",
                                     "privacy policy",
                                     "AI generated",
                                     "Terms of",
                                     "membership",
                                     "our journalism",
                                     "nonprofit newsroom",
                                     "quality journalism",
                                     "letters to the editor",
                                     NULL};
static const char *const readers[] = {" we ", "You ",       "Your ",      " you ", " your ",
                                      "Our ", " our ",      "We ",        " us ",  "We'",
                                      "We’",  "This is AI", "Subscribe ", NULL};

bool invitation_is_line(struct span line)
{
    for (size_t i = 0; i < sizeof invitations / sizeof *invitations; i++) {
        size_t opener = starts_with_any(line, invitations[i].opener);
        if (opener && holds_any(span_slice(line, opener, line.len), invitations[i].words)) {
            return true;
        }
    }
    return false;
}

/* Whether one of `readers` may begin with these bytes. */
static bool may_address(char first, char next)
{
    switch (first) {
    case ' ':
        return next == 'w' || next == 'o' || next == 'y' || next == 'u';
    case 'Y':
    case 'O':
    case 'W':
    case 'T':
    case 'S':
        return true;
    default:
        return false;
    }
}

/* Like holds_any of `readers`, but with one look at the line. */
bool invitation_addresses_reader(struct span line)
{
    for (size_t at = 0; at + 1 < line.len; at++) {
        if (!may_address(line.ptr[at], line.ptr[at + 1])) {
            continue;
        }
        for (const char *const *word = readers; *word; word++) {
            if (span_starts_with(span_slice(line, at, line.len), span_of(*word))) {
                return true;
            }
        }
    }
    return false;
}

bool invitation_is_offer(struct span line)
{
    static const char *const quotes[] = {"\"", "“", "”", " said", " says", NULL};
    return invitation_addresses_reader(line) && holds_any(line, offers) && !holds_any(line, quotes);
}
