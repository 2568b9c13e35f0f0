package io.clientela.interact.internal.agreement;

import io.clientela.interact.DataController;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the firm says of itself as controller, in the database. */
@Service
class KeptController implements DataController {

    private static final Statements SQL = Statements.of("interact/controller");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> SAID = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final MediumSettings media;
    private final Journal journal;
    private final Clock clock;

    KeptController(JdbcClient jdbc, MediumSettings media, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.media = media;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Optional<Statement> latest() {
        return statements(1).stream().findFirst();
    }

    @Override
    public Optional<Statement> at(Instant when) {
        return jdbc.sql(SQL.get("at"))
                .param("at", when.atOffset(ZoneOffset.UTC))
                .query((row, n) -> read(row))
                .optional();
    }

    @Override
    public List<Statement> statements(int limit) {
        return jdbc.sql(SQL.get("statements"))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static Statement read(ResultSet row) throws SQLException {
        var said = new EnumMap<Item, String>(Item.class);
        JSON.readValue(row.getString("said"), SAID).forEach((item, words) -> said.put(Item.valueOf(item), words));
        return new Statement(said, AgreementTable.time(row, "stated_at"), row.getString("stated_by"));
    }

    @Override
    public Map<Item, String> known() {
        var email = media.of(Medium.EMAIL);
        var known = new EnumMap<Item, String>(Item.class);
        put(known, Item.NAME, email.text("from-name"));
        put(known, Item.EMAIL, email.has("reply-to") ? email.text("reply-to") : email.text("from"));
        return known;
    }

    private static void put(Map<Item, String> items, Item item, String words) {
        if (!words.isBlank()) {
            items.put(item, words.strip());
        }
    }

    @Override
    @Transactional
    public List<Item> state(Map<Item, String> said, String who) {
        var given = new EnumMap<Item, String>(Item.class);
        said.forEach((item, words) -> put(given, item, words));
        var unreadable = Arrays.stream(Item.values())
                .filter(item -> given.containsKey(item) && !reads(item, given.get(item)))
                .toList();
        if (unreadable.isEmpty()
                && !latest().map(Statement::said).orElse(Map.of()).equals(given)) {
            var byName = new TreeMap<String, String>();
            given.forEach((item, words) -> byName.put(item.name(), words));
            jdbc.sql(SQL.get("state"))
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("who", who)
                    .param("said", JSON.writeValueAsString(byName))
                    .update();
            journal.record(new Journal.Note(who, "interact.controller-stated", "installation:1", byName, "", ""));
        }
        return unreadable;
    }

    private static boolean reads(Item item, String words) {
        return words.length() <= LONGEST
                && switch (item) {
                    case SITE, NOTICE -> isAddress(words);
                    case EMAIL -> words.matches("[^@\\s]+@[^@\\s]+");
                    case LANGUAGE ->
                        words.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*(\\s*,\\s*[A-Za-z]{2,3}(-[A-Za-z0-9]+)*)*");
                    case JURISDICTION ->
                        Arrays.stream(words.split("\\s*,\\s*", -1))
                                .allMatch(code -> Arrays.asList(Locale.getISOCountries())
                                        .contains(code.strip().toUpperCase(Locale.ROOT)));
                    case NAME, ADDRESS, PHONE, OFFICER, OFFICER_CONTACT, STORAGE, RETENTION, RECIPIENTS, AUTHORITY ->
                        true;
                };
    }

    private static boolean isAddress(String words) {
        try {
            var address = new URI(words);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("");
            return (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
