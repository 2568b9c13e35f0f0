package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.PortfolioCell;
import io.clientela.differentiate.Portfolios.Place;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.Portfolios.Split;
import io.clientela.differentiate.internal.portfolio.Versions.State;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The changes that people make to portfolios, each a version of its own. */
@Component
class PortfolioBook {

    private static final int LEAST_OF_AREA = 20;

    private final Versions versions;
    private final PortfolioReader reader;
    private final Placement placement;

    PortfolioBook(Versions versions, PortfolioReader reader, Placement placement) {
        this.versions = versions;
        this.reader = reader;
        this.placement = placement;
    }

    private Optional<Portfolio> inForce(long id) {
        return reader.portfolios(id).stream().filter(Portfolio::active).findFirst();
    }

    private static State state(Portfolio portfolio) {
        return new State(
                portfolio.portfolioId(),
                portfolio.active(),
                portfolio.name(),
                PortfolioReader.boxed(portfolio.owner()),
                portfolio.cells());
    }

    private static Outcome<Long> unknown(String reason, Object which) {
        return new Outcome.Unknown<>(reason, String.valueOf(which));
    }

    @Transactional
    Outcome<Long> rename(long id, String name, String who) {
        return become(id, "renamed", name.strip(), who, state -> state.called(name.strip()));
    }

    @Transactional
    Outcome<Long> own(long id, @Nullable Long owner, String called, String who) {
        return become(id, "owner", called, who, state -> state.ownedBy(owner));
    }

    private Outcome<Long> become(long id, String what, String why, String who, UnaryOperator<State> change) {
        versions.turn();
        var portfolio = inForce(id);
        if (portfolio.isEmpty()) {
            return unknown("no-such-portfolio", id);
        }
        long version = versions.begin(who, what, why, Map.of("portfolio", id));
        versions.state(version, change.apply(state(portfolio.get())));
        versions.note(who, "portfolio-" + what, "portfolio:" + id, Map.of("to", why), "");
        return new Outcome.Known<>(version);
    }

    @Transactional
    Outcome<Long> merge(List<Long> ids, String who, String why) {
        versions.turn();
        var distinct = List.copyOf(new LinkedHashSet<>(ids));
        if (distinct.size() < 2) {
            return unknown("one-is-none", distinct);
        }
        var all = new ArrayList<Portfolio>();
        for (long id : distinct) {
            var portfolio = inForce(id);
            if (portfolio.isEmpty()) {
                return unknown("no-such-portfolio", id);
            }
            all.add(portfolio.get());
        }
        var first = all.getFirst();
        long version = versions.begin(who, "merged", why, Map.of("portfolios", distinct));
        var cells = new LinkedHashSet<PortfolioCell>();
        all.forEach(one -> cells.addAll(one.cells()));
        versions.state(version, state(first).taking(List.copyOf(cells)));
        all.stream().skip(1).forEach(one -> versions.state(version, state(one).ended()));
        versions.target();
        versions.fill("target-of-portfolios")
                .param("to", first.portfolioId())
                .param("ids", distinct.stream().mapToLong(Long::longValue).toArray())
                .update();
        versions.apply(version);
        versions.sums(version, false);
        versions.note(who, "portfolios-merged", "portfolio:" + first.portfolioId(), Map.of("of", distinct), why);
        return new Outcome.Known<>(version);
    }

    @Transactional
    Outcome<Long> split(long id, Split how, String who, String why) {
        versions.turn();
        var portfolio = inForce(id);
        if (portfolio.isEmpty()) {
            return unknown("no-such-portfolio", id);
        }
        var places = how == Split.BY_AREA ? apart(reader.places(id)) : List.<Place>of();
        if (how == Split.BY_AREA ? places.isEmpty() : portfolio.get().sum().size() < 2) {
            return unknown("cannot-be-split", id);
        }
        long version = versions.begin(who, "split", why, Map.of("portfolio", id, "how", how));
        versions.target();
        var before = state(portfolio.get());
        if (how == Split.BY_AREA) {
            places.forEach(place -> byArea(version, before, place.area()));
        } else {
            String statement = how == Split.BY_VALUE ? "target-of-better-half" : "target-of-half";
            versions.fill(statement)
                    .param("to", child(version, before, before.cells()))
                    .param("id", id)
                    .update();
        }
        versions.apply(version);
        versions.sums(version, false);
        versions.note(who, "portfolio-split", "portfolio:" + id, Map.of("how", how), why);
        return new Outcome.Known<>(version);
    }

    /** The areas that become parts of their own: large enough ones, the largest stays. */
    private static List<Place> apart(List<Place> places) {
        return places.stream()
                .filter(place -> !place.area().isEmpty() && place.customers() >= LEAST_OF_AREA)
                .skip(1)
                .toList();
    }

    private void byArea(long version, State before, String area) {
        var cells = before.cells().stream()
                .map(cell -> cell.inArea(area))
                .distinct()
                .toList();
        versions.fill("target-of-area")
                .param("to", child(version, before, cells))
                .param("id", before.portfolioId())
                .param("area", area)
                .update();
    }

    private long child(long version, State of, List<PortfolioCell> cells) {
        long id = versions.add();
        versions.state(version, new State(id, true, "", of.owner(), cells));
        return id;
    }

    @Transactional
    Outcome<Long> move(long customer, long id, String who, String why) {
        versions.turn();
        if (inForce(id).isEmpty()) {
            return unknown("no-such-portfolio", id);
        }
        var from = reader.where(customer);
        if (from.isEmpty()) {
            return unknown("no-such-customer", customer);
        }
        if (from.get() == id) {
            return unknown("there-already", customer);
        }
        long version = versions.begin(who, "moved", why, Map.of("customer", customer));
        versions.target();
        versions.fill(new long[] {customer}, new @Nullable Long[] {id});
        versions.apply(version);
        versions.sums(version, false);
        versions.note(who, "customer-moved", "customer:" + customer, Map.of("from", from.get(), "to", id), why);
        return new Outcome.Known<>(version);
    }

    @Transactional
    Outcome<Long> revert(long to, String who, String why) {
        versions.turn();
        if (reader.versions(true, to, 1).isEmpty()) {
            return unknown("no-such-version", to);
        }
        long version = versions.begin(who, "reverted", why, Map.of("to", to));
        var then = new HashMap<Long, State>();
        reader.statesAt(to).forEach(state -> then.put(state.portfolioId(), state));
        for (var now : reader.statesAt(version)) {
            var wanted = then.getOrDefault(now.portfolioId(), now.ended());
            if (!wanted.equals(now)) {
                versions.state(version, wanted);
            }
        }
        versions.target();
        versions.fill("target-of-version").param("version", to).update();
        placement.placeOthers(then.values().stream().filter(State::active).toList());
        versions.apply(version);
        versions.sums(version, true);
        versions.note(who, "portfolios-reverted", "portfolio-version:" + to, Map.of("as", version), why);
        return new Outcome.Known<>(version);
    }
}
