package io.clientela.interact.internal.medium.template;

import io.clientela.interact.Templates.Composed;
import io.clientela.interact.Templates.Given;
import io.clientela.interact.Templates.Text;
import io.clientela.interact.internal.medium.template.Fields.Customer;
import java.time.LocalDate;
import java.util.Map;

/** A text in one language, parsed once, for many customers. Safe on several threads. */
final class ReadyText {

    private final String language;
    private final LiquidText subject;
    private final LiquidText text;
    private final LiquidText html;

    private ReadyText(String language, LiquidText subject, LiquidText text, LiquidText html) {
        this.language = language;
        this.subject = subject;
        this.text = text;
        this.html = html;
    }

    /**
     * Makes a text ready.
     *
     * @throws IllegalArgumentException if it has a fault
     */
    static ReadyText of(Text text, String language) {
        String html = Mjml.html(text.body(), language);
        return new ReadyText(
                language,
                LiquidText.parse(text.subject()),
                LiquidText.parse(PlainText.of(html)),
                LiquidText.parse(html));
    }

    /** The message for one customer. */
    Composed compose(Customer customer, Given given, String firm, LocalDate today) {
        Map<String, Object> values = Fields.of(customer, given, firm, today);
        return new Composed(
                customer.customerId(),
                language,
                subject.render(values).strip(),
                PlainText.tidy(text.render(values)),
                html.render(Fields.escaped(values)));
    }
}
