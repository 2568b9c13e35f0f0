package io.clientela.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A server that is gone is told from a statement that is wrong. */
@Beside
class LostDatabaseTest {

    @Test
    void aServerThatIsGoneIsFoundUnderWhatEverWrapsIt() {
        assertThat(LostDatabase.isCauseOf(new IllegalStateException(new SQLException("refused", "08001"))))
                .isTrue();
        assertThat(LostDatabase.isCauseOf(new SQLException("terminated by administrator", "57P01")))
                .isTrue();
        assertThat(LostDatabase.isCauseOf(new SQLException("syntax", "42601"))).isFalse();
        assertThat(LostDatabase.isCauseOf(new SQLException("no state"))).isFalse();
        assertThat(LostDatabase.isCauseOf(new IllegalStateException("none"))).isFalse();
    }
}
