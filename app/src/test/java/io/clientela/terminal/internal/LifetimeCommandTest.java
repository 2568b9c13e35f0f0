package io.clientela.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.lifetime.ChoiceReason;
import io.clientela.kernel.lifetime.Finding;
import io.clientela.kernel.lifetime.FindingKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./clientela lifetime} on public files and on a small one as Italian firms write it. */
class LifetimeCommandTest {

    @TempDir
    Path folder;

    private record Ended(int code, String screen, String errors, List<String> scores) {

        double figure(String name) {
            var matcher = Pattern.compile("\"" + name + "\":(-?[0-9.E]+)").matcher(screen);
            assertThat(matcher.find()).as("%s in %s", name, screen).isTrue();
            return Double.parseDouble(matcher.group(1));
        }

        double estimate(String name) {
            var matcher = Pattern.compile("\"" + name + "\":\\{\"estimate\":([0-9.E-]+)")
                    .matcher(screen);
            assertThat(matcher.find()).as("%s in %s", name, screen).isTrue();
            return Double.parseDouble(matcher.group(1));
        }
    }

    private Ended run(Path file, String... options) throws IOException {
        Path out = folder.resolve("scores.csv");
        var words = new ArrayList<>(List.of(file.toString(), "--out", out.toString(), "--json", "--threads", "2"));
        words.addAll(List.of(options));
        var screen = new StringWriter();
        var errors = new StringWriter();
        int code = new CommandLine(new LifetimeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(screen))
                .setErr(new PrintWriter(errors))
                .execute(words.toArray(String[]::new));
        List<String> scores = Files.exists(out) ? Files.readAllLines(out) : List.of();
        return new Ended(code, screen.toString(), errors.toString(), scores);
    }

    private static Path shared(String file) {
        return Path.of(System.getProperty("clientela.shared"), "data", file);
    }

