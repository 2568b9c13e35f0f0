package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.Contracted;
import io.clientela.differentiate.Contracted.Future;
import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.lifetime.Survival;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What is to come of the articles that a customer buys as by contract. */
final class ContractReader {

    static final Statements SQL = Statements.of("differentiate/contracts");
    private static final double YEAR = 365;

    private final Connection picture;
    private final CustomerWorth worth;
    private final String marks;

    /** @param marks what people say of articles */
    ContractReader(Connection picture, CustomerWorth worth, String marks) {
        this.picture = picture;
        this.worth = worth;
        this.marks = marks;
    }

    /** One article of the customer. */
    private record Article(String article, String name, LocalDate first, LocalDate last, double amount, int period) {

        static Article of(ResultSet row) throws SQLException {
            return new Article(
                    row.getString("article"),
                    row.getString("name"),
                    row.getObject("first_on", LocalDate.class),
                    row.getObject("last_on", LocalDate.class),
                    row.getDouble("amount"),
                    row.getInt("period"));
        }

        int renewals() {
            return (int) Math.round(ChronoUnit.DAYS.between(first, last) / (double) period);
        }
    }

    /** Those who stayed so many periods. */
    private record Lives(int survived, long stayed, long gone) {}

    List<Contracted> read(ValueRun run) throws SQLException {
        var articles = PictureQuestions.rows(
                picture,
                SQL.whole("articles"),
                statement -> {
                    statement.setLong(1, worth.customerId());
                    statement.setString(2, worth.currency());
                    statement.setObject(3, worth.asOf());
                    statement.setString(4, marks);
                },
                Article::of);
        var contracts = new ArrayList<Contracted>();
        for (var article : articles) {
            contracts.add(contract(article, run));
        }
        return contracts;
    }

    private Contracted contract(Article article, ValueRun run) throws SQLException {
        var lives = lives(article);
        boolean left = ChronoUnit.DAYS.between(article.last(), worth.asOf()) > 1.5 * article.period();
        Outcome<Future> future = left
                ? new Outcome.Unknown<>("left", "no renewal since " + article.last())
                : fit(lives).map(survival -> future(survival, article, run));
        return new Contracted(
                article.article(),
                article.name(),
                worth.currency(),
                worth.asOf(),
                article.period(),
                article.renewals(),
                article.last(),
                left,
                article.amount(),
                lives.stream().mapToLong(one -> one.stayed() + one.gone()).sum(),
                future);
    }

    private List<Lives> lives(Article article) throws SQLException {
        return PictureQuestions.rows(
                picture,
                SQL.get("lives"),
                statement -> {
                    statement.setString(1, article.article());
                    statement.setString(2, worth.currency());
                    statement.setObject(3, worth.asOf());
                    statement.setInt(4, article.period());
                    statement.setObject(5, worth.asOf());
                    statement.setInt(6, article.period());
                    statement.setObject(7, worth.asOf());
                    statement.setInt(8, article.period());
                },
                row -> new Lives(row.getInt("survived"), row.getLong("stayed"), row.getLong("gone")));
    }

    private static Outcome<Survival> fit(List<Lives> lives) {
        int most = lives.stream().mapToInt(Lives::survived).max().orElse(0) + 2;
        var left = new long[most];
        var stayed = new long[most];
        for (var one : lives) {
            stayed[one.survived()] += one.stayed();
            left[one.survived() + 1] += one.gone();
        }
        return Survival.fit(left, stayed);
    }

    private Future future(Survival survival, Article article, ValueRun run) {
        int horizon = Math.max(1, run.question().horizonDays() / article.period());
        double discount = Math.pow(1 + run.question().yearlyDiscount(), article.period() / YEAR) - 1;
        var periods = survival.remaining(article.renewals(), horizon, discount);
        double each = article.amount() * worth.past().margin();
        return new Future(
                survival.remaining(article.renewals(), 1, 0),
                periods,
                times(periods, each),
                run.question().horizonDays());
    }

    private static Interval times(Interval periods, double each) {
        double low = periods.low() * each;
        double high = periods.high() * each;
        return new Interval(Math.min(low, high), periods.estimate() * each, Math.max(low, high), periods.level());
    }
}
