package io.clientela.kernel.effect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which arm a unit is in, as a hash of the experiment and the unit: recomputable by anyone in any language, the same at any
 * time and in any order, and independent between experiments.
 *
 * <p>Version 1. The text {@code clientela-arm/1}, a line feed, the experiment, a line feed, the unit, in UTF-8, is hashed
 * with SHA-256 (FIPS 180-4). The first eight bytes, read as an unsigned number, highest byte first, modulo 1,000,000 are the
 * unit's place. The arms stand in the order of the bytes of their names; each takes as many places as its share has
 * millionths, the first from place 0 on. In Python:
 *
 * <pre>
 * place = int(hashlib.sha256(f"clientela-arm/1\n{experiment}\n{unit}".encode()).hexdigest()[:16], 16) % 1000000
 * for arm in sorted(shares, key=str.encode):
 *     if place &lt; shares[arm]: break
 *     place -= shares[arm]
 * </pre>
 *
 * A place is not quite evenly likely: 2⁶⁴ is no multiple of 1,000,000, which makes some places likelier by one in 10¹³.
 *
 * @param experiment the name of the experiment, not blank, without a line break
 * @param shares its arms
 */
public record Assignment(String experiment, ArmShares shares) {

    /** The version of the rule; another rule gets another number, and experiments keep theirs. */
    public static final int VERSION = 1;

    public Assignment {
        if (experiment.isBlank() || experiment.contains("\n")) {
            throw new IllegalArgumentException("not a name of an experiment: \"" + experiment + "\"");
        }
    }

    /** The unit's arm. */
    public String arm(String unit) {
        int place = place(unit);
        for (var arm : shares.millionths().entrySet()) {
            if (place < arm.getValue()) {
                return arm.getKey();
            }
            place -= arm.getValue();
        }
        throw new IllegalStateException("no arm for " + unit);
    }

    /** The arm of a unit that is known by a number, such as a customer: that of its decimal digits. */
    public String arm(long unit) {
        return arm(Long.toString(unit));
    }

    /** The unit's place, from 0 to 999,999. */
    public int place(String unit) {
        return (int) Long.remainderUnsigned(first(unit), ArmShares.WHOLE);
    }

    private long first(String unit) {
        byte[] hash = sha256("clientela-arm/" + VERSION + "\n" + experiment + "\n" + unit);
        return HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(hash, 0, 8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
