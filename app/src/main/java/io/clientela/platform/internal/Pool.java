package io.clientela.platform.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.clientela.platform.SetupException;
import io.clientela.platform.internal.postgres.Address;

/** The connections of this process to its database: few, and shared. */
public final class Pool {

    /** How many connections one process holds at most. */
    public static final int SIZE = 10;

    /** By which the database knows connections of Clientela. */
    static final String NAME = "clientela";

    private Pool() {}

    /**
     * Opens the pool.
     *
     * @throws SetupException if the database cannot be reached or refuses the user
     */
    public static HikariDataSource open(Address address) {
        return open(address, SIZE);
    }

    /** Opens a pool of another size. */
    public static HikariDataSource open(Address address, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(NAME);
        config.setJdbcUrl(address.url());
        if (!address.user().isEmpty()) {
            config.setUsername(address.user());
            config.setPassword(address.password());
        }
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", NAME);
        // Filters come as parameters that may be absent: a plan made for all of them at once is slow for each.
        config.setConnectionInitSql("SET plan_cache_mode = force_custom_plan");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SetupException("Cannot enter the database at " + address + ": " + cause.getMessage(), e);
        }
    }
}
