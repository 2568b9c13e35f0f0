package io.clientela.console.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.shell.Dictionary;
import io.clientela.console.internal.shell.Words;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a room made as a key with arguments is said in words; the words of a server stay as they are. */
class SaidTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "medium.fault.field|nme;en;There is no field nme.",
                "medium.fault.field|nme;it;Non c'è un campo nme.",
                "medium.trouble.bad-address|anna@;en;This is no address: anna@",
                "medium.trouble.no-host;it;Il server non è impostato.",
                "550 5.1.1 nobody | here;en;550 5.1.1 nobody | here",
                "medium.nowhere|x;en;medium.nowhere|x"
            })
    void isSaidInWords(String made, String language, String said) {
        assertThat(Said.of(new Words(Dictionary.read(), language, ZoneOffset.UTC), made))
                .isEqualTo(said);
    }
}
