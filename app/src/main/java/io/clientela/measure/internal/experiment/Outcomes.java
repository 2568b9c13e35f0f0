package io.clientela.measure.internal.experiment;

import io.clientela.measure.ExperimentPlan.Counted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What customers, or households, came to, each in one row of arrays of the same length; filled row by row from a statement with the columns
 * of {@code columns}.
 *
 * <p>Margin is net less cost; of lines whose cost is not known it is net times the rate of margin of the lines whose cost is
 * known, over all customers. Where none is known there is no margin.
 */
public final class Outcomes implements RowCallbackHandler {

    private static final int FEW = 1024;

    private int size;
    private long[] customers = new long[FEW];
    private int[] arms = new int[FEW];
    private long[] portfolios = new long[FEW];
    private boolean[] broken = new boolean[FEW];
    private double[] figures = new double[FEW * 8];
    private double[] worths = new double[FEW];
    private boolean worthKnown;

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (size == customers.length) {
            grow(size * 2);
        }
        customers[size] = row.getLong(1);
        arms[size] = row.getInt(2);
        portfolios[size] = row.getLong(3);
        broken[size] = row.getBoolean(4);
        for (int i = 0; i < 8; i++) {
            figures[size * 8 + i] = row.getDouble(6 + i);
        }
        worths[size] = row.getDouble(5);
        worthKnown |= !row.wasNull();
        size++;
    }

    private void grow(int to) {
        customers = Arrays.copyOf(customers, to);
        arms = Arrays.copyOf(arms, to);
        portfolios = Arrays.copyOf(portfolios, to);
        broken = Arrays.copyOf(broken, to);
        figures = Arrays.copyOf(figures, to * 8);
        worths = Arrays.copyOf(worths, to);
    }

    /** How many customers. */
    public int size() {
        return size;
    }

    /** The number of a customer or a household. */
    public long customer(int at) {
        return customers[at];
    }

    /** His arm by its number in the plan; -1 for the hold-out over all. */
    public int arm(int at) {
        return arms[at];
    }

    /** His portfolio; 0 for none. */
    public long portfolio(int at) {
        return portfolios[at];
    }

    /** Whether he is in two arms. */
    public boolean broken(int at) {
        return broken[at];
    }

    /** How many are in two arms. */
    public long brokenCount() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += broken[i] ? 1 : 0;
        }
        return count;
    }

    /** How many are in an arm. */
    public long inArm(int number) {
        return Arrays.stream(arms, 0, size).filter(arm -> arm == number).count();
    }

    /** How many are in the hold-out over all. */
    public long heldOfAll() {
        return Arrays.stream(arms, 0, size).filter(arm -> arm < 0).count();
    }

    /** Whether the value of any customer is known, as the value of all customers. */
    public boolean knowsWorth() {
        return worthKnown;
    }

    /** What each customer is worth; 0 for one without a value. */
    public double[] worths() {
        return Arrays.copyOf(worths, size);
    }

    /** Whether anything was bought in the currency. */
    public boolean sells() {
        for (int i = 0; i < size; i++) {
            if (figures[i * 8] != 0 || figures[i * 8 + 4] != 0) {
                return true;
            }
        }
        return false;
    }

    /** The share of net of which the cost is known; 1 where nothing was bought. */
    public double costKnown() {
        double net = 0;
        double known = 0;
        for (int i = 0; i < size; i++) {
            net += Math.abs(figures[i * 8]);
            known += Math.abs(figures[i * 8 + 1]);
        }
        return net > 0 ? Math.min(1, known / net) : 1;
    }

    /** The outcome of each customer in his window, or in the time before. */
    public double[] values(Counted counted, boolean before) {
        double rate = counted == Counted.MARGIN ? rate() : 0;
        var values = new double[size];
        for (int i = 0; i < size; i++) {
            int at = i * 8 + (before ? 4 : 0);
            values[i] = switch (counted) {
                case NET -> figures[at];
                case MARGIN -> figures[at + 2] + (figures[at] - figures[at + 1]) * rate;
                case PURCHASES -> figures[at + 3];
                case BOUGHT -> figures[at + 3] > 0 ? 1 : 0;
            };
        }
        return values;
    }

    /** The part of net that is margin where cost is known; 0 where none is. */
    public double rate() {
        double known = 0;
        double margin = 0;
        for (int i = 0; i < size; i++) {
            known += figures[i * 8 + 1] + figures[i * 8 + 5];
            margin += figures[i * 8 + 2] + figures[i * 8 + 6];
        }
        return known > 0 ? margin / known : 0;
    }
}
