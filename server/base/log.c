/* One formatted line, one write(2): lines of several threads never mix. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The only setting at file scope: written once, before the first thread starts. */
static enum log_level threshold = LOG_INFO;

void log_set_level(enum log_level level)
{
    threshold = level;
}

/* Keeps a message on its line whatever bytes a path or a header brought along. */
static void escape_controls(char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F) {
            *text = '?';
        }
    }
}

/* Length of `text`, without a character that the bound of `longest` bytes has cut in two. */
static size_t cut_length(const char *text, size_t longest)
{
    size_t len = strlen(text);
    if (len < longest) {
        return len;
    }
    while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80) {
        len--;
    }
    return len > 0 && (unsigned char)text[len - 1] >= 0xC0 ? len - 1 : len;
}

void log_write(enum log_level level, const char *format, ...)
{
    static const char *const names[] = {"error", "warn", "info", "debug"};
    if (level > threshold) {
        return;
    }
    char line[2048];
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    size_t len = strftime(line, sizeof line, "%Y-%m-%dT%H:%M:%SZ", &utc);
    len += (size_t)snprintf(line + len, sizeof line - len, " %s ", names[level]);
    va_list args;
    va_start(args, format);
    vsnprintf(line + len, sizeof line - len - 1, format, args);
    va_end(args);
    escape_controls(line);
    len = cut_length(line, sizeof line - 2);
    line[len++] = '\n';
    if (write(STDERR_FILENO, line, len) < 0) {
        return; /* nobody listens: nothing to do about it */
    }
}
