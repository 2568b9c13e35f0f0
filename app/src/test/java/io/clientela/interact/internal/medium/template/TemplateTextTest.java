package io.clientela.interact.internal.medium.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.Purpose;
import io.clientela.interact.Templates.Composed;
import io.clientela.interact.Templates.Fault;
import io.clientela.interact.Templates.Given;
import io.clientela.interact.Templates.Readability;
import io.clientela.interact.Templates.Text;
import io.clientela.interact.internal.medium.template.Fields.Customer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liqp.TemplateParser;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates: what is refused when they are saved, what is composed, how readable it is. */
@Beside
class TemplateTextTest {

    private static final Given GIVEN = new Given("you bought <wine>", "https://x.example/l?a=1&b=2", "");
    private static final Customer TRATTORIA = new Customer(
            12,
            "company",
            "Trattoria \"Da Gigi\" & figli",
            "Parma",
            "it",
            List.of("Olio <extra>", "Pasta"),
            7,
            0,
            "",
            "");

    private static Text body(String inside) {
        return new Text(
                "S {{ name }}",
                "<mjml><mj-body><mj-section><mj-column><mj-text>" + inside
                        + " <a href=\"{{ leave_link"
                        + " }}\">leave</a></mj-text></mj-column></mj-section></mj-body></mjml>");
    }

    private static Composed compose(Text text) {
        return ReadyText.of(text, "it").compose(TRATTORIA, GIVEN, "Bottega", LocalDate.of(2026, 3, 20));
    }

    /** Whoever keeps fonts, pictures or styles elsewhere would learn of each reader. */
    @Test
    void theHtmlFetchesNothingFromElsewhere() {
        String html = Mjml.html(
                "<mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ name }}</mj-text><mj-button"
                        + " href=\"https://firm.example\">Go</mj-button></mj-column></mj-section></mj-body></mjml>",
                "en");
        assertThat(html)
                .contains("Hello {{ name }}")
                .doesNotContain("googleapis")
                .doesNotContain("@import");
    }

