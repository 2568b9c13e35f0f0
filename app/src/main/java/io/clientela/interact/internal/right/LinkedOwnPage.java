package io.clientela.interact.internal.right;

import io.clientela.interact.OwnPage;
import io.clientela.platform.Journal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links to own pages: made, asked for, used. */
@Component
class LinkedOwnPage implements OwnPage {

    private static final Logger LOG = LoggerFactory.getLogger(LinkedOwnPage.class);
    private static final String PATH = "/own/enter/";

    private final LinkStore store;
    private final LinkPost post;
    private final Journal journal;

    LinkedOwnPage(LinkStore store, LinkPost post, Journal journal) {
        this.store = store;
        this.post = post;
        this.journal = journal;
    }

    @Override
    @Transactional
    public Link link(long customerId, String who) {
        return make(customerId, who, Duration.ofHours(HOURS));
    }

    private Link make(long customerId, String who, Duration lasts) {
        OptionalLong record = store.recordOf(customerId);
        if (record.isEmpty()) {
            throw new IllegalArgumentException("no customer at present: " + customerId);
        }
        String secret = Secret.fresh();
        var expires = store.now().plus(lasts);
        store.add(secret, record.getAsLong(), who, expires);
        journal.record(new Journal.Note(
                who,
                "interact.own-link-made",
                "customer:" + customerId,
                Map.of("expires", expires.toString()),
                "",
                ""));
        return new Link(PATH + secret, customerId, expires);
    }

    @Override
    public boolean ask(String typed, String origin) {
        Set<String> codes = codes(typed);
        boolean mayAsk = store.count("origin " + origin, PER_ORIGIN);
        boolean first = mayAsk && !codes.isEmpty() && store.count("addressee " + codes, PER_ADDRESSEE);
        if (first) {
            Thread.ofVirtual().name("own-link").start(() -> send(List.copyOf(codes)));
        }
        return mayAsk;
    }

    /** Looks up and sends, after the answer is given: nobody can tell by the time it takes whether an address is known. */
    private void send(List<String> codes) {
        try {
            store.blank();
            List<Long> customers = store.reachedAt(codes);
            if (customers.size() == 1) {
                long customer = customers.getFirst();
                post.send(make(customer, "customer:" + customer, Duration.ofMinutes(MINUTES)), codes);
            }
        } catch (RuntimeException e) {
            LOG.warn("a link that was asked for could not be sent", e);
        }
    }

    @Override
    @Transactional
    public Optional<Entry> enter(String secret) {
        var used = store.use(secret);
        if (used.isEmpty()) {
            return Optional.empty();
        }
        store.blank();
        OptionalLong customer = store.customerOf(used.get().recordId());
        if (customer.isEmpty()) {
            return Optional.empty();
        }
        journal.record(new Journal.Note(
                "customer:" + customer.getAsLong(),
                "interact.own-entered",
                "customer:" + customer.getAsLong(),
                Map.of("link", used.get().madeBy()),
                "",
                ""));
        return Optional.of(new Entry(
                used.get().recordId(), customer.getAsLong(), used.get().madeBy()));
    }

    @Override
    public OptionalLong customerOf(long recordId) {
        return store.customerOf(recordId);
    }

    /**
     * The codes under which what was typed may be kept: an e-mail address in small letters; a phone's figures as they are, and
     * with the country's prefix left out or put before. Empty where it is neither.
     */
    static Set<String> codes(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        if (text.indexOf('@') > 0) {
            return Set.of(text);
        }
        String figures = text.replaceAll("[^0-9]", "");
        if (figures.length() < 7 || figures.length() > 15 || !text.matches("[0-9+()./-]+")) {
            return Set.of();
        }
        String international = text.startsWith("+") ? figures : figures.startsWith("00") ? figures.substring(2) : "";
        Set<String> codes = new LinkedHashSet<>();
        codes.add(international.isEmpty() ? figures : international);
        if (international.startsWith("39")) {
            codes.add(international.substring(2));
        } else if (international.isEmpty()) {
            codes.add("39" + figures);
        }
        return codes;
    }
}
