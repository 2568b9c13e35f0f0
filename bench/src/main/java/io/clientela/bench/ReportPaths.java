package io.clientela.bench;

import java.util.ArrayList;
import java.util.List;

/** The addresses of the pages of reports and analyses. */
final class ReportPaths {

    private static final List<String> FLIPS =
            List.of("product", "category", "department", "customer", "area", "channel", "source", "all");
    private static final List<String> FILTERS = List.of(
            "kind=company",
            "area=Area+3",
            "province=P7",
            "channel=web",
            "department=Department+3",
            "category=Category+7",
            "product=%2317",
            "customer=77",
            "from=2025-01-10&to=2026-03-05");
    private static final List<String> OTHERS = List.of(
            "/",
            "/analyses",
            "/analyses/concentration",
            "/analyses/concentration?spread=margin&period=all",
            "/analyses/cohorts",
            "/analyses/cohorts?grain=month",
            "/analyses/scope",
            "/analyses/service",
            "/analyses/overlooked",
            "/analyses/contacts",
            "/analyses/behaviour",
            "/analyses/channels",
            "/analyses/community",
            "/analyses/diagnosis",
            "/worth",
            "/worth/customers",
            "/worth/silent",
            "/worth/contracts",
            "/segments",
            "/segments/1",
            "/groups",
            "/rfm",
            "/rfm/5/5",
            "/map",
            "/portfolios",
            "/portfolios/proposal",
            "/share",
            "/needs",
            "/needs/report",
            "/needs/groups",
            "/prices",
            "/picture");

    private ReportPaths() {}

    /** All of them: the report in each flip, by each measure, under each filter; the analyses; the others. */
    static List<String> all() {
        var all = new ArrayList<String>();
        for (var rows : FLIPS) {
            all.add("/reports?rows=" + rows + "&columns=month");
            all.add("/reports?rows=" + rows + "&columns=year&measure=margin");
        }
        for (var rows : List.of("product", "customer", "category")) {
            for (var columns : List.of("area", "channel", "department")) {
                all.add("/reports?rows=" + rows + "&columns=" + columns);
            }
        }
        for (var measure : List.of("quantity", "cost", "returns", "customers", "documents")) {
            for (var rows : List.of("category", "product", "area", "channel")) {
                all.add("/reports?rows=" + rows + "&columns=year&measure=" + measure);
            }
        }
        for (var filter : FILTERS) {
            for (var rows : List.of("category", "customer", "area")) {
                all.add("/reports?rows=" + rows + "&columns=month&" + filter);
            }
        }
        all.addAll(OTHERS);
        return all;
    }
}
