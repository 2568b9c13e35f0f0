package io.clientela.console.internal.returns;

import io.clientela.kernel.effect.ArmShares;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.ExperimentPlan.Cost;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentPlan.From;
import io.clientela.measure.ExperimentPlan.Measured;
import io.clientela.measure.ExperimentPlan.Of;
import io.clientela.measure.ExperimentPlan.Run;
import io.clientela.measure.ExperimentPlan.Sizing;
import io.clientela.measure.ExperimentPlan.Target;
import io.clientela.measure.ExperimentPlan.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** A plan as the fields of a form, all of them text, and back. Shares are per cent there; names of arms stand in a row. */
public record PlanForm(Map<String, String> fields, List<Long> portfolios) {

    private static final String HELD_OUT = "hold-out";

    public PlanForm {
        fields = Map.copyOf(fields);
        portfolios = List.copyOf(portfolios);
    }

    /** What stands in a new form. */
    static PlanForm fresh(String currency) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("arms", "treated");
        fields.put("held", "30");
        fields.put("of", Of.ALL.name());
        fields.put("unit", Unit.CUSTOMER.name());
        fields.put("counted", Counted.MARGIN.name());
        fields.put("days", "30");
        fields.put("from", From.START.name());
        fields.put("before", "90");
        fields.put("currency", currency);
        fields.put("effect", "2");
        fields.put("level", "95");
        fields.put("power", "80");
        fields.put("run", "30");
        fields.put("early", "on");
        fields.put("each", "1");
        fields.put("fixed", "0");
        fields.put("worth", "1");
        return new PlanForm(fields, List.of());
    }

    /** A plan that stands. */
    static PlanForm of(ExperimentPlan plan) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", plan.name());
        fields.put("note", plan.note());
        fields.put(
                "arms",
                plan.arms().stream().filter(arm -> !arm.held()).map(Arm::name).collect(Collectors.joining(", ")));
        fields.put("held", decimal(plan.arms().get(plan.held()).share() * 100));
        target(plan.target(), fields);
        fields.put("counted", plan.measured().counted().name());
        fields.put("days", String.valueOf(plan.measured().days()));
        fields.put("from", plan.measured().from().name());
        fields.put("before", String.valueOf(plan.measured().before()));
        fields.put("currency", plan.measured().currency());
        boolean share = plan.measured().counted() == Counted.BOUGHT;
        fields.put("effect", decimal(plan.sizing().effect() * (share ? 100 : 1)));
        fields.put("level", decimal((1 - plan.sizing().significance()) * 100));
        fields.put("power", decimal(plan.sizing().power() * 100));
        fields.put("run", String.valueOf(plan.run().days()));
        fields.put("early", plan.run().early() ? "on" : "");
        fields.put("each", decimal(plan.cost().each()));
        fields.put("fixed", decimal(plan.cost().fixed()));
        fields.put("worth", decimal(plan.cost().worth()));
        return new PlanForm(
                fields, plan.target().of() == Of.PORTFOLIOS ? plan.target().ids() : List.of());
    }

    private static void target(Target target, Map<String, String> fields) {
        fields.put("of", target.of().name());
        fields.put("growing", target.growing() ? "on" : "");
        fields.put("unit", target.unit().name());
        if (target.of() == Of.SEGMENT) {
            fields.put("segment", String.valueOf(target.ids().getFirst()));
        }
        if (target.of() == Of.CUSTOMERS) {
            fields.put("customers", target.ids().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    /** What was sent. */
    static PlanForm read(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.toSingleValueMap().forEach((name, value) -> fields.put(name, value == null ? "" : value.strip()));
        List<Long> portfolios = new ArrayList<>();
        for (String one : sent.getOrDefault("portfolio", List.of())) {
            if (one.matches("\\d{1,18}")) {
                portfolios.add(Long.parseLong(one));
            }
        }
        return new PlanForm(fields, portfolios);
    }

    /** One field; empty where it was not sent. */
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    public boolean is(String name, Enum<?> value) {
        return get(name).equals(value.name());
    }

    public boolean ticked(String name) {
        return !get(name).isEmpty();
    }

    /** The plan; empty where a field cannot be read or is out of range. */
    Optional<ExperimentPlan> plan() {
        try {
            var counted = Counted.valueOf(get("counted"));
            return Optional.of(new ExperimentPlan(
                    get("name").isEmpty() ? "–" : get("name"),
                    get("note"),
                    arms(),
                    target(),
                    new Measured(counted, whole("days"), From.valueOf(get("from")), whole("before"), get("currency")),
                    new Sizing(
                            number("effect") / (counted == Counted.BOUGHT ? 100 : 1),
                            rounded(1 - number("level") / 100),
                            number("power") / 100),
                    new Run(whole("run"), ticked("early")),
                    new Cost(number("each"), number("fixed"), number("worth"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The treated arms share evenly what is not held out. */
    private List<Arm> arms() {
        var names = Arrays.stream(get("arms").split("[,;]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no arm");
        }
        int held = (int) Math.round(number("held") / 100 * ArmShares.WHOLE);
        int rest = ArmShares.WHOLE - held;
        List<Arm> arms = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int places = rest / names.size() + (i < rest % names.size() ? 1 : 0);
            arms.add(new Arm(names.get(i), places / (double) ArmShares.WHOLE, false));
        }
        arms.add(new Arm(HELD_OUT, held / (double) ArmShares.WHOLE, true));
        return arms;
    }

    private Target target() {
        var unit = get("unit").isEmpty() ? Unit.CUSTOMER : Unit.valueOf(get("unit"));
        boolean growing = ticked("growing") && unit == Unit.CUSTOMER;
        return switch (Of.valueOf(get("of"))) {
            case ALL -> new Target(Of.ALL, List.of(), growing, unit);
            case SEGMENT -> new Target(Of.SEGMENT, List.of(Long.parseLong(get("segment"))), growing, unit);
            case PORTFOLIOS -> new Target(Of.PORTFOLIOS, portfolios, growing, unit);
            case CUSTOMERS ->
                new Target(
                        Of.CUSTOMERS,
                        Arrays.stream(get("customers").split("[^0-9]+"))
                                .filter(one -> !one.isEmpty())
                                .map(Long::parseLong)
                                .toList(),
                        false,
                        unit);
        };
    }

    private int whole(String name) {
        return Integer.parseInt(get(name));
    }

    private double number(String name) {
        return Double.parseDouble(get(name).replace(',', '.'));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
