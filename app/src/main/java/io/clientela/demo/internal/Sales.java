package io.clientela.demo.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes all sales of the three years: those of the true customers and those of people whom nobody knows. */
final class Sales {

    private static final Set<Integer> HOLIDAYS = Set.of(101, 106, 425, 501, 602, 815, 1101, 1208, 1225, 1226);

    private final Dice dice;
    private final Taste.Offer offer;
    private final List<Sale> made = new ArrayList<>();

    private Sales(Catalogue catalogue, Dice dice) {
        this.dice = dice;
        this.offer = new Taste.Offer(catalogue, false);
    }

    /** All sales by time. */
    static List<Sale> of(List<Customer> customers, Catalogue catalogue, Dice dice) {
        var sales = new Sales(catalogue, dice);
        for (var customer : customers) {
            sales.customer(customer, dice.fork(customer.id()));
        }
        sales.strangers(customers.size());
        sales.made.sort(Comparator.comparing(Sale::time).thenComparingInt(Sale::id));
        return List.copyOf(sales.made);
    }

    private void customer(Customer customer, Dice own) {
        for (var visit : customer.rhythm().visits()) {
            if (!visit.isBefore(House.FIRST_DAY)) {
                var channel = channel(customer, own);
                var spend = own.gamma(customer.kind().habits().spend().p())
                        * customer.meanSpend()
                        / customer.kind().habits().spend().p();
                var byCard = channel == Channel.SHOP && customer.card().isPresent() && own.chance(.93);
                var lines = basket(customer.basket(), customer.kind(), customer.discount(), channel, visit, spend, own);
                add(channel, time(channel, visit, own), Optional.of(customer), lines, byCard, own);
            }
        }
    }

    private static Channel channel(Customer customer, Dice own) {
        return Weighted.of(List.of(Channel.values()), customer::use).pick(own);
    }

    private void add(
            Channel channel,
            LocalDateTime time,
            Optional<Customer> customer,
            List<SaleLine> lines,
            boolean byCard,
            Dice own) {
        var sale = new Sale(made.size(), channel, time, customer, lines, Optional.empty(), byCard);
        made.add(sale);
        if (own.chance(returns(channel))) {
            var back = open(channel, time.toLocalDate().plusDays(own.between(3, 21)), time);
            if (!back.toLocalDate().isAfter(House.LAST_DAY)) {
                var returned = returned(sale, own);
                made.add(new Sale(made.size(), channel, back, customer, returned, Optional.of(sale), byCard));
            }
        }
    }

    private static double returns(Channel channel) {
        return switch (channel) {
            case INVOICE -> .035;
            case AGENT -> .015;
            case SHOP -> .012;
            case WEB -> .05;
        };
    }

    private static List<SaleLine> returned(Sale sale, Dice own) {
        var retail = sale.channel() == Channel.SHOP || sale.channel() == Channel.WEB;
        var lines = new ArrayList<SaleLine>();
        for (var line : sale.lines()) {
            if (lines.isEmpty() || own.chance(.15)) {
                lines.add(line.back(own.chance(.5) ? line.quantity() : 1 + own.below(line.quantity()), retail));
            }
        }
        return List.copyOf(lines);
    }

    static LocalDateTime time(Channel channel, LocalDate day, Dice own) {
        var hour = switch (channel) {
            case SHOP -> own.chance(.45) ? own.between(9, 12) : own.between(15, 19);
            case WEB -> own.chance(.6) ? own.between(19, 23) : own.between(7, 18);
            default -> own.between(8, 17);
        };
        return open(channel, day, day.atTime(hour, own.below(60), own.below(60)));
    }

    private static LocalDateTime open(Channel channel, LocalDate wanted, LocalDateTime time) {
        var day = wanted;
        while (closed(channel, day)) {
            day = day.isBefore(House.LAST_DAY) ? day.plusDays(1) : House.LAST_DAY.minusDays(1);
        }
        return day.atTime(time.toLocalTime());
    }

