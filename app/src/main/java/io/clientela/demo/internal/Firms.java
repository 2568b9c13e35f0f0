package io.clientela.demo.internal;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes firms and public bodies: sign, legal form, name in the register, VAT number, recipient code. */
final class Firms {

    private static final String RECIPIENT_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

    private final Map<Kind, Weighted<List<String>>> signs = new EnumMap<>(Kind.class);
    private final Set<String> vatNumbers = new HashSet<>();
    private final Set<String> websites = new HashSet<>();
    private final People people;
    private final List<String> recipients;

    Firms(People people, Dice dice) {
        this.people = people;
        var rows = Rows.of("signs.csv");
        for (var kind : Kind.values()) {
            if (kind.firm()) {
                var own = rows.stream()
                        .filter(row -> row.get(0).equals(kind.name()))
                        .toList();
                signs.put(kind, Weighted.of(own, row -> Double.parseDouble(row.get(2))));
            }
        }
        recipients = java.util.stream.IntStream.range(0, 14)
                .mapToObj(i -> signs(7, dice))
                .toList();
    }

    private static String signs(int count, Dice dice) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(RECIPIENT_SIGNS.charAt(dice.below(RECIPIENT_SIGNS.length())));
        }
        return text.toString();
    }

    /** A firm of the kind in the town, that the given person owns or speaks for. */
    Customer.Firm firm(Kind kind, Person owner, Town town, Dice dice) {
        var found = signs.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("no firm: " + kind);
        }
        var sign = found.pick(dice).get(1).replace("{given}", owner.given()).replace("{family}", owner.family());
        if (kind == Kind.PUBLIC) {
            var taxCode = TaxCodes.withCheckFigure("9" + dice.figures(6) + town.vatOffice());
            return new Customer.Firm(
                    sign + " - " + town.name(), sign, "", taxCode, false, "UF" + signs(4, dice), pec(sign, dice), "");
        }
        var vatNumber = vatNumber(town, dice);
        var soleTrader = dice.chance(soleTraders(kind));
        var legal =
                soleTrader ? sign + " di " + owner.family() + " " + owner.given() : company(kind, sign, owner, dice);
        var recipient = dice.chance(.8) ? dice.pick(recipients) : "0000000";
        var website = dice.chance(.55) ? website(sign, town, dice) : "";
        return new Customer.Firm(
                legal,
                sign,
                vatNumber,
                soleTrader ? owner.taxCode() : vatNumber,
                soleTrader,
                recipient,
                pec(soleTrader ? owner.name() : sign, dice),
                website);
    }

    private String website(String sign, Town town, Dice dice) {
        var name = People.slug(sign);
        return websites.add(name)
                ? name + ".example"
                : people.unique(name + "-" + People.slug(town.name()), ".example", dice);
    }

    private static double soleTraders(Kind kind) {
        return switch (kind) {
            case BAR, FARMHOUSE -> .45;
            case RETAILER -> .5;
            case RESTAURANT -> .3;
            default -> .06;
        };
    }

    private static String company(Kind kind, String sign, Person owner, Dice dice) {
        if (kind == Kind.FARMHOUSE && dice.chance(.6)) {
            return "Società Agricola " + owner.family() + " S.S.";
        }
        var initial = owner.family() + " " + owner.given().charAt(0) + ".";
        return switch (dice.below(10)) {
            case 0, 1 -> sign + " di " + initial + " & C. S.n.c.";
            case 2 -> sign + " di " + initial + " & C. S.a.s.";
            case 3 -> owner.family() + " " + trade(kind) + " S.r.l.";
            case 4 ->
                People.slug(owner.family()).substring(0, 2).toUpperCase(Locale.ROOT)
                        + owner.given().charAt(0)
                        + " "
                        + trade(kind)
                        + " S.r.l.";
            case 5, 6 -> sign + " S.r.l.s.";
            default -> sign + " S.r.l.";
        };
    }

    private static String trade(Kind kind) {
        return switch (kind) {
            case HOTEL -> "Gestioni Alberghiere";
            case BAR -> "Food & Beverage";
            case RETAILER -> "Distribuzione";
            case CATERER -> "Eventi";
            case FARMHOUSE -> "Ospitalità";
            default -> "Ristorazione";
        };
    }

    /**
     * A number with a right check figure that no firm has: the first seven figures run on from 6,000,000 in each
     * office, far above those given out.
     */
    private String vatNumber(Town town, Dice dice) {
        while (true) {
            var number = TaxCodes.withCheckFigure((6_000_000 + dice.below(1_900_000)) + town.vatOffice());
            if (vatNumbers.add(number)) {
                return number;
            }
        }
    }

    private String pec(String name, Dice dice) {
        return people.unique(People.slug(name), "@pec-impresa.example", dice);
    }
}
