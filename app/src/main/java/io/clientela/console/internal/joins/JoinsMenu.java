package io.clientela.console.internal.joins;

import io.clientela.console.internal.shell.HomeTile;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.console.internal.shell.Words;
import io.clientela.identify.Joins;
import io.clientela.organize.Right;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to the doubts, and their number on the home page. */
@Configuration(proxyBeanMethods = false)
class JoinsMenu {

    @Bean
    MenuEntry joinsEntry() {
        return new MenuEntry(30, null, "join.title", "/joins", "git-merge", Right.DECIDE_JOINS);
    }

    @Bean
    HomeTile doubtsTile(Joins joins) {
        return new DoubtsTile(joins);
    }

    private record DoubtsTile(Joins joins) implements HomeTile {

        @Override
        public int order() {
            return 30;
        }

        @Override
        public Right right() {
            return Right.DECIDE_JOINS;
        }

        @Override
        public Optional<Figure> figure(Words words) {
            long open = joins.openDoubts();
            return open == 0
                    ? Optional.empty()
                    : Optional.of(new Figure(
                            words.say("join.tile"),
                            words.number(open),
                            words.say("join.tile.note"),
                            "/joins",
                            "git-merge"));
        }
    }
}
