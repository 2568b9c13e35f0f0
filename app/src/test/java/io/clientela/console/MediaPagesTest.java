package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Calls;
import io.clientela.interact.Hooks;
import io.clientela.interact.Letters;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import io.clientela.interact.internal.medium.Carriers;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.organize.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R30, R31, R33: the media with their settings, templates, letters, calls and webhooks, as staff works with them. */
class MediaPagesTest extends BrowserTest {

    private static final String WHO = "user:Anna";

    @Autowired
    Media media;

    @Autowired
    MediumSettings settings;

    @Autowired
    Carriers carriers;

    @Autowired
    Templates templates;

    @Autowired
    Letters letters;

    @Autowired
    Calls calls;

    @Autowired
    Hooks hooks;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private Talking firm;
    private long anna;

    @BeforeEach
    void firm() {
        firm = new Talking(jdbc, cards);
        jdbc.sql("TRUNCATE interact.medium_setting, interact.letter_batch, interact.call, interact.hook,"
                        + " interact.tracked, interact.unreachable, interact.template CASCADE")
                .update();
        settings.forget();
        anna = firm.customer("Anna Rossi", "anna.rossi@kunde.example", "+393471234567");
        media.save(Medium.LETTER, Map.of("sender-line", "Bottega, via Roma 1, 43121 Parma", "cost", "1.30"), WHO);
        settings.forget();
        carriers.of(Medium.LETTER).hand(parcel(Medium.LETTER, "via Verdi 3\n43121 Parma PR\nITALIA"));
        carriers.of(Medium.PHONE).hand(parcel(Medium.PHONE, "+393471234567"));
    }

    private Parcel parcel(Medium medium, String to) {
        return new Parcel(
                firm.sent(anna, medium, "ref-" + medium, ""),
                anna,
                "ref-" + medium,
                to,
                "Anna Rossi",
                "it",
                "L'olio nuovo",
                "Gentile Anna,\n\nl'olio di quest'anno è arrivato.",
                "",
                "",
                "https://bottega.example/leave/x");
    }

    @Test
    void mediaAreSetUpAndUsed() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/media");
        browser.examine("media");
        settings(page);
        template(page);
        letters(page);
        calls(page);
        hooks.make("magazzino", "https://erp.example/hooks", Set.of(), WHO);
        browser.open("/media/hooks");
        assertThat(page.getByText("magazzino").first()).isVisible();
        browser.examine("media-hooks");
        browser.open("/media/addresses");
        browser.examine("media-addresses");
        browser.signIn(Role.ADMINISTRATOR, "it");
        for (String path : List.of("", "/email", "/sms", "/letter", "/templates", "/letters", "/calls", "/hooks")) {
            browser.open("/media" + path);
            browser.examine("it-media" + path.replace('/', '-'));
        }
    }

    private void settings(Page page) {
        browser.open("/media/email");
        browser.examine("media-email");
        page.locator("[name=host]").fill("smtp.bottega.example");
        page.locator("[name=from]").fill("no-reply@bottega.example");
        page.locator("form:has([name=host]) button[type=submit]").first().click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("answer");
        page.locator("[name=from]").fill("posta@bottega.example");
        page.locator("form:has([name=host]) button[type=submit]").first().click();
        this.settings.forget();
        Assertions.assertThat(this.settings.of(Medium.EMAIL).text("from")).isEqualTo("posta@bottega.example");
        for (String medium : List.of("sms", "letter", "phone", "web", "webhook")) {
            browser.open("/media/" + medium);
            browser.examine("media-" + medium);
        }
    }

    private void template(Page page) {
        browser.open("/media/templates");
        browser.examine("media-templates-none");
        browser.open("/media/templates/new");
        browser.examine("media-template-new");
        templates.save(
                0,
                "Olio nuovo",
                io.clientela.interact.Purpose.NEWS,
                Map.of(
                        "it",
                        new Templates.Text(
                                "L'olio nuovo è arrivato, {{ name }}",
                                "<mjml><mj-body><mj-section><mj-column><mj-text>{{ salutation }}, l'olio di"
                                        + " quest'anno è arrivato.</mj-text><mj-button href=\"{{ leave_link }}\">Non"
                                        + " scrivetemi più</mj-button></mj-column></mj-section></mj-body></mjml>")),
                WHO);
        long template = templates.list().getFirst().templateId();
        browser.open("/media/templates");
        assertThat(page.getByText("Olio nuovo").first()).isVisible();
        browser.examine("media-templates");
        browser.open("/media/templates/" + template);
        browser.examine("media-template");
        page.locator("#p-customer").fill(String.valueOf(anna));
        page.locator("button[hx-post='/media/templates/preview']").click();
        assertThat(page.locator("#preview")).containsText("Anna Rossi");
        assertThat(page.frameLocator(".media-frame")
                        .getByText("Gentile Anna Rossi")
                        .first())
                .isVisible();
        page.locator(".media-frame")
                .screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions()
                        .setPath(java.nio.file.Path.of("target", "screenshots", "media-mail.png")));
        browser.examine("media-template-customer");
    }

    private void letters(Page page) {
        browser.open("/media/letters");
        browser.examine("media-letters");
        browser.open("/media/letters/" + letters.batches().getFirst().batchId());
        assertThat(page.getByText("via Verdi 3").first()).isVisible();
        browser.examine("media-letter-batch");
    }

    private void calls(Page page) {
        browser.open("/media/calls");
        assertThat(page.getByText("Anna Rossi").first()).isVisible();
        browser.examine("media-calls");
        page.locator("textarea[name=note]").first().fill("Vuole il bidone da cinque litri.");
        page.locator("[value=REACHED]").first().click();
        Assertions.assertThat(calls.open()).isZero();
        browser.open("/media/calls?show=done");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("bidone da cinque litri");
        browser.examine("media-calls-done");
    }
}
