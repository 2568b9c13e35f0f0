package io.clientela.interact.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.measure.Exposures;
import io.clientela.platform.DataFolder;
import io.clientela.platform.TestDatabase;
import io.clientela.platform.TestFolders;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rooms as far as messages need them, on a database, without a web server and without what runs by itself: beans are
 * made when they are asked for. Carriers are those of the test.
 */
public final class Sendable implements AutoCloseable {

    /** A moment at which nobody is asleep in Rome: a Wednesday, 12 o'clock. */
    public static final java.time.Instant NOON = java.time.Instant.parse("2026-03-11T11:00:00Z");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Optional<TestDatabase> database;

    /** The rooms on a fresh database. */
    public static Sendable fresh(Clock clock, Carrier... carriers) {
        var database = TestDatabase.fresh();
        return new Sendable(Optional.of(database), database.dataSource(), clock, register(carriers));
    }

    /** The rooms on a database that others see too. */
    public static Sendable on(HikariDataSource pool, Carrier... carriers) {
        return new Sendable(Optional.empty(), pool, Clock.systemUTC(), register(carriers));
    }

    /** The rooms on a database that others see too, with the carrier of e-mail that the firm has. */
    public static Sendable mailing(HikariDataSource pool) {
        return new Sendable(Optional.empty(), pool, Clock.systemUTC(), context -> context.register(email()));
    }

    private static Class<?> email() {
        try {
            return Class.forName("io.clientela.interact.internal.medium.mail.EmailCarrier");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Consumer<AnnotationConfigApplicationContext> register(Carrier... carriers) {
        return context -> {
            for (int i = 0; i < carriers.length; i++) {
                var carrier = carriers[i];
                context.registerBean("carrier" + i, Carrier.class, () -> carrier);
            }
        };
    }

    private Sendable(
            Optional<TestDatabase> database,
            HikariDataSource pool,
            Clock clock,
            Consumer<AnnotationConfigApplicationContext> carriers) {
        this.database = database;
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "clientela.public-address",
                                "https://firm.example",
                                "clientela.zone",
                                "Europe/Rome",
                                "clientela.background-jobs",
                                false)));
        context.registerBean(HikariDataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.registerBean(DataFolder.class, () -> new DataFolder(TestFolders.fresh("sendable")));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(NamedParameterJdbcTemplate.class, () -> new NamedParameterJdbcTemplate(pool));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(JdbcTransactionManager.class)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        carriers.accept(context);
        context.addBeanFactoryPostProcessor(
                (BeanFactoryPostProcessor) factory -> List.of(factory.getBeanDefinitionNames())
                        .forEach(name -> factory.getBeanDefinition(name).setLazyInit(true)));
        context.register(Rooms.class);
        context.refresh();
        get(io.clientela.interact.internal.outbox.Sender.class).start();
    }

    /** What is looked through for beans: no carrier but those of the test. */
    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = {
                "io.clientela.platform.internal.export",
                "io.clientela.identify.internal",
                "io.clientela.measure.internal",
                "io.clientela.interact.internal"
            },
            basePackageClasses = io.clientela.platform.internal.JournalTable.class,
            lazyInit = true,
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            useDefaultFilters = true,
            excludeFilters = {
                @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Carrier.class),
                @Filter(type = FilterType.ANNOTATION, classes = Configuration.class)
            })
    static class Rooms {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient sql() {
        return get(JdbcClient.class);
    }

    public Agreements agreements() {
        return get(Agreements.class);
    }

    public Outbox outbox() {
        return get(Outbox.class);
    }

    /** So many persons with e-mail addresses and phones; their numbers in order. */
    public List<Long> customers(int count) {
        var books = new Books(sql());
        books.clear();
        books.begin("shop");
        var ids = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            ids.add(books.record(
                    "shop",
                    "person",
                    LocalDate.of(2026, 1, 1),
                    Map.of(
                            "FULL_NAME",
                            "Person " + i,
                            "EMAIL",
                            "p" + i + "@customers.example",
                            "PHONE",
                            "+39333" + (1_000_000 + i),
                            "COUNTRY",
                            "IT")));
        }
        get(Cards.class).rebuild(done -> {});
        return ids;
    }

    /** Agreed terms: offers and questions by e-mail, offers by SMS. */
    public static Terms terms(int perMonth) {
        return new Terms(
                Map.of(Purpose.OFFERS, Set.of(Medium.EMAIL, Medium.SMS), Purpose.QUESTIONS, Set.of(Medium.EMAIL)),
                perMonth,
                "offers that fit",
                "answers to questions",
                Map.of("answer", 10),
                LocalDate.of(2026, 1, 1),
                Optional.empty());
    }

    public static Proof proof(String who, String how) {
        return new Proof(who, how, "I agree to what stands above.", "test");
    }

    /** The customer accepts what the firm proposes. */
    public Agreements.Agreement agree(long customer, int perMonth) {
        var proposed =
                agreements().propose(customer, "general", terms(perMonth), Side.FIRM, proof("user:Anna", "staff"));
        return agreements()
                .accept(
                        proposed.agreementId(),
                        proposed.version(),
                        Side.CUSTOMER,
                        proof("customer:" + customer, "own-page"));
    }

    /** A question by e-mail, which is not measured. */
    public static MessageDraft question(long customer, String text) {
        return draft(customer, Purpose.QUESTIONS, text);
    }

    public static MessageDraft draft(long customer, Purpose purpose, String text) {
        return new MessageDraft(
                customer,
                "general",
                purpose,
                Optional.of(Medium.EMAIL),
                "en",
                "To customer " + customer,
                text,
                "",
                "because you asked",
                "test",
                "",
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    public Outbox.Ready ready(MessageDraft draft) {
        return new Outbox.Ready(draft, get(Exposures.class).notMeasured(draft.customerId()));
    }

    @Override
    public void close() {
        get(io.clientela.interact.internal.outbox.Sender.class).stop();
        context.close();
        database.ifPresent(TestDatabase::close);
    }

    /** A medium that keeps what it is given, and answers what the test says. */
    public static final class Shelf implements Carrier {

        public final Map<Long, Parcel> parcels = new ConcurrentHashMap<>();
        public final AtomicLong given = new AtomicLong();
        private final Medium medium;
        public volatile java.util.function.Function<Parcel, Handed> answer =
                parcel -> new Handed.Taken(java.time.Instant.now(), "250 ok");
        public volatile Optional<Boolean> left = Optional.empty();

        public Shelf(Medium medium) {
            this.medium = medium;
        }

        /** What it was given of a message. */
        public Parcel parcel(long messageId) {
            return java.util.Objects.requireNonNull(parcels.get(messageId), "message " + messageId + " did not come");
        }

        @Override
        public Medium medium() {
            return medium;
        }

        @Override
        public Standing standing() {
            return new Standing(true, "", java.math.BigDecimal.ZERO, "EUR", java.time.Duration.ofSeconds(1));
        }

        @Override
        public Handed hand(Parcel parcel) {
            given.incrementAndGet();
            var handed = answer.apply(parcel);
            if (handed instanceof Handed.Taken) {
                parcels.put(parcel.messageId(), parcel);
            }
            return handed;
        }

        @Override
        public Map<String, Boolean> left(Collection<String> references) {
            return left.isPresent()
                    ? references.stream().collect(Collectors.toMap(Function.identity(), one -> left.get()))
                    : Map.of();
        }
    }
}
