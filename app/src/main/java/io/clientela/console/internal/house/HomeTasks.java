package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.HomeTask;
import io.clientela.console.internal.shell.Words;
import io.clientela.identify.FlawCount;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.Imports;
import io.clientela.identify.Joins;
import io.clientela.organize.Right;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits for a person in the first room: pairs that may be one customer, rows that did not go in. */
@Configuration(proxyBeanMethods = false)
class HomeTasks {

    @Bean
    HomeTask doubtsTask(Joins joins) {
        return new Waiting(
                10,
                Right.DECIDE_JOINS,
                joins::openDoubts,
                (words, n) -> words.count("home.task.doubts", n),
                "/joins",
                "git-merge");
    }

    @Bean
    HomeTask flawsTask(Imports imports) {
        LongSupplier open = () -> imports.flawCounts(FlawFilter.open()).stream()
                .mapToLong(FlawCount::count)
                .sum();
        return new Waiting(
                20, Right.IMPORT, open, (words, n) -> words.count("home.task.flaws", n), "/import", "file-alert");
    }

    private record Waiting(
            int order, Right right, LongSupplier number, BiFunction<Words, Long, String> text, String href, String icon)
            implements HomeTask {

        @Override
        public Optional<Task> task(Words words) {
            long open = number.getAsLong();
            return open == 0 ? Optional.empty() : Optional.of(new Task(open, text.apply(words, open), href, icon));
        }
    }
}
