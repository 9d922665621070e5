-- Single words by which people are called are kept by their sound, so that the spellings of a name from
-- another script meet: "soleimani", "suleimani". One more kind, "inner", is a word before the family name that
-- may be one, too.
UPDATE OR IGNORE person_form SET word = name_sound(word)
WHERE kind IN ('short', 'family', 'given') AND instr(word, ':') = 0;
