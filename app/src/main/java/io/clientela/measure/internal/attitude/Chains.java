package io.clientela.measure.internal.attitude;

import io.clientela.kernel.attitude.Link;
import io.clientela.kernel.attitude.Standing;
import io.clientela.kernel.counting.Share;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes;
import io.clientela.measure.Attitudes.About;
import io.clientela.measure.Attitudes.Chain;
import io.clientela.measure.Attitudes.Step;
import io.clientela.measure.Attitudes.Tie;
import io.clientela.measure.internal.attitude.Histories.One;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The chain from satisfaction to buying again, and where it breaks. */
final class Chains {

    private static final List<About> FROM = List.of(About.SATISFACTION, About.TRUST, About.LOYALTY);

    private final Histories histories;
    private final LocalDate today;

    Chains(Histories histories, LocalDate today) {
        this.histories = histories;
        this.today = today;
    }

    Chain chain() {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < FROM.size(); i++) {
            steps.add(step(i));
        }
        int worst = -1;
        boolean surely = false;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).lost() instanceof Outcome.Known<Interval> known
                    && (worst < 0
                            || known.value().estimate() > lost(steps, worst).estimate())) {
                worst = i;
            }
        }
        if (worst >= 0) {
            double low = lost(steps, worst).low();
            int at = worst;
            surely = java.util.stream.IntStream.range(0, steps.size())
                    .allMatch(i -> i == at
                            || (steps.get(i).lost() instanceof Outcome.Known<Interval> known
                                    && known.value().high() < low));
        }
        return new Chain(steps, worst < 0 ? OptionalInt.empty() : OptionalInt.of(worst), surely);
    }

    private static Interval lost(List<Step> steps, int at) {
        return ((Outcome.Known<Interval>) steps.get(at).lost()).value();
    }

    private Step step(int at) {
        var pairs = pairs(at);
        long agree = pairs.stream().filter(pair -> pair[0] >= Standing.AGREES).count();
        long lost = pairs.stream().filter(pair -> isLost(at, pair)).count();
        return new Step(
                tie(FROM.get(at).name(), at < 2 ? FROM.get(at + 1).name() : Attitudes.BOUGHT_AGAIN, pairs),
                Share.of(lost, agree),
                lost);
    }

    private static boolean isLost(int step, double[] pair) {
        return pair[0] >= Standing.AGREES && (step < 2 ? pair[1] < Standing.AGREES : pair[1] == 0);
    }

    private static Tie tie(String from, String to, List<double[]> pairs) {
        return new Tie(
                from,
                to,
                pairs.size(),
                Link.of(
                        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                        pairs.stream().mapToDouble(pair -> pair[1]).toArray()));
    }

    private List<double[]> pairs(int step) {
        return histories.all().values().stream()
                .flatMap(one -> pair(one, step).stream())
                .toList();
    }

    private Optional<double[]> pair(One one, int step) {
        return step < 2 ? both(one, FROM.get(step), FROM.get(step + 1)) : one.markAndAgain(About.LOYALTY, today);
    }

    private Optional<double[]> both(One one, About from, About to) {
        var first = one.mark(from, today);
        var second = one.mark(to, today);
        return first.isPresent() && second.isPresent()
                ? Optional.of(new double[] {first.getAsInt(), second.getAsInt()})
                : Optional.empty();
    }

    /** Those who are lost at a step, by number. */
    List<Long> lostAt(int step) {
        if (step < 0 || step >= FROM.size()) {
            return List.of();
        }
        return histories.all().entrySet().stream()
                .filter(entry -> pair(entry.getValue(), step)
                        .filter(pair -> isLost(step, pair))
                        .isPresent())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** How buying and using go with advocacy and with buying again. */
    List<Tie> experience() {
        var out = new ArrayList<Tie>();
        for (var from : List.of(About.BUYING, About.USING)) {
            var all = histories.all().values();
            out.add(tie(
                    from.name(),
                    About.ADVOCACY.name(),
                    all.stream()
                            .flatMap(one -> both(one, from, About.ADVOCACY).stream())
                            .toList()));
            out.add(tie(
                    from.name(),
                    Attitudes.BOUGHT_AGAIN,
                    all.stream()
                            .flatMap(one -> one.markAndAgain(from, today).stream())
                            .toList()));
        }
        return out;
    }
}
