package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.Customers;
import io.clientela.identify.Erasures;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.interact.OwnIdentities;
import io.clientela.interact.OwnPage;
import io.clientela.platform.Journal;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** R37: a customer comes to his own page, and to nobody else's, by the identity provider of the firm. */
@DirtiesContext
class OwnIdentityTest extends BrowserTest {

    private static final String PUBLIC = "https://clienti.example";
    private static final IdentityServer PROVIDER = new IdentityServer(PUBLIC + "/own/identity/back");
    private static final AtomicInteger WINDOWS = new AtomicInteger();
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    private static final String CONTACTS = """
        Codice cliente;Cognome;Nome;Cod. fiscale;E-mail;Cellulare
        ID-A;Zanardelli;Ottavio;ZNRTTV70A01F257K;ottavio.zanardelli@identity.example;+39 347 5551101
        ID-B;Quarantelli;Brigida;QRNBGD71A41F257X;brigida.quarantelli@identity.example;+39 347 5551202
        ID-C;Mastelloni;Ruggero;;comune@identity.example;+39 347 5551303
        ID-D;Barbagelata;Fiorenza;;comune@identity.example;+39 347 5551404
        ID-E;Pellicanò;Tancredi;;tancredi.pellicano@identity.example;+39 347 5551505
        """;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    OwnPage ownPage;

    @Autowired
    OwnIdentities identities;

    @Autowired
    Erasures erasures;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private long ottavio;
    private long brigida;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("clientela.public-address", () -> PUBLIC);
        registry.add("clientela.oidc.issuer", PROVIDER::issuer);
        registry.add("clientela.oidc.client-id", () -> IdentityServer.CLIENT);
        registry.add("clientela.oidc.client-secret", () -> IdentityServer.SECRET);
        registry.add("clientela.oidc.label-en", () -> "Bottega Card");
        registry.add("clientela.oidc.label-it", () -> "la Carta Bottega");
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @BeforeEach
    void customers() throws Exception {
        jdbc.sql("DELETE FROM interact.own_identity").update();
        imports.run(
                ImportRequest.of("user:test", Files.writeString(folder.resolve("identities.csv"), CONTACTS))
                        .source("identity-test"),
                ImportWatcher.NONE);
        ottavio = withAddress("ottavio.zanardelli@identity.example");
        brigida = withAddress("brigida.quarantelli@identity.example");
    }

    private long withAddress(String address) {
        return customers.search(address, 1).getFirst().customer().customerId();
    }

    @Test
    void signingInEndsOnHisPage() throws Exception {
        PROVIDER.signedIn("s-1", "Ottavio.Zanardelli@identity.example", true);
        Window window = new Window();
        assertThat(window.get("/own/link").body()).contains("Sign in with Bottega Card");
        HttpResponse<String> there = window.get("/own/identity");
        assertThat(there.statusCode()).isEqualTo(302);
        assertThat(target(there))
                .startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "scope=openid%20email")
                .doesNotContain(IdentityServer.SECRET);
        HttpResponse<String> back = window.away(target(there));
        assertThat(target(window.local(target(back)))).endsWith("/own");
        assertThat(window.get("/own").body()).contains("Zanardelli").doesNotContain("Quarantelli");

