package io.clientela.identify;

/** Follows an import while it runs. Called from several threads, several times a second. */
public interface ImportWatcher {

    /**
     * How far the import is.
     *
     * @param doneBytes bytes of the files on disk that were read
     * @param totalBytes bytes of all files, more than 0
     * @param lines ledger lines, contacts and products read so far
     * @param file the file that is being read
     */
    void at(long doneBytes, long totalBytes, long lines, String file);

    /** Whether to stop as soon as possible. */
    boolean cancelled();

    /** Looks away. */
    ImportWatcher NONE = new ImportWatcher() {
        @Override
        public void at(long doneBytes, long totalBytes, long lines, String file) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };
}
