-- SMS and the receipts of the operator.

-- name: sent
INSERT INTO interact.sms (operator_id, message_id, segments, at) VALUES (:operator, :message, :segments, :at)
ON CONFLICT (operator_id) DO NOTHING

-- name: receipt
UPDATE interact.sms SET state = :state, state_at = :at WHERE operator_id = :operator RETURNING message_id

-- name: all-delivered
SELECT bool_and(state = 'DELIVRD') FROM interact.sms WHERE message_id = :message

-- name: customer-of
SELECT r.customer_id FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
WHERE o.received_id = :received
