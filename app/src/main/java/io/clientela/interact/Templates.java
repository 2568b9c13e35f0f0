package io.clientela.interact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/**
 * Texts from which a message of his own is composed for each customer (R30): MJML for the looks, Liquid for what differs. A
 * field that does not exist is refused when a text is saved, never found out when it is sent.
 */
public interface Templates {

    /** All templates that are not archived, by name. */
    List<Template> list();

    /** A template, archived or not, in its present version. */
    Optional<Template> find(long templateId);

    /** The versions of a template, the latest first. */
    List<Version> versions(long templateId);

    /** What would be said of texts if they were saved now. */
    Checked check(Purpose purpose, Map<String, Text> texts);

    /**
     * Keeps a template: a new one, or a new version of one.
     *
     * @param templateId 0 for a new one
     * @param texts by language, at least one
     * @return the template; empty where {@link #check} has faults or the name is taken
     */
    Optional<Template> save(long templateId, String name, Purpose purpose, Map<String, Text> texts, String who);

    /** Makes the texts of an earlier version those of a new one. */
    Optional<Template> takeBack(long templateId, int version, String who);

    /** Puts a template away, or takes it out again. */
    boolean archive(long templateId, boolean archived, String who);

    /** The message that a named customer would get from these texts now; links lead nowhere. */
    Composed preview(Map<String, Text> texts, long customerId);

    /** The message from texts for nobody in particular, to look at before there are customers. */
    Composed preview(Map<String, Text> texts, String language);

    /**
     * Composes for many: reads what it needs of all of them at once, parses the template once.
     *
     * @param version which texts of the template; empty: the present ones
     * @param use for what: where that needs the customer's agreement, what he buys is named to those alone who consented to
     *     that use of it
     * @param given what only the sender knows of each customer
     * @return in the order asked; customers whom nobody knows are left out
     */
    List<Composed> compose(
            long templateId, OptionalInt version, Use use, Collection<Long> customerIds, LongFunction<Given> given);

    /** For what a message is composed, and in which dialogue. */
    record Use(Purpose purpose, String dialogue) {}

    /** The languages in which each of these customers is written to. */
    Map<Long, String> languages(Collection<Long> customerIds);

    /**
     * A template.
     *
     * @param version the present one, from 1
     * @param texts by language
     */
    record Template(
            long templateId,
            String name,
            Purpose purpose,
            int version,
            Map<String, Text> texts,
            Instant at,
            String by,
            boolean archived) {

        public Template {
            texts = Map.copyOf(texts);
        }
    }

    /** When a version was made and by whom. */
    record Version(int version, Instant at, String by) {}

    /**
     * A text in one language.
     *
     * @param subject one line with Liquid
     * @param body MJML with Liquid
     */
    record Text(String subject, String body) {}

    /**
     * What only the sender knows.
     *
     * @param why the reason why this customer gets it, in his language
     * @param leaveLink the address of his way out; may be empty for purposes with a basis of their own
     * @param pageLink the address of his own page; may be empty
     */
    record Given(String why, String leaveLink, String pageLink) {}

    /** A message composed for one customer. */
    record Composed(long customerId, String language, String subject, String text, String html) {}

    /**
     * What is said of texts before they are kept.
     *
     * @param faults what must be mended first
     * @param readability by language, of the text as it is read
     */
    record Checked(List<Fault> faults, Map<String, Readability> readability) {

        public Checked {
            faults = List.copyOf(faults);
            readability = Map.copyOf(readability);
        }
    }

    /**
     * A fault.
     *
     * @param words a message key with arguments, as {@code medium.fault.field|nme}
     */
    record Fault(String language, String words) {}

    /**
     * How readable a text is (R33).
     *
     * @param index which one: {@code gulpease} for Italian, {@code flesch} for English
     * @param value from 0 (hard) to 100 (easy), rounded
     * @param level {@code easy}, {@code fair} or {@code hard}
     * @param sentences how many, and {@code words}
     * @param longSentences those of more than 25 words
     * @param hardWords long words that could be shorter ones
     */
    record Readability(
            String index,
            int value,
            String level,
            int sentences,
            int words,
            List<String> longSentences,
            List<String> hardWords) {

        public Readability {
            longSentences = List.copyOf(longSentences);
            hardWords = List.copyOf(hardWords);
        }
    }
}
