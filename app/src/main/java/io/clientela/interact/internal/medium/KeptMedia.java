package io.clientela.interact.internal.medium;

import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier.Handed;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import io.clientela.interact.internal.medium.hook.StandardWebhooks;
import io.clientela.interact.internal.medium.mail.MailIntake;
import io.clientela.interact.internal.medium.mail.SigningKey;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import io.clientela.interact.internal.medium.setting.Setting;
import io.clientela.interact.internal.medium.setting.SettingCheck;
import io.clientela.interact.internal.medium.sms.SmsHook;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The media over the database and the carriers that there are. */
@Service
class KeptMedia implements Media {

    private static final Statements SQL = Statements.of("interact/media");
    private static final Statements MAIL = Statements.of("interact/mail-in");

    private final JdbcClient database;
    private final MediumSettings settings;
    private final Carriers carriers;
    private final MailIntake intake;
    private final SmsHook operator;
    private final Reach reach;
    private final Clock clock;

    KeptMedia(
            JdbcClient database,
            MediumSettings settings,
            Carriers carriers,
            MailIntake intake,
            SmsHook operator,
            Reach reach,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.carriers = carriers;
        this.intake = intake;
        this.operator = operator;
        this.reach = reach;
        this.clock = clock;
    }

    private record Reached(long customers, long email, long phone, long letter) {

        long by(Medium medium) {
            return switch (medium) {
                case EMAIL -> email;
                case SMS, PHONE -> phone;
                case LETTER -> letter;
                case WEB -> customers;
                case WEBHOOK -> 0;
            };
        }
    }

    @Override
    public List<State> states() {
        Reached reached = database.sql(SQL.get("reach"))
                .query((row, number) -> new Reached(
                        row.getLong("customers"), row.getLong("email"), row.getLong("phone"), row.getLong("letter")))
                .single();
        Map<Medium, Long> unreachable = reach.countUnreachable();
        return Arrays.stream(Medium.values())
                .map(medium -> state(medium, reached, unreachable.getOrDefault(medium, 0L)))
                .toList();
    }

    private State state(Medium medium, Reached reached, long unreachable) {
        Carrier.Standing standing = carriers.of(medium).standing();
        return new State(
                medium,
                standing.usable(),
                standing.words(),
                standing.cost(),
                standing.currency(),
                standing.delay(),
                reached.by(medium),
                reached.customers(),
                unreachable);
    }

    @Override
    public List<Field> fields(Medium medium) {
        Values values = settings.of(medium);
        return Setting.of(medium).stream()
                .map(setting -> new Field(
                        setting.name(),
                        setting.choices().isEmpty() ? setting.kind() : "choice",
                        setting.choices(),
                        setting.secret() ? "" : values.text(setting.name()),
                        values.set().containsKey(setting.name())))
                .toList();
    }

    @Override
    public List<String> save(Medium medium, Map<String, String> values, String who) {
        List<String> faults = SettingCheck.faults(medium, values);
        if (faults.isEmpty()) {
            settings.save(medium, values, who);
        }
        return faults;
    }

    @Override
    public Tried test(Medium medium, String to, String language, String who) {
        boolean italian = language.equals("it");
        String text = italian
                ? "Questo è un messaggio di prova da Clientela.\nSe lo legge, il mezzo funziona. Può rispondere."
                : "This is a message of trial from Clientela.\nIf you read it, the medium works. You may answer.";
        String reference = "<trial-" + UUID.randomUUID() + "@" + domain(medium) + ">";
        Handed handed = carriers.of(medium)
                .hand(new Parcel(0, 0, reference, to, "", language, italian ? "Prova" : "Trial", text, "", "", ""));
        settings.tried(medium, to, who);
        return switch (handed) {
            case Handed.Taken taken -> new Tried(true, taken.answer());
            case Handed.Later later -> new Tried(false, later.words());
            case Handed.Refused refused -> new Tried(false, refused.words());
            case Handed.Uncertain uncertain -> new Tried(false, uncertain.words());
        };
    }

    private String domain(Medium medium) {
        String from = medium == Medium.EMAIL ? settings.of(medium).text("from") : "";
        int at = from.lastIndexOf('@');
        return at < 0 ? "clientela.invalid" : from.substring(at + 1);
    }

    @Override
    public Optional<Map.Entry<String, String>> newDkimKey(String who) {
        Values values = settings.of(Medium.EMAIL);
        if (!values.has("dkim-domain") && !values.text("from").contains("@")) {
            return Optional.empty();
        }
        settings.save(Medium.EMAIL, SigningKey.fresh(values, clock.instant()), who);
        return dkimRecord();
    }

    @Override
    public Optional<Map.Entry<String, String>> dkimRecord() {
        return SigningKey.record(settings.of(Medium.EMAIL));
    }

    @Override
    public String firm() {
        return settings.of(Medium.EMAIL).text("from-name");
    }

    @Override
    public List<Unreachable> unreachable(int limit) {
        return reach.unreachable(limit);
    }

    @Override
    public boolean lift(long unreachableId, String who) {
        return reach.lift(unreachableId, who);
    }

    @Override
    public Optional<String> takeMail(byte[] raw, String webhookId, String timestamp, String signatures) {
        String secret = settings.of(Medium.EMAIL).text("hook-secret");
        return StandardWebhooks.verify(secret, webhookId, timestamp, signatures, raw, clock.instant())
                ? Optional.of(intake.take(raw).kind().name())
                : Optional.empty();
    }

    @Override
    public Optional<String> takeSms(Map<String, String> fields, String secret) {
        return operator.take(fields, secret);
    }

    @Override
    public List<CameIn> cameIn() {
        return new ArrayList<>(database.sql(MAIL.get("counts"))
                .query((row, number) -> new CameIn(
                        row.getString("kind"),
                        row.getLong("mails"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
