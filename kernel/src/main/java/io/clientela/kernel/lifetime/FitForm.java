package io.clientela.kernel.lifetime;

/** How parameters were found. */
public enum FitForm {

    /** From the firm's own data alone, by maximum likelihood. */
    MAXIMUM_LIKELIHOOD,

    /**
     * From the firm's own data and what is usual among firms, since the data alone say too little. The fewer the data, the
     * nearer to the usual.
     */
    SHRUNK
}
