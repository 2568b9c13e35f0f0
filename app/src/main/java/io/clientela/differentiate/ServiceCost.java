package io.clientela.differentiate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What it costs to serve customers, by assumptions for each activity, and what comes back of it.
 *
 * @param asOf from when it is
 * @param assumed what is assumed
 * @param totals all customers together
 * @param costs what each activity costs: order, line, return, discount, visit, delivery
 * @param curve the hundredths of customers of whom the margin is known, those first of whom most is left
 * @param returns what comes back of the cost: over all customers first, then by area
 * @param quarters the same over all customers in each of the last eight quarters
 */
public record ServiceCost(
        AsOf asOf,
        Assumptions.Assumed assumed,
        Totals totals,
        Map<String, Cost> costs,
        List<Hundredth> curve,
        List<Return> returns,
        List<Return> quarters) {

    public ServiceCost {
        costs = Map.copyOf(costs);
        curve = List.copyOf(curve);
        returns = List.copyOf(returns);
        quarters = List.copyOf(quarters);
    }

    /** An activity: how often, and what it costs in all. */
    public record Cost(double times, double cost) {}

    /**
     * All customers together.
     *
     * @param discounted what was given as discounts; the margin has it taken off already
     * @param margin of those of whom it is known; empty where of nobody
     * @param costKnown what these cost to serve
     * @param unknown customers of whom no cost of goods is known
     * @param losing customers who cost more to serve than they bring
     * @param lost what is left of these, below zero
     */
    public record Totals(
            long customers,
            BigDecimal net,
            double discounted,
            Optional<BigDecimal> margin,
            double costKnown,
            long unknown,
            BigDecimal unknownNet,
            long losing,
            double lost) {

        /** What is left of the known margin after cost to serve. */
        public OptionalDouble after() {
            return margin.isPresent()
                    ? OptionalDouble.of(margin.get().doubleValue() - costKnown)
                    : OptionalDouble.empty();
        }
    }

    /** A hundredth of the customers. */
    public record Hundredth(int percent, long customers, double margin, double cost, double after) {}

    /**
     * What is left of the margin for each unit of money spent on customers: (margin − cost) / cost.
     *
     * @param of the area or the first day of the quarter; empty for all or not stated
     * @param customers of whom the margin is known
     * @param together all of them as one
     * @param spread over customers on whom anything was spent; empty where on nobody
     */
    public record Return(
            String of, long customers, double cost, double after, OptionalDouble together, Optional<Spread> spread) {}

    /** Mean, standard deviation (of two or more), quarters and median over so many customers. */
    public record Spread(
            long customers, double mean, OptionalDouble deviation, double low, double middle, double high) {}

    /**
     * A cheaper service.
     *
     * @param minimum below this net an order is not taken, above 0
     * @param cut the share of visits that are not made, from 0 to 1
     * @param lose the share of small orders, and of what unmade visits brought, that is lost, from 0 to 1
     */
    public record Cheaper(double minimum, double cut, double lose) {

        public Cheaper {
            if (!(minimum > 0 && cut >= 0 && cut <= 1 && lose >= 0 && lose <= 1)) {
                throw new IllegalArgumentException("no service: " + minimum + ", " + cut + ", " + lose);
            }
        }
    }

    /**
     * What a cheaper service would change.
     *
     * @param customers whom it touches
     * @param small those of them with small orders
     * @param saved what it saves
     * @param lost what margin it loses
     * @param good those of them who bring more than they cost today
     * @param goodAfter what is left of these today
     */
    public record Change(long customers, long small, double saved, double lost, long good, double goodAfter) {}
}
