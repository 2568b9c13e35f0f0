package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Documented data sets as files: the ledger as it was known at a moment, CSV or Parquet, with pseudonyms on request. The
 * same request gives the same bytes, whatever was imported since, as long as the key of its pseudonyms exists and the
 * product list says the same of the products.
 */
public interface Extracts {

    /** What can be taken out. */
    enum DataSet {
        /** Customers with kind, place and features. */
        CUSTOMERS,
        /** Lines that count. */
        LINES,
        /** Documents in the version that counted. */
        DOCUMENTS,
        /** Products that occur in these lines. */
        PRODUCTS,
        /** What each customer bought of each category. */
        TASTES,
        /** What each customer was expected to bring, with its intervals, from what was known then. */
        WORTH;

        /** The name of its file. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The form of the files. */
    enum Format {
        CSV,
        PARQUET;

        /** The ending of its files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is asked for.
     *
     * @param moment the ledger as it was known then
     * @param sets at least one
     * @param format of the files
     * @param keyName the name of the key of the pseudonyms; empty where customers bear their numbers and names
     */
    record Request(Instant moment, Set<DataSet> sets, Format format, String keyName) {

        public Request {
            if (sets.isEmpty()) {
                throw new IllegalArgumentException("no data set");
            }
            sets = Set.copyOf(sets);
        }

        /** Whether customers and documents bear pseudonyms. */
        public boolean pseudonymised() {
            return !keyName.isEmpty();
        }
    }

    /**
     * One extract.
     *
     * @param state {@code asked}, {@code done}, {@code failed} or {@code deleted}
     * @param rows how many rows each data set has
     * @param sha256 of the file, in hexadecimal; empty before it is done
     * @param bytes the size of the file
     */
    record Extract(
            long id,
            Instant askedAt,
            String who,
            Request request,
            String state,
            Optional<Long> jobId,
            Map<DataSet, Long> rows,
            String sha256,
            long bytes) {

        public Extract {
            rows = Map.copyOf(rows);
        }
    }

    /**
     * Asks for an extract; a job makes it.
     *
     * @param day the last day that counts, in UTC; of today what is known until now, without imports that still run
     * @return its number; unknown with {@code in-the-future} or {@code nothing-chosen}
     */
    Outcome<Long> ask(LocalDate day, Set<DataSet> sets, Format format, boolean pseudonymised, String who);

    /** Asks for the same once more. @return its number; unknown with {@code no-such-extract} or {@code key-gone} */
    Outcome<Long> again(long id, String who);

    /** The latest extracts first. */
    List<Extract> list(int limit);

    /** One extract. */
    Optional<Extract> find(long id);

    /** The file of an extract that is done; the journal remembers who took it. */
    Optional<Path> take(long id, String who);

    /** Deletes the file of an extract; its request, hash and counts stay in the journal. @return false without a file */
    boolean delete(long id, String who);

    /** The name of the key in use: a hash of it, which says nothing about it. */
    String keyName();

    /** Destroys the key of the pseudonyms and makes a new one; nobody can make the old pseudonyms again. @return its name */
    String renewKey(String who);
}
