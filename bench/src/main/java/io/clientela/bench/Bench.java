package io.clientela.bench;

/** The front door of {@code ./clientela bench NAME}. */
public final class Bench {

    private Bench() {}

    /** Runs the bench that the first argument names. */
    public static void main(String[] args) {
        System.out.println("benches: link, import");
    }
}
