package io.clientela.differentiate.internal.feature;

import io.clientela.differentiate.Features;
import io.clientela.differentiate.Habits;
import io.clientela.differentiate.Histories;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The features as they stand in the picture. */
@Component
class PictureFeatures implements Features {

    /** The file of the picture. */
    private static final String FILE = "picture";

    private final Columnar columnar;

    PictureFeatures(Columnar columnar) {
        this.columnar = columnar;
    }

    @Override
    public Outcome<Habits> of(long customerId) {
        return ask(picture -> new HabitsReader(picture)
                .read(customerId)
                .<Outcome<Habits>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("nothing-bought", "no line of customer " + customerId)));
    }

    @Override
    public Outcome<Histories> histories() {
        return ask(picture -> new Outcome.Known<>(read(picture)));
    }

    /** A question to the picture. */
    @FunctionalInterface
    private interface Question<T> {
        Outcome<T> to(Connection picture) throws SQLException;
    }

    private <T> Outcome<T> ask(Question<T> question) {
        if (!columnar.available()) {
            return new Outcome.Unknown<>("elsewhere", "another process owns the data folder");
        }
        return columnar.run(FILE, session -> {
            session.connection().setAutoCommit(false); // all questions see the same picture
            return day(session.connection()).isPresent()
                    ? question.to(session.connection())
                    : new Outcome.Unknown<>("none", "it was not made yet");
        });
    }

    /** The day for which the features were computed; empty where there are none. */
    private static Optional<LocalDate> day(Connection picture) throws SQLException {
        try (var statement = picture.createStatement();
                var there = statement.executeQuery(FeatureSteps.SQL.get("are-there"))) {
            if (!there.next()) {
                return Optional.empty();
            }
        }
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(FeatureSteps.SQL.get("day"))) {
            return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
        }
    }

    private static Histories read(Connection picture) throws SQLException {
        int size;
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(FeatureSteps.SQL.get("count-histories"))) {
            row.next();
            size = row.getInt(1);
        }
        var customers = new long[size];
        var repeats = new int[size];
        var spans = new int[size];
        var ages = new int[size];
        var spend = new double[size];
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(FeatureSteps.SQL.get("histories"))) {
            for (int i = 0; i < size && row.next(); i++) {
                customers[i] = row.getLong(1);
                repeats[i] = row.getInt(2);
                spans[i] = row.getInt(3);
                ages[i] = row.getInt(4);
                spend[i] = row.getDouble(5);
                spend[i] = row.wasNull() ? Double.NaN : spend[i];
            }
        }
        return new Histories(day(picture).orElseThrow(), customers, repeats, spans, ages, spend);
    }
}
