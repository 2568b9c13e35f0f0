package io.clientela.console.internal.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.CustomerPage.Attached;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attachments are saved under a name that leads nowhere else. */
class AttachmentsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ddt 12.pdf, PDF, ddt 12.pdf",
                "ddt, PDF, ddt.pdf",
                "'', application/pdf, attachment-7.pdf",
                "../../etc/passwd, '', passwd",
                "C:\\temp\\a.txt, '', a.txt",
                ".htaccess, '', htaccess",
                "'a\"; filename=\"b.exe', '', a filename=b.exe",
                "è fattura.xml, XML, è fattura.xml"
            })
    void fileNames(String stated, String kind, String name) {
        var attached = new Attached(7, stated, kind, 1);
        assertThat(Attachments.fileName(attached)).isEqualTo(name);
        assertThat(Attachments.disposition(attached)).startsWith("attachment;").doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @CsvSource({"0x0A", "0x0D", "0x00", "0x202E"})
    void nothingUnseenStaysInAName(String code) {
        var unseen = Character.toString(Integer.decode(code));
        assertThat(Attachments.fileName(new Attached(7, "a" + unseen + "b.pdf", "", 1)))
                .isEqualTo("ab.pdf");
    }
}
