package io.clientela.interact.internal.agreement;

import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Leaving;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.agreement.LeaveTokens.Content;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** The ways out by signed links. */
@Service
class SignedLeaving implements Leaving, LeaveLinks {

    private final AgreementTable table;
    private final Agreements agreements;
    private final String address;
    private final SingletonSupplier<LeaveTokens> tokens;

    SignedLeaving(
            AgreementTable table,
            ConsentTable consents,
            Agreements agreements,
            @Value("${clientela.public-address}") String address) {
        this.table = table;
        this.agreements = agreements;
        this.address = address.replaceFirst("/+$", "");
        this.tokens = SingletonSupplier.of(() -> new LeaveTokens(consents.signingKey("leave")));
    }

    @Override
    public String link(long recordId, Purpose purpose, Medium medium) {
        return address + "/leave/" + tokens.obtain().write(new Content(recordId, purpose, medium));
    }

    @Override
    public String address(long customerId, Purpose purpose, Medium medium) {
        return link(table.record(customerId), purpose, medium);
    }

    @Override
    public Optional<Way> read(String token) {
        return tokens.obtain()
                .read(token)
                .flatMap(content -> table.customer(content.recordId())
                        .map(customer -> way(customer, content.purpose(), content.medium())));
    }

    private Way way(long customer, Purpose purpose, Medium medium) {
        return new Way(
                customer,
                purpose,
                medium,
                agreements.consent(customer, purpose, medium).isEmpty());
    }

    @Override
    @Transactional
    public Optional<Way> leave(String token, boolean everything, String evidence) {
        var way = read(token);
        way.ifPresent(one -> agreements.leave(
                one.customerId(),
                everything ? Optional.empty() : Optional.of(one.purpose()),
                everything ? Optional.empty() : Optional.of(one.medium()),
                new Proof("customer:" + one.customerId(), "one-click", "", evidence)));
        return way.map(one -> way(one.customerId(), one.purpose(), one.medium()));
    }
}
