package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the console of another process, with the cookies of his browser. */
final class Guest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Comes in by a one-time link, as its page does by itself. */
    void enter(URI link) throws Exception {
        Matcher token = TOKEN.matcher(open(link).body());
        assertThat(token.find()).isTrue();
        String path = link.getPath();
        HttpRequest.Builder form = HttpRequest.newBuilder(link.resolve("/enter"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", token.group(1))
                .POST(HttpRequest.BodyPublishers.ofString("secret=" + path.substring("/enter/".length())));
        assertThat(client.send(form.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(302);
    }

    /** Opens a page. */
    HttpResponse<String> open(URI page) throws Exception {
        return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }
}
