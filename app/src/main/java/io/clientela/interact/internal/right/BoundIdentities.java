package io.clientela.interact.internal.right;

import io.clientela.interact.OwnIdentities;
import io.clientela.interact.OwnPage;
import io.clientela.platform.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Identities of a provider: bound to customers by their e-mail address, then known by themselves. */
@Component
class BoundIdentities implements OwnIdentities {

    private final IdentityStore store;
    private final LinkStore links;
    private final Journal journal;

    BoundIdentities(IdentityStore store, LinkStore links, Journal journal) {
        this.store = store;
        this.links = links;
        this.journal = journal;
    }

    @Override
    public boolean mayBegin(String origin) {
        return links.count("identity " + origin, PER_ORIGIN);
    }

    @Override
    @Transactional
    public Optional<OwnPage.Entry> enter(Vouched vouched) {
        Optional<Long> record = store.use(vouched.issuer(), vouched.subject()).or(() -> bind(vouched));
        if (record.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong customer = links.customerOf(record.get());
        if (customer.isEmpty()) {
            return Optional.empty();
        }
        String who = "customer:" + customer.getAsLong();
        note(who, "interact.own-entered", customer.getAsLong(), vouched.issuer());
        return Optional.of(new OwnPage.Entry(record.get(), customer.getAsLong(), who));
    }

    private Optional<Long> bind(Vouched vouched) {
        Optional<Match> match = vouched.email().flatMap(this::match);
        if (match.isEmpty()) {
            return Optional.empty();
        }
        if (store.bind(vouched.issuer(), vouched.subject(), match.get().recordId())) {
            long customer = match.get().customerId();
            note("customer:" + customer, "interact.own-identity-bound", customer, vouched.issuer());
            return Optional.of(match.get().recordId());
        }
        return store.use(vouched.issuer(), vouched.subject());
    }

    private record Match(long customerId, long recordId) {}

    /** The one customer who is reached at an e-mail address, looked up as for a link; empty where there are none or several. */
    private Optional<Match> match(String address) {
        return LinkedOwnPage.codes(address).stream()
                .filter(code -> code.indexOf('@') > 0)
                .findFirst()
                .flatMap(email -> {
                    List<Long> customers = links.reachedAt(List.of(email));
                    return customers.size() == 1
                            ? store.stating(customers.getFirst(), email)
                                    .map(record -> new Match(customers.getFirst(), record))
                            : Optional.empty();
                });
    }

    @Override
    public List<Bound> of(long customerId) {
        return store.of(customerId);
    }

    @Override
    @Transactional
    public boolean remove(long customerId, long identityId, String who) {
        Optional<String> issuer = store.remove(customerId, identityId);
        issuer.ifPresent(address -> note(who, "interact.own-identity-removed", customerId, address));
        return issuer.isPresent();
    }

    private void note(String who, String what, long customerId, String issuer) {
        journal.record(new Journal.Note(who, what, "customer:" + customerId, Map.of("issuer", issuer), "", ""));
    }
}
