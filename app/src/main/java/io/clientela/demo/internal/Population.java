package io.clientela.demo.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the true customers. */
final class Population {

    /** Of the customers of today, those who came before the first file. */
    private static final double OLD = .36;

    private final Dice dice;
    private final People people = new People();
    private final Firms firms;
    private final Weighted<Kind> kinds = Weighted.of(List.of(Kind.values()), kind -> kind.share);
    private final Map<Kind, Weighted<Taste.Profile>> profiles = new EnumMap<>(Kind.class);
    private final Map<Kind, Rhythm> rhythms = new EnumMap<>(Kind.class);
    private final Taste.Offer forFirms;
    private final Taste.Offer forPeople;
    private final List<Customer> made = new ArrayList<>();
    private Optional<Customer> housemate = Optional.empty();
    private int households;

    private Population(Catalogue catalogue, Dice dice) {
        this.dice = dice;
        this.firms = new Firms(people, dice.fork("firms"));
        this.forFirms = new Taste.Offer(catalogue, true);
        this.forPeople = new Taste.Offer(catalogue, false);
        var all = Taste.Profile.all();
        for (var kind : Kind.values()) {
            var own = all.stream().filter(profile -> profile.kind() == kind).toList();
            profiles.put(kind, Weighted.of(own, Taste.Profile::weight));
            rhythms.put(kind, new Rhythm(kind, House.LAST_DAY));
        }
    }

    /** As many customers as wanted, each with a purchase within the files. */
    static List<Customer> of(int count, Catalogue catalogue, Dice dice) {
        var population = new Population(catalogue, dice);
        for (var id = 1; id <= count; id++) {
            population.made.add(population.customer(id, dice.fork(id)));
        }
        return List.copyOf(population.made);
    }

    private Customer customer(int id, Dice own) {
        var kind = kinds.pick(own);
        return kind.firm() ? firm(id, kind, own) : person(id, own);
    }

    private Customer firm(int id, Kind kind, Dice own) {
        var address = people.address(true, own);
        var owner = people.person(own);
        var firm = firms.firm(kind, owner, address.town(), own);
        var domain = firm.website();
        var email = domain.isEmpty()
                ? own.chance(.5) ? people.email(owner, own) : mailHouse(firm.sign(), own)
                : people.unique(own.chance(.7) ? "info" : "ordini", "@" + domain, own);
        var other = own.chance(.35) ? Optional.of(people.email(owner, own)) : Optional.<String>empty();
        var channels = firmChannels(kind, own);
        var card = channels.getOrDefault(Channel.SHOP, 0.0) > 0 && own.chance(.75);
        return assemble(id, kind, Optional.of(firm), owner, address, 0, email, other, channels, card, own);
    }

    private String mailHouse(String sign, Dice own) {
        return people.unique(People.slug(sign), "@posta.example", own);
    }

    private static Map<Channel, Double> firmChannels(Kind kind, Dice own) {
        return switch (kind) {
            case RETAILER -> uses(some(.2, .4, own), 1, some(.08, .1, own), some(.15, .3, own));
            case PUBLIC -> uses(1, 0, 0, 0);
            case BAR, FARMHOUSE ->
                own.chance(.3)
                        ? uses(.2, 1, some(.25, .3, own), some(.15, .25, own))
                        : uses(1, 0, some(.35, .3, own), some(.2, .25, own));
            default -> uses(1, some(.1, .3, own), some(.3, .2, own), some(.22, .2, own));
        };
    }

    private static double some(double chance, double use, Dice own) {
        return own.chance(chance) ? use : 0;
    }

    private static Map<Channel, Double> uses(double invoice, double agent, double shop, double web) {
        return Map.of(Channel.INVOICE, invoice, Channel.AGENT, agent, Channel.SHOP, shop, Channel.WEB, web);
    }

    private Customer person(int id, Dice own) {
        var with = housemate;
        housemate = Optional.empty();
        var person = with.map(other -> people.housemate(other.person(), own)).orElseGet(() -> people.person(own));
        var address = with.map(Customer::address).orElseGet(() -> people.address(false, own));
        var household = with.map(Customer::household).orElse(0);
        var starts = with.isEmpty() && own.chance(.13);
        if (starts) {
            household = ++households;
        }
        var near = address.town().province().equals("RE");
        var use = own.share();
        var web = near ? use > .62 : use > .12;
        var shop = near ? use < .84 : use < .3;
        var channels = uses(0, 0, shop ? 1 : 0, web ? .8 : 0);
        var other = own.chance(.16) ? Optional.of(people.email(person, own)) : Optional.<String>empty();
        var email = people.email(person, own);
        var card = shop && (!web || own.chance(.8));
        var made = assemble(
                id, Kind.PERSON, Optional.empty(), person, address, household, email, other, channels, card, own);
        if (starts) {
            housemate = Optional.of(made);
        }
        return made;
    }

    private Customer assemble(
            int id,
            Kind kind,
            Optional<Customer.Firm> firm,
            Person person,
            Address address,
            int household,
            String email,
            Optional<String> other,
            Map<Channel, Double> channels,
            boolean card,
            Dice own) {
        var profile = java.util.Objects.requireNonNull(profiles.get(kind)).pick(own);
        var moved = household == 0 && own.chance(kind.firm() ? .04 : .09);
        var former = moved
                ? Optional.of(own.chance(.6) ? people.address(address.town(), own) : people.address(kind.firm(), own))
                : Optional.<Address>empty();
        var landline = kind.firm() || own.chance(.4) ? people.landline(address.town(), own) : "";
        if (household > 0) {
            landline = people.landline(address.town(), dice.fork("household").fork(household));
        }
        var spend = kind.habits().spend();
        var mean = spend.p() * spend.gamma() / own.gamma(spend.q());
        return new Customer(
                id,
                kind,
                firm,
                person,
                address,
                former,
                House.FIRST_DAY.plusDays(own.between(120, 1_000)),
                landline,
                people.mobile(own),
                email,
                other,
                household,
                card ? Optional.of(cardNumber(id)) : Optional.empty(),
                channels.getOrDefault(Channel.AGENT, 0.0) > 0 ? Optional.of("A" + (10_000 + id * 3)) : Optional.empty(),
                discount(kind, own),
                channels,
                profile.name(),
                Taste.of(profile, kind.firm() ? forFirms : forPeople, own),
                life(kind, own),
                mean);
    }

    private Rhythm.Life life(Kind kind, Dice own) {
        var rhythm = java.util.Objects.requireNonNull(rhythms.get(kind));
        var old = own.chance(OLD);
        while (true) {
            var from = old ? Rhythm.ORIGIN : House.FIRST_DAY;
            var to = old ? House.FIRST_DAY : House.LAST_DAY;
            var days = (int) (to.toEpochDay() - from.toEpochDay());
            var life = rhythm.of(from.plusDays((long) (days * StrictMath.pow(own.share(), .92))), own);
            if (life.visits().stream().anyMatch(day -> !day.isBefore(House.FIRST_DAY))) {
                return life;
            }
        }
    }

    private static int discount(Kind kind, Dice own) {
        return switch (kind) {
            case PERSON -> 0;
            case PUBLIC -> 5 * own.between(1, 3);
            case RETAILER -> 5 * own.between(5, 8);
            default -> 5 * own.between(2, 6);
        };
    }

    private static String cardNumber(int id) {
        var twelve = "2900" + (10_000_000 + (id * 7_919L) % 90_000_000);
        var sum = 0;
        for (var i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
