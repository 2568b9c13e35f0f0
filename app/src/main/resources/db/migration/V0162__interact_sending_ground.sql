-- Why a sending may go without consent, where its purpose stands on a basis of its own (SERVICE, SAFETY).
ALTER TABLE interact.sending ADD COLUMN ground text NOT NULL DEFAULT '';
