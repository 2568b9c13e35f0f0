package io.clientela.interact.internal.medium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.clientela.identify.CustomerErased;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements;
import io.clientela.interact.Calls;
import io.clientela.interact.ConsentWithdrawn;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Hooks;
import io.clientela.interact.Letters;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.Sendings;
import io.clientela.interact.Tracked;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.interact.internal.gate.Facts;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.interact.internal.gate.PostalAddresses;
import io.clientela.interact.internal.medium.Carrier.Handed;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import io.clientela.interact.internal.medium.hook.StandardWebhooks;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.measure.Exposure;
import io.clientela.measure.internal.experiment.Ends;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Letters, calls, webhooks and events on a real database. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class OtherMediaTest {

    private static final String WHO = "user:Anna";

    @Autowired
    Carriers carriers;

    @Autowired
    Media media;

    @Autowired
    MediumSettings settings;

    @Autowired
    Letters letters;

    @Autowired
    Calls calls;

    @Autowired
    Hooks hooks;

    @Autowired
    Tracked tracked;

    @Autowired
    Dialogue dialogue;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    MediaForgetting forgetting;

    @Autowired
    CustomerRights rights;

    @Autowired
    Sendings sendings;

    @Autowired
    Outbox outbox;

    @Autowired
    Experiments experiments;

    @Autowired
    Ends ends;

    @Autowired
    Journal journal;

    @Autowired
    Agreements agreements;

    @Autowired
    FactsReader reader;

    @Autowired
    PostalAddresses postal;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private Talking firm;
    private long anna;

    @BeforeEach
    void firm() {
        firm = new Talking(jdbc, cards);
        jdbc.sql("TRUNCATE interact.medium_setting, interact.letter_batch, interact.call, interact.hook,"
                        + " interact.tracked, interact.unreachable, interact.sms, interact.mail_in CASCADE")
                .update();
        settings.forget();
        anna = firm.customer("Anna Rossi", "anna.rossi@kunde.example", "+393471234567");
    }

    private Parcel parcel(Medium medium, String reference, String to) {
        long message = firm.sent(anna, medium, reference, "");
        return new Parcel(
                message,
                anna,
                reference,
                to,
                "Anna Rossi",
                "it",
                "Oggetto è",
                "Ciao Anna,\n\nseconda riga €",
                "",
                "",
                "https://x.example/l");
    }

    private String state(long messageId) {
        return jdbc.sql("SELECT state FROM interact.message WHERE message_id = :id")
                .param("id", messageId)
                .query(String.class)
                .single();
    }

    @Test
    void lettersArePrintedWithTheAddressInTheWindow() throws IOException {
        media.save(Medium.LETTER, Map.of("sender-line", "Bottega, via Roma 1, Parma", "cost", "1.30"), WHO);
        settings.forget();
        Carrier carrier = carriers.of(Medium.LETTER);
        assertThat(carrier.hand(parcel(Medium.LETTER, "l0", "nowhere"))).isInstanceOf(Handed.Refused.class);
        Parcel first = parcel(Medium.LETTER, "l1", "via Verdi 3\n43121 Parma PR\nITALIA");
        assertThat(carrier.hand(first)).isInstanceOf(Handed.Taken.class);
        assertThat(carrier.hand(first)).isInstanceOf(Handed.Taken.class);
        carrier.hand(parcel(Medium.LETTER, "l2", "via Verdi 4\n43121 Parma PR"));
        Letters.Batch batch = letters.batches().getFirst();
        assertThat(batch.letters()).isEqualTo(2);
        assertThat(batch.cost()).isEqualByComparingTo("2.60");
        var out = new ByteArrayOutputStream();
        letters.print(batch.batchId(), out);
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("seconda riga €", "Oggetto è", "https://x.example/l");
            double point = 72 / 25.4;
            var stripper = new PDFTextStripperByArea();
            stripper.addRegion(
                    "window", new java.awt.geom.Rectangle2D.Double(105 * point, 45 * point, 85 * point, 45 * point));
            stripper.extractRegions(pdf.getPage(0));
            assertThat(stripper.getTextForRegion("window"))
                    .contains("Anna Rossi", "via Verdi 3", "43121 Parma PR", "ITALIA")
                    .doesNotContain("Oggetto");
        }
        var csv = new ByteArrayOutputStream();
        letters.exportCsv(batch.batchId(), csv);
        assertThat(csv.toString(UTF_8))
                .startsWith("letter_id,batch_id,customer_id")
                .contains("via Verdi 3", "1.30");
        assertThat(csv.toString(UTF_8).lines().filter(line -> line.contains("EUR")))
                .hasSize(2);
        assertThat(letters.posted(batch.batchId(), true, WHO)).isFalse();
        assertThat(letters.close(batch.batchId(), WHO)).isTrue();
        assertThat(letters.posted(batch.batchId(), true, WHO)).isTrue();
        carrier.hand(parcel(Medium.LETTER, "l3", "via Verdi 5\n43121 Parma PR"));
        assertThat(letters.letters(batch.batchId())).hasSize(2);
        assertThat(letters.cameBack(letters.letters(batch.batchId()).getFirst().letterId(), WHO))
                .isTrue();
        assertThat(state(first.messageId())).isEqualTo("FAILED");
    }

    private String letterTo(long customer) {
        var asked = new Facts.Asked(
                0,
                customer,
                "general",
                Purpose.SERVICE,
                Optional.of(Medium.LETTER),
                "",
                Instant.now(),
                Exposure.Kind.NOT_MEASURED,
                "",
                OptionalLong.empty());
        var facts = reader.read(List.of(asked), Set.of(Medium.LETTER), 30).getFirst();
        return facts.dead().contains(Medium.LETTER) ? "dead" : "alive";
    }

    @Test
    void anAddressFromWhichALetterCameBackReachesNobodyUntilHeMovesOrItIsLifted() {
        media.save(Medium.LETTER, Map.of("sender-line", "Bottega, via Roma 1, Parma"), WHO);
        settings.forget();
        long bruno = firm.customer("Bruno Neri", "", "");
        for (long one : new long[] {anna, bruno}) {
            Map.of("STREET", "Via  Verdi 3", "CITY", "Parma", "POSTCODE", "43121")
                    .forEach((field, text) -> firm.books().value(one, field, text, text, LocalDate.of(2026, 3, 1)));
        }
        cards.rebuild(done -> {});
        assertThat(letterTo(anna)).isEqualTo("alive");
        long reached = letters(media.states());
        carriers.of(Medium.LETTER).hand(parcel(Medium.LETTER, "l7", postal.lines(anna)));
        assertThat(letters.cameBack(
                        letters.letters(letters.batches().getFirst().batchId())
                                .getFirst()
                                .letterId(),
                        WHO))
                .isTrue();
        assertThat(letterTo(anna)).isEqualTo("dead");
        assertThat(letterTo(bruno)).as("his neighbour is still there").isEqualTo("alive");
        assertThat(letters(media.states())).as("and is still counted").isEqualTo(reached - 1);
        assertThat(media.lift(media.unreachable(5).getFirst().unreachableId(), WHO))
                .isTrue();
        assertThat(letterTo(anna)).isEqualTo("alive");
        jdbc.sql("UPDATE interact.unreachable SET lifted_at = NULL").update();
        jdbc.sql("UPDATE identify.value SET text = 'Via Nuova 1', normal = 'Via Nuova 1' WHERE field = 'STREET'"
                        + " AND record_id = :anna")
                .param("anna", anna)
                .update();
        cards.rebuild(done -> {});
        assertThat(letterTo(anna)).as("he moved").isEqualTo("alive");
    }

    private static long letters(List<Media.State> states) {
        return states.stream()
                .filter(state -> state.medium() == Medium.LETTER)
                .findFirst()
                .orElseThrow()
                .reach();
    }

    @Test
    void whatHeSaysOnThePhoneEntersTheConversation() {
        Parcel parcel = parcel(Medium.PHONE, "c1", "+393471234567");
        assertThat(carriers.of(Medium.PHONE).hand(parcel)).isInstanceOf(Handed.Taken.class);
        Calls.Call call = calls.list(true, 10).getFirst();
        assertThat(call.customerId()).isEqualTo(anna);
        assertThat(calls.note(call.callId(), Calls.Result.NOT_REACHED, "", WHO)).isTrue();
        assertThat(calls.open()).isEqualTo(1);
        assertThat(calls.note(call.callId(), Calls.Result.REACHED, "Vuole il bidone.", WHO))
                .isTrue();
        assertThat(calls.note(call.callId(), Calls.Result.REACHED, "again", WHO))
                .isFalse();
        assertThat(calls.open()).isZero();
        var csv = new ByteArrayOutputStream();
        calls.exportCsv(false, csv);
        assertThat(csv.toString(UTF_8)).contains("+393471234567", "REACHED", "Vuole il bidone.");
        var open = new ByteArrayOutputStream();
        calls.exportCsv(true, open);
        assertThat(open.toString(UTF_8).lines()).as("the heading alone").hasSize(1);
        assertThat(state(parcel.messageId())).isEqualTo("CONFIRMED");
        assertThat(dialogue.of(anna, OptionalLong.empty(), 5).getFirst().text()).isEqualTo("Vuole il bidone.");
        assertThat(calls.reopen(call.callId(), WHO)).isTrue();
        calls.note(call.callId(), Calls.Result.WRONG_NUMBER, "", WHO);
        assertThat(media.unreachable(5)).extracting(Media.Unreachable::medium).containsExactly(Medium.PHONE);
    }

    @Test
    void whoLeavesIsTakenOutOfTheOpenBatchAndOffTheList() {
        media.save(Medium.LETTER, Map.of("sender-line", "Bottega, via Roma 1, Parma"), WHO);
        settings.forget();
        Parcel letter = parcel(Medium.LETTER, "l9", "via Verdi 3\n43121 Parma PR");
        carriers.of(Medium.LETTER).hand(letter);
        Parcel call = parcel(Medium.PHONE, "c9", "+393471234567");
        carriers.of(Medium.PHONE).hand(call);
        jdbc.sql("UPDATE interact.message SET purpose = 'OFFERS'").update();
        events.publishEvent(new ConsentWithdrawn(anna, "", Set.of(Purpose.NEWS), Set.of(Medium.LETTER, Medium.PHONE)));
        assertThat(calls.open()).as("he left something else").isEqualTo(1);
        events.publishEvent(
                new ConsentWithdrawn(anna, "", Set.of(Purpose.OFFERS), Set.of(Medium.LETTER, Medium.PHONE)));
        assertThat(calls.open()).isZero();
        assertThat(letters.batches().getFirst().letters()).isZero();
        assertThat(state(letter.messageId())).isEqualTo("REFUSED");
        assertThat(state(call.messageId())).isEqualTo("REFUSED");
    }

    @Test
    void whoWantsToBeLeftAloneIsNeitherWrittenToNorCalledNorToldOf() {
        media.save(Medium.LETTER, Map.of("sender-line", "Bottega, via Roma 1, Parma"), WHO);
        settings.forget();
        hooks.make("erp", "http://127.0.0.1:1/h", Set.of(), WHO);
        Parcel letter = parcel(Medium.LETTER, "l11", "via Verdi 3\n43121 Parma PR");
        Parcel call = parcel(Medium.PHONE, "c11", "+393471234567");
        Parcel hook = parcel(Medium.WEBHOOK, "w11", "");
        carriers.of(Medium.LETTER).hand(letter);
        carriers.of(Medium.PHONE).hand(call);
        carriers.of(Medium.WEBHOOK).hand(hook);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("SELECT count(*) FROM interact.hook_call WHERE words <> ''")
                                .query(Long.class)
                                .single()
                        == 1);
        var until = Instant.now().plus(Duration.ofDays(3));
        var proof = new Agreements.Proof("customer:" + anna, "own-page", "Leave me alone", "test");
        agreements.pause(anna, Optional.of(until), proof);
        assertThat(letters.batches().getFirst().letters()).isZero();
        assertThat(state(letter.messageId())).as("it waits with the rest").isEqualTo("PLANNED");
        assertThat(jdbc.sql("SELECT (SELECT min(due_at) FROM interact.message WHERE message_id = :letter) > now() +"
                                + " interval '2 days' AND (SELECT min(not_before) FROM interact.call) > now() + interval '2 days' AND"
                                + " (SELECT min(next_at) FROM interact.hook_call) > now() + interval '2 days'")
                        .param("letter", letter.messageId())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        agreements.pause(anna, Optional.empty(), proof);
        assertThat(calls.open()).isZero();
        assertThat(state(call.messageId())).isEqualTo("REFUSED");
        assertThat(state(hook.messageId())).isEqualTo("REFUSED");
        assertThat(jdbc.sql("SELECT count(*) FROM interact.hook_call")
                        .query(Long.class)
                        .single())
                .as("no program is told of him")
                .isZero();

        Parcel other = parcel(Medium.WEBHOOK, "w12", "");
        carriers.of(Medium.WEBHOOK).hand(other);
        events.publishEvent(new ConsentWithdrawn(anna, "", Set.of(Purpose.NEWS), Set.of(Medium.EMAIL)));
        assertThat(state(other.messageId())).as("he left e-mail").isEqualTo("HANDED_OVER");
        events.publishEvent(new ConsentWithdrawn(anna, "", Set.of(Purpose.NEWS), Set.of(Medium.WEBHOOK)));
        assertThat(state(other.messageId())).isEqualTo("REFUSED");
        jdbc.sql("TRUNCATE interact.hook, interact.pause CASCADE").update();
    }

    /** One message by each medium at which it lies ready before it leaves. */
    private List<Parcel> handed(String name) {
        if (hooks.list().isEmpty()) {
            media.save(Medium.LETTER, Map.of("sender-line", "Bottega, via Roma 1, Parma"), WHO);
            settings.forget();
            hooks.make("erp", "http://127.0.0.1:1/h", Set.of(), WHO);
        }
        var parcels = List.of(
                parcel(Medium.LETTER, "l" + name, "via Verdi 3\n43121 Parma PR"),
                parcel(Medium.PHONE, "c" + name, "+393471234567"),
                parcel(Medium.WEBHOOK, "w" + name, ""));
        hand(parcels);
        return parcels;
    }

    private void hand(List<Parcel> parcels) {
        carriers.of(Medium.LETTER).hand(parcels.get(0));
        carriers.of(Medium.PHONE).hand(parcels.get(1));
        carriers.of(Medium.WEBHOOK).hand(parcels.get(2));
    }

    /** How many letters, calls and hook calls lie ready. */
    private List<Long> ready() {
        return List.of(
                letters.batches().getFirst().letters(),
                calls.open(),
                jdbc.sql("SELECT count(*) FROM interact.hook_call")
                        .query(Long.class)
                        .single());
    }

    private List<String> states(List<Parcel> parcels) {
        return parcels.stream()
                .map(one -> jdbc.sql("SELECT state || ' ' || state_why || coalesce(handed_at::text, '') FROM"
                                + " interact.message WHERE message_id = :id")
                        .param("id", one.messageId())
                        .query(String.class)
                        .single())
                .toList();
    }

    private void of(List<Parcel> parcels, String column, long number) {
        jdbc.sql("UPDATE interact.message SET " + column + " = :number WHERE message_id = ANY (:ids)")
                .param("number", number)
                .param("ids", parcels.stream().mapToLong(Parcel::messageId).toArray())
                .update();
    }

    /** A sending has one message to each: the second and the third go to others. */
    private void partOf(List<Parcel> parcels, long sending) {
        for (int i = 1; i < parcels.size(); i++) {
            of(List.of(parcels.get(i)), "record_id", firm.customer("Other " + i, "", ""));
        }
        of(parcels, "sending_id", sending);
    }

    private long sending(boolean profiled) {
        return jdbc.sql("INSERT INTO interact.sending (name, purpose, template_id, segment_id, why, state, planned_by,"
                        + " planned_at, profiled) VALUES ('S', 'NEWS', 1, 1, 'w', 'queued', 'test', now(), :profiled)"
                        + " RETURNING sending_id")
                .param("profiled", profiled)
                .query(Long.class)
                .single();
    }

    @Test
    void aSendingThatIsStoppedTakesBackWhatLiesReady() {
        var stopped = handed("1");
        var other = handed("2");
        var noNumber = handed("3");
        long id = sending(false);
        partOf(stopped, id);
        partOf(other, sending(false));
        assertThat(sendings.over(List.of(sendings.find(id).orElseThrow())))
                .as("letters, calls and programs can still be stopped")
                .isEmpty();
        assertThat(sendings.stop(id, WHO, "wrong price")).hasValue(3);
        assertThat(ready()).containsExactly(2L, 2L, 2L);
        assertThat(states(stopped)).containsOnly("RECALLED outbox.recalled|" + WHO + "|wrong price");
        for (var parcel : stopped) {
            assertThat(outbox.release(parcel.messageId(), WHO, "this one still"))
                    .as("nothing of a stopped sending goes out one by one")
                    .isFalse();
        }
        assertThat(states(other)).allMatch(state -> state.startsWith("HANDED_OVER "));
        assertThat(states(noNumber)).allMatch(state -> state.startsWith("HANDED_OVER "));
    }

    @Test
    void onlyWhatIsQueuedAndDoesNotLieReadyIsOver() {
        var parcels = handed("1");
        long id = sending(false);
        partOf(parcels, id);
        var sending = List.of(sendings.find(id).orElseThrow());
        assertThat(sendings.over(sending)).isEmpty();
        letters.close(letters.batches().getFirst().batchId(), WHO);
        assertThat(sendings.over(sending)).isEmpty();
        calls.note(calls.list(true, 5).getFirst().callId(), Calls.Result.REACHED, "", WHO);
        assertThat(sendings.over(sending)).isEmpty();
        jdbc.sql("UPDATE interact.hook_call SET told_at = now()").update();
        assertThat(sendings.over(sending)).containsExactly(id);
        assertThat(sendings.stop(id, WHO, "too late")).as("all have left").hasValue(0);
        assertThat(states(parcels)).noneMatch(state -> state.startsWith("RECALLED"));
    }

    @Test
    void oneMessageIsTakenBackWhereItLiesReady() {
        var parcels = handed("1");
        var kept = handed("2");
        var ids = parcels.stream().map(Parcel::messageId).toList();
        assertThat(outbox.atHand(ids)).containsExactlyInAnyOrderElementsOf(ids);
        for (long id : ids) {
            assertThat(outbox.recall(id, "customer:" + anna, "by you")).isTrue();
            assertThat(outbox.recall(id, WHO, "again")).as("it is over").isFalse();
        }
        assertThat(outbox.atHand(ids)).isEmpty();
        assertThat(states(parcels)).containsOnly("BLOCKED outbox.blocked|customer:" + anna + "|by you");
        assertThat(states(kept)).allMatch(state -> state.startsWith("HANDED_OVER "));
        assertThat(ready()).containsExactly(1L, 1L, 1L);
        long taken = calls.list(false, 5).getFirst().callId();
        assertThat(calls.reopen(taken, WHO))
                .as("nobody puts it back on the list behind his back")
                .isFalse();
        assertThat(carriers.of(Medium.PHONE).left(List.of("c1"))).containsEntry("c1", false);
        hand(parcels);
        assertThat(ready()).as("let go, it lies ready again").containsExactly(2L, 2L, 2L);
        letters.close(letters.batches().getFirst().batchId(), WHO);
        assertThat(outbox.recall(kept.getFirst().messageId(), WHO, "too late"))
                .as("it is printed")
                .isFalse();
        assertThat(states(kept)).allMatch(state -> state.startsWith("HANDED_OVER "));
    }

    @Test
    void whatOneOfTwoProgramsWasToldHasLeft() {
        hooks.make("shop", "http://127.0.0.1:1/s", Set.of(), WHO);
        hooks.make("erp", "http://127.0.0.1:1/h", Set.of(), WHO);
        var told = parcel(Medium.WEBHOOK, "w1", "");
        var untold = parcel(Medium.WEBHOOK, "w2", "");
        carriers.of(Medium.WEBHOOK).hand(told);
        carriers.of(Medium.WEBHOOK).hand(untold);
        jdbc.sql("UPDATE interact.hook_call SET told_at = now() WHERE hook_call_id = ("
                        + "SELECT min(hook_call_id) FROM interact.hook_call WHERE message_id = ?)")
                .param(told.messageId())
                .update();
        assertThat(outbox.atHand(List.of(told.messageId(), untold.messageId()))).containsExactly(untold.messageId());
        assertThat(outbox.recall(told.messageId(), WHO, "too late")).isFalse();
        assertThat(outbox.recall(untold.messageId(), WHO, "by us")).isTrue();
        assertThat(states(List.of(told))).allMatch(state -> state.startsWith("HANDED_OVER "));
    }

    @Test
    void whoIsNotToBeTrackedGetsNothingOfAnInitiativeThatLiesReady() {
        var chosen = handed("1");
        chosen.forEach(one -> of(List.of(one), "sending_id", sending(true)));
        var measured = handed("2");
        of(measured, "experiment_id", 999);
        var to = handed("3");
        to.forEach(one -> of(List.of(one), "sending_id", sending(false)));
        rights.set(anna, CustomerRights.Kind.DO_NOT_TRACK, true, "customer:" + anna, "own-page");
        assertThat(states(chosen)).containsOnly("REFUSED gate.track");
        assertThat(states(measured)).containsOnly("REFUSED gate.track");
        assertThat(states(to)).as("nobody was chosen").allMatch(state -> state.startsWith("HANDED_OVER "));
        assertThat(ready()).containsExactly(1L, 1L, 1L);
        rights.set(anna, CustomerRights.Kind.DO_NOT_TRACK, false, "customer:" + anna, "own-page");
        assertThat(ready()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void anExperimentThatIsStoppedTakesBackWhatLiesReady() {
        long id = experiment();
        experiments.start(id, WHO);
        takenBack(id, () -> experiments.stop(id, WHO, "it does harm"));
    }

    /** Nobody stops it: its last day passes. */
    @Test
    void anExperimentWhoseTimeIsOverTakesBackWhatLiesReady() {
        ends.tell();
        long id = experiment();
        jdbc.sql("UPDATE measure.experiment SET started_at = now() - interval '30 days', started_by = :who,"
                        + " ends_at = now() + interval '1 day' WHERE experiment_id = :id")
                .param("who", WHO)
                .param("id", id)
                .update();
        assertThat(ends.tell()).as("it runs").isZero();
        long ended = experiment();
        takenBack(ended, () -> {
            jdbc.sql("UPDATE measure.experiment SET started_at = now() - interval '30 days', started_by = :who,"
                            + " ends_at = now() WHERE experiment_id = :id")
                    .param("who", WHO)
                    .param("id", ended)
                    .update();
            ends.tell();
        });
        assertThat(journal.about("experiment:" + ended, OptionalLong.empty(), 1))
                .extracting(Journal.Line::who, Journal.Line::what)
                .containsExactly(tuple("system", "measure.experiment-finished"));
        assertThat(ends.tell()).as("it is told once").isZero();
        assertThat(experiments.find(ended).orElseThrow().state())
                .isEqualTo(io.clientela.measure.Experiment.State.FINISHED);
    }

    private long experiment() {
        return experiments
                .draft(
                        new ExperimentPlan(
                                "All",
                                "",
                                List.of(
                                        new ExperimentPlan.Arm("mail", 0.5, false),
                                        new ExperimentPlan.Arm("none", 0.5, true)),
                                new ExperimentPlan.Target(ExperimentPlan.Of.ALL, List.of(), true),
                                new ExperimentPlan.Measured(
                                        ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.EXPOSURE, 60, "EUR"),
                                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                                new ExperimentPlan.Run(30, true),
                                new ExperimentPlan.Cost(0, 0, 1)),
                        WHO,
                        "")
                .id();
    }

    /** What lies ready and what waits for an experiment is refused by its end; what belongs to others stays. */
    private void takenBack(long id, Runnable end) {
        var of = handed("1");
        of(of, "experiment_id", id);
        var other = handed("2");
        of(other, "experiment_id", id + 1000);
        long waits = parcel(Medium.LETTER, "l3", "").messageId();
        jdbc.sql("UPDATE interact.message SET state = 'PLANNED', due_at = now() + interval '1 day', handed_at = NULL,"
                        + " experiment_id = :id WHERE message_id = :message")
                .param("id", id)
                .param("message", waits)
                .update();
        end.run();
        assertThat(states(of)).containsOnly("REFUSED gate.arm.over");
        assertThat(state(waits)).isEqualTo("REFUSED");
        assertThat(states(other)).allMatch(state -> state.startsWith("HANDED_OVER "));
        assertThat(ready()).containsExactly(1L, 1L, 1L);
    }

    /** An operator by HTTP: what he took, what he will never take, what he may have taken, what he takes later. */
    @Test
    void answersOfAnSmsOperatorAreToldApart() throws IOException {
        var answer = new AtomicInteger(200);
        var server =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var seen = new ConcurrentLinkedQueue<String>();
        server.createContext("/", exchange -> {
            seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            media.save(
                    Medium.SMS,
                    Map.of(
                            "way", "http",
                            "sender", "Bottega",
                            "http-address",
                                    "http://127.0.0.1:" + server.getAddress().getPort() + "/sms"),
                    WHO);
            settings.forget();
            Carrier carrier = carriers.of(Medium.SMS);
            Parcel parcel = parcel(Medium.SMS, "s1", "+393471234567");
            assertThat(carrier.hand(parcel)).isInstanceOf(Handed.Taken.class);
            assertThat(seen.element()).contains("+393471234567", "s1");
            answer.set(400);
            assertThat(carrier.hand(parcel))
                    .isInstanceOfSatisfying(
                            Handed.Refused.class,
                            refused -> assertThat(refused.forGood()).isTrue());
            answer.set(504);
            assertThat(carrier.hand(parcel)).as("it may have taken it").isInstanceOf(Handed.Uncertain.class);
            answer.set(429);
            assertThat(carrier.hand(parcel)).isInstanceOf(Handed.Later.class);
        } finally {
            server.stop(0);
        }
        assertThat(carriers.of(Medium.SMS).hand(parcel(Medium.SMS, "s2", "+393471234567")))
                .as("nobody is there")
                .isInstanceOf(Handed.Later.class);
    }

    @Test
    void anOperatorTellsByHttpWhatCustomersWriteAndWhatArrived() throws IOException {
        var server =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        Parcel arrived = parcel(Medium.SMS, "h1", "+393471234567");
        Parcel lost = parcel(Medium.SMS, "h2", "+393471234567");
        Map<String, String> written = Map.of("message.from", "00393471234567", "body", "Va bene.", "id", "7");
        assertThat(media.takeSms(written, "")).as("no secret is set").isEmpty();
        try {
            media.save(
                    Medium.SMS,
                    Map.of(
                            "way", "http",
                            "sender", "Bottega",
                            "http-address",
                                    "http://127.0.0.1:" + server.getAddress().getPort() + "/sms",
                            "sms-hook-secret", "long-word-of-the-firm",
                            "sms-hook-from", "message.from",
                            "sms-hook-text", "body"),
                    WHO);
            settings.forget();
            assertThat(carriers.of(Medium.SMS).hand(arrived)).isInstanceOf(Handed.Taken.class);
            assertThat(carriers.of(Medium.SMS).hand(lost)).isInstanceOf(Handed.Taken.class);
        } finally {
            server.stop(0);
        }
        assertThat(media.takeSms(written, "another")).isEmpty();
        assertThat(media.takeSms(written, "long-word-of-the-firm")).contains("message");
        assertThat(media.takeSms(written, "long-word-of-the-firm")).contains("message");
        assertThat(dialogue.of(anna, OptionalLong.empty(), 9).stream()
                        .filter(turn -> turn.text().equals("Va bene.")))
                .as("told twice, one")
                .hasSize(1);
        assertThat(media.takeSms(Map.of("reference", "h1", "state", "enroute"), "long-word-of-the-firm"))
                .contains("nothing");
        assertThat(media.takeSms(Map.of("reference", "h1", "state", "delivered"), "long-word-of-the-firm"))
                .contains("receipt");
        media.takeSms(Map.of("reference", "h2", "state", "UNDELIV"), "long-word-of-the-firm");
        assertThat(state(arrived.messageId())).isEqualTo("CONFIRMED");
        assertThat(state(lost.messageId())).isEqualTo("FAILED");
    }

    @Test
    void programsAreToldSignedAndTriedAgain() throws IOException {
        var seen = new ConcurrentLinkedQueue<String>();
        var answers = new AtomicInteger(500);
        var server =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> secret = new ArrayList<>();
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            boolean right = StandardWebhooks.verify(
                    secret.getFirst(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    body,
                    Instant.now());
            seen.add(right + " " + new String(body, UTF_8));
            exchange.sendResponseHeaders(answers.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            assertThatIllegalArgumentException().isThrownBy(() -> hooks.make("x", "file:///etc", Set.of(), WHO));
            assertThat(carriers.of(Medium.WEBHOOK).standing().usable()).isFalse();
            secret.add(
                    hooks.make("erp", "http://127.0.0.1:" + server.getAddress().getPort() + "/h", Set.of(), WHO));
            Parcel parcel = parcel(Medium.WEBHOOK, "w1", "");
            assertThat(carriers.of(Medium.WEBHOOK).hand(parcel)).isInstanceOf(Handed.Taken.class);
            assertThat(carriers.of(Medium.WEBHOOK).hand(parcel)).isInstanceOf(Handed.Taken.class);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !seen.isEmpty());
            answers.set(204);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> hooks.list().getFirst().told() == 1);
            assertThat(seen).hasSize(2).allMatch(call -> call.startsWith("true {\"type\":\"message.sent\""));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> state(parcel.messageId()).equals("CONFIRMED"));
            Hooks.Hook hook = hooks.list().getFirst();
            assertThat(hook.lost()).isZero();
            assertThat(hook.lag()).isEmpty();
            assertThat(hooks.calls(hook.hookId(), 5).getFirst().attempts()).isEqualTo(2);
            answers.set(410);
            carriers.of(Medium.WEBHOOK).hand(parcel(Medium.WEBHOOK, "w2", ""));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> hooks.list().getFirst().endedAt().isPresent());
        } finally {
            server.stop(0);
            jdbc.sql("TRUNCATE interact.hook CASCADE").update();
        }
    }

    @Test
    void eventsFindTheirCustomer() {
        assertThat(tracked.take(
                        Tracked.Kind.PAGE, Map.of("anonymousId", "a1", "name", "Olio", "messageId", "p1"), "key:1"))
                .isEmpty();
        assertThat(tracked.counts().unplaced()).isEqualTo(1);
        var identify = Map.<String, Object>of(
                "userId",
                "u7",
                "anonymousId",
                "a1",
                "messageId",
                "i1",
                "traits",
                Map.of("email", "Anna.Rossi@Kunde.example"));
        assertThat(tracked.take(Tracked.Kind.IDENTIFY, identify, "key:1")).hasValue(anna);
        assertThat(tracked.take(Tracked.Kind.IDENTIFY, identify, "key:1")).hasValue(anna);
        assertThat(tracked.take(
                        Tracked.Kind.TRACK,
                        Map.of("userId", "u7", "event", "Asked a price", "messageId", "t1"),
                        "key:1"))
                .hasValue(anna);
        assertThat(tracked.counts())
                .extracting(Tracked.Counts::events, Tracked.Counts::unplaced)
                .containsExactly(3L, 0L);
        assertThat(tracked.of(anna, 10)).extracting(Tracked.Event::name).contains("Olio", "Asked a price", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tracked.take(Tracked.Kind.TRACK, Map.of("userId", "u7"), "key:1"));
        assertThatIllegalArgumentException().isThrownBy(() -> tracked.take(Tracked.Kind.PAGE, Map.of(), "key:1"));
    }

    private OptionalLong tells(String user, String anonymous, String message, String key) {
        return tracked.take(
                Tracked.Kind.TRACK,
                Map.of("userId", user, "anonymousId", anonymous, "event", "Looked", "messageId", message),
                key);
    }

    @Test
    void aProgramsOwnNumberIsNoneOfOurs() {
        long bruno = firm.customer("Bruno Neri", "", "");
        firm.books().value(bruno, "CUSTOMER_CODE", "C-" + anna, "C-" + anna, LocalDate.of(2026, 3, 1));
        cards.rebuild(done -> {});
        assertThat(tells(Long.toString(anna), "", "n1", "key:1"))
                .as("the shop's number, not ours")
                .isEmpty();
        assertThat(tells("customer:" + anna, "", "n2", "key:1")).hasValue(anna);
        assertThat(tells("c-" + anna, "", "n3", "key:1"))
                .as("the number that a source gives")
                .hasValue(bruno);
        assertThat(tells("C" + anna, "", "n4", "key:1"))
                .as("alike is not the same")
                .isEmpty();
        tracked.take(
                Tracked.Kind.IDENTIFY,
                Map.of("userId", "u1", "traits", Map.of("email", "anna.rossi@kunde.example")),
                "key:1");
        assertThat(tells("u1", "", "n5", "key:1")).hasValue(anna);
        assertThat(tells("u1", "", "n6", "key:2"))
                .as("another program counts otherwise")
                .isEmpty();
        assertThat(tells("customer:" + anna, "shared", "n7", "key:1")).hasValue(anna);
        assertThat(tells("u2", "shared", "n8", "key:1"))
                .as("another on the same device")
                .isEmpty();
    }

    @Test
    void whoIsNotToBeTrackedIsNot() {
        tells("u1", "device", "d1", "key:1");
        assertThat(tracked.counts().events()).isEqualTo(1);
        rights.set(anna, CustomerRights.Kind.DO_NOT_TRACK, true, "customer:" + anna, "own-page");
        assertThat(tracked.take(
                        Tracked.Kind.IDENTIFY,
                        Map.of(
                                "userId",
                                "u1",
                                "anonymousId",
                                "device",
                                "traits",
                                Map.of("email", "anna.rossi@kunde.example")),
                        "key:1"))
                .isEmpty();
        assertThat(tells("customer:" + anna, "", "d2", "key:1")).isEmpty();
        assertThat(tracked.of(anna, 10)).isEmpty();
        assertThat(tracked.counts().events())
                .as("what he did before it was known who he is")
                .isZero();
        rights.set(anna, CustomerRights.Kind.DO_NOT_TRACK, false, "customer:" + anna, "own-page");
        assertThat(tells("customer:" + anna, "", "d3", "key:1")).hasValue(anna);
    }

    @Test
    void whatHeSaidThatHePrefersIsKnownToTheGate() {
        jdbc.sql("""
            WITH q AS (INSERT INTO interact.question (position, kind, fills, subject, points, again_days, moment, moment_days,
                           active, made_at, made_by)
                       VALUES (1, 'CHOICE', 'PREFERENCE', 'Medium', 0, 0, 'ANY', 0, true, now(), 'test') RETURNING question_id)
            INSERT INTO interact.asked (question_id, record_id, medium, language, body, asked_at, asked_by, answered_at, answer)
            SELECT question_id, :record, 'PHONE', 'it', 'Come?', now(), 'test', now() - d * interval '1 day', a
            FROM q, (VALUES (2, 'Per e-mail'), (1, 'Con un SMS'), (0, 'non importa')) AS said (d, a)\
            """).param("record", anna).update();
        var asked = new Facts.Asked(
                0,
                anna,
                "general",
                Purpose.SERVICE,
                Optional.empty(),
                "",
                Instant.now(),
                Exposure.Kind.NOT_MEASURED,
                "",
                OptionalLong.empty());
        assertThat(reader.read(List.of(asked), Set.of(Medium.SMS), 30)
                        .getFirst()
                        .preferred())
                .contains(Medium.SMS);
    }

    @Test
    void whoIsErasedIsForgottenByTheMedia() {
        carriers.of(Medium.PHONE).hand(parcel(Medium.PHONE, "c9", "+393471234567"));
        tracked.take(Tracked.Kind.TRACK, Map.of("userId", "customer:" + anna, "event", "x"), "key:1");
        List<String> told = new ArrayList<>();
        forgetting.erased(new CustomerErased(
                anna,
                List.of(anna),
                List.of("anna.rossi@kunde.example"),
                List.of("anna.rossi@kunde.example"),
                place -> told.add(place.where() + " " + place.count())));
        assertThat(told).contains("interact.call 1", "interact.tracked 1", "interact.letter 0");
        assertThat(calls.open()).isZero();
    }
}
