package io.clientela.demo.internal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes people with names as frequent as among those who live in Emilia, addresses, telephones and e-mail addresses. */
final class People {

    private static final List<String> MAIL_HOUSES = List.of(
            "posta.example",
            "posta.example",
            "posta.example",
            "liberamail.example",
            "liberamail.example",
            "casella.example",
            "fibranet.example",
            "webmail.example");

    /** Prefixes in the form of Italian mobile numbers that none of the large operators gives out. */
    private static final List<String> MOBILE = List.of("321", "325", "326", "332", "341", "364", "365", "367");

    private final List<Town> towns = Town.all();
    private final Weighted<Town> townsOfPeople = Weighted.of(towns, Town::people);
    private final Weighted<Town> townsOfFirms = Weighted.of(towns, Town::firms);
    private final Weighted<List<String>> streets = Weighted.of(Rows.of("streets.csv"), row -> weight(row, 1));
    private final Weighted<List<String>> families = Weighted.of(Rows.of("family-names.csv"), row -> weight(row, 1));
    private final Weighted<List<String>> newcomers = Weighted.of(Rows.of("newcomers.csv"), row -> weight(row, 4));
    private final List<Weighted<List<String>>> women = givenNames("F");
    private final List<Weighted<List<String>>> men = givenNames("M");
    private final Set<String> taken = new HashSet<>();

    private static double weight(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<Weighted<List<String>>> givenNames(String sex) {
        var names = Rows.of("given-names.csv").stream()
                .filter(row -> row.get(1).equals(sex))
                .toList();
        return List.of(
                Weighted.of(names, row -> weight(row, 2)),
                Weighted.of(names, row -> weight(row, 3)),
                Weighted.of(names, row -> weight(row, 4)));
    }

    /** Somebody from 21 to 85 years old in 2026. */
    Person person(Dice dice) {
        var age = 21 + (int) (64 * dice.beta(1.9, 2.3));
        return person(dice.chance(.56), 2026 - age, families.pick(dice).getFirst(), dice);
    }

    private Person person(boolean female, int year, String family, Dice dice) {
        var born = LocalDate.of(year, 1, 1).plusDays(dice.below(365));
        if (dice.chance(.075)) {
            var row = newcomers.pick(dice);
            return new Person(row.get(0), row.get(1), row.get(2).equals("F"), born, row.get(3));
        }
        var cohort = year < 1965 ? 0 : year < 1985 ? 1 : 2;
        var given = (female ? women : men).get(cohort).pick(dice).getFirst();
        return new Person(given, family, female, born, townsOfPeople.pick(dice).cadastral());
    }

    /** Somebody who lives with the given person: husband or wife, or a grown-up child. */
    Person housemate(Person other, Dice dice) {
        var year = other.born().getYear();
        if (year < 1975 && dice.chance(.35)) {
            return person(dice.chance(.5), Math.min(2004, year + 24 + dice.below(12)), other.family(), dice);
        }
        return person(
                !other.female(), year - 4 + dice.below(9), families.pick(dice).getFirst(), dice);
    }

    /** An address of a firm or a person. */
    Address address(boolean firm, Dice dice) {
        return address((firm ? townsOfFirms : townsOfPeople).pick(dice), dice);
    }

    /** An address in a town. */
    Address address(Town town, Dice dice) {
        var number = Integer.toString(1 + (int) (dice.exponential() * 28));
        if (dice.chance(.14)) {
            number += "/" + (char) ('A' + dice.below(4));
        } else if (dice.chance(.02)) {
            number += " bis";
        }
        return new Address(streets.pick(dice).getFirst(), number, dice.pick(town.postcodes()), town);
    }

    /** The figures of a mobile number. */
    String mobile(Dice dice) {
        return dice.pick(MOBILE) + dice.figures(7);
    }

    /** The figures of a telephone number in a town. */
    String landline(Town town, Dice dice) {
        return town.dialling() + "1"
                + dice.figures(Math.max(5, 8 - town.dialling().length()));
    }

    /** An e-mail address that nobody else has. */
    String email(Person person, Dice dice) {
        var given = slug(person.given());
        var family = slug(person.family());
        var year = Integer.toString(person.born().getYear());
        var local = switch (dice.below(9)) {
            case 0, 1, 2 -> given + "." + family;
            case 3 -> given + family;
            case 4 -> given.charAt(0) + "." + family;
            case 5 -> family + "." + given;
            case 6 -> given + "." + family + year.substring(2);
            case 7 -> given + year.substring(2);
            default -> family + given.charAt(0) + year.substring(2);
        };
        return unique(local, "@" + dice.pick(MAIL_HOUSES), dice);
    }

    /** The address that nobody else has with the wanted one's beginning and end. */
    String unique(String local, String end, Dice dice) {
        var address = local + end;
        while (!taken.add(address)) {
            address = local + dice.between(2, 999) + end;
        }
        return address;
    }

    /** A town for a firm. */
    Town townOfFirm(Dice dice) {
        return townsOfFirms.pick(dice);
    }

    /** The text in small letters without accents and signs, as in a domain name. */
    static String slug(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
