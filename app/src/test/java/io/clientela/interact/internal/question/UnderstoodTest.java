package io.clientela.interact.internal.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.Question.Kind;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write is read as the answer, or as none where it could be two. */
@Beside
class UnderstoodTest {

    private static final List<String> WAYS = List.of("By e-mail", "By phone", "-Neither");

    private static String read(Kind kind, String said) {
        return switch (Understood.of(kind, kind == Kind.CHOICE ? WAYS : List.of(), said)) {
            case Outcome.Known<Understood> known ->
                known.value().choice().isPresent()
                        ? known.value().choice().getAsInt() + " "
                                + known.value().text()
                        : known.value()
                                .number()
                                .map(BigDecimal::toPlainString)
                                .orElse(known.value().text());
            case Outcome.Unknown<Understood> unknown -> unknown.reason();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "SCALE  | 4                      | 4",
                "SCALE  | 4/5                    | 4",
                "SCALE  | Voto 3, grazie         | 3",
                "SCALE  | 5 out of 5!            | 5",
                "SCALE  | 4 su 5                 | 4",
                "SCALE  | 4 or 5                 | not-an-answer",
                "SCALE  | 12                     | not-an-answer",
                "SCALE  | 3.5                    | not-an-answer",
                "SCALE  | very much              | not-an-answer",
                "NUMBER | 1.234,50 €             | 1234.50",
                "NUMBER | about 1,200            | 1200",
                "NUMBER | 300                    | 300",
                "NUMBER | 12,5                   | 12.5",
                "NUMBER | 1'200.00 CHF           | 1200.00",
                "NUMBER | from 200 to 300        | not-an-answer",
                "NUMBER | -5                     | not-an-answer",
                "NUMBER | 1,234,567              | 1234567",
                "CHOICE | 2                      | 2 By phone",
                "CHOICE | 2. please              | 2 By phone",
                "CHOICE | by  E-MAIL.            | 1 By e-mail",
                "CHOICE | By phone, after ten    | 2 By phone",
                "CHOICE | neither                | 3 Neither",
                "CHOICE | 4                      | not-an-answer",
                "CHOICE | whatever               | not-an-answer",
                "TEXT   | Olive oil in glass     | Olive oil in glass",
            })
    void answersAreReadAsPeopleWriteThem(Kind kind, String said, String expected) {
        assertThat(read(kind, said)).isEqualTo(expected);
    }

    @Test
    void whatTheProgramQuotesBelowIsNotHisAnswer() {
        assertThat(read(Kind.SCALE, "4\n\nOn Mon, 3 Mar 2026 at 10:12, Firm <a@firm.example> wrote:\n> from 1 to 5"))
                .isEqualTo("4");
        assertThat(read(Kind.SCALE, "> 4\n> 5")).isEqualTo("not-an-answer");
        assertThat(read(Kind.TEXT, "Oil\n-----Original Message-----\nWhat do you need?"))
                .isEqualTo("Oil");
        assertThat(read(Kind.CHOICE, "Il 3 mar 2026 Ditta ha scritto:\n1. By e-mail"))
                .isEqualTo("not-an-answer");
        assertThat(read(Kind.TEXT, "  \n ")).isEqualTo("not-an-answer");
    }
}
