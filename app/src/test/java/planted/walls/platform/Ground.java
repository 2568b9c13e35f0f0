package planted.walls.platform;

import planted.walls.console.Shown;

/** Uses a room to its right. */
public class Ground {

    /** The offence. */
    public String reach(Shown shown) {
        return shown.toString();
    }
}
