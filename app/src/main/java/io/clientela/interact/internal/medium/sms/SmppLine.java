package io.clientela.interact.internal.medium.sms;

import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session with an operator by SMPP 3.4, bound as transceiver. */
final class SmppLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLine.class);
    private static final int BIND_MILLIS = 15_000;

    private final SMPPSession session;
    private final String sender;

    private SmppLine(SMPPSession session, String sender) {
        this.session = session;
        this.sender = sender;
    }

    /** Opens one; what comes in goes to {@code intake}. */
    static SmppLine open(Values values, SmsIntake intake) throws IOException {
        SMPPSession session = new SMPPSession();
        session.setMessageReceiverListener(new Listener(intake));
        session.setTransactionTimer(30_000);
        session.connectAndBind(
                values.text("smpp-host"),
                values.number("smpp-port"),
                new BindParameter(
                        BindType.BIND_TRX,
                        values.text("smpp-system"),
                        values.text("smpp-password"),
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""),
                BIND_MILLIS);
        return new SmppLine(session, values.text("sender"));
    }

    boolean alive() {
        return session.getSessionState().isBound();
    }

    /** What the operator calls each part; an exception says of how many he has answered for. */
    List<String> send(String to, SmsText text)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException, PartlySent {
        List<String> ids = new ArrayList<>();
        int reference = ThreadLocalRandom.current().nextInt(256);
        try {
            for (int i = 0; i < text.segments().size(); i++) {
                ids.add(submit(to, text, i, reference));
            }
            return ids;
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            if (ids.isEmpty()) {
                throw e;
            }
            throw new PartlySent(ids, e);
        }
    }

    /** Some parts of a message left, and one did not. */
    static final class PartlySent extends Exception {

        private static final long serialVersionUID = 1;
        private final transient List<String> ids;

        PartlySent(List<String> ids, Exception cause) {
            super(cause);
            this.ids = List.copyOf(ids);
        }

        List<String> ids() {
            return ids;
        }
    }

    private String submit(String to, SmsText text, int part, int reference)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        boolean digits = sender.matches("\\+?\\d+");
        boolean several = text.segments().size() > 1;
        return session.submitShortMessage(
                        "",
                        digits ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC,
                        digits ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                        sender.replace("+", ""),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to.replace("+", ""),
                        several ? new ESMClass(GSMSpecificFeature.UDHI.value()) : new ESMClass(),
                        (byte) 0,
                        (byte) 1,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new GeneralDataCoding(text.unicode() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        text.payload(part, reference))
                .getMessageId();
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }

    /** What the operator sends us. */
    private record Listener(SmsIntake intake) implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm came) throws ProcessRequestException {
            try {
                if (MessageType.SMSC_DEL_RECEIPT.containedIn(came.getEsmClass())) {
                    DeliveryReceipt receipt = came.getShortMessageAsDeliveryReceipt();
                    intake.receipt(receipt.getId(), receipt.getFinalStatus().name());
                } else {
                    boolean unicode = DataCodings.newInstance(came.getDataCoding()) instanceof GeneralDataCoding coding
                            && coding.getAlphabet() == Alphabet.ALPHA_UCS2;
                    intake.written(came.getSourceAddr(), SmsText.read(came.getShortMessage(), unicode));
                }
            } catch (InvalidDeliveryReceiptException e) {
                LOG.warn("a receipt that cannot be read: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("an SMS could not be taken in", e);
                throw new ProcessRequestException("try again", 0x14); // queue full: the operator keeps it
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {}

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("not taken", 0x03);
        }
    }
}
