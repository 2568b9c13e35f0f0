package io.clientela.kernel.lifetime;

/** Why a model was taken. */
public enum ChoiceReason {

    /** It was asked for. */
    ASKED_FOR("asked-for"),

    /** It gave the held-back time clearly better chances than the next best: by more than two standard errors. */
    PREDICTED_BEST("predicted-best"),

    /** It gave the held-back time the best chances, but not clearly: the next best would do as well. */
    PREDICTED_BEST_NOT_CLEARLY("predicted-best-not-clearly"),

    /** The history is too short to hold a part of it back; it fits all data best. */
    FITTED_BEST("fitted-best");

    private final String code;

    ChoiceReason(String code) {
        this.code = code;
    }

    /** The name for programs and message files. */
    public String code() {
        return code;
    }
}
