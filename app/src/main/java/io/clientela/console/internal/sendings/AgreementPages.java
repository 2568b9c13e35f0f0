package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Agreements and consents as staff sees them (R34, R35). */
@Controller
class AgreementPages {

    private static final int LIST = 200;

    private final Agreements agreements;
    private final Customers customers;

    AgreementPages(Agreements agreements, Customers customers) {
        this.agreements = agreements;
        this.customers = customers;
    }

    @GetMapping("/agreements")
    ModelAndView list(Page page) {
        var latest = agreements.latest(LIST);
        return page.show(
                "agreement/list",
                "agreements",
                latest,
                "agreed",
                agreements.agreed(),
                "flaws",
                agreements.flaws(LIST),
                "cards",
                cards(latest));
    }

    private Map<Long, CustomerCard> cards(Collection<Agreement> some) {
        return customers
                .cards(some.stream().map(Agreement::customerId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    @PostMapping("/agreements/import")
    ModelAndView take(Page page, @RequestParam Optional<MultipartFile> file) throws IOException {
        if (file.isEmpty() || file.get().isEmpty()) {
            return page.redirect("/agreements", Notice.problem(page.say("agreement.import.nothing")));
        }
        String name = Optional.ofNullable(file.get().getOriginalFilename()).orElse("consents.csv");
        try (var text = new InputStreamReader(file.get().getInputStream(), StandardCharsets.UTF_8)) {
            var imported = agreements.importCsv(name, text, SendingPages.who(page));
            String said = page.say("agreement.import.done", imported.taken(), imported.known(), imported.flawed());
            return page.redirect("/agreements", imported.flawed() == 0 ? Notice.done(said) : Notice.problem(said));
        }
    }

    @GetMapping("/agreements/{id}/{version}")
    ModelAndView one(Page page, @PathVariable long id, @PathVariable int version) {
        var agreement = found(id, version);
        return page.show(
                "agreement/one",
                "agreement",
                agreement,
                "versions",
                agreements.of(agreement.customerId()).stream()
                        .filter(one -> one.agreementId() == id)
                        .toList(),
                "events",
                agreements.events(id),
                "consents",
                agreements.consents(agreement.customerId()),
                "cards",
                cards(java.util.List.of(agreement)));
    }

    private Agreement found(long id, int version) {
        return agreements.version(id, version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/agreements/{id}/{version}/copy.json")
    void copy(@PathVariable long id, @PathVariable int version, HttpServletResponse response) throws IOException {
        send(
                response,
                "agreement-" + id + "-" + version + ".json",
                found(id, version).copy());
    }

    @GetMapping("/agreements/consents/{id}/receipt.json")
    void receipt(@PathVariable long id, HttpServletResponse response) throws IOException {
        try {
            send(response, "consent-" + id + ".json", agreements.receipt(id));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "", e);
        }
    }

    /** The very bytes that were hashed. */
    private static void send(HttpServletResponse response, String name, String text) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the customer said to staff, or the firm says: accepted, refused, ended. */
    @PostMapping("/agreements/{id}/{version}")
    ModelAndView act(
            Page page, @PathVariable long id, @PathVariable int version, @RequestParam Map<String, String> given) {
        var side = given.getOrDefault("side", "").equals("CUSTOMER") ? Side.CUSTOMER : Side.FIRM;
        var proof = new Proof(
                SendingPages.who(page),
                "staff",
                given.getOrDefault("wording", "").strip(),
                given.getOrDefault("evidence", "").strip());
        String back = "/agreements/" + id + "/" + version;
        if (proof.wording().isEmpty()) {
            return page.redirect(back, Notice.problem(page.say("agreement.act.no-wording")));
        }
        try {
            switch (given.getOrDefault("do", "")) {
                case "accept" -> agreements.accept(id, version, side, proof);
                case "refuse" -> agreements.refuse(id, version, side, proof);
                case "end" -> agreements.end(id, side, proof);
                default -> throw new IllegalArgumentException("nothing to do");
            }
            return page.redirect(back, Notice.done(page.say("agreement.act.done")));
        } catch (IllegalArgumentException e) {
            return page.redirect(back, Notice.problem(page.say("agreement.act.not")));
        }
    }
}
