package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.security.Access;
import io.clientela.console.internal.security.Need;
import io.clientela.console.internal.shell.Endpoints;
import io.clientela.console.internal.shell.Endpoints.Endpoint;
import io.clientela.identify.Corrections;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.internal.joining.Linker;
import io.clientela.identify.internal.joining.Watch;
import io.clientela.interact.OwnPage;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.Role;
import io.clientela.platform.ClientelaTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** R37: each customer comes to his own page and to nobody else's; the staff's door and his never open one another. */
@ClientelaTest
class OwnAccessTest {

    private static final String CONTACTS = """
        Codice cliente;Cognome;Nome;Cod. fiscale;E-mail;Cellulare
        OWN-A;Zanardelli;Ottavio;ZNRTTV70A01F257K;ottavio.zanardelli@own.example;+39 347 5550101
        OWN-B;Quarantelli;Brigida;QRNBGD71A41F257X;brigida.quarantelli@own.example;+39 347 5550202
        """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Endpoints endpoints;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    OwnPage ownPage;

    @Autowired
    Corrections corrections;

    @Autowired
    Linker linker;

    @TempDir
    Path folder;

    private long ottavio;
    private long brigida;

    @BeforeEach
    void twoCustomers() throws Exception {
        Path file = Files.writeString(folder.resolve("own-contacts.csv"), CONTACTS);
        imports.run(ImportRequest.of("user:test", file).source("own-test"), ImportWatcher.NONE);
        ottavio = withAddress("ottavio.zanardelli@own.example");
        brigida = withAddress("brigida.quarantelli@own.example");
    }

    private long withAddress(String address) {
        return customers.search(address, 1).getFirst().customer().customerId();
    }

    @Test
    void aLinkLetsInOnceAndProgramsThatFetchAddressesDoNotUseItUp() throws Exception {
        OwnPage.Link link = ownPage.link(ottavio, "user:test");
        Window scanner = new Window(port);
        assertThat(scanner.get(link.path()).statusCode()).isEqualTo(200);
        Window window = new Window(port);
        window.enter(link);
        assertThat(window.get("/own").body()).contains("Zanardelli").doesNotContain("Quarantelli");
        assertThat(new Window(port).enter(link)).isEqualTo(422);
        assertThat(window.get("/own").statusCode()).isEqualTo(200);
        assertThat(window.post("/own/leave", "")).isEqualTo(302);
        assertThat(window.get("/own").statusCode()).isEqualTo(302);
    }

    /** Whoever says another's name and addresses are his own is joined with nobody, neither at once nor by a full run. */
    @Test
    void nobodyBecomesAnotherByWhatHeSaysOfHimself() throws Exception {
        Path file = Files.writeString(folder.resolve("claimed-contacts.csv"), """
            Codice cliente;Cognome;Nome;Cod. fiscale;E-mail;Cellulare
            OWN-C;Mastelloni;Ruggero;;ruggero.mastelloni@own.example;+39 347 5550303
            OWN-D;Barbagelata;Fiorenza;RSSMRA85T10A562S;fiorenza.barbagelata@own.example;+39 347 5550404
            """);
        imports.run(ImportRequest.of("user:test", file).source("own-claims"), ImportWatcher.NONE);
        long ruggero = withAddress("ruggero.mastelloni@own.example");
        long fiorenza = withAddress("fiorenza.barbagelata@own.example");
        var said = Map.of(
                "TAX_CODE", "RSSMRA85T10A562S",
                "EMAIL", "fiorenza.barbagelata@own.example",
                "PHONE", "+39 347 5550404",
                "GIVEN_NAME", "Fiorenza",
                "FAMILY_NAME", "Barbagelata");
        assertThat(corrections.correct(ruggero, said, "customer:" + ruggero)).isInstanceOf(Outcome.Known.class);
        linker.full(Watch.SILENT);
        linker.link(Watch.SILENT);
        assertThat(customers.card(ruggero)).isPresent();
        assertThat(customers.card(fiorenza)).isPresent();
    }

