package io.clientela.console;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examination of pages finds what it is there to find, where it stands. */
class ExaminationTest extends BrowserTest {

    private static final String PAGE =
            "<!doctype html><html lang=en><title>A page</title><style>%s</style><main><h1>A page</h1>%s</main>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        image-alt         | ''                                         | <img src='data:,'>
        label             | ''                                         | <input>
        color-contrast    | p { color: #bbb }                          | <p>Pale</p>
        at width 390      | @media (width < 400px) { p { color: #bbb }} | <p>Pale on a phone</p>
        at width 1280     | @media (width > 400px) { p { color: #bbb }} | <p>Pale on a desk</p>
        wider than 390    | p { width: 500px }                         | <p>Broad</p>
        """)
    void findsWhatIsWrong(String what, String style, String content) {
        browser.page().setContent(PAGE.formatted(style, content));
        assertThatThrownBy(() -> browser.examine("planted"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what);
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        browser.page().setContent(PAGE.formatted("", "<p>Dark on light</p>"));
        assertThatCode(() -> browser.examine("planted")).doesNotThrowAnyException();
    }
}
