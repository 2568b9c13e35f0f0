package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Assumptions.Assumed;
import io.clientela.differentiate.ContactPlans;
import io.clientela.differentiate.ContactPlans.Department;
import io.clientela.differentiate.ContactPlans.Differing;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.choice.ContactChoice;
import io.clientela.kernel.choice.Contacts;
import io.clientela.kernel.choice.Contacts.Limits;
import io.clientela.kernel.choice.Contacts.Plan;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Computes whom to contact: each department for itself, and over the whole customer. */
final class ContactsReader {

    private static final AnalysisSql SQL = new AnalysisSql("contacts");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DRAWS = 200;
    private static final long SEED = 73;
    private static final int SHOWN = 5_000;
    private static final int MOST_BUDGET = 200_000;

    private final AsOf asOf;
    private final Assumed assumed;
    private final List<Sold> departments;

    private ContactsReader(AsOf asOf, Assumed assumed, List<Sold> departments) {
        this.asOf = asOf;
        this.assumed = assumed;
        this.departments = departments;
    }

    private record Sold(String name, double net) {}

    private record Candidate(long customer, String department, double margin) {}

    static Outcome<ContactPlans> read(Connection picture, AsOf asOf, Assumed assumed, String currency, String basis)
            throws SQLException {
        var parameters = Map.of("currency", currency);
        var sold = SQL.rows(
                picture, "departments", parameters, row -> new Sold(row.getString("department"), row.getDouble("net")));
        if (sold.size() < 2) {
            return new Outcome.Unknown<>("one-department", sold.size() + " departments");
        }
        if (basis.equals("worth") && !PictureQuestions.holds(picture, "worth")) {
            return new Outcome.Unknown<>("no-worth", "no table of values");
        }
        long customers = SQL.rows(picture, "customers", parameters, row -> row.getLong("customers"))
                .getFirst();
        int budget = (int) Math.clamp(Math.round(assumed.value("budget") * customers), 1, MOST_BUDGET);
        var reader = new ContactsReader(asOf, assumed, sold);
        var candidates = AnalysisSql.rowsOf(
                picture,
                SQL.text("by-" + basis) + "\n" + SQL.text("candidates"),
                Map.of(
                        "currency",
                        currency,
                        "most",
                        String.valueOf(budget + budget / 2 + 20),
                        "places",
                        reader.written(budget)),
                row -> new Candidate(row.getLong("customer_id"), row.getString("department"), row.getDouble("margin")));
        if (candidates.isEmpty()) {
            return new Outcome.Unknown<>(basis.equals("worth") ? "no-worth" : "no-margin", "no expected margin");
        }
        return new Outcome.Known<>(reader.plans(candidates, basis, customers, budget));
    }

    /** The places of the departments as a parameter. */
    private String written(int budget) {
        var places = places(budget);
        var written = new ArrayList<Map<String, Object>>();
        for (int d = 0; d < places.length; d++) {
            written.add(Map.of("department", departments.get(d).name(), "places", places[d]));
        }
        return JSON.writeValueAsString(written);
    }

    private ContactPlans plans(List<Candidate> candidates, String basis, long customers, int budget) {
        var contacts = contacts(candidates);
        var places = places(budget);
        var limits = new Limits(
                budget,
                places,
                (int) Math.max(1, Math.round(assumed.value("most"))),
                Math.min(1, assumed.value("again")),
                assumed.value("cost"));
        var choice = new ContactChoice(contacts, limits);
        var alone = choice.byDepartment();
        var together = choice.overCustomers();
        var told = new ArrayList<Department>();
        for (int d = 0; d < departments.size(); d++) {
            told.add(new Department(
                    departments.get(d).name(), places[d], made(contacts, alone, d), made(contacts, together, d)));
        }
        return new ContactPlans(
                asOf,
                basis,
                customers,
                budget,
                assumed,
                told,
                plan(alone),
                plan(together),
                choice.gained(DRAWS, SEED),
                differing(candidates, alone, together));
    }

    private Contacts contacts(List<Candidate> candidates) {
        int n = candidates.size();
        var customer = new int[n];
        var department = new int[n];
        var margin = new double[n];
        var names = departments.stream().map(Sold::name).toList();
        for (int i = 0; i < n; i++) {
            var one = candidates.get(i);
            boolean same = i > 0 && candidates.get(i - 1).customer() == one.customer();
            customer[i] = i == 0 ? 0 : customer[i - 1] + (same ? 0 : 1);
            department[i] = names.indexOf(one.department());
            margin[i] = one.margin() * assumed.value("response");
        }
        return new Contacts(customer, department, margin);
    }

    /** The budget split over departments by what they sold, the largest remainders rounded up. */
    private int[] places(int budget) {
        double all = Math.max(1e-9, departments.stream().mapToDouble(Sold::net).sum());
        var places = new int[departments.size()];
        var remainder = new double[places.length];
        int left = budget;
        for (int d = 0; d < places.length; d++) {
            double exact = budget * departments.get(d).net() / all;
            places[d] = (int) exact;
            remainder[d] = exact - places[d];
            left -= places[d];
        }
        for (; left > 0; left--) {
            int most = 0;
            for (int d = 1; d < places.length; d++) {
                most = remainder[d] > remainder[most] ? d : most;
            }
            places[most]++;
            remainder[most]--;
        }
        return places;
    }

    private static int made(Contacts contacts, Plan plan, int department) {
        int made = 0;
        for (int i = 0; i < contacts.size(); i++) {
            made += plan.made()[i] && contacts.department()[i] == department ? 1 : 0;
        }
        return made;
    }

    private static ContactPlans.Plan plan(Plan plan) {
        return new ContactPlans.Plan(plan.contacts(), plan.customers(), plan.overlapping(), plan.margin());
    }

    private List<Differing> differing(List<Candidate> candidates, Plan alone, Plan together) {
        var differing = new ArrayList<Differing>();
        for (int from = 0, to; from < candidates.size(); from = to) {
            to = from;
            long customer = candidates.get(from).customer();
            var picked = new ArrayList<String>();
            var chosen = new ArrayList<String>();
            for (; to < candidates.size() && candidates.get(to).customer() == customer; to++) {
                if (alone.made()[to]) {
                    picked.add(candidates.get(to).department());
                }
                if (together.made()[to]) {
                    chosen.add(candidates.get(to).department());
                }
            }
            if (!picked.equals(chosen)) {
                double expected = candidates.get(from).margin() * assumed.value("response");
                differing.add(new Differing(customer, picked, chosen, expected));
            }
        }
        differing.sort(Comparator.comparingDouble(Differing::expected).reversed());
        return differing.subList(0, Math.min(SHOWN, differing.size()));
    }
}
