package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import io.clientela.platform.Rounds;
import io.clientela.platform.Statements;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the mailbox by IMAP, from where it was read to, again and again. */
@Component
class MailboxWatch extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);
    private static final Statements SQL = Statements.of("interact/mail-in");

    private final JdbcClient database;
    private final MediumSettings settings;
    private final MailIntake intake;
    private final Clock clock;

    MailboxWatch(
            JdbcClient database,
            MediumSettings settings,
            MailIntake intake,
            Clock clock,
            @Value("${clientela.background-jobs}") boolean background) {
        super("mailbox", background, Duration.ZERO);
        this.database = database;
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    protected Duration pause() {
        return Duration.ofSeconds(Math.clamp(settings.of(Medium.EMAIL).number("imap-seconds"), 2, 86_400));
    }

    @Override
    protected void round(boolean nudged) throws MessagingException {
        look();
    }

    /**
     * Reads what is new.
     *
     * @return how many mails
     */
    int look() throws MessagingException {
        Values values = settings.of(Medium.EMAIL);
        if (!Mailbox.isSet(values)) {
            return 0;
        }
        try (Store store = Mailbox.open(values)) {
            Folder folder = store.getFolder(values.text("imap-folder"));
            folder.open(Folder.READ_WRITE);
            try (folder) {
                String name =
                        values.text("imap-user") + "@" + values.text("imap-host") + "/" + values.text("imap-folder");
                return read(folder, name);
            }
        }
    }

    private record ReadTo(long validity, long uid) {}

    private int read(Folder folder, String name) throws MessagingException {
        UIDFolder byUid = (UIDFolder) folder;
        long validity = byUid.getUIDValidity();
        long last = database.sql(SQL.get("mailbox"))
                .param("mailbox", name)
                .query((row, number) -> new ReadTo(row.getLong("uid_validity"), row.getLong("last_uid")))
                .optional()
                .filter(to -> to.validity() == validity)
                .map(ReadTo::uid)
                .orElse(0L);
        int read = 0;
        for (Message mail : byUid.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            long uid = byUid.getUID(mail);
            if (uid > last) { // a server answers with the last one where nothing is new
                take(mail, name, uid);
                readTo(name, validity, uid);
                read++;
            }
        }
        return read;
    }

    /** A mail that cannot be read stays in the mailbox, unread, and does not hold up the others. */
    private void take(Message mail, String name, long uid) throws MessagingException {
        try {
            var raw = new ByteArrayOutputStream();
            mail.writeTo(raw);
            intake.take(raw.toByteArray());
            mail.setFlag(Flags.Flag.SEEN, true);
        } catch (IOException | IllegalArgumentException | DataIntegrityViolationException e) {
            LOG.warn("mail {} of {} could not be taken in: {}", uid, name, e.getMessage());
        }
    }

    private void readTo(String name, long validity, long uid) {
        database.sql(SQL.get("read-to"))
                .param("mailbox", name)
                .param("validity", validity)
                .param("uid", uid)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
