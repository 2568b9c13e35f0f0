package io.clientela.interact.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.Conversations.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suggested step follows from what the customer said (R32). */
@Beside
class NextStepTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Toglietemi dalla lista, per favore | 1 | LET_GO",
                "Please unsubscribe me | 1 | LET_GO",
                "Le bottiglie sono arrivate rotte. Un preventivo? | 1 | CALL",
                "I must complain about the driver | 2 | CALL",
                "Vorrei un preventivo per 20 casse | 1 | SELL",
                "Are you open on Saturday? | 1 | ANSWER",
                "Are you open on Saturday? | 2 | CALL_AGAIN",
                "Grazie mille! | 1 | CLOSE",
                "I am grateful, and I have thought about it for a long time. Let me tell you the whole story of my"
                        + " shop, thanks to which you will see | 1 | READ",
                "Book | 1 | READ",
                "The brokenness of it | 1 | READ",
                "Thanks | 0 | NOTHING",
            })
    void byItsWords(String said, int waiting, Step expected) {
        assertThat(NextStep.of(said, waiting)).isEqualTo(expected);
    }
}
