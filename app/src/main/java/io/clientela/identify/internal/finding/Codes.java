package io.clientela.identify.internal.finding;

import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers by numbers and addresses. */
@Component
final class Codes {

    /** Shorter pieces are only looked for at the beginning of a code. */
    private static final int SHORTEST_PART = 3;

    private final Statements sql = Statements.of("identify/search");
    private final JdbcClient jdbc;

    Codes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer with this number, or the one of which it has become part. */
    Optional<Match> customer(long number) {
        return jdbc
                .sql(sql.get("number"))
                .param("number", number)
                .query((rs, n) -> rs.getLong("customer_id"))
                .list()
                .stream()
                .filter(id -> id > 0)
                .map(id -> new Match(id, "CUSTOMER_ID", Long.toString(number), false))
                .findFirst();
    }

    /** Customers with exactly this code. */
    List<Match> whole(String text) {
        String code = needle(text);
        return from(code, 50).stream().filter(m -> m.matched().equals(code)).toList();
    }

    /** Customers with a code that begins so, then those that have it anywhere. */
    List<Match> parts(String text, int limit) {
        String piece = needle(text);
        if (piece.length() < 2) {
            return List.of();
        }
        var found = new ArrayList<>(from(piece, limit));
        if (found.size() < limit && piece.length() >= SHORTEST_PART) {
            found.addAll(jdbc.sql(sql.get("codes-with"))
                    .param("pattern", "%" + like(piece) + "%")
                    .param("limit", limit)
                    .query(Codes::match)
                    .list());
        }
        return found;
    }

    /** Customers by the beginning of a document's number, then by its last figures: {@code 123} for FT/2026/00123. */
    List<Match> documents(String text, int limit) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        var found = new ArrayList<>(documents("documents-from", number, number, limit));
        String figures = figures(number);
        if (found.size() < limit && figures.length() >= SHORTEST_PART) {
            found.addAll(documents("documents-with-figures", figures, number, limit));
        }
        return found;
    }

    private List<Match> documents(String name, String start, String number, int limit) {
        return jdbc.sql(sql.get(name))
                .param("start", start)
                .param("below", start + '\uFFFF')
                .param("pattern", "%" + like(number) + "%")
                .param("limit", limit)
                .query((rs, n) -> new Match(rs.getLong("customer_id"), "DOCUMENT", rs.getString("number"), false))
                .list();
    }

    /** The last figures of a text that go on to its end or are followed by other signs, without zeros before them. */
    private static String figures(String text) {
        int end = text.length();
        while (end > 0 && !isFigure(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isFigure(text.charAt(start - 1))) {
            start--;
        }
        while (start < end && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start, end);
    }

    private static boolean isFigure(char sign) {
        return sign >= '0' && sign <= '9';
    }

    /** Those of the customers that have codes with all the pieces. */
    List<Match> narrowed(List<Long> customers, List<String> pieces) {
        if (customers.isEmpty()) {
            return List.of();
        }
        var all = jdbc.sql(sql.get("codes-of"))
                .param("ids", customers.stream().mapToLong(Long::longValue).toArray())
                .query(Codes::match)
                .list();
        var keep = new HashSet<>(customers);
        for (var piece : pieces) {
            var having = new HashSet<Long>();
            all.stream().filter(m -> m.matched().contains(piece)).forEach(m -> having.add(m.customerId()));
            keep.retainAll(having);
        }
        var found = new ArrayList<Match>();
        for (var customer : customers) {
            if (keep.contains(customer)) {
                all.stream()
                        .filter(m -> m.customerId() == customer
                                && pieces.stream().anyMatch(p -> m.matched().contains(p)))
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Match> from(String piece, int limit) {
        return jdbc.sql(sql.get("codes-from"))
                .param("start", piece)
                .param("below", piece + '\uFFFF')
                .param("limit", limit)
                .query(Codes::match)
                .list();
    }

    private static Match match(ResultSet rs, int n) throws SQLException {
        return new Match(rs.getLong("customer_id"), rs.getString("field"), rs.getString("code"), false);
    }

    /** The typed text as codes are stored; an international 00 before a number is left out. */
    private static String needle(String text) {
        if (text.indexOf('@') >= 0) {
            return Terms.address(text);
        }
        String piece = Terms.squeeze(text);
        return piece.startsWith("00") && piece.length() > 8 && text.strip().matches("[0-9 ./()-]+") && !vat(piece)
                ? piece.substring(2)
                : piece;
    }

    /** Eleven figures are a VAT number, which may well begin with 00. */
    private static boolean vat(String piece) {
        return piece.length() == 11;
    }

    private static String like(String piece) {
        return piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
