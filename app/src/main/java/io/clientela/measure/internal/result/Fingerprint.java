package io.clientela.measure.internal.result;

import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.internal.experiment.Outcomes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what a result rests on: customer, arm, portfolio, outcome and the time before, in the order of the customers. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Counted counted, Outcomes outcomes) {
        var now = outcomes.values(counted, false);
        var before = outcomes.values(counted, true);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var row = ByteBuffer.allocate(8 + 4 + 8 + 8 + 8);
            for (int i = 0; i < outcomes.size(); i++) {
                row.clear();
                row.putLong(outcomes.customer(i)).putInt(outcomes.arm(i)).putLong(outcomes.portfolio(i));
                row.putDouble(now[i]).putDouble(before[i]);
                digest.update(row.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
