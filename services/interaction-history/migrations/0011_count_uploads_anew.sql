-- Nobody noted which uploads were sent before sent_at was there: none of them counts, or whoever had sent many in two days
-- could send no file until they expire.
update upload set sent_at = created_at where sent_at is null;
