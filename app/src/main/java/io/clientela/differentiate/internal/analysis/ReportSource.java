package io.clientela.differentiate.internal.analysis;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a report is added up from: the tallies, the smallest first, and the lines. */
enum ReportSource {
    CATEGORY(EnumSet.of(Part.MONTH, Part.CATEGORY, Part.DEPARTMENT, Part.CHANNEL, Part.SOURCE)),
    PLACE(EnumSet.of(Part.MONTH, Part.KIND, Part.COUNTRY, Part.AREA, Part.PROVINCE, Part.CHANNEL, Part.SOURCE)),
    AREA(EnumSet.of(Part.MONTH, Part.CATEGORY, Part.DEPARTMENT, Part.CHANNEL, Part.SOURCE, Part.COUNTRY, Part.AREA)),
    PRODUCT(EnumSet.of(Part.MONTH, Part.PRODUCT, Part.CATEGORY, Part.DEPARTMENT, Part.CHANNEL, Part.SOURCE)),
    /** Customers over all months, one row for each in a currency. */
    CUSTOMER(EnumSet.of(Part.CUSTOMER, Part.KIND, Part.COUNTRY, Part.AREA, Part.PROVINCE)),
    DOCUMENT(EnumSet.of(
            Part.MONTH,
            Part.DOCUMENT,
            Part.DAY,
            Part.CUSTOMER,
            Part.KIND,
            Part.COUNTRY,
            Part.AREA,
            Part.PROVINCE,
            Part.CHANNEL,
            Part.SOURCE)),
    /** The lines, with numbers for what their document, product and customer say. */
    CODED(EnumSet.allOf(Part.class)),
    LINE(EnumSet.allOf(Part.class));

    /** What a report or its filter can speak of. */
    enum Part {
        MONTH,
        PRODUCT,
        CATEGORY,
        DEPARTMENT,
        CHANNEL,
        SOURCE,
        CUSTOMER,
        KIND,
        COUNTRY,
        AREA,
        PROVINCE,
        DOCUMENT,
        /** Days that cut through a month. */
        DAY;

        static Optional<Part> of(Dimension dimension) {
            return switch (dimension) {
                case YEAR, QUARTER, MONTH -> Optional.of(MONTH);
                case ALL -> Optional.empty();
                default -> Optional.of(valueOf(dimension.name()));
            };
        }

        /** What is counted once. */
        static Optional<Part> of(Measure measure) {
            return switch (measure) {
                case CUSTOMERS -> Optional.of(CUSTOMER);
                case DOCUMENTS -> Optional.of(DOCUMENT);
                default -> Optional.empty();
            };
        }

        /** What a filter speaks of; of its period, that it has one. */
        static Set<Part> of(CustomerFilter filter) {
            var parts = EnumSet.noneOf(Part.class);
            record Named(Optional<?> value, Part part) {}
            List.of(
                            new Named(filter.from(), MONTH),
                            new Named(filter.to(), MONTH),
                            new Named(filter.kind(), KIND),
                            new Named(filter.country(), COUNTRY),
                            new Named(filter.area(), AREA),
                            new Named(filter.province(), PROVINCE),
                            new Named(filter.customerId(), CUSTOMER),
                            new Named(filter.purchaseSource(), SOURCE),
                            new Named(filter.department(), DEPARTMENT),
                            new Named(filter.channel(), CHANNEL),
                            new Named(filter.productKey(), PRODUCT),
                            new Named(filter.category(), CATEGORY))
                    .forEach(named -> named.value().ifPresent(value -> parts.add(named.part())));
            return parts;
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<Part> parts;

    ReportSource(Set<Part> parts) {
        this.parts = Set.copyOf(parts);
    }

    /** Whether it holds all of it. */
    boolean covers(Set<Part> wanted) {
        return parts.containsAll(wanted);
    }

    /** Those that hold all of it, the smallest first. */
    static List<ReportSource> covering(Set<Part> wanted) {
        var found = new ArrayList<ReportSource>();
        for (var source : values()) {
            if (source.covers(wanted)) {
                found.add(source);
            }
        }
        return found;
    }
}