    private static boolean closed(Channel channel, LocalDate day) {
        var weekday = day.getDayOfWeek();
        return switch (channel) {
            case WEB -> false;
            case SHOP -> holiday(day) || (weekday == DayOfWeek.SUNDAY && day.getMonthValue() != 12);
            default -> holiday(day) || weekday == DayOfWeek.SUNDAY || weekday == DayOfWeek.SATURDAY;
        };
    }

    private static boolean holiday(LocalDate day) {
        return HOLIDAYS.contains(day.getMonthValue() * 100 + day.getDayOfMonth());
    }

    static List<SaleLine> basket(
            Taste taste, Kind kind, int discount, Channel channel, LocalDate day, double spend, Dice own) {
        var retail = channel == Channel.SHOP || channel == Channel.WEB;
        var wanted = 1 + Math.min(30, own.poisson(retail ? Math.min(2.8, kind.moreLines) : kind.moreLines));
        var lines = new ArrayList<SaleLine>();
        var inside = new HashSet<Product>();
        var left = spend;
        for (var i = 0; i < wanted * 4 && lines.size() < wanted; i++) {
            var product = taste.next(day.getMonthValue(), own);
            var price = netPrice(product, discount, retail, day);
            var part = left * Math.min(1, (.4 + 1.2 * own.share()) / (wanted - lines.size()));
            if (price <= part * 2.5 && inside.add(product)) {
                var line = line(product, quantity(product, part / price, retail), discount, channel, day, own);
                left -= line.net() / 100.0;
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            lines.add(line(taste.next(day.getMonthValue(), own), 1, discount, channel, day, own));
        }
        return List.copyOf(lines);
    }

    private static double netPrice(Product product, int discount, boolean retail, LocalDate day) {
        return retail
                ? Catalogue.labelPrice(product, day) / (100.0 + product.vat())
                : Catalogue.listPrice(product, day) / 10_000.0 * (100 - discount) / 100;
    }

    private static SaleLine line(
            Product product, int quantity, int discount, Channel channel, LocalDate day, Dice own) {
        return switch (channel) {
            case INVOICE, AGENT -> SaleLine.wholesale(product, quantity, Catalogue.listPrice(product, day), discount);
            case SHOP, WEB ->
                SaleLine.retail(product, quantity, Catalogue.labelPrice(product, day), coupon(channel, own));
        };
    }

    private static int coupon(Channel channel, Dice own) {
        return channel == Channel.WEB && own.chance(.04) ? 10 : 0;
    }

    private static int quantity(Product product, double wanted, boolean retail) {
        if (retail) {
            return (int) Math.max(1, Math.min(product.pack() > 1 ? 24 : 6, Math.round(wanted)));
        }
        return (int) Math.max(1, Math.min(600, Math.round(wanted / product.pack())))
                * (wanted < product.pack() / 3.0 ? Math.max(1, product.pack() / 3) : product.pack());
    }

    /** The receipts of those who show no card: as many a day as the season says. */
    private void strangers(int customers) {
        var own = dice.fork("strangers");
        var profiles = Weighted.of(
                Taste.Profile.all().stream()
                        .filter(profile -> profile.kind() == Kind.PERSON)
                        .toList(),
                Taste.Profile::weight);
        var tastes = new ArrayList<Taste>();
        for (var i = 0; i < 60; i++) {
            tastes.add(Taste.of(profiles.pick(own), offer, own));
        }
        for (var day = House.FIRST_DAY; !day.isAfter(House.LAST_DAY); day = day.plusDays(1)) {
            if (!closed(Channel.SHOP, day)) {
                var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY ? 1.7 : .9;
                var mean = customers * .0031 * Kind.PERSON.habits().in(day.getMonthValue()) * weekend;
                for (var count = own.poisson(mean); count > 0; count--) {
                    var spend = own.gamma(2) * 17;
                    var lines = basket(own.pick(tastes), Kind.PERSON, 0, Channel.SHOP, day, spend, own);
                    add(Channel.SHOP, time(Channel.SHOP, day, own), Optional.empty(), lines, false, own);
                }
            }
        }
    }
}
