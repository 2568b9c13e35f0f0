-- Questions ask how buying and using felt, too (R61).
ALTER TABLE interact.question DROP CONSTRAINT question_fills_check;
ALTER TABLE interact.question ADD CONSTRAINT question_fills_check CHECK (fills IN ('NEED', 'SPENDING', 'FACT', 'PREFERENCE',
    'SATISFACTION', 'TRUST', 'LOYALTY', 'ADVOCACY', 'BUYING', 'USING', 'UNDERSTOOD', 'INTERESTING'));
