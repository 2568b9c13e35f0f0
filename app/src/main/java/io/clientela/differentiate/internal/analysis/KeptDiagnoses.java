package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Diagnoses;
import io.clientela.differentiate.Diagnosis;
import io.clientela.differentiate.Diagnosis.Part;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.Role;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the ledger, at the staff and at how reports are used. */
@Component
class KeptDiagnoses implements Diagnoses {

    private static final Statements SQL = Statements.of("differentiate/assumptions");
    private static final AnalysisSql PICTURE = new AnalysisSql("diagnosis");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Double>> SCORES = new TypeReference<>() {};

    /** Below so many reports, or people, nothing is said. */
    private static final int FEW = 20;

    private static final int FEW_PEOPLE = 5;

    private final KeptAnswers answers;
    private final JdbcClient jdbc;
    private final People people;
    private final Journal journal;
    private final Clock clock;

    KeptDiagnoses(KeptAnswers answers, JdbcClient jdbc, People people, Journal journal, Clock clock) {
        this.answers = answers;
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Outcome<Diagnosis> now(String currency) {
        Outcome<Diagnosis> ledger = answers.answer(
                List.of("diagnosis", currency),
                (picture, asOf) -> new Outcome.Known<>(new Diagnosis(asOf, ledger(picture, currency))));
        return ledger.map(found -> {
            var parts = new ArrayList<>(found.parts());
            parts.add(owned());
            parts.add(reports());
            parts.add(staff());
            return new Diagnosis(found.asOf(), parts);
        });
    }

    private static List<Part> ledger(Connection picture, String currency) throws SQLException {
        var parameters = Map.of("currency", currency);
        var parts = new ArrayList<Part>();
        PICTURE.rows(
                picture,
                "breadth",
                parameters,
                row -> parts.add(lack("breadth", row.getDouble("missed"), row.getDouble("customers"))));
        PICTURE.rows(
                picture,
                "records",
                parameters,
                row -> parts.add(lack("records", row.getDouble("several"), row.getDouble("customers"))));
        PICTURE.rows(picture, "known", parameters, row -> {
            parts.add(part("known", row.getDouble("told"), row.getDouble("sold"), 0));
            return parts.add(part("costed", row.getDouble("costed"), row.getDouble("spend"), 0));
        });
        return parts;
    }

    /** The share that is as it should be; unknown where the whole is not above some least. */
    private static Part part(String name, double part, double whole, double least) {
        Outcome<Double> score = whole > least
                ? new Outcome.Known<>(Math.clamp(part / whole, 0, 1))
                : new Outcome.Unknown<>("too-few", part + " of " + whole);
        return new Part(name, score, part, whole);
    }

    /** The same where the part is what should not be. */
    private static Part lack(String name, double part, double whole) {
        return new Part(name, part(name, part, whole, 0).score().map(score -> 1 - score), part, whole);
    }

    private Part owned() {
        return jdbc.sql(SQL.get("owned"))
                .query((row, n) -> part("owned", row.getDouble("owned"), row.getDouble("customers"), 0))
                .single();
    }

    private Part reports() {
        var times = new HashMap<String, Long>();
        jdbc.sql(SQL.get("use")).param("day", today()).query(row -> {
            times.put(row.getString("key"), row.getLong("times"));
        });
        double customer = times.getOrDefault("customer", 0L);
        return part("asked", customer, customer + times.getOrDefault("product", 0L), FEW - 1);
    }

    /** Of those who work with customers or products, who answers for customers. Never said of fewer than five people. */
    private Part staff() {
        var active = people.all().stream().filter(Person::active).toList();
        double forCustomers = active.stream()
                .filter(one -> one.roles().contains(Role.CUSTOMER_MANAGER))
                .count();
        double forProducts = active.stream()
                .filter(one -> one.roles().contains(Role.PRODUCT_MANAGER)
                        && !one.roles().contains(Role.CUSTOMER_MANAGER))
                .count();
        var part = part("staff", forCustomers, forCustomers + forProducts, FEW_PEOPLE - 1);
        return part.score() instanceof Outcome.Known ? part : new Part("staff", part.score(), 0, 0);
    }

    @Override
    @Transactional
    public Outcome<Diagnosis> keep(String currency, String who) {
        var now = now(currency);
        if (now instanceof Outcome.Known<Diagnosis> known
                && known.value().score().isPresent()) {
            var scores = new TreeMap<String, Double>();
            known.value().parts().forEach(part -> {
                if (part.score() instanceof Outcome.Known<Double> score) {
                    scores.put(part.name(), score.value());
                }
            });
            jdbc.sql(SQL.get("keep-diagnosis"))
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .param("by", who)
                    .param("score", known.value().score().getAsDouble())
                    .param("parts", JSON.writeValueAsString(scores))
                    .update();
            journal.record(new Journal.Note(who, "differentiate.diagnosed", "diagnosis:" + currency, scores, "", ""));
        }
        return now;
    }

    @Override
    @Transactional
    public boolean drop(long id, String who) {
        boolean dropped = jdbc.sql(SQL.get("drop-diagnosis")).param("id", id).update() > 0;
        if (dropped) {
            journal.record(Journal.Note.of(who, "differentiate.diagnosis-dropped", "diagnosis:" + id));
        }
        return dropped;
    }

    @Override
    public List<Diagnosis.Kept> kept() {
        return jdbc.sql(SQL.get("diagnoses"))
                .query((row, n) -> new Diagnosis.Kept(
                        row.getLong("diagnosis_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getDouble("score"),
                        JSON.readValue(row.getString("parts"), SCORES)))
                .list();
    }

    @Override
    public void asked(ReportKey key) {
        jdbc.sql(SQL.get("count-use"))
                .param("day", today())
                .param("key", key.name().toLowerCase(Locale.ROOT))
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
