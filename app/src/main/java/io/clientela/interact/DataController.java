package io.clientela.interact;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the firm says of itself as controller of its customers' personal data (GDPR, articles 13 and 14): who it is, how it
 * is reached, how long it keeps what, who gets it. Kept by version, with who and when; receipts of consents tell it.
 */
public interface DataController {

    /** The longest text of an item, in characters. */
    int LONGEST = 2_000;

    /** What holds now; empty where nothing was ever stated. */
    Optional<Statement> latest();

    /**
     * What held at a time. Where nothing had been stated by then, the first that was stated after; its time says so.
     *
     * @return empty where nothing was ever stated
     */
    Optional<Statement> at(Instant when);

    /** What was stated, the latest first. */
    List<Statement> statements(int limit);

    /** What the installation knows without a statement: the name and address by which its e-mail goes out. */
    Map<Item, String> known();

    /**
     * States anew; what is left out or blank is not stated any more.
     *
     * @return the items that cannot be read, in order; nothing is kept where there is any
     */
    List<Item> state(Map<Item, String> said, String who);

    /** One thing that is stated. */
    enum Item {
        /** The name of the firm, as the law knows it. */
        NAME(true),
        /** Its postal address. */
        ADDRESS(true),
        /** Its e-mail address for questions about personal data. */
        EMAIL(true),
        PHONE(false),
        /** Its web site, from {@code http}. */
        SITE(false),
        /** The name of the data protection officer, where there is one. */
        OFFICER(false),
        /** How he is reached. */
        OFFICER_CONTACT(false),
        /** Where the privacy notice stands, from {@code http}. */
        NOTICE(true),
        /** The languages of the notice, as language tags set apart by commas (BCP 47). */
        LANGUAGE(true),
        /** Under which law: countries as two letters (ISO 3166-1) set apart by commas. */
        JURISDICTION(true),
        /** Where the data lie. */
        STORAGE(true),
        /** How long they are kept. */
        RETENTION(true),
        /** Who else gets them. */
        RECIPIENTS(true),
        /** The authority with which one may complain. */
        AUTHORITY(false);

        private final boolean demanded;

        Item(boolean demanded) {
            this.demanded = demanded;
        }

        /** Whether ISO/IEC TS 27560 demands it of a consent record. */
        public boolean demanded() {
            return demanded;
        }
    }

    /**
     * What was stated at one time.
     *
     * @param said by item; what is not stated is missing
     */
    record Statement(Map<Item, String> said, Instant at, String who) {

        public Statement {
            said = Map.copyOf(said);
        }

        /** What is demanded and not stated, in order. */
        public List<Item> missing() {
            return DataController.missing(said);
        }
    }

    /** What is demanded and not among some items, in order. */
    static List<Item> missing(Map<Item, String> said) {
        return Arrays.stream(Item.values())
                .filter(item -> item.demanded() && !said.containsKey(item))
                .toList();
    }
}
