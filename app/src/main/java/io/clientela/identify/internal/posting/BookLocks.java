package io.clientela.identify.internal.posting;

import io.clientela.platform.WorkLock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** What goes on one at a time in the books, whichever process does it. Whoever needs both locks takes them in this order. */
public final class BookLocks {

    private static final long IMPORT = 0x636c_6965_6e74_0001L;
    private static final long LINK = 0x636c_6965_6e74_0002L;

    private BookLocks() {}

    /** Waits until nobody else writes into ledger and records. */
    public static WorkLock importing(DataSource dataSource, BooleanSupplier cancelled) {
        return WorkLock.take(dataSource, IMPORT, cancelled);
    }

    /** Waits until nobody else links records. */
    public static WorkLock linking(DataSource dataSource, BooleanSupplier cancelled) {
        return WorkLock.take(dataSource, LINK, cancelled);
    }
}
