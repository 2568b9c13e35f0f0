package io.clientela.console.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.shell.Endpoints;
import io.clientela.console.internal.shell.Endpoints.Endpoint;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.ApiKeys;
import io.clientela.organize.OneTimeLink;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Right;
import io.clientela.organize.Role;
import io.clientela.platform.ClientelaTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every address that the application answers, asked by every role, by nobody, and with keys: as the table says. */
@ClientelaTest
class AccessTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ApiKeys keys;

    @Autowired
    Endpoints endpoints;

    private PersonId administrator = new PersonId(1);

    @BeforeEach
    void someAdministrator() {
        administrator = people.demoLink().person();
    }

    @Test
    void everyAddressHasALine() {
        assertThat(endpoints.all()).hasSizeGreaterThan(20);
        assertThat(endpoints.all().stream()
                        .filter(endpoint ->
                                !endpoint.pattern().getPatternString().equals("/error"))
                        .filter(endpoint ->
                                Access.need(method(endpoint), example(endpoint)).isEmpty()))
                .as("addresses without a line in Access")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void letsEachRoleDoWhatTheTableSays(Role role) throws Exception {
        Visitor visitor = new Visitor(role);
        for (Endpoint endpoint : endpoints.all()) {
            String path = example(endpoint);
            Optional<Need> need = Access.need(method(endpoint), path);
            if (need.isEmpty()
                    || path.startsWith("/api/")
                    || path.equals("/metrics")
                    || path.equals("/enter")
                    || isOwn(path)) { // asked by the staff in OwnAccessTest

                continue;
            }
            int status = visitor.ask(method(endpoint), path);
            boolean may = !(need.get() instanceof Need.Holding holding)
                    || role.rights().contains(holding.right());
            assertThat(status == 403)
                    .as("%s asks %s: %s", role, endpoint, status)
                    .isEqualTo(!may);
            assertThat(status)
                    .as("%s asks %s", role, endpoint)
                    .isNotEqualTo(401)
                    .isLessThan(500);
        }
    }

    @Test
    void sendsNobodyToTheLoginPage() throws Exception {
        HttpClient nobody = HttpClient.newHttpClient();
        for (Endpoint endpoint : endpoints.all()) {
            String path = example(endpoint);
            Optional<Need> need = Access.need(method(endpoint), path);
            boolean page =
                    !path.startsWith("/api/") && !isOwn(path) && !path.equals("/metrics") && !path.equals("/health");
            if (page && method(endpoint).equals("GET") && need.isPresent() && !(need.get() instanceof Need.Nothing)) {
                HttpResponse<String> answer = send(nobody, HttpRequest.newBuilder(address(path)));
                assertThat(answer.statusCode()).as("nobody asks %s", endpoint).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location").orElse(""))
                        .startsWith(address("/login").toString());
            }
        }
    }

    @Test
    void asksProgramsForAKeyAndLooksAtItsRights() throws Exception {
        HttpClient program = HttpClient.newHttpClient();
        HttpResponse<String> without = send(program, HttpRequest.newBuilder(address("/api/v1/jobs")));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");

        String reports =
                keys.make(administrator, "reports", Set.of(Right.SEE_REPORTS)).secret();
        assertThat(call(program, "/api/v1/jobs", reports).statusCode()).isEqualTo(403);
        assertThat(call(program, "/api/v1/self", reports).body()).contains("SEE_REPORTS");

        var jobs = keys.make(administrator, "jobs", Set.of(Right.SEE_JOBS));
        assertThat(call(program, "/api/v1/jobs", jobs.secret()).statusCode()).isEqualTo(200);
        HttpResponse<String> none = call(program, "/api/v1/jobs/987654", jobs.secret());
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(none.body()).contains("There is no job 987654.");
        assertThat(call(program, "/api/v1/jobs?limit=x", jobs.secret()).statusCode())
                .isEqualTo(400);
        keys.revoke(jobs.key().id(), administrator);
        assertThat(call(program, "/api/v1/jobs", jobs.secret()).statusCode()).isEqualTo(401);
    }

    /** Every call, without a key, with a key that has every right but the one it needs, and with one that has only that. */
    @Test
    void asksEveryCallForItsRight() throws Exception {
        HttpClient program = HttpClient.newHttpClient();
        int asked = 0;
        for (Endpoint endpoint : endpoints.all()) {
            String path = example(endpoint);
            if (!path.startsWith("/api/v1/")
                    || !(Access.need(method(endpoint), path).orElseThrow() instanceof Need.Holding(Right right))) {
                continue;
            }
            asked++;
            var others = EnumSet.complementOf(EnumSet.of(right));
            String without = keys.make(administrator, "others", others).secret();
            String with = keys.make(administrator, "only", Set.of(right)).secret();
            assertThat(call(program, endpoint, ""))
                    .as("%s without a key", endpoint)
                    .isEqualTo(401);
            assertThat(call(program, endpoint, without))
                    .as("%s without %s", endpoint, right)
                    .isEqualTo(403);
            assertThat(call(program, endpoint, with))
                    .as("%s with %s", endpoint, right)
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
        assertThat(asked).isGreaterThan(15);
    }

    private int call(HttpClient program, Endpoint endpoint, String secret) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(example(endpoint)))
                .header("Content-Type", "application/json")
                .method(
                        method(endpoint),
                        method(endpoint).equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (!secret.isEmpty()) {
            request.header("Authorization", "Bearer " + secret);
        }
        return send(program, request).statusCode();
    }

    @Test
    void tellsMachinesHowItIs() throws Exception {
        HttpClient program = HttpClient.newHttpClient();
        HttpResponse<String> health = send(program, HttpRequest.newBuilder(address("/health")));
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
        HttpResponse<String> metrics = send(program, HttpRequest.newBuilder(address("/metrics")));
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes");
        HttpResponse<String> behindProxy =
                send(program, HttpRequest.newBuilder(address("/metrics")).header("X-Forwarded-For", "203.0.113.7"));
        assertThat(behindProxy.statusCode()).isEqualTo(401);
        HttpResponse<String> description = send(program, HttpRequest.newBuilder(address("/api/openapi.json")));
        assertThat(description.body()).contains("/api/v1/jobs/{id}", "bearer");
    }

    @Test
    void saysInEveryAnswerWhatBrowsersMayDo() throws Exception {
        HttpResponse<String> login = send(HttpClient.newHttpClient(), HttpRequest.newBuilder(address("/login")));
        String policy = login.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("script-src 'self';", "frame-ancestors 'none'", "style-src 'self';");
        assertThat(login.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(login.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(login.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(login.headers().firstValue("Permissions-Policy").orElse("")).contains("geolocation=()");
        assertThat(login.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(login.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void aRoleTakenAwayCountsFromTheNextClickOn() throws Exception {
        Visitor visitor = new Visitor(Role.ADMINISTRATOR);
        assertThat(visitor.ask("GET", "/people")).isEqualTo(200);
        people.change(visitor.person, new People.Position(Set.of(Role.MARKETER), null, true), administrator);
        assertThat(visitor.ask("GET", "/people")).isEqualTo(403);
        people.change(visitor.person, new People.Position(Set.of(Role.MARKETER), null, false), administrator);
        assertThat(visitor.ask("GET", "/profile")).isEqualTo(302);
    }

    private static boolean isOwn(String path) {
        return path.equals("/own") || path.startsWith("/own/");
    }

    /** The method to ask with. */
    private static String method(Endpoint endpoint) {
        return endpoint.method().equals("*") ? "GET" : endpoint.method();
    }

    /** A path that fits: numbers that nobody has for what is in braces. */
    private static String example(Endpoint endpoint) {
        return endpoint.pattern()
                .getPatternString()
                .replaceAll("\\{[^}]+}", "987654")
                .replace("**", "x");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> call(HttpClient client, String path, String secret) throws Exception {
        return send(client, HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + secret));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Somebody with a role who came in by a link. */
    private final class Visitor {

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final PersonId person;
        private String token;

        Visitor(Role role) throws Exception {
            String email = "visitor-" + role + "-" + System.nanoTime() + "@example.org";
            People.Position position = new People.Position(Set.of(role), null, true);
            Outcome<OneTimeLink> made =
                    people.invite(new People.Invitation("Visitor", email, "en", position), administrator);
            OneTimeLink link = ((Outcome.Known<OneTimeLink>) made).value();
            person = link.person();
            token = token(link.path().toString());
            String secret = link.path().toString().substring("/enter/".length());
            assertThat(post("/enter", "secret=" + secret)).isEqualTo(302);
            token = token("/profile");
            assertThat(people.find(person).map(Person::rights)).contains(role.rights());
        }

        int ask(String method, String path) throws Exception {
            if (path.equals("/logout")) {
                return 302; // asked last of all in EntranceTest: it would end this session
            }
            return method.equals("GET")
                    ? send(client, HttpRequest.newBuilder(address(path))).statusCode()
                    : post(path, "");
        }

        private int post(String path, String form) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-CSRF-TOKEN", token)
                    .POST(HttpRequest.BodyPublishers.ofString(form));
            return send(client, request).statusCode();
        }

        private String token(String path) throws Exception {
            Matcher found = TOKEN.matcher(
                    send(client, HttpRequest.newBuilder(address(path))).body());
            assertThat(found.find()).as("a token on %s", path).isTrue();
            return found.group(1);
        }
    }
}
