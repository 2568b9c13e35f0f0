package io.clientela.platform.internal.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.clientela.platform.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom the programs of PostgreSQL run. They refuse to run as root, so root runs them in a user namespace of their
 * own, where it is nobody, or else as another user.
 *
 * @param prefix the words before each command, none when it runs as the user of this process
 * @param user the numeric user and group that must own the database, empty when the user of this process does
 */
record Actor(List<String> prefix, Optional<Ids> user) {

    private static final List<String> CANDIDATES = List.of("clientela", "postgres", "nobody");
    private static final Path HERE = Path.of("/");

    /** A user and its group, by number. */
    record Ids(int user, int group) {}

    Actor {
        prefix = List.copyOf(prefix);
    }

    /**
     * The actor that suits this process and the database, when there is one already.
     *
     * @throws SetupException if there is none; the message says what to do
     */
    static Actor of(Path database) {
        Ids process = new Ids((int) new UnixSystem().getUid(), (int) new UnixSystem().getGid());
        Optional<Ids> owner = owner(database);
        if (process.user() != 0) {
            if (owner.isPresent() && owner.get().user() != process.user()) {
                throw new SetupException("The database in " + database + " belongs to the user with number "
                        + owner.get().user() + ". Start Clientela as that user, or name another folder with"
                        + " CLIENTELA_HOME.");
            }
            return new Actor(List.of(), Optional.empty());
        }
        if (owner.isPresent() && owner.get().user() != 0) {
            return as(owner.get());
        }
        if (Command.run(List.of("unshare", "-U", "true"), HERE, 10).well()) {
            return new Actor(List.of("unshare", "-U"), Optional.empty());
        }
        return asAnyOf(CANDIDATES);
    }

    /** Root acting as the first of these users that the machine knows. */
    static Actor asAnyOf(List<String> names) {
        for (String name : names) {
            Command.Ended user = Command.run(List.of("id", "-u", name), HERE, 10);
            Command.Ended group = Command.run(List.of("id", "-g", name), HERE, 10);
            if (user.well() && group.well()) {
                return as(new Ids(Integer.parseInt(user.output()), Integer.parseInt(group.output())));
            }
        }
        throw new SetupException("PostgreSQL refuses to run as root, and this machine allows no other way. Start"
                + " Clientela as an ordinary user, or point it at a server with " + Address.VARIABLE + ".");
    }

    private static Actor as(Ids ids) {
        List<String> setpriv =
                List.of("setpriv", "--reuid=" + ids.user(), "--regid=" + ids.group(), "--clear-groups", "--");
        if (Command.run(with(setpriv, List.of("true")), HERE, 10).well()) {
            return new Actor(setpriv, Optional.of(ids));
        }
        Command.Ended name = Command.run(List.of("id", "-un", String.valueOf(ids.user())), HERE, 10);
        List<String> runuser = List.of("runuser", "-u", name.output(), "--");
        if (name.well() && Command.run(with(runuser, List.of("true")), HERE, 10).well()) {
            return new Actor(runuser, Optional.of(ids));
        }
        throw new SetupException("PostgreSQL refuses to run as root, and neither setpriv nor runuser works here. Start"
                + " Clientela as an ordinary user, or point it at a server with " + Address.VARIABLE + ".");
    }

    /** The words of a command as this actor runs it. */
    List<String> words(List<String> command) {
        return with(prefix, command);
    }

    /** Makes a file or folder the actor's own. */
    void own(Path path) {
        if (user.isPresent()) {
            try {
                Files.setAttribute(path, "unix:uid", user.get().user());
                Files.setAttribute(path, "unix:gid", user.get().group());
            } catch (IOException e) {
                throw new SetupException("Cannot give " + path + " to the user of the database: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Checks that the actor can read a file.
     *
     * @throws SetupException if it cannot
     */
    void mustReach(Path file) {
        if (!Command.run(words(List.of("test", "-r", file.toString())), HERE, 10)
                .well()) {
            throw new SetupException("PostgreSQL does not run as root, and the other user it would run as cannot reach "
                    + file + ". Name a folder that every user can reach with CLIENTELA_HOME (such as one below"
                    + " /var/lib), or start Clientela as an ordinary user.");
        }
    }

    private static Optional<Ids> owner(Path database) {
        if (!Files.exists(database)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Ids((Integer) Files.getAttribute(database, "unix:uid"), (Integer)
                    Files.getAttribute(database, "unix:gid")));
        } catch (IOException e) {
            throw new SetupException("Cannot look at " + database + ": " + e.getMessage(), e);
        }
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }
}
