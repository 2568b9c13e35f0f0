-- Whether the target of a sending is chosen by what customers bought or what is worked out of that; said when it is planned,
-- counted and begun.
ALTER TABLE interact.sending ADD COLUMN profiled boolean NOT NULL DEFAULT false;
