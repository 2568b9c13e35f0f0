package io.clientela.differentiate.internal.feature;

import io.clientela.differentiate.Features;
import io.clientela.differentiate.Habits;
import io.clientela.differentiate.Histories;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** The features as they stand in the picture. */
@Component
class PictureFeatures implements Features {

    private final PictureQuestions picture;

    PictureFeatures(PictureQuestions picture) {
        this.picture = picture;
    }

    @Override
    public Outcome<Habits> of(long customerId) {
        return picture.ask(connection -> new HabitsReader(connection)
                .read(customerId)
                .<Outcome<Habits>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("nothing-bought", "no line of customer " + customerId)));
    }

    @Override
    public Outcome<Histories> histories() {
        return picture.ask(connection -> new Outcome.Known<>(read(connection)));
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
        return new Histories(PictureQuestions.day(picture).orElseThrow(), customers, repeats, spans, ages, spend);
    }
}
