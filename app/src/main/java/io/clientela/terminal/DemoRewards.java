package io.clientela.terminal;

import io.clientela.interact.RewardProgramme;
import io.clientela.interact.RewardProgramme.Assumed;
import io.clientela.interact.RewardProgramme.Basis;
import io.clientela.interact.RewardProgramme.Earning;
import io.clientela.interact.RewardProgramme.Programme;
import io.clientela.interact.RewardProgramme.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The loyalty programme of the demo firm. */
final class DemoRewards {

    private static final LocalDate BEGINS = LocalDate.of(2025, 11, 1);

    private DemoRewards() {}

    /** Promises the programme. */
    static void promise(RewardProgramme programme, String who) {
        programme.revise(
                new Programme(
                        true,
                        new Earning(BEGINS, "EUR", BigDecimal.ONE, 12),
                        Basis.NET,
                        List.of(
                                new Tier("Cucchiaio", BigDecimal.ZERO, BigDecimal.ONE),
                                new Tier("Mestolo", new BigDecimal("250"), new BigDecimal("1.25")),
                                new Tier("Paiolo", new BigDecimal("2500"), new BigDecimal("1.5"))),
                        100,
                        new Assumed(new BigDecimal("0.01"), .7, 3)),
                who,
                "");
    }
}
