package io.clientela.interact.internal.right;

import io.clientela.interact.Agreements;
import io.clientela.interact.Medium;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.OwnPage;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.row.Languages;
import io.clientela.measure.Exposures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends a link that a customer asked for, as a message of service in his language. */
@Component
class LinkPost {

    /** What such messages are about, by which they are found again. */
    static final String TOPIC = "own-page";

    private static final Logger LOG = LoggerFactory.getLogger(LinkPost.class);

    private final ObjectProvider<Languages> languages;
    private final ObjectProvider<Outbox> outbox;
    private final ObjectProvider<Exposures> exposures;
    private final String address;

    LinkPost(
            ObjectProvider<Languages> languages,
            ObjectProvider<Outbox> outbox,
            ObjectProvider<Exposures> exposures,
            @Value("${clientela.public-address}") String address) {
        this.languages = languages;
        this.outbox = outbox;
        this.exposures = exposures;
        this.address = address.replaceAll("/+$", "");
    }

    /** Plans the message; the link leads to the public address of the installation, never to one that a request names. */
    void send(OwnPage.Link link, List<String> codes) {
        Outbox out = outbox.getIfAvailable();
        Exposures arms = exposures.getIfAvailable();
        if (out == null || arms == null) {
            LOG.warn("a link to an own page was asked for, and nothing can be sent yet");
            return;
        }
        boolean mail = codes.getFirst().indexOf('@') > 0;
        String language = language(link.customerId());
        LinkWords words = LinkWords.in(language);
        MessageDraft draft = new MessageDraft(
                link.customerId(),
                Agreements.GENERAL,
                Purpose.ANSWER, // he asked for it just now, at whatever hour
                Optional.of(mail ? Medium.EMAIL : Medium.SMS),
                language,
                words.subject(),
                words.text(address + link.path(), OwnPage.MINUTES),
                "",
                words.why(),
                "own-page",
                TOPIC,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        out.plan(draft, arms.notMeasured(link.customerId()), "customer:" + link.customerId());
    }

    /** The language in which he is written to, as far as these words are spoken in it. */
    private String language(long customerId) {
        return "it".equals(languages.getObject().of(List.of(customerId)).get(customerId)) ? "it" : "en";
    }
}
