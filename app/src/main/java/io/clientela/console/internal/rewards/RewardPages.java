package io.clientela.console.internal.rewards;

import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.RewardAccounts;
import io.clientela.interact.RewardAccounts.Booked;
import io.clientela.interact.RewardAccounts.Exchange;
import io.clientela.interact.RewardFiles;
import io.clientela.interact.RewardProgramme;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is owed in points, every entry, what each side gave and got (R51, R36). */
@Controller
class RewardPages {

    private static final int SHOWN = 100;

    /** The kinds of entries. */
    static final List<String> KINDS = List.of("CREDIT", "TAKE_BACK", "REDEEM", "EXPIRE", "REVERSE");

    private final RewardProgramme programme;
    private final RewardAccounts accounts;
    private final RewardFiles files;
    private final Customers customers;

    RewardPages(RewardProgramme programme, RewardAccounts accounts, RewardFiles files, Customers customers) {
        this.programme = programme;
        this.accounts = accounts;
        this.files = files;
        this.customers = customers;
    }

    private RewardView view(Page page) {
        return new RewardView(programme.now().programme(), page.words());
    }

    @GetMapping("/rewards")
    ModelAndView show(Page page) {
        return page.show(
                "rewards/show",
                "view",
                view(page),
                "proof",
                accounts.proof(),
                "months",
                accounts.months(),
                "tiers",
                accounts.byTier());
    }

    @PostMapping("/rewards/run")
    ModelAndView run(Page page) {
        return page.redirect("/jobs/" + programme.run(who(page)));
    }

    @GetMapping("/rewards/entries")
    ModelAndView entries(
            Page page, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "0") long before) {
        List<Booked> rows = accounts.entries(KINDS.contains(kind) ? kind : "", Math.max(0, before), SHOWN + 1);
        return page.show(
                "rewards/entries",
                "view",
                view(page),
                "kind",
                kind,
                "rows",
                rows.stream().limit(SHOWN).toList(),
                "more",
                rows.size() > SHOWN,
                "cards",
                cards(rows.stream().map(Booked::customerId).distinct().toList()));
    }

    @GetMapping("/rewards/fairness")
    ModelAndView fairness(
            Page page,
            @RequestParam(defaultValue = "0") int tier,
            @RequestParam(defaultValue = "false") boolean unrewarded) {
        List<Exchange> rows = accounts.byCustomer(Math.max(0, tier), unrewarded, SHOWN);
        return page.show(
                "rewards/fairness",
                "view",
                view(page),
                "tiers",
                accounts.byTier(),
                "rows",
                rows,
                "tier",
                tier,
                "unrewarded",
                unrewarded,
                "cards",
                cards(rows.stream().map(Exchange::customerId).toList()));
    }

    private Map<Long, CustomerCard> cards(List<Long> ids) {
        return customers.cards(ids).stream().collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    @GetMapping({"/rewards/entries.csv", "/rewards/entries.parquet"})
    void entriesFile(Page page, HttpServletResponse response) throws IOException {
        boolean parquet = page.path().endsWith(".parquet");
        offer(response, "reward-entries", parquet);
        files.entries(parquet, response.getOutputStream());
    }

    @GetMapping({"/rewards/fairness.csv", "/rewards/fairness.parquet"})
    void fairnessFile(Page page, HttpServletResponse response) throws IOException {
        boolean parquet = page.path().endsWith(".parquet");
        offer(response, "reward-fairness", parquet);
        files.exchanges(parquet, response.getOutputStream());
    }

    private static void offer(HttpServletResponse response, String name, boolean parquet) {
        response.setContentType(parquet ? "application/vnd.apache.parquet" : "text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + name + (parquet ? ".parquet\"" : ".csv\""));
    }

    /** Who does something, as in the journal. */
    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }
}
