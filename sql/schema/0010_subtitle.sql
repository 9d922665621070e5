-- What a file states below the headline, apart from the text.
ALTER TABLE article ADD COLUMN subtitle TEXT; -- standfirst; NULL: none is stated
