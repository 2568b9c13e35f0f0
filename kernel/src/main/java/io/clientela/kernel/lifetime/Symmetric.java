package io.clientela.kernel.lifetime;

import java.util.Optional;

/** Small symmetric matrices, row by row. */
final class Symmetric {

    private Symmetric() {}

    /** The inverse of a positive definite matrix; empty if it is not, or only just, positive definite. */
    static Optional<double[][]> inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = cholesky(matrix);
        if (lower.length == 0) {
            return Optional.empty();
        }
        double[][] out = new double[n][n];
        for (int column = 0; column < n; column++) {
            double[] unit = new double[n];
            unit[column] = 1;
            double[] solved = solve(lower, unit);
            for (int row = 0; row < n; row++) {
                out[row][column] = solved[row];
            }
        }
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < row; column++) {
                out[row][column] = out[column][row] = (out[row][column] + out[column][row]) / 2;
            }
        }
        return Optional.of(out);
    }

    /** The lower triangle L with L Lᵀ = matrix, or an empty array where the matrix is not positive definite. */
    static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j) {
                    if (!(sum > 1e-13 * Math.abs(matrix[i][i]))) {
                        return new double[0][];
                    }
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    lower[i][j] = sum / lower[j][j];
                }
            }
        }
        return lower;
    }

    /** The x with L Lᵀ x = right. */
    static double[] solve(double[][] lower, double[] right) {
        int n = lower.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** gᵀ M g. */
    static double quadratic(double[][] matrix, double[] g) {
        double sum = 0;
        for (int i = 0; i < g.length; i++) {
            double row = matrix[i][i] * g[i];
            for (int j = 0; j < i; j++) {
                row += 2 * matrix[i][j] * g[j];
            }
            sum += row * g[i];
        }
        return sum;
    }
}
