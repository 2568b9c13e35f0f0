package io.clientela.identify.internal.posting;

import io.clientela.platform.Turn;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** What goes on one at a time in the books, whichever process does it. Whoever needs both turns takes them in this order. */
public final class Turns {

    private static final long IMPORT = 0x636c_6965_6e74_0001L;
    private static final long LINK = 0x636c_6965_6e74_0002L;

    private Turns() {}

    /** Waits for the turn to write into ledger and records. */
    public static Turn toImport(DataSource dataSource, BooleanSupplier cancelled) {
        return Turn.take(dataSource, IMPORT, cancelled);
    }

    /** Waits for the turn to link records. */
    public static Turn toLink(DataSource dataSource, BooleanSupplier cancelled) {
        return Turn.take(dataSource, LINK, cancelled);
    }
}
