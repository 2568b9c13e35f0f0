package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.PortfolioCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Splits the base into parts: by tier and need, then by area, then by province, then into equal slices, until no part has
 * more than {@code most} customers. Cells with fewer than {@code least} are pooled with others of their tier. Each customer
 * is in exactly one part. The same base is always split the same way.
 */
final class Splitting {

    private final Base base;
    private final int least;
    private final int most;
    private final List<Part> parts = new ArrayList<>();

    /** Some customers, by their places in the base, and whom they stand for. */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(List<PortfolioCell> cells, int[] members) {

        Part {
            cells = List.copyOf(cells);
        }
    }

    private Splitting(Base base, int least, int most) {
        this.base = base;
        this.least = least;
        this.most = most;
    }

    /**
     * The parts, in no special order.
     *
     * @param least from 1 to {@code most}
     */
    static List<Part> of(Base base, int least, int most) {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("from " + least + " to " + most + " customers");
        }
        var splitting = new Splitting(base, least, most);
        for (var part : splitting.pooled(splitting.cells())) {
            splitting.byArea(part);
        }
        return splitting.parts;
    }

    /** A part for each tier and need that occur, in order. */
    private List<Part> cells() {
        var all = new int[base.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return grouped(all, i -> PortfolioCell.of(base.tier(i), base.need(i)).text()).entrySet().stream()
                .map(entry -> new Part(List.of(PortfolioCell.parse(entry.getKey())), entry.getValue()))
                .toList();
    }

    private SortedMap<String, int[]> grouped(int[] members, IntFunction<String> key) {
        var lists = new TreeMap<String, Ints>();
        for (int member : members) {
            lists.computeIfAbsent(key.apply(member), any -> new Ints()).add(member);
        }
        var groups = new TreeMap<String, int[]>();
        lists.forEach((name, list) -> groups.put(name, list.toArray()));
        return groups;
    }

    /** Puts parts that are too small together: those of one tier, and what is still too small with the next tier. */
    private List<Part> pooled(List<Part> cells) {
        var out = new ArrayList<Part>();
        var small = new ArrayList<Part>();
        for (int tier = 1; tier <= 4; tier++) {
            String wanted = String.valueOf(tier);
            for (var part : cells) {
                if (part.cells().getFirst().tier().equals(wanted)) {
                    (part.members().length < least ? small : out).add(part);
                }
            }
            if (size(small) >= least) {
                out.add(together(small));
                small.clear();
            }
        }
        if (!small.isEmpty()) {
            small.addAll(smallest(out));
            out.removeAll(small);
            out.add(together(small));
        }
        return out;
    }

    private static List<Part> smallest(List<Part> parts) {
        return parts.stream()
                .min(Comparator.comparingInt(part -> part.members().length))
                .map(List::of)
                .orElse(List.of());
    }

    private static int size(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.members().length).sum();
    }

    private static Part together(List<Part> parts) {
        return new Part(
                parts.stream().flatMap(part -> part.cells().stream()).toList(),
                parts.stream()
                        .flatMapToInt(part -> java.util.Arrays.stream(part.members()))
                        .sorted()
                        .toArray());
    }

    private void byArea(Part part) {
        split(part, base::area, PortfolioCell::inArea, this::byProvince);
    }

    private void byProvince(Part part) {
        split(part, base::province, PortfolioCell::inProvince, this::inSlices);
    }

    /** Narrows a cell to one place. */
    @FunctionalInterface
    private interface Narrowing {
        PortfolioCell of(PortfolioCell cell, String place);
    }

    /** What is done with each piece. */
    @FunctionalInterface
    private interface Next {
        void with(Part part);
    }

    /** Parts with too many customers fall into places; places with too few of them stay together. */
    private void split(Part part, IntFunction<String> place, Narrowing narrowing, Next next) {
        if (part.members().length <= most) {
            parts.add(part);
            return;
        }
        var pieces = new ArrayList<Part>();
        var rest = new ArrayList<Part>();
        grouped(part.members(), place).forEach((name, members) -> {
            boolean own = !name.isEmpty() && members.length >= least;
            var cells = part.cells().stream()
                    .map(cell -> own ? narrowing.of(cell, name) : cell)
                    .toList();
            (own ? pieces : rest).add(new Part(cells, members));
        });
        if (!rest.isEmpty()) {
            if (size(rest) < least && !pieces.isEmpty()) {
                var smallest = smallest(pieces);
                rest.addAll(smallest);
                pieces.removeAll(smallest);
            }
            var all = together(rest);
            pieces.add(new Part(all.cells().stream().distinct().toList(), all.members()));
        }
        pieces.forEach(next::with);
    }

    private void inSlices(Part part) {
        int slices = (part.members().length + most - 1) / most;
        if (slices == 1) {
            parts.add(part);
            return;
        }
        for (int s = 0; s < slices; s++) {
            var members = new Ints();
            for (int i = s; i < part.members().length; i += slices) {
                members.add(part.members()[i]);
            }
            int number = s + 1;
            parts.add(new Part(
                    part.cells().stream().map(cell -> cell.part(number, slices)).toList(), members.toArray()));
        }
    }

    /** Whole numbers that become more. */
    private static final class Ints {
        private int[] values = new int[8];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = java.util.Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return java.util.Arrays.copyOf(values, size);
        }
    }
}
