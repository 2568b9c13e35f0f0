package io.clientela.organize;

/**
 * Slows down the guessing of passwords: after {@value #PER_EMAIL} failures on one e-mail, or {@value #PER_ADDRESS} from one
 * address, within {@value #MINUTES} minutes the next tries are refused without looking at the password. A restart forgets
 * nothing.
 */
public interface LoginAttempts {

    /** How many failures on one e-mail are borne. */
    int PER_EMAIL = 10;

    /** How many failures from one network address are borne. */
    int PER_ADDRESS = 50;

    /** How long failures count, from the first one. */
    int MINUTES = 15;

    /**
     * Whether a login may be tried now.
     *
     * @param email as typed
     * @param address where the request comes from
     */
    boolean mayTry(String email, String address);

    /** Counts a login that failed. */
    void failed(String email, String address);

    /** Forgets the failures of an e-mail after a login that succeeded. */
    void succeeded(String email);
}