        assertThat(identities.of(ottavio)).singleElement().satisfies(one -> {
            assertThat(one.issuer()).isEqualTo(PROVIDER.issuer());
            assertThat(one.subject()).isEqualTo("s-1");
        });
        assertThat(journal.about("customer:" + ottavio, OptionalLong.empty(), 9))
                .filteredOn(line -> line.who().equals("customer:" + ottavio))
                .extracting(Journal.Line::what)
                .contains("interact.own-identity-bound", "interact.own-entered");
        assertThat(window.get("/own/data.json").body()).contains(PROVIDER.issuer(), "s-1");
        assertThat(target(window.local(target(back))))
                .as("the same answer again")
                .isEmpty();
    }

    @Test
    void anAddressThatIsNotVerifiedOpensNothing() throws Exception {
        PROVIDER.signedIn("s-2", "ottavio.zanardelli@identity.example", false);
        Window window = new Window();
        assertUnknown(window.signIn());
        assertThat(window.get("/own").statusCode()).isEqualTo(302);
        PROVIDER.lie("email_verified", "yes");
        assertUnknown(window.signIn());
        assertThat(identities.of(ottavio)).isEmpty();
    }

    @Test
    void anAddressOfNobodyAndOneOfTwoAreAnsweredAlike() throws Exception {
        assertThat(jdbc.sql("SELECT count(DISTINCT customer_id) FROM identify.v_reach WHERE code = :email")
                        .param("email", "comune@identity.example")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        PROVIDER.signedIn("s-3", "nessuno@identity.example", true);
        HttpResponse<String> nobody = new Window().signIn();
        assertUnknown(nobody);
        PROVIDER.signedIn("s-4", "comune@identity.example", true);
        HttpResponse<String> two = new Window().signIn();
        assertUnknown(two);
        String secrets = "value=\"[^\"]*\"|content=\"[^\"]*\"";
        assertThat(two.body().replaceAll(secrets, "")).isEqualTo(nobody.body().replaceAll(secrets, ""));
        assertThat(jdbc.sql("SELECT count(*) FROM interact.own_identity")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void assertUnknown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("We cannot tell for sure by Bottega Card", "Send me a link");
    }

    /** Once it is bound, the number at the provider counts, and no address any more, be it another customer's. */
    @Test
    void aSecondTimeHisNumberCountsWhateverHisAddressIs() throws Exception {
        PROVIDER.signedIn("s-5", "ottavio.zanardelli@identity.example", true);
        assertThat(target(new Window().signIn())).endsWith("/own");
        PROVIDER.signedIn("s-5", "brigida.quarantelli@identity.example", true);
        Window window = new Window();
        assertThat(target(window.signIn())).endsWith("/own");
        assertThat(window.get("/own").body()).contains("Zanardelli").doesNotContain("Quarantelli");
        PROVIDER.signedIn("s-5", "", false);
        assertThat(target(new Window().signIn())).endsWith("/own");
        assertThat(identities.of(ottavio)).hasSize(1);
        assertThat(identities.of(brigida)).isEmpty();
    }

    @Test
    void whatIsNotSignedByTheProviderForThisSignInIsRefused() throws Exception {
        String email = "ottavio.zanardelli@identity.example";
        PROVIDER.signedIn("s-6", email, true);
        PROVIDER.forge();
        assertFailed(new Window().signIn());
        PROVIDER.signedIn("s-6", email, true);
        PROVIDER.lie("nonce", "another");
        assertFailed(new Window().signIn());
        PROVIDER.lie("aud", "another-client");
        assertFailed(new Window().signIn());
        PROVIDER.lie("iss", "https://another.example");
        assertFailed(new Window().signIn());

        PROVIDER.signedIn("s-6", email, true);
        Window window = new Window();
        String back = target(window.away(target(window.get("/own/identity"))));
        assertFailed(window.local(back.replaceFirst("state=[^&]+", "state=another")));
        assertFailed(window.local(back.replaceFirst("code=[^&]+", "code=another")));
        assertFailed(new Window().local(back));
        assertFailed(window.local("/own/identity/back"));
        assertFailed(window.local("/own/identity/back?error=access_denied"));
        assertThat(window.get("/own").statusCode()).isEqualTo(302);
        assertThat(identities.of(ottavio)).isEmpty();
    }

    private static void assertFailed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You were not signed in with Bottega Card", "Send me a link");
    }

    @Test
    void whoeverIsErasedIsNoLongerKnownByIt() throws Exception {
        long tancredi = withAddress("tancredi.pellicano@identity.example");
        PROVIDER.signedIn("s-7", "tancredi.pellicano@identity.example", true);
        Window window = new Window();
        assertThat(target(window.signIn())).endsWith("/own");
        Erasures.Report report = erasures.erase(tancredi, "customer:" + tancredi);
        assertThat(report.places())
                .filteredOn(place -> place.where().equals("interact.own_identity"))
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.what()).isEqualTo("deleted");
                    assertThat(place.count()).isOne();
                });
        assertThat(jdbc.sql("SELECT count(*) FROM interact.own_identity")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(window.get("/own").statusCode()).isEqualTo(302);
        assertUnknown(new Window().signIn());
    }

    @Test
    void noPageOfTheStaffOpensByIt() throws Exception {
        PROVIDER.signedIn("s-8", "ottavio.zanardelli@identity.example", true);
        Window window = new Window();
        assertThat(target(window.signIn())).endsWith("/own");
        for (String path : new String[] {"/", "/customers", "/customers/" + brigida, "/people", "/profile"}) {
            assertThat(target(window.get(path))).as(path).contains("/login");
            assertThat(window.bearing("clientela=" + window.cookie("clientela-own"), path))
                    .as(path)
                    .isEqualTo(302);
        }
        assertThat(window.bearing("clientela-own=" + window.cookie("clientela-own"), "/own"))
                .isEqualTo(200);
        assertThat(window.get("/login").body()).doesNotContain("Bottega Card");
        assertThat(jdbc.sql("SELECT count(*) FROM organize.session WHERE principal_name LIKE 'own:%'"
                                + " AND max_inactive_interval = 2700")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void heTakesItAwayAndNobodyElseCan() throws Exception {
        PROVIDER.signedIn("s-9", "ottavio.zanardelli@identity.example", true);
        Window his = new Window();
        assertThat(target(his.signIn())).endsWith("/own");
        long identity = identities.of(ottavio).getFirst().identityId();
        PROVIDER.signedIn("s-10", "brigida.quarantelli@identity.example", true);
        Window hers = new Window();
        assertThat(target(hers.signIn())).endsWith("/own");
        hers.get("/own/rights");
        assertThat(target(hers.post("/own/identity/" + identity + "/remove"))).endsWith("/own/rights");
        assertThat(hers.get("/own/rights").body()).contains("Nothing was changed");
        assertThat(identities.of(ottavio)).hasSize(1);

        assertThat(his.get("/own/rights").body()).contains("Sign in with Bottega Card");
        assertThat(target(his.post("/own/identity/" + identity + "/remove"))).endsWith("/own/rights");
        assertThat(his.get("/own/rights").body()).contains("no longer leads to your page");
        PROVIDER.signedIn("s-9", "altrove@identity.example", true);
        assertUnknown(new Window().signIn());
        assertThat(journal.about("customer:" + ottavio, OptionalLong.empty(), 9))
                .extracting(Journal.Line::what)
                .contains("interact.own-identity-removed");
    }

    @Test
    void signingInIsSlowWhoeverTries() throws Exception {
        Window window = new Window();
        for (int i = 0; i < OwnIdentities.PER_ORIGIN; i++) {
            assertThat(window.get("/own/identity").statusCode()).isEqualTo(302);
        }
        HttpResponse<String> refused = window.get("/own/identity");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Wait an hour");
        assertThat(new Window().get("/own/identity").statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsSeenOfItIsReadByEverybody() throws Exception {
        Page page = browser.open("/own/link");
        var button = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Bottega Card"));
        PlaywrightAssertions.assertThat(button).isVisible();
        PlaywrightAssertions.assertThat(button).hasAccessibleDescription(Pattern.compile("your e-mail address"));
        browser.examine("own-identity");
        page.locator("button[name=to][value=it]").click();
        PlaywrightAssertions.assertThat(page.getByText("Entra con la Carta Bottega"))
                .isVisible();

        PROVIDER.signedIn("s-11", "brigida.quarantelli@identity.example", true);
        assertThat(target(new Window().signIn())).endsWith("/own");
        browser.open(ownPage.link(brigida, "user:Anna").path());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Entra"))
                .first()
                .click();
        page.waitForURL("**/own");
        browser.open("/own/rights");
        PlaywrightAssertions.assertThat(page.locator("#identities")).hasText("Come entra senza link");
        browser.examine("own-identities");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Togli la Carta Bottega"))
                .click();
        PlaywrightAssertions.assertThat(page.locator("[role=status]").first()).containsText("Tolto");
        assertThat(identities.of(brigida)).isEmpty();
    }

    private static String target(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** One browser somewhere, with the token of the last page that it opened. */
    private final class Window {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private final String origin = "203.0.113." + WINDOWS.incrementAndGet();
        private String token = "";

        HttpResponse<String> get(String path) throws Exception {
            HttpResponse<String> answer = client.send(ask(path).build(), BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        }

        HttpResponse<String> post(String path) throws Exception {
            return client.send(
                    ask(path)
                            .header("X-CSRF-TOKEN", token)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }

        /** Opens an address elsewhere. */
        HttpResponse<String> away(String address) throws Exception {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }

        /** Opens an address of the installation, as the proxy before it hands it on. */
        HttpResponse<String> local(String address) throws Exception {
            return get(address.replace(PUBLIC, ""));
        }

        /** Presses the button and goes wherever it leads, to what the installation says in the end. */
        HttpResponse<String> signIn() throws Exception {
            return local(target(away(target(get("/own/identity")))));
        }

        private HttpRequest.Builder ask(String path) {
            return HttpRequest.newBuilder(address().resolve(path)).header("X-Forwarded-For", origin);
        }

        int bearing(String cookie, String path) throws Exception {
            return HttpClient.newHttpClient()
                    .send(ask(path).header("Cookie", cookie).build(), BodyHandlers.ofString())
                    .statusCode();
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
