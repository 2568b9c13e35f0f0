package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Picture;
import io.clientela.identify.Customers;
import io.clientela.identify.Erasures;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.Joins;
import io.clientela.interact.OwnPage;
import io.clientela.interact.Rewards;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Blackening;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R34, R37: whoever has himself erased stands nowhere any more, by a search that does not ask the eraser. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=erasure") // a database of its own
class ErasureTest {

    private static final List<String> WORDS = List.of(
            "Serafino Malaspina",
            "Malaspina Serafino",
            "serafino.malaspina@addio.example",
            "MLSSFN70A01F257F",
            "347 5559911",
            "3475559911",
            "malaspina",
            "serafino",
            "Vicolo Segreto 7");

    private static final String OTHERS = "of another";

    /** Where he stands before he is erased, as far as this test puts him there itself. */
    private static final String[] PLANTED = {
        "identify.value",
        "identify.search_word",
        "platform.journal",
        "interact.mail_in.raw",
        "interact.letter",
        "interact.call",
        "interact.call_try",
        "interact.hook_call",
        "interact.tracked",
        "interact.unreachable",
        "interact.asked",
        "interact.mark",
        "interact.paused_topic",
        "interact.joint_goal",
        "interact.joint_goal_note",
        "interact.consent",
        "interact.consent_flaw",
        "interact.pause",
        "interact.agreement_event",
        "interact.agreement_version"
    };

    private static final String CONTACTS = """
        Codice cliente;Cognome;Nome;Cod. fiscale;E-mail;Cellulare;Indirizzo;CAP;Località;Prov
        M1;Malaspina;Serafino;MLSSFN70A01F257F;serafino.malaspina@addio.example;347 5559911;Vicolo Segreto 7;41121;Modena;MO
        M2;Rossi;Piera;;piera.rossi@resta.example;347 5558822;Via Roma 2;41121;Modena;MO
        """;
    private static final String WEB = """
        E-mail;Nome completo;Telefono;Cod. fiscale
        serafino.malaspina@addio.example;Serafino Malaspina;+39 347 5559911;MLSSFN70A01F257F
        """;
    private static final String ORDERS = """
        Numero;Data;Codice cliente;Cod. articolo;Descrizione;Qtà;Prezzo;Importo;Reparto
        2001;03/02/2026;M1;PEN-1;Pentola di rame;1;89,90;89,90;Cucina
        2002;15/03/2026;M1;TOV-1;Tovaglia per Serafino Malaspina;1;45,00;45,00;Tessile
        2003;20/03/2026;M2;PEN-1;Pentola di rame;1;89,90;89,90;Cucina
        2004;31/02/2026;M1;PEN-1;Pentola per serafino.malaspina@addio.example;1;89,90;89,90;Cucina
        """;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    Erasures erasures;

    @Autowired
    Joins joins;

    @Autowired
    Needs needs;

    @Autowired
    Rewards rewards;

    @Autowired
    OwnPage ownPage;

    @Autowired
    Journal journal;

    @Autowired
    Picture picture;

    @Autowired
    Columnar columnar;

    @Autowired
    Blackening blackening;

    @Autowired
    Jobs jobs;

