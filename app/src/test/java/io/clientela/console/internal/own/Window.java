package io.clientela.console.internal.own;

import io.clientela.interact.OwnPage;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.OneTimeLink;
import io.clientela.organize.People;
import io.clientela.organize.Role;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One browser, with the token of the last page that it opened. */
final class Window {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token = "";

    Window(int port) {
        this.port = port;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A window of somebody of the staff who has just come in. */
    static Window ofStaff(int port, People people, Role role) throws Exception {
        String email = "own-staff-" + role + "-" + System.nanoTime() + "@example.org";
        var invitation = new People.Invitation("Staff", email, "en", new People.Position(Set.of(role), null, true));
        Outcome<OneTimeLink> made = people.invite(invitation, people.demoLink().person());
        OneTimeLink link = ((Outcome.Known<OneTimeLink>) made).value();
        Window window = new Window(port);
        window.get(link.path().toString());
        int status = window.post("/enter", "secret=" + link.path().toString().substring("/enter/".length()));
        if (status != 302) {
            throw new IllegalStateException("not let in: " + status);
        }
        window.get("/profile");
        return window;
    }

    /** The bytes of a file. */
    byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    HttpResponse<String> get(String path) throws Exception {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    int post(String path, String form) throws Exception {
        return answer("POST", path, form).statusCode();
    }

    int ask(String method, String path) throws Exception {
        return answer(method, path).statusCode();
    }

    HttpResponse<String> answer(String method, String path) throws Exception {
        return method.equals("GET") ? plain(path) : answer(method, path, "");
    }

    HttpResponse<String> answer(String method, String path, String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-CSRF-TOKEN", token)
                        .method(method, HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> plain(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens the page behind a link and sends its form; then the page of the customer, for its token. */
    int enter(OwnPage.Link link) throws Exception {
        get(link.path());
        int status = post("/own/enter", "secret=" + link.path().substring("/own/enter/".length()));
        get("/own");
        return status;
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
