package io.clientela.interact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The media by which messages leave and come: how each stands, what it costs, what it needs to work. */
public interface Media {

    /** Every medium, in the order of {@link Medium}. */
    List<State> states();

    /** What a medium needs to know, in the order of the form; the values of secrets are never told. */
    List<Field> fields(Medium medium);

    /**
     * Keeps settings of a medium; a secret left empty stays as it is.
     *
     * @param values by name; names that are left out stay as they are
     * @return what is wrong with them, as message keys with arguments; nothing is kept where there is any
     */
    List<String> save(Medium medium, Map<String, String> values, String who);

    /** Sends a message of trial to an address of the firm's own; it is no message to a customer and stands in no count. */
    Tried test(Medium medium, String to, String language, String who);

    /**
     * Makes a new key for signing e-mail.
     *
     * @return the name of the TXT record and what it must say; empty where neither sender nor signing domain is set
     */
    Optional<Map.Entry<String, String>> newDkimKey(String who);

    /** The TXT record of the key that signs now; empty where nothing is signed. */
    Optional<Map.Entry<String, String>> dkimRecord();

    /** The firm's name as customers read it as the sender of its e-mail; empty where nobody has set it. */
    String firm();

    /** Addresses that reach nobody, the latest first. */
    List<Unreachable> unreachable(int limit);

    /** Says that an address does again. */
    boolean lift(long unreachableId, String who);

    /**
     * Takes in a mail that a program hands over (RFC 5322), signed by Standard Webhooks with the secret of the hook.
     *
     * @return what it was taken for; empty where the signature is wrong or there is no secret
     * @throws IllegalArgumentException if it is no mail
     */
    Optional<String> takeMail(byte[] raw, String webhookId, String timestamp, String signatures);

    /**
     * Takes in what an operator of SMS tells by HTTP: what a customer wrote, or a receipt.
     *
     * @param fields by the names that the settings give
     * @param secret the one of the settings
     * @return {@code message}, {@code receipt} or {@code nothing}; empty where the secret is wrong or none is set
     */
    Optional<String> takeSms(Map<String, String> fields, String secret);

    /** How many mails came in, by what they were taken for, and when the last one came. */
    List<CameIn> cameIn();

    /**
     * How a medium stands (R31).
     *
     * @param usable whether it is set up; otherwise {@code trouble} says what is missing, as a message key
     * @param cost of one message
     * @param delay how long a message usually takes
     * @param reach how many customers have an address for it that is not known to reach nobody
     * @param customers how many there are
     * @param unreachable how many addresses reach nobody
     */
    record State(
            Medium medium,
            boolean usable,
            String trouble,
            BigDecimal cost,
            String currency,
            Duration delay,
            long reach,
            long customers,
            long unreachable) {}

    /**
     * One thing that a medium needs to know.
     *
     * @param name as in {@code medium.setting.<name>}
     * @param kind {@code text}, {@code number} or {@code secret}, or one of {@code choices} where only some values do
     * @param value what counts; empty for secrets
     * @param set whether somebody set it
     */
    record Field(String name, String kind, List<String> choices, String value, boolean set) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    /** What became of a trial. */
    record Tried(boolean taken, String words) {}

    /** An address that reaches nobody, with what the medium said. */
    record Unreachable(long unreachableId, Medium medium, String address, String code, String words, Instant at) {}

    /** Mails of one kind. */
    record CameIn(String kind, long mails, Instant lastAt) {}
}