    @Autowired
    DataFolder folder;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoHasHimselfErasedStandsNowhereAnyMore() throws Exception {
        long him = plant();
        BigDecimal net = customers.card(him).orElseThrow().main().orElseThrow().net();
        BigDecimal ledger = ledger();
        long lines = lines();
        List<String> keptOfOthers = keptOfOthers();
        assertThat(keptOfOthers).hasSize(5);
        assertThat(places()).as("the plant").contains(PLANTED);
        assertThat(files()).as("kept files").extracting(file -> ending(file)).contains(".csv", ".zip", ".gz");
        assertThat(pictureBytes()).as("the bytes of the picture").isTrue();

        Erasures.Report report = erasures.erase(him, "customer:" + him);

        assertThat(report.found()).isEmpty();
        assertThat(report.places())
                .extracting(Erasures.Place::where)
                .contains(
                        "identify.value",
                        "identify.flaw",
                        "differentiate.need",
                        "interact.message",
                        "interact.mail_in",
                        "interact.letter",
                        "interact.call",
                        "interact.call_try",
                        "interact.hook_call",
                        "interact.tracked",
                        "interact.unreachable",
                        "interact.asked",
                        "interact.mark",
                        "interact.paused_topic",
                        "interact.joint_goal",
                        "interact.joint_goal_note",
                        "interact.consent_flaw",
                        "interact.reward_movement",
                        "platform.journal",
                        "files");
        assertThat(places()).as("places in the database").isEmpty();
        assertThat(files()).as("files").isEmpty();
        assertThat(keptOfOthers())
                .as("what is of others, and what all agree to")
                .isEqualTo(keptOfOthers);
        assertThat(pictureBytes()).as("the bytes of the picture").isFalse();
        assertThat(inPicture()).as("the picture").isEmpty();
        assertThat(lines())
                .as("the picture is there as before")
                .isEqualTo(lines)
                .isPositive();
        for (String word : WORDS) {
            assertThat(customers.search(word, 10)).as(word).isEmpty();
        }
        assertThat(customers.search("piera.rossi@resta.example", 5)).hasSize(1);

        assertThat(customers.card(him).orElseThrow().name()).isEmpty();
        assertThat(customers.card(him).orElseThrow().main().orElseThrow().net()).isEqualByComparingTo(net);
        assertThat(ledger()).isEqualByComparingTo(ledger);
        assertThat(customers.documents(him, java.util.Optional.empty(), 10).rows())
                .hasSize(2);
        assertThat(erasures.of(him)).contains(report);

        assertThat(rewards.balance(him).points()).as("his points stay figures").isEqualTo(30);
        comesNotBack(him);
        assertThat(erasures.erase(him, "user:Anna").places().stream()
                        .filter(place -> place.what().equals("deleted"))
                        .mapToLong(Erasures.Place::count)
                        .sum())
                .as("a second time there is nothing left to delete")
                .isZero();
    }

    /** The next full list of the source names him again: nothing of it is taken in. */
    private void comesNotBack(long him) throws IOException {
        take("crm", "contatti-nuovi.csv", CONTACTS + "M3;Verdi;Ugo;;ugo.verdi@nuovo.example;;;;;\n");
        assertThat(customers.search("ugo.verdi@nuovo.example", 5)).hasSize(1);
        assertThat(customers.search("serafino.malaspina@addio.example", 5)).isEmpty();
        assertThat(places().stream().filter(place -> !place.startsWith("identify.file")))
                .isEmpty();
        assertThat(customers.card(him).orElseThrow().name()).isEmpty();
        deleteKept();
    }

    /** A person in every place where one can be. */
    private long plant() throws IOException {
        take("crm", "contatti di Serafino Malaspina.csv", CONTACTS);
        take("web", "web.csv", WEB);
        take("crm", "vendite.zip", ORDERS);
        imports.keep("alt.csv.gz", new ByteArrayInputStream(gzipped(CONTACTS)));
        imports.keep("altri.zip", new ByteArrayInputStream(zipped("E-mail\npiera.rossi@resta.example\n")));
        imports.keep("noch-nicht.csv", new ByteArrayInputStream(WEB.getBytes(StandardCharsets.UTF_16LE)));
        Files.writeString(folder.temporary().resolve("spill.csv"), WEB);
        long him = customers
                .search("serafino.malaspina@addio.example", 1)
                .getFirst()
                .customer()
                .customerId();
        for (long twin : jdbc.sql(
                        "SELECT DISTINCT r.customer_id FROM identify.value v JOIN identify.record r USING (record_id)"
                                + " WHERE v.text = 'serafino.malaspina@addio.example' AND r.customer_id <> ?")
                .param(him)
                .query(Long.class)
                .list()) {
            him = joins.join(him, twin, "user:Anna", "").keptId();
        }
        long other = customers
                .search("piera.rossi@resta.example", 1)
                .getFirst()
                .customer()
                .customerId();
        var join = joins.join(him, other, "user:Anna", "Serafino Malaspina e Piera Rossi sono la stessa");
        joins.undo(join.joinId(), "user:Anna", "no: Serafino Malaspina vive altrove");
        journal.record(new Journal.Note(
                "user:Anna",
                "differentiate.silence-noted",
                "customer:" + him,
                Map.of("note", "Called Serafino Malaspina at 347 5559911"),
                "asked by serafino.malaspina@addio.example",
                ""));
        ownPage.link(him, "user:Anna");
        rewards.credit(him, "goodwill", 50, "planted", "user:Anna");
        rewards.redeem(him, "A basket for Serafino Malaspina", 20, "basket", "user:Anna");
        plantInRows(him);
        plantInMails();
        buildPicture();
        return him;
    }

