package io.clientela.identify.internal.finding;

import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the words, numbers and addresses by which customers are found. Works in the transaction of the caller. */
@Component
public class SearchIndex {

    private final Statements sql = Statements.of("identify/search");
    private final JdbcClient jdbc;

    /** An index in the given database. */
    public SearchIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lays out the numbers of the documents that came since, so that they are found; at once where none came. */
    public void layOutNumbers() {
        jdbc.sql(sql.get("lay-out-numbers")).update();
    }

    /** Takes away everything by which the customers are found. */
    public void forget(long[] customers) {
        jdbc.sql(sql.get("forget-words")).param("ids", customers).update();
        jdbc.sql(sql.get("forget-codes")).param("ids", customers).update();
    }

    /** Reads anew by what the customers are found; they must have cards, and have been forgotten before. */
    public void learn(long[] customers) {
        var words = new LinkedHashSet<Entry>();
        var codes = new LinkedHashSet<Entry>();
        jdbc.sql(sql.get("names-of"))
                .param("ids", customers)
                .param("fields", Terms.FIELDS)
                .query(rs -> {
                    long customer = rs.getLong("customer_id");
                    String field = rs.getString("field");
                    String text = rs.getString("text");
                    Terms.words(field, text).forEach(word -> words.add(new Entry(customer, field, word)));
                    Terms.code(field, text).ifPresent(code -> codes.add(new Entry(customer, field, code)));
                });
        writeWords(words);
        writeCodes(codes);
    }

    private void writeWords(Set<Entry> entries) {
        var byCustomer = new LinkedHashSet<Entry>();
        for (var entry : entries) {
            byCustomer.add(new Entry(entry.customer(), "", entry.text()));
        }
        var counts = new TreeMap<String, Integer>();
        byCustomer.forEach(entry -> counts.merge(entry.text(), 1, Integer::sum));
        jdbc.sql(sql.get("learn-words"))
                .param("words", counts.keySet().toArray(String[]::new))
                .param("counts", counts.values().toArray(Integer[]::new))
                .update();
        var list = new ArrayList<>(byCustomer);
        jdbc.sql(sql.get("set-words"))
                .param("customers", customers(list))
                .param("words", list.stream().map(Entry::text).toArray(String[]::new))
                .update();
    }

    private void writeCodes(Set<Entry> entries) {
        var list = new ArrayList<>(entries);
        jdbc.sql(sql.get("set-codes"))
                .param("customers", customers(list))
                .param("fields", list.stream().map(Entry::field).toArray(String[]::new))
                .param("codes", list.stream().map(Entry::text).toArray(String[]::new))
                .update();
    }

    private static long[] customers(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::customer).toArray();
    }

    private record Entry(long customer, String field, String text) {}
}
