package io.clientela.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.platform.Journal.Line;
import io.clientela.platform.Journal.Note;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ClientelaTest
class JournalTest {

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void keepsWhoWhatWhyAndFromWhichData() {
        long id = journal.record(new Note(
                "user:anna", "identify.joined", "customer:1", Map.of("weight", 7.5), "same tax code", "import:3"));
        Line line = journal.about("customer:1", OptionalLong.empty(), 10).getFirst();
        assertThat(line.id()).isEqualTo(id);
        assertThat(line.who()).isEqualTo("user:anna");
        assertThat(line.what()).isEqualTo("identify.joined");
        assertThat(line.detail()).isEqualTo("{\"weight\": 7.5}");
        assertThat(line.why()).isEqualTo("same tax code");
        assertThat(line.fromData()).isEqualTo("import:3");
    }

    @Test
    void pagesFromTheNewestByCursor() {
        journal.record(IntStream.range(0, 25)
                .mapToObj(i -> new Note("system", "platform.tried", "thing:9", Map.of("i", i), "", ""))
                .toList());
        List<Line> first = journal.about("thing:9", OptionalLong.empty(), 10);
        List<Line> second =
                journal.about("thing:9", OptionalLong.of(first.getLast().id()), 10);
        List<Line> third =
                journal.about("thing:9", OptionalLong.of(second.getLast().id()), 10);
        assertThat(first.getFirst().detail()).isEqualTo("{\"i\": 24}");
        assertThat(second.getFirst().detail()).isEqualTo("{\"i\": 14}");
        assertThat(third).hasSize(5);
        assertThat(journal.latest(OptionalLong.empty(), 3)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE platform.journal SET why = 'another'",
                "DELETE FROM platform.journal",
                "TRUNCATE platform.journal"
            })
    void refusesToBeChanged(String sql) {
        journal.record(Note.of("system", "platform.tried", "thing:1"));
        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("append-only");
        assertThat(journal.about("thing:1", OptionalLong.empty(), 1)).isNotEmpty();
    }

    @Test
    void forgetsWhatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            journal.record(Note.of("system", "platform.tried", "thing:2"));
            status.setRollbackOnly();
        });
        assertThat(journal.about("thing:2", OptionalLong.empty(), 1)).isEmpty();
    }
}
