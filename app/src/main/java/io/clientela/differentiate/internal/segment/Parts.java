package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The parts of rules. */
final class Parts {

    /** More nested groups than this nobody understands. */
    static final int DEEPEST = 8;

    /** More conditions than this in one rule are refused. */
    static final int MOST = 100;

    private Parts() {}

    /** The parts that a rule is directly made of. */
    static List<Rule> of(Rule rule) {
        return switch (rule) {
            case Rule.All all -> all.of();
            case Rule.Any any -> any.of();
            case Rule.Not not -> List.of(not.of());
            default -> List.of();
        };
    }

    /** The rule and all its parts. */
    static Stream<Rule> all(Rule rule) {
        return Stream.concat(Stream.of(rule), of(rule).stream().flatMap(Parts::all));
    }

    /** How many groups lie in one another. */
    static int depth(Rule rule) {
        return of(rule).stream().mapToInt(Parts::depth).max().orElse(-1) + 1;
    }

    /** The segments that a rule leads to, over others too; empty where one of them is not there. */
    static Optional<Set<Long>> reached(Rule rule, LongFunction<Optional<Rule>> segments) {
        var reached = new HashSet<Long>();
        return reach(rule, segments, reached) ? Optional.of(reached) : Optional.empty();
    }

    private static boolean reach(Rule rule, LongFunction<Optional<Rule>> segments, Set<Long> reached) {
        return all(rule).allMatch(part -> {
            if (!(part instanceof Rule.In in) || !reached.add(in.segment())) {
                return true;
            }
            var other = segments.apply(in.segment());
            return other.isPresent() && reach(other.get(), segments, reached);
        });
    }
}
