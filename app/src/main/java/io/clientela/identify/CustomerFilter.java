package io.clientela.identify;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which customers a list shows: those for which every part that is present holds. Parts on purchases (department,
 * channel, product, category, source of purchase, period, currency) hold together for one and the same line.
 *
 * @param text a fragment of the name, the number, the e-mail … as the search takes it
 * @param kind {@code person}, {@code company} or {@code unknown}
 * @param country ISO 3166-1 alpha-2; an empty text means customers without one
 * @param area the region; an empty text means customers without one
 * @param province the province; an empty text means customers without one
 * @param recordSource the name of a source that has a record of the customer
 * @param purchaseSource the name of the source of a purchase
 * @param department the department that sold
 * @param channel the channel of the sale
 * @param productKey the product: the article's code where there is one, else {@code #} and the product's number
 * @param category the product's category
 * @param from first day of the period in which it bought
 * @param to last day of the period in which it bought
 * @param currency the currency in which it bought
 * @param customerId this customer alone
 * @param bought true for customers with purchases, false for those without any
 */
public record CustomerFilter(
        Optional<String> text,
        Optional<String> kind,
        Optional<String> country,
        Optional<String> area,
        Optional<String> province,
        Optional<String> recordSource,
        Optional<String> purchaseSource,
        Optional<String> department,
        Optional<String> channel,
        Optional<String> productKey,
        Optional<String> category,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> currency,
        Optional<Long> customerId,
        Optional<Boolean> bought) {

    /** Every customer. */
    public static final CustomerFilter ALL = new Builder().build();

    /** A filter to start from. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether a part speaks of purchases. */
    public boolean onPurchases() {
        return purchaseSource.isPresent()
                || department.isPresent()
                || channel.isPresent()
                || productKey.isPresent()
                || category.isPresent()
                || from.isPresent()
                || to.isPresent()
                || currency.isPresent();
    }

    /** A builder that starts from this filter. */
    public Builder with() {
        var b = new Builder();
        b.text = text;
        b.kind = kind;
        b.country = country;
        b.area = area;
        b.province = province;
        b.recordSource = recordSource;
        b.purchaseSource = purchaseSource;
        b.department = department;
        b.channel = channel;
        b.productKey = productKey;
        b.category = category;
        b.from = from;
        b.to = to;
        b.currency = currency;
        b.customerId = customerId;
        b.bought = bought;
        return b;
    }

    /** Collects the parts of a filter. For one thread. */
    public static final class Builder {
        private Optional<String> text = Optional.empty();
        private Optional<String> kind = Optional.empty();
        private Optional<String> country = Optional.empty();
        private Optional<String> area = Optional.empty();
        private Optional<String> province = Optional.empty();
        private Optional<String> recordSource = Optional.empty();
        private Optional<String> purchaseSource = Optional.empty();
        private Optional<String> department = Optional.empty();
        private Optional<String> channel = Optional.empty();
        private Optional<String> productKey = Optional.empty();
        private Optional<String> category = Optional.empty();
        private Optional<LocalDate> from = Optional.empty();
        private Optional<LocalDate> to = Optional.empty();
        private Optional<String> currency = Optional.empty();
        private Optional<Long> customerId = Optional.empty();
        private Optional<Boolean> bought = Optional.empty();

        private Builder() {}

        /** Sets the fragment to search for. */
        public Builder text(String value) {
            text = Optional.of(value);
            return this;
        }

        /** Sets the kind. */
        public Builder kind(String value) {
            kind = Optional.of(value);
            return this;
        }

        /** Sets the country. */
        public Builder country(String value) {
            country = Optional.of(value);
            return this;
        }

        /** Sets the area. */
        public Builder area(String value) {
            area = Optional.of(value);
            return this;
        }

        /** Sets the province. */
        public Builder province(String value) {
            province = Optional.of(value);
            return this;
        }

        /** Sets the source of a record. */
        public Builder recordSource(String value) {
            recordSource = Optional.of(value);
            return this;
        }

        /** Sets the source of a purchase. */
        public Builder purchaseSource(String value) {
            purchaseSource = Optional.of(value);
            return this;
        }

        /** Sets the department. */
        public Builder department(String value) {
            department = Optional.of(value);
            return this;
        }

        /** Sets the channel. */
        public Builder channel(String value) {
            channel = Optional.of(value);
            return this;
        }

        /** Sets the product. */
        public Builder productKey(String value) {
            productKey = Optional.of(value);
            return this;
        }

        /** Sets the category. */
        public Builder category(String value) {
            category = Optional.of(value);
            return this;
        }

        /** Narrows the period to begin on this day at the earliest. */
        public Builder from(LocalDate value) {
            from = Optional.of(from.filter(value::isBefore).orElse(value));
            return this;
        }

        /** Narrows the period to end on this day at the latest. */
        public Builder to(LocalDate value) {
            to = Optional.of(to.filter(value::isAfter).orElse(value));
            return this;
        }

        /** Sets the currency. */
        public Builder currency(String value) {
            currency = Optional.of(value);
            return this;
        }

        /** Narrows to one customer. */
        public Builder customerId(long value) {
            customerId = Optional.of(value);
            return this;
        }

        /** Sets whether there must be purchases. */
        public Builder bought(boolean value) {
            bought = Optional.of(value);
            return this;
        }

        /** The filter. */
        public CustomerFilter build() {
            return new CustomerFilter(
                    text,
                    kind,
                    country,
                    area,
                    province,
                    recordSource,
                    purchaseSource,
                    department,
                    channel,
                    productKey,
                    category,
                    from,
                    to,
                    currency,
                    customerId,
                    bought);
        }
    }
}
