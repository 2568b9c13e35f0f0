-- Room measure: an experiment whose time is over is told to those who act for it, once; what they have ready stops then.
ALTER TABLE measure.experiment ADD COLUMN over_told_at timestamptz; -- NULL before, and where somebody stopped it
CREATE INDEX experiment_untold ON measure.experiment (ends_at) WHERE over_told_at IS NULL AND stopped_at IS NULL;
