package io.clientela.differentiate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Which channels customers use and what these cost.
 *
 * @param asOf from when it is
 * @param channels the largest first
 * @param mixes customers by how many channels they use
 * @param dear how often a customer loses money in one channel and uses a cheaper one too
 * @param saved what leading these customers to the cheaper one would save at most
 */
public record ChannelUse(AsOf asOf, List<Channel> channels, List<Mix> mixes, long dear, double saved) {

    public ChannelUse {
        channels = List.copyOf(channels);
        mixes = List.copyOf(mixes);
    }

    /**
     * A channel.
     *
     * @param name empty where it is not stated
     * @param margin where it is known
     * @param cost to serve, by the assumptions
     */
    public record Channel(
            String name, long customers, long orders, BigDecimal net, Optional<BigDecimal> margin, double cost) {}

    /** Customers who use so many channels. */
    public record Mix(int channels, long customers, BigDecimal net) {}
}
