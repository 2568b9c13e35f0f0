package io.clientela.platform.internal;

import io.clientela.platform.Blackening;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words of erased persons in the journal and in jobs. */
@Component
class BlackenedWords implements Blackening {

    private static final Statements SQL = Statements.of("platform/blackening");

    private final JdbcClient jdbc;

    BlackenedWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public List<Rows> blacken(List<String> words) {
        String[] all = longEnough(words);
        jdbc.sql(SQL.get("begin")).query().singleRow();
        int lines = jdbc.sql(SQL.get("journal")).param("words", all).update();
        jdbc.sql(SQL.get("end")).query().singleRow();
        int jobs = jdbc.sql(SQL.get("jobs")).param("words", all).update();
        return List.of(new Rows("platform.journal", lines), new Rows("platform.job", jobs));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Rows> find(List<String> words) {
        return jdbc.sql(SQL.get("find"))
                .param("words", longEnough(words))
                .query((row, number) -> new Rows(row.getString("place"), row.getLong("hits")))
                .list();
    }

    private static String[] longEnough(List<String> words) {
        return words.stream()
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .toArray(String[]::new);
    }
}
