package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.HomeTile;
import io.clientela.console.internal.shell.Words;
import io.clientela.identify.CheckedLedger;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Customers;
import io.clientela.identify.LedgerCheck;
import io.clientela.organize.Right;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the home page tells of customers and their purchases. */
@Configuration(proxyBeanMethods = false)
class CustomerTiles {

    @Bean
    HomeTile customersTile(Customers customers) {
        return new CustomersTile(customers);
    }

    @Bean
    HomeTile ledgerTile(Customers customers) {
        return new LedgerTile(customers);
    }

    private record CustomersTile(Customers customers) implements HomeTile {

        @Override
        public int order() {
            return 10;
        }

        @Override
        public Right right() {
            return Right.SEE_CUSTOMERS;
        }

        @Override
        public Optional<Figure> figure(Words words) {
            Customers.Count count = customers.count(CustomerFilter.ALL);
            return count.value() == 0
                    ? Optional.empty()
                    : Optional.of(new Figure(
                            words.say("customer.list.title"),
                            (count.exact() ? "" : "≈ ") + words.number(count.value()),
                            words.say("customer.tile.note"),
                            "/customers",
                            "users"));
        }
    }

    /** The ledger in its main currency: what all customers bought, and that it adds up. */
    private record LedgerTile(Customers customers) implements HomeTile {

        @Override
        public int order() {
            return 20;
        }

        @Override
        public Right right() {
            return Right.SEE_REPORTS;
        }

        @Override
        public Optional<Figure> figure(Words words) {
            CheckedLedger checked = customers.checkedLedger();
            return checked.currencies().stream().findFirst().map(check -> figure(check, checked.at(), words));
        }

        private static Figure figure(LedgerCheck check, Instant at, Words words) {
            String note = words.say(
                    check.holds() ? "customer.tile.ledger.holds" : "customer.tile.ledger.differs",
                    Figures.money(check.withoutNet(), check.currency(), words),
                    Figures.money(check.difference(), check.currency(), words),
                    words.time(at));
            return new Figure(
                    words.say("customer.tile.ledger"),
                    Figures.whole(check.ledgerNet(), check.currency(), words),
                    note,
                    "/reports",
                    "book");
        }
    }
}
