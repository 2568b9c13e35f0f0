-- Room interact: the ledger of rewards is append-only, save that the words of a movement are blackened when the customer has
-- himself erased. No figure changes.
CREATE FUNCTION interact.reward_words_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('clientela.blackening', true) = 'on'
        AND to_jsonb(NEW) - 'what' = to_jsonb(OLD) - 'what' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the ledger of rewards is append-only: % of % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
DROP TRIGGER reward_movement_stays ON interact.reward_movement;
CREATE TRIGGER reward_movement_stays BEFORE UPDATE OR DELETE ON interact.reward_movement
    FOR EACH ROW EXECUTE FUNCTION interact.reward_words_go();
