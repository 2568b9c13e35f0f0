package io.clientela.interact.internal.reward;

import io.clientela.interact.RewardProgramme.Programme;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books what purchases earned, what returns take back, what expired, as a job of the kind {@value #KIND}. Each step is one
 * transaction, and books the difference between what ought to be and what is: run again it books nothing.
 */
@Component
class ProgrammeRun implements JobHandler {

    static final String KIND = "rewards";

    private final JdbcClient database;
    private final ProgrammeStore programmes;
    private final TakingPart takingPart;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ProgrammeRun(
            JdbcClient database,
            ProgrammeStore programmes,
            TakingPart takingPart,
            TransactionTemplate transactions,
            Clock clock) {
        this.database = database;
        this.programmes = programmes;
        this.takingPart = takingPart;
        this.transactions = transactions;
        this.clock = clock;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "rewards", Map.of(), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    /** What a run booked. */
    record Booked(long credits, long points, long takenBack, long expired, long answers) {}

    @Override
    public Object run(JobRun run) {
        var programme = programmes.now().programme();
        run.step("answers", "");
        long answers = takingPart.catchUp();
        run.checkCancelled();
        run.step("purchases", "");
        var earned = programme.running() ? earn(programme, run.who()) : new Booked(0, 0, 0, 0, 0);
        run.checkCancelled();
        run.step("expiry", "");
        long expired = expire(run.who());
        run.step("year", "");
        year(programme);
        return new Booked(earned.credits(), earned.points(), earned.takenBack(), expired, answers);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Booked earn(Programme programme, String who) {
        return transactions.execute(status -> {
            oneAtATime();
            database.sql(ProgrammeStore.SQL.get("due"))
                    .params(ProgrammeStore.parameters(programme))
                    .update();
            var due = database.sql(ProgrammeStore.SQL.get("count-due"))
                    .query((row, n) ->
                            new Booked(row.getLong("credits"), row.getLong("points"), row.getLong("take_backs"), 0, 0))
                    .single();
            if (due.credits() > 0) {
                database.sql(ProgrammeStore.SQL.get("open-accounts")).update();
                database.sql(ProgrammeStore.SQL.get("credit-due"))
                        .param("months", programme.earning().expiryMonths())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", who)
                        .update();
            }
            if (due.takenBack() > 0) {
                takeBack(who);
            }
            return due;
        });
    }

    private void takeBack(String who) {
        database.sql(ProgrammeStore.SQL.get("lock-due")).query(Long.class).list();
        database.sql(ProgrammeStore.SQL.get("take-due")).param("today", today()).update();
        database.sql(ProgrammeStore.SQL.get("book-taken"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .update();
    }

    private long expire(String who) {
        return transactions.execute(status -> {
            oneAtATime();
            database.sql(ProgrammeStore.SQL.get("lock-expired"))
                    .param("today", today())
                    .query(Long.class)
                    .list();
            return (long) database.sql(ProgrammeStore.SQL.get("expire"))
                            .param("today", today())
                            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                            .param("by", who)
                            .update()
                    / 2;
        });
    }

    private void year(Programme programme) {
        transactions.executeWithoutResult(status -> {
            oneAtATime();
            database.sql(ProgrammeStore.SQL.get("clear-year")).update();
            database.sql(ProgrammeStore.SQL.whole("fill-year"))
                    .param("currency", programme.earning().currency())
                    .param("basis", programme.basis().name())
                    .param("thresholds", ProgrammeStore.parameters(programme).get("thresholds"))
                    .param("until", today().plusDays(1))
                    .update();
        });
    }

    private void oneAtATime() {
        database.sql(ProgrammeStore.SQL.get("one-run"))
                .query((row, n) -> row.getObject(1) == null)
                .list();
    }
}
