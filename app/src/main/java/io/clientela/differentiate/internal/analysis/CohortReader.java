package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Cohorts;
import io.clientela.differentiate.Cohorts.Cohort;
import io.clientela.differentiate.Cohorts.Grain;
import io.clientela.differentiate.Cohorts.Later;
import io.clientela.kernel.counting.Share;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads customers by the period of their first purchase. */
final class CohortReader {

    private static final AnalysisSql SQL = new AnalysisSql("cohorts");
    private static final int MOST_DAYS = 366;

    private final AsOf asOf;
    private final Grain grain;

    private CohortReader(AsOf asOf, Grain grain) {
        this.asOf = asOf;
        this.grain = grain;
    }

    private record Counted(@Nullable LocalDate cohort, int later, long customers, BigDecimal net) {}

    private record Reach(@Nullable LocalDate firstDay, double usual) {}

    static Outcome<Cohorts> read(Connection picture, AsOf asOf, String currency, Grain grain) throws SQLException {
        var parameters = Map.of("currency", currency, "grain", grain.code());
        var rows = SQL.rows(
                picture,
                "cohorts",
                parameters,
                row -> new Counted(
                        row.getObject("cohort", LocalDate.class),
                        row.getInt("later"),
                        row.getLong("customers"),
                        row.getBigDecimal("net")));
        var reach = SQL.rows(
                        picture,
                        "reach",
                        parameters,
                        row -> new Reach(row.getObject("first_day", LocalDate.class), row.getDouble("usual")))
                .getFirst();
        return new Outcome.Known<>(new CohortReader(asOf, grain).of(rows, reach));
    }

    private Cohorts of(List<Counted> rows, Reach reach) {
        var first = Optional.ofNullable(reach.firstDay());
        var knownFrom = first.map(day -> day.plusDays(Math.min(MOST_DAYS, Math.round(reach.usual()))));
        var byCohort = new TreeMap<LocalDate, Map<Integer, Counted>>();
        var without = BigDecimal.ZERO;
        for (var row : rows) {
            var cohort = row.cohort();
            if (cohort == null) {
                without = without.add(row.net());
            } else {
                byCohort.computeIfAbsent(cohort, start -> new TreeMap<>()).put(row.later(), row);
            }
        }
        var cohorts = byCohort.entrySet().stream()
                .map(one -> cohort(one.getKey(), one.getValue(), knownFrom))
                .toList();
        return new Cohorts(asOf, grain, cohorts, without, first, knownFrom);
    }

    /** What came before the first purchase, returns only, is counted with the first period. */
    private Cohort cohort(LocalDate start, Map<Integer, Counted> found, Optional<LocalDate> knownFrom) {
        int last = (int) Math.max(0, ChronoUnit.MONTHS.between(start, asOf.day()) / grain.months());
        last = Math.max(
                last, found.keySet().stream().mapToInt(Integer::intValue).max().orElse(0));
        long all = found.containsKey(0) ? found.get(0).customers() : 0;
        var periods = new ArrayList<Later>();
        for (int later = 0; later <= last; later++) {
            var row = found.get(later);
            var net = row == null ? BigDecimal.ZERO : row.net();
            if (later == 0) {
                net = net.add(found.values().stream()
                        .filter(one -> one.later() < 0)
                        .map(Counted::net)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            long customers = row == null ? 0 : row.customers();
            boolean over = start.plusMonths((later + 1L) * grain.months()).compareTo(asOf.day()) <= 0;
            periods.add(new Later(later, customers, net, Share.of(customers, all), over));
        }
        boolean truncated = knownFrom.filter(start::isBefore).isPresent();
        return new Cohort(start, truncated, periods);
    }
}
