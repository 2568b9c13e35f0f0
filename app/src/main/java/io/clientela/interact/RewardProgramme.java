package io.clientela.interact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The loyalty programme: what it promises, in versions with a way back, and the runs that book what was earned. */
public interface RewardProgramme {

    /** What holds now; version 0 is what is usual, as long as nobody wrote one. */
    Version now();

    /** All versions, the latest first, at most 50. */
    List<Version> history();

    /**
     * Writes a new version; it holds for what is bought from now on, and for what was not booked yet.
     *
     * @throws IllegalArgumentException if the currency changes after points were booked
     */
    Version revise(Programme programme, String who, String why);

    /** Makes an earlier version hold again, as a new one. */
    Optional<Version> back(long versionId, String who);

    /** Asks for a run: books what purchases earned, what returns take back, what expired. Answers the number of the job. */
    long run(String who);

    /** What a tier is measured by. */
    enum Basis {
        /** The net of the year before, less what was returned. */
        NET,
        /** The days of the year before with a purchase: assiduity. */
        PURCHASES
    }

    /**
     * The programme.
     *
     * @param running whether purchases earn points
     * @param tiers from the lowest, which begins at 0, to the highest
     * @param smallest the fewest points that can be redeemed at once
     */
    record Programme(boolean running, Earning earning, Basis basis, List<Tier> tiers, long smallest, Assumed assumed) {

        public Programme {
            tiers = List.copyOf(tiers);
            if (tiers.isEmpty() || tiers.getFirst().from().signum() != 0) {
                throw new IllegalArgumentException("the lowest tier begins at 0");
            }
            for (int i = 1; i < tiers.size(); i++) {
                if (tiers.get(i).from().compareTo(tiers.get(i - 1).from()) <= 0) {
                    throw new IllegalArgumentException("tiers do not rise: " + tiers);
                }
            }
            if (smallest < 1) {
                throw new IllegalArgumentException("redeems less than one point: " + smallest);
            }
        }

        /** The tier of who was measured so; those below 0 are in the lowest. */
        public int tierOf(BigDecimal measured) {
            int tier = 1;
            while (tier < tiers.size() && tiers.get(tier).from().compareTo(measured) <= 0) {
                tier++;
            }
            return tier;
        }
    }

    /**
     * How points are earned.
     *
     * @param from the first day whose purchases earn
     * @param currency ISO 4217, of the purchases that earn and of what points are worth
     * @param perUnit points for each unit of money in the lowest tier, more than 0
     * @param expiryMonths after how many months from its day a point expires; 0 for never
     */
    record Earning(LocalDate from, String currency, BigDecimal perUnit, int expiryMonths) {
        public Earning {
            if (perUnit.signum() <= 0 || perUnit.compareTo(BigDecimal.valueOf(1000)) > 0) {
                throw new IllegalArgumentException("not more than 0 and at most 1000 points: " + perUnit);
            }
            if (expiryMonths < 0 || expiryMonths > 120) {
                throw new IllegalArgumentException("not from 0 to 120 months: " + expiryMonths);
            }
        }
    }

    /**
     * One tier.
     *
     * @param from from how much of what is measured
     * @param factor by how much more its customers earn, from 0.1 to 10
     */
    record Tier(String name, BigDecimal from, BigDecimal factor) {
        public Tier {
            if (name.isBlank() || factor.compareTo(new BigDecimal("0.1")) < 0 || factor.compareTo(BigDecimal.TEN) > 0) {
                throw new IllegalArgumentException("no tier: '" + name + "' × " + factor);
            }
        }
    }

    /**
     * What is assumed where the ledger knows nothing.
     *
     * @param pointWorth what a redeemed point costs the firm, in the currency
     * @param redeemShare which share of the points owed will be redeemed, 0 to 1
     * @param answerMinutes how long an answer takes a customer, in minutes, more than 0
     */
    record Assumed(BigDecimal pointWorth, double redeemShare, double answerMinutes) {
        public Assumed {
            if (pointWorth.signum() < 0 || !(redeemShare >= 0 && redeemShare <= 1) || !(answerMinutes > 0)) {
                throw new IllegalArgumentException(pointWorth + ", " + redeemShare + ", " + answerMinutes);
            }
        }
    }

    /** A version. */
    record Version(long versionId, Programme programme, Instant at, String by, String why) {}
}