    private void buildPicture() {
        long job = picture.rebuild("user:test");
        for (int wait = 0; wait < 600 && !jobs.find(job).orElseThrow().status().over(); wait++) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        assertThat(jobs.find(job).orElseThrow().error()).isEmpty();
    }

    private void plantInRows(long him) {
        long record = jdbc.sql("SELECT min(record_id) FROM identify.record WHERE customer_id = ?")
                .param(him)
                .query(Long.class)
                .single();
        for (String insert : List.of(
                "INSERT INTO differentiate.silence_action (record_id, who, note, on_day, last_on, usual_gap, due,"
                        + " result) VALUES (:record, 'user:Anna', :text, '2026-05-01', '2026-03-15', 30, '2026-05-31',"
                        + " :text)",
                "INSERT INTO differentiate.need (record_id, kind, what, origin, source, stated_on, status, made_at,"
                        + " made_by) VALUES (:record, 'STATED', :text, 'ANSWER', :text, '2026-05-01', 'OPEN', now(),"
                        + " 'user:Anna')",
                "INSERT INTO differentiate.need_event (need_id, kind, on_day, reason, at, who)"
                        + " SELECT need_id, 'STATED', '2026-05-01', :text, now(), 'user:Anna' FROM differentiate.need"
                        + " WHERE record_id = :record",
                "INSERT INTO interact.message (record_id, purpose, medium, language, subject, body, html, why,"
                        + " from_data, topic, state, planned_by, planned_at, due_at) SELECT :record, 'OFFERS', 'EMAIL',"
                        + " 'it', :text, :text, :text, :text, :text, :text, state, 'user:Anna', now(), now() + interval '1"
                        + " day' FROM unnest(ARRAY['PLANNED', 'HANDED_OVER']) AS state",
                "INSERT INTO interact.received (record_id, medium, sender, subject, body, sent_at, taken_at)"
                        + " VALUES (:record, 'EMAIL', 'serafino.malaspina@addio.example', :text, :text, now(), now()),"
                        + " (NULL, 'EMAIL', 'serafino.malaspina@addio.example', :text, :text, now(), now())",
                "INSERT INTO interact.consent (record_id, dialogue, purpose, medium, given, said_at, who, how,"
                        + " wording, evidence, kept_at) VALUES (:record, 'general', 'OFFERS', 'EMAIL', false, now(),"
                        + " 'customer:1', 'e-mail', :text, :text, now())",
                "INSERT INTO interact.pause (record_id, said_at, who, how, wording, evidence) VALUES (:record, now(),"
                        + " 'customer:1', 'phone', :text, :text)",
                "INSERT INTO interact.note (record_id, body, at, who) VALUES (:record, :text, now()," + " 'user:Anna')",
                "INSERT INTO interact.agreement (record_id, dialogue, made_at) VALUES (:record, 'general', now())",
                "INSERT INTO interact.agreement_version (agreement_id, version, terms, copy, hash, from_day,"
                        + " per_month, proposed_by, state, changed_at) SELECT agreement_id, 1,"
                        + " jsonb_build_object('firmGives', :text), :text, 'x', '2026-01-01', 4, 'CUSTOMER', 'proposed',"
                        + " now() FROM interact.agreement WHERE record_id = :record",
                "INSERT INTO interact.agreement_event (agreement_id, version, what, side, at, who, how, wording,"
                        + " evidence) SELECT agreement_id, 1, 'proposed', 'CUSTOMER', now(), 'customer:1', 'staff', :text,"
                        + " :text FROM interact.agreement WHERE record_id = :record",
                "INSERT INTO interact.agreement_event (agreement_id, version, what, side, at, who, how, wording,"
                        + " evidence) SELECT agreement_id, 1, 'ended', 'CUSTOMER', now(), 'customer:1', 'own-page', :text,"
                        + " '' FROM interact.agreement WHERE record_id = :record",
                "INSERT INTO interact.consent (record_id, dialogue, purpose, medium, given, said_at, who, how, wording,"
                        + " evidence, kept_at) SELECT :record, 'general', 'OFFERS', 'EMAIL', true, now(), 'user:Anna', 'paper',"
                        + " wording, 'import:moduli.csv line 2', now() FROM unnest(ARRAY['Io, Serafino Malaspina,"
                        + " acconsento', 'Acconsento alle offerte']) AS wording",
                "INSERT INTO interact.pause (record_id, said_at, who, how, wording, evidence) VALUES (:record, now(),"
                        + " 'user:Anna', 'paper', 'Io, MALASPINA SERAFINO, non voglio nulla', 'import:moduli.csv line 3')",
                "INSERT INTO interact.consent_flaw (file, line, reason, raw, found_at, found_by) VALUES ('moduli.csv', 4,"
                        + " 'when', 'serafino.malaspina@addio.example;OFFERS;EMAIL;ieri', now(), 'user:Anna'),"
                        + " ('moduli.csv', 5, 'when', 'piera.rossi@resta.example;OFFERS;EMAIL;ieri', now(), 'user:Anna')",
                "INSERT INTO interact.letter_batch (opened_at, closed_at) VALUES (now(), now()), (now(), NULL)",
                "INSERT INTO interact.letter (batch_id, message_id, reference, address, language, subject, body,"
                        + " leave_link, cost, currency, at) SELECT b.batch_id, m.message_id, 'l' || b.batch_id, :text, 'it',"
                        + " :text, :text, 'x', 1, 'EUR', now() FROM interact.letter_batch b, (SELECT max(message_id) AS"
                        + " message_id FROM interact.message WHERE record_id = :record) m",
                "INSERT INTO interact.call (message_id, reference, phone, name, language, subject, body, at, not_before)"
                        + " SELECT max(message_id), 'c1', '3475559911', 'Serafino Malaspina', 'it', :text, :text, now(), now()"
                        + " FROM interact.message WHERE record_id = :record",
                "INSERT INTO interact.call_try (call_id, result, note, at, who) SELECT call_id, 'LATER', :text, now(),"
                        + " 'user:Anna' FROM interact.call",
                "INSERT INTO interact.hook (name, address, secret, events, made_at, made_by) VALUES ('crm',"
                        + " 'https://crm.example', 'x', '{}', now(), 'user:Anna')",
                "INSERT INTO interact.hook_call (hook_id, webhook_id, type, body, message_id, at, next_at) SELECT"
                        + " h.hook_id, 'w1', 'message.sent', jsonb_build_object('to', :text)::text, m.message_id, now(), now()"
                        + " FROM interact.hook h, (SELECT max(message_id) AS message_id FROM interact.message WHERE record_id ="
                        + " :record) m",
                "INSERT INTO interact.hook_call (hook_id, webhook_id, type, body, at, next_at) SELECT hook_id, 'w2',"
                        + " 'received', '{\"from\":\"Serafino.Malaspina@addio.example\"}', now(), now() FROM interact.hook",
                "INSERT INTO interact.tracked (record_id, kind, name, user_id, email, body, reference, sent_at, taken_at,"
                        + " taken_from) VALUES (:record, 'PAGE', :text, '', '', jsonb_build_object('title', :text), 't1', now(),"
                        + " now(), 'key:1'), (NULL, 'IDENTIFY', '', 'serafino.malaspina@addio.example', '',"
                        + " '{\"phone\":\"3475559911\"}', 't2', now(), now(), 'key:1')",
                "INSERT INTO interact.unreachable (medium, address, words, at) VALUES ('EMAIL',"
                        + " 'serafino.malaspina@addio.example', '', now()), ('SMS', '+390000', 'no such person: Serafino"
                        + " Malaspina', now())",
                "INSERT INTO interact.question (position, kind, fills, made_at, made_by) SELECT row_number() OVER (), kind,"
                        + " fills, now(), 'user:Anna' FROM (VALUES ('TEXT', 'SATISFACTION'), ('TEXT', 'FACT'), ('CHOICE',"
                        + " 'SATISFACTION')) AS q (kind, fills)",
                "INSERT INTO interact.asked (question_id, record_id, medium, language, body, asked_at, asked_by,"
                        + " answered_at, answer, landed) SELECT question_id, :record, 'WEB', 'it', 'Caro Serafino Malaspina,"
                        + " come va?', now(), 'user:Anna', now(), CASE kind WHEN 'CHOICE' THEN 'Bene' ELSE :text END, :text"
                        + " FROM interact.question",
                "INSERT INTO interact.mark (message_id, side, understood, comment, at, who) SELECT max(message_id), side,"
                        + " 1, :text, now(), 'user:Anna' FROM interact.message, unnest(ARRAY['FIRM', 'CUSTOMER']) AS side"
                        + " WHERE record_id = :record GROUP BY side",
                "INSERT INTO interact.paused_topic (record_id, topic, mark_id, why, from_at, until_at) SELECT :record,"
                        + " :text, max(mark_id), 'understood', now(), now() + interval '9 days' FROM interact.mark",
                "INSERT INTO interact.joint_goal (record_id, we_do, he_does, by_day, made_at, made_by) VALUES (:record,"
                        + " :text, :text, '2026-12-01', now(), 'user:Anna')",
                "INSERT INTO interact.joint_goal_note (goal_id, side, kept, evidence, at, who) SELECT goal_id, 'CUSTOMER',"
                        + " true, :text, now(), 'user:Anna' FROM interact.joint_goal")) {
            jdbc.sql(insert)
                    .param("record", record)
                    .param("text", "Per Serafino Malaspina, Vicolo Segreto 7")
                    .update();
        }
    }

