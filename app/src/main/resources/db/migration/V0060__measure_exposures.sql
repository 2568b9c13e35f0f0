-- Room measure: experiments, arms, exposures, outcomes, returns.
CREATE SCHEMA measure;
