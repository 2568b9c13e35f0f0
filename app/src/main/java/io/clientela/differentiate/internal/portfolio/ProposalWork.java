package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.PortfolioCell;
import io.clientela.differentiate.internal.portfolio.Base.Member;
import io.clientela.differentiate.internal.worth.ErrorParts;
import io.clientela.kernel.grouping.Moves;
import io.clientela.kernel.value.Interval;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes proposals, and puts them in force. */
@Component
public class ProposalWork {

    private static final Statements SQL = Statements.of("differentiate/portfolios");
    private static final String SYSTEM = "system";
    private static final int CHUNK = 50_000;
    private static final int SMALLEST = 100;
    private static final int LARGEST = 5_000;

    private final JdbcClient database;
    private final Versions versions;
    private final PortfolioReader reader;
    private final Placement placement;
    private final Clock clock;

    ProposalWork(JdbcClient database, Versions versions, PortfolioReader reader, Placement placement, Clock clock) {
        this.database = database;
        this.versions = versions;
        this.reader = reader;
        this.placement = placement;
        this.clock = clock;
    }

    /** How many customers a part of such a base holds at most: the more, the larger the base. */
    static int suited(int customers) {
        return Math.clamp(Math.round(4 * Math.sqrt(customers)), SMALLEST, LARGEST);
    }

    /**
     * Makes a proposal; the one that was open before is replaced.
     *
     * @param wanted how many customers a part has at most; null for what suits the base
     * @return its number; empty where nobody was looked at yet
     */
    @Transactional
    public Optional<Long> propose(@Nullable Integer wanted, String who) {
        String currency = versions.currency();
        List<Member> members = database.sql(Versions.lately("base"))
                .param("currency", currency)
                .query((row, n) -> member(row))
                .list();
        if (members.isEmpty()) {
            return Optional.empty();
        }
        int most = wanted == null ? suited(members.size()) : Math.max(wanted, 2);
        int least = Math.max(1, most / 5);
        var parts = Splitting.of(Base.of(members), least, most);
        int[] partOf = partOf(parts, members.size());
        var present = present(members);
        int[] before = members.stream()
                .mapToInt(one -> present.getOrDefault(one.portfolioId(), -1))
                .toArray();
        var moves = Moves.between(before, present.size(), partOf, parts.size());
        sql("close-proposal").param("id", null).param("state", "replaced").update();
        sql("forget-proposed").update();
        long id = sql("add-proposal")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("least", least)
                .param("most", most)
                .param("customers", members.size())
                .param("moves", present.isEmpty() ? members.size() : (int) moves.changed())
                .param("currency", currency)
                .query(Long.class)
                .single();
        keep(id, parts, members, moves, present);
        keep(members, partOf);
        versions.note(who, "portfolios-proposed", "proposal:" + id, Map.of("parts", parts.size(), "most", most), "");
        return Optional.of(id);
    }

