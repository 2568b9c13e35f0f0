package io.clientela.bench;

import io.clientela.organize.People;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The console as a browser asks for it: somebody who is logged in. */
final class Screens {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI address;

    /** Logs somebody in who may see everything. */
    Screens(int port, People people) {
        address = URI.create("http://127.0.0.1:" + port);
        String path = people.demoLink().path().toString();
        var token = TOKEN.matcher(get(path).body());
        if (!token.find()) {
            throw new IllegalStateException("no form behind " + path);
        }
        send(HttpRequest.newBuilder(address.resolve("/enter"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", token.group(1))
                .POST(HttpRequest.BodyPublishers.ofString("secret=" + path.substring(path.lastIndexOf('/') + 1))));
    }

    /** The page at a path. @throws IllegalStateException if the answer is not 200 */
    HttpResponse<String> get(String path) {
        var answer = send(HttpRequest.newBuilder(address.resolve(path)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer;
    }

    /** What the search box asks for when this was typed. */
    static String panel(String fragment) {
        return "/search/panel?q=" + URLEncoder.encode(fragment, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
