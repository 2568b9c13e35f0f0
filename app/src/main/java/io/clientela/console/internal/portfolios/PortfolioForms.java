package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Portfolios.Split;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.PersonId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people change about portfolios, each with its way back. */
@Controller
class PortfolioForms {

    private static final int NAME = 80;

    private final Portfolios portfolios;

    PortfolioForms(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @PostMapping("/portfolios/{id}/name")
    ModelAndView rename(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String name) {
        String called = name.strip();
        if (called.length() > NAME) {
            return page.redirect("/portfolios/" + id, Notice.problem(page.say("group.name.long", NAME)));
        }
        return done(page, portfolios.rename(id, called, ProposalPages.who(page)), "/portfolios/" + id, "renamed");
    }

    @PostMapping("/portfolios/{id}/owner")
    ModelAndView own(Page page, @PathVariable long id, @RequestParam Optional<Long> owner) {
        PersonId person = owner.filter(number -> number > 0).map(PersonId::new).orElse(null);
        return done(page, portfolios.own(id, person, ProposalPages.who(page)), "/portfolios/" + id, "owner");
    }

    @PostMapping("/portfolios/{id}/merge")
    ModelAndView merge(
            Page page,
            @PathVariable long id,
            @RequestParam Optional<Long> other,
            @RequestParam(defaultValue = "") String why) {
        var ids = List.of(id, other.orElse(id));
        return done(page, portfolios.merge(ids, ProposalPages.who(page), why.strip()), "/portfolios/" + id, "merged");
    }

    @PostMapping("/portfolios/{id}/split")
    ModelAndView split(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String why) {
        var wanted = Arrays.stream(Split.values())
                .filter(one -> one.name().equals(how))
                .findFirst()
                .orElse(Split.BY_VALUE);
        return done(
                page, portfolios.split(id, wanted, ProposalPages.who(page), why.strip()), "/portfolios/" + id, "split");
    }

    @PostMapping("/customers/{id}/portfolio")
    ModelAndView move(
            Page page,
            @PathVariable long id,
            @RequestParam Optional<Long> portfolio,
            @RequestParam(defaultValue = "") String why) {
        return done(
                page,
                portfolios.move(id, portfolio.orElse(0L), ProposalPages.who(page), why.strip()),
                "/customers/" + id,
                "moved");
    }

    @PostMapping("/portfolios/revert")
    ModelAndView revert(
            Page page, @RequestParam(defaultValue = "0") long version, @RequestParam(defaultValue = "") String why) {
        return done(page, portfolios.revert(version, ProposalPages.who(page), why.strip()), "/portfolios", "reverted");
    }

    private static ModelAndView done(Page page, Outcome<Long> outcome, String to, String what) {
        return switch (outcome) {
            case Outcome.Known<Long> known -> page.redirect(to, Notice.done(page.say("portfolio.done." + what)));
            case Outcome.Unknown<Long> unknown ->
                page.redirect(
                        unknown.reason().equals("no-such-portfolio") ? "/portfolios" : to,
                        Notice.problem(page.words().code("portfolio.reason", unknown.reason())));
        };
    }
}
