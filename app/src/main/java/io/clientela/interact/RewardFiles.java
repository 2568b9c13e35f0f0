package io.clientela.interact;

import java.io.OutputStream;

/** The ledger of rewards as files, CSV or Parquet. */
public interface RewardFiles {

    /** Writes every entry of every account, those of the house too. */
    void entries(boolean parquet, OutputStream out);

    /** Writes what each side gave and got, by customer. */
    void exchanges(boolean parquet, OutputStream out);
}
