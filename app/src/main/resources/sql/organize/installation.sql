-- What this installation is.

-- name: is-demo
-- Whether its data are made up.
SELECT demo FROM organize.installation

-- name: declare-demo
-- Says that they are.
UPDATE organize.installation SET demo = true

-- name: cost
-- What is assumed of its cost.
SELECT currency, machine_price, machine_years, watts, kilowatt_hour_price, hours_per_month, hour_price
FROM organize.installation

-- name: assume-cost
-- Assumes something else.
UPDATE organize.installation
SET currency = :currency, machine_price = :machinePrice, machine_years = :machineYears, watts = :watts,
    kilowatt_hour_price = :kilowattHourPrice, hours_per_month = :hoursPerMonth, hour_price = :hourPrice
