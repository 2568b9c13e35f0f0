package io.clientela.interact.internal.medium;

import io.clientela.identify.CustomerErased;
import io.clientela.identify.CustomerErased.Step;
import io.clientela.identify.ErasureWritten;
import io.clientela.interact.internal.medium.mail.MailWords;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what the media keep of a customer who has himself erased: mails, letters, calls, events, addresses. */
@Component
class MediaForgetting {

    private static final Statements SQL = Statements.of("interact/forgetting-media");

    private static final List<Step> STEPS = List.of(
            new Step("mails", "interact.mail_in", "emptied"),
            new Step("open-letters", "interact.letter", "deleted"),
            new Step("letters", "interact.letter", "emptied"),
            new Step("tries", "interact.call_try", "emptied"),
            new Step("calls", "interact.call", "emptied"),
            new Step("hook-calls", "interact.hook_call", "deleted"),
            new Step("tracked", "interact.tracked", "deleted"),
            new Step("unreachable", "interact.unreachable", "deleted"));

    /** So many mails are looked through at a time. */
    private static final int AT_A_TIME = 10;

    private final JdbcClient database;

    MediaForgetting(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    void erased(CustomerErased event) {
        event.forget(database, SQL, STEPS);
        event.tell("interact.mail_in", "emptied", emptyMailsThatName(event.sure()));
    }

    @EventListener
    @Order(ErasureWritten.ROWS)
    void written(ErasureWritten event) {
        event.vacuum(database, STEPS);
    }

    /** Mails of others, and of nobody, in which one of his words stands, in whatever form a mail packs it. */
    private long emptyMailsThatName(List<String> sure) {
        long emptied = 0;
        long after = 0;
        for (var some = kept(after, sure); !some.isEmpty(); some = kept(after, sure)) {
            List<Long> his = new ArrayList<>();
            for (var mail : some) {
                if (mail.getValue()) {
                    his.add(mail.getKey());
                }
                after = mail.getKey();
            }
            if (!his.isEmpty()) {
                emptied += database.sql(SQL.get("mails-that-name-him"))
                        .param("mails", his.stream().mapToLong(Long::longValue).toArray())
                        .update();
            }
        }
        return emptied;
    }

    /** Some kept mails, and whether one of his words stands there; of each mail no more than that is held. */
    private List<Map.Entry<Long, Boolean>> kept(long after, List<String> sure) {
        return database.sql(SQL.get("mails-after"))
                .param("after", after)
                .param("limit", AT_A_TIME)
                .query((row, number) -> Map.entry(
                        row.getLong("mail_in_id"),
                        MailWords.of(row.getBytes("raw")).holdsOneOf(sure)))
                .list();
    }
}
