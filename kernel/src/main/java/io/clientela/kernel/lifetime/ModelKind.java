package io.clientela.kernel.lifetime;

import java.util.List;
import java.util.Optional;

/** The models of purchases without a contract. */
public enum ModelKind {

    /** A customer buys at his own rate and may leave for good after each repeat purchase (Fader, Hardie and Lee 2005). */
    BG_NBD("bg-nbd"),

    /** As BG/NBD, and he may leave after the first purchase, too (Batislam, Denizel and Filiztekin 2007). */
    MBG_NBD("mbg-nbd"),

    /** A customer buys at his own rate and may leave at any time (Schmittlein, Morrison and Colombo 1987). */
    PARETO_NBD("pareto-nbd");

    private final String code;

    ModelKind(String code) {
        this.code = code;
    }

    /** The name for programs and files, such as {@code bg-nbd}. */
    public String code() {
        return code;
    }

    /** The names of the parameters, in their order. The second one, and beta, are in the unit of time. */
    public List<String> parameters() {
        return this == PARETO_NBD ? List.of("r", "alpha", "s", "beta") : List.of("r", "alpha", "a", "b");
    }

    /** The model with the given code, empty if there is none. */
    public static Optional<ModelKind> ofCode(String code) {
        for (var kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    Objective likelihood(Histories histories, Parallel parallel) {
        return switch (this) {
            case BG_NBD -> new CoinLikelihood(histories, 0, parallel);
            case MBG_NBD -> new CoinLikelihood(histories, 1, parallel);
            case PARETO_NBD -> new ParetoLikelihood(histories, parallel);
        };
    }

    Alive alive(Histories histories, double[] parameter) {
        return switch (this) {
            case BG_NBD -> new CoinAlive(histories, parameter, 0);
            case MBG_NBD -> new CoinAlive(histories, parameter, 1);
            case PARETO_NBD -> new ParetoAlive(histories, parameter);
        };
    }

    Future future(double[] parameter) {
        return switch (this) {
            case BG_NBD -> new CoinFuture(parameter, 0);
            case MBG_NBD -> new CoinFuture(parameter, 1);
            case PARETO_NBD -> new ParetoFuture(parameter);
        };
    }
}
