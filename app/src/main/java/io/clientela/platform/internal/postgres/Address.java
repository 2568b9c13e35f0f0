package io.clientela.platform.internal.postgres;

import io.clientela.platform.SetupException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a database is and who enters it.
 *
 * @param url the JDBC address, {@code jdbc:postgresql://…}, without user and password where these are known apart
 * @param user the user, empty when the address itself or the environment of the driver says it
 * @param password the password, empty when none is needed
 */
public record Address(String url, String user, String password) {

    /** The environment variable that points Clientela at a server. */
    public static final String VARIABLE = "CLIENTELA_DATABASE_URL";

    /** A database of the server on this machine. */
    static Address local(int port, String database, String user, String password) {
        return new Address("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?options} (also {@code postgres://}) or
     * {@code jdbc:postgresql://…?user=…&password=…}.
     *
     * @throws SetupException if it is neither
     */
    public static Address parse(String text) {
        String url = text.strip();
        if (url.startsWith("jdbc:postgresql:")) {
            return new Address(url, "", "");
        }
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw new SetupException(VARIABLE + " must start with postgresql:// or jdbc:postgresql://");
        }
        try {
            return of(URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new SetupException(VARIABLE + " is not a URL: write characters such as @ / : of a password as %40"
                    + " %2F %3A (postgresql://user:password@host:5432/database)");
        }
    }

    private static Address of(URI uri) {
        if (uri.getHost() == null) {
            throw new SetupException(VARIABLE + " names no host: postgresql://user:password@host:5432/database");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String url = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/"
                + path.replaceFirst("^/", "") + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String[] entry = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        return new Address(url, decoded(entry[0]), entry.length < 2 ? "" : decoded(entry[1]));
    }

    /** The same server, another database. */
    public Address database(String name) {
        int slash = url.indexOf('/', "jdbc:postgresql://".length());
        int question = url.indexOf('?');
        String options = question < 0 ? "" : url.substring(question);
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return new Address(url.substring(0, slash + 1) + encoded + options, user, password);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address without the password, for logs and error messages. */
    @Override
    public String toString() {
        return url.replaceAll("(?i)password=[^&]*", "password=…");
    }
}
