package io.clientela.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.measure.Experiment.State;
import io.clientela.organize.Installation;
import io.clientela.platform.ClientelaTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A past that is made: in a demo alone, drawn as any other, with what is true of it beside. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=past") // its installation becomes a demo
class PastExperimentsTest {

    @Autowired
    PastExperiments past;

    @Autowired
    Experiments experiments;

    @Autowired
    Installation installation;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    @Test
    void onlyADemoHasOneAndItsTruthIsToldOnce() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        var customers = LongStream.range(0, 40)
                .map(n -> books.record("shop", "person", LocalDate.of(2026, 3, 1), Map.of("FULL_NAME", "Person " + n)))
                .boxed()
                .toList();
        cards.rebuild(done -> {});
        var started = Instant.now().minus(Duration.ofDays(90));
        assertThatIllegalStateException().isThrownBy(() -> past.write(plan(customers), started, "demo"));
        long own = experiments.draft(plan(customers), "user:Anna", "").id();
        assertThatIllegalStateException().isThrownBy(() -> past.reveal(own, 3, "demo"));
        assertThat(past.trueEffect(own)).isEmpty();

        installation.declareDemo();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> past.write(plan(customers), Instant.now().plusSeconds(60), "demo"));
        var made = past.write(plan(customers), started, "demo");
        long id = made.experiment().id();
        assertThat(made.experiment().state()).isEqualTo(State.FINISHED);
        assertThat(made.arms().values().stream().mapToInt(List::size).sum()).isEqualTo(40);
        var hash = plan(customers).assignment(made.experiment().key());
        made.arms()
                .forEach((arm, in) ->
                        assertThat(in).allMatch(customer -> hash.arm(customer).equals(arm)));
        assertThat(past.trueEffect(id)).isEmpty();
        past.reveal(id, -1.25, "demo");
        assertThat(past.trueEffect(id)).hasValue(-1.25);
        assertThatThrownBy(() -> past.reveal(id, 7, "demo")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        jdbc.sql("UPDATE measure.true_effect SET effect = 0").update())
                .isInstanceOf(DataAccessException.class);
    }

    private static ExperimentPlan plan(List<Long> customers) {
        return new ExperimentPlan(
                "A letter",
                "",
                List.of(new ExperimentPlan.Arm("treated", .5, false), new ExperimentPlan.Arm("held-out", .5, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.CUSTOMERS, customers, false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.START, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, false),
                new ExperimentPlan.Cost(0, 0, 1));
    }
}
