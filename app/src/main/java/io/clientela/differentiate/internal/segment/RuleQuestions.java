package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segments.Count;
import io.clientela.differentiate.Segments.Words;
import io.clientela.differentiate.Verdict;
import io.clientela.differentiate.internal.picture.PictureChanged;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks the picture for whom rules hold, and for the words that rules can name. */
@Component
class RuleQuestions {

    private final PictureQuestions picture;
    private final AtomicLong base = new AtomicLong(-1);
    private final AtomicLong changes = new AtomicLong();

    RuleQuestions(PictureQuestions picture) {
        this.picture = picture;
    }

    Outcome<Count> count(Rule rule, LongFunction<Optional<Rule>> rules) {
        return picture.ask(connection -> new Outcome.Known<>(
                new Count(asked(connection, rule, rules, "count").getFirst(), base(connection))));
    }

    /** How many customers there are; counted once for each state of the picture. */
    private long base(Connection connection) throws SQLException {
        long kept = base.get();
        if (kept >= 0) {
            return kept;
        }
        long state = changes.get();
        long counted = PictureQuestions.rows(connection, RuleSql.SQL.get("base"), none -> {}, row -> row.getLong(1))
                .getFirst();
        if (state == changes.get()) {
            base.set(counted);
        }
        return counted;
    }

    @EventListener
    void changed(PictureChanged event) {
        changes.incrementAndGet();
        base.set(-1);
    }

    Outcome<List<Long>> some(Rule rule, LongFunction<Optional<Rule>> rules) {
        return picture.ask(connection -> new Outcome.Known<>(asked(connection, rule, rules, "some")));
    }

    private static List<Long> asked(Connection connection, Rule rule, LongFunction<Optional<Rule>> rules, String name)
            throws SQLException {
        var asked = RuleSql.of(rule, Mirror.today(connection), PictureQuestions.holds(connection, "worth"), rules);
        return PictureQuestions.rows(
                connection, asked.in(name), statement -> asked.set(statement, 1), row -> row.getLong(1));
    }

    Outcome<Verdict> verdict(Rule rule, long customer, LongFunction<Optional<Rule>> rules) {
        return verdicts(Map.of(0L, rule), customer, rules)
                .map(verdicts -> verdicts.values().iterator().next());
    }

    /** How some rules stand for one customer, whose facts are read once. */
    Outcome<Map<Long, Verdict>> verdicts(Map<Long, Rule> asked, long customer, LongFunction<Optional<Rule>> rules) {
        return picture.ask(connection -> {
            boolean lines = asked.values().stream().anyMatch(rule -> Keeper.asksForLines(rule, rules));
            var facts = new FactsReader(connection, Mirror.today(connection), lines).read(List.of(customer));
            if (facts.isEmpty()) {
                return new Outcome.Unknown<>("no-customer", "nothing is known of customer " + customer);
            }
            var judge = new Judge(facts.getFirst(), rules);
            Map<Long, Verdict> verdicts = new HashMap<>();
            asked.forEach((id, rule) -> verdicts.put(id, judge.verdict(rule)));
            return new Outcome.Known<>(verdicts);
        });
    }

    List<String> words(Words what) {
        return known(
                picture.ask(connection -> new Outcome.Known<>(PictureQuestions.rows(
                        connection,
                        RuleSql.SQL.get("words-" + what.name().toLowerCase(Locale.ROOT)),
                        none -> {},
                        row -> row.getString(1)))),
                List.of());
    }

    Map<String, String> articles(String part) {
        return known(
                picture.ask(connection -> {
                    Map<String, String> articles = new LinkedHashMap<>();
                    PictureQuestions.rows(
                            connection,
                            RuleSql.SQL.get("articles"),
                            statement -> {
                                statement.setString(1, part);
                                statement.setString(2, part);
                            },
                            row -> articles.put(row.getString(1), row.getString(2)));
                    return new Outcome.Known<>(articles);
                }),
                Map.of());
    }

    Optional<String> article(String key) {
        return known(
                picture.ask(connection -> new Outcome.Known<>(PictureQuestions.rows(
                                connection,
                                RuleSql.SQL.get("article"),
                                one -> one.setString(1, key),
                                row -> Optional.ofNullable(row.getString(1)))
                        .getFirst())),
                Optional.empty());
    }

    Outcome<Double> bestTenth() {
        return picture.ask(connection -> PictureQuestions.rows(
                        connection,
                        RuleSql.SQL.get("top-spend"),
                        none -> {},
                        row -> Optional.ofNullable((Double) row.getObject(1)))
                .getFirst()
                .<Outcome<Double>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("nobody", "nobody spent anything")));
    }

    boolean knowsWorth() {
        return known(
                picture.ask(connection -> new Outcome.Known<>(PictureQuestions.holds(connection, "worth"))), false);
    }

    private static <T> T known(Outcome<T> outcome, T otherwise) {
        return outcome instanceof Outcome.Known<T> known ? known.value() : otherwise;
    }
}
