package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.util.Optional;

/**
 * Who is held out gets nothing, nobody is treated once the experiment is over or stopped, and what is to sell is part of an
 * experiment.
 */
final class ArmPolicy implements Policy {

    @Override
    public String name() {
        return "arm";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        return switch (facts.asked().kind()) {
            case HELD_OUT -> Policy.refused("arm.held-out");
            case HELD_OUT_OF_ALL -> Policy.refused("arm.held-out-of-all");
            case OVER -> Policy.refused("arm.over");
            case NOT_MEASURED ->
                facts.asked().purpose().measured()
                        ? Policy.refused("arm.not-measured", facts.asked().purpose())
                        : Optional.empty();
            case TREATED -> Optional.empty();
        };
    }
}
