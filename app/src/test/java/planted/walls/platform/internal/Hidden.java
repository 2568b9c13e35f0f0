package planted.walls.platform.internal;

/** Not for other rooms. */
public class Hidden {}
