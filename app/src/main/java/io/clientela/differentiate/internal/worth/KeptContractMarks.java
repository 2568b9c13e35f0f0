package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ContractMarks;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Marks of articles as rows of a table that only grows. */
@Component
class KeptContractMarks implements ContractMarks {

    private static final Statements SQL = Statements.of("differentiate/contract-marks");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 3660;

    private final JdbcClient jdbc;
    private final PictureQuestions picture;
    private final Journal journal;
    private final Clock clock;

    KeptContractMarks(JdbcClient jdbc, PictureQuestions picture, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.picture = picture;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<Mark> standing() {
        return jdbc.sql(SQL.get("standing")).query((row, n) -> read(row)).list();
    }

    private static Mark read(ResultSet row) throws SQLException {
        int days = row.getInt("days");
        return new Mark(
                row.getString("article"),
                row.getBoolean("contract"),
                days > 0 ? OptionalInt.of(days) : OptionalInt.empty(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("why"));
    }

    /** What stands now, as the statements of the picture take it. */
    String text() {
        return JSON.writeValueAsString(standing().stream()
                .map(mark -> {
                    var one = new HashMap<String, @Nullable Object>();
                    one.put("article", mark.article());
                    one.put("contract", mark.contract());
                    one.put(
                            "days",
                            mark.periodDays().isPresent() ? mark.periodDays().getAsInt() : null);
                    return one;
                })
                .toList());
    }

    @Override
    public Outcome<List<Article>> articles() {
        var marks = text();
        return picture.ask(connection -> new Outcome.Known<>(PictureQuestions.rows(
                connection,
                ContractReader.SQL.whole("names"),
                statement -> statement.setString(1, marks),
                row -> new Article(
                        row.getString("article"),
                        row.getString("name"),
                        row.getInt("period"),
                        row.getLong("customers")))));
    }

    @Override
    @Transactional
    public Outcome<String> mark(String article, boolean contract, OptionalInt periodDays, String who, String why) {
        if (periodDays.isPresent() && (periodDays.getAsInt() < 1 || periodDays.getAsInt() > LONGEST)) {
            return new Outcome.Unknown<>("no-period", "a period of " + periodDays.getAsInt() + " days");
        }
        Outcome<Known> known = look(article, contract && periodDays.isEmpty());
        return known.map(one -> {
            keep(one.article(), contract, periodDays, who, why);
            return one.name();
        });
    }

    private record Known(String article, String name, boolean exact) {}

    /**
     * An article by its key, or by a name that no other has.
     *
     * @param rhythmical whether its purchases must show a period
     */
    private Outcome<Known> look(String article, boolean rhythmical) {
        return picture.ask(connection -> {
            var found = PictureQuestions.rows(
                    connection,
                    ContractReader.SQL.bare("known"),
                    statement -> {
                        for (int i = 1; i <= 3; i++) {
                            statement.setString(i, article);
                        }
                    },
                    row -> new Known(row.getString("article"), row.getString("name"), row.getBoolean("exact")));
            if (found.isEmpty() || (found.size() > 1 && !found.getFirst().exact())) {
                return new Outcome.Unknown<>("no-article", article);
            }
            var one = found.getFirst();
            var periods = PictureQuestions.rows(
                    connection,
                    ContractReader.SQL.bare("period"),
                    statement -> statement.setString(1, one.article()),
                    row -> row.getDouble("period"));
            return rhythmical && periods.isEmpty()
                    ? new Outcome.Unknown<>("no-period", article)
                    : new Outcome.Known<>(one);
        });
    }

    @Override
    @Transactional
    public void back(String article, String who) {
        keep(article, null, OptionalInt.empty(), who, "");
    }

    private void keep(String article, @Nullable Boolean contract, OptionalInt days, String who, String why) {
        jdbc.sql(SQL.get("mark"))
                .param("article", article)
                .param("contract", contract)
                .param("days", days.isPresent() ? days.getAsInt() : null)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", who)
                .param("why", why)
                .update();
        var said = contract == null ? "taken back" : contract ? "contract" : "no contract";
        journal.record(new Journal.Note(
                who,
                "differentiate.contract-marked",
                "article:" + article,
                Map.of("said", said, "days", days.orElse(0)),
                why,
                ""));
    }
}