    @Test
    void eachCustomerGetsHisOwn() {
        Composed got =
                compose(body("{{ salutation }},<br/>{% if products.size > 1 %}{% for p in products %}<li>{{ p }}</li>"
                        + "{% endfor %}{% else %}nothing{% endif %} {{ points | plus: 1 }} {{ why }}"));
        assertThat(got.subject()).isEqualTo("S Trattoria \"Da Gigi\" & figli");
        assertThat(got.text())
                .isEqualTo("Spettabile Trattoria \"Da Gigi\" & figli,\n\n- Olio <extra>\n- Pasta"
                        + " 8 you bought <wine> leave: https://x.example/l?a=1&b=2");
        assertThat(got.html())
                .contains("Spettabile Trattoria &quot;Da Gigi&quot; &amp; figli,<br>")
                .contains("<li>Olio &lt;extra&gt;</li><li>Pasta</li>")
                .contains("href=\"https://x.example/l?a=1&amp;b=2\"")
                .doesNotContain("{{", "{%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
        {{ nmae }} ^ medium.fault.field|nmae
        {% if name == 'x' %}{{ secret }}{% endif %} ^ medium.fault.field|secret
        {% for p in prodotti %}{{ p }}{% endfor %} ^ medium.fault.field|prodotti
        {% if name %}x ^ medium.fault.liquid|
        {{ name | shout }} ^ medium.fault.liquid|
        <mj-txt>x</mj-txt> ^ medium.fault.element|mj-txt
        </mj-column> ^ medium.fault.closed|
        """)
    void faultsAreToldWhenItIsSaved(String inside, String fault) {
        List<Fault> faults =
                TextCheck.check(Purpose.NEWS, Map.of("en", body(inside))).faults();
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().words()).startsWith(fault.strip());
    }

    @Test
    void whoeverNeedsAgreementHasAWayOut() {
        var bare = new Text("S", body("x").body().replace("{{ leave_link }}", "https://x.example"));
        assertThat(TextCheck.check(Purpose.OFFERS, Map.of("en", bare)).faults())
                .containsExactly(new Fault("en", "medium.fault.no-leave"));
        assertThat(TextCheck.check(Purpose.SERVICE, Map.of("en", bare)).faults())
                .isEmpty();
        var between = new Text("S", body("x").body().replace("<mj-section>", "{% if points > 1 %}<mj-section>"));
        assertThat(TextCheck.check(Purpose.SERVICE, Map.of("en", between)).faults())
                .isNotEmpty();
    }

    @Test
    void ownVariablesWork() {
        assertThat(LiquidText.unknown("{% assign x = name %}{{ x }}")).isEmpty();
        assertThat(LiquidText.parse("{% assign x = name %}<{{ x | upcase }}>").render(Map.of("name", "a")))
                .isEqualTo("<A>");
    }

    /** Witness: Liqp alone on the whole text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a {{ name }} b {{- city -}} c",
                "{% if points > 5 %}many{% if city == 'Parma' %} in Parma{% endif %}{% elsif points > 1 %}few{% else"
                        + " %}none{% endif %}.",
                "{% for p in products %}{% unless forloop.first %}, {% endunless %}{{ p | upcase }}{% endfor %}!",
                "{% case city %}{% when 'Parma' %}P{% else %}O{% endcase %}{{ products | first }}{{ products.size }}",
                "{% comment %} {{ nothing }} {% endcomment %}{% raw %}{{ name }}{% endraw %} { { } }",
                "no liquid at all"
            })
    void rendersAsLiqpDoes(String text) {
        Map<String, Object> values = new HashMap<>(Fields.of(TRATTORIA, GIVEN, "Bottega", LocalDate.of(2026, 3, 20)));
        String whole = new TemplateParser.Builder()
                .withFlavor(liqp.parser.Flavor.LIQUID)
                .build()
                .parse(text)
                .render(values);
        assertThat(LiquidText.parse(text).render(values).replaceAll("\\s+", ""))
                .isEqualTo(whole.replaceAll("\\s+", ""));
    }

    @Test
    void theFirstTemplatesAreGoodAndEasyToRead() {
        for (FirstTemplates.First first : FirstTemplates.ALL) {
            var checked = TextCheck.check(first.purpose(), first.texts());
            assertThat(checked.faults()).as(first.name()).isEmpty();
            assertThat(checked.readability().values())
                    .as(first.name())
                    .hasSize(2)
                    .allSatisfy(reading -> assertThat(reading.level()).isEqualTo("easy"));
        }
    }

    /** Counted by hand: 5 sentences' worth of figures put into the published formulas. */
    @Test
    void readabilityIsAsPublished() {
        Readability italian = Reading.of("Il gatto dorme. La casa è bella.", "it");
        // 7 words, 2 sentences, 24 letters: 89 + (600 - 240) / 7 = 140.4, held at 100
        assertThat(Reading.gulpease(2, List.of("Il", "gatto", "dorme", "La", "casa", "è", "bella")))
                .isCloseTo(89 + (600 - 240) / 7.0, Offset.offset(1e-9));
        assertThat(italian.value()).isEqualTo(100);
        assertThat(italian.sentences()).isEqualTo(2);
        assertThat(italian.words()).isEqualTo(7);
        // Flesch's own example style: 6 words, 1 sentence, 6 syllables: 206.835 - 6.09 - 84.6 = 116.145
        assertThat(Reading.flesch(1, List.of("The", "cat", "sat", "on", "the", "mat")))
                .isCloseTo(116.145, Offset.offset(1e-9));
        Readability hard = Reading.of(
                "Pursuant to the aforementioned contractual obligations, the undersigned organisation hereby"
                        + " communicates unambiguously that notwithstanding considerable difficulties the deliverables"
                        + " enumerated previously will nevertheless be provided without unreasonable procrastination.",
                "en");
        assertThat(hard.level()).isEqualTo("hard");
        assertThat(hard.longSentences()).hasSize(1);
        assertThat(hard.hardWords()).contains("aforementioned");
    }

    @ParameterizedTest
    @CsvSource({
        "cat,1",
        "table,2",
        "make,1",
        "customer,3",
        "readability,5",
        "asked,1",
        "wanted,2",
        "boxes,2",
        "see,1",
        "the,1"
    })
    void syllablesAreCounted(String word, int syllables) {
        assertThat(Reading.syllables(word)).isEqualTo(syllables);
    }
}
