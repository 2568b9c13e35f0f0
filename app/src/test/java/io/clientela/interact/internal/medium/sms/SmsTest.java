package io.clientela.interact.internal.medium.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.interact.internal.medium.Carrier.Handed;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import io.clientela.interact.internal.medium.Carriers;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.platform.ClientelaTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** SMS with an operator that speaks SMPP: parts, receipts, answers. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class SmsTest {

    @Autowired
    Carriers carriers;

    @Autowired
    SmsWatch watch;

    @Autowired
    Media media;

    @Autowired
    MediumSettings settings;

    @Autowired
    Dialogue dialogue;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    @Test
    void lengthsAreThoseOfTheStandard() {
        assertThat(SmsText.of("a".repeat(160)).segments()).hasSize(1);
        assertThat(SmsText.of("a".repeat(161)).segments()).hasSize(2);
        assertThat(SmsText.of("a".repeat(306)).segments()).hasSize(2);
        assertThat(SmsText.of("a".repeat(307)).segments()).hasSize(3);
        assertThat(SmsText.of("€".repeat(80)).segments()).hasSize(1);
        assertThat(SmsText.of("€".repeat(81)).segments()).hasSize(2);
        assertThat(SmsText.of("perché è così, già ù").unicode()).isFalse();
        assertThat(SmsText.of("ă".repeat(70)).segments()).hasSize(1);
        assertThat(SmsText.of("ă".repeat(71)).segments()).hasSize(2);
        assertThat(SmsText.of("ă").unicode()).isTrue();
        SmsText both = SmsText.of("Offerta {10€}: perché no? ".repeat(10));
        var again = new StringBuilder();
        both.segments().forEach(segment -> again.append(SmsText.read(segment, both.unicode())));
        assertThat(again.toString()).isEqualTo("Offerta {10€}: perché no? ".repeat(10));
        assertThat(both.payload(1, 7)).startsWith(5, 0, 3, 7, both.segments().size(), 2);
    }

    @Test
    void sentReceivedAnswered() throws Exception {
        var firm = new Talking(jdbc, cards);
        jdbc.sql("TRUNCATE interact.medium_setting, interact.sms CASCADE").update();
        settings.forget();
        long anna = firm.customer("Anna Rossi", "", "+393471234567");
        try (var operator = new Operator()) {
            assertThat(carriers.of(Medium.SMS).standing().usable()).isFalse();
            set(operator);
            long message = firm.sent(anna, Medium.SMS, "s1", "");
            Handed handed = carriers.of(Medium.SMS)
                    .hand(new Parcel(
                            message,
                            anna,
                            "s1",
                            "+39 347 1234567",
                            "",
                            "it",
                            "",
                            "Ciao Anna: ".repeat(20),
                            "",
                            "",
                            ""));
            assertThat(handed).isInstanceOf(Handed.Taken.class);
            assertThat(operator.got).hasSize(2);
            assertThat(carriers.of(Medium.SMS).hand(new Parcel(0, anna, "s2", "347", "", "it", "", "x", "", "", "")))
                    .isInstanceOfSatisfying(
                            Handed.Refused.class,
                            refused -> assertThat(refused.forGood()).isTrue());
            operator.receipt("id1", "DELIVRD");
            operator.receipt("id2", "DELIVRD");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> jdbc.sql("SELECT state FROM interact.message WHERE message_id = :id")
                            .param("id", message)
                            .query(String.class)
                            .single()
                            .equals("CONFIRMED"));
            operator.write("393471234567", "perché no? 10€");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> dialogue.of(anna, OptionalLong.empty(), 5).stream()
                            .anyMatch(turn -> turn.received() && turn.text().equals("perché no? 10€")));
        }
    }

    /** The settings by which we reach an operator. */
    private void set(Operator operator) {
        assertThat(media.save(
                        Medium.SMS,
                        Map.of(
                                "sender", "Bottega",
                                "smpp-host", "127.0.0.1",
                                "smpp-port", Integer.toString(operator.port),
                                "smpp-system", "us",
                                "smpp-password", "secret"),
                        "user:Anna"))
                .isEmpty();
        settings.forget();
    }

    @AfterEach
    void nothingIsSet() {
        jdbc.sql("TRUNCATE interact.medium_setting").update();
        settings.forget();
    }

    /** What a customer writes comes in though nothing was sent since the start. */
    @Test
    void whoWritesFirstIsHeard() throws Exception {
        var firm = new Talking(jdbc, cards);
        jdbc.sql("TRUNCATE interact.medium_setting, interact.sms CASCADE").update();
        settings.forget();
        long bruno = firm.customer("Bruno Verdi", "", "+393477654321");
        watch.round(false); // nothing is set: nothing happens
        try (var operator = new Operator()) {
            set(operator);
            watch.round(false);
            operator.write("393477654321", "siete aperti?");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> dialogue.of(bruno, OptionalLong.empty(), 5).stream()
                            .anyMatch(turn -> turn.received() && turn.text().equals("siete aperti?")));
        }
    }

    /** An operator: takes messages, numbers them, sends receipts and what customers write. */
    private static final class Operator implements AutoCloseable {

        private final int port;
        private final SMPPServerSessionListener listener;
        private final List<byte[]> got = new CopyOnWriteArrayList<>();
        private final CopyOnWriteArrayList<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();

        Operator() throws IOException {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            listener = new SMPPServerSessionListener(port);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (true) {
                        SMPPServerSession session = listener.accept();
                        session.setMessageReceiverListener(new Taking(got));
                        session.waitForBind(5_000).accept("operator");
                        sessions.add(session);
                    }
                } catch (Exception over) {
                    // the test is over
                }
            });
        }

        void receipt(String id, String state) throws Exception {
            String text = "id:" + id + " sub:001 dlvrd:001 submit date:2603201200 done date:2603201201 stat:" + state
                    + " err:000 text:Ciao";
            deliver(
                    new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()),
                    "393471234567",
                    text.getBytes(StandardCharsets.US_ASCII));
        }

        void write(String from, String text) throws Exception {
            deliver(new ESMClass(), from, SmsText.of(text).segments().getFirst());
        }

        private void deliver(ESMClass type, String from, byte[] octets) throws Exception {
            sessions.getLast()
                    .deliverShortMessage(
                            "",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            from,
                            TypeOfNumber.ALPHANUMERIC,
                            NumberingPlanIndicator.UNKNOWN,
                            "Bottega",
                            type,
                            (byte) 0,
                            (byte) 0,
                            new RegisteredDelivery(0),
                            new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                            octets);
        }

        @Override
        public void close() throws IOException {
            listener.close();
            sessions.forEach(SMPPServerSession::close);
        }
    }

    private record Taking(List<byte[]> got, AtomicInteger number) implements ServerMessageReceiverListener {

        Taking(List<byte[]> got) {
            this(got, new AtomicInteger());
        }

        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source)
                throws ProcessRequestException {
            got.add(submit.getShortMessage());
            try {
                return new SubmitSmResult(
                        new MessageId("id" + number.incrementAndGet()), new org.jsmpp.bean.OptionalParameter[0]);
            } catch (org.jsmpp.PDUStringException e) {
                throw new ProcessRequestException("id", 8, e);
            }
        }

        private static ProcessRequestException not() {
            return new ProcessRequestException("not here", 3);
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submit, SMPPServerSession source)
                throws ProcessRequestException {
            throw not();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) throws ProcessRequestException {
            throw not();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) throws ProcessRequestException {
            throw not();
        }

        @Override
        public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) throws ProcessRequestException {
            throw not();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source)
                throws ProcessRequestException {
            throw not();
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
                throws ProcessRequestException {
            throw not();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source)
                throws ProcessRequestException {
            throw not();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw not();
        }
    }
}
