package io.clientela.interact.internal.reward;

import io.clientela.interact.RewardFiles;
import io.clientela.platform.Exports;
import java.io.OutputStream;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes the ledger of rewards by the exports of the platform. */
@Component
class ExportedRewards implements RewardFiles {

    private final Exports exports;

    ExportedRewards(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void entries(boolean parquet, OutputStream out) {
        write("export", parquet, out);
    }

    @Override
    public void exchanges(boolean parquet, OutputStream out) {
        write("export-fairness", parquet, out);
    }

    private void write(String name, boolean parquet, OutputStream out) {
        var table = exports.table(ProgrammeStore.SQL.get(name), Map.of());
        if (parquet) {
            exports.parquet(table.columns(), table.rows(), out);
        } else {
            exports.csv(table.columns(), table.rows(), out);
        }
    }
}
