package io.clientela.interact.internal.sending;

import io.clientela.interact.Message.State;
import io.clientela.interact.Sendings.Counts;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what became of the messages of a sending, of all together and by arm. */
@Component
class SendingCounts {

    private static final Statements SQL = Statements.of("interact/sendings");

    private final JdbcClient jdbc;

    SendingCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counts all(long sendingId) {
        var tally = new Tally();
        jdbc.sql(SQL.get("counts")).param("sending", sendingId).query((ResultSet row) -> tally.add(row));
        return tally.counts();
    }

    /** By the name of the arm; under the empty one what has none. */
    Map<String, Counts> byArm(long sendingId) {
        var tallies = new TreeMap<String, Tally>();
        jdbc.sql(SQL.get("counts"))
                .param("sending", sendingId)
                .query((ResultSet row) -> tallies.computeIfAbsent(row.getString("arm"), arm -> new Tally())
                        .add(row));
        var counts = new TreeMap<String, Counts>();
        tallies.forEach((arm, tally) -> counts.put(arm, tally.counts()));
        return counts;
    }

    /** What was counted so far. */
    private static final class Tally {

        private final Map<State, Long> states = new EnumMap<>(State.class);
        private final Map<String, Long> refused = new TreeMap<>();
        private final Map<String, Long> waiting = new TreeMap<>();
        private final Map<String, Long> heldOut = new TreeMap<>();

        void add(ResultSet row) throws SQLException {
            var state = State.valueOf(row.getString("state"));
            String reason = row.getString("reason");
            long messages = row.getLong("messages");
            states.merge(state, messages, Long::sum);
            if (state == State.REFUSED) {
                refused.merge(reason, messages, Long::sum);
            } else if (state == State.PLANNED) {
                waiting.merge(reason, messages, Long::sum);
            } else if (state == State.HELD_OUT) {
                heldOut.merge(reason, messages, Long::sum);
            }
        }

        Counts counts() {
            return new Counts(states, refused, waiting, heldOut);
        }
    }
}