    private static Member member(ResultSet row) throws SQLException {
        boolean counts = row.getBoolean("counts");
        return new Member(
                row.getLong("customer_id"),
                row.getByte("tier"),
                row.getString("need").intern(),
                row.getString("area").intern(),
                row.getString("province").intern(),
                row.getBoolean("recent"),
                counts ? number(row, "value") : Double.NaN,
                counts ? ErrorParts.of(row.getArray("error_parts")) : null,
                row.getLong("portfolio_id"));
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static int[] partOf(List<Splitting.Part> parts, int size) {
        var partOf = new int[size];
        Arrays.fill(partOf, -1);
        for (int p = 0; p < parts.size(); p++) {
            for (int member : parts.get(p).members()) {
                partOf[member] = p;
            }
        }
        return partOf;
    }

    /** The portfolios that somebody is in now, in order of their numbers. */
    private static Map<Long, Integer> present(List<Member> members) {
        long[] ids = members.stream()
                .mapToLong(Member::portfolioId)
                .filter(id -> id > 0)
                .distinct()
                .sorted()
                .toArray();
        var present = new HashMap<Long, Integer>();
        for (int i = 0; i < ids.length; i++) {
            present.put(ids[i], i);
        }
        return present;
    }

    private void keep(
            long id, List<Splitting.Part> parts, List<Member> members, Moves moves, Map<Long, Integer> present) {
        var unsure = versions.errors();
        var ids = new long[present.size()];
        present.forEach((portfolio, place) -> ids[place] = portfolio);
        for (int p = 0; p < parts.size(); p++) {
            int former = moves.formerOf()[p];
            var sum = PartSum.of(parts.get(p), members, unsure);
            sql("add-proposed")
                    .param("id", id)
                    .param("number", p)
                    .param(
                            "cells",
                            parts.get(p).cells().stream()
                                    .map(PortfolioCell::text)
                                    .toArray(String[]::new))
                    .param("continues", former < 0 ? null : Long.valueOf(ids[former]))
                    .param("size", parts.get(p).members().length)
                    .param("kept", former < 0 ? 0 : moves.moved()[former][p])
                    .param("recent", sum.recent())
                    .param("value", sum.value())
                    .param("low", sum.interval().map(Interval::low).orElse(null))
                    .param("high", sum.interval().map(Interval::high).orElse(null))
                    .update();
        }
    }

    private void keep(List<Member> members, int[] partOf) {
        for (int from = 0; from < partOf.length; from += CHUNK) {
            int to = Math.min(partOf.length, from + CHUNK);
            sql("add-proposed-members")
                    .param(
                            "customers",
                            members.subList(from, to).stream()
                                    .mapToLong(Member::customerId)
                                    .toArray())
                    .param("numbers", Arrays.copyOfRange(partOf, from, to))
                    .update();
        }
    }

    /**
     * Puts the open proposal in force.
     *
     * @return the version; empty where another proposal or none is open
     */
    @Transactional
    public Optional<Long> accept(long proposalId, String who) {
        versions.turn();
        var open = reader.proposal().filter(one -> one.proposalId() == proposalId);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        long version = versions.begin(who, "accepted", "", Map.of("proposal", proposalId));
        var kept = new HashMap<Long, Versions.State>();
        for (var one : reader.portfolios(null)) {
            kept.put(
                    one.portfolioId(),
                    new Versions.State(
                            one.portfolioId(), true, one.name(), PortfolioReader.boxed(one.owner()), one.cells()));
        }
        var numbers = new int[open.get().parts().size()];
        var ids = new long[numbers.length];
        for (int p = 0; p < numbers.length; p++) {
            var part = open.get().parts().get(p);
            var former =
                    part.continues().isPresent() ? kept.remove(part.continues().getAsLong()) : null;
            var state = former == null
                    ? new Versions.State(versions.add(), true, "", null, part.cells())
                    : former.taking(part.cells());
            versions.state(version, state);
            numbers[p] = part.number();
            ids[p] = state.portfolioId();
        }
        kept.values().forEach(state -> versions.state(version, state.ended()));
        versions.target();
        versions.fill("target-of-proposal")
                .param("numbers", numbers)
                .param("portfolios", ids)
                .update();
        placement.placeOthers(
                reader.statesAt(version).stream().filter(Versions.State::active).toList());
        versions.apply(version);
        versions.sums(version, true);
        sql("close-proposal").param("id", proposalId).param("state", "accepted").update();
        sql("forget-proposed").update();
        versions.note(who, "portfolios-accepted", "proposal:" + proposalId, Map.of("version", version), "");
        return Optional.of(version);
    }

    /** Lays the open proposal aside. */
    @Transactional
    public void dismiss(long proposalId, String who) {
        if (sql("close-proposal")
                        .param("id", proposalId)
                        .param("state", "dismissed")
                        .update()
                > 0) {
            sql("forget-proposed").update();
            versions.note(who, "portfolios-dismissed", "proposal:" + proposalId, Map.of(), "");
        }
    }

    /** Makes the first proposal by itself, and makes it anew while nobody has looked further; people's own are left alone. */
    public void proposeFirst() {
        boolean own = reader.proposal().map(one -> one.by().equals(SYSTEM)).orElseGet(() -> !reader.anyProposal());
        if (own && !reader.anyVersion()) {
            propose(null, SYSTEM);
        }
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }
}
