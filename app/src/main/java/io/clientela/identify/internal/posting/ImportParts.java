package io.clientela.identify.internal.posting;

import io.clientela.platform.Journal;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** What every import works with. */
@Component
record ImportParts(
        DataSource dataSource,
        Clock clock,
        ImportStore store,
        SourceStore sources,
        LedgerKeys ledgerKeys,
        Journal journal) {}