    @Test
    void nobodyAndNoRoleOfTheStaffOpensAnOwnPage() throws Exception {
        Window nobody = new Window(port);
        List<Window> staff = List.of(staff(Role.ADMINISTRATOR), staff(Role.MARKETER));
        for (Endpoint endpoint : endpoints.all()) {
            String path = example(endpoint, 987654);
            if (Access.need(method(endpoint), path)
                    .filter(Need.Customer.class::isInstance)
                    .isEmpty()) {
                continue;
            }
            assertThat(nobody.ask(method(endpoint), path))
                    .as("nobody asks %s", endpoint)
                    .isIn(302, 403);
            for (Window window : staff) {
                assertThat(window.ask(method(endpoint), path))
                        .as("staff asks %s", endpoint)
                        .isIn(302, 403);
            }
        }
    }

    @Test
    void aCustomerOpensNoPageOfTheStaff() throws Exception {
        Window window = new Window(port);
        window.enter(ownPage.link(ottavio, "user:test"));
        for (Endpoint endpoint : endpoints.all()) {
            String path = example(endpoint, brigida);
            boolean closed = Access.need(method(endpoint), path)
                    .filter(need -> need instanceof Need.Holding || need instanceof Need.Entry)
                    .isPresent();
            if (closed && !path.equals("/metrics")) { // open to programs of this machine
                assertThat(window.ask(method(endpoint), path))
                        .as("a customer asks %s", endpoint)
                        .isIn(302, 401, 403);
            }
        }
    }

    @Test
    void aSessionIsWorthNothingAtTheOtherDoor() throws Exception {
        Window customer = new Window(port);
        customer.enter(ownPage.link(ottavio, "user:test"));
        Window staff = staff(Role.ADMINISTRATOR);
        assertThat(bearing("clientela=" + customer.cookie("clientela-own"), "/customers"))
                .isEqualTo(302);
        assertThat(bearing("clientela=" + customer.cookie("clientela-own"), "/customers/" + brigida))
                .isEqualTo(302);
        assertThat(bearing("clientela-own=" + staff.cookie("clientela"), "/own"))
                .isEqualTo(302);
        assertThat(bearing("clientela-own=" + customer.cookie("clientela-own"), "/own"))
                .isEqualTo(200);
        assertThat(bearing("clientela=" + staff.cookie("clientela"), "/customers"))
                .isEqualTo(200);
    }

    @Test
    void theAnswerIsTheSameWhetherAnAddressIsKnownOrNot() throws Exception {
        Window window = new Window(port);
        window.get("/own/link");
        String known = window.answer("POST", "/own/link", "typed=brigida.quarantelli%40own.example")
                .body();
        String unknown =
                window.answer("POST", "/own/link", "typed=nobody%40own.example").body();
        assertThat(known.replaceAll("value=\"[^\"]*\"|content=\"[^\"]*\"", ""))
                .isEqualTo(unknown.replaceAll("value=\"[^\"]*\"|content=\"[^\"]*\"", ""));
    }

    @Test
    void whereNoIdentityProviderIsSetNobodySignsInByOne() throws Exception {
        Window window = new Window(port);
        assertThat(window.get("/own/link").body()).doesNotContain("/own/identity");
        assertThat(window.get("/own/identity").statusCode()).isEqualTo(404);
        assertThat(window.get("/own/identity/back?code=a&state=b").statusCode()).isEqualTo(404);
    }

    /** A proxy that speaks https before us: its cookies are sent by https alone. */
    @Test
    void behindAProxyThatSpeaksHttpsTheCookieIsSecure() throws Exception {
        assertThat(cookieSet("http")).doesNotContainIgnoringCase("secure");
        assertThat(cookieSet("https")).containsIgnoringCase("; secure");
    }

    private String cookieSet(String scheme) throws Exception {
        var link = ownPage.link(ottavio, "user:test");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address(link.path()))
                                .header("X-Forwarded-Proto", scheme)
                                .header("X-Forwarded-For", "203.0.113.7")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }

    private int bearing(String cookie, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address(path))
                                .header("Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static String method(Endpoint endpoint) {
        return endpoint.method().equals("*") ? "GET" : endpoint.method();
    }

    private static String example(Endpoint endpoint, long id) {
        return endpoint.pattern()
                .getPatternString()
                .replaceAll("\\{[^}]+}", String.valueOf(id))
                .replace("**", "x");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Window staff(Role role) throws Exception {
        return Window.ofStaff(port, people, role);
    }
}
