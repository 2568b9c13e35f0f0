package io.clientela.platform;

import java.util.Optional;

/** Another process owns the data folder; it was left alone. */
public final class FolderHeldException extends SetupException {

    private static final long serialVersionUID = 1L;

    public FolderHeldException(DataFolder folder, Optional<Holder> holder) {
        super(text(folder, holder));
    }

    private static String text(DataFolder folder, Optional<Holder> holder) {
        String who = holder.map(h -> "process " + h.pid() + " (" + h.purpose() + ", since " + h.since() + ")"
                        + h.console().map(url -> " with its console at " + url).orElse(""))
                .orElse("another process");
        return "The folder " + folder.root() + " is in use by " + who + ". It was left alone. Stop it with './clientela"
                + " stop', or name another folder with " + DataFolder.VARIABLE + ".";
    }
}
