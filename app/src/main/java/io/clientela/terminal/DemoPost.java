package io.clientela.terminal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import java.util.List;
import java.util.Map;

/**
 * The mail server of the demo: all e-mail of the demo firm ends here, in this process and in memory, and goes to nobody. Its
 * own mailbox is read by the firm, so whoever writes to it is answered.
 */
final class DemoPost {

    /** The firm's own address. */
    static final String ADDRESS = "dialogo@ardizzoni-casa.example";

    private static final String HOST = "127.0.0.1";
    private static final String LOGIN = "dialogo";
    private static final String PASSWORD = "ardizzoni";

    private final GreenMail server =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, HOST, "smtp"), new ServerSetup(0, HOST, "imap")});

    /** Starts it and tells the firm's media where it is. */
    void start(Media media, String who) {
        server.start();
        server.setUser(ADDRESS, LOGIN, PASSWORD);
        List<String> wrong = media.save(
                Medium.EMAIL,
                Map.ofEntries(
                        Map.entry("host", HOST),
                        Map.entry("port", String.valueOf(smtp())),
                        Map.entry("tls", "none"),
                        Map.entry("from", ADDRESS),
                        Map.entry("from-name", "Ardizzoni e Figlie"),
                        Map.entry("reply-to", ADDRESS),
                        Map.entry("imap-host", HOST),
                        Map.entry("imap-port", String.valueOf(imap())),
                        Map.entry("imap-tls", "none"),
                        Map.entry("imap-user", LOGIN),
                        Map.entry("imap-password", PASSWORD),
                        Map.entry("imap-seconds", "3")),
                who);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the mail server of the demo does not fit: " + wrong);
        }
    }

    /** The port that takes mail. */
    int smtp() {
        return server.getSmtp().getPort();
    }

    /** The port by which mailboxes are read; each customer's is called by his address, which is its password too. */
    int imap() {
        return server.getImap().getPort();
    }
}
