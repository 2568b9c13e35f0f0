-- Room differentiate: what the error of sums of values needs beside each value, so that the interval of any group of
-- customers is one sum (docs/methods/worth.md, "Sums").
-- The value's derivatives by the logarithms of the seven parameters, then the variance that it has of its own; only where
-- the basis is worth.
ALTER TABLE differentiate.standing ADD COLUMN error_parts real[];
