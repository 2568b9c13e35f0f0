package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Request;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What each column of each data set means. Columns of features say what the page of the picture says of them; the others
 * stand in {@code extract/dictionary.properties} as {@code <set>.<column>=unit | meaning | how}.
 */
final class DataDictionary {

    private final Properties own = read("extract/dictionary.properties");
    private final Properties features = read("messages/feature.en.properties");

    /** One column. */
    record Entry(String column, String type, String unit, String meaning, String how) {}

    /**
     * One data set as it was written.
     *
     * @param file the name of its file
     * @param sha256 of the file, in hexadecimal
     */
    record Written(DataSet set, String file, long rows, String sha256, List<Entry> columns) {

        Written {
            columns = List.copyOf(columns);
        }
    }

    /** The entry of a column. @throws IllegalArgumentException if nobody wrote down what it means */
    Entry entry(DataSet set, SetFiles.Column column) {
        var said = own.getProperty(set.code() + "." + column.name());
        if (said != null) {
            var parts = said.split(" \\| ", -1);
            return new Entry(column.name(), column.type(), parts[0], parts[1], parts[2]);
        }
        var key = column.name().replace('_', '-');
        var how = features.getProperty("feature.how." + key);
        if (set != DataSet.CUSTOMERS || how == null) {
            throw new IllegalArgumentException("no meaning of column " + column.name() + " of " + set.code());
        }
        return new Entry(
                column.name(), column.type(), unit(column.name()), features.getProperty("feature." + key), how);
    }

    private static String unit(String column) {
        return io.clientela.differentiate.Feature.valueOf(column.toUpperCase(java.util.Locale.ROOT))
                .unit()
                .name()
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** What holds for all data sets. */
    Map<String, String> rules(Request request) {
        var rules = new LinkedHashMap<String, String>();
        for (var name : List.of("ledger", "customers", "products", "currency", "tax", "worth")) {
            rules.put(name, own.getProperty("rule." + name, ""));
        }
        rules.put("pseudonyms", own.getProperty(request.pseudonymised() ? "rule.pseudonyms" : "rule.named", ""));
        rules.put("same-bytes", own.getProperty("rule.same-bytes", ""));
        return rules;
    }

    /** The whole, to be written as JSON. */
    Map<String, Object> whole(Request request, List<Written> sets) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("moment", request.moment().toString());
        whole.put("format", request.format().code());
        whole.put("pseudonymised", request.pseudonymised());
        whole.put("key", request.keyName());
        whole.put("rules", rules(request));
        whole.put("sets", sets);
        return whole;
    }

    /** The same for people. */
    String text(Request request, List<Written> sets) {
        var text = new ArrayList<String>();
        text.add("# Data dictionary");
        text.add("");
        text.add("The ledger as it was known at " + request.moment() + ".");
        rules(request).values().forEach(rule -> text.add("- " + rule));
        for (var set : sets) {
            text.add("");
            text.add("## " + set.file());
            text.add("");
            text.add(own.getProperty("set." + set.set().code(), "") + " " + set.rows() + " rows. SHA-256 "
                    + set.sha256());
            text.add("");
            text.add("| column | type | unit | meaning | how it is computed |");
            text.add("|---|---|---|---|---|");
            for (var entry : set.columns()) {
                text.add("| `" + entry.column() + "` | " + entry.type() + " | " + entry.unit() + " | " + entry.meaning()
                        + " | " + entry.how() + " |");
            }
        }
        return String.join("\n", text) + "\n";
    }

    private static Properties read(String path) {
        try (var stream = DataDictionary.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no " + path);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
