package io.clientela.console.internal.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** How many rows a program asks for. */
final class Limit {

    private Limit() {}

    /**
     * The number as asked for.
     *
     * @param most how many can be had at once
     * @throws ResponseStatusException 400 where it is below 1 or above the most
     */
    static int checked(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit must be from 1 to " + most);
        }
        return limit;
    }
}
