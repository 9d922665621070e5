-- Single words by which people are called are kept by their sound, so that the spellings of a name from
-- another script meet: "soleimani", "suleimani".
UPDATE OR IGNORE person_form SET word = name_sound(word)
WHERE kind IN ('short', 'family', 'given') AND instr(word, ':') = 0;
