package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.HomeTask;
import io.clientela.console.internal.shell.HomeTile;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Overview;
import io.clientela.differentiate.Overview.Glance;
import io.clientela.differentiate.Overview.Silent;
import io.clientela.differentiate.Picture;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.identify.Imports;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.Right;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** What the house knows now: all customers at a glance, what to do today; and the next step while it knows nothing. */
@Controller
class HomePage {

    private final ObjectProvider<HomeTile> tiles;
    private final ObjectProvider<HomeTask> tasks;
    private final Overview overview;
    private final Picture picture;
    private final Customers customers;
    private final Imports imports;
    private final JsonMapper json;

    HomePage(
            ObjectProvider<HomeTile> tiles,
            ObjectProvider<HomeTask> tasks,
            Overview overview,
            Picture picture,
            Customers customers,
            Imports imports,
            JsonMapper json) {
        this.tiles = tiles;
        this.tasks = tasks;
        this.overview = overview;
        this.picture = picture;
        this.customers = customers;
        this.imports = imports;
        this.json = json;
    }

    @GetMapping("/")
    ModelAndView home(Page page) {
        List<HomeTile.Figure> figures = tiles.stream()
                .filter(tile -> page.may(tile.right()))
                .sorted(Comparator.comparingInt(HomeTile::order))
                .flatMap(tile -> tile.figure(page.words()).stream())
                .toList();
        GlanceView view = page.may(Right.SEE_REPORTS) && page.may(Right.SEE_CUSTOMERS) ? view(page) : null;
        return page.show(
                "house/home",
                "figures",
                figures,
                "tasks",
                tasks(page),
                "view",
                view,
                "older",
                view != null && isOlder(),
                "curve",
                view == null ? "" : json.writeValueAsString(view.curve()),
                "bars",
                view == null ? "" : json.writeValueAsString(view.bars()),
                "silentHref",
                page.leadsTo("/worth/silent") ? "/worth/silent" : "/customers?sort=LAST_PURCHASE");
    }

    /** Whether the figures are still those of before the latest import, which they follow. */
    private boolean isOlder() {
        Instant seenAt = picture.seenAt().orElse(Instant.EPOCH);
        return imports.list(Long.MAX_VALUE, 1).stream()
                .anyMatch(latest -> latest.endedAt().filter(seenAt::isAfter).isEmpty());
    }

    private @Nullable GlanceView view(Page page) {
        if (!(overview.glance() instanceof Outcome.Known<Glance> known)) {
            return null;
        }
        var silent =
                known.value().silence().first().stream().map(Silent::customerId).toList();
        var cards = customers.cards(silent).stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
        return new GlanceView(known.value(), cards, page.words());
    }

    private List<HomeTask.Task> tasks(Page page) {
        return tasks.stream()
                .filter(task -> page.may(task.right()))
                .sorted(Comparator.comparingInt(HomeTask::order))
                .flatMap(task -> task.task(page.words()).stream())
                .toList();
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("User-agent: *\nDisallow: /\n");
    }
}
