package io.clientela.kernel.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several phones and e-mail addresses of one record, names that go together, what a pair counts in its cluster. */
class ManyValuesAndNamesTest {

    private static Party party(String given, String family, String email, String phone) {
        return new Party(Map.of(
                FieldKind.GIVEN_NAME, given,
                FieldKind.FAMILY_NAME, family,
                FieldKind.EMAIL, email,
                FieldKind.PHONE, phone));
    }

    private static long pattern(Party a, Party b) {
        return new Comparer(Features.of(Records.of(List.of(a, b)), 1), 6).pattern(0, 1);
    }

    @Test
    void everyPhoneIsComparedWithEveryOther() {
        var landlineFirst = party("anna", "verdi", "", "0522 123456\n333 1234567");
        assertThat(Pattern.level(
                        pattern(landlineFirst, party("anna", "verdi", "", "+39 333 1234567")), Comparison.PHONE))
                .isEqualTo(1);
        assertThat(Pattern.level(pattern(landlineFirst, party("anna", "verdi", "", "333 9999999")), Comparison.PHONE))
                .isEqualTo(3);
    }

    @Test
    void aSecondPhoneIsAKeyOfItsOwn() {
        var rules = List.of(BlockingRule.of(KeyPart.PHONE));
        long[] keys = BlockingKeys.of(party("anna", "verdi", "", "0522 123456\n333 1234567"), rules);
        assertThat(keys).hasSize(2);
        assertThat(keys).contains(BlockingKeys.of(party("a", "v", "", "333 1234567"), rules));
    }

    @Test
    void twoFieldsOfPhonesStayTwoNumbers() {
        var records = Records.builder(List.of(FieldKind.FAMILY_NAME, FieldKind.PHONE, FieldKind.PHONE))
                .add(new String[] {"verdi", "0522123456", "3331234567"})
                .add(new String[] {"verdi", null, "3331234567"})
                .build();
        assertThat(Pattern.level(new Comparer(Features.of(records, 1), 6).pattern(0, 1), Comparison.PHONE))
                .isEqualTo(1);
        assertThat(records.party(0).value(FieldKind.PHONE)).contains("0522123456\n3331234567");
    }

    @Test
    void anAddressMadeOfTheNameSaysNoMoreThanTheName() {
        var first = party("anna", "verdi", "anna.verdi@a.example", "");
        assertThat(Pattern.level(pattern(first, party("anna", "verdi", "anna.verdi@b.example", "")), Comparison.EMAIL))
                .isZero();
        assertThat(Pattern.level(pattern(first, party("anna", "verdi", "anna.verdi@a.example", "")), Comparison.EMAIL))
                .isEqualTo(1);
        var nickname = party("anna", "verdi", "stellina@posta.example", "");
        assertThat(Pattern.level(
                        pattern(nickname, party("anna", "verdi", "stellina@liberamail.example", "")), Comparison.EMAIL))
                .isEqualTo(3);
    }

    @Test
    void namesThatOftenGoTogetherWeighTheShareOfThoseWhoBearBoth() {
        var parties = new ArrayList<Party>();
        for (int i = 0; i < 10; i++) {
            parties.add(party("gurpreet", "singh", "", ""));
        }
        for (int i = 0; i < 90; i++) {
            parties.add(party("given" + i, "family" + i, "", ""));
        }
        float[] bits = NamePairs.of(Features.of(Records.of(parties), 1)).bits();
        // one by one: 0.1 times 0.1; together: the other 8 of 100
        assertThat((double) bits[0]).isCloseTo(-Math.log(0.08 / 0.01) / Math.log(2), within(1e-6));
        assertThat(bits[50]).isZero();
    }

    @Test
    void aPairCountsAsMuchAsWasCompared() {
        assertThat(Math.abs(Clustering.counted(-12, 0, -12))).isZero();
        assertThat(Clustering.counted(-9, 3, -12)).isCloseTo(-9 / 4.0, within(1e-9));
        assertThat(Clustering.counted(-9, 30, -12)).isEqualTo(-9);
        assertThat(Clustering.counted(40, 60, -12)).isEqualTo(10);
    }
}
