package io.clientela.identify.internal.finding;

import io.clientela.identify.internal.finding.Vocabulary.Word;
import io.clientela.platform.Statements;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the customers that bear given words, the most important first, in a time that does not grow with their number. */
@Component
final class Bearers {

    /** More words than these are not needed to find someone; the rarest are taken. */
    private static final int MOST_WORDS = 4;
    /** So many bearers of all words together are read whole; of more, only the most important are looked at. */
    private static final long FEW = 25_000;

    private static final int LOOKED_AT = 4_000;

    private final Statements sql = Statements.of("identify/search");
    private final JdbcClient jdbc;

    Bearers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} customers that bear one word of each of the lists. */
    List<Long> of(Collection<Set<Word>> byWord, int limit) {
        var lists = byWord.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Bearers::borne))
                .limit(MOST_WORDS)
                .toList();
        boolean few = lists.stream().mapToLong(Bearers::borne).sum() <= FEW;
        return lists.size() == 1 || few ? all(lists, limit) : first(lists, limit);
    }

    private List<Long> all(List<Set<Word>> lists, int limit) {
        var statement = jdbc.sql(sql.get("bearers-" + lists.size())).param("limit", limit);
        for (int i = 0; i < lists.size(); i++) {
            statement = statement.param("w" + (i + 1), ids(lists, i));
        }
        return statement.query(Long.class).list();
    }

    private List<Long> first(List<Set<Word>> lists, int limit) {
        return jdbc.sql(sql.get("first-bearers"))
                .param("w1", ids(lists, 0))
                .param("w2", ids(lists, 1))
                .param("w3", ids(lists, 2))
                .param("w4", ids(lists, 3))
                .param("each", Math.max(40, LOOKED_AT / lists.getFirst().size()))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    private static long borne(Set<Word> words) {
        return words.stream().mapToLong(Word::customers).sum();
    }

    private static int @Nullable [] ids(List<Set<Word>> lists, int at) {
        return at < lists.size() ? lists.get(at).stream().mapToInt(Word::id).toArray() : null;
    }
}
