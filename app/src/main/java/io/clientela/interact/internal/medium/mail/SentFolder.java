package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the firm's mail server keeps what it took to send, as many do by themselves. A message that stands
 * there left. Of one that does not nothing is known: the server may be late, or may not keep all.
 */
final class SentFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SentFolder.class);

    private SentFolder() {}

    /** Which of some Message-IDs, without their brackets, stand there. */
    static Map<String, Boolean> holds(Values values, Collection<String> references) {
        if (!Mailbox.isSet(values) || !values.has("imap-sent-folder")) {
            return Map.of();
        }
        try (Store store = Mailbox.open(values);
                Folder folder = store.getFolder(values.text("imap-sent-folder"))) {
            folder.open(Folder.READ_ONLY);
            Map<String, Boolean> there = new HashMap<>();
            for (String reference : references) {
                if (folder.search(new MessageIDTerm(MimeWriter.angled(reference))).length > 0) {
                    there.put(reference, true);
                }
            }
            return there;
        } catch (MessagingException e) {
            LOG.warn("the folder of sent mail could not be read: {}", e.getMessage());
            return Map.of();
        }
    }
}
