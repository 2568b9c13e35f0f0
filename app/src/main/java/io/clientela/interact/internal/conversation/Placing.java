package io.clientela.interact.internal.conversation;

import io.clientela.interact.Received;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds whose something is that came in. What the medium knows for certain goes first: who is signed in on his own page,
 * then the reference that it answers, which nobody can guess. A mark cannot be guessed either, but stands where all can read
 * it and is handed on: it holds unless the address is known to be somebody else's. An address holds where one customer alone has it.
 */
@Component
class Placing {

    private static final Statements SQL = Statements.of("interact/dialogue");

    private final JdbcClient database;
    private final Addresses addresses;
    private final SubjectMark marks;

    Placing(JdbcClient database, Addresses addresses, SubjectMark marks) {
        this.database = database;
        this.addresses = addresses;
        this.marks = marks;
    }

    /** One of ours or of his, with whose it is. */
    private record Anchor(OptionalLong messageId, long customerId) {}

    Place place(Received received) {
        if (received.customerId().isPresent()) {
            long customer = received.customerId().getAsLong();
            var anchor = referred(received).or(() -> marked(received.subject()));
            return new Place.Found(
                    customer,
                    anchor.filter(one -> one.customerId() == customer)
                            .map(Anchor::messageId)
                            .orElse(OptionalLong.empty()),
                    "known");
        }
        var referred = referred(received);
        if (referred.isPresent()) {
            return new Place.Found(referred.get().customerId(), referred.get().messageId(), "reference");
        }
        var owners = addresses.owners(received.medium(), received.from());
        return marked(received.subject())
                .map(anchor -> byMark(anchor, owners))
                .orElseGet(() -> byAddress(received.from(), owners));
    }

    private static Place byMark(Anchor anchor, List<Long> owners) {
        return owners.isEmpty() || owners.contains(anchor.customerId())
                ? new Place.Found(anchor.customerId(), anchor.messageId(), "mark")
                : new Place.Unknown(anchor.messageId(), "mark-of-another");
    }

    private static Place byAddress(String from, List<Long> owners) {
        return switch (owners.size()) {
            case 0 -> new Place.Unknown(OptionalLong.empty(), from.isBlank() ? "no-address" : "unknown-address");
            case 1 -> new Place.Found(owners.getFirst(), OptionalLong.empty(), "address");
            default -> new Place.Unknown(OptionalLong.empty(), "several-customers");
        };
    }

    /** The nearest of what it answers that we know. */
    private Optional<Anchor> referred(Received received) {
        for (String answered : received.answers()) {
            var both = bothWays(answered);
            if (!both.isEmpty()) {
                var anchor = ask("message-by-reference", both, received)
                        .or(() -> ask("received-by-reference", both, received));
                if (anchor.isPresent()) {
                    return anchor;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Anchor> ask(String statement, List<String> references, Received received) {
        var spec = database.sql(SQL.get(statement)).param("references", references);
        if (statement.startsWith("received")) {
            spec = spec.param("medium", received.medium().name());
        }
        return spec
                .query((row, number) -> new Anchor(number(row.getLong("message_id")), row.getLong("customer_id")))
                .list()
                .stream()
                .findFirst();
    }

    private Optional<Anchor> marked(String subject) {
        var number = marks.in(subject);
        return number.isEmpty()
                ? Optional.empty()
                : database.sql(SQL.get("message-by-number"))
                        .param("message", number.getAsLong())
                        .query((row, at) -> new Anchor(number(row.getLong("message_id")), row.getLong("customer_id")))
                        .optional();
    }

    private static OptionalLong number(long value) {
        return value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A reference with and without the angle brackets of e-mail. */
    private static List<String> bothWays(String reference) {
        String bare = reference.strip();
        if (bare.startsWith("<") && bare.endsWith(">")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return bare.isEmpty() ? List.of() : new ArrayList<>(List.of(bare, "<" + bare + ">"));
    }
}
