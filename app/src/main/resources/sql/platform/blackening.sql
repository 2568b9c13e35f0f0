-- The words of a person who has himself erased, in what the ground keeps.

-- name: begin
-- Until the end of the transaction the details and reasons of the journal may be changed, and nothing else of it.
SELECT set_config('clientela.blackening', 'on', true);

-- name: end
SELECT set_config('clientela.blackening', 'off', true);

-- name: journal
UPDATE platform.journal
SET detail = platform.blacken(detail::text, :words)::jsonb, why = platform.blacken(why, :words),
    from_data = platform.blacken(from_data, :words)
WHERE detail::text <> platform.blacken(detail::text, :words) OR why <> platform.blacken(why, :words)
   OR from_data <> platform.blacken(from_data, :words);

-- name: jobs
UPDATE platform.job
SET title = platform.blacken(title, :words), parameters = platform.blacken(parameters::text, :words)::jsonb,
    detail = platform.blacken(detail, :words), error = platform.blacken(error, :words),
    result = platform.blacken(result::text, :words)::jsonb
WHERE status NOT IN ('waiting', 'running')
  AND concat(title, parameters::text, detail, error, result::text)
      <> platform.blacken(concat(title, parameters::text, detail, error, result::text), :words);

-- name: find
-- Every table that can hold text, with the number of its rows in which one of the words stands.
SELECT place, hits FROM platform.find_words(:words);
