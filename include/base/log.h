#ifndef DATELINED_BASE_LOG_H
#define DATELINED_BASE_LOG_H

/* Lines on standard error: an RFC 3339 time stamp, a level, a message. Only ingest, http, api and
 * the commands log; lower layers return a status. Safe from any thread: a line is one write. */

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

/* Set once at start, before any thread; LOG_INFO until then. */
void log_set_level(enum log_level level);

/* Writes one line; control characters become '?', what is over 2 KiB is cut off between
 * characters. */
void log_write(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define log_error(...) log_write(LOG_ERROR, __VA_ARGS__)
#define log_warn(...)  log_write(LOG_WARN, __VA_ARGS__)
#define log_info(...)  log_write(LOG_INFO, __VA_ARGS__)
#define log_debug(...) log_write(LOG_DEBUG, __VA_ARGS__)

#endif