    /** Fader, Hardie and Lee (2005): calibrated on 39 weeks, held against the 39 that follow. */
    @Tag("real-data")
    @Test
    void cdnow() throws IOException {
        var ended = run(
                shared("cdnow/cdnow_sample.csv.gz"),
                "--customer",
                "sample_id",
                "--date",
                "date",
                "--amount",
                "amount",
                "--until",
                "1997-09-30",
                "--horizon",
                "273",
                "--model",
                "bg-nbd");
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.estimate("r")).isCloseTo(0.243, within(0.0005));
        assertThat(ended.estimate("alpha")).isCloseTo(4.414, within(0.0005));
        assertThat(ended.figure("logLikelihood")).isCloseTo(-9582.4, within(0.05));
        assertThat(ended.screen())
                .contains(
                        "\"holdout\":{\"days\":273,\"customers\":2357,\"actual\":1882,", "\"naiveRate\"", "\"deciles\"")
                .doesNotContain("left-truncated", "NaN", "Infinity");
        assertThat(ended.scores()).hasSize(2_358);
        assertThat(ended.scores().getFirst())
                .startsWith("customer,frequency,recency_days,age_days,last_purchase,p_alive,p_alive_low,p_alive_high,")
                .contains("expected_purchases_low", "predicted_purchases_high", "value_high", "silence_unusual_from");
        assertThat(ended.scores().get(1)).startsWith("0001,2,213,272,1997-08-02,0.");
        summary(JsonMapper.builder().build().readTree(ended.screen()), ended.scores());
    }

    /** What the JSON says, computed a second time from the scores that were written and the purchases that came. */
    private static void summary(JsonNode json, List<String> scores) throws IOException {
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "model",
                        "unit",
                        "until",
                        "customers",
                        "repeatBuyers",
                        "linesLeftOut",
                        "form",
                        "parameters",
                        "logLikelihood",
                        "choice",
                        "expectedPurchases",
                        "predictedPurchases",
                        "regularity",
                        "spend",
                        "value",
                        "lastTime",
                        "holdout",
                        "diagnosis");
        assertThat(json.at("/model").asString()).isEqualTo("bg-nbd");
        assertThat(json.at("/until").asString()).isEqualTo("1997-09-30");
        assertThat(json.at("/form").asString()).isEqualTo("maximum-likelihood");
        for (var name : List.of("r", "alpha", "a", "b")) {
            var parameter = json.at("/parameters/" + name);
            double estimate = parameter.get("estimate").asDouble();
            assertThat(parameter.get("standardError").asDouble()).isBetween(0.01 * estimate, 0.5 * estimate);
            assertThat(parameter.get("onBoundary").asBoolean()).isFalse();
        }
        var heading = List.of(scores.getFirst().split(",", -1));
        var bought = boughtAfter("1997-09-30");
        double expected = 0;
        double naive = 0;
        double error = 0;
        double naiveError = 0;
        for (var line : scores.subList(1, scores.size())) {
            String[] cells = line.split(",", -1);
            int actual = bought.getOrDefault(cells[0], Set.of()).size();
            double foreseen = Double.parseDouble(cells[heading.indexOf("expected_purchases")]);
            double rate = 273 * Double.parseDouble(cells[1]) / Double.parseDouble(cells[3]);
            expected += foreseen;
            naive += rate;
            error += Math.abs(foreseen - actual);
            naiveError += Math.abs(rate - actual);
        }
        int customers = scores.size() - 1;
        var total = json.at("/expectedPurchases");
        assertThat(total.get("estimate").asDouble()).isCloseTo(expected, within(1e-5 * expected));
        assertThat(total.get("low").asDouble()).isBetween(0.8 * expected, expected);
        assertThat(total.get("high").asDouble()).isBetween(expected, 1.2 * expected);
        assertThat(total.get("level").asDouble()).isEqualTo(0.95);
        var test = json.at("/holdout");
        assertThat(test.at("/predicted/estimate").asDouble()).isCloseTo(expected, within(1e-5 * expected));
        assertThat(test.at("/model/meanAbsoluteError").asDouble()).isCloseTo(error / customers, within(1e-5));
        assertThat(test.at("/naiveRate/predicted").asDouble()).isCloseTo(naive, within(1e-6 * naive));
        assertThat(test.at("/naiveRate/meanAbsoluteError").asDouble()).isCloseTo(naiveError / customers, within(1e-9));
        tenths(test.at("/model/deciles"), expected, customers);
        tenths(test.at("/naiveRate/deciles"), naive, customers);
        for (var name : List.of("p", "q", "gamma")) {
            assertThat(json.at("/spend/parameters/" + name + "/estimate").asDouble())
                    .isPositive();
        }
        assertThat(json.at("/lastTime/days").asInt()).isBetween(1, 91);
        var money = test.get("spend");
        double spent = 0;
        double spendError = 0;
        var amounts = spentAfter("1997-09-30");
        for (var line : scores.subList(1, scores.size())) {
            String[] cells = line.split(",", -1);
            double came = amounts.getOrDefault(cells[0], 0.0);
            double foreseen = Double.parseDouble(cells[heading.indexOf("expected_purchases")])
                    * Double.parseDouble(cells[heading.indexOf("spend_per_purchase")]);
            assertThat(Double.parseDouble(cells[heading.indexOf("expected_spend")]))
                    .as("in the horizon")
                    .isCloseTo(foreseen, within(1e-6 + 1e-4 * foreseen));
            spent += came;
            spendError += Math.abs(foreseen - came);
        }
        assertThat(money.get("actual").asDouble()).isCloseTo(spent, within(0.01));
        assertThat(money.at("/model/meanAbsoluteError").asDouble()).isCloseTo(spendError / customers, within(0.01));
        assertThat(money.at("/predicted/low").asDouble())
                .isLessThan(money.at("/predicted/estimate").asDouble());
        assertThat(money.at("/naiveRate/meanAbsoluteError").asDouble())
                .isGreaterThan(money.at("/model/meanAbsoluteError").asDouble());
    }

    /** Ten tenths whose predicted and actual purchases add up to those of all, the least expected in front. */
    private static void tenths(JsonNode deciles, double predicted, int customers) {
        assertThat(deciles.size()).isEqualTo(10);
        int count = 0;
        double foreseen = 0;
        double came = 0;
        double before = 0;
        for (var decile : deciles) {
            int size = decile.get("customers").asInt();
            count += size;
            foreseen += size * decile.get("predicted").asDouble();
            came += size * decile.get("actual").asDouble();
            assertThat(decile.get("predicted").asDouble()).isGreaterThanOrEqualTo(before);
            before = decile.get("predicted").asDouble();
        }
        assertThat(count).isEqualTo(customers);
        assertThat(foreseen).isCloseTo(predicted, within(1e-5 * predicted));
        assertThat(came).isCloseTo(1_882, within(1e-6));
    }

    /** The days on which each customer of the sample bought after a day. */
    private static Map<String, Set<String>> boughtAfter(String day) throws IOException {
        var bought = new HashMap<String, Set<String>>();
        after(
                day,
                (customer, cells) ->
                        bought.computeIfAbsent(customer, c -> new HashSet<>()).add(String.valueOf(cells.get("date"))));
        return bought;
    }

    /** What each customer of the sample spent after a day. */
    private static Map<String, Double> spentAfter(String day) throws IOException {
        var spent = new HashMap<String, Double>();
        after(
                day,
                (customer, cells) ->
                        spent.merge(customer, Double.parseDouble(String.valueOf(cells.get("amount"))), Double::sum));
        return spent;
    }

    private static void after(String day, BiConsumer<String, Map<String, String>> each) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(shared("cdnow/cdnow_sample.csv.gz"))),
                StandardCharsets.UTF_8))) {
            var heading = List.of(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                var date = cells[heading.indexOf("date")];
                if (date.compareTo(day) > 0) {
                    each.accept(
                            cells[heading.indexOf("sample_id")],
                            Map.of("date", date, "amount", cells[heading.indexOf("amount")]));
                }
            }
        }
    }

    /** The wholesaler's file starts with old customers; the command must say so. */
    @Tag("real-data")
    @Test
    void onlineRetailIsLeftTruncated() throws IOException {
        var ended = run(
                shared("online-retail/online_retail.csv.gz"),
                "--customer",
                "CustomerID",
                "--date",
                "InvoiceDate",
                "--amount",
                "Quantity*UnitPrice",
                "--horizon",
                "90",
                "--unit",
                "week");
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.screen()).contains("\"code\":\"left-truncated\"", "\"linesLeftOut\":135080");
        assertThat(ended.scores()).hasSizeGreaterThan(4_300);
    }

    @Test
    void italianFilesAreRead() throws IOException {
        var text = new StringBuilder("Cliente;Data;Importo\n");
        for (int c = 0; c < 40; c++) {
            for (int k = 0; k <= c % 4; k++) {
                int day = 1 + (7 * c + 37 * k) % 180;
                text.append("C%02d;%02d/%02d/2025;1.2%02d,50 €\n"
                        .formatted(c, 1 + day % 28, 1 + day / 31, (c * 13 + k) % 100));
            }
        }
        Path file = folder.resolve("vendite.csv");
        Files.writeString(file, text);
        var ended =
                run(file, "--customer", "Cliente", "--date", "Data", "--amount", "Importo", "--until", "2025-08-31");
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.screen()).contains("\"form\":\"shrunk\"", "\"code\":\"little-history\"", "\"linesLeftOut\":0");
        assertThat(ended.scores()).hasSize(41);
    }

    @Test
    void everyFindingAndChoiceHasWords() {
        var words = FindingWords.english();
        for (var kind : FindingKind.values()) {
            var finding = new Finding(kind, Map.of());
            assertThat(words.found(finding)).isNotBlank();
            assertThat(words.advice(finding)).isNotBlank();
        }
        for (var reason : ChoiceReason.values()) {
            assertThat(words.message("lifetime.choice." + reason.code())).isNotBlank();
        }
        var season = new Finding(FindingKind.SEASON, Map.of("month", 11.0, "months", 2.0, "offBy", 0.324));
        assertThat(words.found(season)).endsWith("farthest in month 11, by 32.4 %; months that are off: 2.");
        assertThat(words.found(new Finding(FindingKind.RETURNS, Map.of("days", 1.0))))
                .startsWith("On 1 day a customer")
                .endsWith("; it is no purchase.");
        assertThat(words.found(new Finding(FindingKind.RETURNS, Map.of("days", 1200.0))))
                .startsWith("On 1,200 days a customer")
                .endsWith("; they are no purchases.");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        Path file = folder.resolve("one.csv");
        Files.writeString(file, "id,day\na,2025-01-01\nb,2025-01-02\n");
        assertThat(run(file, "--customer", "id", "--date", "day"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(1))
                .satisfies(ended -> assertThat(ended.errors()).contains("second day"));
        assertThat(run(file, "--customer", "who", "--date", "day"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.errors()).contains("[who, day]", "[id, day]"));
        assertThat(run(file, "--customer", "id", "--date", "day", "--model", "crystal-ball"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.errors()).contains("crystal-ball"));
        assertThat(run(folder.resolve("none.csv"), "--customer", "id", "--date", "day")
                        .code())
                .isEqualTo(1);
    }
}
