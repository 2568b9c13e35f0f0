package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the products of lines are known by. */
class ProductNamesTest {

    private final ProductNames names = new ProductNames();

    @Test
    void linesThatOnlySaySomethingShareTheProductWithoutAName() {
        var one = names.text(1, "Rif. DDT 33");
        var other = names.text(1, "Grazie");
        assertThat(one.key())
                .isEqualTo(other.key())
                .isEqualTo(names.of(1, "", "").key());
        assertThat(one.key()).isNotEqualTo(names.of(1, "", "Rif. DDT 33").key());
        assertThat(one.key()).isNotEqualTo(names.text(2, "Rif. DDT 33").key());
        assertThat(one.code()).isEmpty();
        assertThat(one.description()).isEmpty();
    }

    @Test
    void theirWordsStayWithTheLineAndMakeAnotherVersion() {
        var one = names.text(1, "Rif. DDT 33");
        one.found(7, false);
        assertThat(one.differs()).isTrue();
        assertThat(words(one)).isNotEqualTo(words(names.text(1, "Rif. DDT 34")));
        var nameless = names.of(1, "", "");
        nameless.found(7, false);
        assertThat(nameless.differs()).isFalse();
    }

    private static Key words(ProductName name) {
        var fingerprint = new Fingerprint();
        name.addTo(fingerprint);
        return fingerprint.key();
    }
}
