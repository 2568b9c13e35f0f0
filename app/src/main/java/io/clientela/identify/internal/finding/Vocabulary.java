package io.clientela.identify.internal.finding;

import io.clientela.kernel.linkage.Likeness;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers by words: whole, begun or misspelt. */
@Component
final class Vocabulary {

    /** Shorter words are not taken for misspelt. */
    private static final int SHORTEST_MISSPELT = 4;

    private final Statements sql = Statements.of("identify/search");
    private final JdbcClient jdbc;
    private final Bearers bearers;

    Vocabulary(JdbcClient jdbc, Bearers bearers) {
        this.jdbc = jdbc;
        this.bearers = bearers;
    }

    /** A word of the vocabulary and how many customers bear it. */
    record Word(int id, String text, int customers) {}

    /** For each typed word the words of the vocabulary that it may mean. */
    record Meanings(List<Set<Word>> byWord) {

        boolean possible() {
            return !byWord.isEmpty() && byWord.stream().noneMatch(Set::isEmpty);
        }
    }

    /** Each typed word as it is. */
    Meanings exact(List<String> words) {
        return new Meanings(
                words.stream().map(w -> sames(List.of(w))).map(Set::copyOf).toList());
    }

    /** Each typed word as the beginning of words. */
    Meanings begun(List<String> words) {
        return new Meanings(words.stream().map(this::from).toList());
    }

    /** Each typed word as the beginning of words, or with one slip of the pen. */
    Meanings near(List<String> words) {
        return new Meanings(words.stream().map(this::slipped).toList());
    }

    /** Each typed word as the beginning of words, or with up to two slips of the pen. */
    Meanings farther(List<String> words) {
        var meanings = new ArrayList<Set<Word>>();
        for (var word : words) {
            var all = slipped(word);
            all.addAll(alike(word));
            meanings.add(all);
        }
        return new Meanings(meanings);
    }

    private Set<Word> slipped(String word) {
        var all = from(word);
        if (word.length() >= SHORTEST_MISSPELT) {
            all.addAll(sames(Slips.of(word)));
        }
        return all;
    }

    /** The customers that bear a word for each typed word, the most important first. */
    List<Long> bearing(Meanings meanings, int limit) {
        return meanings.possible() ? bearers.of(meanings.byWord(), limit) : List.of();
    }

    /** What matched of the customers: the value with the most of the typed words. */
    List<Match> matches(List<Long> customers, List<String> words, boolean near) {
        if (customers.isEmpty()) {
            return List.of();
        }
        var best = new HashMap<Long, Match>();
        var marks = new HashMap<Long, Integer>();
        jdbc.sql(sql.get("names-of"))
                .param("ids", customers.stream().mapToLong(Long::longValue).toArray())
                .param("fields", Terms.FIELDS)
                .query(rs -> {
                    long customer = rs.getLong("customer_id");
                    String field = rs.getString("field");
                    String text = rs.getString("text");
                    int mark = mark(Terms.words(field, text), words);
                    if (mark > marks.getOrDefault(customer, -1)) {
                        marks.put(customer, mark);
                        best.put(customer, new Match(customer, field, text, near));
                    }
                });
        Map<Long, Match> ordered = new LinkedHashMap<>();
        customers.forEach(c -> ordered.put(c, best.getOrDefault(c, new Match(c, "FULL_NAME", "", near))));
        return List.copyOf(ordered.values());
    }

    /** How well the words of a value fit the typed ones: 3 for a whole word, 2 for a begun one, 1 for a slip. */
    private static int mark(Set<String> value, List<String> words) {
        int mark = 0;
        for (var word : words) {
            if (value.contains(word)) {
                mark += 3;
            } else if (value.stream().anyMatch(v -> v.startsWith(word))) {
                mark += 2;
            } else if (value.stream().anyMatch(v -> Likeness.edits(v, word, 2) <= 2)) {
                mark += 1;
            }
        }
        return mark;
    }

    private List<Word> sames(Iterable<String> words) {
        var list = new ArrayList<String>();
        words.forEach(list::add);
        return jdbc.sql(sql.get("same-words"))
                .param("words", list.toArray(String[]::new))
                .query(Vocabulary::word)
                .list();
    }

    private Set<Word> from(String start) {
        return new LinkedHashSet<>(jdbc.sql(sql.get("words-from"))
                .param("start", start)
                .param("below", start + '\uFFFF')
                .query(Vocabulary::word)
                .list());
    }

    /** Longer words that share most of their trigrams and are two edits away at most. */
    private List<Word> alike(String word) {
        if (word.length() < 6) {
            return List.of();
        }
        return jdbc
                .sql(sql.get("words-like"))
                .param("word", word)
                .param("shortest", word.length() - 2)
                .param("longest", word.length() + 2)
                .query(Vocabulary::word)
                .list()
                .stream()
                .filter(w -> Likeness.edits(w.text(), word, 2) <= 2)
                .toList();
    }

    private static Word word(ResultSet rs, int n) throws SQLException {
        return new Word(rs.getInt("word_id"), rs.getString("word"), rs.getInt("customers"));
    }
}
