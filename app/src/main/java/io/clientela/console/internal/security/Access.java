package io.clientela.console.internal.security;

import io.clientela.organize.Right;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may open which address: the one table, written down part by part. The first line that fits counts. An address that has
 * an endpoint and no line here is closed to everybody, and a test says so.
 */
public final class Access {

    /**
     * One line of the table.
     *
     * @param method the HTTP method; GET stands for HEAD too; {@code *} for all
     * @param pattern the path, with {@code {name}} for one step and {@code /**} for all below
     * @param need what one must have
     */
    public record Line(String method, PathPattern pattern, Need need) {

        boolean fits(String askedMethod, PathContainer path) {
            String asked = askedMethod.equals("HEAD") ? "GET" : askedMethod;
            return (method.equals("*") || method.equals(asked)) && pattern.matches(path);
        }
    }

    /** The table. */
    public static final List<Line> TABLE = Stream.of(
                    HouseAccess.LINES,
                    CustomersAccess.LINES,
                    IntakeAccess.LINES,
                    DialogueAccess.LINES,
                    OthersAccess.LINES)
            .flatMap(List::stream)
            .toList();

    private Access() {}

    /** What one must have to open an address; empty where the table has no line for it. */
    public static Optional<Need> need(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return TABLE.stream()
                .filter(line -> line.fits(method, parsed))
                .map(Line::need)
                .findFirst();
    }

    static Line line(String method, String pattern, Right right) {
        return line(method, pattern, Need.of(right));
    }

    static Line line(String method, String pattern, Need need) {
        return new Line(method, PathPatternParser.defaultInstance.parse(pattern), need);
    }
}
