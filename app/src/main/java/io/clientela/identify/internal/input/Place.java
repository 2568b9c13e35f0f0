package io.clientela.identify.internal.input;

/**
 * Where in the input a thing was read.
 *
 * @param file the name of the file, with the path inside an archive behind {@code !/}
 * @param line the line from 1 where it starts, or 0 where the format has no lines
 */
public record Place(String file, long line) {}
