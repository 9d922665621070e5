#!/bin/sh
# Writes an assembler file that puts the files named as arguments into the program, as a table that
# base/embedded.c reads: {name, bytes, length} a row, closed by a row of zeros. READING_VERSION names
# the sources of what reads texts.
set -eu
echo '    .section .rodata'
n=0
for file in "$@"; do
    printf '    .balign 8\nfile_%d:\n    .incbin "%s"\nend_%d:\n    .byte 0\nname_%d:\n    .asciz "%s"\n' \
        "$n" "$file" "$n" "$n" "$file"
    n=$((n + 1))
done
echo '    .section .data.rel.ro,"aw"'
echo '    .balign 8'
echo '    .globl embedded_table'
echo 'embedded_table:'
i=0
while [ "$i" -lt "$n" ]; do
    printf '    .quad name_%d, file_%d, end_%d - file_%d\n' "$i" "$i" "$i" "$i"
    i=$((i + 1))
done
echo '    .quad 0, 0, 0'
echo '    .section .rodata'
echo '    .globl embedded_reading_hash'
printf 'embedded_reading_hash:\n    .asciz "%s"\n' "${READING_VERSION:-unknown}"
echo '    .section .note.GNU-stack,"",@progbits'
