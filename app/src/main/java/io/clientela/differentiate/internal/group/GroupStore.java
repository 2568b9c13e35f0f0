package io.clientela.differentiate.internal.group;

import io.clientela.differentiate.CustomerGroups.CustomerGroup;
import io.clientela.differentiate.CustomerGroups.Found;
import io.clientela.differentiate.CustomerGroups.Part;
import io.clientela.differentiate.CustomerGroups.Run;
import io.clientela.kernel.grouping.GroupingSettings;
import io.clientela.kernel.grouping.Groups;
import io.clientela.kernel.grouping.Moves;
import io.clientela.kernel.grouping.Placing;
import io.clientela.kernel.grouping.Trait;
import io.clientela.kernel.grouping.Trial;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The runs in PostgreSQL; nothing in them changes. */
@Component
public class GroupStore {

    private static final Statements SQL = Statements.of("differentiate/groups");
    private static final int CHUNK = 50_000;

    private final JdbcClient database;
    private final JsonMapper json;

    GroupStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A run that is to be kept: when and by whom, of which day, from which seed. */
    record Order(Instant at, String by, LocalDate day, GroupingSettings settings) {}

    /** What is kept of a run beside its groups. */
    record RunResult(
            GroupingSettings settings,
            List<String> features,
            Groups.@Nullable Structure structure,
            List<Trial> trials,
            List<String> leftOut,
            @Nullable Placing placing) {}

    /** What is kept of a group beside its members. */
    record GroupResult(
            double stability,
            double homogeneity,
            List<Trait> traits,
            @Nullable Double interval,
            @Nullable Part channel,
            @Nullable Part category) {}

    /** Keeps what came of a run. @return its number */
    @Transactional
    public long keep(Order order, GroupPoints points, Outcome<Groups> outcome) {
        var features = points.table().features().stream()
                .map(io.clientela.kernel.grouping.Feature::name)
                .toList();
        return switch (outcome) {
            case Outcome.Unknown<Groups> unknown ->
                run(
                        order,
                        points,
                        unknown.reason(),
                        unknown.detail(),
                        new RunResult(order.settings(), features, null, List.of(), List.of(), null));
            case Outcome.Known<Groups> known -> {
                var groups = known.value();
                int[] identities = identities(points.customers(), groups);
                long run = run(
                        order,
                        points,
                        "",
                        "",
                        new RunResult(
                                order.settings(),
                                features,
                                groups.structure(),
                                groups.trials(),
                                groups.leftOut(),
                                groups.placing()));
                groups(run, points, groups, identities);
                members(run, points.customers(), groups.groupOf());
                yield run;
            }
        };
    }

    private long run(Order order, GroupPoints points, String reason, String detail, RunResult result) {
        return sql("add-run")
                .param("at", order.at().atOffset(ZoneOffset.UTC))
                .param("by", order.by())
                .param("day", order.day())
                .param("seed", order.settings().seed())
                .param("customers", points.customers().length)
                .param("reason", reason)
                .param("detail", detail)
                .param("result", json.writeValueAsString(result))
                .query(Long.class)
                .single();
    }

    private void groups(long run, GroupPoints points, Groups groups, int[] identities) {
        var profiles = new Profiles(points, groups.groupOf());
        for (var group : groups.groups()) {
            var result = new GroupResult(
                    group.stability(),
                    group.homogeneity(),
                    group.traits(),
                    profiles.interval(group.number()),
                    profiles.channel(group.number()),
                    profiles.category(group.number()));
            sql("add-group")
                    .param("run", run)
                    .param("number", group.number())
                    .param("group", identities[group.number()])
                    .param("size", group.size())
                    .param("result", json.writeValueAsString(result))
                    .update();
        }
    }

