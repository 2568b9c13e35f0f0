-- What this installation costs, as its people assume it; see RunningCost. One row, on organize.installation.
ALTER TABLE organize.installation
    ADD COLUMN currency            text    NOT NULL DEFAULT 'EUR',
    ADD COLUMN machine_price       numeric NOT NULL DEFAULT 900 CHECK (machine_price >= 0),
    ADD COLUMN machine_years       int     NOT NULL DEFAULT 5 CHECK (machine_years BETWEEN 1 AND 50),
    ADD COLUMN watts               numeric NOT NULL DEFAULT 40 CHECK (watts >= 0),
    ADD COLUMN kilowatt_hour_price numeric NOT NULL DEFAULT 0.30 CHECK (kilowatt_hour_price >= 0),
    ADD COLUMN hours_per_month     numeric NOT NULL DEFAULT 4 CHECK (hours_per_month >= 0),
    ADD COLUMN hour_price          numeric NOT NULL DEFAULT 35 CHECK (hour_price >= 0);
