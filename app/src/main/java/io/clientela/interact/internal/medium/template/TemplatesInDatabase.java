package io.clientela.interact.internal.medium.template;

import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.medium.template.Fields.Customer;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The templates in the database. */
@Service
class TemplatesInDatabase implements Templates {

    private static final Statements SQL = Statements.of("interact/templates");
    private static final int AT_ONCE = 5_000;

    private final JdbcClient database;
    private final Recipients recipients;
    private final MediumSettings settings;
    private final Journal journal;
    private final Clock clock;
    private final Map<Text, ReadyText> ready = new ConcurrentHashMap<>();

    TemplatesInDatabase(
            JdbcClient database, Recipients recipients, MediumSettings settings, Journal journal, Clock clock) {
        this.database = database;
        this.recipients = recipients;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<Template> list() {
        return read(0);
    }

    @Override
    public Optional<Template> find(long templateId) {
        return templateId == 0 ? Optional.empty() : read(templateId).stream().findFirst();
    }

    private List<Template> read(long templateId) {
        Map<Long, Template> found = new LinkedHashMap<>();
        database.sql(SQL.get("list")).param("template", templateId).query(row -> {
            long id = row.getLong("template_id");
            Map<String, Text> texts =
                    new LinkedHashMap<>(found.containsKey(id) ? found.get(id).texts() : Map.of());
            texts.put(row.getString("language"), new Text(row.getString("subject"), row.getString("body")));
            found.put(
                    id,
                    new Template(
                            id,
                            row.getString("name"),
                            Purpose.valueOf(row.getString("purpose")),
                            row.getInt("version"),
                            texts,
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            row.getString("made_by"),
                            row.getBoolean("archived")));
        });
        return List.copyOf(found.values());
    }

    @Override
    public List<Version> versions(long templateId) {
        return database.sql(SQL.get("versions"))
                .param("template", templateId)
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("made_by")))
                .list();
    }

    @Override
    public Checked check(Purpose purpose, Map<String, Text> texts) {
        return TextCheck.check(purpose, texts);
    }

    @Override
    @Transactional
    public Optional<Template> save(long templateId, String name, Purpose purpose, Map<String, Text> texts, String who) {
        boolean taken = database.sql(SQL.get("taken"))
                .param("name", name.strip())
                .param("template", templateId)
                .query(Boolean.class)
                .single();
        if (taken || name.isBlank() || !check(purpose, texts).faults().isEmpty()) {
            return Optional.empty();
        }
        long id = templateId == 0 ? make(name.strip(), purpose) : templateId;
        int version = templateId == 0 ? 1 : next(id, name.strip(), purpose);
        texts.forEach((language, text) -> add(id, version, language, text, who));
        journal.record(new Journal.Note(
                who,
                "interact.template-saved",
                "template:" + id,
                Map.of("name", name, "version", version, "languages", texts.keySet()),
                "",
                ""));
        return find(id);
    }

    private long make(String name, Purpose purpose) {
        return database.sql(SQL.get("make"))
                .param("name", name)
                .param("purpose", purpose.name())
                .query(Long.class)
                .single();
    }

    private int next(long templateId, String name, Purpose purpose) {
        return database.sql(SQL.get("next"))
                .param("template", templateId)
                .param("name", name)
                .param("purpose", purpose.name())
                .query(Integer.class)
                .single();
    }

    private void add(long templateId, int version, String language, Text text, String who) {
        database.sql(SQL.get("add-text"))
                .param("template", templateId)
                .param("version", version)
                .param("language", language)
                .param("subject", text.subject().strip())
                .param("body", text.body().strip())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who)
                .update();
    }

    @Override
    @Transactional
    public Optional<Template> takeBack(long templateId, int version, String who) {
        return find(templateId)
                .flatMap(now -> save(templateId, now.name(), now.purpose(), texts(templateId, version), who));
    }

    private Map<String, Text> texts(long templateId, int version) {
        Map<String, Text> texts = new LinkedHashMap<>();
        database.sql(SQL.get("texts"))
                .param("template", templateId)
                .param("version", version)
                .query(row -> {
                    texts.put(row.getString("language"), new Text(row.getString("subject"), row.getString("body")));
                });
        return texts;
    }

    @Override
    @Transactional
    public boolean archive(long templateId, boolean archived, String who) {
        boolean done = database.sql(SQL.get("archive"))
                        .param("template", templateId)
                        .param("at", archived ? clock.instant().atOffset(ZoneOffset.UTC) : null)
                        .update()
                > 0;
        if (done) {
            String what = archived ? "interact.template-archived" : "interact.template-restored";
            journal.record(Journal.Note.of(who, what, "template:" + templateId));
        }
        return done;
    }

    @Override
    public Composed preview(Map<String, Text> texts, long customerId) {
        Customer customer =
                recipients.read(List.of(customerId), new Recipients.Wanted(true, true, Optional.empty())).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no customer " + customerId));
        String language = chosen(texts, customer.language());
        return ready(text(texts, language), language).compose(customer, TextCheck.given(language), firm(), today());
    }

    @Override
    public Composed preview(Map<String, Text> texts, String language) {
        String chosen = chosen(texts, language);
        return ready(text(texts, chosen), chosen)
                .compose(TextCheck.somebody(chosen), TextCheck.given(chosen), firm(), today());
    }

    @Override
    public List<Composed> compose(
            long templateId, OptionalInt version, Use use, Collection<Long> customerIds, LongFunction<Given> given) {
        Map<String, Text> texts = version.isPresent()
                ? texts(templateId, version.getAsInt())
                : find(templateId).map(Template::texts).orElse(Map.of());
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no template " + templateId + " " + version);
        }
        var wanted = new Recipients.Wanted(
                uses(texts, "products"),
                uses(texts, "points") || uses(texts, "expiring") || uses(texts, "tier"),
                use.purpose().needsAgreement() ? Optional.of(use.dialogue()) : Optional.empty());
        List<Long> ids = List.copyOf(customerIds);
        List<Composed> composed = new ArrayList<>(ids.size());
        String firm = firm();
        LocalDate today = today();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            for (Customer customer : recipients.read(some, wanted)) {
                String language = chosen(texts, customer.language());
                composed.add(ready(text(texts, language), language)
                        .compose(customer, given.apply(customer.customerId()), firm, today));
            }
        }
        return composed;
    }

    private static boolean uses(Map<String, Text> texts, String field) {
        return texts.values().stream()
                .anyMatch(text -> LiquidText.uses(text.body(), field) || LiquidText.uses(text.subject(), field));
    }

    /** His language, else English, else whatever there is. */
    private static String chosen(Map<String, Text> texts, String language) {
        if (texts.containsKey(language)) {
            return language;
        }
        return texts.containsKey("en")
                ? "en"
                : texts.keySet().stream().sorted().findFirst().orElse(language);
    }

    private static Text text(Map<String, Text> texts, String language) {
        Text text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException("a template without a text");
        }
        return text;
    }

    /** Parsed once; those of earlier versions and previews go when there are many. */
    private ReadyText ready(Text text, String language) {
        if (ready.size() > 100) {
            ready.clear();
        }
        return ready.computeIfAbsent(text, unread -> ReadyText.of(unread, language));
    }

    private String firm() {
        return settings.of(Medium.EMAIL).text("from-name");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public Map<Long, String> languages(Collection<Long> customerIds) {
        return recipients.languages(customerIds);
    }
}
