package io.clientela.interact.internal.medium.setting;

import io.clientela.interact.Medium;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The settings of all media, read from the database and kept for two seconds. */
@Service
public class MediumSettings {

    private static final Statements SQL = Statements.of("interact/media");
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final JdbcClient database;
    private final SecretBox box;
    private final Journal journal;
    private final Clock clock;
    private volatile Read read = new Read(Instant.EPOCH, Map.of());

    MediumSettings(JdbcClient database, SecretBox box, Journal journal, Clock clock) {
        this.database = database;
        this.box = box;
        this.journal = journal;
        this.clock = clock;
    }

    private record Read(Instant at, Map<Medium, Values> values) {}

    /**
     * The values of one medium.
     *
     * @param set by name, as far as somebody set them; secrets opened
     */
    public record Values(Medium medium, Map<String, String> set) {

        /** A value, or what counts where nobody set it. */
        public String text(String name) {
            String value = set.get(name);
            return value != null ? value : setting(medium, name).otherwise();
        }

        /** A number that cannot be anything else: saving refuses others. */
        public int number(String name) {
            return Integer.parseInt(text(name));
        }

        /** An amount. */
        public BigDecimal amount(String name) {
            return new BigDecimal(text(name));
        }

        public boolean has(String name) {
            return !text(name).isEmpty();
        }
    }

    private static Setting setting(Medium medium, String name) {
        return Setting.of(medium).stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(medium + " has no setting '" + name + "'"));
    }

    /** What is set for a medium. Equal values are equal records, so that a carrier sees when to begin anew. */
    public Values of(Medium medium) {
        Read known = read;
        Instant now = clock.instant();
        if (Duration.between(known.at(), now).abs().compareTo(KEPT) > 0) {
            known = new Read(now, fromDatabase());
            read = known;
        }
        return known.values().getOrDefault(medium, new Values(medium, Map.of()));
    }

    private Map<Medium, Values> fromDatabase() {
        Map<Medium, Map<String, String>> found = new EnumMap<>(Medium.class);
        database.sql(SQL.get("settings")).query(row -> {
            String value = row.getString("value");
            String text = row.getBoolean("secret") ? box.open(value).orElse("") : value;
            found.computeIfAbsent(Medium.valueOf(row.getString("medium")), medium -> new HashMap<>())
                    .put(row.getString("name"), text);
        });
        Map<Medium, Values> values = new EnumMap<>(Medium.class);
        found.forEach((medium, set) -> values.put(medium, new Values(medium, Map.copyOf(set))));
        return values;
    }

    /**
     * Keeps values. A secret left empty stays as it is; a value left empty goes back to what counts otherwise.
     *
     * @param given by name; names that the medium does not know are refused
     */
    @Transactional
    public void save(Medium medium, Map<String, String> given, String who) {
        List<String> changed = new ArrayList<>();
        given.forEach((name, value) -> {
            Setting setting = setting(medium, name);
            String text = value.strip();
            if (text.isEmpty() && !setting.secret()) {
                database.sql(SQL.get("unset"))
                        .param("medium", medium.name())
                        .param("name", name)
                        .update();
            } else if (!text.isEmpty()) {
                write(medium, setting, text, who);
                changed.add(name);
            }
        });
        journal.record(new Journal.Note(
                who, "interact.medium-set", "medium:" + medium.name(), Map.of("names", changed), "", ""));
        forget();
    }

    private void write(Medium medium, Setting setting, String text, String who) {
        database.sql(SQL.get("set"))
                .param("medium", medium.name())
                .param("name", setting.name())
                .param("value", setting.secret() ? box.close(text) : text)
                .param("secret", setting.secret())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who)
                .update();
    }

    /** Writes down that a medium was tried. */
    public void tried(Medium medium, String to, String who) {
        journal.record(
                new Journal.Note(who, "interact.medium-tried", "medium:" + medium.name(), Map.of("to", to), "", ""));
    }

    /** The next reader reads anew. */
    public void forget() {
        read = new Read(Instant.EPOCH, Map.of());
    }
}
