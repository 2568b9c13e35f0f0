package io.clientela.console.internal.api;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.Experiments;
import io.clientela.measure.Investments;
import io.clientela.measure.Results;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Experiments, their results and customers, for other programs (R16, R64, R70). */
@RestController
@RequestMapping("/api/v1/experiments")
@Tag(name = "Experiments")
class ExperimentsApi {

    private static final int MOST = 1000;

    private final Experiments experiments;
    private final Results results;
    private final Investments investments;

    ExperimentsApi(Experiments experiments, Results results, Investments investments) {
        this.experiments = experiments;
        this.results = results;
        this.investments = investments;
    }

    @GetMapping
    @Operation(summary = "All experiments with their plans, the latest first")
    List<Experiment> all() {
        return experiments.all();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One experiment with its plan and the key and hash by which its arms can be recomputed")
    Experiment one(@PathVariable long id) {
        return experiments.find(id).orElseThrow(() -> missing("experiment", id));
    }

    @GetMapping("/{id}/result")
    @Operation(
            summary = "The last result: differences by portfolio and arm with intervals and verdicts, or why there is"
                    + " none")
    ExperimentResult result(@PathVariable long id) {
        return results.latest(id).orElseThrow(() -> missing("result of experiment", id));
    }

    @GetMapping("/{id}/investment")
    @Operation(summary = "Present value, payback and change in customer equity of its treated arms")
    List<Investments.Investment> investment(@PathVariable long id) {
        one(id);
        return investments.of(id);
    }

    @GetMapping("/{id}/customers")
    @Operation(
            summary = "The numbers of the customers of an arm, or of a portfolio in it; without an arm those of the"
                    + " hold-out over all. By cursor")
    io.clientela.identify.Page<Long> customers(
            @PathVariable long id,
            @RequestParam Optional<String> arm,
            @RequestParam Optional<Long> portfolio,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var plan = one(id).plan();
        var number = arm.isEmpty() ? OptionalInt.empty() : plan.arm(arm.get());
        if (arm.isPresent() && number.isEmpty()) {
            throw missing("arm " + arm.get() + " of experiment", id);
        }
        if (cursor.filter(one -> !one.matches("\\d{1,18}")).isPresent()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a cursor");
        }
        return experiments.customers(
                id,
                number,
                portfolio.map(OptionalLong::of).orElse(OptionalLong.empty()),
                cursor,
                Limit.checked(limit, MOST));
    }

    private static ResponseStatusException missing(String what, long id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no " + what + " " + id);
    }
}