    private void members(long run, long[] customers, int[] groupOf) {
        for (int from = 0; from < customers.length; from += CHUNK) {
            int to = Math.min(customers.length, from + CHUNK);
            sql("add-members")
                    .param("run", run)
                    .param("customers", Arrays.copyOfRange(customers, from, to))
                    .param("numbers", Arrays.copyOfRange(groupOf, from, to))
                    .update();
        }
    }

    /** The identity of each group: that of the group of the last run which it continues, or a new one. */
    private int[] identities(long[] customers, Groups groups) {
        int[] identities = new int[groups.groups().size()];
        Arrays.fill(identities, -1);
        lastFound(null).ifPresent(before -> {
            var former = read(before);
            int[] then = memberNumbers(before, customers);
            var moves = Moves.between(then, former.size(), groups.groupOf(), identities.length);
            for (int g = 0; g < identities.length; g++) {
                int from = moves.formerOf()[g];
                identities[g] = from < 0 ? -1 : former.get(from).groupId();
            }
        });
        for (int g = 0; g < identities.length; g++) {
            identities[g] = identities[g] >= 0
                    ? identities[g]
                    : sql("next-identity").query(Integer.class).single();
        }
        return identities;
    }

    /** The number of the group in which each of these customers was in a run, -1 for those who were in none. */
    private int[] memberNumbers(long run, long[] customers) {
        int[] numbers = new int[customers.length];
        Arrays.fill(numbers, -1);
        sql("members").param("run", run).query((ResultSet row) -> {
            int at = Arrays.binarySearch(customers, row.getLong("customer_id"));
            if (at >= 0) {
                numbers[at] = row.getInt("number");
            }
        });
        return numbers;
    }

    /** The last run that found groups, before a run where one is given. */
    public Optional<Long> lastFound(@Nullable Long before) {
        return sql("last-found").param("before", before).query(Long.class).optional();
    }

    /** When customers were last grouped, whatever came of it. */
    public Optional<Instant> lastRunAt() {
        return runs(null, 1).stream().map(Run::at).findFirst();
    }

    /** How a customer who came after a run is placed into its groups; empty where the run found none. */
    public Optional<Placing> placing(long run) {
        return sql("runs").param("run", run).param("limit", 1).query((row, n) -> result(row)).list().stream()
                .flatMap(result -> Optional.ofNullable(result.placing()).stream())
                .findFirst();
    }

    /** The newest runs, or one of them. */
    List<Run> runs(@Nullable Long run, int limit) {
        return sql("runs")
                .param("run", run)
                .param("limit", limit)
                .query((row, n) -> run(row))
                .list();
    }

    private Run run(ResultSet row) throws SQLException {
        long id = row.getLong("run_id");
        String reason = row.getString("reason");
        Outcome<Found> found;
        if (reason.isEmpty()) {
            var result = result(row);
            found = new Outcome.Known<>(new Found(
                    read(id),
                    java.util.Objects.requireNonNull(result.structure()),
                    result.trials(),
                    result.features(),
                    result.leftOut()));
        } else {
            found = new Outcome.Unknown<>(reason, row.getString("detail"));
        }
        return new Run(
                id,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getObject("as_of", LocalDate.class),
                row.getLong("seed"),
                row.getInt("customers"),
                found);
    }

    private RunResult result(ResultSet row) throws SQLException {
        return json.readValue(row.getString("result"), RunResult.class);
    }

    /** The groups of a run in the order of their numbers. */
    public List<CustomerGroup> read(long run) {
        return sql("groups").param("run", run).query((row, n) -> group(row)).list();
    }

    private CustomerGroup group(ResultSet row) throws SQLException {
        var result = json.readValue(row.getString("result"), GroupResult.class);
        return new CustomerGroup(
                row.getInt("group_id"),
                row.getInt("number"),
                row.getString("name"),
                row.getInt("size"),
                result.stability(),
                result.homogeneity(),
                result.traits(),
                result.interval() == null ? OptionalDouble.empty() : OptionalDouble.of(result.interval()),
                Optional.ofNullable(result.channel()),
                Optional.ofNullable(result.category()));
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }
}
