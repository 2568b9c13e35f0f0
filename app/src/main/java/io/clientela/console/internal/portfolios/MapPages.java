package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.CustomerGroups.Found;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Cell;
import io.clientela.differentiate.Standings.Look;
import io.clientela.differentiate.Standings.ValueMap;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The map of value and needs of all customers, down to named people (R21). */
@Controller
public class MapPages {

    /** So many portfolios are offered to choose from. */
    private static final int OFFERED = 200;

    private final Standings standings;
    private final CustomerGroups groups;
    private final Portfolios portfolios;
    private final Members members;
    private final JsonMapper json;

    MapPages(Standings standings, CustomerGroups groups, Portfolios portfolios, Members members, JsonMapper json) {
        this.standings = standings;
        this.groups = groups;
        this.portfolios = portfolios;
        this.members = members;
        this.json = json;
    }

    /** A cell as a row of the table beside the map. */
    public record CellRow(String value, String needs, long customers, String worth, String range, String href) {}

    @GetMapping("/map")
    ModelAndView map(Page page, @RequestParam Map<String, String> parameters) {
        var look = standings.latest();
        if (look.isEmpty()) {
            return page.show("portfolios/nomap");
        }
        var query = MapQuery.read(parameters);
        var map = standings.map(query.choice(), query.window());
        var named = members.named(map.points());
        String currency = look.get().currency();
        var chart = new MapChart(query, currency, page.words());
        return page.show(
                "portfolios/map",
                "look",
                look.get(),
                "query",
                query,
                "map",
                map,
                "named",
                named,
                "cells",
                rows(map, query, currency, page.words()),
                "says",
                says(map, look.get(), page.words()),
                "chart",
                chart.options(map, named, json),
                "groups",
                groupNames(page.words()),
                "portfolios",
                portfolioNames(query, page.words()));
    }

    private static String says(ValueMap map, Look look, Words words) {
        return words.say(
                map.points().isEmpty() ? "portfolio.map.says.cells" : "portfolio.map.says.points",
                words.count("portfolio.customers", map.customers()),
                Members.money(map.window().low(), look.currency(), words),
                Members.money(map.window().high(), look.currency(), words),
                words.number(map.window().least(), 1),
                words.number(map.window().most(), 1));
    }

    private static List<CellRow> rows(ValueMap map, MapQuery query, String currency, Words words) {
        return map.cells().stream()
                .sorted(Comparator.comparingLong((Cell cell) -> cell.sum().customers())
                        .reversed())
                .map(cell -> new CellRow(
                        words.say(
                                "portfolio.from-to",
                                Members.money(cell.window().low(), currency, words),
                                Members.money(cell.window().high(), currency, words)),
                        words.say(
                                "portfolio.from-to",
                                words.number(cell.window().least(), 1),
                                words.number(cell.window().most(), 1)),
                        cell.sum().customers(),
                        Members.money(cell.sum().value(), currency, words),
                        Members.range(cell.sum(), currency, words),
                        "/map?" + query.with(cell.window())))
                .toList();
    }

    private Map<Integer, String> groupNames(Words words) {
        Map<Integer, String> names = new LinkedHashMap<>();
        groups.inForce().ifPresent(run -> {
            if (run.found() instanceof Outcome.Known<Found> known) {
                known.value().groups().forEach(group -> names.put(group.groupId(), GroupWords.name(group, words)));
            }
        });
        return names;
    }

    /** The portfolios of the largest value, and the one that was chosen. */
    private Map<Long, String> portfolioNames(MapQuery query, Words words) {
        Map<Long, String> names = new LinkedHashMap<>();
        var run = groups.inForce();
        var all = portfolios.all();
        Stream.concat(
                        all.stream().limit(OFFERED),
                        all.stream().filter(one -> Objects.equals(one.portfolioId(), query.portfolio())))
                .forEach(one -> names.put(one.portfolioId(), PortfolioWords.name(one, run, words)));
        return names;
    }

    @GetMapping("/map/export.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var query = MapQuery.read(parameters);
        Members.send(
                response, "map.csv", out -> standings.exportCsv(query.choice().within(query.window()), out));
    }

    @GetMapping("/map/export.parquet")
    void parquet(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var query = MapQuery.read(parameters);
        Members.send(
                response,
                "map.parquet",
                out -> standings.exportParquet(query.choice().within(query.window()), out));
    }
}
