/* A few bounds each: looked through from the first. */
#include "table_bins.h"

size_t table_bin(const int32_t *bounds, size_t count, int32_t value)
{
    size_t bin = 0;
    while (bin + 1 < count && value >= bounds[bin + 1]) {
        bin++;
    }
    return bin;
}

size_t table_row(const double *bounds, size_t count, double likeness)
{
    size_t row = 0;
    while (row + 1 < count && likeness >= bounds[row + 1]) {
        row++;
    }
    return row;
}
