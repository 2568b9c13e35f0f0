package io.clientela.interact.internal.medium.sms;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SMS by SMPP or by HTTP, as the settings say. */
@Component
class SmsCarrier implements Carrier {

    private static final int TIME_OUT = 408;
    private static final int TOO_MANY = 429;

    private static final Duration LATER = Duration.ofMinutes(5);

    /** SMPP 3.4, table 5-2: invalid destination address. */
    private static final int BAD_ADDRESS = 0x0b;

    private final MediumSettings settings;
    private final SmsIntake intake;
    private final Clock clock;
    private @Nullable Values openedWith;
    private @Nullable SmppLine line;

    SmsCarrier(MediumSettings settings, SmsIntake intake, Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public Medium medium() {
        return Medium.SMS;
    }

    @Override
    public Standing standing() {
        Values values = settings.of(Medium.SMS);
        String trouble = trouble(values);
        return new Standing(
                trouble.isEmpty(),
                trouble,
                values.amount("cost"),
                values.text("currency"),
                Duration.ofMinutes(values.number("delay-minutes")));
    }

    private static String trouble(Values values) {
        if (!values.has("sender")) {
            return "medium.trouble.no-sender";
        }
        boolean smpp = values.text("way").equals("smpp");
        return values.has(smpp ? "smpp-host" : "http-address") ? "" : "medium.trouble.no-operator";
    }

    @Override
    public Handed hand(Parcel parcel) {
        Values values = settings.of(Medium.SMS);
        String trouble = trouble(values);
        if (!trouble.isEmpty()) {
            return new Handed.Later(trouble, LATER);
        }
        String to = parcel.to().replaceAll("[ ./()-]", "");
        if (!to.matches("\\+\\d{7,15}")) {
            return new Handed.Refused(true, "", "medium.trouble.bad-address|" + parcel.to(), Duration.ZERO);
        }
        return values.text("way").equals("smpp") ? bySmpp(values, parcel, to) : byHttp(values, parcel, to);
    }

    private Handed byHttp(Values values, Parcel parcel, String to) {
        intake.sent(
                parcel.reference(), parcel.messageId(), 1); // a receipt may come before the answer, or instead of it
        HttpSms.Answer answer = HttpSms.send(values, to, parcel.text(), parcel.reference());
        return switch (answer) {
            case HttpSms.Answer.Said said
            when said.status() / 100 == 2 -> new Handed.Taken(clock.instant(), said.status() + " " + said.body());
            case HttpSms.Answer.Said said
            when said.status() == TOO_MANY -> new Handed.Later(said.status() + " " + said.body(), LATER);
            case HttpSms.Answer.Said said
            when said.status() / 100 == 5 || said.status() == TIME_OUT ->
                new Handed.Uncertain(said.status() + " " + said.body()); // it may have taken it before
            case HttpSms.Answer.Said said ->
                new Handed.Refused(
                        said.status() == 400 || said.status() == 404 || said.status() == 422,
                        Integer.toString(said.status()),
                        said.body(),
                        LATER);
            case HttpSms.Answer.NotSent not -> new Handed.Later("medium.trouble.no-connection|" + not.words(), LATER);
            case HttpSms.Answer.Unknown unknown -> new Handed.Uncertain(unknown.words());
        };
    }

    private Handed bySmpp(Values values, Parcel parcel, String to) {
        SmsText text = SmsText.of(parcel.text());
        SmppLine open;
        try {
            open = line(values);
        } catch (IOException e) {
            return new Handed.Later("medium.trouble.no-connection|" + e.getMessage(), LATER);
        }
        try {
            List<String> ids = open.send(to, text);
            ids.forEach(
                    id -> intake.sent(id, parcel.messageId(), text.segments().size()));
            return new Handed.Taken(clock.instant(), String.join(" ", ids));
        } catch (NegativeResponseException e) {
            boolean forGood = e.getCommandStatus() == BAD_ADDRESS;
            return new Handed.Refused(
                    forGood, "0x%02x".formatted(e.getCommandStatus()), String.valueOf(e.getMessage()), LATER);
        } catch (SmppLine.PartlySent e) {
            e.ids()
                    .forEach(id ->
                            intake.sent(id, parcel.messageId(), text.segments().size()));
            return new Handed.Uncertain("part of it left: " + e.getMessage());
        } catch (PDUException e) {
            return new Handed.Refused(true, "", String.valueOf(e.getMessage()), Duration.ZERO);
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            return new Handed.Uncertain(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Opens the line to the operator where SMPP is set and there is none.
     *
     * @throws IOException if he does not answer
     */
    void keepOpen() throws IOException {
        var values = settings.of(Medium.SMS);
        if (values.text("way").equals("smpp") && trouble(values).isEmpty()) {
            line(values);
        }
    }

    private synchronized SmppLine line(Values values) throws IOException {
        SmppLine known = line;
        if (known != null && known.alive() && values.equals(openedWith)) {
            return known;
        }
        close();
        SmppLine fresh = SmppLine.open(values, intake);
        line = fresh;
        openedWith = values;
        return fresh;
    }

    @PreDestroy
    synchronized void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
