#ifndef DATELINED_BASE_ASCII_H
#define DATELINED_BASE_ASCII_H

#include <stdbool.h>

/* Classes of ASCII bytes as <ctype.h> has them in the C locale, without a look at the locale. */

static inline bool ascii_is_space(char c)
{
    bool low = (unsigned char)c <= ' '; /* next to no bytes of words are */
    return low && (c == ' ' || (c >= '\t' && c <= '\r'));
}

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char ascii_lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

#endif