    /** Mails that nobody hung on him: his words stand in their bytes alone, in each of the forms in which mails pack text. */
    private void plantInMails() {
        String name = "Serafino Malaspina, Vicolo Segreto 7";
        String base64 = Base64.getMimeEncoder().encodeToString(("Chiama " + name).getBytes(StandardCharsets.UTF_8));
        for (String mail : List.of(
                "Subject: abuse\n\nOriginal-Rcpt-To: Serafino.Malaspina@addio.example\n",
                packed("base64", base64),
                packed("quoted-printable", "Sent to serafino.mala=\nspina@addio.example"),
                "Subject: =?UTF-8?B?"
                        + Base64.getEncoder().encodeToString("Serafino Malaspina".getBytes(StandardCharsets.UTF_8))
                        + "?=\n\nsee above\n",
                "Subject: c\nContent-Type: message/rfc822\n\nSubject: d\nContent-Transfer-Encoding: base64\n\n"
                        + base64,
                "Subject: " + OTHERS + "\n\nOriginal-Rcpt-To: piera.rossi@resta.example\n")) {
            jdbc.sql("INSERT INTO interact.mail_in (reference, kind, sender, words, raw, taken_at) VALUES"
                            + " (gen_random_uuid()::text, 'COMPLAINT', 'fbl@provider.example', 'abuse', ?, now())")
                    .param(mail.getBytes(StandardCharsets.UTF_8))
                    .update();
        }
    }

