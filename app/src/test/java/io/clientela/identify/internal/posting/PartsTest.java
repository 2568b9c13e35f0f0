package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.platform.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of posting that need no import. */
class PartsTest {

    @Test
    void numbersArriveInTheDatabaseAsTheyAre() {
        var random = new Random(7);
        var numbers = new ArrayList<BigDecimal>(List.of(
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                new BigDecimal("-0.0001"),
                new BigDecimal("10000"),
                new BigDecimal("1E+9"),
                new BigDecimal("99999999.99999999"),
                new BigDecimal("-12345678901234567890.123456789")));
        for (int i = 0; i < 3_000; i++) {
            var unscaled = new BigInteger(1 + random.nextInt(110), random);
            var number = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(21));
            numbers.add(random.nextInt(4) == 0 ? number.setScale(number.scale() + random.nextInt(6)) : number);
        }
        try (var database = TestDatabase.fresh()) {
            database.client()
                    .sql("CREATE TABLE public.number (place int, value numeric, text text)")
                    .update();
            var rows = new CopyRows(64);
            for (int i = 0; i < numbers.size(); i++) {
                rows.row(3).integer(i).numeric(numbers.get(i)).text("nòn ASCII \0 " + i);
            }
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())).executeWithoutResult(status -> {
                try {
                    rows.send(
                            DataSourceUtils.getConnection(database.dataSource()),
                            "COPY public.number FROM STDIN (FORMAT binary)");
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            var back = database.client()
                    .sql("SELECT value FROM public.number ORDER BY place")
                    .query(BigDecimal.class)
                    .list();
            assertThat(back).hasSameSizeAs(numbers);
            for (int i = 0; i < back.size(); i++) {
                assertThat(back.get(i)).as("number %s", i).isEqualByComparingTo(numbers.get(i));
            }
            assertThat(database.client()
                            .sql("SELECT text FROM public.number WHERE place = 3")
                            .query(String.class)
                            .single())
                    .isEqualTo("nòn ASCII  3");
        }
    }

    @Test
    void theCacheNeverGivesTheIdOfAnotherKey() {
        var random = new Random(11);
        var cache = new KeyCache(1_000);
        var truth = new HashMap<Key, Long>();
        var keys = new ArrayList<Key>();
        for (long id = 1; id <= 20_000; id++) {
            var key = new Key(random.nextLong(), random.nextLong());
            keys.add(key);
            truth.put(key, id);
            cache.put(key, id, id * 3);
            assertThat(cache.id(cache.find(key))).isEqualTo(id);
            var other = keys.get(random.nextInt(keys.size()));
            var place = cache.find(other);
            if (place != KeyCache.ABSENT) {
                assertThat(cache.id(place)).isEqualTo(truth.getOrDefault(other, 0L));
                assertThat(cache.mark(place)).isEqualTo(truth.getOrDefault(other, 0L) * 3);
            }
        }
        assertThat(keys.stream()
                        .filter(key -> cache.find(key) != KeyCache.ABSENT)
                        .count())
                .isBetween(900L, 1_024L);
    }

    @Test
    void fewKeysAreAllRemembered() {
        var random = new Random(13);
        var cache = new KeyCache(1 << 18);
        var keys = random.longs(4_000).mapToObj(low -> new Key(low * 31, low)).toList();
        keys.forEach(key -> cache.put(key, 1, 1));
        keys.forEach(key -> cache.find(key));
        assertThat(keys).allMatch(key -> cache.find(key) != KeyCache.ABSENT);
    }

    @Test
    void fingerprintsAreMurmurHashesOfTheirWords() {
        var random = new Random(19);
        var fingerprint = new Fingerprint();
        for (int size = 0; size < 40; size++) {
            var words = random.longs(size).toArray();
            var bytes = ByteBuffer.allocate(size * 8).order(ByteOrder.LITTLE_ENDIAN);
            for (var word : words) {
                fingerprint.add(word);
                bytes.putLong(word);
            }
            var hash = MurmurHash3.hash128x64(bytes.array(), 0, size * 8, Fingerprint.SEED);
            assertThat(fingerprint.key()).isEqualTo(new Key(hash[0], hash[1]));
        }
    }

    @Test
    void differentSequencesHaveDifferentFingerprints() {
        var fingerprint = new Fingerprint();
        var keys = new HashSet<Key>();
        var texts = List.of("", "a", "ab", "abc", "abcd", "abcde", "a\0", "\0a", "\0", "\0\0", "€uro", "\uD83D\uDE00");
        for (var one : texts) {
            for (var other : texts) {
                keys.add(fingerprint.add(one).add(other).key());
            }
        }
        assertThat(keys).hasSize(texts.size() * texts.size());
        assertThat(fingerprint.add(new BigDecimal("1.50")).key())
                .isEqualTo(fingerprint.add(new BigDecimal("1.5")).key())
                .isNotEqualTo(fingerprint.add(new BigDecimal("15")).key());
    }

    @Test
    void fingerprintsAddUpInAnyOrder() {
        var random = new Random(17);
        for (int i = 0; i < 1_000; i++) {
            var one = new Key(random.nextLong(), random.nextLong());
            var other = new Key(random.nextLong(), random.nextLong());
            assertThat(one.plus(other)).isEqualTo(other.plus(one));
            assertThat(one.plus(other).minus(other)).isEqualTo(one);
            assertThat(Key.of(one.uuid())).isEqualTo(one);
        }
    }

    @Test
    void fingerprintsTellTextsApartAndNumbersByTheirValue() {
        var fingerprint = new Fingerprint();
        var numbers = List.of("1.50", "1.5", "15E-1");
        assertThat(numbers.stream()
                        .map(text -> fingerprint.add(new BigDecimal(text)).key())
                        .distinct())
                .hasSize(1);
        var texts = List.of("ab|c", "a|bc", "abc", "àbc|", "\u0000ab|c", "a\u0000b|c");
        assertThat(texts.stream()
                        .map(text -> {
                            for (var part : text.split("\\|", -1)) {
                                fingerprint.add(part);
                            }
                            return fingerprint.key();
                        })
                        .distinct())
                .hasSize(texts.size());
    }
}
