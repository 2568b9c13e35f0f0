-- The legal basis that a row of a contact list states for its values; NULL where that of the file counts.
ALTER TABLE identify.value ADD COLUMN legal_basis text;
