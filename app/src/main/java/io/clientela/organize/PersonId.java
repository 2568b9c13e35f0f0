package io.clientela.organize;

/**
 * The number of one person of the staff; never given to anyone else.
 *
 * @param number from 1
 */
public record PersonId(long number) {

    public PersonId {
        if (number < 1) {
            throw new IllegalArgumentException("a person's number below 1: " + number);
        }
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
