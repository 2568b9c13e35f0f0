package io.clientela.identify.internal.posting;

import io.clientela.identify.FlawCount;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.RecordedFlaw;
import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The flaws that imports kept. */
@Component
final class FlawStore {

    private static final Statements SQL = Statements.of("identify/imports");

    private final JdbcClient client;
    private final Clock clock;

    FlawStore(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    List<RecordedFlaw> list(FlawFilter filter, long after, int limit) {
        return filtered("flaws", filter)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> flaw(row))
                .list();
    }

    List<FlawCount> counts(FlawFilter filter) {
        return filtered("count-flaws", filter)
                .query((row, number) -> new FlawCount(
                        row.getString("reason"),
                        row.getBoolean("refused"),
                        row.getLong("flaws"),
                        row.getLong("mended"),
                        row.getLong("dismissed"),
                        row.getString("example")))
                .list();
    }

    private StatementSpec filtered(String statement, FlawFilter filter) {
        var state = filter.state().map(one -> one.name().toLowerCase(Locale.ROOT));
        return client.sql(SQL.get(statement))
                .param(
                        "import",
                        filter.importId().isPresent() ? filter.importId().getAsLong() : null,
                        Types.BIGINT)
                .param("file", filter.fileId().isPresent() ? filter.fileId().getAsInt() : null, Types.INTEGER)
                .param("reason", filter.reason().orElse(null), Types.VARCHAR)
                .param("state", state.orElse(null), Types.VARCHAR)
                .param("refusedOnly", filter.refusedOnly());
    }

    boolean dismiss(long flawId, String why, String by) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("a flaw is dismissed for a reason");
        }
        return client.sql(SQL.get("dismiss-flaw"))
                        .param("flaw", flawId)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .param("why", why.strip())
                        .update()
                > 0;
    }

    private static RecordedFlaw flaw(ResultSet row) throws SQLException {
        return new RecordedFlaw(
                row.getLong("flaw_id"),
                row.getInt("file_id"),
                new Flaw(
                        row.getString("place"),
                        row.getLong("line"),
                        row.getString("field"),
                        row.getString("reason"),
                        row.getString("detail")),
                row.getBoolean("refused"),
                texts(row, "columns"),
                texts(row, "raw"),
                money(row.getBigDecimal("amount"), row.getString("currency")),
                RecordedFlaw.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                ImportStore.instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("settled_why"));
    }

    private static Optional<Money> money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null
                ? Optional.empty()
                : Optional.of(new Money(amount, Currency.getInstance(currency)));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
