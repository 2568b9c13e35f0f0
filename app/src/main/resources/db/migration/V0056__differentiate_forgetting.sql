-- Room differentiate: what happened to a need is append-only, save that its reason is blackened when the customer has himself
-- erased.
CREATE OR REPLACE FUNCTION differentiate.refuse_change_of_need_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('clientela.blackening', true) = 'on'
        AND (NEW.event_id, NEW.need_id, NEW.kind, NEW.takes_back, NEW.on_day, NEW.at, NEW.who)
            IS NOT DISTINCT FROM (OLD.event_id, OLD.need_id, OLD.kind, OLD.takes_back, OLD.on_day, OLD.at, OLD.who) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what happened to a need is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
