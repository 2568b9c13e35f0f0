package io.clientela.console.internal.api;

import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.Worth;
import io.clientela.kernel.value.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What customers are worth, for other programs (R18). */
@RestController
@RequestMapping("/api/v1/worth")
@Tag(name = "Worth")
class WorthApi {

    private final Worth worth;

    WorthApi(Worth worth) {
        this.worth = worth;
    }

    @GetMapping
    @Operation(
            summary = "The value of all customers with its interval, what moved it, the model with its parameters,"
                    + " findings and how well it predicted; 404 with the reason where nothing was computed yet")
    ValueRun all() {
        return known(worth.standing());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "What one customer is worth: P(alive), expected purchases, spend and value in the horizon, each"
                    + " with its 95 % interval, rhythm and rank; 404 with the reason where he has no score")
    Worth.Ranked one(@PathVariable long id) {
        return known(worth.of(id));
    }

    private static <T> T known(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Known<T> known -> known.value();
            case Outcome.Unknown<T> none ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, none.reason() + ": " + none.detail());
        };
    }
}
