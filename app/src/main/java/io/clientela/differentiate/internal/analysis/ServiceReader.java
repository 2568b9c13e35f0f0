package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Assumptions.Assumed;
import io.clientela.differentiate.ChannelUse;
import io.clientela.differentiate.PortfolioReturns;
import io.clientela.differentiate.ServiceCost;
import io.clientela.differentiate.ServiceCost.Change;
import io.clientela.differentiate.ServiceCost.Cheaper;
import io.clientela.differentiate.ServiceCost.Cost;
import io.clientela.differentiate.ServiceCost.Hundredth;
import io.clientela.differentiate.ServiceCost.Return;
import io.clientela.differentiate.ServiceCost.Spread;
import io.clientela.differentiate.ServiceCost.Totals;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Reads what it costs to serve customers. */
final class ServiceReader {

    private static final AnalysisSql SQL = new AnalysisSql("service");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String VISITS = "visits:";
    private static final String DELIVERY = "delivery:";

    private ServiceReader() {}

    /** The assumptions as parameters of statements. */
    static Map<String, String> parameters(Assumed assumed) {
        var channels = new TreeSet<String>();
        for (var name : assumed.values().keySet()) {
            if (name.startsWith(VISITS) || name.startsWith(DELIVERY)) {
                channels.add(name.substring(name.indexOf(':') + 1));
            }
        }
        var ways = channels.stream()
                .map(channel -> Map.of(
                        "channel",
                        channel,
                        "delivery",
                        assumed.value(DELIVERY + channel),
                        "visits",
                        assumed.value(VISITS + channel)))
                .toList();
        var parameters = new HashMap<String, String>();
        for (var name : List.of("order", "line", "return", "discount", "visit")) {
            parameters.put(name + "Cost", String.valueOf(assumed.value(name)));
        }
        parameters.put("channels", JSON.writeValueAsString(ways));
        return parameters;
    }

    static Outcome<ServiceCost> read(Connection picture, AsOf asOf, Assumed assumed, Map<String, String> parameters)
            throws SQLException {
        var costs = new LinkedHashMap<String, Cost>();
        var totals = SQL.rows(picture, "totals", parameters, row -> {
                    for (var activity : List.of("order", "line", "return", "discount", "visit")) {
                        costs.put(activity, new Cost(row.getDouble(activity + "s"), row.getDouble(activity + "_cost")));
                    }
                    costs.put("delivery", new Cost(row.getDouble("orders"), row.getDouble("delivery_cost")));
                    return totals(row);
                })
                .getFirst();
        var curve = SQL.rows(
                picture,
                "whale",
                parameters,
                row -> new Hundredth(
                        row.getInt("percent"),
                        row.getLong("customers"),
                        row.getDouble("margin"),
                        row.getDouble("cost"),
                        row.getDouble("after")));
        var returns = SQL.rows(picture, "returns", parameters, row -> back(row, "area"));
        var quarters = SQL.rows(picture, "return-periods", parameters, row -> back(row, "quarter"));
        return new Outcome.Known<>(new ServiceCost(asOf, assumed, totals, costs, curve, returns, quarters));
    }

    /** By portfolio, with the table {@code placed_in} at hand. */
    static Outcome<PortfolioReturns> byPortfolio(Connection picture, AsOf asOf, Map<String, String> parameters)
            throws SQLException {
        var period = SQL.rows(picture, "portfolio-returns", parameters, row -> back(row, "portfolio_id"));
        Map<Long, List<Return>> quarters = new HashMap<>();
        SQL.rows(
                picture,
                "portfolio-periods",
                parameters,
                row -> quarters.computeIfAbsent(row.getLong("portfolio_id"), none -> new ArrayList<>())
                        .add(back(row, "quarter")));
        return new Outcome.Known<>(new PortfolioReturns(asOf, period, quarters));
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong("customers"),
                Optional.ofNullable(row.getBigDecimal("net")).orElse(BigDecimal.ZERO),
                row.getDouble("discounted"),
                Optional.ofNullable(row.getBigDecimal("margin")),
                row.getDouble("cost_known"),
                row.getLong("unknown"),
                row.getBigDecimal("unknown_net"),
                row.getLong("losing"),
                row.getDouble("lost"));
    }

    static Return back(ResultSet row, String of) throws SQLException {
        var name = row.getString(of);
        return new Return(
                name == null ? "" : name,
                row.getLong("customers"),
                row.getDouble("cost"),
                row.getDouble("after"),
                number(row, "together"),
                row.getLong("spent") == 0
                        ? Optional.empty()
                        : Optional.of(new Spread(
                                row.getLong("spent"),
                                row.getDouble("mean"),
                                number(row, "deviation"),
                                row.getDouble("low"),
                                row.getDouble("middle"),
                                row.getDouble("high"))));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A cheaper service as parameters of statements. */
    static Map<String, String> parameters(Cheaper service) {
        return Map.of(
                "minimum",
                String.valueOf(service.minimum()),
                "cut",
                String.valueOf(service.cut()),
                "lose",
                String.valueOf(service.lose()));
    }

    static Outcome<Change> change(Connection picture, Map<String, String> parameters) throws SQLException {
        return new Outcome.Known<>(SQL.rows(
                        picture,
                        "change",
                        parameters,
                        row -> new Change(
                                row.getLong("customers"),
                                row.getLong("small"),
                                row.getDouble("saved"),
                                row.getDouble("lost"),
                                row.getLong("good"),
                                row.getDouble("good_after")))
                .getFirst());
    }

    static Outcome<ChannelUse> channels(Connection picture, AsOf asOf, Map<String, String> parameters)
            throws SQLException {
        var channels = SQL.rows(
                picture,
                "channels",
                parameters,
                row -> new ChannelUse.Channel(
                        row.getString("channel"),
                        row.getLong("customers"),
                        row.getLong("orders"),
                        row.getBigDecimal("net"),
                        Optional.ofNullable(row.getBigDecimal("margin")),
                        row.getDouble("cost")));
        var mixes = new ArrayList<ChannelUse.Mix>(SQL.rows(
                picture,
                "mixes",
                parameters,
                row -> new ChannelUse.Mix(row.getInt("channels"), row.getLong("customers"), row.getBigDecimal("net"))));
        return new Outcome.Known<>(SQL.rows(
                        picture,
                        "dear-count",
                        parameters,
                        row -> new ChannelUse(asOf, channels, mixes, row.getLong("customers"), row.getDouble("saved")))
                .getFirst());
    }
}