    private static String packed(String encoding, String text) {
        return """
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: %s

            %s
            """.formatted(encoding, text);
    }

    /** What names another, and a wording that all agree to. */
    private List<String> keptOfOthers() throws IOException {
        List<String> kept = new ArrayList<>(
                jdbc.sql("SELECT encode(raw, 'escape') FROM interact.mail_in WHERE position('Subject: " + OTHERS
                                + "' IN encode(raw, 'escape')) > 0 UNION ALL SELECT wording FROM interact.consent WHERE wording ="
                                + " 'Acconsento alle offerte' UNION ALL SELECT raw FROM interact.consent_flaw WHERE raw LIKE"
                                + " 'piera%' UNION ALL SELECT answer FROM interact.asked WHERE answer = 'Bene'")
                        .query(String.class)
                        .list());
        try (Stream<Path> inside = Files.walk(folder.files())) {
            kept.addAll(inside.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith("altri.zip"))
                    .toList());
        }
        return kept;
    }

    private void take(String source, String name, String text) throws IOException {
        byte[] bytes = name.endsWith(".zip") ? zipped(text) : text.getBytes(StandardCharsets.UTF_8);
        Path kept = imports.keep(name, new ByteArrayInputStream(bytes));
        imports.run(ImportRequest.of("user:Anna", kept).source(source), ImportWatcher.NONE);
    }

    private static byte[] zipped(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("vendite.csv"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] gzipped(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /**
     * Every column of every table of every schema that is no part of PostgreSQL, cast to text, and every column of bytes, read:
     * not the eraser's own search.
     */
    private List<String> places() throws IOException {
        List<String> found = new ArrayList<>();
        for (String table : jdbc.sql("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")
                .query(String.class)
                .list()) {
            long rows = jdbc.sql(
                            "SELECT count(*) FROM " + table + " hay, unnest(CAST(:words AS text[])) AS needle (word)"
                                    + " WHERE position(lower(needle.word) IN lower(hay::text)) > 0")
                    .param("words", WORDS.toArray(String[]::new))
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table);
            }
        }
        for (String[] column : jdbc.sql("SELECT format('%I.%I', table_schema, table_name), column_name"
                        + " FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)"
                        + " WHERE data_type = 'bytea' AND table_type = 'BASE TABLE'"
                        + " AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2")
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .list()) {
            for (byte[] bytes : jdbc.sql(
                            "SELECT " + column[1] + " FROM " + column[0] + " WHERE " + column[1] + " IS NOT NULL")
                    .query((row, number) -> row.getBytes(1))
                    .list()) {
                if (speaksOfHim(bytes)) {
                    found.add(column[0] + "." + column[1]);
                }
            }
        }
        return found;
    }

    /** Whether one of the words stands in bytes, in one of the usual encodings, packed or not. */
    private static boolean speaksOfHim(byte[] bytes) throws IOException {
        String text = (new String(bytes, StandardCharsets.ISO_8859_1)
                        + new String(bytes, StandardCharsets.UTF_8)
                        + new String(bytes, StandardCharsets.UTF_16LE))
                .toLowerCase(Locale.ROOT);
        if (WORDS.stream().anyMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)))) {
            return true;
        }
        if (text.startsWith("pk")) {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (speaksOfHim(entry.getName().getBytes(StandardCharsets.UTF_8))
                            || speaksOfHim(zip.readAllBytes())) {
                        return true;
                    }
                }
            }
        }
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return speaksOfHim(gzip.readAllBytes());
            }
        }
        return false;
    }

    /** Files of the data folder that speak of him, by name or by what is in them. */
    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path below : List.of(folder.files(), folder.temporary(), folder.exports())) {
            try (Stream<Path> inside = Files.walk(below)) {
                for (Path file : inside.filter(Files::isRegularFile).toList()) {
                    if (speaksOfHim(Files.readAllBytes(file))
                            || speaksOfHim(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8))) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }

    /** Whether he stands in the bytes of the picture, as far as they are not compressed. */
    private boolean pictureBytes() throws IOException {
        try (Stream<Path> inside = Files.walk(folder.columnar())) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                if (speaksOfHim(Files.readAllBytes(file))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void deleteKept() throws IOException {
        try (Stream<Path> inside = Files.walk(folder.files())) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<String> inPicture() {
        picture.follow();
        return columnar.run("picture", session -> {
            List<String> found = new ArrayList<>();
            try (var statement = session.connection().createStatement()) {
                List<String> tables = new ArrayList<>();
                try (var rows = statement.executeQuery(
                        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'picture'")) {
                    while (rows.next()) {
                        tables.add(rows.getString(1));
                    }
                }
                for (String table : tables) {
                    try (var rows = statement.executeQuery("SELECT count(*) FROM picture." + table + " t WHERE "
                            + String.join(
                                    " OR ",
                                    WORDS.stream()
                                            .map(word -> "contains(lower(CAST(t AS VARCHAR)), '"
                                                    + word.toLowerCase(Locale.ROOT) + "')")
                                            .toList()))) {
                        rows.next();
                        if (rows.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
            return found;
        });
    }

    /** The lines of the picture. */
    private long lines() {
        return picture.state() instanceof Outcome.Known<Picture.State> known
                ? known.value().lines()
                : 0;
    }

    private BigDecimal ledger() {
        return jdbc.sql("SELECT sum(amount) FROM identify.v_purchase")
                .query(BigDecimal.class)
                .single();
    }
}
