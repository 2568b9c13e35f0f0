package planted.walls.console;

import planted.walls.platform.internal.Hidden;

/** Uses the inside of another room. */
public class Shown {

    /** The offence. */
    public String look(Hidden hidden) {
        return hidden.toString();
    }
}
