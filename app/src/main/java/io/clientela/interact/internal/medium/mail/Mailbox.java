package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/** The firm's account on its mail server, by IMAP. */
final class Mailbox {

    private Mailbox() {}

    /** Whether there is one. */
    static boolean isSet(Values values) {
        return values.has("imap-host");
    }

    /** A conversation with it, to be closed by who asked. */
    static Store open(Values values) throws MessagingException {
        String protocol = values.text("imap-tls").equals("tls") ? "imaps" : "imap";
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".peek", "true");
        properties.setProperty("mail." + protocol + ".timeout", "60000");
        properties.setProperty("mail." + protocol + ".connectiontimeout", "15000");
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        if (values.text("imap-tls").equals("starttls")) {
            properties.setProperty("mail.imap.starttls.enable", "true");
            properties.setProperty("mail.imap.starttls.required", "true");
        }
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(
                values.text("imap-host"),
                values.number("imap-port"),
                values.text("imap-user"),
                values.text("imap-password"));
        return store;
    }
}
